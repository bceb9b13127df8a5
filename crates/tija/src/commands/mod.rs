//! The command line: what can be asked, and which room answers. Every command uses the same actions as the pages.

mod access;
mod due;
mod export;
mod holidays;
mod import;
mod institutions;
mod mail;
mod outage;
mod papers;
mod rollup;
mod seal;
mod serve;
mod target;

use std::fmt;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use kernel::{Error, FinancialYear, InstitutionId, Language};
use platform::http::App;

use crate::config::Config;
use crate::program;

#[derive(Subcommand)]
pub enum Command {
    /// Serves the pages on TIJA_LISTEN.
    Serve,
    /// Fills an invented council and serves it.
    Demo {
        /// Only fills the database.
        #[arg(long)]
        no_serve: bool,
    },
    /// Brings the tables to this program's version.
    Migrate,
    /// Lists institutions (code and name), or adds one.
    Institutions {
        #[command(subcommand)]
        command: Option<institutions::Command>,
    },
    /// Lists public holidays, adds or removes one.
    Holidays {
        #[command(subcommand)]
        command: holidays::Command,
    },
    /// Imports a staff list or an institution's plan (CSV or XLSX): all of it or nothing.
    Import {
        #[command(subcommand)]
        sheet: import::Sheet,
    },
    /// Copies last year's plan of an institution into the draft of a year: structure without money and milestones.
    CopyPlan {
        #[command(flatten)]
        of: YearOf,
    },
    /// Writes an institution's whole year as JSON.
    Export {
        #[command(flatten)]
        of: YearOf,
        /// Where to; standard output when left out.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Writes the marks of a year as CSV: check_number, R, B, M, O, band, formula.
    Marks {
        #[command(flatten)]
        of: YearOf,
        /// Where to; standard output when left out.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Does what has fallen due by the clock alone; the server does the same by itself.
    Due {
        #[command(subcommand)]
        command: due::Command,
    },
    /// Lists outages, or records one that the program could not see by itself.
    Outage {
        #[command(subcommand)]
        command: outage::Command,
    },
    /// Writes the papers of a year as PDF into a folder: agreement, appraisal or result.
    Papers {
        #[command(flatten)]
        which: papers::Which,
    },
    /// Writes an institution's contract of a year as JSON: versions with text, hash and signatures, figures, scores.
    Contract {
        #[command(flatten)]
        of: YearOf,
        /// Where to; standard output when left out.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Counts the fairness figures of a year of an institution, and the nation's, now instead of after the next publication.
    Fairness {
        #[command(flatten)]
        of: YearOf,
    },
    /// Counts anew the institutions that changed, for the nation's pages; prints how many. The server does it by itself.
    Rollup,
    /// Prints a one-time activation code for an employee.
    Activate {
        #[command(flatten)]
        employee: access::EmployeeOf,
    },
    /// Sends the e-mail that is due, or a letter to try the mail server.
    Mail {
        #[command(subcommand)]
        command: mail::Command,
    },
    /// Seals what is not sealed yet and prints the newest signed head of the history: publish or keep it.
    Seal {
        /// Also proves that this head, kept earlier, is a beginning of the newest.
        #[arg(long)]
        since: Option<PathBuf>,
    },
    /// Proves that the history is what was sealed: exits 0 when it is, 1 naming the first wrong row, 2 when it could not look.
    Verify {
        #[command(flatten)]
        what: seal::What,
    },
    /// Grants a role to an employee, or takes it away.
    Role {
        #[command(subcommand)]
        change: access::RoleChange,
    },
}

/// One institution's year.
#[derive(clap::Args)]
pub struct YearOf {
    /// Code of the institution.
    #[arg(long)]
    institution: String,
    /// Financial year, such as 2026/27.
    #[arg(long)]
    year: String,
}

impl Command {
    /// May there be no database yet? For whoever begins; everything else needs what somebody else has begun.
    fn begins(&self) -> bool {
        matches!(
            self,
            Self::Serve
                | Self::Demo { .. }
                | Self::Migrate
                | Self::Institutions { command: Some(institutions::Command::Add { .. }) }
        )
    }
}

/// Why a command did not end well: a sentence for standard error, and the program's exit status.
#[derive(Debug)]
pub enum Failure {
    /// What was looked at is wrong: a history that is not what was sealed, a receipt, a sheet with problems.
    Wrong(String),
    /// The command could not be done; so ends the program too when it cannot read its arguments.
    Undone(String),
}

impl Failure {
    pub fn status(&self) -> u8 {
        match self {
            Self::Wrong(_) => 1,
            Self::Undone(_) => 2,
        }
    }
}

impl std::error::Error for Failure {}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wrong(sentence) | Self::Undone(sentence) => out.write_str(sentence),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Undone(sentence(&error))
    }
}

/// Runs a command.
pub async fn run(command: Command, config: &Config) -> Result<(), Failure> {
    // A folder that is mistyped must not become a new, empty database.
    if !command.begins() && !program::has_database(config) {
        return Err(Failure::Undone(format!(
            "there is no database at {}; `tija serve` or `tija migrate` makes one (TIJA_DATA names the folder)",
            program::database_file(config).display()
        )));
    }
    let outcome = match command {
        Command::Serve => serve::serve(config).await,
        Command::Demo { no_serve } => serve::demo(config, no_serve).await,
        Command::Migrate => serve::migrate(config).await,
        Command::Institutions { command } => institutions::run(command, config).await,
        Command::Holidays { command } => holidays::run(command, config).await,
        Command::Import { sheet } => return import::run(sheet, config).await,
        Command::CopyPlan { of } => copy_plan(&of, config).await,
        Command::Export { of, out } => export::year(&of, out.as_deref(), config).await,
        Command::Marks { of, out } => export::marks(&of, out.as_deref(), config).await,
        Command::Due { command } => due::run(command, config).await,
        Command::Outage { command } => outage::run(command, config).await,
        Command::Papers { which } => papers::write(&which, config).await,
        Command::Contract { of, out } => export::contract(&of, out.as_deref(), config).await,
        Command::Fairness { of } => count_fairness(&of, config).await,
        Command::Rollup => rollup::keep(config).await,
        Command::Activate { employee } => access::activate(&employee, config).await,
        Command::Mail { command } => mail::run(command, config).await,
        Command::Seal { since } => seal::seal(since.as_deref(), config).await,
        Command::Verify { what } => return seal::verify(&what, config).await,
        Command::Role { change } => access::role(&change, config).await,
    };
    outcome.map_err(Failure::from)
}

/// The year that a sheet or a copied plan is for. A plan is made for this year or the next; one further off is mistyped.
fn planned_year(app: &App, text: &str) -> Result<FinancialYear, Error> {
    let (wanted, last) = (year(text)?, app.clock.now().day().financial_year().next());
    if wanted > last {
        return Err(Error::internal(format!("{wanted} is too far off; the last year to plan for is {last}")));
    }
    Ok(wanted)
}

async fn copy_plan(of: &YearOf, config: &Config) -> Result<(), Error> {
    use std::io::Write as _;
    let app = program::start(config).await?;
    let (institution, year) = (institution(&app, &of.institution).await?, planned_year(&app, &of.year)?);
    let desk = program::system_desk(&app);
    let copied = desk.write(move |work| planning::copy_plan(work, institution, year)).await?;
    let planning::Copied { objectives, targets, activities } = copied;
    writeln!(std::io::stdout(), "copied: {objectives} objectives, {targets} targets, {activities} activities")
        .map_err(Error::internal)
}

async fn count_fairness(of: &YearOf, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    let (institution, year) = (institution(&app, &of.institution).await?, year(&of.year)?);
    let desk = program::system_desk(&app);
    oversight::fairness::actions::count_year(&desk, institution, year).await
}

/// An error as people at a terminal read it, in English as the commands are.
fn sentence(error: &Error) -> String {
    let words = platform::http::words(&program::areas());
    match error {
        Error::Refused(reason) => words.reason(Language::En, reason).into_owned(),
        Error::Invalid(errors) => {
            let lines: Vec<String> = errors
                .0
                .iter()
                .map(|error| format!("{}: {}", error.field, words.reason(Language::En, &error.reason)))
                .collect();
            lines.join("\n")
        }
        Error::Internal(cause) => cause.clone(),
        Error::NotFound => "not found".to_owned(),
        Error::Busy => "the database is busy; try again".to_owned(),
        Error::SignedOut | Error::Denied | Error::Stale => error.to_string(),
    }
}

/// The institution of a code.
async fn institution(app: &App, code: &str) -> Result<InstitutionId, Error> {
    let wanted = code.to_owned();
    let found = app.store.read(move |tx| people::institution::find_by_code(tx, &wanted)).await?;
    found.map(|row| row.id).ok_or_else(|| {
        Error::internal(format!("no institution has the code {code}; `tija institutions` lists them"))
    })
}

fn year(text: &str) -> Result<FinancialYear, Error> {
    text.parse().map_err(|_| Error::internal(format!("not a financial year such as 2026/27: {text}")))
}

/// A file that cannot be read or written, by its name.
fn about_file(path: &Path, cause: &std::io::Error) -> Error {
    Error::internal(format!("{}: {cause}", path.display()))
}
