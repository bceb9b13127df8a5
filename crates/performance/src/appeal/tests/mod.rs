//! Appeals: the rules by themselves, the steps on both engines, the pages as people press and type.

mod actions;
mod committee;
pub(crate) mod made;
mod outside;
mod pages;
mod periods;
mod rules;
mod seats;
pub(crate) mod told;
