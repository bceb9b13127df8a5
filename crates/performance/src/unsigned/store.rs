//! All SQL about agreements that are not signed yet: counted by who stands where, never listed one by one.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId};
use people::{on_leave, seat_answered};
use platform::store::Tx;

use super::rules::UnsignedRow;

platform::statements! {
    /// Of the reader, of those the reader or the person they act for supervises, and of those one step further down.
    /// Nobody who is on leave today; who was on the last day ($6) has the days of somebody who joins, from their return.
    /// A head of institution is counted where somebody holds the seat above it, who signs with them.
    COUNT = concat!("
        WITH seat AS (
            SELECT CAST($2 AS {{uuid}}) AS id
            UNION SELECT k.absent_id FROM people_acting k
            WHERE k.institution_id = $1 AND k.acting_id = $2 AND k.from_on <= $3 AND k.to_on >= $3
        ), team AS (
            SELECT s.employment_id AS id
            FROM seat CROSS JOIN people_supervision s
            WHERE s.institution_id = $1 AND s.supervisor_id = seat.id AND s.employment_id <> $2
              AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        ), person AS (
            SELECT 'own' AS whose, CAST($2 AS {{uuid}}) AS id
            UNION ALL SELECT 'team', team.id FROM team
            UNION ALL SELECT 'below', s.employment_id
            FROM team CROSS JOIN people_supervision s
            WHERE s.institution_id = $1 AND s.supervisor_id = team.id AND s.employment_id <> $2
              AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        )
        SELECT whose, state, joined, CAST(COUNT(*) AS {{int}}) AS count, MIN(name) AS name, MIN(starts_on) AS starts_on,
               (SELECT CAST(n.value AS {{int}}) FROM platform_setting n
                WHERE n.key = 'joiner_plan_days' AND n.from_year <= $4 ORDER BY n.from_year DESC LIMIT 1) AS joiner_days
        FROM (SELECT person.whose, a.state, CAST(CASE WHEN e.starts_on > $5 OR back.to_on IS NOT NULL THEN 1 ELSE 0 END AS {{int}}) AS joined,
               e.name, COALESCE(back.to_on, e.starts_on) AS starts_on, o.heads,",
        seat_answered!("e", "s", "$3"),
        "FROM person
        JOIN people_employment e ON e.institution_id = $1 AND e.id = person.id
             AND e.starts_on <= $3 AND (e.ends_on IS NULL OR e.ends_on >= $3)
        JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
        LEFT JOIN people_supervision s ON s.institution_id = $1 AND s.employment_id = e.id
             AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        LEFT JOIN performance_agreement a ON a.institution_id = $1 AND a.employment_id = e.id AND a.year = $4
        LEFT JOIN people_absence back ON back.institution_id = $1 AND back.employment_id = e.id AND back.state = 'agreed'
             AND back.kind <> 'secondment' AND back.from_on <= $6 AND back.to_on >= $6
        WHERE (a.id IS NULL OR a.state <> 'signed') AND NOT ",
        on_leave!("e", "$3"),
        ") unsigned
        WHERE unsigned.heads <> 'institution' OR unsigned.answered
        GROUP BY whose, state, joined ORDER BY whose, state");
}

pub fn count(
    tx: &Tx<'_>,
    institution: InstitutionId,
    reader: EmploymentId,
    today: Day,
    (year, closes_on): (FinancialYear, Day),
) -> Result<Vec<UnsignedRow>, Error> {
    tx.all(&COUNT, &[&institution, &reader, &today, &year, &year.first_day(), &closes_on])
}
