//! The whole year as one JSON text, written object by object. What the formula used stands at `employees[]` itself,
//! so that a few lines in any language recompute each mark; the agreement, reports and appraisal behind it stand beside.

use std::collections::BTreeMap;
use std::io::Write;

use kernel::uuid::Uuid;
use kernel::{Day, Error, FinancialYear, InstitutionId, Quantity};
use platform::store::Tx;
use serde_json::{Map, Value, json};

use super::rows::{Employee, PlannedLine, Rated, ReportLine};
use super::store;
use crate::mark::actions::gather;
use crate::mark::model::Inputs;

/// Named in the file, raised when a field changes its meaning.
const FORMAT: &str = "tija-year-1";
/// Employees in memory at once; each may have a year of reports.
const BATCH: i64 = 20;

fn put(out: &mut dyn Write, text: &str) -> Result<(), Error> {
    out.write_all(text.as_bytes()).map_err(Error::internal)
}

fn put_value(out: &mut dyn Write, value: &Value) -> Result<(), Error> {
    put(out, &value.to_string())
}

/// Writes a list element by element.
struct List<'w> {
    out: &'w mut dyn Write,
    begun: bool,
}

impl<'w> List<'w> {
    fn begin(out: &'w mut dyn Write, before: &str) -> Result<Self, Error> {
        put(out, before)?;
        Ok(Self { out, begun: false })
    }

    fn add(&mut self, value: &Value) -> Result<(), Error> {
        put(self.out, if self.begun { ",\n" } else { "\n" })?;
        self.begun = true;
        put_value(self.out, value)
    }
}

/// Writes one institution's year; answers how much it holds: its plan, and each employee. `today` decides which duties have fallen due for
/// people who have no mark yet.
pub fn write_year_json(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    today: Day,
    out: &mut dyn Write,
) -> Result<u64, Error> {
    let place = store::institution(tx, institution)?;
    let head = json!({"code": place.code, "name": place.name});
    put(
        out,
        &format!(
            "{{\"format\":\"{FORMAT}\",\"year\":\"{year}\",\"exported_on\":\"{today}\",\"institution\":{head},\n"
        ),
    )?;
    let mut count = u64::from(write_plan(tx, institution, year, out)?);
    let mut list = List::begin(out, ",\n\"employees\":[")?;
    let mut after = Uuid::nil();
    loop {
        let employees = store::employees(tx, institution, year, after, BATCH)?;
        let Some((first, last)) = employees
            .first()
            .zip(employees.last())
            .map(|(first, last)| (first.agreement_id, last.agreement_id))
        else {
            break;
        };
        let mut behind = Behind::read(tx, institution, year, first, last)?;
        for employee in &employees {
            let inputs = inputs_of(tx, institution, employee, today)?;
            list.add(&employee_json(employee, inputs, &mut behind)?)?;
            count = count.saturating_add(1);
        }
        after = last;
    }
    put(out, "\n]}\n")?;
    Ok(count)
}

/// One employee's year as the export writes it: what an appeal's file holds of it.
pub(crate) fn employee_year(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    agreement: Uuid,
    today: Day,
) -> Result<Value, Error> {
    let before = Uuid::from_u128(agreement.as_u128().saturating_sub(1));
    let found = store::employees(tx, institution, year, before, 1)?;
    let employee = found.first().filter(|row| row.agreement_id == agreement).ok_or(Error::NotFound)?;
    let mut behind = Behind::read(tx, institution, year, agreement, agreement)?;
    employee_json(employee, inputs_of(tx, institution, employee, today)?, &mut behind)
}

/// The inputs stored with the mark; before there is one, what they would be now; none before the agreement is signed.
fn inputs_of(
    tx: &Tx<'_>,
    institution: InstitutionId,
    employee: &Employee,
    today: Day,
) -> Result<Option<Inputs>, Error> {
    if let Some(stored) = &employee.inputs {
        return serde_json::from_value(stored.clone()).map(Some).map_err(Error::internal);
    }
    let year = employee.year;
    gather(tx, institution, year, employee.agreement_id, year.last_day(), today)
}

fn write_plan(
    tx: &Tx<'_>,
    institution: InstitutionId,
    year: FinancialYear,
    out: &mut dyn Write,
) -> Result<bool, Error> {
    let plan = store::plan(tx, institution, year)?;
    let state = plan.as_ref().map(|plan| plan.state.as_str());
    let approved_at = plan.as_ref().and_then(|plan| plan.approved_at).map(|at| at.to_string());
    put(out, &format!("\"plan\":{{\"state\":{},\"approved_at\":{}", json!(state), json!(approved_at)))?;
    let mut list = List::begin(out, ",\n\"objectives\":[")?;
    store::each_objective(tx, institution, year, |row| {
        list.add(&json!({"code": row.code, "title": row.title}))
    })?;
    let mut list = List::begin(out, "],\n\"targets\":[")?;
    store::each_target(tx, institution, year, |row| {
        list.add(&json!({"code": row.code, "title": row.title, "objective": row.objective}))
    })?;
    let mut list = List::begin(out, "],\n\"activities\":[")?;
    store::each_activity(tx, institution, year, |row| {
        let quarters = [row.quarter_1, row.quarter_2, row.quarter_3, row.quarter_4].map(number);
        list.add(&json!({
            "code": row.code, "title": row.title, "target": row.target, "cost_centre": row.cost_centre,
            "sub_vote": row.sub_vote, "owner": row.owner_unit, "indicator": row.indicator, "unit": row.unit_of_measure,
            "baseline": number(row.baseline), "yearly_target": number(row.yearly_target), "quarters": quarters,
        }))
    })?;
    let mut list = List::begin(out, "],\n\"budget_lines\":[")?;
    store::each_budget_line(tx, institution, year, |row| {
        list.add(&json!({
            "activity": row.activity, "line": row.line, "project": row.project, "gfs_code": row.gfs_code,
            "amount": row.amount.map(|amount| amount.to_string()), "spent": row.spent.to_string(),
        }))
    })?;
    put(out, "]}")?;
    Ok(plan.is_some())
}

/// A quantity as a JSON number with its exact decimals.
fn number(quantity: Option<Quantity>) -> Value {
    quantity
        .and_then(|quantity| quantity.to_string().parse::<serde_json::Number>().ok())
        .map_or(Value::Null, Value::Number)
}

/// What stands behind a batch of employees, by agreement.
struct Behind {
    lines: BTreeMap<Uuid, Vec<PlannedLine>>,
    items: BTreeMap<Uuid, Vec<Rated>>,
    reports: BTreeMap<Uuid, Vec<ReportLine>>,
}

impl Behind {
    fn read(
        tx: &Tx<'_>,
        institution: InstitutionId,
        year: FinancialYear,
        first: Uuid,
        last: Uuid,
    ) -> Result<Self, Error> {
        fn group<R>(rows: Vec<R>, key: impl Fn(&R) -> Uuid) -> BTreeMap<Uuid, Vec<R>> {
            rows.into_iter().fold(BTreeMap::new(), |mut map, row| {
                map.entry(key(&row)).or_insert_with(Vec::new).push(row);
                map
            })
        }
        Ok(Self {
            lines: group(store::planned_lines(tx, institution, year, first, last)?, |row| row.agreement_id),
            items: group(store::rated(tx, institution, year, first, last)?, |row| row.agreement_id),
            reports: group(store::report_lines(tx, institution, year, first, last)?, |row| row.agreement_id),
        })
    }
}

fn employee_json(employee: &Employee, inputs: Option<Inputs>, behind: &mut Behind) -> Result<Value, Error> {
    let mut fields = match inputs.map(serde_json::to_value).transpose().map_err(Error::internal)? {
        Some(Value::Object(inputs)) => inputs,
        _ => Map::new(),
    };
    let lines = behind.lines.remove(&employee.agreement_id).unwrap_or_default();
    let items = behind.items.remove(&employee.agreement_id).unwrap_or_default();
    let reports = behind.reports.remove(&employee.agreement_id).unwrap_or_default();
    fields.insert(String::from("check_number"), json!(employee.check_number));
    fields.insert(String::from("unit"), json!(employee.unit));
    fields.insert(String::from("post"), json!(employee.post));
    fields.insert(String::from("cadre"), json!(employee.cadre));
    fields.insert(String::from("mark"), mark_json(employee));
    fields.insert(String::from("agreement"), agreement_json(employee, &lines));
    fields.insert(String::from("reports"), reports_json(&reports));
    fields.insert(String::from("appraisal"), appraisal_json(employee, &lines, &items));
    Ok(Value::Object(fields))
}

fn mark_json(employee: &Employee) -> Value {
    let Some(overall) = employee.o else { return Value::Null };
    let text = |marks: Option<kernel::Marks>| marks.map(|marks| marks.to_string());
    json!({
        "formula": employee.formula, "R": text(employee.r), "B": text(employee.b), "M": text(employee.m),
        "O": overall.to_string(), "band": employee.band, "published_at": employee.published_at.map(|at| at.to_string()),
    })
}

fn agreement_json(employee: &Employee, lines: &[PlannedLine]) -> Value {
    let mut tasks: Vec<Value> = Vec::new();
    for of_task in lines.chunk_by(|one, other| one.task_id == other.task_id) {
        let Some(task) = of_task.first() else { continue };
        let subtasks: Vec<Value> =
            of_task.iter().filter(|line| line.id.is_some()).map(planned_json).collect();
        tasks.push(json!({
            "title": task.task_title, "weight": task.task_weight.0, "state": task.task_state, "origin": task.origin,
            "priority": task.priority, "activity": task.activity, "subtasks": subtasks,
        }));
    }
    let at = |moment: Option<kernel::Timestamp>| moment.map(|moment| moment.to_string());
    json!({
        "state": employee.agreement_state, "submitted_at": at(employee.submitted_at), "approved_at": at(employee.approved_at),
        "employee_signed_at": at(employee.employee_signed_at), "supervisor_signed_at": at(employee.supervisor_signed_at),
        "tasks": tasks,
    })
}

fn planned_json(line: &PlannedLine) -> Value {
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    json!({
        "id": line.id.map(|id| id.to_string()), "title": line.title, "weight": line.weight.map(|weight| weight.0),
        "indicator": line.indicator, "unit": line.unit_of_measure, "mode": line.mode, "baseline": number(line.baseline),
        "target": number(line.target), "resources": line.resources, "start": day(line.starts_on), "end": day(line.ends_on),
        "state": line.state, "reported": number(line.actual), "completed_on": day(line.completed_on),
    })
}

fn reports_json(lines: &[ReportLine]) -> Value {
    let reports = lines.chunk_by(|one, other| one.report_id == other.report_id).filter_map(|of_report| {
        let report = of_report.first()?;
        let said: Vec<Value> = of_report
            .iter()
            .filter(|line| line.sub_task_id.is_some())
            .map(|line| {
                json!({
                    "subtask": line.sub_task_id.map(|id| id.to_string()), "quantity": number(line.quantity), "status": line.status,
                    "completed_on": line.completed_on.map(|day| day.to_string()), "blocker": line.blocker, "text": line.text,
                })
            })
            .collect();
        Some(json!({
            "week": report.week.to_string(), "state": report.state, "late": report.late, "note": report.note, "query": report.query,
            "sent_at": report.sent_at.to_string(), "written_at": report.written_at.map(|at| at.to_string()), "verified_at": report.verified_at.map(|at| at.to_string()), "lines": said,
        }))
    });
    Value::Array(reports.collect())
}

fn appraisal_json(employee: &Employee, lines: &[PlannedLine], items: &[Rated]) -> Value {
    if employee.appraisal_id.is_none() {
        return Value::Null;
    }
    let rated: Vec<Value> = lines
        .iter()
        .filter(|line| line.id.is_some() && [line.self_quality, line.supervisor_quality, line.agreed_quality].iter().any(Option::is_some))
        .map(|line| {
            json!({
                "subtask": line.id.map(|id| id.to_string()), "counted": number(line.counted), "counted_reason": line.counted_reason,
                "self": line.self_quality, "supervisor": line.supervisor_quality, "agreed": line.agreed_quality,
                "self_reason": line.self_reason, "supervisor_reason": line.supervisor_reason, "agreed_reason": line.agreed_reason,
            })
        })
        .collect();
    let items: Vec<Value> = items
        .iter()
        .map(|row| json!({"item": row.item, "self": row.self_mark, "supervisor": row.supervisor_mark, "agreed": row.agreed_mark}))
        .collect();
    json!({
        "state": employee.appraisal_state, "employee_comment": employee.employee_comment,
        "supervisor_comment": employee.supervisor_comment, "dispute": employee.dispute,
        "countersign_comment": employee.countersign_comment, "quality": rated, "items": items,
    })
}
