//! Contracts that end: written in the form and by sheet, listed for HR in time, and for nobody else.

use axum::http::StatusCode;
use kernel::Day;
use ui::Light;

use super::rules::{DAYS_AHEAD, light};
use super::{Waiting, waiting};
use crate::tests::{browser, day, post, show, typed_newcomer, whole, with_app};

#[test]
fn the_nearer_the_end_the_louder() {
    let today: Day = day("2026-09-01");
    for (ends_on, said) in [
        (None, Light::Grey),
        (Some("2026-08-31"), Light::Red),
        (Some("2026-09-01"), Light::Yellow),
        (Some("2026-10-01"), Light::Yellow),
        (Some("2026-10-02"), Light::Green),
    ] {
        assert_eq!(light(ends_on.map(day), today), said, "{ends_on:?}");
    }
}

#[test]
fn hr_writes_when_a_contract_ends_and_is_told_in_time() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        assert!(whole(&hr.get("/people/contracts")).contains("Hakuna mkataba unaoisha ndani ya siku 90"));
        for (terms, ends_on, complaint) in [
            ("permanent", "30/11/2026", "huandikwa kwa mwenye masharti ya mkataba tu"),
            ("contract", "31/08/2026", "Mkataba hauwezi kuisha kabla ya kuanza kazi."),
            ("contract", "mwakani", "Mwisho wa mkataba:"),
        ] {
            let typed = typed_newcomer(people, &[("terms", terms), ("contract_end", ends_on)]);
            let refused = post(&hr, "/people", &typed);
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", show(&refused));
            assert!(refused.text().contains(complaint), "{}", show(&refused));
            assert_eq!(refused.value_of("contract_end").as_deref(), Some(ends_on), "what was typed stays");
        }
        // 30 November is the ninetieth day from 1 September; the day after is not told yet.
        let mut paths = Vec::new();
        for (number, ends_on) in [("90005100", "30/11/2026"), ("90005101", "01/12/2026"), ("90005102", "")] {
            let typed = typed_newcomer(
                people,
                &[("check_number", number), ("terms", "contract"), ("contract_end", ends_on)],
            );
            let made = post(&hr, "/people", &typed);
            assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", show(&made));
            paths.push(made.location.split('?').next().unwrap().to_owned());
        }
        let list = whole(&hr.get("/people/contracts"));
        assert!(list.contains("90005100") && list.contains("Unaisha 30 Novemba 2026"), "{list}");
        assert!(!list.contains("90005101"), "{list}");
        assert!(list.contains("90005102") && list.contains("Haijaandikwa"), "{list}");
        assert!(whole(&hr.get(&paths[0])).contains("Mwisho wa mkataba 30 Novemba 2026"));
        let told = app.store.read(&people.hr.actor(), waiting).unwrap();
        let first = Waiting { name: "Kapilime, Rukia".into(), others: 0, due_on: day("2026-11-30") };
        assert_eq!(told, Some(first));

        // A contract that is renewed waits no longer, and the history says so.
        let edit = format!("{}/edit", paths[0]);
        let form = hr.get(&edit);
        assert_eq!(form.value_of("contract_end").as_deref(), Some("30/11/2026"));
        let mut typed = typed_newcomer(people, &[("terms", "contract"), ("contract_end", "30/11/2028")]);
        for name in ["version", "person_version"] {
            typed.push((name, form.value_of(name).unwrap()));
        }
        let renewed = post(&hr, &edit, &typed);
        assert_eq!(renewed.status, StatusCode::SEE_OTHER, "{}", show(&renewed));
        let page = whole(&hr.get(&paths[0]));
        assert!(page.contains("Mwisho wa mkataba: 30 Novemba 2026 → 30 Novemba 2028"), "{page}");
        assert_eq!(app.store.read(&people.hr.actor(), waiting).unwrap(), None);

        assert_eq!(app.store.read(&people.supervisor.actor(), waiting).unwrap(), None);
        for other in [&people.supervisor, &people.director, &people.employee] {
            assert_eq!(browser(app, other).get("/people/contracts").status, StatusCode::FORBIDDEN);
        }
        assert_eq!(DAYS_AHEAD, 90, "as the form says");
    });
}

#[test]
fn the_list_goes_on_by_key_through_days_and_past_the_last_of_them() {
    with_app(|app, people| {
        let hr = browser(app, &people.hr);
        for number in 0..52 {
            let check_number = format!("900052{number:02}");
            // Two without a day, the others on few days, so that one day goes over the edge of a page.
            let ends_on = if number < 2 { String::new() } else { format!("{:02}/11/2026", 1 + number / 20) };
            let typed =
                [("check_number", check_number.as_str()), ("terms", "contract"), ("contract_end", &ends_on)];
            let made = post(&hr, "/people", &typed_newcomer(people, &typed));
            assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", show(&made));
        }
        let first = hr.get("/people/contracts");
        let next =
            first.body.split("/people/contracts?after=").nth(1).and_then(|rest| rest.split('"').next());
        let second = hr.get(&format!("/people/contracts?after={}", next.unwrap()));
        let numbers = |page: &platform::testing::Answer| -> Vec<String> {
            let said = page.text();
            said.split(' ').filter(|word| word.starts_with("900052")).map(str::to_owned).collect()
        };
        let mut all = [numbers(&first), numbers(&second)].concat();
        assert_eq!((numbers(&first).len(), all.len()), (50, 52));
        assert_eq!(
            all.iter().filter(|number| ["90005200", "90005201"].contains(&number.as_str())).count(),
            2
        );
        assert!(numbers(&second).contains(&"90005200".to_owned()), "without a day: at the end");
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 52);
    });
}
