//! The measured table: one line a figure with its floor, their ratio and the aim, printed aligned or written as JSON.

use std::io::Write;

use serde_json::{Value, json};

use crate::Outcome;

/// What a figure should come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Aim {
    None,
    /// The ratio to the floor, at most.
    RatioAtMost(f64),
    /// The ratio to the floor, at least.
    RatioAtLeast(f64),
    /// The figure itself, at most.
    AtMost(f64),
}

/// One line.
#[derive(Debug, Clone)]
pub struct Line {
    pub what: String,
    pub engine: &'static str,
    pub unit: &'static str,
    pub ours: f64,
    pub floor: Option<f64>,
    pub aim: Aim,
}

impl Line {
    pub fn new(what: impl Into<String>, engine: &'static str, unit: &'static str, ours: f64) -> Self {
        Self { what: what.into(), engine, unit, ours, floor: None, aim: Aim::None }
    }

    #[must_use]
    pub fn floor(self, floor: f64) -> Self {
        Self { floor: Some(floor), ..self }
    }

    #[must_use]
    pub fn aim(self, aim: Aim) -> Self {
        Self { aim, ..self }
    }

    pub fn ratio(&self) -> Option<f64> {
        self.floor.filter(|floor| *floor > 0.0).map(|floor| self.ours / floor)
    }

    /// None: there is no aim, or nothing to compare with.
    pub fn met(&self) -> Option<bool> {
        match self.aim {
            Aim::None => None,
            Aim::RatioAtMost(most) => self.ratio().map(|ratio| ratio <= most),
            Aim::RatioAtLeast(least) => self.ratio().map(|ratio| ratio >= least),
            Aim::AtMost(most) => Some(self.ours <= most),
        }
    }

    fn cells(&self) -> [String; 8] {
        let aim = match self.aim {
            Aim::None => String::new(),
            Aim::RatioAtMost(most) => format!("ratio <= {most}"),
            Aim::RatioAtLeast(least) => format!("ratio >= {least}"),
            Aim::AtMost(most) => format!("<= {most}"),
        };
        let met = match self.met() {
            None => "",
            Some(true) => "yes",
            Some(false) => "NO",
        };
        [
            self.what.clone(),
            self.engine.to_owned(),
            number(self.ours),
            self.unit.to_owned(),
            self.floor.map(number).unwrap_or_default(),
            self.ratio().map(|ratio| format!("{ratio:.2}")).unwrap_or_default(),
            aim,
            met.to_owned(),
        ]
    }

    fn json(&self) -> Value {
        json!({
            "row": self.what, "engine": self.engine, "unit": self.unit, "ours": self.ours, "floor": self.floor,
            "ratio": self.ratio(), "aim": self.cells().get(6), "met": self.met(),
        })
    }
}

/// Three or four figures that say something.
fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 1000.0 => {
            let digits = format!("{value:.0}");
            let mut out = String::new();
            for (index, digit) in digits.chars().enumerate() {
                if index > 0 && (digits.len() - index).is_multiple_of(3) && !out.ends_with('-') {
                    out.push(',');
                }
                out.push(digit);
            }
            out
        }
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// All lines of a run, in the order in which they were measured.
#[derive(Debug, Default)]
pub struct Figures {
    pub lines: Vec<Line>,
}

impl Figures {
    /// Keeps a line and says it at once on standard error: a run takes minutes.
    pub fn add(&mut self, line: Line) -> Outcome<()> {
        writeln!(std::io::stderr(), "  {}", line.cells().join("  "))?;
        self.lines.push(line);
        Ok(())
    }

    pub fn print(&self, out: &mut dyn Write) -> Outcome<()> {
        let heading = ["row", "engine", "ours", "unit", "floor", "ratio", "aim", "met"].map(str::to_owned);
        let rows: Vec<[String; 8]> =
            std::iter::once(heading).chain(self.lines.iter().map(Line::cells)).collect();
        let mut widths = [0_usize; 8];
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        for row in rows {
            let mut line = String::new();
            for (index, (cell, width)) in row.iter().zip(widths).enumerate() {
                // Numbers stand to the right.
                if matches!(index, 2 | 4 | 5) {
                    line.push_str(&format!("{cell:>width$}  "))
                } else {
                    line.push_str(&format!("{cell:<width$}  "))
                }
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    pub fn json(&self, about: Value) -> Value {
        json!({ "about": about, "lines": self.lines.iter().map(Line::json).collect::<Vec<_>>() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aim_is_met_or_missed_by_the_ratio_to_the_floor() {
        let line = Line::new("reads", "sqlite", "us", 30.0).floor(20.0);
        assert_eq!(line.clone().aim(Aim::RatioAtMost(2.0)).met(), Some(true));
        assert_eq!(line.clone().aim(Aim::RatioAtLeast(2.0)).met(), Some(false));
        assert_eq!(line.met(), None);
    }

    #[test]
    fn large_numbers_are_grouped_by_three() {
        assert_eq!(
            [number(12_345.6), number(999.9), number(0.123), number(1_234_567.0)],
            ["12,346", "1000", "0.12", "1,234,567"]
        );
    }
}
