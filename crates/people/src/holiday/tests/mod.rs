//! The calendar of holidays: what a change does to due dates, who may, and the pages.

use kernel::{Day, Error, InstitutionId};
use platform::deadline::Deadline;
use platform::holiday;
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use super::actions::{Proclaimed, add_holiday, change_holiday, remove_holiday};
use crate::testing::{Fixture, Someone};
use crate::tests::{browser, complaint, day, fixture, whole, with_app};

fn proclaimed(on: &str, name: &str) -> Proclaimed {
    Proclaimed { day: day(on), name_sw: name.into(), name_en: String::new() }
}

/// Something the supervisor owes about the employee by a day.
fn owe(store: &TestStore, people: &Fixture, on: &str) {
    let (home, by, about, due_on) =
        (people.institution, people.supervisor.employment, people.employee.employment, day(on));
    let owing = move |work: &Work<'_>| {
        work.owe_in(
            home,
            Deadline {
                kind: "people.test.answer",
                subject: about.0,
                owed_by: by.into(),
                about: Some(about),
                note: String::new(),
                path: "/".into(),
                year: due_on.financial_year(),
                due_on,
            },
        )?;
        let permit = work.permit(&crate::permissions::HOLIDAY_CHANGE, &kernel::Place::institution(home))?;
        Ok(work.already_done(permit))
    };
    store.work(&people.hr.actor(), owing).unwrap();
}

fn due(store: &TestStore, home: InstitutionId, someone: &Someone) -> Vec<String> {
    store.owed_by(home, someone.employment)
}

fn days(store: &TestStore, home: InstitutionId, from: &str, to: &str) -> Vec<(String, String)> {
    let (from, to): (Day, Day) = (day(from), day(to));
    let rows = store.tx(move |tx| holiday::list(tx, home, from, to)).unwrap();
    rows.into_iter().map(|row| (row.day.to_string(), row.kind)).collect()
}

#[test]
fn a_new_due_date_gives_way_to_weekends_and_holidays() {
    on_each_db(|store| {
        let people = fixture(store);
        // Saturday; the day of Maulid as shipped is 2026-08-26; Nyerere Day is a Wednesday.
        owe(store, &people, "2026-09-05");
        owe(store, &people, "2026-10-14");
        owe(store, &people, "2026-09-08");
        let home = people.institution;
        assert_eq!(due(store, home, &people.supervisor), ["2026-09-07", "2026-09-08", "2026-10-15"]);
    });
}

#[test]
fn a_day_added_moves_open_due_dates_and_a_day_removed_shortens_nobodys_time() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, hr) = (people.institution, people.hr.actor());
        owe(store, &people, "2026-09-04");
        let new = proclaimed("2026-09-04", "Mapumziko maalumu");
        store.work(&hr, move |work| add_holiday(work, home, &new)).unwrap();
        assert_eq!(due(store, home, &people.supervisor), ["2026-09-07"]);
        owe(store, &people, "2026-09-04");
        assert_eq!(due(store, home, &people.supervisor), ["2026-09-07", "2026-09-07"]);
        store.work(&hr, move |work| remove_holiday(work, home, day("2026-09-04"), Some(1))).unwrap();
        owe(store, &people, "2026-09-04");
        assert_eq!(due(store, home, &people.supervisor), ["2026-09-04", "2026-09-07", "2026-09-07"]);
        let events = store.tx(move |tx| platform::history::on_subject(tx, home, home.0, None)).unwrap();
        let told: Vec<_> = events.iter().map(|event| event.action.as_str()).collect();
        assert_eq!(told, ["people.holiday.change"; 2]);
        assert_eq!(events[1].after.as_ref().unwrap()["due_count"], "1");
    });
}

#[test]
fn a_moon_sighted_day_is_moved_in_one_institution_and_no_other() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, away) = (people.institution, people.other_institution);
        let moved = proclaimed("2027-03-12", "Idd el Fitri");
        let change = move |work: &Work<'_>| change_holiday(work, home, day("2027-03-10"), 0, &moved);
        store.work(&people.hr.actor(), change).unwrap();
        let shipped = |kind: &str, on: &str| (on.to_owned(), kind.to_owned());
        assert_eq!(
            days(store, home, "2027-03-01", "2027-03-20"),
            [shipped("moon", "2027-03-11"), shipped("own", "2027-03-12")]
        );
        assert_eq!(
            days(store, away, "2027-03-01", "2027-03-20"),
            [shipped("moon", "2027-03-10"), shipped("moon", "2027-03-11")]
        );
        // The program's own list, loaded again by a newer program, brings nothing back.
        store.tx(platform::reference::load_own).unwrap();
        assert_eq!(days(store, home, "2027-03-10", "2027-03-10"), []);
    });
}

#[test]
fn what_cannot_be_a_holiday_is_refused_with_its_reason() {
    on_each_db(|store| {
        let people = fixture(store);
        let (home, hr) = (people.institution, people.hr.actor());
        for (on, name, why) in [
            ("2026-12-25", "Krismasi", "people-holiday-refused-taken"),
            ("2026-12-24", "  ", "name_sw=people-holiday-problem-name"),
            ("2099-12-24", "Mbali", "day=people-holiday-problem-far"),
        ] {
            let new = proclaimed(on, name);
            assert_eq!(complaint(store.work(&hr, move |work| add_holiday(work, home, &new))), why);
        }
        let gone = store.work(&hr, move |work| remove_holiday(work, home, day("2026-12-24"), None));
        assert_eq!(complaint(gone), "people-holiday-refused-none");
        let stale = proclaimed("2026-12-25", "Noeli");
        let first = stale.clone();
        let rename = move |work: &Work<'_>| change_holiday(work, home, day("2026-12-25"), 0, &first);
        store.work(&hr, rename).unwrap();
        let again = store.work(&hr, move |work| change_holiday(work, home, day("2026-12-25"), 0, &stale));
        assert!(matches!(again, Err(Error::Stale)));
        let new = proclaimed("2026-12-24", "Mkesha");
        let denied = store.work(&people.employee.actor(), move |work| add_holiday(work, home, &new));
        assert!(matches!(denied, Err(Error::Denied)));
    });
}

#[test]
fn the_pages_list_add_change_and_remove() {
    with_app(|app, people| {
        let officer = browser(app, &people.hr);
        let list = whole(&officer.get("/holidays"));
        assert!(list.contains("Siku ya Mwalimu Nyerere") && list.contains("Ongeza sikukuu"), "{list}");
        let seen = whole(&browser(app, &people.employee).get("/holidays?year=2025-26"));
        assert!(seen.contains("Krismasi") && !seen.contains("Ongeza sikukuu"), "{seen}");
        let wrong =
            officer.post("/holidays", &[("day", "32/12/2026"), ("name_sw", "Mkesha"), ("year", "2026-27")]);
        assert!(wrong.status == 422 && wrong.body.contains("Mkesha") && wrong.body.contains("32/12/2026"));
        let added =
            officer.post("/holidays", &[("day", "24/12/2026"), ("name_sw", "Mkesha"), ("year", "2026-27")]);
        assert_eq!(added.status, 303);
        assert!(whole(&officer.get("/holidays")).contains("Mkesha"));
        let form = whole(&officer.get("/holidays/2026-12-24"));
        assert!(form.contains("Imewekwa na taasisi"), "{form}");
        let change =
            [("day", "23/12/2026"), ("name_sw", "Mkesha wa mapema"), ("name_en", ""), ("version", "1")];
        assert_eq!(officer.post("/holidays/2026-12-24", &change).status, 303);
        assert_eq!(
            officer.post("/holidays/2026-12-23", &[("version", "0"), change[0], change[1]]).status,
            409
        );
        assert_eq!(officer.post("/holidays/2026-12-23/remove", &[("version", "0")]).status, 409);
        assert_eq!(officer.post("/holidays/2026-12-23/remove", &[("version", "1")]).status, 303);
        let list = whole(&officer.get("/holidays"));
        assert!(list.contains("Mkesha wa mapema → -"), "{list}");
        assert_eq!(officer.get("/holidays/2026-12-23").status, 404);
        assert_eq!(browser(app, &people.employee).post("/holidays", &change).status, 403);
        whole(&officer.in_english().get("/holidays"));
    });
}
