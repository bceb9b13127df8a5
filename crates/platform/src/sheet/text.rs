//! Is this file honest CSV text? Finds the separator, then walks the bytes once: UTF-8, quotes, length of cells, each
//! with the line of the first fault. The CSV reader itself is lenient and would swallow half a file after a lost quote.

use std::io::Read;

use super::fault::{MOST_CELL, SheetFault, Stopped};

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

/// Walks text in pieces and stops at the first fault.
struct Walk {
    separator: u8,
    place: Place,
    line: u64,
    cell: usize,
}

impl Walk {
    fn piece(&mut self, piece: &[u8]) -> Result<(), SheetFault> {
        for byte in piece {
            self.place = self.step(*byte)?;
            if *byte == b'\n' {
                self.line += 1;
            }
            // Bytes that go on a character are not counted: the limit is in characters.
            self.cell = match self.place {
                Place::CellStart => 0,
                _ if byte & 0b1100_0000 == 0b1000_0000 => self.cell,
                _ => self.cell + 1,
            };
            if self.cell > MOST_CELL {
                return Err(match self.place {
                    Place::Quoted(line) | Place::Closing(line) => SheetFault::OpenQuote { line },
                    Place::CellStart | Place::Plain => SheetFault::CellTooLong { line: self.line },
                });
            }
        }
        Ok(())
    }

    fn step(&self, byte: u8) -> Result<Place, SheetFault> {
        let ends = byte == self.separator || byte == b'\n' || byte == b'\r';
        Ok(match (self.place, byte) {
            (_, 0) => return Err(SheetFault::NotASheet),
            (Place::CellStart, b'"') => Place::Quoted(self.line),
            (Place::CellStart | Place::Plain | Place::Closing(_), _) if ends => Place::CellStart,
            (Place::CellStart | Place::Plain, _) => Place::Plain,
            (Place::Quoted(line), b'"') => Place::Closing(line),
            (Place::Quoted(line), _) => Place::Quoted(line),
            (Place::Closing(line), b'"') => Place::Quoted(line),
            (Place::Closing(_), _) => return Err(SheetFault::StrayQuote { line: self.line }),
        })
    }
}

/// Reads all of it, keeping no more than a piece, and says what is wrong first.
pub(super) fn check(mut text: impl Read, shape: Shape) -> Result<(), Stopped> {
    let mut walk = Walk { separator: shape.separator, place: Place::CellStart, line: 1 + shape.skip_lines, cell: 0 };
    let mut buffer = Vec::with_capacity(CHUNK + 4);
    loop {
        let held = buffer.len();
        let read = text.by_ref().take(u64::try_from(CHUNK).unwrap_or(u64::MAX)).read_to_end(&mut buffer)?;
        let (valid, broken) = match std::str::from_utf8(&buffer) {
            Ok(_) => (buffer.len(), false),
            // A character cut in two by the end of the piece waits for the next one, unless there is none.
            Err(error) => (error.valid_up_to(), error.error_len().is_some() || read == 0),
        };
        walk.piece(buffer.get(..valid).unwrap_or_default())?;
        if broken {
            return Err(SheetFault::NotUtf8 { line: walk.line }.into());
        }
        if read == 0 && held == 0 {
            break;
        }
        buffer.drain(..valid);
    }
    match walk.place {
        Place::Quoted(line) => Err(SheetFault::OpenQuote { line }.into()),
        Place::CellStart | Place::Plain | Place::Closing(_) => Ok(()),
    }
}
