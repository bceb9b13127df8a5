//! The types of a measure: sort, kind, state, the row with its owner's place, what is typed. No decision is made here.
//! The kinds are PROPOSED: form TFN 832 section 8 has free text only.

use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, Place, Seat, Timestamp};
use platform::work::Target;

use crate::appraisal::model::{self as appraisal, AppraisalId};
use crate::usage::model::Purpose;

kernel::id!(
    /// Pendekezo la tuzo, hatua ya maendeleo au adhabu.
    MeasureId
);
kernel::id!(
    /// Maoni ya mtumishi on a measure.
    MeasureCommentId
);

kernel::codes! {
    /// Aina kuu. Source: performance.md 3.2 section 8.
    pub enum Sort {
        /// Tuzo.
        Reward = "reward",
        /// Hatua ya maendeleo.
        Development = "development",
        /// Adhabu.
        Sanction = "sanction",
    }
}

kernel::codes! {
    /// The pick list. PROPOSED.
    pub enum Kind {
        Commendation = "commendation",
        BestEmployee = "best_employee",
        Promotion = "promotion",
        OtherReward = "other_reward",
        ShortCourse = "short_course",
        LongCourse = "long_course",
        Coaching = "coaching",
        Rotation = "rotation",
        OtherDevelopment = "other_development",
        SpokenWarning = "spoken_warning",
        WrittenWarning = "written_warning",
        Referral = "referral",
        OtherSanction = "other_sanction",
    }
}

impl Kind {
    pub fn sort(self) -> Sort {
        match self {
            Self::Commendation | Self::BestEmployee | Self::Promotion | Self::OtherReward => Sort::Reward,
            Self::ShortCourse
            | Self::LongCourse
            | Self::Coaching
            | Self::Rotation
            | Self::OtherDevelopment => Sort::Development,
            Self::SpokenWarning | Self::WrittenWarning | Self::Referral | Self::OtherSanction => {
                Sort::Sanction
            }
        }
    }

    /// For what decision the mark is used when this is approved.
    pub fn purpose(self) -> Purpose {
        match self {
            Self::Promotion => Purpose::Promotion,
            Self::Commendation | Self::BestEmployee | Self::OtherReward => Purpose::Award,
            Self::ShortCourse | Self::LongCourse => Purpose::Training,
            Self::Coaching | Self::Rotation | Self::OtherDevelopment => Purpose::Other,
            Self::SpokenWarning | Self::WrittenWarning | Self::Referral | Self::OtherSanction => {
                Purpose::Sanction
            }
        }
    }
}

kernel::codes! {
    /// Where a measure stands.
    pub enum State {
        /// Imependekezwa: a reward or a development measure waits for the decision.
        Recommended = "recommended",
        /// Mtumishi anasubiriwa kujieleza: a sanction waits for the employee's word.
        Hearing = "hearing",
        /// Amejieleza.
        Heard = "heard",
        /// Imekubaliwa: waits to be carried out.
        Approved = "approved",
        Declined = "declined",
        /// Imeondolewa by who recommended it.
        Withdrawn = "withdrawn",
        /// Imetekelezwa.
        Done = "done",
        NotDone = "not_done",
    }
}

impl State {
    /// Nobody has decided yet.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Recommended | Self::Hearing | Self::Heard)
    }
}

platform::row! {
    /// One measure with its owner's place, the supervisors of the day, and what its rules look at.
    pub struct MeasureRow {
        pub id: MeasureId,
        pub institution_id: InstitutionId,
        pub appraisal_id: AppraisalId,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub kind: Kind,
        pub subject: String,
        pub text: String,
        pub state: State,
        pub recommended_by_id: EmploymentId,
        pub recommended_by_name: String,
        pub recommended_at: Timestamp,
        pub hearing_due_on: Option<Day>,
        /// Until when, where that was put off because they were away.
        pub hear_by: Option<Day>,
        pub hearing: String,
        pub heard_at: Option<Timestamp>,
        pub decided_by_name: Option<String>,
        pub decided_at: Option<Timestamp>,
        pub decision: String,
        pub letter: String,
        pub due_on: Option<Day>,
        pub followed_by_name: Option<String>,
        pub followed_at: Option<Timestamp>,
        pub outcome: String,
        pub version: i64,
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        /// Of a head of institution, whom nobody inside it supervises: the seat above, which recommends and decides.
        pub seat_above: Option<Seat>,
        pub appraisal_state: appraisal::State,
        /// An appeal against the mark is being heard.
        pub contested: bool,
        /// Until when the employee may go on from what was decided about their appeal.
        pub further_by: Option<Day>,
        /// When the mark came out, where nobody has appealed against it.
        pub unappealed_since: Option<Timestamp>,
        /// When the mark came out.
        pub published_at: Option<Timestamp>,
        /// The newest version of the mark; None: there is no mark.
        pub mark_version: Option<i64>,
    }
}

impl MeasureRow {
    /// The last day on which the employee is heard.
    pub fn hearing_until(&self) -> Option<Day> {
        let asked = self.hearing_due_on?;
        Some(self.hear_by.map_or(asked, |day| day.max(asked)))
    }
}

impl Target for MeasureRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.employment_id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            above: self.seat_above.clone(),
            ..Place::default()
        }
    }
}

platform::row! {
    /// One line of a list of measures.
    pub struct ListedRow {
        pub id: MeasureId,
        pub name: String,
        pub unit_name: String,
        pub year: FinancialYear,
        pub kind: Kind,
        pub subject: String,
        pub state: State,
        pub due_on: Option<Day>,
    }

    /// How many measures of a sort stand in a state.
    pub struct CountRow {
        pub sort: Sort,
        pub state: State,
        pub count: i64,
    }

    /// What the employee, or whoever reads it, wrote beside a measure.
    pub struct CommentRow {
        pub by_name: String,
        pub text: String,
        pub at: Timestamp,
    }

    /// How many of one kind are wanted in one cadre of one unit.
    pub struct NeedRow {
        pub kind: Kind,
        pub subject: String,
        pub cadre: String,
        pub unit_name: String,
        pub count: i64,
        /// Of how many people: several measures may be one person's.
        pub people: i64,
    }
}

/// What a supervisor recommends, as the rules accepted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommended {
    pub kind: Kind,
    pub subject: String,
    pub text: String,
}

/// What the head decides, as the rules accepted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub approves: bool,
    pub reason: String,
    pub letter: String,
    /// By when it is carried out; only of what is approved.
    pub due_on: Option<Day>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    pub done: bool,
    pub note: String,
}
