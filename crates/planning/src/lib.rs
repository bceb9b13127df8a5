//! Plans of institutions: objectives, targets, activities with their budgets, the head's approval, units' parts.
//! This file is the facade other areas may call; employees' tasks and their progress belong to performance, which tells
//! planning how far they are through [`Tasks`].

pub mod activity;
pub mod part;
pub mod permissions;
pub mod plan;
mod plan_import;
mod progress;
mod shown;
mod spending_import;
#[cfg(test)]
mod testing;

use kernel::Language;
use platform::area::no_reference;
use platform::http::Routes;
use platform::{Area, NavLink};
use ui::NavGroup;

pub use activity::{ActivityId, ActivityRow, ObjectiveId, TargetId};
pub use part::PartId;
pub use plan::actions::{approve_plan, return_plan, submit_plan};
pub use plan::copy::{Copied, copy_plan};
pub use plan::rules::weighted_mean;
pub use plan::{PlanId, PlanRow, State};
pub use plan_import::PLAN;
pub use progress::{ActivityProgress, Served, Tasks};
pub use spending_import::SPENDING;

/// The area. `tasks` is asked what employees' tasks say of activities.
pub fn area(tasks: Tasks) -> Area {
    progress::wire(tasks);
    Area {
        name: "planning",
        actions: permissions::ALL,
        routes,
        words: &[
            (Language::Sw, include_str!("../words/sw.ftl")),
            (Language::En, include_str!("../words/en.ftl")),
        ],
        navigation: &[
            NavLink {
                action: &permissions::PLAN_READ,
                group: NavGroup::Institution,
                href: "/plan",
                text: "planning-nav-plan",
                order: 40,
            },
            NavLink {
                action: &permissions::PART_TAKE,
                group: NavGroup::Institution,
                href: "/plan/parts",
                text: "planning-nav-parts",
                order: 45,
            },
        ],
        on_passed: &[],
        notices: &[],
        reference: no_reference,
        reference_texts: &[],
    }
}

fn routes() -> Routes {
    plan::pages::routes()
        .and(activity::pages::routes())
        .and(part::pages::routes())
        .and(platform::import::routes(&PLAN))
        .and(platform::import::routes(&SPENDING))
}
