//! The only place where the two engines' SQL differs: type names behind tokens.

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
    TOKENS.iter().fold(text.to_owned(), |text, (token, sqlite, postgres)| {
        text.replace(
            token,
            match engine {
                Engine::Sqlite => sqlite,
                Engine::Postgres => postgres,
            },
        )
    })
}
