//! Pure: whether there is reason to write to somebody today, and in which lines. Calm is the aim: a due date is spoken of
//! when it is near, on the day after it passed, and once a week from then on. Source: performance.md 6.1 (9, 14).

use std::collections::BTreeMap;

use kernel::Day;
use people::contact::Digest;

use crate::home::rules::Waits;

/// Days before a due date from which a daily digest speaks of it, as the landing page calls it near. PROPOSED.
const NEAR: i64 = 2;
/// The same for a weekly one: until the next comes.
const NEAR_WEEKLY: i64 = 7;
/// Lines of what waits at most; the program shows the rest.
const LINES_MOST: usize = 20;

/// How a due date stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    Late,
    Near,
    Far,
}

fn stands(due_on: Day, today: Day, digest: Digest) -> Stands {
    let near = if digest == Digest::Weekly { NEAR_WEEKLY } else { NEAR };
    match today.days_until(due_on) {
        left if left < 0 => Stands::Late,
        left if left <= near => Stands::Near,
        _ => Stands::Far,
    }
}

/// Is this due date a reason to write today?
fn is_reason(due_on: Day, today: Day, digest: Digest, first_of_week: bool) -> bool {
    match stands(due_on, today, digest) {
        Stands::Far => false,
        Stands::Near => true,
        Stands::Late => first_of_week || today.days_until(due_on) == -1,
    }
}

/// Is it worth a letter today? `news` notices were neither read nor written of; `first_of_week`: the week's first day of work.
pub fn is_worth(digest: Digest, news: usize, waits: &[Waits], today: Day, first_of_week: bool) -> bool {
    let anything = || news > 0 || waits.iter().any(|one| is_reason(one.due_on, today, digest, first_of_week));
    match digest {
        Digest::Never => false,
        Digest::Weekly => first_of_week && anything(),
        Digest::Daily => anything(),
    }
}

/// The first day of its week that is not free.
pub fn is_first_of_week(today: Day, free: impl Fn(Day) -> bool) -> bool {
    let before = (0..i64::from(today.weekday())).map(|day| today.week().monday().plus_days(day));
    !free(today) && before.into_iter().all(free)
}

/// One line of what waits: things of one kind, all late or all near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Words key.
    pub what: String,
    pub late: bool,
    /// The oldest due date among them.
    pub due_on: Day,
    pub count: usize,
}

/// What is late or near, the oldest first, without whom or what it concerns in particular.
pub fn lines(digest: Digest, waits: &[Waits], today: Day) -> Vec<Line> {
    let mut found: BTreeMap<(Stands, &str), Line> = BTreeMap::new();
    for one in waits {
        let stands = stands(one.due_on, today, digest);
        if stands == Stands::Far {
            continue;
        }
        let line = found.entry((stands, &one.what)).or_insert_with(|| Line {
            what: one.what.clone(),
            late: stands == Stands::Late,
            due_on: one.due_on,
            count: 0,
        });
        line.due_on = line.due_on.min(one.due_on);
        line.count += 1 + usize::try_from(one.others).unwrap_or_default();
    }
    let mut lines: Vec<Line> = found.into_values().collect();
    lines.sort_by(|one, other| (one.due_on, &one.what).cmp(&(other.due_on, &other.what)));
    lines.truncate(LINES_MOST);
    lines
}

/// Words keys of what is new, each with how many, in the order of the oldest.
pub fn topics<'t>(news: impl IntoIterator<Item = &'t str>) -> Vec<(&'t str, usize)> {
    let mut found: Vec<(&str, usize)> = Vec::new();
    for topic in news {
        match found.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, count)) => *count += 1,
            None => found.push((topic, 1)),
        }
    }
    found
}
