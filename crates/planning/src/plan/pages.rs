//! The page of the institution's plan: its state and next step, progress and money as chart and tree; and the page of
//! what nobody carries. Lines are edited on their own pages.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FieldErrors, FinancialYear};
use platform::http::{Failure, Fields, Path, Routes, Visit};
use platform::work::Work;
use ui::charts::{Bar, BarChart, bars};
use ui::{FormState, Light, Link, Shell, Stage};

use super::actions::{approve_plan, return_plan, submit_plan};
use super::copy::copy_plan;
use super::model::{PlanRow, State};
use super::outline::{ActivityNode, ObjectiveNode, Orphan, Outline, outline};
use super::{rules, store};
use crate::{permissions, progress};

/// Up to so many activities the tree is shown open; beyond, one objective at a time. PROPOSED, for cheap phones.
const SHOWN_OPEN: usize = 60;

pub fn routes() -> Routes {
    Routes::new()
        .get("/plan", &permissions::PLAN_READ, show)
        .get("/plan/orphans", &permissions::PLAN_READ, orphans)
        .post("/plan/years/{year}/copy", &permissions::PLAN_COPY, copy)
        .post("/plan/years/{year}/submit", &permissions::PLAN_SUBMIT, submit)
        .post("/plan/years/{year}/approve", &permissions::PLAN_APPROVE, approve)
        .post("/plan/years/{year}/return", &permissions::PLAN_RETURN, send_back)
}

#[derive(Template)]
#[template(path = "plan/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    year: FinancialYear,
    /// The years before and after.
    previous: Link,
    next: Link,
    plan: Option<PlanRow>,
    /// When it was approved, in words; empty before.
    approved_at: String,
    light: Light,
    stages: Vec<Stage>,
    outline: Outline,
    chart: String,
    /// The objective shown open when not all are.
    open: Option<String>,
    all_open: bool,
    orphans: usize,
    may: May,
    new_objective: String,
    form: FormState,
}

/// Which buttons the reader sees.
#[derive(Debug, Clone, Copy, Default)]
struct May {
    edit: bool,
    import: bool,
    /// A sheet of what was spent, once the plan is approved.
    spend: bool,
    /// Nothing here yet, and the year before has a plan.
    copy: bool,
    submit: bool,
    approve: bool,
    /// Opening the approved plan again.
    reopen: bool,
}

#[derive(Template)]
#[template(path = "plan/orphans.html")]
struct OrphansPage<'a> {
    shell: Shell<'a>,
    no_unit: Vec<ActivityNode>,
    no_task: Vec<ActivityNode>,
    /// Parts that units have taken, and nobody there works on.
    parts_href: String,
    may_edit: bool,
    /// Parts can be taken.
    approved: bool,
    /// The list of tasks that serve no activity is performance's; only those who prepare or approve the plan see it.
    sees_tasks: bool,
    tasks_href: String,
}

struct Gathered {
    plan: Option<PlanRow>,
    outline: Outline,
    may: May,
}

/// The year asked for, or the one we are in.
pub(crate) fn year_of(visit: &Visit) -> FinancialYear {
    let asked = visit.query("year").and_then(|year| year.parse().ok());
    asked.unwrap_or_else(|| visit.app().clock.now().day().financial_year())
}

fn gather(work: &Work<'_>, year: FinancialYear) -> Result<Gathered, Error> {
    let institution = work.institution()?;
    let tx = work.tx();
    let plan = store::find(tx, institution, year)?;
    let by_budget = work.setting(year, "target_progress_by_budget")? != 0;
    let activities = store::list_activities(tx, institution, year)?;
    // Where there is nothing to do there is no progress to ask for, but perhaps last year's plan to begin from.
    let (progress, copies) = if activities.is_empty() {
        (Vec::new(), store::count_activities(tx, institution, year.previous())? > 0)
    } else {
        (progress::of(tx, institution, year)?, false)
    };
    let headings = store::list_headings(tx, institution, year)?;
    let outline = outline(headings, activities, &progress, by_budget);
    let place = kernel::Place::institution(institution);
    let state = plan.as_ref().map_or(State::Draft, |plan| plan.state);
    let editable = rules::editable(state, year).is_ok();
    let may = May {
        edit: editable && work.may(&permissions::ACTIVITY_EDIT, &place),
        import: editable && work.may(&permissions::PLAN_IMPORT, &place),
        spend: rules::under_way(state, year).is_ok() && work.may(&permissions::SPENDING_IMPORT, &place),
        copy: editable && copies && work.may(&permissions::PLAN_COPY, &place),
        submit: editable && outline.activities > 0 && work.may(&permissions::PLAN_SUBMIT, &place),
        approve: state == State::Submitted && work.may(&permissions::PLAN_APPROVE, &place),
        reopen: state == State::Approved && work.may(&permissions::PLAN_RETURN, &place),
    };
    Ok(Gathered { plan, outline, may })
}

pub(crate) fn light(state: State) -> Light {
    match state {
        State::Draft => Light::Grey,
        State::Submitted => Light::Yellow,
        State::Approved => Light::Green,
        State::Returned => Light::Red,
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    let page = page(&visit, year_of(&visit), FormState::prefixed("return")).await?;
    visit.page(&page)
}

async fn page<'v>(visit: &'v Visit, year: FinancialYear, form: FormState) -> Result<ShowPage<'v>, Error> {
    let Gathered { plan, outline, may } = visit.read(move |work| gather(work, year)).await?;
    let mut shell = visit.shell("planning-plan-title");
    shell.kicker = shell.year(year).into_owned();
    shell.wide = true;
    shell.refused = form.is_refused();
    let state = plan.as_ref().map_or(State::Draft, |plan| plan.state);
    let stages =
        ["planning-plan-stage-prepare", "planning-plan-stage-approve", "planning-plan-stage-carry-out"];
    let at = match state {
        State::Draft | State::Returned => 0,
        State::Submitted => 1,
        State::Approved => 2,
    };
    let today = visit.app().clock.now().day();
    let orphans = each_activity(&outline).filter(|activity| activity.orphan().is_some()).count();
    Ok(ShowPage {
        year,
        previous: Link::new(address(year.previous()), year.previous().to_string()),
        next: Link::new(address(year.next()), year.next().to_string()),
        light: light(state),
        stages: Stage::line(stages.map(|key| shell.t(key)), at),
        chart: chart(&shell, &outline, year, today),
        open: visit.query("objective").map(str::to_owned),
        all_open: outline.activities <= SHOWN_OPEN,
        orphans,
        approved_at: plan
            .as_ref()
            .and_then(|plan| plan.approved_at)
            .map(|at| shell.time(at))
            .unwrap_or_default(),
        plan,
        outline,
        may,
        new_objective: format!("/plan/objectives/new?year={}", year.slug()),
        form,
        shell,
    })
}

fn chart(shell: &Shell<'_>, outline: &Outline, year: FinancialYear, today: kernel::Day) -> String {
    if outline.objectives.is_empty() {
        return String::new();
    }
    let bar = |objective: &ObjectiveNode| Bar {
        label: format!("{} {}", objective.code, objective.title),
        work: objective.progress,
        money: objective.purse.share(),
    };
    let due = year
        .contains(today)
        .then(|| (rules::elapsed_share(year, today), shell.t("ui-chart-due").into_owned()));
    bars(&BarChart {
        id: "plan".to_owned(),
        title: shell.t("planning-plan-chart").into_owned(),
        description: shell.t("planning-plan-chart-description").into_owned(),
        work_name: shell.t("ui-chart-work").into_owned(),
        money_name: shell.t("ui-chart-money").into_owned(),
        due,
        bars: outline.objectives.iter().map(bar).collect(),
    })
}

fn each_activity(outline: &Outline) -> impl Iterator<Item = &ActivityNode> {
    outline.objectives.iter().flat_map(|objective| &objective.targets).flat_map(|target| &target.activities)
}

async fn orphans(visit: Visit) -> Result<Response, Failure> {
    let year = year_of(&visit);
    let Gathered { plan, outline, may } = visit.read(move |work| gather(work, year)).await?;
    let of = |kind: Orphan| {
        each_activity(&outline).filter(|activity| activity.orphan() == Some(kind)).cloned().collect()
    };
    let mut shell = visit.shell("planning-orphan-title");
    shell.kicker = shell.year(year).into_owned();
    shell.crumbs = vec![crumb(&shell, year)];
    let page = OrphansPage {
        sees_tasks: visit.could(&permissions::PLAN_SUBMIT) || visit.could(&permissions::PLAN_APPROVE),
        tasks_href: format!("/plan/orphan-tasks?year={}", year.slug()),
        no_unit: of(Orphan::NoUnit),
        no_task: of(Orphan::NoTask),
        parts_href: format!("/plan/parts?year={}&nobody=yes", year.slug()),
        may_edit: may.edit,
        approved: plan.is_some_and(|plan| plan.state == State::Approved),
        shell,
    };
    visit.page(&page)
}

/// The way back to the plan of a year.
pub(crate) fn crumb(shell: &Shell<'_>, year: FinancialYear) -> Link {
    Link::new(address(year), shell.t("planning-plan-title"))
}

pub(crate) fn address(year: FinancialYear) -> String {
    format!("/plan?year={}", year.slug())
}

async fn copy(visit: Visit, Path(year): Path<FinancialYear>) -> Result<Response, Failure> {
    visit.write(move |work| copy_plan(work, work.institution()?, year)).await?;
    visit.go(&address(year), "planning-plan-copy-done")
}

async fn submit(visit: Visit, Path(year): Path<FinancialYear>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    visit.write(move |work| submit_plan(work, work.institution()?, year, version)).await?;
    visit.go(&address(year), "planning-plan-submit-done")
}

async fn approve(visit: Visit, Path(year): Path<FinancialYear>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.version()?;
    visit.write(move |work| approve_plan(work, work.institution()?, year, version)).await?;
    visit.go(&address(year), "planning-plan-approve-done")
}

async fn send_back(
    visit: Visit,
    Path(year): Path<FinancialYear>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (version, reason) = (fields.version()?, fields.text("reason").to_owned());
    match visit.write(move |work| return_plan(work, work.institution()?, year, version, &reason)).await {
        Ok(()) => visit.go(&address(year), "planning-plan-return-done"),
        Err(error) => {
            let stale = matches!(error, Error::Stale);
            let errors = complaints(error)?;
            let page = page(&visit, year, returned_form(&visit, &fields, &errors)).await?;
            people::answer_again(&visit, &page, stale)
        }
    }
}

/// What a form can say about a refusal; anything else goes on as it is.
fn complaints(error: Error) -> Result<FieldErrors, Error> {
    let mut errors = FieldErrors::default();
    match error {
        Error::Invalid(invalid) => return Ok(invalid),
        Error::Refused(reason) => errors.push("", reason),
        Error::Stale => errors.add("", "planning-changed-meanwhile"),
        other => return Err(other),
    }
    Ok(errors)
}

fn returned_form(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> FormState {
    FormState::prefixed("return").with("reason", fields.text("reason")).with_errors(
        &visit.app().words,
        visit.language,
        errors,
    )
}
