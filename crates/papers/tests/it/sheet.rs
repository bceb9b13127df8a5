//! A paper to print, and what can be seen of a PDF.
#![expect(clippy::expect_used, reason = "a test that cannot read a paper fails loudly")]

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// A description with these blocks.
pub fn paper(blocks: Value) -> Value {
    json!({
        "language": "sw", "title": "Mkataba wa utendaji kazi", "institution": "Halmashauri ya Wilaya ya Mfano",
        "kicker": "Mwaka wa fedha 2025/26", "date": [2026, 11, 25], "pages": ["Ukurasa ", " kati ya "],
        "code": {
            "text": "K7QX-2M9D-4RTA", "label": "Msimbo wa hati", "words": ["Imetolewa leo."],
            "address": "https://tija.test/verify?code=K7QX-2M9D-4RTA", "alt": "Picha ya kuskani",
        },
        "blocks": blocks,
    })
}

/// Two columns, with these rows.
pub fn table(rows: &[[&str; 2]]) -> Value {
    let cell = |text: &str| json!({"text": text, "span": 1});
    let rows: Vec<Value> = rows.iter().map(|row| json!({"group": false, "cells": row.map(cell)})).collect();
    json!({
        "kind": "table", "columns": [1, 3], "align": ["left", "right"], "head": [[cell("Na."), cell("Kazi ndogo")]],
        "rows": rows,
    })
}

pub fn text(words: &str) -> Value {
    json!({"kind": "text", "style": "plain", "text": words})
}

/// What a reader, or a reading machine, finds in a PDF; spaces folded.
pub fn words(pdf: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("pdftotext: apt-get install poppler-utils");
    let mut input = child.stdin.take().expect("an input");
    let pdf = pdf.to_vec();
    let writing = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().expect("an end");
    writing.join().expect("a writer").expect("the whole file is read");
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The description of the file that stands in it (XMP), and everything else that is not compressed.
pub fn raw(pdf: &[u8]) -> String {
    String::from_utf8_lossy(pdf).into_owned()
}
