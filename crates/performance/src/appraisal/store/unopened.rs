//! SQL of the season's beginning: signed agreements that have no appraisal yet.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId};
use people::seat_above;
use platform::store::Tx;
use platform::work::Guarded;

use crate::appraisal::model::UnopenedRow;

/// Signed agreements of a year whose appraisal has not been opened; `$3` is the day whose supervisor is meant.
macro_rules! unopened {
    ($filter:literal) => {
        concat!(
            "SELECT g.id AS agreement_id, g.institution_id, g.employment_id, e.name, e.unit_path, e.starts_on, e.ends_on, p.heads,
                s.supervisor_id, s2.supervisor_id AS second_level_id,",
            seat_above!("e", "s"),
            "FROM performance_agreement g
            JOIN people_employment e ON e.institution_id = g.institution_id AND e.id = g.employment_id
            JOIN people_post p ON p.institution_id = e.institution_id AND p.id = e.post_id
            LEFT JOIN people_supervision s ON s.institution_id = g.institution_id AND s.employment_id = g.employment_id
                AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
            LEFT JOIN people_supervision s2 ON s2.institution_id = s.institution_id AND s2.employment_id = s.supervisor_id
                AND s2.from_on <= $3 AND (s2.to_on IS NULL OR s2.to_on >= $3)
            WHERE g.institution_id = $1 AND g.year = $2 AND g.state = 'signed'
              AND NOT EXISTS (SELECT 1 FROM performance_appraisal a
                WHERE a.institution_id = g.institution_id AND a.agreement_id = g.id) AND ",
            $filter
        )
    };
}

platform::statements! {
    UNOPENED = unopened!("(CAST($4 AS {{uuid}}) IS NULL OR g.employment_id > $4) ORDER BY g.employment_id LIMIT $5");
    UNOPENED_OF = unopened!("g.employment_id = $4");
}

/// Signed agreements without an appraisal, a page at a time in the order of their employees.
pub fn unopened(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
    after: Option<EmploymentId>,
    limit: i64,
) -> Result<Vec<UnopenedRow>, Error> {
    tx.all(&UNOPENED, &[&institution, &year, &today, &after, &limit])
}

/// The same for one person.
pub fn unopened_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
    employment: EmploymentId,
) -> Result<Option<Guarded<UnopenedRow>>, Error> {
    Ok(tx.opt::<UnopenedRow>(&UNOPENED_OF, &[&institution, &year, &today, &employment])?.map(Guarded::new))
}
