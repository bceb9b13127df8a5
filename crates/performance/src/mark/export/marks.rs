//! `check_number,R,B,M,O,band,formula`: one line for each published mark, in the order of check numbers.

use std::io::Write;

use kernel::{Error, FinancialYear, InstitutionId, Marks};
use platform::store::Tx;

use super::store;

/// Writes the newest published mark of each person; answers how many lines there are beside the header.
/// Empty cells are parts that had nothing to measure.
pub fn write_marks_csv(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    out: &mut dyn Write,
) -> Result<u64, Error> {
    out.write_all(b"check_number,R,B,M,O,band,formula\n").map_err(Error::internal)?;
    let mut lines = 0_u64;
    store::each_mark(tx, institution, year, |row| {
        let part = |marks: Option<Marks>| marks.map_or_else(String::new, |marks| marks.to_string());
        let cells = [
            cell(&row.check_number),
            row.r.to_string(),
            part(row.b),
            part(row.m),
            row.o.to_string(),
            row.band.to_string(),
            cell(&row.formula),
        ];
        writeln!(out, "{}", cells.join(",")).map_err(Error::internal)?;
        lines = lines.saturating_add(1);
        Ok(())
    })?;
    Ok(lines)
}

/// A text cell: quoted where it must be, and never a formula of the program that opens it.
pub fn cell(text: &str) -> String {
    let harmless =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if harmless.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", harmless.replace('"', "\"\""))
    } else {
        harmless
    }
}
