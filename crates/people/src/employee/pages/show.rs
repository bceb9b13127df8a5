//! One employee: what is written about them, who supervises them since when, their roles, and the history of all that.

use askama::Template;
use axum::response::Response;
use kernel::EmploymentId;
use platform::history::Readable;
use platform::http::{Failure, Path, Visit};
use platform::work::{Guarded, Work};
use ui::{Link, Shell};

use crate::absence;
use crate::employee::actions::by;
use crate::employee::model::{ContactRow, EmploymentRow};
use crate::employee::store;
use crate::pages::{self, Line, home, today};
use crate::permissions;
use crate::role;
use crate::supervision::{self, NamedInterval};

/// What a history leaves out for those who may not see how to reach somebody.
const CONTACT: &[&str] = &["sex", "birth_date", "phone", "email"];

/// What the reader may do with this employee.
pub(super) struct Buttons {
    edit: bool,
    supervise: bool,
    roles: bool,
    end: bool,
    code: bool,
}

#[derive(Template)]
#[template(path = "employee/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    row: EmploymentRow,
    contact: Option<ContactRow>,
    ended: bool,
    intervals: Vec<NamedInterval>,
    roles: Vec<String>,
    may: Buttons,
    lines: Vec<Line>,
}

/// Reports and marks have their own pages and readers; when somebody signs in, why an auditor read the file, and whom they
/// wished for as a supervisor are for fewer eyes still.
fn readable(work: &Work<'_>, row: &EmploymentRow, own: bool) -> Readable {
    let unless = |seen: bool, part: &'static str| if seen { "" } else { part };
    Readable {
        within: "people.",
        without: [
            unless(work.may(&permissions::EMPLOYEE_READ_CONTACT, row), "people.account."),
            unless(own || work.may(&permissions::AUDIT_LIST, row), "people.audit."),
            unless(work.may(&permissions::CHOICE_HISTORY, row), "people.choice."),
        ],
    }
}

pub async fn show(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let (row, contact, intervals, roles, events, may) = visit
        .read(move |work| {
            let tx = work.tx();
            let found = store::find(tx, home, id, today)?;
            let row = work.open(&permissions::EMPLOYEE_READ, found.map(Guarded::new))?;
            let contact = match work.may(&permissions::EMPLOYEE_READ_CONTACT, &row) {
                true => store::find_contact(tx, row.person_id)?,
                false => None,
            };
            let intervals = supervision::list_history(tx, home, id)?;
            let roles = role::store::list_of(tx, home, id)?;
            let own = by(work) == Some(id);
            let events = absence::actions::history_about(work, &row, None, readable(work, &row, own))?;
            let here = row.ends_on.is_none_or(|last| last >= today);
            let may = Buttons {
                edit: here && work.may(&permissions::EMPLOYEE_EDIT, &row),
                supervise: here && !own && work.may(&permissions::SUPERVISION_CHANGE, &row),
                roles: here && work.may(&permissions::ROLE_GRANT, &row),
                end: here && !own && work.may(&permissions::EMPLOYEE_END, &row),
                code: work.may(&permissions::ACTIVATION_MAKE, &row),
            };
            Ok((row, contact, intervals, roles, events, may))
        })
        .await?;
    let mut shell = visit.shell_titled(row.name.clone());
    shell.kicker = shell.t("people-employee-kicker").into_owned();
    if visit.could(&permissions::EMPLOYEE_LIST) {
        shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    }
    visit.page(&ShowPage {
        lines: pages::history(&shell, &events.rows, if contact.is_some() { &[] } else { CONTACT }),
        roles: roles.iter().map(|held| pages::role_name(&shell, held.role)).collect(),
        ended: row.ends_on.is_some_and(|last| last < today),
        contact,
        intervals,
        may,
        row,
        shell,
    })
}
