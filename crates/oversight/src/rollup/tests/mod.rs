//! What counts for whom, how units add up, and the round that keeps the sums.

mod hide;
mod week;

use kernel::uuid::Uuid;
use kernel::{Actor, FinancialYear, InstitutionId, Marks, Place, UnitId};
use people::UnitRow;
use people::testing::Fixture;
use people::unit::Heads;
use performance::agreement::model::State;
use performance::report::model::ReportState;
use platform::round::Done;
use platform::testing::{TestStore, on_each_db};
use platform::work::{Event, Work};

use super::actions::{add_up, keep};
use super::model::{FactRow, Tally};
use super::rules::{Sums, light, light_of_verifying, light_when_due, of_person, share};
use super::store;
use crate::permissions::HOME;

const YEAR: i32 = 2026;

fn fact() -> FactRow {
    FactRow {
        unit_path: "/".into(),
        heads: Heads::Nothing,
        active: 1,
        supervisor_id: None,
        agreement_state: None,
        week_state: None,
        started_at: None,
        report_state: None,
        report_late: None,
        verify_overdue: false,
        away: false,
        studies: false,
        due_days: Some(1),
    }
}

fn counts(row: &FactRow) -> [i64; 8] {
    let tally = of_person(row, "2026-08-26".parse::<kernel::Day>().unwrap().week());
    [
        tally.plans_owed,
        tally.plans_signed,
        tally.plans_waiting,
        tally.reports_owed,
        tally.reports_sent,
        tally.reports_late,
        tally.reports_verified,
        tally.unsupervised,
    ]
}

#[test]
fn a_person_counts_for_what_is_owed_and_what_is_there() {
    let signed = |on: &str| FactRow {
        agreement_state: Some(State::Signed),
        week_state: Some(State::Signed),
        started_at: Some(format!("{on}T09:00:00Z").parse().unwrap()),
        ..fact()
    };
    let sent =
        |state, late| FactRow { report_state: Some(state), report_late: Some(late), ..signed("2026-07-20") };
    for (what, row, expected) in [
        ("nothing yet", fact(), [1, 0, 0, 0, 0, 0, 0, 1]),
        ("on studies", FactRow { studies: true, ..fact() }, [0, 0, 0, 0, 0, 0, 0, 1]),
        (
            "on studies, signed before",
            FactRow { studies: true, ..signed("2026-07-20") },
            [1, 1, 0, 1, 0, 0, 0, 1],
        ),
        ("a draft", FactRow { agreement_state: Some(State::Draft), ..fact() }, [1, 0, 0, 0, 0, 0, 0, 1]),
        ("waits", FactRow { agreement_state: Some(State::Approved), ..fact() }, [1, 0, 1, 0, 0, 0, 0, 1]),
        ("signed before", signed("2026-07-20"), [1, 1, 0, 1, 0, 0, 0, 1]),
        ("signed on the week's Sunday", signed("2026-08-30"), [1, 1, 0, 1, 0, 0, 0, 1]),
        ("signed on the next Monday", signed("2026-08-31"), [1, 1, 0, 0, 0, 0, 0, 1]),
        ("on leave all week", FactRow { away: true, ..signed("2026-07-20") }, [1, 1, 0, 0, 0, 0, 0, 1]),
        ("sent", sent(ReportState::Sent, false), [1, 1, 0, 1, 1, 0, 0, 1]),
        ("late and verified", sent(ReportState::Verified, true), [1, 1, 0, 1, 1, 1, 1, 1]),
        // In the first days of a year the week is the old year's, whose agreement was signed.
        ("a new year", FactRow { agreement_state: None, ..signed("2025-07-20") }, [1, 0, 0, 1, 0, 0, 0, 1]),
        ("the head", FactRow { heads: Heads::Institution, ..fact() }, [1, 0, 0, 0, 0, 0, 0, 0]),
    ] {
        assert_eq!(counts(&row), expected, "{what}");
    }
}

#[test]
fn a_unit_counts_once_for_itself_and_once_for_each_above() {
    let (home, id) = (InstitutionId(Uuid::from_u128(1)), |n| UnitId(Uuid::from_u128(n)));
    let unit = |n, parent: Option<u128>, name: &str| UnitRow {
        institution_id: home,
        id: id(n),
        parent_id: parent.map(id),
        kind: people::unit::UnitKind::Department,
        is_unit: false,
        name: name.into(),
        path: String::new(),
        version: 1,
    };
    let units = [unit(4, None, "Uhasibu"), unit(3, Some(2), "Taaluma"), unit(2, None, "Elimu")];
    let one = Tally { people: 1, bands: [0, 1, 0, 0, 0], ..Tally::default() };
    let mut sums = Sums::of(home);
    sums.add(&format!("/{}/{}/", id(2), id(3)), &one);
    sums.add(&format!("/{}/", id(2)), &one);
    let lines: Vec<_> = sums
        .lines("Yote", &units)
        .into_iter()
        .map(|line| (line.name, line.level, line.tally.people, line.tally.bands[1]))
        .collect();
    let line = |name: &str, level, people| (name.to_owned(), level, people, people);
    assert_eq!(
        lines,
        [line("Yote", 0, 2), line("Elimu", 1, 2), line("Taaluma", 2, 1), line("Uhasibu", 1, 0)]
    );
}

#[test]
fn a_share_is_whole_only_when_nothing_is_missing() {
    assert_eq!(share(0, 0), None);
    assert_eq!(share(2, 3), Some(Marks(6_666)));
    assert_eq!(share(99_999, 100_000), Some(Marks(9_999)));
    use ui::Light::{Green, Grey, Red, Yellow};
    let lit = [share(0, 0), share(9, 10), share(6, 10), share(59, 100)].map(light);
    assert_eq!(lit, [Grey, Green, Yellow, Red]);
}

#[test]
fn what_is_not_due_yet_is_never_yellow_or_red() {
    use ui::Light::{Green, Grey, Red, Yellow};
    let lit = |part| [light_when_due(share(part, 10), false), light_when_due(share(part, 10), true)];
    assert_eq!([lit(0), lit(6), lit(9)], [[Grey, Red], [Grey, Yellow], [Green, Green]]);
    let verifying = |reports_sent, reports_verified, verify_overdue| {
        light_of_verifying(&Tally { reports_sent, reports_verified, verify_overdue, ..Tally::default() })
    };
    // Nothing sent; sent and not due; all verified; one of two let pass; one of twenty.
    assert_eq!([verifying(0, 0, 0), verifying(15, 0, 0), verifying(15, 15, 0)], [Grey, Grey, Green]);
    assert_eq!([verifying(15, 0, 1), verifying(15, 1, 1), verifying(30, 19, 1)], [Red, Red, Green]);
}

#[test]
fn a_mean_is_rounded_half_up_once() {
    let mean = |marked, marks_sum| Tally { marked, marks_sum, ..Tally::default() }.mean();
    assert_eq!(mean(0, 0), None);
    assert_eq!(mean(2, 15_001), Some(Marks(7_501)));
    assert_eq!(mean(3, 25_000), Some(Marks(8_333)));
}

fn round(store: &TestStore) -> u64 {
    store.runtime.block_on(keep(&store.desk(&Actor::System))).unwrap().whole().unwrap()
}

fn seal(store: &TestStore) {
    let keys = platform::seal::Keys::of_seed([7; 32]);
    let sealer = platform::seal::Sealer::new(store.store.clone(), store.clock.clone(), keys);
    store.runtime.block_on(sealer.seal_all()).unwrap();
}

fn kept(store: &TestStore, institution: InstitutionId) -> Vec<(String, i64, i64)> {
    let year = FinancialYear::starting(YEAR);
    let rows = store.tx(move |tx| store::list_units(tx, institution, year)).unwrap();
    rows.into_iter().map(|row| (row.name, row.level, row.people)).collect()
}

#[test]
fn the_round_keeps_what_a_console_adds_up_and_only_what_changed() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let home = people.institution;
        // The first round makes both institutions, the second finds nothing to do.
        assert_eq!(round(store), 2);
        let line = |name: &str, level, people| (name.to_owned(), level, people);
        assert_eq!(
            kept(store, home),
            [
                line("Halmashauri ya Wilaya ya Mfano", 0, 8),
                line("Elimu ya Msingi", 1, 4),
                line("Taaluma", 2, 3),
                line("Ofisi ya Mkurugenzi", 1, 2),
                line("Utawala na Rasilimali Watu", 1, 2),
            ]
        );
        let year = FinancialYear::starting(YEAR);
        let added = store
            .tx(move |tx| add_up(tx, (home, ""), &people::list_units(tx, home)?, year, "2026-09-01".parse()?))
            .unwrap();
        let whole = added.lines[0].tally;
        assert_eq!((whole.people, whole.plans_owed, whole.unsupervised, whole.active), (8, 8, 0, 0));
        assert_eq!(round(store), 0);
        // One institution's event, once it is sealed, makes that one anew.
        let event = move |work: &Work<'_>| {
            let permit = work.permit(&HOME, &Place::institution(home))?;
            work.save(permit, Event::on("people.unit", home.0))
        };
        store.work(&people.hr.actor(), event).unwrap();
        assert_eq!(round(store), 0, "not sealed yet");
        seal(store);
        assert_eq!(round(store), 1);
        // On the next day everything is counted anew: the week has changed.
        store.at("2026-09-07T08:00:00Z");
        assert_eq!(round(store), 2);
        assert_eq!(round(store), 0);
    });
}

#[test]
fn an_institution_that_cannot_be_added_up_holds_up_no_other_and_is_tried_again() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        assert_eq!(round(store), 2);
        // The history tells of an institution that is not there; its id comes before the other's.
        for at in [InstitutionId(Uuid::from_u128(1)), people.institution] {
            let event = move |work: &Work<'_>| {
                let permit = work.permit(&crate::permissions::ROLLUP_KEEP, &Place::institution(at))?;
                work.save(permit, Event::on("people.unit", at.0))
            };
            store.work(&Actor::System, event).unwrap();
        }
        seal(store);
        for _ in 0..2 {
            let done = store.runtime.block_on(keep(&store.desk(&Actor::System))).unwrap();
            assert_eq!(done, Done { dealt: 1, failed: 1 });
        }
    });
}

/// A column that is written once and never again would show its first figure for the rest of the year.
#[test]
fn what_is_kept_anew_is_kept_whole() {
    let kept = platform::store::statements();
    let kept = kept.iter().find(|one| one.name.ends_with("rollup::store::INSERT_KEPT")).unwrap();
    let text = kept.sql(platform::store::Engine::Sqlite);
    let columns = text.split_once('(').and_then(|(_, rest)| rest.split_once(')')).unwrap().0;
    let columns: Vec<&str> = columns.split(',').map(str::trim).collect();
    assert!(columns.len() > 20, "{columns:?}");
    for column in columns.iter().filter(|column| !["institution_id", "year", "unit_id"].contains(column)) {
        assert!(text.contains(&format!("{column} = excluded.{column}")), "{column} is written once only");
    }
}

#[test]
fn two_servers_at_once_leave_one_truth() {
    on_each_db(|store| {
        let people = store.tx(Fixture::insert).unwrap();
        let desk = store.desk(&Actor::System);
        let (one, other) = store.runtime.block_on(async { tokio_join(keep(&desk), keep(&desk)).await });
        assert!(one.is_ok() && other.is_ok());
        assert_eq!(kept(store, people.institution).len(), 5);
    });
}

/// Both at once, without a macro's crate.
async fn tokio_join<A, B>(one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    let (mut one, mut other) = (Box::pin(one), Box::pin(other));
    let (mut first, mut second) = (None, None);
    std::future::poll_fn(move |context| {
        use std::task::Poll;
        if first.is_none()
            && let Poll::Ready(value) = one.as_mut().poll(context)
        {
            first = Some(value);
        }
        if second.is_none()
            && let Poll::Ready(value) = other.as_mut().poll(context)
        {
            second = Some(value);
        }
        match (first.take(), second.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (kept, also) => {
                (first, second) = (kept, also);
                Poll::Pending
            }
        }
    })
    .await
}
