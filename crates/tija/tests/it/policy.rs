//! The matrix of actions and who may, and the list of routes open to everybody, as text that people review.

use kernel::{Relation, Role, Who, Within};
use platform::http::{Method, all_routes};
use platform::testing::{TestApp, TestStore};
use tija::program;

use crate::written::must_equal;

fn reach(who: &[Who], wanted: &dyn Fn(&Who) -> Option<&'static str>) -> &'static str {
    who.iter().find_map(wanted).unwrap_or("-")
}

fn cells(who: &[Who]) -> Vec<&'static str> {
    let mut row = vec![
        reach(who, &|who| (*who == Who::Anyone).then_some("yes")),
        reach(who, &|who| matches!(who, Who::Anyone | Who::SignedIn).then_some("yes")),
        reach(who, &|who| matches!(who, Who::Anyone | Who::Seated).then_some("yes")),
        reach(who, &|who| match who {
            Who::Anyone => Some("yes"),
            Who::Left => Some("own"),
            _ => None,
        }),
    ];
    for relation in [
        Relation::Owner,
        Relation::Supervisor,
        Relation::SecondLevel,
        Relation::Escalated,
        Relation::Respondent,
        Relation::Panel,
        Relation::Above,
    ] {
        row.push(reach(who, &|who| (*who == Who::Is(relation)).then_some("row")));
    }
    for role in Role::ALL {
        row.push(reach(who, &|who| match who {
            Who::Holds(held, within) if held == role => Some(match within {
                Within::Unit => "unit",
                Within::Institution => "inst",
                Within::Region => "region",
                Within::Nation => "nation",
            }),
            Who::Stated(held, _) if held == role => Some("reason"),
            _ => None,
        }));
    }
    row
}

#[test]
fn the_matrix_of_actions_and_roles_is_the_reviewed_one() {
    let mut heads = vec![
        "anyone",
        "signed_in",
        "seated",
        "left",
        "owner",
        "supervisor",
        "second",
        "escalated",
        "respondent",
        "panel",
        "above",
    ];
    heads.extend(Role::ALL.iter().map(|role| role.code()));
    let line = |name: &str, cells: &[&str]| {
        let cells: Vec<String> = cells
            .iter()
            .zip(&heads)
            .map(|(cell, head)| format!("{cell:<width$}", width = head.len().max(6)))
            .collect();
        format!("{name:<44} {}", cells.join(" ")).trim_end().to_owned()
    };
    let mut lines = vec![line("action", &heads)];
    let areas = program::areas();
    let actions = platform::http::ACTIONS.iter().chain(areas.iter().flat_map(|area| area.actions));
    lines.extend(actions.map(|action| line(action.name, &cells(action.who))));
    must_equal("policy.txt", &(lines.join("\n") + "\n"));
}

#[test]
fn what_stays_due_from_who_has_left_is_what_they_may_still_do() {
    let areas = program::areas();
    let actions: Vec<_> = areas.iter().flat_map(|area| area.actions).collect();
    for kind in people::handover::rules::OUTLIVES {
        let action = actions.iter().find(|action| action.name == kind);
        assert!(action.is_some_and(|action| action.who.contains(&Who::Left)), "{kind}");
    }
}

#[test]
fn every_route_has_an_action_of_its_area_and_the_open_ones_are_the_reviewed_ones() {
    let store = TestStore::sqlite();
    let app = TestApp::new(&store, program::areas(), people::identity::identify);
    let areas = program::areas();
    let known: Vec<&str> = platform::http::ACTIONS
        .iter()
        .chain(areas.iter().flat_map(|area| area.actions))
        .map(|action| action.name)
        .collect();
    let mut open = Vec::new();
    for route in all_routes(&app.app).0 {
        assert!(known.contains(&route.action.name), "{} is guarded by an action no area lists", route.path);
        if route.is_open() {
            let method = if route.method == Method::Get { "GET" } else { "POST" };
            open.push(format!("{method:<4} {} {}", route.path, route.action.name));
        }
    }
    open.sort();
    must_equal("open_routes.txt", &(open.join("\n") + "\n"));
}

#[test]
fn action_names_are_unique_and_have_three_parts() {
    let areas = program::areas();
    let mut names: Vec<&str> = areas.iter().flat_map(|area| area.actions).map(|action| action.name).collect();
    for area in &areas {
        for action in area.actions {
            assert_eq!(action.name.split('.').count(), 3, "{}", action.name);
            assert!(
                action.name.starts_with(&format!("{}.", area.name)),
                "{} is not of {}",
                action.name,
                area.name
            );
        }
    }
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(count, names.len(), "two actions share a name");
}
