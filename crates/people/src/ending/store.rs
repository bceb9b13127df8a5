//! All SQL about contracts that end. An employment whose end is written down already waits for nobody.

use kernel::{Day, EmploymentId, Error, InstitutionId, PAGE_ROWS};
use platform::store::Tx;

platform::statements! {
    /// Soonest first; those without a day at the end.
    LIST = "SELECT employment.id, employment.check_number, employment.name, post.title AS post_title, \
            unit.name AS unit_name, employment.contract_ends_on \
        FROM people_employment employment \
        JOIN people_unit unit ON unit.institution_id = $1 AND unit.id = employment.unit_id \
        JOIN people_post post ON post.institution_id = $1 AND post.id = employment.post_id \
        WHERE employment.institution_id = $1 AND employment.terms = 'contract' AND employment.ends_on IS NULL \
            AND (employment.contract_ends_on IS NULL OR employment.contract_ends_on <= $2) \
        ORDER BY CASE WHEN employment.contract_ends_on IS NULL THEN 1 ELSE 0 END, employment.contract_ends_on, \
            employment.name, employment.id LIMIT $3";
    COUNT = "SELECT CAST(COUNT(*) AS {{int}}) AS count, MIN(name) AS name, MIN(contract_ends_on) AS first_on \
        FROM people_employment WHERE institution_id = $1 AND terms = 'contract' AND ends_on IS NULL \
            AND contract_ends_on <= $2";
}

platform::row! {
    /// Somebody whose contract ends.
    pub struct EndingRow {
        pub id: EmploymentId,
        pub check_number: String,
        pub name: String,
        pub post_title: String,
        pub unit_name: String,
        pub contract_ends_on: Option<Day>,
    }

    pub struct Counted {
        pub count: i64,
        /// The first by name.
        pub name: Option<String>,
        pub first_on: Option<Day>,
    }
}

/// Contracts that end until a day, and those without one.
pub fn list(tx: &Tx<'_>, institution: InstitutionId, until: Day) -> Result<Vec<EndingRow>, Error> {
    tx.all(&LIST, &[&institution, &until, &PAGE_ROWS])
}

/// How many end until a day.
pub fn count(tx: &Tx<'_>, institution: InstitutionId, until: Day) -> Result<Counted, Error> {
    tx.one(&COUNT, &[&institution, &until])
}
