//! All SQL of the duty page: the due dates that a mark's M counted, by kind, and those that were not met.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, Timestamp};
use platform::store::Tx;

/// A due date `d` about somebody else that was not met by the day of the parameter. Who was away on its last day was not silent,
/// also where their leave was written down afterwards (decision 0013).
macro_rules! unmet {
    ($today:literal) => {
        concat!(
            "(d.about_id <> d.owed_by_id AND (d.outcome IN ('late', 'missed') OR (d.outcome IS NULL AND d.due_on < ",
            $today,
            ")) AND NOT EXISTS (SELECT 1 FROM people_absence away
                WHERE away.institution_id = d.owed_institution_id AND away.employment_id = d.owed_by_id
                  AND away.state = 'agreed' AND away.kind <> 'secondment'
                  AND away.from_on <= d.due_on AND away.to_on >= d.due_on))"
        )
    };
}
/// What M counts: what was met, and what was not.
macro_rules! counted {
    ($today:literal) => {
        concat!(
            "((d.about_id <> d.owed_by_id AND d.outcome = 'met') OR ",
            $crate::duty::store::unmet!($today),
            ")"
        )
    };
}
pub(crate) use {counted, unmet};

platform::statements! {
    BY_KIND = concat!("SELECT d.kind, CAST(COUNT(*) AS {{int}}) AS due,
            CAST(COALESCE(SUM(CASE WHEN d.outcome = 'met' THEN 1 ELSE 0 END), 0) AS {{int}}) AS met
        FROM platform_deadline d
        WHERE d.owed_institution_id = $1 AND d.owed_by_id = $2 AND d.year = $3 AND ", counted!("$4"), "
        GROUP BY d.kind ORDER BY d.kind");
    UNMET = concat!("SELECT d.id, d.kind, d.note, d.due_on, d.closed_at, d.outcome FROM platform_deadline d
        WHERE d.owed_institution_id = $1 AND d.owed_by_id = $2 AND d.year = $3 AND ", unmet!("$4"), "
          AND (CAST($5 AS {{date}}) IS NULL OR (d.due_on, d.id) > (CAST($5 AS {{date}}), CAST($6 AS {{uuid}})))
        ORDER BY d.due_on, d.id LIMIT $7");
}

platform::row! {
    /// How many answers of one kind fell due, and how many came in time.
    pub struct KindRow {
        pub kind: String,
        pub due: i64,
        pub met: i64,
    }
    /// One answer that came late, or did not come.
    pub struct UnmetRow {
        pub id: Uuid,
        pub kind: String,
        pub note: String,
        pub due_on: Day,
        pub closed_at: Option<Timestamp>,
        /// `late`, `missed`, or nothing yet.
        pub outcome: Option<String>,
    }
}

/// What fell due to somebody in a year, before the day on which the mark was made.
pub fn list_by_kind(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    made_on: Day,
) -> Result<Vec<KindRow>, Error> {
    tx.all(&BY_KIND, &[&institution, &employment, &year, &made_on])
}

/// Those that were not met, by their day, after the one given.
pub fn list_unmet(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    made_on: Day,
    after: &PageKey,
) -> Result<Page<UnmetRow>, Error> {
    let day: Option<Day> = after.sort_as();
    Page::read(PAGE_ROWS, |most| {
        tx.all(&UNMET, &[&institution, &employment, &year, &made_on, &day, &after.id(), &most])
    })
}
