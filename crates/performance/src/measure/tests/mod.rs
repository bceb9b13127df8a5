mod actions;
mod pages;
mod rules;
