//! The program put together: areas collected, settings read, the store opened, commands run.
//! No page, rule or statement stands here.

pub mod commands;
pub mod config;
pub mod demo;
pub mod due;
pub mod program;
