//! The steps of a mark as sentences: of one that is published, and of what the running year would come to.

use ui::{Arg, Shell};

use crate::mark::explain::{ByDays, LineStep, WeightStep};
use crate::mark::model::{Parameters, VersionInput};

/// In the reader's language.
pub struct Sentences<'s, 'a>(pub &'s Shell<'a>);

impl Sentences<'_, '_> {
    /// What each sub-task is given.
    pub fn formula(&self, parameters: &Parameters) -> String {
        let Parameters { quantity_base, quality_share, time_points, .. } = *parameters;
        let args = [
            ("base", Arg::from(quantity_base)),
            ("quality", Arg::from(quality_share)),
            ("time", Arg::from(time_points)),
        ];
        self.0.ta("performance-mark-formula-s", &args).into_owned()
    }

    /// A version of the plan and the days on which it held.
    pub fn version(&self, version: &VersionInput) -> String {
        let args = [
            ("number", Arg::from(version.number)),
            ("from", Arg::from(self.0.day(version.from))),
            ("to", Arg::from(self.0.day(version.to))),
            ("days", Arg::from(version.days())),
        ];
        self.0.ta("performance-mark-version-line", &args).into_owned()
    }

    /// A weight in each version, and its mean.
    pub fn weight(&self, by_days: &ByDays) -> String {
        let part = |step: &WeightStep| {
            let args = [
                ("number", Arg::from(step.number)),
                ("days", Arg::from(step.days)),
                ("weight", Arg::from(step.weight.to_string())),
            ];
            self.0.ta("performance-mark-weight-part", &args).into_owned()
        };
        let parts: Vec<String> = by_days.parts.iter().map(part).collect();
        let args = [("parts", Arg::from(parts.join("; "))), ("mean", Arg::from(by_days.mean.as_str()))];
        self.0.ta("performance-mark-weight-by-days", &args).into_owned()
    }

    /// "Umefikia vipindi 152 kati ya 160": n.
    pub fn quantity(&self, line: &LineStep) -> String {
        let input = &line.input;
        self.0
            .ta(
                "performance-mark-step-quantity",
                &[
                    ("actual", Arg::from(self.0.number(input.actual))),
                    ("target", Arg::from(self.0.amount(input.target, &input.unit))),
                    ("n", Arg::from(line.steps.as_ref().map_or("", |steps| steps.quantity.as_str()))),
                ],
            )
            .into_owned()
    }

    /// Whether it was in time, by how many days not, and d.
    pub fn time(&self, line: &LineStep) -> String {
        let Some(steps) = &line.steps else { return String::new() };
        let key = match (steps.late_days > 0, line.input.completed_on.is_some()) {
            (false, true) => "performance-mark-step-in-time",
            (false, false) => "performance-mark-step-running",
            (true, true) => "performance-mark-step-late",
            (true, false) => "performance-mark-step-unfinished",
        };
        let completed = line.input.completed_on.map_or_else(String::new, |day| self.0.day(day));
        self.0
            .ta(
                key,
                &[
                    ("end", Arg::from(self.0.day(line.input.end))),
                    ("completed", Arg::from(completed)),
                    ("days", Arg::from(steps.late_days)),
                    ("grace", Arg::from(steps.grace_days.as_str())),
                    ("d", Arg::from(steps.timeliness.as_str())),
                ],
            )
            .into_owned()
    }
}
