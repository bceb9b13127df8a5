//! A paper as a row of blocks: what a room composes once, set as PDF by the engine (crates/papers) and shown as a page to
//! print by paper.html. It holds texts in one language and no layout.

use kernel::{Day, Language};
use serde::{Serialize, Serializer};

/// A document about to be printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paper {
    #[serde(serialize_with = "code_of")]
    pub language: Language,
    pub title: String,
    /// Whose paper it is: stands at the head.
    pub institution: String,
    /// A line below the title; may be empty.
    pub kicker: String,
    pub blocks: Vec<Block>,
}

fn code_of<S: Serializer>(language: &Language, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(language.code())
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    /// Level 1 is a section, 2 a part of one.
    Heading {
        level: u8,
        text: String,
    },
    Text {
        style: Style,
        text: String,
    },
    /// Terms and their values.
    Facts {
        rows: Vec<(String, String)>,
    },
    Table(Table),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    Plain,
    /// Small: explanations, sources.
    Soft,
    Strong,
    /// At the right edge: the date and reference of a letter.
    Right,
    /// Set apart: what must not be overlooked.
    Note,
}

impl Style {
    pub fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Soft => "soft",
            Self::Strong => "strong",
            Self::Right => "right",
            Self::Note => "note",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Left,
    Right,
}

/// A table with at least one row of headings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Shares of the width.
    pub columns: Vec<u8>,
    pub align: Vec<Side>,
    pub head: Vec<Vec<Cell>>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Shaded: begins a group of rows.
    pub group: bool,
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    pub text: String,
    /// Columns it takes.
    pub span: u8,
}

impl Cell {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), span: 1 }
    }

    pub fn wide(text: impl Into<String>, span: u8) -> Self {
        Self { text: text.into(), span }
    }
}

impl Table {
    /// A table of columns: heading, share of the width, side.
    pub fn of<T: Into<String>>(columns: impl IntoIterator<Item = (T, u8, Side)>) -> Self {
        let mut table = Self { columns: Vec::new(), align: Vec::new(), head: Vec::new(), rows: Vec::new() };
        let mut head = Vec::new();
        for (heading, share, side) in columns {
            table.columns.push(share);
            table.align.push(side);
            head.push(Cell::new(heading));
        }
        table.head.push(head);
        table
    }

    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let cells = cells.into_iter().map(Cell::new).collect();
        self.rows.push(Row { group: false, cells });
    }

    /// A shaded row; its cells' spans add up to the columns.
    pub fn group(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { group: true, cells });
    }
}

impl Paper {
    pub fn new(language: Language, title: impl Into<String>, institution: impl Into<String>) -> Self {
        Self {
            language,
            title: title.into(),
            institution: institution.into(),
            kicker: String::new(),
            blocks: Vec::new(),
        }
    }

    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading { level: 1, text: text.into() });
    }

    pub fn part(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading { level: 2, text: text.into() });
    }

    pub fn text(&mut self, style: Style, text: impl Into<String>) {
        self.blocks.push(Block::Text { style, text: text.into() });
    }

    pub fn facts<A: Into<String>, B: Into<String>>(&mut self, rows: impl IntoIterator<Item = (A, B)>) {
        let rows = rows.into_iter().map(|(term, value)| (term.into(), value.into())).collect();
        self.blocks.push(Block::Facts { rows });
    }

    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }
}

/// What the issue of a paper adds to it. Without a code it is a draft to look at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Issue {
    /// Year, month, day.
    pub date: (i32, u32, u32),
    /// What stands before and between the numbers of a page: `Ukurasa `, ` kati ya `.
    pub pages: (String, String),
    pub code: Code,
}

impl Issue {
    pub fn new(on: Day, pages: (String, String), code: Code) -> Self {
        Self { date: (on.year(), on.month(), on.day_of_month()), pages, code }
    }
}

/// The code of an issued paper, with what is said beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Code {
    pub text: String,
    pub label: String,
    pub words: Vec<String>,
    /// What the QR code leads to.
    pub address: String,
    /// What is heard instead of the picture.
    pub alt: String,
}

#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    paper: &'a Paper,
    #[serde(flatten)]
    issue: &'a Issue,
}

impl Paper {
    /// The description that the engine sets.
    pub fn description(&self, issue: &Issue) -> Result<Vec<u8>, kernel::Error> {
        serde_json::to_vec(&Printed { paper: self, issue }).map_err(kernel::Error::internal)
    }
}
