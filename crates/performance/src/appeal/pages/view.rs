//! A case as its pages show it: items with their values and rulings, levels with who said what and when, as texts.

use std::collections::BTreeMap;

use kernel::uuid::Uuid;
use kernel::{Day, Language, Quantity};
use ui::{Light, Shell};

use super::level_code;
use crate::appeal::model::{
    Case, Contested, FileRow, ItemRow, LevelRow, MemberRow, Ruling, Seat, Side, Sitting,
};
use crate::appeal::rules;
use crate::mark::Inputs;
use crate::paper::Kind;

/// What counts now about one contested thing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Value {
    pub quality: Option<i64>,
    pub counted: Option<Quantity>,
    pub mark: Option<i64>,
    pub completed_on: Option<Day>,
    pub excused: bool,
}

/// The values of the mark by what can be contested.
pub fn values(inputs: &Inputs) -> BTreeMap<Contested, Value> {
    let mut values = BTreeMap::new();
    let of_mark = |mark: i64| Value { mark: Some(mark), ..Value::default() };
    for (id, value) in lines(inputs) {
        values.insert(Contested::SubTask(id), value);
    }
    for factor in &inputs.factors {
        let items = factor.item_numbers.iter().zip(&factor.items);
        values.extend(items.map(|(item, mark)| (Contested::Item(*item), of_mark(*mark))));
    }
    for (span, _, of) in rules::periods(inputs) {
        values.extend(lines(of).map(|(id, value)| (Contested::PeriodSubTask(span.from, id), value)));
        let marks = of.factors.iter().filter_map(|factor| Some((factor.factor, *factor.items.first()?)));
        values
            .extend(marks.map(|(factor, mark)| (Contested::PeriodFactor(span.from, factor), of_mark(mark))));
    }
    values
}

fn lines(inputs: &Inputs) -> impl Iterator<Item = (Uuid, Value)> {
    rules::counted(inputs).map(|line| {
        let (quality, counted, completed_on) = (line.quality, Some(line.actual), line.completed_on);
        (line.id, Value { quality, counted, completed_on, ..Value::default() })
    })
}

/// `Kipindi cha 1 Julai hadi 31 Desemba 2025, kilichotathminiwa na ...`; empty of what the appraisal itself judged.
pub fn period_name(shell: &Shell<'_>, inputs: &Inputs, from: Option<Day>) -> String {
    let found = from.and_then(|from| rules::periods(inputs).find(|(span, ..)| span.from == from));
    found.map_or_else(String::new, |(span, judge, _)| {
        let named = [
            ("from", ui::Arg::from(shell.day(span.from))),
            ("to", ui::Arg::from(shell.day(span.to))),
            ("judge", ui::Arg::from(judge)),
        ];
        shell.ta("performance-appeal-period", &named).into_owned()
    })
}

/// `Ubora 70, kiasi 152 (vipindi)` or `Alama 4`.
pub fn said(shell: &Shell<'_>, value: &Value, unit: &str) -> String {
    let mut parts = Vec::new();
    if let Some(quality) = value.quality {
        parts.push(shell.t1("performance-appeal-value-quality", "quality", quality).into_owned());
    }
    if let Some(counted) = value.counted {
        let counted = shell.amount(counted, unit);
        parts.push(shell.t1("performance-appeal-value-counted", "counted", counted.as_str()).into_owned());
    }
    if let Some(mark) = value.mark {
        parts.push(shell.t1("performance-appeal-value-mark", "mark", mark).into_owned());
    }
    if let Some(day) = value.completed_on {
        parts.push(shell.t1("performance-appeal-value-completed", "day", shell.day(day)).into_owned());
    }
    if value.excused {
        parts.push(shell.t("performance-appeal-value-excused").into_owned());
    }
    parts.join(", ")
}

pub struct RulingView {
    pub level: String,
    pub is_proposal: bool,
    pub result: String,
    pub value: String,
    pub reason: String,
}

pub struct ItemView {
    pub position: i64,
    pub is_sub_task: bool,
    pub title: String,
    pub group: String,
    pub unit: String,
    pub ground: String,
    pub text: String,
    pub now: String,
    pub files: Vec<FileRow>,
    pub rulings: Vec<RulingView>,
}

/// The contested items; a ruling that is only proposed is for the panel.
pub fn items(
    shell: &Shell<'_>,
    case: &Case,
    rows: &[ItemRow],
    files: &[FileRow],
    inputs: &Inputs,
    sees_proposal: bool,
) -> Vec<ItemView> {
    let values = values(inputs);
    let decided = |level: i64| case.level(level).is_some_and(|row| row.decided_at.is_some());
    rows.chunk_by(|one, other| one.position == other.position)
        .filter_map(|of_item| {
            let row = of_item.first()?;
            let (title, group) = match shell.language {
                Language::Sw => (&row.title_sw, &row.group_sw),
                Language::En => (&row.title_en, &row.group_en),
            };
            let rulings = of_item.iter().filter_map(|row| {
                let (level, ruling) = (row.level?, row.ruling()?);
                (decided(level) || sees_proposal)
                    .then(|| ruling_view(shell, level, !decided(level), &ruling, &row.unit))
            });
            let contested = row.contested()?;
            let value = values.get(&contested).copied().unwrap_or_default();
            let period = period_name(shell, inputs, contested.period());
            let of = [group.as_str(), period.as_str()].into_iter().filter(|part| !part.is_empty());
            Some(ItemView {
                position: row.position,
                is_sub_task: contested.is_sub_task(),
                title: title.clone(),
                group: of.collect::<Vec<_>>().join("; "),
                unit: row.unit.clone(),
                ground: shell.kc("performance-appeal-ground", row.ground.code()).into_owned(),
                text: row.text.clone(),
                now: said(shell, &value, &row.unit),
                files: files
                    .iter()
                    .filter(|file| file.side == Side::Appellant && file.position == row.position)
                    .cloned()
                    .collect(),
                rulings: rulings.collect(),
            })
        })
        .collect()
}

fn ruling_view(shell: &Shell<'_>, level: i64, is_proposal: bool, ruling: &Ruling, unit: &str) -> RulingView {
    let Ruling { quality, counted, mark, completed_on, excused, .. } = *ruling;
    let value = Value { quality, counted, mark, completed_on, excused };
    RulingView {
        level: shell.kc("performance-appeal-level", level_code(level)).into_owned(),
        is_proposal,
        result: shell
            .kc("performance-appeal-result", if ruling.changed { "changed" } else { "confirmed" })
            .into_owned(),
        value: said(shell, &value, unit),
        reason: ruling.reason.clone(),
    }
}

pub struct MemberView {
    pub name: String,
    pub seat: String,
    pub state: String,
    /// How a member of a committee voted, and why; empty while it is not told.
    pub vote: String,
}

impl MemberView {
    /// As a paper has it: the name, and the post or why they did not sit.
    pub fn name_and_state(&self) -> String {
        if self.state.is_empty() { self.name.clone() } else { format!("{}, {}", self.name, self.state) }
    }
}

pub struct LevelView {
    pub name: String,
    pub came: String,
    pub reached: String,
    pub statement: String,
    pub late_reason: String,
    pub answer: String,
    pub answered: String,
    /// Said when nobody answered though the day has passed.
    pub silence: String,
    pub due: String,
    pub members: Vec<MemberView>,
    pub panel_reason: String,
    pub outcome: String,
    pub light: Light,
    pub decided: String,
    pub reason: String,
    pub mark: String,
    pub letters: Vec<String>,
    /// Code of the letter of its decision; empty while there is none.
    pub paper: &'static str,
}

/// Every level the case has been on, the present one last.
pub fn levels(shell: &Shell<'_>, case: &Case, today: kernel::Day) -> Vec<LevelView> {
    case.levels.iter().map(|row| level(shell, case, row, today)).collect()
}

fn level(shell: &Shell<'_>, case: &Case, row: &LevelRow, today: kernel::Day) -> LevelView {
    let day = |moment: Option<kernel::Timestamp>| moment.map_or_else(String::new, |at| shell.day(at.day()));
    let silent = row.answered_at.is_none() && row.answer_due_on.is_some_and(|due| due < today);
    let due = if row.outcome.is_none() { shell.day(row.decide_due_on) } else { String::new() };
    let letter = |key: &str, reference: &str, on: Option<kernel::Day>| {
        on.map(|on| shell.t2(key, "reference", reference, "day", shell.day(on)).into_owned())
    };
    let letters = [
        letter("performance-appeal-letter-sent", &row.sent_as, row.sent_on),
        letter("performance-appeal-letter-answer", &row.answer_reference, row.answer_on),
    ];
    LevelView {
        name: shell.kc("performance-appeal-level", level_code(row.level)).into_owned(),
        came: shell.kc("performance-appeal-came", row.came.code()).into_owned(),
        reached: shell.day(row.reached_at.day()),
        statement: row.statement.clone(),
        late_reason: row.late_reason.clone(),
        answer: row.answer.clone(),
        answered: day(row.answered_at),
        silence: match row.answer_due_on {
            Some(due) if silent => shell.t1("performance-appeal-silent", "day", shell.day(due)).into_owned(),
            _ => String::new(),
        },
        due,
        members: members(shell, case, row.level),
        panel_reason: row.panel_reason.clone(),
        outcome: row.outcome.map_or_else(String::new, |outcome| {
            shell.kc("performance-appeal-outcome", outcome.code()).into_owned()
        }),
        light: match row.outcome.map(|outcome| outcome.code()) {
            Some("upheld" | "partial") => Light::Green,
            Some("missed" | "recused" | "left") => Light::Yellow,
            _ => Light::Grey,
        },
        decided: day(row.decided_at),
        reason: if row.decided_at.is_some() { row.reason.clone() } else { String::new() },
        mark: mark_sentence(shell, row),
        letters: letters.into_iter().flatten().collect(),
        paper: row
            .outcome
            .filter(|outcome| outcome.decides())
            .and_then(|_| Kind::of_level(row.level))
            .map_or("", |kind| kind.code()),
    }
}

/// What became of the mark on a level: a new version, or the former stands and why.
fn mark_sentence(shell: &Shell<'_>, row: &LevelRow) -> String {
    match (row.mark_version, row.would_be) {
        (Some(version), _) => shell.t1("performance-appeal-mark-new", "version", version).into_owned(),
        (None, Some(would_be)) => shell.t1("performance-appeal-mark-stands", "would", would_be).into_owned(),
        (None, None) if row.decided_at.is_some() => shell.t("performance-appeal-mark-same").into_owned(),
        (None, None) => String::new(),
    }
}

pub fn members(shell: &Shell<'_>, case: &Case, level: i64) -> Vec<MemberView> {
    let of_level = || case.members.iter().filter(|member| member.level == level);
    // Whoever sits alone has no vote to tell, and a vote is told with the decision, not before.
    let decided = case.levels.iter().any(|row| row.level == level && row.decided_at.is_some());
    let told = decided && of_level().filter(|member| member.state == Sitting::Sitting).count() > 1;
    of_level().map(|member| member_view(shell, member, told)).collect()
}

fn vote(shell: &Shell<'_>, member: &MemberRow) -> String {
    let vote = shell.kc("performance-appeal-voted", member.vote.code());
    if member.note.is_empty() { vote.into_owned() } else { format!("{vote}: {}", member.note) }
}

fn member_view(shell: &Shell<'_>, member: &MemberRow, told: bool) -> MemberView {
    let state = match (member.state, member.seat) {
        (Sitting::Recused, _) => shell.t("performance-appeal-recused").into_owned(),
        (Sitting::Left, _) => shell.t("performance-appeal-left").into_owned(),
        (Sitting::Sitting, Seat::Decider) => member.post_title.clone(),
        (Sitting::Sitting, _) => String::new(),
    };
    MemberView {
        name: member.name.clone(),
        seat: shell.kc("performance-appeal-seat", member.seat.code()).into_owned(),
        state,
        vote: if told && member.state == Sitting::Sitting { vote(shell, member) } else { String::new() },
    }
}
