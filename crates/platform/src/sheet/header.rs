//! Which column of a file is which: headings matched in Swahili or English, whatever their case, spaces, underscores
//! or marks. What the file lacks or repeats is found here; what to say about it is the engine's.

use super::row::Column;

/// A file's heading row, read against the columns that an import knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// Column keys with their place in the file, and the heading as the file writes it.
    known: Vec<(&'static str, usize, String)>,
    /// Headings that no column answers to.
    pub unknown: Vec<String>,
    /// Headings that name a column a second time.
    pub repeated: Vec<String>,
    /// Required columns that are not there.
    pub missing: Vec<Column>,
    /// Cells in the heading row, up to the last that holds anything.
    pub width: usize,
}

impl Header {
    pub fn read(cells: &[String], columns: &[Column]) -> Self {
        let mut header = Self::default();
        for (place, cell) in cells.iter().enumerate() {
            let heading = cell.trim();
            if heading.is_empty() {
                continue;
            }
            header.width = place + 1;
            let folded = fold(heading);
            let column = columns
                .iter()
                .find(|column| [column.key, column.sw, column.en].iter().any(|name| fold(name) == folded));
            match column {
                None => header.unknown.push(heading.to_owned()),
                Some(column) if header.place(column.key).is_some() => {
                    header.repeated.push(heading.to_owned())
                }
                Some(column) => header.known.push((column.key, place, heading.to_owned())),
            }
        }
        header.missing = columns
            .iter()
            .filter(|column| column.required && header.place(column.key).is_none())
            .copied()
            .collect();
        header
    }

    /// How many columns were recognised.
    pub fn recognised(&self) -> usize {
        self.known.len()
    }

    pub fn place(&self, key: &str) -> Option<usize> {
        self.known.iter().find(|(known, ..)| *known == key).map(|(_, place, _)| *place)
    }

    pub(super) fn places(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.known.iter().map(|(key, place, _)| (*key, *place))
    }

    pub fn headings(&self) -> Vec<(&'static str, String)> {
        self.known.iter().map(|(key, _, heading)| (*key, heading.clone())).collect()
    }
}

/// Letters and digits only, in lower case: `Check-Number `, `check_number` and `CHECK NUMBER` are one heading.
pub(crate) fn fold(heading: &str) -> String {
    heading.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
