//! States as a whole table, and the roll-up with its corners. Source: performance.md 1.1, 2.5.

use kernel::{Day, FinancialYear, Money};

use crate::plan::State;
use crate::plan::rules::{self, PlanRefusal, Share, Step};

fn year() -> FinancialYear {
    FinancialYear::starting(2026)
}

#[test]
fn the_whole_table_of_states_and_steps() {
    let year = year();
    let table = [
        (State::Draft, Step::Submit, Ok(State::Submitted)),
        (State::Draft, Step::Approve, Err(PlanRefusal::NotSubmitted { year })),
        (State::Draft, Step::Return, Err(PlanRefusal::NotSubmitted { year })),
        (State::Submitted, Step::Submit, Err(PlanRefusal::WaitsForHead { year })),
        (State::Submitted, Step::Approve, Ok(State::Approved)),
        (State::Submitted, Step::Return, Ok(State::Returned)),
        (State::Returned, Step::Submit, Ok(State::Submitted)),
        (State::Returned, Step::Approve, Err(PlanRefusal::NotSubmitted { year })),
        (State::Returned, Step::Return, Err(PlanRefusal::NotSubmitted { year })),
        (State::Approved, Step::Submit, Err(PlanRefusal::Approved { year })),
        (State::Approved, Step::Approve, Err(PlanRefusal::Approved { year })),
        (State::Approved, Step::Return, Ok(State::Returned)),
    ];
    for (state, step, wanted) in table {
        assert_eq!(rules::after(state, step, year), wanted, "{state:?} {step:?}");
    }
}

#[test]
fn lines_change_only_with_the_planner_and_parts_only_after_approval() {
    for state in State::ALL {
        let with_planner = matches!(state, State::Draft | State::Returned);
        assert_eq!(rules::editable(*state, year()).is_ok(), with_planner, "{state:?}");
        assert_eq!(rules::under_way(*state, year()).is_ok(), *state == State::Approved, "{state:?}");
    }
}

#[test]
fn a_weighted_mean_is_exact_and_rounds_halves_up() {
    assert_eq!(rules::weighted_mean([(1, 10_000), (1, 0)]), Some(5_000));
    assert_eq!(rules::weighted_mean([(1, 1), (1, 0)]), Some(1));
    assert_eq!(rules::weighted_mean([(1, 1), (2, 0)]), Some(0));
    assert_eq!(rules::weighted_mean([(2, 1), (1, 0)]), Some(1));
    assert_eq!(rules::weighted_mean([(3_000_000_000_000, 10_000), (1_000_000_000_000, 0)]), Some(7_500));
    assert_eq!(rules::weighted_mean([]), None);
    assert_eq!(rules::weighted_mean([(0, 10_000)]), None);
}

fn share(progress: Option<i64>, shillings: Option<i64>) -> Share {
    Share { progress, amount: shillings.map(|shillings| Money(shillings * 100)) }
}

#[test]
fn a_target_goes_by_budget_share_when_the_setting_says_so_and_all_have_one() {
    let both = [share(Some(10_000), Some(3_000_000)), share(Some(0), Some(1_000_000))];
    assert_eq!(rules::target_progress(&both, true), Some(7_500));
    assert_eq!(rules::target_progress(&both, false), Some(5_000));
    let one_without = [share(Some(10_000), Some(3_000_000)), share(Some(0), None)];
    assert_eq!(rules::target_progress(&one_without, true), Some(5_000));
    let one_of_nothing = [share(Some(10_000), Some(3_000_000)), share(Some(0), Some(0))];
    assert_eq!(rules::target_progress(&one_of_nothing, true), Some(5_000));
}

#[test]
fn an_activity_nobody_works_on_counts_as_nothing_done() {
    assert_eq!(rules::target_progress(&[share(Some(8_000), None), share(None, None)], false), Some(4_000));
    assert_eq!(rules::target_progress(&[share(None, None), share(None, None)], false), None);
    assert_eq!(rules::target_progress(&[], false), None);
    assert_eq!(rules::mean_progress(&[Some(9_000), None, Some(3_000)]), Some(4_000));
    assert_eq!(rules::mean_progress(&[None]), None);
}

#[test]
fn money_stands_beside_progress() {
    assert_eq!(rules::spent_share(Some(Money(200)), Money(50)), Some(2_500));
    assert_eq!(rules::spent_share(Some(Money(200)), Money(300)), Some(15_000));
    assert_eq!(rules::spent_share(Some(Money(0)), Money(50)), None);
    assert_eq!(rules::spent_share(None, Money(0)), None);
}

#[test]
fn the_year_runs_from_july_to_june() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    assert_eq!(rules::elapsed_share(year(), day("2026-06-30")), 0);
    assert_eq!(rules::elapsed_share(year(), day("2026-07-01")), 27);
    assert_eq!(rules::elapsed_share(year(), day("2027-06-30")), 10_000);
    assert_eq!(rules::elapsed_share(year(), day("2028-01-01")), 10_000);
}
