use kernel::{Day, Timestamp};

use crate::mail::rules::{Quiet, gives_up, wait_after};

const NIGHT: Quiet = Quiet { from: 20, to: 6, free_days: true };

fn at(moment: &str) -> Timestamp {
    format!("{moment}:00+03:00").parse().unwrap()
}

/// Saturdays, Sundays and the ninth of December.
fn free(day: Day) -> bool {
    day.weekday() >= 5 || day.to_string() == "2026-12-09"
}

#[test]
fn nights_weekends_and_holidays_are_quiet_and_the_hours_are_tanzanias() {
    let never = Quiet { from: 8, to: 8, free_days: false };
    let noon = Quiet { from: 12, to: 14, free_days: false };
    for (quiet, moment, expected) in [
        (NIGHT, "2026-12-07T05:59", true),
        (NIGHT, "2026-12-07T06:00", false),
        (NIGHT, "2026-12-07T19:59", false),
        (NIGHT, "2026-12-07T20:00", true),
        (NIGHT, "2026-12-08T00:30", true),
        (NIGHT, "2026-12-09T10:00", true),
        (NIGHT, "2026-12-12T10:00", true),
        (NIGHT, "2026-12-13T10:00", true),
        (Quiet { free_days: false, ..NIGHT }, "2026-12-12T10:00", false),
        (noon, "2026-12-07T12:00", true),
        (noon, "2026-12-07T14:00", false),
        (noon, "2026-12-12T11:00", false),
        (never, "2026-12-07T08:00", false),
    ] {
        assert_eq!(quiet.is_quiet(at(moment), free), expected, "{moment}");
    }
    // Midnight in Greenwich is three in the morning here.
    assert!(NIGHT.is_quiet("2026-12-07T00:00:00Z".parse().unwrap(), free));
}

#[test]
fn quiet_ends_with_the_hour_on_the_next_day_of_work() {
    for (moment, end) in [
        ("2026-12-07T10:15", "2026-12-07T10:15"),
        ("2026-12-07T20:40", "2026-12-08T06:00"),
        ("2026-12-08T03:10", "2026-12-08T06:00"),
        ("2026-12-08T21:00", "2026-12-10T06:00"),
        ("2026-12-11T20:00", "2026-12-14T06:00"),
        ("2026-12-12T09:30", "2026-12-14T06:00"),
    ] {
        assert_eq!(NIGHT.ends(at(moment), free), at(end), "{moment}");
    }
}

#[test]
fn quiet_for_ever_is_looked_at_again_a_day_later() {
    let always = |_: Day| true;
    assert_eq!(NIGHT.ends(at("2026-12-07T10:00"), always), at("2026-12-08T10:00"));
}

#[test]
fn a_letter_is_tried_for_days_with_longer_and_longer_waits() {
    let waits: Vec<i64> = (1..=8).map(wait_after).collect();
    assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
    assert_eq!((waits[0], wait_after(0), wait_after(99)), (300, 24 * 3600, 24 * 3600));
    assert_eq!(
        (1..=9).map(gives_up).collect::<Vec<_>>(),
        [false, false, false, false, false, false, false, true, true]
    );
    let all: i64 = (1..8).map(wait_after).sum();
    assert!(all > 36 * 3600, "{all}");
}
