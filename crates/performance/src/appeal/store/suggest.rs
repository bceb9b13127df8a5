//! Whom a form suggests for the seats of a committee. It tells nothing of whose case it is, so the barred stand in it too.

use kernel::{Day, Error, InstitutionId, Role};
use people::employee::Candidate;
use platform::store::Tx;

/// Suggestions for one seat at most.
const MOST: i64 = 50;

platform::statements! {
    HOLDERS = "SELECT e.check_number, e.name, post.title AS post_title FROM people_role held
        JOIN people_employment e ON e.institution_id = held.institution_id AND e.id = held.employment_id
            AND e.starts_on <= $3 AND (e.ends_on IS NULL OR e.ends_on >= $3)
        JOIN people_post post ON post.institution_id = e.institution_id AND post.id = e.post_id
        WHERE held.institution_id = $1 AND held.role = $2 ORDER BY e.name, e.id LIMIT $4";
    OF_CADRE = "SELECT e.check_number, e.name, post.title AS post_title FROM people_employment e
        JOIN people_post post ON post.institution_id = e.institution_id AND post.id = e.post_id
        WHERE e.institution_id = $1 AND e.cadre = $2 AND e.starts_on <= $3 AND (e.ends_on IS NULL OR e.ends_on >= $3)
        ORDER BY e.name, e.id LIMIT $4";
}

/// Who holds a role today.
pub fn holders(
    tx: &Tx<'_>,
    institution: InstitutionId,
    role: Role,
    today: Day,
) -> Result<Vec<Candidate>, Error> {
    tx.all(&HOLDERS, &[&institution, &role, &today, &MOST])
}

/// Who is of this cadre today.
pub fn of_cadre(
    tx: &Tx<'_>,
    institution: InstitutionId,
    cadre: &str,
    today: Day,
) -> Result<Vec<Candidate>, Error> {
    tx.all(&OF_CADRE, &[&institution, &cadre, &today, &MOST])
}
