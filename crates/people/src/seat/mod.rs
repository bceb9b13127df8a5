//! The seat above an institution: who holds it, taking and leaving it, and what it owes. Nobody is registered twice: who
//! sits there works elsewhere, and is the supervisor of the head, whom nobody inside supervises.
//! Read rules, store, actions, pages. What there is to judge belongs to the areas above. Source: performance.md 4.2.

pub mod actions;
mod pages;
pub mod rules;
mod store;

#[cfg(test)]
mod tests;

/// Where the heads one may judge are listed, and where the work of the one above whom one sits is.
pub const LIST: &str = "/heads";
pub const WORK: &str = "/heads/above";

pub use actions::{Answers, answers, from_the_seat, owe, seated};
pub use pages::{above, routes};
pub use store::{HeadRow, find_head, post_of};

/// A column of a statement: the seat above somebody, when they head their institution and nobody in it supervises them.
/// Named by the alias of the employment and of its supervision on the day.
#[macro_export]
macro_rules! seat_above {
    ($employment:literal, $line:literal) => {
        concat!(
            " (SELECT CASE WHEN home.kind = 'council' THEN COALESCE(home.region_code, '') ELSE 'nation' END
                FROM people_institution home WHERE home.id = ",
            $employment,
            ".institution_id AND ",
            $line,
            ".supervisor_id IS NULL AND EXISTS (SELECT 1 FROM people_post headed WHERE headed.institution_id = ",
            $employment,
            ".institution_id AND headed.id = ",
            $employment,
            ".post_id AND headed.heads = 'institution')) AS seat_above "
        )
    };
}

/// A column beside it: could anybody in the program answer for the supervisor's side today, a supervisor or, of a head of
/// institution, whoever holds the seat above? `$day` is the parameter of the day. Kept like [`actions::answers`], which
/// says who it is.
#[macro_export]
macro_rules! seat_answered {
    ($employment:literal, $line:literal, $day:literal) => {
        concat!(
            " (",
            $line,
            ".supervisor_id IS NOT NULL OR EXISTS (SELECT 1 FROM people_institution home
                JOIN people_post headed ON headed.institution_id = home.id AND headed.id = ",
            $employment,
            ".post_id AND headed.heads = 'institution'
                WHERE home.id = ",
            $employment,
            ".institution_id AND ((home.kind = 'council' AND EXISTS (SELECT 1 FROM people_institution upper
                    WHERE upper.kind = 'region' AND upper.region_code = home.region_code))
                OR (home.kind <> 'council' AND EXISTS (SELECT 1 FROM people_role held
                    JOIN people_employment holder ON holder.institution_id = held.institution_id AND holder.id = held.employment_id
                    WHERE held.role = 'national' AND held.institution_id <> home.id AND holder.starts_on <= ",
            $day,
            " AND (holder.ends_on IS NULL OR holder.ends_on >= ",
            $day,
            ")))))) AS answered "
        )
    };
}
