//! The page that gives a workstation another name or kind; who works there stays.

use askama::Template;
use axum::response::Response;
use kernel::Error;
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Guarded;
use ui::{Choice, FormState, Link, Shell};

use super::actions;
use super::model::{WorkstationId, WorkstationKind, WorkstationRow};
use super::store;
use crate::pages::{again, answer_again, coded, home};
use crate::permissions::WORKSTATION_EDIT;

#[derive(Template)]
#[template(path = "unit/place.html")]
struct PlacePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: WorkstationRow,
    kinds: Vec<Choice>,
}

async fn page(visit: &Visit, id: WorkstationId, form: Option<FormState>) -> Result<PlacePage<'_>, Error> {
    let home = home(visit)?;
    let row = visit
        .read(move |work| {
            let found = store::find_workstation(work.tx(), home, id)?;
            work.open(&WORKSTATION_EDIT, found.map(Guarded::new))
        })
        .await?;
    let form = form.unwrap_or_else(|| {
        FormState::new().with("name", row.name.clone()).with("kind", row.kind.code().to_owned())
    });
    let mut shell = visit.shell("people-workstation-edit");
    shell.kicker.clone_from(&row.name);
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new("/people/units", shell.t("people-unit-list-title"))];
    let kinds = coded(&shell, "people-workstation-kind", WorkstationKind::ALL.iter().map(|kind| kind.code()));
    Ok(PlacePage { shell, form, row, kinds })
}

pub async fn form(visit: Visit, Path(id): Path<WorkstationId>) -> Result<Response, Failure> {
    visit.page(&page(&visit, id, None).await?)
}

pub async fn save(visit: Visit, Path(id): Path<WorkstationId>, fields: Fields) -> Result<Response, Failure> {
    let (home, version, name) = (home(&visit)?, fields.version()?, fields.text("name").to_owned());
    let saved = match WorkstationKind::from_code(fields.text("kind")) {
        Some(kind) => {
            visit.write(move |work| actions::edit_workstation(work, home, id, (kind, &name), version)).await
        }
        None => Err(Error::field("kind", "platform-field-choose")),
    };
    match saved {
        Ok(()) => visit.go("/people/units", "people-workstation-edit-done"),
        Err(error) => {
            let again = again(&visit, &fields, error)?;
            answer_again(&visit, &page(&visit, id, Some(again.form)).await?, again.stale)
        }
    }
}
