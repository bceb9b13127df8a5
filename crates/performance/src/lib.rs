//! One employee's year: the agreement with its tasks and sub-tasks, the weekly reports, the appraisal and its mark.
//! This file is the facade: what the program collects from the area and what other crates may call; no logic.

mod notices;
pub mod permissions;

// agreement
pub mod agreement;
pub mod unsigned;

// update
pub mod update;

// report
pub mod report;
pub mod team;

// excuse
mod duty;
pub mod excuse;
pub mod reminder;

// appraisal
pub mod appraisal;
pub mod handover;
pub mod mark;
pub mod period;
pub mod probation;

// appeal
pub mod appeal;

// silence
pub mod silence;
// papers of all of these
pub mod paper;

// recognition
pub mod measure;
pub mod usage;

// heads of institutions
mod head;

// what planning and contract ask
mod governance;
mod orphan;
mod progress;
mod shown;

use kernel::{Error, Language};
use platform::http::Routes;
use platform::store::Tx;
use platform::{Area, NavLink};
use ui::NavGroup;

pub use governance::figures as governance_of;
pub use progress::TASKS;

/// What the program collects from this area.
pub fn area() -> Area {
    Area {
        name: "performance",
        actions: permissions::ALL,
        routes,
        words: &[
            (Language::Sw, include_str!("../words/sw.ftl")),
            (Language::En, include_str!("../words/en.ftl")),
        ],
        navigation: &[
            // agreement
            NavLink {
                action: &permissions::AGREEMENT_OWN,
                group: NavGroup::Own,
                href: "/my-plan",
                text: "performance-nav-plan",
                order: 20,
            },
            // report
            NavLink {
                action: &permissions::REPORT_OWN,
                group: NavGroup::Own,
                href: "/my-week",
                text: "performance-nav-week",
                order: 30,
            },
            NavLink {
                action: &permissions::TEAM_LIST,
                group: NavGroup::Team,
                href: "/team",
                text: "performance-nav-team",
                order: 50,
            },
            // appraisal
            NavLink {
                action: &permissions::APPRAISAL_OWN,
                group: NavGroup::Own,
                href: "/my-appraisal",
                text: "performance-nav-appraisal",
                order: 40,
            },
            NavLink {
                action: &permissions::MARK_OWN,
                group: NavGroup::Own,
                href: "/my-mark",
                text: "performance-nav-mark",
                order: 45,
            },
            NavLink {
                action: &permissions::APPRAISAL_LIST,
                group: NavGroup::Institution,
                href: "/appraisals",
                text: "performance-nav-appraisals",
                order: 75,
            },
            // appeal
            NavLink {
                action: &permissions::APPEAL_LIST,
                group: NavGroup::Institution,
                href: "/appeals",
                text: "performance-nav-appeals",
                order: 76,
            },
            // heads of institutions
            NavLink {
                action: &permissions::HEAD_LIST,
                group: NavGroup::Nation,
                href: people::seat::LIST,
                text: "performance-nav-heads",
                order: 63,
            },
            // recognition
            NavLink {
                action: &permissions::MEASURE_LIST,
                group: NavGroup::Institution,
                href: "/measures",
                text: "performance-nav-measures",
                order: 76,
            },
        ],
        on_passed: silence::ON_PASSED,
        notices: notices::TOLD,
        reference,
        reference_texts: &[
            // agreement
            agreement::TEMPLATES,
            // report
            // appraisal
            appraisal::actions::FACTORS,
        ],
    }
}

fn routes() -> Routes {
    Routes::new()
        // agreement
        .and(agreement::routes())
        // update
        .and(update::routes())
        // report
        .and(report::routes())
        .and(team::routes())
        // excuse
        .and(excuse::routes())
        // appraisal
        .and(appraisal::pages::routes())
        .and(mark::pages::routes())
        .and(duty::routes())
        .and(period::routes())
        .and(probation::routes())
        .and(handover::routes())
        // appeal
        .and(appeal::pages::routes())
        // recognition
        .and(measure::pages::routes())
        .and(usage::pages::routes())
        .and(orphan::routes())
        // heads of institutions
        .and(head::routes())
}

/// Reference data that ships in the binary.
fn reference(tx: &Tx<'_>) -> Result<(), Error> {
    // agreement
    agreement::load_templates(tx)?;
    // report
    // appraisal
    appraisal::actions::load_factors(tx)?;
    Ok(())
}
