//! Pure decisions about supervision: intervals without gap or overlap, nobody above themselves.
//! Source: performance.md 4.2, 4.4 (history append-only, PROPOSED). No SQL and no clock.

use std::collections::HashMap;

use kernel::{Day, EmploymentId, Refusal as Reasoned};

use super::model::Interval;

/// A change may be planned so many days ahead. PROPOSED.
const AHEAD_MOST: i64 = 366;
/// And be written down so many days afterwards, or since the running year began: what lies before was rated by who supervised
/// then. PROPOSED.
const BACK_MOST: i64 = 90;

/// Why a supervisor cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody supervises themselves.
    Oneself,
    /// Nobody chooses their own supervisor. Source: performance.md 4.4 (PROPOSED).
    Own,
    /// The new supervisor stands below the employee.
    Cycle {
        name: String,
    },
    /// They are the supervisor already.
    Same {
        name: String,
    },
    /// The present interval began on this day; the past is never rewritten.
    Past {
        from_on: String,
    },
    /// The day lies before the employment.
    BeforeEmployment {
        starts_on: String,
    },
    /// The day lies after the employment's last.
    AfterEmployment {
        ends_on: String,
    },
    TooFar,
    /// Years that were rated are not given to another supervisor afterwards.
    TooLongAgo {
        earliest: String,
    },
    /// The supervisor is not employed on that day.
    SupervisorAway {
        name: String,
    },
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Oneself => "people-supervision-refused-oneself",
            Self::Own => "people-supervision-refused-own",
            Self::Cycle { .. } => "people-supervision-refused-cycle",
            Self::Same { .. } => "people-supervision-refused-same",
            Self::Past { .. } => "people-supervision-refused-past",
            Self::BeforeEmployment { .. } => "people-supervision-refused-before",
            Self::AfterEmployment { .. } => "people-supervision-refused-after",
            Self::TooFar => "people-supervision-refused-far",
            Self::TooLongAgo { .. } => "people-supervision-refused-long-ago",
            Self::SupervisorAway { .. } => "people-supervision-refused-away",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Cycle { name } | Self::Same { name } | Self::SupervisorAway { name } => {
                vec![("name", name.clone())]
            }
            Self::Past { from_on: day }
            | Self::TooLongAgo { earliest: day }
            | Self::BeforeEmployment { starts_on: day }
            | Self::AfterEmployment { ends_on: day } => {
                vec![("day", day.clone())]
            }
            Self::Oneself | Self::Own | Self::TooFar => Vec::new(),
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::Oneself | Self::Cycle { .. } | Self::Same { .. } | Self::SupervisorAway { .. } => {
                "supervisor"
            }
            Self::Past { .. }
            | Self::BeforeEmployment { .. }
            | Self::AfterEmployment { .. }
            | Self::TooFar
            | Self::TooLongAgo { .. } => "from",
            _ => "",
        }
    }
}

/// What a change does to the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The first interval of an employment.
    Open { from_on: Day },
    /// The open interval ends on `last` and the next begins the day after.
    Follow { last: Day, from_on: Day },
    /// The open interval begins on the same day and nothing has been built on it yet: it is corrected in place, and the
    /// history keeps both.
    Correct { from_on: Day },
}

/// How the intervals of an employment change when somebody else supervises from `from_on`.
/// `open` is the interval without an end; `starts_on` and `ends_on` are the employment's days.
pub fn change(
    open: Option<&Interval>,
    from_on: Day,
    starts_on: Day,
    ends_on: Option<Day>,
    today: Day,
) -> Result<Step, Refusal> {
    if from_on < starts_on {
        return Err(Refusal::BeforeEmployment { starts_on: ui::short_day(starts_on) });
    }
    if let Some(last) = ends_on.filter(|last| *last < from_on) {
        return Err(Refusal::AfterEmployment { ends_on: ui::short_day(last) });
    }
    if today.days_until(from_on) > AHEAD_MOST && from_on != starts_on {
        return Err(Refusal::TooFar);
    }
    match open {
        None => Ok(Step::Open { from_on }),
        Some(open) if from_on > open.from_on && from_on < earliest(today) => {
            Err(Refusal::TooLongAgo { earliest: ui::short_day(earliest(today)) })
        }
        Some(open) if from_on > open.from_on => Ok(Step::Follow { last: from_on.plus_days(-1), from_on }),
        Some(open) if from_on == open.from_on && open.from_on >= today => Ok(Step::Correct { from_on }),
        Some(open) => Err(Refusal::Past { from_on: ui::short_day(open.from_on) }),
    }
}

/// The first day from which a change may still be written down.
fn earliest(today: Day) -> Day {
    today.financial_year().first_day().min(today.plus_days(0_i64.saturating_sub(BACK_MOST)))
}

/// Nobody stands above themselves. `above` are all whom the new supervisor stands below, on that day or later.
pub fn judge_supervisor(
    employment: EmploymentId,
    supervisor: EmploymentId,
    supervisor_name: &str,
    above: &[EmploymentId],
) -> Result<(), Refusal> {
    if employment == supervisor {
        Err(Refusal::Oneself)
    } else if above.contains(&employment) {
        Err(Refusal::Cycle { name: supervisor_name.to_owned() })
    } else {
        Ok(())
    }
}

/// The employments that stand above themselves when everybody's supervisor is as in `supervisor_of`; each circle's
/// members once, in the order of ids. For whole lists, where asking one by one would cost too much.
pub fn circles(supervisor_of: &HashMap<EmploymentId, EmploymentId>) -> Vec<EmploymentId> {
    let mut settled: HashMap<EmploymentId, u32> = HashMap::with_capacity(supervisor_of.len());
    let mut round = 0_u32;
    let mut found = Vec::new();
    for start in supervisor_of.keys() {
        round = round.saturating_add(1);
        let mut at = *start;
        // Walk up until the top, or until somebody already walked over.
        while !settled.contains_key(&at) {
            settled.insert(at, round);
            match supervisor_of.get(&at) {
                Some(above) => at = *above,
                None => break,
            }
        }
        if settled.get(&at) == Some(&round) && supervisor_of.contains_key(&at) {
            // Came back to this walk: everybody from here round to here again is in the circle.
            let first = at;
            loop {
                found.push(at);
                match supervisor_of.get(&at) {
                    Some(above) if *above != first => at = *above,
                    _ => break,
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
#[path = "tests/rules.rs"]
mod tests;
