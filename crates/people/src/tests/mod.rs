//! What the tests of stores and actions share: the day, newcomers, edits, what a refusal says. Each on both engines.

mod employment;
mod pages;
mod power;
mod races;
mod supervision;
mod typing;

use axum::http::StatusCode;
use kernel::{Day, Error, InstitutionId};
use platform::testing::{Answer, Browser, TestApp, TestStore, on_each_db};

use crate::employee::actions::{Edit, NewEmployee, SeatChoice};
use crate::employee::{self, EmploymentRow, rules};
use crate::supervision::actions::Change;
use crate::testing::{Fixture, Someone};
use crate::unit::Heads;
use crate::{area, identity};

pub(crate) const TODAY: &str = "2026-09-01";

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn fixture(store: &TestStore) -> Fixture {
    store.tx(Fixture::insert).unwrap()
}

pub(crate) fn row(store: &TestStore, home: InstitutionId, someone: &Someone) -> EmploymentRow {
    let id = someone.employment;
    store.tx(move |tx| employee::find(tx, home, id, day(TODAY))).unwrap().unwrap()
}

pub(crate) fn details(check_number: &str) -> employee::Details {
    let fields = [
        ("check_number", check_number),
        ("first_name", "Rukia"),
        ("surname", "Kapilime"),
        ("sex", "F"),
        ("cadre", "Mwalimu"),
        ("salary_scale", "TGTS C.1"),
        ("start_date", "2026-09-01"),
    ];
    let get = |name: &str| fields.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
    rules::read_details(get, day(TODAY)).unwrap()
}

pub(crate) fn newcomer(fixture: &Fixture, check_number: &str) -> NewEmployee {
    NewEmployee {
        details: details(check_number),
        seat: SeatChoice {
            unit_id: fixture.academics.id,
            workstation_id: fixture.school,
            post: "Mwalimu".into(),
            heads: Heads::Nothing,
        },
        supervisor: Some(fixture.supervisor.employment),
    }
}

pub(crate) fn complaint(result: Result<impl std::fmt::Debug, Error>) -> String {
    match result.unwrap_err() {
        Error::Invalid(errors) => {
            errors.0.iter().map(|error| format!("{}={}", error.field, error.reason.key)).collect()
        }
        Error::Refused(reason) => reason.key.to_owned(),
        other => other.to_string(),
    }
}

pub(crate) fn edit(people: &Fixture, row: &EmploymentRow, person_version: i64) -> Edit {
    Edit {
        details: employee::Details { phone: "0712345678".into(), ..details("90005007") },
        seat: SeatChoice {
            unit_id: people.education.id,
            workstation_id: people.headquarters,
            post: "Mwalimu Mkuu".into(),
            heads: Heads::Nothing,
        },
        version: row.version,
        person_version,
    }
}

pub(crate) fn change(to: &Someone, from: &str) -> Change {
    Change {
        supervisor: Some(to.employment),
        from_on: day(from),
        reason: "Barua ya uhamisho wa ndani".into(),
        seen: None,
    }
}

pub(crate) fn with_app(test: impl Fn(&TestApp<'_>, &Fixture)) {
    on_each_db(|store: &TestStore| {
        let people = store.tx(Fixture::insert).unwrap();
        test(&TestApp::new(store, vec![area()], identity::identify), &people);
    });
}

pub(crate) fn browser<'a>(app: &'a TestApp<'a>, someone: &Someone) -> Browser<'a> {
    app.signed_in(someone.person.institution, someone.employment)
}

pub(crate) fn show(answer: &Answer) -> String {
    format!("{} {}", answer.status, answer.text())
}

/// No page shows a key that has no words.
pub(crate) fn whole(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", show(answer));
    assert!(!answer.body.contains("[["), "{}", answer.text());
    answer.text()
}

pub(crate) fn typed_newcomer<'f>(people: &Fixture, changes: &[(&'f str, &'f str)]) -> Vec<(&'f str, String)> {
    let mut fields = vec![
        ("check_number", "90005100".to_owned()),
        ("first_name", "Rukia".into()),
        ("surname", "Kapilime".into()),
        ("sex", "F".into()),
        ("phone", "0712 345 678".into()),
        ("cadre", "Mwalimu".into()),
        ("post", "Mwalimu".into()),
        ("heads", "nothing".into()),
        ("unit", people.academics.id.to_string()),
        ("workstation", people.school.to_string()),
        ("terms", "permanent".into()),
        ("start_date", "01/09/2026".into()),
        ("supervisor", people.supervisor.check_number.into()),
    ];
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

pub(crate) fn post(browser: &Browser<'_>, path: &str, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(path, &fields)
}
