//! Who acts, and who may do what: the words of policy and the one pure function that decides.
//! Which action is allowed to whom stands in each area's `permissions.rs`, nowhere else.
//! Source of the roles: performance.md 4.3.

use std::borrow::Cow;

use crate::{Day, EmploymentId, Error, FromValue, InstitutionId, Kind, PersonId, ToValue, Value};

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
    /// Aliye juu ya mkuu wa taasisi: who sits above an institution, to what is about its head.
    Above,
}

/// One line of policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    Anyone,
    /// An employee, in their own institution.
    SignedIn,
    /// Who sits above an institution and is no employee there: leaving the seat, and the program.
    Seated,
    /// Aliyeondoka: whose employment has ended, to what is their own. A mark is often made, and an appeal heard, after the
    /// last day; whoever it concerns rates themselves, reads it and appeals all the same. Source: performance.md 4.4
    /// (leaver), 5.2.
    Left,
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
    /// The last day of an employment that has ended: then they hold no role, act for nobody, and reach what is theirs only.
    pub left_on: Option<Day>,
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
    if person.left_on.is_some() {
        // A party to an appeal stays one: who gave the contested mark may still say why.
        let answers = Relation::Respondent;
        let theirs = place.owner.is_none_or(|owner| owner == person.employment)
            || (action.who.contains(&Who::Is(answers))
                && related(answers, person.employment, person.institution, place));
        let own = place.institution == Some(person.institution) && theirs;
        return (own && action.who.contains(&Who::Left)).then_some(Capacity::Own);
    }
    if action.who.contains(&Who::SignedIn) {
        return Some(Capacity::Own);
    }
    let own = action.who.iter().any(|who| match who {
        Who::Anyone | Who::SignedIn => true,
        Who::Seated | Who::Left => false,
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
            | Who::Left
            | Who::Holds(..)
            | Who::Stated(..)
            | Who::Is(Relation::Owner | Relation::Respondent | Relation::Above) => false,
        });
        carried.then_some(Capacity::ActingFor(absent.employment))
    })
}

/// What counts for somebody who sits above an institution. Nobody in the program stands above the seat, so it is the second
/// level too: it decides the head's dispute for want of a higher one. PROPOSED.
fn reaches_from_the_seat(who: &Who) -> bool {
    matches!(
        who,
        Who::Anyone | Who::Seated | Who::Is(Relation::Supervisor | Relation::SecondLevel | Relation::Above)
    )
}

/// Could this actor do this to some row at all? Decides whether a page or a link is shown; the row decides the rest.
pub fn could(action: &Action, actor: &Actor) -> bool {
    match actor {
        Actor::System => true,
        Actor::Outsider => action.who.contains(&Who::Anyone),
        Actor::Person(person) if person.seated.is_some() => action.who.iter().any(reaches_from_the_seat),
        Actor::Person(person) if person.left_on.is_some() => {
            action.who.iter().any(|who| matches!(who, Who::Anyone | Who::Left))
        }
        Actor::Person(person) => action.who.iter().any(|who| match who {
            Who::Anyone | Who::SignedIn | Who::Is(_) => true,
            Who::Seated | Who::Left => false,
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
        // Only from the seat, which is asked apart.
        Relation::Above => false,
    };
    place.institution == Some(home) && holds
}

#[cfg(test)]
mod tests;
