//! What templates show of a sheet: tasks with their lines, factors with their items, each column where it may be seen.

use kernel::{Day, Quantity, Weight};
use ui::Shell;

use crate::appraisal::model::{Column, ItemRow, LineRow, Sheet};
use crate::appraisal::rules::{MANAGEMENT_FACTOR, Viewer, item_field, line_field, may_see};

/// The columns a reader may see, in the order of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub own: bool,
    pub supervisor: bool,
    pub agreed: bool,
}

impl Seen {
    /// What has been said and may be seen; the supervisor's column counts as said once it is sent.
    pub fn of(sheet: &Sheet, viewer: Viewer) -> Self {
        let state = sheet.appraisal.state;
        let said = |column| sheet.lines.iter().any(|line| line.quality(column).is_some());
        let sees = |column| may_see(viewer, column, state) && said(column);
        Self {
            own: sees(Column::SelfRating),
            supervisor: sees(Column::Supervisor),
            agreed: sees(Column::Agreed),
        }
    }

    /// Before a column is filled: what stood before it.
    pub fn beside(self, column: Column) -> Self {
        match column {
            Column::SelfRating => Self { own: false, supervisor: false, agreed: false },
            Column::Supervisor => Self { supervisor: false, agreed: false, ..self },
            Column::Agreed => Self { agreed: false, ..self },
        }
    }

    pub fn any(self) -> bool {
        self.own || self.supervisor || self.agreed
    }

    fn shows(self, column: Column) -> bool {
        match column {
            Column::SelfRating => self.own,
            Column::Supervisor => self.supervisor,
            Column::Agreed => self.agreed,
        }
    }
}

/// What one side said, in words.
pub struct Said {
    /// Words key of the side.
    pub by: &'static str,
    pub value: String,
    pub reason: String,
}

impl Said {
    /// What it is and whose: "Ubora: mtumishi".
    pub fn label(&self, shell: &ui::Shell<'_>) -> String {
        format!("{}: {}", shell.t("performance-appraisal-quality"), shell.t(self.by))
    }
}

pub struct TaskView {
    pub title: String,
    pub weight: Weight,
    pub lines: Vec<LineView>,
}

pub struct LineView {
    pub title: String,
    pub indicator: String,
    pub weight: Weight,
    pub unit: String,
    pub target: Quantity,
    pub reported: Quantity,
    pub counted: Option<Quantity>,
    pub counted_reason: String,
    pub starts_on: Day,
    pub ends_on: Day,
    pub completed_on: Option<Day>,
    pub excused: bool,
    pub said: Vec<Said>,
    pub step: String,
    pub tune: String,
    pub reason: String,
    pub counted_field: String,
    pub counted_reason_field: String,
}

pub struct FactorView {
    pub title: String,
    /// Usimamizi na uongozi, for somebody without staff.
    pub not_applicable: bool,
    pub items: Vec<ItemView>,
}

pub struct ItemView {
    pub text: String,
    pub said: Vec<Said>,
    pub field: String,
}

fn by(column: Column) -> &'static str {
    match column {
        Column::SelfRating => "performance-appraisal-column-self",
        Column::Supervisor => "performance-appraisal-column-supervisor",
        Column::Agreed => "performance-appraisal-column-agreed",
    }
}

pub fn tasks(sheet: &Sheet, seen: Seen) -> Vec<TaskView> {
    sheet
        .lines
        .chunk_by(|one, other| one.task_id == other.task_id)
        .filter_map(|lines| {
            let first = lines.first()?;
            let lines = lines.iter().map(|line| line_view(line, seen)).collect();
            Some(TaskView { title: first.task_title.clone(), weight: first.task_weight, lines })
        })
        .collect()
}

fn line_view(line: &LineRow, seen: Seen) -> LineView {
    let said = Column::ALL.iter().filter(|column| seen.shows(**column)).map(|column| Said {
        by: by(*column),
        value: line.quality(*column).map_or_else(String::new, |quality| quality.to_string()),
        reason: line.reason(*column).to_owned(),
    });
    let counted = line.counted.filter(|_| seen.supervisor || seen.agreed);
    LineView {
        title: line.title.clone(),
        indicator: line.indicator.clone(),
        weight: line.weight,
        unit: line.unit_of_measure.clone(),
        target: line.target,
        reported: line.actual,
        counted,
        counted_reason: counted.map(|_| line.counted_reason.clone()).unwrap_or_default(),
        starts_on: line.starts_on,
        ends_on: line.ends_on,
        completed_on: line.completed_on,
        excused: line.excused,
        said: said.collect(),
        step: line_field("step", line.id),
        tune: line_field("tune", line.id),
        reason: line_field("reason", line.id),
        counted_field: line_field("counted", line.id),
        counted_reason_field: line_field("counted_reason", line.id),
    }
}

pub fn factors(sheet: &Sheet, seen: Seen, shell: &Shell<'_>) -> Vec<FactorView> {
    sheet
        .items
        .chunk_by(|one, other| one.factor == other.factor)
        .filter_map(|items| {
            let first = items.first()?;
            Some(FactorView {
                title: shell.either(&first.factor_sw, &first.factor_en).to_owned(),
                not_applicable: first.factor == MANAGEMENT_FACTOR && !sheet.appraisal.has_staff,
                items: items.iter().map(|item| item_view(item, seen, shell)).collect(),
            })
        })
        .collect()
}

fn item_view(item: &ItemRow, seen: Seen, shell: &Shell<'_>) -> ItemView {
    let said = Column::ALL.iter().filter(|column| seen.shows(**column)).map(|column| Said {
        by: by(*column),
        value: item.mark(*column).map_or_else(String::new, |mark| {
            shell.kc("performance-appraisal-scale", &mark.to_string()).into_owned()
        }),
        reason: String::new(),
    });
    ItemView {
        text: shell.either(&item.item_sw, &item.item_en).to_owned(),
        said: said.collect(),
        field: item_field(item.item),
    }
}
