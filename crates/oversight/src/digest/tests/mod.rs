mod actions;
mod rules;
