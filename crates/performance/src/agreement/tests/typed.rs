//! What people type, and the branches that templates and last year make.

use kernel::{FieldErrors, Language, Quantity, Weight};
use proptest::prelude::*;

use super::{day, uuid, whole_plan, year};
use crate::agreement::model::{
    Mode, Origin, Priority, SubTaskId, SubTaskState, SubjectClass, TaskId, TaskState, TemplateRow,
    TypedSubTask, TypedTask,
};
use crate::agreement::typed::{
    ClassShare, WeightOf, a_year_later, check_classes, check_reason, check_sub_task, check_task,
    check_weights, from_last_year, from_template, scale, spread,
};

fn good_task() -> TypedTask {
    TypedTask {
        title: "Kufundisha Hisabati".into(),
        activity: "C2501S01".into(),
        weight: "12.5".into(),
        priority: "high".into(),
        starts_on: "01/07/2026".into(),
        ends_on: "30/06/2027".into(),
    }
}

fn good_sub_task() -> TypedSubTask {
    TypedSubTask {
        title: "Kufundisha vipindi".into(),
        weight: "40%".into(),
        indicator: "Vipindi vilivyofundishwa".into(),
        unit_of_measure: "kipindi".into(),
        mode: "quantity".into(),
        baseline: String::new(),
        target: "160".into(),
        resources: "  Vitabu ".into(),
        starts_on: "2026-07-01".into(),
        ends_on: "2027-06-30".into(),
    }
}

/// `field=key` of each complaint, without the common beginning.
fn complaints(errors: &FieldErrors) -> Vec<String> {
    let short = |key: &str| key.trim_start_matches("performance-agreement-").to_owned();
    errors.0.iter().map(|error| format!("{}={}", error.field, short(error.reason.key))).collect()
}

fn task_complaints(change: impl Fn(&mut TypedTask)) -> Vec<String> {
    let mut typed = good_task();
    change(&mut typed);
    complaints(&check_task(&typed, year()).expect_err("a complaint"))
}

fn sub_task_complaints(change: impl Fn(&mut TypedSubTask)) -> Vec<String> {
    let mut typed = good_sub_task();
    change(&mut typed);
    complaints(&check_sub_task(&typed, day("2026-07-01"), day("2027-06-30")).expect_err("a complaint"))
}

#[test]
fn a_well_typed_task_is_read_exactly() {
    let task = check_task(&good_task(), year()).unwrap();
    assert_eq!((task.weight, task.priority), (Weight(1_250), Priority::High));
    assert_eq!(task.activity_code.as_deref(), Some("C2501S01"));
    let none = TypedTask { activity: "  ".into(), ..good_task() };
    assert_eq!(check_task(&none, year()).unwrap().activity_code, None);
}

#[test]
fn an_empty_task_form_complains_about_every_field_at_once() {
    let errors = check_task(&TypedTask::default(), year()).unwrap_err();
    assert_eq!(
        complaints(&errors),
        [
            "title=title-missing",
            "weight=weight-missing",
            "priority=priority-missing",
            "starts_on=starts-missing",
            "ends_on=ends-missing"
        ]
    );
}

#[test]
fn a_weight_is_a_plain_share_above_zero_and_a_comma_is_never_guessed_at() {
    for wrong in ["0", "-5", "100.01", "12,5", "12.345", "kumi"] {
        assert_eq!(task_complaints(|typed| typed.weight = wrong.into()), ["weight=weight-wrong"], "{wrong}");
    }
    for (right, weight) in [("100", 10_000), ("0.01", 1), (" 7.5 % ", 750)] {
        let typed = TypedTask { weight: right.into(), ..good_task() };
        assert_eq!(check_task(&typed, year()).unwrap().weight, Weight(weight), "{right}");
    }
}

#[test]
fn dates_of_a_task_lie_in_the_year_and_in_order() {
    assert_eq!(
        task_complaints(|typed| typed.starts_on = "30/06/2026".into()),
        ["starts_on=date-outside-year"]
    );
    assert_eq!(task_complaints(|typed| typed.ends_on = "01/07/2027".into()), ["ends_on=date-outside-year"]);
    assert_eq!(task_complaints(|typed| typed.ends_on = "31/02/2027".into()), ["ends_on=date-wrong"]);
    let reversed = task_complaints(|typed| {
        typed.starts_on = "01/06/2027".into();
        typed.ends_on = "31/05/2027".into();
    });
    assert_eq!(reversed, ["ends_on=dates-reversed"]);
}

#[test]
fn a_title_is_not_longer_than_the_agreement_can_bear() {
    assert_eq!(task_complaints(|typed| typed.title = "k".repeat(301)), ["title=too-long"]);
    assert!(check_task(&TypedTask { title: "é".repeat(300), ..good_task() }, year()).is_ok());
}

#[test]
fn a_well_typed_sub_task_is_read_exactly() {
    let sub_task = check_sub_task(&good_sub_task(), day("2026-07-01"), day("2027-06-30")).unwrap();
    assert_eq!(
        (sub_task.weight, sub_task.target, sub_task.mode),
        (Weight(4_000), Quantity(160_000), Mode::Quantity)
    );
    assert_eq!((sub_task.baseline, sub_task.resources.as_str()), (None, "Vitabu"));
}

#[test]
fn a_sub_task_needs_indicator_unit_mode_and_a_positive_target() {
    let errors = check_sub_task(&TypedSubTask::default(), day("2026-07-01"), day("2027-06-30")).unwrap_err();
    assert_eq!(
        complaints(&errors),
        [
            "title=title-missing",
            "weight=weight-missing",
            "indicator=indicator-missing",
            "mode=mode-missing",
            "unit=unit-missing",
            "target=target-missing",
            "starts_on=starts-missing",
            "ends_on=ends-missing"
        ]
    );
    for wrong in ["0", "-1", "vingi"] {
        assert_eq!(
            sub_task_complaints(|typed| typed.target = wrong.into()),
            ["target=target-wrong"],
            "{wrong}"
        );
    }
    assert_eq!(sub_task_complaints(|typed| typed.baseline = "-1".into()), ["baseline=quantity-wrong"]);
    assert_eq!(sub_task_complaints(|typed| typed.resources = "r".repeat(1_001)), ["resources=too-long"]);
}

#[test]
fn what_is_measured_by_percent_cannot_pass_one_hundred() {
    let over = sub_task_complaints(|typed| {
        typed.mode = "percent".into();
        typed.target = "100.5".into();
    });
    assert_eq!(over, ["target=target-over-100"]);
    let typed = TypedSubTask { mode: "percent".into(), target: "100%".into(), ..good_sub_task() };
    assert!(check_sub_task(&typed, day("2026-07-01"), day("2027-06-30")).is_ok());
}

#[test]
fn dates_of_a_sub_task_lie_within_its_task() {
    let check = |typed: &TypedSubTask| check_sub_task(typed, day("2026-09-01"), day("2026-12-31"));
    let errors = check(&TypedSubTask { ends_on: "2026-12-31".into(), ..good_sub_task() }).unwrap_err();
    assert_eq!(complaints(&errors), ["starts_on=date-outside-task"]);
    let errors = check(&TypedSubTask { starts_on: "2026-09-01".into(), ..good_sub_task() }).unwrap_err();
    assert_eq!(complaints(&errors), ["ends_on=date-outside-task"]);
}

#[test]
fn a_reason_is_written_not_blank() {
    assert_eq!(check_reason("  Ongeza viashiria. ").unwrap(), "Ongeza viashiria.");
    assert_eq!(complaints(&check_reason(" \n ").unwrap_err()), ["reason=reason-missing"]);
}

#[test]
fn weights_of_a_table_are_found_by_their_fields_and_all_complained_about_at_once() {
    let (task, sub_task) = (WeightOf::Task(TaskId(uuid(7))), WeightOf::SubTask(SubTaskId(uuid(8))));
    for of in [task, sub_task] {
        assert_eq!(WeightOf::from_field(&of.field()), Some(of));
    }
    let pair = |field: String, text: &str| (field, text.to_owned());
    let typed = [pair(task.field(), "60"), pair(sub_task.field(), "12.5"), pair("version".into(), "3")];
    assert_eq!(check_weights(&typed).unwrap(), [(task, Weight(6_000)), (sub_task, Weight(1_250))]);
    let wrong = [pair(task.field(), "0"), pair(sub_task.field(), "")];
    assert_eq!(check_weights(&wrong).unwrap_err().0.len(), 2);
}

fn class(subject: &str, class: &str, weight: &str) -> SubjectClass {
    SubjectClass { subject: subject.into(), class: class.into(), weight: weight.into() }
}

#[test]
fn subjects_are_read_row_by_row_and_empty_rows_are_passed_over() {
    let shares = check_classes(&[
        class("Hisabati", "Darasa la V", ""),
        class("", "", ""),
        class("Sayansi", "VI", "30"),
    ]);
    assert_eq!(
        shares.unwrap(),
        [
            ClassShare { subject: "Hisabati".into(), class: "Darasa la V".into(), weight: None },
            ClassShare { subject: "Sayansi".into(), class: "VI".into(), weight: Some(Weight(3_000)) },
        ]
    );
    assert_eq!(complaints(&check_classes(&[]).unwrap_err()), ["subject-1=classes-missing"]);
    let half = check_classes(&[class("", "", ""), class("Hisabati", "", "40")]).unwrap_err();
    assert_eq!(complaints(&half), ["class-2=class-missing"]);
}

#[test]
fn weights_of_subjects_make_the_whole_or_leave_something_to_share() {
    let check = |weights: [&str; 2]| {
        check_classes(&[class("Hisabati", "V", weights[0]), class("Sayansi", "V", weights[1])])
    };
    for right in [["", ""], ["60", ""], ["60", "40"]] {
        assert!(check(right).is_ok(), "{right:?}");
    }
    for wrong in [["60", "30"], ["100", ""], ["70", "40"]] {
        assert_eq!(complaints(&check(wrong).unwrap_err()), ["weight-1=classes-weight"], "{wrong:?}");
    }
}

fn template() -> Vec<TemplateRow> {
    let mut rows = Vec::new();
    platform::reference::each_row(crate::agreement::TEMPLATES, |cell| {
        rows.push(TemplateRow {
            cadre_code: cell("cadre_code")?,
            task_no: cell("task_no")?.parse().unwrap(),
            cadre_sw: cell("cadre_sw")?,
            cadre_en: cell("cadre_en")?,
            task_sw: cell("task_sw")?,
            task_en: cell("task_en")?,
            task_weight: cell("task_weight")?.parse()?,
            per_class: cell("per_class")? == "true",
            sub_sw: cell("sub_sw")?,
            sub_en: cell("sub_en")?,
            sub_weight: cell("sub_weight")?.parse()?,
            indicator_sw: cell("indicator_sw")?,
            indicator_en: cell("indicator_en")?,
            unit_sw: cell("unit_sw")?,
            unit_en: cell("unit_en")?,
            mode: Mode::from_code(&cell("mode")?).unwrap(),
            target: cell("target")?.parse()?,
        });
        Ok(())
    })
    .unwrap();
    rows
}

fn span() -> (kernel::Day, kernel::Day) {
    (year().first_day(), year().last_day())
}

#[test]
fn the_teachers_template_makes_a_task_with_seven_sub_tasks_of_each_subject_and_class() {
    let rows: Vec<TemplateRow> = template().into_iter().filter(|row| row.cadre_code == "teacher").collect();
    let shares = check_classes(&[
        class("Hisabati", "Darasa la V", ""),
        class("Sayansi", "Darasa la VI", ""),
        class("Kiswahili", "Darasa la V", ""),
    ])
    .unwrap();
    let branches = from_template(&rows, &shares, Language::Sw, span());
    let titles: Vec<&str> = branches.iter().map(|branch| branch.task.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Kufundisha Hisabati Darasa la V",
            "Kufundisha Sayansi Darasa la VI",
            "Kufundisha Kiswahili Darasa la V"
        ]
    );
    assert_eq!(branches.iter().map(|branch| branch.task.weight).sum::<Weight>(), Weight::WHOLE);
    assert!(branches.iter().all(|branch| branch.sub_tasks.len() == 7 && branch.origin == Origin::Template));
    let english = from_template(&rows, &shares[..1], Language::En, span());
    assert_eq!(english[0].task.title, "Teach Hisabati in Darasa la V");
}

#[test]
fn every_shipped_template_makes_a_whole_plan() {
    let rows = template();
    let shares = [ClassShare { subject: "Hisabati".into(), class: "V".into(), weight: None }];
    let cadres: Vec<&[TemplateRow]> =
        rows.chunk_by(|one, other| one.cadre_code == other.cadre_code).collect();
    assert!(cadres.len() >= 9);
    for lines in cadres {
        let branches = from_template(lines, &shares, Language::Sw, span());
        let cadre = &lines[0].cadre_code;
        assert_eq!(
            branches.iter().map(|branch| branch.task.weight).sum::<Weight>(),
            Weight::WHOLE,
            "{cadre}"
        );
        for branch in &branches {
            let total: Weight = branch.sub_tasks.iter().map(|sub_task| sub_task.weight).sum();
            assert_eq!(total, Weight::WHOLE, "{cadre}: {}", branch.task.title);
            assert!(
                branch
                    .sub_tasks
                    .iter()
                    .all(|sub_task| sub_task.target.0 > 0 && !sub_task.indicator.is_empty())
            );
        }
    }
}

#[test]
fn a_day_moves_one_year_and_a_leap_day_to_the_28th() {
    assert_eq!(a_year_later(day("2025-07-01")), day("2026-07-01"));
    assert_eq!(a_year_later(day("2028-02-29")), day("2029-02-28"));
}

#[test]
fn last_years_plan_comes_a_year_later_without_progress_and_without_what_was_rejected() {
    let mut plan = whole_plan();
    plan.tasks[0].sub_tasks[0].actual = Quantity(150_000);
    plan.tasks[0].sub_tasks[1].state = SubTaskState::Rejected;
    plan.tasks[1].task.state = TaskState::Rejected;
    let next = year().next();
    let branches = from_last_year(&plan, (next.first_day(), next.last_day()));
    assert_eq!(branches.len(), 1);
    let branch = &branches[0];
    assert_eq!((branch.origin, branch.sub_tasks.len()), (Origin::Copied, 1));
    assert_eq!((branch.task.starts_on, branch.task.ends_on), (day("2027-07-01"), day("2028-06-30")));
    assert_eq!(branch.sub_tasks[0].target, Quantity(160_000));
}

#[test]
fn dates_of_a_copied_plan_are_drawn_in_to_an_employment_that_ends() {
    let next = year().next();
    let branches = from_last_year(&whole_plan(), (next.first_day(), day("2027-12-31")));
    assert!(branches.iter().all(|branch| branch.task.ends_on == day("2027-12-31")));
}

proptest! {
    #[test]
    fn a_spread_weight_adds_up_again_and_its_parts_differ_by_one_at_most(total in 0_i64..=10_000, parts in 1_usize..40) {
        let shares = spread(Weight(total), parts);
        prop_assert_eq!(shares.len(), parts);
        prop_assert_eq!(shares.iter().copied().sum::<Weight>(), Weight(total));
        let (least, most) = (shares.iter().min().unwrap().0, shares.iter().max().unwrap().0);
        prop_assert!(most - least <= 1);
    }

    #[test]
    fn scaled_weights_add_up_to_the_total_exactly(
        weights in proptest::collection::vec(1_i64..=10_000, 1..20),
        total in 1_i64..=10_000,
    ) {
        let weights: Vec<Weight> = weights.into_iter().map(Weight).collect();
        let scaled = scale(&weights, Weight(total));
        prop_assert_eq!(scaled.iter().copied().sum::<Weight>(), Weight(total));
        prop_assert_eq!(scaled.len(), weights.len());
    }
}
