//! What goes up once: leave that was asked for, which the second level may agree, and after it nobody.

use people::absence::actions::{agree_absence, ask_absence};
use people::absence::{Kind, NewAbsence};
use people::testing::Fixture;
use platform::testing::{TestStore, on_each_db};

use super::{noticed, owed, round};
use crate::agreement::tests::day;

#[test]
fn leave_nobody_answers_goes_to_the_second_level_and_counts_once_agreed() {
    on_each_db(|store: &TestStore| {
        store.at("2026-09-01T08:00:00Z");
        let people = store.tx(Fixture::insert).unwrap();
        let areas = [people::area(), crate::area()];
        store.runtime.block_on(platform::reference::load(&store.store, &areas)).unwrap();
        let leave = NewAbsence {
            kind: Kind::Leave,
            from_on: day("2026-10-05"),
            to_on: day("2026-10-30"),
            letter: String::new(),
            venue: String::new(),
            note: String::new(),
        };
        let employee = people.employee.actor();
        let id = store.work(&employee, move |work| ask_absence(work, &leave)).unwrap();
        assert_eq!(owed(store, &people, &people.supervisor), ["people.absence.answer, 2026-09-08"]);
        store.at("2026-09-09T08:00:00Z");
        assert_eq!(round(store).dealt, 1);
        let upper = owed(store, &people, &people.head);
        assert!(upper.len() == 1 && upper[0].starts_with("people.absence.answer from "), "{upper:?}");
        assert_eq!(noticed(store, &people.employee), ["raised /absences"]);
        store.work(&people.head.actor(), move |work| agree_absence(work, id, 1)).unwrap();
        assert!(owed(store, &people, &people.head).is_empty());
        // A second request both levels leave: stuck, and nobody above is asked.
        let short = NewAbsence {
            kind: Kind::Leave,
            from_on: day("2026-12-01"),
            to_on: day("2026-12-04"),
            letter: String::new(),
            venue: String::new(),
            note: String::new(),
        };
        store.work(&employee, move |work| ask_absence(work, &short)).unwrap();
        for now in ["2026-09-21T08:00:00Z", "2026-10-05T08:00:00Z"] {
            store.at(now);
            round(store);
        }
        assert!(owed(store, &people, &people.director).is_empty());
        assert_eq!(owed(store, &people, &people.head).len(), 1);
    });
}
