//! How days, times and numbers are written for people: `31 Desemba 2025`, `TZS 1,250,000`.
//! Reading what people write is kernel's.

use kernel::{Day, Language, Money, Timestamp};

const MONTHS_SW: [&str; 12] = [
    "Januari", "Februari", "Machi", "Aprili", "Mei", "Juni", "Julai", "Agosti", "Septemba", "Oktoba",
    "Novemba", "Desemba",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS_SW: [&str; 7] =
    ["Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi", "Jumapili"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn pick(names: &'static [&'static str], at: u32) -> &'static str {
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

/// The name of a month, 1 to 12.
pub fn month(language: Language, month: u32) -> &'static str {
    let names: &'static [&'static str] = match language {
        Language::Sw => &MONTHS_SW,
        Language::En => &MONTHS_EN,
    };
    pick(names, month.saturating_sub(1))
}

pub fn weekday(language: Language, day: Day) -> &'static str {
    let names: &'static [&'static str] = match language {
        Language::Sw => &WEEKDAYS_SW,
        Language::En => &WEEKDAYS_EN,
    };
    pick(names, day.weekday())
}

/// `31 Desemba 2025`.
pub fn day(language: Language, day: Day) -> String {
    format!("{} {} {}", day.day_of_month(), month(language, day.month()), day.year())
}

/// `31/12/2025`: for narrow columns, and the form in which a date field is filled.
pub fn short_day(day: Day) -> String {
    format!("{:02}/{:02}/{}", day.day_of_month(), day.month(), day.year())
}

/// `Jumatatu 6 - Jumapili 12 Oktoba 2025`; the month and year of the first day only where they differ.
pub fn day_range(language: Language, from: Day, to: Day) -> String {
    let first = if from.year() != to.year() {
        day(language, from)
    } else if from.month() != to.month() {
        format!("{} {}", from.day_of_month(), month(language, from.month()))
    } else {
        from.day_of_month().to_string()
    };
    format!("{} {first} - {} {}", weekday(language, from), weekday(language, to), day(language, to))
}

/// `31 Desemba 2025, 14:05`, the clock of Tanzania.
pub fn time(language: Language, moment: Timestamp) -> String {
    let (hour, minute) = moment.clock_time();
    format!("{}, {hour:02}:{minute:02}", day(language, moment.day()))
}

/// Thousands apart: `1234567.5` becomes `1,234,567.5`. Takes any plain decimal text.
pub fn grouped(decimal: &str) -> String {
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal), |rest| ("-", rest));
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::from(sign);
    let length = whole.len();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && length.saturating_sub(at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// `TZS 1,250,000`; cents only where there are some. The space does not break.
pub fn money(amount: Money) -> String {
    let text = amount.to_string();
    format!("TZS\u{a0}{}", grouped(text.strip_suffix(".00").unwrap_or(&text)))
}

/// `85%` of 8,543 basis points, halves up; below the whole never 100.
pub fn share(basis_points: i64) -> String {
    let rounded = basis_points.saturating_add(50).div_euclid(100);
    let percent = if basis_points < 10_000 { rounded.min(99) } else { rounded };
    format!("{}%", grouped(&percent.to_string()))
}

/// A unit as it is written: percent by its sign, whatever people call it.
pub fn unit(unit: &str) -> &str {
    match unit.trim() {
        "asilimia" | "Asilimia" | "percent" | "Percent" => "%",
        other => other,
    }
}

/// `160 (kipindi)`, `85%`, `160`.
pub fn amount(decimal: &str, unit: &str) -> String {
    let number = grouped(decimal);
    match self::unit(unit) {
        "" => number,
        "%" => format!("{number}%"),
        other => format!("{number} ({other})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn days_and_weeks_are_written_in_full() {
        assert_eq!(day(Language::Sw, on("2025-12-31")), "31 Desemba 2025");
        assert_eq!(day(Language::En, on("2026-07-01")), "1 July 2026");
        assert_eq!(short_day(on("2026-07-01")), "01/07/2026");
        assert_eq!(
            day_range(Language::Sw, on("2025-10-06"), on("2025-10-12")),
            "Jumatatu 6 - Jumapili 12 Oktoba 2025"
        );
        assert_eq!(
            day_range(Language::En, on("2025-09-29"), on("2025-10-05")),
            "Monday 29 September - Sunday 5 October 2025"
        );
        assert_eq!(
            day_range(Language::Sw, on("2025-12-29"), on("2026-01-04")),
            "Jumatatu 29 Desemba 2025 - Jumapili 4 Januari 2026"
        );
    }

    #[test]
    fn a_moment_is_shown_by_the_clock_of_tanzania() {
        assert_eq!(time(Language::Sw, "2026-06-30T21:05:00.000Z".parse().unwrap()), "1 Julai 2026, 00:05");
    }

    #[test]
    fn thousands_stand_apart_and_whole_shillings_show_no_cents() {
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("-1234567.5"), "-1,234,567.5");
        assert_eq!(money(Money(125_000_000)), "TZS\u{a0}1,250,000");
        assert_eq!(money(Money(125_000_050)), "TZS\u{a0}1,250,000.50");
    }

    #[test]
    fn shares_are_whole_percents_and_only_the_whole_is_a_hundred() {
        for (basis_points, written) in [
            (0, "0%"),
            (49, "0%"),
            (50, "1%"),
            (8_543, "85%"),
            (8_550, "86%"),
            (9_999, "99%"),
            (10_000, "100%"),
            (125_049, "1,250%"),
        ] {
            assert_eq!(share(basis_points), written);
        }
    }

    #[test]
    fn amounts_carry_their_unit_and_percent_its_sign() {
        assert_eq!(amount("1600", "kipindi"), "1,600 (kipindi)");
        assert_eq!(amount("85", "asilimia"), "85%");
        assert_eq!(amount("85.5", "%"), "85.5%");
        assert_eq!(amount("3", " "), "3");
    }
}
