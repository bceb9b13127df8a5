//! Tests of the agreement, fastest first: rules, store, actions, pages.
