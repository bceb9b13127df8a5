//! Nobody's mark is read out of a console: small units are blank, and so is what would give them away.

use kernel::uuid::Uuid;
use kernel::{Actor, FinancialYear, InstitutionId, Role};
use people::testing::Fixture;
use platform::testing::{TestApp, TestStore};

use crate::fairness::tests::made::council;
use crate::rollup::actions::keep;
use crate::rollup::hide::{Blank, blank, blanks};
use crate::rollup::model::{Kept, Tally};
use crate::rollup::store;

platform::statements! {
    /// One person's mark of the council's year.
    MARK = "INSERT INTO performance_mark (institution_id, appraisal_id, version, employment_id, year, formula, inputs, r, o,
            band, computed_at, published_at)
        SELECT institution_id, id, 1, employment_id, year, 'F1', '{}', 8765, 8765, 2, 0, 0 FROM performance_appraisal
        WHERE institution_id = $1 AND employment_id = $2";
}

const LEAST: i64 = 5;

/// `.` shown, `f` too few, `w` blank with another.
fn shown(tree: &[(i64, i64)]) -> String {
    let letter = |blank| match blank {
        Blank::Not => '.',
        Blank::Few(_) => 'f',
        Blank::With => 'w',
    };
    blanks(tree, LEAST).into_iter().map(letter).collect()
}

#[test]
fn what_is_blank_in_a_tree() {
    for (what, tree, expected) in [
        ("nothing is published", &[(0, 0), (1, 0)][..], ".."),
        ("one person in all", &[(0, 1), (1, 1)], "ff"),
        ("large units", &[(0, 12), (1, 6), (1, 6)], "..."),
        (
            "a small one takes no other with it where its parent's own people hide it",
            &[(0, 12), (1, 6), (1, 1)],
            "..f",
        ),
        (
            "a small one and a large one: the difference would be the small one",
            &[(0, 7), (1, 6), (1, 1)],
            ".wf",
        ),
        ("the nearest and smallest goes", &[(0, 15), (1, 8), (1, 6), (1, 1)], "..wf"),
        ("two small ones that are many together", &[(0, 12), (1, 6), (1, 3), (1, 3)], "..ff"),
        ("a department less its sections is its lone head", &[(0, 7), (1, 7), (2, 6)], "..w"),
        (
            "a lone director: the nearest block is a section's, and the unit between goes with it",
            &[(0, 13), (1, 12), (2, 6), (2, 6)],
            ".ww.",
        ),
        ("a small department below", &[(0, 20), (1, 10), (1, 2), (2, 2), (1, 8)], "..ffw"),
    ] {
        let found = shown(tree);
        assert_eq!(found, expected, "{what}");
    }
    assert_eq!([blank(0, 5), blank(4, 5), blank(5, 5)], [Blank::Not, Blank::Few(5), Blank::Not]);
}

/// Every shown line is a sum of people; whatever whole-number sum of shown lines is a set of people must be none or many.
#[test]
fn no_small_group_is_the_difference_of_shown_lines() {
    // All trees of a whole, two departments and two sections in each, with few people anywhere.
    let ways = [0, 1, 3, 6];
    for choice in 0..ways.len().pow(7) {
        let own: Vec<i64> = (0..7).map(|place| ways[choice / ways.len().pow(place) % ways.len()]).collect();
        let levels = [0, 1, 2, 2, 1, 2, 2];
        let below = [0..7, 1..4, 2..3, 3..4, 4..7, 5..6, 6..7];
        let tree: Vec<(i64, i64)> =
            below.iter().zip(levels).map(|(range, level)| (level, own[range.clone()].iter().sum())).collect();
        let blanks = blanks(&tree, LEAST);
        let is_shown = |line: usize| blanks[line] == Blank::Not && tree[line].1 > 0;
        // A line less any of those below it that do not overlap.
        for (line, range) in below.iter().enumerate().filter(|(line, _)| is_shown(*line)) {
            let inside: Vec<usize> = range.clone().skip(1).filter(|below| is_shown(*below)).collect();
            for some in 0_u32..1 << inside.len() {
                let mut left: Vec<i64> = own[range.clone()].to_vec();
                let chosen = inside.iter().enumerate().filter(|(at, _)| some >> at & 1 == 1);
                let mut overlap = false;
                for (_, taken) in chosen {
                    for place in below[*taken].clone() {
                        let people = &mut left[place - range.start];
                        overlap |= *people < 0;
                        *people = -1;
                    }
                }
                let rest: i64 = left.iter().filter(|people| **people > 0).sum();
                assert!(overlap || rest == 0 || rest >= LEAST, "{tree:?} {blanks:?}: {line} less {some:b}");
            }
        }
    }
}

fn app(store: &TestStore) -> TestApp<'_> {
    let areas = vec![crate::area(), people::area(), planning::area(performance::TASKS), performance::area()];
    TestApp::new(store, areas, people::identity::identify)
}

#[test]
fn a_lone_persons_mark_stands_on_no_console() {
    let store = TestStore::sqlite();
    let people = council(&store);
    let (home, employee) = (people.institution, people.employee.employment);
    store.tx(move |tx| tx.run(&MARK, &[&home, &employee]).map(drop)).unwrap();
    let hr = people.hr.employment;
    store
        .work(&Actor::System, move |work| people::role::actions::grant_role(work, home, hr, Role::National))
        .unwrap();
    store.runtime.block_on(keep(&store.desk(&Actor::System))).unwrap();
    let app = app(&store);
    let officer = app.signed_in(home, hr);
    let (academics, region) = (people.academics.id, people::testing::REGION);
    for (path, why) in [
        ("/institution?year=2025-26".to_owned(), "chini ya watu 10"),
        ("/institution?year=2025-26&sheet=csv".to_owned(), "chini ya watu 10"),
        (format!("/institution/units/{academics}?year=2025-26"), "chini ya watu 10"),
        ("/nation?year=2025-26".to_owned(), "haionyeshwi"),
        (format!("/nation/regions/{region}?year=2025-26"), "chini ya watu 10"),
        (format!("/nation/institutions/{home}?year=2025-26"), "chini ya watu 10"),
        (format!("/nation/institutions/{home}/units/{academics}?year=2025-26"), "chini ya watu 10"),
    ] {
        let body = officer.get(&path).body;
        assert!(body.contains(why) && !body.contains("87.65") && !body.contains("[["), "{path}: {body}");
    }
}

#[test]
fn regions_and_the_nation_add_up_what_their_institutions_show() {
    let store = TestStore::sqlite();
    let people = store.tx(Fixture::insert).unwrap();
    let (home, hr) = (people.institution, people.hr.employment);
    store
        .work(&Actor::System, move |work| people::role::actions::grant_role(work, home, hr, Role::National))
        .unwrap();
    let line = |institution: InstitutionId, parent: Option<Uuid>, published: i64, mark: i64| Kept {
        unit_id: parent.map_or(institution.0, |_| Uuid::from_u128(77)),
        parent_id: parent,
        name: "Sehemu".into(),
        level: i64::from(parent.is_some()),
        tally: Tally {
            people: published,
            published,
            marked: published,
            marks_sum: mark * published,
            ..Tally::default()
        },
    };
    // Twelve people, eleven of them in one unit; and another institution with one mark.
    let (large, small) = (
        vec![line(home, None, 12, 8_000), line(home, Some(home.0), 11, 8_111)],
        vec![line(people.other_institution, None, 1, 2_345)],
    );
    let (other, year) = (people.other_institution, FinancialYear::starting(2025));
    let when = ("2026-08-24".parse().unwrap(), store.clock.now());
    store
        .tx(move |tx| {
            store::replace(tx, home, year, &large, when)?;
            store::replace(tx, other, year, &small, when)
        })
        .unwrap();
    let app = app(&store);
    let officer = app.signed_in(home, hr);
    let page = officer.get("/nation?year=2025-26").body;
    assert!(page.contains("80") && !page.contains("75.") && !page.contains("23.45"), "{page}");
    let page = officer.get(&format!("/nation/institutions/{home}?year=2025-26")).body;
    assert!(!page.contains("81.11") && page.contains("haionyeshwi"), "{page}");
}
