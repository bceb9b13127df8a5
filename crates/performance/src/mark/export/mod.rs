//! The two exports: the marks of a year as CSV, and the whole year as JSON from which anybody can recompute a mark.
//! Field by field: docs/export.md. Written as it is read: nothing grows with the institution.

mod marks;
mod rows;
mod store;
mod year;

#[cfg(test)]
pub(crate) use marks::cell;
pub use marks::write_marks_csv;
pub(crate) use year::employee_year;
pub use year::write_year_json;
