//! The supervisor's pages: reports that wait for an answer, one report with its evidence and history, and the answers.
//! Reports are judged where they are listed: their lines stand beside the boxes that verify many at once.

use askama::Template;
use axum::response::Response;
use kernel::{Day, EmploymentId, Error, FieldErrors, PageKey};
use people::absence::rules::{days_of, days_of_one};
use people::absence::{list_spans, list_spans_of};
use platform::history::{self, Entry};
use platform::http::{Failure, Fields, Path, Visit, link};
use platform::setting::Settings;
use ui::{FormState, Light, Link, Shell};

use super::super::actions;
use super::super::model::{
    Blocker, EvidenceRow, LineRow, LineStatus, ReportId, ReportRow, ReportState, SeenReport, WaitingRow,
};
use super::super::rules::{self, Act, Margins, Pace, Progress};
use super::super::store;
use crate::agreement::model::Mode;
use crate::head::list_of;
use crate::{permissions, silence};

/// A line as a supervisor reads it.
struct SaidLine {
    row: LineRow,
    pace: Pace,
    percent: i64,
    is_percent: bool,
    has_blocker: bool,
    is_completed: bool,
    is_unchanged: bool,
}

/// A waiting report with its lines.
struct WaitingView {
    row: WaitingRow,
    /// What its box sends: id and the version that was read.
    seen: String,
    is_overdue: bool,
    lines: Vec<SaidLine>,
}

#[derive(Template)]
#[template(path = "report/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    reports: Vec<WaitingView>,
    next: String,
}

/// One line of the report's history, in words.
struct HistoryView {
    at: String,
    when: String,
    who: String,
    what: String,
    note: String,
}

#[derive(Template)]
#[template(path = "report/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    report: ReportRow,
    light: Light,
    lines: Vec<SaidLine>,
    evidence: Vec<EvidenceRow>,
    history: Vec<HistoryView>,
    may_verify: bool,
    may_query: bool,
    is_own: bool,
    amend_href: String,
    /// Who was silent and with whom it is now; empty otherwise.
    silence: String,
}

pub(super) fn margins(settings: &Settings) -> Result<Margins, Error> {
    Ok(Margins {
        yellow: settings.number("traffic_yellow_margin")?,
        red: settings.number("traffic_red_margin")?,
    })
}

fn said(row: LineRow, away: &[(Day, Day)], today: Day, margins: Margins) -> SaidLine {
    let progress = Progress {
        state: row.state,
        target: row.target,
        actual: row.actual,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        away,
    };
    SaidLine {
        pace: rules::pace(&progress, today, margins),
        percent: rules::percent_done(row.actual, row.target),
        is_percent: row.mode == Mode::Percent,
        has_blocker: row.blocker != Blocker::None,
        is_completed: row.status == LineStatus::Completed,
        is_unchanged: row.status == LineStatus::Unchanged,
        row,
    }
}

pub(super) async fn list(visit: Visit) -> Result<Response, Failure> {
    visit.page(&list_page(&visit, FormState::new()).await?)
}

async fn list_page(visit: &Visit, form: FormState) -> Result<ListPage<'_>, Failure> {
    let supervisor = visit.person()?.employment;
    let after = PageKey::parse(visit.query("after"));
    let (page, lines, away, margins, today) = visit
        .read(move |work| {
            let (tx, institution, today) = (work.tx(), work.institution()?, work.today());
            let page = store::list_waiting(tx, institution, supervisor, today, &after)?;
            let lines = store::list_waiting_lines(tx, institution, supervisor, today, &after)?;
            let asked: Vec<EmploymentId> = page.rows.iter().map(|row| row.employment_id).collect();
            let first = today.financial_year().previous().first_day();
            let away = list_spans_of(tx, institution, &asked, first, today)?;
            Ok((page, lines, away, margins(&work.settings(today.financial_year())?)?, today))
        })
        .await?;
    let next = page
        .next(|last| link("/reports", &[("after", &PageKey::after(&last.due_on.to_string(), last.id.0))]));
    let mut lines: Vec<Option<LineRow>> = lines.into_iter().map(Some).collect();
    let reports = page
        .rows
        .into_iter()
        .map(|row| {
            let away = days_of_one(&away, row.employment_id);
            WaitingView {
                seen: format!("{}.{}", row.id, row.version),
                is_overdue: today > row.due_on,
                lines: lines
                    .iter_mut()
                    .filter(|line| line.as_ref().is_some_and(|line| line.report_id == row.id))
                    .filter_map(Option::take)
                    .map(|line| said(line, &away, today, margins))
                    .collect(),
                row,
            }
        })
        .collect();
    let mut shell = visit.shell("performance-report-list-title");
    shell.crumbs = vec![Link::new("/team", shell.t("performance-team-title"))];
    shell.refused = form.is_refused();
    Ok(ListPage { shell, form, reports, next })
}

pub(super) async fn verify_chosen(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let seen: Vec<SeenReport> = fields.all("report").map(read_seen).collect::<Result<_, _>>()?;
    let outcome = visit.write(move |work| actions::verify_reports(work, &seen)).await;
    match outcome {
        Ok(verified) if verified.changed > 0 => visit.go("/reports", "performance-report-verify-some-done"),
        Ok(_) => visit.go("/reports", "performance-report-verify-done"),
        Err(Error::Invalid(errors)) => {
            let form = visit.form(&fields, &errors);
            visit.page_again(&list_page(&visit, form).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// Reads `id.version`.
fn read_seen(text: &str) -> Result<SeenReport, Error> {
    let unreadable = || Error::field("", "platform-form-unreadable");
    let (id, version) = text.split_once('.').ok_or_else(unreadable)?;
    Ok(SeenReport { id: id.parse()?, version: version.parse().map_err(|_| unreadable())? })
}

pub(super) async fn show(visit: Visit, Path(id): Path<ReportId>) -> Result<Response, Failure> {
    visit.page(&show_page(&visit, id, FormState::prefixed("query")).await?)
}

async fn show_page(visit: &Visit, id: ReportId, form: FormState) -> Result<ShowPage<'_>, Failure> {
    let employment = visit.person()?.employment;
    let (report, lines, evidence, events, away, today, may) = visit
        .read(move |work| {
            let (tx, institution, today) = (work.tx(), work.institution()?, work.today());
            let report = work.open(&permissions::REPORT_READ, store::find(tx, institution, id, today)?)?;
            let lines = store::list_lines(tx, institution, id)?;
            let evidence = store::list_evidence(tx, institution, id)?;
            let events = history::on_subject(tx, institution, id.0, None)?;
            let away = list_spans(tx, institution, report.employment_id, report.year.first_day(), today)?;
            let may = (
                work.may(&permissions::REPORT_VERIFY, &report),
                work.may(&permissions::REPORT_QUERY, &report),
            );
            Ok((report, lines, evidence, events, days_of(&away), today, may))
        })
        .await?;
    let margins = Margins {
        yellow: report.yellow_margin.unwrap_or_default(),
        red: report.red_margin.unwrap_or_default(),
    };
    let is_own = report.employment_id == employment;
    let mut shell = visit.shell_titled(report.name.clone());
    shell.kicker = shell.week(report.week.week());
    shell.refused = form.is_refused();
    shell.crumbs = vec![if is_own {
        Link::new(format!("/my-week?week={}", report.week), shell.t("performance-report-title"))
    } else {
        Link::new(list_of(visit, "/reports"), shell.t("performance-report-list-title"))
    }];
    let open = rules::appraisal_is_open(report.appraisal_state.as_deref());
    Ok(ShowPage {
        may_verify: may.0 && rules::step(report.state, Act::Verify).is_ok(),
        may_query: may.1 && open && rules::step(report.state, Act::Query).is_ok(),
        light: light(report.state),
        silence: silence::note(&shell, report.raised().as_ref()),
        history: events.into_iter().map(|event| history_view(&shell, event)).collect(),
        lines: lines.into_iter().map(|line| said(line, &away, today, margins)).collect(),
        amend_href: format!("/my-week?week={}", report.week),
        shell,
        form,
        report,
        evidence,
        is_own,
    })
}

/// The light of a report's state.
pub(super) fn light(state: ReportState) -> Light {
    match state {
        ReportState::Sent => Light::Grey,
        ReportState::Verified => Light::Green,
        ReportState::Queried => Light::Yellow,
    }
}

fn history_view(shell: &Shell<'_>, event: Entry) -> HistoryView {
    if let Some(silence::Said { what, note }) = silence::event(shell, &event) {
        let (at, when) = (event.at.to_string(), shell.time(event.at));
        return HistoryView { at, when, who: event.actor_name, what, note };
    }
    let text = |value: &Option<serde_json::Value>, name: &str| {
        value.as_ref().and_then(|value| value.get(name)?.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let query = text(&event.after, "query");
    let note = if query.is_empty() { changes(shell, &event) } else { query };
    HistoryView {
        at: event.at.to_string(),
        when: shell.time(event.at),
        who: event.actor_name,
        what: shell
            .kc("performance-report-history", event.action.rsplit('.').next().unwrap_or_default())
            .into_owned(),
        note,
    }
}

/// What an amendment changed, line by line: before and after.
fn changes(shell: &Shell<'_>, event: &Entry) -> String {
    let (Some(before), Some(after)) = (&event.before, &event.after) else { return String::new() };
    let lines = |value: &serde_json::Value| {
        value.get("lines").and_then(|lines| lines.as_array().cloned()).unwrap_or_default()
    };
    let (before, after) = (lines(before), lines(after));
    let text = |line: Option<&serde_json::Value>| {
        line.map_or_else(
            || shell.t("ui-no-change").into_owned(),
            |line| {
                let part =
                    |name: &str| line.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
                let status = shell.kc("performance-report-status", part("status"));
                [part("quantity"), &status, part("completed_on"), part("text")]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ")
            },
        )
    };
    let find = |lines: &[serde_json::Value], id: &serde_json::Value| {
        lines.iter().find(|line| line.get("sub_task") == Some(id)).cloned()
    };
    let mut seen: Vec<serde_json::Value> = Vec::new();
    for line in before.iter().chain(&after) {
        if let Some(id) = line.get("sub_task").filter(|id| !seen.contains(id)) {
            seen.push(id.clone());
        }
    }
    seen.iter()
        .filter_map(|id| {
            let (old, new) = (find(&before, id), find(&after, id));
            let title = new.as_ref().or(old.as_ref())?.get("title")?.as_str()?.to_owned();
            (old != new).then(|| format!("{title}: {} → {}", text(old.as_ref()), text(new.as_ref())))
        })
        .collect::<Vec<_>>()
        .join("\n")
}

pub(super) async fn verify(
    visit: Visit,
    Path(id): Path<ReportId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let seen = SeenReport { id, version: fields.version()? };
    match visit.write(move |work| actions::verify_report(work, seen)).await {
        Ok(()) => visit.go(list_of(&visit, "/reports"), "performance-report-verify-done"),
        Err(cause) => answer_again(&visit, id, &fields, cause).await,
    }
}

pub(super) async fn query(
    visit: Visit,
    Path(id): Path<ReportId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let seen = SeenReport { id, version: fields.version()? };
    let text = fields.text("query").to_owned();
    match visit.write(move |work| actions::query_report(work, seen, &text)).await {
        Ok(()) => visit.go(list_of(&visit, "/reports"), "performance-report-query-done"),
        Err(cause) => answer_again(&visit, id, &fields, cause).await,
    }
}

/// The report again, with what was typed and why the answer was not taken.
async fn answer_again(
    visit: &Visit,
    id: ReportId,
    fields: &Fields,
    cause: Error,
) -> Result<Response, Failure> {
    let mut errors = FieldErrors::default();
    let is_stale = matches!(cause, Error::Stale);
    match cause {
        Error::Invalid(invalid) => errors = invalid,
        Error::Refused(reason) => errors.push("", reason),
        Error::Stale => {}
        other => return Err(other.into()),
    }
    let mut form = FormState::prefixed("query").with("query", fields.text("query"));
    form = form.with_errors(&visit.app().words, visit.language, &errors);
    let mut page = show_page(visit, id, form).await?;
    if is_stale {
        let who = page.report.verified_by_name.as_deref().unwrap_or_default();
        page.form.complain("", page.shell.t1(meanwhile(page.report.state), "name", who));
        page.shell.refused = true;
    }
    people::answer_again(visit, &page, is_stale)
}

/// What became of a report while somebody read it.
fn meanwhile(state: ReportState) -> &'static str {
    match state {
        ReportState::Sent => "performance-report-changed",
        ReportState::Verified => "performance-report-verified-meanwhile",
        ReportState::Queried => "performance-report-queried-meanwhile",
    }
}
