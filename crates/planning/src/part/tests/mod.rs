//! Units take their part of an approved plan: on both engines, and through the pages.

use kernel::{Error, Quantity};
use people::testing::Someone;
use people::unit::UnitRow;
use platform::testing::TestStore;

use super::actions::{edit_part, leave_part, take_part};
use super::store;
use crate::activity::ActivityId;
use crate::activity::actions::delete_activity;
use crate::part::PartRow;
use crate::progress::{Served, works_on};
use crate::testing::{Planned, browser, complaints, refusal, year};

fn take(
    planned: &Planned<'_>,
    someone: &Someone,
    unit: &UnitRow,
    quantity: Option<i64>,
) -> Result<(), Error> {
    let (row, unit) = (planned.row(), unit.clone());
    planned
        .store
        .work(&someone.actor(), move |work| take_part(work, &row, &unit, quantity.map(Quantity), "Kata tatu"))
        .map(drop)
}

fn parts(planned: &Planned<'_>) -> Vec<PartRow> {
    let institution = planned.institution();
    planned
        .store
        .read(&planned.planner(), move |work| store::list_of_year(work.tx(), institution, year()))
        .unwrap()
}

#[test]
fn a_head_takes_for_the_department_and_the_sections_below_it() {
    platform::testing::on_each_db(|store| {
        let planned = Planned::approved(store);
        let people = &planned.people;
        take(&planned, &people.head, &people.education, Some(40_000)).unwrap();
        take(&planned, &people.supervisor, &people.academics, Some(10_000)).unwrap();
        take(&planned, &people.director, &people.administration, None).unwrap();
        let names: Vec<String> = parts(&planned).into_iter().map(|part| part.unit_name).collect();
        assert_eq!(names, ["Utawala na Rasilimali Watu", "Elimu ya Msingi", "Taaluma"]);
        let again = take(&planned, &people.head, &people.education, Some(1_000));
        assert_eq!(complaints(again.unwrap_err()), [("activity".to_owned(), "planning-part-taken-already")]);
    });
}

#[test]
fn nobody_takes_for_a_unit_they_do_not_head() {
    platform::testing::on_each_db(|store| {
        let planned = Planned::approved(store);
        let people = &planned.people;
        for (someone, unit) in [
            (&people.supervisor, &people.education),
            (&people.head, &people.administration),
            (&people.employee, &people.academics),
            (&people.planner, &people.administration),
            (&people.stranger, &people.education),
        ] {
            assert!(matches!(take(&planned, someone, unit, None), Err(Error::Denied)), "{}", someone.name);
        }
    });
}

#[test]
fn parts_wait_for_the_approval_and_have_a_positive_quantity() {
    platform::testing::on_each_db(|store| {
        let planned = Planned::draft(store);
        let people = &planned.people;
        let early = take(&planned, &people.head, &people.education, None);
        assert_eq!(refusal(early.unwrap_err()), "planning-plan-not-approved");
        planned.submit().unwrap();
        planned.approve().unwrap();
        let none = take(&planned, &people.head, &people.education, Some(0));
        assert_eq!(
            complaints(none.unwrap_err()),
            [("quantity".to_owned(), "planning-part-quantity-not-positive")]
        );
    });
}

#[test]
fn a_part_is_changed_and_left() {
    platform::testing::on_each_db(|store| {
        let planned = Planned::approved(store);
        let people = &planned.people;
        take(&planned, &people.head, &people.education, Some(40_000)).unwrap();
        let row = parts(&planned).remove(0);
        let head = people.head.actor();
        let first = row.clone();
        store.work(&head, move |work| edit_part(work, &first, Some(Quantity(44_000)), "", 1)).unwrap();
        let stale = row.clone();
        let tried = store.work(&head, move |work| edit_part(work, &stale, None, "", 1));
        assert!(matches!(tried, Err(Error::Stale)));
        let now = parts(&planned).remove(0);
        assert_eq!((now.quantity, now.version), (Some(Quantity(44_000)), 2));
        store.work(&head, move |work| leave_part(work, &now)).unwrap();
        assert!(parts(&planned).is_empty());
    });
}

#[test]
fn a_part_of_a_plan_opened_again_is_left_so_that_its_activity_can_go() {
    platform::testing::on_each_db(|store| {
        let planned = Planned::approved(store);
        let people = &planned.people;
        take(&planned, &people.head, &people.education, Some(40_000)).unwrap();
        planned.send_back("Shughuli imefutwa").unwrap();
        let (row, again) = (planned.row(), planned.row());
        let held = store.work(&planned.planner(), move |work| delete_activity(work, &row));
        assert_eq!(refusal(held.unwrap_err()), "planning-activity-has-parts");
        let app = planned.app();
        let head = browser(&app, &people.head);
        let part = parts(&planned).remove(0);
        let path = format!("/plan/parts/{}", part.id);
        assert!(head.get("/plan/parts").body.contains(&path));
        let page = head.get(&path);
        assert!(page.body.contains("/leave") && !page.body.contains("name=\"quantity\""), "{}", page.body);
        assert_eq!(head.post(&format!("{path}/leave"), &[]).status, 303);
        store.work(&planned.planner(), move |work| delete_activity(work, &again)).unwrap();
    });
}

#[test]
fn somebody_of_the_unit_or_below_it_works_on_a_part() {
    let activity = ActivityId(kernel::uuid::Uuid::from_u128(1));
    let other = ActivityId(kernel::uuid::Uuid::from_u128(2));
    let served = [Served { activity, unit_path: "/elimu/taaluma/".into() }];
    for (activity, path, works) in [
        (activity, "/elimu/taaluma/", true),
        (activity, "/elimu/", true),
        (activity, "/elimu/takwimu/", false),
        (activity, "/afya/", false),
        (other, "/elimu/", false),
    ] {
        assert_eq!(works_on(&served, activity, path), works, "{path}");
    }
}

#[test]
fn a_part_nobody_works_on_is_named() {
    platform::testing::on_each_db(|store| {
        let planned = Planned::approved(store);
        let people = &planned.people;
        take(&planned, &people.head, &people.education, Some(40_000)).unwrap();
        let app = planned.app();
        // This area's own tests know no tasks of employees: nobody works on anything.
        let head = browser(&app, &people.head);
        assert!(head.get("/plan/parts").text().contains("Hakuna mtumishi wake mwenye kazi"));
        let planner = browser(&app, &people.planner);
        assert!(planner.get("/plan/orphans?year=2026-27").body.contains("/plan/parts?year=2026-27"));
        let only = planner.get("/plan/parts?year=2026-27&nobody=yes").text();
        assert!(only.contains("Elimu ya Msingi") && !only.contains("Taaluma"), "{only}");
    });
}

#[test]
fn a_head_works_through_the_pages() {
    let store = TestStore::sqlite();
    let planned = Planned::approved(&store);
    let app = planned.app();
    let head = browser(&app, &planned.people.head);
    let page = head.get("/plan/parts").text();
    assert!(
        page.contains("Elimu ya Msingi Haijachukua shughuli yoyote bado. Chukua mgao wa shughuli"),
        "{page}"
    );
    let (unit, activity) = (planned.people.education.id.to_string(), planned.activity.to_string());
    let form = head.get(&format!("/plan/parts/take?year=2026-27&unit={unit}"));
    assert!(
        form.text().contains("D2201D05") && form.body.contains(&format!("value=\"{unit}\" selected")),
        "{}",
        form.text()
    );
    assert!(!form.text().contains("Utawala na Rasilimali Watu"), "only the units of this head");
    let none =
        head.post("/plan/parts/take?year=2026-27", &[("unit", &unit), ("activity", ""), ("quantity", "x")]);
    assert_eq!(none.status, 422);
    let fields =
        [("unit", unit.as_str()), ("activity", activity.as_str()), ("quantity", "44"), ("note", "Vijiji")];
    let taken = head.post("/plan/parts/take?year=2026-27", &fields);
    assert_eq!(taken.status, 303, "{}", taken.text());
    let page = head.get(&taken.location);
    assert!(
        page.text().contains("44 (kijiji) Vijiji") && !page.text().contains("[[planning"),
        "{}",
        page.text()
    );
    let activity_page = head.get(&format!("/plan/activities/{activity}")).text();
    assert!(activity_page.contains("Elimu ya Msingi 44 (kijiji) Vijiji"), "{activity_page}");
    let part = parts(&planned).remove(0);
    let edit = format!("/plan/parts/{}", part.id);
    assert_eq!(head.post(&edit, &[("quantity", "45"), ("version", "1")]).status, 303);
    let stale = head.post(&edit, &[("quantity", "46"), ("version", "1")]);
    assert_eq!(stale.status, 409);
    assert!(stale.text().contains("Ilivyo sasa 45 kijiji"), "{}", stale.text());
    assert_eq!(
        browser(&app, &planned.people.supervisor).get(&edit).status,
        404,
        "a section's head is not the department's"
    );
    assert_eq!(head.post(&format!("{edit}/leave"), &[]).status, 303);
    assert!(parts(&planned).is_empty());
}
