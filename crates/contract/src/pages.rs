//! What the pages of this area share: the year asked for, amounts with their units, a form that comes back.
//! What a form means is its feature's business.

use axum::response::Response;
use kernel::{Error, FinancialYear, Quantity};
use platform::http::{Failure, Fields, Visit};
use ui::{FormState, Shell};

/// The year asked for, or the one we are in.
pub(crate) fn year_of(visit: &Visit) -> FinancialYear {
    let asked = visit.query("year").and_then(|year| year.parse().ok());
    asked.unwrap_or_else(|| visit.app().clock.now().day().financial_year())
}

/// `72 zahanati`, a dash where nothing is known.
pub(crate) fn amount(shell: &Shell<'_>, quantity: Option<Quantity>, unit: &str) -> String {
    quantity.map_or_else(
        || "-".to_owned(),
        |quantity| format!("{} {unit}", shell.number(quantity)).trim_end().to_owned(),
    )
}

/// A form on its way back, and how the page answers: 409 where somebody was quicker, 422 otherwise.
pub(crate) struct Returned {
    pub form: FormState,
    pub stale: bool,
}

/// What was typed with the complaints about it; what no form can mend goes on as it is.
pub(crate) fn returned(visit: &Visit, fields: &Fields, error: Error) -> Result<Returned, Error> {
    let people::Again { form, stale } = people::again(visit, fields, error)?;
    Ok(Returned { form, stale })
}

/// Answers with a page that came back.
pub(crate) fn answer(visit: &Visit, page: &impl askama::Template, stale: bool) -> Result<Response, Failure> {
    if stale { visit.page_stale(page) } else { visit.page_again(page) }
}
