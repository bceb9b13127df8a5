//! One row of a sheet, its cells named by column keys. Where it came from (CSV or XLSX) can no longer be seen.

use super::header::Header;

/// A column that an import knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What the program calls it.
    pub key: &'static str,
    /// Heading in Swahili.
    pub sw: &'static str,
    /// Heading in English.
    pub en: &'static str,
    /// Without this column there is nothing to import. Whether a cell may be empty is the importer's to say.
    pub required: bool,
}

/// A row under its heading.
#[derive(Debug, Clone, Copy)]
pub struct SheetRow<'a> {
    pub(crate) number: i64,
    pub(crate) header: &'a Header,
    pub(crate) cells: &'a [String],
}

impl<'a> SheetRow<'a> {
    /// As a spreadsheet numbers it, the first row being 1.
    pub fn number(&self) -> i64 {
        self.number
    }

    /// The cell under a column, trimmed; empty when the cell or the whole column is missing.
    pub fn get(&self, key: &str) -> &'a str {
        self.header.place(key).and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// The same, None when empty.
    pub fn optional(&self, key: &str) -> Option<&'a str> {
        Some(self.get(key)).filter(|cell| !cell.is_empty())
    }

    /// Does the file have this column at all? An importer leaves alone what the file does not speak of.
    pub fn has(&self, key: &str) -> bool {
        self.header.place(key).is_some()
    }

    /// Every known column's cell.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, &'a str)> {
        let cells = self.cells;
        self.header.places().map(move |(key, place)| (key, cells.get(place).map_or("", |cell| cell.trim())))
    }

    /// Something stands to the right of the last heading: often a comma in a text that wanted quotes.
    pub fn has_cells_beyond_heading(&self) -> bool {
        self.cells.iter().skip(self.header.width).any(|cell| !cell.trim().is_empty())
    }

    /// A place to complain about later, small enough to keep for every row.
    pub fn mark(&self) -> Mark {
        Mark { number: self.number }
    }
}

/// A row remembered by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    pub number: i64,
}
