//! All SQL of the duty page: the due dates that a mark's M counted, by kind, and those that were not met.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Timestamp};
use platform::store::Tx;

platform::statements! {
    BY_KIND = "SELECT kind, CAST(COUNT(*) AS {{int}}) AS due,
            CAST(COALESCE(SUM(CASE WHEN outcome = 'met' THEN 1 ELSE 0 END), 0) AS {{int}}) AS met
        FROM platform_deadline
        WHERE owed_institution_id = $1 AND owed_by_id = $2 AND year = $3 AND about_id <> $2
          AND (outcome IN ('met', 'late', 'missed') OR (outcome IS NULL AND due_on < $4))
        GROUP BY kind ORDER BY kind";
    UNMET = "SELECT id, kind, note, due_on, closed_at, outcome FROM platform_deadline
        WHERE owed_institution_id = $1 AND owed_by_id = $2 AND year = $3 AND about_id <> $2
          AND (outcome IN ('late', 'missed') OR (outcome IS NULL AND due_on < $4))
          AND (CAST($5 AS {{date}}) IS NULL OR (due_on, id) > (CAST($5 AS {{date}}), CAST($6 AS {{uuid}})))
        ORDER BY due_on, id LIMIT $7";
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
pub fn by_kind(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    made_on: Day,
) -> Result<Vec<KindRow>, Error> {
    tx.all(&BY_KIND, &[&institution, &employment, &year, &made_on])
}

/// Those that were not met, by their day, after the one given.
pub fn unmet(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
    made_on: Day,
    after: Option<(Day, Uuid)>,
) -> Result<Vec<UnmetRow>, Error> {
    let (day, id) = (after.map(|(day, _)| day), after.map(|(_, id)| id));
    tx.all(&UNMET, &[&institution, &employment, &year, &made_on, &day, &id, &PAGE_ROWS])
}
