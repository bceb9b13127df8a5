//! Counting on both engines: the sums of a small council by hand, the round after a publication, once and again.

use kernel::Actor;
use platform::seal::{Keys, Sealer};
use platform::testing::{TestStore, on_each_db};

use super::made::{Judged, council, judge, limits, year};
use crate::fairness::model::Dimension;
use crate::fairness::rules::{Note, figures};
use crate::fairness::{actions, gather, store};

fn seal(test: &TestStore) {
    let keys = Keys::open(&test.directory.path().join("seal.key")).unwrap();
    let sealer = Sealer::new(test.store.clone(), test.clock.clone(), keys);
    test.runtime.block_on(sealer.seal_all()).unwrap();
}

fn round(test: &TestStore) -> usize {
    test.runtime.block_on(actions::count_published(&test.desk(&Actor::System))).unwrap()
}

#[test]
fn a_council_is_counted_as_by_hand() {
    on_each_db(|test| {
        let people = council(test);
        // What is not published yet is not counted.
        let draft = Judged {
            number: 9,
            person: &people.planner,
            rater: &people.supervisor,
            begun: "2026-07-09T08:00:00Z",
            marks: &[(1, 1, 1)],
        };
        judge(test, &people, &draft, "supervisor_rated");
        let institution = people.institution;
        let counted = test.tx(move |tx| gather::count(tx, institution, year())).unwrap();
        let (tally, sittings) = &counted.supervisors[&people.supervisor.employment];
        let of = figures(tally, &limits());
        assert_eq!((of.people, of.marks, of.hundreds), (2, 5, 1));
        // 50 60 70 80 100; own marks less these: 10 10 0 -10 0 = 10, a fifth of it is 2.
        let spread = of.spread.unwrap();
        assert_eq!([spread.lower.0, spread.median.0, spread.upper.0], [6000, 7000, 8000]);
        assert_eq!(of.gap.unwrap().0, 200);
        assert_eq!((tally.pairs.count, tally.pairs.quantity, tally.pairs.products), (5, 290, 20_200));
        assert_eq!(tally.pairs.quantity_squares, 10_000 + 2500 + 1600 + 100 + 8100);
        assert_eq!((tally.reports.texts, tally.reports.repeated, tally.reports.shared), (5, 5, 0));
        assert_eq!((tally.reports.percents, tally.reports.followed), (1, 1));
        assert_eq!(sittings.at_once, 2, "begun three minutes apart");
        assert_eq!(sittings.last_at, platform::testing::at("2026-07-06T08:04:00Z"));
        let all = &counted.groups[&(Dimension::All, String::new())];
        assert_eq!((all.people, all.quality.count()), (3, 6));
        let by = |dimension: Dimension| -> i64 {
            counted.groups.iter().filter(|((of, _), _)| *of == dimension).map(|(_, tally)| tally.people).sum()
        };
        assert_eq!((by(Dimension::Sex), by(Dimension::Cadre)), (3, 3));
        assert_eq!(counted.supervisors.len(), 2);
    });
}

#[test]
fn a_round_counts_what_was_published_once() {
    on_each_db(|test| {
        let people = council(test);
        let institution = people.institution;
        assert_eq!(round(test), 0, "nothing is sealed yet");
        seal(test);
        assert_eq!(round(test), 1);
        assert_eq!(round(test), 0, "heard once");
        let (head, today) = (people.head.employment, test.clock.now().day());
        let (groups, below) = test
            .tx(move |tx| {
                let groups = store::groups(tx, institution, year())?;
                Ok((groups, store::line_below(tx, institution, year(), head, today)?))
            })
            .unwrap();
        assert_eq!(groups.iter().filter(|group| group.dimension == Dimension::All).count(), 1);
        assert_eq!(below.iter().map(|row| row.id).collect::<Vec<_>>(), [people.supervisor.employment]);
        // Three people are too few for the nation to see anything of them.
        assert_eq!(test.tx(|tx| store::nation(tx, year())).unwrap().len(), 0);

        let more = Judged {
            number: 10,
            person: &people.planner,
            rater: &people.head,
            begun: "2026-08-20T08:00:00Z",
            marks: &[(80, 80, 80)],
        };
        judge(test, &people, &more, "published");
        seal(test);
        assert_eq!(round(test), 1);
        let whole = test.tx(move |tx| store::whole(tx, institution, year())).unwrap().unwrap();
        assert_eq!(whole.tally.people, 4);
        // Counting again by hand leaves the same sums.
        let before = test.tx(move |tx| store::groups(tx, institution, year())).unwrap();
        test.runtime.block_on(actions::count_year(&test.desk(&Actor::System), institution, year())).unwrap();
        assert_eq!(test.tx(move |tx| store::groups(tx, institution, year())).unwrap(), before);
    });
}

#[test]
fn a_year_asked_for_again_while_it_is_counted_stays_waiting() {
    on_each_db(|test| {
        let people = council(test);
        let institution = people.institution;
        let left = test
            .tx(move |tx| {
                store::want(tx, institution, year(), 7)?;
                let seen = store::waiting(tx)?.remove(0);
                store::want(tx, institution, year(), 9)?;
                store::settle(tx, &seen)?;
                Ok(store::waiting(tx)?.into_iter().map(|row| row.position).collect::<Vec<_>>())
            })
            .unwrap();
        assert_eq!(left, [9]);
    });
}

#[test]
fn the_nation_adds_up_institutions_and_pools_what_is_small() {
    on_each_db(|test| {
        let people = council(test);
        let tally = |people: i64| crate::fairness::model::Tally { people, ..Default::default() };
        let (home, away) = (people.institution, people.other_institution);
        test.tx(move |tx| {
            let written = |sex: &str, count: i64| {
                (Dimension::Sex, sex.to_owned(), serde_json::to_value(tally(count)).unwrap())
            };
            let all =
                |count: i64| (Dimension::All, String::new(), serde_json::to_value(tally(count)).unwrap());
            let now = platform::testing::at("2026-09-01T08:00:00Z");
            store::replace(tx, home, year(), &[all(30), written("F", 18), written("M", 12)], &[], now)?;
            store::replace(tx, away, year(), &[all(25), written("F", 20), written("M", 5)], &[], now)?;
            store::want_recount(tx, year())
        })
        .unwrap();
        assert_eq!(round(test), 0);
        let rows = test.tx(|tx| store::nation(tx, year())).unwrap();
        let said: Vec<_> = rows
            .iter()
            .filter(|row| row.dimension != Dimension::Region)
            .map(|row| (row.dimension, row.code.as_str(), row.tally.people))
            .collect();
        assert_eq!(said, [(Dimension::All, "", 55), (Dimension::Sex, "F", 38), (Dimension::Sex, "M", 17)]);
        assert!(test.tx(store::recounts).unwrap().is_empty());
    });
}

#[test]
fn the_limits_that_ship_are_those_of_the_tests() {
    // The note follows from the figures alone: see rules; here, that the settings shipped can be read.
    on_each_db(|test| {
        let shipped = test.tx(|tx| gather::limits(tx, year())).unwrap();
        assert_eq!(shipped, limits());
        assert_eq!(Note::ALL.len(), 8);
    });
}
