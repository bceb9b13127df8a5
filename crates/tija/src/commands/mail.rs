//! E-mail at the command line: one round of what the server does by itself, and a letter that tries the mail server. What a
//! digest says is oversight's, how it is sent platform's.

use std::io::Write;

use kernel::Error;
use platform::http::App;
use platform::mail::{self, Letter, Mailer, Sent};

use crate::config::Config;
use crate::program;

#[derive(clap::Subcommand)]
pub enum Command {
    /// Makes today's digests where their hour has come and sends what is due; prints what became of it.
    Send,
    /// Sends a letter to this address at once, whatever the hour, and says what the mail server answered.
    Test { address: String },
}

pub async fn run(command: Command, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    let missing = || Error::internal("e-mail is not set up: TIJA_SMTP is missing (docs/operate.md)");
    let mailer = app.mailer.clone().ok_or_else(missing)?;
    let told = match command {
        Command::Send => {
            program::sealer(&app).seal_all().await?;
            program::listener(&app).catch_up().await?;
            let Round { made, sent: Sent { sent, troubled, failed } } = round(&app, &mailer).await?;
            format!("made {made}, sent {sent}, to be tried again {troubled}, given up {failed}")
        }
        Command::Test { address } => {
            let letter = Letter {
                id: app.ids.new_id(app.clock.now()),
                to_name: String::new(),
                to_address: address.clone(),
                subject: "Tija: barua ya majaribio / a letter to try the mail server".to_owned(),
                body: "Barua pepe za Tija zinafika. / E-mail from Tija arrives.\n".to_owned(),
            };
            mailer.line().send(&letter).await.map_err(|failure| Error::internal(failure.said()))?;
            format!("the mail server took a letter to {address}")
        }
    };
    writeln!(std::io::stdout(), "{told}").map_err(Error::internal)
}

/// What one round came to.
pub struct Round {
    pub made: u64,
    pub sent: Sent,
}

/// One round: digests are made, then letters sent.
pub async fn round(app: &App, mailer: &Mailer) -> Result<Round, Error> {
    let made = oversight::make_due_digests(app).await?;
    let sent = mail::send_due(&app.store, &app.clock, mailer).await?;
    if made > 0 || sent != Sent::default() {
        let Sent { sent, troubled, failed } = sent;
        tracing::info!(made, sent, troubled, failed, "e-mail");
    }
    Ok(Round { made, sent })
}
