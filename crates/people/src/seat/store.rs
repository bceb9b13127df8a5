//! SQL of the seat: who holds it and who heads an institution. Sessions are platform's.

use kernel::{Day, EmploymentId, Error, InstitutionId};
use platform::store::Tx;

platform::statements! {
    HEAD_OF = "SELECT employment.id, employment.name, employment.check_number, post.title AS post_title
        FROM people_employment employment
        JOIN people_post post ON post.institution_id = employment.institution_id AND post.id = employment.post_id
        WHERE employment.institution_id = $1 AND post.heads = 'institution' AND employment.starts_on <= $2
          AND (employment.ends_on IS NULL OR employment.ends_on >= $2)
        ORDER BY employment.id LIMIT 1";
    POST_OF = "SELECT post.title FROM people_employment employment
        JOIN people_post post ON post.institution_id = employment.institution_id AND post.id = employment.post_id
        WHERE employment.institution_id = $1 AND employment.id = $2";
    SECRETARIAT = "SELECT id FROM people_institution WHERE kind = 'region' AND region_code = $1 ORDER BY code LIMIT 1";
    /// Does anybody outside this institution hold the nation's seat?
    NATION_HELD = "SELECT held.institution_id AS id FROM people_role held
        JOIN people_employment employment
          ON employment.institution_id = held.institution_id AND employment.id = held.employment_id
        WHERE held.role = 'national' AND held.institution_id <> $1 AND employment.starts_on <= $2
          AND (employment.ends_on IS NULL OR employment.ends_on >= $2) LIMIT 1";
}

platform::row! {
    /// Who heads an institution.
    pub struct HeadRow {
        pub id: EmploymentId,
        pub name: String,
        pub check_number: String,
        pub post_title: String,
    }
    struct TitleRow { title: String }
    struct InstitutionIdRow { id: InstitutionId }
}

/// Whoever heads an institution on a day.
pub fn find_head(tx: &Tx<'_>, institution: InstitutionId, on: Day) -> Result<Option<HeadRow>, Error> {
    tx.opt(&HEAD_OF, &[&institution, &on])
}

/// The title of the post somebody holds.
pub fn post_of(tx: &Tx<'_>, institution: InstitutionId, employment: EmploymentId) -> Result<String, Error> {
    Ok(tx.opt::<TitleRow>(&POST_OF, &[&institution, &employment])?.map(|row| row.title).unwrap_or_default())
}

/// The secretariat of a region, where it is registered.
pub fn find_secretariat(tx: &Tx<'_>, region: &str) -> Result<Option<InstitutionId>, Error> {
    Ok(tx.opt::<InstitutionIdRow>(&SECRETARIAT, &[&region])?.map(|row| row.id))
}

/// Does anybody who works elsewhere hold the nation's seat?
pub fn nation_is_held(tx: &Tx<'_>, institution: InstitutionId, on: Day) -> Result<bool, Error> {
    Ok(tx.opt::<InstitutionIdRow>(&NATION_HELD, &[&institution, &on])?.is_some())
}
