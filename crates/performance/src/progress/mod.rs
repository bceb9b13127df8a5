//! How far employees' tasks have brought the institution's activities: what planning asks for through its hook.
//! One statement for a whole plan. Traffic lights of single sub-tasks are the report's.

mod store;

use store::{naming, of_activities, served};

/// What planning is told of employees' tasks.
pub const TASKS: planning::Tasks = planning::Tasks { progress: of_activities, served, naming };
