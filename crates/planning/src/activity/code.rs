//! The codes of the plan in their old and newer patterns, and which belongs below which. Source: performance.md 2.2:
//! all forms are accepted, and nothing is judged harder than those patterns, because they changed between PlanRep versions.

/// Upper case without spaces, brackets or marks: `d01 (s)` is `D01S`.
fn tidy(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Does the text look like the pattern? `A` stands for a letter, `9` for a digit, `T` for the type letter S, D or C.
fn fits(text: &str, pattern: &str) -> bool {
    text.chars().count() == pattern.chars().count()
        && text.chars().zip(pattern.chars()).all(|(letter, wanted)| match wanted {
            'A' => letter.is_ascii_uppercase(),
            '9' => letter.is_ascii_digit(),
            'T' => matches!(letter, 'S' | 'D' | 'C'),
            _ => false,
        })
}

fn read(text: &str, patterns: &[&str]) -> Option<String> {
    let code = tidy(text);
    patterns.iter().any(|pattern| fits(&code, pattern)).then_some(code)
}

/// Msimbo wa lengo: one letter (`D`).
pub fn objective(text: &str) -> Option<String> {
    read(text, &["A"])
}

/// Msimbo wa shabaha: `D01S` (old; also written `D01` and `D01(S)`) or `D2201` (newer).
pub fn target(text: &str) -> Option<String> {
    read(text, &["A99T", "A99", "A9999"])
}

/// Msimbo wa shughuli: `D01S01` (old) or `D2201D05` (newer).
pub fn activity(text: &str) -> Option<String> {
    read(text, &["A99A99", "A9999A99"])
}

/// A code belongs below another when it begins with it: target below objective, activity below target.
pub fn belongs(code: &str, above: &str) -> bool {
    code.len() > above.len() && code.starts_with(above)
}

/// Cost centre, sub-vote, project, expenditure line: up to twelve letters and digits. Empty stays empty.
pub fn reference(text: &str) -> Option<String> {
    let code = tidy(text);
    (code.len() <= 12 && code.is_ascii()).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_patterns_of_every_level_are_read() {
        for (text, code) in [("D", "D"), (" e ", "E")] {
            assert_eq!(objective(text).as_deref(), Some(code));
        }
        for (text, code) in
            [("D01S", "D01S"), ("D01", "D01"), ("d01(s)", "D01S"), ("D2201", "D2201"), ("D 22 01", "D2201")]
        {
            assert_eq!(target(text).as_deref(), Some(code), "{text}");
        }
        for (text, code) in
            [("D01S01", "D01S01"), ("E03S02", "E03S02"), ("D2201D05", "D2201D05"), ("c2501s01", "C2501S01")]
        {
            assert_eq!(activity(text).as_deref(), Some(code), "{text}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "DD", "1", "Ð", "D01"] {
            assert_eq!(objective(text), None, "{text}");
        }
        for text in ["", "D", "D1", "D01X", "D220", "D22011", "2201D"] {
            assert_eq!(target(text), None, "{text}");
        }
        for text in ["", "D01S", "D2201", "D01S1", "D2201D5", "D22011D05", "D0101"] {
            assert_eq!(activity(text), None, "{text}");
        }
        assert_eq!(reference("26312113").as_deref(), Some("26312113"));
        assert_eq!(reference(" 500b ").as_deref(), Some("500B"));
        assert_eq!(reference("").as_deref(), Some(""));
        assert_eq!(reference("1234567890123"), None);
    }

    #[test]
    fn a_code_belongs_where_its_beginning_stands() {
        for (code, above) in
            [("D01S01", "D01S"), ("D01S01", "D01"), ("D2201D05", "D2201"), ("D2201", "D"), ("D01S", "D")]
        {
            assert!(belongs(code, above), "{code} {above}");
        }
        for (code, above) in [("D2201D05", "D2202"), ("E03S02", "D03S"), ("D", "D"), ("D01", "E")] {
            assert!(!belongs(code, above), "{code} {above}");
        }
    }
}
