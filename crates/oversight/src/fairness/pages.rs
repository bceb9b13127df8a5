//! The pages of fairness: one's own line, one supervisor, the institution, the nation.
//! Handlers read and show; what a figure means is said in words beside it.

mod institution;
mod line;
mod nation;
mod show;
mod view;

use kernel::{Error, FinancialYear};
use platform::http::{Routes, Visit};
use platform::work::Work;
use ui::{Link, Shell};

use crate::permissions::{FAIRNESS_INSTITUTION, FAIRNESS_LINE, FAIRNESS_NATION, FAIRNESS_READ};

pub fn routes() -> Routes {
    Routes::new()
        .get("/fairness/supervisors", &FAIRNESS_LINE, line::show)
        .get("/fairness/supervisors/{id}", &FAIRNESS_READ, show::show)
        .get("/fairness/institution", &FAIRNESS_INSTITUTION, institution::show)
        .get("/fairness/nation", &FAIRNESS_NATION, nation::show)
}

/// The year in the address; text that is no year is a page that is not there.
fn asked(visit: &Visit) -> Result<Option<FinancialYear>, Error> {
    visit.query("year").map(str::parse).transpose()
}

/// The year asked for, or the last one that is over.
fn year_of(work: &Work<'_>, asked: Option<FinancialYear>) -> FinancialYear {
    asked.unwrap_or_else(|| work.today().financial_year().previous())
}

/// The years beside the one shown.
fn other_years(shell: &Shell<'_>, path: &str, year: FinancialYear) -> Vec<Link> {
    [year.previous(), year.next()]
        .map(|other| Link::new(format!("{path}?year={}", other.slug()), shell.year(other)))
        .into()
}
