//! What papers ask beyond the rooms they are of: the person behind an employment, and the final things of a year.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, FinancialYear, InstitutionId};
use platform::store::Tx;

platform::statements! {
    PERSON = "SELECT p.surname, p.first_name, p.middle_name, p.sex, p.born_on, e.check_number, e.cadre, e.salary_scale,
          e.terms, e.starts_on, post.title AS post_title, unit.name AS unit_name, w.name AS workstation_name,
          i.code AS institution_code, i.name AS institution_name, s.from_on AS supervised_from,
          se.name AS supervisor_name, sp.title AS supervisor_post
        FROM people_employment e
        JOIN people_person p ON p.id = e.person_id
        JOIN people_institution i ON i.id = e.institution_id
        JOIN people_unit unit ON unit.institution_id = e.institution_id AND unit.id = e.unit_id
        JOIN people_workstation w ON w.institution_id = e.institution_id AND w.id = e.workstation_id
        JOIN people_post post ON post.institution_id = e.institution_id AND post.id = e.post_id
        LEFT JOIN people_supervision s ON s.institution_id = e.institution_id AND s.employment_id = e.id
          AND s.from_on <= $3 AND (s.to_on IS NULL OR s.to_on >= $3)
        LEFT JOIN people_employment se ON se.institution_id = s.institution_id AND se.id = s.supervisor_id
        LEFT JOIN people_post sp ON sp.institution_id = se.institution_id AND sp.id = se.post_id
        WHERE e.institution_id = $1 AND e.id = $2";
    SIGNED = "SELECT id FROM performance_agreement
        WHERE institution_id = $1 AND year = $2 AND state = 'signed' AND id > $3 ORDER BY id LIMIT $4";
    COUNT_SIGNED = "SELECT COUNT(*) AS count FROM performance_agreement
        WHERE institution_id = $1 AND year = $2 AND state = 'signed'";
    MARKED = "SELECT a.id FROM performance_appraisal a
        WHERE a.institution_id = $1 AND a.year = $2 AND a.state = 'published' AND a.id > $3
          AND EXISTS (SELECT 1 FROM performance_mark m WHERE m.institution_id = a.institution_id AND m.appraisal_id = a.id)
        ORDER BY a.id LIMIT $4";
    COUNT_MARKED = "SELECT COUNT(*) AS count FROM performance_appraisal a
        WHERE a.institution_id = $1 AND a.year = $2 AND a.state = 'published'
          AND EXISTS (SELECT 1 FROM performance_mark m WHERE m.institution_id = a.institution_id AND m.appraisal_id = a.id)";
}

platform::row! {
    struct Id { id: Uuid }
    struct Number { count: i64 }
}

platform::row! {
    /// Section 1 of TFN 832, as far as it is known here.
    pub struct PersonRow {
        pub surname: String,
        pub first_name: String,
        pub middle_name: String,
        pub sex: String,
        pub born_on: Option<Day>,
        pub check_number: String,
        pub cadre: String,
        pub salary_scale: String,
        pub terms: String,
        pub starts_on: Day,
        pub post_title: String,
        pub unit_name: String,
        pub workstation_name: String,
        pub institution_code: String,
        pub institution_name: String,
        pub supervised_from: Option<Day>,
        pub supervisor_name: Option<String>,
        pub supervisor_post: Option<String>,
    }
}

/// The person behind an employment, with the supervisor of that day.
pub fn person(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    on: Day,
) -> Result<PersonRow, Error> {
    tx.one(&PERSON, &[&institution, &employment, &on])
}

fn ids(rows: Vec<Id>) -> Vec<Uuid> {
    rows.into_iter().map(|row| row.id).collect()
}

/// The signed agreements of a year.
pub fn signed(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, Error> {
    tx.all(&SIGNED, &[&institution, &year, &after, &limit]).map(ids)
}

pub fn count_signed(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<i64, Error> {
    tx.one::<Number>(&COUNT_SIGNED, &[&institution, &year]).map(|row| row.count)
}

/// The published appraisals of a year that have a mark.
pub fn marked(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, Error> {
    tx.all(&MARKED, &[&institution, &year, &after, &limit]).map(ids)
}

pub fn count_marked(tx: &Tx<'_>, institution: InstitutionId, year: FinancialYear) -> Result<i64, Error> {
    tx.one::<Number>(&COUNT_MARKED, &[&institution, &year]).map(|row| row.count)
}
