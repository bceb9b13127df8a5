//! Institutions and their people: units, workstations, posts, employments, supervisors, acting heads, roles, sign-ins.
//! This file is the facade other areas may call; what belongs to plans, reports and marks is not here.

pub mod acting;
pub mod employee;
pub mod institution;
pub mod permissions;
pub mod role;
pub mod staff_import;
pub mod supervision;
#[doc(hidden)]
pub mod testing;
pub mod unit;

// identity
pub mod identity;

pub use employee::{EmploymentRow, find as find_employment};
