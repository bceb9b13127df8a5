//! Idara, vitengo, sehemu, vituo vya kazi na vyeo: the organisation tree of one institution, its places and its posts.
//! Read model, then rules, store, actions, pages.

mod model;

pub use model::Heads;
