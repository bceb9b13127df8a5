//! Excusing: who may, when, and what becomes of the sub-task. Rules as a table, actions on both engines.

use platform::testing::{TestApp, TestStore, on_each_db};

use super::rules::{Refusal, Step, judge};
use super::{excuse_sub_task, resume_sub_task};
use crate::agreement::model::{State, SubTaskId, SubTaskRow, SubTaskState};
use crate::agreement::tests::{approve, begun, people, plan, refusal, sign, submit};
use people::testing::Fixture;

#[test]
fn work_is_excused_once_signed_and_until_the_marks_are_agreed() {
    use SubTaskState::{Completed, Excused, Proposed, Running};
    let cases = [
        (Step::Excuse, State::Signed, Running, None, Ok(())),
        (Step::Excuse, State::Signed, Completed, Some("open"), Ok(())),
        (Step::Excuse, State::Signed, Running, Some("supervisor_rated"), Ok(())),
        (Step::Excuse, State::Signed, Running, Some("discussed"), Err(Refusal::MarksAgreed)),
        (Step::Excuse, State::Signed, Running, Some("published"), Err(Refusal::MarksAgreed)),
        (Step::Excuse, State::Approved, Proposed, None, Err(Refusal::NotSigned)),
        (Step::Excuse, State::Signed, Excused, None, Err(Refusal::Excused)),
        (Step::Resume, State::Signed, Excused, None, Ok(())),
        (Step::Resume, State::Signed, Running, None, Err(Refusal::NotExcused)),
        (Step::Resume, State::Signed, Excused, Some("agreed"), Err(Refusal::MarksAgreed)),
    ];
    for (step, agreement, sub_task, appraisal, answer) in cases {
        assert_eq!(
            judge(step, agreement, sub_task, appraisal),
            answer,
            "{step:?} {sub_task:?} {appraisal:?}"
        );
    }
}

fn first(store: &TestStore, people: &Fixture, id: crate::agreement::model::AgreementId) -> SubTaskRow {
    let plan = plan(store, &people.employee.actor(), id);
    plan.tasks.first().and_then(|branch| branch.sub_tasks.first()).cloned().unwrap()
}

#[test]
fn the_supervisor_excuses_with_a_reason_and_takes_it_back() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        submit(store, &people, id).unwrap();
        approve(store, &people, id).unwrap();
        let row = first(store, &people, id);
        let (sub_task, version): (SubTaskId, i64) = (row.id, row.version);
        let early = store.work(&people.supervisor.actor(), move |work| {
            excuse_sub_task(work, sub_task, version, "Iliahirishwa")
        });
        assert_eq!(refusal(early), "performance-excuse-not-signed");
        sign(store, &people.employee, id).unwrap();
        sign(store, &people.supervisor, id).unwrap();
        let version = first(store, &people, id).version;
        for other in [&people.employee, &people.head, &people.hr, &people.stranger] {
            let answer = store
                .work(&other.actor(), move |work| excuse_sub_task(work, sub_task, version, "Iliahirishwa"));
            assert!(matches!(answer, Err(kernel::Error::NotFound)), "{}", other.check_number);
        }
        let supervisor = people.supervisor.actor();
        let unsaid = store.work(&supervisor, move |work| excuse_sub_task(work, sub_task, version, "  "));
        assert!(matches!(unsaid, Err(kernel::Error::Invalid(_))));
        store
            .work(&supervisor, move |work| excuse_sub_task(work, sub_task, version, "Iliahirishwa"))
            .unwrap();
        let row = first(store, &people, id);
        assert_eq!((row.state, row.reason.as_str()), (SubTaskState::Excused, "Iliahirishwa"));
        let stale = store.work(&supervisor, move |work| resume_sub_task(work, sub_task, version));
        assert!(matches!(stale, Err(kernel::Error::Stale)));
        let version = row.version;
        store.work(&supervisor, move |work| resume_sub_task(work, sub_task, version)).unwrap();
        assert_eq!(first(store, &people, id).state, SubTaskState::Running);
    });
}

#[test]
fn the_page_keeps_what_was_typed_and_leads_back_to_the_agreement() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    approve(&store, &people, id).unwrap();
    sign(&store, &people.employee, id).unwrap();
    sign(&store, &people.supervisor, id).unwrap();
    let row = first(&store, &people, id);
    let app = TestApp::new(&store, vec![crate::area()], people::identity::identify);
    let browser = app.signed_in(people.institution, people.supervisor.employment);
    let path = format!("/sub-tasks/{}/excuse", row.id);
    assert!(browser.get(&format!("/agreements/{id}")).body.contains(&path));
    assert_eq!(browser.get(&path).status, 200);
    let version = row.version.to_string();
    let unsaid = browser.post(&path, &[("version", &version), ("reason", "")]);
    assert_eq!(unsaid.status, 422);
    let said = browser.post(&path, &[("version", &version), ("reason", "Iliahirishwa")]);
    assert_eq!(said.status, 303);
    assert!(said.location.starts_with(&format!("/agreements/{id}")), "{}", said.location);
    let again = browser.get(&path);
    assert!(again.body.contains("Iliahirishwa") && again.body.contains("/resume"));
    let owner = app.signed_in(people.institution, people.employee.employment);
    assert_eq!(owner.get(&path).status, 404);
}
