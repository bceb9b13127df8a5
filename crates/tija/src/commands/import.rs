//! Importing a sheet at the command line, through the same engine as the pages.

use std::path::PathBuf;

use clap::Subcommand;
use kernel::{Error, Language};
use platform::import::{self, Import, ImportKind, ImportScope, Progress};

use super::{Failure, institution, planned_year};
use crate::config::Config;
use crate::program;

#[derive(Subcommand)]
pub enum Sheet {
    /// A staff list.
    Staff {
        #[command(flatten)]
        of: Of,
    },
    /// An institution's plan for a year.
    Plan {
        /// Financial year, such as 2026/27.
        #[arg(long)]
        year: String,
        #[command(flatten)]
        of: Of,
    },
    /// What was spent since the year began on each budget line of an approved plan.
    Spending {
        /// Financial year, such as 2026/27.
        #[arg(long)]
        year: String,
        #[command(flatten)]
        of: Of,
    },
}

#[derive(clap::Args)]
pub struct Of {
    /// Code of the institution.
    #[arg(long)]
    institution: String,
    /// Only reports; changes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Language of the report: sw or en.
    #[arg(long, default_value = "sw")]
    language: String,
    file: PathBuf,
}

pub async fn run(sheet: Sheet, config: &Config) -> Result<(), Failure> {
    let (kind, of, year): (&'static ImportKind, Of, Option<String>) = match sheet {
        Sheet::Staff { of } => (&people::staff_import::STAFF, of, None),
        Sheet::Plan { year, of } => (&planning::PLAN, of, Some(year)),
        Sheet::Spending { year, of } => (&planning::SPENDING, of, Some(year)),
    };
    let language: Language = of
        .language
        .parse()
        .map_err(|_| Error::internal(format!("not a language (sw, en): {}", of.language)))?;
    std::fs::File::open(&of.file).map_err(|cause| super::about_file(&of.file, &cause))?;
    let app = program::start(config).await?;
    let scope = ImportScope {
        institution: institution(&app, &of.institution).await?,
        year: year.as_deref().map(|year| planned_year(&app, year)).transpose()?,
    };
    let file_name = of.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let import = Import { kind, scope, file: of.file, file_name, progress: Progress::default() };
    let desk = program::system_desk(&app);
    let report =
        import::command::run(&desk, &import, of.dry_run, &app.words, language, &mut std::io::stderr())
            .await?;
    if report.is_clean() { Ok(()) } else { Err(Failure::Wrong("nothing was imported".to_owned())) }
}
