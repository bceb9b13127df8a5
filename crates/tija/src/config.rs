//! Settings, read once at the start from the environment. docs/operate.md lists them.

use std::net::SocketAddr;
use std::path::PathBuf;

use kernel::Timestamp;
use platform::clock::Clock;

/// The program's settings.
#[derive(Debug, Clone)]
pub struct Config {
    pub listen: SocketAddr,
    pub data: PathBuf,
    /// PostgreSQL's address; None is the embedded database in `data`.
    pub database: Option<String>,
    /// Where the clock starts; None is the machine's.
    pub clock: Option<Timestamp>,
    /// File of the key that signs the sealed log; None is `seal.key` in `data`.
    pub seal_key: Option<PathBuf>,
}

impl Config {
    /// The settings, or a sentence that names the variable that cannot be read.
    pub fn from_environment() -> Result<Self, String> {
        let listen = variable("TIJA_LISTEN").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let clock = variable("TIJA_CLOCK").map(|text| {
            text.parse()
                .map_err(|_| format!("TIJA_CLOCK is not a moment such as 2026-07-06T08:00:00+03:00: {text}"))
        });
        Ok(Self {
            listen: listen
                .parse()
                .map_err(|_| format!("TIJA_LISTEN is not an address such as 127.0.0.1:8080: {listen}"))?,
            data: variable("TIJA_DATA").unwrap_or_else(|| "data".to_owned()).into(),
            database: variable("TIJA_DATABASE"),
            clock: clock.transpose()?,
            seal_key: variable("TIJA_SEAL_KEY").map(PathBuf::from),
        })
    }

    pub fn clock(&self) -> Clock {
        self.clock.map_or_else(Clock::machine, Clock::starting_at)
    }

    /// Where the key that signs the sealed log lies.
    pub fn seal_key(&self) -> PathBuf {
        self.seal_key.clone().unwrap_or_else(|| self.data.join("seal.key"))
    }
}

fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this is the program's configuration")]
    let value = std::env::var(name).ok();
    value.filter(|text| !text.is_empty())
}
