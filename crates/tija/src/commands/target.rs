//! Where a command writes what it was asked for: standard output, or a file that is there whole or not at all.

use std::fs::{File, FileType, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

use kernel::Error;
use tempfile::NamedTempFile;

use super::about_file;

/// Has `fill` write to `out`, standard output where none is named. A file is written beside and takes its place when all
/// of it is on disk: what stood there stays until then, and whatever fails leaves it as it was. What is no file of the
/// disk (`/dev/stdout`, a pipe) is written into and stays.
pub fn write_to(
    out: Option<&Path>,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
) -> Result<(), Error> {
    let Some(path) = out else {
        let name = Path::new("standard output");
        return pour(io::stdout(), name, fill).map(drop);
    };
    let about = |cause: io::Error| about_file(path, &cause);
    // Opened without harm: what may not be written must not be replaced either.
    let real = match OpenOptions::new().append(true).open(path) {
        Ok(stands) => {
            if !is_kept(path, &stands).map_err(about)? {
                return pour(stands, path, fill).map(drop);
            }
            path.canonicalize().map_err(about)?
        }
        Err(cause) if cause.kind() == ErrorKind::NotFound => path.to_owned(),
        Err(cause) => return Err(about(cause)),
    };
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Only its owner may read it, and it goes by itself when anything fails.
    let draft = pour(NamedTempFile::new_in(folder).map_err(about)?, path, fill)?;
    draft.as_file().sync_all().map_err(about)?;
    draft.persist(&real).map_err(|cause| about(cause.error))?;
    Ok(())
}

/// Is it a file that stays on the disk, and not something that only has a name there?
fn is_kept(path: &Path, stands: &File) -> io::Result<bool> {
    let kind: FileType = stands.metadata()?.file_type();
    if kind.is_block_device() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "a disk, not a file"));
    }
    Ok(kind.is_file() && !path.starts_with("/dev") && !path.starts_with("/proc"))
}

fn pour<W: Write>(
    to: W,
    name: &Path,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
) -> Result<W, Error> {
    let mut to = BufWriter::new(Named { to, name });
    fill(&mut to)?;
    to.into_inner().map(|named| named.to).map_err(|cause| Error::internal(cause.error()))
}

/// Says in its errors what could not be written.
struct Named<'n, W> {
    to: W,
    name: &'n Path,
}

impl<W> Named<'_, W> {
    fn about(&self, cause: &io::Error) -> io::Error {
        io::Error::new(cause.kind(), format!("{}: {cause}", self.name.display()))
    }
}

impl<W: Write> Write for Named<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes).map_err(|cause| self.about(&cause))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush().map_err(|cause| self.about(&cause))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn write(path: &Path, text: &str) -> Result<(), Error> {
        write_to(Some(path), |out| out.write_all(text.as_bytes()).map_err(Error::internal))
    }

    fn fails(path: &Path) -> String {
        let failed = write_to(Some(path), |out| {
            out.write_all(b"half").map_err(Error::internal)?;
            Err(Error::internal("it failed"))
        });
        failed.unwrap_err().to_string()
    }

    #[test]
    fn a_file_is_there_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("marks.csv");
        assert!(fails(&file).contains("it failed"));
        assert!(!file.exists());
        write(&file, "one").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        fails(&file);
        assert_eq!(fs::read_to_string(&file).unwrap(), "one");
        let link = folder.path().join("newest.csv");
        symlink(&file, &link).unwrap();
        write(&link, "two").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no draft is left");
    }

    #[test]
    fn what_is_no_file_is_written_into_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        write(Path::new("/dev/null"), "gone").unwrap();
        fails(Path::new("/dev/null"));
        assert!(Path::new("/dev/null").exists());
        let full = write(Path::new("/dev/full"), "gone").unwrap_err().to_string();
        assert!(full.contains("/dev/full: "), "{full}");
        let told = write(folder.path(), "x").unwrap_err().to_string();
        assert!(told.contains(&folder.path().display().to_string()), "{told}");
        assert!(folder.path().is_dir());
    }
}
