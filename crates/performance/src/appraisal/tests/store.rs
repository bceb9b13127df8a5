//! Every store function on both engines, with what is missing and what is at its limit.

use kernel::uuid::Uuid;
use kernel::{Error, PageKey};
use platform::testing::on_each_db;

use super::made::{circle, tx_work, year};
use crate::appraisal::model::{AppraisalId, Column, State};
use crate::appraisal::store;

#[test]
fn rows_of_another_institution_are_not_there() {
    on_each_db(|test| {
        let circle = circle(test);
        let id = circle.open(test);
        let (home, away) = (circle.people.institution, circle.people.other_institution);
        let today = test.clock.now().day();
        let found = tx_work(test, &circle.people.hr.actor(), move |tx| {
            let there = store::find(tx, home, id, today)?.is_some();
            let elsewhere = store::find(tx, away, id, today)?.is_some();
            Ok((there, elsewhere, store::find(tx, home, AppraisalId(Uuid::nil()), today)?.is_none()))
        });
        assert_eq!(found, (true, false, true));
    });
}

#[test]
fn lists_counts_and_teams_agree() {
    on_each_db(|test| {
        let circle = circle(test);
        circle.sign(test, 2, circle.people.colleague.employment, crate::mark::tests::made::teacher());
        let people = circle.people.clone();
        let (institution, supervisor) = (people.institution, people.supervisor.employment);
        let before = tx_work(test, &people.hr.actor(), move |tx| {
            store::count_waiting(tx, institution, year(), year().last_day()).map(|row| row.unopened)
        });
        assert_eq!(before, 2);
        let id = circle.open(test);
        let today = test.clock.now().day();
        let employment = people.employee.employment;
        let found = tx_work(test, &people.hr.actor(), move |tx| {
            let counts = store::count(tx, institution, year())?;
            let listed = |state, after: &PageKey| {
                store::list(tx, institution, year(), today, state, after).map(|page| page.rows)
            };
            let all = listed(None, &PageKey::default())?;
            let published = listed(Some(State::Published), &PageKey::default())?;
            let after = PageKey::parse(Some(&PageKey::after(&all[0].name, all[0].id.0)));
            let rest = listed(None, &after)?;
            let team = store::team(tx, institution, supervisor, today, year())?;
            let own = store::find_of_year(tx, institution, employment, year(), today)?.is_some();
            let unopened = store::unopened_of(tx, institution, year(), today, employment)?.is_none();
            assert_eq!((counts.len(), counts[0].state, counts[0].count), (1, State::Open, 1));
            assert_eq!((all.len(), all[0].id, published.len(), rest.len()), (1, id, 0, 0));
            assert_eq!(
                team.iter().map(|row| row.state).collect::<Vec<_>>(),
                [Some(State::Open), None].map(|state| state)
            );
            Ok((own, unopened, store::count_waiting(tx, institution, year(), year().last_day())?.unopened))
        });
        assert_eq!(found, (true, true, 1));
    });
}

#[test]
fn a_second_opening_changes_nothing() {
    on_each_db(|test| {
        let circle = circle(test);
        let (institution, today) = (circle.people.institution, "2026-06-20".parse().unwrap());
        let made = tx_work_write(test, move |tx| {
            let row = store::unopened(tx, institution, year(), today, None, 10)?.remove(0);
            let first = store::insert(tx, AppraisalId(Uuid::from_u128(1)), &row, year())?;
            let second = store::insert(tx, AppraisalId(Uuid::from_u128(2)), &row, year())?;
            Ok((first, second))
        });
        assert_eq!(made, (true, false));
    });
}

fn tx_work_write<T: Send + 'static>(
    test: &platform::testing::TestStore,
    unit: impl Fn(&platform::store::Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> T {
    test.tx(unit).unwrap()
}

#[test]
fn the_three_columns_are_kept_apart() {
    on_each_db(|test| {
        let circle = circle(test);
        let id = circle.open(test);
        let sheet = circle.sheet(test, &circle.people.employee, id);
        let ratings = circle.ratings(&sheet);
        let (row, institution) = (sheet.appraisal.clone(), circle.people.institution);
        test.tx(move |tx| {
            for (column, quality) in
                [(Column::SelfRating, 61), (Column::Supervisor, 72), (Column::Agreed, 83)]
            {
                let mut column_ratings = ratings.clone();
                column_ratings.lines.values_mut().for_each(|line| line.quality = Some(quality));
                store::save_ratings(tx, &row, column, &column_ratings)?;
            }
            let lines = store::lines(tx, institution, row.agreement_id, row.id)?;
            let said: Vec<_> = Column::ALL.iter().map(|column| lines[0].quality(*column)).collect();
            assert_eq!(said, [Some(61), Some(72), Some(83)]);
            assert_eq!(lines.iter().filter(|line| line.excused).count(), 1);
            let items = store::items(tx, institution, row.id)?;
            assert_eq!((items.len(), items[2].self_mark, items[6].agreed_mark), (23, Some(5), Some(0)));
            Ok(())
        })
        .unwrap();
    });
}
