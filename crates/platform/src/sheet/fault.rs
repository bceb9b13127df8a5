//! Why a file cannot be read as a sheet at all, each with its sentence. What is wrong inside a readable row is not here.

use kernel::{Error, Refusal};

/// Largest file taken, in bytes. PROPOSED: a hundred thousand staff rows are a tenth of it.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// Largest an XLSX may become when unpacked, in bytes. PROPOSED.
pub const MOST_UNPACKED: u64 = 512 * 1024 * 1024;
/// What the reader of an XLSX holds in memory beside rows: shared texts, styles, names. PROPOSED: a hundred thousand staff
/// rows have less than a tenth of it.
pub const MOST_HELD: u64 = 2_000_000;
/// Largest the shared texts may become when unpacked, in bytes: they are held too. PROPOSED.
pub const MOST_TEXTS: u64 = 128 * 1024 * 1024;
/// Parts inside an XLSX file. PROPOSED: a real one has ten to fifty.
pub const MOST_PARTS: usize = 1_000;
/// Characters in a cell: what Excel itself allows.
pub const MOST_CELL: usize = 32_767;
/// Columns in a sheet. PROPOSED.
pub const MOST_COLUMNS: usize = 256;

/// What is wrong with a file as a whole. `line` counts lines of text, the first being 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetFault {
    Empty,
    TooLarge,
    /// Neither text nor XLSX: a picture, a PDF, a Word document.
    NotASheet,
    /// The old binary Excel format, or an XLSX closed with a password: both begin alike.
    OldOrLocked,
    /// Excel's "Unicode text".
    Utf16,
    NotUtf8 {
        line: u64,
    },
    /// Text after a closing quote.
    StrayQuote {
        line: u64,
    },
    /// A quote that never closes.
    OpenQuote {
        line: u64,
    },
    CellTooLong {
        line: u64,
    },
    TooManyColumns {
        line: u64,
    },
    /// A ZIP file that cannot be unpacked, or has no worksheet's shape.
    Broken,
    /// Small on disk, enormous inside.
    UnpacksTooLarge,
    /// More shared texts, styles or names than are held.
    HoldsTooMuch,
    NoWorksheet,
}

impl SheetFault {
    /// Where to look, when it is a line.
    pub fn line(self) -> Option<u64> {
        match self {
            Self::NotUtf8 { line }
            | Self::StrayQuote { line }
            | Self::OpenQuote { line }
            | Self::CellTooLong { line }
            | Self::TooManyColumns { line } => Some(line),
            Self::Empty
            | Self::TooLarge
            | Self::NotASheet
            | Self::OldOrLocked
            | Self::Utf16
            | Self::Broken
            | Self::UnpacksTooLarge
            | Self::HoldsTooMuch
            | Self::NoWorksheet => None,
        }
    }
}

impl Refusal for SheetFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "platform-sheet-empty",
            Self::TooLarge => "platform-sheet-too-large",
            Self::NotASheet => "platform-sheet-not-a-sheet",
            Self::OldOrLocked => "platform-sheet-old-or-locked",
            Self::Utf16 => "platform-sheet-utf16",
            Self::NotUtf8 { .. } => "platform-sheet-not-utf8",
            Self::StrayQuote { .. } => "platform-sheet-stray-quote",
            Self::OpenQuote { .. } => "platform-sheet-open-quote",
            Self::CellTooLong { .. } => "platform-sheet-cell-too-long",
            Self::TooManyColumns { .. } => "platform-sheet-too-many-columns",
            Self::Broken => "platform-sheet-broken",
            Self::UnpacksTooLarge => "platform-sheet-unpacks-too-large",
            Self::HoldsTooMuch => "platform-sheet-holds-too-much",
            Self::NoWorksheet => "platform-sheet-no-worksheet",
        }
    }

    fn data(&self) -> Vec<(&'static str, String)> {
        let megabytes = |bytes: u64| (bytes / 1024 / 1024).to_string();
        match self {
            Self::TooLarge => vec![("most", megabytes(MOST_BYTES))],
            Self::UnpacksTooLarge => vec![("most", megabytes(MOST_UNPACKED))],
            Self::CellTooLong { line } => vec![("line", line.to_string()), ("most", MOST_CELL.to_string())],
            Self::TooManyColumns { line } => {
                vec![("line", line.to_string()), ("most", MOST_COLUMNS.to_string())]
            }
            other => other.line().map(|line| ("line", line.to_string())).into_iter().collect(),
        }
    }
}

/// Why reading stopped: the file's fault, or an error of whoever takes the rows.
#[derive(Debug)]
pub enum Stopped {
    Fault(SheetFault),
    Error(Error),
}

impl From<SheetFault> for Stopped {
    fn from(fault: SheetFault) -> Self {
        Self::Fault(fault)
    }
}
impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}
impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Self::Error(Error::internal(error))
    }
}
/// For callers to whom a bad file is simply a refusal.
impl From<Stopped> for Error {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Fault(fault) => fault.into(),
            Stopped::Error(error) => error,
        }
    }
}
