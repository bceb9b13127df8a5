//! Pure decisions about acting: nobody for themselves, one kaimu at a time, for a bounded time.
//! Source: performance.md 4.4 (PROPOSED). No SQL and no clock.

use kernel::{Day, Refusal as Reasoned};

use super::model::{ActingRow, NewActing};

/// Days one appointment may last; then it is made anew. PROPOSED.
pub const DAYS_MOST: i64 = 366;
/// Letters in a letter's number at most. PROPOSED.
pub const LETTER_MOST: usize = 80;

/// Why an acting appointment cannot be made or ended so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    Oneself,
    /// Nobody appoints themselves.
    Own,
    /// The last day lies before the first.
    Backwards,
    TooLong {
        most: i64,
    },
    /// Somebody acts for the absent person on some of these days already.
    Overlap {
        name: String,
        from_on: String,
        to_on: String,
    },
    /// The acting person is not employed on all of these days.
    Away {
        name: String,
    },
    /// It is over already.
    Over,
    /// All of it lies before today.
    Past {
        today: String,
    },
}

impl Reasoned for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::Oneself => "people-acting-refused-oneself",
            Self::Own => "people-acting-refused-own",
            Self::Backwards => "people-acting-refused-backwards",
            Self::TooLong { .. } => "people-acting-refused-long",
            Self::Overlap { .. } => "people-acting-refused-overlap",
            Self::Away { .. } => "people-acting-refused-away",
            Self::Over => "people-acting-refused-over",
            Self::Past { .. } => "people-acting-refused-past",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { most } => vec![("most", most.to_string())],
            Self::Overlap { name, from_on, to_on } => {
                vec![("name", name.clone()), ("from", from_on.clone()), ("to", to_on.clone())]
            }
            Self::Away { name } => vec![("name", name.clone())],
            Self::Past { today } => vec![("day", today.clone())],
            Self::Oneself | Self::Own | Self::Backwards | Self::Over => Vec::new(),
        }
    }

    fn field(&self) -> &'static str {
        match self {
            Self::Oneself | Self::Away { .. } => "acting",
            Self::Overlap { .. } => "from",
            Self::Backwards | Self::TooLong { .. } | Self::Past { .. } => "to",
            _ => "",
        }
    }
}

/// May this appointment be made beside those of the same absent person? One that is over before it is written down would
/// give nobody anything to act in, and rewrite who was responsible; one that began lately may still be written (PROPOSED).
pub fn judge(new: &NewActing, others: &[ActingRow], today: Day) -> Result<(), Refusal> {
    if new.absent == new.acting {
        return Err(Refusal::Oneself);
    }
    if new.to_on < new.from_on {
        return Err(Refusal::Backwards);
    }
    if new.from_on.days_until(new.to_on) >= DAYS_MOST {
        return Err(Refusal::TooLong { most: DAYS_MOST });
    }
    if new.to_on < today {
        return Err(Refusal::Past { today: ui::short_day(today) });
    }
    let meets = |other: &&ActingRow| other.from_on <= new.to_on && new.from_on <= other.to_on;
    match others.iter().filter(|other| other.from_on <= other.to_on).find(meets) {
        Some(other) => Err(Refusal::Overlap {
            name: other.acting_name.clone(),
            from_on: ui::short_day(other.from_on),
            to_on: ui::short_day(other.to_on),
        }),
        None => Ok(()),
    }
}

/// The last day when an appointment ends with `last`: one that has not begun is left with no day at all.
pub fn end(from_on: Day, to_on: Day, last: Day) -> Result<Day, Refusal> {
    if last >= to_on { Err(Refusal::Over) } else { Ok(last.max(from_on.plus_days(-1))) }
}

#[cfg(test)]
mod tests {
    use kernel::EmploymentId;
    use kernel::uuid::Uuid;

    use super::*;
    use crate::acting::model::ActingId;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn who(number: u128) -> EmploymentId {
        EmploymentId(Uuid::from_u128(number))
    }

    fn new(from: &str, to: &str) -> NewActing {
        NewActing {
            absent: who(1),
            acting: who(2),
            from_on: day(from),
            to_on: day(to),
            letter: "KMB/1".into(),
        }
    }

    fn standing(from: &str, to: &str) -> ActingRow {
        ActingRow {
            id: ActingId(Uuid::from_u128(9)),
            absent_id: who(1),
            absent_name: String::new(),
            acting_id: who(3),
            acting_name: "Asha".into(),
            from_on: day(from),
            to_on: day(to),
            letter: String::new(),
            version: 1,
        }
    }

    #[test]
    fn nobody_acts_for_themselves_backwards_or_for_ever() {
        assert_eq!(
            judge(&NewActing { acting: who(1), ..new("2026-09-01", "2026-09-30") }, &[], day("2026-09-01")),
            Err(Refusal::Oneself)
        );
        assert_eq!(judge(&new("2026-09-30", "2026-09-01"), &[], day("2026-09-01")), Err(Refusal::Backwards));
        assert_eq!(
            judge(&new("2026-09-01", "2027-09-02"), &[], day("2026-09-01")),
            Err(Refusal::TooLong { most: 366 })
        );
        assert_eq!(judge(&new("2026-09-01", "2026-09-01"), &[], day("2026-09-01")), Ok(()));
    }

    #[test]
    fn what_is_wholly_over_is_not_written_down_any_more() {
        let today = day("2026-09-21");
        let past = Err(Refusal::Past { today: "21/09/2026".into() });
        assert_eq!(judge(&new("2026-09-01", "2026-09-20"), &[], today), past);
        assert_eq!(judge(&new("2026-09-01", "2026-09-21"), &[], today), Ok(()));
    }

    #[test]
    fn one_kaimu_at_a_time_to_the_day() {
        let other = [standing("2026-09-10", "2026-09-20")];
        for (from, to, free) in [
            ("2026-09-01", "2026-09-09", true),
            ("2026-09-01", "2026-09-10", false),
            ("2026-09-20", "2026-09-30", false),
            ("2026-09-21", "2026-09-30", true),
            ("2026-09-12", "2026-09-13", false),
        ] {
            assert_eq!(judge(&new(from, to), &other, day("2026-09-01")).is_ok(), free, "{from} {to}");
        }
        // One that was ended before it began stands in nobody's way.
        assert_eq!(
            judge(
                &new("2026-09-01", "2026-09-30"),
                &[standing("2026-09-10", "2026-09-09")],
                day("2026-09-01")
            ),
            Ok(())
        );
    }

    #[test]
    fn an_appointment_ends_early_once() {
        let (from, to) = (day("2026-09-10"), day("2026-09-20"));
        assert_eq!(end(from, to, day("2026-09-15")), Ok(day("2026-09-15")));
        assert_eq!(end(from, to, day("2026-09-01")), Ok(day("2026-09-09")));
        assert_eq!(end(from, to, day("2026-09-20")), Err(Refusal::Over));
    }
}
