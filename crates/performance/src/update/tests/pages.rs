//! The pages as people use them: against the real app in memory, in both languages.

use axum::http::StatusCode;
use people::identity::testing::{PASSWORD, give_password};
use people::testing::{Fixture, Someone};
use platform::testing::{Answer, Browser, TestApp, TestStore};

use super::super::model::State;
use super::{begin, hand_over, sheet, signed, tasks, tell, version, weights};
use crate::update::actions::{set_weights, withdraw_update};
use crate::update::model::Kind;

fn app(store: &TestStore) -> TestApp<'_> {
    TestApp::new(store, vec![crate::area()], people::identity::identify)
}

fn browser<'a>(app: &'a TestApp<'_>, people: &Fixture, someone: &Someone) -> Browser<'a> {
    app.signed_in(people.institution, someone.employment)
}

/// A page that came out whole: no missing words, no inline style, whatever its status.
fn sound(answer: &Answer, status: StatusCode) -> String {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert!(!answer.body.contains("[["), "{}", answer.text());
    assert!(!answer.body.contains("style=") && !answer.body.contains("onclick"));
    answer.text()
}

#[test]
fn a_review_walks_from_the_plan_to_both_signatures_by_the_pages_alone() {
    let store = TestStore::sqlite();
    let (people, id) = signed(&store);
    for someone in [&people.employee, &people.supervisor] {
        give_password(&store, someone.person_id);
    }
    let app = app(&store);
    let employee = browser(&app, &people, &people.employee);
    let supervisor = browser(&app, &people, &people.supervisor);
    let plan = employee.get("/my-plan");
    assert!(plan.body.contains(&format!("/agreements/{id}/updates")), "{}", plan.text());
    let list = format!("/agreements/{id}/updates");
    sound(&employee.get(&list), StatusCode::OK);
    let unsaid = employee.post(&list, &[("kind", "extraordinary"), ("cause", "")]);
    assert!(sound(&unsaid, StatusCode::UNPROCESSABLE_ENTITY).contains("Chagua chanzo cha mabadiliko."));
    let begun = employee.post(&list, &[("kind", "midyear")]);
    let details = begun.location.split('?').next().unwrap().to_owned();
    let update = details.trim_end_matches("/details").to_owned();
    let form = employee.get(&details);
    sound(&form, StatusCode::OK);
    let seen = form.value_of("version").unwrap();
    let typed = [
        ("progress", "Nusu"),
        ("factors", "Vitabu vilichelewa"),
        ("support", "Vitabu 40"),
        ("reason", "Darasa limegawanywa"),
        ("effective_on", "si tarehe"),
        ("version", seen.as_str()),
    ];
    let again = employee.post(&details, &typed);
    sound(&again, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("Vitabu vilichelewa"), "what was typed is kept");
    let mut right = typed;
    right[4] = ("effective_on", "14/12/2026");
    assert_eq!(employee.post(&details, &right).status, StatusCode::SEE_OTHER);

    let first = tasks(&store, &people.employee, id)[0].clone();
    let line = format!("{update}/sub-tasks/{}", first.sub_tasks[0].id);
    let form = employee.get(&line);
    sound(&form, StatusCode::OK);
    let seen = form.value_of("version").unwrap();
    let typed = [
        ("weight", "60"),
        ("target", "140"),
        ("indicator", "Vipindi vilivyofundishwa"),
        ("resources", ""),
        ("starts_on", "01/07/2026"),
        ("ends_on", "30/06/2027"),
        ("version", seen.as_str()),
    ];
    let saved = employee.post(&line, &typed);
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let text = sound(&employee.get(&update), StatusCode::OK);
    assert!(
        text.contains("Inabadilika") && text.contains("160 (kipindi)") && text.contains("140 (kipindi)"),
        "{text}"
    );
    let page = employee.get(&update).body;
    let (changed, same) = page.split_once("<details class=\"govuk-details\"><summary").unwrap();
    assert!(
        changed.contains("140 (kipindi)") && same.contains("Haibadiliki"),
        "what stays is closed: {page}"
    );
    assert!(text.contains("havibadiliki") || text.contains("hakibadiliki"), "{text}");
    assert!(text.contains("kamilisha rasimu hii"), "weights are 90: {text}");
    for path in ["/weights", "/tasks/new"] {
        sound(&employee.get(&format!("{update}{path}")), StatusCode::OK);
    }
    sound(&employee.get(&format!("{update}/tasks/{}", first.task.id)), StatusCode::OK);
    sound(&employee.get(&format!("{update}/tasks/{}/sub-tasks/new", first.task.id)), StatusCode::OK);
    let weights_form = employee.get(&format!("{update}/weights"));
    let seen = weights_form.value_of("version").unwrap();
    let mut typed: Vec<(String, String)> =
        weights(&tasks(&store, &people.employee, id), ["60", "40"], ["60", "40"]);
    typed.push(("version".into(), seen));
    let pairs: Vec<(&str, &str)> =
        typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(employee.post(&format!("{update}/weights"), &pairs).status, StatusCode::SEE_OTHER);

    let sign = format!("{update}/sign");
    let form = employee.get(&sign);
    let text = sound(&form, StatusCode::OK);
    assert!(
        text.contains("KUHUISHA MPANGO WA UTENDAJI KAZI (K1)") && text.contains("Kiasi kilichopangwa: 160"),
        "{text}"
    );
    let hash = form.value_of("hash").unwrap();
    let wrong = employee.post(&sign, &[("hash", &hash), ("password", "si hii")]);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!wrong.body.contains("si hii"), "a password is never sent back");
    let sent = employee.post(&sign, &[("hash", &hash), ("password", PASSWORD)]);
    assert!(sent.location.contains("performance-update-submit-done"), "{}", sent.text());

    let text = sound(&browser(&app, &people, &people.supervisor).in_english().get(&update), StatusCode::OK);
    assert!(
        text.contains("Agree and sign") && text.contains("Changes") && text.contains("From 14/12/2026"),
        "{text}"
    );
    for path in ["/return", "/decline", "/text"] {
        sound(&supervisor.get(&format!("{update}{path}")), StatusCode::OK);
    }
    let form = supervisor.get(&sign);
    let hash = form.value_of("hash").unwrap();
    let agreed = supervisor.post(&sign, &[("hash", &hash), ("password", PASSWORD)]);
    assert!(agreed.location.contains("performance-update-applied-done"), "{}", agreed.text());
    let text = sound(&supervisor.get(&agreed.location), StatusCode::OK);
    assert!(text.contains("yameingia kwenye mpango"), "{text}");
    let text = sound(&supervisor.get(&format!("{update}/text")), StatusCode::OK);
    assert!(text.contains("Mtumishi") && text.contains("Msimamizi"));
    assert_eq!(supervisor.get(&format!("{update}/text/download")).status, StatusCode::OK);
    let text = sound(&supervisor.get(&list), StatusCode::OK);
    assert!(text.contains("Mapitio ya nusu mwaka yameshafanyika"), "{text}");
}

#[test]
fn a_draft_is_shown_to_the_other_side_without_its_buttons() {
    let store = TestStore::sqlite();
    let (people, id) = signed(&store);
    let update = begin(&store, &people.employee, id, Kind::MidYear).unwrap();
    tell(&store, &people.employee, update, "10/12/2026");
    let app = app(&store);
    let supervisor = browser(&app, &people, &people.supervisor);
    let page = supervisor.get(&format!("/updates/{update}"));
    sound(&page, StatusCode::OK);
    assert!(!page.body.contains("/weights") && !page.body.contains("/withdraw"));
    let form = supervisor.get(&format!("/updates/{update}/details"));
    assert_ne!(form.status, StatusCode::OK);
    let colleague = browser(&app, &people, &people.colleague);
    assert_eq!(colleague.get(&format!("/updates/{update}")).status, StatusCode::NOT_FOUND);
}

#[test]
fn who_signs_a_text_that_changed_meanwhile_reads_it_again() {
    let store = TestStore::sqlite();
    let (people, id) = signed(&store);
    give_password(&store, people.employee.person_id);
    let update = begin(&store, &people.employee, id, Kind::MidYear).unwrap();
    tell(&store, &people.employee, update, "10/12/2026");
    let app = app(&store);
    let employee = browser(&app, &people, &people.employee);
    let sign = format!("/updates/{update}/sign");
    let hash = employee.get(&sign).value_of("hash").unwrap();
    let (seen, typed) = (
        version(&store, &people.employee, update),
        weights(&tasks(&store, &people.employee, id), ["50", "50"], ["70", "30"]),
    );
    store.work(&people.employee.actor(), move |work| set_weights(work, update, seen, &typed)).unwrap();
    let answer = employee.post(&sign, &[("hash", &hash), ("password", PASSWORD)]);
    let text = sound(&answer, StatusCode::CONFLICT);
    assert!(text.contains("Rasimu hii imebadilika"), "{text}");
    assert_eq!(sheet(&store, &people.employee.actor(), update).update.state, State::Draft);
    hand_over(&store, &people.employee, update).unwrap();
}

#[test]
fn whoever_declines_what_is_over_meanwhile_gets_the_reason_back_with_what_the_update_is_now() {
    let store = TestStore::sqlite();
    let (people, id) = signed(&store);
    let update = begin(&store, &people.employee, id, Kind::MidYear).unwrap();
    tell(&store, &people.employee, update, "10/12/2026");
    hand_over(&store, &people.employee, update).unwrap();
    let app = app(&store);
    let supervisor = browser(&app, &people, &people.supervisor);
    let decline = format!("/updates/{update}/decline");
    let seen = supervisor.get(&decline).value_of("version").unwrap();
    let now = version(&store, &people.employee, update);
    let back = move |work: &platform::work::Work<'_>| withdraw_update(work, update, now);
    store.work(&people.employee.actor(), back).unwrap();
    let late = supervisor.post(&decline, &[("version", &seen), ("reason", "Malengo ni ya chini mno.")]);
    let text = sound(&late, StatusCode::CONFLICT);
    assert!(text.contains("Mpango umebadilika baada ya wewe kuufungua."), "{text}");
    assert!(text.contains("Yameondolewa") && text.contains("haijatumwa"), "{text}");
    assert!(late.body.contains("Malengo ni ya chini mno."), "{text}");
    assert_ne!(
        supervisor.get(&decline).status,
        StatusCode::OK,
        "nobody is asked for a reason that changes nothing"
    );
}
