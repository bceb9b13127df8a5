//! CSV text, read strictly: finds the separator, then walks the characters once and stops at the first fault (not UTF-8, a
//! quote that does not close) with its line. A lenient reader would swallow half a file after a lost quote.

use std::borrow::Cow;
use std::io::Read;

use super::fault::{MOST_CELL, MOST_COLUMNS, SheetFault, Stopped};
use super::read::{Cells, plain};
use crate::clean::composed;

const CHUNK: usize = 64 * 1024;
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// How many lines are looked at for the separator: titles may stand above the heading.
const LINES_SNIFFED: usize = 10;

/// How a CSV file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub separator: u8,
    /// Bytes before the first row: a byte order mark, and a line `sep=;` that Excel writes.
    pub skip: u64,
    /// Lines among them.
    pub skip_lines: u64,
}

/// Finds the separator in the beginning of a file: the one that stands most often in one of the first lines.
pub(super) fn sniff(beginning: &[u8]) -> Shape {
    let mark = if beginning.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let rest = beginning.get(mark..).unwrap_or_default();
    let mut shape = Shape { separator: b',', skip: u64::try_from(mark).unwrap_or(0), skip_lines: 0 };
    if let Some((separator, length)) = said_by_excel(rest) {
        shape.separator = separator;
        shape.skip = shape.skip.saturating_add(length);
        shape.skip_lines = 1;
        return shape;
    }
    let mut best = 0;
    for line in lines_outside_quotes(rest).into_iter().take(LINES_SNIFFED) {
        for (counted, separator) in line.iter().zip(SEPARATORS) {
            if *counted > best {
                best = *counted;
                shape.separator = separator;
            }
        }
    }
    shape
}

/// `sep=;` with its line end.
fn said_by_excel(rest: &[u8]) -> Option<(u8, u64)> {
    let separator = *rest.strip_prefix(b"sep=")?.first()?;
    let after = rest.get(5..)?;
    let end = if after.starts_with(b"\r\n") { 2 } else { u64::from(after.starts_with(b"\n")) };
    (end > 0 && SEPARATORS.contains(&separator)).then_some((separator, 5 + end))
}

/// Each line's count of every separator, quoted parts left out.
fn lines_outside_quotes(text: &[u8]) -> Vec<[u32; 3]> {
    let mut lines = vec![[0; 3]];
    let mut quoted = false;
    for byte in text {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lines.push([0; 3]),
            other if !quoted => {
                let place = SEPARATORS.iter().position(|separator| separator == other);
                if let Some(counted) = place.and_then(|place| lines.last_mut()?.get_mut(place)) {
                    *counted += 1;
                }
            }
            _ => {}
        }
    }
    lines
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    CellStart,
    Plain,
    /// Inside quotes that opened on a line.
    Quoted(u64),
    /// Just after a quote inside quotes that opened on a line: the end, or the first half of a doubled quote.
    Closing(u64),
}

/// Walks text in pieces.
struct Walk<'t> {
    separator: char,
    place: Place,
    after_return: bool,
    /// Line of text, and row as a spreadsheet counts it: a cell of several lines makes them differ.
    line: u64,
    row: i64,
    /// The cells of this row so far, of which `width` are in use; the rest wait to be used again.
    cells: Vec<String>,
    width: usize,
    letters: usize,
    take: Cells<'t>,
}

impl Walk<'_> {
    fn piece(&mut self, piece: &str) -> Result<(), Stopped> {
        for letter in piece.chars() {
            let second_half = letter == '\n' && self.after_return;
            self.after_return = letter == '\r';
            if matches!(letter, '\n' | '\r') && !second_half {
                self.line += 1;
            }
            // The line feed after a carriage return ends nothing more, except inside a quoted cell, where it is text.
            if !(second_half && self.place == Place::CellStart && self.width == 0) {
                self.step(letter)?;
            }
        }
        Ok(())
    }

    fn step(&mut self, letter: char) -> Result<(), Stopped> {
        match (self.place, letter) {
            (_, '\0') => return Err(SheetFault::NotASheet.into()),
            (Place::CellStart, '"') => self.place = Place::Quoted(self.line),
            (Place::CellStart | Place::Plain | Place::Closing(_), '\n' | '\r') => {
                self.end_cell()?;
                self.end_row()?;
            }
            (Place::CellStart | Place::Plain | Place::Closing(_), _) if letter == self.separator => {
                self.end_cell()?
            }
            (Place::CellStart | Place::Plain, _) => {
                self.place = Place::Plain;
                self.keep(letter)?;
            }
            (Place::Quoted(line), '"') => self.place = Place::Closing(line),
            (Place::Quoted(_), _) => self.keep(letter)?,
            (Place::Closing(line), '"') => {
                self.place = Place::Quoted(line);
                self.keep(letter)?;
            }
            (Place::Closing(_), _) => return Err(SheetFault::StrayQuote { line: self.line }.into()),
        }
        Ok(())
    }

    fn keep(&mut self, letter: char) -> Result<(), SheetFault> {
        self.letters += 1;
        if self.letters > MOST_CELL {
            return Err(match self.place {
                Place::Quoted(line) | Place::Closing(line) => SheetFault::OpenQuote { line },
                Place::CellStart | Place::Plain => SheetFault::CellTooLong { line: self.line },
            });
        }
        if self.cells.len() == self.width {
            self.cells.push(String::new());
        }
        if let Some(cell) = self.cells.get_mut(self.width) {
            cell.push(letter);
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), SheetFault> {
        if self.cells.len() == self.width {
            self.cells.push(String::new());
        }
        if let Some(cell) = self.cells.get_mut(self.width) {
            if plain(cell).len() < cell.len() {
                cell.remove(0);
            }
            if let Cow::Owned(joined) = composed(cell) {
                *cell = joined;
            }
        }
        self.width += 1;
        self.letters = 0;
        self.place = Place::CellStart;
        if self.width > MOST_COLUMNS { Err(SheetFault::TooManyColumns { line: self.line }) } else { Ok(()) }
    }

    fn end_row(&mut self) -> Result<(), Stopped> {
        self.row += 1;
        let cells = self.cells.get(..self.width).unwrap_or_default();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            (self.take)(self.row, cells)?;
        }
        self.cells.iter_mut().for_each(String::clear);
        self.width = 0;
        Ok(())
    }

    fn end(mut self) -> Result<(), Stopped> {
        if let Place::Quoted(line) = self.place {
            return Err(SheetFault::OpenQuote { line }.into());
        }
        if self.place != Place::CellStart || self.width > 0 {
            self.end_cell()?;
            self.end_row()?;
        }
        Ok(())
    }
}

/// Every row that holds anything; keeps no more than a piece of the file and one row.
pub(super) fn each(mut text: impl Read, shape: Shape, take: Cells<'_>) -> Result<(), Stopped> {
    let mut walk = Walk {
        separator: char::from(shape.separator),
        place: Place::CellStart,
        after_return: false,
        line: 1 + shape.skip_lines,
        row: i64::try_from(shape.skip_lines).unwrap_or(0),
        cells: Vec::new(),
        width: 0,
        letters: 0,
        take,
    };
    let mut buffer = Vec::with_capacity(CHUNK + 4);
    loop {
        let read = text.by_ref().take(u64::try_from(CHUNK).unwrap_or(u64::MAX)).read_to_end(&mut buffer)?;
        let (valid, broken) = match std::str::from_utf8(&buffer) {
            Ok(all) => (all, false),
            Err(error) => {
                let good = buffer.get(..error.valid_up_to()).unwrap_or_default();
                // A character cut in two by the end of the piece waits for the next one, unless there is none.
                (std::str::from_utf8(good).unwrap_or_default(), error.error_len().is_some() || read == 0)
            }
        };
        walk.piece(valid)?;
        if broken {
            return Err(SheetFault::NotUtf8 { line: walk.line }.into());
        }
        if read == 0 {
            return walk.end();
        }
        let done = valid.len();
        buffer.drain(..done);
    }
}
