//! Who may do what: as oneself, as kaimu, from a seat above, and after the last day of work.

use uuid::Uuid;

use super::*;

const VERIFY: Action = Action { name: "test.verify", who: &[Who::Is(Relation::Supervisor)] };
const STAFF: Action = Action { name: "test.staff", who: &[Who::Holds(Role::Hr, Within::Institution)] };
const UNIT: Action = Action { name: "test.unit", who: &[Who::Holds(Role::HeadOfUnit, Within::Unit)] };

fn employment(number: u128) -> EmploymentId {
    EmploymentId(Uuid::from_u128(number))
}

fn home() -> InstitutionId {
    InstitutionId(Uuid::from_u128(900))
}

fn council(number: u128) -> InstitutionId {
    InstitutionId(Uuid::from_u128(number))
}

fn person(number: u128, roles: &[(Role, Option<&str>)]) -> Person {
    Person {
        person: PersonId(Uuid::from_u128(number)),
        institution: home(),
        institution_name: String::new(),
        region: None,
        employment: employment(number),
        name: String::new(),
        roles: roles
            .iter()
            .map(|(role, path)| RoleGrant { role: *role, unit_path: path.map(str::to_owned) })
            .collect(),
        supervises: false,
        unread: 0,
        acting_for: Vec::new(),
        reasons: Vec::new(),
        seated: None,
        left_on: None,
    }
}

fn actor(person: Person) -> Actor {
    Actor::Person(Box::new(person))
}

fn row() -> Place {
    Place {
        institution: Some(home()),
        region: None,
        unit_path: Some("/a/b/".into()),
        owner: Some(employment(1)),
        supervisor: Some(employment(2)),
        second_level: Some(employment(3)),
        above: None,
        escalated: None,
        respondent: Some(employment(2)),
        panel: vec![employment(6), employment(7)],
    }
}

#[test]
fn only_who_sits_over_an_appeal_decides_it_and_a_kaimu_never_about_their_own_mark() {
    const DECIDE: Action = Action { name: "test.decide", who: &[Who::Is(Relation::Panel)] };
    assert_eq!(allows(&DECIDE, &actor(person(6, &[])), &row()), Some(Capacity::Own));
    for other in [1, 2, 3, 4] {
        assert_eq!(allows(&DECIDE, &actor(person(other, &[])), &row()), None);
    }
    let acting = |number: u128| {
        let absent = ActingFor { employment: employment(7), name: String::new(), roles: Vec::new() };
        actor(Person { acting_for: vec![absent], ..person(number, &[]) })
    };
    assert_eq!(allows(&DECIDE, &acting(4), &row()), Some(Capacity::ActingFor(employment(7))));
    assert_eq!(allows(&DECIDE, &acting(1), &row()), None);
    assert_eq!(allows(&DECIDE, &acting(2), &row()), None);
}

#[test]
fn only_the_supervisor_of_that_day_may_do_what_a_supervisor_may() {
    assert_eq!(allows(&VERIFY, &actor(person(2, &[])), &row()), Some(Capacity::Own));
    for other in [1, 3, 4] {
        assert_eq!(allows(&VERIFY, &actor(person(other, &[])), &row()), None);
    }
    assert_eq!(allows(&VERIFY, &Actor::Outsider, &row()), None);
}

#[test]
fn a_kaimu_carries_supervision_but_never_over_themselves() {
    let absent = ActingFor { employment: employment(2), name: String::new(), roles: Vec::new() };
    let mut kaimu = person(4, &[]);
    kaimu.acting_for.push(absent.clone());
    assert_eq!(allows(&VERIFY, &actor(kaimu), &row()), Some(Capacity::ActingFor(employment(2))));
    let mut owner = person(1, &[]);
    owner.acting_for.push(absent);
    assert_eq!(allows(&VERIFY, &actor(owner), &row()), None);
}

#[test]
fn an_auditor_reads_only_about_whom_a_reason_was_stated() {
    const READ: Action =
        Action { name: "test.read", who: &[Who::Stated(Role::Auditor, Within::Institution)] };
    let stated = |reasons: &[Option<u128>]| {
        let reasons = reasons.iter().map(|about| about.map(employment)).collect();
        actor(Person { reasons, ..person(8, &[(Role::Auditor, None)]) })
    };
    let owned = |owner: Option<u128>| Place { owner: owner.map(employment), ..row() };
    for (reasons, owner, may) in [
        (vec![], Some(1), false),
        (vec![Some(1)], Some(1), true),
        (vec![Some(2)], Some(1), false),
        (vec![None], Some(1), true),
        (vec![Some(1)], None, false),
        (vec![None], None, true),
    ] {
        assert_eq!(allows(&READ, &stated(&reasons), &owned(owner)).is_some(), may, "{reasons:?} {owner:?}");
    }
    // A reason makes nobody an auditor, and does not cross the wall.
    let other = actor(Person { reasons: vec![None], ..person(8, &[(Role::Hr, None)]) });
    assert_eq!(allows(&READ, &other, &row()), None);
    let elsewhere = Place::institution(InstitutionId(Uuid::from_u128(901)));
    assert_eq!(allows(&READ, &stated(&[None]), &elsewhere), None);
}

#[test]
fn a_role_ends_at_the_institutions_wall() {
    let hr = actor(person(5, &[(Role::Hr, None)]));
    assert!(allows(&STAFF, &hr, &row()).is_some());
    let elsewhere = Place::institution(InstitutionId(Uuid::from_u128(901)));
    assert_eq!(allows(&STAFF, &hr, &elsewhere), None);
}

#[test]
fn a_regional_secretary_reaches_the_councils_of_that_region_and_so_does_who_acts_for_them() {
    const SIGN: Action =
        Action { name: "test.sign", who: &[Who::Holds(Role::HeadOfInstitution, Within::Region)] };
    let of = |region: Option<&str>, person: Person| {
        actor(Person { region: region.map(str::to_owned), institution: council(902), ..person })
    };
    let council_of = |region: Option<&str>| Place {
        region: region.map(str::to_owned),
        ..Place::institution(council(901))
    };
    let secretary = || person(1, &[(Role::HeadOfInstitution, None)]);
    assert_eq!(allows(&SIGN, &of(Some("53"), secretary()), &council_of(Some("53"))), Some(Capacity::Own));
    assert_eq!(allows(&SIGN, &of(Some("53"), secretary()), &council_of(Some("59"))), None);
    // A director of a council has no region, and neither have rows that nobody above may reach.
    assert_eq!(allows(&SIGN, &of(None, secretary()), &council_of(Some("53"))), None);
    assert_eq!(allows(&SIGN, &of(None, secretary()), &council_of(None)), None);
    let role = RoleGrant { role: Role::HeadOfInstitution, unit_path: None };
    let absent = ActingFor { employment: employment(1), name: String::new(), roles: vec![role] };
    let kaimu = Person { acting_for: vec![absent], ..person(2, &[]) };
    let allowed = allows(&SIGN, &of(Some("53"), kaimu), &council_of(Some("53")));
    assert_eq!(allowed, Some(Capacity::ActingFor(employment(1))));
}

#[test]
fn a_head_of_unit_reaches_down_their_own_branch_only() {
    assert!(allows(&UNIT, &actor(person(6, &[(Role::HeadOfUnit, Some("/a/"))])), &row()).is_some());
    assert!(allows(&UNIT, &actor(person(6, &[(Role::HeadOfUnit, Some("/c/"))])), &row()).is_none());
}

#[test]
fn pages_for_supervisors_are_for_those_who_have_somebody_or_act_for_somebody() {
    assert!(!offers(&VERIFY, &actor(person(1, &[]))));
    assert!(offers(&VERIFY, &actor(Person { supervises: true, ..person(1, &[]) })));
    let absent = ActingFor { employment: employment(2), name: String::new(), roles: Vec::new() };
    assert!(offers(&VERIFY, &actor(Person { acting_for: vec![absent], ..person(1, &[]) })));
}

fn seated(seat: Seat, person: Person) -> Actor {
    let seated = Seated { seat, home: council(902), name: String::new() };
    actor(Person { seated: Some(seated), ..person })
}

fn heads_row(seat: Option<Seat>) -> Place {
    Place { above: seat, ..Place { owner: Some(employment(1)), ..Place::institution(home()) } }
}

#[test]
fn who_sits_above_an_institution_is_the_supervisor_of_its_head_and_of_nobody_else() {
    let region = || Seat::Region("53".into());
    let secretary = seated(region(), person(9, &[]));
    assert_eq!(allows(&VERIFY, &secretary, &heads_row(Some(region()))), Some(Capacity::Own));
    // Another seat's head, somebody who is no head, the rows of another institution.
    assert_eq!(allows(&VERIFY, &secretary, &heads_row(Some(Seat::Region("59".into())))), None);
    assert_eq!(allows(&VERIFY, &secretary, &heads_row(Some(Seat::Nation))), None);
    assert_eq!(allows(&VERIFY, &secretary, &heads_row(None)), None);
    assert_eq!(allows(&VERIFY, &secretary, &row()), None);
    let elsewhere = Place { institution: Some(council(901)), ..heads_row(Some(region())) };
    assert_eq!(allows(&VERIFY, &secretary, &elsewhere), None);
    // Holding the role that gives the seat is not sitting in it.
    let standing = actor(person(9, &[(Role::HeadOfInstitution, None)]));
    assert_eq!(allows(&VERIFY, &standing, &heads_row(Some(region()))), None);
}

#[test]
fn the_seat_is_the_last_level_too_and_so_decides_a_dispute() {
    const DECIDE: Action =
        Action { name: "test.decide", who: &[Who::Is(Relation::SecondLevel), Who::Is(Relation::Escalated)] };
    let nation = seated(Seat::Nation, person(9, &[]));
    assert_eq!(allows(&DECIDE, &nation, &heads_row(Some(Seat::Nation))), Some(Capacity::Own));
    assert_eq!(allows(&DECIDE, &nation, &row()), None);
}

#[test]
fn in_the_seat_nobody_is_an_employee_holds_a_role_or_owns_anything() {
    const SIGNED_IN: Action = Action { name: "test.signed_in", who: &[Who::SignedIn] };
    const OWN: Action = Action { name: "test.own", who: &[Who::Is(Relation::Owner)] };
    const NATIONAL: Action =
        Action { name: "test.national", who: &[Who::Holds(Role::National, Within::Nation)] };
    const LEAVE: Action = Action { name: "test.leave", who: &[Who::Seated] };
    const OPEN: Action = Action { name: "test.open", who: &[Who::Anyone] };
    // Even roles that should not be there count for nothing.
    let nation = seated(Seat::Nation, person(1, &[(Role::National, None), (Role::Hr, None)]));
    let place = heads_row(Some(Seat::Nation));
    for action in [&SIGNED_IN, &OWN, &NATIONAL, &STAFF, &UNIT] {
        assert_eq!(allows(action, &nation, &place), None, "{}", action.name);
        assert!(!could(action, &nation) && !offers(action, &nation), "{}", action.name);
    }
    for action in [&LEAVE, &OPEN] {
        assert_eq!(allows(action, &nation, &place), Some(Capacity::Own), "{}", action.name);
        assert!(could(action, &nation), "{}", action.name);
    }
    assert!(could(&VERIFY, &nation));
    // Nobody leaves a seat they have not taken.
    let own = actor(person(1, &[]));
    assert!(!could(&LEAVE, &own) && allows(&LEAVE, &own, &place).is_none());
}

#[test]
fn a_seat_is_written_as_its_region_or_the_nation() {
    for seat in [Seat::Region("53".into()), Seat::Nation] {
        assert_eq!(Seat::from_value(seat.to_value()).unwrap(), seat);
    }
}

#[test]
fn who_has_left_reaches_what_is_theirs_where_an_action_says_so_and_nothing_else() {
    const SIGNED_IN: Action = Action { name: "test.signed_in", who: &[Who::SignedIn] };
    const OWN: Action = Action { name: "test.own", who: &[Who::Is(Relation::Owner)] };
    const KEPT: Action = Action { name: "test.kept", who: &[Who::Is(Relation::Owner), Who::Left] };
    const OPEN: Action = Action { name: "test.open", who: &[Who::Anyone] };
    let roles = [(Role::Hr, None), (Role::HeadOfUnit, Some("/a/"))];
    let absent = ActingFor { employment: employment(2), name: String::new(), roles: Vec::new() };
    // Even roles and standing in that should not be there count for nothing.
    let left = |number: u128| {
        let left_on = Some("2026-09-30".parse().unwrap());
        actor(Person { left_on, acting_for: vec![absent.clone()], ..person(number, &roles) })
    };
    for action in [&SIGNED_IN, &OWN, &STAFF, &UNIT, &VERIFY] {
        assert_eq!(allows(action, &left(1), &row()), None, "{}", action.name);
        assert!(!could(action, &left(1)) && !offers(action, &left(1)), "{}", action.name);
    }
    assert_eq!(allows(&OPEN, &left(1), &row()), Some(Capacity::Own));
    assert_eq!(allows(&KEPT, &left(1), &row()), Some(Capacity::Own));
    assert!(could(&KEPT, &left(1)));
    // Somebody else's row, the same row of another institution; a page of nobody's row is open.
    assert_eq!(allows(&KEPT, &left(3), &row()), None);
    assert_eq!(allows(&KEPT, &left(1), &Place { institution: Some(council(901)), ..row() }), None);
    assert_eq!(allows(&KEPT, &left(1), &Place::institution(home())), Some(Capacity::Own));
    // A party to somebody else's appeal stays one, where the action is for that party and for who has left.
    const ANSWER: Action = Action { name: "test.answer", who: &[Who::Is(Relation::Respondent), Who::Left] };
    let case = Place { owner: Some(employment(2)), respondent: Some(employment(1)), ..row() };
    assert_eq!(allows(&ANSWER, &left(1), &case), Some(Capacity::Own));
    assert_eq!(allows(&ANSWER, &left(3), &case), None);
    assert_eq!(allows(&KEPT, &left(1), &case), None);
    // Who works here has not left, and nothing is theirs for that.
    assert_eq!(allows(&KEPT, &actor(person(3, &[])), &row()), None);
    assert!(!offers(&Action { name: "test.left", who: &[Who::Left] }, &actor(person(1, &[]))));
}
