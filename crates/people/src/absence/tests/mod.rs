//! Absence: the rules as tables, the actions on both engines, who may see what, and the pages.

mod actions;
mod pages;
mod rules;
