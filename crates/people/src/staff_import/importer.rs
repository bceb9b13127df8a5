//! Takes a staff sheet row by row: adds who is new, changes what differs, leaves the rest; supervisors come last, because
//! they may be named further down. What rows need is read ahead and what is new is written together, some hundred rows at
//! a time; of each row it keeps a few bytes only.

use std::collections::{HashMap, HashSet};

use kernel::{Day, EmploymentId, Error, InstitutionId, Place, Reason};
use platform::import::{Findings, Importer, Outcome};
use platform::sheet::{Mark, SheetRow};
use platform::work::Work;

use super::known::Known;
use super::reading::{self, StaffRow};
use super::seats::{Difference, New, Seats};
use super::store::each_named;
use crate::employee::actions::{
    Admitted, NamedSeat, Opening, admit, as_written, judge_head, open_employments, save_changes,
};
use crate::employee::store::find_named;
use crate::employee::{self, EmploymentRow};
use crate::supervision::actions::set_from_sheet;
use crate::supervision::{self, rules::circles, store::each_open};
use crate::unit::Heads;

/// A check number in nine bytes: its digits and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Number(u64, u8);

impl Number {
    /// Of a text already found to be a check number; anything else is nobody's.
    fn of(text: &str) -> Self {
        Self(text.parse().unwrap_or(u64::MAX), u8::try_from(text.len()).unwrap_or(u8::MAX))
    }

    fn written(self) -> String {
        format!("{:0width$}", self.0, width = usize::from(self.1))
    }
}

/// A row whose supervisor is still to be set.
struct Waiting {
    mark: Mark,
    employment: EmploymentId,
    starts_on: Day,
    ends_on: Option<Day>,
    /// None: the head of institution.
    supervisor: Option<Number>,
    /// Taken on by this sheet: nobody has supervised them yet.
    new: bool,
}

/// New employees written together.
const TOGETHER: usize = 200;

/// One pass over one staff sheet.
pub struct StaffImporter {
    institution: InstitutionId,
    seats: Option<Seats>,
    ahead: Known,
    admitted: Vec<Admitted>,
    seen: HashSet<Number>,
    waiting: Vec<Waiting>,
    heads: Vec<(Mark, EmploymentId)>,
    known: HashMap<Number, Option<(EmploymentId, String)>>,
}

impl StaffImporter {
    pub fn new(institution: InstitutionId) -> Self {
        Self {
            institution,
            seats: None,
            ahead: Known::default(),
            admitted: Vec::new(),
            seen: HashSet::new(),
            waiting: Vec::new(),
            heads: Vec::new(),
            known: HashMap::new(),
        }
    }

    fn supervisor(
        &mut self,
        work: &Work<'_>,
        number: Number,
    ) -> Result<Option<(EmploymentId, String)>, Error> {
        if let Some(known) = self.known.get(&number) {
            return Ok(known.clone());
        }
        let found = find_named(work.tx(), self.institution, &number.written(), work.today())?;
        let found = found.map(|row| (row.id, row.name));
        // Whoever is not here yet may be named further down; only what is found is remembered.
        if found.is_some() {
            self.known.insert(number, found.clone());
        }
        Ok(found)
    }

    fn wait(
        &mut self,
        row: &SheetRow<'_>,
        employment: EmploymentId,
        staff: &StaffRow,
        days: (Day, Option<Day>),
        new: bool,
    ) {
        let supervisor = Some(staff.supervisor.as_str()).filter(|text| !text.is_empty()).map(Number::of);
        let (starts_on, ends_on) = days;
        self.waiting.push(Waiting { mark: row.mark(), employment, starts_on, ends_on, supervisor, new });
    }

    fn add(
        &mut self,
        work: &Work<'_>,
        row: &SheetRow<'_>,
        staff: &StaffRow,
        seat: NamedSeat,
        findings: &mut Findings,
    ) -> Result<Outcome, Error> {
        let details = &staff.details;
        tell_contract(row, details, findings);
        let opening = Opening {
            id: work.new_id(),
            details: details.clone(),
            seat,
            known: self.ahead.version(&details.check_number),
            employed_by: self.ahead.employed_by(&details.check_number, details.starts_on.min(work.today())),
        };
        let id = opening.id;
        match admit(work, self.institution, opening) {
            Ok(admitted) => {
                self.admitted.push(admitted);
                self.wait(row, id, staff, (details.starts_on, None), true);
                self.note_head(row, id, staff);
            }
            Err(error) => findings.refusal(row, "check_number", error)?,
        }
        if self.admitted.len() >= TOGETHER {
            self.write(work)?;
        }
        Ok(Outcome::Added)
    }

    /// Writes those who were admitted.
    fn write(&mut self, work: &Work<'_>) -> Result<(), Error> {
        open_employments(work, self.institution, std::mem::take(&mut self.admitted)).map(drop)
    }

    fn change(
        &mut self,
        work: &Work<'_>,
        row: &SheetRow<'_>,
        mut staff: StaffRow,
        seat: &NamedSeat,
        held: &EmploymentRow,
        findings: &mut Findings,
    ) -> Result<Outcome, Error> {
        let person = self.ahead.person(&held.check_number).ok_or(Error::NotFound)?;
        let (written, _) = as_written(held, &person);
        reading::keep_unsaid(&mut staff.details, row, &person, &written);
        if staff.details.starts_on != held.starts_on {
            let known = ui::short_day(held.starts_on);
            findings.warning(
                row,
                "start_date",
                Reason::new("people-import-warning-start").with("known", known),
            );
            staff.details.starts_on = held.starts_on;
        }
        tell_contract(row, &staff.details, findings);
        let mut changed = facts_differ(&written, held, &staff, seat);
        if changed && let Err(error) = save_changes(work, held, &person, &staff.details, seat) {
            findings.refusal(row, "", error)?;
        }
        let number = Number::of(&staff.supervisor);
        let same = match held.supervisor_id {
            None => staff.supervisor.is_empty(),
            Some(id) => self.supervisor(work, number)?.is_some_and(|(found, _)| found == id),
        };
        if !same || held.starts_on > work.today() {
            self.wait(row, held.id, &staff, (held.starts_on, held.ends_on), false);
            changed |= !same;
        }
        self.note_head(row, held.id, &staff);
        Ok(if changed { Outcome::Changed } else { Outcome::Unchanged })
    }

    fn note_head(&mut self, row: &SheetRow<'_>, id: EmploymentId, staff: &StaffRow) {
        if staff.heads == Heads::Institution {
            self.heads.push((row.mark(), id));
        }
    }

    /// Everybody whom the sheet names as a supervisor, a hundred at a time; now that all rows are written.
    fn know_supervisors(&mut self, work: &Work<'_>, waiting: &[Waiting]) -> Result<(), Error> {
        let asked: HashSet<Number> = waiting.iter().filter_map(|row| row.supervisor).collect();
        let mut numbers: Vec<String> = asked
            .iter()
            .filter(|number| !self.known.contains_key(number))
            .map(|number| number.written())
            .collect();
        numbers.sort();
        each_named(work.tx(), self.institution, work.today(), &numbers, |row| {
            self.known.insert(Number::of(&row.check_number), Some((row.id, row.name)));
        })
    }

    /// Sets one supervisor, or answers the first interval of somebody new; what the sheet says wrongly about it is a finding.
    fn settle(
        &mut self,
        work: &Work<'_>,
        waiting: &Waiting,
        findings: &mut Findings,
    ) -> Result<Option<(EmploymentId, Day, Option<EmploymentId>)>, Error> {
        let supervisor = match waiting.supervisor {
            None => None,
            Some(number) => {
                let Some(found) = self.known.get(&number).cloned().flatten() else {
                    let reason = Reason::new("people-import-problem-supervisor-unknown")
                        .with("value", number.written());
                    findings.problem(&waiting.mark, "supervisor", reason);
                    return Ok(None);
                };
                Some(found)
            }
        };
        if waiting.new {
            return Ok(Some((waiting.employment, waiting.starts_on, supervisor.map(|(id, _)| id))));
        }
        let place = Place::institution(self.institution);
        let days = (waiting.starts_on, waiting.ends_on);
        if let Err(error) = set_from_sheet(work, &place, waiting.employment, days, supervisor) {
            findings.refusal(&waiting.mark, "supervisor", error)?;
        }
        Ok(None)
    }
}

/// Whoever is on contract has a last day that HR should be reminded of.
fn tell_contract(row: &SheetRow<'_>, details: &employee::Details, findings: &mut Findings) {
    if details.terms == employee::Terms::Contract && details.contract_ends_on.is_none() {
        findings.warning(row, "contract_end", Reason::new("people-import-warning-contract-end"));
    }
}

/// Does the row say anything else than what is known?
fn facts_differ(
    written: &employee::Details,
    held: &EmploymentRow,
    staff: &StaffRow,
    seat: &NamedSeat,
) -> bool {
    let seated = (held.unit_id, held.workstation_id, held.post_id);
    *written != staff.details || seated != (seat.seat.unit_id, seat.seat.workstation_id, seat.seat.post_id)
}

/// How a difference is told: the column, and the sentence with the names that were perhaps meant.
fn warning(difference: Difference) -> (&'static str, Reason) {
    match difference {
        Difference::Unit(_) => ("is_unit", Reason::new("people-import-warning-unit")),
        Difference::WorkstationKind(_) => {
            ("workstation_kind", Reason::new("people-import-warning-workstation-kind"))
        }
        Difference::New { what, name, near } => {
            let (column, key, alike) = match what {
                New::Department => (
                    "department",
                    "people-import-warning-new-department",
                    "people-import-warning-new-department-like",
                ),
                New::Section => {
                    ("section", "people-import-warning-new-section", "people-import-warning-new-section-like")
                }
                New::Workstation => (
                    "workstation",
                    "people-import-warning-new-workstation",
                    "people-import-warning-new-workstation-like",
                ),
            };
            let key = if near.is_empty() { key } else { alike };
            (column, Reason::new(key).with("name", name).with("near", near.join("; ")))
        }
    }
}

impl Importer for StaffImporter {
    fn start(&mut self, work: &Work<'_>, _: &mut Findings) -> Result<(), Error> {
        self.seats = Some(Seats::load(work, self.institution)?);
        Ok(())
    }

    fn ahead(&mut self, work: &Work<'_>, rows: &[SheetRow<'_>]) -> Result<(), Error> {
        self.ahead = Known::read(work, self.institution, rows)?;
        Ok(())
    }

    fn row(
        &mut self,
        work: &Work<'_>,
        row: &SheetRow<'_>,
        findings: &mut Findings,
    ) -> Result<Outcome, Error> {
        let mut staff = match reading::read(row, work.today()) {
            Ok(staff) => staff,
            Err(errors) => {
                findings.complaints(row, errors);
                return Ok(Outcome::Unchanged);
            }
        };
        let check_number = staff.details.check_number.clone();
        if !self.seen.insert(Number::of(&check_number)) {
            findings.problem(row, "check_number", Reason::new("people-import-problem-twice"));
            return Ok(Outcome::Unchanged);
        }
        let seats = self.seats.as_mut().ok_or_else(|| Error::internal("a staff sheet was not started"))?;
        let held = self.ahead.held(&check_number);
        // A sheet without sections says nothing of them: whoever works in a section of the department stays there.
        if let Some(held) = held.as_ref().filter(|_| !row.has("section"))
            && let Some(section) = seats.section_in(&staff.department, held.unit_id)
        {
            staff.section = section.to_owned();
        }
        let (seat, differences) = seats.seat(work, &staff)?;
        for difference in differences {
            let (column, reason) = warning(difference);
            findings.warning(row, column, reason);
        }
        match held {
            None => self.add(work, row, &staff, seat, findings),
            Some(held) => self.change(work, row, staff, &seat, &held, findings),
        }
    }

    fn finish(&mut self, work: &Work<'_>, findings: &mut Findings) -> Result<(), Error> {
        self.write(work)?;
        for (mark, id) in std::mem::take(&mut self.heads) {
            let row =
                employee::find(work.tx(), self.institution, id, work.today())?.ok_or(Error::NotFound)?;
            let days = (row.starts_on.max(work.today()), row.ends_on);
            if let Err(error) = judge_head(work, self.institution, id, Heads::Institution, days) {
                findings.refusal(&mark, "heads", error)?;
            }
        }
        let waiting = std::mem::take(&mut self.waiting);
        self.know_supervisors(work, &waiting)?;
        let mut first = Vec::with_capacity(TOGETHER);
        for row in &waiting {
            if let Some(interval) = self.settle(work, row, findings)? {
                first.push(interval);
            }
            if first.len() >= TOGETHER {
                supervision::store::insert_all(work.tx(), self.institution, &std::mem::take(&mut first))?;
            }
        }
        supervision::store::insert_all(work.tx(), self.institution, &first)?;
        if waiting.is_empty() {
            return Ok(());
        }
        let mut supervisor_of = HashMap::new();
        each_open(work.tx(), self.institution, |below, above| {
            supervisor_of.insert(below, above);
        })?;
        let circle: HashSet<EmploymentId> = circles(&supervisor_of).into_iter().collect();
        for row in waiting.iter().filter(|row| circle.contains(&row.employment)) {
            findings.problem(&row.mark, "supervisor", Reason::new("people-import-problem-circle"));
        }
        Ok(())
    }
}
