//! What a page never holds: inline style, inline script, foreign hosts, a table that does not say what it is of.

use crate::source::{all, none};

#[test]
fn pages_hold_no_inline_style_or_script_and_no_foreign_host() {
    let banned = [
        " style=\"",
        "<style",
        "javascript:",
        " onclick=",
        " onchange=",
        " onsubmit=",
        " onload=",
        "http://",
        "https://",
    ];
    let mut complaints = Vec::new();
    for file in all(".html") {
        for word in banned {
            if file.text.contains(word) {
                complaints.push(format!("{}: {word} breaks the content security policy", file.path));
            }
        }
        let own = file.text.matches("<script defer src=\"{{ shell.asset(").count();
        if file.text.matches("<script").count() != own {
            complaints.push(format!("{}: a script that is not one of our assets", file.path));
        }
    }
    none(&complaints);
}

#[test]
fn every_table_says_what_it_is_of() {
    let mut complaints = Vec::new();
    for file in all(".html") {
        let count = |tag: &str| file.text.matches(tag).count();
        if count("<table") != count("<caption") {
            complaints.push(format!("{}: a table without its caption", file.path));
        }
    }
    none(&complaints);
}
