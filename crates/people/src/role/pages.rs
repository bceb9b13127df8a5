//! The pages of roles: who holds which, and the roles of one employee with the buttons that grant and revoke.

use askama::Template;
use axum::response::Response;
use kernel::{EmploymentId, Error, Role, Timestamp};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use platform::work::Guarded;
use ui::{FormState, Link, Shell};

use super::actions;
use super::rules::{GRANTABLE, is_last_hr, judge_grant, judge_revoke};
use super::store;
use crate::employee::{self, EmploymentRow};
use crate::pages::{self, again, home, today};
use crate::permissions::{ROLE_GRANT, ROLE_LIST, ROLE_REVOKE};

pub fn routes() -> Routes {
    Routes::new()
        .get("/people/roles", &ROLE_LIST, list)
        .get("/people/{id}/roles", &ROLE_LIST, show)
        .post("/people/{id}/roles/grant", &ROLE_GRANT, grant)
        .post("/people/{id}/roles/revoke", &ROLE_REVOKE, revoke)
}

struct Holder {
    href: String,
    name: String,
    role: String,
    granted_at: Timestamp,
}

#[derive(Template)]
#[template(path = "role/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    holders: Vec<Holder>,
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let rows = visit.read(move |work| store::list(work.tx(), home, today)).await?;
    let mut shell = visit.shell("people-role-list-title");
    shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    let holder = |row: store::RoleHolder| Holder {
        href: format!("/people/{}/roles", row.employment_id),
        role: pages::role_name(&shell, row.role),
        name: row.name,
        granted_at: row.granted_at,
    };
    let holders = rows.into_iter().map(holder).collect();
    visit.page(&ListPage { shell, holders })
}

/// One role that an institution grants, as it stands with this employee.
struct Line {
    code: &'static str,
    name: String,
    what: String,
    since: Option<Timestamp>,
    may_grant: bool,
    may_revoke: bool,
    /// Nobody else holds it, and the institution would be without: confirmed by a tick.
    is_last: bool,
}

#[derive(Template)]
#[template(path = "role/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: EmploymentRow,
    lines: Vec<Line>,
    /// Nobody changes their own roles.
    is_oneself: bool,
}

async fn page(visit: &Visit, id: EmploymentId, form: FormState) -> Result<ShowPage<'_>, Error> {
    let home = home(visit)?;
    let (row, held, others, may_grant, may_revoke) = visit
        .read(move |work| {
            let found = employee::find(work.tx(), home, id, work.today())?;
            let row = work.open(&ROLE_LIST, found.map(Guarded::new))?;
            let held = store::list_of(work.tx(), home, id)?;
            let (grant, revoke) = (work.may(&ROLE_GRANT, &row), work.may(&ROLE_REVOKE, &row));
            Ok((row, held, actions::others(work, home, id, Role::Hr)?, grant, revoke))
        })
        .await?;
    let mut shell = visit.shell("people-role-title");
    shell.refused = form.is_refused();
    shell.crumbs = vec![Link::new(format!("/people/{id}"), row.name.clone())];
    let own = Some(visit.person()?.employment);
    let roles: Vec<Role> = held.iter().map(|held| held.role).collect();
    let here = row.ends_on.is_none_or(|last| last >= today(visit));
    let line = |role: &Role| Line {
        code: role.code(),
        name: pages::role_name(&shell, *role),
        what: shell.kc("people-role-what", role.code()).into_owned(),
        since: held.iter().find(|held| held.role == *role).map(|held| held.granted_at),
        may_grant: here && may_grant && judge_grant(own, id, &roles, *role).is_ok(),
        may_revoke: may_revoke && judge_revoke(own, id, &roles, *role).is_ok(),
        is_last: is_last_hr(*role, others),
    };
    let lines = GRANTABLE.iter().map(line).collect();
    Ok(ShowPage { form, lines, is_oneself: own == Some(id), row, shell })
}

async fn show(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    visit.page(&page(&visit, id, FormState::new()).await?)
}

fn typed(fields: &Fields) -> Result<Role, Error> {
    Role::from_code(fields.text("role")).ok_or_else(|| Error::field("", "platform-form-unreadable"))
}

async fn answer(
    visit: &Visit,
    id: EmploymentId,
    fields: &Fields,
    done: Result<(), Error>,
    key: &str,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => visit.go(&format!("/people/{id}/roles"), key),
        Err(error) => {
            let form = again(visit, fields, error)?.form;
            visit.page_again(&page(visit, id, form).await?)
        }
    }
}

async fn grant(visit: Visit, Path(id): Path<EmploymentId>, fields: Fields) -> Result<Response, Failure> {
    let (home, role) = (home(&visit)?, typed(&fields)?);
    let done = visit.write(move |work| actions::grant_role(work, home, id, role)).await;
    answer(&visit, id, &fields, done, "people-role-grant-done").await
}

async fn revoke(visit: Visit, Path(id): Path<EmploymentId>, fields: Fields) -> Result<Response, Failure> {
    let (home, role, known) = (home(&visit)?, typed(&fields)?, fields.optional("last").is_some());
    let done = visit.write(move |work| actions::revoke_role(work, home, id, role, known)).await;
    answer(&visit, id, &fields, done, "people-role-revoke-done").await
}
