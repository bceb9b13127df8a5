//! What looks across areas: the page everybody lands on, help and privacy, and why something is not seen. It writes nothing of its own.
//! Dashboards, papers and exports of several areas come here; the rules of one area do not.

mod help;
mod home;
pub mod permissions;
mod why;

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
        navigation: &[NavLink {
            action: &permissions::HOME,
            href: "/",
            text: "oversight-nav-home",
            order: 0,
        }],
        reference: no_reference,
        reference_texts: &[],
    }
}

fn routes() -> Routes {
    home::routes().and(help::routes()).and(why::routes())
}
