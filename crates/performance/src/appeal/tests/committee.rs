//! The committee: who may not sit on it, votes, standing down; and the Commission after it. On both engines.

use kernel::{Day, Error, InstitutionId, Language, Marks};
use people::testing::Someone;
use platform::testing::{TestStore, on_each_db};

use super::made::{Court, confirmed, court, quality, refusal, standing, tume, verdict};
use super::seats::owed;
use crate::appeal::model::{AppealId, Outcome, Seat, State, Vote};
use crate::appeal::{actions, file};
use crate::paper::{self, Kind};

platform::statements! {
    DUES = "SELECT kind, outcome FROM platform_deadline WHERE institution_id = $1 AND subject_id = $2 ORDER BY id";
}

platform::row! {
    struct DueRow { kind: String, outcome: Option<String> }
}

/// What was owed about a case, and how each ended.
pub fn dues(store: &TestStore, institution: InstitutionId, id: AppealId) -> Vec<(String, Option<String>)> {
    let rows = store.tx(move |tx| tx.all::<DueRow>(&DUES, &[&institution, &id])).unwrap();
    rows.into_iter().map(|row| (row.kind, row.outcome)).collect()
}

/// A case that waits for its committee: dismissed by the review and by the second level.
pub fn dismissed_twice(store: &TestStore, court: &Court) -> AppealId {
    let people = &court.circle.people;
    let id = court.file(store);
    for who in [&people.supervisor, &people.head] {
        court.decide(store, who, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        court.further(store, id).unwrap();
    }
    id
}

pub fn appoint(
    store: &TestStore,
    court: &Court,
    by: &Someone,
    id: AppealId,
    members: [&Someone; 3],
) -> Result<(), Error> {
    appoint_because(store, court, by, (id, ""), members)
}

pub fn appoint_because(
    store: &TestStore,
    court: &Court,
    by: &Someone,
    (id, reason): (AppealId, &'static str),
    members: [&Someone; 3],
) -> Result<(), Error> {
    let version = court.case(store, &court.circle.people.employee, id).row.version;
    let seats = [Seat::Hr, Seat::Planning, Seat::Peer];
    let chosen: Vec<(Seat, String)> =
        seats.into_iter().zip(members.map(|member| member.check_number.to_owned())).collect();
    store.work(&by.actor(), move |work| actions::appoint_committee(work, id, version, &chosen, reason))
}

pub fn vote(store: &TestStore, court: &Court, who: &Someone, id: AppealId, vote: Vote) -> Result<(), Error> {
    let version = court.case(store, who, id).row.version;
    store.work(&who.actor(), move |work| actions::vote(work, id, version, vote, "Sijaridhika na ushahidi"))
}

#[test]
fn who_rated_countersigned_or_is_the_appellant_never_sits_on_the_committee() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = dismissed_twice(store, &court);
        for barred in [&people.supervisor, &people.head, &people.employee] {
            let members = [&people.hr, &people.planner, barred];
            let Err(Error::Invalid(errors)) = appoint(store, &court, &people.hr, id, members) else {
                panic!("{} was taken", barred.name)
            };
            assert_eq!(errors.0[0].reason.key, "performance-appeal-refused-barred");
        }
        let twice = [&people.hr, &people.hr, &people.colleague];
        assert!(matches!(appoint(store, &court, &people.hr, id, twice), Err(Error::Invalid(_))));
        // A planner chooses no committee.
        let members = [&people.hr, &people.planner, &people.colleague];
        assert!(appoint(store, &court, &people.planner, id, members).is_err());
        appoint(store, &court, &people.hr, id, members).unwrap();
        let case = court.case(store, &people.colleague, id);
        assert_eq!(standing(&case), (2, State::Hearing));
        // The head of institution sits with the three.
        assert_eq!(case.sitting().count(), 4);
    });
}

platform::statements! {
    APPOINTED = "SELECT after FROM platform_event
        WHERE institution_id = $1 AND subject_id = $2 AND action = 'performance.appeal.appoint' ORDER BY id";
}

platform::row! {
    struct Appointed { after: serde_json::Value }
}

/// HR, planning and the appellant's cadre each have their seat. Source: performance.md 5.2.
#[test]
fn each_seat_takes_whom_it_is_for_or_a_written_reason() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let (id, home) = (dismissed_twice(store, &court), people.institution);
        let wrong = [&people.colleague, &people.auditor, &people.planner];
        let Err(Error::Invalid(errors)) = appoint(store, &court, &people.hr, id, wrong) else {
            panic!("a committee of anybody was taken")
        };
        let said: Vec<_> = errors.0.iter().map(|error| (error.field.as_str(), error.reason.key)).collect();
        assert_eq!(
            said,
            [
                ("hr", "performance-appeal-invalid-seat-hr"),
                ("planning", "performance-appeal-invalid-seat-planning"),
                ("peer", "performance-appeal-invalid-seat-peer"),
            ]
        );
        // A reason excuses what somebody lacks, not that they are barred.
        let barred = [&people.hr, &people.planner, &people.head];
        assert!(appoint_because(store, &court, &people.hr, (id, "Hakuna mwingine"), barred).is_err());
        let members = [&people.hr, &people.auditor, &people.colleague];
        let because = (id, "Afisa Mipango yupo masomoni");
        appoint_because(store, &court, &people.hr, because, members).unwrap();
        let said = store.tx(move |tx| tx.one::<Appointed>(&APPOINTED, &[&home, &id])).unwrap().after;
        assert_eq!(said["reason"], "Afisa Mipango yupo masomoni");
        // Whose case it is reads why with the names.
        let case = store.read(&people.employee.actor(), move |work| actions::open_case(work, id)).unwrap();
        assert_eq!(case.now().unwrap().panel_reason, "Afisa Mipango yupo masomoni");
    });
}

#[test]
fn more_than_half_of_the_committee_must_agree() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = dismissed_twice(store, &court);
        let members = [&people.hr, &people.planner, &people.colleague];
        appoint(store, &court, &people.hr, id, members).unwrap();
        assert_eq!(refusal(vote(store, &court, &people.hr, id, Vote::Agrees)), "no-proposal");
        court.decide(store, &people.hr, id, verdict(vec![confirmed(1), confirmed(2)])).unwrap();
        assert_eq!(court.mark(store, id), (1, Marks(8543)));
        // Who proposed or voted owes no more, the others do.
        let owe = || [&people.hr, &people.planner, &people.colleague].map(|who| owed(store, &court, id, who));
        assert_eq!(owe(), [0, 1, 1]);
        vote(store, &court, &people.planner, id, Vote::Disagrees).unwrap();
        assert_eq!(owe(), [0, 0, 1]);
        vote(store, &court, &people.colleague, id, Vote::Disagrees).unwrap();
        // Half are against: somebody proposes again.
        assert_eq!(owe(), [1, 1, 1]);
        let case = court.case(store, &people.hr, id);
        assert_eq!(case.now().unwrap().proposed_by_id, None);
        court.decide(store, &people.colleague, id, verdict(vec![quality(1, 90), quality_item(2)])).unwrap();
        vote(store, &court, &people.planner, id, Vote::Agrees).unwrap();
        assert_eq!(standing(&court.case(store, &people.hr, id)), (2, State::Hearing));
        vote(store, &court, &people.director, id, Vote::Agrees).unwrap();
        let case = court.case(store, &people.employee, id);
        assert_eq!(standing(&case), (2, State::Decided));
        assert_eq!(case.now().unwrap().outcome, Some(Outcome::Upheld));
        let (version, mark) = court.mark(store, id);
        assert!(version == 2 && mark > Marks(8561), "{version} {mark}");
    });
}

fn quality_item(position: i64) -> crate::appeal::model::Ruling {
    crate::appeal::model::Ruling { changed: true, mark: Some(5), ..confirmed(position) }
}

#[test]
fn a_member_stands_down_and_the_seat_is_filled_again() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = dismissed_twice(store, &court);
        appoint(store, &court, &people.hr, id, [&people.hr, &people.planner, &people.colleague]).unwrap();
        let version = court.case(store, &people.colleague, id).row.version;
        store
            .work(&people.colleague.actor(), move |work| {
                actions::recuse(work, id, version, "Ni rafiki yangu")
            })
            .unwrap();
        assert_eq!(standing(&court.case(store, &people.employee, id)), (2, State::Committee));
        let seen =
            store.read(&people.colleague.actor(), move |work| actions::open_case(work, id).map(|_| ()));
        assert!(matches!(seen, Err(Error::NotFound)), "{seen:?}");
        // Who stood down does not come back.
        let again = appoint(store, &court, &people.hr, id, [&people.hr, &people.planner, &people.colleague]);
        assert!(matches!(again, Err(Error::Invalid(_))));
        let nobody_else = (id, "Walimu wengine wote wanasimamiwa na mrufani");
        let members = [&people.hr, &people.planner, &people.auditor];
        appoint_because(store, &court, &people.hr, nobody_else, members).unwrap();
        assert_eq!(court.case(store, &people.auditor, id).sitting().count(), 4);
    });
}

#[test]
fn who_sits_alone_and_stands_down_leaves_the_case_to_the_next_level() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let id = court.file(store);
        let version = court.case(store, &people.supervisor, id).row.version;
        store
            .work(&people.supervisor.actor(), move |work| actions::recuse(work, id, version, "Tunahusiana"))
            .unwrap();
        let case = court.case(store, &people.head, id);
        assert_eq!(standing(&case), (1, State::Hearing));
        assert_eq!(case.level(0).unwrap().outcome, Some(Outcome::Recused));
    });
}

#[test]
fn the_commission_gets_the_whole_file_and_its_answer_is_applied_by_the_same_rule() {
    on_each_db(|store| {
        let court = court(store);
        let people = &court.circle.people;
        let institution = people.institution;
        let id = dismissed_twice(store, &court);
        let hr = people.hr.actor();
        let seen = store.read(&hr, move |work| actions::open_outside(work, id).map(|_| ()));
        assert!(matches!(seen, Err(Error::NotFound)), "HR read a case inside the institution");
        store.at("2026-12-30T08:00:00Z");
        store
            .work(&kernel::Actor::System, move |work| actions::escalate_appeal(work, institution, id))
            .unwrap();
        let whole =
            store.read(&hr, move |work| file::whole(work, &actions::open_outside(work, id)?)).unwrap();
        assert_eq!(whole["format"], file::FORMAT);
        assert_eq!(whole["marks"][0]["O"], "85.43");
        assert_eq!(whole["items"][0]["ground"], "evidence");
        assert_eq!(whole["files"][0]["name"], "barua.pdf");
        assert_eq!(whole["files"][0]["sha256"].as_str().map(str::len), Some(64));
        assert_eq!(whole["levels"].as_array().map(Vec::len), Some(4));
        assert!(whole["employee"]["tasks"].is_array() && whole["employee"]["reports"].is_array());
        let actions_seen: Vec<&str> =
            whole["events"].as_array().unwrap().iter().filter_map(|event| event["action"].as_str()).collect();
        for action in
            ["performance.appraisal.publish", "performance.appeal.file", "performance.appeal.escalate"]
        {
            assert!(actions_seen.contains(&action), "{actions_seen:?}");
        }
        on_paper(store, &court, id);
        let day = |text: &str| text.parse::<Day>().unwrap();
        let version = court.case(store, &people.employee, id).row.version;
        let (sent, tomorrow) = (day("2026-12-30"), day("2026-12-31"));
        let early = store.work(&hr, move |work| actions::send_case(work, id, version, tomorrow, "HM/12"));
        assert!(matches!(early, Err(Error::Invalid(_))));
        store.work(&hr, move |work| actions::send_case(work, id, version, sent, "HM/12")).unwrap();
        store.at("2027-02-01T08:00:00Z");
        let version = court.case(store, &people.employee, id).row.version;
        let answer = verdict(vec![quality(1, 90), confirmed(2)]);
        let on = day("2027-01-28");
        store
            .work(&hr, move |work| actions::record_answer(work, id, version, &tume(on), None, &answer))
            .unwrap();
        let case = court.case(store, &people.employee, id);
        assert_eq!(standing(&case), (3, State::Closed));
        assert_eq!(case.now().unwrap().answer_reference, "TUME/7");
        assert_eq!(court.mark(store, id), (2, Marks(8561)));
        // Nobody but HR and the nation writes down what the Commission said.
        let version = case.row.version;
        let own = store.work(&people.employee.actor(), move |work| {
            let answer = verdict(vec![confirmed(1), confirmed(2)]);
            actions::record_answer(work, id, version, &tume(on), None, &answer)
        });
        assert!(matches!(own, Err(Error::NotFound)), "{own:?}");
    });
}

/// What a paper of the case says to this reader.
fn printed(
    store: &TestStore,
    reader: &Someone,
    kind: Kind,
    id: AppealId,
    language: Language,
) -> Result<String, Error> {
    let drafted = store.read(&reader.actor(), move |work| {
        let words = platform::http::words(&[crate::area()]);
        let shell = ui::Shell::new(&words, language, "");
        paper::draft(work, work.institution()?, kind, id.0, &shell)
    })?;
    assert!(!drafted.standing.in_history, "a case stands in nobody's own history");
    serde_json::to_string(&drafted.paper).map_err(Error::internal)
}

/// The file is for whoever carries it, the decision for the parties; both languages have every word.
fn on_paper(store: &TestStore, court: &Court, id: AppealId) {
    let people = &court.circle.people;
    for language in Language::ALL {
        let file = printed(store, &people.hr, Kind::CaseFile, id, language).unwrap();
        let decision = printed(store, &people.employee, Kind::Decision1, id, language).unwrap();
        for said in [&file, &decision] {
            assert!(!said.contains("[[performance-"), "a word is missing: {said}");
            assert!(said.contains("85.43"), "{said}");
        }
        let escalated = match language {
            Language::Sw => "rufaa ilipanda ngazi inayofuata",
            Language::En => "the appeal went up to the next level",
        };
        assert!(file.contains("barua.pdf") && file.contains(escalated), "{file}");
        assert!(!file.contains("performance.appeal"), "{file}");
    }
    let swahili = printed(store, &people.employee, Kind::Decision1, id, Language::Sw).unwrap();
    // The committee let its day pass: it has no letter, and takes none of the second level's away.
    let of_committee = printed(store, &people.employee, Kind::Decision2, id, Language::Sw);
    assert!(matches!(of_committee, Err(Error::Refused(_))), "{of_committee:?}");
    assert!(
        swahili.contains("Ngazi ya 1: msimamizi wa pili") && swahili.contains("Imekataliwa"),
        "{swahili}"
    );
    for kind in [Kind::Decision1, Kind::CaseFile] {
        let other = printed(store, &people.colleague, kind, id, Language::Sw);
        assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
    }
}
