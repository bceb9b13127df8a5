//! The types of an appraisal: its states, its three columns, and the rows they are read from. No decision is made here.
//! Source: performance.md 1.4, 3.2.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, Place, Quantity, Seat, Timestamp, Weight};
use platform::work::Target;

kernel::id!(
    /// Tathmini: one employee's appraisal of one year.
    AppraisalId
);

kernel::codes! {
    /// Where an appraisal stands. Source: performance.md 1.4 (PROPOSED).
    pub enum State {
        /// Imefunguliwa: the employee may rate themselves.
        Open = "open",
        /// Mtumishi amejitathmini.
        SelfRated = "self_rated",
        /// Msimamizi ametathmini.
        SupervisorRated = "supervisor_rated",
        /// Wamejadiliana: the agreed column is written, the employee answers.
        Discussed = "discussed",
        /// Mtumishi amekubali.
        Agreed = "agreed",
        /// Mtumishi amepinga.
        Disputed = "disputed",
        /// Imethibitishwa na msimamizi wa pili.
        Countersigned = "countersigned",
        /// Imetangazwa.
        Published = "published",
    }
}

kernel::codes! {
    /// One of the three columns of the form. Source: performance.md 3.2.
    pub enum Column {
        /// Mtumishi.
        SelfRating = "self",
        /// Msimamizi.
        Supervisor = "supervisor",
        /// Makubaliano.
        Agreed = "agreed",
    }
}

kernel::codes! {
    /// Kinachosimama: what the mark rests on where every level above let its day pass. Source: docs/decisions (silence).
    pub enum Stands {
        /// The employee's own column: nobody assessed.
        Own = "own",
        /// The supervisor's column: nobody held the discussion.
        Supervisor = "supervisor",
        /// The agreed column as it was written: nobody countersigned, or decided the dispute.
        Agreed = "agreed",
    }
}

platform::row! {
    /// One appraisal with its owner's place and, of the day asked for, the supervisor and the second level.
    pub struct AppraisalRow {
        pub id: AppraisalId,
        pub institution_id: InstitutionId,
        pub agreement_id: Uuid,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub state: State,
        pub employee_comment: String,
        pub supervisor_comment: String,
        pub dispute: String,
        pub countersign_comment: String,
        pub self_rated_at: Option<Timestamp>,
        pub supervisor_rated_at: Option<Timestamp>,
        pub agreed_at: Option<Timestamp>,
        pub countersigned_at: Option<Timestamp>,
        pub published_at: Option<Timestamp>,
        /// What stands because nobody above answered in time; None: people answered.
        pub stands: Option<Stands>,
        pub version: i64,
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        /// First and last day of the employment.
        pub starts_on: Day,
        pub ends_on: Option<Day>,
        pub unit_name: String,
        pub post_title: String,
        pub supervisor_id: Option<EmploymentId>,
        pub supervisor_name: Option<String>,
        pub second_level_id: Option<EmploymentId>,
        pub second_level_name: Option<String>,
        /// Of a head of institution, whom nobody inside it supervises: the seat above.
        pub seat_above: Option<Seat>,
        /// Somebody could answer today: a supervisor, of a head of institution whoever holds the seat above.
        pub answered: bool,
        /// Supervised somebody during the year: the factor of management applies.
        pub has_staff: bool,
        /// Until when the employee may do what they owe now: rate themselves, answer the agreed column.
        pub own_due_on: Option<Day>,
        /// Until when the next step is owed by whoever has to take it now: a working day, later where it went up.
        pub due_on: Option<Day>,
        /// Who holds it because nobody below answered, and how it came to them; see [`crate::silence`].
        pub escalated_id: Option<EmploymentId>,
        pub escalated_name: Option<String>,
        pub silent_name: Option<String>,
        pub escalated_due_on: Option<Day>,
        pub escalated_open: bool,
        pub escalated_stuck: bool,
    }
}
crate::silence::model::raised_row!(AppraisalRow);

impl Target for AppraisalRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.employment_id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            above: self.seat_above.clone(),
            escalated: self.escalated_id,
            ..Place::default()
        }
    }
}

platform::row! {
    /// One sub-task with all that was judged about it. Sub-tasks that were rejected or never approved are not here.
    pub struct LineRow {
        pub task_id: Uuid,
        pub task_title: String,
        pub task_weight: Weight,
        pub id: Uuid,
        pub title: String,
        pub weight: Weight,
        pub indicator: String,
        pub unit_of_measure: String,
        pub target: Quantity,
        pub actual: Quantity,
        pub starts_on: Day,
        pub ends_on: Day,
        pub completed_on: Option<Day>,
        pub excused: bool,
        pub counted: Option<Quantity>,
        pub counted_reason: String,
        pub self_quality: Option<i64>,
        pub self_reason: String,
        pub supervisor_quality: Option<i64>,
        pub supervisor_reason: String,
        pub agreed_quality: Option<i64>,
        pub agreed_reason: String,
    }

    /// One of the 23 items with its three marks: 1..5 ascending, 0 not applicable, nothing while unanswered.
    pub struct ItemRow {
        pub item: i64,
        pub factor: i64,
        pub factor_sw: String,
        pub factor_en: String,
        pub item_sw: String,
        pub item_en: String,
        pub self_mark: Option<i64>,
        pub supervisor_mark: Option<i64>,
        pub agreed_mark: Option<i64>,
    }

    /// One line of a list of appraisals.
    pub struct ListedRow {
        pub id: AppraisalId,
        pub name: String,
        pub check_number: String,
        pub unit_name: String,
        pub supervisor_name: Option<String>,
        pub state: State,
    }

    /// One line of a supervisor's list: somebody they supervise, with the year's appraisal where there is one.
    pub struct TeamRow {
        pub employment_id: EmploymentId,
        pub name: String,
        pub post_title: String,
        pub appraisal_id: Option<AppraisalId>,
        pub state: Option<State>,
    }

    /// How many appraisals of a year are in a state.
    pub struct CountRow {
        pub state: State,
        pub count: i64,
    }

    /// A signed agreement whose appraisal has not been opened.
    pub struct UnopenedRow {
        pub agreement_id: Uuid,
        pub institution_id: InstitutionId,
        pub employment_id: EmploymentId,
        pub name: String,
        pub unit_path: String,
        pub starts_on: Day,
        pub ends_on: Option<Day>,
        /// What their post heads on that day.
        pub heads: String,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        pub seat_above: Option<Seat>,
    }
}

impl Target for UnopenedRow {
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

impl LineRow {
    pub fn quality(&self, column: Column) -> Option<i64> {
        match column {
            Column::SelfRating => self.self_quality,
            Column::Supervisor => self.supervisor_quality,
            Column::Agreed => self.agreed_quality,
        }
    }

    pub fn reason(&self, column: Column) -> &str {
        match column {
            Column::SelfRating => &self.self_reason,
            Column::Supervisor => &self.supervisor_reason,
            Column::Agreed => &self.agreed_reason,
        }
    }

    /// The quantity that counts: the supervisor's correction, or else what was reported.
    pub fn quantity(&self) -> Quantity {
        self.counted.unwrap_or(self.actual)
    }
}

impl ItemRow {
    pub fn mark(&self, column: Column) -> Option<i64> {
        match column {
            Column::SelfRating => self.self_mark,
            Column::Supervisor => self.supervisor_mark,
            Column::Agreed => self.agreed_mark,
        }
    }
}

/// The whole form: what is judged, and what has been judged so far.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub appraisal: AppraisalRow,
    pub lines: Vec<LineRow>,
    pub items: Vec<ItemRow>,
}

/// What one side says in its column; what is missing is not answered yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ratings {
    /// By sub-task.
    pub lines: BTreeMap<Uuid, LineRating>,
    /// By item: 1..5, or 0 for not applicable.
    pub items: BTreeMap<i64, i64>,
    pub comment: String,
}

/// What one side says about one sub-task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineRating {
    /// Whole points 0..100.
    pub quality: Option<i64>,
    pub reason: String,
    /// Corrected quantity; None leaves what was reported. Only the supervisor's and the agreed column carry it.
    pub counted: Option<Quantity>,
    pub counted_reason: String,
}

/// Save what is there, or save and send it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// Hifadhi rasimu.
    Draft,
    /// Tuma.
    Sent,
}
