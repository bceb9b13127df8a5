//! What decides, as tables of cases.

use kernel::{Day, Quantity, Weight};
use platform::setting::Window;

use super::super::compare::{self, Mark};
use super::super::model::{Act, Cause, ChangeRow, GroundRow, Kind, Sheet, State, UpdateId, UpdateRow};
use super::super::rules::{
    Refusal, Step, check_beginning, check_change, first_effective_day, next, plan_after, problems,
    wants_second_level,
};
use crate::agreement::model::State as AgreementState;
use crate::agreement::model::{AgreementId, Party, SubTaskState};
use crate::agreement::tests::{agreement, day, uuid, whole_plan, year};

fn ground() -> GroundRow {
    let row = agreement(AgreementState::Signed);
    GroundRow {
        agreement_id: row.id,
        institution_id: row.institution_id,
        employment_id: row.employment_id,
        year: row.year,
        state: row.state,
        name: row.name,
        unit_path: row.unit_path,
        supervisor_id: row.supervisor_id,
        second_level_id: row.second_level_id,
        seat_above: None,
        appraisal_state: None,
        open: 0,
        reviewed: 0,
        review_by: None,
    }
}

fn season() -> Window {
    Window {
        opens_on: day("2026-12-01"),
        closes_on: day("2027-01-31"),
        was_to_close: None,
        name_sw: "Mapitio".into(),
        name_en: "Review".into(),
    }
}

pub fn row(kind: Kind, state: State) -> UpdateRow {
    let owner = agreement(AgreementState::Signed);
    UpdateRow {
        id: UpdateId(uuid(900)),
        institution_id: owner.institution_id,
        institution_name: owner.institution_name,
        agreement_id: AgreementId(uuid(1)),
        agreement_state: AgreementState::Signed,
        agreement_version: 1,
        employment_id: owner.employment_id,
        year: year(),
        kind,
        cause: if kind == Kind::MidYear { Cause::Season } else { Cause::Budget },
        proposer: Party::Employee,
        state,
        progress: "Nusu".into(),
        factors: "Vitabu".into(),
        support: "Vitabu 40".into(),
        reason: "Bajeti".into(),
        effective_on: day("2026-12-10"),
        answer: String::new(),
        text: None,
        text_hash: None,
        submitted_at: None,
        employee_signed_at: None,
        supervisor_signed_at: None,
        second_level_signed_at: None,
        applied_at: None,
        number: None,
        version: 1,
        name: owner.name,
        check_number: owner.check_number,
        unit_path: owner.unit_path,
        unit_name: owner.unit_name,
        workstation_name: owner.workstation_name,
        post_title: owner.post_title,
        starts_on: owner.starts_on,
        ends_on: None,
        supervisor_id: owner.supervisor_id,
        supervisor_name: owner.supervisor_name,
        supervisor_check_number: owner.supervisor_check_number,
        supervisor_post: owner.supervisor_post,
        second_level_id: owner.supervisor_id,
        second_level_name: Some("Mkuu".into()),
        seat_above: None,
        appraisal_state: None,
        last_number: None,
        last_effective_on: None,
        begun_at: "2026-12-01T08:00:00Z".parse().unwrap(),
        mend_by: None,
        answer_days: 7,
        back_days: 14,
        last_days: 30,
        escalated_id: None,
        escalated_name: None,
        silent_name: None,
        escalated_due_on: None,
        escalated_open: true,
        escalated_stuck: false,
    }
}

/// The whole plan, running; nothing changed yet.
pub fn sheet(kind: Kind) -> Sheet {
    let mut tasks = whole_plan().tasks;
    for line in tasks.iter_mut().flat_map(|branch| &mut branch.sub_tasks) {
        line.state = SubTaskState::Running;
    }
    Sheet { update: row(kind, State::Draft), tasks, changes: Vec::new() }
}

fn change(sheet: &Sheet, task: usize, line: usize) -> ChangeRow {
    ChangeRow::of_sub_task(&sheet.tasks[task].sub_tasks[line])
}

fn keys(sheet: &Sheet, asked_on: Day) -> Vec<&'static str> {
    problems(sheet, asked_on).into_iter().map(|problem| problem.reason.key).collect()
}

/// Today, kind and cause, what else is so, and the refusal.
type Beginning = (&'static str, Kind, Cause, fn(&mut GroundRow), Option<&'static str>);

#[test]
fn an_update_begins_on_a_signed_plan_in_its_year_and_a_review_in_its_window() {
    let cases: [Beginning; 13] = [
        ("2026-12-01", Kind::MidYear, Cause::Season, |_| (), None),
        ("2027-01-31", Kind::MidYear, Cause::Season, |_| (), None),
        ("2026-11-30", Kind::MidYear, Cause::Season, |_| (), Some("season")),
        ("2027-02-01", Kind::MidYear, Cause::Season, |_| (), Some("season")),
        // The last day is a Sunday: what is owed by the Monday can be begun on it.
        ("2027-02-01", Kind::MidYear, Cause::Season, |row| row.review_by = "2027-02-01".parse().ok(), None),
        (
            "2027-02-02",
            Kind::MidYear,
            Cause::Season,
            |row| row.review_by = "2027-02-01".parse().ok(),
            Some("season"),
        ),
        ("2026-12-01", Kind::MidYear, Cause::Season, |row| row.reviewed = 1, Some("reviewed")),
        ("2026-09-01", Kind::Extraordinary, Cause::Budget, |_| (), None),
        ("2026-09-01", Kind::Extraordinary, Cause::Season, |_| (), Some("cause")),
        ("2026-09-01", Kind::Extraordinary, Cause::Budget, |row| row.open = 1, Some("one-open")),
        ("2027-07-01", Kind::Extraordinary, Cause::Budget, |_| (), Some("year-over")),
        (
            "2027-06-20",
            Kind::Extraordinary,
            Cause::Budget,
            |row| row.appraisal_state = Some("self_rated".into()),
            Some("self-rating-sent"),
        ),
        (
            "2026-09-01",
            Kind::Extraordinary,
            Cause::Budget,
            |row| row.state = AgreementState::Approved,
            Some("not-signed"),
        ),
    ];
    for (today, kind, cause, with, refused) in cases {
        let mut ground = ground();
        with(&mut ground);
        let answer = check_beginning(&ground, kind, cause, day(today), &season());
        let key = answer.as_ref().err().map(|refusal| {
            kernel::Refusal::code(refusal).strip_prefix("performance-update-refused-").unwrap()
        });
        assert_eq!(key, refused, "{today} {kind:?}");
    }
}

#[test]
fn who_proposes_fills_it_and_the_other_side_answers() {
    use Party::{Employee, Supervisor};
    let cases = [
        (State::Draft, Step::Edit, Some(Employee), false, Ok(State::Draft)),
        (State::Draft, Step::Edit, Some(Supervisor), false, Err(Refusal::NotYours)),
        (State::Draft, Step::Agree, Some(Supervisor), false, Err(Refusal::NotSubmitted)),
        (State::Returned, Step::Submit, Some(Employee), false, Ok(State::Submitted)),
        (State::Submitted, Step::Edit, Some(Employee), false, Err(Refusal::WaitsForAnswer)),
        (State::Submitted, Step::Agree, Some(Employee), false, Err(Refusal::YourOwn)),
        (State::Submitted, Step::Agree, Some(Supervisor), false, Ok(State::Applied)),
        (State::Submitted, Step::Agree, Some(Supervisor), true, Ok(State::Agreed)),
        (State::Submitted, Step::Agree, None, false, Err(Refusal::NotYours)),
        (State::Submitted, Step::Return, Some(Supervisor), false, Ok(State::Returned)),
        (State::Submitted, Step::Decline, Some(Supervisor), false, Ok(State::Declined)),
        (State::Draft, Step::SetAside, Some(Supervisor), false, Ok(State::Withdrawn)),
        (State::Returned, Step::SetAside, Some(Supervisor), false, Ok(State::Withdrawn)),
        (State::Draft, Step::SetAside, Some(Employee), false, Err(Refusal::NotYours)),
        (State::Draft, Step::SetAside, None, false, Err(Refusal::NotYours)),
        (State::Submitted, Step::SetAside, Some(Supervisor), false, Err(Refusal::WaitsForAnswer)),
        (State::Submitted, Step::Withdraw, Some(Employee), false, Ok(State::Withdrawn)),
        (State::Submitted, Step::Withdraw, Some(Supervisor), false, Err(Refusal::NotYours)),
        (State::Submitted, Step::Countersign, None, true, Err(Refusal::NotAgreed)),
        (State::Agreed, Step::Countersign, None, true, Ok(State::Applied)),
        (State::Agreed, Step::Countersign, Some(Supervisor), true, Err(Refusal::NotYours)),
        (State::Agreed, Step::Decline, None, true, Ok(State::Declined)),
        (State::Applied, Step::Edit, Some(Employee), false, Err(Refusal::Closed)),
        (State::Withdrawn, Step::Submit, Some(Employee), false, Err(Refusal::Closed)),
    ];
    for (state, step, side, wants_second, answer) in cases {
        let row = row(Kind::Extraordinary, state);
        assert_eq!(next(&row, step, side, wants_second), answer, "{state:?} {step:?} {side:?}");
    }
}

#[test]
fn a_review_may_change_nothing_and_a_change_must_change_something() {
    let today = day("2026-12-10");
    assert_eq!(keys(&sheet(Kind::MidYear), today), Vec::<&str>::new());
    assert_eq!(keys(&sheet(Kind::Extraordinary), today), ["performance-update-refused-nothing"]);
    let mut silent = sheet(Kind::MidYear);
    silent.update.factors = " ".into();
    assert_eq!(keys(&silent, today), ["performance-update-refused-factors"]);
}

#[test]
fn weights_make_a_hundred_among_what_runs_from_the_effective_day() {
    let today = day("2026-12-10");
    let mut sheet = sheet(Kind::Extraordinary);
    let lower = ChangeRow { weight: Weight(6_000), ..change(&sheet, 0, 0) };
    sheet.changes = vec![lower];
    assert_eq!(keys(&sheet, today), ["performance-agreement-sub-task-weights-off"]);
    let raise = ChangeRow { weight: Weight(4_000), ..change(&sheet, 0, 1) };
    sheet.changes.push(raise);
    assert_eq!(keys(&sheet, today), Vec::<&str>::new());
    // What ends weighs nothing; the rest of its task must take its weight over.
    sheet.changes = vec![ChangeRow { act: Act::End, weight: Weight(0), ..change(&sheet, 0, 0) }];
    assert_eq!(keys(&sheet, today), ["performance-agreement-sub-task-weights-off"]);
    sheet.changes.push(ChangeRow { weight: Weight::WHOLE, ..change(&sheet, 0, 1) });
    assert_eq!(keys(&sheet, today), Vec::<&str>::new());
    let after = plan_after(&sheet);
    assert_eq!(after[0].sub_tasks[0].ended_on, Some(day("2026-12-09")));
    let groups = compare::side_by_side(&after, &sheet.changes);
    let marks: Vec<Mark> = groups[0].lines.iter().map(|line| line.mark).collect();
    assert_eq!(marks, [Mark::Ended, Mark::Changed]);
    assert_eq!((groups[0].mark, groups[1].mark), (Mark::Same, Mark::Same));
}

#[test]
fn what_was_promised_by_a_day_that_has_passed_stays_promised() {
    let mut sheet = sheet(Kind::Extraordinary);
    sheet.tasks[0].sub_tasks[0].ends_on = day("2026-12-05");
    let now = change(&sheet, 0, 0);
    let lower = ChangeRow { target: Quantity(100_000), ..now.clone() };
    let raise = ChangeRow { target: Quantity(200_000), ..now.clone() };
    let moved = ChangeRow { ends_on: day("2027-06-30"), ..now.clone() };
    let ended = ChangeRow { act: Act::End, ..now.clone() };
    let title = now.title.clone();
    let passed = day("2026-12-06");
    let cases = [
        (&lower, day("2026-12-05"), Ok(())),
        (&lower, passed, Err(Refusal::TargetLowered { sub_task: title.clone() })),
        (&raise, passed, Ok(())),
        (&moved, day("2026-12-05"), Ok(())),
        (&moved, passed, Err(Refusal::EndPassed { sub_task: title.clone() })),
        (&ended, day("2026-12-05"), Ok(())),
        (&ended, passed, Err(Refusal::EndedTooLate { sub_task: title })),
    ];
    for (change, asked_on, answer) in cases {
        assert_eq!(check_change(&sheet, change, asked_on), answer, "{:?} {asked_on}", change.act);
    }
}

#[test]
fn finished_and_excused_work_changes_only_its_weight() {
    for state in [SubTaskState::Completed, SubTaskState::Excused] {
        let mut sheet = sheet(Kind::Extraordinary);
        sheet.tasks[0].sub_tasks[0].state = state;
        let now = change(&sheet, 0, 0);
        let asked_on = day("2026-12-10");
        let weight = ChangeRow { weight: Weight(1_000), ..now.clone() };
        assert_eq!(check_change(&sheet, &weight, asked_on), Ok(()));
        let target = ChangeRow { target: Quantity(1_000), ..now };
        assert!(matches!(check_change(&sheet, &target, asked_on), Err(Refusal::OnlyWeight { .. })));
    }
}

#[test]
fn a_new_version_holds_from_fourteen_days_back_at_most_and_never_before_the_last_one() {
    let mut row = row(Kind::Extraordinary, State::Draft);
    assert_eq!(first_effective_day(&row, day("2026-12-10")), day("2026-11-26"));
    assert_eq!(first_effective_day(&row, day("2026-07-05")), day("2026-07-01"));
    row.last_effective_on = Some(day("2026-12-01"));
    assert_eq!(first_effective_day(&row, day("2026-12-10")), day("2026-12-01"));
    let mut sheet = sheet(Kind::Extraordinary);
    sheet.changes = vec![
        ChangeRow { weight: Weight(6_000), ..change(&sheet, 0, 0) },
        ChangeRow { weight: Weight(4_000), ..change(&sheet, 0, 1) },
    ];
    for (effective_on, key) in [
        ("2026-11-25", vec!["performance-update-refused-early"]),
        ("2026-11-26", vec![]),
        ("2027-06-30", vec![]),
        ("2027-07-01", vec!["performance-update-refused-late"]),
    ] {
        sheet.update.effective_on = day(effective_on);
        assert_eq!(keys(&sheet, day("2026-12-10")), key, "{effective_on}");
    }
}

#[test]
fn the_last_thirty_days_need_the_second_level_where_there_is_one() {
    let sheet = sheet(Kind::Extraordinary);
    let changes = vec![ChangeRow { weight: Weight(6_000), ..change(&sheet, 0, 0) }];
    let mut row = row(Kind::Extraordinary, State::Draft);
    for (asked_on, effective_on, wanted) in [
        ("2027-05-31", "2027-05-31", false),
        ("2027-05-31", "2027-06-01", true),
        ("2027-06-01", "2027-05-25", true),
        ("2026-12-10", "2026-12-10", false),
    ] {
        row.effective_on = day(effective_on);
        assert_eq!(wants_second_level(&row, &changes, day(asked_on)), wanted, "{asked_on} {effective_on}");
        assert!(!wants_second_level(&row, &[], day(asked_on)), "a review that changes nothing");
    }
    row.second_level_id = None;
    assert!(!wants_second_level(&row, &changes, day("2027-06-15")));
}
