//! The teacher of the worked example: her tasks, what she does in the year, and the marks both agree on. All of it is
//! the shipped table; her mark comes out of the real flow. Source: performance.md 3.3.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, Error, Weight};
use performance::agreement::model::{
    Mode, NewBranch, NewSubTask, NewTask, Origin, Priority, SubTaskId, SubTaskRow,
};
use performance::appraisal::model::{LineRating, Ratings, Sheet};
use platform::reference::{each_row, read};

use super::progress::Course;
use super::years::Years;

const TABLE: &str = include_str!("../../../../seed/demo/teacher.csv");
const FACTORS: &str = include_str!("../../../../seed/demo/teacher_factors.csv");

/// One line of the table.
struct Line {
    task: String,
    task_weight: Weight,
    activity: String,
    sub_task: NewSubTask,
    /// Thousandths; None where the work was excused.
    actual: Option<i64>,
    quality: Option<i64>,
    completed_on: Option<Day>,
    is_excused: bool,
}

fn lines(years: &Years) -> Result<Vec<Line>, Error> {
    let day = |text: &str| -> Result<Day, Error> { Ok(years.moved(read(text)?)) };
    let mut lines = Vec::new();
    each_row(TABLE, |cell| {
        let maybe = |name: &str| -> Result<Option<String>, Error> {
            Ok(Some(cell(name)?).filter(|text| !text.is_empty()))
        };
        let actual: Option<kernel::Quantity> = maybe("actual")?.map(|text| read(&text)).transpose()?;
        lines.push(Line {
            task: cell("task_sw")?,
            task_weight: read(&cell("task_weight")?)?,
            activity: cell("activity_code")?,
            sub_task: NewSubTask {
                title: cell("sub_sw")?,
                weight: read(&cell("sub_weight")?)?,
                indicator: cell("indicator_sw")?,
                unit_of_measure: cell("unit_sw")?,
                mode: Mode::from_code(&cell("mode")?).ok_or_else(|| Error::internal("the teacher's mode"))?,
                baseline: None,
                target: read(&cell("target")?)?,
                resources: String::new(),
                starts_on: day(&cell("start")?)?,
                ends_on: day(&cell("end")?)?,
            },
            actual: actual.map(|actual| actual.0),
            quality: maybe("quality")?.map(|text| read(&text)).transpose()?,
            completed_on: maybe("completed_on")?.map(|text| day(&text)).transpose()?,
            is_excused: cell("excused")? == "true",
        });
        Ok(())
    })?;
    Ok(lines)
}

/// Her tasks and sub-tasks, ready to begin the year with.
pub fn branches(years: &Years) -> Result<Vec<NewBranch>, Error> {
    let lines = lines(years)?;
    let branches = lines.chunk_by(|one, other| one.task == other.task).filter_map(|lines| {
        let head = lines.first()?;
        Some(NewBranch {
            task: NewTask {
                title: head.task.clone(),
                activity_code: Some(head.activity.clone()),
                weight: head.task_weight,
                priority: Priority::High,
                starts_on: years.finished.first_day(),
                ends_on: years.finished.last_day(),
            },
            origin: Origin::Proposed,
            sub_tasks: lines.iter().map(|line| line.sub_task.clone()).collect(),
        })
    });
    Ok(branches.collect())
}

fn found<'l>(lines: &'l [Line], task: &str, sub_task: &str) -> Result<&'l Line, Error> {
    let line = lines.iter().find(|line| line.task == task && line.sub_task.title == sub_task);
    line.ok_or_else(|| Error::internal(format!("the teacher's table lacks {task}, {sub_task}")))
}

/// What she does in the year, by the sub-tasks of her agreement (each with the title of its task).
pub fn courses(years: &Years, rows: &[(String, SubTaskRow)]) -> Result<Vec<Course>, Error> {
    let lines = lines(years)?;
    let mut courses = Vec::new();
    for (task, row) in rows {
        let line = found(&lines, task, &row.title)?;
        let (Some(goal), Some(until)) = (line.actual, line.completed_on) else { continue };
        let (sub_task, mode, from) = (row.id, row.mode, row.starts_on);
        courses.push(Course {
            sub_task,
            mode,
            goal,
            target: row.target.0,
            from,
            until,
            finishes: true,
            told: 0,
            is_finished: false,
        });
    }
    Ok(courses)
}

/// The work from which she is excused, as it stands.
pub fn excused(years: &Years, rows: &[(String, SubTaskRow)]) -> Result<Vec<(SubTaskId, i64)>, Error> {
    let lines = lines(years)?;
    let mut excused = Vec::new();
    for (task, row) in rows {
        if found(&lines, task, &row.title)?.is_excused {
            excused.push((row.id, row.version));
        }
    }
    Ok(excused)
}

/// The marks of the table for her sheet.
pub fn ratings(years: &Years, sheet: &Sheet) -> Result<Ratings, Error> {
    let table = lines(years)?;
    let mut rated: BTreeMap<Uuid, LineRating> = BTreeMap::new();
    for row in &sheet.lines {
        let quality = found(&table, &row.task_title, &row.title)?.quality;
        rated.insert(row.id, LineRating { quality, ..LineRating::default() });
    }
    let mut items = BTreeMap::new();
    each_row(FACTORS, |cell| {
        let value = cell("value")?;
        // Not applicable is written as nothing.
        items.insert(read(&cell("item")?)?, if value.is_empty() { 0 } else { read(&value)? });
        Ok(())
    })?;
    let comment = "Mwaka umeenda vizuri; michezo ya shule kwa shule iliahirishwa na Halmashauri.".to_owned();
    Ok(Ratings { lines: rated, items, comment })
}
