//! What a page never holds: inline style, inline script, foreign hosts.

use crate::source::{all, none};

#[test]
fn pages_hold_no_inline_style_or_script_and_no_foreign_host() {
    let banned = [" style=\"", "<style", "javascript:", " onclick=", " onchange=", " onsubmit=", " onload=", "http://", "https://"];
    let mut complaints = Vec::new();
    for file in all(".html") {
        for word in banned {
            if file.text.contains(word) {
                complaints.push(format!("{}: {word} breaks the content security policy", file.path));
            }
        }
        if file.text.contains("<script") && file.name() != "layout.html" {
            complaints.push(format!("{}: scripts stand in the layout", file.path));
        }
    }
    none(&complaints);
}
