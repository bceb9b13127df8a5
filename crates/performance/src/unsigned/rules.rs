//! Pure: by when an agreement must be signed, and what is said to whom about those that are not.
//! Source: performance.md 1.6 and 4.5 (unsigned after 31 July: escalated), 4.4 (joiner); windows and days are settings.

use kernel::Day;

use crate::agreement::model::State;

kernel::codes! {
    /// Whose agreement, seen from the reader.
    pub enum Whose {
        /// Wa msomaji mwenyewe.
        Own = "own",
        /// Wa anaowasimamia.
        Team = "team",
        /// Wa wanaosimamiwa na anaowasimamia.
        Below = "below",
    }
}

platform::row! {
    /// People of one kind whose agreement stands in one state; no state is no agreement at all.
    pub struct UnsignedRow {
        pub whose: Whose,
        pub state: Option<State>,
        /// 1: they came in the running year, or came back from leave over the last day; the first of them on `starts_on`.
        pub joined: i64,
        pub count: i64,
        /// The first of them by name.
        pub name: String,
        pub starts_on: Day,
        /// Days a joiner has for the plan.
        pub joiner_days: Option<i64>,
    }
}

/// One thing said to the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Words key.
    pub what: &'static str,
    /// The first person by name; empty for one's own.
    pub name: String,
    /// How many besides.
    pub others: i64,
    /// Where one acts.
    pub path: &'static str,
    pub due_on: Day,
}

/// By when an agreement must be signed: the window's last day, later for somebody who came in the year.
pub fn due_on(closes_on: Day, starts_on: Day, joiner_days: i64) -> Day {
    closes_on.max(starts_on.plus_days(joiner_days))
}

/// What is said: what one must do oneself and who has no plan, always; what lies unsigned elsewhere, once it is late.
pub fn waiting(rows: &[UnsignedRow], closes_on: Day, today: Day) -> Vec<Waiting> {
    let mut all: Vec<Waiting> = Vec::new();
    for row in rows {
        let due = match row.joined {
            0 => closes_on,
            _ => due_on(closes_on, row.starts_on, row.joiner_days.unwrap_or_default()),
        };
        let late = today > due;
        let (what, path) = match (row.whose, row.state) {
            (Whose::Own, None) => ("performance-unsigned-own-none", "/my-plan"),
            (Whose::Own, Some(State::Draft)) => ("performance-unsigned-own-draft", "/my-plan"),
            (Whose::Own, Some(_)) if late => ("performance-unsigned-own-late", "/my-plan"),
            (Whose::Team, None) => ("performance-unsigned-team-none", "/team/plans"),
            (Whose::Team, Some(_)) if late => ("performance-unsigned-team-late", "/team/plans"),
            (Whose::Below, _) if late => ("performance-unsigned-below-late", "/team/plans"),
            _ => continue,
        };
        let own = row.whose == Whose::Own;
        match all.iter_mut().find(|said| said.what == what) {
            Some(said) => {
                said.others = said.others.saturating_add(row.count);
                said.due_on = said.due_on.min(due);
                if row.name < said.name {
                    said.name.clone_from(&row.name);
                }
            }
            None => all.push(Waiting {
                what,
                name: if own { String::new() } else { row.name.clone() },
                others: row.count.saturating_sub(1),
                path,
                due_on: due,
            }),
        }
    }
    all
}
