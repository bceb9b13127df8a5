//! What looks across areas: the page everybody lands on, the consoles of an institution and of the nation, the fairness of
//! appraisals, help and privacy. It reads the areas' tables and writes only its own; the rules of one area do not come here.

pub mod fairness;
mod help;
mod home;
mod institution;
mod nation;
pub mod permissions;
pub mod rollup;

use kernel::Language;
use platform::area::no_reference;
use platform::http::Routes;
use platform::{Area, NavLink};

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
            NavLink { action: &permissions::HOME, href: "/", text: "oversight-nav-home", order: 0 },
            // fairness
            NavLink {
                action: &permissions::FAIRNESS_LINE,
                href: "/fairness/supervisors",
                text: "oversight-nav-fairness",
                order: 55,
            },
            NavLink {
                action: &permissions::FAIRNESS_INSTITUTION,
                href: "/fairness/institution",
                text: "oversight-nav-fairness-institution",
                order: 77,
            },
            NavLink {
                action: &permissions::FAIRNESS_NATION,
                href: "/fairness/nation",
                text: "oversight-nav-fairness-nation",
                order: 78,
            },
            NavLink {
                action: &permissions::INSTITUTION_READ,
                href: "/institution",
                text: "oversight-nav-institution",
                order: 65,
            },
            NavLink {
                action: &permissions::NATION_READ,
                href: "/nation",
                text: "oversight-nav-nation",
                order: 80,
            },
        ],
        reference: no_reference,
        reference_texts: &[],
    }
}

fn routes() -> Routes {
    home::routes()
        .and(institution::routes())
        .and(nation::routes())
        .and(fairness::routes())
        .and(help::routes())
}
