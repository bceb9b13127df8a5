//! The table one sees as a file, with the same rows and no more.

use axum::response::Response;
use kernel::{Error, FinancialYear, Marks};
use platform::http::{Failure, Visit};
use platform::sheet::{Cell, CsvSheet, XlsxSheet};
use ui::Shell;

use super::pages::Row;

/// How the file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
}

impl Format {
    pub fn asked(visit: &Visit) -> Result<Self, Error> {
        match visit.query("format") {
            Some("csv") => Ok(Self::Csv),
            Some("xlsx") => Ok(Self::Xlsx),
            _ => Err(Error::NotFound),
        }
    }
}

/// The columns, by the last part of their words key.
const COLUMNS: [&str; 12] = [
    "name",
    "people",
    "marks",
    "median",
    "lower",
    "upper",
    "hundreds",
    "gap",
    "copied",
    "calendar",
    "correlation",
    "talk",
];

/// What one row writes: a number is a plain decimal, what is not known is empty.
fn written(shell: &Shell<'_>, row: &Row) -> Vec<Written> {
    let figures = &row.figures;
    let hundredths =
        |value: Option<Marks>| value.map_or(Written::Empty, |value| Written::Number(value.to_string()));
    let percent = |share: Option<i64>| hundredths(share.map(Marks));
    let talk: Vec<String> =
        row.notes.iter().map(|note| shell.kc("oversight-fairness-note", note.code()).into_owned()).collect();
    vec![
        Written::Text(row.name.clone()),
        Written::Number(figures.people.to_string()),
        Written::Number(figures.marks.to_string()),
        hundredths(figures.spread.map(|spread| spread.median)),
        hundredths(figures.spread.map(|spread| spread.lower)),
        hundredths(figures.spread.map(|spread| spread.upper)),
        percent(figures.hundreds_share),
        hundredths(figures.gap),
        percent(figures.copied_share),
        percent(figures.followed_share),
        hundredths(figures.correlation.map(|value| Marks(value / 100))),
        Written::Text(talk.join("; ")),
    ]
}

enum Written {
    Text(String),
    Number(String),
    Empty,
}

impl Written {
    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text),
            Self::Number(number) => Cell::Number(number),
            Self::Empty => Cell::Empty,
        }
    }
}

/// The rows as a file to keep, under the name and the year.
pub fn answer(
    visit: &Visit,
    shell: &Shell<'_>,
    format: Format,
    year: FinancialYear,
    (name, rows): (&str, &[Row]),
) -> Result<Response, Failure> {
    let heading: Vec<Written> = COLUMNS
        .iter()
        .map(|column| Written::Text(shell.kc("oversight-fairness-column", column).into_owned()))
        .collect();
    let lines = std::iter::once(heading).chain(rows.iter().map(|row| written(shell, row)));
    match format {
        Format::Csv => {
            let mut sheet = CsvSheet::new(Vec::new())?;
            for line in lines {
                sheet.row(&line.iter().map(Written::cell).collect::<Vec<_>>())?;
            }
            let file = format!("{name}-{}.csv", year.slug());
            visit.download(&file, "text/csv; charset=utf-8", sheet.finish()?)
        }
        Format::Xlsx => {
            let mut sheet = XlsxSheet::new(name)?;
            for line in lines {
                sheet.row(&line.iter().map(Written::cell).collect::<Vec<_>>())?;
            }
            let file = format!("{name}-{}.xlsx", year.slug());
            let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            visit.download(&file, media, sheet.finish()?)
        }
    }
}
