//! Cases for the rules about people: tables, no database.

use std::collections::BTreeMap;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn typed(changes: &[(&'static str, &'static str)]) -> Result<Details, FieldErrors> {
    let mut fields = BTreeMap::from([
        ("check_number", "00900001"),
        ("first_name", "Asha"),
        ("surname", "Kibwana"),
        ("sex", "KE"),
        ("cadre", "Mwalimu"),
        ("salary_scale", "TGTS D.2"),
        ("terms", "kudumu"),
        ("start_date", "01/07/2019"),
    ]);
    fields.extend(changes.iter().copied());
    read_details(|name| fields.get(name).copied().unwrap_or_default(), day("2026-09-01"))
}

fn complaints(changes: &[(&'static str, &'static str)]) -> Vec<(String, &'static str)> {
    let errors = typed(changes).unwrap_err();
    errors.0.into_iter().map(|error| (error.field, error.reason.key)).collect()
}

#[test]
fn a_check_number_keeps_its_leading_zeros() {
    assert_eq!(typed(&[]).unwrap().check_number, "00900001");
}

#[test]
fn a_check_number_is_six_to_twelve_digits_and_nothing_else() {
    for right in ["123456", "12345678", "123456789012"] {
        assert!(is_check_number(right), "{right}");
    }
    for wrong in ["12345", "1234567890123", "12a456", "123 456", "", "１２３４５６", "-123456"] {
        assert!(!is_check_number(wrong), "{wrong}");
    }
}

#[test]
fn a_telephone_is_read_as_people_write_it_and_kept_in_one_form() {
    for text in ["0712345678", "0712 345 678", "+255712345678", "255 712-345-678"] {
        assert_eq!(phone(text).as_deref(), Some("0712345678"), "{text}");
    }
    for wrong in ["0512345678", "071234567", "07123456789", "+254712345678", "simu"] {
        assert_eq!(phone(wrong), None, "{wrong}");
    }
}

#[test]
fn an_e_mail_is_plausible_or_refused() {
    for right in ["asha@mwangaza.example", "a.b-c@x.go.example"] {
        assert!(is_email(right), "{right}");
    }
    for wrong in ["asha", "asha@", "@a.b", "a@b", "a b@c.d", "a@b..c", "a@b@c.d", "a,b@c.d"] {
        assert!(!is_email(wrong), "{wrong}");
    }
}

#[test]
fn names_are_tidied_and_a_number_is_not_a_name() {
    let details = typed(&[("first_name", "  Asha   Mwana "), ("surname", "Ng'ombe-Kaya")]).unwrap();
    assert_eq!(details.name(), "Ng'ombe-Kaya, Asha Mwana");
    assert_eq!(complaints(&[("surname", "=1+1")]), [("surname".to_owned(), "people-employee-problem-name")]);
}

#[test]
fn every_complaint_about_a_form_is_made_at_once_and_at_its_field() {
    let found = complaints(&[
        ("check_number", "12"),
        ("first_name", ""),
        ("sex", "x"),
        ("phone", "123"),
        ("email", "asha"),
        ("birth_date", "31/02/1990"),
        ("cadre", " "),
        ("terms", "milele"),
        ("start_date", "kesho"),
    ]);
    let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(
        fields,
        ["check_number", "first_name", "sex", "birth_date", "phone", "email", "cadre", "terms", "start_date"]
    );
}

#[test]
fn dates_that_no_life_fits_are_refused() {
    for (change, problem) in [
        (("birth_date", "2020-01-01"), "people-employee-problem-age"),
        (("birth_date", "1910-01-01"), "people-employee-problem-age"),
        (("start_date", "2062-01-01"), "people-employee-problem-start-far"),
    ] {
        assert!(complaints(&[change]).iter().any(|(_, key)| *key == problem), "{change:?}");
    }
    assert_eq!(
        complaints(&[("birth_date", "2000-01-01"), ("start_date", "2010-01-01")]),
        [("start_date".to_owned(), "people-employee-problem-start-young")]
    );
}

#[test]
fn an_employment_ends_after_it_began_and_only_once() {
    let (start, today) = (day("2020-01-01"), day("2026-09-01"));
    assert_eq!(judge_end(start, None, day("2026-12-31"), today), Ok(()));
    assert!(matches!(judge_end(start, None, day("2019-12-31"), today), Err(Refusal::EndBeforeStart { .. })));
    assert!(matches!(judge_end(start, Some(day("2026-08-01")), today, today), Err(Refusal::Ended { .. })));
    // Five years ahead, to the day; nobody's retirement is written for the year 2126.
    let latest = today.plus_days(5 * 365 + 1);
    assert_eq!(judge_end(start, None, latest, today), Ok(()));
    let far = Err(Refusal::EndFar { latest: ui::short_day(latest) });
    assert_eq!(judge_end(start, None, latest.plus_days(1), today), far);
    // Ninety days back, to the day: it could not be taken back.
    let earliest = today.plus_days(-90);
    assert_eq!(judge_end(start, None, earliest, today), Ok(()));
    let long_ago = Err(Refusal::EndLongAgo { earliest: ui::short_day(earliest) });
    assert_eq!(judge_end(start, None, earliest.plus_days(-1), today), long_ago);
    // A planned last day that has not come may still be moved.
    assert_eq!(judge_end(start, Some(day("2026-10-01")), day("2026-11-01"), today), Ok(()));
}
