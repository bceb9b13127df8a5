//! The newest signed head that this program has seen, in a file beside the key. Whoever can write the database but not this
//! folder could cut the log off and have the running sealer sign it anew; the file remembers how far it went.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use kernel::Error;

use super::head::Note;
use super::model::hex;
use crate::clock::random_bytes;

/// Kichwa kilichowekwa kando.
#[derive(Debug, Clone)]
pub struct Kept {
    file: PathBuf,
}

impl Kept {
    /// The file that stands beside a key file.
    pub fn beside(key: &Path) -> Self {
        Self { file: key.with_extension("head") }
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    /// None before the first round, and after somebody who restored a backup moved it away. A file that says nothing is an
    /// error and not "none": an emptied file must not open the log to be cut off.
    pub fn read(&self) -> Result<Option<Note>, Error> {
        let text = match fs::read_to_string(&self.file) {
            Ok(text) => text,
            Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(self.told(cause)),
        };
        let note = text.parse::<Note>().ok().filter(Note::is_signed);
        note.map(Some).ok_or_else(|| self.told("not a signed head; compare it with heads kept elsewhere"))
    }

    /// Under a name of its own, then renamed, so that a power cut leaves the old head or the new one. A head already there
    /// that is newer stays: another server may use the same folder.
    pub fn keep(&self, note: &Note) -> Result<(), Error> {
        if self.read()?.is_some_and(|kept| kept.head.size >= note.head.size) {
            return Ok(());
        }
        let draft = self.file.with_extension(format!("head-{}", hex(&random_bytes::<4>()?)));
        let written = fs::OpenOptions::new().create_new(true).write(true).open(&draft).and_then(|mut out| {
            out.write_all(note.to_string().as_bytes())?;
            out.sync_all()?;
            fs::rename(&draft, &self.file)?;
            // The new name itself is on disk only with its folder.
            fs::File::open(
                self.file.parent().filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new(".")),
            )?
            .sync_all()
        });
        if written.is_err() {
            drop(fs::remove_file(&draft));
        }
        written.map_err(|cause| self.told(cause))
    }

    fn told(&self, cause: impl std::fmt::Display) -> Error {
        Error::internal(format!("{}: {cause}", self.file.display()))
    }
}
