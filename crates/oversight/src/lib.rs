//! What looks across areas: the page everybody lands on, help and privacy, the fairness of appraisals.
//! Dashboards, papers and exports of several areas come here; the rules of one area do not. It keeps sums only.

pub mod fairness;
mod help;
mod home;
pub mod permissions;

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
                href: "/fairness",
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
        ],
        reference: no_reference,
        reference_texts: &[],
    }
}

fn routes() -> Routes {
    home::routes().and(help::routes()).and(fairness::routes())
}
