//! The text of a signed agreement, in the form that papers read back (performance::agreement::signed).

use std::fmt::Write as _;

use kernel::uuid::Uuid;
use kernel::{Day, FinancialYear};

use crate::Outcome;

/// What stands above the tasks.
pub struct Head<'a> {
    pub number: Uuid,
    /// The institution's number, from 1.
    pub institution: u64,
    pub employee: &'a str,
    pub year: FinancialYear,
}

/// The text that both signed, in the form that papers read back.
pub fn text(head: &Head<'_>, sub_tasks: &[SubTask]) -> Outcome<String> {
    let span = format!("{} hadi {}", head.year.first_day(), head.year.last_day());
    let mut text = format!(
        "MKATABA WA UTENDAJI KAZI (M1)\nNamba ya mkataba: {}\nTaasisi: Halmashauri ya Kipimo {}\nMwaka wa fedha: {}\n\
         Mtumishi: {}\nMsimamizi: Mkuu wa Sehemu\n",
        head.number, head.institution, head.year, head.employee
    );
    for of_task in sub_tasks.chunk_by(|one, other| one.task == other.task) {
        let Some(task) = of_task.first().map(|sub_task| sub_task.task + 1) else { continue };
        writeln!(
            text,
            "\nKazi {task}. Kutekeleza shughuli za sehemu kama zilivyo kwenye mpango wa mwaka\n  Shughuli: -\n  \
             Uzito katika mpango: 25%\n  Kipaumbele: wastani\n  Muda: {span}"
        )?;
        for sub_task in of_task {
            writeln!(
                text,
                "  Kazi ndogo {task}.{}. {}\n    Uzito katika kazi: {}%\n    Kiashiria: Idadi iliyokamilika kwa ubora \
                 uliokubaliwa\n    Kipimo: idadi, idadi\n    Hali ya kuanzia: 0\n    Kiasi kilichopangwa: {}\n    \
                 Rasilimali zilizokubaliwa: Usafiri na vitendea kazi\n    Muda: {span}",
                sub_task.position + 1,
                sub_task.title,
                sub_task.weight / 100,
                sub_task.target / 1000
            )?;
        }
    }
    write!(
        text,
        "\nJumla ya uzito wa kazi: 100%\nMapitio ya nusu mwaka: {span}\nTunakubaliana na mpango huu.\n"
    )?;
    Ok(text)
}

/// One sub-task, ready to be written.
pub struct SubTask {
    pub id: Uuid,
    /// Which of the tasks it belongs to, from 0.
    pub task: u64,
    pub position: i64,
    pub title: String,
    pub weight: i64,
    pub target: i64,
    pub actual: i64,
    pub state: &'static str,
    pub completed_on: Option<Day>,
}
