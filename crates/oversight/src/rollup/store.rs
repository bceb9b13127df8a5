//! All SQL of the roll-up: the facts it is made of, read from the areas' tables, and the rows the round keeps.

use kernel::{Day, Error, FinancialYear, InstitutionId, Timestamp, ToValue, Week};
use performance::report::actions::VERIFY_DUE;
use performance::report::rules::year_of;
use platform::store::Tx;

use super::model::{FactRow, JudgedRow, Kept, OverdueRow, SumRow};

/// Away with leave, agreed, on every working day from the Monday `$first`: however many absences make the five days up.
/// As `people::absence::rules::covers_week` has it, of the employment `e`.
macro_rules! away_all_week {
    ($($day:literal),+) => {
        concat!("(1 = 1", $(" AND EXISTS (SELECT 1 FROM people_absence x
                   WHERE x.institution_id = e.institution_id AND x.employment_id = e.id
                   AND x.state = 'agreed' AND x.from_on <= ", $day, " AND x.to_on >= ", $day, ")",)+ ")")
    };
}
pub(crate) use away_all_week;

platform::statements! {
    /// Everybody of today; the report is that of one week, and owed by the agreement of the year the week belongs to.
    FACTS = concat!("
        SELECT e.unit_path, o.heads, CAST(CASE WHEN k.activated_at IS NULL THEN 0 ELSE 1 END AS {{int}}) AS active,
               s.supervisor_id, a.state AS agreement_state, w.state AS week_state,
               w.started_at,
               r.state AS report_state, r.late AS report_late,
               EXISTS (SELECT 1 FROM platform_deadline d WHERE d.institution_id = r.institution_id AND d.subject_id = r.id
                   AND d.kind = $6 AND d.closed_at IS NULL AND d.due_on < $2) AS verify_overdue,",
        away_all_week!("$4", "$7", "$8", "$9", "$10"),
        " AS away,",
        people::on_studies!("e", "$2"),
        "AS studies,
               (SELECT CAST(n.value AS {{int}}) FROM platform_setting n
                WHERE n.key = 'weekly_due_days_after_sunday' AND n.from_year <= $5 ORDER BY n.from_year DESC LIMIT 1) AS due_days
        FROM people_employment e
        JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
        LEFT JOIN people_account k ON k.person_id = e.person_id
        LEFT JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
             AND s.from_on <= $2 AND (s.to_on IS NULL OR s.to_on >= $2)
        LEFT JOIN performance_agreement a ON a.institution_id = e.institution_id AND a.employment_id = e.id AND a.year = $3
        LEFT JOIN performance_agreement w ON w.institution_id = e.institution_id AND w.employment_id = e.id AND w.year = $5
        LEFT JOIN performance_report r ON r.institution_id = w.institution_id AND r.agreement_id = w.id AND r.week = $4
        WHERE e.institution_id = $1 AND e.starts_on <= $2 AND (e.ends_on IS NULL OR e.ends_on >= $2)");

    /// A year's agreements and published marks; of a mark the newest version.
    JUDGED = "
        SELECT e.unit_path, CAST(COUNT(*) AS {{int}}) AS agreements,
               CAST(SUM(CASE WHEN a.state = 'signed' THEN 1 ELSE 0 END) AS {{int}}) AS signed,
               CAST(COUNT(m.o) AS {{int}}) AS published, CAST(COALESCE(SUM(m.o), 0) AS {{int}}) AS marks_sum,
               CAST(SUM(CASE WHEN m.band = 1 THEN 1 ELSE 0 END) AS {{int}}) AS band_1,
               CAST(SUM(CASE WHEN m.band = 2 THEN 1 ELSE 0 END) AS {{int}}) AS band_2,
               CAST(SUM(CASE WHEN m.band = 3 THEN 1 ELSE 0 END) AS {{int}}) AS band_3,
               CAST(SUM(CASE WHEN m.band = 4 THEN 1 ELSE 0 END) AS {{int}}) AS band_4,
               CAST(SUM(CASE WHEN m.band = 5 THEN 1 ELSE 0 END) AS {{int}}) AS band_5
        FROM performance_agreement a
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        LEFT JOIN performance_appraisal p ON p.institution_id = a.institution_id AND p.agreement_id = a.id
             AND p.state = 'published'
        LEFT JOIN performance_mark m ON m.institution_id = p.institution_id AND m.appraisal_id = p.id
             AND m.published_at IS NOT NULL
             AND m.version = (SELECT MAX(n.version) FROM performance_mark n
                              WHERE n.institution_id = p.institution_id AND n.appraisal_id = p.id AND n.published_at IS NOT NULL)
        WHERE a.institution_id = $1 AND a.year = $2
        GROUP BY e.unit_path";

    /// What is owed about others and past its day, by the unit of who owes it; without one what a role owes, or somebody who
    /// works elsewhere (the seat above a head). The list behind it counts the same: `institution::store`.
    OVERDUE = "
        SELECT e.unit_path, CAST(COUNT(*) AS {{int}}) AS count
        FROM platform_deadline d
        LEFT JOIN people_employment e ON e.institution_id = d.institution_id AND e.id = d.owed_by_id
             AND d.owed_institution_id = d.institution_id
        WHERE d.institution_id = $1 AND d.closed_at IS NULL AND d.due_on < $2
          AND (d.owed_role IS NOT NULL OR d.about_id <> d.owed_by_id)
        GROUP BY e.unit_path";

    /// Units that are no more: what was made before the newest lines.
    DELETE_OLD = "DELETE FROM oversight_rollup WHERE institution_id = $1 AND year = $2 AND made_at < $3";
    INSERT_KEPT = "
        INSERT INTO oversight_rollup (institution_id, year, unit_id, parent_id, position, level, name, people, plans_owed,
            plans_signed, plans_waiting, reports_owed, reports_sent, reports_late, reports_verified, verify_overdue, answers_overdue, active,
            unsupervised, published, marks_sum, band_1, band_2, band_3, band_4, band_5, week, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
            $25, $26, $27, $28)
        ON CONFLICT (institution_id, year, unit_id) DO UPDATE SET
            parent_id = excluded.parent_id, position = excluded.position, level = excluded.level, name = excluded.name,
            people = excluded.people, plans_owed = excluded.plans_owed, plans_signed = excluded.plans_signed,
            plans_waiting = excluded.plans_waiting, reports_owed = excluded.reports_owed,
            reports_sent = excluded.reports_sent, reports_late = excluded.reports_late,
            reports_verified = excluded.reports_verified, verify_overdue = excluded.verify_overdue,
            answers_overdue = excluded.answers_overdue,
            active = excluded.active, unsupervised = excluded.unsupervised, published = excluded.published,
            marks_sum = excluded.marks_sum, band_1 = excluded.band_1, band_2 = excluded.band_2, band_3 = excluded.band_3,
            band_4 = excluded.band_4, band_5 = excluded.band_5, week = excluded.week, made_at = excluded.made_at";

    /// The 26 regions, each the sum of its institutions; of marks only where an institution has at least $2 of them, so that
    /// no sum gives away a small one.
    REGIONS = "
        SELECT CAST(NULL AS {{uuid}}) AS id, g.code, g.name, CAST(0 AS {{int}}) AS level,
            CAST(SUM(k.people) AS {{int}}) AS people, CAST(SUM(k.plans_owed) AS {{int}}) AS plans_owed,
            CAST(SUM(k.plans_signed) AS {{int}}) AS plans_signed,
            CAST(SUM(k.plans_waiting) AS {{int}}) AS plans_waiting, CAST(SUM(k.reports_owed) AS {{int}}) AS reports_owed,
            CAST(SUM(k.reports_sent) AS {{int}}) AS reports_sent, CAST(SUM(k.reports_late) AS {{int}}) AS reports_late,
            CAST(SUM(k.reports_verified) AS {{int}}) AS reports_verified,
            CAST(SUM(k.verify_overdue) AS {{int}}) AS verify_overdue,
            CAST(SUM(k.answers_overdue) AS {{int}}) AS answers_overdue, CAST(SUM(k.active) AS {{int}}) AS active,
            CAST(SUM(k.unsupervised) AS {{int}}) AS unsupervised, CAST(SUM(k.published) AS {{int}}) AS published,
            CAST(SUM(CASE WHEN k.published >= $2 THEN k.published ELSE 0 END) AS {{int}}) AS marked,
            CAST(SUM(CASE WHEN k.published >= $2 THEN k.marks_sum ELSE 0 END) AS {{int}}) AS marks_sum,
            CAST(SUM(CASE WHEN k.published >= $2 THEN k.band_1 ELSE 0 END) AS {{int}}) AS band_1,
            CAST(SUM(CASE WHEN k.published >= $2 THEN k.band_2 ELSE 0 END) AS {{int}}) AS band_2,
            CAST(SUM(CASE WHEN k.published >= $2 THEN k.band_3 ELSE 0 END) AS {{int}}) AS band_3,
            CAST(SUM(CASE WHEN k.published >= $2 THEN k.band_4 ELSE 0 END) AS {{int}}) AS band_4,
            CAST(SUM(CASE WHEN k.published >= $2 THEN k.band_5 ELSE 0 END) AS {{int}}) AS band_5,
            MIN(k.made_at) AS made_at, MIN(k.week) AS week
        FROM oversight_rollup k
        JOIN people_institution i ON i.id = k.institution_id
        JOIN people_region g ON g.code = i.region_code
        WHERE k.year = $1 AND k.parent_id IS NULL
        GROUP BY g.code, g.name ORDER BY g.name";

    /// The institutions of one region; without one, those that belong to none (ministries, agencies).
    INSTITUTIONS = "
        SELECT i.id, i.code, i.name, k.level, k.people, k.plans_owed, k.plans_signed, k.plans_waiting, k.reports_owed,
            k.reports_sent, k.reports_late, k.reports_verified, k.verify_overdue, k.answers_overdue, k.active, k.unsupervised, k.published,
            k.published AS marked, k.marks_sum, k.band_1, k.band_2, k.band_3, k.band_4, k.band_5, k.made_at, k.week
        FROM oversight_rollup k
        JOIN people_institution i ON i.id = k.institution_id
        WHERE k.year = $1 AND k.parent_id IS NULL
          AND (i.region_code = $2 OR (CAST($2 AS {{text}}) IS NULL AND i.region_code IS NULL))
        ORDER BY i.name, i.id";

    /// The whole of one institution and all its units, in the order of its tree.
    UNITS = "
        SELECT unit_id AS id, '' AS code, name, level, people, plans_owed, plans_signed, plans_waiting, reports_owed, reports_sent, reports_late,
            reports_verified, verify_overdue, answers_overdue, active, unsupervised, published, published AS marked, marks_sum,
            band_1, band_2, band_3, band_4, band_5, made_at, week
        FROM oversight_rollup WHERE institution_id = $1 AND year = $2 ORDER BY position";

    STATE = "SELECT position, made_on FROM oversight_rollup_state WHERE id = 1";
    SAVE_STATE = "UPDATE oversight_rollup_state SET position = $1, made_on = $2
        WHERE id = 1 AND position = $3 AND (made_on = $4 OR (made_on IS NULL AND CAST($4 AS {{date}}) IS NULL))";
    SEALED = "SELECT size FROM platform_seal_log WHERE id = 1";
    CHANGED = "SELECT DISTINCT institution_id FROM platform_seal_leaf WHERE position >= $1 AND position < $2";
}

platform::row! {
    /// The round's place in the sealed history, and the day for which everything was last made.
    pub struct StateRow {
        pub position: i64,
        pub made_on: Option<Day>,
    }
    struct Size { size: i64 }
    struct Changed { institution_id: InstitutionId }
}

/// Every person of today, one by one.
pub fn each_fact(
    tx: &Tx<'_>,
    institution: InstitutionId,
    today: Day,
    year: FinancialYear,
    week: Week,
    each: impl FnMut(FactRow) -> Result<(), Error>,
) -> Result<(), Error> {
    let monday = week.monday();
    let [second, third, fourth, fifth] = [1, 2, 3, 4].map(|days| monday.plus_days(days));
    tx.each(
        &FACTS,
        &[
            &institution,
            &today,
            &year,
            &monday,
            &year_of(week),
            &VERIFY_DUE,
            &second,
            &third,
            &fourth,
            &fifth,
        ],
        each,
    )
}

pub fn list_judged(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<JudgedRow>, Error> {
    tx.all(&JUDGED, &[&institution, &year])
}

pub fn list_overdue(tx: &Tx<'_>, institution: InstitutionId, today: Day) -> Result<Vec<OverdueRow>, Error> {
    tx.all(&OVERDUE, &[&institution, &today])
}

/// Puts the lines of one institution and year in place of those kept before.
pub fn replace(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    lines: &[Kept],
    (week, made_at): (Day, Timestamp),
) -> Result<(), Error> {
    let places: Vec<i64> = (0..).take(lines.len()).collect();
    let rows: Vec<Vec<&dyn ToValue>> = lines
        .iter()
        .zip(&places)
        .map(|(line, place)| -> Vec<&dyn ToValue> {
            let Kept { unit_id, parent_id, name, level, tally } = line;
            let [band_1, band_2, band_3, band_4, band_5] = &tally.bands;
            vec![
                &institution,
                &year,
                unit_id,
                parent_id,
                place,
                level,
                name,
                &tally.people,
                &tally.plans_owed,
                &tally.plans_signed,
                &tally.plans_waiting,
                &tally.reports_owed,
                &tally.reports_sent,
                &tally.reports_late,
                &tally.reports_verified,
                &tally.verify_overdue,
                &tally.answers_overdue,
                &tally.active,
                &tally.unsupervised,
                &tally.published,
                &tally.marks_sum,
                band_1,
                band_2,
                band_3,
                band_4,
                band_5,
                &week,
                &made_at,
            ]
        })
        .collect();
    tx.insert_many(&INSERT_KEPT, &rows)?;
    tx.run(&DELETE_OLD, &[&institution, &year, &made_at]).map(drop)
}

/// Of marks only institutions with at least so many.
pub fn list_regions(tx: &Tx<'_>, year: FinancialYear, least: i64) -> Result<Vec<SumRow>, Error> {
    tx.all(&REGIONS, &[&year, &least])
}

/// None: the institutions that belong to no region.
pub fn list_institutions(
    tx: &Tx<'_>,
    year: FinancialYear,
    region: Option<&str>,
) -> Result<Vec<SumRow>, Error> {
    tx.all(&INSTITUTIONS, &[&year, &region])
}

/// The whole of an institution first, then its units in the order of the tree.
pub fn list_units(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
) -> Result<Vec<SumRow>, Error> {
    tx.all(&UNITS, &[&institution, &year])
}

/// How far the round has come.
pub fn find_state(tx: &Tx<'_>) -> Result<StateRow, Error> {
    tx.one(&STATE, &[])
}

/// Stale when another server's round was quicker.
pub fn save_state(tx: &Tx<'_>, before: &StateRow, position: i64, made_on: Day) -> Result<(), Error> {
    tx.change(&SAVE_STATE, &[&position, &made_on, &before.position, &before.made_on])
}

/// Leaves sealed so far.
pub fn sealed(tx: &Tx<'_>) -> Result<i64, Error> {
    tx.one::<Size>(&SEALED, &[]).map(|row| row.size)
}

/// Institutions with a sealed event at or after a position and before another.
pub fn list_changed(tx: &Tx<'_>, from: i64, to: i64) -> Result<Vec<InstitutionId>, Error> {
    Ok(tx.all::<Changed>(&CHANGED, &[&from, &to])?.into_iter().map(|row| row.institution_id).collect())
}
