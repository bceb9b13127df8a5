//! The teacher's published mark, and an appeal against it, for the tests of this room.

use kernel::uuid::Uuid;
use kernel::{Day, Error, Marks};
use people::testing::Someone;
use platform::testing::TestStore;

use crate::appeal::actions::{self, Letter};
use crate::appeal::model::{
    AppealId, Case, Contested, Ground, NewAppeal, NewFile, NewItem, Ruling, State, Verdict,
};
use crate::appraisal::model::{AppraisalId, State as AppraisalState};
use crate::appraisal::tests::made::{Circle, circle};
use crate::mark;

/// The day after the marks are out.
pub const FILED: &str = "2026-08-18T08:00:00Z";
pub const PDF: &[u8] = b"%PDF-1.7 barua";

/// A council with the teacher's published mark, 85.43.
pub struct Court {
    pub circle: Circle,
    pub appraisal: AppraisalId,
}

pub fn court(store: &TestStore) -> Court {
    let circle = circle(store);
    let appraisal = circle.open(store);
    circle.bring(store, appraisal, AppraisalState::Published);
    store.at(FILED);
    Court { circle, appraisal }
}

pub fn appeal_id(number: u128) -> AppealId {
    AppealId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 | number))
}

impl Court {
    /// Teaching aids: 6 of 8, quality 70.
    pub fn aids(&self) -> Contested {
        Contested::SubTask(self.circle.sub_task(1, 0, 3))
    }

    pub fn new_appeal(&self, number: u128) -> NewAppeal {
        NewAppeal {
            id: appeal_id(number),
            appraisal: self.appraisal,
            seen_version: 1,
            statement: String::from("Naomba mapitio"),
            late_reason: String::new(),
            items: vec![
                NewItem {
                    contested: self.aids(),
                    ground: Some(Ground::Evidence),
                    text: String::from("Zana mbili hazikuhesabiwa"),
                    files: vec![NewFile { name: String::from("barua.pdf"), bytes: PDF.into() }],
                },
                NewItem {
                    contested: Contested::Item(1),
                    ground: Some(Ground::Bias),
                    text: String::from("Ushirikiano ulikuwa mzuri"),
                    files: Vec::new(),
                },
            ],
        }
    }

    /// Files it as the teacher.
    pub fn file(&self, store: &TestStore) -> AppealId {
        let new = self.new_appeal(1);
        let employee = self.circle.people.employee.actor();
        store.work(&employee, move |work| actions::file_appeal(work, &new)).unwrap()
    }

    pub fn case(&self, store: &TestStore, who: &Someone, id: AppealId) -> Case {
        store.read(&who.actor(), move |work| actions::open_case(work, id)).unwrap()
    }

    pub fn decide(
        &self,
        store: &TestStore,
        who: &Someone,
        id: AppealId,
        verdict: Verdict,
    ) -> Result<(), Error> {
        let version = self.case(store, who, id).row.version;
        store.work(&who.actor(), move |work| actions::decide(work, id, version, &verdict))
    }

    pub fn further(&self, store: &TestStore, id: AppealId) -> Result<(), Error> {
        let employee = &self.circle.people.employee;
        let version = self.case(store, employee, id).row.version;
        store.work(&employee.actor(), move |work| {
            actions::further(work, id, version, "Ushahidi bado haukusomwa")
        })
    }

    /// The mark as everybody now reads it: version and value.
    pub fn mark(&self, store: &TestStore, id: AppealId) -> (i64, Marks) {
        let row = self.case(store, &self.circle.people.employee, id).row;
        (row.mark_version, row.mark)
    }

    pub fn marks_csv(&self, store: &TestStore) -> String {
        let institution = self.circle.people.institution;
        store
            .tx(move |tx| {
                let mut out = Vec::new();
                mark::write_marks_csv(tx, institution, crate::appraisal::tests::made::year(), &mut out)?;
                String::from_utf8(out).map_err(Error::internal)
            })
            .unwrap()
    }
}

pub fn confirmed(position: i64) -> Ruling {
    Ruling { position, reason: String::from("Alama inalingana na kumbukumbu"), ..Ruling::default() }
}

pub fn quality(position: i64, quality: i64) -> Ruling {
    Ruling { position, changed: true, quality: Some(quality), ..confirmed(position) }
}

pub fn verdict(rulings: Vec<Ruling>) -> Verdict {
    Verdict { rulings, reason: String::from("Daftari la zana limesomwa"), struck: false }
}

/// The Commission's letter of a day.
pub fn tume(on: Day) -> Letter {
    Letter { on, reference: String::from("TUME/7") }
}

#[track_caller]
pub fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    match outcome {
        Err(Error::Refused(reason)) => {
            reason.key.trim_start_matches("performance-appeal-refused-").to_owned()
        }
        other => panic!("not refused: {other:?}"),
    }
}

pub fn standing(case: &Case) -> (i64, State) {
    (case.row.level, case.row.state)
}
