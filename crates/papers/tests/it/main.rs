//! The engine by itself; its whole way through the program is walked by oversight's tests and e2e/papers.test.mjs.

mod engine;
mod sheet;
