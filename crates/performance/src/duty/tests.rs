//! The page behind M, over due dates met, late, missed, open and withdrawn. Both engines.

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, FinancialYear, InstitutionId, PageKey};
use platform::store::Tx;
use platform::testing::{TestStore, on_each_db};

use super::store;

platform::statements! {
    PUT = "INSERT INTO platform_deadline
        (institution_id, id, kind, subject_id, owed_institution_id, owed_by_id, about_id, note, path, year, made_at, due_on,
         closed_at, outcome)
        VALUES ($1, $2, $3, $2, $1, $4, $5, 'x', '/', 2025, $6, $7, $8, $9)";
}

/// What fell due to somebody in a year by the day the clock shows, and what they answered in time, as their M counts it.
pub(crate) fn counted(
    store: &TestStore,
    works_in: InstitutionId,
    who: EmploymentId,
    year: FinancialYear,
) -> (i64, i64) {
    let today = store.clock.now().day();
    let kinds = store.tx(move |tx| super::store::list_by_kind(tx, works_in, who, year, today)).unwrap();
    kinds.iter().fold((0, 0), |(due, met), kind| (due + kind.due, met + kind.met))
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn put(tx: &Tx<'_>, number: u128, about: u128, due: &str, outcome: Option<&str>) {
    let at = platform::testing::at("2025-08-01T08:00:00Z");
    let (institution, due): (InstitutionId, Day) = (InstitutionId(id(1)), due.parse().unwrap());
    let kind =
        if number.is_multiple_of(2) { "performance.report.verify" } else { "performance.agreement.answer" };
    let closed = outcome.map(|_| at);
    tx.run(
        &PUT,
        &[
            &institution,
            &id(number),
            &kind,
            &EmploymentId(id(7)),
            &EmploymentId(id(about)),
            &at,
            &due,
            &closed,
            &outcome,
        ],
    )
    .unwrap();
}

#[test]
fn what_fell_due_about_others_is_counted_by_kind_and_what_was_not_met_is_listed() {
    on_each_db(|store| {
        let (institution, employment, year) =
            (InstitutionId(id(1)), EmploymentId(id(7)), FinancialYear::starting(2025));
        let made_on: Day = "2026-08-17".parse().unwrap();
        let (kinds, first, rest) = store
            .tx(move |tx| {
                put(tx, 10, 8, "2025-09-01", Some("met"));
                put(tx, 12, 8, "2025-09-08", Some("late"));
                put(tx, 13, 9, "2025-09-08", Some("missed"));
                put(tx, 14, 9, "2026-08-16", None);
                put(tx, 16, 9, "2026-08-17", None);
                put(tx, 18, 9, "2025-10-01", Some("dropped"));
                put(tx, 20, 7, "2025-10-01", Some("late"));
                let kinds = store::list_by_kind(tx, institution, employment, year, made_on)?;
                let unmet = |after: &PageKey| {
                    store::list_unmet(tx, institution, employment, year, made_on, after).map(|page| page.rows)
                };
                let first = unmet(&PageKey::default())?;
                let after = PageKey(Some(("2025-09-08".to_owned(), id(12))));
                Ok((kinds, first, unmet(&after)?))
            })
            .unwrap();
        let counted: Vec<_> = kinds.iter().map(|row| (row.kind.as_str(), row.due, row.met)).collect();
        assert_eq!(counted, [("performance.agreement.answer", 1, 0), ("performance.report.verify", 3, 1)]);
        assert_eq!(first.iter().map(|row| row.id).collect::<Vec<_>>(), [id(12), id(13), id(14)]);
        assert_eq!(rest.iter().map(|row| row.id).collect::<Vec<_>>(), [id(13), id(14)]);
    });
}
