//! An uploaded sheet's life: tried in the background, reported, taken when its owner says so. States stand in
//! `platform_import`; a job that died with its server shows as failed and can be begun again.

use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::{Error, FinancialYear, Person, Place, Timestamp};
use serde_json::json;
use tokio::sync::Semaphore;

use super::engine::Import;
use super::importer::{ImportKind, ImportScope};
use super::progress::{Progress, Running, running};
use super::report::Report;
use super::store::{self, ImportId, ImportRow, NewImport, State};
use super::upload::Stored;
use crate::store::Engine;
use crate::work::{Desk, Event};

/// How often a running job gives a sign of life.
const BEAT: Duration = Duration::from_secs(5);
/// After so many seconds without one it is taken for dead.
const DEAD_AFTER: i64 = 60;
/// Sheets worked on at once: each may hold some hundred megabytes, and they wait for one writer anyway.
pub(super) static TURNS: Semaphore = Semaphore::const_new(2);
/// A small sheet is done before its owner's next page is shown.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where uploaded sheets lie.
pub(super) fn folder(data: &Path) -> PathBuf {
    data.join("imports")
}

/// A file that has arrived.
pub(super) struct Arrived {
    pub file_name: String,
    pub stored_as: String,
    pub year: Option<FinancialYear>,
}

/// Writes the new import down and begins its dry run.
pub(super) async fn receive(
    desk: &Desk,
    data: &Path,
    kind: &'static ImportKind,
    person: &Person,
    arrived: Arrived,
    stored: Stored,
) -> Result<ImportId, Error> {
    let (institution, made_by) = (person.institution, person.employment);
    let id = ImportId(desk.ids.new_id(desk.clock.now()));
    let job = Job::new(desk, data, kind, ImportScope { institution, year: arrived.year }, id, &arrived);
    let left = desk
        .write(move |work| {
            let permit = work.permit(kind.action, &Place::institution(institution))?;
            let dead = work.now().plus_seconds(-DEAD_AFTER);
            let left = store::replace_waiting(work.tx(), institution, kind.kind, made_by, dead)?;
            let new = NewImport {
                institution,
                id,
                kind: kind.kind,
                year: arrived.year,
                file_name: &arrived.file_name,
                stored_as: &arrived.stored_as,
                made_by,
                made_at: work.now(),
            };
            store::insert(work.tx(), &new)?;
            let event = Event::on("platform.import", id.0)
                .after(json!({ "kind": kind.kind, "file": arrived.file_name, "state": "trying" }));
            Ok(work.save(permit, event)?.with(left))
        })
        .await?;
    stored.take();
    for stored_as in left {
        remove(&folder(data).join(stored_as)).await;
    }
    job.run(State::Trying).await;
    Ok(id)
}

/// Begins to try again, or to take. The row's version guards against two at once.
pub(super) async fn go_on(
    desk: &Desk,
    data: &Path,
    kind: &'static ImportKind,
    row: ImportRow,
    to: State,
) -> Result<(), Error> {
    let arrived =
        Arrived { file_name: row.file_name.clone(), stored_as: row.stored_as.clone(), year: row.year };
    let scope = ImportScope { institution: row.institution_id, year: row.year };
    let job = Job::new(desk, data, kind, scope, row.id, &arrived);
    desk.write(move |work| {
        let permit = work.permit(kind.action, &row)?;
        store::begin(work.tx(), &row, to, work.now())?;
        let event = Event::on("platform.import", row.id.0)
            .before(json!({ "state": row.state.code() }))
            .after(json!({ "kind": kind.kind, "file": row.file_name, "state": to.code() }));
        work.save(permit, event)
    })
    .await?;
    job.run(to).await;
    Ok(())
}

/// Is it being worked on, here or on another server of the same database?
pub(super) fn is_alive(id: ImportId, beat_at: Timestamp, engine: Engine, now: Timestamp) -> bool {
    // An embedded database has one server: what does not run here does not run.
    running(id.0).is_some() || (engine == Engine::Postgres && beat_at.plus_seconds(DEAD_AFTER) > now)
}

/// The state to show: what died under way has failed.
pub(super) fn standing(state: State, alive: bool) -> State {
    match state {
        State::Trying | State::Taking if !alive => State::Failed,
        other => other,
    }
}

/// Rows done and expected, as fresh as this server knows.
pub(super) fn how_far(row: &ImportRow) -> (i64, i64) {
    running(row.id.0).map_or((row.rows_done, row.rows_total), |progress| (progress.done(), progress.total()))
}

/// One import, made before its row says that it runs: whoever reads the row then finds the job.
struct Job {
    desk: Desk,
    id: ImportId,
    import: Import,
    _running: Running,
}

impl Job {
    fn new(
        desk: &Desk,
        data: &Path,
        kind: &'static ImportKind,
        scope: ImportScope,
        id: ImportId,
        arrived: &Arrived,
    ) -> Self {
        let progress = Progress::default();
        let running = Running::begin(id.0, progress.clone());
        let file = folder(data).join(&arrived.stored_as);
        let import = Import { kind, scope, file, file_name: arrived.file_name.clone(), progress };
        Self { desk: desk.clone(), id, import, _running: running }
    }

    /// Works in the background; waits a moment, because most sheets are small.
    async fn run(self, state: State) {
        #[expect(
            clippy::disallowed_methods,
            reason = "the job's own row tells its end, and that of a server that died"
        )]
        let task = tokio::spawn(self.work(state));
        drop(tokio::time::timeout(PATIENCE, task).await);
    }

    async fn work(self, state: State) {
        let mut pulse = tokio::time::interval(BEAT);
        let ended = {
            let pass = self.pass(state);
            tokio::pin!(pass);
            loop {
                tokio::select! {
                    ended = &mut pass => break ended,
                    _ = pulse.tick() => self.beat(state).await,
                }
            }
        };
        let (state, report) = match ended {
            Ok((state, report)) => (state, report),
            Err(error) => {
                tracing::error!(%error, import = %self.id, "an import failed");
                (State::Failed, Report::default())
            }
        };
        if matches!(state, State::Refused | State::Taken) {
            remove(&self.import.file).await;
        }
        // A taken import was closed in its own unit of work.
        if state != State::Taken
            && let Err(error) = self.close(state, report).await
        {
            tracing::error!(%error, import = %self.id, "an import's end could not be kept");
        }
    }

    async fn pass(&self, state: State) -> Result<(State, Report), Error> {
        let _turn = TURNS.acquire().await.map_err(Error::internal)?;
        if state == State::Taking {
            let (institution, id) = (self.import.scope.institution, self.id);
            let report = self
                .import
                .take(&self.desk, id.0, move |work, report| {
                    store::close(work.tx(), institution, id, State::Taken, report, work.now())
                })
                .await?;
            return Ok((if report.is_clean() { State::Taken } else { State::Refused }, report));
        }
        let report = self.import.attempt(&self.desk).await?;
        Ok((if report.is_clean() { State::Tried } else { State::Refused }, report))
    }

    async fn close(&self, state: State, report: Report) -> Result<(), Error> {
        let (institution, id, now) = (self.import.scope.institution, self.id, self.desk.clock.now());
        self.desk.store.write(move |tx| store::close(tx, institution, id, state, &report, now)).await
    }

    /// Not while it is taken on SQLite: the one writer is busy with the import itself.
    async fn beat(&self, state: State) {
        if state == State::Taking && self.desk.store.engine() == Engine::Sqlite {
            return;
        }
        let (institution, id, now) = (self.import.scope.institution, self.id, self.desk.clock.now());
        let far = (self.import.progress.done(), self.import.progress.total());
        // While it is being taken the row is the import's own until its end; another try follows.
        drop(self.desk.store.write(move |tx| store::beat(tx, institution, id, far, now)).await);
    }
}

async fn remove(file: &Path) {
    if let Err(error) = tokio::fs::remove_file(file).await
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "an uploaded sheet could not be removed");
    }
}
