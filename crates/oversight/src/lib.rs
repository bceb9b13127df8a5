//! What looks across areas: the page everybody lands on, the consoles of an institution and of the nation, help and privacy.
//! It reads the areas' tables and writes only its own; the rules of one area do not come here.

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
use ui::NavGroup;

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
            NavLink {
                action: &permissions::INSTITUTION_READ,
                group: NavGroup::Institution,
                href: "/institution",
                text: "oversight-nav-institution",
                order: 65,
            },
            NavLink {
                action: &permissions::NATION_READ,
                group: NavGroup::Nation,
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
    home::routes().and(institution::routes()).and(nation::routes()).and(help::routes())
}
