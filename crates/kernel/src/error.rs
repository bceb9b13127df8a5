//! The closed set of what can go wrong. Mapped once, in platform, to a status, a page and JSON.
//! Business reasons are each feature's own enum; here they travel as a words key with its data.

use std::fmt;

/// What an action answers when it does not do what was asked.
#[derive(Debug)]
pub enum Error {
    /// Not there, or not for you to know whether it is there.
    NotFound,
    SignedOut,
    Denied,
    Invalid(FieldErrors),
    Refused(Reason),
    /// Somebody else changed the row meanwhile.
    Stale,
    /// Try again shortly.
    Busy,
    /// A fault of ours; the text is for the log only.
    Internal(String),
}

impl Error {
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }

    /// One field, one complaint.
    pub fn field(field: impl Into<String>, key: &'static str) -> Self {
        let mut errors = FieldErrors::default();
        errors.add(field, key);
        Self::Invalid(errors)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => out.write_str("not found"),
            Self::SignedOut => out.write_str("signed out"),
            Self::Denied => out.write_str("denied"),
            Self::Invalid(errors) => {
                out.write_str("invalid:")?;
                errors.0.iter().try_for_each(|error| write!(out, " {}={}", error.field, error.reason.key))
            }
            Self::Refused(reason) => write!(out, "refused: {}", reason.key),
            Self::Stale => out.write_str("changed meanwhile"),
            Self::Busy => out.write_str("busy"),
            Self::Internal(cause) => write!(out, "internal: {cause}"),
        }
    }
}

impl std::error::Error for Error {}

/// A sentence people read: its words key and the data the sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub key: &'static str,
    pub args: Vec<(&'static str, String)>,
    /// The field of the form it is about, if it is about one and not about the whole; a form without it shows it at its top.
    pub field: &'static str,
}

impl Reason {
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new(), field: "" }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// A feature's business reasons; `code` is the words key, `data` what the sentence names.
pub trait Refusal {
    fn code(&self) -> &'static str;
    fn data(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
    /// The field of the form that would have to change; empty where none would.
    fn field(&self) -> &'static str {
        ""
    }
    fn reason(&self) -> Reason {
        Reason { key: self.code(), args: self.data(), field: self.field() }
    }
}

impl<R: Refusal> From<R> for Error {
    fn from(refusal: R) -> Self {
        Self::Refused(refusal.reason())
    }
}

/// One complaint about one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    pub reason: Reason,
}

/// All complaints about a form, gathered before answering.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.push(field, Reason::new(key));
    }

    pub fn push(&mut self, field: impl Into<String>, reason: Reason) {
        self.0.push(FieldError { field: field.into(), reason });
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Ok when nothing was complained about.
    pub fn check(self) -> Result<(), Error> {
        if self.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}
