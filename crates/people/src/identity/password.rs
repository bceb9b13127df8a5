//! Passwords are hashed with argon2id, off the threads that serve requests, two at a time: memory stays bounded and
//! a rush of sign-ins does not stop the other pages. Source of the parameters: OWASP (19 MiB, 2 passes, 1 lane).

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use kernel::Error;
use tokio::sync::Semaphore;

static TWO_AT_A_TIME: Semaphore = Semaphore::const_new(2);

/// What is compared when there is no account, so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

fn hash_now(password: &str) -> Result<String, Error> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash: PasswordHash| hash.to_string())
        .map_err(|cause| Error::internal(format!("hashing failed: {cause}")))
}

fn matches_now(password: &str, hash: Option<&str>) -> bool {
    let right = PasswordHash::new(hash.unwrap_or(&NOBODY))
        .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
    right && hash.is_some()
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let _turn = TWO_AT_A_TIME.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// The argon2id hash of a password, as text with its parameters.
pub async fn hash(password: String) -> Result<String, Error> {
    off_thread(move || hash_now(&password)).await?
}

/// Is this the password behind the hash? Takes as long when there is no hash.
pub async fn matches(password: String, hash: Option<String>) -> Result<bool, Error> {
    off_thread(move || matches_now(&password, hash.as_deref())).await
}
