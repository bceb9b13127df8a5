//! Text files that people read in reviews: a test fails when they no longer tell the truth.
//! `TIJA_WRITE=1 cargo nextest run -p tija` writes them anew; read the difference before committing it.

use std::fs;
use std::path::Path;

/// Compares with the reviewed file, or writes it when asked to.
#[expect(clippy::expect_used, reason = "a test that cannot write fails loudly")]
pub fn must_equal(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(name);
    #[expect(clippy::disallowed_methods, reason = "asks whether the reviewed files shall be written anew")]
    if std::env::var_os("TIJA_WRITE").is_some() {
        fs::write(&path, text).expect("the file can be written");
        return;
    }
    let reviewed = fs::read_to_string(&path).unwrap_or_default();
    let differs = reviewed.lines().zip(text.lines()).find(|(old, new)| old != new);
    assert!(
        reviewed == text,
        "{name} is out of date, first at {differs:?}; write it with TIJA_WRITE=1 and read the difference"
    );
}
