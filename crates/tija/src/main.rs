//! The one binary: reads the command line and the settings, runs the command, says what went wrong in one line.

use std::process::ExitCode;

use clap::Parser;
use rustix::fs::Mode;
use tija::commands::{self, Command, Failure};
use tija::config::Config;

/// Tija: performance management for public institutions.
#[derive(Parser)]
#[command(name = "tija", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Whatever the program makes, people's data are in it: nobody else on the machine may read it.
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_target(false).init();
    let outcome = Config::from_environment().map_err(Failure::Undone).and_then(|config| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(|cause| Failure::Undone(cause.to_string()))?;
        runtime.block_on(commands::run(arguments.command, &config))
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("tija: {failure}");
            ExitCode::from(failure.status())
        }
    }
}
