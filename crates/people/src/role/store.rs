//! All SQL about granted roles.

use kernel::{Day, EmploymentId, Error, InstitutionId, Role, Timestamp};
use platform::store::Tx;

platform::statements! {
    INSERT = "INSERT INTO people_role (institution_id, employment_id, role, granted_at) VALUES ($1, $2, $3, $4)";
    DELETE = "DELETE FROM people_role WHERE institution_id = $1 AND employment_id = $2 AND role = $3";
    LIST_OF = "SELECT role, granted_at FROM people_role WHERE institution_id = $1 AND employment_id = $2 ORDER BY role";
    LIST = "SELECT held.employment_id, employment.name, held.role, held.granted_at FROM people_role held \
        JOIN people_employment employment ON employment.institution_id = $1 AND employment.id = held.employment_id \
            AND (employment.ends_on IS NULL OR employment.ends_on >= $2) \
        WHERE held.institution_id = $1 ORDER BY held.role, employment.name, held.employment_id";
}

platform::row! {
    /// A role held, and since when.
    pub struct HeldRole {
        pub role: Role,
        pub granted_at: Timestamp,
    }

    /// Who holds which granted role in an institution.
    pub struct RoleHolder {
        pub employment_id: EmploymentId,
        pub name: String,
        pub role: Role,
        pub granted_at: Timestamp,
    }
}

pub fn insert(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    role: Role,
    granted_at: Timestamp,
) -> Result<(), Error> {
    tx.run(&INSERT, &[&institution, &employment, &role, &granted_at])?;
    Ok(())
}

/// Stale when somebody else took it meanwhile.
pub fn delete(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    role: Role,
) -> Result<(), Error> {
    tx.change(&DELETE, &[&institution, &employment, &role])
}

pub fn list_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
) -> Result<Vec<HeldRole>, Error> {
    tx.all(&LIST_OF, &[&institution, &employment])
}

/// Everybody with a granted role; a few dozen in an institution.
pub fn list(tx: &Tx<'_>, institution: InstitutionId, today: Day) -> Result<Vec<RoleHolder>, Error> {
    tx.all(&LIST, &[&institution, &today])
}
