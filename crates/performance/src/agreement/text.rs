//! The exact text both parties sign, and its SHA-256. The same plan gives the same bytes for ever, so its labels stand
//! here and not among the words of pages, and are changed only together with the version in the first line (`M1`).
//! Nobody signs anything here. Source: performance.md 4.5.

use std::fmt::Write as _;

use kernel::{Day, Error, FinancialYear};
pub use platform::fixed_text::{from_hex, hash, hex};
pub(crate) use platform::fixed_text::{line, or_dash};

use super::model::{Mode, Plan, PlannedTask, Priority, SubTaskRow, SubTaskState};

/// A day or span both sides agree to meet on: the mid-year review, the assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDate {
    pub name: String,
    pub opens_on: Day,
    pub closes_on: Day,
}

/// The text of a plan. What people typed is put on one line each, so that nobody can write a line that looks like ours.
pub fn render(plan: &Plan, reviews: &[ReviewDate]) -> Result<String, Error> {
    let mut text = String::new();
    write_text(&mut text, plan, reviews).map_err(Error::internal)?;
    Ok(text)
}

/// The same plan where nobody above answered: the employee signs it alone, and it says so.
pub fn unanswered(text: &str) -> String {
    format!(
        "{text}Mpango huu haukujibiwa na ngazi yoyote kwa siku zilizowekwa. Mtumishi anausaini peke yake na kuanza kuutekeleza kama alivyouwasilisha; haujaidhinishwa.\n"
    )
}

fn write_text(text: &mut String, plan: &Plan, reviews: &[ReviewDate]) -> std::fmt::Result {
    let agreement = &plan.agreement;
    writeln!(text, "MKATABA WA UTENDAJI KAZI (M1)")?;
    writeln!(text, "Namba ya mkataba: {}", agreement.id)?;
    writeln!(text, "Taasisi: {}", line(&agreement.institution_name))?;
    writeln!(text, "Mwaka wa fedha: {} ({})", agreement.year, year_span(agreement.year))?;
    writeln!(
        text,
        "Mtumishi: {}, cheki namba {}, {}, {}, {}",
        line(&agreement.name),
        line(&agreement.check_number),
        line(&agreement.post_title),
        line(&agreement.unit_name),
        line(&agreement.workstation_name),
    )?;
    match &agreement.seat_above {
        Some(seat) => writeln!(text, "Msimamizi: {}", people::seat::rules::title(seat))?,
        None => writeln!(
            text,
            "Msimamizi: {}, cheki namba {}, {}",
            or_dash(agreement.supervisor_name.as_deref()),
            or_dash(agreement.supervisor_check_number.as_deref()),
            or_dash(agreement.supervisor_post.as_deref()),
        )?,
    }
    for (number, branch) in (1..).zip(plan.standing()) {
        write_task(text, number, branch)?;
    }
    writeln!(text)?;
    writeln!(text, "Jumla ya uzito wa kazi: {}%", plan.weight())?;
    for review in reviews {
        writeln!(text, "{}: {} hadi {}", line(&review.name), review.opens_on, review.closes_on)?;
    }
    writeln!(
        text,
        "Mtumishi anakubali kutekeleza kazi hizi. Msimamizi anakubali kumwezesha, kujibu kwa wakati na kutathmini kwa haki."
    )
}

fn year_span(year: FinancialYear) -> String {
    format!("{} hadi {}", year.first_day(), year.last_day())
}

/// One task with its sub-tasks, as the agreement and its updates write it.
pub(crate) fn write_task(text: &mut String, number: usize, branch: &PlannedTask) -> std::fmt::Result {
    let task = &branch.task;
    writeln!(text)?;
    writeln!(text, "Kazi {number}. {}", line(&task.title))?;
    match (&task.activity_code, &task.activity_title) {
        (Some(code), Some(title)) => writeln!(text, "  Shughuli: {} {}", line(code), line(title))?,
        _ => writeln!(text, "  Shughuli: -")?,
    }
    writeln!(text, "  Uzito katika mpango: {}%", task.weight)?;
    writeln!(text, "  Kipaumbele: {}", priority(task.priority))?;
    writeln!(text, "  Muda: {} hadi {}", task.starts_on, task.ends_on)?;
    let standing = branch.sub_tasks.iter().filter(|sub_task| sub_task.state != SubTaskState::Rejected);
    for (sub_number, sub_task) in (1..).zip(standing) {
        write_sub_task(text, &format!("{number}.{sub_number}"), sub_task)?;
    }
    Ok(())
}

fn write_sub_task(text: &mut String, number: &str, sub_task: &SubTaskRow) -> std::fmt::Result {
    let unit = line(&sub_task.unit_of_measure);
    let (mode, sign) = match sub_task.mode {
        Mode::Quantity => ("idadi", ""),
        Mode::Percent => ("asilimia", "%"),
    };
    writeln!(text, "  Kazi ndogo {number}. {}", line(&sub_task.title))?;
    writeln!(text, "    Uzito katika kazi: {}%", sub_task.weight)?;
    writeln!(text, "    Kiashiria: {}", line(&sub_task.indicator))?;
    writeln!(text, "    Kipimo: {mode}, {unit}")?;
    match sub_task.baseline {
        Some(baseline) => writeln!(text, "    Hali ya kuanzia: {baseline}{sign}")?,
        None => writeln!(text, "    Hali ya kuanzia: -")?,
    }
    writeln!(text, "    Kiasi kilichopangwa: {}{sign}", sub_task.target)?;
    writeln!(text, "    Rasilimali zilizokubaliwa: {}", or_dash(Some(&sub_task.resources)))?;
    writeln!(text, "    Muda: {} hadi {}", sub_task.starts_on, sub_task.ends_on)
}

/// As the text writes it.
pub(crate) fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Low => "cha chini",
        Priority::Medium => "cha kati",
        Priority::High => "cha juu",
        Priority::Critical => "cha dharura",
    }
}
