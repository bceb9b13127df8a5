//! What people typed, made fit for a page: a sign our fonts do not have becomes a box (an archive refuses a page with a
//! missing sign), signs that turn the direction of reading or cannot be seen are left out, and a word longer than a column
//! may be broken.

use serde_json::Value;

/// Stands for a sign the fonts do not have.
const BOX: char = '\u{25a1}';
/// Where a line may break, unseen.
const BREAK: char = '\u{200b}';
/// Letters of the longest word that stays whole: no Swahili or English word of an office is longer.
const LONG: usize = 18;
/// Letters of the longest address that stays whole: whoever copies it from the paper gets what can be opened.
const ADDRESS: usize = 48;
/// Letters between two places where a longer one may break.
const PIECE: usize = 9;

/// Cleans every text of a description. `has` tells whether our fonts have a sign.
pub fn clean(value: &mut Value, has: &impl Fn(char) -> bool) {
    match value {
        Value::String(text) => *text = line(text, has),
        Value::Array(values) => values.iter_mut().for_each(|value| clean(value, has)),
        Value::Object(fields) => fields.values_mut().for_each(|value| clean(value, has)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn line(text: &str, has: &impl Fn(char) -> bool) -> String {
    let signs: Vec<char> = text.chars().filter_map(|sign| shown(sign, has)).collect();
    let mut cleaned = String::with_capacity(text.len());
    for word in signs.chunk_by(|one, other| one.is_whitespace() == other.is_whitespace()) {
        let most = if word.starts_with(&['h', 't', 't', 'p']) { ADDRESS } else { LONG };
        let is_long = word.len() > most && word.iter().all(|sign| !sign.is_whitespace());
        let size = if is_long { PIECE } else { word.len() };
        for (number, piece) in word.chunks(size.max(1)).enumerate() {
            if number > 0 {
                cleaned.push(BREAK);
            }
            cleaned.extend(piece);
        }
    }
    cleaned
}

/// The sign as it is printed; None when it is none to be seen.
fn shown(sign: char, has: &impl Fn(char) -> bool) -> Option<char> {
    match sign {
        '\n' | ' ' => Some(sign),
        // Every other kind of blank is a blank.
        _ if sign.is_whitespace() => Some(' '),
        _ if sign.is_control() => None,
        // Directions, joiners, variation selectors, tags: they show nothing and can make one text look like another.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{61c}'
        | '\u{ad}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        _ if has(sign) => Some(sign),
        _ => Some(BOX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_text_is_cleaned_wherever_it_stands() {
        let mut value = json!({"a": ["x\u{202e}y", 3, null], "b": {"c": "z\u{7}\u{4e2d}"}});
        clean(&mut value, &|sign| sign.is_ascii());
        assert_eq!(value, json!({"a": ["xy", 3, null], "b": {"c": "z\u{25a1}"}}));
    }

    #[test]
    fn only_a_long_word_may_be_broken() {
        assert_eq!(line("Kazi ndogo ya mtumishi", &|_| true), "Kazi ndogo ya mtumishi");
        let address = "kwenye https://tija.mfano.go.tz/verify au mlangoni";
        assert_eq!(line(address, &|_| true), address);
        let broken = line(&format!("a {} b", "w".repeat(60)), &|_| true);
        assert_eq!(broken.chars().filter(|sign| *sign == BREAK).count(), 6);
        assert_eq!(broken.replace(BREAK, ""), format!("a {} b", "w".repeat(60)));
    }
}
