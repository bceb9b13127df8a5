//! The first visible worksheet of an XLSX file as rows of text: whole numbers without a point, days as ISO dates.
//! Formulas are not computed: the value that Excel last stored is read.

use std::io::{Read, Seek};

use calamine::{Cell, DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx};

use super::fault::{MOST_COLUMNS, SheetFault, Stopped};
use super::read::{Cells, plain};
use crate::clean::composed;

pub(super) fn each(file: impl Read + Seek, take: Cells<'_>) -> Result<(), Stopped> {
    let mut workbook = Xlsx::new(file).map_err(|_| SheetFault::Broken)?;
    let name = workbook
        .sheets_metadata()
        .iter()
        .find(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .ok_or(SheetFault::NoWorksheet)?;
    let mut reader = workbook.worksheet_cells_reader(&name).map_err(|_| SheetFault::NoWorksheet)?;
    let mut row = Gathered::default();
    while let Some(cell) = reader.next_cell().map_err(|_| SheetFault::Broken)? {
        row.add(&cell, take)?;
    }
    row.give(take)
}

/// One row as its cells come in.
#[derive(Default)]
struct Gathered {
    row: u32,
    cells: Vec<String>,
}

impl Gathered {
    fn add(&mut self, cell: &Cell<DataRef<'_>>, take: Cells<'_>) -> Result<(), Stopped> {
        let (row, column) = cell.get_position();
        if row != self.row {
            self.give(take)?;
            self.row = row;
        }
        let value = composed(&written(cell.get_value())).into_owned();
        if value.trim().is_empty() {
            return Ok(());
        }
        let place = usize::try_from(column).unwrap_or(usize::MAX);
        if place >= MOST_COLUMNS {
            return Err(SheetFault::TooManyColumns { line: u64::from(row) + 1 }.into());
        }
        if self.cells.len() <= place {
            self.cells.resize(place + 1, String::new());
        }
        if let Some(held) = self.cells.get_mut(place) {
            *held = value;
        }
        Ok(())
    }

    fn give(&mut self, take: Cells<'_>) -> Result<(), Stopped> {
        if !self.cells.is_empty() {
            take(i64::from(self.row) + 1, &self.cells)?;
            self.cells.clear();
        }
        Ok(())
    }
}

/// A cell as a person would type it.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => plain(text).to_owned(),
        DataRef::SharedString(text) => plain(text).to_owned(),
        DataRef::Bool(yes) => String::from(if *yes { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Fifteen significant digits, as Excel shows: 0.1 + 0.2 is 0.3.
fn number_text(number: f64) -> String {
    format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string()
}

fn moment_text(moment: &ExcelDateTime) -> String {
    if !moment.is_datetime() {
        return number_text(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}
