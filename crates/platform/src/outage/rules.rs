//! Pure: how long the program was down on a day, and whether that makes the day nobody's last one.

use kernel::{Day, Timestamp};

const MINUTE: i64 = 60_000;

/// Minutes of a day (Tanzania) that lie inside any of these spans; spans may overlap.
pub fn minutes_down(day: Day, outages: &[(Timestamp, Timestamp)]) -> i64 {
    let (begins, ends) = (day.starts_at().millis(), day.plus_days(1).starts_at().millis());
    let mut spans: Vec<(i64, i64)> = outages
        .iter()
        .map(|(from, to)| (from.millis().max(begins), to.millis().min(ends)))
        .filter(|(from, to)| from < to)
        .collect();
    spans.sort_unstable();
    let (mut counted, mut until) = (0_i64, begins);
    for (from, to) in spans {
        counted = counted.saturating_add(to.saturating_sub(from.max(until)).max(0));
        until = until.max(to);
    }
    counted / MINUTE
}

/// Longer than so many hours: the day does not count as a last day. Source: performance.md 5.2, day counting (PROPOSED).
pub fn is_lost(minutes: i64, hours: i64) -> bool {
    minutes > hours.saturating_mul(60)
}

/// Every day a span touches, both ends included.
pub fn days_of(from: Timestamp, to: Timestamp) -> Vec<Day> {
    let count = from.day().days_until(to.day());
    (0..=count).map(|ahead| from.day().plus_days(ahead)).collect()
}

/// The day itself, or the first after it that was not lost.
pub fn first_kept(day: Day, lost: &std::collections::BTreeSet<Day>) -> Day {
    let mut kept = day;
    while lost.contains(&kept) {
        kept = kept.plus_days(1);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn hours_down_are_those_of_the_day_in_tanzania_each_counted_once() {
        let day: Day = "2026-07-31".parse().unwrap();
        let span = |from: &str, to: &str| (at(from), at(to));
        for (outages, minutes) in [
            (vec![], 0),
            (vec![span("2026-07-31T05:00:00Z", "2026-07-31T09:00:00Z")], 240),
            // From the evening before until two in the morning, local time.
            (vec![span("2026-07-30T15:00:00Z", "2026-07-30T23:00:00Z")], 120),
            (vec![span("2026-07-29T00:00:00Z", "2026-08-02T00:00:00Z")], 24 * 60),
            (
                vec![
                    span("2026-07-31T05:00:00Z", "2026-07-31T07:00:00Z"),
                    span("2026-07-31T06:00:00Z", "2026-07-31T08:00:00Z"),
                    span("2026-07-31T12:00:00Z", "2026-07-31T12:30:00Z"),
                ],
                210,
            ),
        ] {
            assert_eq!(minutes_down(day, &outages), minutes, "{outages:?}");
        }
    }

    #[test]
    fn four_hours_are_borne_and_a_minute_more_is_not() {
        for (minutes, lost) in [(0, false), (239, false), (240, false), (241, true), (1_440, true)] {
            assert_eq!(is_lost(minutes, 4), lost, "{minutes}");
        }
    }

    #[test]
    fn a_last_day_gives_way_to_the_first_that_was_not_lost() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let lost = [day("2026-07-31"), day("2026-08-01")].into_iter().collect();
        assert_eq!(first_kept(day("2026-07-30"), &lost), day("2026-07-30"));
        assert_eq!(first_kept(day("2026-07-31"), &lost), day("2026-08-02"));
        let days = days_of(at("2026-07-30T22:00:00Z"), at("2026-08-01T05:00:00Z"));
        assert_eq!(days, [day("2026-07-31"), day("2026-08-01")]);
    }
}
