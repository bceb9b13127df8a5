//! Sheets: what is read from good and bad files, and what is written. Files are made here; none is kept.

mod bad;
mod good;
mod page;
mod written;

use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

use kernel::Error;

use super::{Column, Header, Rows, SheetFault, SheetRow, Stopped, read, survey};

pub(crate) const COLUMNS: &[Column] = &[
    Column { key: "check_number", sw: "Cheki namba", en: "Check number", required: true },
    Column { key: "name", sw: "Jina", en: "Name", required: true },
    Column { key: "phone", sw: "Simu", en: "Phone", required: false },
];

/// A file that is deleted with the test.
struct Stored {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl AsRef<Path> for Stored {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

fn stored(bytes: &[u8]) -> Stored {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet");
    std::fs::write(&path, bytes).unwrap();
    Stored { _folder: folder, path }
}

/// What came by, as text: `2: check_number=.. name=..`.
#[derive(Default)]
struct Told {
    header: Header,
    rows: Vec<String>,
}

impl Rows for Told {
    fn header(&mut self, header: &Header) -> Result<(), Error> {
        self.header = header.clone();
        Ok(())
    }
    fn row(&mut self, row: SheetRow<'_>) -> Result<(), Error> {
        let cells: Vec<&str> = COLUMNS.iter().map(|column| row.get(column.key)).collect();
        self.rows.push(format!("{}: {}", row.number(), cells.join("|")));
        Ok(())
    }
}

fn told(bytes: &[u8]) -> Told {
    let file = stored(bytes);
    survey(file.as_ref()).unwrap();
    let mut told = Told::default();
    read(file.as_ref(), COLUMNS, &mut told).unwrap();
    told
}

fn fault(bytes: &[u8]) -> SheetFault {
    match survey(stored(bytes).as_ref()) {
        Err(Stopped::Fault(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// A part of a ZIP file: its name, and who writes it.
type Part<'a> = (&'a str, &'a dyn Fn(&mut dyn Write));

/// A ZIP file with these parts.
fn zipped(parts: &[Part<'_>]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, fill) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        fill(&mut archive);
    }
    let mut cursor = archive.finish().unwrap();
    cursor.rewind().unwrap();
    cursor.into_inner()
}
