//! The whole program in tests: who may do what on every route, every statement on both engines, the demo, the commands.

mod asked;
mod commands;
mod council;
mod demo;
mod papers;
mod plans;
mod policy;
mod rounds;
mod routes;
mod statements;
mod told;
mod walk;
mod walls;
mod written;
