//! Who acts, and who may do what: the words of policy and the one pure function that decides.
//! Which action is allowed to whom stands in each area's `permissions.rs`, nowhere else.
//! Source of the roles: performance.md 4.3.

use std::borrow::Cow;

use crate::{EmploymentId, Error, FromValue, InstitutionId, Kind, PersonId, ToValue, Value};

crate::codes! {
    /// Jukumu: a role somebody holds. The first two follow from the post held, the others are granted.
    pub enum Role {
        /// Mkuu wa taasisi.
        HeadOfInstitution = "head",
        /// Mkuu wa idara, kitengo, sehemu au kituo.
        HeadOfUnit = "unit_head",
        /// Afisa Utumishi.
        Hr = "hr",
        /// Afisa Mipango.
        Planner = "planner",
        /// Mratibu (kinara) wa taasisi.
        Coordinator = "coordinator",
        /// Mkaguzi.
        Auditor = "auditor",
        /// Msimamizi wa mfumo (TEHAMA): accounts and uptime, no content.
        SystemAdmin = "system_admin",
        /// Ofisi ya Rais - UTUMISHI: forms, formula, calendar; the whole nation.
        National = "national",
    }
}

/// How far a role reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Within {
    /// The unit the role was granted for, and all below it.
    Unit,
    Institution,
    /// From a regional secretariat: the institutions of that region above which it stands, its councils.
    Region,
    Nation,
}

/// Which seat stands above an institution, and so above its head. Source: performance.md 4.2.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Seat {
    /// Katibu Tawala wa Mkoa, above the councils of the region of this code.
    Region(String),
    /// Katibu Mkuu Kiongozi, through the seat of PO-PSMGG, above everybody else. PROPOSED.
    Nation,
}

/// How the nation's seat is written; a region's is its code, which is digits.
const NATION: &str = "nation";

impl Seat {
    pub fn code(&self) -> &str {
        match self {
            Self::Region(code) => code,
            Self::Nation => NATION,
        }
    }
}

impl ToValue for Seat {
    fn to_value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self.code()))
    }
}

impl FromValue for Seat {
    const KIND: Kind = Kind::Text;
    fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let code = String::from_value(value)?;
        Ok(if code == NATION { Self::Nation } else { Self::Region(code) })
    }
}

/// Somebody who has taken the seat above an institution: what they are besides, while they sit there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seated {
    pub seat: Seat,
    /// Where they work.
    pub home: InstitutionId,
    /// Their own name, without the capacity that stands beside it in what they do.
    pub name: String,
}

/// What somebody is to a row on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    Owner,
    Supervisor,
    SecondLevel,
    /// Aliyepandishiwa: to whom the thing has gone because those below did not answer.
    Escalated,
    /// Mrufaniwa: who gave the mark that is appealed against.
    Respondent,
    /// Kamati: who sits over the appeal.
    Panel,
}

/// One line of policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    Anyone,
    /// An employee, in their own institution.
    SignedIn,
    /// Who sits above an institution and is no employee there: leaving the seat, and the program.
    Seated,
    Holds(Role, Within),
    /// As `Holds`, and only once the holder has stated a reason: about the row's owner, or about the whole institution.
    Stated(Role, Within),
    Is(Relation),
}

/// Something people do, with who may: a constant in an area's `permissions.rs`.
#[derive(Debug, PartialEq, Eq)]
pub struct Action {
    /// `area.thing.verb`, also the verb in the history.
    pub name: &'static str,
    pub who: &'static [Who],
}

/// Somebody whose approvals a kaimu carries on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActingFor {
    pub employment: EmploymentId,
    pub name: String,
    pub roles: Vec<RoleGrant>,
}

/// Declares an area's actions, and `ALL` of them: none can be forgotten in the list that the policy's tests walk.
#[macro_export]
macro_rules! actions {
    ($($(#[$meta:meta])* $vis:vis const $name:ident: Action = $action:expr;)+) => {
        $($(#[$meta])* $vis const $name: $crate::Action = $action;)+

        /// Every action of the area.
        pub const ALL: &[&$crate::Action] = &[$(&$name),+];
    };
}

/// A role held, for a unit's path where it is bound to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGrant {
    pub role: Role,
    pub unit_path: Option<String>,
}

/// A person at work: one employment, its roles, and whom they act for today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub person: PersonId,
    pub institution: InstitutionId,
    pub institution_name: String,
    /// Code of the region whose secretariat the institution is; None everywhere else.
    pub region: Option<String>,
    pub employment: EmploymentId,
    pub name: String,
    pub roles: Vec<RoleGrant>,
    /// Has anybody to supervise today, so that pages for supervisors are worth showing.
    pub supervises: bool,
    /// How many notices they have not read.
    pub unread: i64,
    pub acting_for: Vec<ActingFor>,
    /// About whom a reason to read was stated and still counts; None is the whole institution. Auditors only.
    pub reasons: Vec<Option<EmploymentId>>,
    /// Set while they sit above `institution`: then they hold no role there, act for nobody, and reach its head only.
    pub seated: Option<Seated>,
}

impl Person {
    pub fn holds(&self, role: Role) -> bool {
        let held = |grants: &[RoleGrant]| grants.iter().any(|grant| grant.role == role);
        held(&self.roles) || self.acting_for.iter().any(|other| held(&other.roles))
    }

    /// Has this person stated a reason that opens the row of this owner (None: of nobody in particular)?
    fn has_reason(&self, owner: Option<EmploymentId>) -> bool {
        self.reasons.iter().any(|about| about.is_none() || *about == owner)
    }

    /// Do they sit above the head whose row this is? Then they are that head's supervisor.
    pub fn sits_above(&self, place: &Place) -> bool {
        self.seated.as_ref().is_some_and(|seated| {
            place.institution == Some(self.institution) && place.above.as_ref() == Some(&seated.seat)
        })
    }

    /// The employments whose supervision falls to this person today: their own and those they act for.
    pub fn stands_for(&self) -> impl Iterator<Item = EmploymentId> {
        std::iter::once(self.employment).chain(self.acting_for.iter().map(|other| other.employment))
    }
}

/// Who does it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Nobody has signed in.
    Outsider,
    Person(Box<Person>),
    /// The program itself: deadlines, imports from the command line, the demo.
    System,
}

impl Actor {
    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) => Some(person),
            Self::Outsider | Self::System => None,
        }
    }
}

/// Where a row belongs, as far as policy must know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// None: a row of the whole nation.
    pub institution: Option<InstitutionId>,
    /// Code of the region whose secretariat stands above that institution, of rows that reach so far.
    pub region: Option<String>,
    /// Path of the unit it belongs to.
    pub unit_path: Option<String>,
    pub owner: Option<EmploymentId>,
    pub supervisor: Option<EmploymentId>,
    pub second_level: Option<EmploymentId>,
    /// Of rows about a head of institution, whom nobody inside supervises: the seat above.
    pub above: Option<Seat>,
    /// Who holds it now because nobody below answered in time.
    pub escalated: Option<EmploymentId>,
    /// Of an appeal: who gave the mark, and who sits over it.
    pub respondent: Option<EmploymentId>,
    pub panel: Vec<EmploymentId>,
}

impl Place {
    pub fn institution(id: InstitutionId) -> Self {
        Self { institution: Some(id), ..Self::default() }
    }
}

/// In which capacity an actor may act: as themselves, or as kaimu for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capacity {
    Own,
    ActingFor(EmploymentId),
}

/// May this actor do this to a row in this place, and as whom? A kaimu carries the supervision and the headship of the
/// absent person, never what the absent person may do as owner. Who sits above an institution is the supervisor of its
/// head, the last level there is, and nothing else there. Source: performance.md 4.3, 4.4.
pub fn allows(action: &Action, actor: &Actor, place: &Place) -> Option<Capacity> {
    if matches!(actor, Actor::System) || action.who.contains(&Who::Anyone) {
        return Some(Capacity::Own);
    }
    let person = actor.person()?;
    if person.seated.is_some() {
        let seated = action.who.iter().any(|who| {
            reaches_from_the_seat(who)
                && match who {
                    Who::Is(_) => person.sits_above(place),
                    _ => true,
                }
        });
        return seated.then_some(Capacity::Own);
    }
    if action.who.contains(&Who::SignedIn) {
        return Some(Capacity::Own);
    }
    let own = action.who.iter().any(|who| match who {
        Who::Anyone | Who::SignedIn => true,
        Who::Seated => false,
        Who::Holds(role, within) => holds(&person.roles, *role, *within, person, place),
        Who::Stated(role, within) => {
            holds(&person.roles, *role, *within, person, place) && person.has_reason(place.owner)
        }
        Who::Is(relation) => related(*relation, person.employment, person.institution, place),
    });
    if own {
        return Some(Capacity::Own);
    }
    person.acting_for.iter().find_map(|absent| {
        let carried = action.who.iter().any(|who| match who {
            Who::Holds(role @ (Role::HeadOfInstitution | Role::HeadOfUnit), within) => {
                holds(&absent.roles, *role, *within, person, place)
            }
            // Whoever acts for their own supervisor must not decide about themselves.
            Who::Is(relation @ (Relation::Supervisor | Relation::SecondLevel | Relation::Escalated)) => {
                place.owner != Some(person.employment)
                    && related(*relation, absent.employment, person.institution, place)
            }
            // Nor about an appeal against a mark they gave.
            Who::Is(Relation::Panel) => {
                ![place.owner, place.respondent].contains(&Some(person.employment))
                    && related(Relation::Panel, absent.employment, person.institution, place)
            }
            Who::Anyone
            | Who::SignedIn
            | Who::Seated
            | Who::Holds(..)
            | Who::Stated(..)
            | Who::Is(Relation::Owner | Relation::Respondent) => false,
        });
        carried.then_some(Capacity::ActingFor(absent.employment))
    })
}

/// What counts for somebody who sits above an institution. Nobody in the program stands above the seat, so it is the second
/// level too: it decides the head's dispute for want of a higher one. PROPOSED.
fn reaches_from_the_seat(who: &Who) -> bool {
    matches!(who, Who::Anyone | Who::Seated | Who::Is(Relation::Supervisor | Relation::SecondLevel))
}

/// Could this actor do this to some row at all? Decides whether a page or a link is shown; the row decides the rest.
pub fn could(action: &Action, actor: &Actor) -> bool {
    match actor {
        Actor::System => true,
        Actor::Outsider => action.who.contains(&Who::Anyone),
        Actor::Person(person) if person.seated.is_some() => action.who.iter().any(reaches_from_the_seat),
        Actor::Person(person) => action.who.iter().any(|who| match who {
            Who::Anyone | Who::SignedIn | Who::Is(_) => true,
            Who::Seated => false,
            Who::Holds(role, Within::Region) => person.region.is_some() && person.holds(*role),
            Who::Holds(role, _) | Who::Stated(role, _) => person.holds(*role),
        }),
    }
}

/// Is a page of this action worth offering in the navigation? As [`could`], but what is only for supervisors is offered
/// to those who have somebody to supervise or act for somebody.
pub fn offers(action: &Action, actor: &Actor) -> bool {
    let for_supervisors = |who: &Who| {
        matches!(who, Who::Is(Relation::Supervisor | Relation::SecondLevel | Relation::Escalated))
    };
    let only = !action.who.is_empty() && action.who.iter().all(for_supervisors);
    let has_somebody = actor.person().is_none_or(|person| person.supervises || !person.acting_for.is_empty());
    could(action, actor) && (!only || has_somebody)
}

/// Do these grants, the person's own or those of whom they act for, reach the place?
fn holds(grants: &[RoleGrant], role: Role, within: Within, person: &Person, place: &Place) -> bool {
    let home = person.institution;
    grants.iter().filter(|grant| grant.role == role).any(|grant| match within {
        Within::Nation => true,
        Within::Region => place.region.is_some() && place.region == person.region,
        Within::Institution => place.institution == Some(home),
        Within::Unit => {
            place.institution == Some(home)
                && match (&grant.unit_path, &place.unit_path) {
                    (None, _) => true,
                    (Some(granted), Some(path)) => path.starts_with(granted.as_str()),
                    (Some(_), None) => false,
                }
        }
    })
}

fn related(relation: Relation, employment: EmploymentId, home: InstitutionId, place: &Place) -> bool {
    let holds = match relation {
        Relation::Owner => place.owner == Some(employment),
        Relation::Supervisor => place.supervisor == Some(employment),
        Relation::SecondLevel => place.second_level == Some(employment),
        Relation::Escalated => place.escalated == Some(employment),
        Relation::Respondent => place.respondent == Some(employment),
        Relation::Panel => place.panel.contains(&employment),
    };
    place.institution == Some(home) && holds
}

#[cfg(test)]
mod tests {
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
            assert_eq!(
                allows(&READ, &stated(&reasons), &owned(owner)).is_some(),
                may,
                "{reasons:?} {owner:?}"
            );
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
        const DECIDE: Action = Action {
            name: "test.decide",
            who: &[Who::Is(Relation::SecondLevel), Who::Is(Relation::Escalated)],
        };
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
}
