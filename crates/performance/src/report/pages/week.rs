//! Wiki yangu: the one page on which an employee reports a week, and what happens when it is sent.
//! Five statements at most; what was typed is kept whatever goes wrong.

use std::borrow::Cow;
use std::collections::BTreeSet;

use askama::Template;
use axum::response::Response;
use kernel::{Day, EmploymentId, Error, FieldErrors, Quantity, Reason, Refusal as _, Week};
use people::absence::rules::{covers_week, days_of};
use platform::http::{Failure, Fields, Upload, Visit};
use platform::work::Work;
use ui::{Choice, FormState, Light, Link, Shell};

use super::super::actions;
use super::super::form::{self, Typed};
use super::super::model::{
    Blocker, EvidenceRow, ReportId, ReportState, Sending, SentWeeks, WeekLineRow, WeekRow,
};
use super::super::rules::{self, Act, Margins, Pace, Progress, field};
use super::super::store;
use crate::agreement::model::{Mode, SubTaskState};
use crate::permissions;

/// Weeks named beside the form, the current one first.
const WEEKS_SHOWN: usize = 6;
/// Weeks ahead that a page kept on the device can be turned to when there is no network.
const WEEKS_AHEAD: usize = 4;

/// What the page needs from the store.
struct Loaded {
    today: Day,
    week: Week,
    facts: WeekRow,
    lines: Vec<WeekLineRow>,
    sent: SentWeeks,
    lost: BTreeSet<Day>,
    evidence: Vec<EvidenceRow>,
    /// Agreed absences from the plan's first day to the week shown.
    away: Vec<(Day, Day)>,
    fresh_id: ReportId,
}

/// One sub-task of the form.
struct LineView {
    id: String,
    row: WeekLineRow,
    /// Set where a new task begins.
    task: Option<String>,
    pace: Pace,
    is_percent: bool,
    is_open: bool,
    /// Its target is reached and nobody ticked it as completed: the day that counts. Empty otherwise.
    reached_on: String,
    names: Names,
    /// What is stored, when somebody else's copy came first.
    stored: Option<String>,
}

/// The field names of a line.
struct Names {
    unchanged: String,
    quantity: String,
    text: String,
    blocker: String,
    completed: String,
    completed_on: String,
}

/// A week one can turn to.
struct WeekLink {
    href: String,
    text: String,
    current: bool,
    light: Light,
    state: String,
}

#[derive(Template)]
#[template(path = "report/week.html")]
struct WeekPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    week: Week,
    facts: WeekRow,
    lines: Vec<LineView>,
    weeks: Vec<WeekLink>,
    weeks_ahead: Vec<(String, String)>,
    evidence: Vec<EvidenceRow>,
    blockers: Vec<Choice>,
    /// Why nothing can be sent for this week; None: it can.
    refusal: Option<Reason>,
    /// Nobody has signed an agreement for the week's year: the next step is the plan.
    needs_plan: bool,
    state: Option<ReportState>,
    is_late: bool,
    /// No day at work in this week: nothing is owed, and reporting is still possible.
    is_away: bool,
    /// Form and buttons are shown.
    is_open: bool,
    /// Its Sunday has passed: it is no "this week".
    is_past: bool,
}

impl WeekPage<'_> {
    /// Words about the week on the page, which is the running one or one that has passed.
    fn of_week(&self, key: &str) -> Cow<'_, str> {
        if self.is_past { self.shell.kc(key, "shown") } else { self.shell.t(key) }
    }
}

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let today = visit.app().clock.now().day();
    let week = match visit.query("week") {
        Some(text) => text.parse::<Day>()?.week(),
        None => today.week(),
    };
    let loaded = load(&visit, week).await?;
    let form = form::filled(loaded.fresh_id, &loaded.facts, week, &loaded.lines);
    visit.page(&page(&visit, loaded, form, false))
}

async fn load(visit: &Visit, week: Week) -> Result<Loaded, Error> {
    let employment = visit.person()?.employment;
    visit.read(move |work| load_week(work, employment, week)).await
}

fn load_week(work: &Work<'_>, employment: EmploymentId, week: Week) -> Result<Loaded, Error> {
    let (tx, institution, today) = (work.tx(), work.institution()?, work.today());
    let facts = store::find_week(tx, institution, employment, rules::year_of(week), week, today)?;
    let facts = work.open(&permissions::REPORT_SUBMIT, facts)?;
    let lines = match facts.agreement_id {
        Some(agreement) => store::list_week_lines(tx, institution, agreement, facts.report_id, week)?,
        None => Vec::new(),
    };
    let evidence = match facts.report_id {
        Some(report) => store::list_evidence(tx, institution, report)?,
        None => Vec::new(),
    };
    let first = rules::year_of(week).first_day();
    let (sent, lost) = store::list_week_marks(tx, institution, employment, (first, today))?;
    let spans = people::absence::list_spans(tx, institution, employment, first, today.max(week.sunday()))?;
    let away = days_of(&spans);
    Ok(Loaded { today, week, facts, lines, sent, lost, evidence, away, fresh_id: work.new_id() })
}

fn page(visit: &Visit, loaded: Loaded, form: FormState, is_stale: bool) -> WeekPage<'_> {
    let Loaded { today, week, facts, lines, sent, lost, evidence, away, .. } = loaded;
    let mut shell = visit.shell("performance-report-title");
    shell.kicker = shell.week(week);
    shell.refused = form.is_refused();
    if week != today.week() {
        shell.crumbs = vec![Link::new("/my-week", shell.t("performance-report-this-week"))];
    }
    let refusal = refusal(&facts, week, today).map(|refusal| refusal.reason());
    let needs_plan = facts.started_at.is_none() || facts.agreement_id.is_none();
    let blockers = Blocker::ALL
        .iter()
        .map(|blocker| Choice::new(blocker.code(), shell.kc("performance-report-blocker", blocker.code())))
        .collect();
    let weeks = week_links(&shell, &facts, (&sent, &away, &lost), week, today);
    let ahead = std::iter::successors(Some(week.next()), |week| Some(week.next())).take(WEEKS_AHEAD);
    let weeks_ahead = ahead.map(|week| (week.monday().to_string(), shell.week(week))).collect();
    let lines = line_views(&shell, &facts, (lines, &away), &form, today, is_stale);
    let is_away = covers_week(&away, week);
    let due_days = facts.due_days.unwrap_or_default();
    WeekPage {
        is_open: refusal.is_none() || form.is_refused(),
        is_past: week < today.week(),
        is_late: facts.late.unwrap_or_else(|| {
            rules::is_owed(week, facts.started_at) && today > rules::due_on(week, due_days, &lost) && !is_away
        }),
        is_away,
        state: facts.report_state,
        shell,
        form,
        week,
        facts,
        lines,
        weeks,
        weeks_ahead,
        evidence,
        blockers,
        refusal,
        needs_plan,
    }
}

fn refusal(facts: &WeekRow, week: Week, today: Day) -> Option<rules::Refusal> {
    let judged = rules::judge_week(week, today, facts.agreement_state, facts.appraisal_state.as_deref());
    let stepped = facts.report_state.map_or(Ok(ReportState::Sent), |state| rules::step(state, Act::Amend));
    judged.err().or(stepped.err())
}

fn line_views(
    shell: &Shell<'_>,
    facts: &WeekRow,
    (rows, away): (Vec<WeekLineRow>, &[(Day, Day)]),
    form: &FormState,
    today: Day,
    is_stale: bool,
) -> Vec<LineView> {
    let margins = Margins {
        yellow: facts.yellow_margin.unwrap_or_default(),
        red: facts.red_margin.unwrap_or_default(),
    };
    let mut last_task = String::new();
    rows.into_iter()
        .map(|row| {
            let task = (row.task_title != last_task).then(|| row.task_title.clone());
            last_task.clone_from(&row.task_title);
            let progress = Progress {
                state: row.state,
                target: row.target,
                actual: row.actual,
                starts_on: row.starts_on,
                ends_on: row.ends_on,
                away,
            };
            let names = Names {
                unchanged: field("unchanged", row.id),
                quantity: field("quantity", row.id),
                text: field("text", row.id),
                blocker: field("blocker", row.id),
                completed: field("completed", row.id),
                completed_on: field("completed_on", row.id),
            };
            LineView {
                id: row.id.to_string(),
                task,
                pace: rules::pace(&progress, today, margins),
                is_percent: row.mode == Mode::Percent,
                is_open: form::is_open(form, row.id),
                reached_on: match (row.state, row.sub_task_completed_on) {
                    (SubTaskState::Running, Some(day)) => shell.day(day),
                    _ => String::new(),
                },
                names,
                stored: is_stale.then(|| stored_text(shell, &row)),
                row,
            }
        })
        .collect()
}

/// A stored line in one sentence, for the page that shows both versions.
fn stored_text(shell: &Shell<'_>, row: &WeekLineRow) -> String {
    match rules::stored_line(row) {
        None => shell.t("ui-no-change").into_owned(),
        Some(line) => {
            let mut parts = vec![shell.kc("performance-report-status", line.status.code()).into_owned()];
            if line.quantity != Quantity::default() {
                parts.push(shell.amount(line.quantity, &row.unit_of_measure));
            }
            if line.blocker != Blocker::None {
                parts.push(shell.kc("performance-report-blocker", line.blocker.code()).into_owned());
            }
            if !line.text.is_empty() {
                parts.push(line.text);
            }
            parts.join("; ")
        }
    }
}

/// The current week and those before it, as far back as the agreement was signed.
fn week_links(
    shell: &Shell<'_>,
    facts: &WeekRow,
    (sent, away, lost): (&SentWeeks, &[(Day, Day)], &BTreeSet<Day>),
    shown: Week,
    today: Day,
) -> Vec<WeekLink> {
    let signed = facts.started_at.map(|moment| moment.day().week());
    let due_days = facts.due_days.unwrap_or_default();
    std::iter::successors(Some(today.week()), |week| Some(week.previous()))
        .take(WEEKS_SHOWN)
        .filter_map(|week| {
            let owed = signed.is_some_and(|signed| signed <= week);
            let (light, code) = match sent.get(&week.monday()) {
                Some(ReportState::Verified) => (Light::Green, "verified"),
                Some(ReportState::Sent) => (Light::Grey, "sent"),
                Some(ReportState::Queried) => (Light::Yellow, "queried"),
                None if !owed => return None,
                None if covers_week(away, week) => (Light::Grey, "away"),
                None if today > rules::due_on(week, due_days, lost) => (Light::Red, "late"),
                None => (Light::Yellow, "unsent"),
            };
            Some(WeekLink {
                href: format!("/my-week?week={}", week.monday()),
                text: shell.week(week),
                current: week == shown,
                light,
                state: shell.kc("performance-report-state", code).into_owned(),
            })
        })
        .collect()
}

pub(super) async fn submit(visit: Visit, upload: Upload) -> Result<Response, Failure> {
    // A report kept on a shared device is never sent under another person's session.
    if form::owner_of(&upload.fields)? != visit.person()?.employment {
        return Err(Error::Denied.into());
    }
    let Typed { report, errors } = form::read(&upload)?;
    if !errors.is_empty() {
        return again(visit, &upload.fields, report.week, Judging::Unread(errors, report.lines)).await;
    }
    let week = report.week;
    match visit.write(move |work| actions::submit_report(work, &report)).await {
        Ok(sent) => {
            let done = match sent.sending {
                Sending::New { late: true } => "performance-report-submit-late-done",
                Sending::New { late: false } | Sending::Again => "performance-report-submit-done",
                Sending::Amended => "performance-report-amend-done",
            };
            visit.go(&format!("/my-week?week={}", week.monday()), done)
        }
        Err(cause @ (Error::Invalid(_) | Error::Refused(_) | Error::Stale)) => {
            again(visit, &upload.fields, week, Judging::Refused(cause)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Why a sent form comes back.
enum Judging {
    /// Some fields could not be read; the others are judged on the way back.
    Unread(FieldErrors, Vec<super::super::model::NewLine>),
    Refused(Error),
}

async fn again(visit: Visit, fields: &Fields, week: Week, judging: Judging) -> Result<Response, Failure> {
    let loaded = load(&visit, week).await?;
    let mut is_stale = false;
    let form = match judging {
        Judging::Unread(mut errors, lines) => {
            if let Err(rules::LinesRefused::Fields(more)) =
                rules::judge_lines(&loaded.lines, &lines, week, loaded.today)
            {
                let named: Vec<String> = errors.0.iter().map(|error| error.field.clone()).collect();
                errors.0.extend(more.0.into_iter().filter(|error| !named.contains(&error.field)));
            }
            visit.form(fields, &errors)
        }
        Judging::Refused(Error::Invalid(errors)) => visit.form(fields, &errors),
        Judging::Refused(Error::Refused(reason)) => {
            let mut errors = FieldErrors::default();
            errors.push("", reason);
            visit.form(fields, &errors)
        }
        Judging::Refused(_) => {
            is_stale = true;
            // The next sending then stands on the version that is shown beside it.
            let version = loaded.facts.version.map(|version| version.to_string()).unwrap_or_default();
            let pairs = fields.pairs().iter().filter(|(name, _)| name != "version").cloned();
            let fields = Fields::from_pairs(pairs.chain([("version".to_owned(), version)]));
            let mut errors = FieldErrors::default();
            errors.add("", "performance-report-stale");
            visit.form(&fields, &errors)
        }
    };
    let page = page(&visit, loaded, form, is_stale);
    people::answer_again(&visit, &page, is_stale)
}
