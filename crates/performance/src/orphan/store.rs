//! Tasks of a year without an activity, by the employee's name.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey};
use platform::store::Tx;

use crate::agreement::model::{ActivityId, AgreementId, TaskId};

platform::statements! {
    /// What an update has ended weighs nothing in a signed plan and is no task any more; nor is one of who has left.
    LIST = "SELECT t.id, t.title, e.id AS employment_id, e.name, u.name AS unit_name, (a.state = 'signed') AS signed
        FROM performance_agreement a
        JOIN performance_task t ON t.institution_id = a.institution_id AND t.agreement_id = a.id
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        JOIN people_unit u ON u.institution_id = e.institution_id AND u.id = e.unit_id
        WHERE a.institution_id = $1 AND a.year = $2 AND t.activity_id IS NULL AND t.state <> 'rejected'
          AND (t.weight > 0 OR a.state <> 'signed') AND (e.ends_on IS NULL OR e.ends_on >= $6)
          AND (CAST($3 AS {{text}}) IS NULL OR e.name > $3 OR (e.name = $3 AND t.id > CAST($4 AS {{uuid}})))
        ORDER BY e.name, t.id LIMIT $5";
    FIND_SIGNED = "SELECT t.title, a.id AS agreement_id, a.employment_id
        FROM performance_task t
        JOIN performance_agreement a ON a.institution_id = t.institution_id AND a.id = t.agreement_id
        WHERE t.institution_id = $1 AND t.id = $3 AND a.year = $2 AND a.state = 'signed' AND t.activity_id IS NULL
          AND t.state <> 'rejected'";
    LINK = "UPDATE performance_task SET activity_id = $3, linked = TRUE, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND activity_id IS NULL";
    /// What a planner linked, and no signature covers.
    LIST_LINKED = "SELECT t.id, t.title, e.name, x.code AS activity_code, x.title AS activity_title
        FROM performance_agreement a
        JOIN performance_task t ON t.institution_id = a.institution_id AND t.agreement_id = a.id AND t.linked
        JOIN planning_activity x ON x.institution_id = t.institution_id AND x.id = t.activity_id
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        WHERE a.institution_id = $1 AND a.year = $2
          AND (CAST($3 AS {{text}}) IS NULL OR e.name > $3 OR (e.name = $3 AND t.id > CAST($4 AS {{uuid}})))
        ORDER BY e.name, t.id LIMIT $5";
    FIND_LINKED = "SELECT t.title, a.id AS agreement_id, a.employment_id
        FROM performance_task t
        JOIN performance_agreement a ON a.institution_id = t.institution_id AND a.id = t.agreement_id
        WHERE t.institution_id = $1 AND t.id = $2 AND t.linked";
    UNLINK = "UPDATE performance_task SET activity_id = NULL, linked = FALSE, version = version + 1
        WHERE institution_id = $1 AND id = $2 AND linked";
}

platform::row! {
    /// A task that serves no activity, with whose it is.
    pub struct OrphanRow {
        pub id: TaskId,
        pub title: String,
        pub employment_id: EmploymentId,
        pub name: String,
        pub unit_name: String,
        /// Its plan is signed: only the planner links it now.
        pub signed: bool,
    }

    /// A task that a planner linked, with what it is linked to.
    pub struct LinkedRow {
        pub id: TaskId,
        pub title: String,
        pub name: String,
        pub activity_code: String,
        pub activity_title: String,
    }

    /// A task that may be linked, or that was.
    pub struct SignedRow {
        pub title: String,
        pub agreement_id: AgreementId,
        pub employment_id: EmploymentId,
    }
}

pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    after: &PageKey,
    today: Day,
) -> Result<Page<OrphanRow>, Error> {
    Page::read(PAGE_ROWS, |most| {
        tx.all(&LIST, &[&institution, &year, &after.sort(), &after.id(), &most, &today])
    })
}

/// A task of a signed plan of the year that names no activity.
pub fn find_signed(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    task: TaskId,
) -> Result<Option<SignedRow>, Error> {
    tx.opt(&FIND_SIGNED, &[&institution, &year, &task])
}

/// Stale when it names one by now.
pub fn link(
    tx: &Tx<'_>,
    institution: InstitutionId,
    task: TaskId,
    activity: ActivityId,
) -> Result<(), Error> {
    tx.change(&LINK, &[&institution, &task, &activity])
}

pub fn list_linked(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    after: &PageKey,
) -> Result<Page<LinkedRow>, Error> {
    Page::read(PAGE_ROWS, |most| {
        tx.all(&LIST_LINKED, &[&institution, &year, &after.sort(), &after.id(), &most])
    })
}

pub fn find_linked(
    tx: &Tx<'_>,
    institution: InstitutionId,
    task: TaskId,
) -> Result<Option<SignedRow>, Error> {
    tx.opt(&FIND_LINKED, &[&institution, &task])
}

/// Stale when somebody was quicker.
pub fn unlink(tx: &Tx<'_>, institution: InstitutionId, task: TaskId) -> Result<(), Error> {
    tx.change(&UNLINK, &[&institution, &task])
}
