//! The pages of probation: HR's list, and one review with what the plan and the reports say beside the form.

use askama::Template;
use axum::response::Response;
use kernel::{Day, Error, PageKey};
use people::absence::list_spans;
use people::absence::rules::{days_away, days_of};
use people::{Again, again, answer_again};
use platform::http::{Failure, Fields, Path, Routes, Visit, link};
use ui::{Choice, FormState, Light, Link, Shell};

use super::model::{ListedRow, ProbationId, ProbationRow, Recommendation, State};
use super::store;
use super::{actions, rules};
use crate::permissions::{PROBATION_KEEP, PROBATION_LIST, PROBATION_READ, PROBATION_REVIEW};
use crate::report::rules::{Margins, Progress};
use crate::team::rules::PlanSum;

pub fn routes() -> Routes {
    Routes::new()
        .get("/probation", &PROBATION_LIST, list)
        .get("/probations/{id}", &PROBATION_READ, show)
        .post("/probations/{id}", &PROBATION_REVIEW, review)
        .post("/probations/{id}/keep", &PROBATION_KEEP, keep)
}

#[derive(Template)]
#[template(path = "probation/list.html")]
struct ListPage<'a> {
    shell: Shell<'a>,
    rows: Vec<ListedRow>,
    next: String,
    first: String,
}

impl ListPage<'_> {
    fn light(&self, state: &State) -> Light {
        light(*state)
    }
}

fn light(state: State) -> Light {
    if state == State::Reviewed { Light::Green } else { Light::Yellow }
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let path = "/probation";
    let after = PageKey::parse(visit.query("after"));
    let first = if after == PageKey::default() { String::new() } else { path.to_owned() };
    let page = visit.read(move |work| store::list(work.tx(), work.institution()?, &after)).await?;
    let next =
        page.next(|last| link(path, &[("after", &PageKey::after(&last.due_on.to_string(), last.id.0))]));
    let mut shell = visit.shell("performance-probation-list-title");
    shell.wide = true;
    shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    visit.page(&ListPage { shell, rows: page.rows, next, first })
}

#[derive(Template)]
#[template(path = "probation/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    row: ProbationRow,
    choices: Vec<Choice>,
    /// Whole percents of the plan done and expected by today; None without a signed plan.
    figures: Option<(i64, i64)>,
    days_away: i64,
    may_review: bool,
    /// HR decides: other terms, or a reason for none.
    may_decide: bool,
    /// Why HR last left the terms as they are after this review.
    kept: Option<String>,
    edit_href: String,
    /// Whose review is waited for, unless it is the reader's.
    waits_for: String,
}

impl ShowPage<'_> {
    fn light(&self) -> Light {
        light(self.row.state)
    }
}

async fn show_page(visit: &Visit, id: ProbationId, form: FormState) -> Result<ShowPage<'_>, Error> {
    let (row, figures, away, (may_review, may_decide), kept, awaited) = visit
        .read(move |work| {
            let (tx, today) = (work.tx(), work.today());
            let row = actions::open_review(work, id)?;
            let spans = list_spans(tx, row.institution_id, row.employment_id, row.starts_on, today)?;
            let away: Vec<(Day, Day)> = days_of(&spans);
            let mut sum = PlanSum::default();
            let year = today.financial_year();
            for line in store::list_paces(tx, row.institution_id, row.employment_id, year)? {
                let weight = i128::from(line.task_weight.0) * i128::from(line.weight.0);
                let progress = Progress {
                    state: line.state,
                    target: line.target,
                    actual: line.actual,
                    starts_on: line.starts_on,
                    ends_on: line.ends_on,
                    away: &away,
                };
                sum.add(weight, &progress, today);
            }
            // Only the two shares are shown, and no light: margins play no part.
            let pace = sum.pace(Margins { yellow: 0, red: 0 });
            let days = days_away(&away, row.starts_on, today);
            let may_review = row.state == State::Owed && work.may(&PROBATION_REVIEW, &row);
            let own = work.person()?.employment == row.employment_id;
            let may_decide =
                work.may(&PROBATION_KEEP, &row) && rules::judge_keeping(row.decides, own).is_ok();
            let history = platform::history::on_subject(tx, row.institution_id, id.0, None)?;
            let last = history.iter().find(|entry| entry.action == PROBATION_KEEP.name);
            let kept =
                last.and_then(|entry| entry.after.as_ref()?.get("reason")?.as_str().map(str::to_owned));
            let figures = pace.map(|pace| (pace.done, pace.expected));
            let due = (actions::REVIEW_DUE, id.0);
            let awaited = if may_review { None } else { people::owed::awaited(tx, row.institution_id, due)? };
            Ok((row, figures, days, (may_review, may_decide), kept, awaited))
        })
        .await?;
    let mut shell = visit.shell("performance-probation-title");
    shell.kicker = format!("{}, {}", row.name, row.check_number);
    shell.refused = form.is_refused();
    if visit.could(&PROBATION_LIST) {
        shell.crumbs = vec![Link::new("/probation", shell.t("performance-probation-list-title"))];
    }
    let choices = Recommendation::ALL
        .iter()
        .map(|code| Choice::new(code.code(), shell.kc("performance-probation-recommend", code.code())))
        .collect();
    Ok(ShowPage {
        edit_href: format!("/people/{}/edit", row.employment_id),
        waits_for: awaited.map_or_else(String::new, |row| people::owed::waits_for(&shell, &row)),
        shell,
        form,
        row,
        choices,
        figures,
        days_away: away,
        may_review,
        may_decide,
        kept,
    })
}

async fn show(visit: Visit, Path(id): Path<ProbationId>) -> Result<Response, Failure> {
    visit.page(&show_page(&visit, id, FormState::new()).await?)
}

async fn review(visit: Visit, Path(id): Path<ProbationId>, fields: Fields) -> Result<Response, Failure> {
    let (version, note) = (fields.version()?, fields.text("note").to_owned());
    let done = match Recommendation::from_code(fields.text("recommendation")) {
        Some(recommendation) => {
            visit.write(move |work| actions::write_review(work, id, version, recommendation, &note)).await
        }
        None => Err(Error::field("recommendation", "performance-probation-problem-recommendation")),
    };
    match done {
        Ok(()) => visit.go(&format!("/probations/{id}"), "performance-probation-review-done"),
        Err(error) => {
            let Again { form, stale } = again(&visit, &fields, error)?;
            answer_again(&visit, &show_page(&visit, id, form).await?, stale)
        }
    }
}

async fn keep(visit: Visit, Path(id): Path<ProbationId>, fields: Fields) -> Result<Response, Failure> {
    let reason = fields.text("reason").to_owned();
    match visit.write(move |work| actions::keep_probation(work, id, &reason)).await {
        Ok(()) => visit.go(&format!("/probations/{id}"), "performance-probation-keep-done"),
        Err(error) => {
            let Again { form, stale } = again(&visit, &fields, error)?;
            answer_again(&visit, &show_page(&visit, id, form).await?, stale)
        }
    }
}
