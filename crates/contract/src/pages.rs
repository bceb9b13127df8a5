//! What the pages of this area share: the year asked for, amounts with their units, a form that comes back.
//! What a form means is its feature's business.

use kernel::{FinancialYear, Quantity};
pub(crate) use people::{again as returned, answer_again as answer};
use platform::http::Visit;
use ui::Shell;

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
