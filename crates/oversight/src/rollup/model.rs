//! What is counted. No decision is made here.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Marks, Timestamp};
use people::unit::Heads;
use performance::agreement::model::State;
use performance::report::model::ReportState;

use super::hide::Blank;

platform::row! {
    /// One person of today, as far as a console counts them.
    pub struct FactRow {
        pub unit_path: String,
        pub heads: Heads,
        /// 1: the account was activated.
        pub active: i64,
        pub supervisor_id: Option<EmploymentId>,
        pub agreement_state: Option<State>,
        /// Of the year to which the counted week belongs: the year before, in the first days of one.
        pub week_state: Option<State>,
        /// Since when that one runs.
        pub started_at: Option<Timestamp>,
        pub report_state: Option<ReportState>,
        pub report_late: Option<bool>,
        /// The day by which its supervisor verifies or queries it has passed without that.
        pub verify_overdue: bool,
        /// On leave from the Monday to the Friday of that week.
        pub away: bool,
        /// On studies today: a plan of studies stands in the place of the year's.
        pub studies: bool,
        /// Days after its Sunday within which that week is in time: the same for everybody.
        pub due_days: Option<i64>,
    }
    /// Agreements of a year in one unit: how many were signed, published, and what their marks add up to.
    pub struct JudgedRow {
        pub unit_path: String,
        pub agreements: i64,
        pub signed: i64,
        pub published: i64,
        pub marks_sum: i64,
        pub band_1: i64,
        pub band_2: i64,
        pub band_3: i64,
        pub band_4: i64,
        pub band_5: i64,
    }
    /// Answers about others whose day has passed, of those who work in one unit; in none, of roles and from elsewhere.
    pub struct OverdueRow {
        pub unit_path: Option<String>,
        pub count: i64,
    }
}

/// The counts of one unit with everything below it, in one financial year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Watumishi: of today in the running year, with an agreement in a year that has ended.
    pub people: i64,
    /// Everybody, the head too: whoever takes the seat above signs with them (docs/decisions 0017, 13).
    pub plans_owed: i64,
    pub plans_signed: i64,
    /// Submitted or approved, not signed by both.
    pub plans_waiting: i64,
    /// Taarifa za wiki iliyopita: owed, sent (late or not), late, verified.
    pub reports_owed: i64,
    pub reports_sent: i64,
    pub reports_late: i64,
    pub reports_verified: i64,
    /// Of the sent ones: the day for verifying has passed.
    pub verify_overdue: i64,
    /// Answers about others that are past their day.
    pub answers_overdue: i64,
    /// Accounts that were activated.
    pub active: i64,
    /// Has no supervisor today, the head of institution left out.
    pub unsupervised: i64,
    /// Marks that were published.
    pub published: i64,
    /// Of them, those whose sum in basis points and bands (1 best) stand here: what adds institutions up leaves small ones out.
    pub marked: i64,
    pub marks_sum: i64,
    pub bands: [i64; 5],
}

impl Tally {
    pub fn add(&mut self, other: &Self) {
        self.people += other.people;
        self.plans_owed += other.plans_owed;
        self.plans_signed += other.plans_signed;
        self.plans_waiting += other.plans_waiting;
        self.reports_owed += other.reports_owed;
        self.reports_sent += other.reports_sent;
        self.reports_late += other.reports_late;
        self.reports_verified += other.reports_verified;
        self.verify_overdue += other.verify_overdue;
        self.answers_overdue += other.answers_overdue;
        self.active += other.active;
        self.unsupervised += other.unsupervised;
        self.published += other.published;
        self.marked += other.marked;
        self.marks_sum += other.marks_sum;
        self.bands.iter_mut().zip(other.bands).for_each(|(own, more)| *own += more);
    }

    /// Without what would tell of few people's marks.
    pub fn without_few(&self, least: i64) -> Self {
        if self.marked >= least {
            return *self;
        }
        Self { marked: 0, marks_sum: 0, bands: [0; 5], ..*self }
    }

    /// Mean of the published marks, half up to basis points; None without any.
    pub fn mean(&self) -> Option<Marks> {
        (self.marked > 0).then(|| Marks((self.marks_sum * 2 + self.marked) / (self.marked * 2)))
    }
}

/// What of a year can be late by now; before its day a missing one is no fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day by which agreements are signed has passed.
    pub plans: bool,
    /// The day by which the counted week's reports are sent has passed.
    pub reports: bool,
}

/// One line of a console: a region, an institution or a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: String,
    pub name: String,
    /// How deep below the first level: 0, 1 ..
    pub level: usize,
    pub tally: Tally,
    pub blank: Blank,
}

/// What the round keeps of one unit; `unit_id` is the institution's own id for the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub unit_id: Uuid,
    pub parent_id: Option<Uuid>,
    pub name: String,
    pub level: i64,
    pub tally: Tally,
}

platform::row! {
    /// A kept line, or the sum of several.
    pub struct SumRow {
        /// Of an institution or a unit.
        pub id: Option<Uuid>,
        /// Of a region or an institution; empty of a unit.
        pub code: String,
        pub name: String,
        pub level: i64,
        pub people: i64,
        pub plans_owed: i64,
        pub plans_signed: i64,
        pub plans_waiting: i64,
        pub reports_owed: i64,
        pub reports_sent: i64,
        pub reports_late: i64,
        pub reports_verified: i64,
        pub verify_overdue: i64,
        pub answers_overdue: i64,
        pub active: i64,
        pub unsupervised: i64,
        pub published: i64,
        pub marked: i64,
        pub marks_sum: i64,
        pub band_1: i64,
        pub band_2: i64,
        pub band_3: i64,
        pub band_4: i64,
        pub band_5: i64,
        /// The oldest of them, when more than one.
        pub made_at: Timestamp,
        pub week: Day,
    }
}

impl SumRow {
    pub fn line(&self, blank: Blank) -> Line {
        Line {
            blank,
            tally: self.tally(),
            id: self.id.map_or_else(|| self.code.clone(), |id| id.to_string()),
            name: self.name.clone(),
            level: usize::try_from(self.level).unwrap_or_default(),
        }
    }

    pub fn tally(&self) -> Tally {
        Tally {
            people: self.people,
            plans_owed: self.plans_owed,
            plans_signed: self.plans_signed,
            plans_waiting: self.plans_waiting,
            reports_owed: self.reports_owed,
            reports_sent: self.reports_sent,
            reports_late: self.reports_late,
            reports_verified: self.reports_verified,
            verify_overdue: self.verify_overdue,
            answers_overdue: self.answers_overdue,
            active: self.active,
            unsupervised: self.unsupervised,
            published: self.published,
            marked: self.marked,
            marks_sum: self.marks_sum,
            bands: [self.band_1, self.band_2, self.band_3, self.band_4, self.band_5],
        }
    }
}
