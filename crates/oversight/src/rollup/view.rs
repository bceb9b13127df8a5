//! A line of counts as a console shows it: shares with their light, and what each is a share of.

use kernel::Marks;
use ui::{Light, Shell};

use super::hide::Blank;
use super::model::{Due, Line, Tally};
use super::rules::{light, light_of_verifying, light_when_due, share};

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
    /// Why no mean is shown, where few people's marks would be told; else empty.
    pub hidden: String,
    mean: Option<Marks>,
    blank: Blank,
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
    /// How many marks stand in each band; nothing where that would tell of few people.
    pub fn bands(&self) -> impl Iterator<Item = (&'static str, Option<i64>)> {
        let shown = self.blank == Blank::Not;
        BANDS.into_iter().zip(self.tally.bands.map(|count| shown.then_some(count)))
    }

    /// The mean of its marks, `-` without any that may be shown.
    pub fn mean(&self, shell: &Shell<'_>) -> String {
        self.mean.map_or_else(|| "-".to_owned(), |mean| shell.number(mean))
    }

    pub fn new(shell: &Shell<'_>, line: &Line, href: String, due: Due) -> Self {
        let tally = line.tally;
        let mut plan = part(shell, tally.plans_signed, tally.plans_owed);
        plan.light = light_when_due(share(tally.plans_signed, tally.plans_owed), due.plans);
        let mut report = part(shell, tally.reports_sent, tally.reports_owed);
        report.light = light_when_due(share(tally.reports_sent, tally.reports_owed), due.reports);
        let mut verified = part(shell, tally.reports_verified, tally.reports_sent);
        verified.light = light_of_verifying(&tally);
        if verified.light == Light::Grey && tally.reports_sent > 0 {
            verified.of = shell.t1("oversight-rollup-not-due", "of", verified.of).into_owned();
        }
        Self {
            name: line.name.clone(),
            href,
            level: line.level,
            plan,
            report,
            verified,
            active: part(shell, tally.active, tally.people),
            overdue: if tally.answers_overdue > 0 { Light::Red } else { Light::Green },
            published: part(shell, tally.published, tally.people),
            mean: if line.blank == Blank::Not { tally.mean() } else { None },
            hidden: match line.blank {
                Blank::Not => String::new(),
                Blank::Few(least) => shell.t1("oversight-rollup-few", "people", least).into_owned(),
                Blank::With => shell.t("oversight-rollup-with").into_owned(),
            },
            blank: line.blank,
            tally,
        }
    }
}
