//! All SQL of the mark: what the formula needs, many people at a time, and the marks themselves.
//! People come in the order of their agreements' ids, so that a whole institution is read in batches of five statements.

use kernel::uuid::Uuid;
use kernel::{
    Day, EmploymentId, Error, FinancialYear, InstitutionId, Marks, Place, Quantity, Seat, Timestamp, Weight,
};
use people::seat_above;
use platform::store::Tx;
use platform::work::{Guarded, Target};
use serde_json::Value;

use super::cases::Away;
use crate::appeal::model::AppealId;
use crate::appraisal::model::{AppraisalId, Stands, State};
use crate::duty::store::counted;

platform::statements! {
    PEOPLE = "SELECT g.id AS agreement_id, g.employment_id, e.check_number, e.starts_on, e.ends_on, COALESCE(a.heads, p.heads) AS heads,
            EXISTS (SELECT 1 FROM people_supervision x
                WHERE x.institution_id = g.institution_id AND x.supervisor_id = g.employment_id
                  AND x.from_on <= $5 AND (x.to_on IS NULL OR x.to_on >= $4)) AS has_staff, a.stands
        FROM performance_agreement g
        JOIN people_employment e ON e.institution_id = g.institution_id AND e.id = g.employment_id
        JOIN people_post p ON p.institution_id = e.institution_id AND p.id = e.post_id
        LEFT JOIN performance_appraisal a ON a.institution_id = g.institution_id AND a.agreement_id = g.id
        WHERE g.institution_id = $1 AND g.year = $2 AND g.state = 'signed' AND g.id >= $3
        ORDER BY g.id LIMIT $6";
    /// One person, with a row for each of their absences: the preview is one of the pages that ask five times at most.
    PERSON_OF = "SELECT g.id AS agreement_id, g.employment_id, e.check_number, e.starts_on, e.ends_on, COALESCE(a.heads, p.heads) AS heads,
            EXISTS (SELECT 1 FROM people_supervision x
                WHERE x.institution_id = g.institution_id AND x.supervisor_id = g.employment_id
                  AND x.from_on <= $5 AND (x.to_on IS NULL OR x.to_on >= $4)) AS has_staff,
            a.stands, l.from_on AS absent_from, l.to_on AS absent_to, (l.kind = 'suspension') AS suspended
        FROM performance_agreement g
        JOIN people_employment e ON e.institution_id = g.institution_id AND e.id = g.employment_id
        JOIN people_post p ON p.institution_id = e.institution_id AND p.id = e.post_id
        LEFT JOIN performance_appraisal a ON a.institution_id = g.institution_id AND a.agreement_id = g.id
        LEFT JOIN people_absence l ON l.institution_id = g.institution_id AND l.employment_id = g.employment_id
            AND l.state = 'agreed' AND l.from_on <= $5 AND l.to_on >= $4
        WHERE g.institution_id = $1 AND g.year = $2 AND g.state = 'signed' AND g.employment_id = $3";
    LINES = "SELECT s.agreement_id, t.id AS task_id, t.title AS task_title, t.weight AS task_weight,
            s.id, s.title, s.weight, s.unit_of_measure, s.actual, r.counted, s.target, r.agreed_quality,
            s.starts_on, s.ends_on, s.completed_on, s.ended_on, s.state = 'excused' AS excused, s.state = 'completed' AS ticked
        FROM performance_sub_task s
        JOIN performance_task t ON t.institution_id = s.institution_id AND t.id = s.task_id
        JOIN performance_agreement g ON g.institution_id = s.institution_id AND g.id = s.agreement_id
        LEFT JOIN performance_appraisal a ON a.institution_id = g.institution_id AND a.agreement_id = g.id
        LEFT JOIN performance_rating r ON r.institution_id = a.institution_id AND r.appraisal_id = a.id AND r.sub_task_id = s.id
        WHERE s.institution_id = $1 AND s.agreement_id >= $3 AND s.agreement_id <= $4 AND g.year = $2 AND g.state = 'signed'
          AND t.state <> 'rejected' AND s.state IN ('running', 'completed', 'excused')
        ORDER BY s.agreement_id, t.position, t.id, s.position, s.id";
    PLAN_VERSIONS = "SELECT l.agreement_id, l.number, v.effective_on, l.item_id, l.weight
        FROM performance_plan_version v
        JOIN performance_plan_version_line l ON l.institution_id = v.institution_id AND l.agreement_id = v.agreement_id AND l.number = v.number
        JOIN performance_agreement g ON g.institution_id = v.institution_id AND g.id = v.agreement_id
        WHERE v.institution_id = $1 AND v.agreement_id >= $3 AND v.agreement_id <= $4 AND g.year = $2
        ORDER BY v.agreement_id, v.number, l.item_id";
    ITEMS = "SELECT a.agreement_id, i.factor, x.item, x.agreed_mark
        FROM performance_appraisal a
        JOIN performance_attribute x ON x.institution_id = a.institution_id AND x.appraisal_id = a.id
        JOIN performance_factor_item i ON i.item = x.item
        WHERE a.institution_id = $1 AND a.year = $2 AND a.agreement_id >= $3 AND a.agreement_id <= $4
        ORDER BY a.agreement_id, i.factor, x.item";
    DUTIES = concat!("SELECT g.id AS agreement_id, CAST(COUNT(*) AS {{int}}) AS due,
            CAST(COALESCE(SUM(CASE WHEN d.outcome = 'met' THEN 1 ELSE 0 END), 0) AS {{int}}) AS met
        FROM performance_agreement g
        JOIN platform_deadline d ON d.owed_institution_id = g.institution_id AND d.owed_by_id = g.employment_id AND d.year = g.year
        WHERE g.institution_id = $1 AND g.year = $2 AND g.id >= $3 AND g.id <= $4 AND ", counted!("$5"), "
        GROUP BY g.id ORDER BY g.id");
    INSERT = "INSERT INTO performance_mark (institution_id, appraisal_id, version, employment_id, year, formula, inputs,
            r, b, m, o, band, computed_at, published_at)
        SELECT $1, $2, COALESCE(MAX(version), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12
        FROM performance_mark WHERE institution_id = $1 AND appraisal_id = $2";
    NEWEST = "SELECT employment_id, version FROM performance_mark
        WHERE institution_id = $1 AND appraisal_id = $2 ORDER BY version DESC LIMIT 1";
    KEPT = "SELECT version, formula, inputs, r, b, m, o, band, computed_at FROM performance_mark
        WHERE institution_id = $1 AND appraisal_id = $2 ORDER BY version";
    VERSIONS = "SELECT m.version, m.o, m.band, m.computed_at, m.published_at, l.level, a.id AS appeal_id
        FROM performance_mark m
        LEFT JOIN performance_appeal a ON a.institution_id = m.institution_id AND a.appraisal_id = m.appraisal_id
        LEFT JOIN performance_appeal_level l ON l.institution_id = a.institution_id AND l.appeal_id = a.id
            AND l.mark_version = m.version
        WHERE m.institution_id = $1 AND m.appraisal_id = $2 ORDER BY m.version";
    FIND = concat!("SELECT a.id AS appraisal_id, a.institution_id, a.agreement_id, a.employment_id, a.year, a.state, e.name, e.check_number,
            e.unit_path, s.supervisor_id, s2.supervisor_id AS second_level_id,",
        seat_above!("e", "s"),
        ", m.version, m.formula, m.inputs, m.r, m.b, m.m, m.o, m.band, m.computed_at
        FROM performance_appraisal a
        JOIN people_employment e ON e.institution_id = a.institution_id AND e.id = a.employment_id
        LEFT JOIN people_supervision s ON s.institution_id = a.institution_id AND s.employment_id = a.employment_id
            AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        LEFT JOIN people_supervision s2 ON s2.institution_id = s.institution_id AND s2.employment_id = s.supervisor_id
            AND s2.from_on <= $3 AND (s2.to_on IS NULL OR s2.to_on >= $3)
        LEFT JOIN performance_mark m ON m.institution_id = a.institution_id AND m.appraisal_id = a.id
            AND m.version = COALESCE(CAST($4 AS {{int}}), (SELECT MAX(l.version) FROM performance_mark l
                WHERE l.institution_id = a.institution_id AND l.appraisal_id = a.id))
        WHERE a.institution_id = $1 AND a.id = $2");
    LIST_OF = "SELECT m.appraisal_id, m.year, m.formula, m.version, m.o, m.band, m.published_at
        FROM performance_mark m
        WHERE m.institution_id = $1 AND m.employment_id = $2 AND m.published_at IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM performance_mark l
            WHERE l.institution_id = m.institution_id AND l.appraisal_id = m.appraisal_id AND l.version > m.version)
        ORDER BY m.year DESC LIMIT 60";
    REPORTED = "SELECT l.sub_task_id, r.week, r.state, l.quantity
        FROM performance_report r
        JOIN performance_report_line l ON l.institution_id = r.institution_id AND l.report_id = r.id
        WHERE r.institution_id = $1 AND r.agreement_id = $2 AND l.quantity <> 0
        ORDER BY l.sub_task_id, r.week";
}

platform::row! {
    /// Somebody whose agreement of the year is signed, with what decides their group.
    pub struct PersonRow {
        pub agreement_id: Uuid,
        pub employment_id: EmploymentId,
        pub check_number: String,
        /// First and last day of the employment.
        pub starts_on: Day,
        pub ends_on: Option<Day>,
        /// What their post headed when the appraisal was opened (today, before that): institution, department, section,
        /// workstation or nothing.
        pub heads: String,
        pub has_staff: bool,
        /// What the appraisal rests on where nobody above answered in time.
        pub stands: Option<Stands>,
    }

    struct PersonAwayRow {
        agreement_id: Uuid,
        employment_id: EmploymentId,
        check_number: String,
        starts_on: Day,
        ends_on: Option<Day>,
        heads: String,
        has_staff: bool,
        stands: Option<Stands>,
        absent_from: Option<Day>,
        absent_to: Option<Day>,
        suspended: Option<bool>,
    }

    /// One sub-task as the formula sees it.
    pub struct LineRow {
        pub agreement_id: Uuid,
        pub task_id: Uuid,
        pub task_title: String,
        pub task_weight: Weight,
        pub id: Uuid,
        pub title: String,
        pub weight: Weight,
        pub unit_of_measure: String,
        pub actual: Quantity,
        pub counted: Option<Quantity>,
        pub target: Quantity,
        pub agreed_quality: Option<i64>,
        pub starts_on: Day,
        pub ends_on: Day,
        pub completed_on: Option<Day>,
        pub ended_on: Option<Day>,
        pub excused: bool,
        /// A report says that it is completed; otherwise a day of completion stands for the target reached.
        pub ticked: bool,
    }

    /// What one task or sub-task weighed in one version of a plan that was changed.
    pub struct PlanVersionRow {
        pub agreement_id: Uuid,
        pub number: i64,
        pub effective_on: Day,
        pub item_id: Uuid,
        pub weight: Weight,
    }

    /// One agreed item: 0 does not apply.
    pub struct ItemRow {
        pub agreement_id: Uuid,
        pub factor: i64,
        pub item: i64,
        pub agreed_mark: Option<i64>,
    }

    /// Answers that fell due to somebody in the year, and those given in time.
    pub struct DutyRow {
        pub agreement_id: Uuid,
        pub due: i64,
        pub met: i64,
    }

    /// An appraisal with its newest mark, if it has one.
    pub struct MarkRow {
        pub appraisal_id: AppraisalId,
        pub institution_id: InstitutionId,
        pub agreement_id: Uuid,
        pub employment_id: EmploymentId,
        pub year: FinancialYear,
        pub state: State,
        pub name: String,
        pub check_number: String,
        pub unit_path: String,
        pub supervisor_id: Option<EmploymentId>,
        pub second_level_id: Option<EmploymentId>,
        /// Of a head of institution, whom nobody inside it supervises: the seat above.
        pub seat_above: Option<Seat>,
        pub version: Option<i64>,
        pub formula: Option<String>,
        pub inputs: Option<Value>,
        pub r: Option<Marks>,
        pub b: Option<Marks>,
        pub m: Option<Marks>,
        pub o: Option<Marks>,
        pub band: Option<i64>,
        pub computed_at: Option<Timestamp>,
    }

    /// One year's mark in somebody's list.
    pub struct OwnMarkRow {
        pub appraisal_id: AppraisalId,
        pub year: FinancialYear,
        pub formula: String,
        pub version: i64,
        pub o: Marks,
        pub band: i64,
        pub published_at: Timestamp,
    }

    struct NewestRow {
        employment_id: EmploymentId,
        version: i64,
    }

    /// One version of a mark with everything it was computed from.
    pub struct KeptRow {
        pub version: i64,
        pub formula: String,
        pub inputs: Value,
        pub r: Marks,
        pub b: Option<Marks>,
        pub m: Option<Marks>,
        pub o: Marks,
        pub band: i64,
        pub computed_at: Timestamp,
    }

    /// One version of a mark: the published one, or what a level of an appeal made of it.
    pub struct VersionRow {
        pub version: i64,
        pub o: Marks,
        pub band: i64,
        pub computed_at: Timestamp,
        pub published_at: Option<Timestamp>,
        pub level: Option<i64>,
        /// The appeal against the mark, whatever the version.
        pub appeal_id: Option<AppealId>,
    }

    /// What one week's report said about a sub-task.
    pub struct ReportedRow {
        pub sub_task_id: Uuid,
        pub week: Day,
        pub state: String,
        pub quantity: Quantity,
    }

}

impl Target for MarkRow {
    fn place(&self) -> Place {
        Place {
            institution: Some(self.institution_id),
            unit_path: Some(self.unit_path.clone()),
            owner: Some(self.employment_id),
            supervisor: self.supervisor_id,
            second_level: self.second_level_id,
            above: self.seat_above.clone(),
            ..Place::default()
        }
    }
}

/// A mark about to be kept; marks are only added, never changed.
pub struct NewMark<'a> {
    pub appraisal: AppraisalId,
    pub employment: EmploymentId,
    pub year: FinancialYear,
    pub formula: &'a str,
    pub inputs: Value,
    pub r: Marks,
    pub b: Option<Marks>,
    pub m: Option<Marks>,
    pub o: Marks,
    pub band: i64,
}

/// People with a signed agreement, from this agreement on.
pub fn people(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    from: Uuid,
    limit: i64,
) -> Result<Vec<PersonRow>, Error> {
    tx.all(&PEOPLE, &[&institution, &year, &from, &year.first_day(), &year.last_day(), &limit])
}

/// The sub-tasks of the agreements between two ids, both included.
pub fn lines(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    first: Uuid,
    last: Uuid,
) -> Result<Vec<LineRow>, Error> {
    tx.all(&LINES, &[&institution, &year, &first, &last])
}

/// The versions of the same people's plans, of those that were changed.
pub fn plan_versions(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    first: Uuid,
    last: Uuid,
) -> Result<Vec<PlanVersionRow>, Error> {
    tx.all(&PLAN_VERSIONS, &[&institution, &year, &first, &last])
}

/// The agreed items of the same people.
pub fn items(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    first: Uuid,
    last: Uuid,
) -> Result<Vec<ItemRow>, Error> {
    tx.all(&ITEMS, &[&institution, &year, &first, &last])
}

/// What fell due to the same people by the day before `today`.
pub fn duties(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    first: Uuid,
    last: Uuid,
    today: Day,
) -> Result<Vec<DutyRow>, Error> {
    tx.all(&DUTIES, &[&institution, &year, &first, &last, &today])
}

/// A person, and the days of their absences.
pub type PersonAway = (PersonRow, Vec<Away>);

/// One person, when their agreement of the year is signed, and the days of their absences.
pub fn person_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    year: FinancialYear,
) -> Result<Option<PersonAway>, Error> {
    let rows = tx.all::<PersonAwayRow>(
        &PERSON_OF,
        &[&institution, &year, &employment, &year.first_day(), &year.last_day()],
    )?;
    let away = rows
        .iter()
        .filter_map(|row| Some((row.absent_from?, row.absent_to?, row.suspended.unwrap_or_default())))
        .collect();
    let person = rows.into_iter().next().map(|row| PersonRow {
        agreement_id: row.agreement_id,
        employment_id: row.employment_id,
        check_number: row.check_number,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        heads: row.heads,
        has_staff: row.has_staff,
        stands: row.stands,
    });
    Ok(person.map(|person| (person, away)))
}

pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    mark: &NewMark<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    let NewMark { appraisal, employment, year, formula, inputs, r, b, m, o, band } = mark;
    tx.run(&INSERT, &[&institution, appraisal, employment, year, formula, inputs, r, b, m, o, band, &now])?;
    Ok(())
}

/// The appraisal with one version of its mark, the newest when none is named.
pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
    version: Option<i64>,
    today: Day,
) -> Result<Option<Guarded<MarkRow>>, Error> {
    Ok(tx.opt::<MarkRow>(&FIND, &[&institution, &appraisal, &today, &version])?.map(Guarded::new))
}

/// The appraisal with the newest version of its mark, for other rooms.
pub fn find_mark(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
    today: Day,
) -> Result<Option<Guarded<MarkRow>>, Error> {
    find(tx, institution, appraisal, None, today)
}

/// Whose mark it is, and its newest version.
pub fn newest(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
) -> Result<(EmploymentId, i64), Error> {
    let row = tx.one::<NewestRow>(&NEWEST, &[&institution, &appraisal])?;
    Ok((row.employment_id, row.version))
}

/// Every version with its inputs, for the file of an appeal.
pub fn kept(tx: &Tx<'_>, institution: InstitutionId, appraisal: AppraisalId) -> Result<Vec<KeptRow>, Error> {
    tx.all(&KEPT, &[&institution, &appraisal])
}

/// Every version of a mark, the published one first: at most one more for each level of an appeal.
pub fn versions(
    tx: &Tx<'_>,
    institution: InstitutionId,
    appraisal: AppraisalId,
) -> Result<Vec<VersionRow>, Error> {
    tx.all(&VERSIONS, &[&institution, &appraisal])
}

/// One person's published marks, newest year first.
pub fn list_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<OwnMarkRow>, Error> {
    tx.all(&LIST_OF, &[&institution, &employment])
}

/// What the weekly reports of an agreement say, where they say something: at most 53 weeks of each sub-task.
pub fn reported(tx: &Tx<'_>, institution: InstitutionId, agreement: Uuid) -> Result<Vec<ReportedRow>, Error> {
    tx.all(&REPORTED, &[&institution, &agreement])
}
