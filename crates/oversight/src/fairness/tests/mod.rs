mod hide;
mod made;
mod pages;
mod reports;
mod round;
mod rules;
