//! What a former supervisor judged can be contested too, and whoever judged it sits over no appeal. On both engines.

use kernel::{Error, Marks};
use platform::testing::{TestApp, TestStore};

use super::committee::appoint;
use super::made::{Court, FILED, appeal_id, confirmed, quality, verdict};
use crate::appeal::actions;
use crate::appeal::model::{AppealId, Contested, Ground, NewAppeal, NewItem, Ruling};
use crate::mark::Inputs;
use crate::mark::tests::made::day;
use crate::period::tests::flow::{close, under_the_head};
use crate::period::tests::{changed, each, periods, report, run_round};

/// The colleague's year: 75.00 by the former supervisor until December, 88.00 under the head of department: 81.45.
fn judged_by_two(store: &TestStore) -> Court {
    let circle = changed(store);
    for (number, week, quantity) in [(21, "2025-09-01", 138), (23, "2026-03-02", 227)] {
        report(store, &circle, number, week, quantity);
    }
    store.at("2026-01-02T08:00:00Z");
    run_round(store);
    close(store, &circle, &circle.people.supervisor, periods(store, &circle)[0].0).unwrap();
    let appraisal = under_the_head(store, &circle);
    store.at(FILED);
    // The colleague is the appellant here.
    let mut court = Court { circle, appraisal };
    let people = &mut court.circle.people;
    std::mem::swap(&mut people.employee, &mut people.colleague);
    court
}

fn file(store: &TestStore, court: &Court) -> AppealId {
    let from = day("2025-07-01");
    let line = court.circle.sub_task(2, 0, 0);
    let items = [Contested::PeriodSubTask(from, line), Contested::PeriodFactor(from, 1)];
    let item = |contested| NewItem {
        contested,
        ground: Some(Ground::Evidence),
        text: String::from("Siku za msimamizi wa awali"),
        files: Vec::new(),
    };
    let new = NewAppeal { items: items.map(item).into(), ..court.new_appeal(1) };
    store.work(&court.circle.people.employee.actor(), move |work| actions::file_appeal(work, &new)).unwrap()
}

#[test]
fn a_period_is_contested_within_the_year_and_its_own_mark_is_computed_again() {
    each(|store| {
        let court = judged_by_two(store);
        let people = &court.circle.people;
        let id = file(store, &court);
        assert_eq!(court.mark(store, id), (1, Marks(8145)));
        let five = Ruling { changed: true, mark: Some(5), ..confirmed(2) };
        court.decide(store, &people.head, id, verdict(vec![confirmed(1), five])).unwrap();
        // One factor of eight from 4 to 5: B 78.125, the period 75.63; (75.63 x 184 + 88 x 181) / 365.
        assert_eq!(court.mark(store, id), (2, Marks(8176)));
        let case = court.case(store, &people.employee, id);
        let inputs: Inputs = actions::inputs_of(&case.row).unwrap();
        assert_eq!(inputs.periods.unwrap().earlier[0].mark, Some(Marks(7563)));
    });
}

#[test]
fn a_decision_about_a_period_never_lowers_the_year() {
    each(|store| {
        let court = judged_by_two(store);
        let people = &court.circle.people;
        let id = file(store, &court);
        court.decide(store, &people.head, id, verdict(vec![quality(1, 50), confirmed(2)])).unwrap();
        assert_eq!(court.mark(store, id), (1, Marks(8145)));
        let case = court.case(store, &people.employee, id);
        assert!(case.now().unwrap().would_be.is_some_and(|mark| mark < Marks(8145)));
    });
}

#[test]
fn whoever_judged_a_period_sits_on_no_committee() {
    each(|store| {
        let court = judged_by_two(store);
        let people = &court.circle.people;
        let id = file(store, &court);
        for who in [&people.head, &people.director] {
            court.decide(store, who, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
            court.further(store, id).unwrap();
        }
        let members = [&people.hr, &people.planner, &people.supervisor];
        let Err(Error::Invalid(errors)) = appoint(store, &court, &people.hr, id, members) else {
            panic!("the judge of a period was taken")
        };
        assert_eq!(errors.0[0].reason.key, "performance-appeal-refused-barred");
        assert_eq!(appeal_id(1), id);
    });
}

#[test]
fn the_form_and_the_decision_name_the_period_and_its_page_gives_reasons_and_marks() {
    let store = TestStore::sqlite();
    let court = judged_by_two(&store);
    let people = &court.circle.people;
    let app = TestApp::new(&store, vec![people::area(), crate::area()], people::identity::identify);
    let as_of = |who: &people::testing::Someone| app.signed_in(people.institution, who.employment);
    let appellant = as_of(&people.employee);
    let form = appellant.get(&format!("/marks/{}/appeal", court.appraisal)).text();
    let named = format!(
        "Kipindi cha 1 Julai 2025 hadi 31 Desemba 2025, kilichotathminiwa na {}",
        people.supervisor.name
    );
    assert!(form.contains(&named), "{form}");
    let (path, key) =
        (format!("/marks/{}/appeal", court.appraisal), Contested::PeriodFactor(day("2025-07-01"), 1).key());
    let page = appellant.get(&path);
    let (id, version) = (page.value_of("appeal_id").unwrap(), page.value_of("version").unwrap());
    let (ground, text) = (format!("ground.{key}"), format!("text.{key}"));
    let typed = [
        ("appeal_id", id.as_str()),
        ("version", &version),
        ("line", &key),
        (ground.as_str(), "bias"),
        (text.as_str(), "Alama ni ndogo"),
    ];
    let sent = appellant.post_files(&path, &typed, &[]);
    assert!(sent.location.starts_with("/appeals/"), "{}", sent.text());
    let decide = as_of(&people.head).get(&format!("/appeals/{id}/decide")).text();
    assert!(decide.contains(&named) && decide.contains("Alama mpya"), "{decide}");
    // The same circle names the colleague by check number; the periods are theirs.
    let own = appellant.get("/my-periods");
    let period =
        own.body.split("/periods/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let shown = appellant.get(&format!("/periods/{period}")).text();
    assert!(shown.contains("Kazi bora kuliko zote"), "the reason for 100: {shown}");
    assert!(shown.contains("Sifa za utendaji bora"), "{shown}");
}
