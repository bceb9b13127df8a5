//! The papers of a bundle as one ZIP file, made while it is sent: a page of papers at a time is read, packed and handed on,
//! so nothing grows with the institution and no file lies about.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{Stream, stream};
use kernel::Error;
use kernel::uuid::Uuid;
use platform::work::Desk;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::model::BundleRow;
use super::store::{self, PaperBody};
use crate::paper::model::PaperId;
use crate::paper::rules;

/// Papers read at once: some two megabytes.
const PAGE: i64 = 20;

/// What was packed and is not sent yet.
#[derive(Clone, Default)]
struct Packed(Arc<Mutex<Vec<u8>>>);

impl Packed {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Packed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Packing {
    desk: Desk,
    row: BundleRow,
    after: PaperId,
    packed: Packed,
    /// None once the end is written.
    writer: Option<ZipWriter<StreamWriter<Packed>>>,
}

/// The file, piece by piece.
pub fn pieces(desk: Desk, row: BundleRow) -> impl Stream<Item = Result<Vec<u8>, Error>> {
    let packed = Packed::default();
    let writer = Some(ZipWriter::new_stream(packed.clone()));
    let packing = Packing { desk, row, after: PaperId(Uuid::nil()), packed, writer };
    stream::try_unfold(packing, |mut packing| async move {
        match packing.next().await? {
            Some(piece) => Ok(Some((piece, packing))),
            None => Ok(None),
        }
    })
}

/// With the paper's code: whoever came back to the institution has two agreements of one year under one check number, and a
/// ZIP holds no name twice.
fn name_of(paper: &PaperBody) -> String {
    let stem = paper.file_name.strip_suffix(".pdf").unwrap_or(&paper.file_name);
    format!("{stem}-{}.pdf", rules::shown_code(&paper.code))
}

impl Packing {
    /// The next piece; None after the last.
    async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let Some(mut writer) = self.writer.take() else { return Ok(None) };
        let (row, after) = (self.row.clone(), self.after);
        let papers = self.desk.report(move |work| store::bodies(work.tx(), &row, after, PAGE)).await?;
        let Some(last) = papers.last().map(|paper| paper.id) else {
            writer.finish().map_err(Error::internal)?;
            return Ok(Some(self.packed.take()));
        };
        // A tagged PDF is half its size when it is packed.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for paper in &papers {
            writer.start_file(name_of(paper), options).map_err(Error::internal)?;
            writer.write_all(&paper.body).map_err(Error::internal)?;
        }
        self.after = last;
        self.writer = Some(writer);
        Ok(Some(self.packed.take()))
    }
}
