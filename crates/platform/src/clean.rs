//! Text as people send it, on its way in: whatever door it comes by, both engines then keep the same, and it is what a
//! reader sees.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Letters of a file's name that are kept.
const FILE_NAME_MOST: usize = 120;

/// Nobody sees it, or it makes others be seen in another order than they stand (UTR 36, bidirectional overrides).
pub fn is_unseen(letter: char) -> bool {
    let control = letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    control || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A letter and its mark become one character: some telephones send `é` as two, and names are compared.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// What somebody typed, without what nobody sees: it mostly comes along with what was copied, and nobody could find it.
pub fn typed(text: &str) -> String {
    composed(text).chars().filter(|letter| !is_unseen(*letter)).collect()
}

/// The name of a file that somebody sent, on one line.
pub fn file_name(name: &str) -> String {
    typed(name).chars().filter(|letter| !letter.is_control()).take(FILE_NAME_MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_dropped_and_marks_join_their_letters() {
        assert_eq!(typed("a\0b\u{1}c\u{202e}d\u{2066}e\u{9f}"), "abcde");
        assert_eq!(typed("mstari\r\nwa pili\tna safu"), "mstari\r\nwa pili\tna safu");
        assert_eq!(typed("Andre\u{301}"), "Andr\u{e9}");
        assert_eq!(file_name("ri\npoti\u{202e}fdp.exe"), "ripotifdp.exe");
    }
}
