//! Idara, vitengo, sehemu, vituo vya kazi na vyeo: the organisation tree of one institution, its places and its posts.
//! Read model, then store, actions, pages.

pub mod actions;
mod model;
mod pages;
mod place;
mod store;

pub use model::{
    Heads, PostId, PostRow, UnitKind, UnitRow, WorkstationId, WorkstationKind, WorkstationRow, tidy,
};
pub use pages::routes;
pub use store::{find_post, find_unit, find_workstation, list_units, list_workstations};
pub(crate) use store::{insert_post, insert_unit, insert_workstation, unit, workstation};
