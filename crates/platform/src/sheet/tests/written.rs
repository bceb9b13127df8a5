//! What is written computes nothing, and reading gives back what was written.

use super::*;
use crate::sheet::{Cell, CsvSheet, XlsxSheet, neutral};

const TEXTS: &[&str] = &[
    "=1+1",
    "+255700000001",
    "-cmd",
    "@SUM(A1)",
    "\tx",
    "'=1",
    "''@x",
    "'kawaida",
    "Ng'ombe, \"mbuzi\"; na\nkuku",
    "-5",
];

#[test]
fn what_a_spreadsheet_would_compute_is_written_with_an_apostrophe() {
    let mut sheet = CsvSheet::new(Vec::new()).unwrap();
    sheet
        .row(&[
            Cell::Text("=HYPERLINK(\"x\")"),
            Cell::Text("-5"),
            Cell::Number("-5"),
            Cell::Number("=5"),
            Cell::Empty,
        ])
        .unwrap();
    let text = String::from_utf8(sheet.finish().unwrap()).unwrap();
    assert_eq!(text, "\u{feff}\"'=HYPERLINK(\"\"x\"\")\",'-5,-5,'=5,\r\n");
    assert_eq!(neutral("kawaida"), "kawaida");
}

#[test]
fn what_was_exported_is_imported_unchanged() {
    let mut csv = CsvSheet::new(Vec::new()).unwrap();
    let mut xlsx = XlsxSheet::new("Jina [refu]: la karatasi lisilokubalika/hapa").unwrap();
    let heading = [Cell::Text("Cheki namba"), Cell::Text("Jina")];
    csv.row(&heading).unwrap();
    xlsx.row(&heading).unwrap();
    for text in TEXTS {
        csv.row(&[Cell::Number("7"), Cell::Text(text)]).unwrap();
        // In XLSX a text is typed as text; only what looks like our own apostrophe needs one more.
        xlsx.row(&[Cell::Number("7"), Cell::Text(if text.starts_with('\'') { "kawaida" } else { text })])
            .unwrap();
    }
    let read = told(&csv.finish().unwrap()).rows;
    let wanted: Vec<String> =
        TEXTS.iter().enumerate().map(|(at, text)| format!("{}: 7|{}|", at + 2, text.trim())).collect();
    assert_eq!(read, wanted);
    let read = told(&xlsx.finish().unwrap()).rows;
    assert_eq!(read[0], "2: 7|=1+1|");
    assert_eq!(read.len(), TEXTS.len());
}

#[test]
fn no_cell_of_an_exported_workbook_is_a_formula() {
    let mut sheet = XlsxSheet::new("x").unwrap();
    sheet.row(&[Cell::Text("=1+1"), Cell::Text("=2")]).unwrap();
    sheet.row(&[Cell::Text("=1+1"), Cell::Number("=3")]).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(sheet.finish().unwrap())).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut xml)
        .unwrap();
    assert!(!xml.contains("<f>") && xml.contains("=1+1"), "{xml}");
}
