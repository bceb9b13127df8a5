//! The sealed log: every committed event as a leaf of a Merkle tree whose heads are signed, so that history cannot be
//! rewritten unseen. The format, byte by byte, is docs/seal.md.
//! Read: `model`, `leaf` (an event as bytes), `rules` (the tree), `head`, `key` and `kept`, `store`, `sealer`, `verify`, `receipt`, `pages`.

mod fault;
mod feed;
mod head;
mod kept;
mod key;
mod leaf;
mod model;
mod pages;
mod receipt;
pub mod rules;
mod sealer;
mod store;
#[cfg(test)]
mod tests;
mod verify;

pub use fault::Fault;
pub use feed::{Fed, after};
pub use head::{Head, Note};
pub use kept::Kept;
pub use key::Keys;
pub use leaf::{Leaf, canonical_json};
pub use model::{EventRow, Hash};
pub use pages::{CHECK, READ, routes};
pub use receipt::{Receipt, Refusal as ReceiptRefusal};
pub use sealer::Sealer;
pub use store::{move_on, newest_head, position, prove_consistency};
pub use verify::{Found, Scope, verify};
