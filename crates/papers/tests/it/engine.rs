//! What comes out is a tagged PDF of both standards, whatever people typed; and how the engine is spoken with.
#![expect(clippy::unwrap_used, reason = "a test of the engine fails loudly")]

use std::io::{Cursor, Read, Write as _};
use std::process::{Command, Stdio};
use std::time::Duration;

use papers::{Fault, press, serve};
use serde_json::{Value, json};

use crate::sheet::{paper, raw, table, text, words};

fn set(description: &Value) -> Result<Vec<u8>, Fault> {
    press(&serde_json::to_vec(description).unwrap())
}

#[test]
fn a_paper_is_tagged_names_its_language_and_title_and_holds_to_both_standards() {
    let pdf = set(&paper(json!([
        {"kind": "heading", "level": 1, "text": "Kazi"},
        table(&[["1", "Kufundisha"]]),
        {"kind": "facts", "rows": [["Mtumishi", "Asha"]]},
    ])))
    .unwrap();
    let raw = raw(&pdf);
    for part in [
        "/StructTreeRoot",
        "/MarkInfo",
        "/Lang(sw-TZ)",
        "/DisplayDocTitle true",
        "/S/TH",
        "/S/Table",
        "/Alt(",
    ] {
        assert!(raw.contains(part), "{part} is missing");
    }
    for part in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A",
        "<pdfuaid:part>1",
        "Mkataba wa utendaji kazi",
    ] {
        assert!(raw.contains(part), "{part} is missing in the file's description");
    }
    let words = words(&pdf);
    assert_eq!(
        words,
        "Halmashauri ya Wilaya ya Mfano Mkataba wa utendaji kazi Mwaka wa fedha 2025/26 Kazi Na. Kazi ndogo 1 Kufundisha \
         Mtumishi Asha Msimbo wa hati K7QX-2M9D-4RTA Imetolewa leo. Msimbo wa hati K7QX-2M9D-4RTA Ukurasa 1 kati ya 1"
    );
}

#[test]
fn the_same_description_gives_the_same_bytes() {
    let description = paper(json!([text("Kazi"), table(&[["1", "Kufundisha"], ["2", "Kusahihisha"]])]));
    let first = set(&description).unwrap();
    set(&paper(json!([text("Nyingine")]))).unwrap();
    assert_eq!(first, set(&description).unwrap());
}

/// Markup, code, other directions, signs nobody has, words without end: all of it is text and nothing else.
#[test]
fn what_people_typed_is_never_read_as_markup_and_never_spoils_a_paper() {
    const HOSTILE: &[&str] = &[
        "#read(\"/etc/passwd\") #sys.inputs #eval(\"1\") #include \"x\"",
        "*nene* _mlalo_ `msimbo` $ x^2 $ = Kichwa - orodha + 1. // maoni /* x */ <alama> @rejeo \\ ~ --- \"nukuu\"",
        "]] }} )) [[ {{ (( \\u{41} \\n",
        "السلام عليكم שלום \u{202e}lakapu\u{202c} \u{200f}",
        "\u{4e2d}\u{6587} \u{1f600} \u{fffd} \u{0} \u{7} \u{feff} e\u{301} \u{e000}",
        "\u{fb01}\u{f1}\u{100} Ng'ombe wa Mbeya \u{2019} \u{2013} \u{bd} \u{20ac}",
    ];
    for hostile in HOSTILE {
        let mut description = paper(json!([
            {"kind": "heading", "level": 1, "text": hostile},
            {"kind": "text", "style": "note", "text": format!("{hostile}\n\n{hostile}")},
            {"kind": "facts", "rows": [[hostile, hostile]]},
            table(&[[hostile, hostile]]),
        ]));
        for field in ["title", "institution", "kicker"] {
            description[field] = json!(hostile);
        }
        let pdf = set(&description).unwrap_or_else(|fault| panic!("{hostile}: {fault}"));
        assert!(raw(&pdf).contains("/StructTreeRoot"));
    }
    let pdf = set(&paper(json!([text(HOSTILE[0]), text(HOSTILE[1])]))).unwrap();
    // A long word may break where nothing is seen.
    let words = words(&pdf).replace('\u{200b}', "");
    assert!(words.contains(HOSTILE[0]), "{words}");
    assert!(
        words.contains(
            "*nene* _mlalo_ `msimbo` $ x^2 $ = Kichwa - orodha + 1. // maoni /* x */ <alama> @rejeo"
        ),
        "{words}"
    );
}

#[test]
fn very_long_words_empty_papers_and_sixty_rows_are_set() {
    let long = "Kazindogoisiyonanafasi".repeat(40);
    let pdf = set(&paper(json!([table(&[["1", &long]]), text(&long)]))).unwrap();
    // Broken between letters, none is lost: twice the whole word.
    assert_eq!(words(&pdf).replace([' ', '\u{200b}'], "").matches("isiyonanafasi").count(), 80);
    set(&paper(json!([]))).unwrap();
    set(&paper(json!([table(&[])]))).unwrap();
    let rows: Vec<[String; 2]> =
        (1..=60).map(|n| [format!("1.{n}"), format!("Kazi ndogo ya {n} ").repeat(12)]).collect();
    let rows: Vec<[&str; 2]> = rows.iter().map(|row| [row[0].as_str(), row[1].as_str()]).collect();
    let pdf = set(&paper(json!([table(&rows)]))).unwrap();
    let words = words(&pdf);
    assert!(words.contains("1.60") && words.contains("Ukurasa 3 kati ya"), "{words}");
}

#[test]
fn a_description_that_is_none_is_refused_and_the_next_is_set() {
    assert!(press(b"{").is_err());
    assert!(press(b"{}").is_err());
    assert!(set(&paper(json!([{"kind": "table", "columns": "x"}]))).is_err());
    set(&paper(json!([]))).unwrap();
}

fn framed(description: &[u8]) -> Vec<u8> {
    [&u32::try_from(description.len()).unwrap().to_be_bytes(), description].concat()
}

#[test]
fn requests_are_answered_in_their_order_until_the_input_ends() {
    let good = framed(&serde_json::to_vec(&paper(json!([]))).unwrap());
    let asked = [good.clone(), framed(b"none"), good].concat();
    let mut answers = Vec::new();
    serve(Cursor::new(asked), &mut answers, Duration::from_secs(60)).unwrap();
    let mut rest = answers.as_slice();
    for (kind, begins) in [(0, &b"%PDF-1.7"[..]), (1, b"expected"), (0, b"%PDF-1.7")] {
        let (head, body) = rest.split_at(5);
        assert_eq!(head[0], kind);
        let length = usize::try_from(u32::from_be_bytes(head[1..].try_into().unwrap())).unwrap();
        assert!(body[..length].starts_with(begins));
        rest = &body[length..];
    }
    assert!(rest.is_empty());
}

#[test]
fn a_request_that_is_too_long_ends_the_engine() {
    let asked = u32::MAX.to_be_bytes().to_vec();
    assert!(serve(Cursor::new(asked), Vec::new(), Duration::from_secs(60)).is_err());
}

#[test]
fn an_engine_that_nobody_asks_ends_by_itself() {
    struct Silent;
    impl Read for Silent {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            loop {
                std::thread::park();
            }
        }
    }
    serve(Silent, Vec::new(), Duration::from_millis(20)).unwrap();
}

#[test]
fn the_program_itself_answers_on_its_pipes() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tija-papers"))
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(&framed(&serde_json::to_vec(&paper(json!([]))).unwrap())).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(output.stdout[0], 0);
    assert!(output.stdout[5..].starts_with(b"%PDF-1.7"));
}
