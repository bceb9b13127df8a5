//! An invented council with one finished year and one under way, made through the same actions and imports people use,
//! with the clock turned through both years. Read: years, stage, cast; then council, plan, agreements, weeks, cases, updates,
//! appraisals, and contracts with the region around the council.
//! `tell` prints how to look at it.

mod agreements;
mod appeal;
mod appraisals;
mod cases;
mod cast;
mod chance;
mod contracts;
mod council;
mod head;
mod links;
mod measures;
mod plan;
mod progress;
mod region;
mod stage;
mod teacher;
mod tell;
mod updates;
mod weeks;
mod years;

use kernel::{Error, FinancialYear};
use performance::agreement::store::{find_of, find_plan};
use performance::excuse::excuse_sub_task;
use performance::permissions::AGREEMENT_READ;
use platform::http::App;
use platform::setting;
use platform::store::Engine;

pub use tell::tell;

use links::Links;
use stage::Stage;
use weeks::Span;
use years::{Years, moment, workday};

/// The setting that says the demonstration is whole; it stands in the year 0, where no year's settings are.
const MARKER: &str = "demo";

const EXCUSED_BECAUSE: &str = "Michezo ya shule kwa shule iliahirishwa na Halmashauri kwa mwaka huu.";

/// Fills an empty database with the demonstration, once. A second call changes nothing; one after a filling that was
/// broken off says what to delete.
pub async fn fill(app: &App) -> Result<(), Error> {
    if is_whole(app).await? {
        return Ok(());
    }
    refuse_others(app).await?;
    let years = Years::seen_from(app.clock.now());
    tracing::info!(finished = %years.finished, current = %years.current, "filling the demonstration");
    let stage = council::found(app, years).await?;
    learn_sizes(app).await?;
    cases::lend(&stage).await?;
    let links = Links::read(app, plan::PLAN).await?;
    plan::make(&stage, &links, years.finished).await?;
    let around = region::found(app, years).await?;
    contracts::plan_of_second(&around, years.finished).await?;
    contracts::sign_year(&stage, &around, years.finished).await?;
    agreements::finished(&stage, &links).await?;
    head::sign(&stage, &around, &links, years.finished).await?;
    council::appoint(&stage).await?;
    learn_sizes(app).await?;
    cases::give_back(&stage).await?;
    let span = span(&years, years.finished);
    weeks::report(&stage, &mut agreements::reporters(&stage, years.finished).await?, &span).await?;
    head::report(&stage, &around, years.finished, &span).await?;
    learn_sizes(app).await?;
    contracts::report_year(&stage, &around, years.finished).await?;
    cases::close(&stage).await?;
    plan::make(&stage, &links, years.current).await?;
    contracts::plan_of_second(&around, years.current).await?;
    contracts::sign_year(&stage, &around, years.current).await?;
    updates::finished(&stage).await?;
    excuse(&stage).await?;
    plan::spend(&stage, years.finished, years.finished.last_day().plus_days(8)).await?;
    appraisals::hold(&stage, &around, &span).await?;
    appeal::hold(&stage).await?;
    measures::hold(&stage).await?;
    let stage = council::join(&stage).await?;
    agreements::current(&stage, &links).await?;
    head::sign(&stage, &around, &links, years.current).await?;
    let span = self::span(&years, years.current);
    weeks::report(&stage, &mut agreements::reporters(&stage, years.current).await?, &span).await?;
    head::report(&stage, &around, years.current, &span).await?;
    updates::current(&stage).await?;
    plan::spend(&stage, years.current, years.last_week().monday()).await?;
    contracts::current(&stage, &around, years.current).await?;
    cases::away(&stage).await?;
    cases::leave(&stage).await?;
    // What the silent among them left has gone up by now.
    let round = crate::due::round(app).await?;
    if round.failed > 0 {
        return Err(Error::internal("what fell due in the demonstration could not be dealt with"));
    }
    cases::hand_over(&stage).await?;
    let desk = stage.system(years.now);
    oversight::fairness::actions::count_year(&desk, stage.institution, years.finished).await?;
    learn_sizes(app).await?;
    mark(app).await
}

/// A year is told here in seconds, so that PostgreSQL's own housekeeping cannot keep up with it.
async fn learn_sizes(app: &App) -> Result<(), Error> {
    app.store.write(|tx| tx.refresh_statistics(&[])).await
}

/// The weeks reported in a year: from the one in which the last agreement was signed, as far as the year has gone.
fn span(years: &Years, year: FinancialYear) -> Span {
    let first = agreements::signed_by(year).week();
    let mut last = year.last_day().week();
    // A week belongs to the year in which most of its days lie.
    if last.monday().plus_days(3) > year.last_day() {
        last = last.previous();
    }
    let runs = year == years.current;
    Span { first, last: if runs { last.min(years.last_week()) } else { last }, runs }
}

/// The head teacher excuses the teacher from the games that were called off.
async fn excuse(stage: &Stage) -> Result<(), Error> {
    let (years, year) = (stage.years, stage.years.finished);
    let (supervisor, employment) = (stage.member(cast::HEAD_TEACHER)?, stage.member(cast::TEACHER)?.id);
    let at = moment(workday(year.day(1, 5, 20)), 12, 0);
    stage
        .act(supervisor, at, move |work| {
            let row = find_of(work.tx(), work.institution()?, employment, year, work.today())?;
            let plan = find_plan(work.tx(), work.open(&AGREEMENT_READ, row)?)?;
            let rows: Vec<_> = plan
                .tasks
                .iter()
                .flat_map(|branch| {
                    branch.sub_tasks.iter().map(|row| (branch.task.title.clone(), row.clone()))
                })
                .collect();
            let mut saved = None;
            for (id, version) in teacher::excused(&years, &rows)? {
                saved = Some(excuse_sub_task(work, id, version, EXCUSED_BECAUSE)?);
            }
            saved.ok_or_else(|| Error::internal("the teacher's table excuses nothing"))
        })
        .await
        .map(drop)
}

async fn is_whole(app: &App) -> Result<bool, Error> {
    let settings = app.store.read(|tx| setting::settings(tx, FinancialYear::starting(0))).await?;
    Ok(settings.text(MARKER).is_ok())
}

/// Invented accounts with a password everybody knows, one of them the nation's, never come among people's own. And a
/// council without the marker is a filling that was broken off: its people may lack half of their year.
async fn refuse_others(app: &App) -> Result<(), Error> {
    let found = app.store.read(people::institution::list).await?;
    let invented = region::codes()?;
    let what = match app.store.engine() {
        Engine::Sqlite => format!("the folder {}", app.data.display()),
        Engine::Postgres => "the database named by TIJA_DATABASE".to_owned(),
    };
    if let Some(own) = found.iter().find(|row| !invented.contains(&row.code)) {
        return Err(Error::internal(format!(
            "{what} holds {}, which is no institution of the demonstration; give the demonstration a folder or database of its own",
            own.code
        )));
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(Error::internal(format!(
        "an earlier `tija demo` was broken off before its data were whole; delete {what} and start it again"
    )))
}

async fn mark(app: &App) -> Result<(), Error> {
    let filled_at = app.clock.now().to_string();
    let (year, source) = (FinancialYear::starting(0), "tija demo");
    app.store.write(move |tx| setting::put(tx, year, MARKER, &filled_at, source)).await
}
