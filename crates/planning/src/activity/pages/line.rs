//! The forms of an objective and of a target: a code, set once, and a title.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, FinancialYear};
use platform::http::{Failure, Fields, Path, Visit};
use ui::{FormState, NoticeKind, Shell};

use super::id_in_query;
use crate::activity::model::{ObjectiveId, ObjectiveRow, TargetId, TargetRow};
use crate::activity::{actions, forms, rules, store};
use crate::permissions;
use crate::plan::pages::{address, crumb};

#[derive(Template)]
#[template(path = "activity/pages/line.html")]
struct LinePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    action: String,
    /// The code stands and cannot be changed.
    code: Option<String>,
    code_hint: &'static str,
    version: i64,
    /// Where it can be removed.
    delete: Option<String>,
    back: String,
    /// What stands now, when somebody changed it meanwhile.
    theirs: Option<String>,
}

struct Sheet {
    heading: &'static str,
    year: FinancialYear,
    action: String,
    code: Option<String>,
    code_hint: &'static str,
    version: i64,
    delete: Option<String>,
    theirs: Option<String>,
}

fn page(visit: &Visit, sheet: Sheet, form: FormState) -> LinePage<'_> {
    let mut shell = visit.shell(sheet.heading);
    shell.kicker = shell.year(sheet.year).into_owned();
    shell.crumbs = vec![crumb(&shell, sheet.year)];
    shell.refused = form.is_refused();
    LinePage {
        form,
        action: sheet.action,
        code: sheet.code,
        code_hint: sheet.code_hint,
        version: sheet.version,
        delete: sheet.delete,
        back: address(sheet.year),
        theirs: sheet.theirs,
        shell,
    }
}

fn new_objective_sheet(year: FinancialYear) -> Sheet {
    Sheet {
        heading: "planning-objective-create",
        year,
        action: format!("/plan/objectives/new?year={}", year.slug()),
        code: None,
        code_hint: "planning-objective-code-hint",
        version: 0,
        delete: None,
        theirs: None,
    }
}

pub(super) async fn new_objective(visit: Visit) -> Result<Response, Failure> {
    let year: FinancialYear = id_in_query(&visit, "year")?;
    visit.page(&page(&visit, new_objective_sheet(year), FormState::new()))
}

pub(super) async fn create_objective(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let year: FinancialYear = id_in_query(&visit, "year")?;
    let mut errors = FieldErrors::default();
    let code = rules::objective_code("code", fields.text("code"), &mut errors);
    let title = forms::title(&fields, &mut errors);
    let made = match errors.check() {
        Ok(()) => {
            visit
                .write(move |work| actions::create_objective(work, work.institution()?, year, &code, &title))
                .await
        }
        Err(error) => Err(error),
    };
    match made {
        Ok(_) => visit.go(&address(year), "planning-objective-create-done"),
        Err(Error::Invalid(errors)) => {
            visit.page_again(&page(&visit, new_objective_sheet(year), visit.form(&fields, &errors)))
        }
        Err(error) => Err(error.into()),
    }
}

fn objective_sheet(row: &ObjectiveRow) -> Sheet {
    Sheet {
        heading: "planning-objective-edit",
        year: row.year,
        action: format!("/plan/objectives/{}", row.id),
        code: Some(row.code.clone()),
        code_hint: "planning-objective-code-hint",
        version: row.version,
        delete: Some(format!("/plan/objectives/{}/delete", row.id)),
        theirs: None,
    }
}

async fn open_objective(visit: &Visit, id: ObjectiveId) -> Result<ObjectiveRow, Error> {
    visit
        .read(move |work| {
            let found = store::find_objective(work.tx(), work.institution()?, id)?;
            work.open(&permissions::OBJECTIVE_EDIT, found)
        })
        .await
}

pub(super) async fn objective(visit: Visit, Path(id): Path<ObjectiveId>) -> Result<Response, Failure> {
    let row = open_objective(&visit, id).await?;
    visit.page(&page(&visit, objective_sheet(&row), FormState::new().with("title", &row.title)))
}

pub(super) async fn edit_objective(
    visit: Visit,
    Path(id): Path<ObjectiveId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let row = open_objective(&visit, id).await?;
    let (sheet, year, version) = (objective_sheet(&row), row.year, fields.version()?);
    let mut errors = FieldErrors::default();
    let title = forms::title(&fields, &mut errors);
    let saved = match errors.check() {
        Ok(()) => visit.write(move |work| actions::edit_objective(work, &row, &title, version)).await,
        Err(error) => Err(error),
    };
    if matches!(saved, Err(Error::Stale)) {
        let now = open_objective(&visit, id).await?;
        let sheet = Sheet { theirs: Some(now.title.clone()), ..objective_sheet(&now) };
        return visit.page_stale(&page(&visit, sheet, visit.form(&fields, &FieldErrors::default())));
    }
    answer(&visit, saved, sheet, year, &fields, "planning-objective-edit-done")
}

pub(super) async fn delete_objective(visit: Visit, Path(id): Path<ObjectiveId>) -> Result<Response, Failure> {
    let row = open_objective(&visit, id).await?;
    let year = row.year;
    visit.write(move |work| actions::delete_objective(work, &row)).await?;
    visit.go(&address(year), "planning-objective-delete-done")
}

fn answer(
    visit: &Visit,
    saved: Result<(), Error>,
    sheet: Sheet,
    year: FinancialYear,
    fields: &Fields,
    done: &str,
) -> Result<Response, Failure> {
    match saved {
        Ok(()) => visit.go(&address(year), done),
        Err(Error::Invalid(errors)) => visit.page_again(&page(visit, sheet, visit.form(fields, &errors))),
        Err(error) => Err(error.into()),
    }
}

fn new_target_sheet(objective: &ObjectiveRow) -> Sheet {
    Sheet {
        heading: "planning-target-create",
        year: objective.year,
        action: format!("/plan/targets/new?objective={}", objective.id),
        code: None,
        code_hint: "planning-target-code-hint",
        version: 0,
        delete: None,
        theirs: None,
    }
}

pub(super) async fn new_target(visit: Visit) -> Result<Response, Failure> {
    let objective = open_objective(&visit, id_in_query(&visit, "objective")?).await?;
    visit.page(&page(&visit, new_target_sheet(&objective), FormState::new().with("code", &objective.code)))
}

pub(super) async fn create_target(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let objective = open_objective(&visit, id_in_query(&visit, "objective")?).await?;
    let (sheet, year) = (new_target_sheet(&objective), objective.year);
    let mut errors = FieldErrors::default();
    let code = rules::target_code("code", fields.text("code"), &objective.code, &mut errors);
    let title = forms::title(&fields, &mut errors);
    let made = match errors.check() {
        Ok(()) => {
            let unit = visit.write(move |work| actions::create_target(work, &objective, &code, &title)).await;
            unit.map(drop)
        }
        Err(error) => Err(error),
    };
    answer(&visit, made, sheet, year, &fields, "planning-target-create-done")
}

fn target_sheet(row: &TargetRow) -> Sheet {
    Sheet {
        heading: "planning-target-edit",
        year: row.year,
        action: format!("/plan/targets/{}", row.id),
        code: Some(row.code.clone()),
        code_hint: "planning-target-code-hint",
        version: row.version,
        delete: Some(format!("/plan/targets/{}/delete", row.id)),
        theirs: None,
    }
}

pub(super) async fn open_target(visit: &Visit, id: TargetId) -> Result<TargetRow, Error> {
    visit
        .read(move |work| {
            let found = store::find_target(work.tx(), work.institution()?, id)?;
            work.open(&permissions::TARGET_EDIT, found)
        })
        .await
}

pub(super) async fn target(visit: Visit, Path(id): Path<TargetId>) -> Result<Response, Failure> {
    let row = open_target(&visit, id).await?;
    visit.page(&page(&visit, target_sheet(&row), FormState::new().with("title", &row.title)))
}

pub(super) async fn edit_target(
    visit: Visit,
    Path(id): Path<TargetId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let row = open_target(&visit, id).await?;
    let (sheet, year, version) = (target_sheet(&row), row.year, fields.version()?);
    let mut errors = FieldErrors::default();
    let title = forms::title(&fields, &mut errors);
    let saved = match errors.check() {
        Ok(()) => visit.write(move |work| actions::edit_target(work, &row, &title, version)).await,
        Err(error) => Err(error),
    };
    if matches!(saved, Err(Error::Stale)) {
        let now = open_target(&visit, id).await?;
        let sheet = Sheet { theirs: Some(now.title.clone()), ..target_sheet(&now) };
        return visit.page_stale(&page(&visit, sheet, visit.form(&fields, &FieldErrors::default())));
    }
    answer(&visit, saved, sheet, year, &fields, "planning-target-edit-done")
}

pub(super) async fn delete_target(visit: Visit, Path(id): Path<TargetId>) -> Result<Response, Failure> {
    let row = open_target(&visit, id).await?;
    let year = row.year;
    visit.write(move |work| actions::delete_target(work, &row)).await?;
    visit.go(&address(year), "planning-target-delete-done")
}
