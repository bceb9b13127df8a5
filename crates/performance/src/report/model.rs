//! The types of a weekly report: its states, its lines, what a person sends and what the pages read.
//! No decision is made here. Source: performance.md 1.2.

use std::collections::BTreeMap;

use kernel::{
    Day, EmploymentId, FileId, FinancialYear, InstitutionId, Place, Quantity, Seat, Timestamp, Week,
};
use platform::work::Target;

use crate::agreement::model::{AgreementId, Mode, State, SubTaskId, SubTaskState};

kernel::id!(
    /// Taarifa ya wiki: one employee's report of one week. Made by the client, so that a double send is one report.
    ReportId
);

kernel::codes! {
    /// Where a report stands. Source: performance.md 1.2 (PROPOSED).
    pub enum ReportState {
        /// Imetumwa, inasubiri uthibitisho.
        Sent = "sent",
        /// Imethibitishwa na msimamizi.
        Verified = "verified",
        /// Imehojiwa: the supervisor asks, the employee amends.
        Queried = "queried",
    }
}

kernel::codes! {
    /// What a line says about its sub-task.
    pub enum LineStatus {
        /// Hakuna mabadiliko.
        Unchanged = "unchanged",
        /// Inaendelea.
        InProgress = "in_progress",
        /// Imekamilika.
        Completed = "completed",
    }
}

kernel::codes! {
    /// Kikwazo: what stood in the way this week.
    pub enum Blocker {
        None = "none",
        /// Mtandao.
        Network = "network",
        /// Vitendea kazi.
        Tools = "tools",
        /// Fedha.
        Money = "money",
        /// Usafiri.
        Transport = "transport",
        /// Watu.
        People = "people",
        /// Hali ya hewa.
        Weather = "weather",
        Other = "other",
    }
}

/// The reports an employee sent, by the Mondays of their weeks.
pub type SentWeeks = BTreeMap<Day, ReportState>;

platform::row! {
    /// One employee's week: the signed (or not yet signed) agreement of the week's year, and the report where there is one.
    pub struct WeekRow {
        pub institution_id: InstitutionId,
        pub employment_id: EmploymentId,
        pub name: String,
        pub unit_path: String,
        pub supervisor_id: Option<EmploymentId>,
        pub supervisor_name: Option<String>,
        pub second_level_id: Option<EmploymentId>,
        pub agreement_id: Option<AgreementId>,
        pub agreement_state: Option<State>,
        /// Since when the plan runs; None while it does not.
        pub started_at: Option<Timestamp>,
        /// State of the appraisal; None: it has not begun.
        pub appraisal_state: Option<String>,
        pub report_id: Option<ReportId>,
        pub report_state: Option<ReportState>,
        pub late: Option<bool>,
        pub note: Option<String>,
        /// What the supervisor asks.
        pub query: Option<String>,
        pub sent_at: Option<Timestamp>,
        /// When it was written, by the clock of the device on which it waited for a network.
        pub written_at: Option<Timestamp>,
        pub verified_at: Option<Timestamp>,
        pub version: Option<i64>,
        /// Days a supervisor has for an answer: the setting `answer_days` that holds in the week's year.
        pub answer_days: Option<i64>,
        /// Margins of the traffic light in that year, percent points.
        pub yellow_margin: Option<i64>,
        pub red_margin: Option<i64>,
        /// Days after its Sunday within which the week is in time.
        pub due_days: Option<i64>,
    }
    /// A sub-task that the week's report may speak of, with its line where the report has one.
    pub struct WeekLineRow {
        pub id: SubTaskId,
        pub task_title: String,
        pub title: String,
        pub indicator: String,
        /// Kipimo (kizio).
        pub unit_of_measure: String,
        pub mode: Mode,
        pub target: Quantity,
        /// What the reports say so far, this week's own included.
        pub actual: Quantity,
        pub starts_on: Day,
        pub ends_on: Day,
        pub state: SubTaskState,
        pub sub_task_completed_on: Option<Day>,
        /// Percent mode: what the weeks before this one had reached.
        pub reached_before: Option<Quantity>,
        pub quantity: Option<Quantity>,
        pub status: Option<LineStatus>,
        pub completed_on: Option<Day>,
        pub blocker: Option<Blocker>,
        pub text: Option<String>,
    }
    /// The Monday of a week for which a report was sent, or, without a state, a day on which the program was down.
    pub struct WeekMarkRow {
        pub day: Day,
        pub state: Option<ReportState>,
    }
    /// An agreement under way, as far as the duty to report goes.
    pub struct DutyRow {
        pub year: FinancialYear,
        pub started_at: Timestamp,
        /// Days after its Sunday within which a week of that year is in time.
        pub due_days: Option<i64>,
        /// First day of the earliest sub-task still running; None when all are finished.
        pub first_start: Option<Day>,
        /// Monday of a week already reported.
        pub week: Option<Day>,
        /// Days of an agreed absence.
        pub absent_from: Option<Day>,
        pub absent_to: Option<Day>,
    }
    /// A report whose query was not answered.
    pub struct QueriedRow {
        pub id: ReportId,
        pub week: Day,
        pub query: String,
        pub version: i64,
    }

    /// One report with its owner's place and the supervisors of the day asked for.
    pub struct ReportRow {
        pub id: ReportId,
        pub institution_id: InstitutionId,
        pub agreement_id: AgreementId,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        /// Monday of its week.
        pub week: Day,
        pub state: ReportState,
        pub late: bool,
        pub note: String,
        pub query: String,
        pub sent_at: Timestamp,
        /// When it was written, by the clock of the device on which it waited for a network.
        pub written_at: Option<Timestamp>,
        pub verified_at: Option<Timestamp>,
        pub verified_by_name: Option<String>,
        pub version: i64,
        pub name: String,
        pub post_title: String,
        pub unit_path: String,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        /// Of a head of institution, whom nobody inside it supervises: the seat above.
        pub seat_above: Option<Seat>,
        pub appraisal_state: Option<String>,
        /// Who holds it because nobody below answered, and how it came to them; see [`crate::silence`].
        pub escalated_id: Option<EmploymentId>,
        pub escalated_name: Option<String>,
        pub silent_name: Option<String>,
        pub escalated_due_on: Option<Day>,
        pub escalated_open: bool,
        pub escalated_stuck: bool,
        /// Margins of the traffic light in its year, percent points.
        pub yellow_margin: Option<i64>,
        pub red_margin: Option<i64>,
    }
    /// One line of a report with what is needed to judge it.
    pub struct LineRow {
        pub report_id: ReportId,
        pub sub_task_id: SubTaskId,
        pub task_title: String,
        pub title: String,
        pub unit_of_measure: String,
        pub mode: Mode,
        pub target: Quantity,
        pub actual: Quantity,
        pub starts_on: Day,
        pub ends_on: Day,
        pub state: SubTaskState,
        pub quantity: Quantity,
        pub status: LineStatus,
        pub completed_on: Option<Day>,
        pub blocker: Blocker,
        pub text: String,
    }
    /// One report that waits for its supervisor.
    pub struct WaitingRow {
        pub id: ReportId,
        pub employment_id: EmploymentId,
        pub name: String,
        pub post_title: String,
        pub week: Day,
        pub late: bool,
        pub note: String,
        /// When the device kept it, where it was written without a network.
        pub written_at: Option<Timestamp>,
        pub sent_at: Timestamp,
        pub version: i64,
        /// The last day on which the supervisor's answer is in time.
        pub due_on: Day,
        /// Files attached.
        pub evidence: i64,
    }
    /// A file attached to a report.
    pub struct EvidenceRow {
        pub file_id: FileId,
        pub name: String,
        pub media_type: String,
        /// Bytes.
        pub size: i64,
    }
    /// Whose report a file belongs to.
    pub struct FilePlaceRow {
        pub file_id: FileId,
        pub institution_id: InstitutionId,
        pub employment_id: EmploymentId,
        pub unit_path: String,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        pub seat_above: Option<Seat>,
        pub escalated_id: Option<EmploymentId>,
    }
}
crate::silence::model::raised_row!(ReportRow);

macro_rules! placed {
    ($($row:ident: $above:expr, $escalated:expr;)+) => { $(
        impl Target for $row {
            fn place(&self) -> Place {
                Place {
                    institution: Some(self.institution_id),
                    unit_path: Some(self.unit_path.clone()),
                    owner: Some(self.employment_id),
                    supervisor: self.supervisor_id,
                    second_level: self.second_level_id,
                    above: $above(self),
                    escalated: $escalated(self),
                    ..Place::default()
                }
            }
        }
    )+ };
}
// One's own week is nobody else's to answer.
placed! {
    WeekRow: |_: &WeekRow| None, |_: &WeekRow| None;
    ReportRow: |row: &ReportRow| row.seat_above.clone(), |row: &ReportRow| row.escalated_id;
    FilePlaceRow: |row: &FilePlaceRow| row.seat_above.clone(), |row: &FilePlaceRow| row.escalated_id;
}

/// What an employee sends about one sub-task. Nothing said at all is "hakuna mabadiliko".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    pub sub_task: SubTaskId,
    /// "Hakuna mabadiliko" was ticked.
    pub unchanged: bool,
    /// Quantity mode: done this week. Percent mode: percent reached so far.
    pub quantity: Option<Quantity>,
    pub completed: bool,
    pub completed_on: Option<Day>,
    pub blocker: Blocker,
    pub text: String,
}

impl NewLine {
    /// "Hakuna mabadiliko."
    pub fn unchanged(sub_task: SubTaskId) -> Self {
        Self {
            sub_task,
            unchanged: true,
            quantity: None,
            completed: false,
            completed_on: None,
            blocker: Blocker::None,
            text: String::new(),
        }
    }

    /// So much was done this week.
    pub fn done(sub_task: SubTaskId, quantity: Quantity) -> Self {
        Self { unchanged: false, quantity: Some(quantity), ..Self::unchanged(sub_task) }
    }

    /// Does it say anything beyond "no change"?
    pub fn says_something(&self) -> bool {
        self.quantity.is_some()
            || self.completed
            || self.completed_on.is_some()
            || self.blocker != Blocker::None
            || !self.text.trim().is_empty()
    }
}

/// A file sent as evidence, not yet judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    pub name: String,
    pub bytes: bytes::Bytes,
}

/// What an employee sends: one week. Running sub-tasks that `lines` does not name are unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReport {
    /// Made by the client; the same id sent twice is one report.
    pub id: ReportId,
    pub employment: EmploymentId,
    pub week: Week,
    /// The version of the week's report that the sender saw; None: they saw none.
    pub seen_version: Option<i64>,
    /// When it was written, as the device says on which it waited for a network.
    pub written_at: Option<Timestamp>,
    pub note: String,
    pub lines: Vec<NewLine>,
    pub evidence: Vec<NewEvidence>,
    /// Files of an earlier sending that no longer belong to it.
    pub dropped_evidence: Vec<FileId>,
}

impl NewReport {
    /// A week in which nothing changed.
    pub fn unchanged(id: ReportId, employment: EmploymentId, week: Week) -> Self {
        Self {
            id,
            employment,
            week,
            seen_version: None,
            written_at: None,
            note: String::new(),
            lines: Vec::new(),
            evidence: Vec::new(),
            dropped_evidence: Vec::new(),
        }
    }
}

/// A line as the rules accepted it. Only what says something becomes a line: a running sub-task without one is unchanged,
/// which spares the nation most of nine million rows a week. Source: performance.md 7.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub sub_task: SubTaskId,
    pub quantity: Quantity,
    pub status: LineStatus,
    pub completed_on: Option<Day>,
    pub blocker: Blocker,
    pub text: String,
}

/// What became of a sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// A new report.
    New { late: bool },
    /// An earlier report of the week was amended.
    Amended,
    /// The same report had already arrived.
    Again,
}

/// A sent report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    pub report: ReportId,
    pub sending: Sending,
}

/// What became of verifying several reports at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verified {
    /// Verified now, or already before.
    pub done: i64,
    /// Left alone, because the employee changed them after the page was shown.
    pub changed: i64,
}

/// A report as it was read by the person who answers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenReport {
    pub id: ReportId,
    pub version: i64,
}
