//! All SQL of the institution's console beyond its counts: the people behind a number, and what is past its day.

use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, PAGE_ROWS, Page, PageKey, Timestamp};
use platform::store::Tx;

use crate::rollup::store::away_all_week;

use super::model::{Lacks, OfficeRow, OwedRow, PersonRow, StuckRow};

platform::statements! {
    /// One page of those of today who lack one thing, in a unit and what is below it or in the whole institution.
    LIST_LACKING = concat!("
        SELECT e.id, e.name, e.check_number, o.title AS post_title, t.name AS unit_name, b.name AS supervisor_name,
               a.state AS agreement_state
        FROM people_employment e
        JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
        JOIN people_unit t ON t.institution_id = e.institution_id AND t.id = e.unit_id
        LEFT JOIN people_account k ON k.person_id = e.person_id
        LEFT JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
             AND s.from_on <= $2 AND (s.to_on IS NULL OR s.to_on >= $2)
        LEFT JOIN people_employment b ON b.institution_id = e.institution_id AND b.id = s.supervisor_id
        LEFT JOIN performance_agreement a ON a.institution_id = e.institution_id AND a.employment_id = e.id AND a.year = $3
        LEFT JOIN performance_report r ON r.institution_id = a.institution_id AND r.agreement_id = a.id AND r.week = $6
        WHERE e.institution_id = $1 AND e.starts_on <= $2 AND (e.ends_on IS NULL OR e.ends_on >= $2)
          AND (CAST($4 AS {{text}}) IS NULL OR e.unit_path LIKE CAST($4 AS {{text}}))
          AND ((CAST($5 AS {{text}}) = 'plan' AND (a.state IS NULL OR a.state <> 'signed') AND NOT ",
        people::on_studies!("e", "$2"),
        ")
            OR (CAST($5 AS {{text}}) = 'report' AND a.state = 'signed' AND r.id IS NULL
                AND a.started_at < $7
                AND NOT ",
        away_all_week!("$6", "$11", "$12", "$13", "$14"),
        ")
            OR (CAST($5 AS {{text}}) = 'account' AND k.activated_at IS NULL)
            OR (CAST($5 AS {{text}}) = 'supervisor' AND s.supervisor_id IS NULL AND o.heads <> 'institution'))
          AND (CAST($8 AS {{text}}) IS NULL OR (e.name, e.id) > (CAST($8 AS {{text}}), CAST($9 AS {{uuid}})))
        ORDER BY e.name, e.id LIMIT $10");

    /// One page of those who let answers about others pass their day, the longest waiting first.
    LIST_STUCK = "
        SELECT e.id, e.name, o.title AS post_title, t.name AS unit_name, CAST(COUNT(*) AS {{int}}) AS count,
               CAST(COUNT(DISTINCT d.about_id) AS {{int}}) AS people, MIN(d.due_on) AS oldest, e.institution_id = $1 AS is_here
        FROM platform_deadline d
        JOIN people_employment e ON e.institution_id = d.owed_institution_id AND e.id = d.owed_by_id
        JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
        JOIN people_unit t ON t.institution_id = e.institution_id AND t.id = e.unit_id
        WHERE d.institution_id = $1 AND d.closed_at IS NULL AND d.due_on < $2 AND d.about_id <> d.owed_by_id
        GROUP BY e.institution_id, e.id, e.name, o.title, t.name
        HAVING CAST($3 AS {{date}}) IS NULL OR MIN(d.due_on) > CAST($3 AS {{date}})
            OR (MIN(d.due_on) = CAST($3 AS {{date}}) AND e.id > CAST($4 AS {{uuid}}))
        ORDER BY MIN(d.due_on), e.id LIMIT $5";

    /// What is owed by whoever holds a role, and past its day: by role and kind.
    LIST_OFFICES = "
        SELECT d.owed_role AS role, d.kind, CAST(COUNT(*) AS {{int}}) AS count, MIN(d.due_on) AS oldest
        FROM platform_deadline d
        WHERE d.institution_id = $1 AND d.owed_role IS NOT NULL AND d.closed_at IS NULL AND d.due_on < $2
        GROUP BY d.owed_role, d.kind ORDER BY MIN(d.due_on), d.owed_role, d.kind";

    /// What one of them who works here owes, and about whom; what they owe elsewhere is read there.
    LIST_OWED = "
        SELECT d.id, d.kind, a.name AS about_name, d.due_on
        FROM platform_deadline d
        JOIN people_employment a ON a.institution_id = d.institution_id AND a.id = d.about_id
        WHERE d.owed_institution_id = $1 AND d.owed_by_id = $2 AND d.closed_at IS NULL AND d.due_on < $3
          AND d.institution_id = $1 AND d.about_id <> d.owed_by_id
          AND (CAST($4 AS {{date}}) IS NULL OR d.due_on > CAST($4 AS {{date}})
               OR (d.due_on = CAST($4 AS {{date}}) AND d.id > CAST($5 AS {{uuid}})))
        ORDER BY d.due_on, d.id LIMIT $6";
}

/// Whom to list: in which unit, lacking what.
#[derive(Debug, Clone)]
pub struct Asked {
    pub institution: InstitutionId,
    pub today: Day,
    /// Whose agreements and reports: of the counted week, where it is a report that lacks.
    pub year: FinancialYear,
    pub unit_path: Option<String>,
    pub lacks: Lacks,
    /// Monday of the counted week.
    pub monday: Day,
    pub key: PageKey,
}

/// Whoever lacks it, by name.
pub fn list_lacking(tx: &Tx<'_>, asked: &Asked) -> Result<Page<PersonRow>, Error> {
    let below = asked.unit_path.as_ref().map(|path| format!("{path}%"));
    let [second, third, fourth, fifth] = [1, 2, 3, 4].map(|days| asked.monday.plus_days(days));
    let next_week: Timestamp = asked.monday.plus_days(7).starts_at();
    Page::read(PAGE_ROWS, |most| {
        tx.all(
            &LIST_LACKING,
            &[
                &asked.institution,
                &asked.today,
                &asked.year,
                &below,
                &asked.lacks.code(),
                &asked.monday,
                &next_week,
                &asked.key.sort(),
                &asked.key.id(),
                &most,
                &second,
                &third,
                &fourth,
                &fifth,
            ],
        )
    })
}

pub fn list_stuck(
    tx: &Tx<'_>,
    institution: InstitutionId,
    today: Day,
    key: &PageKey,
) -> Result<Page<StuckRow>, Error> {
    let after: Option<Day> = key.sort_as();
    Page::read(PAGE_ROWS, |most| tx.all(&LIST_STUCK, &[&institution, &today, &after, &key.id(), &most]))
}

/// Roles from whose holders answers are past their day: at most a line for each kind that a role owes.
pub fn list_offices(tx: &Tx<'_>, institution: InstitutionId, today: Day) -> Result<Vec<OfficeRow>, Error> {
    tx.all(&LIST_OFFICES, &[&institution, &today])
}

pub fn list_owed(
    tx: &Tx<'_>,
    institution: InstitutionId,
    owed_by: EmploymentId,
    today: Day,
    key: &PageKey,
) -> Result<Page<OwedRow>, Error> {
    let after: Option<Day> = key.sort_as();
    Page::read(PAGE_ROWS, |most| {
        tx.all(&LIST_OWED, &[&institution, &owed_by, &today, &after, &key.id(), &most])
    })
}
