//! Figures as people read them: one row of a table, and charts of the same numbers.

use kernel::{Marks, Weight};
use ui::Shell;
use ui::charts::{Bar, BarChart, Spread, SpreadChart, bars, spreads};

use crate::fairness::model::{Histogram, Tally};
use crate::fairness::rules::{Figures, Limits, Note, distribution, figures, is_small};

/// One group or one supervisor as a row.
pub struct Row {
    pub name: String,
    pub href: String,
    pub figures: Figures,
    pub notes: Vec<Note>,
    pub is_small: bool,
}

impl Row {
    pub fn new(name: String, tally: &Tally, limits: &Limits) -> Self {
        let figures = figures(tally, limits);
        let is_small = is_small(figures.people, limits);
        Self { name, href: String::new(), figures, notes: Vec::new(), is_small }
    }

    pub fn median(&self) -> String {
        self.figures.spread.map_or_else(dash, |spread| points(spread.median))
    }

    /// From the lower to the upper quartile.
    pub fn middle(&self) -> String {
        self.figures
            .spread
            .map_or_else(dash, |spread| format!("{} - {}", points(spread.lower), points(spread.upper)))
    }

    pub fn hundreds(&self) -> String {
        percent(self.figures.hundreds_share)
    }

    pub fn gap(&self) -> String {
        self.figures.gap.map_or_else(dash, signed)
    }

    pub fn copied(&self) -> String {
        percent(self.figures.copied_share)
    }

    pub fn followed(&self) -> String {
        percent(self.figures.followed_share)
    }

    pub fn correlation(&self) -> String {
        self.figures.correlation.map_or_else(dash, |value| signed(Marks(value / 100)))
    }
}

fn dash() -> String {
    String::from("-")
}

/// Points without zeros nobody needs: `80`, `80.5`.
pub fn points(marks: Marks) -> String {
    Weight(marks.0).to_string()
}

/// With its sign, unless it is nothing.
pub fn signed(marks: Marks) -> String {
    let sign = if marks.0 > 0 { "+" } else { "" };
    format!("{sign}{}", points(marks))
}

/// Basis points as percent.
pub fn percent(share: Option<i64>) -> String {
    share.map_or_else(dash, |share| format!("{}%", Weight(share)))
}

/// The spread of each row beside what is usual.
pub fn spread_chart(shell: &Shell<'_>, rows: &[Row], usual: Option<&Row>) -> String {
    let line = |row: &Row| Spread {
        label: row.name.clone(),
        marks: row.figures.spread.map(|spread| [spread.lower.0, spread.median.0, spread.upper.0]),
    };
    spreads(&SpreadChart {
        id: String::from("fairness-spread"),
        title: shell.t("oversight-fairness-chart-spread").into_owned(),
        description: shell.t("oversight-fairness-chart-spread-text").into_owned(),
        box_name: shell.t("oversight-fairness-middle").into_owned(),
        median_name: shell.t("oversight-fairness-median").into_owned(),
        usual: usual
            .and_then(|row| row.figures.spread)
            .map(|spread| (spread.median.0, shell.t("oversight-fairness-chart-usual").into_owned())),
        spreads: rows.iter().map(line).collect(),
    })
}

/// One line of a distribution: from which to which mark, and shares in basis points.
pub struct Stretch {
    pub label: String,
    own: i64,
    all: i64,
}

impl Stretch {
    pub fn own_text(&self) -> String {
        percent(Some(self.own))
    }

    pub fn all_text(&self) -> String {
        percent(Some(self.all))
    }
}

/// The marks in steps of ten points: one's own beside everybody's. Without the second, only one bar a step.
pub fn distribution_of(own: &Histogram, all: Option<&Histogram>) -> Vec<Stretch> {
    let all: Vec<i64> = all
        .map(|histogram| distribution(histogram).into_iter().map(|(_, _, share)| share).collect())
        .unwrap_or_default();
    distribution(own)
        .into_iter()
        .enumerate()
        .map(|(at, (first, last, own))| Stretch {
            label: format!("{first} - {last}"),
            own,
            all: all.get(at).copied().unwrap_or_default(),
        })
        .collect()
}

pub fn distribution_chart(
    shell: &Shell<'_>,
    stretches: &[Stretch],
    own_name: &str,
    all_name: &str,
) -> String {
    let with_all = !all_name.is_empty();
    bars(&BarChart {
        id: String::from("fairness-distribution"),
        title: shell.t("oversight-fairness-chart-distribution").into_owned(),
        description: shell.t("oversight-fairness-chart-distribution-text").into_owned(),
        work_name: own_name.to_owned(),
        money_name: all_name.to_owned(),
        due: None,
        bars: stretches
            .iter()
            .map(|stretch| Bar {
                label: stretch.label.clone(),
                work: Some(stretch.own),
                money: with_all.then_some(stretch.all),
            })
            .collect(),
    })
}
