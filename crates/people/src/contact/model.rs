//! What somebody chooses about e-mail, and whom a letter goes to.

use kernel::{EmploymentId, Language};

kernel::codes! {
    /// Muhtasari: how often what is new and what waits is sent.
    pub enum Digest {
        Daily = "daily",
        /// On the first working day of the week.
        Weekly = "weekly",
        Never = "never",
    }
}

/// A choice as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Empty: no e-mail.
    pub email: String,
    pub digest: Digest,
    pub language: Language,
    /// Versions of the person and of the choice that the form showed.
    pub seen: (i64, i64),
}

platform::row! {
    /// What holds for somebody.
    pub struct ChoiceRow {
        pub email: String,
        pub person_version: i64,
        /// None: never chosen.
        pub digest: Option<Digest>,
        pub language: Option<String>,
        pub version: i64,
    }
    /// Somebody with an address who can sign in and wants letters.
    pub struct RecipientRow {
        pub id: EmploymentId,
        pub first_name: String,
        pub surname: String,
        pub email: String,
        pub digest: Option<Digest>,
        pub language: Option<String>,
    }
}

impl ChoiceRow {
    pub fn digest(&self) -> Digest {
        self.digest.unwrap_or(Digest::Daily)
    }

    pub fn language(&self) -> Language {
        read_language(self.language.as_deref())
    }
}

fn read_language(code: Option<&str>) -> Language {
    code.and_then(|code| code.parse().ok()).unwrap_or_default()
}

/// Whom a letter goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    pub employment: EmploymentId,
    pub name: String,
    pub address: String,
    pub digest: Digest,
    pub language: Language,
}

impl From<RecipientRow> for Recipient {
    fn from(row: RecipientRow) -> Self {
        Self {
            employment: row.id,
            name: format!("{} {}", row.first_name, row.surname),
            address: row.email,
            digest: row.digest.unwrap_or(Digest::Daily),
            language: read_language(row.language.as_deref()),
        }
    }
}
