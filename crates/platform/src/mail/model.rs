//! The words of e-mail: the server and its secret, a letter, and the row it is while it waits.

use std::fmt;

use kernel::uuid::Uuid;
use kernel::{Day, EmploymentId, InstitutionId, Timestamp};

/// A password. It is shown to nobody, not even to a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: String) -> Self {
        Self(text)
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("***")
    }
}

/// How the connection to the server is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// Begins in the open and must be made secret before anything is said (port 587).
    Starttls,
    /// Secret from the first byte (port 465).
    Direct,
    /// In the open: only for a server on this machine, and never with a password.
    None,
}

/// The server that takes our letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// Who signs in, with which password; None where the server asks for nobody.
    pub user: Option<(String, Secret)>,
    /// Certificates to trust beside the machine's, as PEM.
    pub authority: Option<Vec<u8>>,
    /// Whose address the letters bear.
    pub from: String,
    /// Where people open the program, in words and without a link; empty: as they are used to.
    pub site: String,
}

/// What goes to the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its number in the world: a letter sent twice can be known as one.
    pub id: Uuid,
    pub to_name: String,
    pub to_address: String,
    pub subject: String,
    pub body: String,
}

/// A letter to be put among those that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMail {
    pub institution_id: InstitutionId,
    pub employment_id: EmploymentId,
    /// One of a kind for a person and a day.
    pub kind: &'static str,
    pub day: Day,
    pub letter: Letter,
    pub at: Timestamp,
}

kernel::codes! {
    /// Where a letter is.
    pub enum State {
        Waiting = "waiting",
        Sent = "sent",
        /// Given up.
        Failed = "failed",
    }
}

crate::row! {
    /// A letter whose time has come.
    pub struct DueRow {
        pub institution_id: InstitutionId,
        pub id: Uuid,
        pub to_name: String,
        pub to_address: String,
        pub subject: String,
        pub body: String,
        pub attempts: i64,
    }
    /// A letter that was given up, or was tried and waits: for those who look after the server.
    pub struct TroubledRow {
        pub id: Uuid,
        pub to_name: String,
        pub to_address: String,
        pub state: State,
        pub attempts: i64,
        pub next_at: Timestamp,
        pub problem: String,
    }
    /// How many letters of a state.
    pub struct CountRow {
        pub state: State,
        pub count: i64,
    }
}
