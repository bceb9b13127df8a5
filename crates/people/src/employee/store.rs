//! All SQL about people and their employments. What may be done with them is decided in rules and permissions.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, Error, InstitutionId, PAGE_ROWS, Page, PageKey, PersonId, Role, ToValue};
use platform::store::Tx;

use super::model::{Candidate, ContactRow, Details, DirectoryRow, Employed, EmploymentRow, PersonRow, Seat};
use crate::unit::Heads;

platform::statements! {
    /// An employment that has begun and those it acts for today, one row for each granted role (at least one row each).
    /// An absent person's employment may have ended: a kaimu often fills a vacant post.
    STANDING = "WITH standing AS ( \
            SELECT id AS employment_id FROM people_employment \
            WHERE institution_id = $1 AND id = $2 AND starts_on <= $3 \
          UNION ALL \
            SELECT acting.absent_id AS employment_id FROM people_acting acting \
            WHERE acting.institution_id = $1 AND acting.acting_id = $2 AND acting.from_on <= $3 AND acting.to_on >= $3) \
        SELECT employment.id, employment.person_id, employment.name, institution.name AS institution_name, \
            CASE WHEN institution.kind = 'region' THEN institution.region_code END AS region, post.heads, \
            employment.unit_path, employment.workstation_id, employment.ends_on, \
            EXISTS (SELECT 1 FROM people_supervision led WHERE led.institution_id = $1 \
                AND led.supervisor_id = employment.id AND led.from_on <= $3 \
                AND (led.to_on IS NULL OR led.to_on >= $3)) AS supervises, held.role, \
            (SELECT CAST(COUNT(*) AS {{int}}) FROM platform_notice notice WHERE notice.institution_id = $1 \
                AND notice.employment_id = $2 AND notice.read_at IS NULL) AS unread \
        FROM standing \
        JOIN people_employment employment ON employment.institution_id = $1 AND employment.id = standing.employment_id \
        JOIN people_institution institution ON institution.id = employment.institution_id \
        JOIN people_post post ON post.institution_id = $1 AND post.id = employment.post_id \
        LEFT JOIN people_role held ON held.institution_id = $1 AND held.employment_id = employment.id \
        ORDER BY employment.name, employment.id, held.role";

    FIND = "SELECT employment.institution_id, employment.id, employment.person_id, employment.check_number, \
            employment.name, employment.unit_id, employment.unit_path, unit.name AS unit_name, \
            employment.workstation_id, workstation.name AS workstation_name, employment.post_id, \
            post.title AS post_title, post.heads, employment.cadre, employment.salary_scale, employment.terms, \
            employment.starts_on, employment.contract_ends_on, employment.ends_on, employment.version, \
            own.supervisor_id, supervisor.name AS supervisor_name, upper.supervisor_id AS second_level_id \
        FROM people_employment employment \
        JOIN people_unit unit ON unit.institution_id = $1 AND unit.id = employment.unit_id \
        JOIN people_workstation workstation ON workstation.institution_id = $1 AND workstation.id = employment.workstation_id \
        JOIN people_post post ON post.institution_id = $1 AND post.id = employment.post_id \
        LEFT JOIN people_supervision own ON own.institution_id = $1 AND own.employment_id = employment.id \
            AND own.from_on <= $3 AND (own.to_on IS NULL OR own.to_on >= $3) \
        LEFT JOIN people_employment supervisor ON supervisor.institution_id = $1 AND supervisor.id = own.supervisor_id \
        LEFT JOIN people_supervision upper ON upper.institution_id = $1 AND upper.employment_id = own.supervisor_id \
            AND upper.from_on <= $3 AND (upper.to_on IS NULL OR upper.to_on >= $3) \
        WHERE employment.institution_id = $1 AND employment.id = $2";

    FIND_NAMED = "SELECT id, name FROM people_employment \
        WHERE institution_id = $1 AND check_number = $2 AND (ends_on IS NULL OR ends_on >= $3) \
        ORDER BY starts_on DESC LIMIT 1";

    /// Across the whole country: a person has one employment at a time.
    EMPLOYED = "SELECT employment.person_id, employment.institution_id, employment.id AS employment_id, employment.name \
        FROM people_person person \
        JOIN people_employment employment ON employment.person_id = person.id \
            AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
        WHERE person.check_number = $1 ORDER BY employment.starts_on DESC LIMIT 1";

    FIND_PERSON = "SELECT id, check_number, first_name, middle_name, surname, sex, born_on, phone, email, version \
        FROM people_person WHERE id = $1";
    FIND_PERSON_BY_CHECK = "SELECT id, check_number, first_name, middle_name, surname, sex, born_on, phone, email, version \
        FROM people_person WHERE check_number = $1";
    INSERT_PERSON = "INSERT INTO people_person \
            (id, check_number, first_name, middle_name, surname, sex, born_on, phone, email, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT (check_number) DO NOTHING";
    SAVE_PERSON = "UPDATE people_person SET first_name = $2, middle_name = $3, surname = $4, sex = $5, born_on = $6, \
            phone = $7, email = $8, version = version + 1 WHERE id = $1 AND version = $9";

    INSERT = "INSERT INTO people_employment (institution_id, id, person_id, check_number, name, unit_id, unit_path, \
            workstation_id, post_id, cadre, salary_scale, terms, starts_on, contract_ends_on, ends_on, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, NULL, 1)";
    SAVE = "UPDATE people_employment SET name = $3, unit_id = $4, unit_path = $5, workstation_id = $6, post_id = $7, \
            cadre = $8, salary_scale = $9, terms = $10, contract_ends_on = $11, version = version + 1 \
        WHERE institution_id = $1 AND id = $2 AND version = $12";
    SAVE_END = "UPDATE people_employment SET ends_on = $3, version = version + 1 \
        WHERE institution_id = $1 AND id = $2 AND version = $4";

    HOLD = "UPDATE people_employment SET version = version WHERE institution_id = $1 AND id = $2 AND version = $3";

    LIST = "SELECT employment.id, employment.check_number, employment.name, unit.name AS unit_name, \
            workstation.name AS workstation_name, post.title AS post_title, supervisor.name AS supervisor_name, \
            employment.ends_on \
        FROM people_employment employment \
        JOIN people_unit unit ON unit.institution_id = $1 AND unit.id = employment.unit_id \
        JOIN people_workstation workstation ON workstation.institution_id = $1 AND workstation.id = employment.workstation_id \
        JOIN people_post post ON post.institution_id = $1 AND post.id = employment.post_id \
        LEFT JOIN people_supervision own ON own.institution_id = $1 AND own.employment_id = employment.id \
            AND own.from_on <= $2 AND (own.to_on IS NULL OR own.to_on >= $2) \
        LEFT JOIN people_employment supervisor ON supervisor.institution_id = $1 AND supervisor.id = own.supervisor_id \
        WHERE employment.institution_id = $1 AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
            AND (CAST($3 AS {{text}}) IS NULL OR LOWER(employment.name) LIKE CAST($3 AS {{text}}) ESCAPE '!' \
                OR employment.check_number LIKE CAST($3 AS {{text}}) ESCAPE '!') \
            AND (CAST($4 AS {{text}}) IS NULL OR employment.unit_path LIKE CAST($4 AS {{text}})) \
            AND (CAST($5 AS {{text}}) IS NULL \
                OR (employment.name, employment.id) > (CAST($5 AS {{text}}), CAST($6 AS {{uuid}}))) \
        ORDER BY employment.name, employment.id LIMIT $7";

    CONTACT = "SELECT person.sex, person.born_on, person.phone, person.email, account.activated_at \
        FROM people_person person LEFT JOIN people_account account ON account.person_id = person.id \
        WHERE person.id = $1";

    /// Those who head something here today: whom a form offers as supervisors and as absent.
    CANDIDATES = "SELECT employment.check_number, employment.name, post.title AS post_title \
        FROM people_employment employment \
        JOIN people_post post ON post.institution_id = $1 AND post.id = employment.post_id AND post.heads <> 'nothing' \
        WHERE employment.institution_id = $1 AND employment.starts_on <= $2 \
            AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
        ORDER BY employment.name, employment.id LIMIT $3";

    COUNT_WITHOUT_ACCOUNT = "SELECT CAST(COUNT(*) AS BIGINT) AS count FROM people_employment employment \
        LEFT JOIN people_account account ON account.person_id = employment.person_id \
        WHERE employment.institution_id = $1 AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
            AND account.activated_at IS NULL \
            AND (CAST($3 AS {{text}}) IS NULL OR employment.unit_path LIKE CAST($3 AS {{text}}))";
    LIST_WITHOUT_ACCOUNT = "SELECT employment.id, employment.name FROM people_employment employment \
        LEFT JOIN people_account account ON account.person_id = employment.person_id \
        WHERE employment.institution_id = $1 AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
            AND account.activated_at IS NULL \
            AND (CAST($3 AS {{text}}) IS NULL OR employment.unit_path LIKE CAST($3 AS {{text}})) \
        ORDER BY employment.name, employment.id LIMIT $4";

    /// Who heads the institution on some day from $3 to $4, other than one employment.
    OTHER_HEAD = "SELECT employment.id, employment.name FROM people_employment employment \
        JOIN people_post post ON post.institution_id = $1 AND post.id = employment.post_id AND post.heads = 'institution' \
        WHERE employment.institution_id = $1 AND employment.id <> $2 \
            AND (employment.ends_on IS NULL OR employment.ends_on >= $3) \
            AND (CAST($4 AS {{date}}) IS NULL OR employment.starts_on <= $4) \
        ORDER BY employment.id LIMIT 1";
}

platform::row! {
    /// One role of somebody who stands here today, or the absence of any.
    pub(super) struct StandingRow {
        pub id: EmploymentId,
        pub person_id: PersonId,
        pub name: String,
        pub institution_name: String,
        pub region: Option<String>,
        pub heads: Heads,
        pub unit_path: String,
        pub workstation_id: Uuid,
        pub ends_on: Option<Day>,
        pub supervises: bool,
        pub role: Option<Role>,
        /// Notices the person of today has not read, the same in every row.
        pub unread: i64,
    }
    struct Count { count: i64 }
    pub(crate) struct Named { pub id: EmploymentId, pub name: String }
}

pub(super) fn list_standing(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    today: Day,
) -> Result<Vec<StandingRow>, Error> {
    tx.all(&STANDING, &[&institution, &employment, &today])
}

/// An employment with its place and its supervisors of `on`. Wrap it in `Guarded` before a page sees it.
pub fn find(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: EmploymentId,
    on: Day,
) -> Result<Option<EmploymentRow>, Error> {
    tx.opt(&FIND, &[&institution, &id, &on])
}

/// The employment with this check number that runs on a day or begins later.
pub fn find_by_check_number(
    tx: &Tx<'_>,
    institution: InstitutionId,
    check_number: &str,
    on: Day,
) -> Result<Option<EmploymentRow>, Error> {
    match find_named(tx, institution, check_number, on)? {
        Some(known) => find(tx, institution, known.id, on),
        None => Ok(None),
    }
}

pub(crate) fn find_named(
    tx: &Tx<'_>,
    institution: InstitutionId,
    check_number: &str,
    on: Day,
) -> Result<Option<Named>, Error> {
    tx.opt(&FIND_NAMED, &[&institution, &check_number, &on])
}

/// Where in the country a person works, by check number; for signing in and for refusing a second employment.
pub fn find_employed(tx: &Tx<'_>, check_number: &str, on: Day) -> Result<Option<Employed>, Error> {
    tx.opt(&EMPLOYED, &[&check_number, &on])
}

pub fn find_person(tx: &Tx<'_>, id: PersonId) -> Result<Option<PersonRow>, Error> {
    tx.opt(&FIND_PERSON, &[&id])
}

pub(crate) fn find_person_by_check_number(
    tx: &Tx<'_>,
    check_number: &str,
) -> Result<Option<PersonRow>, Error> {
    tx.opt(&FIND_PERSON_BY_CHECK, &[&check_number])
}

/// For fixtures: one of many.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn insert_person(tx: &Tx<'_>, id: PersonId, details: &Details) -> Result<(), Error> {
    insert_persons(tx, &[(id, details)])
}

/// Stale when a check number was registered meanwhile.
pub(crate) fn insert_persons(tx: &Tx<'_>, people: &[(PersonId, &Details)]) -> Result<(), Error> {
    let rows: Vec<Vec<&dyn ToValue>> =
        people.iter().map(|(id, details)| person_values(id, details)).collect();
    let made = tx.insert_many(&INSERT_PERSON, &rows)?;
    if u64::try_from(people.len()).is_ok_and(|count| count == made) { Ok(()) } else { Err(Error::Stale) }
}

fn person_values<'v>(id: &'v PersonId, details: &'v Details) -> Vec<&'v dyn ToValue> {
    let Details { check_number, first_name, middle_name, surname, sex, born_on, phone, email, .. } = details;
    vec![id, check_number, first_name, middle_name, surname, sex, born_on, phone, email]
}

pub(crate) fn save_person(tx: &Tx<'_>, id: PersonId, details: &Details, version: i64) -> Result<(), Error> {
    let Details { first_name, middle_name, surname, sex, born_on, phone, email, .. } = details;
    tx.change(&SAVE_PERSON, &[&id, first_name, middle_name, surname, sex, born_on, phone, email, &version])
}

/// An employment to be written.
pub(crate) struct NewEmployment<'n> {
    pub id: EmploymentId,
    pub person: PersonId,
    pub details: &'n Details,
    pub seat: &'n Seat,
}

/// For fixtures: one of many.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: EmploymentId,
    person: PersonId,
    details: &Details,
    seat: &Seat,
) -> Result<(), Error> {
    insert_all(tx, institution, &[NewEmployment { id, person, details, seat }])
}

pub(crate) fn insert_all(
    tx: &Tx<'_>,
    institution: InstitutionId,
    new: &[NewEmployment<'_>],
) -> Result<(), Error> {
    let names: Vec<String> = new.iter().map(|one| one.details.name()).collect();
    let rows: Vec<Vec<&dyn ToValue>> = new
        .iter()
        .zip(&names)
        .map(|(NewEmployment { id, person, details, seat }, name)| -> Vec<&dyn ToValue> {
            let Details { check_number, cadre, salary_scale, terms, starts_on, contract_ends_on, .. } =
                *details;
            let Seat { unit_id, unit_path, workstation_id, post_id, .. } = *seat;
            vec![
                &institution,
                id,
                person,
                check_number,
                name,
                unit_id,
                unit_path,
                workstation_id,
                post_id,
                cadre,
                salary_scale,
                terms,
                starts_on,
                contract_ends_on,
            ]
        })
        .collect();
    tx.insert_many(&INSERT, &rows).map(drop)
}

pub(crate) fn save(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: EmploymentId,
    details: &Details,
    seat: &Seat,
    version: i64,
) -> Result<(), Error> {
    let name = details.name();
    let Seat { unit_id, unit_path, workstation_id, post_id, .. } = seat;
    let Details { cadre, salary_scale, terms, contract_ends_on, .. } = details;
    tx.change(
        &SAVE,
        &[
            &institution,
            &id,
            &name,
            unit_id,
            unit_path,
            workstation_id,
            post_id,
            cadre,
            salary_scale,
            terms,
            contract_ends_on,
            &version,
        ],
    )
}

pub(super) fn save_end(
    tx: &Tx<'_>,
    institution: InstitutionId,
    id: EmploymentId,
    last: Option<Day>,
    version: i64,
) -> Result<(), Error> {
    tx.change(&SAVE_END, &[&institution, &id, &last, &version])
}

/// Takes hold of an employment until the unit has ended, before its other rows are read: what must stand beside them, such as
/// an absence, is judged by one unit at a time. Stale when the employment itself was changed since it was read.
pub fn hold(tx: &Tx<'_>, row: &EmploymentRow) -> Result<(), Error> {
    tx.change(&HOLD, &[&row.institution_id, &row.id, &row.version])
}

/// What the directory is asked for.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Part of a name, or of a check number.
    pub text: Option<String>,
    /// Path of a unit: it and all below.
    pub unit_path: Option<String>,
    pub key: PageKey,
}

/// `%asha!_k%`: what was typed, found anywhere, its own wildcards taken as they are.
fn like(text: &str) -> String {
    let escaped = text.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

/// The directory of those employed on a day or later, by name.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    today: Day,
    search: &Search,
) -> Result<Page<DirectoryRow>, Error> {
    let text = search.text.as_deref().map(like);
    let path = search.unit_path.as_ref().map(|path| format!("{path}%"));
    let key = &search.key;
    Page::read(PAGE_ROWS, |most| {
        tx.all(&LIST, &[&institution, &today, &text, &path, &key.sort(), &key.id(), &most])
    })
}

pub(super) fn find_other_head(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    (from_on, to_on): (Day, Option<Day>),
) -> Result<Option<Named>, Error> {
    tx.opt(&OTHER_HEAD, &[&institution, &employment, &from_on, &to_on])
}

pub(super) fn find_contact(tx: &Tx<'_>, person: PersonId) -> Result<Option<ContactRow>, Error> {
    tx.opt(&CONTACT, &[&person])
}

/// The first heads of an institution by name; a form takes any check number beside these.
pub(crate) fn list_candidates(
    tx: &Tx<'_>,
    institution: InstitutionId,
    today: Day,
) -> Result<Vec<Candidate>, Error> {
    const MOST: i64 = 100;
    tx.all(&CANDIDATES, &[&institution, &today, &MOST])
}

/// How many of a unit (None: of all) have not activated their account.
pub(super) fn count_without_account(
    tx: &Tx<'_>,
    institution: InstitutionId,
    today: Day,
    unit_path: Option<&str>,
) -> Result<i64, Error> {
    let path = unit_path.map(|path| format!("{path}%"));
    Ok(tx.one::<Count>(&COUNT_WITHOUT_ACCOUNT, &[&institution, &today, &path])?.count)
}

pub(super) fn list_without_account(
    tx: &Tx<'_>,
    institution: InstitutionId,
    today: Day,
    unit_path: Option<&str>,
    most: i64,
) -> Result<Vec<EmploymentId>, Error> {
    let path = unit_path.map(|path| format!("{path}%"));
    let rows = tx.all::<Named>(&LIST_WITHOUT_ACCOUNT, &[&institution, &today, &path, &most])?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
