//! Onyesha hesabu: every number of a score, from the inputs that were kept with it; beside it, not scored, how the
//! institution's people are led. Source: performance.md 3.4.

use askama::Template;
use axum::response::Response;
use kernel::exact::Exact;
use kernel::{Error, FinancialYear, InstitutionId, Marks, Quarter};
use platform::http::{Failure, Path, PathPair, Routes, Visit};
use platform::work::Work;
use ui::{Link, Shell};

use super::model::{Inputs, ScoreRow};
use super::rules::{self, Computed};
use super::store;
use crate::governance::{self, GovernanceFigures};
use crate::permissions;
use crate::terms::{self, TermsRow};

/// Decimals shown.
const PLACES: u32 = 6;

pub fn routes() -> Routes {
    Routes::new().get("/contract/{year}/score", &permissions::SCORE_OWN, own).get(
        "/contracts/{institution}/scores/{year}",
        &permissions::SCORE_READ,
        show,
    )
}

struct TargetStep {
    name: String,
    sum: String,
    percent: String,
}

struct ObjectiveStep {
    name: String,
    weight: String,
    targets: Vec<TargetStep>,
    mean: String,
    points: String,
}

#[derive(Template)]
#[template(path = "score/show.html")]
struct ShowPage<'a> {
    shell: Shell<'a>,
    row: ScoreRow,
    quarter: String,
    last: bool,
    objectives: Vec<ObjectiveStep>,
    sum: String,
    exact: String,
    rounded: Marks,
    others: Vec<(Link, String)>,
    beside: Vec<(String, String)>,
}

fn text(value: &Exact) -> String {
    value.text(PLACES)
}

fn steps(shell: &Shell<'_>, inputs: &Inputs, computed: &Computed) -> Vec<ObjectiveStep> {
    inputs
        .objectives
        .iter()
        .zip(&computed.objectives)
        .map(|(objective, found)| {
            let targets: Vec<TargetStep> = objective
                .targets
                .iter()
                .zip(&found.targets)
                .map(|(target, percent)| TargetStep {
                    name: format!("{} {}", target.code, target.title),
                    sum: {
                        let (actual, planned) = (shell.number(target.actual), shell.number(target.target));
                        match shell.unit(&target.unit) {
                            "%" => format!("100 × {actual}% ÷ {planned}%"),
                            unit => format!("100 × {actual} ÷ {planned} {unit}"),
                        }
                    },
                    percent: text(percent),
                })
                .collect();
            ObjectiveStep {
                name: format!("{}. {}", objective.code, objective.title),
                weight: objective.weight.to_string(),
                mean: text(&found.mean),
                points: text(&found.points),
                targets,
            }
        })
        .collect()
}

/// `75%`, and how many of how many; a dash where nothing fell due.
fn share(shell: &Shell<'_>, done: i64, all: i64) -> String {
    match Exact::ratio(done.saturating_mul(100), all).and_then(|share| share.rounded(1)) {
        Some(tenths) if all > 0 => {
            let percent = format!("{}.{}", tenths.div_euclid(10), tenths.rem_euclid(10));
            format!(
                "{} ({})",
                shell.percent(percent),
                shell.t2("contract-score-of", "done", done, "all", all)
            )
        }
        _ => "-".to_owned(),
    }
}

fn beside(shell: &Shell<'_>, figures: &GovernanceFigures) -> Vec<(String, String)> {
    let line = |key: &str, value: String| (shell.t(key).into_owned(), value);
    vec![
        line("contract-score-with-plan", share(shell, figures.with_plan, figures.staff)),
        line("contract-score-weeks", share(shell, figures.weeks_sent, figures.weeks_due)),
        line("contract-score-on-time", share(shell, figures.on_time, figures.appraisals)),
        line("contract-score-appeals", shell.number(figures.appeals_upheld)),
    ]
}

/// The contract in force with its scores and what stands beside them.
type Found = (TermsRow, Vec<ScoreRow>, GovernanceFigures);

fn gather(work: &Work<'_>, row: TermsRow) -> Result<Found, Error> {
    let scores = store::list(work.tx(), row.institution_id, row.year)?;
    let figures = governance::of(work.tx(), row.institution_id, row.year, work.today())?;
    Ok((row, scores, figures))
}

fn page(visit: &Visit, (terms, scores, figures): Found) -> Result<Response, Failure> {
    let wanted: Option<Quarter> = visit.query("quarter").and_then(|quarter| quarter.parse().ok());
    let row = scores
        .iter()
        .find(|row| wanted.is_none_or(|quarter| row.quarter == quarter))
        .cloned()
        .ok_or(Error::NotFound)?;
    let inputs: Inputs = serde_json::from_value(row.inputs.clone()).map_err(Error::internal)?;
    let computed = rules::compute(&inputs)
        .map_err(|cause| Error::internal(format!("a kept score cannot be computed: {cause:?}")))?;
    let mut shell = visit.shell("contract-score-title");
    shell.kicker = format!("{}, {}", terms.institution_name, shell.year(terms.year));
    let mut back = terms::crumb(&shell, &terms);
    if !visit.could(&permissions::TERMS_READ) {
        back.href = format!("/contract?year={}", terms.year.slug());
    }
    shell.crumbs = vec![back];
    let base = visit.path();
    let others =
        scores.iter().filter(|other| other.quarter != row.quarter).fold(Vec::new(), |mut list, other| {
            let link = Link::new(
                format!("{base}?quarter={}", other.quarter),
                shell.kc("contract-quarter", &other.quarter.to_string()),
            );
            // The newest of each quarter comes first.
            if list.last().is_none_or(|(last, _): &(Link, String)| last.href != link.href) {
                list.push((link, other.score.to_string()));
            }
            list
        });
    let points: Vec<String> = computed.objectives.iter().map(|objective| text(&objective.points)).collect();
    let page = ShowPage {
        quarter: shell.kc("contract-quarter", &row.quarter.to_string()).into_owned(),
        last: row.quarter == Quarter::Fourth,
        objectives: steps(&shell, &inputs, &computed),
        sum: points.join(" + "),
        exact: text(&computed.exact),
        rounded: computed.rounded,
        beside: beside(&shell, &figures),
        others,
        row,
        shell,
    };
    visit.page(&page)
}

/// `/contract/{year}/score`: of one's own institution.
async fn own(visit: Visit, Path(year): Path<FinancialYear>) -> Result<Response, Failure> {
    let found = visit
        .read(move |work| {
            let row = terms::store::find_in_force(work.tx(), work.institution()?, year)?;
            gather(work, row.ok_or(Error::NotFound)?)
        })
        .await?;
    page(&visit, found)
}

/// `/contracts/{institution}/scores/{year}`.
async fn show(
    visit: Visit,
    PathPair(institution, year): PathPair<InstitutionId, FinancialYear>,
) -> Result<Response, Failure> {
    let found = visit
        .read(move |work| {
            let row = terms::store::find_in_force(work.tx(), institution, year)?;
            let row = work.open(&permissions::SCORE_READ, row.map(platform::work::Guarded::new))?;
            gather(work, row)
        })
        .await?;
    page(&visit, found)
}
