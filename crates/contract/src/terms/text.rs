//! The exact text both sides sign. The same contract gives the same bytes for ever, so its labels stand here and not among
//! the words of pages, and are changed only together with the version in the first line (`T1`). Nobody signs anything here.
//! Source: performance.md 4.5.

use std::fmt::Write as _;

use kernel::{Day, Error, Quantity, Quarter};
use platform::fixed_text::{line, or_dash};

use super::model::{Authority, Lines, TargetRow, TermsRow};

/// A span both sides agree to meet on: the closing of a quarter, the mid-year review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDate {
    pub name: String,
    pub opens_on: Day,
    pub closes_on: Day,
}

/// The text of a contract. What people typed is put on one line each, so that nobody can write a line that looks like ours.
pub fn render(terms: &TermsRow, lines: &Lines, reviews: &[ReviewDate]) -> Result<String, Error> {
    let mut text = String::new();
    write_text(&mut text, terms, lines, reviews).map_err(Error::internal)?;
    Ok(text)
}

/// What the seat above is called in the text.
pub fn authority_name(terms: &TermsRow) -> String {
    match (terms.authority(), &terms.region_name) {
        (Authority::Region, Some(region)) => format!("Katibu Tawala wa Mkoa wa {}", line(region)),
        (Authority::Region, None) => "Katibu Tawala wa Mkoa".to_owned(),
        (Authority::Nation, _) => "Katibu Mkuu Kiongozi, kupitia Ofisi ya Rais - UTUMISHI".to_owned(),
    }
}

fn write_text(
    text: &mut String,
    terms: &TermsRow,
    lines: &Lines,
    reviews: &[ReviewDate],
) -> std::fmt::Result {
    let year = terms.year;
    writeln!(text, "MKATABA WA UPIMAJI WA UTENDAJI KAZI WA TAASISI (T1)")?;
    writeln!(text, "Namba ya mkataba: {}", terms.id)?;
    writeln!(text, "Toleo: {}", terms.number)?;
    writeln!(text, "Taasisi: {}", line(&terms.institution_name))?;
    writeln!(text, "Mamlaka ya juu: {}", authority_name(terms))?;
    writeln!(text, "Mwaka wa fedha: {year} ({} hadi {})", year.first_day(), year.last_day())?;
    if !terms.addendum.is_empty() {
        writeln!(text, "Sababu ya nyongeza: {}", line(&terms.addendum))?;
    }
    for objective in &lines.objectives {
        writeln!(text)?;
        writeln!(text, "Lengo {}. {}", line(&objective.code), line(&objective.title))?;
        writeln!(text, "  Uzito: {}%", objective.weight)?;
        for target in lines.below(objective) {
            write_target(text, target)?;
        }
    }
    writeln!(text)?;
    writeln!(text, "Jumla ya uzito wa malengo: {}%", lines.weight())?;
    writeln!(text, "Rasilimali zilizoahidiwa: {}", or_dash(Some(&terms.promised)))?;
    writeln!(text, "Kanuni za ushahidi: {}", or_dash(Some(&terms.evidence_rules)))?;
    for review in reviews {
        writeln!(text, "{}: {} hadi {}", line(&review.name), review.opens_on, review.closes_on)?;
    }
    writeln!(
        text,
        "Taasisi inakubali kufikia shabaha hizi na kutoa takwimu za kweli zenye ushahidi kila robo mwaka. Mamlaka ya juu inakubali kuiwezesha, kujibu kwa wakati na kuipima kwa haki."
    )
}

fn write_target(text: &mut String, target: &TargetRow) -> std::fmt::Result {
    let amount =
        |quantity: Option<Quantity>| quantity.map_or_else(|| "-".to_owned(), |amount| amount.to_string());
    writeln!(text, "  Shabaha {}. {}", line(&target.code), line(&target.title))?;
    writeln!(text, "    Kiashiria: {}", or_dash(Some(&target.indicator)))?;
    writeln!(
        text,
        "    Kiasi cha mwaka: {} {}",
        amount(target.yearly_target),
        line(&target.unit_of_measure)
    )?;
    let milestones: Vec<String> =
        Quarter::ALL.iter().map(|quarter| amount(target.milestone(*quarter))).collect();
    let none = Quarter::ALL.iter().all(|quarter| target.milestone(*quarter).is_none());
    let milestones = if none { "hazikuwekwa".to_owned() } else { milestones.join("; ") };
    writeln!(text, "    Hatua za robo mwaka tangu 1 Julai: {milestones}")?;
    writeln!(text, "    Ushahidi: {}", or_dash(Some(&target.evidence)))
}
