//! Writing a year out: everything as JSON, the marks as CSV, the institution's contract as JSON. What is written is the
//! areas'.

use std::io::Write;
use std::path::Path;

use kernel::{Day, Error, FinancialYear, InstitutionId};
use performance::mark;
use platform::store::Tx;

use super::YearOf;
use super::target::write_to;
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
    nothing: &'static str,
    writer: Writer,
) -> Result<(), Error> {
    let app = program::start(config).await?;
    let institution = super::institution(&app, &of.institution).await?;
    let (year, today) = (super::year(&of.year)?, app.clock.now().day());
    let (path, code) = (out.map(Path::to_owned), of.institution.clone());
    // The rows flow from the database into the file.
    app.store
        .report(move |tx| {
            write_to(path.as_deref(), |target| match writer(tx, institution, year, today, target)? {
                // A year that holds nothing is most likely another year than the one that was meant.
                0 => Err(Error::internal(format!("{code} has {nothing} of {year}"))),
                _ => Ok(()),
            })
        })
        .await
}
