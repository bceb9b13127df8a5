//! All SQL about contracts that end. An employment whose end is written down already waits for nobody.

use kernel::{Day, EmploymentId, Error, InstitutionId, PAGE_ROWS, Page, PageKey};
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
            AND (CAST($4 AS {{date}}) IS NULL \
                OR (COALESCE(employment.contract_ends_on, $3), employment.id) > (CAST($4 AS {{date}}), CAST($5 AS {{uuid}}))) \
        ORDER BY COALESCE(employment.contract_ends_on, $3), employment.id LIMIT $6";
    /// The first to end, and how many there are.
    COUNT = "SELECT name, contract_ends_on AS first_on, CAST(COUNT(*) OVER () AS {{int}}) AS count \
        FROM people_employment WHERE institution_id = $1 AND terms = 'contract' AND ends_on IS NULL \
            AND contract_ends_on <= $2 ORDER BY contract_ends_on, id LIMIT 1";
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
        /// The first to end.
        pub name: String,
        pub first_on: Day,
        /// With the first.
        pub count: i64,
    }
}

/// Later than any day that is written: contracts without one stand at the end.
const NEVER: &str = "9999-12-31";

/// Where a list goes on after a row.
pub fn key(row: &EndingRow) -> String {
    PageKey::after(&row.contract_ends_on.map_or_else(|| NEVER.to_owned(), |day| day.to_string()), row.id.0)
}

/// Contracts that end until a day, and those without one.
pub fn list(
    tx: &Tx<'_>,
    institution: InstitutionId,
    until: Day,
    key: &PageKey,
) -> Result<Page<EndingRow>, Error> {
    let never: Day = NEVER.parse().map_err(Error::internal)?;
    let after: Option<Day> = key.sort_as();
    Page::read(PAGE_ROWS, |most| tx.all(&LIST, &[&institution, &until, &never, &after, &key.id(), &most]))
}

/// The first that ends until a day, and how many do.
pub fn count(tx: &Tx<'_>, institution: InstitutionId, until: Day) -> Result<Option<Counted>, Error> {
    tx.opt(&COUNT, &[&institution, &until])
}
