//! The forms that take somebody on and that correct what is written about them.

use askama::Template;
use axum::response::Response;
use kernel::{Day, EmploymentId, Error, FieldErrors, InstitutionId};
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::{Guarded, Work};
use ui::{Choice, FormState, Link, Shell};

use crate::employee::actions::{self, Edit, NewEmployee, SeatChoice};
use crate::employee::model::{Candidate, Details, EmploymentRow, PersonRow, Sex, Terms};
use crate::employee::rules::{is_check_number, read_details};
use crate::employee::store;
use crate::pages::{Difference, again, coded, differences, home, today, unit_choices, workstation_choices};
use crate::permissions;
use crate::unit::{self, Heads, UnitRow, WorkstationRow};

#[derive(Template)]
#[template(path = "employee/form.html")]
struct FormPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    /// Where the form goes: also tells a new employee from a known one.
    action: String,
    is_new: bool,
    back: String,
    sexes: Vec<Choice>,
    terms: Vec<Choice>,
    heads: Vec<Choice>,
    units: Vec<Choice>,
    workstations: Vec<Choice>,
    candidates: Vec<Candidate>,
    differences: Vec<Difference>,
}

/// What the selects offer.
struct Offered {
    units: Vec<UnitRow>,
    workstations: Vec<WorkstationRow>,
    candidates: Vec<Candidate>,
}

fn offered(work: &Work<'_>, home: InstitutionId, with_candidates: bool) -> Result<Offered, Error> {
    Ok(Offered {
        units: unit::list_units(work.tx(), home)?,
        workstations: unit::list_workstations(work.tx(), home)?,
        candidates: match with_candidates {
            true => store::list_candidates(work.tx(), home, work.today())?,
            false => Vec::new(),
        },
    })
}

fn page<'a>(
    visit: &'a Visit,
    form: FormState,
    offered: Offered,
    row: Option<&EmploymentRow>,
) -> FormPage<'a> {
    let mut shell = visit.shell(if row.is_some() { "people-employee-edit" } else { "people-employee-new" });
    shell.refused = form.is_refused();
    let back = match row {
        Some(row) => Link::new(format!("/people/{}", row.id), row.name.clone()),
        None => Link::new("/people", shell.t("people-employee-list-title")),
    };
    FormPage {
        sexes: coded(&shell, "people-sex", Sex::ALL.iter().map(|sex| sex.code())),
        terms: coded(&shell, "people-terms", Terms::ALL.iter().map(|terms| terms.code())),
        heads: coded(&shell, "people-heads", Heads::ALL.iter().map(|heads| heads.code())),
        units: unit_choices(&offered.units),
        workstations: workstation_choices(&offered.workstations),
        candidates: offered.candidates,
        action: row.map_or_else(|| "/people".to_owned(), |row| format!("/people/{}/edit", row.id)),
        is_new: row.is_none(),
        back: back.href.clone(),
        differences: Vec::new(),
        form,
        shell: {
            shell.crumbs = vec![back];
            shell
        },
    }
}

pub async fn new_form(visit: Visit) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let offered = visit.read(move |work| offered(work, home, true)).await?;
    let form = FormState::new().with("terms", "permanent").with("heads", "nothing");
    visit.page(&page(&visit, form, offered, None))
}

/// Reads the form. `fixed` are the check number and first day of an employee already known.
fn typed(
    fields: &Fields,
    fixed: Option<(&str, &str)>,
    today: Day,
) -> Result<(Details, SeatChoice), FieldErrors> {
    let get = |name: &str| match (name, fixed) {
        ("check_number", Some((check_number, _))) => check_number,
        ("start_date", Some((_, starts_on))) => starts_on,
        _ => fields.text(name),
    };
    let mut errors = FieldErrors::default();
    let details = read_details(get, today).map_err(|found| errors.0.extend(found.0));
    let unit_id = fields.optional("unit").and_then(|text| text.parse().ok());
    let workstation_id = fields.optional("workstation").and_then(|text| text.parse().ok());
    let heads = Heads::from_written(fields.text("heads"));
    if fields.text("post").is_empty() {
        errors.add("post", "people-employee-problem-post-missing");
    }
    for (field, missing) in
        [("unit", unit_id.is_none()), ("workstation", workstation_id.is_none()), ("heads", heads.is_none())]
    {
        if missing {
            errors.add(field, "platform-field-choose");
        }
    }
    match (details, unit_id, workstation_id, heads) {
        (Ok(details), Some(unit_id), Some(workstation_id), Some(heads)) if errors.is_empty() => {
            let seat = SeatChoice { unit_id, workstation_id, post: fields.text("post").to_owned(), heads };
            Ok((details, seat))
        }
        _ => Err(errors),
    }
}

/// The employment behind a typed check number; a complaint at the field otherwise. Empty is nobody.
pub(crate) fn named(
    work: &Work<'_>,
    home: InstitutionId,
    field: &'static str,
    check_number: &str,
) -> Result<Option<EmploymentId>, Error> {
    if check_number.is_empty() {
        return Ok(None);
    }
    if !is_check_number(check_number) {
        return Err(Error::field(field, "people-employee-problem-check-number"));
    }
    match store::find_named(work.tx(), home, check_number, work.today())? {
        Some(row) => Ok(Some(row.id)),
        None => Err(Error::field(field, "people-supervision-problem-unknown")),
    }
}

pub async fn create(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let supervisor = fields.text("supervisor").to_owned();
    let made = match typed(&fields, None, today) {
        Ok((details, seat)) => {
            visit
                .write(move |work| {
                    let supervisor = named(work, home, "supervisor", &supervisor)?;
                    let new = NewEmployee { details: details.clone(), seat: seat.clone(), supervisor };
                    actions::create_employee(work, home, &new)
                })
                .await
        }
        Err(errors) => Err(Error::Invalid(errors)),
    };
    match made {
        Ok(id) => visit.go(&format!("/people/{id}"), "people-employee-create-done"),
        // Two forms for one check number at once: the later one is told as if it had come later.
        Err(Error::Stale) => {
            let form =
                again(&visit, &fields, Error::field("check_number", "people-employee-problem-here"))?.form;
            let offered = visit.read(move |work| offered(work, home, true)).await?;
            visit.page_again(&page(&visit, form, offered, None))
        }
        Err(error) => {
            let form = again(&visit, &fields, error)?.form;
            let offered = visit.read(move |work| offered(work, home, true)).await?;
            visit.page_again(&page(&visit, form, offered, None))
        }
    }
}

async fn known(visit: &Visit, id: EmploymentId) -> Result<(EmploymentRow, PersonRow, Offered), Error> {
    let home = home(visit)?;
    visit
        .read(move |work| {
            let found = store::find(work.tx(), home, id, work.today())?;
            let row = work.open(&permissions::EMPLOYEE_EDIT, found.map(Guarded::new))?;
            let person = store::find_person(work.tx(), row.person_id)?.ok_or(Error::NotFound)?;
            Ok((row, person, offered(work, home, false)?))
        })
        .await
}

/// Field names with what the rows hold, as the form shows it.
fn written(row: &EmploymentRow, person: &PersonRow) -> Vec<(&'static str, String)> {
    vec![
        ("first_name", person.first_name.clone()),
        ("middle_name", person.middle_name.clone()),
        ("surname", person.surname.clone()),
        ("sex", person.sex.code().to_owned()),
        ("birth_date", person.born_on.map(ui::short_day).unwrap_or_default()),
        ("phone", person.phone.clone()),
        ("email", person.email.clone()),
        ("cadre", row.cadre.clone()),
        ("salary_scale", row.salary_scale.clone()),
        ("terms", row.terms.code().to_owned()),
        ("contract_end", row.contract_ends_on.map(ui::short_day).unwrap_or_default()),
        ("unit", row.unit_id.to_string()),
        ("workstation", row.workstation_id.to_string()),
        ("post", row.post_title.clone()),
        ("heads", row.heads.code().to_owned()),
        ("version", row.version.to_string()),
        ("person_version", person.version.to_string()),
    ]
}

pub async fn edit_form(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let (row, person, offered) = known(&visit, id).await?;
    let form = FormState::from_pairs(written(&row, &person));
    visit.page(&page(&visit, form, offered, Some(&row)))
}

fn versions(fields: &Fields) -> Result<(i64, i64), Error> {
    let person =
        fields.text("person_version").parse().map_err(|_| Error::field("", "platform-form-unreadable"))?;
    Ok((fields.version()?, person))
}

pub async fn edit(visit: Visit, Path(id): Path<EmploymentId>, fields: Fields) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let (row, person, offered) = known(&visit, id).await?;
    let starts_on = row.starts_on.to_string();
    let saved = match typed(&fields, Some((&row.check_number, &starts_on)), today) {
        Ok((details, seat)) => {
            let (version, person_version) = versions(&fields)?;
            let edit = Edit { details, seat, version, person_version };
            visit.write(move |work| actions::edit_employee(work, home, id, &edit)).await
        }
        Err(errors) => Err(Error::Invalid(errors)),
    };
    match saved {
        Ok(_) => visit.go(&format!("/people/{id}"), "people-employee-edit-done"),
        Err(error) => {
            let again = again(&visit, &fields, error)?;
            if !again.stale {
                return visit.page_again(&page(&visit, again.form, offered, Some(&row)));
            }
            let (row, person) = match known(&visit, id).await {
                Ok((row, person, _)) => (row, person),
                Err(_) => (row, person),
            };
            stale_page(&visit, &fields, offered, &row, &person)
        }
    }
}

/// What was typed stays, what others saved meanwhile stands beside it, and the form now knows the newest version.
fn stale_page(
    visit: &Visit,
    fields: &Fields,
    offered: Offered,
    row: &EmploymentRow,
    person: &PersonRow,
) -> Result<Response, Failure> {
    let now = written(row, person);
    let kept = fields.pairs().iter().filter(|(name, _)| !name.ends_with("version")).cloned();
    let mut form = FormState::from_pairs(kept)
        .with("version", row.version.to_string())
        .with("person_version", person.version.to_string());
    form.complain("", visit.app().words.text(visit.language, "people-stale"));
    let mut page = page(visit, form, offered, Some(row));
    let choices = [&page.sexes, &page.terms, &page.heads, &page.units, &page.workstations];
    page.differences = differences(&page.shell, fields, &now, &choices);
    visit.page_stale(&page)
}
