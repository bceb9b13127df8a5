//! Pure: which seat stands above an institution, who holds it, and how a holder is named. Source: performance.md 4.2.

use kernel::{ActingFor, EmploymentId, InstitutionId, Person, Refusal as Reasoned, Role, Seat};

use crate::institution::{InstitutionKind, InstitutionRow};

/// Why the seat cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody judges the head of the institution they work in.
    OwnInstitution,
    /// Nobody heads it today.
    NoHead,
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::OwnInstitution => "people-seat-refused-own",
            Self::NoHead => "people-seat-refused-no-head",
        }
    }
}

/// Katibu Tawala wa Mkoa above a council; the nation's seat, for Katibu Mkuu Kiongozi, above everybody else. A council
/// without a region has a seat that nobody holds.
pub fn above(institution: &InstitutionRow) -> Seat {
    match institution.kind {
        InstitutionKind::Council => Seat::Region(institution.region_code.clone().unwrap_or_default()),
        InstitutionKind::Region | InstitutionKind::Ministry | InstitutionKind::Agency => Seat::Nation,
    }
}

/// Does somebody who works at home hold this seat today, themselves or as kaimu?
pub fn holds(person: &Person, seat: &Seat) -> bool {
    person.seated.is_none()
        && match seat {
            Seat::Region(code) => {
                person.region.as_ref() == Some(code) && person.holds(Role::HeadOfInstitution)
            }
            Seat::Nation => person.holds(Role::National),
        }
}

/// Which seat somebody holds today, if any: a page lists what stands below it.
pub fn held(person: &Person) -> Option<Seat> {
    let region = person.region.clone().map(Seat::Region);
    region.into_iter().chain([Seat::Nation]).find(|seat| holds(person, seat))
}

/// May they sit above this institution? Nobody does above the one they work in.
pub fn judge(person: &Person, institution: InstitutionId) -> Result<(), Refusal> {
    if person.institution == institution { Err(Refusal::OwnInstitution) } else { Ok(()) }
}

/// For whose post they sit there: their own, or that of whom they act for.
pub fn post_holder<'p>(person: &'p Person, seat: &Seat) -> (EmploymentId, Option<&'p ActingFor>) {
    let heads =
        |grants: &[kernel::RoleGrant]| grants.iter().any(|grant| grant.role == Role::HeadOfInstitution);
    if *seat == Seat::Nation || heads(&person.roles) {
        return (person.employment, None);
    }
    let absent = person.acting_for.iter().find(|other| heads(&other.roles));
    absent.map_or((person.employment, None), |absent| (absent.employment, Some(absent)))
}

/// Whose seat it is, as texts that are signed write it: they stay the same whoever holds it.
pub fn title(seat: &Seat) -> &'static str {
    match seat {
        Seat::Region(_) => "Katibu Tawala wa Mkoa",
        Seat::Nation => "Katibu Mkuu Kiongozi",
    }
}

/// The name under which they act there: history, signatures and texts say in which capacity it was done.
/// In Swahili in either language, as the texts that are signed are.
pub fn named(person: &Person, seat: &Seat, post: &str) -> String {
    let kaimu = if post_holder(person, seat).1.is_some() { "Kaimu " } else { "" };
    let for_whom = match seat {
        Seat::Region(_) => String::new(),
        Seat::Nation => format!(", kwa niaba ya {}", title(seat)),
    };
    format!("{}, {kaimu}{post}, {}{for_whom}", person.name, person.institution_name)
}
