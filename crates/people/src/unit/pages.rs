//! The pages of the organisation tree: departments, units and sections with their posts, workstations with their people,
//! the forms that add them, and the form that renames a unit.

use askama::Template;
use axum::response::Response;
use kernel::{Error, UnitId};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use platform::work::Guarded;
use ui::{Choice, FormState, Link, Shell};

use super::actions;
use super::model::{Heads, UnitRow, WorkstationKind, WorkstationRow};
use super::place;
use super::store::{self, HeldPost};
use crate::pages::{again, coded, home, link};
use crate::permissions::{UNIT_CREATE, UNIT_LIST, UNIT_RENAME, WORKSTATION_CREATE, WORKSTATION_EDIT};

pub fn routes() -> Routes {
    Routes::new()
        .get("/people/units", &UNIT_LIST, list)
        .post("/people/units", &UNIT_CREATE, create)
        .get("/people/units/{id}", &UNIT_RENAME, rename_form)
        .post("/people/units/{id}", &UNIT_RENAME, rename)
        .post("/people/workstations", &WORKSTATION_CREATE, create_workstation)
        .get("/people/workstations/{id}", &WORKSTATION_EDIT, place::form)
        .post("/people/workstations/{id}", &WORKSTATION_EDIT, place::save)
}

struct UnitLine {
    row: UnitRow,
    kind: String,
    /// Directory of the unit and all below.
    href: String,
    /// The post that heads it and whether somebody holds it.
    head: String,
    head_name: String,
    head_vacant: bool,
    posts: Vec<HeldPost>,
    people: i64,
}

struct PlaceLine {
    row: WorkstationRow,
    kind: String,
    people: i64,
}

#[derive(Template)]
#[template(path = "unit/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    unit_form: FormState,
    place_form: FormState,
    units: Vec<UnitLine>,
    places: Vec<PlaceLine>,
    parents: Vec<Choice>,
    kinds: Vec<Choice>,
    may_create: bool,
    may_rename: bool,
    may_add_place: bool,
}

/// Departments by name, each followed by its sections.
fn ordered(mut units: Vec<UnitRow>) -> Vec<UnitRow> {
    units.sort_by(|one, other| one.name.cmp(&other.name));
    let (tops, sections): (Vec<_>, Vec<_>) = units.into_iter().partition(|unit| unit.parent_id.is_none());
    let below = |top: &UnitRow| {
        sections.iter().filter(|section| section.parent_id == Some(top.id)).cloned().collect()
    };
    tops.into_iter()
        .flat_map(|top| {
            let mut family: Vec<UnitRow> = below(&top);
            family.insert(0, top);
            family
        })
        .collect()
}

fn unit_line(shell: &Shell<'_>, row: UnitRow, posts: &[HeldPost]) -> UnitLine {
    let posts: Vec<HeldPost> = posts.iter().filter(|post| post.unit_id == row.id).cloned().collect();
    let heads = if row.parent_id.is_some() { Heads::Section } else { Heads::Department };
    let leads = |post: &&HeldPost| post.heads == heads || post.heads == Heads::Institution;
    let head = posts.iter().filter(leads).max_by_key(|post| post.holders);
    UnitLine {
        kind: shell.kc("people-unit-kind", row.kind_code()).into_owned(),
        href: link("/people", &[("unit", &row.id.to_string())]),
        head: head.map(|post| post.title.clone()).unwrap_or_default(),
        head_name: head.and_then(|post| post.holder_name.clone()).unwrap_or_default(),
        head_vacant: head.is_none_or(|post| post.holders == 0),
        people: posts.iter().map(|post| post.holders).sum(),
        posts,
        row,
    }
}

async fn page(visit: &Visit, unit_form: FormState, place_form: FormState) -> Result<ListPage<'_>, Error> {
    let home = home(visit)?;
    let (units, posts, places, crowds) = visit
        .read(move |work| {
            let tx = work.tx();
            Ok((
                store::list_units(tx, home)?,
                store::list_posts(tx, home, work.today())?,
                store::list_workstations(tx, home)?,
                store::count_at_workstations(tx, home, work.today())?,
            ))
        })
        .await?;
    let mut shell = visit.shell("people-unit-list-title");
    shell.wide = true;
    shell.refused = unit_form.is_refused() || place_form.is_refused();
    shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    let units = ordered(units);
    let tops = units.iter().filter(|unit| unit.parent_id.is_none());
    let place_line = |row: WorkstationRow| PlaceLine {
        kind: shell.kc("people-workstation-kind", row.kind.code()).into_owned(),
        people: crowds.iter().find(|crowd| crowd.workstation_id == row.id).map_or(0, |crowd| crowd.people),
        row,
    };
    Ok(ListPage {
        parents: tops.map(|unit| Choice::new(unit.id.to_string(), unit.name.clone())).collect(),
        kinds: coded(&shell, "people-workstation-kind", WorkstationKind::ALL.iter().map(|kind| kind.code())),
        units: units.into_iter().map(|row| unit_line(&shell, row, &posts)).collect(),
        places: places.into_iter().map(place_line).collect(),
        may_create: visit.could(&UNIT_CREATE),
        may_rename: visit.could(&UNIT_RENAME),
        may_add_place: visit.could(&WORKSTATION_CREATE),
        unit_form,
        place_form,
        shell,
    })
}

fn place_form() -> FormState {
    FormState::prefixed("place")
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    visit.page(&page(&visit, FormState::new(), place_form()).await?)
}

async fn create(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let parent: Option<UnitId> = fields.optional("parent").and_then(|text| text.parse().ok());
    let (is_unit, name) = (fields.optional("is_unit").is_some(), fields.text("name").to_owned());
    match visit.write(move |work| actions::create_unit(work, home, parent, is_unit, &name)).await {
        Ok(_) => visit.go("/people/units", "people-unit-create-done"),
        Err(error) => {
            let form = again(&visit, &fields, error)?.form;
            visit.page_again(&page(&visit, form, place_form()).await?)
        }
    }
}

async fn create_workstation(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let name = fields.text("name").to_owned();
    let made = match WorkstationKind::from_code(fields.text("kind")) {
        Some(kind) => visit.write(move |work| actions::create_workstation(work, home, kind, &name)).await,
        None => Err(Error::field("kind", "platform-field-choose")),
    };
    match made {
        Ok(_) => visit.go("/people/units", "people-workstation-create-done"),
        Err(Error::Invalid(errors)) => {
            let mut form = place_form();
            fields.pairs().iter().for_each(|(name, value)| form.add(name.clone(), value.clone()));
            let form = form.with_errors(&visit.app().words, visit.language, &errors);
            visit.page_again(&page(&visit, FormState::new(), form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "unit/form.html")]
struct RenamePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: UnitRow,
}

async fn rename_page(visit: &Visit, id: UnitId, form: Option<FormState>) -> Result<RenamePage<'_>, Error> {
    let home = home(visit)?;
    let row = visit
        .read(move |work| work.open(&UNIT_RENAME, store::find_unit(work.tx(), home, id)?.map(Guarded::new)))
        .await?;
    let form = form.unwrap_or_else(|| {
        let form = FormState::new().with("name", row.name.clone()).with("version", row.version.to_string());
        if row.is_unit { form.with("is_unit", "yes") } else { form }
    });
    let mut shell = visit.shell("people-unit-rename");
    shell.kicker.clone_from(&row.name);
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new("/people/units", shell.t("people-unit-list-title"))];
    Ok(RenamePage { shell, form, row })
}

async fn rename_form(visit: Visit, Path(id): Path<UnitId>) -> Result<Response, Failure> {
    visit.page(&rename_page(&visit, id, None).await?)
}

async fn rename(visit: Visit, Path(id): Path<UnitId>, fields: Fields) -> Result<Response, Failure> {
    let (home, version) = (home(&visit)?, fields.version()?);
    let (is_unit, name) = (fields.optional("is_unit").is_some(), fields.text("name").to_owned());
    match visit.write(move |work| actions::rename_unit(work, home, id, is_unit, &name, version)).await {
        Ok(()) => visit.go("/people/units", "people-unit-rename-done"),
        Err(error) => {
            let again = again(&visit, &fields, error)?;
            let mut page = rename_page(&visit, id, Some(again.form)).await?;
            if again.stale {
                // The name others gave stands above the form; what was typed stays, on the newest version.
                let typed = fields.pairs().iter().filter(|(name, _)| name != "version").cloned();
                page.form = FormState::from_pairs(typed).with("version", page.row.version.to_string());
                page.form.complain("", visit.app().words.text(visit.language, "people-stale"));
                return visit.page_stale(&page);
            }
            visit.page_again(&page)
        }
    }
}
