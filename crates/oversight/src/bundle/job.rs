//! The work of a bundle: paper after paper is issued, two at a time, and counted. What is issued stays issued, so a bundle
//! that stopped goes on where it was: what is there already costs one read.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use kernel::uuid::Uuid;
use kernel::{Error, FinancialYear, InstitutionId, Language, Place, Timestamp};
use performance::paper::{self, Kind};
use platform::http::App;
use platform::store::Engine;
use platform::work::{Desk, Event};
use serde_json::json;

use super::model::{BundleId, BundleRow, State};
use super::store::{self, NewBundle};
use crate::paper::actions::{Wanted, issue};
use crate::paper::model::PaperId;
use crate::permissions::PAPER_BUNDLE;

/// Things asked for at once; also how often a job gives a sign of life.
const PAGE: i64 = 20;
/// As many as the engines that work at once.
const ABREAST: usize = 2;
/// After so many seconds without a sign of life it is taken for dead.
const DEAD_AFTER: i64 = 120;
/// A small institution is done before the next page is shown.
const PATIENCE: Duration = Duration::from_secs(2);

/// The bundles this process works on.
static RUNNING: Mutex<BTreeSet<Uuid>> = Mutex::new(BTreeSet::new());

struct Running(Uuid);

impl Running {
    fn begin(id: BundleId) -> Self {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).insert(id.0);
        Self(id.0)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

/// The state to show: what died under way has stopped.
pub fn standing(row: &BundleRow, engine: Engine, now: Timestamp) -> State {
    let here = RUNNING.lock().unwrap_or_else(PoisonError::into_inner).contains(&row.id.0);
    // An embedded database has one server: what does not run here does not run.
    let alive = here || (engine == Engine::Postgres && row.beat_at.plus_seconds(DEAD_AFTER) > now);
    if row.state == State::Running && !alive { State::Stopped } else { row.state }
}

/// Which papers a bundle holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct All {
    pub institution: InstitutionId,
    pub kind: Kind,
    pub year: FinancialYear,
    pub language: Language,
}

/// Writes a new bundle down and begins it.
pub async fn begin(app: &App, desk: &Desk, all: All) -> Result<BundleId, Error> {
    let id = BundleId(desk.ids.new_id(desk.clock.now()));
    let running = Running::begin(id);
    desk.write(move |work| {
        let All { institution, kind, year, language } = all;
        let permit = work.permit(&PAPER_BUNDLE, &Place::institution(institution))?;
        let made_by = work.person()?.employment;
        let total = paper::count(work, institution, kind, year)?;
        store::insert(work.tx(), &NewBundle { institution, id, kind, year, language, total, made_by }, work.now())?;
        let told = json!({"kind": kind.code(), "year": year.to_string(), "language": language.code(), "papers": total});
        work.save(permit, Event::on("oversight.bundle", id.0).after(told))
    })
    .await?;
    run(app, desk, all, id, running).await;
    Ok(id)
}

/// Begins one that stopped once more.
pub async fn again(app: &App, desk: &Desk, row: BundleRow) -> Result<(), Error> {
    let (id, all) = (row.id, of(&row));
    let running = Running::begin(id);
    desk.write(move |work| {
        let permit = work.permit(&PAPER_BUNDLE, &row)?;
        store::again(work.tx(), &row, work.now())?;
        work.save(permit, Event::on("oversight.bundle", row.id.0).after(json!({"state": "running"})))
    })
    .await?;
    run(app, desk, all, id, running).await;
    Ok(())
}

fn of(row: &BundleRow) -> All {
    All { institution: row.institution_id, kind: row.kind, year: row.year, language: row.language }
}

/// Works in the background; waits a moment, because most institutions are small.
async fn run(app: &App, desk: &Desk, all: All, id: BundleId, running: Running) {
    let (app, desk) = (app.clone(), desk.clone());
    let work = async move {
        let _running = running;
        let ended = each(&app, &desk, all, Some(id)).await;
        let state = match ended {
            Ok(_) => State::Done,
            Err(error) => {
                tracing::error!(%error, bundle = %id, "a bundle of papers stopped");
                State::Stopped
            }
        };
        let now = desk.clock.now();
        if let Err(error) =
            desk.store.write(move |tx| store::close(tx, all.institution, id, state, now)).await
        {
            tracing::error!(%error, bundle = %id, "a bundle's end could not be kept");
        }
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "the bundle's own row tells its end, and that of a server that died"
    )]
    let task = tokio::spawn(work);
    drop(tokio::time::timeout(PATIENCE, task).await);
}

/// What became of all papers of a bundle.
#[derive(Debug, Default)]
pub struct Issued {
    pub papers: Vec<PaperId>,
    /// Those that could not be issued; the log says why.
    pub failed: i64,
}

/// Issues every paper of a kind and year, two at a time, and tells after every page in the bundle's row, if there is one,
/// how far it is. A missing engine ends it; one paper that cannot be issued does not, whatever stands against it.
pub async fn each(app: &App, desk: &Desk, all: All, bundle: Option<BundleId>) -> Result<Issued, Error> {
    let All { institution, kind, year, language } = all;
    let mut after = Uuid::nil();
    let mut issued = Issued::default();
    loop {
        let from = after;
        let subjects =
            desk.read(move |work| paper::subjects(work, institution, kind, year, from, PAGE)).await?;
        let Some(last) = subjects.last().copied() else { return Ok(issued) };
        for abreast in subjects.chunks(ABREAST) {
            let wanted =
                abreast.iter().map(|subject| Wanted { institution, kind, subject: *subject, language });
            let asked: Vec<_> = wanted.map(|wanted| issue(app, desk, wanted)).collect();
            for result in futures_util::future::join_all(asked).await {
                match result {
                    Ok(id) => issued.papers.push(id),
                    Err(error) if is_for_all(&error) => return Err(error),
                    Err(error) => {
                        tracing::error!(%error, "a paper could not be issued");
                        issued.failed += 1;
                    }
                }
            }
        }
        after = last;
        if let Some(id) = bundle {
            let (done, failed) =
                (i64::try_from(issued.papers.len()).map_err(Error::internal)?, issued.failed);
            let now = desk.clock.now();
            desk.store.write(move |tx| store::beat(tx, institution, id, (done, failed), now)).await?;
        }
    }
}

/// Does it stand against every paper alike, and not against this one only?
fn is_for_all(error: &Error) -> bool {
    matches!(error, Error::Refused(reason) if reason.key == "platform-press-missing")
}

#[cfg(test)]
mod tests {
    use platform::press::PressFault;

    use super::*;

    #[test]
    fn only_a_missing_engine_ends_a_bundle() {
        assert!(is_for_all(&PressFault::Missing.into()));
        let one: [Error; 4] = [
            PressFault::TooSlow.into(),
            PressFault::Failed("the engine of papers died".to_owned()).into(),
            Error::NotFound,
            Error::Busy,
        ];
        for error in one {
            assert!(!is_for_all(&error), "{error}");
        }
    }
}
