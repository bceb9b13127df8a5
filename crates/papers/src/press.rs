//! One paper: the description is cleaned, its code drawn, the template filled, the PDF written and checked against both
//! standards by the writer. The same description gives the same bytes.

use std::fmt;

use qrcode::{EcLevel, QrCode};
use serde_json::Value;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::clean::clean;
use crate::world::{Desk, Fixed};

/// Why there is no paper: a sentence for the log, never for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl std::error::Error for Fault {}

fn fault(cause: impl fmt::Display) -> Fault {
    Fault(cause.to_string())
}

fn told(diagnostics: &[SourceDiagnostic]) -> Fault {
    fault(diagnostics.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join("; "))
}

/// The PDF of a description (its fields: templates/paper.typ).
pub fn press(description: &[u8]) -> Result<Vec<u8>, Fault> {
    let pressed = set(description);
    // Nothing of one paper is of use for the next; after a fault neither.
    comemo::evict(0);
    pressed
}

fn set(description: &[u8]) -> Result<Vec<u8>, Fault> {
    let fixed = Fixed::get().ok_or_else(|| fault("the engine has no template"))?;
    let mut value: Value = serde_json::from_slice(description).map_err(fault)?;
    // The code's address goes into the picture as it is; only what is printed is cleaned.
    let address = value.pointer("/code/address").and_then(Value::as_str).unwrap_or_default().to_owned();
    let ident = value.pointer("/code/text").and_then(Value::as_str).unwrap_or_default().to_owned();
    clean(&mut value, &|sign| fixed.has(sign));
    let desk = Desk {
        fixed,
        description: Bytes::new(serde_json::to_vec(&value).map_err(fault)?),
        code: Bytes::from_string(picture(&address)?),
    };
    let document = typst::compile::<PagedDocument>(&desk).output.map_err(|errors| told(&errors))?;
    let standards =
        PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).map_err(|cause| fault(cause.message()))?;
    let options = PdfOptions {
        ident: if ident.is_empty() { Smart::Auto } else { Smart::Custom(ident) },
        creator: Smart::Custom(Some("Tija".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| told(&errors))
}

/// The QR code as one path; a quiet zone of four modules is part of it. An empty address gives an empty picture.
fn picture(address: &str) -> Result<String, Fault> {
    const QUIET: usize = 4;
    if address.is_empty() {
        return Ok(r#"<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>"#.to_owned());
    }
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(fault)?;
    let (width, dark) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (row, modules) in dark.chunks(width).enumerate() {
        for (column, module) in modules.iter().enumerate() {
            if *module == qrcode::Color::Dark {
                path.push_str(&format!("M{} {}h1v1h-1z", column + QUIET, row + QUIET));
            }
        }
    }
    let side = width + 2 * QUIET;
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}"><path d="{path}" fill="#000"/></svg>"##
    ))
}
