//! The team page: one row a person, five statements whatever the size of the team.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use kernel::{Day, EmploymentId, PageKey};
use people::absence::list_spans_of;
use people::absence::rules::{away_until, covers_week, days_of_one};
use platform::http::{Failure, Routes, Visit, link};
use ui::{Light, Shell};

use super::model::MemberRow;
use super::rules::{PlanPace, PlanSum};
use super::store::{self, Asked};
use crate::agreement::model::State;
use crate::permissions;
use crate::report::model::ReportState;
use crate::report::rules::{Margins, Progress};
use crate::unsigned::rules::due_on;

pub fn routes() -> Routes {
    Routes::new().get("/team", &permissions::TEAM_LIST, list)
}

/// Until when agreements of the year are signed, and last week was reported.
#[derive(Clone, Copy)]
struct Signing {
    closes_on: Day,
    joiner_days: i64,
    /// Last day of last week's report.
    report_due_on: Day,
}

/// One person as shown.
struct MemberView {
    row: MemberRow,
    /// Away with leave, until which day; not why. Empty while at work.
    away_until: String,
    /// The day by which the agreement had to be signed, once it has passed; empty otherwise.
    plan_late: String,
    plan_light: Light,
    plan_text: String,
    report_light: Light,
    report_text: String,
    report_href: String,
    pace: Option<PlanPace>,
}

#[derive(Template)]
#[template(path = "team/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    members: Vec<MemberView>,
    next: String,
    waits: bool,
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let supervisor = visit.person()?.employment;
    let after = PageKey::parse(visit.query("after"));
    let (page, paces, away, today, signing) = visit
        .read(move |work| {
            let (tx, today) = (work.tx(), work.today());
            let year = today.financial_year();
            let settings = work.settings(year)?;
            let margins = Margins {
                yellow: settings.number("traffic_yellow_margin")?,
                red: settings.number("traffic_red_margin")?,
            };
            let asked = Asked { institution: work.institution()?, supervisor, today, year, after: &after };
            let signing = Signing {
                closes_on: work.windows(year)?.get("agreement")?.closes_on,
                joiner_days: settings.number("joiner_plan_days")?,
                report_due_on: today
                    .week()
                    .previous()
                    .due_on(settings.number("weekly_due_days_after_sunday")?),
            };
            let page = store::list_members(tx, &asked, today.week().previous())?;
            let ids: Vec<EmploymentId> = page.rows.iter().map(|row| row.id).collect();
            let away = list_spans_of(tx, asked.institution, &ids, year.previous().first_day(), today)?;
            let away: BTreeMap<_, _> = ids.iter().map(|id| (*id, days_of_one(&away, *id))).collect();
            let of_plan: BTreeMap<_, _> = page
                .rows
                .iter()
                .filter_map(|row| Some((row.agreement_id?, away.get(&row.id)?.as_slice())))
                .collect();
            let mut sums = BTreeMap::<_, PlanSum>::new();
            store::each_pace(tx, &asked, |row| {
                let weight = i128::from(row.task_weight.0) * i128::from(row.weight.0);
                let progress = Progress {
                    state: row.state,
                    target: row.target,
                    actual: row.actual,
                    starts_on: row.starts_on,
                    ends_on: row.ends_on,
                    away: of_plan.get(&row.agreement_id).copied().unwrap_or_default(),
                };
                sums.entry(row.agreement_id).or_default().add(weight, &progress, today);
                Ok(())
            })?;
            let paces: BTreeMap<_, _> = sums.into_iter().map(|(id, sum)| (id, sum.pace(margins))).collect();
            Ok((page, paces, away, today, signing))
        })
        .await?;
    let next = page.next(|last| link("/team", &[("after", &PageKey::after(&last.name, last.id.0))]));
    let mut shell = visit.shell("performance-team-title");
    shell.wide = true;
    shell.kicker =
        shell.t1("performance-team-week", "week", shell.week(today.week().previous())).into_owned();
    let members: Vec<_> = page
        .rows
        .into_iter()
        .map(|row| {
            let pace = row.agreement_id.and_then(|id| paces.get(&id).copied().flatten());
            let away = away.get(&row.id).map(Vec::as_slice).unwrap_or_default();
            view(&shell, row, (pace, away), today, signing)
        })
        .collect();
    let waits = members.iter().any(|member| member.row.waiting > 0);
    visit.page(&ListPage { shell, members, next, waits })
}

fn view(
    shell: &Shell<'_>,
    row: MemberRow,
    (pace, away): (Option<PlanPace>, &[(Day, Day)]),
    today: Day,
    signing: Signing,
) -> MemberView {
    let last_week = today.week().previous();
    let (plan_light, plan) = match row.agreement_state {
        None if away_until(away, today).is_some() => (Light::Grey, "none"),
        None => (Light::Red, "none"),
        Some(State::Signed) => (Light::Green, State::Signed.code()),
        Some(state @ (State::Submitted | State::Approved)) => (Light::Yellow, state.code()),
        Some(state @ (State::Draft | State::Returned)) => (Light::Grey, state.code()),
    };
    let signed = row.started_at.is_some_and(|signed| signed.day().week() <= last_week);
    let was_away = signed && covers_week(away, last_week);
    let owed = signed && !was_away;
    let (report_light, report_text) = match row.report_state {
        Some(ReportState::Verified) => (Light::Green, shell.t("performance-report-state-verified")),
        Some(ReportState::Queried) => (Light::Yellow, shell.t("performance-report-state-queried")),
        Some(ReportState::Sent) => (Light::Yellow, shell.t("performance-report-state-sent")),
        None if was_away => (Light::Grey, shell.t("performance-report-state-away")),
        None if !owed => (Light::Grey, shell.t("performance-team-not-owed")),
        None if today > signing.report_due_on => (Light::Red, shell.t("performance-report-state-late")),
        None => (Light::Grey, shell.t("performance-report-state-unsent")),
    };
    let due = due_on(signing.closes_on, row.starts_on, signing.joiner_days);
    let until = away_until(away, today);
    let late = row.agreement_state != Some(State::Signed) && due < today && until.is_none();
    MemberView {
        plan_late: if late {
            shell.t1("performance-unsigned-since", "day", shell.day(due)).into_owned()
        } else {
            String::new()
        },
        away_until: until
            .map(|day| shell.t1("performance-team-away", "day", shell.day(day)).into_owned())
            .unwrap_or_default(),
        plan_light,
        plan_text: shell.kc("performance-team-plan", plan).into_owned(),
        report_light,
        report_text: report_text.into_owned(),
        report_href: row.report_id.map(|id| format!("/reports/{id}")).unwrap_or_default(),
        pace,
        row,
    }
}
