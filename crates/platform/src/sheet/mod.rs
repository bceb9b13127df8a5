//! Sheets in and out: CSV and XLSX as a stream of rows under known headings, and CSV and XLSX written safely.
//! Read row, header, then the readers. What rows mean is an importer's business.

mod header;
mod row;

pub use header::Header;
pub use row::{Column, Mark, SheetRow};
