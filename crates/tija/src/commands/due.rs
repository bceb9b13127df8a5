//! The round of due dates by hand, for an operator's timer or to see that nothing waits. The server runs the same.

use std::io::Write;

use clap::Subcommand;
use kernel::Error;

use crate::config::Config;
use crate::{due, program};

#[derive(Subcommand)]
pub enum Command {
    /// Does everything that has fallen due, over all institutions, and prints what it did.
    Run,
}

pub async fn run(command: Command, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    match command {
        Command::Run => {
            let done = due::round(&app).await?;
            writeln!(
                std::io::stdout(),
                "extended: {}, deferred: {}, handed over: {}, opened: {}, reminded: {}, passed: {}, failed: {}",
                done.extended,
                done.deferred,
                done.handed_over,
                done.opened,
                done.reminded,
                done.passed,
                done.failed
            )
            .map_err(Error::internal)?;
            program::sealer(&app).seal_all().await.map(drop)
        }
    }
}
