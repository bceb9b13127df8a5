//! Kutokuwepo kazini: leave, sickness, study, suspension and the like, from day to day.
//! What it means for reports and marks is decided where those are. Read model, then rules, store, actions, pages.

pub mod actions;
pub mod deferral;
mod model;
mod pages;
pub mod rules;
pub mod store;

#[cfg(test)]
mod tests;

pub use model::{AbsenceId, AbsenceRow, Kind, NewAbsence, Span, State};
pub use pages::routes;
pub use store::{list_spans, list_spans_of, was_away};

/// A condition: is this employment on agreed leave on the day of the parameter? Whoever is seconded works.
#[macro_export]
macro_rules! on_leave {
    ($employment:literal, $day:literal) => {
        $crate::absent_on!($employment, $day, "leave.kind <> 'secondment'")
    };
}

/// The same of studies alone: a plan of studies stands in the place of the year's plan. Source: performance.md 4.4.
#[macro_export]
macro_rules! on_studies {
    ($employment:literal, $day:literal) => {
        $crate::absent_on!($employment, $day, "leave.kind = 'study'")
    };
}

/// What the two above are made of.
#[macro_export]
macro_rules! absent_on {
    ($employment:literal, $day:literal, $kind:literal) => {
        concat!(
            " EXISTS (SELECT 1 FROM people_absence leave WHERE leave.institution_id = ",
            $employment,
            ".institution_id AND leave.employment_id = ",
            $employment,
            ".id AND leave.state = 'agreed' AND ",
            $kind,
            " AND leave.from_on <= ",
            $day,
            " AND leave.to_on >= ",
            $day,
            ") "
        )
    };
}
