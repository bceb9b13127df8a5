//! What looks across areas: the page everybody lands on, help and privacy. It writes nothing of its own.
//! Dashboards, papers and exports of several areas come here; the rules of one area do not.

mod digest;
mod help;
mod home;
pub mod permissions;

use kernel::Language;
use platform::area::no_reference;
use platform::http::Routes;
use platform::{Area, NavLink};

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
        navigation: &[NavLink {
            action: &permissions::HOME,
            href: "/",
            text: "oversight-nav-home",
            order: 0,
        }],
        notices: &[],
        reference: no_reference,
        reference_texts: &[],
    }
}

fn routes() -> Routes {
    home::routes().and(help::routes())
}
