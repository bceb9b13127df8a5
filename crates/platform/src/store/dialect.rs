//! The only place where the two engines' SQL differs: type names behind tokens. Also what one text stands for when a
//! statement takes many values at once: `{{list $3}}`, and an INSERT of many rows. Always the same number, so that the
//! texts stay few and are prepared once.

/// Values that `IN ({{list $3}})` takes at once.
pub const LIST: usize = 100;
/// Rows that one INSERT takes at once.
pub const ROWS: usize = 100;

/// Which database answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Token, SQLite, PostgreSQL. Each engine stores its natural type.
const TOKENS: &[(&str, &str, &str)] = &[
    ("{{uuid}}", "BLOB", "UUID"),
    ("{{int}}", "INTEGER", "BIGINT"),
    ("{{bool}}", "INTEGER", "BOOLEAN"),
    ("{{text}}", "TEXT", "TEXT"),
    ("{{ts}}", "TEXT", "TIMESTAMPTZ"),
    ("{{date}}", "TEXT", "DATE"),
    ("{{json}}", "TEXT", "JSONB"),
    ("{{bytes}}", "BLOB", "BYTEA"),
    ("{{strict}}", "STRICT", ""),
];

/// The text with its tokens replaced for one engine.
pub fn render(text: &str, engine: Engine) -> String {
    TOKENS.iter().fold(listed(text), |text, (token, sqlite, postgres)| {
        text.replace(
            token,
            match engine {
                Engine::Sqlite => sqlite,
                Engine::Postgres => postgres,
            },
        )
    })
}

/// `{{list $3}}` written out: `$3, $4, ...`.
fn listed(text: &str) -> String {
    let Some((before, rest)) = text.split_once("{{list $") else { return text.to_owned() };
    let Some((number, after)) = rest.split_once("}}") else { return text.to_owned() };
    let first: usize = number.parse().unwrap_or_default();
    let list: Vec<String> = (first..first + LIST).map(|number| format!("${number}")).collect();
    format!("{before}{}{after}", list.join(", "))
}

/// An INSERT of one row as one of [`ROWS`]: the group after VALUES repeated, its parameters numbered on. None when the
/// text has no such group, or parameters after it.
pub fn multiplied(text: &str) -> Option<String> {
    let (head, rest) = text.split_once("VALUES (")?;
    let (group, tail) = rest.split_once(')')?;
    if group.contains('(') || tail.contains('$') {
        return None;
    }
    let width = parameters(group).max()?;
    let groups: Vec<String> = (0..ROWS).map(|row| renumbered(group, row * width)).collect();
    Some(format!("{head}VALUES ({}){tail}", groups.join("), (")))
}

fn parameters(text: &str) -> impl Iterator<Item = usize> {
    let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).collect::<String>();
    text.split('$').skip(1).filter_map(move |part| digits(part).parse().ok())
}

fn renumbered(text: &str, by: usize) -> String {
    let mut parts = text.split('$');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let number: usize =
            part.get(..part.len() - rest.len()).and_then(|text| text.parse().ok()).unwrap_or_default();
        out.push_str(&format!("${}{rest}", number + by));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_becomes_many_with_parameters_of_their_own() {
        let text =
            multiplied("INSERT INTO t (a, b, c) VALUES ($1, $2, 1) ON CONFLICT (a) DO NOTHING").unwrap();
        assert!(text.starts_with("INSERT INTO t (a, b, c) VALUES ($1, $2, 1), ($3, $4, 1), ($5"), "{text}");
        assert!(text.ends_with("($199, $200, 1) ON CONFLICT (a) DO NOTHING"), "{text}");
        assert_eq!(multiplied("UPDATE t SET a = $1"), None);
        assert_eq!(multiplied("INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET a = $1"), None);
    }

    #[test]
    fn a_list_is_written_out_from_its_first_parameter() {
        let text = render("a = $1 AND b IN ({{list $2}}) AND c = 1", Engine::Sqlite);
        assert!(text.starts_with("a = $1 AND b IN ($2, $3, ") && text.ends_with("$101) AND c = 1"), "{text}");
    }
}
