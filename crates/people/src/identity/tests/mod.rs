mod pages;
mod races;
mod rules;
