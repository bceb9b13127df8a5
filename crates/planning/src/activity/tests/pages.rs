//! The forms of the plan's lines, typed into by a planner.

use people::testing::Someone;
use platform::testing::TestStore;

use crate::testing::{Planned, browser};

#[test]
fn a_planner_builds_a_plan_from_an_empty_page() {
    let store = TestStore::sqlite();
    let planned = Planned::draft(&store);
    let app = planned.app();
    let planner = browser(&app, &planned.people.planner);

    let wrong = planner.post("/plan/objectives/new?year=2026-27", &[("code", "EE"), ("title", "")]);
    assert_eq!(wrong.status, 422);
    let text = wrong.text();
    assert!(text.contains("Msimbo wa lengo ni herufi moja") && text.contains("Jaza nafasi hii."), "{text}");
    let made = planner.post("/plan/objectives/new?year=2026-27", &[("code", "e"), ("title", "Utawala bora")]);
    assert_eq!(made.status, 303);
    assert!(planner.get(&made.location).text().contains("Lengo E Utawala bora"));

    let objective = planned.objective.id;
    let path = format!("/plan/targets/new?objective={objective}");
    let elsewhere = planner.post(&path, &[("code", "E03S"), ("title", "Uwezo wa uongozi")]);
    assert!(elsewhere.text().contains("Shabaha E03S haianzi na lengo D."), "{}", elsewhere.text());
    assert_eq!(planner.post(&path, &[("code", "D01(S)"), ("title", "Mtandao wa ndani")]).status, 303);

    let path = format!("/plan/activities/new?target={}", planned.target.id);
    let form = planner.get(&path).text();
    assert!(
        form.contains("Mstari wa bajeti 3")
            && form.contains("Elimu ya Msingi")
            && !form.contains("[[planning"),
        "{form}"
    );
    let typed = [
        ("code", "D2201D04"),
        ("title", "Kushiriki maendeleo ya ngazi ya chini"),
        ("owner", ""),
        ("yearly_target", "kumi"),
        ("project_2", "4946"),
        ("gfs_code_2", "26312113"),
        ("amount_2", "123,666,034"),
    ];
    let wrong = planner.post(&path, &typed);
    assert_eq!(wrong.status, 422);
    assert!(
        wrong.text().contains("Andika namba, kwa mfano 12") && wrong.body.contains("value=\"123,666,034\"")
    );
    let right: Vec<_> = typed.into_iter().filter(|(name, _)| *name != "yearly_target").collect();
    let made = planner.post(&path, &right);
    assert_eq!(made.status, 303, "{}", made.text());
    let page = planner.get(&made.location);
    let text = page.text();
    assert!(
        text.contains("TZS 123,666,034")
            && text.contains("Shughuli iliongezwa")
            && !text.contains("[[planning"),
        "{text}"
    );
}

#[test]
fn two_planners_at_once_see_both_versions() {
    let store = TestStore::sqlite();
    let planned = Planned::draft(&store);
    let app = planned.app();
    let planner = browser(&app, &planned.people.planner);
    let path = format!("/plan/activities/{}/edit", planned.activity);
    let version = planner.get(&path).value_of("version").unwrap();
    let fields = |title: &'static str| {
        vec![
            ("code", "D2201D05"),
            ("title", title),
            ("indicator", "Vijiji"),
            ("yearly_target", "72"),
            ("version", version.as_str()),
        ]
    };
    assert_eq!(planner.post(&path, &fields("Ya kwanza")).status, 303);
    let second = planner.post(&path, &fields("Ya pili"));
    assert_eq!(second.status, 409);
    let text = second.text();
    assert!(text.contains("Ilivyo sasa Maelezo Ya kwanza"), "{text}");
    assert!(second.body.contains("Ya pili"));
    let version = second.value_of("version").unwrap();
    let resolved = [("code", "D2201D05"), ("title", "Ya pili"), ("version", version.as_str())];
    assert_eq!(planner.post(&path, &resolved).status, 303);
}

#[test]
fn spending_has_its_own_form() {
    let store = TestStore::sqlite();
    let planned = Planned::approved(&store);
    let app = planned.app();
    let planner = browser(&app, &planned.people.planner);
    let path = format!("/plan/activities/{}/spending", planned.activity);
    let version = planner.get(&path).value_of("version").unwrap();
    let wrong = planner.post(&path, &[("spent_1", "-5"), ("version", &version)]);
    assert_eq!(wrong.status, 422);
    let saved = planner.post(&path, &[("spent_1", "177,281,275"), ("spent_2", ""), ("version", &version)]);
    let late = planner.post(&path, &[("spent_1", "9"), ("spent_2", ""), ("version", &version)]);
    assert_eq!(late.status, 409, "somebody else was quicker");
    let text = late.text();
    assert!(
        text.contains("177,281,275") && late.value_of("spent_1").as_deref() == Some("9"),
        "both versions: {text}"
    );
    let text = planner.get(&saved.location).text();
    assert!(
        text.contains("Fedha zilizotumika zimehifadhiwa.") && text.contains("Zilizotumika 50%"),
        "{text}"
    );
    assert!(text.contains("Fedha zilizotumika ziliandikwa"), "{text}");
    assert_eq!(browser(&app, &planned.people.director).get(&path).status, 403);
}

#[test]
fn whoever_prepares_the_plan_is_told_of_milestones_that_do_not_meet_the_year() {
    let store = TestStore::sqlite();
    let planned = Planned::draft(&store);
    let app = planned.app();
    let planner = browser(&app, &planned.people.planner);
    let path = format!("/plan/activities/{}", planned.activity);
    let advice = "Hatua za robo mwaka hazilingani na kiasi kilichopangwa kwa mwaka: jumla yake ni 60";
    let is_told = |last: &str, who: &Someone| {
        let edit = format!("{path}/edit");
        let version = planner.get(&edit).value_of("version").unwrap();
        let fields = [
            ("code", "D2201D05"),
            ("title", "Kutekeleza"),
            ("indicator", "Vijiji"),
            ("yearly_target", "72"),
            ("quarter_1", "10"),
            ("quarter_2", "20"),
            ("quarter_3", "20"),
            ("quarter_4", last),
            ("version", version.as_str()),
        ];
        let saved = planner.post(&edit, &fields);
        assert_eq!(saved.status, 303, "{}", saved.text());
        browser(&app, who).get(&path).text().contains(advice)
    };
    let people = &planned.people;
    assert!(is_told("10", &people.planner));
    assert!(!is_told("10", &people.director), "who cannot mend it is not asked to");
    assert!(!is_told("22", &people.planner), "together they make up the year");
    assert!(!is_told("72", &people.planner), "the last one does, counted since July");
}
