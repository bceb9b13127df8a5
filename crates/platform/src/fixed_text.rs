//! What texts that people sign have in common: the SHA-256 of their bytes, and what was typed put on one line. What a text
//! says is each area's.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// SHA-256 of the text's UTF-8 bytes.
pub fn hash(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

/// The hash as people compare it: lower-case hexadecimal, without gaps.
pub fn hex(hash: &[u8]) -> String {
    hash.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads what [`hex`] wrote; anything else gives nothing, which no hash equals.
pub fn from_hex(text: &str) -> Vec<u8> {
    let digits: Option<Vec<u8>> =
        text.chars().map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok())).collect();
    let digits = digits.unwrap_or_default();
    digits
        .chunks_exact(2)
        .filter_map(|pair| match pair {
            [high, low] => Some(high << 4 | low),
            _ => None,
        })
        .collect()
}

/// One line: every run of blanks, line ends and control signs becomes one blank.
pub fn line(typed: &str) -> String {
    typed
        .split(|sign: char| sign.is_whitespace() || sign.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The same, a dash where nothing was typed.
pub fn or_dash(typed: Option<&str>) -> String {
    let text = line(typed.unwrap_or_default());
    if text.is_empty() { "-".to_owned() } else { text }
}
