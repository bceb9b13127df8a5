//! The pages of the appraisal: where it stands and what comes next, the columns' forms, the team's and HR's lists.
//! A handler reads, calls one action, answers; what may be done is asked of the actions, never decided here.

mod list;
mod next;
pub(crate) mod rate;
mod show;
mod view;

use kernel::{Error, FinancialYear};
use platform::http::{Routes, Visit};
use platform::work::Work;
use ui::{Light, Link, Shell};

use super::model::State;
use super::{actions, rules};
use crate::permissions::{
    APPRAISAL_AGREE, APPRAISAL_COUNTERSIGN, APPRAISAL_DISCUSS, APPRAISAL_DISPUTE, APPRAISAL_LIST,
    APPRAISAL_OPEN, APPRAISAL_OWN, APPRAISAL_PUBLISH, APPRAISAL_READ, APPRAISAL_SELF, APPRAISAL_SUPERVISE,
    APPRAISAL_TEAM,
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/my-appraisal", &APPRAISAL_OWN, show::own)
        .post("/my-appraisal/start", &APPRAISAL_OPEN, show::start)
        .get("/appraisals/{id}", &APPRAISAL_READ, show::show)
        .get("/appraisals/{id}/self", &APPRAISAL_SELF, rate::self_form)
        .post("/appraisals/{id}/self", &APPRAISAL_SELF, rate::rate_self)
        .get("/appraisals/{id}/supervise", &APPRAISAL_SUPERVISE, rate::supervise_form)
        .post("/appraisals/{id}/supervise", &APPRAISAL_SUPERVISE, rate::supervise)
        .get("/appraisals/{id}/discuss", &APPRAISAL_DISCUSS, rate::discuss_form)
        .post("/appraisals/{id}/discuss", &APPRAISAL_DISCUSS, rate::discuss)
        .post("/appraisals/{id}/agree", &APPRAISAL_AGREE, show::agree)
        .post("/appraisals/{id}/dispute", &APPRAISAL_DISPUTE, show::dispute)
        .get("/appraisals/{id}/countersign", &APPRAISAL_COUNTERSIGN, rate::countersign_form)
        .post("/appraisals/{id}/countersign", &APPRAISAL_COUNTERSIGN, rate::countersign)
        .post("/appraisals/{id}/publish", &APPRAISAL_PUBLISH, show::publish)
        .get("/team/appraisals", &APPRAISAL_TEAM, list::team)
        .post("/team/appraisals/start", &APPRAISAL_OPEN, list::start)
        .get("/appraisals", &APPRAISAL_LIST, list::list)
        .post("/appraisals/publish", &APPRAISAL_PUBLISH, list::publish_all)
}

/// The light beside a state: green is done, yellow waits for somebody, red is a disagreement.
fn light(state: State) -> Light {
    match state {
        State::Open => Light::Grey,
        State::SelfRated | State::SupervisorRated | State::Discussed | State::Agreed => Light::Yellow,
        State::Disputed => Light::Red,
        State::Countersigned | State::Published => Light::Green,
    }
}

/// The year named in the address, or the one whose appraisal is under way; with its calendar, which pages need anyway.
fn year_asked(
    work: &Work<'_>,
    asked: Option<FinancialYear>,
) -> Result<(FinancialYear, rules::Calendar), Error> {
    if let Some(year) = asked {
        return Ok((year, actions::calendar(work, year)?));
    }
    let last = work.today().financial_year().previous();
    let calendar = actions::calendar(work, last)?;
    let year = rules::season(work.today(), &calendar.publish);
    Ok((year, if year == last { calendar } else { actions::calendar(work, year)? }))
}

/// The years beside the one shown, so that a season that is over can still be found.
fn other_years(shell: &Shell<'_>, path: &str, year: FinancialYear) -> Vec<Link> {
    [year.previous(), year.next()]
        .map(|other| Link::new(format!("{path}?year={}", other.slug()), shell.year(other)))
        .into()
}

/// `?year=2025-26`; text that is no year is a page that is not there.
fn asked(visit: &Visit) -> Result<Option<FinancialYear>, Error> {
    visit.query("year").map(str::parse).transpose()
}
