//! Sizes, beginnings, and what never stands in a file.

use crate::source::{all, none};

/// Lines of code a file may have; tests at its end do not count.
const LONGEST: usize = 400;

#[test]
fn files_are_small() {
    let mut complaints = Vec::new();
    for file in all(".rs").iter().filter(|file| !file.is_test()) {
        let code = file.code().lines().map(str::trim);
        let lines = code.filter(|line| !line.is_empty() && !line.starts_with("//")).count();
        if lines > LONGEST {
            complaints
                .push(format!("{}: {lines} lines of code, at most {LONGEST}: split the room", file.path));
        }
    }
    none(&complaints);
}

#[test]
fn every_file_begins_by_saying_what_it_is_for() {
    let mut complaints = Vec::new();
    for file in all(".rs").iter().filter(|file| !file.is_test() && !file.path.contains("/tests/")) {
        if !file.text.starts_with("//!") {
            complaints.push(format!("{}: begin with //! and say what this room is for", file.path));
        }
    }
    none(&complaints);
}

#[test]
fn nothing_is_left_for_later() {
    // Written apart, so that this file does not find itself.
    let banned = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("#[ign", "ore"),
    ];
    let mut complaints = Vec::new();
    for ending in [".rs", ".html", ".ftl"] {
        for file in all(ending) {
            for word in banned {
                if file.text.contains(word) {
                    complaints.push(format!(
                        "{}: {word} is not allowed; do it, or say so in the closing note",
                        file.path
                    ));
                }
            }
        }
    }
    none(&complaints);
}

#[test]
fn no_room_is_called_by_a_name_that_says_nothing() {
    let empty = ["utils", "helpers", "common", "manager", "service", "impl", "misc"];
    let complaints: Vec<String> = all(".rs")
        .iter()
        .filter(|file| file.path.split('/').any(|part| empty.contains(&part.trim_end_matches(".rs"))))
        .map(|file| format!("{}: name it after what it holds", file.path))
        .collect();
    none(&complaints);
}
