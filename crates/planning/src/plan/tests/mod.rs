//! The plan: pure rules, the tree, its way to approval on both engines, its page.

mod actions;
mod copy;
mod pages;
mod rules;
