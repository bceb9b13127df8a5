//! Writing a year out: everything as JSON, the marks as CSV, the institution's contract as JSON. What is written is the
//! areas'.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use kernel::{Day, Error, FinancialYear, InstitutionId};
use performance::mark;
use platform::store::Tx;

use super::YearOf;
use crate::config::Config;
use crate::program;

/// What is written, given the day on which open sub-tasks are judged.
type Writer = fn(&Tx<'_>, InstitutionId, FinancialYear, Day, &mut dyn Write) -> Result<u64, Error>;

pub async fn year(of: &YearOf, out: Option<&Path>, config: &Config) -> Result<(), Error> {
    write(of, out, config, "no plan and no agreements", |tx, institution, year, today, target| {
        mark::write_year_json(tx, institution, year, today, target)
    })
    .await
}

pub async fn marks(of: &YearOf, out: Option<&Path>, config: &Config) -> Result<(), Error> {
    write(of, out, config, "no published marks", |tx, institution, year, _, mut target| {
        mark::write_marks_csv(tx, institution, year, &mut target)
    })
    .await
}

pub async fn contract(of: &YearOf, out: Option<&Path>, config: &Config) -> Result<(), Error> {
    write(of, out, config, "no contract", |tx, institution, year, _, target| {
        contract::write_json(tx, institution, year, target)
    })
    .await
}

/// `nothing`: what is missing where nothing is written.
async fn write(
    of: &YearOf,
    out: Option<&Path>,
    config: &Config,
    nothing: &str,
    writer: Writer,
) -> Result<(), Error> {
    let app = program::start(config).await?;
    let institution = super::institution(&app, &of.institution).await?;
    let (year, today) = (super::year(&of.year)?, app.clock.now().day());
    let path: Option<PathBuf> = out.map(Path::to_owned);
    // The rows flow from the database into the file; a half-written file is removed when something fails.
    let written = app
        .store
        .report(move |tx| {
            let mut target: Box<dyn Write> = match &path {
                Some(path) => {
                    let file = File::create(path).map_err(|cause| super::about_file(path, &cause))?;
                    Box::new(BufWriter::new(file))
                }
                None => Box::new(BufWriter::new(std::io::stdout())),
            };
            let count = writer(tx, institution, year, today, &mut target)?;
            target.flush().map_err(Error::internal)?;
            Ok(count)
        })
        .await;
    // A year that holds nothing is most likely another year than the one that was meant.
    let written = match written {
        Ok(0) => Err(Error::internal(format!("{} has {nothing} of {year}", of.institution))),
        Ok(_) => Ok(()),
        Err(cause) => Err(cause),
    };
    if let (Err(_), Some(path)) = (&written, out) {
        drop(std::fs::remove_file(path));
    }
    written
}
