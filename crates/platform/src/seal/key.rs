//! The key that signs heads, in a file only the program may read, and the public keys that are trusted, in a file beside
//! it. A new key file takes over; heads signed before stay good, because their public key stays in the list.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use ed25519_dalek::{Signer, SigningKey};
use kernel::Error;

use super::head::{Head, Note};
use super::kept::Kept;
use super::model::{hex, unhex_array};
use crate::clock::random_bytes;

/// Funguo za kutia saini.
#[derive(Clone)]
pub struct Keys {
    signing: SigningKey,
    trusted: Vec<[u8; 32]>,
    /// None only where the key has no file.
    kept: Option<Kept>,
}

/// The list of public keys that stands beside a key file.
fn list_beside(file: &Path) -> PathBuf {
    file.with_extension("pub")
}

fn told(file: &Path, cause: impl std::fmt::Display) -> Error {
    Error::internal(format!("{}: {cause}", file.display()))
}

impl Keys {
    /// The key of this file; made on the first start.
    pub fn open(file: &Path) -> Result<Self, Error> {
        let signing = match fs::read_to_string(file) {
            Ok(text) => read(file, &text)?,
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => make(file)?,
            Err(cause) => return Err(told(file, cause)),
        };
        let public = signing.verifying_key().to_bytes();
        let list = list_beside(file);
        let mut trusted = if list.exists() { Self::trusted_in(&list)? } else { Vec::new() };
        if !trusted.contains(&public) {
            let mut out = fs::OpenOptions::new()
                .create(true)
                .append(true)
                .open(&list)
                .map_err(|cause| told(&list, cause))?;
            out.write_all(format!("{}\n", hex(&public)).as_bytes()).map_err(|cause| told(&list, cause))?;
            tracing::info!(key = hex(&public), "heads of the sealed log are signed by a new key");
            trusted.push(public);
        }
        Ok(Self { signing, trusted, kept: Some(Kept::beside(file)) })
    }

    /// A key from 32 bytes that were chosen elsewhere: for tests and measurements.
    pub fn of_seed(seed: [u8; 32]) -> Self {
        let signing = SigningKey::from_bytes(&seed);
        let trusted = vec![signing.verifying_key().to_bytes()];
        Self { signing, trusted, kept: None }
    }

    /// The public keys that stand beside a key file, without reading the key itself: what checking needs.
    pub fn trusted_beside(file: &Path) -> Result<Vec<[u8; 32]>, Error> {
        Self::trusted_in(&list_beside(file))
    }

    fn trusted_in(list: &Path) -> Result<Vec<[u8; 32]>, Error> {
        let text = fs::read_to_string(list).map_err(|cause| told(list, cause))?;
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Self::read_public).collect()
    }

    /// A public key as 64 hexadecimal digits.
    pub fn read_public(text: &str) -> Result<[u8; 32], Error> {
        unhex_array(text).ok_or_else(|| Error::internal("not a public key of 64 hexadecimal digits"))
    }

    pub fn trusted(&self) -> &[[u8; 32]] {
        &self.trusted
    }

    pub(super) fn kept(&self) -> Option<&Kept> {
        self.kept.as_ref()
    }

    pub(super) fn public(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    pub(super) fn sign(&self, head: Head) -> Note {
        Note { head, signature: self.signing.sign(head.text().as_bytes()).to_bytes() }
    }
}

fn read(file: &Path, text: &str) -> Result<SigningKey, Error> {
    let seed = unhex_array(text.trim()).ok_or_else(|| told(file, "not a key of 64 hexadecimal digits"))?;
    Ok(SigningKey::from_bytes(&seed))
}

/// Two programs that start at once: the second finds the first one's file and reads it.
fn make(file: &Path) -> Result<SigningKey, Error> {
    let seed = random_bytes::<32>()?;
    // Written under a name of its own and then linked, so that nobody reads half a key.
    let draft = file.with_extension(format!("new-{}", hex(&random_bytes::<4>()?)));
    let mut out = fs::OpenOptions::new()
        .create_new(true)
        .write(true)
        .mode(0o600)
        .open(&draft)
        .map_err(|cause| told(&draft, cause))?;
    let written = out.write_all(format!("{}\n", hex(&seed)).as_bytes()).and_then(|()| out.sync_all());
    let linked = written.and_then(|()| fs::hard_link(&draft, file));
    drop(fs::remove_file(&draft));
    match linked {
        Ok(()) => Ok(SigningKey::from_bytes(&seed)),
        Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => {
            read(file, &fs::read_to_string(file).map_err(|cause| told(file, cause))?)
        }
        Err(cause) => Err(told(file, cause)),
    }
}
