//! The types of an appeal: its levels and states, what is contested, who sits over it, what was decided. No decision is
//! made here. Source: performance.md 5.2.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FileId, FinancialYear, InstitutionId, Marks, Place, Quantity, Timestamp};
use platform::work::Target;
use serde_json::Value;

use crate::appraisal::model::AppraisalId;

kernel::id!(
    /// Rufaa: one case against one published mark.
    AppealId
);

/// Ngazi: 0 mapitio, 1 msimamizi wa pili, 2 mkuu wa taasisi na kamati, 3 Tume.
pub const REVIEW: i64 = 0;
pub const SECOND_LEVEL: i64 = 1;
pub const COMMITTEE: i64 = 2;
pub const COMMISSION: i64 = 3;

/// Namba ya rufaa: how a case is called on paper and on the telephone, also by those who must not know whose it is.
/// One row of numbers for each institution and year of marks.
pub fn case_number(year: FinancialYear, number: i64) -> String {
    format!("RUF/{year}/{number:04}")
}

impl AppealRow {
    pub fn case_number(&self) -> String {
        case_number(self.year, self.number)
    }
}

impl ListedRow {
    pub fn case_number(&self) -> String {
        case_number(self.year, self.number)
    }
}

kernel::codes! {
    /// Where a case stands on its level.
    pub enum State {
        /// Inasubiri kamati iteuliwe.
        Committee = "committee",
        /// Inasikilizwa.
        Hearing = "hearing",
        /// Imeamuliwa: the appellant may go on.
        Decided = "decided",
        /// Ipo nje ya taasisi: with the Commission, or on its way there.
        Outside = "outside",
        /// Imefungwa: the appellant is content, or the Commission has answered.
        Closed = "closed",
        /// Imeondolewa na mrufani.
        Withdrawn = "withdrawn",
    }
}

kernel::codes! {
    /// Sababu ya rufaa. Source: performance.md 5.2.
    pub enum Ground {
        /// Kosa la hesabu.
        Computation = "computation",
        /// Ushahidi haukuzingatiwa.
        Evidence = "evidence",
        /// Shabaha iliyo nje ya uwezo.
        Control = "control",
        /// Utaratibu haukufuatwa.
        Procedure = "procedure",
        /// Upendeleo au mgongano wa maslahi.
        Bias = "bias",
        /// Msimamizi asiye sahihi.
        Supervisor = "supervisor",
        /// Likizo au masomo hayakuzingatiwa.
        Leave = "leave",
    }
}

kernel::codes! {
    /// How a level ended. Source: performance.md 5.2; `missed`, `recused` and `left` are how a panel loses a case.
    pub enum Outcome {
        Upheld = "upheld",
        Partial = "partial",
        Dismissed = "dismissed",
        /// Haikupokelewa: late without a good reason.
        Struck = "struck",
        Missed = "missed",
        Recused = "recused",
        /// Who sat alone has left the institution.
        Left = "left",
    }
}

impl Outcome {
    /// Was the case decided, or did it only go on?
    pub fn decides(self) -> bool {
        match self {
            Self::Upheld | Self::Partial | Self::Dismissed | Self::Struck => true,
            Self::Missed | Self::Recused | Self::Left => false,
        }
    }
}

kernel::codes! {
    /// How a case came to a level.
    pub enum Came {
        Filed = "filed",
        /// The appellant went on.
        Further = "further",
        /// The level below let its last day pass.
        Missed = "missed",
        /// The only one who sat over it stood down.
        Recused = "recused",
        /// The only one who sat over it left the institution.
        Left = "left",
    }
}

kernel::codes! {
    /// Kiti: what somebody sits on a panel as.
    pub enum Seat {
        /// The supervisor or the second level, alone.
        Decider = "decider",
        /// Mkuu wa taasisi.
        Head = "head",
        Hr = "hr",
        Planning = "planning",
        /// Mtumishi wa kada ya mrufani.
        Peer = "peer",
    }
}

kernel::codes! {
    pub enum Sitting {
        Sitting = "sitting",
        /// Amejitoa.
        Recused = "recused",
        /// Ameacha kazi.
        Left = "left",
    }
}

kernel::codes! {
    /// What a member says about the proposed decision.
    pub enum Vote {
        None = "none",
        Agrees = "agrees",
        Disagrees = "disagrees",
    }
}

kernel::codes! {
    /// Who brought a file.
    pub enum Side {
        Appellant = "appellant",
        Respondent = "respondent",
    }
}

platform::row! {
    /// The case itself, with its appellant and the mark: as contested, and as it stands now.
    pub struct AppealRow {
        pub id: AppealId,
        pub institution_id: InstitutionId,
        pub appraisal_id: AppraisalId,
        pub agreement_id: Uuid,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub number: i64,
        pub contested_version: i64,
        pub respondent_id: Option<EmploymentId>,
        pub respondent_name: Option<String>,
        pub level: i64,
        pub state: State,
        pub made_at: Timestamp,
        pub version: i64,
        pub name: String,
        pub check_number: String,
        pub cadre: String,
        pub post_title: String,
        pub unit_name: String,
        pub contested: Marks,
        pub mark_version: i64,
        pub mark: Marks,
        /// Of the newest version.
        pub inputs: Value,
        /// Until when the appellant may go on, where that was put off because they were away.
        pub accept_by: Option<Day>,
    }

    /// One level of a case.
    pub struct LevelRow {
        pub level: i64,
        pub came: Came,
        pub statement: String,
        pub late_reason: String,
        pub reached_at: Timestamp,
        pub answer_due_on: Option<Day>,
        pub answer: String,
        pub answered_at: Option<Timestamp>,
        pub decide_due_on: Day,
        pub proposed_by_id: Option<EmploymentId>,
        pub proposed_at: Option<Timestamp>,
        /// Why others than the named officers sit on the committee.
        pub panel_reason: String,
        pub reason: String,
        pub struck: bool,
        pub outcome: Option<Outcome>,
        pub decided_at: Option<Timestamp>,
        pub mark_version: Option<i64>,
        pub would_be: Option<Marks>,
        pub next_due_on: Option<Day>,
        pub send_due_on: Option<Day>,
        pub sent_on: Option<Day>,
        pub sent_as: String,
        pub answer_reference: String,
        pub answer_on: Option<Day>,
    }

    /// Somebody who sits, or sat, over a case.
    pub struct MemberRow {
        pub level: i64,
        pub employment_id: EmploymentId,
        pub name: String,
        pub post_title: String,
        pub seat: Seat,
        pub state: Sitting,
        pub vote: Vote,
        pub note: String,
    }

    /// The seat of somebody who has left.
    pub struct Vacated {
        pub institution_id: InstitutionId,
        pub appeal_id: AppealId,
        pub employment_id: EmploymentId,
    }

    /// What is contested, by its names, with what a level ruled about it (several rows of one item: one a level).
    pub struct ItemRow {
        pub position: i64,
        pub sub_task_id: Option<Uuid>,
        pub item: Option<i64>,
        pub factor: Option<i64>,
        pub period_from: Option<Day>,
        pub ground: Ground,
        pub text: String,
        pub title_sw: String,
        pub title_en: String,
        pub group_sw: String,
        pub group_en: String,
        pub unit: String,
        pub level: Option<i64>,
        pub changed: Option<bool>,
        pub quality: Option<i64>,
        pub counted: Option<Quantity>,
        pub mark: Option<i64>,
        pub completed_on: Option<Day>,
        pub excused: Option<bool>,
        pub reason: Option<String>,
    }

    /// A file of the case.
    pub struct FileRow {
        pub file_id: FileId,
        pub side: Side,
        pub position: i64,
        pub name: String,
        pub media_type: String,
        pub size: i64,
    }

    /// One line of the officers' list: nothing of what a case says, and not whose it is.
    pub struct ListedRow {
        pub id: AppealId,
        pub institution_id: InstitutionId,
        pub employment_id: EmploymentId,
        pub appraisal_id: AppraisalId,
        pub year: FinancialYear,
        pub number: i64,
        pub level: i64,
        pub state: State,
        pub cadre: String,
        pub made_at: Timestamp,
        pub decide_due_on: Day,
        pub version: i64,
    }

    /// How many cases of a year stand at a level in a state.
    pub struct CountRow {
        pub level: i64,
        pub state: State,
        pub count: i64,
    }

    /// One line of the list of cases one is part of.
    pub struct MineRow {
        pub id: AppealId,
        pub year: FinancialYear,
        pub number: i64,
        pub level: i64,
        pub state: State,
        pub employment_id: EmploymentId,
        pub respondent_id: Option<EmploymentId>,
        pub name: String,
    }
}

impl ItemRow {
    pub fn contested(&self) -> Option<Contested> {
        match (self.period_from, self.sub_task_id, self.item, self.factor) {
            (None, Some(id), ..) => Some(Contested::SubTask(id)),
            (None, None, Some(item), _) => Some(Contested::Item(item)),
            (Some(from), Some(id), ..) => Some(Contested::PeriodSubTask(from, id)),
            (Some(from), None, _, Some(factor)) => Some(Contested::PeriodFactor(from, factor)),
            _ => None,
        }
    }

    /// What a level ruled about it.
    pub fn ruling(&self) -> Option<Ruling> {
        Some(Ruling {
            position: self.position,
            changed: self.changed?,
            quality: self.quality,
            counted: self.counted,
            mark: self.mark,
            completed_on: self.completed_on,
            excused: self.excused.unwrap_or_default(),
            reason: self.reason.clone()?,
        })
    }
}

/// Each contested item once, by its position.
pub fn contested(items: &[ItemRow]) -> Vec<(i64, Contested)> {
    let mut found: Vec<(i64, Contested)> =
        items.iter().filter_map(|row| Some((row.position, row.contested()?))).collect();
    found.dedup();
    found
}

impl Target for ListedRow {
    fn place(&self) -> Place {
        Place::institution(self.institution_id)
    }
}

/// A case with its levels and everybody who sits or sat over it.
#[derive(Debug, Clone)]
pub struct Case {
    pub row: AppealRow,
    pub levels: Vec<LevelRow>,
    pub members: Vec<MemberRow>,
}

impl Case {
    /// The level it stands on.
    pub fn now(&self) -> Option<&LevelRow> {
        self.level(self.row.level)
    }

    /// The last day on which the appellant may go on from the decision.
    pub fn further_by(&self) -> Option<Day> {
        let decided = self.now().and_then(|level| level.next_due_on)?;
        Some(self.row.accept_by.map_or(decided, |day| day.max(decided)))
    }

    pub fn level(&self, level: i64) -> Option<&LevelRow> {
        self.levels.iter().find(|row| row.level == level)
    }

    /// Those who sit over it now.
    pub fn sitting(&self) -> impl Iterator<Item = &MemberRow> {
        self.members
            .iter()
            .filter(|member| member.level == self.row.level && member.state == Sitting::Sitting)
    }
}

/// Who may read a case: its parties, and whoever sat over it and did not stand down.
impl Target for Case {
    fn place(&self) -> Place {
        let sat = self.members.iter().filter(|member| member.state == Sitting::Sitting);
        Place { panel: sat.map(|member| member.employment_id).collect(), ..parties(&self.row) }
    }
}

/// Who may decide a case: whoever sits over it now.
pub struct Turn<'c>(pub &'c Case);

impl Target for Turn<'_> {
    fn place(&self) -> Place {
        let sitting = self.0.sitting().map(|member| member.employment_id).collect();
        Place { panel: sitting, ..parties(&self.0.row) }
    }
}

fn parties(row: &AppealRow) -> Place {
    Place {
        owner: Some(row.employment_id),
        respondent: row.respondent_id,
        ..Place::institution(row.institution_id)
    }
}

/// What somebody contests: one of the four. A period that somebody else judged is named by its first day; its judge gave a
/// mark for each of the nine factors, not for their items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contested {
    SubTask(Uuid),
    Item(i64),
    PeriodSubTask(Day, Uuid),
    PeriodFactor(Day, i64),
}

impl Contested {
    /// The end of its fields' names: `s-UUID`, `i-4`, and of a period `p-2025-07-01_UUID`, `f-2025-07-01_4`.
    pub fn key(self) -> String {
        match self {
            Self::SubTask(id) => format!("s-{id}"),
            Self::Item(item) => format!("i-{item}"),
            Self::PeriodSubTask(from, id) => format!("p-{from}_{id}"),
            Self::PeriodFactor(from, factor) => format!("f-{from}_{factor}"),
        }
    }

    /// Judged by quality and quantity, or by a mark of 1 to 5?
    pub fn is_sub_task(self) -> bool {
        match self {
            Self::SubTask(_) | Self::PeriodSubTask(..) => true,
            Self::Item(_) | Self::PeriodFactor(..) => false,
        }
    }

    /// First day of the period within which it is contested; None: what the appraisal itself judged.
    pub fn period(self) -> Option<Day> {
        match self {
            Self::SubTask(_) | Self::Item(_) => None,
            Self::PeriodSubTask(from, _) | Self::PeriodFactor(from, _) => Some(from),
        }
    }
}

/// One contested item as it is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    pub contested: Contested,
    pub ground: Option<Ground>,
    pub text: String,
    pub files: Vec<NewFile>,
}

/// A file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    pub name: String,
    pub bytes: bytes::Bytes,
}

/// Rufaa as it is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAppeal {
    pub id: AppealId,
    pub appraisal: AppraisalId,
    /// The mark that was on the page.
    pub seen_version: i64,
    pub statement: String,
    pub late_reason: String,
    pub items: Vec<NewItem>,
}

/// What a panel says about one item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ruling {
    pub position: i64,
    pub changed: bool,
    /// New values; what is not named stays.
    pub quality: Option<i64>,
    pub counted: Option<Quantity>,
    pub mark: Option<i64>,
    /// The day on which a sub-task was finished, where lateness was counted wrongly.
    pub completed_on: Option<Day>,
    /// Imesamehewa: a sub-task does not count at all.
    pub excused: bool,
    pub reason: String,
}

/// Uamuzi: what a panel says about the case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    pub rulings: Vec<Ruling>,
    pub reason: String,
    /// Not admitted, because it came late.
    pub struck: bool,
}
