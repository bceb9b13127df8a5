//! The invented council comes into being: the institution, its staff list through the import everybody uses, the roles,
//! a password for everybody, and an acting head. The newcomer of the current year comes with a second import.

use kernel::{Day, Error, FinancialYear, InstitutionId, Language, Timestamp};
use people::institution::{self, InstitutionKind, NewInstitution};
use platform::http::App;
use platform::import::{Import, ImportKind, ImportScope, Progress};
use platform::reference::{each_row, read};
use platform::work::Desk;

use super::cast;
use super::stage::{self, Stage, together};
use super::years::{Years, moment, workday};

const INSTITUTION: &str = include_str!("../../../../seed/demo/institution.csv");
const STAFF: &str = include_str!("../../../../seed/demo/staff.csv");

/// Days of absence of the head whom somebody acts for.
const ABSENCE_DAYS: i64 = 20;

/// Code and details of the institution.
pub fn written() -> Result<NewInstitution, Error> {
    let mut found = None;
    each_row(INSTITUTION, |cell| {
        let kind = InstitutionKind::from_written(&cell("kind")?);
        found = Some(NewInstitution {
            code: cell("code")?,
            name: cell("name")?,
            kind: kind.ok_or_else(|| Error::internal("the kind of the demonstration's institution"))?,
            region_code: Some(cell("region_code")?),
        });
        Ok(())
    })?;
    found.ok_or_else(|| Error::internal("the demonstration's institution is missing"))
}

/// The stage of a council that is there already.
pub async fn again(app: &App, institution: InstitutionId, years: Years) -> Result<Stage, Error> {
    Stage::open(app, institution, years, STAFF).await
}

/// Makes the institution with all who work there before the finished year begins.
pub async fn found(app: &App, years: Years) -> Result<Stage, Error> {
    let opened_on = workday(years.finished.day(0, 3, 10));
    let new = written()?;
    let institution = stage::system(app, moment(opened_on, 8, 30))
        .write(move |work| institution::create_institution(work, &new))
        .await?;
    let desk = stage::system(app, moment(opened_on, 9, 0));
    let list = staff(&years, Some(opened_on))?;
    import(app, &desk, &people::staff_import::STAFF, institution, None, ("staff.csv", &list)).await?;
    let stage = Stage::open(app, institution, years, STAFF).await?;
    grant(&stage, moment(opened_on, 11, 0)).await?;
    activate(&stage, moment(workday(opened_on.plus_days(1)), 9, 0)).await?;
    Ok(stage)
}

/// HR imports the list again with those who joined in the current year; everybody else stays as they are.
pub async fn join(stage: &Stage) -> Result<Stage, Error> {
    let joined_on = workday(stage.years.current.day(0, 8, 4));
    let desk = stage.desk(stage.member(cast::HR)?, moment(joined_on, 10, 0)).await?;
    let list = staff(&stage.years, None)?;
    import(&stage.app, &desk, &people::staff_import::STAFF, stage.institution, None, ("staff.csv", &list))
        .await?;
    let stage = Stage::open(&stage.app, stage.institution, stage.years, STAFF).await?;
    activate(&stage, moment(joined_on, 12, 0)).await?;
    Ok(stage)
}

/// The staff list with starting dates and ends of contracts moved to the demonstration's years; without those who start after `until`.
fn staff(years: &Years, until: Option<Day>) -> Result<String, Error> {
    let mut lines = Vec::new();
    for (number, line) in STAFF.lines().enumerate() {
        let mut cells = line.rsplitn(3, ',');
        let (start, contract) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let before = cells.next().unwrap_or_default();
        if number == 0 {
            lines.push(line.to_owned());
            continue;
        }
        let day: Day = read(start)?;
        // Who came long ago came when they came; who joined in one of the two years joins in it whenever that is.
        let recent = day.financial_year() >= FinancialYear::starting(2025);
        let day = if recent { years.moved(day) } else { day };
        if until.is_none_or(|until| day <= until) {
            let ends = match contract {
                "" => String::new(),
                last => years.moved(read(last)?).to_string(),
            };
            lines.push(format!("{before},{ends},{day}"));
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// Imports a text as a file, as people do; a sheet with problems is a fault of the shipped data.
pub async fn import(
    app: &App,
    desk: &Desk,
    kind: &'static ImportKind,
    institution: InstitutionId,
    year: Option<FinancialYear>,
    (file_name, text): (&str, &str),
) -> Result<(), Error> {
    let id = desk.ids.new_id(desk.clock.now());
    let file = app.data.join(format!("{id}.csv"));
    std::fs::write(&file, text).map_err(|cause| Error::internal(format!("{}: {cause}", file.display())))?;
    let import = Import {
        kind,
        scope: ImportScope { institution, year },
        file: file.clone(),
        file_name: file_name.to_owned(),
        progress: Progress::default(),
    };
    let mut told = Vec::new();
    let report =
        platform::import::command::run(desk, &import, false, &app.words, Language::En, &mut told).await;
    std::fs::remove_file(&file).map_err(|cause| Error::internal(format!("{}: {cause}", file.display())))?;
    if report?.is_clean() {
        return Ok(());
    }
    Err(Error::internal(format!("{file_name} of the demonstration: {}", String::from_utf8_lossy(&told))))
}

async fn grant(stage: &Stage, at: Timestamp) -> Result<(), Error> {
    let desk = stage.system(at);
    let institution = stage.institution;
    for (number, role) in cast::ROLES {
        let id = stage.member(number)?.id;
        desk.write(move |work| people::role::actions::grant_role(work, institution, id, *role)).await?;
    }
    Ok(())
}

/// Gives everybody who has none the demonstration's password; it is hashed once.
pub async fn activate(stage: &Stage, at: Timestamp) -> Result<(), Error> {
    let hash = people::identity::hash(cast::PASSWORD.to_owned()).await?;
    let (desk, institution) = (stage.system(at), stage.institution);
    let units = stage.members().map(|member| {
        let (id, hash) = (member.id, hash.clone());
        desk.write(move |work| {
            let row =
                people::find_employment(work.tx(), institution, id, work.today())?.ok_or(Error::NotFound)?;
            people::identity::activate_for_demo(work, &row, &hash)
        })
    });
    together(units).await.map(drop)
}

/// First and last day on which somebody acts for the absent head.
pub fn absence(years: &Years) -> (Day, Day) {
    let from_on = workday(years.finished.day(0, 11, 10));
    (from_on, from_on.plus_days(ABSENCE_DAYS))
}

/// HR appoints who acts for the head of education.
pub async fn appoint(stage: &Stage) -> Result<(), Error> {
    let (from_on, to_on) = absence(&stage.years);
    let new = people::acting::NewActing {
        absent: stage.member(cast::ABSENT)?.id,
        acting: stage.member(cast::ACTING)?.id,
        from_on,
        to_on,
        letter: format!("HWM/UT/KM/{}/14", from_on.year()),
    };
    let institution = stage.institution;
    let at = moment(workday(from_on.plus_days(-5)), 14, 0);
    stage
        .act(stage.member(cast::HR)?, at, move |work| {
            people::acting::actions::add_acting(work, institution, &new)
        })
        .await
        .map(drop)
}
