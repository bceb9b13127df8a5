//! Public holidays at the command line: listed, added, removed; for one institution, or for every one when the Government
//! proclaims a day to the whole nation.

use std::io::Write;

use clap::Subcommand;
use kernel::{Day, Error, FinancialYear, InstitutionId};
use people::holiday::actions::{self, Proclaimed};
use platform::http::App;

use super::{institution, year};
use crate::config::Config;
use crate::program;

#[derive(Subcommand)]
pub enum Command {
    /// Lists a financial year's holidays: day, kind, names.
    List {
        /// Code of the institution.
        #[arg(long)]
        institution: String,
        /// Financial year, such as 2026/27; the present one when left out.
        #[arg(long)]
        year: Option<String>,
    },
    /// Adds a holiday; open due dates on that day move to the next working day.
    Add {
        /// Code of the institution; every institution when left out.
        #[arg(long)]
        institution: Option<String>,
        /// Such as 2026-12-24.
        day: String,
        /// Name in Swahili.
        name: String,
        /// Name in English; the Swahili one when left out.
        #[arg(long)]
        english: Option<String>,
    },
    /// Removes a holiday; due dates already set stay as they are.
    Remove {
        /// Code of the institution; every institution when left out.
        #[arg(long)]
        institution: Option<String>,
        /// Such as 2026-12-24.
        day: String,
    },
}

fn day(text: &str) -> Result<Day, Error> {
    Day::parse_written(text).ok_or_else(|| Error::internal(format!("not a day such as 2026-12-24: {text}")))
}

/// The named institution, or all.
async fn wanted(app: &App, code: Option<&str>) -> Result<Vec<InstitutionId>, Error> {
    match code {
        Some(code) => Ok(vec![institution(app, code).await?]),
        None => {
            let rows = app.store.read(people::institution::list).await?;
            Ok(rows.into_iter().map(|row| row.id).collect())
        }
    }
}

/// Does the same everywhere in one unit: all of them or none.
async fn everywhere(
    app: &App,
    institutions: Vec<InstitutionId>,
    change: impl Fn(&platform::work::Work<'_>, InstitutionId) -> Result<platform::work::Saved<()>, Error>
    + Send
    + 'static,
) -> Result<usize, Error> {
    let count = institutions.len();
    program::system_desk(app)
        .write(move |work| {
            let mut last = None;
            for id in &institutions {
                last = Some(change(work, *id)?);
            }
            last.ok_or_else(|| Error::internal("there is no institution yet"))
        })
        .await?;
    Ok(count)
}

pub async fn run(command: Command, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    let mut out = std::io::stdout();
    match command {
        Command::List { institution: code, year: wanted } => {
            let of: FinancialYear = match wanted {
                Some(text) => year(&text)?,
                None => app.clock.now().day().financial_year(),
            };
            let id = institution(&app, &code).await?;
            let rows = app
                .store
                .read(move |tx| platform::holiday::list(tx, id, of.first_day(), of.last_day()))
                .await?;
            for row in rows {
                writeln!(out, "{}\t{}\t{} / {}", row.day, row.kind, row.name_sw, row.name_en)
                    .map_err(Error::internal)?;
            }
            Ok(())
        }
        Command::Add { institution: code, day: on, name, english } => {
            let new = Proclaimed { day: day(&on)?, name_sw: name, name_en: english.unwrap_or_default() };
            let all = wanted(&app, code.as_deref()).await?;
            let count = everywhere(&app, all, move |work, id| actions::add_holiday(work, id, &new)).await?;
            writeln!(out, "added in {count} institution(s)").map_err(Error::internal)
        }
        Command::Remove { institution: code, day: on } => {
            let on = day(&on)?;
            let all = wanted(&app, code.as_deref()).await?;
            let count =
                everywhere(&app, all, move |work, id| actions::remove_holiday(work, id, on, None)).await?;
            writeln!(out, "removed in {count} institution(s)").map_err(Error::internal)
        }
    }
}
