mod format;
mod kept;
mod log;
mod pages;
mod tree;
