//! Writes rows as CSV or XLSX, neither of which can make a spreadsheet compute what a person typed.
//! Source of the rule: OWASP, CSV injection. Which rows and columns is the caller's business.

use std::io::Write;

use kernel::Error;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    Text(&'a str),
    /// A plain decimal (`85.43`, `-3`), shown and summed as a number.
    Number(&'a str),
    Empty,
}

/// Would a spreadsheet take this text for a formula, or for a command?
pub(super) fn is_dangerous(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The text with an apostrophe before it where a spreadsheet would compute it. Reading takes the apostrophe off again.
pub fn neutral(text: &str) -> std::borrow::Cow<'_, str> {
    // A text that itself begins with such an apostrophe gets one more, so that reading gives back what was written.
    if is_dangerous(text.trim_start_matches('\'')) { format!("'{text}").into() } else { text.into() }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = digits.bytes().any(|byte| byte.is_ascii_digit());
    whole
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.matches('.').count() <= 1
}

/// CSV with a byte order mark, so that Excel reads it as UTF-8.
pub struct CsvSheet<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> CsvSheet<W> {
    pub fn new(mut out: W) -> Result<Self, Error> {
        out.write_all(b"\xEF\xBB\xBF").map_err(Error::internal)?;
        let out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(out);
        Ok(Self { out })
    }

    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        for cell in cells {
            let written = match cell {
                Cell::Number(number) if is_number(number) => (*number).into(),
                Cell::Text(text) | Cell::Number(text) => neutral(text),
                Cell::Empty => "".into(),
            };
            self.out.write_field(written.as_bytes()).map_err(Error::internal)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(Error::internal)
    }

    /// Everything written; gives the destination back.
    pub fn finish(self) -> Result<W, Error> {
        self.out.into_inner().map_err(|error| Error::internal(error.error()))
    }
}

/// XLSX with one worksheet. Texts are typed as text, so nothing in them is computed; rows go to disk as they come.
pub struct XlsxSheet {
    workbook: Workbook,
    row: u32,
    heading: Format,
}

impl XlsxSheet {
    pub fn new(name: &str) -> Result<Self, Error> {
        let mut workbook = Workbook::new();
        // A sheet's name has at most 31 characters, none of []:*?/\
        let name: String = name.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(31).collect();
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(Error::internal)?;
        sheet.set_name(name).map_err(Error::internal)?;
        sheet.set_freeze_panes(1, 0).map_err(Error::internal)?;
        Ok(Self { workbook, row: 0, heading: Format::new().set_bold() })
    }

    /// The first row written is the heading and stands in bold.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Error> {
        let (row, heading) = (self.row, self.heading.clone());
        let sheet = self.workbook.worksheet_from_index(0).map_err(Error::internal)?;
        for (column, cell) in cells.iter().enumerate() {
            let column = u16::try_from(column).map_err(Error::internal)?;
            write_cell(sheet, row, column, *cell, &heading)?;
        }
        self.row = self.row.saturating_add(1);
        Ok(())
    }

    pub fn finish(mut self) -> Result<Vec<u8>, Error> {
        self.workbook.save_to_buffer().map_err(Error::internal)
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: Cell<'_>,
    heading: &Format,
) -> Result<(), Error> {
    match cell {
        Cell::Empty => Ok(()),
        Cell::Text(text) if row == 0 => sheet.write_string_with_format(row, column, text, heading).map(drop),
        Cell::Number(number) if is_number(number) => {
            let number: f64 = number.parse().map_err(Error::internal)?;
            sheet.write_number(row, column, number).map(drop)
        }
        Cell::Text(text) | Cell::Number(text) => sheet.write_string(row, column, text).map(drop),
    }
    .map_err(Error::internal)
}
