//! Codes that people can read out over a bad line.

use proptest::prelude::*;

use crate::paper::rules::{LENGTH, initials, new_code, read_code, read_hash, shown_code};

proptest! {
    #[test]
    fn a_code_is_read_back_however_it_is_written(chance: [u8; 16]) {
        let code = new_code(chance);
        prop_assert_eq!(code.len(), LENGTH);
        let shown = shown_code(&code);
        prop_assert_eq!(shown.len(), 14);
        for written in [&code, &shown, &shown.to_lowercase(), &format!(" {} ", shown.replace('-', " "))] {
            let read = read_code(written);
            prop_assert_eq!(read.as_deref(), Some(code.as_str()));
        }
        // As people hear or misread them.
        let taken_for_another = code.replace('0', "o").replace('1', "l").replace('2', "z").replace('V', "u");
        prop_assert_eq!(read_code(&taken_for_another), Some(code));
    }

    #[test]
    fn one_wrong_sign_or_two_that_changed_places_are_found(chance: [u8; 16], place in 0..12_usize, other in 0..12_usize, by in 1..31_usize) {
        const SIGNS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXY";
        let code = new_code(chance);
        let mut signs: Vec<char> = code.chars().collect();
        let value = SIGNS.find(signs[place]).unwrap();
        signs[place] = SIGNS.chars().nth((value + by) % 31).unwrap();
        prop_assert_eq!(read_code(&signs.iter().collect::<String>()), None);
        let mut signs: Vec<char> = code.chars().collect();
        signs.swap(place, other);
        let swapped: String = signs.iter().collect();
        prop_assert_eq!(read_code(&swapped).is_some(), swapped == code);
    }
}

#[test]
fn what_is_no_code_is_told_apart() {
    for typed in ["", "-", "0000", "ABCD-EFGH-JKMN-PQRS", "K7QX-2M9D-4RT!", "\u{202e}", &"0".repeat(10_000)] {
        assert_eq!(read_code(typed), None, "{typed}");
    }
}

#[test]
fn the_public_page_says_initials_only() {
    assert_eq!(initials("Mwinukwe, Zawadi Charles"), "M. Z. C.");
    assert_eq!(initials("asha"), "A.");
    assert_eq!(initials(""), "");
}

#[test]
fn a_hash_is_read_with_its_gaps() {
    let hash = "00ff".repeat(16);
    let read = read_hash(&hash).unwrap();
    assert_eq!((read.len(), &read[..2]), (32, &[0, 255][..]));
    assert_eq!(
        read_hash("00FF 00ff:00ff-00ff 00ff00ff00ff00ff 00ff00ff00ff00ff 00ff00ff00ff00ff"),
        Some(read)
    );
    assert_eq!(read_hash("00ff"), None);
    assert_eq!(read_hash(&"zz".repeat(32)), None);
}
