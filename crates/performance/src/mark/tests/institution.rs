//! The institution's verified score in the head's mark, and in nobody else's.

use kernel::uuid::Uuid;
use kernel::{Day, InstitutionId, Marks};
use platform::store::Tx;
use platform::testing::on_each_db;

use crate::appraisal::tests::made::{circle, year};
use crate::mark::tests::made::teacher;
use crate::mark::{Group, Inputs, compute, gather};

platform::statements! {
    TERMS = "INSERT INTO contract_terms (institution_id, id, year, number, state, reason, addendum, promised, evidence_rules,
            agreed_by_name, version)
        VALUES ($1, $2, $3, 1, 'signed', '', '', '', '', '', 1)";
    QUARTER = "INSERT INTO contract_quarter (institution_id, id, year, quarter, number, terms_id, state, late, submitted_by_name,
            answer, answered_by_name, appeal, appealed_by_name, decision, decided_by_name, version)
        VALUES ($1, $2, $3, $4, 1, $5, 'verified', FALSE, '', '', '', '', '', '', '', 1)";
    SCORE = "INSERT INTO contract_score (institution_id, year, number, quarter, quarter_id, terms_id, formula, inputs, score, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, 'I1', $7, $8, $9)";
}

/// Scores of quarters, in the order in which they were made.
pub fn score(tx: &Tx<'_>, institution: InstitutionId, scores: &[(i64, i64)]) -> Result<(), kernel::Error> {
    let (year, terms) = (year(), Uuid::from_u128(7));
    tx.run(&TERMS, &[&institution, &terms, &year])?;
    for (number, (quarter, score)) in (1_i64..).zip(scores) {
        let id = Uuid::from_u128(100 + u128::try_from(number).unwrap());
        tx.run(&QUARTER, &[&institution, &id, &year, quarter, &terms])?;
        let (inputs, at) = (serde_json::json!({ "objectives": [] }), year.last_day().starts_at());
        tx.run(&SCORE, &[&institution, &year, &number, quarter, &id, &terms, &inputs, score, &at])?;
    }
    Ok(())
}

#[test]
fn only_a_head_is_marked_with_the_score_of_the_last_quarter() {
    on_each_db(|store| {
        let circle = circle(store);
        let institution = circle.people.institution;
        let head = circle.sign(store, 2, circle.people.director.employment, teacher());
        let employee = circle.agreement(1);
        let inputs = move |agreement: Uuid| -> Inputs {
            let day = "2026-08-17".parse::<Day>().unwrap();
            store.tx(move |tx| gather(tx, institution, year(), agreement, day, day)).unwrap().unwrap()
        };
        assert_eq!((inputs(head).group, inputs(head).institution_score), (Group::Head, None));
        // A score of an earlier quarter is no score of the year.
        store.tx(move |tx| score(tx, institution, &[(3, 5000), (4, 7530)])).unwrap();
        assert_eq!(inputs(head).institution_score, Some(Marks(7530)));
        assert_eq!(inputs(employee).institution_score, None);
        let mut rated = inputs(head);
        rated.tasks.iter_mut().flat_map(|task| &mut task.subtasks).for_each(|line| line.quality = Some(80));
        let computed = compute(&rated).unwrap();
        assert_eq!(computed.formula, "F1");
        let parts: Vec<_> =
            computed.parts(&rated.parameters).iter().map(|(part, share, _)| (part.code(), *share)).collect();
        assert!(parts.contains(&("I", 50)), "{parts:?}");
    });
}
