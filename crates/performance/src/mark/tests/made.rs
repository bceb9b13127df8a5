//! Inputs made for tests: the teacher of the worked example, and small ones to vary.

use kernel::uuid::Uuid;
use kernel::{Day, FinancialYear, Quantity, Weight};

use crate::mark::{Duty, FactorInput, Group, Inputs, Parameters, Shares, SubTaskInput, TaskInput};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn parameters(group: Group) -> Parameters {
    let shares = match group {
        Group::Staff => Shares { results: 80, behaviour: 20, duty: 0, institution: 0 },
        Group::Supervisor => Shares { results: 70, behaviour: 15, duty: 15, institution: 0 },
        Group::Head => Shares { results: 30, behaviour: 10, duty: 10, institution: 50 },
    };
    Parameters {
        quantity_base: 50,
        quality_share: 30,
        time_points: 20,
        grace_days_min: 7,
        grace_percent: 25,
        factor_scale_min: 1,
        factor_scale_max: 5,
        shares,
        bands: vec![90, 75, 60, 40, 0],
        head_without_institution: 1,
    }
}

/// A sub-task of the whole year, finished in time.
pub fn subtask(weight: i64, actual: i64, target: i64, quality: i64) -> SubTaskInput {
    SubTaskInput {
        id: Uuid::nil(),
        title: String::from("Kufundisha vipindi"),
        weight: Weight(weight * 100),
        unit: String::from("kipindi"),
        actual: Quantity(actual * 1000),
        reported: None,
        target: Quantity(target * 1000),
        quality: Some(quality),
        start: day("2025-07-01"),
        end: day("2026-06-30"),
        completed_on: Some(day("2026-06-26")),
        ended_on: None,
        weights: Vec::new(),
        excused: false,
    }
}

pub fn task(weight: i64, subtasks: Vec<SubTaskInput>) -> TaskInput {
    TaskInput { title: String::from("Hisabati"), weight: Weight(weight * 100), weights: Vec::new(), subtasks }
}

pub fn factor(factor: i64, items: &[i64]) -> FactorInput {
    FactorInput { factor, items: items.to_vec(), item_numbers: (0..).take(items.len()).collect() }
}

/// The teacher of performance.md 3.3.
pub fn teacher() -> Inputs {
    let exams = SubTaskInput {
        start: day("2026-03-31"),
        end: day("2026-05-29"),
        completed_on: Some(day("2026-06-01")),
        ..subtask(20, 9, 9, 90)
    };
    let games = SubTaskInput { excused: true, quality: None, completed_on: None, ..subtask(40, 0, 4, 0) };
    Inputs {
        year: FinancialYear::starting(2025),
        group: Group::Staff,
        counted_to: day("2026-06-30"),
        parameters: parameters(Group::Staff),
        versions: Vec::new(),
        absences: Vec::new(),
        periods: None,
        tasks: vec![
            task(
                50,
                vec![
                    subtask(10, 2, 2, 80),
                    subtask(20, 150, 160, 75),
                    subtask(40, 152, 160, 85),
                    subtask(10, 6, 8, 70),
                    exams,
                ],
            ),
            task(30, vec![subtask(70, 160, 160, 80), subtask(30, 9, 9, 85)]),
            task(20, vec![subtask(60, 8, 10, 70), games]),
        ],
        factors: vec![
            factor(1, &[4, 4, 5]),
            factor(2, &[4, 4, 4]),
            factor(4, &[4, 4]),
            factor(5, &[3, 4]),
            factor(6, &[4, 4]),
            factor(7, &[4]),
            factor(8, &[4, 5, 4]),
            factor(9, &[5, 5, 5]),
        ],
        not_applicable_items: vec![7, 8, 9, 10],
        supervisor_duty: None,
        institution_score: None,
        stands: None,
    }
}

/// One task of one sub-task, and one factor.
pub fn smallest(subtask: SubTaskInput) -> Inputs {
    Inputs {
        tasks: vec![task(100, vec![subtask])],
        factors: vec![factor(1, &[3])],
        not_applicable_items: Vec::new(),
        ..teacher()
    }
}

pub fn supervising(inputs: Inputs, due: i64, met: i64) -> Inputs {
    Inputs {
        group: Group::Supervisor,
        parameters: parameters(Group::Supervisor),
        supervisor_duty: Some(Duty { due, met }),
        ..inputs
    }
}
