//! Sheets in and out: CSV and XLSX as a stream of rows under known headings, CSV and XLSX written safely, and
//! the tables of a page of ours read back. Read row, header, read (with text, unpack, excel behind it), then write and page. What rows mean is an importer's business.

mod excel;
mod fault;
mod header;
mod page;
mod read;
mod row;
mod text;
mod unpack;
mod write;

pub use fault::{MOST_BYTES, MOST_CELL, MOST_UNPACKED, SheetFault, Stopped};
pub use header::Header;
pub use page::{PageTable, Shown, has_table, is_nothing, next_page, plain_number, tables};
pub use read::{Rows, read, survey};
pub use row::{Column, Mark, SheetRow};
pub use write::{Cell, CsvSheet, XlsxSheet, neutral};

#[cfg(test)]
mod tests;
