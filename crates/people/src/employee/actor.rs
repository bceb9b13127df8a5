//! Who acts: turns an employment into the person policy knows, with roles granted, roles that follow from the post held,
//! and those it is kaimu for today. Accounts and sessions are not here.

use kernel::uuid::Uuid;
use kernel::{ActingFor, Day, EmploymentId, Error, InstitutionId, Person, Role, RoleGrant};
use platform::store::Tx;

use super::store::{self, StandingRow};
use crate::unit::Heads;

/// The person behind an employment on a day; None when it does not run on that day. One statement.
pub fn actor(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    today: Day,
) -> Result<Option<Person>, Error> {
    Ok(person(institution, employment, &store::list_standing(tx, institution, employment, today)?, today))
}

/// The path that stands for a workstation of a unit. A head of workstation heads a place, not the unit it belongs to:
/// a head teacher must not reach the whole department of education. Source: performance.md 4.1, 4.3.
pub fn reach_path(unit_path: &str, workstation: Uuid) -> String {
    format!("{unit_path}{workstation}/")
}

fn headship(row: &StandingRow) -> Option<RoleGrant> {
    let (role, unit_path) = match row.heads {
        Heads::Nothing => return None,
        Heads::Institution => (Role::HeadOfInstitution, None),
        Heads::Department | Heads::Section => (Role::HeadOfUnit, Some(row.unit_path.clone())),
        Heads::Workstation => (Role::HeadOfUnit, Some(reach_path(&row.unit_path, row.workstation_id))),
    };
    Some(RoleGrant { role, unit_path })
}

fn person(
    institution: InstitutionId,
    employment: EmploymentId,
    rows: &[StandingRow],
    today: Day,
) -> Option<Person> {
    let own = rows.iter().find(|row| row.id == employment)?;
    let left_on = own.ends_on.filter(|last| *last < today);
    // Who has left holds nothing and acts for nobody, whatever is still on record.
    let rows = if left_on.is_some() { &[] } else { rows };
    let granted = rows.iter().filter(|row| row.id == employment).filter_map(|row| row.role);
    let headed = left_on.is_none().then(|| headship(own)).flatten();
    let mut acting_for: Vec<ActingFor> = Vec::new();
    // A kaimu carries the headship only; a role granted to the absent person (HR, planner) stays with them.
    for row in rows.iter().filter(|row| row.id != employment) {
        if acting_for.last().is_none_or(|last| last.employment != row.id) {
            let roles = headship(row).into_iter().collect();
            acting_for.push(ActingFor { employment: row.id, name: row.name.clone(), roles });
        }
    }
    Some(Person {
        person: own.person_id,
        institution,
        institution_name: own.institution_name.clone(),
        region: own.region.clone(),
        employment,
        name: own.name.clone(),
        roles: granted.map(|role| RoleGrant { role, unit_path: None }).chain(headed).collect(),
        supervises: own.supervises && left_on.is_none(),
        unread: own.unread,
        acting_for,
        reasons: Vec::new(),
        seated: None,
        left_on,
    })
}

#[cfg(test)]
mod tests {
    use kernel::PersonId;

    use super::*;

    fn row(number: u128, heads: Heads, role: Option<Role>) -> StandingRow {
        StandingRow {
            id: EmploymentId(Uuid::from_u128(number)),
            person_id: PersonId(Uuid::from_u128(number)),
            name: format!("Mtumishi {number}"),
            institution_name: "Halmashauri".into(),
            region: None,
            heads,
            unit_path: "/a/".into(),
            workstation_id: Uuid::from_u128(77),
            ends_on: None,
            supervises: false,
            unread: 0,
            role,
        }
    }

    fn today() -> Day {
        "2026-09-30".parse().unwrap()
    }

    fn home() -> InstitutionId {
        InstitutionId(Uuid::from_u128(900))
    }

    #[test]
    fn roles_are_those_granted_and_the_one_that_follows_from_the_post() {
        let rows =
            [row(1, Heads::Department, Some(Role::Auditor)), row(1, Heads::Department, Some(Role::Hr))];
        let person = person(home(), EmploymentId(Uuid::from_u128(1)), &rows, today()).unwrap();
        let roles: Vec<_> =
            person.roles.iter().map(|grant| (grant.role, grant.unit_path.as_deref())).collect();
        assert_eq!(roles, [(Role::Auditor, None), (Role::Hr, None), (Role::HeadOfUnit, Some("/a/"))]);
        assert!(person.acting_for.is_empty());
    }

    #[test]
    fn a_kaimu_carries_the_headship_but_not_the_granted_roles_of_the_absent() {
        let rows = [
            row(1, Heads::Nothing, None),
            row(2, Heads::Institution, Some(Role::Hr)),
            row(2, Heads::Institution, Some(Role::Planner)),
            row(3, Heads::Nothing, None),
        ];
        let person = person(home(), EmploymentId(Uuid::from_u128(1)), &rows, today()).unwrap();
        assert!(person.roles.is_empty());
        let carried: Vec<_> = person.acting_for.iter().map(|other| other.roles.len()).collect();
        assert_eq!(carried, [1, 0]);
        assert!(person.holds(Role::HeadOfInstitution) && !person.holds(Role::Hr));
    }

    #[test]
    fn a_head_of_workstation_heads_the_place_and_not_its_whole_department() {
        let person =
            person(home(), EmploymentId(Uuid::from_u128(1)), &[row(1, Heads::Workstation, None)], today())
                .unwrap();
        let path = person.roles.first().and_then(|grant| grant.unit_path.clone()).unwrap();
        assert!(path.starts_with("/a/") && path != "/a/");
    }

    #[test]
    fn who_has_left_keeps_a_name_and_nothing_else_and_the_last_day_is_a_whole_day() {
        let rows = |ends_on: &str| {
            let own = row(1, Heads::Department, Some(Role::Hr));
            let own = StandingRow { ends_on: Some(ends_on.parse().unwrap()), supervises: true, ..own };
            [own, row(2, Heads::Institution, None)]
        };
        let as_of =
            |rows: &[StandingRow]| person(home(), EmploymentId(Uuid::from_u128(1)), rows, today()).unwrap();
        let gone = as_of(&rows("2026-09-29"));
        assert_eq!(gone.left_on, Some("2026-09-29".parse().unwrap()));
        assert!(gone.roles.is_empty() && gone.acting_for.is_empty() && !gone.supervises);
        let last_day = as_of(&rows("2026-09-30"));
        assert_eq!(last_day.left_on, None);
        assert_eq!((last_day.roles.len(), last_day.acting_for.len(), last_day.supervises), (2, 1, true));
    }

    #[test]
    fn who_is_not_employed_that_day_is_nobody_even_when_acting() {
        assert_eq!(
            person(home(), EmploymentId(Uuid::from_u128(1)), &[row(2, Heads::Institution, None)], today()),
            None
        );
    }
}
