//! Institutions and their people: units, workstations, posts, employments, supervisors, acting heads, roles, sign-ins.
//! This file is the facade other areas may call; what belongs to plans, reports and marks is not here.

pub mod absence;
pub mod acting;
pub mod audit;
pub mod choice;
pub mod contact;
pub mod employee;
pub mod ending;
pub mod handover;
pub mod holiday;
pub mod institution;
mod notices;
pub mod owed;
mod pages;
pub mod permissions;
pub mod role;
pub mod seat;
pub mod staff_import;
pub mod supervision;
pub mod switch;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod unit;

// identity
pub mod identity;

use kernel::Language;
use platform::{Area, NavLink};
use ui::NavGroup;

pub use employee::{EmploymentRow, find as find_employment};
pub use institution::{InstitutionRow, find as find_institution, find_by_code as find_institution_by_code};
pub use pages::{Again, again, answer_again, event_words};
pub use unit::{UnitRow, find_unit, list_units};

/// What the program collects from this area.
pub fn area() -> Area {
    Area {
        name: "people",
        actions: permissions::ALL,
        routes: || {
            employee::routes()
                .and(unit::routes())
                .and(supervision::routes())
                .and(acting::routes())
                .and(absence::routes())
                .and(choice::routes())
                .and(ending::routes())
                .and(role::routes())
                .and(seat::routes())
                .and(holiday::routes())
                .and(contact::routes())
                .and(switch::routes())
                .and(platform::import::routes(&staff_import::STAFF))
                // identity
                .and(identity::pages::routes())
        },
        words: &[
            (Language::Sw, include_str!("../words/sw.ftl")),
            (Language::En, include_str!("../words/en.ftl")),
        ],
        navigation: &[
            NavLink {
                action: &permissions::EMPLOYEE_LIST,
                group: NavGroup::Institution,
                href: "/people",
                text: "people-nav-people",
                order: 70,
            },
            NavLink {
                action: &permissions::HOLIDAY_CHANGE,
                group: NavGroup::Institution,
                href: "/holidays",
                text: "people-nav-holidays",
                order: 75,
            },
            NavLink {
                action: &permissions::ABSENCE_OWN,
                group: NavGroup::Own,
                href: "/my-absence",
                text: "people-nav-absence",
                order: 60,
            },
            NavLink {
                action: &permissions::EMPLOYEE_OWN,
                group: NavGroup::Own,
                href: "/me",
                text: "people-nav-me",
                order: 90,
            },
        ],
        on_passed: &[(choice::actions::ACCEPT_DUE, choice::actions::acceptance_missed)],
        notices: notices::TOLD,
        reference: institution::load_reference,
        reference_texts: institution::REFERENCE_TEXTS,
    }
}

#[cfg(test)]
mod tests;
