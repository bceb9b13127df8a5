//! How shares and amounts of plans are written on pages: a dash where nothing is known. The words are ui's.

use std::borrow::Borrow;

use kernel::{Money, Quantity};
use ui::Shell;

const UNKNOWN: &str = "-";

/// `43%` of basis points.
pub fn percent(shell: &Shell<'_>, basis_points: impl Borrow<Option<i64>>) -> String {
    basis_points.borrow().map_or_else(|| UNKNOWN.to_owned(), |share| shell.share(share))
}

/// `TZS 1,200`.
pub fn money(shell: &Shell<'_>, amount: impl Borrow<Option<Money>>) -> String {
    amount.borrow().map_or_else(|| UNKNOWN.to_owned(), |amount| shell.money(amount))
}

/// `72 (kijiji)`.
pub fn quantity(shell: &Shell<'_>, amount: impl Borrow<Option<Quantity>>, unit: &str) -> String {
    amount.borrow().map_or_else(|| UNKNOWN.to_owned(), |amount| shell.amount(amount, unit))
}

/// The text, or a dash.
pub fn text(text: &str) -> &str {
    if text.is_empty() { UNKNOWN } else { text }
}
