//! All SQL of fairness: what is counted, read from the areas' tables in bounded pieces; the sums kept; and the pages' rows.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId, Quantity, Timestamp, ToValue};
use platform::store::Tx;
use platform::work::Guarded;
use serde_json::Value;

use super::model::{Dimension, Group, Sittings, Supervisor, Tally};

/// What one statement of a list gives at most: a wall, not a page. A line of supervisors is short.
const MOST: i64 = 1000;

platform::statements! {
    /// Who was appraised, and who gave the marks: whoever last kept the supervisor's column. The seat above the institution,
    /// which judges its head, is no supervisor of it.
    JUDGED = "SELECT a.agreement_id, a.employment_id, p.sex, e.cadre,
            (SELECT here.id FROM people_employment here WHERE here.institution_id = a.institution_id AND here.id =
                (SELECT x.actor_id FROM platform_event x WHERE x.institution_id = a.institution_id AND x.subject_id = a.id
                    AND x.action = 'performance.appraisal.supervise' ORDER BY x.id DESC LIMIT 1)) AS supervisor_id,
            (SELECT MIN(x.at) FROM platform_event x WHERE x.institution_id = a.institution_id AND x.subject_id = a.id
                AND x.action = 'performance.appraisal.supervise') AS first_at,
            (SELECT MAX(x.at) FROM platform_event x WHERE x.institution_id = a.institution_id AND x.subject_id = a.id
                AND x.action = 'performance.appraisal.supervise') AS last_at
        FROM performance_appraisal a
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        JOIN people_person p ON p.id = e.person_id
        WHERE a.institution_id = $1 AND a.year = $2 AND a.state = 'published'
        ORDER BY a.id";
    /// The supervisors' marks of quality: sums for each supervisor, sex, cadre and mark. Quantity in whole percent.
    QUALITY = "WITH judged AS (
            SELECT a.id, p.sex, e.cadre,
                (SELECT here.id FROM people_employment here WHERE here.institution_id = a.institution_id AND here.id =
                    (SELECT x.actor_id FROM platform_event x WHERE x.institution_id = a.institution_id AND x.subject_id = a.id
                        AND x.action = 'performance.appraisal.supervise' ORDER BY x.id DESC LIMIT 1)) AS supervisor_id
            FROM performance_appraisal a
            JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
            JOIN people_person p ON p.id = e.person_id
            WHERE a.institution_id = $1 AND a.year = $2 AND a.state = 'published'
        ), line AS (
            SELECT j.supervisor_id, j.sex, j.cadre, r.supervisor_quality AS quality,
                r.self_quality - r.supervisor_quality AS gap,
                CASE WHEN s.target <= 0 THEN NULL
                     WHEN COALESCE(r.counted, s.actual) >= s.target THEN 100
                     WHEN COALESCE(r.counted, s.actual) <= 0 THEN 0
                     ELSE COALESCE(r.counted, s.actual) * 100 / s.target END AS quantity
            FROM judged j
            JOIN performance_rating r ON r.institution_id = $1 AND r.appraisal_id = j.id
            JOIN performance_sub_task s ON s.institution_id = $1 AND s.id = r.sub_task_id
            WHERE r.supervisor_quality IS NOT NULL AND s.state <> 'excused'
        )
        SELECT supervisor_id, sex, cadre, quality, CAST(COUNT(*) AS {{int}}) AS marks,
            CAST(COUNT(gap) AS {{int}}) AS both, CAST(COALESCE(SUM(gap), 0) AS {{int}}) AS gap,
            CAST(COUNT(quantity) AS {{int}}) AS measured, CAST(COALESCE(SUM(quantity), 0) AS {{int}}) AS quantity,
            CAST(COALESCE(SUM(quantity * quantity), 0) AS {{int}}) AS squares
        FROM line GROUP BY supervisor_id, sex, cadre, quality ORDER BY supervisor_id, sex, cadre, quality";
    /// The report lines of the people of one supervisor, each sub-task's weeks in order.
    LINES = "SELECT r.employment_id, r.week, l.sub_task_id, l.status, l.quantity, l.text, s.mode, s.target, s.starts_on, s.ends_on
        FROM performance_report r
        JOIN performance_report_line l ON l.institution_id = r.institution_id AND l.report_id = r.id
        JOIN performance_sub_task s ON s.institution_id = l.institution_id AND s.id = l.sub_task_id
        WHERE r.institution_id = $1 AND r.agreement_id IN ({{list $2}})
        ORDER BY l.sub_task_id, r.week";
    NOTES = "SELECT r.employment_id, r.week, r.note FROM performance_report r
        WHERE r.institution_id = $1 AND r.note <> '' AND r.agreement_id IN ({{list $2}})";

    DELETE_GROUPS = "DELETE FROM oversight_fairness_group WHERE institution_id = $1 AND year = $2";
    DELETE_SUPERVISORS = "DELETE FROM oversight_fairness_supervisor WHERE institution_id = $1 AND year = $2";
    INSERT_GROUP = "INSERT INTO oversight_fairness_group (institution_id, year, dimension, code, figures, counted_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    INSERT_SUPERVISOR = "INSERT INTO oversight_fairness_supervisor (institution_id, year, supervisor_id, figures, first_at, last_at, at_once)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";

    LINE_BELOW = "SELECT f.institution_id, f.supervisor_id, f.year, e.name, o.title AS post_title, s.supervisor_id AS above_id,
            f.figures, f.first_at, f.last_at, f.at_once
        FROM people_supervision s
        JOIN oversight_fairness_supervisor f ON f.institution_id = s.institution_id AND f.year = $2 AND f.supervisor_id = s.employment_id
        JOIN people_employment e ON e.institution_id = f.institution_id AND e.id = f.supervisor_id
        JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
        WHERE s.institution_id = $1 AND s.supervisor_id = $3 AND s.from_on <= $4 AND (s.to_on IS NULL OR s.to_on >= $4)
        ORDER BY e.name, e.id LIMIT $5";
    FIND = "SELECT f.institution_id, f.supervisor_id, f.year, e.name, o.title AS post_title, s.supervisor_id AS above_id,
            f.figures, f.first_at, f.last_at, f.at_once
        FROM oversight_fairness_supervisor f
        JOIN people_employment e ON e.institution_id = f.institution_id AND e.id = f.supervisor_id
        JOIN people_post o ON o.institution_id = e.institution_id AND o.id = e.post_id
        LEFT JOIN people_supervision s ON s.institution_id = f.institution_id AND s.employment_id = f.supervisor_id
            AND s.from_on <= $4 AND (s.to_on IS NULL OR s.to_on >= $4)
        WHERE f.institution_id = $1 AND f.year = $2 AND f.supervisor_id = $3";
    EACH = "SELECT figures, first_at, last_at, at_once FROM oversight_fairness_supervisor
        WHERE institution_id = $1 AND year = $2 ORDER BY supervisor_id";
    GROUPS = "SELECT dimension, code, figures, counted_at FROM oversight_fairness_group
        WHERE institution_id = $1 AND year = $2 ORDER BY dimension, code";
    ALL_OF = "SELECT dimension, code, figures, counted_at FROM oversight_fairness_group
        WHERE institution_id = $1 AND year = $2 AND dimension = 'all' AND code = ''";

    YEAR_OF = "SELECT year FROM performance_appraisal WHERE institution_id = $1 AND id = $2";
    WANT = "INSERT INTO oversight_fairness_waiting (institution_id, year, position) VALUES ($1, $2, $3)
        ON CONFLICT (institution_id, year) DO UPDATE SET position = excluded.position";
    WAITING = "SELECT institution_id, year, position FROM oversight_fairness_waiting ORDER BY institution_id, year LIMIT $1";
    SETTLE = "DELETE FROM oversight_fairness_waiting WHERE institution_id = $1 AND year = $2 AND position = $3";
    WANT_RECOUNT = "INSERT INTO oversight_fairness_recount (year) VALUES ($1) ON CONFLICT (year) DO NOTHING";
    RECOUNTS = "SELECT year FROM oversight_fairness_recount ORDER BY year";
    SETTLE_RECOUNT = "DELETE FROM oversight_fairness_recount WHERE year = $1";

    /// Every institution's sums of a year, with its region: for the program's own recount only.
    OF_NATION = "SELECT g.dimension, g.code, i.region_code, g.figures
        FROM oversight_fairness_group g
        JOIN people_institution i ON i.id = g.institution_id
        WHERE g.year = $1";
    DELETE_NATION = "DELETE FROM oversight_fairness_nation WHERE year = $1";
    INSERT_NATION = "INSERT INTO oversight_fairness_nation (year, dimension, code, pooled, figures, counted_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    NATION = "SELECT dimension, code, pooled, figures, counted_at FROM oversight_fairness_nation
        WHERE year = $1 ORDER BY dimension, code";
}

platform::row! {
    /// Somebody whose appraisal was published.
    pub struct JudgedRow {
        pub agreement_id: Uuid,
        pub employment_id: EmploymentId,
        pub sex: String,
        pub cadre: String,
        pub supervisor_id: Option<EmploymentId>,
        pub first_at: Option<Timestamp>,
        pub last_at: Option<Timestamp>,
    }

    /// How often one supervisor gave one mark to people of one sex and cadre, with sums.
    pub struct QualityRow {
        pub supervisor_id: Option<EmploymentId>,
        pub sex: String,
        pub cadre: String,
        pub quality: i64,
        pub marks: i64,
        pub both: i64,
        pub gap: i64,
        pub measured: i64,
        pub quantity: i64,
        pub squares: i64,
    }

    /// One line of one week's report.
    pub struct LineRow {
        pub employment_id: EmploymentId,
        pub week: Day,
        pub sub_task_id: Uuid,
        pub status: String,
        pub quantity: Quantity,
        pub text: String,
        pub mode: String,
        pub target: Quantity,
        pub starts_on: Day,
        pub ends_on: Day,
    }

    pub struct NoteRow {
        pub employment_id: EmploymentId,
        pub week: Day,
        pub note: String,
    }

    /// A year of an institution that waits to be counted.
    pub struct WaitingRow {
        pub institution_id: InstitutionId,
        pub year: FinancialYear,
        pub position: i64,
    }

    struct SupervisorRow {
        institution_id: InstitutionId,
        supervisor_id: EmploymentId,
        year: FinancialYear,
        name: String,
        post_title: String,
        above_id: Option<EmploymentId>,
        figures: Value,
        first_at: Timestamp,
        last_at: Timestamp,
        at_once: i64,
    }

    struct EachRow { figures: Value, first_at: Timestamp, last_at: Timestamp, at_once: i64 }

    struct GroupRow { dimension: Dimension, code: String, figures: Value, counted_at: Timestamp }

    struct NationRow { dimension: Dimension, code: String, pooled: i64, figures: Value, counted_at: Timestamp }

    struct SourceRow { dimension: Dimension, code: String, region_code: Option<String>, figures: Value }

    struct YearRow { year: FinancialYear }
}

fn tally(figures: Value) -> Result<Tally, Error> {
    serde_json::from_value(figures).map_err(Error::internal)
}

impl SupervisorRow {
    fn read(self) -> Result<Supervisor, Error> {
        let Self { institution_id, supervisor_id, year, name, post_title, above_id, figures, .. } = self;
        Ok(Supervisor {
            institution: institution_id,
            id: supervisor_id,
            year,
            name,
            post_title,
            above: above_id,
            tally: tally(figures)?,
            sittings: Sittings { first_at: self.first_at, last_at: self.last_at, at_once: self.at_once },
        })
    }
}

impl GroupRow {
    fn read(self) -> Result<Group, Error> {
        let Self { dimension, code, figures, counted_at } = self;
        Ok(Group { dimension, code, pooled: 0, tally: tally(figures)?, counted_at })
    }
}

/// Everybody of an institution whose appraisal of the year was published.
pub fn judged(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Vec<JudgedRow>, Error> {
    tx.all(&JUDGED, &[&institution, &year])
}

pub fn each_quality(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    use_row: impl FnMut(QualityRow) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each(&QUALITY, &[&institution, &year], use_row)
}

fn values(agreements: &[Uuid]) -> Vec<&dyn ToValue> {
    agreements.iter().map(|agreement| -> &dyn ToValue { agreement }).collect()
}

pub fn each_line(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreements: &[Uuid],
    use_row: impl FnMut(LineRow) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each_of(&LINES, &[&institution], &values(agreements), use_row)
}

/// The notes that stand over whole reports.
pub fn each_note(
    tx: &Tx<'_>,
    institution: InstitutionId,
    agreements: &[Uuid],
    use_row: impl FnMut(NoteRow) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each_of(&NOTES, &[&institution], &values(agreements), use_row)
}

/// Puts new sums in the place of an institution's old ones.
pub fn replace(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    groups: &[(Dimension, String, Value)],
    supervisors: &[(EmploymentId, Value, Sittings)],
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&DELETE_GROUPS, &[&institution, &year])?;
    tx.run(&DELETE_SUPERVISORS, &[&institution, &year])?;
    let rows: Vec<Vec<&dyn ToValue>> = groups
        .iter()
        .map(|(dimension, code, figures)| -> Vec<&dyn ToValue> {
            vec![&institution, &year, dimension, code, figures, &now]
        })
        .collect();
    tx.insert_many(&INSERT_GROUP, &rows)?;
    let rows: Vec<Vec<&dyn ToValue>> = supervisors
        .iter()
        .map(|(id, figures, sittings)| -> Vec<&dyn ToValue> {
            let Sittings { first_at, last_at, at_once } = sittings;
            vec![&institution, &year, id, figures, first_at, last_at, at_once]
        })
        .collect();
    tx.insert_many(&INSERT_SUPERVISOR, &rows).map(drop)
}

/// Those somebody supervises today who have marked others, by name.
pub fn line_below(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    above: EmploymentId,
    today: Day,
) -> Result<Vec<Supervisor>, Error> {
    let rows = tx.all::<SupervisorRow>(&LINE_BELOW, &[&institution, &year, &above, &today, &MOST])?;
    rows.into_iter().map(SupervisorRow::read).collect()
}

pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    supervisor: EmploymentId,
    today: Day,
) -> Result<Option<Guarded<Supervisor>>, Error> {
    let row = tx.opt::<SupervisorRow>(&FIND, &[&institution, &year, &supervisor, &today])?;
    Ok(row.map(SupervisorRow::read).transpose()?.map(Guarded::new))
}

/// Every supervisor of an institution without a name: what they come to together.
pub fn each_supervisor(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    mut use_one: impl FnMut(Tally, Sittings) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each::<EachRow>(&EACH, &[&institution, &year], |row| {
        let EachRow { figures, first_at, last_at, at_once } = row;
        use_one(tally(figures)?, Sittings { first_at, last_at, at_once })
    })
}

/// An institution's year: all of it, and its sexes and cadres.
pub fn groups(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Vec<Group>, Error> {
    let rows = tx.all::<GroupRow>(&GROUPS, &[&institution, &year])?;
    rows.into_iter().map(GroupRow::read).collect()
}

/// All of an institution's year.
pub fn whole(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<Option<Group>, Error> {
    tx.opt::<GroupRow>(&ALL_OF, &[&institution, &year])?.map(GroupRow::read).transpose()
}

pub fn year_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: Uuid,
) -> Result<Option<FinancialYear>, Error> {
    Ok(tx.opt::<YearRow>(&YEAR_OF, &[&institution, &appraisal])?.map(|row| row.year))
}

pub fn want(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    position: i64,
) -> Result<(), Error> {
    tx.run(&WANT, &[&institution, &year, &position]).map(drop)
}

pub fn waiting(tx: &Tx<'_>) -> Result<Vec<WaitingRow>, Error> {
    tx.all(&WAITING, &[&MOST])
}

/// What has been asked for again since stays waiting.
pub fn settle(tx: &Tx<'_>, row: &WaitingRow) -> Result<(), Error> {
    tx.run(&SETTLE, &[&row.institution_id, &row.year, &row.position]).map(drop)
}

pub fn want_recount(tx: &Tx<'_>, year: FinancialYear) -> Result<(), Error> {
    tx.run(&WANT_RECOUNT, &[&year]).map(drop)
}

pub fn recounts(tx: &Tx<'_>) -> Result<Vec<FinancialYear>, Error> {
    Ok(tx.all::<YearRow>(&RECOUNTS, &[])?.into_iter().map(|row| row.year).collect())
}

/// One institution's sums of a year with its region; nothing is kept.
pub fn each_of_nation(
    tx: &Tx<'_>,
    year: FinancialYear,
    mut use_one: impl FnMut(Dimension, String, Option<String>, Tally) -> Result<(), Error>,
) -> Result<(), Error> {
    tx.each::<SourceRow>(&OF_NATION, &[&year], |row| {
        use_one(row.dimension, row.code, row.region_code, tally(row.figures)?)
    })
}

/// Puts the nation's new figures in the place of the old ones; they no longer wait to be counted.
pub fn replace_nation(
    tx: &Tx<'_>,
    year: FinancialYear,
    groups: &[(Dimension, String, i64, Value)],
    now: Timestamp,
) -> Result<(), Error> {
    tx.run(&SETTLE_RECOUNT, &[&year])?;
    tx.run(&DELETE_NATION, &[&year])?;
    let rows: Vec<Vec<&dyn ToValue>> = groups
        .iter()
        .map(|(dimension, code, pooled, figures)| -> Vec<&dyn ToValue> {
            vec![&year, dimension, code, pooled, figures, &now]
        })
        .collect();
    tx.insert_many(&INSERT_NATION, &rows).map(drop)
}

/// The nation's year, without small groups.
pub fn nation(tx: &Tx<'_>, year: FinancialYear) -> Result<Vec<Group>, Error> {
    let rows = tx.all::<NationRow>(&NATION, &[&year])?;
    rows.into_iter()
        .map(|row| {
            let NationRow { dimension, code, pooled, figures, counted_at } = row;
            Ok(Group { dimension, code, pooled, tally: tally(figures)?, counted_at })
        })
        .collect()
}
