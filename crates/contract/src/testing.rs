//! Contracts for tests of this area: two councils of a region with approved plans after the example of performance.md 3.4,
//! their contracts brought to any state, the secretariat above them and the nation's seat.

use kernel::{Actor, Error, FinancialYear, InstitutionId, Quantity, Quarter, Weight};
use people::testing::{Above, Fixture, Someone};
use planning::activity;
use planning::activity::actions as plan_lines;
use platform::fixed_text;
use platform::testing::{TestApp, TestStore, on_each_db};
use platform::work::Work;

use crate::quarter::model::NewFigure;
use crate::quarter::{self, QuarterId};
use crate::signing::{self, Seen};
use crate::terms::actions::{self, Whole};
use crate::terms::{self, State, TermsId, TermsRow};

pub fn year() -> FinancialYear {
    FinancialYear::starting(2026)
}

/// Objective, weight in percent, target, quantity for the year, and what is reached: I = 75.3. Source: performance.md 3.4.
pub const EXAMPLE: [(&str, i64, &str, i64, i64); 5] = [
    ("A", 5, "A2601", 100, 100),
    ("B", 5, "B2601", 10, 8),
    ("C", 40, "C2601", 100, 72),
    ("D", 30, "D2601", 20, 13),
    ("E", 20, "E2601", 10, 9),
];

/// The first bytes of a PDF are all that is judged.
pub const PDF: &[u8] = b"%PDF-1.7 mfano";

/// A council with its two who act for it.
#[derive(Debug, Clone)]
pub struct Council {
    pub id: InstitutionId,
    pub planner: Someone,
    pub director: Someone,
}

pub struct Region<'s> {
    pub store: &'s TestStore,
    pub people: Fixture,
    pub above: Above,
    pub first: Council,
    pub second: Council,
}

pub fn on_each_region(test: impl Fn(&Region<'_>)) {
    on_each_db(|store| test(&Region::planned(store)));
}

pub fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> &'static str {
    match outcome {
        Err(Error::Refused(reason)) => reason.key,
        other => panic!("{other:?}"),
    }
}

pub fn complaints<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Vec<(String, &'static str)> {
    match outcome {
        Err(Error::Invalid(errors)) => {
            errors.0.into_iter().map(|error| (error.field, error.reason.key)).collect()
        }
        other => panic!("{other:?}"),
    }
}

impl<'s> Region<'s> {
    /// Both councils have approved plans and no contract.
    pub fn planned(store: &'s TestStore) -> Self {
        let people = store.tx(Fixture::insert).unwrap();
        let above = store.tx(Above::insert).unwrap();
        let council = |id, planner: &Someone, director: &Someone| Council {
            id,
            planner: planner.clone(),
            director: director.clone(),
        };
        let first = council(people.institution, &people.planner, &people.director);
        let second = council(above.second_council, &above.second_planner, &above.second_director);
        let region = Self { store, people, above, first, second };
        region.plan(&region.first);
        region.plan(&region.second);
        region
    }

    fn plan(&self, council: &Council) {
        let (planner, director, id) = (council.planner.actor(), council.director.actor(), council.id);
        for (objective, _, target, quantity, _) in EXAMPLE {
            self.store
                .work(&planner, move |work| {
                    plan_lines::create_objective(work, id, year(), objective, &format!("Lengo {objective}"))?;
                    let found =
                        activity::store::find_objective_by_code(work.tx(), id, year(), objective)?.unwrap();
                    plan_lines::create_target(work, &found, target, &format!("Shabaha {target}"))?;
                    let found = activity::store::find_target_by_code(work.tx(), id, year(), target)?.unwrap();
                    let quarter = Some(Quantity(quantity * 250));
                    let details = activity::Details {
                        code: format!("{target}S01"),
                        title: format!("Kutekeleza {target}"),
                        indicator: "Zilizokamilika".to_owned(),
                        unit_of_measure: "zahanati".to_owned(),
                        yearly_target: Some(Quantity(quantity * 1000)),
                        quarters: [quarter; 4],
                        ..activity::Details::default()
                    };
                    plan_lines::create_activity(work, &found, &details, &[])
                })
                .unwrap();
        }
        let version = move |work: &Work<'_>| {
            planning::plan::store::find(work.tx(), id, year()).map(|plan| plan.unwrap().version)
        };
        self.store
            .work(&planner, move |work| planning::submit_plan(work, id, year(), version(work)?))
            .unwrap();
        self.store
            .work(&director, move |work| planning::approve_plan(work, id, year(), version(work)?))
            .unwrap();
    }

    pub fn app(&self) -> TestApp<'s> {
        let area = crate::area(|_, _, _, _| Ok(crate::GovernanceFigures::default()));
        TestApp::new(self.store, vec![area], people::identity::identify)
    }

    pub fn begin(&self, council: &Council) -> Result<TermsId, Error> {
        self.store.work(&council.planner.actor(), |work| actions::begin_terms(work, year()))
    }

    /// The newest version of a council's contract.
    pub fn newest(&self, council: &Council) -> TermsRow {
        let id = council.id;
        let rows = self
            .store
            .read(&Actor::System, move |work| terms::store::list_year(work.tx(), id, year()))
            .unwrap();
        rows.into_iter().next().unwrap()
    }

    pub fn fill(&self, council: &Council) {
        let row = self.newest(council);
        let weights = EXAMPLE.map(|(code, weight, ..)| (code.to_owned(), Weight(weight * 100)));
        let whole = Whole {
            weights: weights.to_vec(),
            promised: "Fedha za robo kwa wakati".to_owned(),
            evidence_rules: "Hati za makabidhiano".to_owned(),
        };
        self.store
            .work(&council.planner.actor(), move |work| {
                actions::save_whole(work, row.id, row.version, &whole)
            })
            .unwrap();
    }

    pub fn submit(&self, council: &Council) -> Result<(), Error> {
        let row = self.newest(council);
        self.store
            .work(&council.director.actor(), move |work| actions::submit_terms(work, row.id, row.version))
    }

    pub fn agree(&self, council: &Council, by: &Someone) -> Result<(), Error> {
        let row = self.newest(council);
        self.store.work(&by.actor(), move |work| {
            actions::agree_terms(work, row.institution_id, row.id, row.version)
        })
    }

    pub fn seen(&self, council: &Council) -> Seen {
        let row = self.newest(council);
        Seen {
            institution: council.id,
            terms: row.id,
            hash: row.text_hash.unwrap_or_else(|| fixed_text::hash("hakuna")),
        }
    }

    pub fn sign(&self, council: &Council, by: &Someone) -> Result<State, Error> {
        let seen = self.seen(council);
        self.store.work(&by.actor(), move |work| signing::sign_terms(work, &seen))
    }

    /// Begun, filled, handed over and agreed.
    pub fn agreed(&self, council: &Council) {
        self.begin(council).unwrap();
        self.fill(council);
        self.submit(council).unwrap();
        self.agree(council, &self.above.secretary).unwrap();
    }

    /// Signed by both.
    pub fn signed(&self, council: &Council) {
        self.agreed(council);
        self.sign(council, &council.director).unwrap();
        self.sign(council, &self.above.secretary).unwrap();
    }

    pub fn begin_quarter(&self, council: &Council, number: Quarter) -> Result<QuarterId, Error> {
        self.store
            .work(&council.planner.actor(), move |work| quarter::actions::begin_quarter(work, year(), number))
    }

    pub fn quarter(&self, council: &Council, id: QuarterId) -> quarter::QuarterRow {
        let institution = council.id;
        self.store
            .read(&Actor::System, move |work| {
                let row = quarter::store::find(work.tx(), institution, id)?;
                work.open(&crate::permissions::QUARTER_READ, row)
            })
            .unwrap()
    }

    pub fn figure(
        &self,
        council: &Council,
        id: QuarterId,
        (code, actual): (&str, i64),
        files: &[(&str, &[u8])],
    ) -> Result<(), Error> {
        let version = self.quarter(council, id).version;
        let new = NewFigure {
            code: code.to_owned(),
            actual: Some(Quantity(actual * 1000)),
            files: files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect(),
            ..NewFigure::default()
        };
        self.store.work(&council.planner.actor(), move |work| {
            quarter::actions::save_figure(work, id, version, &new)
        })
    }

    /// Every target with what the example reached.
    pub fn figures(&self, council: &Council, id: QuarterId) {
        for (_, _, code, _, actual) in EXAMPLE {
            self.figure(council, id, (code, actual), &[("ushahidi.pdf", PDF)]).unwrap();
        }
    }

    pub fn submit_quarter(&self, council: &Council, id: QuarterId) -> Result<(), Error> {
        let version = self.quarter(council, id).version;
        self.store
            .work(&council.director.actor(), move |work| quarter::actions::submit_quarter(work, id, version))
    }

    /// The fourth quarter of a council, sent on 20 June 2027 and queried the same day.
    pub fn queried(&self, council: &Council) -> QuarterId {
        self.signed(council);
        self.store.at("2027-06-20T08:00:00Z");
        let id = self.begin_quarter(council, Quarter::Fourth).unwrap();
        self.figures(council, id);
        self.submit_quarter(council, id).unwrap();
        self.query(council, id, "Hati ya C2601 ni ya mwaka uliopita").unwrap();
        id
    }

    pub fn verify(&self, council: &Council, id: QuarterId, by: &Someone) -> Result<(), Error> {
        let (institution, version) = (council.id, self.quarter(council, id).version);
        self.store
            .work(&by.actor(), move |work| quarter::actions::verify_quarter(work, institution, id, version))
    }

    pub fn query(&self, council: &Council, id: QuarterId, reason: &'static str) -> Result<(), Error> {
        let (institution, version) = (council.id, self.quarter(council, id).version);
        self.store.work(&self.above.verifier.actor(), move |work| {
            quarter::actions::query_quarter(work, institution, id, version, reason)
        })
    }

    pub fn appeal(&self, council: &Council, by: &Someone, id: QuarterId) -> Result<(), Error> {
        let version = self.quarter(council, id).version;
        let grounds = "Hati ni ya mwaka huu, ukurasa wa kwanza";
        self.store.work(&by.actor(), move |work| quarter::actions::appeal_query(work, id, version, grounds))
    }

    pub fn decide(
        &self,
        council: &Council,
        id: QuarterId,
        by: &Someone,
        decision: (Option<bool>, &'static str),
    ) -> Result<(), Error> {
        let (institution, version) = (council.id, self.quarter(council, id).version);
        self.store.work(&by.actor(), move |work| {
            quarter::actions::decide_appeal(work, institution, id, version, decision)
        })
    }

    /// What waits for somebody by name or for a role they hold, as their landing page lists it.
    pub fn waits(&self, someone: &Someone) -> Vec<String> {
        let rows = people::testing::waits(self.store, someone.person.institution, someone.employment);
        rows.into_iter().map(|row| row.kind).collect()
    }
}
