//! The contract of an institution (PIPMIS): what it undertakes for a year, the signing ceremony, figures of each quarter
//! with their evidence, and the score I. This file is the facade other areas may call.
//! How far employees are with their plans and reports belongs to performance, which tells it through [`Governance`].

mod export;
mod governance;
mod pages;
pub mod permissions;
pub mod quarter;
pub mod score;
pub mod signing;
pub mod sitting;
pub mod terms;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use kernel::Language;
use platform::area::no_reference;
use platform::http::Routes;
use platform::{Area, NavLink};
use ui::NavGroup;

pub use export::write_json;
pub use governance::{Governance, GovernanceFigures};
pub use score::verified as verified_score;

/// The area. `governance` is asked for what is shown beside the score.
pub fn area(governance: Governance) -> Area {
    governance::wire(governance);
    Area {
        name: "contract",
        actions: permissions::ALL,
        routes,
        words: &[
            (Language::Sw, include_str!("../words/sw.ftl")),
            (Language::En, include_str!("../words/en.ftl")),
        ],
        navigation: &[
            NavLink {
                action: &permissions::TERMS_OWN,
                group: NavGroup::Institution,
                href: "/contract",
                text: "contract-nav-own",
                order: 42,
            },
            NavLink {
                action: &permissions::TERMS_LIST,
                group: NavGroup::Institution,
                href: "/contracts",
                text: "contract-nav-all",
                order: 60,
            },
            NavLink {
                action: &permissions::SITTING_LIST,
                group: NavGroup::Institution,
                href: "/sittings",
                text: "contract-nav-sittings",
                order: 61,
            },
            NavLink {
                action: &permissions::QUARTER_LIST,
                group: NavGroup::Institution,
                href: "/contracts/waiting",
                text: "contract-nav-waiting",
                order: 62,
            },
        ],
        on_passed: &[],
        notices: &[],
        reference: no_reference,
        reference_texts: &[],
    }
}

fn routes() -> Routes {
    terms::routes().and(signing::routes()).and(sitting::routes()).and(quarter::routes()).and(score::routes())
}
