//! What HR does with employees: takes them on, corrects what is written about them, ends an employment.
//! Supervisors are changed in `supervision`, roles in `role`.

use kernel::{Day, EmploymentId, Error, FieldErrors, InstitutionId, PersonId, Place, UnitId};
use platform::work::{Event, Guarded, Permit, Saved, Work};
use serde_json::{Map, Value, json};

use super::model::{Details, EmploymentRow, PersonRow, Seat};
use super::rules::{self, Refusal, TITLE_MOST};
use super::store::{self, NewEmployment};
use crate::handover;
use crate::institution;
use crate::permissions;
use crate::supervision;
use crate::unit::{self, Heads, PostId, PostRow, UnitKind, WorkstationId, tidy};

/// Where somebody shall work and as what, as chosen in a form.
#[derive(Debug, Clone)]
pub struct SeatChoice {
    pub unit_id: UnitId,
    pub workstation_id: WorkstationId,
    /// Title of the post; a post that is not there yet is made.
    pub post: String,
    pub heads: Heads,
}

/// A seat with the names people know it by.
#[derive(Debug, Clone)]
pub struct NamedSeat {
    pub seat: Seat,
    pub unit_name: String,
    pub workstation_name: String,
    pub post_title: String,
}

/// Somebody to be taken on.
#[derive(Debug, Clone)]
pub struct NewEmployee {
    pub details: Details,
    pub seat: SeatChoice,
    /// None only for the head of institution.
    pub supervisor: Option<EmploymentId>,
}

/// What an employment shall say from now on, and the versions it was written from.
#[derive(Debug, Clone)]
pub struct Edit {
    pub details: Details,
    pub seat: SeatChoice,
    pub version: i64,
    pub person_version: i64,
}

/// What a person and an employment say, by field, for the history: what is the same before and after is left out.
pub(crate) fn facts(details: &Details, seat: &NamedSeat) -> Map<String, Value> {
    let fields = [
        ("first_name", details.first_name.clone()),
        ("middle_name", details.middle_name.clone()),
        ("surname", details.surname.clone()),
        ("sex", details.sex.code().to_owned()),
        ("birth_date", details.born_on.map(|day| day.to_string()).unwrap_or_default()),
        ("phone", details.phone.clone()),
        ("email", details.email.clone()),
        ("cadre", details.cadre.clone()),
        ("salary_scale", details.salary_scale.clone()),
        ("terms", details.terms.code().to_owned()),
        ("contract_end", details.contract_ends_on.map(|day| day.to_string()).unwrap_or_default()),
        ("unit", seat.unit_name.clone()),
        ("workstation", seat.workstation_name.clone()),
        ("post", seat.post_title.clone()),
        ("heads", seat.seat.heads.code().to_owned()),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), Value::String(value))).collect()
}

/// What the rows say now, in the form a sheet or a form speaks.
pub(crate) fn as_written(row: &EmploymentRow, person: &PersonRow) -> (Details, NamedSeat) {
    let details = Details {
        check_number: person.check_number.clone(),
        first_name: person.first_name.clone(),
        middle_name: person.middle_name.clone(),
        surname: person.surname.clone(),
        sex: person.sex,
        born_on: person.born_on,
        phone: person.phone.clone(),
        email: person.email.clone(),
        cadre: row.cadre.clone(),
        salary_scale: row.salary_scale.clone(),
        terms: row.terms,
        starts_on: row.starts_on,
        contract_ends_on: row.contract_ends_on,
    };
    let seat = Seat {
        unit_id: row.unit_id,
        unit_path: row.unit_path.clone(),
        workstation_id: row.workstation_id,
        post_id: row.post_id,
        heads: row.heads,
    };
    let named = NamedSeat {
        seat,
        unit_name: row.unit_name.clone(),
        workstation_name: row.workstation_name.clone(),
        post_title: row.post_title.clone(),
    };
    (details, named)
}

/// Finds the post of a unit, or makes it.
pub(crate) fn ensure_post(
    work: &Work<'_>,
    institution: InstitutionId,
    unit_id: UnitId,
    title: &str,
    heads: Heads,
) -> Result<PostId, Error> {
    if let Some(post) = unit::find_post(work.tx(), institution, unit_id, title, heads)? {
        return Ok(post.id);
    }
    let post = PostRow { id: work.new_id(), unit_id, title: title.to_owned(), heads };
    unit::insert_post(work.tx(), institution, &post)?;
    Ok(post.id)
}

/// Does what a post heads fit the unit it stands in?
pub(crate) fn heads_fit(heads: Heads, kind: UnitKind) -> bool {
    match heads {
        Heads::Department => kind == UnitKind::Department,
        Heads::Section => kind == UnitKind::Section,
        Heads::Nothing | Heads::Institution | Heads::Workstation => true,
    }
}

fn seat(work: &Work<'_>, institution: InstitutionId, choice: &SeatChoice) -> Result<NamedSeat, Error> {
    let mut errors = FieldErrors::default();
    let unit = unit::find_unit(work.tx(), institution, choice.unit_id)?;
    let place = unit::find_workstation(work.tx(), institution, choice.workstation_id)?;
    let title = tidy(&choice.post);
    if title.is_empty() {
        errors.add("post", "people-employee-problem-post-missing");
    }
    if title.chars().count() > TITLE_MOST {
        errors.push("post", kernel::Reason::new("people-employee-problem-long").with("most", TITLE_MOST));
    }
    if unit.is_none() {
        errors.add("unit", "people-employee-problem-unit");
    }
    if place.is_none() {
        errors.add("workstation", "people-employee-problem-workstation");
    }
    if unit.as_ref().is_some_and(|unit| !heads_fit(choice.heads, unit.kind)) {
        errors.add("heads", "people-employee-problem-heads-unit");
    }
    match (unit, place) {
        (Some(unit), Some(place)) if errors.is_empty() => {
            let post_id = ensure_post(work, institution, unit.id, &title, choice.heads)?;
            let seat = Seat {
                unit_id: unit.id,
                unit_path: unit.path,
                workstation_id: place.id,
                post_id,
                heads: choice.heads,
            };
            Ok(NamedSeat { seat, unit_name: unit.name, workstation_name: place.name, post_title: title })
        }
        _ => Err(Error::Invalid(errors)),
    }
}

/// The employment that acts; None is the program itself.
pub(crate) fn by(work: &Work<'_>) -> Option<EmploymentId> {
    work.actor().person().map(|person| person.employment)
}

/// One head of institution at a time: nobody else's days as head meet those from `days.0` to `days.1`.
pub(crate) fn judge_head(
    work: &Work<'_>,
    institution: InstitutionId,
    employment: EmploymentId,
    heads: Heads,
    days: (Day, Option<Day>),
) -> Result<(), Error> {
    if heads != Heads::Institution {
        return Ok(());
    }
    institution::store::hold(work.tx(), institution)?;
    let other = store::find_other_head(work.tx(), institution, employment, days)?;
    other.map_or(Ok(()), |head| Err(Refusal::HeadTaken { name: head.name }.into()))
}

/// Refused while employed anywhere in the country. Another institution is never named.
fn judge_free(institution: InstitutionId, employed_by: Option<InstitutionId>) -> Result<(), Error> {
    let Some(employer) = employed_by else { return Ok(()) };
    let here = employer == institution;
    let key = if here { "people-employee-problem-here" } else { "people-employee-problem-elsewhere" };
    Err(Error::field("check_number", key))
}

/// Somebody to be taken on, with what the store knows of them. Two institutions that take on the same known person at once
/// meet on the person's version, a new one on the check number.
pub(crate) struct Opening {
    pub id: EmploymentId,
    pub details: Details,
    pub seat: NamedSeat,
    /// The person of the check number: id and version.
    pub known: Option<(PersonId, i64)>,
    /// Where that person is employed on the first day here, or today.
    pub employed_by: Option<InstitutionId>,
}

/// An opening that may be written, with the leave to do so.
pub(crate) struct Admitted {
    opening: Opening,
    permit: Permit,
}

/// May this person be taken on here?
pub(crate) fn admit(
    work: &Work<'_>,
    institution: InstitutionId,
    opening: Opening,
) -> Result<Admitted, Error> {
    let unit_path = Some(opening.seat.seat.unit_path.clone());
    let place = Place { unit_path, ..Place::institution(institution) };
    let permit = work.permit(&permissions::EMPLOYEE_CREATE, &place)?;
    judge_free(institution, opening.employed_by)?;
    Ok(Admitted { opening, permit })
}

/// Writes persons, employments and events; the supervisors are the caller's to set.
pub(crate) fn open_employments(
    work: &Work<'_>,
    institution: InstitutionId,
    admitted: Vec<Admitted>,
) -> Result<Saved<()>, Error> {
    let tx = work.tx();
    let mut people: Vec<PersonId> = Vec::with_capacity(admitted.len());
    let mut strangers: Vec<(PersonId, &Details)> = Vec::new();
    for Admitted { opening, .. } in &admitted {
        let id = match opening.known {
            // Also when nothing changed, for the version's sake.
            Some((id, version)) => store::save_person(tx, id, &opening.details, version).map(|()| id)?,
            None => {
                let id = work.new_id();
                strangers.push((id, &opening.details));
                id
            }
        };
        people.push(id);
    }
    store::insert_persons(tx, &strangers)?;
    let new: Vec<NewEmployment<'_>> = admitted
        .iter()
        .zip(people)
        .map(|(Admitted { opening, .. }, person)| NewEmployment {
            id: opening.id,
            person,
            details: &opening.details,
            seat: &opening.seat.seat,
        })
        .collect();
    store::insert_all(tx, institution, &new)?;
    let done = admitted.into_iter().map(|Admitted { opening, permit }| {
        let Opening { id, details, seat, .. } = opening;
        let mut after = facts(&details, &seat);
        after.insert("start_date".to_owned(), Value::String(details.starts_on.to_string()));
        (permit, Event::on("people.employment", id.0).about(id).after(Value::Object(after)))
    });
    work.save_many(done.collect())
}

/// Takes somebody on whose seat is known.
fn open_employment(
    work: &Work<'_>,
    institution: InstitutionId,
    id: EmploymentId,
    details: &Details,
    seat: NamedSeat,
) -> Result<Saved<EmploymentId>, Error> {
    let from = details.starts_on.min(work.today());
    let employed = store::find_employed(work.tx(), &details.check_number, from)?;
    let known = store::find_person_by_check_number(work.tx(), &details.check_number)?;
    let opening = Opening {
        id,
        details: details.clone(),
        seat,
        known: known.map(|person| (person.id, person.version)),
        employed_by: employed.map(|employed| employed.institution_id),
    };
    let admitted = admit(work, institution, opening)?;
    Ok(open_employments(work, institution, vec![admitted])?.with(id))
}

/// Takes somebody on.
pub fn create_employee(
    work: &Work<'_>,
    institution: InstitutionId,
    new: &NewEmployee,
) -> Result<Saved<EmploymentId>, Error> {
    let seat = seat(work, institution, &new.seat)?;
    supervision::actions::judge_first(
        work,
        institution,
        new.supervisor,
        seat.seat.heads,
        new.details.starts_on,
    )?;
    let id: EmploymentId = work.new_id();
    judge_head(work, institution, id, seat.seat.heads, (new.details.starts_on, None))?;
    let saved = open_employment(work, institution, id, &new.details, seat)?;
    supervision::store::insert(work.tx(), institution, id, new.details.starts_on, new.supervisor, "")?;
    Ok(saved)
}

/// What HR owes after a review of probation, beside the employment: other terms are its answer. Source: performance.md 4.4.
pub const DECIDE_TERMS: &str = "performance.probation.decide";

/// Writes what changed; nothing when nothing did. The row is one the caller was allowed to open.
pub(crate) fn save_changes(
    work: &Work<'_>,
    row: &EmploymentRow,
    person: &PersonRow,
    details: &Details,
    seat: &NamedSeat,
) -> Result<Saved<bool>, Error> {
    let permit = work.permit(&permissions::EMPLOYEE_EDIT, row)?;
    let (written, sitting) = as_written(row, person);
    let (mut before, mut after) = (facts(&written, &sitting), facts(details, seat));
    before.retain(|name, value| after.get(name) != Some(value));
    after.retain(|name, _| before.contains_key(name));
    if after.is_empty() && seat.seat == sitting.seat {
        return Ok(work.already_done(permit).with(false));
    }
    if by(work) == Some(row.id) {
        rules::judge_own_seat(&sitting.seat, &seat.seat)?;
    }
    let national = ["first_name", "middle_name", "surname", "sex", "birth_date", "phone", "email"];
    if national.iter().any(|name| after.contains_key(*name)) {
        store::save_person(work.tx(), person.id, details, person.version)?;
    }
    store::save(work.tx(), row.institution_id, row.id, details, &seat.seat, row.version)?;
    if after.contains_key("terms") {
        work.settle_in(row.institution_id, DECIDE_TERMS, row.id.0)?;
    }
    let event = Event::on("people.employment", row.id.0)
        .about(row.id)
        .before(Value::Object(before))
        .after(Value::Object(after));
    Ok(work.save(permit, event)?.with(true))
}

/// Corrects what is written about an employee. Check number and first day stay as they are.
pub fn edit_employee(
    work: &Work<'_>,
    institution: InstitutionId,
    id: EmploymentId,
    edit: &Edit,
) -> Result<Saved<bool>, Error> {
    let found = store::find(work.tx(), institution, id, work.today())?;
    let row = work.open(&permissions::EMPLOYEE_EDIT, found.map(Guarded::new))?;
    let person = store::find_person(work.tx(), row.person_id)?.ok_or(Error::NotFound)?;
    if let Some(last) = row.ends_on.filter(|last| *last < work.today()) {
        return Err(Refusal::Ended { on: ui::short_day(last) }.into());
    }
    if row.version != edit.version || person.version != edit.person_version {
        return Err(Error::Stale);
    }
    let details = Details {
        check_number: person.check_number.clone(),
        starts_on: row.starts_on,
        ..edit.details.clone()
    };
    let seat = seat(work, institution, &edit.seat)?;
    judge_head(work, institution, id, seat.seat.heads, (row.starts_on.max(work.today()), row.ends_on))?;
    save_changes(work, &row, &person, &details, &seat)
}

/// Ends an employment with its last day. Whoever stood below goes to the next level up from the day after; the head of
/// an institution has none above, so their people stay named on the page of supervisors until HR acts.
/// Source: performance.md 4.4, vacant post (PROPOSED).
pub fn end_employee(
    work: &Work<'_>,
    institution: InstitutionId,
    id: EmploymentId,
    version: i64,
    last: Day,
    reason: &str,
) -> Result<Saved<()>, Error> {
    let found = store::find(work.tx(), institution, id, work.today())?;
    let row = work.open(&permissions::EMPLOYEE_END, found.map(Guarded::new))?;
    let permit = work.permit(&permissions::EMPLOYEE_END, &row)?;
    let reason = tidy(reason);
    if reason.is_empty() {
        return Err(Error::field("reason", "people-supervision-problem-reason-missing"));
    }
    if by(work) == Some(id) {
        return Err(Refusal::OneselfEnds.into());
    }
    rules::judge_end(row.starts_on, row.ends_on, last, work.today())?;
    if row.version != version {
        return Err(Error::Stale);
    }
    if let Some(planned) = row.ends_on.filter(|planned| *planned < last) {
        judge_head(work, institution, id, row.heads, (planned.plus_days(1), Some(last)))?;
    }
    store::save_end(work.tx(), institution, id, Some(last), version)?;
    // Another last day was written before: what was planned for the day after it gives way.
    if let Some(planned) = row.ends_on {
        supervision::actions::come_back(work, &row, planned, &reason)?;
    }
    supervision::actions::pass_upwards(work, &row, last)?;
    handover::actions::employee_leaves(work, &row, last)?;
    let event = Event::on("people.employment", id.0)
        .about(id)
        .before(json!({ "end_date": row.ends_on.map(|day| day.to_string()) }))
        .after(json!({ "end_date": last.to_string(), "reason": reason }));
    work.save(permit, event)
}

/// Futa siku ya mwisho: the employment goes on, and whoever stood below comes back. What began by the last day itself stays.
pub fn keep_employee(
    work: &Work<'_>,
    institution: InstitutionId,
    id: EmploymentId,
    version: i64,
    reason: &str,
) -> Result<Saved<()>, Error> {
    let found = store::find(work.tx(), institution, id, work.today())?;
    let row = work.open(&permissions::EMPLOYEE_KEEP, found.map(Guarded::new))?;
    let permit = work.permit(&permissions::EMPLOYEE_KEEP, &row)?;
    let reason = tidy(reason);
    if reason.is_empty() {
        return Err(Error::field("keep_reason", "people-supervision-problem-reason-missing"));
    }
    if by(work) == Some(id) {
        return Err(Refusal::OneselfEnds.into());
    }
    if row.version != version {
        return Err(Error::Stale);
    }
    let planned = row.ends_on.ok_or(Error::Stale)?;
    rules::judge_keep(planned, work.today())?;
    judge_head(work, institution, id, row.heads, (planned.plus_days(1), None))?;
    store::save_end(work.tx(), institution, id, None, version)?;
    supervision::actions::come_back(work, &row, planned, &reason)?;
    let event = Event::on("people.employment", id.0)
        .about(id)
        .before(json!({ "end_date": planned.to_string() }))
        .after(json!({ "reason": reason }));
    work.save(permit, event)
}
