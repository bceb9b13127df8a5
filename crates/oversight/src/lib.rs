//! What looks across areas: the page everybody lands on, the consoles of an institution and of the nation, fairness of
//! appraisals, papers as they were issued, why something is not seen, help and privacy. It reads the areas' tables and writes only its own; the rules of
//! one area do not come here.

mod audit;
pub mod bundle;
mod digest;
pub mod fairness;
mod help;
mod home;
mod institution;
mod nation;
pub mod paper;
pub mod permissions;
pub mod rollup;
mod why;

use kernel::Language;
use platform::area::no_reference;
use platform::http::Routes;
use platform::{Area, NavLink};
use ui::NavGroup;

pub use digest::make_due as make_due_digests;

pub fn area() -> Area {
    Area {
        name: "oversight",
        actions: permissions::ALL,
        routes,
        words: &[
            (Language::Sw, include_str!("../words/sw.ftl")),
            (Language::En, include_str!("../words/en.ftl")),
        ],
        navigation: &[
            NavLink {
                action: &permissions::HOME,
                group: NavGroup::Home,
                href: "/",
                text: "oversight-nav-home",
                order: 0,
            },
            // fairness
            NavLink {
                action: &permissions::FAIRNESS_LINE,
                group: NavGroup::Team,
                href: "/fairness/supervisors",
                text: "oversight-nav-fairness",
                order: 55,
            },
            NavLink {
                action: &permissions::FAIRNESS_INSTITUTION,
                group: NavGroup::Institution,
                href: "/fairness/institution",
                text: "oversight-nav-fairness-institution",
                order: 77,
            },
            NavLink {
                action: &permissions::FAIRNESS_NATION,
                group: NavGroup::Nation,
                href: "/fairness/nation",
                text: "oversight-nav-fairness-nation",
                order: 81,
            },
            NavLink {
                action: &permissions::INSTITUTION_READ,
                group: NavGroup::Institution,
                href: "/institution",
                text: "oversight-nav-institution",
                order: 65,
            },
            NavLink {
                action: &people::permissions::AUDIT_LIST,
                group: NavGroup::Institution,
                href: "/audit",
                text: "oversight-nav-audit",
                order: 78,
            },
            NavLink {
                action: &permissions::REGION_OWN,
                group: NavGroup::Nation,
                href: "/region",
                text: "oversight-nav-region",
                order: 79,
            },
            NavLink {
                action: &permissions::NATION_READ,
                group: NavGroup::Nation,
                href: "/nation",
                text: "oversight-nav-nation",
                order: 80,
            },
            NavLink {
                action: &permissions::PAPER_BUNDLE,
                group: NavGroup::Institution,
                href: "/papers",
                text: "oversight-nav-papers",
                order: 78,
            },
        ],
        on_passed: &[],
        notices: &[],
        reference: no_reference,
        reference_texts: &[],
    }
}

fn routes() -> Routes {
    home::routes()
        .and(audit::routes())
        .and(institution::routes())
        .and(nation::routes())
        .and(fairness::routes())
        .and(why::routes())
        .and(help::routes())
        .and(paper::routes())
        .and(bundle::routes())
}
