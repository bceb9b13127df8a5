//! One request's way: guard (who, may they at all), handler, answer; errors become pages here and nowhere else.
//! Read: `routes`, `guard`, `visit`, `respond`, `fields`, `parts`, `export`, `serve`. No area's page stands here.

mod export;
mod fields;
mod guard;
mod parts;
mod respond;
mod routes;
mod serve;
mod visit;

use std::sync::Arc;

use kernel::{Actor, Day, Error};
use ui::Words;

use crate::area::Area;
use crate::clock::{Clock, Ids};
use crate::session::Session;
use crate::store::{Store, Tx};

pub use fields::{Fields, Path, PathPair, UPLOAD_LIMIT, UPLOAD_READ, Upload, UploadedFile, link};
pub(crate) use parts::{TypedRoom, multipart};
pub use respond::Failure;
pub use routes::{Method, Route, Routes};
pub use serve::{ACTIONS, all_routes, router, serve};
pub use visit::{Visit, local};

/// Finds who a session belongs to today; people gives it.
pub type Identify = fn(&Tx<'_>, &Session, Day) -> Result<Option<Actor>, Error>;

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the program is made of.
pub struct Parts {
    pub store: Store,
    pub clock: Clock,
    pub ids: Ids,
    pub words: Words,
    pub areas: Vec<Area>,
    pub identify: Identify,
    /// Where uploaded sheets wait to be read.
    pub data: std::path::PathBuf,
    /// What the heads of the sealed log are signed with.
    pub keys: crate::seal::Keys,
    /// Sets papers as PDF.
    pub press: crate::press::Press,
    /// Where people reach the program, without a slash at the end: what the code on a paper leads to.
    pub address: String,
    /// Sends e-mail; None when it is not set up.
    pub mailer: Option<crate::mail::Mailer>,
}

impl App {
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Do people reach the program over TLS? It ends at the web server in front, so only the address they are told says so.
    pub fn is_private(&self) -> bool {
        self.address.starts_with("https://")
    }
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// All words of the program: the shell's, platform's and the areas'.
pub fn words(areas: &[Area]) -> Words {
    let mut texts = ui::WORDS.to_vec();
    texts.extend_from_slice(WORDS);
    areas.iter().for_each(|area| texts.extend_from_slice(area.words));
    Words::new(&texts)
}

/// Platform's own words: errors, imports, the kinds of files.
pub const WORDS: &[(kernel::Language, &str)] = &[
    (kernel::Language::Sw, include_str!("../../words/sw.ftl")),
    (kernel::Language::En, include_str!("../../words/en.ftl")),
];
