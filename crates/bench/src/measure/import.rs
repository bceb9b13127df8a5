//! Importing a staff list through the program's command line, as an HR officer's file comes in, beside the bare driver that
//! inserts the same people's rows in one transaction without looking at them.

use std::fmt::Write as _;
use std::time::Duration;

use kernel::Day;
use kernel::uuid::Uuid;

use crate::chance::{Of, id};
use crate::floor::{self, Prepared, Step};
use crate::load::instant;
use crate::nation::{self, Layout, Seat};
use crate::{Outcome, cell::Cell, rate, usage};

use super::Bench;

/// Rows of the file at most.
const ROWS: u64 = 100_000;
/// Everybody of the file has a number beyond the nation's.
const FIRST: u64 = 5_000_000;
const HEADING: &str = "check_number,first_name,middle_name,surname,sex,phone,cadre,salary_scale,post,department,is_unit,section,\
    workstation,workstation_kind,heads,supervisor,terms,start_date";

impl Bench<'_> {
    pub(super) async fn import(&mut self) -> Outcome<()> {
        let count = self.nation.people.min(ROWS);
        let layout = Layout::of(900_000, FIRST..FIRST + count);
        let rows = layout.members.len();
        let file = self.place.data.join("staff.csv");
        std::fs::write(&file, sheet(&layout)?)?;
        self.place.run(&["institutions", "add", "--code", "INGIZO", "--name", "Halmashauri ya Ingizo"])?;
        let path = file.to_string_lossy().into_owned();
        let import = ["import", "staff", "--institution", "INGIZO", &path];
        let (took, memory) = self.place.run(&import)?;
        let floor = self.insert(&layout).await?;
        let line = self
            .line(format!("import of {rows} people"), "rows/s", rate(rows, took))
            .floor(rate(rows, floor));
        self.figures.add(line)?;
        self.add("import: memory at most", "MB", usage::megabytes(memory.most))?;
        let (again, _) = self.place.run(&import)?;
        self.add("import of the same file again", "rows/s", rate(rows, again))
    }

    /// Person, employment, supervision and event of each, in one transaction, undone at the end.
    async fn insert(&self, layout: &Layout) -> Outcome<Duration> {
        let institution = id(Of::Institution, 0, 0);
        let like = nation::Client { institution: 0, number: 0 };
        let mut steps = Vec::new();
        for member in &layout.members {
            steps.extend(member_steps(institution, member.number, member.supervisor, like, &self.nation)?);
        }
        let names: Vec<_> = steps.iter().take(4).map(|step| step.statement).collect();
        if let Some(address) = &self.place.database {
            let prepared = Prepared::connect(address, &names).await?;
            let began = instant();
            prepared.run(&steps, true).await?;
            return Ok(began.elapsed());
        }
        let connection = floor::open(&self.place.file(), true)?;
        let began = instant();
        floor::run_sqlite(&connection, &steps, true)?;
        Ok(began.elapsed())
    }
}

/// The file.
fn sheet(layout: &Layout) -> Outcome<String> {
    let mut text = format!("{HEADING}\n");
    for member in &layout.members {
        let (first, middle, last) = nation::name(member.number);
        let (post, section, heads) = match member.seat {
            Seat::Director => ("Mkurugenzi Mtendaji", None, "institution"),
            Seat::DepartmentHead(_) => ("Mkuu wa Idara", None, "department"),
            Seat::SectionHead(section) => ("Mkuu wa Sehemu", Some(section), "section"),
            Seat::Staff(section) => ("Afisa", Some(section), "nothing"),
        };
        let department = match member.seat {
            Seat::Director => 0,
            Seat::DepartmentHead(department) => department,
            Seat::SectionHead(section) | Seat::Staff(section) => {
                layout.sections.get(usize::try_from(section)?).copied().unwrap_or_default()
            }
        };
        let section = section.map_or_else(String::new, |section| format!("Sehemu ya {section}"));
        let supervisor = member.supervisor.map_or_else(String::new, nation::check_number);
        writeln!(
            text,
            "{},{first},{middle},{last},F,07{:08},Afisa,TGS D.1,{post},Idara ya {department},no,{section},Makao Makuu,office,{heads},\
             {supervisor},permanent,2020-07-01",
            nation::check_number(member.number),
            member.number,
        )?;
    }
    Ok(text)
}

/// The rows of one person beside those of the nation: units, post and place are those of its first employee.
fn member_steps(
    institution: Uuid,
    number: u64,
    supervisor: Option<u64>,
    like: nation::Client,
    nation: &nation::Nation,
) -> Outcome<Vec<Step>> {
    // The floor's people are others than the file's.
    let number = number + FIRST;
    let person = id(Of::Person, number, 0);
    let employment = id(Of::Employment, number, 0);
    let supervisor = supervisor.map(|supervisor| id(Of::Employment, supervisor + FIRST, 0));
    let (first, middle, last) = nation::name(number);
    let (unit, path, station, post) = nation::seat_of_director(&nation.layout(like.institution));
    let check = nation::check_number(number);
    let began: Day = nation::began();
    Ok(vec![
        Step::new(
            "employee::store::INSERT_PERSON",
            vec![
                person.into(),
                check.clone().into(),
                first.into(),
                middle.into(),
                last.into(),
                "F".into(),
                Cell::Null,
                "".into(),
                "".into(),
            ],
        )?,
        Step::new(
            "employee::store::INSERT",
            vec![
                institution.into(),
                employment.into(),
                person.into(),
                check.into(),
                nation::full_name(number).into(),
                unit.into(),
                path.into(),
                station.into(),
                post.into(),
                "Afisa".into(),
                "TGS D.1".into(),
                "permanent".into(),
                began.into(),
                Cell::Null,
            ],
        )?,
        Step::new(
            "supervision::store::INSERT",
            vec![institution.into(), employment.into(), began.into(), supervisor.into(), "import".into()],
        )?,
        Step::new(
            "event::INSERT",
            vec![
                institution.into(),
                id(Of::Event, number, 0).into(),
                nation::now().into(),
                Cell::Null,
                "Tija".into(),
                Cell::Null,
                "people.employee.add".into(),
                "people.employment".into(),
                employment.into(),
                employment.into(),
                Cell::Null,
                Cell::Json(r#"{"post": "Afisa"}"#.to_owned()),
            ],
        )?,
    ])
}
