//! The team's two statements on both engines: who is in it, with what, and page after page.

use kernel::{EmploymentId, FinancialYear, PageKey, Quantity};

use crate::agreement::model::State;
use crate::report::model::ReportState;
use crate::report::tests::fixture::{PERIODS, School, day, done, on_each_school, report, week};
use crate::team::model::{MemberRow, PaceRow};
use crate::team::store::{self, Asked};

fn team(school: &School<'_>, supervisor: EmploymentId, after: PageKey) -> (Vec<MemberRow>, Vec<PaceRow>) {
    let institution = school.institution();
    school
        .store
        .tx(move |tx| {
            let asked = Asked {
                institution,
                supervisor,
                today: day("2026-09-04"),
                year: FinancialYear::starting(2026),
                after: &after,
            };
            let mut paces = Vec::new();
            let members = store::list_members(tx, &asked, week("2026-08-24"))?;
            store::each_pace(tx, &asked, |row| {
                paces.push(row);
                Ok(())
            })?;
            Ok((members.rows, paces))
        })
        .unwrap()
}

#[test]
fn a_team_is_those_supervised_today_with_plan_last_report_and_what_waits() {
    on_each_school(|school| {
        school.send(school.new_report(1, "2026-08-24", vec![done(PERIODS, 2_000)])).unwrap();
        let people = &school.people;
        let (members, paces) = team(school, people.supervisor.employment, PageKey::default());
        let ids: Vec<_> = members.iter().map(|row| row.id).collect();
        // Mwinukwe stands before Tumbwike.
        assert_eq!(ids, [people.employee.employment, people.colleague.employment]);
        let first = members.first().unwrap();
        assert_eq!(
            (first.agreement_id, first.agreement_state),
            (Some(school.agreement), Some(State::Signed))
        );
        assert_eq!(
            (first.report_id, first.report_state, first.report_late),
            (Some(report(1)), Some(ReportState::Sent), Some(true))
        );
        assert_eq!((first.waiting, first.waiting_since), (1, Some(day("2026-09-11"))));
        let second = members.last().unwrap();
        assert_eq!((second.agreement_id, second.report_id, second.waiting), (None, None, 0));
        assert_eq!(paces.len(), 4);
        assert_eq!(paces.iter().map(|row| row.actual).sum::<Quantity>(), Quantity(2_000));
        assert!(team(school, people.employee.employment, PageKey::default()).0.is_empty());
        assert_eq!(team(school, people.head.employment, PageKey::default()).0.len(), 1);
    });
}

#[test]
fn a_team_goes_on_after_the_last_name_shown() {
    on_each_school(|school| {
        let people = &school.people;
        let (members, _) = team(school, people.supervisor.employment, PageKey::default());
        let first = members.first().unwrap();
        let key = PageKey::parse(Some(&PageKey::after(&first.name, first.id.0)));
        let (rest, paces) = team(school, people.supervisor.employment, key);
        assert_eq!(rest.iter().map(|row| row.id).collect::<Vec<_>>(), [people.colleague.employment]);
        assert!(paces.is_empty());
    });
}

#[test]
fn who_acts_sees_the_absent_persons_team_but_never_themselves() {
    on_each_school(|school| {
        let mut school =
            School { store: school.store, people: school.people.clone(), agreement: school.agreement };
        school.colleague_acts_for_supervisor();
        let (members, _) = team(&school, school.people.colleague.employment, PageKey::default());
        assert_eq!(members.iter().map(|row| row.id).collect::<Vec<_>>(), [school.people.employee.employment]);
    });
}
