//! A line of counts as a console shows it: shares with their light, and what each is a share of.

use kernel::Marks;
use ui::{Light, Shell};

use super::model::{Line, Tally};
use super::rules::{light, share};

/// Codes of the bands, best first.
pub const BANDS: [&str; 5] = ["1", "2", "3", "4", "5"];

/// One share in words: `93%` and, small, `14 / 15`.
pub struct Part {
    pub light: Light,
    pub percent: String,
    pub of: String,
}

/// One row of a console's table.
pub struct LineView {
    pub name: String,
    /// Empty: nothing further below it.
    pub href: String,
    pub level: usize,
    pub tally: Tally,
    pub plan: Part,
    pub report: Part,
    pub verified: Part,
    pub active: Part,
    pub overdue: Light,
    pub published: Part,
    /// Empty without any mark.
    pub mean: String,
}

fn part(shell: &Shell<'_>, number: i64, whole: i64) -> Part {
    let share = share(number, whole);
    Part {
        light: light(share),
        // Whole percent, rounded down: 100 is the whole.
        percent: share.map_or_else(|| "-".to_owned(), |Marks(share)| shell.percent(share / 100)),
        of: format!("{} / {}", shell.number(number), shell.number(whole)),
    }
}

impl LineView {
    /// How many marks stand in each band.
    pub fn bands(&self) -> impl Iterator<Item = (&'static str, i64)> {
        BANDS.into_iter().zip(self.tally.bands)
    }

    /// `plans_due`: the day by which agreements are signed has passed; before it a missing one is no fault.
    pub fn new(shell: &Shell<'_>, line: &Line, href: String, plans_due: bool) -> Self {
        let tally = line.tally;
        let mut plan = part(shell, tally.plans_signed, tally.plans_owed);
        if !plans_due && plan.light != Light::Green {
            plan.light = Light::Grey;
        }
        Self {
            name: line.name.clone(),
            href,
            level: line.level,
            plan,
            report: part(shell, tally.reports_sent, tally.reports_owed),
            verified: part(shell, tally.reports_verified, tally.reports_sent),
            active: part(shell, tally.active, tally.people),
            overdue: if tally.answers_overdue > 0 { Light::Red } else { Light::Green },
            published: part(shell, tally.published, tally.people),
            mean: tally.mean().map(|mean| shell.number(mean)).unwrap_or_default(),
            tally,
        }
    }
}
