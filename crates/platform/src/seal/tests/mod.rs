mod format;
mod log;
mod pages;
mod tree;
