//! Cases for the rules of supervision: tables and properties, no database.

use kernel::uuid::Uuid;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn who(number: u128) -> EmploymentId {
    EmploymentId(Uuid::from_u128(number))
}

fn open_since(text: &str) -> Interval {
    Interval { from_on: day(text), to_on: None, supervisor_id: Some(who(2)) }
}

#[test]
fn a_change_closes_one_interval_and_opens_the_next_on_the_day_after() {
    let (today, start) = (day("2026-09-01"), day("2020-01-01"));
    let open = open_since("2020-01-01");
    assert_eq!(change(None, start, start, None, today), Ok(Step::Open { from_on: start }));
    assert_eq!(
        change(Some(&open), day("2026-09-10"), start, None, today),
        Ok(Step::Follow { last: day("2026-09-09"), from_on: day("2026-09-10") })
    );
}

#[test]
fn the_past_is_never_rewritten_but_todays_mistake_can_be_mended() {
    let (today, start) = (day("2026-09-01"), day("2020-01-01"));
    let table = [
        ("2020-01-01", "2020-01-01", Err(Refusal::Past { from_on: "01/01/2020".into() })),
        ("2026-03-01", "2025-12-01", Err(Refusal::Past { from_on: "01/03/2026".into() })),
        ("2026-09-01", "2026-09-01", Ok(Step::Correct { from_on: day("2026-09-01") })),
        ("2026-10-01", "2026-10-01", Ok(Step::Correct { from_on: day("2026-10-01") })),
        // Back to the beginning of the year, or ninety days where that is longer.
        (
            "2020-01-01",
            "2026-06-03",
            Ok(Step::Follow { last: day("2026-06-02"), from_on: day("2026-06-03") }),
        ),
        ("2020-01-01", "2026-06-02", Err(Refusal::TooLongAgo { earliest: "03/06/2026".into() })),
        ("2026-10-01", "2026-09-15", Err(Refusal::Past { from_on: "01/10/2026".into() })),
    ];
    for (began, from, expected) in table {
        assert_eq!(
            change(Some(&open_since(began)), day(from), start, None, today),
            expected,
            "{began} {from}"
        );
    }
}

#[test]
fn a_change_lies_within_the_employment() {
    let (today, start, end) = (day("2026-09-01"), day("2026-01-15"), Some(day("2026-12-31")));
    let open = open_since("2026-01-15");
    assert!(matches!(
        change(Some(&open), day("2026-01-01"), start, end, today),
        Err(Refusal::BeforeEmployment { .. })
    ));
    assert!(matches!(
        change(Some(&open), day("2027-01-01"), start, end, today),
        Err(Refusal::AfterEmployment { .. })
    ));
    assert_eq!(change(Some(&open), day("2062-01-01"), start, None, today), Err(Refusal::TooFar));
}

#[test]
fn nobody_supervises_themselves_or_those_above_them() {
    assert_eq!(judge_supervisor(who(1), who(1), "", &[]), Err(Refusal::Oneself));
    let cycle = Err(Refusal::Cycle { name: "Asha".into() });
    assert_eq!(judge_supervisor(who(1), who(3), "Asha", &[who(2), who(1)]), cycle);
    assert_eq!(judge_supervisor(who(1), who(3), "Asha", &[who(2)]), Ok(()));
}

#[test]
fn a_list_without_a_circle_has_none_and_a_circle_is_found_whole() {
    let tree: HashMap<_, _> = (2..50).map(|number| (who(number), who(number / 2))).collect();
    assert_eq!(circles(&tree), []);
    let mut turned = tree.clone();
    // 10 -> 5 -> 2 -> 10; whoever hangs below is not in the circle.
    turned.insert(who(2), who(10));
    assert_eq!(circles(&turned), [who(2), who(5), who(10)]);
    let alone = HashMap::from([(who(7), who(7))]);
    assert_eq!(circles(&alone), [who(7)]);
}

/// Any sequence of accepted changes leaves one interval for every day since the employment began.
#[test]
fn whatever_changes_are_accepted_no_day_is_without_an_interval_or_with_two() {
    let start = day("2025-01-01");
    let mut seed = 7_i64;
    for _ in 0..200 {
        let mut rows: Vec<(Day, Option<Day>)> = vec![(start, None)];
        for turn in 0..12 {
            seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
            let today = start.plus_days(turn * 30);
            let from_on = start.plus_days(seed % 500);
            let (began, _) = *rows.last().unwrap();
            let open = Interval { from_on: began, to_on: None, supervisor_id: None };
            match change(Some(&open), from_on, start, None, today) {
                Ok(Step::Follow { last, from_on }) => {
                    rows.last_mut().unwrap().1 = Some(last);
                    rows.push((from_on, None));
                }
                Ok(Step::Correct { .. }) | Err(_) => {}
                Ok(Step::Open { .. }) => panic!("there was an open interval"),
            }
        }
        for pair in rows.windows(2) {
            assert_eq!(pair[0].1.unwrap().plus_days(1), pair[1].0);
            assert!(pair[0].0 <= pair[0].1.unwrap());
        }
        assert_eq!(rows.last().unwrap().1, None);
    }
}
