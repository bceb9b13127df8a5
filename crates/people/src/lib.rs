//! Institutions and their people: units, workstations, posts, employments, supervisors, acting heads, roles, sign-ins.
//! This file is the facade other areas may call; what belongs to plans, reports and marks is not here.

pub mod employee;
pub mod unit;
