//! What an area gives the program: its actions, routes, words, navigation, notices and reference data. The binary collects
//! them.

use kernel::{Action, Error, Language};
use ui::NavGroup;

use crate::deadline::OnPassed;
use crate::http::Routes;
use crate::notice::Told;
use crate::store::Tx;

/// Loads an area's reference data.
pub type Reference = fn(&Tx<'_>) -> Result<(), Error>;

/// One business area, as the program sees it.
pub struct Area {
    pub name: &'static str,
    /// Every action of the area, for the permission matrix.
    pub actions: &'static [&'static Action],
    pub routes: fn() -> Routes,
    pub words: &'static [(Language, &'static str)],
    pub navigation: &'static [NavLink],
    /// What is done when a due date of a kind has passed unanswered; without it the thing is late, and nothing else.
    pub on_passed: &'static [(&'static str, OnPassed)],
    /// Which of its events are told to somebody.
    pub notices: &'static [Told],
    /// Brings reference data that ships in the binary into the database; runs when the program's data is newer.
    pub reference: Reference,
    /// The shipped texts that `reference` reads; their fingerprint tells whether they are newer.
    pub reference_texts: &'static [&'static str],
}

/// An entry of the main navigation, shown to those who could do the action.
#[derive(Debug, Clone, Copy)]
pub struct NavLink {
    pub action: &'static Action,
    /// Whose page it is: the reader's own, the team's, the institution's.
    pub group: NavGroup,
    pub href: &'static str,
    /// Words key.
    pub text: &'static str,
    /// Low numbers stand first in their group.
    pub order: i32,
}

/// For areas that ship no reference data.
pub fn no_reference(_: &Tx<'_>) -> Result<(), Error> {
    Ok(())
}
