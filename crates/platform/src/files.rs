//! Files people attach: judged by content, never by name; kept beside the row they prove, inside the tenant's wall.

use kernel::{EmploymentId, Error, FileId, InstitutionId};
use sha2::{Digest, Sha256};

use crate::clean;
use crate::store::Tx;
use crate::work::Work;

/// Bytes of one attached file at most: a photo of a cheap phone fits.
pub const FILE_LIMIT: usize = 5 * 1024 * 1024;

crate::statements! {
    INSERT = "INSERT INTO platform_file
        (institution_id, id, sha256, media_type, name, size, body, added_by_id, added_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    FIND = "SELECT id, media_type, name, body FROM platform_file WHERE institution_id = $1 AND id = $2";
}

crate::row! {
    /// A file with its bytes.
    pub struct StoredFile {
        pub id: FileId,
        pub media_type: String,
        pub name: String,
        pub body: Vec<u8>,
    }
}

/// The type of a file by its first bytes: PDF, JPEG, PNG or WebP. Nothing else is taken.
pub fn judge(bytes: &[u8]) -> Option<&'static str> {
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    match bytes {
        _ if bytes.starts_with(b"%PDF-") => Some("application/pdf"),
        _ if bytes.starts_with(&[0xff, 0xd8, 0xff]) => Some("image/jpeg"),
        _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        _ if riff => Some("image/webp"),
        _ => None,
    }
}

/// Complains about the form field `field` when the file cannot be taken.
pub fn check(field: &str, bytes: &[u8]) -> Result<&'static str, Error> {
    if bytes.len() > FILE_LIMIT {
        return Err(Error::field(field, "platform-file-too-large"));
    }
    judge(bytes).ok_or_else(|| Error::field(field, "platform-file-kind"))
}

/// Keeps a file for the one who sent it; `field` is where a complaint stands.
pub fn store(work: &Work<'_>, field: &str, name: &str, bytes: &[u8]) -> Result<FileId, Error> {
    let media_type = check(field, bytes)?;
    let person = work.person()?;
    let id: FileId = work.new_id();
    let name = clean::file_name(name);
    let size = i64::try_from(bytes.len()).map_err(Error::internal)?;
    let added_by: EmploymentId = person.employment;
    work.tx().run(
        &INSERT,
        &[
            &person.institution,
            &id,
            &Sha256::digest(bytes).to_vec(),
            &media_type,
            &name,
            &size,
            &bytes,
            &added_by,
            &work.now(),
        ],
    )?;
    Ok(id)
}

/// The file; who may see it is judged by the row it is attached to. Its name ends as what it is: a machine goes by the
/// ending, and the name is whatever was claimed.
pub fn find(tx: &Tx<'_>, institution: InstitutionId, id: FileId) -> Result<Option<StoredFile>, Error> {
    let found = tx.opt::<StoredFile>(&FIND, &[&institution, &id])?;
    Ok(found.map(|file| StoredFile { name: named(&file.name, &file.media_type), ..file }))
}

fn named(name: &str, media_type: &str) -> String {
    let endings: &[&str] = match media_type {
        "application/pdf" => &["pdf"],
        "image/jpeg" => &["jpg", "jpeg"],
        "image/png" => &["png"],
        "image/webp" => &["webp"],
        _ => &["bin"],
    };
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    if endings.iter().any(|own| ending.eq_ignore_ascii_case(own)) {
        return name.to_owned();
    }
    format!("{stem}.{}", endings.first().unwrap_or(&"bin"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_judged_by_its_bytes() {
        assert_eq!(judge(b"%PDF-1.7 .."), Some("application/pdf"));
        assert_eq!(judge(b"RIFF\0\0\0\0WEBPVP8 "), Some("image/webp"));
        assert_eq!(judge(b"<html><script>"), None);
        assert_eq!(judge(b"MZ"), None);
        for (name, kind, served) in [
            ("ripoti.bat", "application/pdf", "ripoti.pdf"),
            ("picha.JPEG", "image/jpeg", "picha.JPEG"),
            ("picha", "image/png", "picha.png"),
            ("picha.pdf", "image/webp", "picha.webp"),
        ] {
            assert_eq!(named(name, kind), served);
        }
        assert!(check("evidence", &vec![0xff; FILE_LIMIT + 1]).is_err());
    }
}
