//! The directory: who works here, found by name, check number or unit, a page at a time.

use askama::Template;
use axum::response::Response;
use kernel::{PageKey, UnitId};
use platform::http::{Failure, Visit};
use ui::{Choice, FormState, Shell};

use crate::employee::model::DirectoryRow;
use crate::employee::store::{self, Search};
use crate::pages::{home, link, today, unit_choices};
use crate::permissions;
use crate::unit;

/// Which of the lists beside this one the reader may see.
struct Links {
    supervisors: bool,
    units: bool,
    acting: bool,
    roles: bool,
}

#[derive(Template)]
#[template(path = "employee/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    units: Vec<Choice>,
    rows: Vec<DirectoryRow>,
    searched: bool,
    next: String,
    first: String,
    may_create: bool,
    may_import: bool,
    may_code: bool,
    sees: Links,
    codes_href: String,
}

pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let text = visit.query("q").unwrap_or_default().trim().to_owned();
    let wanted: Option<UnitId> = visit.query("unit").and_then(|text| text.parse().ok());
    let key = PageKey::parse(visit.query("after"));
    let paged = key != PageKey::default();
    let asked = text.clone();
    let (units, page) = visit
        .read(move |work| {
            let units = unit::list_units(work.tx(), home)?;
            let unit_path = units.iter().find(|unit| Some(unit.id) == wanted).map(|unit| unit.path.clone());
            let text = Some(asked.clone()).filter(|text| !text.is_empty());
            let search = Search { text, unit_path, key: key.clone() };
            let page = store::list(work.tx(), home, today, &search)?;
            Ok((units, page))
        })
        .await?;
    let unit = wanted.map(|id| id.to_string()).unwrap_or_default();
    let at = |after: &str| link("/people", &[("q", &text), ("unit", &unit), ("after", after)]);
    let mut shell = visit.shell("people-employee-list-title");
    shell.wide = true;
    visit.page(&ListPage {
        form: FormState::new().with("q", text.clone()).with("unit", unit.clone()),
        units: unit_choices(&units),
        searched: !text.is_empty() || !unit.is_empty(),
        first: if paged { at("") } else { String::new() },
        next: page.next(|last| at(&PageKey::after(&last.name, last.id.0))),
        may_create: visit.could(&permissions::EMPLOYEE_CREATE),
        may_import: visit.could(&permissions::STAFF_IMPORT),
        may_code: visit.could(&permissions::ACTIVATION_MAKE),
        sees: Links {
            supervisors: visit.could(&permissions::SUPERVISION_LIST),
            units: visit.could(&permissions::UNIT_LIST),
            acting: visit.could(&permissions::ACTING_LIST),
            roles: visit.could(&permissions::ROLE_LIST),
        },
        codes_href: link("/people/codes", &[("unit", &unit)]),
        rows: page.rows,
        shell,
    })
}
