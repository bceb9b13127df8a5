//! What every page is made of: the shell, components, forms, charts, words and embedded assets.
//! It renders what it is given; it never fetches, decides or serves. Templates: see templates/README.md.

pub mod assets;
pub mod charts;
mod form;
mod lent;
mod navigation;
pub mod paper;
mod parts;
mod shell;
mod show;
pub mod words;

pub use assets::{Asset, asset, find_asset};
pub use form::{FormState, name_errors};
pub use navigation::{NavEntry, NavGroup, NavItem, NavSection};
pub use parts::{Choice, Light, Stage, Standing};
pub use shell::{Link, Notice, NoticeKind, Shell};
pub use show::{amount, day, day_range, grouped, money, month, share, short_day, time, unit, weekday};
pub use words::{Arg, ToArg, Words};

/// The words of the shell itself, keys `ui-*`; platform loads them beside those of the areas.
pub const WORDS: &[(kernel::Language, &str)] = &[
    (kernel::Language::Sw, include_str!("../words/sw.ftl")),
    (kernel::Language::En, include_str!("../words/en.ftl")),
];
