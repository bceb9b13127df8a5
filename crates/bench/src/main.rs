//! Measures the program beside the bare drivers on a nation-shaped database, on both engines, and prints a table of ratios.
//! Read: `nation` (what is measured on), `program` (the real program as a process), `floor` (the bare drivers), `measure`.
//! docs/measure.md says what the figures mean. It is not a test: nothing fails when a figure misses its aim.

mod cell;
mod chance;
mod floor;
mod load;
mod measure;
mod nation;
mod program;
mod table;
mod usage;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use serde_json::json;
use tija::config::Config;

use crate::measure::Bench;
use crate::nation::{Nation, Sink};
use crate::program::Place;
use crate::table::Figures;

/// What can go wrong here: anything, told in one sentence.
pub type Fault = Box<dyn std::error::Error + Sync + Send>;
pub type Outcome<T> = Result<T, Fault>;

/// Measures Tija beside the bare database drivers.
#[derive(Parser)]
#[command(name = "bench", version, about)]
struct Arguments {
    #[command(subcommand)]
    program: Option<Program>,
    /// People of the generated nation; 600000 is the country.
    #[arg(long, default_value_t = 20_000)]
    people: u64,
    /// People of one institution, about: 3000 is a large council.
    #[arg(long, default_value_t = 1_000)]
    each: u64,
    /// Events of the whole log at least; people have some eight each, what is missing is spread over them.
    #[arg(long, default_value_t = 0)]
    events: u64,
    /// Seconds of each measurement under load.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Only this engine: sqlite or postgres.
    #[arg(long)]
    engine: Option<String>,
    /// Only parts whose name begins so, given once or more often: start, pages, reads, submissions, marks, seal, region,
    /// papers, import.
    #[arg(long)]
    only: Vec<String>,
    /// Also writes the figures here as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
    /// Where the databases are made; a temporary folder on the same disk as the system's when left out.
    #[arg(long)]
    folder: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Program {
    /// The program itself, as `tija` runs it: how the bench starts it as a process of its own.
    #[command(hide = true)]
    Program {
        #[command(subcommand)]
        command: tija::commands::Command,
    },
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    let program = arguments.program.take();
    let outcome = match program {
        Some(Program::Program { command }) => run_program(command),
        None => runtime().and_then(|runtime| runtime.block_on(measure_all(&arguments))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("bench: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn runtime() -> Outcome<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// As the program's own `main` does.
fn run_program(command: tija::commands::Command) -> Outcome<()> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    let config = Config::from_environment()?;
    Ok(runtime()?.block_on(tija::commands::run(command, &config))?)
}

fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this is the bench's configuration")]
    let value = std::env::var(name).ok();
    value.filter(|text| !text.is_empty())
}

/// So many in so much time, each second.
pub fn rate(count: usize, took: Duration) -> f64 {
    number(count) / took.as_secs_f64().max(1e-9)
}

/// A count as a number with a fraction, for dividing and printing.
pub fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

async fn measure_all(arguments: &Arguments) -> Outcome<()> {
    let temporary = tempfile::tempdir()?;
    let folder = arguments.folder.clone().unwrap_or_else(|| temporary.path().to_owned());
    let nation = Nation::of(arguments.people, arguments.each, arguments.events);
    let mut figures = Figures::default();
    let wanted = |engine: &str| arguments.engine.as_deref().is_none_or(|only| only == engine);
    if cfg!(debug_assertions) {
        eprintln!("built without optimisation: the figures are worth nothing, only that they come out");
    }
    measure::disk(&folder, &mut figures)?;
    let postgres = variable("TIJA_BENCH_POSTGRES");
    let databases = wanted("sqlite")
        .then_some(None)
        .into_iter()
        .chain(wanted("postgres").then_some(postgres.clone()).flatten().map(Some));
    for database in databases {
        let engine = if database.is_some() { "postgres" } else { "sqlite" };
        let data = folder.join(engine);
        std::fs::create_dir_all(&data)?;
        let place = Place { data, database };
        fill(&place, &nation, &mut figures).await?;
        let time = Duration::from_secs(arguments.seconds);
        let mut bench = Bench { place, nation, time, figures: &mut figures };
        bench.run(&arguments.only).await?;
    }
    if postgres.is_none() && wanted("postgres") {
        eprintln!("PostgreSQL was not measured: TIJA_BENCH_POSTGRES holds no address of a fresh database");
    }
    figures.print(&mut std::io::stdout().lock())?;
    if let Some(file) = &arguments.json {
        let about =
            json!({ "people": arguments.people, "seconds": arguments.seconds, "processors": processors() });
        std::fs::write(file, serde_json::to_string_pretty(&figures.json(about))?)?;
    }
    Ok(())
}

pub fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Makes the tables with the program's own command, then the nation.
async fn fill(place: &Place, nation: &Nation, figures: &mut Figures) -> Outcome<()> {
    eprintln!("{}: {} people in {} institutions", place.engine(), nation.people, nation.institutions);
    if place.database.is_none() {
        drop(std::fs::remove_file(place.file()));
    }
    place.run(&["migrate"])?;
    let began = load::instant();
    let mut sink = match &place.database {
        Some(address) => Sink::postgres(address).await?,
        None => Sink::sqlite(&place.file())?,
    };
    let rows = nation.write(&mut sink).await?;
    drop(sink);
    let rows = rate(usize::try_from(rows)?, began.elapsed());
    figures.add(table::Line::new("generator, rows", place.engine(), "rows/s", rows))
}
