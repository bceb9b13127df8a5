mod hide;
pub(crate) mod made;
mod pages;
mod reports;
mod round;
mod rules;
