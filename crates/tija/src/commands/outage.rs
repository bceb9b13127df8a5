//! Outages at the command line: those the program could not see by itself, such as a network that was down.

use std::io::Write;

use clap::Subcommand;
use kernel::{Error, Timestamp};
use platform::outage::{self, Outage};

use crate::config::Config;
use crate::{due, program};

#[derive(Subcommand)]
pub enum Command {
    /// Lists the outages of the past year: from, to, reason.
    List,
    /// Records an outage. A day on which the program was down too long (setting outage_hours) is nobody's last day: what is
    /// open and due on it moves to the next working day, and windows that end on it end later.
    Add {
        /// Such as 2026-07-31T08:00:00+03:00.
        #[arg(long)]
        from: String,
        /// Such as 2026-07-31T17:30:00+03:00.
        #[arg(long)]
        to: String,
        /// What happened, for the record.
        #[arg(long)]
        reason: String,
    },
}

fn moment(text: &str) -> Result<Timestamp, Error> {
    text.parse()
        .map_err(|_| Error::internal(format!("not a moment such as 2026-07-31T08:00:00+03:00: {text}")))
}

pub async fn run(command: Command, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    let now = app.clock.now();
    match command {
        Command::List => {
            let from = now.day().plus_days(-366).starts_at();
            let rows = app.store.read(move |tx| outage::list(tx, from, now)).await?;
            let mut out = std::io::stdout().lock();
            rows.iter()
                .try_for_each(|row| writeln!(out, "{}\t{}\t{}", row.from_at, row.to_at, row.reason))
                .map_err(Error::internal)
        }
        Command::Add { from, to, reason } => {
            let outage =
                Outage { from_at: moment(&from)?, to_at: moment(&to)?, reason: reason.trim().to_owned() };
            if outage.reason.is_empty() {
                return Err(Error::internal("an outage needs a reason: the record says why due dates moved"));
            }
            if !outage::whole(&outage, now) {
                return Err(Error::internal(
                    "an outage begins before it ends, is over, and is at most 60 days long",
                ));
            }
            let days = app.store.write(move |tx| outage::record(tx, &outage, now)).await?;
            let done = due::round(&app).await?;
            program::sealer(&app).seal_all().await?;
            writeln!(std::io::stdout(), "lost days: {}, due dates moved: {}", days.len(), done.extended)
                .map_err(Error::internal)
        }
    }
}
