//! The exports: the marks of a year as CSV, and the year as JSON from which each mark is computed again, by code that
//! shares nothing with the formula: it reads only what docs/export.md promises.

use kernel::Day;
use num_bigint::BigInt;
use num_rational::BigRational;
use platform::testing::{TestStore, on_each_db};
use serde_json::Value;

use super::made::{subtask, task, teacher};
use crate::appraisal::model::State;
use crate::appraisal::tests::made::{Circle, circle, tx_work, year};
use crate::mark::export::cell;
use crate::mark::{Inputs, write_marks_csv, write_year_json};

fn exported(store: &TestStore, circle: &Circle) -> Value {
    let (institution, today) = (circle.people.institution, store.clock.now().day());
    let text = tx_work(store, &circle.people.hr.actor(), move |tx| {
        let mut out = Vec::new();
        write_year_json(tx, institution, year(), today, &mut out)?;
        String::from_utf8(out).map_err(kernel::Error::internal)
    });
    serde_json::from_str(&text).unwrap()
}

fn fraction(text: &str) -> BigRational {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{places}").parse().unwrap();
    BigRational::new(digits, BigInt::from(10).pow(u32::try_from(places.len()).unwrap()))
}

fn number(value: &Value) -> BigRational {
    fraction(&value.to_string())
}

fn whole(value: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(value))
}

fn day(value: &Value) -> Day {
    value.as_str().unwrap().parse().unwrap()
}

/// `sum(w * x) / sum(w)`.
fn mean(parts: &[(BigRational, BigRational)]) -> Option<BigRational> {
    let weight: BigRational = parts.iter().map(|(weight, _)| weight).sum();
    (weight != whole(0))
        .then(|| parts.iter().map(|(weight, value)| weight * value).sum::<BigRational>() / weight)
}

/// performance.md 3.3, read again.
fn recomputed(employee: &Value) -> String {
    let rules = &employee["parameters"];
    let mut tasks = Vec::new();
    for task in employee["tasks"].as_array().unwrap() {
        let mut lines = Vec::new();
        for line in task["subtasks"].as_array().unwrap().iter().filter(|line| line["excused"] == false) {
            let n = (number(&line["actual"]) / number(&line["target"])).min(whole(1)).max(whole(0));
            let (start, end) = (day(&line["start"]), day(&line["end"]));
            let until = if line["completed_on"].is_null() {
                day(&employee["counted_to"])
            } else {
                day(&line["completed_on"])
            };
            let late = whole(end.days_until(until).max(0));
            let planned = whole(start.days_until(end) + 1);
            let grace = (planned * number(&rules["grace_percent"]) / whole(100))
                .max(number(&rules["grace_days_min"]));
            let d = (whole(1) - late / grace).max(whole(0));
            let quality = number(&rules["quality_share"]) * number(&line["quality"]) / whole(100);
            let s = n * (number(&rules["quantity_base"]) + quality + number(&rules["time_points"]) * d);
            lines.push((number(&line["weight"]), s));
        }
        if let Some(mark) = mean(&lines) {
            tasks.push((number(&task["weight"]), mark));
        }
    }
    let factors: Vec<_> = employee["factors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|factor| {
            mean(
                &factor["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|item| (whole(1), number(item)))
                    .collect::<Vec<_>>(),
            )
            .unwrap()
        })
        .collect();
    let factors = mean(&factors.into_iter().map(|factor| (whole(1), factor)).collect::<Vec<_>>());
    let duty = &employee["supervisor_duty"];
    let parts = [
        ("R", mean(&tasks)),
        ("B", factors.map(|mean| (mean - whole(1)) * whole(25))),
        (
            "M",
            (!duty.is_null() && duty["due"] != 0)
                .then(|| whole(100) * number(&duty["met"]) / number(&duty["due"])),
        ),
    ];
    let shared: Vec<_> = parts
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| (number(&rules["shares"][name]), value)))
        .collect();
    let overall = mean(&shared).unwrap();
    let parts = (overall * whole(200) + whole(1)) / whole(2);
    let parts = parts.floor().to_integer().to_string();
    let parts = format!("{parts:0>3}");
    let (above, below) = parts.split_at(parts.len() - 2);
    format!("{above}.{below}")
}

#[test]
fn every_mark_can_be_computed_again_from_the_export_alone() {
    on_each_db(|store| {
        let circle = circle(store);
        let people = circle.people.clone();
        // The supervisor of the section, with odd numbers: thirds, halves of a unit, unfinished and late work.
        let mut odd = Inputs { tasks: Vec::new(), ..teacher() };
        odd.tasks = vec![
            task(33, vec![subtask(70, 7, 9, 61), subtask(30, 1, 3, 99)]),
            task(67, vec![subtask(55, 11, 13, 45), subtask(45, 29, 31, 83)]),
        ];
        odd.tasks[0].subtasks[0].completed_on = None;
        odd.tasks[0].subtasks[0].end = super::made::day("2026-06-11");
        odd.tasks[1].subtasks[1].actual = kernel::Quantity(29_125);
        circle.sign(store, 2, people.colleague.employment, odd);
        let id = circle.open(store);
        circle.report(store, 1, circle.agreement(1), circle.sub_task(1, 0, 2), "2025-10-06", 4);
        circle.bring(store, id, State::Published);
        circle.publish_colleague(store);
        circle.sign(store, 3, people.planner.employment, teacher());

        let export = exported(store, &circle);
        assert_eq!(
            (&export["format"], &export["year"]),
            (&Value::from("tija-year-1"), &Value::from("2025/26"))
        );
        let employees = export["employees"].as_array().unwrap();
        assert_eq!(employees.len(), 3);
        for employee in &employees[..2] {
            assert_eq!(
                Value::from(recomputed(employee)),
                employee["mark"]["O"],
                "{}",
                employee["check_number"]
            );
        }
        assert_eq!(employees[0]["mark"]["O"], "85.43");
        assert_eq!(
            (&employees[0]["mark"]["formula"], &employees[0]["group"]),
            (&Value::from("F1"), &Value::from("staff"))
        );
        assert_eq!(employees[0]["reports"][0]["lines"][0]["quantity"], 4);
        assert_eq!(employees[0]["agreement"]["state"], "signed");
        assert_eq!(employees[0]["appraisal"]["quality"][0]["agreed"], 80);
        // Signed, not appraised: no mark, and the inputs as they stand.
        assert_eq!((&employees[2]["mark"], &employees[2]["appraisal"]), (&Value::Null, &Value::Null));
        assert_eq!(employees[2]["tasks"][0]["subtasks"][0]["quality"], Value::Null);
    });
}

#[test]
fn a_year_without_anybody_is_still_a_whole_file() {
    on_each_db(|store| {
        let circle = circle(store);
        let institution = circle.people.other_institution;
        let (json, csv) = tx_work(store, &circle.people.hr.actor(), move |tx| {
            let (mut json, mut csv) = (Vec::new(), Vec::new());
            write_year_json(tx, institution, year(), "2026-07-01".parse()?, &mut json)?;
            write_marks_csv(tx, institution, year(), &mut csv)?;
            Ok((json, csv))
        });
        let json: Value = serde_json::from_slice(&json).unwrap();
        assert_eq!((json["employees"].as_array().unwrap().len(), &json["plan"]["state"]), (0, &Value::Null));
        assert_eq!(csv, b"check_number,R,B,M,O,band,formula\n");
    });
}

#[test]
fn no_cell_is_a_formula_of_the_program_that_opens_the_file() {
    for (text, expected) in [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-5", "'-5"),
        ("90005007", "90005007"),
        ("a,b", "\"a,b\""),
        ("+\"x\"", "\"'+\"\"x\"\"\""),
    ] {
        assert_eq!(cell(text), expected);
    }
}
