//! Prepares the embedded assets: one style sheet from the vendored one and our theme, the script and the icon;
//! each compressed once (brotli, gzip) and named by its content. Nothing is downloaded and nothing else is generated.

use std::fmt::Write as _;
use std::io::{Error, Write as _};
use std::path::Path;
use std::{env, fs};

const VENDOR: &str = "vendor/govuk-frontend-6.6.0/govuk-frontend.min.css";

/// Components of the vendored style sheet that no template uses; cheap phones need not read them.
const UNUSED: &[&str] = &[
    "\\!-margin",
    "\\!-padding",
    "\\!-static",
    "accordion",
    "back-link",
    "breadcrumbs",
    "button-group",
    "character-count",
    "cookie-banner",
    "crest",
    "date-input",
    "drop-zone",
    "exit-this-page",
    "feedback",
    "file-upload-button",
    "file-upload-wrapper",
    "footer",
    "generic-header",
    "header",
    "image-card",
    "language-navigation",
    "logo",
    "main-wrapper",
    "notification-banner",
    "pagination",
    "panel",
    "password-input",
    "phase-banner",
    "service-navigation",
    "summary-card",
    "summary-list",
    "table",
    "tabs",
    "tag",
    "task-list",
    "width-container",
];

fn main() -> Result<(), Error> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=vendor");
    println!("cargo:rerun-if-changed=assets");
    let out = out_dir()?;
    let out = Path::new(&out);

    let vendored = fs::read_to_string(VENDOR)?;
    let theme = fs::read_to_string("assets/tija.css")?;
    let style = format!(
        "/* Includes parts of govuk-frontend 6.6.0, MIT License, (C) 2017 Crown Copyright (Government Digital Service) */\n{}{}",
        prune(&vendored),
        tighten(&theme)
    );
    let script = tighten(&fs::read_to_string("assets/tija.js")?);
    let week = tighten(&fs::read_to_string("assets/week.js")?);

    let mut list = String::from("static ASSETS: &[Stored] = &[\n");
    for (name, content_type, body) in [
        ("app.css", "text/css; charset=utf-8", style.into_bytes()),
        ("tija.js", "text/javascript; charset=utf-8", script.into_bytes()),
        ("week.js", "text/javascript; charset=utf-8", week.into_bytes()),
        ("icon.svg", "image/svg+xml", fs::read("assets/icon.svg")?),
    ] {
        let digest = fnv(&body);
        let (stem, extension) = name.split_once('.').unwrap_or((name, "bin"));
        fs::write(out.join(name), &body)?;
        fs::write(out.join(format!("{name}.br")), brotli(&body)?)?;
        fs::write(out.join(format!("{name}.gz")), gzip(&body)?)?;
        writeln!(
            list,
            "Stored {{ name: {name:?}, path: \"/assets/{stem}.{digest:016x}.{extension}\", content_type: {content_type:?}, \
             etags: [\"\\\"{digest:016x}\\\"\", \"\\\"{digest:016x}-br\\\"\", \"\\\"{digest:016x}-gz\\\"\"], \
             identity: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}\")), \
             brotli: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.br\")), \
             gzip: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.gz\")) }},"
        )
        .map_err(Error::other)?;
    }
    list.push_str("];\n");
    fs::write(out.join("assets.rs"), list)
}

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its folder in no other way")]
fn out_dir() -> Result<String, Error> {
    env::var("OUT_DIR").map_err(Error::other)
}

/// Leaves out the font faces and the rules that only style unused components; media queries are looked into.
fn prune(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(open) = rest.find('{') {
        let (head, tail) = rest.split_at(open);
        let close = matching(tail);
        let (block, after) = tail.split_at(close);
        rest = after;
        let head = head.rsplit("*/").next().unwrap_or(head);
        let body = block.get(1..block.len().saturating_sub(1)).unwrap_or_default();
        if head.starts_with("@media") || head.starts_with("@supports") {
            let inner = prune(body);
            if !inner.is_empty() {
                kept.extend([head, "{", &inner, "}"]);
            }
        } else if head.starts_with("@font-face") {
            continue;
        } else if head.starts_with('@') {
            kept.extend([head, block]);
        } else {
            let used: Vec<&str> = head.split(',').filter(|selector| !is_unused(selector)).collect();
            if !used.is_empty() {
                kept.extend([&used.join(","), block]);
            }
        }
    }
    kept
}

/// The length of the block that begins with `{`, its closing brace included.
fn matching(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

fn is_unused(selector: &str) -> bool {
    selector.split(".govuk-").skip(1).any(|class| {
        UNUSED.iter().any(|name| {
            class.strip_prefix(name).is_some_and(|rest| name.starts_with('\\') || ends_a_block_name(rest))
        })
    })
}

/// What may follow a component's name: `__part`, `--kind`, or no letter at all; `header-x` is another component.
fn ends_a_block_name(rest: &str) -> bool {
    rest.starts_with("__")
        || rest.starts_with("--")
        || !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_')
}

/// Drops indentation, empty lines and lines that are a comment; enough for our two small files.
fn tighten(source: &str) -> String {
    source
        .lines()
        .map(str::trim)
        .filter(|line| {
            !(line.is_empty() || line.starts_with("//") || line.starts_with("/*") && line.ends_with("*/"))
        })
        .fold(String::new(), |text, line| text + line + "\n")
}

/// FNV-1a, 64 bits: a name for a content, not a protection.
fn fnv(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn brotli(body: &[u8]) -> Result<Vec<u8>, Error> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*body, &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(body: &[u8]) -> Result<Vec<u8>, Error> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(body)?;
    encoder.finish()
}
