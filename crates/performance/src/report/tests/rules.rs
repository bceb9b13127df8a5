//! Tables of cases from performance.md 1.2, and the whole transition table.

use kernel::{Error, FinancialYear, Quantity, Refusal as _};

use super::fixture::{day, known, stored, sub_task, week};
use crate::agreement::model::{Mode, State, SubTaskState};
use crate::report::model::{Blocker, DutyRow, Line, LineStatus, NewLine, ReportState};
use crate::report::rules::{self, Act, LinesRefused, Margins, Pace, Progress, Refusal};

#[test]
fn every_state_answers_every_act_as_the_table_says() {
    let mut table = String::new();
    for state in ReportState::ALL {
        for act in Act::ALL {
            let answer = match rules::step(*state, act) {
                Ok(next) => next.code().to_owned(),
                Err(refusal) => format!("refused, {}", refusal.code()),
            };
            table.push_str(&format!("{} {act:?}: {answer}\n", state.code()));
        }
    }
    insta::assert_snapshot!(table, @r"
    sent Amend: sent
    sent Verify: verified
    sent Query: queried
    verified Amend: refused, performance-report-already-verified
    verified Verify: refused, performance-report-already-verified
    verified Query: queried
    queried Amend: sent
    queried Verify: verified
    queried Query: refused, performance-report-already-queried
    ");
}

#[test]
fn a_week_is_in_time_for_as_many_days_after_its_sunday_as_the_setting_says_and_taken_after_that() {
    let judge = |today| rules::judge_week(week("2026-08-31"), day(today), Some(State::Signed), None);
    for (today, taken) in [
        ("2026-08-31", Ok(())),
        ("2026-09-07", Ok(())),
        ("2027-05-01", Ok(())),
        ("2026-08-30", Err(Refusal::FutureWeek)),
    ] {
        assert_eq!(judge(today), taken, "{today}");
    }
    let none = std::collections::BTreeSet::new();
    assert_eq!(rules::due_on(week("2026-08-31"), 1, &none), day("2026-09-07"));
    assert_eq!(rules::due_on(week("2026-08-31"), 3, &none), day("2026-09-09"));
    let down = std::iter::once(day("2026-09-07")).collect();
    assert_eq!(rules::due_on(week("2026-08-31"), 1, &down), day("2026-09-08"));
}

#[test]
fn a_week_needs_a_signed_agreement_and_a_year_that_is_not_yet_rated() {
    let judge = |state, appraisal| rules::judge_week(week("2026-08-31"), day("2026-09-04"), state, appraisal);
    let year = FinancialYear::starting(2026);
    assert_eq!(judge(None, None), Err(Refusal::NoAgreement { year }));
    for state in [State::Draft, State::Submitted, State::Returned, State::Approved] {
        assert_eq!(judge(Some(state), None), Err(Refusal::NotSigned { year }));
    }
    assert_eq!(judge(Some(State::Signed), Some("open")), Ok(()));
    for appraisal in ["self_rated", "supervisor_rated", "agreed", "published"] {
        assert_eq!(judge(Some(State::Signed), Some(appraisal)), Err(Refusal::SelfRatingSent));
    }
}

#[test]
fn a_week_on_the_edge_belongs_to_the_year_in_which_it_begins() {
    // Monday 29 June to Sunday 5 July 2026: two days of June.
    assert_eq!(rules::year_of(week("2026-06-29")), FinancialYear::starting(2025));
    // Monday 28 June to Sunday 4 July 2027: three days of June.
    assert_eq!(rules::year_of(week("2027-06-28")), FinancialYear::starting(2026));
    // Monday 27 June to Sunday 3 July 2022: four days of June.
    assert_eq!(rules::year_of(week("2022-06-27")), FinancialYear::starting(2021));
}

fn judge(mode: Mode, line: NewLine) -> Result<Option<Line>, Vec<(String, &'static str)>> {
    let mut row = known(1, mode);
    row.reached_before = (mode == Mode::Percent).then_some(Quantity(40_000));
    match rules::judge_lines(&[row], &[line], week("2026-08-31"), day("2026-09-04")) {
        Ok(lines) => Ok(lines.into_iter().next()),
        Err(LinesRefused::Fields(errors)) => Err(errors
            .0
            .into_iter()
            .map(|error| (error.field.split('-').next().unwrap_or_default().to_owned(), error.reason.key))
            .collect()),
        Err(LinesRefused::NotRunning) => panic!("the sub-task runs"),
    }
}

fn line() -> NewLine {
    NewLine { unchanged: false, ..NewLine::unchanged(sub_task(1)) }
}

#[test]
fn what_says_nothing_is_no_line_and_what_says_something_is_one() {
    assert_eq!(judge(Mode::Quantity, line()), Ok(None));
    assert_eq!(judge(Mode::Quantity, NewLine::unchanged(sub_task(1))), Ok(None));
    assert_eq!(
        judge(Mode::Quantity, NewLine::done(sub_task(1), Quantity(2_500))),
        Ok(Some(stored(1, 2_500)))
    );
    let blocked = NewLine { blocker: Blocker::Network, ..NewLine::unchanged(sub_task(1)) };
    let stands = Line { status: LineStatus::Unchanged, blocker: Blocker::Network, ..stored(1, 0) };
    assert_eq!(judge(Mode::Quantity, blocked), Ok(Some(stands)));
    let worded = NewLine { text: "  Maandalizi  ".into(), ..line() };
    assert_eq!(judge(Mode::Quantity, worded), Ok(Some(Line { text: "Maandalizi".into(), ..stored(1, 0) })));
}

#[test]
fn a_percent_is_what_was_reached_so_far_and_stands_when_it_is_not_named() {
    assert_eq!(
        judge(Mode::Percent, NewLine::done(sub_task(1), Quantity(55_000))),
        Ok(Some(stored(1, 55_000)))
    );
    let worded = NewLine { text: "Mada mpya".into(), ..line() };
    assert_eq!(
        judge(Mode::Percent, worded),
        Ok(Some(Line { text: "Mada mpya".into(), ..stored(1, 40_000) }))
    );
    let finished = NewLine { completed: true, completed_on: Some(day("2026-09-03")), ..line() };
    let whole =
        Line { status: LineStatus::Completed, completed_on: Some(day("2026-09-03")), ..stored(1, 100_000) };
    assert_eq!(judge(Mode::Percent, finished), Ok(Some(whole)));
}

#[test]
fn every_wrong_field_is_named_at_once_with_what_is_wrong() {
    let number = |quantity| NewLine { quantity: Some(Quantity(quantity)), ..line() };
    type Named = &'static [(&'static str, &'static str)];
    let cases: Vec<(Mode, NewLine, Named)> = vec![
        (Mode::Quantity, number(-1), &[("quantity", "performance-report-quantity-negative")]),
        (Mode::Quantity, number(i64::MAX), &[("quantity", "performance-report-quantity-huge")]),
        // A hundred times the planned quantity and one thousandth of a unit more.
        (
            Mode::Quantity,
            number(known(1, Mode::Quantity).target.0 * 100 + 1),
            &[("quantity", "performance-report-quantity-beyond")],
        ),
        (Mode::Percent, number(100_001), &[("quantity", "performance-report-percent-range")]),
        (Mode::Percent, number(39_000), &[("text", "performance-report-percent-lower")]),
        (
            Mode::Quantity,
            NewLine { completed: true, ..number(100_000) },
            &[("completed_on", "performance-report-completed-on-missing")],
        ),
        (
            Mode::Quantity,
            NewLine { completed: true, completed_on: Some(day("2026-09-05")), ..number(100_000) },
            &[("completed_on", "performance-report-completed-on-future")],
        ),
        (
            Mode::Quantity,
            NewLine { completed: true, completed_on: Some(day("2026-06-30")), ..number(100_000) },
            &[("completed_on", "performance-report-completed-on-early")],
        ),
        (
            Mode::Quantity,
            NewLine { completed: true, completed_on: Some(day("2026-09-03")), ..number(99_999) },
            &[("quantity", "performance-report-completed-short")],
        ),
        (
            Mode::Percent,
            NewLine { completed: true, completed_on: Some(day("2026-09-03")), ..number(60_000) },
            &[("quantity", "performance-report-completed-short")],
        ),
        (
            Mode::Quantity,
            NewLine { completed_on: Some(day("2026-09-01")), ..line() },
            &[("completed", "performance-report-completed-unticked")],
        ),
        (
            Mode::Quantity,
            NewLine { blocker: Blocker::Other, quantity: Some(Quantity(-1)), ..line() },
            &[
                ("text", "performance-report-blocker-unsaid"),
                ("quantity", "performance-report-quantity-negative"),
            ],
        ),
        (
            Mode::Quantity,
            NewLine { text: "a".repeat(501), ..line() },
            &[("text", "performance-report-text-long")],
        ),
        (
            Mode::Quantity,
            NewLine { unchanged: true, quantity: Some(Quantity(1)), ..line() },
            &[("unchanged", "performance-report-unchanged-but-said")],
        ),
    ];
    for (mode, sent, expected) in cases {
        let found = judge(mode, sent.clone()).expect_err("it is wrong");
        let found: Vec<(&str, &str)> = found.iter().map(|(field, key)| (field.as_str(), *key)).collect();
        assert_eq!(found, expected, "{sent:?}");
    }
    assert!(judge(Mode::Quantity, NewLine { text: "ä".repeat(500), ..line() }).is_ok());
    let explained = NewLine { text: "Mtihani ulifutwa".into(), ..number(39_000) };
    assert!(judge(Mode::Percent, explained).is_ok());
}

#[test]
fn a_sub_task_that_is_not_running_cannot_be_reported_and_an_excused_one_stays_as_it_was_reported() {
    let (monday, today) = (week("2026-08-31"), day("2026-09-04"));
    let foreign = NewLine::done(sub_task(9), Quantity(1));
    let rows = [known(1, Mode::Quantity)];
    assert_eq!(rules::judge_lines(&rows, &[foreign], monday, today), Err(LinesRefused::NotRunning));
    let mut excused = known(2, Mode::Quantity);
    excused.state = SubTaskState::Excused;
    excused.quantity = Some(Quantity(3_000));
    excused.status = Some(LineStatus::InProgress);
    excused.blocker = Some(Blocker::None);
    excused.text = Some(String::new());
    let lines = rules::judge_lines(&[excused], &[NewLine::done(sub_task(2), Quantity(9_000))], monday, today);
    assert_eq!(lines, Ok(vec![stored(2, 3_000)]));
}

#[test]
fn a_week_tells_what_was_finished_in_it_and_the_first_of_a_year_what_was_finished_before_its_monday() {
    let past = "performance-report-completed-on-past";
    // The year's first whole week begins on Monday 6 July 2026; the days before belong to a week of the year before.
    for (monday, completed_on, complaint) in [
        ("2026-08-31", "2026-08-31", None),
        ("2026-08-31", "2026-08-30", Some(past)),
        ("2026-08-31", "2026-07-01", Some(past)),
        ("2026-07-06", "2026-07-01", None),
        ("2026-07-06", "2026-06-30", Some("performance-report-completed-on-early")),
        ("2026-07-13", "2026-07-12", Some(past)),
    ] {
        let line = NewLine {
            completed: true,
            completed_on: Some(day(completed_on)),
            ..NewLine::done(sub_task(1), Quantity(100_000))
        };
        let judged =
            rules::judge_lines(&[known(1, Mode::Quantity)], &[line], week(monday), day("2026-09-04"));
        let found = match &judged {
            Ok(_) => None,
            Err(LinesRefused::Fields(errors)) => errors.0.first().map(|error| error.reason.key),
            Err(LinesRefused::NotRunning) => panic!("the sub-task runs"),
        };
        assert_eq!(found, complaint, "{completed_on} in the week of {monday}");
    }
}

#[test]
fn a_target_is_reached_on_the_last_day_that_does_no_harm_of_the_week_that_reached_it() {
    type Weeks = &'static [(&'static str, &'static str, i64)];
    let cases: [(Mode, Weeks, &str, Option<&str>); 7] = [
        (
            Mode::Quantity,
            &[("2026-08-24", "2026-08-31", 5), ("2026-08-31", "2026-09-07", 3)],
            "2027-06-30",
            None,
        ),
        // Told on the Monday after: the week's Sunday. Told on its Friday: that Friday.
        (
            Mode::Quantity,
            &[("2026-08-24", "2026-08-31", 5), ("2026-08-31", "2026-09-07", 4)],
            "2027-06-30",
            Some("2026-09-06"),
        ),
        (
            Mode::Quantity,
            &[("2026-08-31", "2026-09-04", 9), ("2026-09-07", "2026-09-11", 2)],
            "2027-06-30",
            Some("2026-09-04"),
        ),
        // Due on the Wednesday of that very week; and before it, which is late by what it is late.
        (Mode::Quantity, &[("2026-08-31", "2026-09-07", 9)], "2026-09-02", Some("2026-09-02")),
        (Mode::Quantity, &[("2026-08-31", "2026-09-07", 9)], "2026-08-30", Some("2026-09-06")),
        // A percent stands where it was last said to stand.
        (
            Mode::Percent,
            &[("2026-08-24", "2026-08-31", 9), ("2026-08-31", "2026-09-07", 4)],
            "2027-06-30",
            None,
        ),
        (
            Mode::Percent,
            &[
                ("2026-08-17", "2026-08-24", 9),
                ("2026-08-24", "2026-08-31", 8),
                ("2026-08-31", "2026-09-07", 9),
                ("2026-09-07", "2026-09-14", 9),
            ],
            "2027-06-30",
            Some("2026-09-06"),
        ),
    ];
    for (mode, weeks, ends_on, expected) in cases {
        let step = |(monday, sent, quantity): &(&str, &str, i64)| rules::Step {
            week: week(monday),
            sent_at: platform::testing::at(&format!("{sent}T08:00:00Z")),
            quantity: Quantity(*quantity),
        };
        let steps: Vec<_> = weeks.iter().map(step).collect();
        let found = rules::reached_on(mode, Quantity(9), day(ends_on), &steps);
        assert_eq!(found, expected.map(day), "{weeks:?} by {ends_on}");
    }
}

#[test]
fn a_query_must_ask_something() {
    assert!(matches!(rules::judge_query("  "), Err(Error::Invalid(_))));
    assert!(matches!(rules::judge_query(&"a".repeat(501)), Err(Error::Invalid(_))));
    assert_eq!(rules::judge_query(" Eleza. ").unwrap(), "Eleza.");
}

#[test]
fn the_light_compares_what_is_done_with_the_time_that_is_gone() {
    let margins = Margins { yellow: 5, red: 25 };
    // One hundred days, of which fifty are gone on 19 August.
    let progress = |actual, state| Progress {
        state,
        target: Quantity(100_000),
        actual: Quantity(actual),
        starts_on: day("2026-07-01"),
        ends_on: day("2026-10-08"),
        away: &[],
    };
    let running = |actual, today| rules::pace(&progress(actual, SubTaskState::Running), day(today), margins);
    for (actual, today, expected) in [
        (50_000, "2026-08-19", Pace::Good),
        (45_000, "2026-08-19", Pace::Good),
        (44_999, "2026-08-19", Pace::Slack),
        (25_000, "2026-08-19", Pace::Slack),
        (24_999, "2026-08-19", Pace::Behind),
        (0, "2026-06-30", Pace::Ahead),
        (99_999, "2026-10-09", Pace::Overdue),
        (100_000, "2026-10-09", Pace::Good),
        (99_999, "2026-10-08", Pace::Good),
        (0, "2026-07-05", Pace::Good),
        (0, "2026-07-06", Pace::Slack),
    ] {
        assert_eq!(running(actual, today), expected, "{actual} on {today}");
    }
    // A tick does no work: the light of finished work goes by what was done, on every day.
    for (actual, expected) in [
        (100_000, Pace::Done),
        (95_000, Pace::Done),
        (94_999, Pace::Slack),
        (74_999, Pace::Behind),
        (0, Pace::Behind),
    ] {
        for today in ["2026-07-05", "2026-12-01"] {
            let done = progress(actual, SubTaskState::Completed);
            assert_eq!(rules::pace(&done, day(today), margins), expected, "{actual} on {today}");
        }
    }
    let excused = progress(0, SubTaskState::Excused);
    assert_eq!(rules::pace(&excused, day("2026-12-01"), margins), Pace::Excused);
}

fn duty(sent: Option<&str>) -> DutyRow {
    DutyRow {
        year: FinancialYear::starting(2026),
        started_at: platform::testing::at("2026-08-05T08:00:00Z"),
        due_days: Some(1),
        first_start: Some(day("2026-07-01")),
        week: sent.map(day),
        absent_from: None,
        absent_to: None,
    }
}

#[test]
fn the_light_pauses_while_somebody_is_away_with_leave() {
    let margins = Margins { yellow: 5, red: 25 };
    // Of a hundred days, fifty are gone on 19 August; ten of them and of the hundred were leave.
    let leave = [(day("2026-08-03"), day("2026-08-12"))];
    let progress = |away| Progress {
        state: SubTaskState::Running,
        target: Quantity(100_000),
        actual: Quantity(40_000),
        starts_on: day("2026-07-01"),
        ends_on: day("2026-10-08"),
        away,
    };
    assert_eq!(progress(&[]).time(day("2026-08-19")), (50, 100));
    assert_eq!(progress(&leave).time(day("2026-08-19")), (40, 90));
    assert_eq!(rules::pace(&progress(&[]), day("2026-08-19"), margins), Pace::Slack);
    assert_eq!(rules::pace(&progress(&leave), day("2026-08-19"), margins), Pace::Good);
    // It stands still from the first day of the leave to the last.
    assert_eq!(progress(&leave).time(day("2026-08-02")), progress(&leave).time(day("2026-08-12")));
    // Ill from the last day on: late only once back.
    let ill = [(day("2026-10-09"), day("2026-10-20"))];
    assert_eq!(rules::pace(&progress(&[]), day("2026-10-12"), margins), Pace::Overdue);
    assert_ne!(rules::pace(&progress(&ill), day("2026-10-20"), margins), Pace::Overdue);
    assert_eq!(rules::pace(&progress(&ill), day("2026-10-21"), margins), Pace::Overdue);
}

#[test]
fn a_week_without_a_day_at_work_is_not_owed() {
    let mondays = |duties: &[DutyRow], today| -> Vec<String> {
        rules::unsent_weeks(duties, day(today), rules::DUE_WEEKS)
            .iter()
            .map(|week| week.monday().to_string())
            .collect()
    };
    let away = |from, to| DutyRow { absent_from: Some(day(from)), absent_to: Some(day(to)), ..duty(None) };
    assert_eq!(mondays(&[away("2026-08-10", "2026-08-14")], "2026-08-21"), ["2026-08-17", "2026-08-03"]);
    // One day at work, and the week is owed.
    let back_on_friday = away("2026-08-10", "2026-08-13");
    assert_eq!(mondays(&[back_on_friday], "2026-08-21"), ["2026-08-17", "2026-08-10", "2026-08-03"]);
    // Two absences that meet in the middle of a week.
    let both = [away("2026-08-05", "2026-08-11"), away("2026-08-12", "2026-08-20")];
    assert_eq!(mondays(&both, "2026-08-21"), ["2026-08-17", "2026-08-03"]);
}

#[test]
fn unsent_weeks_are_named_newest_first_from_the_week_of_signing_and_at_most_four() {
    let mondays = |duties: &[DutyRow], today| -> Vec<String> {
        rules::unsent_weeks(duties, day(today), rules::DUE_WEEKS)
            .iter()
            .map(|week| week.monday().to_string())
            .collect()
    };
    assert_eq!(mondays(&[duty(None)], "2026-08-14"), ["2026-08-10", "2026-08-03"]);
    assert_eq!(mondays(&[duty(None)], "2026-10-02").len(), 4);
    let sent = [duty(Some("2026-08-03")), duty(Some("2026-08-17"))];
    assert_eq!(mondays(&sent, "2026-08-28"), ["2026-08-24", "2026-08-10"]);
    assert!(mondays(&[], "2026-08-14").is_empty());
    let finished = DutyRow { first_start: None, ..duty(None) };
    assert!(mondays(&[finished], "2026-08-14").is_empty());
    let later = DutyRow { first_start: Some(day("2026-08-12")), ..duty(None) };
    assert_eq!(mondays(&[later], "2026-08-14"), ["2026-08-10"]);
}

proptest::proptest! {
    #[test]
    fn more_work_never_makes_a_light_worse(actual in 0_i64..200_000, more in 0_i64..50_000, gone in -10_i64..400) {
        let margins = Margins { yellow: 5, red: 25 };
        let progress = |actual| Progress {
            state: SubTaskState::Running,
            target: Quantity(120_000),
            actual: Quantity(actual),
            starts_on: day("2026-07-01"),
            ends_on: day("2027-06-30"),
            away: &[],
        };
        let today = day("2026-07-01").plus_days(gone);
        let before = rules::pace(&progress(actual), today, margins);
        let after = rules::pace(&progress(actual + more), today, margins);
        proptest::prop_assert!(after <= before, "{before:?} became {after:?}");
    }
}

#[test]
fn a_device_is_believed_about_when_a_week_was_written_while_it_could_be_so() {
    let at = platform::testing::at;
    let (week, now) = (week("2026-08-24"), at("2026-09-03T09:00:00Z"));
    let believed = |claimed: &str| rules::written_at(Some(at(claimed)), week, now).is_some();
    assert!(believed("2026-08-30T17:00:00Z"), "on the Sunday, at home");
    assert!(believed("2026-08-23T21:00:00Z"), "the Monday begins, in Tanzania");
    assert!(!believed("2026-08-23T20:59:59Z"), "before the week nobody wrote of it");
    assert!(!believed("2026-09-03T08:59:30Z"), "half a minute is no waiting");
    assert!(!believed("2026-09-04T08:00:00Z"), "a clock that is ahead");
    assert_eq!(rules::written_at(None, week, now), None);
}
