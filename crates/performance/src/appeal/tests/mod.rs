//! Appeals: the rules by themselves, the steps on both engines, the pages as people press and type.

mod actions;
mod committee;
mod made;
mod pages;
mod rules;
mod seats;
