//! States, wholeness, whose task is whose, and when a plan may be begun.

use kernel::{Refusal as _, Weight};

use super::{day, sub_task, task, whole_plan, year};
use crate::agreement::model::{Origin, Party, PlannedTask, Signed, State, SubTaskState, TaskState};
use crate::agreement::rules::{
    MOST_TASKS, Refusal, Step, answer_due, check_beginning, check_hand, check_size, check_sub_hand, inside,
    next, problems, span_of,
};

const STEPS: [Step; 9] = [
    Step::Edit,
    Step::Assign,
    Step::Submit,
    Step::Return,
    Step::Reject,
    Step::Approve,
    Step::Rollback,
    Step::Sign(Party::Employee),
    Step::Sign(Party::Supervisor),
];

fn table(signed: Signed) -> String {
    let mut table = String::new();
    for state in State::ALL {
        for step in STEPS {
            let outcome = match next(*state, step, signed) {
                Ok(state) => state.code().to_owned(),
                Err(refusal) => {
                    format!("no: {}", refusal.code().trim_start_matches("performance-agreement-"))
                }
            };
            table.push_str(&format!("{} {step:?}: {outcome}\n", state.code()));
        }
    }
    table
}

#[test]
fn every_step_from_every_state_is_decided() {
    insta::assert_snapshot!(table(Signed::default()), @"
    draft Edit: draft
    draft Assign: draft
    draft Submit: submitted
    draft Return: no: not-submitted
    draft Reject: no: not-submitted
    draft Approve: no: not-submitted
    draft Rollback: no: not-approved
    draft Sign(Employee): no: not-approved
    draft Sign(Supervisor): no: not-approved
    submitted Edit: no: waits-for-answer
    submitted Assign: submitted
    submitted Submit: no: waits-for-answer
    submitted Return: returned
    submitted Reject: submitted
    submitted Approve: approved
    submitted Rollback: no: not-approved
    submitted Sign(Employee): no: not-approved
    submitted Sign(Supervisor): no: not-approved
    returned Edit: draft
    returned Assign: returned
    returned Submit: submitted
    returned Return: no: not-submitted
    returned Reject: no: not-submitted
    returned Approve: no: not-submitted
    returned Rollback: no: not-approved
    returned Sign(Employee): no: not-approved
    returned Sign(Supervisor): no: not-approved
    approved Edit: no: already-approved
    approved Assign: no: already-approved
    approved Submit: no: already-approved
    approved Return: no: already-approved
    approved Reject: no: already-approved
    approved Approve: no: already-approved
    approved Rollback: draft
    approved Sign(Employee): approved
    approved Sign(Supervisor): approved
    signed Edit: no: already-signed
    signed Assign: no: already-signed
    signed Submit: no: already-signed
    signed Return: no: already-signed
    signed Reject: no: already-signed
    signed Approve: no: already-signed
    signed Rollback: no: already-signed
    signed Sign(Employee): no: already-signed
    signed Sign(Supervisor): no: already-signed
    ");
}

#[test]
fn the_second_signature_makes_the_agreement_signed_and_closes_the_way_back() {
    let employee = Signed { employee: true, ..Signed::default() };
    let supervisor = Signed { supervisor: true, ..Signed::default() };
    assert_eq!(next(State::Approved, Step::Sign(Party::Supervisor), employee), Ok(State::Signed));
    assert_eq!(next(State::Approved, Step::Sign(Party::Employee), supervisor), Ok(State::Signed));
    assert_eq!(next(State::Approved, Step::Sign(Party::Employee), employee), Err(Refusal::SignedByYou));
    for signed in [employee, supervisor] {
        assert_eq!(next(State::Approved, Step::Rollback, signed), Ok(State::Draft));
    }
    let both = Signed { employee: true, supervisor: true, ..Signed::default() };
    assert_eq!(next(State::Signed, Step::Rollback, both), Err(Refusal::AlreadySigned));
}

/// The refusals of a plan changed from a whole one.
fn refusals(change: impl Fn(&mut Vec<PlannedTask>)) -> Vec<Refusal> {
    let mut plan = whole_plan();
    change(&mut plan.tasks);
    problems(&plan).into_iter().map(|problem| problem.refusal).collect()
}

#[test]
fn a_whole_plan_has_no_problems() {
    assert_eq!(refusals(|_| {}), []);
}

#[test]
fn a_plan_is_whole_only_with_whole_weights_targets_indicators_and_dates() {
    assert_eq!(refusals(Vec::clear), [Refusal::NoTasks]);
    assert_eq!(
        refusals(|tasks| tasks[0].task.weight = Weight(5_900)),
        [Refusal::WeightsOff { total: Weight(9_900) }]
    );
    assert_eq!(
        refusals(|tasks| tasks[1].task.weight = Weight(4_001)),
        [Refusal::WeightsOff { total: Weight(10_001) }]
    );
    assert_eq!(
        refusals(|tasks| tasks[0].sub_tasks[1].weight = Weight(2_500)),
        [Refusal::SubTaskWeightsOff { task: "Kazi ya 1".into(), total: Weight(9_500) }]
    );
    assert_eq!(
        refusals(|tasks| tasks[1].sub_tasks.clear()),
        [Refusal::NoSubTasks { task: "Kazi ya 2".into() }]
    );
    assert_eq!(
        refusals(|tasks| tasks[0].sub_tasks[0].target.0 = 0),
        [Refusal::TargetMissing { sub_task: "Kazi ndogo ya 1.1".into() }]
    );
    assert_eq!(
        refusals(|tasks| tasks[0].sub_tasks[0].indicator = "  ".into()),
        [Refusal::IndicatorMissing { sub_task: "Kazi ndogo ya 1.1".into() }]
    );
    assert_eq!(
        refusals(|tasks| tasks[0].task.ends_on = day("2027-07-01")),
        [Refusal::TaskOutsideYear { task: "Kazi ya 1".into(), year: year() }]
    );
    assert_eq!(
        refusals(|tasks| tasks[1].sub_tasks[1].starts_on = day("2026-06-30")),
        [Refusal::SubTaskOutsideTask { sub_task: "Kazi ndogo ya 2.2".into(), task: "Kazi ya 2".into() }]
    );
}

#[test]
fn a_rejected_task_frees_its_weight_and_is_asked_for_nothing() {
    let refused = refusals(|tasks| {
        tasks[0].task.state = TaskState::Rejected;
        tasks[0].sub_tasks.clear();
    });
    assert_eq!(refused, [Refusal::WeightsOff { total: Weight(4_000) }]);
    let mut plan = whole_plan();
    let mut freed = PlannedTask { task: task(3, 9_000), sub_tasks: vec![sub_task(3, 1, 100)] };
    freed.task.state = TaskState::Rejected;
    freed.sub_tasks[0].state = SubTaskState::Rejected;
    plan.tasks.push(freed);
    assert_eq!(problems(&plan), []);
}

#[test]
fn all_problems_are_found_at_once_and_each_names_its_task() {
    let mut plan = whole_plan();
    plan.tasks[0].task.weight = Weight(1);
    plan.tasks[1].sub_tasks.clear();
    let found = problems(&plan);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].task, None);
    assert_eq!(found[1].task, Some(plan.tasks[1].task.id));
}

#[test]
fn each_side_changes_its_own_tasks_and_nobody_a_rejected_one() {
    for origin in Origin::ALL {
        let assigned = *origin == Origin::Assigned;
        let free = TaskState::Proposed;
        assert_eq!(check_hand(*origin, free, Party::Supervisor).is_ok(), assigned, "{origin:?}");
        assert_eq!(check_hand(*origin, free, Party::Employee).is_ok(), !assigned, "{origin:?}");
        assert_eq!(check_sub_hand(*origin, free, Party::Employee), Ok(()), "{origin:?}");
        assert_eq!(check_sub_hand(*origin, free, Party::Supervisor).is_ok(), assigned, "{origin:?}");
        for party in [Party::Employee, Party::Supervisor] {
            assert_eq!(check_hand(*origin, TaskState::Rejected, party), Err(Refusal::TaskRejected));
            assert_eq!(check_sub_hand(*origin, TaskState::Rejected, party), Err(Refusal::TaskRejected));
        }
    }
}

#[test]
fn a_plan_is_begun_from_the_planning_season_to_the_end_of_the_year() {
    let check = |today: &str| check_beginning(year(), day(today), day("2026-04-01"), day("2020-01-01"), None);
    assert_eq!(check("2026-03-31"), Err(Refusal::YearNotOpen { year: year(), opens_on: day("2026-04-01") }));
    for open in ["2026-04-01", "2026-07-01", "2027-06-30"] {
        assert_eq!(check(open), Ok(()), "{open}");
    }
    assert_eq!(check("2027-07-01"), Err(Refusal::YearOver { year: year() }));
}

#[test]
fn a_plan_is_begun_only_for_years_of_the_employment() {
    let check = |from: &str, to: Option<&str>| {
        check_beginning(year(), day("2026-09-01"), day("2026-04-01"), day(from), to.map(day))
    };
    assert_eq!(check("2027-06-30", None), Ok(()));
    assert_eq!(check("2020-01-01", Some("2026-07-01")), Ok(()));
    assert_eq!(check("2027-07-01", None), Err(Refusal::NotEmployedThen { year: year() }));
    assert_eq!(check("2020-01-01", Some("2026-06-30")), Err(Refusal::NotEmployedThen { year: year() }));
}

#[test]
fn the_span_of_a_plan_is_the_part_of_the_year_in_which_one_is_employed() {
    let whole = (day("2026-07-01"), day("2027-06-30"));
    assert_eq!(span_of(year(), day("2020-01-01"), None), whole);
    assert_eq!(span_of(year(), day("2026-10-05"), None), (day("2026-10-05"), day("2027-06-30")));
    assert_eq!(
        span_of(year(), day("2020-01-01"), Some(day("2027-01-31"))),
        (day("2026-07-01"), day("2027-01-31"))
    );
}

#[test]
fn a_span_lies_inside_another_with_both_ends_and_never_backwards() {
    let (first, last) = (day("2026-07-01"), day("2027-06-30"));
    assert!(inside(first, last, first, last));
    assert!(inside(first, first, first, last));
    assert!(!inside(day("2026-06-30"), last, first, last));
    assert!(!inside(first, day("2027-07-01"), first, last));
    assert!(!inside(last, first, first, last));
}

#[test]
fn a_plan_holds_no_more_tasks_than_people_can_read() {
    let branch = super::branches().remove(0);
    assert_eq!(check_size(&vec![branch.clone(); MOST_TASKS]), Ok(()));
    assert_eq!(check_size(&vec![branch; MOST_TASKS + 1]), Err(Refusal::TooManyTasks));
}

#[test]
fn an_answer_is_due_after_the_days_the_year_sets() {
    assert_eq!(answer_due(day("2026-07-28"), 7), day("2026-08-04"));
    assert_eq!(answer_due(day("2026-07-28"), -1), day("2026-07-28"));
}

#[test]
fn every_refusal_is_a_sentence_in_both_languages() {
    let area = crate::area();
    let words = platform::http::words(&[area]);
    assert!(!words.problems().iter().any(|problem| problem.contains("performance-agreement")));
    let (task, sub_task) = (String::from("Kufundisha"), String::from("Kuandaa"));
    let total = Weight(9_500);
    let all = [
        Refusal::WaitsForAnswer,
        Refusal::AlreadyApproved,
        Refusal::AlreadySigned,
        Refusal::NotSubmitted,
        Refusal::NotApproved,
        Refusal::SignedByYou,
        Refusal::NoTasks,
        Refusal::WeightsOff { total },
        Refusal::SubTaskWeightsOff { task: task.clone(), total },
        Refusal::NoSubTasks { task: task.clone() },
        Refusal::TargetMissing { sub_task: sub_task.clone() },
        Refusal::IndicatorMissing { sub_task: sub_task.clone() },
        Refusal::TaskOutsideYear { task: task.clone(), year: year() },
        Refusal::SubTaskOutsideTask { sub_task, task },
        Refusal::NoSupervisor,
        Refusal::NoSeat,
        Refusal::AlreadyBegun { year: year() },
        Refusal::YearOver { year: year() },
        Refusal::YearNotOpen { year: year(), opens_on: day("2026-04-01") },
        Refusal::NotEmployedThen { year: year() },
        Refusal::NothingToCopy { year: year() },
        Refusal::AssignedFromAbove,
        Refusal::ProposedFromBelow,
        Refusal::TaskRejected,
        Refusal::TooManyTasks,
        Refusal::TooManySubTasks,
    ];
    for language in kernel::Language::ALL {
        for refusal in &all {
            let sentence = words.reason(language, &refusal.reason());
            assert!(!sentence.contains("[[") && !sentence.contains("{"), "{language:?}: {sentence}");
        }
    }
}
