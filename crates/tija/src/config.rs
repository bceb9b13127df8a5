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
    /// The engine of papers; None is `tija-papers` beside this program.
    pub papers: Option<PathBuf>,
    /// Where people reach the program; None is `http://` and `listen`.
    pub public_url: Option<String>,
}

impl Config {
    /// The settings, or a sentence that names the variable that cannot be read.
    pub fn from_environment() -> Result<Self, String> {
        let listen = variable("TIJA_LISTEN").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let clock = variable("TIJA_CLOCK").map(|text| {
            text.parse()
                .map_err(|_| format!("TIJA_CLOCK is not a moment such as 2026-07-06T08:00:00+03:00: {text}"))
        });
        let public_url = variable("TIJA_PUBLIC_URL").map(|text| {
            if text.starts_with("https://") || text.starts_with("http://") {
                Ok(text)
            } else {
                Err(format!("TIJA_PUBLIC_URL is not an address such as https://tija.example: {text}"))
            }
        });
        Ok(Self {
            listen: listen
                .parse()
                .map_err(|_| format!("TIJA_LISTEN is not an address such as 127.0.0.1:8080: {listen}"))?,
            data: variable("TIJA_DATA").unwrap_or_else(|| "data".to_owned()).into(),
            database: variable("TIJA_DATABASE"),
            clock: clock.transpose()?,
            seal_key: variable("TIJA_SEAL_KEY").map(PathBuf::from),
            papers: variable("TIJA_PAPERS").map(PathBuf::from),
            public_url: public_url.transpose()?,
        })
    }

    pub fn clock(&self) -> Clock {
        self.clock.map_or_else(Clock::machine, Clock::starting_at)
    }

    /// Where the engine of papers is looked for. It may come later; without it papers are pages to print.
    pub fn papers(&self) -> PathBuf {
        self.papers.clone().unwrap_or_else(|| {
            let own = std::env::current_exe().unwrap_or_default();
            own.with_file_name("tija-papers")
        })
    }

    /// What the code on a paper leads to.
    pub fn address(&self) -> String {
        let address = self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen));
        address.trim_end_matches('/').to_owned()
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
