//! Statements: static text with a name, collected at link time so that a test can prepare every one on both engines.

use std::sync::OnceLock;

use super::dialect::{self, Engine};

/// One SQL text. Portable but for type tokens such as `{{uuid}}`, which become the engine's own type names.
pub struct Statement {
    pub name: &'static str,
    pub text: &'static str,
    rendered: [OnceLock<String>; 2],
    multiplied: [OnceLock<Option<String>>; 2],
}

impl Statement {
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self {
            name,
            text,
            rendered: [const { OnceLock::new() }; 2],
            multiplied: [const { OnceLock::new() }; 2],
        }
    }

    /// The text as this engine takes it.
    pub fn sql(&self, engine: Engine) -> &str {
        of(&self.rendered, engine).get_or_init(|| dialect::render(self.text, engine))
    }

    /// An INSERT as this engine takes many rows of it at once; None when it is no INSERT of one row.
    pub(super) fn sql_of_many(&self, engine: Engine) -> Option<&str> {
        of(&self.multiplied, engine).get_or_init(|| dialect::multiplied(self.sql(engine))).as_deref()
    }
}

fn of<T>(cells: &[T; 2], engine: Engine) -> &T {
    let [sqlite, postgres] = cells;
    match engine {
        Engine::Sqlite => sqlite,
        Engine::Postgres => postgres,
    }
}

/// What `statements!` submits.
pub struct Declared(pub &'static Statement);

inventory::collect!(Declared);

/// Every statement of the program, by name.
pub fn statements() -> Vec<&'static Statement> {
    let mut all: Vec<_> = inventory::iter::<Declared>.into_iter().map(|declared| declared.0).collect();
    all.sort_by_key(|statement| statement.name);
    all
}

/// Declares the statements of a `store.rs`: `statements! { FIND = "SELECT .."; }`.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $text:expr;)+) => {
        $(
            $(#[$meta])*
            $vis static $name: $crate::store::Statement =
                $crate::store::Statement::new(concat!(module_path!(), "::", stringify!($name)), $text);
            $crate::inventory::submit! { $crate::store::Declared(&$name) }
        )+
    };
}
