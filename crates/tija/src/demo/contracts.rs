//! The councils' contracts with the region: signed in one sitting, figures of the finished year verified quarter by quarter
//! into a score, and in the current year an addendum that waits in today's sitting. Source: the first seed document.

use contract::quarter::actions::{begin_quarter, save_figure, submit_quarter, verify_quarter};
use contract::quarter::model::NewFigure;
use contract::quarter::{QuarterId, store as quarters};
use contract::signing::{Seen, sign_many, sign_terms};
use contract::sitting::actions::{Called, call_sitting, close_sitting};
use contract::terms::actions::{self, Whole};
use contract::terms::{TermsRow, store as terms};
use kernel::{Day, Error, FinancialYear, InstitutionId, Quantity, Quarter, Timestamp, Weight};
use platform::work::Work;

use super::region::{self, Around};
use super::stage::{Member, Stage};
use super::years::{moment, workday};
use super::{cast, council};

/// A council on the stage, with what it reaches in a whole year: target code and thousandths of the yearly quantity.
struct Council<'a> {
    stage: &'a Stage,
    head: &'a Member,
    planner: &'a Member,
    weights: &'static [(&'static str, i64)],
    reached: &'static [(&'static str, i64)],
}

const PLACE: &str = "Ukumbi wa Mkuu wa Mkoa";
const PROMISED: &str = "Fedha za miradi zilizoidhinishwa hutolewa kila robo; watumishi 24 wa kada za elimu na afya hupangiwa kabla ya Septemba.";
const RULES: &str = "Kila takwimu iwe na hati iliyosainiwa na mkuu wa idara; hati hutunzwa na Afisa Mipango kwa miaka mitano.";
const ADDENDUM: &str = "Bajeti ya barabara imepunguzwa katika mapitio ya nusu mwaka.";

const FIRST_WEIGHTS: &[(&str, i64)] =
    &[("A", 5), ("B", 5), ("C", 35), ("D", 20), ("E", 20), ("F", 5), ("G", 10)];
const FIRST_REACHED: &[(&str, i64)] = &[
    ("A2501", 1000),
    ("B2501", 800),
    ("C2501", 920),
    ("C2502", 750),
    ("C2503", 700),
    ("C2504", 900),
    ("D2501", 750),
    ("D2502", 800),
    ("E2501", 880),
    ("E2502", 950),
    ("E2503", 1000),
    ("F2501", 750),
    ("G2501", 750),
];
const SECOND_WEIGHTS: &[(&str, i64)] = &[("C", 50), ("D", 30), ("E", 20)];
const SECOND_REACHED: &[(&str, i64)] = &[("C2501", 750), ("D2501", 625), ("E2501", 875)];

fn councils<'a>(first: &'a Stage, around: &'a Around) -> Result<[Council<'a>; 2], Error> {
    let (head, planner) = region::officers(first, true)?;
    let (second_head, second_planner) = region::officers(&around.second, false)?;
    Ok([
        Council { stage: first, head, planner, weights: FIRST_WEIGHTS, reached: FIRST_REACHED },
        Council {
            stage: &around.second,
            head: second_head,
            planner: second_planner,
            weights: SECOND_WEIGHTS,
            reached: SECOND_REACHED,
        },
    ])
}

/// The plan of the second council for a year: imported, submitted and approved before the first council's contract begins.
pub async fn plan_of_second(around: &Around, year: FinancialYear) -> Result<(), Error> {
    let stage = &around.second;
    let (head, planner) = region::officers(stage, false)?;
    let institution = stage.institution;
    let desk = stage.desk(planner, moment(workday(year.day(0, 4, 20)), 9, 0)).await?;
    let file = format!("plan-nyota-{}.csv", year.slug());
    let sheet = (file.as_str(), region::SECOND_PLAN);
    council::import(&stage.app, &desk, &planning::PLAN, institution, Some(year), sheet).await?;
    let version = move |work: &Work<'_>| {
        let plan = planning::plan::store::find(work.tx(), institution, year)?;
        plan.map(|plan| plan.version).ok_or(Error::NotFound)
    };
    let at = moment(workday(year.day(0, 5, 2)), 10, 0);
    stage
        .act(planner, at, move |work| planning::submit_plan(work, institution, year, version(work)?))
        .await?;
    let at = moment(workday(year.day(0, 5, 6)), 15, 0);
    stage.act(head, at, move |work| planning::approve_plan(work, institution, year, version(work)?)).await
}

/// A year's contracts from the copied plan to the sitting in which all sign.
pub async fn sign_year(first: &Stage, around: &Around, year: FinancialYear) -> Result<(), Error> {
    let councils = councils(first, around)?;
    for council in &councils {
        prepare(council, year).await?;
        agree(council, around, year, moment(workday(year.day(0, 6, 25)), 14, 0)).await?;
    }
    let held_on = workday(year.day(0, 7, 10));
    let called_at = moment(workday(year.day(0, 7, 1)), 9, 0);
    let sitting = call(&councils, around, year, held_on, called_at).await?;
    for (minutes, council) in (0..).zip(&councils) {
        let seen = seen(council, year).await?;
        let at = moment(held_on, 10, 12 + 3 * minutes);
        council.stage.act(council.head, at, move |work| sign_terms(work, &seen)).await?;
    }
    let secretary = around.secretariat.member(cast::SECRETARY)?;
    let mut all = Vec::new();
    for council in &councils {
        all.push(seen(council, year).await?);
    }
    around.secretariat.act(secretary, moment(held_on, 10, 31), move |work| sign_many(work, &all)).await?;
    let closed_at = moment(held_on, 11, 0);
    around.secretariat.act(secretary, closed_at, move |work| close_sitting(work, sitting, 1)).await
}

async fn prepare(council: &Council<'_>, year: FinancialYear) -> Result<(), Error> {
    let at = moment(workday(year.day(0, 6, 15)), 9, 30);
    let id = council.stage.act(council.planner, at, move |work| actions::begin_terms(work, year)).await?;
    let weights: Vec<(String, Weight)> =
        council.weights.iter().map(|(code, weight)| ((*code).to_owned(), Weight(weight * 100))).collect();
    let whole = Whole { weights, promised: PROMISED.to_owned(), evidence_rules: RULES.to_owned() };
    let at = moment(workday(year.day(0, 6, 16)), 11, 0);
    council.stage.act(council.planner, at, move |work| actions::save_whole(work, id, 1, &whole)).await
}

async fn newest(council: &Council<'_>, year: FinancialYear) -> Result<TermsRow, Error> {
    let id = council.stage.institution;
    let rows = council.stage.app.store.read(move |tx| terms::list_year(tx, id, year)).await?;
    rows.into_iter().next().ok_or(Error::NotFound)
}

async fn seen(council: &Council<'_>, year: FinancialYear) -> Result<Seen, Error> {
    let row = newest(council, year).await?;
    Ok(Seen { institution: row.institution_id, terms: row.id, hash: row.text_hash.unwrap_or_default() })
}

/// Hands the newest version over, and two hours later the secretary agrees.
async fn agree(
    council: &Council<'_>,
    around: &Around,
    year: FinancialYear,
    at: Timestamp,
) -> Result<(), Error> {
    let row = newest(council, year).await?;
    let (id, version) = (row.id, row.version);
    council.stage.act(council.head, at, move |work| actions::submit_terms(work, id, version)).await?;
    let row = newest(council, year).await?;
    let secretary = around.secretariat.member(cast::SECRETARY)?;
    let agreed_at = at.plus_seconds(2 * 3600);
    around
        .secretariat
        .act(secretary, agreed_at, move |work| {
            actions::agree_terms(work, row.institution_id, row.id, row.version)
        })
        .await
}

async fn call(
    councils: &[Council<'_>],
    around: &Around,
    year: FinancialYear,
    held_on: Day,
    at: Timestamp,
) -> Result<contract::sitting::SittingId, Error> {
    let invited: Vec<InstitutionId> = councils.iter().map(|council| council.stage.institution).collect();
    let typed = Called { held_on: Some(held_on), place: PLACE.to_owned(), invited };
    let organiser = around.secretariat.member(cast::ORGANISER)?;
    around.secretariat.act(organiser, at, move |work| call_sitting(work, year, &typed)).await
}

/// The finished year's figures of the first council, each quarter handed over in time and verified three weeks later.
pub async fn report_year(first: &Stage, around: &Around, year: FinancialYear) -> Result<(), Error> {
    let councils = councils(first, around)?;
    let [council, _] = &councils;
    for number in Quarter::ALL {
        let id = report(council, year, number).await?;
        let (_, closes_on) = year.quarter(number);
        let at = moment(workday(closes_on.plus_days(20)), 10, 0);
        verify(council, around, id, at).await?;
    }
    Ok(())
}

/// The current year: the first quarter's figures wait for the verifier, and an addendum for both signatures in today's
/// sitting. What would lie after the demonstration's moment is not done.
pub async fn current(first: &Stage, around: &Around, year: FinancialYear) -> Result<(), Error> {
    let councils = councils(first, around)?;
    let now = first.years.now;
    let [council, _] = &councils;
    let (_, closes_on) = year.quarter(Quarter::First);
    if now.day() > closes_on {
        report(council, year, Quarter::First).await?;
    }
    // Between two years nothing of the last one is changed any more.
    if now.day() > year.last_day() {
        return Ok(());
    }
    for council in &councils {
        let began_on = now.day().plus_days(-9);
        let at = moment(began_on, 9, 0);
        council
            .stage
            .act(council.head, at, move |work| actions::begin_addendum(work, year, ADDENDUM))
            .await?;
        let row = newest(council, year).await?;
        let at = moment(began_on, 11, 0);
        let institution = council.stage.institution;
        council
            .stage
            .act(council.planner, at, move |work| {
                let lines = terms::lines(work.tx(), institution, row.id)?;
                let target = lines.targets.into_iter().find(|target| target.code == "D2501");
                let mut target = target.ok_or(Error::NotFound)?;
                // A tenth less, milestones left out.
                let less = |amount: Quantity| Quantity(amount.0 - amount.0.div_euclid(10));
                target.yearly_target = target.yearly_target.map(less);
                [target.quarter_1, target.quarter_2, target.quarter_3, target.quarter_4] = [None; 4];
                actions::save_target(work, row.id, row.version, &target)
            })
            .await?;
        agree(council, around, year, moment(began_on.plus_days(2), 10, 0)).await?;
    }
    call(&councils, around, year, now.day(), moment(now.day().plus_days(-3), 9, 0)).await.map(drop)
}

/// Figures of a quarter: what the year reaches, in equal steps, handed over two days before the quarter locks.
async fn report(council: &Council<'_>, year: FinancialYear, number: Quarter) -> Result<QuarterId, Error> {
    let (_, closes_on) = year.quarter(number);
    let began_at = moment(closes_on.plus_days(-5), 9, 0);
    let (institution, share) = (council.stage.institution, number.number());
    let reached = council.reached;
    let id =
        council.stage.act(council.planner, began_at, move |work| begin_quarter(work, year, number)).await?;
    for (version, (code, thousandths)) in (1..).zip(reached) {
        let at = moment(closes_on.plus_days(-4), 9, 0).plus_seconds(version * 300);
        council
            .stage
            .act(council.planner, at, move |work| {
                let figures = quarters::list_figures(work.tx(), institution, id)?;
                let figure =
                    figures.into_iter().find(|figure| figure.code == *code).ok_or(Error::NotFound)?;
                let whole = figure.yearly_target.unwrap_or_default().0;
                // Whole units only: nobody plants half a tree.
                let units = (whole * thousandths * share).div_euclid(4 * 1000 * 1000);
                let new = NewFigure {
                    code: figure.code,
                    actual: Some(Quantity(units * 1000)),
                    ..NewFigure::default()
                };
                save_figure(work, id, version, &new)
            })
            .await?;
    }
    let version = i64::try_from(reached.len()).map_err(Error::internal)?.saturating_add(1);
    let sent_at = moment(closes_on.plus_days(-2), 15, 0);
    council.stage.act(council.head, sent_at, move |work| submit_quarter(work, id, version)).await?;
    Ok(id)
}

async fn verify(council: &Council<'_>, around: &Around, id: QuarterId, at: Timestamp) -> Result<(), Error> {
    let verifier = around.nation.member(cast::VERIFIER)?;
    let institution = council.stage.institution;
    around
        .nation
        .act(verifier, at, move |work| {
            let row = quarters::find(work.tx(), institution, id)?;
            let row = work.open(&contract::permissions::QUARTER_READ, row)?;
            verify_quarter(work, institution, id, row.version)
        })
        .await
}
