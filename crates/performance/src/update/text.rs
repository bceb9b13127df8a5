//! The exact text all sides of an update sign: what was said, what changes and the whole plan from the effective day. Its
//! labels stand here for the reason given in the agreement's `text.rs`, and change only with the version in the first line.

use std::fmt::Write as _;

use kernel::{Error, Weight};

use super::compare::{self, Group, Line, Mark, Pair};
use super::model::{Cause, Kind, Sheet};
use super::rules;
use crate::agreement::text::{line, or_dash, write_task};

/// The text of an update as it stands.
pub fn render(sheet: &Sheet) -> Result<String, Error> {
    let mut text = String::new();
    write_text(&mut text, sheet).map_err(Error::internal)?;
    Ok(text)
}

fn write_text(text: &mut String, sheet: &Sheet) -> std::fmt::Result {
    let row = &sheet.update;
    let number = row.last_number.unwrap_or(1).saturating_add(1);
    writeln!(text, "KUHUISHA MPANGO WA UTENDAJI KAZI (K1)")?;
    writeln!(text, "Namba ya mkataba: {}", row.agreement_id)?;
    writeln!(text, "Namba ya kuhuisha: {}", row.id)?;
    writeln!(text, "Taasisi: {}", line(&row.institution_name))?;
    writeln!(text, "Mwaka wa fedha: {}", row.year)?;
    writeln!(
        text,
        "Mtumishi: {}, cheki namba {}, {}, {}, {}",
        line(&row.name),
        line(&row.check_number),
        line(&row.post_title),
        line(&row.unit_name),
        line(&row.workstation_name),
    )?;
    match &row.seat_above {
        Some(seat) => writeln!(text, "Msimamizi: {}", people::seat::rules::title(seat))?,
        None => writeln!(
            text,
            "Msimamizi: {}, cheki namba {}, {}",
            or_dash(row.supervisor_name.as_deref()),
            or_dash(row.supervisor_check_number.as_deref()),
            or_dash(row.supervisor_post.as_deref()),
        )?,
    }
    writeln!(text, "Aina: {}", kind(row.kind))?;
    writeln!(text, "Chanzo: {}", cause(row.cause))?;
    writeln!(text, "Maendeleo hadi sasa: {}", or_dash(Some(&row.progress)))?;
    writeln!(text, "Mambo yaliyoathiri kazi: {}", or_dash(Some(&row.factors)))?;
    writeln!(text, "Msaada uliokubaliwa: {}", or_dash(Some(&row.support)))?;
    writeln!(text, "Sababu ya mabadiliko: {}", or_dash(Some(&row.reason)))?;
    if sheet.changes.is_empty() {
        writeln!(text)?;
        return writeln!(text, "Mpango haubadiliki.");
    }
    writeln!(text, "Toleo la mpango: {number}, kuanzia {}", row.effective_on)?;
    let after = rules::plan_after(sheet);
    writeln!(text)?;
    writeln!(text, "YANAYOBADILIKA")?;
    for group in compare::side_by_side(&after, &sheet.changes).iter().filter(|group| group.is_changed()) {
        write_group(text, group)?;
    }
    writeln!(text)?;
    writeln!(text, "MPANGO KUANZIA {}", row.effective_on)?;
    let running = compare::running(&after);
    for (number, branch) in (1..).zip(&running) {
        write_task(text, number, branch)?;
    }
    let total: Weight = running.iter().map(|branch| branch.task.weight).sum();
    writeln!(text)?;
    writeln!(text, "Jumla ya uzito wa kazi: {total}%")?;
    writeln!(text, "Taarifa zilizotumwa kabla zinabaki kwenye kazi ndogo zake.")
}

fn write_group(text: &mut String, group: &Group) -> std::fmt::Result {
    writeln!(text, "Kazi: {} ({})", line(&group.task.title), mark(group.mark))?;
    write_pair(text, "  Uzito katika mpango", &group.weight, |weight| format!("{weight}%"))?;
    write_pair(text, "  Muda", &group.span, |(first, last)| format!("{first} hadi {last}"))?;
    for row in group.lines.iter().filter(|row| row.mark != Mark::Same) {
        write_line(text, row)?;
    }
    Ok(())
}

fn write_line(text: &mut String, row: &Line) -> std::fmt::Result {
    writeln!(text, "  Kazi ndogo: {} ({})", line(&row.row.title), mark(row.mark))?;
    write_pair(text, "    Uzito katika kazi", &row.weight, |weight| format!("{weight}%"))?;
    write_pair(text, "    Kiashiria", &row.indicator, |indicator| line(indicator))?;
    write_pair(text, "    Kiasi kilichopangwa", &row.target, ToString::to_string)?;
    write_pair(text, "    Rasilimali zilizokubaliwa", &row.resources, |text| or_dash(Some(text)))?;
    write_pair(text, "    Muda", &row.span, |(first, last)| format!("{first} hadi {last}"))
}

/// `Uzito: 40% -> 30%`, only where it changes.
fn write_pair<T: PartialEq>(
    text: &mut String,
    label: &str,
    pair: &Pair<T>,
    shown: impl Fn(&T) -> String,
) -> std::fmt::Result {
    if !pair.is_changed() {
        return Ok(());
    }
    let side = |value: &Option<T>| value.as_ref().map_or_else(|| "-".to_owned(), &shown);
    writeln!(text, "{label}: {} -> {}", side(&pair.before), side(&pair.after))
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Same => "haijabadilika",
        Mark::Added => "mpya",
        Mark::Changed => "inabadilika",
        Mark::Ended => "inamalizwa",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::MidYear => "mapitio ya nusu mwaka",
        Kind::Extraordinary => "mabadiliko nje ya msimu",
    }
}

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Season => "msimu wa mapitio",
        Cause::Transfer => "uhamisho",
        Cause::NewSupervisor => "msimamizi mpya",
        Cause::Absence => "likizo, ugonjwa au masomo zaidi ya siku 28",
        Cause::Budget => "mabadiliko ya bajeti",
        Cause::Emergency => "dharura au maafa",
        Cause::Post => "mabadiliko ya cheo au wadhifa",
    }
}
