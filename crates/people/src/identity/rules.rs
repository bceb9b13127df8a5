//! What a password and an activation code must be like. Nothing here reads or stores one.

use kernel::FieldErrors;

/// Characters a password has at least; longer beats stranger, and phones make strange ones hard to type.
pub const SHORTEST_PASSWORD: usize = 10;
/// Characters a password has at most: bounds the work of hashing it.
pub const LONGEST_PASSWORD: usize = 200;
/// Days an activation code can be used.
pub const CODE_DAYS: i64 = 14;

/// Letters and digits that cannot be mistaken for each other on paper.
const CODE_LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Complains about a password that is too short, too long, repeated differently or too easy to guess.
pub fn check_password(check_number: &str, password: &str, again: &str, errors: &mut FieldErrors) {
    let length = password.chars().count();
    let simple = password.to_lowercase();
    let guessable = (!check_number.is_empty() && password.contains(check_number))
        || ["password", "nywila", "tanzania", "12345678", "qwertyui"]
            .iter()
            .any(|word| simple.contains(word))
        || password.chars().next().is_some_and(|first| password.chars().all(|letter| letter == first));
    if length < SHORTEST_PASSWORD {
        errors.push(
            "password",
            kernel::Reason::new("people-identity-password-short").with("least", SHORTEST_PASSWORD),
        );
    } else if length > LONGEST_PASSWORD {
        errors
            .push("password", kernel::Reason::new("platform-field-too-long").with("most", LONGEST_PASSWORD));
    } else if guessable {
        errors.add("password", "people-identity-password-guessable");
    } else if password != again {
        errors.add("password_again", "people-identity-password-differs");
    }
}

/// A code of eight letters from five random bytes, written `K7QF-2M9X`.
pub fn code_from(bytes: [u8; 5]) -> String {
    let number = bytes.iter().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let letter = |place: u32| {
        let index = usize::try_from((number >> (5 * place)) & 31).unwrap_or_default();
        char::from(CODE_LETTERS.get(index).copied().unwrap_or(b'0'))
    };
    let letters: String = (0..8).rev().map(letter).collect();
    let (first, second) = letters.split_at(4);
    format!("{first}-{second}")
}

/// The code as it was meant: capitals, no spaces or hyphens, O read as 0, I and L as 1.
pub fn normal_code(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}
