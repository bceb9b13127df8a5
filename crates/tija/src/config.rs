//! Settings, read once at the start from the environment. docs/operate.md lists them.

use std::net::SocketAddr;
use std::path::PathBuf;

use kernel::Timestamp;
use platform::clock::Clock;
use platform::mail;

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
    /// The server that takes e-mail; None sends none.
    pub mail: Option<mail::Settings>,
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
            mail: mail_settings(&variable)?,
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

/// The mail server's settings; None when TIJA_SMTP is not set. The password stands in a file, never in the environment,
/// which other programs can read.
fn mail_settings(variable: &impl Fn(&str) -> Option<String>) -> Result<Option<mail::Settings>, String> {
    let Some(server) = variable("TIJA_SMTP") else { return Ok(None) };
    let wrong = || format!("TIJA_SMTP is not a server and port such as barua.mfano.go.tz:587: {server}");
    let (host, port) = server.rsplit_once(':').ok_or_else(wrong)?;
    let port = port.parse().map_err(|_| wrong())?;
    let tls = match variable("TIJA_SMTP_TLS").as_deref() {
        None | Some("starttls") => mail::Tls::Starttls,
        Some("tls") => mail::Tls::Direct,
        Some("none") => mail::Tls::None,
        Some(other) => return Err(format!("TIJA_SMTP_TLS is not starttls, tls or none: {other}")),
    };
    let read =
        |name: &str, path: &str| std::fs::read(path).map_err(|cause| format!("{name}: {path}: {cause}"));
    let user = match (variable("TIJA_SMTP_USER"), variable("TIJA_SMTP_PASSWORD_FILE")) {
        (None, None) => None,
        (Some(user), Some(file)) => {
            let bytes = read("TIJA_SMTP_PASSWORD_FILE", &file)?;
            let text = String::from_utf8(bytes).map_err(|_| format!("{file} is not text"))?;
            Some((user, mail::Secret::new(text.trim_end_matches(['\r', '\n']).to_owned())))
        }
        _ => return Err("TIJA_SMTP_USER and TIJA_SMTP_PASSWORD_FILE belong together".to_owned()),
    };
    let authority = variable("TIJA_SMTP_CA").map(|file| read("TIJA_SMTP_CA", &file)).transpose()?;
    let from =
        variable("TIJA_MAIL_FROM").ok_or("TIJA_MAIL_FROM is missing: whose address do letters bear?")?;
    let site = variable("TIJA_SITE").unwrap_or_default();
    if site.contains("://") {
        return Err(format!(
            "TIJA_SITE is an address in words, without https://, because letters bear no link: {site}"
        ));
    }
    Ok(Some(mail::Settings { host: host.to_owned(), port, tls, user, authority, from, site }))
}

fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this is the program's configuration")]
    let value = std::env::var(name).ok();
    value.filter(|text| !text.is_empty())
}
