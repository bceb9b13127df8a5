//! How far employees' tasks have brought the institution's activities: what planning asks for through its hook.
//! One statement for a whole plan. Traffic lights of single sub-tasks are the report's.

mod store;

pub use store::of_activities;
