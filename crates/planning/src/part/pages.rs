//! The parts page: each department with its sections and what they have taken on; and the form by which a head takes,
//! changes or leaves a part.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, FinancialYear, Quantity};
use people::unit::{UnitRow, find_unit, list_units};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use platform::work::Work;
use ui::{Choice, FormState, Light, NoticeKind, Shell};

use super::actions::{MOST_NOTE, edit_part, leave_part, take_part};
use super::model::{PartId, PartRow};
use super::store;
use crate::activity::pages::unit_choices;
use crate::activity::{ActivityId, store as activities};
use crate::permissions;
use crate::plan::pages::{crumb, year_of};
use crate::plan::{self, rules};
use crate::progress::{self, works_on};

pub fn routes() -> Routes {
    Routes::new()
        .get("/plan/parts", &permissions::PART_LIST, list)
        .get("/plan/parts/take", &permissions::PART_TAKE, take_form)
        .post("/plan/parts/take", &permissions::PART_TAKE, take)
        .get("/plan/parts/{id}", &permissions::PART_EDIT, edit_form)
        .post("/plan/parts/{id}", &permissions::PART_EDIT, edit)
        .post("/plan/parts/{id}/leave", &permissions::PART_LEAVE, leave)
}

#[derive(Template)]
#[template(path = "part/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    year: FinancialYear,
    units: Vec<UnitParts>,
    /// Parts are taken once the plan is approved.
    approved: bool,
    /// Only the parts that nobody of their unit works on.
    nobody: bool,
    all_href: String,
}

/// A unit with what it has taken on.
struct UnitParts {
    unit: UnitRow,
    below: bool,
    parts: Vec<Carried>,
    /// The reader heads it.
    mine: bool,
}

/// A part, and whether somebody of the unit works on it.
struct Carried {
    part: PartRow,
    carried: bool,
}

fn gather(work: &Work<'_>, year: FinancialYear) -> Result<(Vec<UnitParts>, bool), Error> {
    let (tx, institution) = (work.tx(), work.institution()?);
    let approved = plan::store::find(tx, institution, year)?
        .is_some_and(|plan| rules::under_way(plan.state, year).is_ok());
    let parts = store::list_of_year(tx, institution, year)?;
    // Nobody has taken anything: there is nothing to ask about.
    let served = match parts.is_empty() {
        true => Vec::new(),
        false => progress::served(tx, institution, year, work.today())?,
    };
    let mut parts = parts
        .into_iter()
        .map(|part| Carried { carried: works_on(&served, part.activity_id, &part.unit_path), part })
        .peekable();
    let mut units: Vec<UnitParts> = list_units(tx, institution)?
        .into_iter()
        .map(|unit| UnitParts {
            below: unit.parent_id.is_some(),
            mine: work.may(&permissions::PART_TAKE, &unit),
            parts: Vec::new(),
            unit,
        })
        .collect();
    // Both lists go by the units' paths.
    for held in &mut units {
        while let Some(next) = parts.next_if(|next| next.part.unit_path == held.unit.path) {
            held.parts.push(next);
        }
    }
    Ok((units, approved))
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let nobody = visit.query("nobody").is_some();
    let (mut units, approved) = visit.read(move |work| gather(work, year)).await?;
    if nobody {
        units.iter_mut().for_each(|held| held.parts.retain(|one| !one.carried));
        units.retain(|held| !held.parts.is_empty());
    }
    let mut shell = visit.shell("planning-parts-title");
    shell.kicker = shell.year(year).into_owned();
    shell.crumbs = vec![crumb(&shell, year)];
    let all_href = parts_address(year);
    visit.page(&ListPage { shell, year, units, approved, nobody, all_href })
}

#[derive(Template)]
#[template(path = "part/form.html")]
struct FormPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    action: String,
    /// Set when a new part is taken; an existing one stays with its unit and activity.
    choices: Option<(Vec<Choice>, Vec<Choice>)>,
    part: Option<PartRow>,
    /// The plan is approved: a part can be changed, not only left.
    changes: bool,
    /// What stands now, when somebody changed it meanwhile.
    theirs: Option<String>,
    back: String,
}

/// Units this reader heads, and the activities of the year they may choose from.
fn offers(
    work: &Work<'_>,
    year: FinancialYear,
    first: Option<ActivityId>,
) -> Result<(Vec<Choice>, Vec<Choice>), Error> {
    let (tx, institution) = (work.tx(), work.institution()?);
    let units: Vec<UnitRow> = list_units(tx, institution)?
        .into_iter()
        .filter(|unit| work.may(&permissions::PART_TAKE, unit))
        .collect();
    // With one unit, what it has taken already is not offered again; with several, the complaint about the choice tells.
    let only = match units.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let activities = store::list_offers(tx, institution, year, only)?
        .into_iter()
        .filter(|offer| first.is_none_or(|first| offer.id == first))
        .map(|offer| {
            let owner = offer.owner_name.map(|owner| format!(" ({owner})")).unwrap_or_default();
            Choice::new(offer.id.to_string(), format!("{} {}{owner}", offer.code, offer.title))
        })
        .collect();
    Ok((unit_choices(&units), activities))
}

async fn take_form(visit: Visit) -> Result<Response, Failure> {
    let activity: Option<ActivityId> = visit.query("activity").and_then(|id| id.parse().ok());
    let mut form = FormState::new().with("unit", visit.query("unit").unwrap_or_default());
    if let Some(activity) = activity {
        form.add("activity", activity.to_string());
    }
    let page = taking(&visit, activity, form).await?;
    visit.page(&page)
}

async fn taking<'v>(
    visit: &'v Visit,
    activity: Option<ActivityId>,
    mut form: FormState,
) -> Result<FormPage<'v>, Error> {
    let asked = year_of(visit);
    let (year, choices) = visit
        .read(move |work| {
            let year = match activity {
                Some(id) => {
                    let found = activities::find(work.tx(), work.institution()?, id)?;
                    work.open(&permissions::PLAN_READ, found)?.year
                }
                None => asked,
            };
            Ok((year, offers(work, year, activity)?))
        })
        .await?;
    if let ([only], "") = (choices.0.as_slice(), form.value("unit")) {
        let unit = only.value.clone();
        form = form.with("unit", unit);
    }
    let mut shell = visit.shell("planning-part-take");
    shell.kicker = shell.year(year).into_owned();
    shell.crumbs = vec![crumb(&shell, year)];
    shell.refused = form.is_refused();
    let query = activity.map_or_else(|| format!("year={}", year.slug()), |id| format!("activity={id}"));
    Ok(FormPage {
        shell,
        form,
        action: format!("/plan/parts/take?{query}"),
        changes: true,
        choices: Some(choices),
        part: None,
        theirs: None,
        back: parts_address(year),
    })
}

fn parts_address(year: FinancialYear) -> String {
    format!("/plan/parts?year={}", year.slug())
}

fn amount(fields: &Fields, errors: &mut FieldErrors) -> (Option<Quantity>, String) {
    let quantity = fields.read::<Quantity>("quantity", "platform-field-not-a-number", errors);
    (quantity, fields.bounded("note", MOST_NOTE, errors))
}

async fn take(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let mut errors = FieldErrors::default();
    let (quantity, note) = amount(&fields, &mut errors);
    let unit = fields.read("unit", "platform-field-choose", &mut errors);
    let activity = fields.read::<ActivityId>("activity", "platform-field-choose", &mut errors);
    for (name, missing) in
        [("unit", fields.text("unit").is_empty()), ("activity", fields.text("activity").is_empty())]
    {
        if missing {
            errors.add(name, "platform-field-choose");
        }
    }
    let taken = match (errors.check(), unit, activity) {
        (Err(error), ..) => Err(error),
        (Ok(()), Some(unit), Some(activity)) => {
            visit
                .write(move |work| {
                    let institution = work.institution()?;
                    let row = work
                        .open(&permissions::PLAN_READ, activities::find(work.tx(), institution, activity)?)?;
                    let unit = find_unit(work.tx(), institution, unit)?.ok_or(Error::NotFound)?;
                    Ok(take_part(work, &row, &unit, quantity, &note)?.with(row.year))
                })
                .await
        }
        (Ok(()), ..) => Err(Error::NotFound),
    };
    match taken {
        Ok(year) => visit.go(&parts_address(year), "planning-part-take-done"),
        Err(Error::Invalid(errors)) => {
            let asked = visit.query("activity").and_then(|id| id.parse().ok());
            let page = taking(&visit, asked, visit.form(&fields, &errors)).await?;
            visit.page_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The part, and whether its plan is under way.
async fn stored(visit: &Visit, id: PartId) -> Result<(PartRow, bool), Error> {
    visit
        .read(move |work| {
            let found = store::find(work.tx(), work.institution()?, id)?;
            let row = work.open(&permissions::PART_EDIT, found)?;
            let plan = plan::store::find(work.tx(), row.institution_id, row.year)?;
            let changes = plan.is_some_and(|plan| rules::under_way(plan.state, row.year).is_ok());
            Ok((row, changes))
        })
        .await
}

fn editing(
    visit: &Visit,
    (row, changes): (PartRow, bool),
    form: FormState,
    theirs: Option<String>,
) -> FormPage<'_> {
    let mut shell = visit.shell("planning-part-edit");
    shell.kicker = row.unit_name.clone();
    shell.crumbs = vec![crumb(&shell, row.year)];
    shell.refused = form.is_refused();
    FormPage {
        shell,
        form,
        action: format!("/plan/parts/{}", row.id),
        choices: None,
        changes,
        theirs,
        back: parts_address(row.year),
        part: Some(row),
    }
}

fn shown(row: &PartRow) -> String {
    row.quantity.map(|quantity| quantity.to_string()).unwrap_or_default()
}

async fn edit_form(visit: Visit, Path(id): Path<PartId>) -> Result<Response, Failure> {
    let found = stored(&visit, id).await?;
    let form = FormState::new().with("quantity", shown(&found.0)).with("note", &found.0.note);
    visit.page(&editing(&visit, found, form, None))
}

async fn edit(visit: Visit, Path(id): Path<PartId>, fields: Fields) -> Result<Response, Failure> {
    let (row, changes) = stored(&visit, id).await?;
    let (kept, version) = (row.clone(), fields.version()?);
    let mut errors = FieldErrors::default();
    let (quantity, note) = amount(&fields, &mut errors);
    let saved = match errors.check() {
        Ok(()) => visit.write(move |work| edit_part(work, &row, quantity, &note, version)).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(()) => visit.go(&parts_address(kept.year), "planning-part-edit-done"),
        Err(Error::Invalid(errors)) => {
            visit.page_again(&editing(&visit, (kept, changes), visit.form(&fields, &errors), None))
        }
        Err(Error::Stale) => {
            let (now, changes) = stored(&visit, id).await?;
            let theirs = format!("{} {} {}", shown(&now), now.unit_of_measure, now.note).trim().to_owned();
            let form = visit.form(&fields, &FieldErrors::default());
            visit.page_stale(&editing(&visit, (now, changes), form, Some(theirs)))
        }
        Err(error) => Err(error.into()),
    }
}

async fn leave(visit: Visit, Path(id): Path<PartId>) -> Result<Response, Failure> {
    let (row, _) = stored(&visit, id).await?;
    let year = row.year;
    visit.write(move |work| leave_part(work, &row)).await?;
    visit.go(&parts_address(year), "planning-part-leave-done")
}
