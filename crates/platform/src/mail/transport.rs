//! The one door to an SMTP server: lettre over rustls, every step within a time limit. Nobody calls it inside a unit of work
//! or while somebody waits for a page.

use std::time::Duration;

use kernel::Error;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls as LettreTls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::model::{Letter, Settings, Tls};
use super::rules;

/// For each answer of the server, and for a whole letter.
const PATIENCE: Duration = Duration::from_secs(20);
/// Letters of what a server says that are kept.
const SAID_MOST: usize = 300;

/// Why a letter did not go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The server will never take this letter.
    Refused(String),
    /// The server does not take it now.
    Later(String),
    /// Nothing goes now: no answer, no secret connection, no sign-in.
    Server(String),
}

impl Failure {
    pub fn said(&self) -> &str {
        match self {
            Self::Refused(said) | Self::Later(said) | Self::Server(said) => said,
        }
    }
}

/// Knows the server and how to speak with it; no connection is open.
#[derive(Clone)]
pub struct Mailer {
    server: AsyncSmtpTransportBuilder,
    from: Mailbox,
    settings: Settings,
    patience: Duration,
}

/// Is this text an address that a letter can be sent to?
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

impl Mailer {
    /// Reads the settings; no connection is made.
    pub fn open(settings: Settings) -> Result<Self, Error> {
        Self::with_patience(settings, PATIENCE)
    }

    /// The same with another time limit for each answer of the server.
    pub fn with_patience(settings: Settings, patience: Duration) -> Result<Self, Error> {
        if let Some(why) = rules::unsafe_server(&settings) {
            return Err(Error::internal(format!("e-mail: {why}")));
        }
        let from = settings.from.parse().map_err(|_| {
            Error::internal(format!("e-mail: not an address to send from: {}", settings.from))
        })?;
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(tls(&settings)?)
            .timeout(Some(patience));
        if let Some((user, password)) = &settings.user {
            builder = builder.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
        }
        Ok(Self { server: builder, from, settings, patience })
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// A line for one round: its letters share a connection. Made and dropped inside the runtime.
    pub fn line(&self) -> Line<'_> {
        Line { mailer: self, transport: self.server.clone().build() }
    }

    fn message(&self, letter: &Letter) -> Result<Message, String> {
        let address: Address = letter.to_address.parse().map_err(|cause| format!("{cause}"))?;
        let name = Some(letter.to_name.clone()).filter(|name| !name.is_empty());
        let to = Mailbox::new(name, address);
        // Programs that answer by themselves leave such letters alone (RFC 3834).
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(letter.subject.clone())
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|cause| cause.to_string())
    }
}

/// An open line to the server.
pub struct Line<'m> {
    mailer: &'m Mailer,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Line<'_> {
    pub async fn send(&self, letter: &Letter) -> Result<(), Failure> {
        let message = self.mailer.message(letter).map_err(Failure::Refused)?;
        // A server that answers each step just in time must not hold a round for ever.
        match tokio::time::timeout(self.mailer.patience * 4, self.transport.send(message)).await {
            Err(_) => Err(Failure::Server("no end within the time limit".to_owned())),
            Ok(Ok(_)) => Ok(()),
            Ok(Err(cause)) => Err(judged(&cause)),
        }
    }
}

fn tls(settings: &Settings) -> Result<LettreTls, Error> {
    let wrong = |cause| Error::internal(format!("e-mail: {cause}"));
    let parameters = || {
        let mut builder = TlsParameters::builder(settings.host.clone());
        if let Some(pem) = &settings.authority {
            builder = builder.add_root_certificate(Certificate::from_pem(pem).map_err(wrong)?);
        }
        builder.build_rustls().map_err(wrong)
    };
    Ok(match settings.tls {
        Tls::None => LettreTls::None,
        Tls::Starttls => LettreTls::Required(parameters()?),
        Tls::Direct => LettreTls::Wrapper(parameters()?),
    })
}

/// What the server's answer means. The codes of a refused sign-in (RFC 4954) stop everything, not one letter.
fn judged(cause: &lettre::transport::smtp::Error) -> Failure {
    let said = tidy(&told(cause));
    let code = cause.status().map(u16::from);
    if matches!(code, Some(421 | 454 | 530 | 534 | 535 | 538)) {
        Failure::Server(said)
    } else if cause.is_permanent() {
        Failure::Refused(said)
    } else if cause.is_transient() {
        Failure::Later(said)
    } else {
        Failure::Server(said)
    }
}

/// An error with what caused it.
fn told(cause: &dyn std::error::Error) -> String {
    let mut said = cause.to_string();
    let mut deeper = cause.source();
    while let Some(inner) = deeper {
        let inner_said = inner.to_string();
        if !said.contains(&inner_said) {
            said = format!("{said}: {inner_said}");
        }
        deeper = inner.source();
    }
    said
}

fn tidy(text: &str) -> String {
    let clean: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SAID_MOST).collect()
}
