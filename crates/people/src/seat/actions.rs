//! Taking the seat above an institution and leaving it; who answers for it, and opening what it owes.

use kernel::{Day, EmploymentId, Error, InstitutionId, Person, Place, Role, Seat, Seated};
use platform::deadline::{Deadline, OwedBy};
use platform::session::{self, Token};
use platform::store::Tx;
use platform::work::{Event, Saved, Work};
use serde_json::json;

use super::{rules, store};
use crate::institution;
use crate::permissions::{SEAT_LEAVE, SEAT_TAKE};

const SUBJECT: &str = "people.seat";

/// Who answers for the supervisor's side of something about an employee, or for the seat above an institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// Nobody could: no supervisor, no secretariat registered for the region, nobody who holds the nation's seat.
    Nobody,
    /// Whoever comes to head that secretariat: the secretary's post is vacant.
    Vacant(InstitutionId),
    /// Whoever holds the nation's seat: it waits for all of them until one answers.
    Nation,
    /// Whoever works in that institution owes it.
    Owed(InstitutionId, EmploymentId),
}

impl Answers {
    /// Is there anybody who could answer?
    pub fn is_somebody(self) -> bool {
        self != Self::Nobody
    }

    /// Where whoever owes acts: on the thing itself, from the seat on the list where it is taken.
    pub fn path(self, institution: InstitutionId, own: String) -> String {
        match self {
            Self::Owed(works_in, _) if works_in != institution => super::LIST.to_owned(),
            Self::Nation | Self::Vacant(_) => super::LIST.to_owned(),
            _ => own,
        }
    }
}

/// The supervisor of the day; of a head of institution the seat above.
pub fn answers(
    tx: &Tx<'_>,
    institution: InstitutionId,
    supervisor: Option<EmploymentId>,
    above: Option<&Seat>,
    today: Day,
) -> Result<Answers, Error> {
    if let Some(supervisor) = supervisor {
        return Ok(Answers::Owed(institution, supervisor));
    }
    above.map_or(Ok(Answers::Nobody), |seat| from_the_seat(tx, institution, seat, today))
}

/// Who answers from the seat above an institution: of a region whoever heads its secretariat.
pub fn from_the_seat(
    tx: &Tx<'_>,
    institution: InstitutionId,
    seat: &Seat,
    today: Day,
) -> Result<Answers, Error> {
    let Seat::Region(code) = seat else {
        let held = store::nation_is_held(tx, institution, today)?;
        return Ok(if held { Answers::Nation } else { Answers::Nobody });
    };
    let Some(secretariat) = store::find_secretariat(tx, code)? else { return Ok(Answers::Nobody) };
    let head = store::find_head(tx, secretariat, today)?;
    Ok(head.map_or(Answers::Vacant(secretariat), |head| Answers::Owed(secretariat, head.id)))
}

/// Opens what somebody owes. It has a day also where nobody holds the seat: whoever comes to hold it finds it waiting, and if
/// nobody does, the day passes and what follows from a silence follows (decision 0009). Where nobody ever could, HR sees it,
/// who can have the seat registered.
pub fn owe(
    work: &Work<'_>,
    institution: InstitutionId,
    answers: Answers,
    deadline: impl FnOnce(OwedBy) -> Deadline,
) -> Result<(), Error> {
    match answers {
        Answers::Nobody => work.owe_in(institution, deadline(OwedBy::Role(Role::Hr))),
        Answers::Vacant(secretariat) => {
            work.owe_from(institution, secretariat, deadline(OwedBy::Role(Role::HeadOfInstitution)))
        }
        Answers::Nation => work.owe_in(institution, deadline(OwedBy::Role(Role::National))),
        Answers::Owed(works_in, employment) => {
            work.owe_from(institution, works_in, deadline(employment.into()))
        }
    }
}

/// Somebody at their own desk as they are in the seat above an institution; None when they do not hold it today.
pub fn seated(tx: &Tx<'_>, person: &Person, above: InstitutionId) -> Result<Option<Person>, Error> {
    let Some(judged) = institution::find(tx, above)? else { return Ok(None) };
    let seat = rules::above(&judged);
    if !rules::holds(person, &seat) || rules::judge(person, above).is_err() {
        return Ok(None);
    }
    let post = store::post_of(tx, person.institution, rules::post_holder(person, &seat).0)?;
    Ok(Some(Person {
        name: rules::named(person, &seat, &post),
        institution: above,
        institution_name: judged.name,
        region: None,
        roles: Vec::new(),
        supervises: false,
        unread: 0,
        acting_for: Vec::new(),
        reasons: Vec::new(),
        seated: Some(Seated { seat, home: person.institution, name: person.name.clone() }),
        left_on: None,
        person: person.person,
        employment: person.employment,
    }))
}

/// Chukua nafasi: from now on the session acts above this institution's head. It stands in the head's own history.
pub fn take_seat(work: &Work<'_>, token: &Token, institution: InstitutionId) -> Result<Saved<()>, Error> {
    let judged = institution::find(work.tx(), institution)?.ok_or(Error::NotFound)?;
    let seat = rules::above(&judged);
    let person = work.person()?;
    if !rules::holds(person, &seat) {
        return Err(Error::NotFound);
    }
    let region = match &seat {
        Seat::Region(code) => Some(code.clone()),
        Seat::Nation => None,
    };
    let permit = work.permit(&SEAT_TAKE, &Place { region, ..Place::institution(institution) })?;
    rules::judge(person, institution)?;
    let head = store::find_head(work.tx(), institution, work.today())?.ok_or(rules::Refusal::NoHead)?;
    session::sit(work.tx(), token, Some(institution))?;
    let as_whom = seated(work.tx(), person, institution)?.map(|seated| seated.name);
    let after = json!({ "capacity": as_whom });
    work.save(permit, Event::on(SUBJECT, institution.0).about(head.id).after(after))
}

/// Ondoka kwenye nafasi: back to one's own institution.
pub fn leave_seat(work: &Work<'_>, token: &Token) -> Result<Saved<()>, Error> {
    let institution = work.institution()?;
    let permit = work.permit(&SEAT_LEAVE, &Place::institution(institution))?;
    session::sit(work.tx(), token, None)?;
    let event = Event::on(SUBJECT, institution.0);
    let head = store::find_head(work.tx(), institution, work.today())?;
    work.save(
        permit,
        match head {
            Some(head) => event.about(head.id),
            None => event,
        },
    )
}
