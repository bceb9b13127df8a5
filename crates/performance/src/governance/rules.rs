//! Which weeks of a year were due from somebody: the same rule as their own page has, over a whole year. Pure.
//! Source: performance.md 1.2 (leave is excluded), 3.4.

use std::collections::BTreeSet;

use kernel::{Day, FinancialYear, Week};
use people::absence::rules::covers_week;

use crate::report::rules::year_of;

/// The duty to report of one signed agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duty {
    /// Day of the second signature.
    pub started_on: Option<Day>,
    pub employed_until: Option<Day>,
    /// Agreed absences.
    pub away: BTreeSet<(Day, Day)>,
    /// Mondays of weeks that were sent and may not have been due.
    pub doubtful: BTreeSet<Day>,
}

/// The weeks of a year that have ended by a day: those whose Monday lies in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub first: Week,
    pub last: Week,
}

impl Counted {
    pub fn new(year: FinancialYear, today: Day) -> Self {
        let edge = year.first_day().week();
        let last = year.last_day().week();
        let ended = if today == today.week().sunday() { today.week() } else { today.week().previous() };
        Self { first: if year_of(edge) == year { edge } else { edge.next() }, last: last.min(ended) }
    }

    /// Weeks due: from the week of the second signature, as long as they were employed, without those of leave.
    pub fn due(&self, duty: &Duty) -> i64 {
        let mut count = 0_i64;
        let mut week = duty.started_on.map_or(self.first, |signed| self.first.max(signed.week()));
        while week <= self.last {
            count = count.saturating_add(i64::from(self.is_due(duty, week)));
            week = week.next();
        }
        count
    }

    /// Of the weeks that were sent, those that were not due.
    pub fn sent_undue(&self, duty: &Duty) -> i64 {
        let undue = duty.doubtful.iter().map(|monday| monday.week());
        let undue = undue.filter(|week| *week <= self.last && !self.is_due(duty, *week)).count();
        i64::try_from(undue).unwrap_or_default()
    }

    fn is_due(&self, duty: &Duty, week: Week) -> bool {
        let away: Vec<(Day, Day)> = duty
            .away
            .iter()
            .filter(|(from, to)| *from <= week.sunday() && *to >= week.monday())
            .copied()
            .collect();
        week >= self.first
            && duty.started_on.is_some_and(|signed| signed <= week.sunday())
            && duty.employed_until.is_none_or(|last| week.sunday() <= last)
            && !covers_week(&away, week)
    }
}
