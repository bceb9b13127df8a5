//! One code, two who use it.

use kernel::Error;
use platform::testing::on_each_db;

use crate::identity::actions::{make_activation, open_account};
use crate::identity::store;
use crate::tests::{fixture, row};

#[test]
fn a_code_used_twice_at_the_same_moment_opens_the_account_once() {
    on_each_db(|test| {
        let people = fixture(test);
        let (home, person, now) = (people.institution, people.employee.person_id, test.clock.now());
        let employee = row(test, home, &people.employee);
        test.work(&people.hr.actor(), move |work| make_activation(work, &employee)).unwrap();
        let code = test.tx(move |tx| store::find_code(tx, person, now)).unwrap().unwrap();
        let by = people.employee.actor();
        let hashes = ["moja", "mbili"];
        let answers = test.at_once(&[by.clone(), by], move |work, number| {
            open_account(work, home, person, &code, hashes[number])
        });
        let kept = test.tx(move |tx| store::find_hash(tx, person)).unwrap();
        let first = hashes.iter().position(|hash| kept.as_deref() == Some(hash)).unwrap();
        assert!(answers[first].is_ok(), "{answers:?}");
        assert!(matches!(answers[1 - first], Err(Error::Stale)), "{answers:?}");
    });
}
