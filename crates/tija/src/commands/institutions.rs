//! Listing and adding institutions.

use std::io::Write;

use clap::Subcommand as Subcommands;
use kernel::Error;
use people::institution::{self, InstitutionKind, NewInstitution};

use crate::config::Config;
use crate::program;

#[derive(Subcommands)]
pub enum Command {
    /// Adds an institution.
    Add {
        /// Short code, such as NJOMBE-TC.
        #[arg(long)]
        code: String,
        #[arg(long)]
        name: String,
        /// council, region, ministry or agency.
        #[arg(long, default_value = "council")]
        kind: String,
        /// Code of its region (two digits), for councils and regions.
        #[arg(long)]
        region: Option<String>,
    },
}

pub async fn run(command: Option<Command>, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    match command {
        None => {
            let all = app.store.read(institution::list).await?;
            let mut out = std::io::stdout().lock();
            all.iter()
                .try_for_each(|row| writeln!(out, "{}\t{}", row.code, row.name))
                .map_err(Error::internal)
        }
        Some(Command::Add { code, name, kind, region }) => {
            let kind = InstitutionKind::from_written(&kind)
                .ok_or_else(|| Error::internal(format!("not council, region, ministry or agency: {kind}")))?;
            let new = NewInstitution { code, name, kind, region_code: region };
            let code = new.code.trim().to_uppercase();
            let wanted = code.clone();
            let known = app.store.read(move |tx| institution::find_by_code(tx, &wanted)).await?.is_some();
            program::system_desk(&app).write(move |work| institution::create_institution(work, &new)).await?;
            if known {
                writeln!(std::io::stdout(), "{code} is there already, exactly so; nothing was changed")
                    .map_err(Error::internal)?;
            }
            Ok(())
        }
    }
}
