//! Whole use cases with a fixed clock: who may, what follows, what is owed, what the history says.

use kernel::{Actor, Error};
use people::testing::{Fixture, Someone};
use platform::history;
use platform::testing::{TestStore, on_each_db};
use platform::work::Work;

use super::{approve, begun, day, people, plan, refusal, sign, submit, version, year};
use crate::agreement::actions::{
    TypedFrame, add_sub_task, add_task, approve_agreement, begin_plan, edit_sub_task, edit_task,
    frame_sub_task, frame_task, reject_sub_task, reject_task, remove_sub_task, remove_task, return_agreement,
    rollback_agreement, set_weights, sign_agreement, submit_agreement,
};
use crate::agreement::model::{
    AgreementId, Beginning, Origin, State, SubTaskState, SubjectClass, TaskState, TypedSubTask, TypedTask,
};
use crate::agreement::{find_current, plan_rows};
use crate::duty::tests::counted;
use crate::permissions;

fn typed_task(title: &str, weight: &str) -> TypedTask {
    TypedTask {
        title: title.into(),
        activity: String::new(),
        weight: weight.into(),
        priority: "medium".into(),
        starts_on: "01/07/2026".into(),
        ends_on: "30/06/2027".into(),
    }
}

fn typed_sub_task(title: &str, weight: &str) -> TypedSubTask {
    TypedSubTask {
        title: title.into(),
        weight: weight.into(),
        indicator: "Ziara zilizofanyika".into(),
        unit_of_measure: "ziara".into(),
        mode: "quantity".into(),
        baseline: String::new(),
        target: "12".into(),
        resources: String::new(),
        starts_on: "01/07/2026".into(),
        ends_on: "30/06/2027".into(),
    }
}

/// What waits for somebody: kind, note, path and day, oldest first.
fn waiting(store: &TestStore, people: &Fixture, someone: &Someone) -> Vec<String> {
    let (institution, employment) = (people.institution, someone.employment);
    let rows = ::people::testing::waits(store, institution, employment);
    let kind = |kind: &str| kind.trim_start_matches("performance.agreement.").to_owned();
    rows.into_iter().map(|row| format!("{} | {} | {}", kind(&row.kind), row.note, row.due_on)).collect()
}

/// The verbs of the history of an agreement, oldest first.
fn history(store: &TestStore, people: &Fixture, id: AgreementId) -> Vec<String> {
    let institution = people.institution;
    let mut rows = store.tx(move |tx| history::on_subject(tx, institution, id.0, None)).unwrap();
    rows.reverse();
    rows.into_iter().map(|row| row.action.trim_start_matches("performance.agreement.").to_owned()).collect()
}

fn begin(
    store: &TestStore,
    actor: &Actor,
    someone: &Someone,
    beginning: Beginning,
) -> Result<AgreementId, Error> {
    let employment = someone.employment;
    store.work(actor, move |work| begin_plan(work, employment, year(), &beginning))
}

fn act<T: Send + 'static>(
    store: &TestStore,
    someone: &Someone,
    unit: impl Fn(&Work<'_>) -> Result<platform::work::Saved<T>, Error> + Send + 'static,
) -> Result<T, Error> {
    store.work(&someone.actor(), unit)
}

#[test]
fn the_circle_from_draft_to_both_signatures_runs_on_both_engines() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        submit(store, &people, id).unwrap();
        assert_eq!(
            waiting(store, &people, &people.supervisor),
            ["approve | Mwinukwe, Zawadi Charles, 2026/27 | 2026-09-08"]
        );
        store.at("2026-09-03T08:00:00Z");
        approve(store, &people, id).unwrap();
        assert_eq!(waiting(store, &people, &people.employee), ["sign_own | 2026/27 | 2026-09-10"]);
        assert_eq!(
            waiting(store, &people, &people.supervisor),
            ["sign_staff | Mwinukwe, Zawadi Charles, 2026/27 | 2026-09-10"]
        );
        assert_eq!(sign(store, &people.employee, id).unwrap(), State::Approved);
        assert!(waiting(store, &people, &people.employee).is_empty());
        assert_eq!(sign(store, &people.supervisor, id).unwrap(), State::Signed);
        assert!(waiting(store, &people, &people.supervisor).is_empty());

        let signed = plan(store, &people.employee.actor(), id);
        assert_eq!(signed.agreement.state, State::Signed);
        assert!(
            signed
                .tasks
                .iter()
                .flat_map(|task| &task.sub_tasks)
                .all(|sub| sub.state == SubTaskState::Running)
        );
        assert_eq!(history(store, &people, id), ["begin", "submit", "approve", "sign", "sign"]);
    });
}

#[test]
fn a_supervisors_answer_in_time_counts_as_duty_met_and_a_late_one_as_late() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    store.at("2026-09-09T08:00:00Z");
    approve(&store, &people, id).unwrap();
    sign(&store, &people.supervisor, id).unwrap();
    let (institution, supervisor) = (people.institution, people.supervisor.employment);
    store.at("2026-10-01T08:00:00Z");
    assert_eq!(counted(&store, institution, supervisor, year()), (2, 1));
}

#[test]
fn only_the_owner_edits_and_submits_and_only_the_line_above_answers() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let seen = version(&store, &people.employee.actor(), id);
    for someone in [&people.supervisor, &people.head, &people.director, &people.hr] {
        let answer = act(&store, someone, move |work| submit_agreement(work, id, seen));
        assert!(matches!(answer, Err(Error::Denied)), "{}", someone.name);
    }
    for someone in [&people.colleague, &people.stranger, &people.planner] {
        let answer = act(&store, someone, move |work| submit_agreement(work, id, seen));
        assert!(matches!(answer, Err(Error::NotFound)), "{}", someone.name);
    }
    submit(&store, &people, id).unwrap();
    let seen = seen + 1;
    for someone in [&people.employee, &people.director, &people.hr] {
        let answer = act(&store, someone, move |work| approve_agreement(work, id, seen));
        assert!(matches!(answer, Err(Error::Denied)), "{}", someone.name);
    }
    // An auditor who has not said why finds nothing.
    let answer = act(&store, &people.auditor, move |work| approve_agreement(work, id, seen));
    assert!(matches!(answer, Err(Error::NotFound)));
    act(&store, &people.head, move |work| approve_agreement(work, id, seen)).unwrap();
    let hash = plan(&store, &people.head.actor(), id).agreement.text_hash.unwrap();
    let answer = act(&store, &people.head, move |work| sign_agreement(work, id, &hash));
    assert!(
        matches!(answer, Err(Error::Denied)),
        "the second level answers for a silent supervisor but signs nothing"
    );
}

#[test]
fn a_plan_that_is_not_whole_cannot_be_submitted() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let owner = people.employee.actor();
    let id = begin(&store, &owner, &people.employee, Beginning::Blank).unwrap();
    assert_eq!(refusal(submit(&store, &people, id)), "performance-agreement-no-tasks");
    let (task, _) =
        store.work(&owner, move |work| add_task(work, id, &typed_task("Kukagua shule", "100"))).unwrap();
    assert_eq!(refusal(submit(&store, &people, id)), "performance-agreement-no-sub-tasks");
    store.work(&owner, move |work| add_sub_task(work, task, &typed_sub_task("Ziara", "90"))).unwrap();
    assert_eq!(refusal(submit(&store, &people, id)), "performance-agreement-sub-task-weights-off");
    store.work(&owner, move |work| add_sub_task(work, task, &typed_sub_task("Taarifa", "10"))).unwrap();
    submit(&store, &people, id).unwrap();
}

#[test]
fn a_head_above_whom_nobody_is_registered_is_told_so_and_nothing_is_submitted() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.director);
    let actor = people.director.actor();
    let seen = version(&store, &actor, id);
    let answer = store.work(&actor, move |work| submit_agreement(work, id, seen));
    assert_eq!(refusal(answer), "performance-agreement-no-seat");
}

#[test]
fn after_submission_the_employee_waits_and_after_approval_nobody_edits() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    let add = move |work: &Work<'_>| add_task(work, id, &typed_task("Nyingine", "10"));
    assert_eq!(refusal(act(&store, &people.employee, add)), "performance-agreement-waits-for-answer");
    approve(&store, &people, id).unwrap();
    assert_eq!(refusal(act(&store, &people.employee, add)), "performance-agreement-already-approved");
    assert_eq!(refusal(act(&store, &people.supervisor, add)), "performance-agreement-already-approved");
    sign(&store, &people.employee, id).unwrap();
    sign(&store, &people.supervisor, id).unwrap();
    assert_eq!(refusal(act(&store, &people.employee, add)), "performance-agreement-already-signed");
}

#[test]
fn a_returned_plan_carries_its_reason_and_is_owed_again_until_submitted() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    let seen = version(&store, &people.supervisor.actor(), id);
    let blank = act(&store, &people.supervisor, move |work| return_agreement(work, id, seen, "  "));
    assert!(matches!(blank, Err(Error::Invalid(_))));
    act(&store, &people.supervisor, move |work| return_agreement(work, id, seen, "Ongeza viashiria."))
        .unwrap();
    let returned = plan(&store, &people.employee.actor(), id).agreement;
    assert_eq!((returned.state, returned.reason.as_str()), (State::Returned, "Ongeza viashiria."));
    assert_eq!(waiting(&store, &people, &people.employee), ["submit | 2026/27 | 2026-09-08"]);
    assert!(waiting(&store, &people, &people.supervisor).is_empty());
    submit(&store, &people, id).unwrap();
    assert!(waiting(&store, &people, &people.employee).is_empty());
    assert_eq!(plan(&store, &people.employee.actor(), id).agreement.reason, "");
}

#[test]
fn editing_a_returned_plan_makes_it_a_draft_and_keeps_the_reason_in_sight() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    let seen = version(&store, &people.supervisor.actor(), id);
    act(&store, &people.supervisor, move |work| return_agreement(work, id, seen, "Rekebisha uzito."))
        .unwrap();
    let task = plan(&store, &people.employee.actor(), id).tasks[0].task.id;
    act(&store, &people.employee, move |work| edit_task(work, task, 1, &typed_task("Kufundisha", "60")))
        .unwrap();
    let draft = plan(&store, &people.employee.actor(), id).agreement;
    assert_eq!((draft.state, draft.reason.as_str()), (State::Draft, "Rekebisha uzito."));
}

#[test]
fn a_rejected_task_stays_visible_frees_its_weight_and_a_task_from_above_may_take_it() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    let task = plan(&store, &people.supervisor.actor(), id).tasks[1].task.id;
    act(&store, &people.supervisor, move |work| reject_task(work, task, 1, "Si jukumu lako.")).unwrap();
    let rejected = plan(&store, &people.employee.actor(), id);
    assert_eq!((rejected.tasks.len(), rejected.weight().0), (2, 6_000));
    assert_eq!(rejected.tasks[1].task.state, TaskState::Rejected);
    assert!(rejected.tasks[1].sub_tasks.iter().all(|sub_task| sub_task.state == SubTaskState::Rejected));
    assert_eq!(refusal(approve(&store, &people, id)), "performance-agreement-weights-off");
    let again = act(&store, &people.supervisor, move |work| reject_task(work, task, 2, "Tena."));
    assert_eq!(refusal(again), "performance-agreement-task-rejected");

    let (given, _) = act(&store, &people.supervisor, move |work| {
        add_task(work, id, &typed_task("Kuratibu michezo", "40"))
    })
    .unwrap();
    act(&store, &people.supervisor, move |work| {
        add_sub_task(work, given, &typed_sub_task("Mashindano", "100"))
    })
    .unwrap();
    approve(&store, &people, id).unwrap();
    sign(&store, &people.employee, id).unwrap();
    sign(&store, &people.supervisor, id).unwrap();
    let signed = plan(&store, &people.employee.actor(), id);
    assert!(signed.tasks[1].sub_tasks.iter().all(|sub_task| sub_task.state == SubTaskState::Rejected));
    assert!(signed.tasks[2].sub_tasks.iter().all(|sub_task| sub_task.state == SubTaskState::Running));
}

#[test]
fn a_rejected_sub_task_stays_visible_and_the_employee_shares_its_weight_out_anew() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        let task = plan(store, &people.employee.actor(), id).tasks[0].task.id;
        let seen = plan(store, &people.employee.actor(), id).tasks[0].sub_tasks[0].id;
        let early = act(store, &people.supervisor, move |work| reject_sub_task(work, seen, 1, "Si yako."));
        assert_eq!(refusal(early), "performance-agreement-not-submitted");
        submit(store, &people, id).unwrap();
        let sub_task = plan(store, &people.supervisor.actor(), id).tasks[0].sub_tasks[0].clone();
        let (of, version) = (sub_task.id, sub_task.version);
        let silent = act(store, &people.supervisor, move |work| reject_sub_task(work, of, version, " "));
        assert!(matches!(silent, Err(Error::Invalid(_))));
        let own = act(store, &people.employee, move |work| reject_sub_task(work, of, version, "Sitaki."));
        assert!(matches!(own, Err(Error::Denied)));
        act(store, &people.supervisor, move |work| reject_sub_task(work, of, version, "Si jukumu lako."))
            .unwrap();

        let left = plan(store, &people.employee.actor(), id);
        let rejected = &left.tasks[0].sub_tasks[0];
        assert_eq!(
            (rejected.state, rejected.reason.as_str(), left.tasks[0].task.state),
            (SubTaskState::Rejected, "Si jukumu lako.", TaskState::Proposed)
        );
        assert!(left.tasks[0].sub_task_weight() < kernel::Weight::WHOLE);
        assert_eq!(refusal(approve(store, &people, id)).trim_start_matches("performance-agreement-"), {
            if left.tasks[0].sub_tasks.len() == 1 { "no-sub-tasks" } else { "sub-task-weights-off" }
        });
        let again =
            act(store, &people.supervisor, move |work| reject_sub_task(work, of, version + 1, "Tena."));
        assert_eq!(refusal(again), "performance-agreement-sub-task-rejected");

        let seen = left.agreement.version;
        act(store, &people.supervisor, move |work| return_agreement(work, id, seen, "Gawa uzito upya."))
            .unwrap();
        let typed = typed_sub_task("Ziara", "100");
        let edited = act(store, &people.employee, move |work| edit_sub_task(work, of, version + 1, &typed));
        assert_eq!(refusal(edited), "performance-agreement-sub-task-rejected");
        let weight = sub_task.weight.to_string();
        act(store, &people.employee, move |work| {
            add_sub_task(work, task, &typed_sub_task("Mashindano", &weight))
        })
        .unwrap();
        submit(store, &people, id).unwrap();
        approve(store, &people, id).unwrap();
        sign(store, &people.employee, id).unwrap();
        sign(store, &people.supervisor, id).unwrap();
        let signed = plan(store, &people.employee.actor(), id);
        assert_eq!(signed.tasks[0].sub_tasks[0].state, SubTaskState::Rejected);
        assert_eq!(signed.tasks[0].sub_tasks.last().unwrap().state, SubTaskState::Running);
    });
}

#[test]
fn a_supervisor_sets_time_frame_priority_and_indicator_and_nothing_else_of_what_was_handed_over() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let before = plan(&store, &people.employee.actor(), id).tasks[0].clone();
    let (task, sub_task) = (before.task.id, before.sub_tasks[0].id);
    let frame = TypedFrame {
        priority: "critical".into(),
        indicator: "Ziara zenye taarifa".into(),
        starts_on: "01/07/2026".into(),
        ends_on: "31/05/2027".into(),
    };
    let typed = frame.clone();
    let early = act(&store, &people.supervisor, move |work| frame_task(work, task, 1, &typed));
    assert_eq!(refusal(early), "performance-agreement-not-submitted");
    submit(&store, &people, id).unwrap();
    let (task_seen, sub_seen) = (before.task.version, before.sub_tasks[0].version);
    let typed = frame.clone();
    let own = act(&store, &people.employee, move |work| frame_task(work, task, task_seen, &typed));
    assert!(matches!(own, Err(Error::Denied)));
    let typed = TypedFrame { ends_on: "31/07/2027".into(), ..frame.clone() };
    let outside = act(&store, &people.supervisor, move |work| frame_task(work, task, task_seen, &typed));
    assert!(matches!(outside, Err(Error::Invalid(_))));
    let typed = frame.clone();
    act(&store, &people.supervisor, move |work| frame_sub_task(work, sub_task, sub_seen, &typed)).unwrap();
    let typed = frame.clone();
    act(&store, &people.supervisor, move |work| frame_task(work, task, task_seen, &typed)).unwrap();
    let typed = frame.clone();
    let stale = act(&store, &people.supervisor, move |work| {
        frame_task(work, task, task_seen, &TypedFrame { priority: "low".into(), ..typed.clone() })
    });
    assert!(matches!(stale, Err(Error::Stale)));

    let framed = plan(&store, &people.employee.actor(), id).tasks[0].clone();
    assert_eq!((framed.task.priority.code(), framed.task.ends_on), ("critical", day("2027-05-31")));
    let line = &framed.sub_tasks[0];
    assert_eq!((line.indicator.as_str(), line.ends_on), ("Ziara zenye taarifa", day("2027-05-31")));
    let kept = |branch: &crate::agreement::model::PlannedTask| {
        let (task, line) = (branch.task.clone(), branch.sub_tasks[0].clone());
        (
            task.title,
            task.weight,
            task.activity_code,
            line.title,
            line.weight,
            line.target,
            line.unit_of_measure,
        )
    };
    assert_eq!(kept(&framed), kept(&before));
    assert_eq!(history(&store, &people, id), ["begin", "submit", "frame", "frame"]);

    // The same once more is no change and no event.
    let seen = framed.task.version;
    act(&store, &people.supervisor, move |work| frame_task(work, task, seen, &frame)).unwrap();
    assert_eq!(history(&store, &people, id).len(), 4);
}

#[test]
fn a_plan_is_not_written_once_its_year_is_over_but_what_was_handed_in_goes_on() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let task = plan(&store, &people.employee.actor(), id).tasks[0].task.id;
    let edit = move |work: &Work<'_>| edit_task(work, task, 1, &typed_task("Kufundisha", "60"));
    store.at("2027-07-01T08:00:00Z");
    assert_eq!(refusal(submit(&store, &people, id)), "performance-agreement-year-over");
    assert_eq!(refusal(act(&store, &people.employee, edit)), "performance-agreement-year-over");

    // On its last day it can still be handed in; that the year ends while it waits is not the employee's doing.
    store.at("2027-06-30T08:00:00Z");
    submit(&store, &people, id).unwrap();
    store.at("2027-07-05T08:00:00Z");
    let seen = version(&store, &people.supervisor.actor(), id);
    act(&store, &people.supervisor, move |work| return_agreement(work, id, seen, "Rekebisha uzito."))
        .unwrap();
    act(&store, &people.employee, edit).unwrap();
    submit(&store, &people, id).unwrap();
    let seen = version(&store, &people.head.actor(), id);
    act(&store, &people.head, move |work| approve_agreement(work, id, seen)).unwrap();
}

#[test]
fn in_the_last_days_of_the_year_the_second_level_approves() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        store.at("2027-06-01T08:00:00Z");
        submit(store, &people, id).unwrap();
        assert!(waiting(store, &people, &people.supervisor).is_empty());
        assert_eq!(
            waiting(store, &people, &people.head),
            ["approve | Mwinukwe, Zawadi Charles, 2026/27 | 2027-06-08"]
        );
        assert_eq!(refusal(approve(store, &people, id)), "performance-agreement-second-level-approves");
        let seen = version(store, &people.head.actor(), id);
        act(store, &people.head, move |work| approve_agreement(work, id, seen)).unwrap();
        sign(store, &people.employee, id).unwrap();
        assert_eq!(sign(store, &people.supervisor, id).unwrap(), State::Signed);
    });
}

#[test]
fn each_side_changes_only_its_own_tasks_but_the_employee_breaks_down_both() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let own = plan(&store, &people.employee.actor(), id).tasks[0].task.id;
    let (given, _) = act(&store, &people.supervisor, move |work| {
        add_task(work, id, &typed_task("Kuratibu michezo", "10"))
    })
    .unwrap();
    assert_eq!(plan(&store, &people.employee.actor(), id).tasks[2].task.origin, Origin::Assigned);
    let by_supervisor =
        act(&store, &people.supervisor, move |work| edit_task(work, own, 1, &typed_task("X", "60")));
    assert_eq!(refusal(by_supervisor), "performance-agreement-proposed-from-below");
    let by_employee =
        act(&store, &people.employee, move |work| edit_task(work, given, 1, &typed_task("X", "5")));
    assert_eq!(refusal(by_employee), "performance-agreement-assigned-from-above");
    let removed = act(&store, &people.employee, move |work| remove_task(work, given, 1));
    assert_eq!(refusal(removed), "performance-agreement-assigned-from-above");
    act(&store, &people.employee, move |work| {
        add_sub_task(work, given, &typed_sub_task("Mashindano", "100"))
    })
    .unwrap();
    act(&store, &people.supervisor, move |work| {
        edit_task(work, given, 1, &typed_task("Kuratibu michezo", "15"))
    })
    .unwrap();
}

#[test]
fn an_approval_is_taken_back_until_both_have_signed_and_voids_the_signature_of_one() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        submit(store, &people, id).unwrap();
        approve(store, &people, id).unwrap();
        let take_back = || {
            let seen = version(store, &people.supervisor.actor(), id);
            act(store, &people.supervisor, move |work| {
                rollback_agreement(work, id, seen, "Kuna kazi imesahaulika.")
            })
        };
        take_back().unwrap();
        let draft = plan(store, &people.employee.actor(), id).agreement;
        assert_eq!((draft.state, draft.text_hash, draft.approved_at), (State::Draft, None, None));
        assert!(waiting(store, &people, &people.supervisor).is_empty());
        assert_eq!(waiting(store, &people, &people.employee), ["submit | 2026/27 | 2026-09-08"]);

        submit(store, &people, id).unwrap();
        approve(store, &people, id).unwrap();
        sign(store, &people.employee, id).unwrap();
        take_back().unwrap();
        let draft = plan(store, &people.employee.actor(), id).agreement;
        assert_eq!((draft.state, draft.employee_signed_at), (State::Draft, None));
        let row = draft.clone();
        assert!(store.tx(move |tx| crate::agreement::store::list_signatures(tx, &row)).unwrap().is_empty());
        let home = people.institution;
        let events = store.tx(move |tx| platform::history::on_subject(tx, home, id.0, None)).unwrap();
        let voided = events.iter().find_map(|event| event.after.as_ref()?.pointer("/voided/0").cloned());
        assert_eq!(voided.unwrap()["name"], people.employee.name.as_str());

        // Both sign the corrected text; then there is no way back but an update.
        submit(store, &people, id).unwrap();
        approve(store, &people, id).unwrap();
        sign(store, &people.employee, id).unwrap();
        sign(store, &people.supervisor, id).unwrap();
        assert_eq!(refusal(take_back()), "performance-agreement-already-signed");
    });
}

#[test]
fn both_sign_the_same_text_once_each_and_only_what_they_saw() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let early = act(&store, &people.employee, move |work| sign_agreement(work, id, &[]));
    assert_eq!(refusal(early), "performance-agreement-not-approved");
    submit(&store, &people, id).unwrap();
    approve(&store, &people, id).unwrap();
    let other = act(&store, &people.employee, move |work| sign_agreement(work, id, &[7; 32]));
    assert!(matches!(other, Err(Error::Stale)));
    sign(&store, &people.employee, id).unwrap();
    assert_eq!(refusal(sign(&store, &people.employee, id)), "performance-agreement-signed-by-you");
    sign(&store, &people.supervisor, id).unwrap();
    let row = plan(&store, &people.employee.actor(), id).agreement;
    let hash = row.text_hash.clone().unwrap();
    let signatures = store.tx(move |tx| crate::agreement::store::list_signatures(tx, &row)).unwrap();
    assert_eq!(signatures.len(), 2);
    assert!(signatures.iter().all(|signature| signature.text_hash == hash));
}

#[test]
fn nobody_approves_what_they_have_not_seen_and_nobody_overwrites_what_changed() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let opened = version(&store, &people.supervisor.actor(), id);
    submit(&store, &people, id).unwrap();
    let answer = act(&store, &people.supervisor, move |work| approve_agreement(work, id, opened));
    assert!(matches!(answer, Err(Error::Stale)));

    let seen = version(&store, &people.supervisor.actor(), id);
    act(&store, &people.supervisor, move |work| return_agreement(work, id, seen, "Rekebisha.")).unwrap();
    let branch = plan(&store, &people.employee.actor(), id).tasks.remove(0);
    let (task, sub_task) = (branch.task.id, branch.sub_tasks[0].id);
    act(&store, &people.employee, move |work| edit_task(work, task, 1, &typed_task("Ya kwanza", "60")))
        .unwrap();
    let second =
        act(&store, &people.employee, move |work| edit_task(work, task, 1, &typed_task("Ya pili", "60")));
    assert!(matches!(second, Err(Error::Stale)));
    act(&store, &people.employee, move |work| {
        edit_sub_task(work, sub_task, 1, &typed_sub_task("Ya kwanza", "70"))
    })
    .unwrap();
    for stale in [
        act(&store, &people.employee, move |work| {
            edit_sub_task(work, sub_task, 1, &typed_sub_task("Ya pili", "70"))
        }),
        act(&store, &people.employee, move |work| remove_sub_task(work, sub_task, 1)),
        act(&store, &people.employee, move |work| remove_task(work, task, 1)),
    ] {
        assert!(matches!(stale, Err(Error::Stale)));
    }
    assert_eq!(plan(&store, &people.employee.actor(), id).tasks[0].sub_tasks.len(), 2);
}

#[test]
fn what_is_removed_leaves_the_plan_and_stays_in_the_history() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let branch = plan(&store, &people.employee.actor(), id).tasks.remove(1);
    let (task, sub_task) = (branch.task.id, branch.sub_tasks[0].id);
    act(&store, &people.employee, move |work| remove_sub_task(work, sub_task, 1)).unwrap();
    act(&store, &people.employee, move |work| remove_task(work, task, 1)).unwrap();
    assert_eq!(plan(&store, &people.employee.actor(), id).tasks.len(), 1);
    let institution = people.institution;
    let rows = store.tx(move |tx| history::on_subject(tx, institution, id.0, None)).unwrap();
    assert_eq!(rows[0].before.as_ref().unwrap()["task"]["title"], "Kufundisha Sayansi Darasa la VI");
    assert_eq!(rows[1].before.as_ref().unwrap()["sub_task"]["target"], "160");
}

#[test]
fn many_weights_are_set_at_once_and_only_by_the_side_they_belong_to() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let seen = version(&store, &people.employee.actor(), id);
    let drawn = plan(&store, &people.employee.actor(), id);
    let field = |at: usize| format!("task-{}", drawn.tasks[at].task.id);
    let typed = vec![(field(0), "75".to_owned()), (field(1), "25".to_owned())];
    let same = typed.clone();
    act(&store, &people.employee, move |work| set_weights(work, id, seen, &typed)).unwrap();
    let changed = plan(&store, &people.employee.actor(), id);
    assert_eq!((changed.tasks[0].task.weight.0, changed.tasks[1].task.weight.0), (7_500, 2_500));
    let old = same.clone();
    let stale = act(&store, &people.employee, move |work| set_weights(work, id, seen, &old));
    assert!(matches!(stale, Err(Error::Stale)));
    let now = seen + 1;
    act(&store, &people.employee, move |work| set_weights(work, id, now, &same)).unwrap();
    assert_eq!(version(&store, &people.employee.actor(), id), now, "nothing changed, so nothing is written");
    let foreign = vec![(field(0), "50".to_owned())];
    let refused = act(&store, &people.supervisor, move |work| set_weights(work, id, now, &foreign));
    assert_eq!(refusal(refused), "performance-agreement-proposed-from-below");
}

#[test]
fn a_template_makes_a_plan_that_can_be_submitted_as_it_is() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let class = |subject: &str, class: &str| SubjectClass {
        subject: subject.into(),
        class: class.into(),
        weight: String::new(),
    };
    let beginning = Beginning::Template {
        cadre: "teacher".into(),
        language: kernel::Language::Sw,
        classes: vec![
            class("Hisabati", "Darasa la V"),
            class("Sayansi", "Darasa la VI"),
            class("Kiswahili", "V"),
        ],
    };
    let owner = people.employee.actor();
    let id = begin(&store, &owner, &people.employee, beginning.clone()).unwrap();
    submit(&store, &people, id).unwrap();
    let again = begin(&store, &owner, &people.employee, beginning);
    assert_eq!(refusal(again), "performance-agreement-already-begun");
    let unknown =
        Beginning::Template { cadre: "mchawi".into(), language: kernel::Language::Sw, classes: Vec::new() };
    assert!(matches!(begin(&store, &people.hr.actor(), &people.hr, unknown), Err(Error::Invalid(_))));
}

#[test]
fn a_supervisor_opens_a_blank_plan_to_assign_in_and_the_template_then_shares_what_is_left() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begin(&store, &people.supervisor.actor(), &people.employee, Beginning::Blank).unwrap();
    act(&store, &people.supervisor, move |work| add_task(work, id, &typed_task("Kuratibu michezo", "20")))
        .unwrap();
    let copied = begin(&store, &people.supervisor.actor(), &people.employee, Beginning::LastYear);
    assert!(matches!(copied, Err(Error::Denied)));
    let template =
        Beginning::Template { cadre: "nurse".into(), language: kernel::Language::Sw, classes: Vec::new() };
    let same = begin(&store, &people.employee.actor(), &people.employee, template).unwrap();
    assert_eq!(same, id);
    let filled = plan(&store, &people.employee.actor(), id);
    assert_eq!(filled.weight(), kernel::Weight::WHOLE);
    assert_eq!(filled.tasks.len(), 4);
    for someone in [&people.colleague, &people.hr, &people.stranger] {
        let answer = begin(&store, &someone.actor(), &people.colleague, Beginning::Blank);
        assert_eq!(answer.is_ok(), someone.employment == people.colleague.employment, "{}", someone.name);
    }
}

#[test]
fn last_years_plan_is_copied_with_its_dates_moved() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let nothing = begin(&store, &people.employee.actor(), &people.employee, Beginning::LastYear);
    assert_eq!(refusal(nothing), "performance-agreement-nothing-to-copy");
    begun(&store, &people.employee);
    store.at("2027-05-01T08:00:00Z");
    let (next, employment) = (year().next(), people.employee.employment);
    let id =
        act(&store, &people.employee, move |work| begin_plan(work, employment, next, &Beginning::LastYear))
            .unwrap();
    let copy = plan(&store, &people.employee.actor(), id);
    assert!(copy.tasks.iter().all(|task| task.task.origin == Origin::Copied));
    assert_eq!(copy.tasks[0].task.starts_on, day("2027-07-01"));
    assert_eq!(copy.tasks[0].sub_tasks[1].ends_on, day("2028-06-30"));
}

#[test]
fn a_plan_is_not_begun_for_a_year_that_is_over_or_not_open() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let employment = people.employee.employment;
    let before = move |work: &Work<'_>| begin_plan(work, employment, year().previous(), &Beginning::Blank);
    assert_eq!(refusal(act(&store, &people.employee, before)), "performance-agreement-year-over");
    let after = move |work: &Work<'_>| begin_plan(work, employment, year().next(), &Beginning::Blank);
    assert_eq!(refusal(act(&store, &people.employee, after)), "performance-agreement-year-not-open");
}

#[test]
fn a_task_serves_only_an_activity_of_this_years_institution_plan() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let unknown = TypedTask { activity: "Z9999".into(), ..typed_task("Kukagua", "10") };
    match act(&store, &people.employee, move |work| add_task(work, id, &unknown)) {
        Err(Error::Invalid(errors)) => assert_eq!(errors.0[0].field, "activity"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn other_features_find_the_years_agreement_and_its_sub_tasks() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    let (institution, employment) = (people.institution, people.employee.employment);
    let found = store
        .read(&people.employee.actor(), move |work| {
            let row = find_current(work.tx(), institution, employment, year(), work.today())?;
            let row = work.open(&permissions::AGREEMENT_READ, row)?;
            Ok((row.id, plan_rows(work.tx(), institution, row.id)?.len()))
        })
        .unwrap();
    assert_eq!(found, (id, 4));
}

/// The planner with a letter to act for the supervisor.
fn kaimu(people: &Fixture) -> Actor {
    let mut person = people.planner.person.clone();
    person.acting_for.push(kernel::ActingFor {
        employment: people.supervisor.employment,
        name: people.supervisor.name.clone(),
        roles: Vec::new(),
    });
    Actor::Person(Box::new(person))
}

#[test]
fn a_kaimu_answers_and_signs_for_the_absent_supervisor_and_the_signature_says_so() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    let actor = kaimu(&people);
    let seen = version(&store, &actor, id);
    store.work(&actor, move |work| approve_agreement(work, id, seen)).unwrap();
    let row = plan(&store, &actor, id).agreement;
    let hash = row.text_hash.clone().unwrap();
    store.work(&actor, move |work| sign_agreement(work, id, &hash)).unwrap();
    let signatures = store.tx(move |tx| crate::agreement::store::list_signatures(tx, &row)).unwrap();
    assert_eq!(signatures[0].signer_id, people.planner.employment);
    assert_eq!(signatures[0].acting_for_name.as_deref(), Some("Nyimbote, Method Gabriel"));
    assert!(waiting(&store, &people, &people.supervisor).is_empty());
}

#[test]
fn whoever_acts_for_their_own_supervisor_cannot_answer_their_own_plan() {
    let store = TestStore::sqlite();
    let people = people(&store);
    let id = begun(&store, &people.employee);
    submit(&store, &people, id).unwrap();
    let mut person = people.employee.person.clone();
    person.acting_for.push(kernel::ActingFor {
        employment: people.supervisor.employment,
        name: people.supervisor.name.clone(),
        roles: Vec::new(),
    });
    let actor = Actor::Person(Box::new(person));
    let seen = version(&store, &actor, id);
    assert!(matches!(store.work(&actor, move |work| approve_agreement(work, id, seen)), Err(Error::Denied)));
}

#[test]
fn who_presses_the_button_twice_at_the_same_moment_signs_once() {
    on_each_db(|store| {
        let people = people(store);
        let id = begun(store, &people.employee);
        submit(store, &people, id).unwrap();
        approve(store, &people, id).unwrap();
        let employee = people.employee.actor();
        let hash = plan(store, &employee, id).agreement.text_hash.unwrap();
        let answers =
            store.at_once(&[employee.clone(), employee], move |work, _| sign_agreement(work, id, &hash));
        let (signed, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
        assert_eq!(signed.len(), 1, "{refused:?}");
        assert_eq!(
            refused.into_iter().map(refusal).collect::<Vec<_>>(),
            ["performance-agreement-signed-by-you"]
        );
        assert_eq!(history(store, &people, id), ["begin", "submit", "approve", "sign"]);
    });
}
