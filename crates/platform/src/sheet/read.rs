//! Reads a stored file as a stream of rows under known headings, never holding more than one row (and an XLSX file's
//! table of shared strings). What kind of file it is, its content tells, not its name.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use kernel::Error;

use super::fault::{MOST_BYTES, MOST_UNPACKED, SheetFault, Stopped};
use super::header::Header;
use super::row::{Column, SheetRow};
use super::{excel, text, unpack};

/// Takes what a sheet holds, in order.
pub trait Rows {
    /// The heading row, before any other.
    fn header(&mut self, header: &Header) -> Result<(), Error>;
    /// A row below it that holds anything.
    fn row(&mut self, row: SheetRow<'_>) -> Result<(), Error>;
}

/// Takes rows before anybody knows which is the heading: number and cells.
pub(super) type Cells<'a> = &'a mut dyn FnMut(i64, &[String]) -> Result<(), Stopped>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Xlsx,
}

/// Judges by the first bytes.
fn format_of(beginning: &[u8]) -> Result<Format, SheetFault> {
    if beginning.starts_with(b"PK\x03\x04") {
        return Ok(Format::Xlsx);
    }
    if beginning.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(SheetFault::OldOrLocked);
    }
    if beginning.starts_with(b"\xFF\xFE") || beginning.starts_with(b"\xFE\xFF") {
        return Err(SheetFault::Utf16);
    }
    let binary = [
        &b"%PDF"[..],
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"{\\rtf",
        b"\x1F\x8B",
        b"Rar!",
        b"7z\xBC\xAF",
        b"<!DOC",
        b"<html",
    ];
    if binary.iter().any(|mark| beginning.starts_with(mark)) || beginning.contains(&0) {
        return Err(SheetFault::NotASheet);
    }
    Ok(Format::Csv)
}

/// Walks the whole file once, checking all that can be wrong with a file, and counts the rows that hold anything.
/// Done before a unit of work begins, so that a bad file costs nobody else anything.
pub fn survey(path: &Path) -> Result<i64, Stopped> {
    let mut rows = 0_i64;
    each(path, true, &mut |_, _| {
        rows += 1;
        Ok(())
    })?;
    if rows == 0 { Err(SheetFault::Empty.into()) } else { Ok(rows) }
}

/// Reads a surveyed file. The heading is the first of the first ten rows in which at least two known headings stand (or
/// all there are), so that titles may stand above it; failing that, the first row.
pub fn read(path: &Path, columns: &[Column], rows: &mut dyn Rows) -> Result<(), Stopped> {
    const ABOVE: usize = 10;
    let enough = columns.len().min(2);
    let mut header: Option<Header> = None;
    let mut above: Vec<(i64, Vec<String>)> = Vec::new();
    each(path, false, &mut |number, cells| {
        if let Some(header) = &header {
            return Ok(rows.row(SheetRow { number, header, cells })?);
        }
        let found = Header::read(cells, columns);
        if found.recognised() >= enough {
            rows.header(&found)?;
            header = Some(found);
            above.clear();
        } else {
            above.push((number, cells.to_vec()));
            if above.len() == ABOVE {
                header = Some(first_as_header(&above, columns, rows)?);
                above.clear();
            }
        }
        Ok(())
    })?;
    if header.is_none() {
        if above.is_empty() {
            return Err(SheetFault::Empty.into());
        }
        first_as_header(&above, columns, rows)?;
    }
    Ok(())
}

fn first_as_header(
    above: &[(i64, Vec<String>)],
    columns: &[Column],
    rows: &mut dyn Rows,
) -> Result<Header, Error> {
    let mut waiting = above.iter();
    let header = waiting.next().map(|(_, cells)| Header::read(cells, columns)).unwrap_or_default();
    rows.header(&header)?;
    for (number, cells) in waiting {
        rows.row(SheetRow { number: *number, header: &header, cells })?;
    }
    Ok(header)
}

/// Every row that holds anything.
fn each(path: &Path, check: bool, take: Cells<'_>) -> Result<(), Stopped> {
    let about = |cause: &dyn std::fmt::Display| Error::internal(format!("{}: {cause}", path.display()));
    let mut file = File::open(path).map_err(|cause| about(&cause))?;
    let facts = file.metadata().map_err(|cause| about(&cause))?;
    if facts.is_dir() {
        return Err(about(&"a folder, not a file").into());
    }
    if facts.len() > MOST_BYTES {
        return Err(SheetFault::TooLarge.into());
    }
    let mut beginning = Vec::new();
    file.by_ref().take(64 * 1024).read_to_end(&mut beginning)?;
    file.seek(SeekFrom::Start(0))?;
    if beginning.is_empty() {
        return Err(SheetFault::Empty.into());
    }
    match format_of(&beginning)? {
        Format::Xlsx => {
            if check {
                unpack::check(BufReader::new(&file), MOST_UNPACKED)?;
                file.seek(SeekFrom::Start(0))?;
            }
            excel::each(BufReader::new(file), take)
        }
        Format::Csv => {
            let shape = text::sniff(&beginning);
            file.seek(SeekFrom::Start(shape.skip))?;
            text::each(file, shape, take)
        }
    }
}

/// Takes back the apostrophe that our own export puts before what a spreadsheet would compute.
pub(super) fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if super::write::is_dangerous(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}
