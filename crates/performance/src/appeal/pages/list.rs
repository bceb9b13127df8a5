//! Lists: the cases one is part of, and the officers' list, which tells how many cases there are and where they stand, not
//! whose they are.

use askama::Template;
use axum::response::Response;
use kernel::{Day, FinancialYear, Page};
use platform::http::{Failure, Visit};
use ui::{Light, Shell};

use super::{before, level_code, light};
use crate::appeal::model::{COMMISSION, CountRow, ListedRow, MineRow, State, case_number};
use crate::appeal::store;
use crate::permissions::{APPEAL_APPOINT, APPEAL_AUDIT, APPEAL_CARRY};

/// One line: as far as the reader may know it.
struct Line {
    href: String,
    name: String,
    about: String,
    level: String,
    state: String,
    light: Light,
    due: String,
    action: String,
}

#[derive(Template)]
#[template(path = "appeal/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    caption: String,
    intro: String,
    empty: String,
    counts: Vec<(String, i64)>,
    lines: Vec<Line>,
    next: String,
}

fn state(shell: &Shell<'_>, state: State) -> String {
    shell.kc("performance-appeal-state", state.code()).into_owned()
}

fn level(shell: &Shell<'_>, level: i64) -> String {
    shell.kc("performance-appeal-level", level_code(level)).into_owned()
}

pub async fn mine(visit: Visit) -> Result<Response, Failure> {
    let before = before(&visit)?;
    let own = visit.person()?.employment;
    let page: Page<MineRow> = visit
        .read(move |work| store::mine(work.tx(), work.institution()?, work.person()?.employment, before))
        .await?;
    let shell = visit.shell("performance-appeal-mine");
    let next = page.next(|last| format!("/my-appeals?before={}", last.id));
    let role = |row: &MineRow| match () {
        () if row.employment_id == own => "performance-appeal-role-appellant",
        () if row.respondent_id == Some(own) => "performance-appeal-role-respondent",
        () => "performance-appeal-role-panel",
    };
    let lines = page
        .rows
        .iter()
        .map(|row| Line {
            href: format!("/appeals/{}", row.id),
            name: format!("{}, {}", row.name, case_number(row.year, row.number)),
            about: shell.t(role(row)).into_owned(),
            level: level(&shell, row.level),
            state: state(&shell, row.state),
            light: light(row.state),
            due: String::new(),
            action: String::new(),
        })
        .collect();
    visit.page(&ListPage {
        caption: shell.t("performance-appeal-mine").into_owned(),
        intro: String::new(),
        empty: shell.t("performance-appeal-mine-empty").into_owned(),
        counts: Vec::new(),
        lines,
        next,
        shell,
    })
}

pub async fn list(visit: Visit) -> Result<Response, Failure> {
    let before = before(&visit)?;
    let (counts, page): (Vec<CountRow>, Page<ListedRow>) = visit
        .read(move |work| {
            let institution = work.institution()?;
            Ok((store::count(work.tx(), institution)?, store::list(work.tx(), institution, before)?))
        })
        .await?;
    let shell = visit.shell("performance-appeal-list");
    let next = page.next(|last| format!("/appeals?before={}", last.id));
    let counts = counts
        .iter()
        .map(|row| (format!("{}: {}", level(&shell, row.level), state(&shell, row.state)), row.count))
        .collect();
    let lines = page.rows.iter().map(|row| listed(&visit, &shell, row)).collect();
    visit.page(&ListPage {
        caption: shell.t("performance-appeal-list").into_owned(),
        intro: shell.t("performance-appeal-list-intro").into_owned(),
        empty: shell.t("performance-appeal-list-empty").into_owned(),
        counts,
        lines,
        next,
        shell,
    })
}

fn listed(visit: &Visit, shell: &Shell<'_>, row: &ListedRow) -> Line {
    let number = row.case_number();
    let year: FinancialYear = row.year;
    let due: Day = row.decide_due_on;
    let waits = matches!(row.state, State::Committee | State::Hearing | State::Outside);
    // What the reader can do about a case without reading it, or by stating why.
    let (href, action) = match row.state {
        State::Committee if visit.could(&APPEAL_APPOINT) => {
            (format!("/appeals/{}/committee", row.id), "performance-appeal-appoint")
        }
        _ if row.level == COMMISSION && visit.could(&APPEAL_CARRY) => {
            (format!("/appeals/{}/outside", row.id), "performance-appeal-outside")
        }
        _ if visit.could(&APPEAL_AUDIT) => (format!("/appeals/{}/audit", row.id), "performance-appeal-audit"),
        _ => (String::new(), ""),
    };
    Line {
        href,
        name: shell.t1("performance-appeal-number", "number", number.as_str()).into_owned(),
        about: format!("{}, {}", row.cadre, shell.year(year)),
        level: level(shell, row.level),
        state: state(shell, row.state),
        light: light(row.state),
        due: if waits { shell.day(due) } else { String::new() },
        action: if action.is_empty() { String::new() } else { shell.t(action).into_owned() },
    }
}
