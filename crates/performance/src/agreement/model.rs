//! The types of an agreement: its states, its signatures, and the plan as a whole; those of its tasks and of templates are
//! their rooms' and are found here too.
//! No decision is made here. Source: performance.md 1.1, 4.5.

use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, Place, Seat, Timestamp, Weight};
use platform::work::Target;

use crate::unsigned::rules::due_on;

pub use super::task::model::*;
pub use super::template::model::{CadreRow, SubjectClass, TemplateRow};

kernel::id!(
    /// Mkataba wa utendaji kazi: one employee's agreement of one year.
    AgreementId
);
kernel::id!(
    /// Sahihi: one party's signature.
    SignatureId
);

kernel::codes! {
    /// Where the agreement stands. Source: performance.md 1.1 (PROPOSED).
    pub enum State {
        /// Rasimu.
        Draft = "draft",
        /// Umewasilishwa.
        Submitted = "submitted",
        /// Umerudishwa.
        Returned = "returned",
        /// Umeidhinishwa: the text is fixed, signatures are awaited.
        Approved = "approved",
        /// Umesainiwa na pande zote mbili.
        Signed = "signed",
    }
}

kernel::codes! {
    /// Upande wa mkataba: a side of the agreement.
    pub enum Party {
        Employee = "employee",
        Supervisor = "supervisor",
    }
}

platform::row! {
    /// One agreement with its owner's place and, of the day asked for, the supervisor and the second level.
    pub struct AgreementRow {
        pub id: AgreementId,
        pub institution_id: InstitutionId,
        pub institution_name: String,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub state: State,
        /// Why it was returned or its approval taken back; empty otherwise.
        pub reason: String,
        /// SHA-256 of the exact text, once approved.
        pub text_hash: Option<Vec<u8>>,
        pub submitted_at: Option<Timestamp>,
        pub approved_at: Option<Timestamp>,
        pub employee_signed_at: Option<Timestamp>,
        pub supervisor_signed_at: Option<Timestamp>,
        pub version: i64,
        /// The employee's name.
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub unit_name: String,
        pub workstation_name: String,
        pub post_title: String,
        /// First day of the employment.
        pub starts_on: Day,
        /// Last day of the employment.
        pub ends_on: Option<Day>,
        pub supervisor_id: Option<EmploymentId>,
        pub supervisor_name: Option<String>,
        pub supervisor_check_number: Option<String>,
        pub supervisor_post: Option<String>,
        pub second_level_id: Option<EmploymentId>,
        /// Of a head of institution, whom nobody inside it supervises: the seat above, which signs with them.
        pub seat_above: Option<Seat>,
        /// Somebody could answer today: a supervisor, of a head of institution whoever holds the seat above.
        pub answered: bool,
        /// Last day of the window for signing: month, day, years after the one in which the financial year begins.
        pub signing_month: Option<i64>,
        pub signing_day: Option<i64>,
        pub signing_offset: Option<i64>,
        /// Days somebody who joins in the year has for the plan.
        pub joiner_days: Option<i64>,
        /// Length of the year's last days, in which the second level approves. Setting: `update_last_days`.
        pub last_days: i64,
        /// On leave that day.
        pub away: bool,
        /// Who holds it because nobody below answered, and how it came to them; see [`crate::silence`].
        pub escalated_id: Option<EmploymentId>,
        pub escalated_name: Option<String>,
        pub silent_name: Option<String>,
        pub escalated_due_on: Option<Day>,
        pub escalated_open: bool,
        pub escalated_stuck: bool,
    }
}

crate::silence::model::raised_row!(AgreementRow);

impl Target for AgreementRow {
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

/// Who has signed so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signed {
    pub employee: bool,
    pub supervisor: bool,
    /// Every level above let its day pass: what they owe holds the employee up no longer.
    pub unanswered: bool,
}

impl Signed {
    pub fn has(self, party: Party) -> bool {
        match party {
            Party::Employee => self.employee,
            Party::Supervisor => self.supervisor,
        }
    }
}

impl AgreementRow {
    pub fn signed(&self) -> Signed {
        Signed {
            employee: self.employee_signed_at.is_some(),
            supervisor: self.supervisor_signed_at.is_some(),
            unanswered: self.raised().is_some_and(|raised| raised.stuck),
        }
    }

    /// Started by the employee alone, because nobody above answered.
    pub fn is_unapproved(&self) -> bool {
        self.state == State::Signed && self.approved_at.is_none()
    }

    /// The day by which both had to sign, when it has passed without that; not held against anybody while they are on leave.
    /// Source: performance.md 1.6, 4.4, 4.5.
    pub fn late_since(&self, today: Day) -> Option<Day> {
        self.signing_due().filter(|due| self.state != State::Signed && *due < today && !self.away)
    }

    /// The day by which both sign: the window's last, later for who joined in the year.
    pub fn signing_due(&self) -> Option<Day> {
        let number = |value: i64| u32::try_from(value).ok();
        let offset = i32::try_from(self.signing_offset?).ok()?;
        let closes_on = self.year.day(offset, number(self.signing_month?)?, number(self.signing_day?)?);
        Some(due_on(closes_on, self.starts_on, self.joiner_days?))
    }
}

platform::row! {
    /// An employment for which a plan may be begun: whose, where, until when, and of which cadre.
    pub struct BeginnerRow {
        pub id: EmploymentId,
        pub institution_id: InstitutionId,
        pub name: String,
        pub unit_path: String,
        pub cadre: String,
        pub starts_on: Day,
        pub ends_on: Option<Day>,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        pub seat_above: Option<Seat>,
        pub answered: bool,
    }
}

impl Target for BeginnerRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            above: self.seat_above.clone(),
            ..Place::default()
        }
    }
}

platform::row! {
    /// One signature: who signed which text, when, and for whom they acted.
    pub struct SignatureRow {
        pub capacity: Party,
        pub signer_id: EmploymentId,
        pub signer_name: String,
        pub acting_for_name: Option<String>,
        pub text_hash: Vec<u8>,
        pub signed_at: Timestamp,
    }
}

platform::row! {
    /// One line of a supervisor's list of plans: somebody they supervise, with the year's agreement where there is one.
    pub struct TeamPlanRow {
        pub employment_id: EmploymentId,
        pub name: String,
        pub post_title: String,
        pub starts_on: Day,
        pub agreement_id: Option<AgreementId>,
        pub state: Option<State>,
        pub employee_signed_at: Option<Timestamp>,
        pub supervisor_signed_at: Option<Timestamp>,
        /// Weights of the tasks that stand.
        pub weight: Option<Weight>,
        /// How many of those they supervise have no signed agreement of the year.
        pub unsigned_below: i64,
        /// On leave today.
        pub away: bool,
    }
}

impl TeamPlanRow {
    pub fn signed_by(&self, party: Party) -> bool {
        match party {
            Party::Employee => self.employee_signed_at.is_some(),
            Party::Supervisor => self.supervisor_signed_at.is_some(),
        }
    }
}

/// A whole plan: the agreement, its tasks in order, and the sub-tasks of each.
#[derive(Debug, Clone)]
pub struct Plan {
    pub agreement: AgreementRow,
    pub tasks: Vec<PlannedTask>,
}

impl Plan {
    /// Tasks that were not rejected.
    pub fn standing(&self) -> impl Iterator<Item = &PlannedTask> {
        self.tasks.iter().filter(|task| task.stands())
    }

    /// The weights of the tasks that stand; a whole is 100 %.
    pub fn weight(&self) -> Weight {
        self.standing().map(|task| task.task.weight).sum()
    }

    pub fn task(&self, id: TaskId) -> Option<&PlannedTask> {
        self.tasks.iter().find(|task| task.task.id == id)
    }
}

/// How a plan begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    Blank,
    /// Kiolezo cha kada, in the language chosen.
    Template {
        cadre: String,
        language: kernel::Language,
        classes: Vec<SubjectClass>,
    },
    /// Nakili kutoka mwaka jana.
    LastYear,
    /// Branches made elsewhere: an imported or demonstration plan.
    Branches(Vec<NewBranch>),
}
