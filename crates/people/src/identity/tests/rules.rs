use kernel::FieldErrors;

use crate::identity::rules::{check_password, code_from, normal_code};

fn complaints(password: &str, again: &str) -> Vec<String> {
    let mut errors = FieldErrors::default();
    check_password("90000025", password, again, &mut errors);
    errors.0.into_iter().map(|error| format!("{}: {}", error.field, error.reason.key)).collect()
}

#[test]
fn a_password_is_long_hard_to_guess_and_typed_twice_alike() {
    assert!(complaints("embe kiti mvua", "embe kiti mvua").is_empty());
    assert_eq!(complaints("fupi", "fupi"), ["password: people-identity-password-short"]);
    assert_eq!(complaints("xx90000025xx", "xx90000025xx"), ["password: people-identity-password-guessable"]);
    assert_eq!(complaints("aaaaaaaaaaaa", "aaaaaaaaaaaa"), ["password: people-identity-password-guessable"]);
    assert_eq!(complaints("Nywila12345", "Nywila12345"), ["password: people-identity-password-guessable"]);
    assert_eq!(
        complaints("embe kiti mvua", "embe kiti mvuo"),
        ["password_again: people-identity-password-differs"]
    );
    assert_eq!(complaints(&"a1b".repeat(100), "x"), ["password: platform-field-too-long"]);
}

#[test]
fn a_code_is_read_back_however_it_is_typed() {
    let code = code_from([0x12, 0x34, 0x56, 0x78, 0x9a]);
    assert_eq!(code.len(), 9);
    assert_eq!(normal_code(&code.to_lowercase()), normal_code(&code));
    assert_eq!(normal_code(" o1i l-"), "0111");
    assert_ne!(code_from([0; 5]), code_from([0, 0, 0, 0, 1]));
}
