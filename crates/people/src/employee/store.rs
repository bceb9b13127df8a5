//! All SQL about people and their employments. What may be done with them is decided in rules and permissions.

use kernel::{Day, EmploymentId, Error, InstitutionId, PersonId, Role};
use platform::store::Tx;

use crate::unit::Heads;
use kernel::uuid::Uuid;

platform::statements! {
    /// An employment of today and those it acts for today, one row for each granted role (at least one row each).
    /// An absent person's employment may have ended: a kaimu often fills a vacant post.
    STANDING = "WITH standing AS ( \
            SELECT id AS employment_id FROM people_employment \
            WHERE institution_id = $1 AND id = $2 AND starts_on <= $3 AND (ends_on IS NULL OR ends_on >= $3) \
          UNION ALL \
            SELECT acting.absent_id AS employment_id FROM people_acting acting \
            WHERE acting.institution_id = $1 AND acting.acting_id = $2 AND acting.from_on <= $3 AND acting.to_on >= $3) \
        SELECT employment.id, employment.person_id, employment.name, institution.name AS institution_name, post.heads, \
            employment.unit_path, employment.workstation_id, held.role \
        FROM standing \
        JOIN people_employment employment ON employment.institution_id = $1 AND employment.id = standing.employment_id \
        JOIN people_institution institution ON institution.id = employment.institution_id \
        JOIN people_post post ON post.institution_id = $1 AND post.id = employment.post_id \
        LEFT JOIN people_role held ON held.institution_id = $1 AND held.employment_id = employment.id \
        ORDER BY employment.name, employment.id, held.role";
}

platform::row! {
    /// One role of somebody who stands here today, or the absence of any.
    pub(super) struct StandingRow {
        pub id: EmploymentId,
        pub person_id: PersonId,
        pub name: String,
        pub institution_name: String,
        pub heads: Heads,
        pub unit_path: String,
        pub workstation_id: Uuid,
        pub role: Option<Role>,
    }
}

pub(super) fn list_standing(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    today: Day,
) -> Result<Vec<StandingRow>, Error> {
    tx.all(&STANDING, &[&institution, &employment, &today])
}
