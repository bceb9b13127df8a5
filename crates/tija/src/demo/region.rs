//! The region around the demonstration's council: its secretariat, a second council, and the seat of PO-PSMGG that verifies.
//! Invented, like everybody else. Their staff come in through the import that people use; what they sign is in `contracts`.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Error, InstitutionId, Role};
use people::institution::{self, InstitutionKind, NewInstitution};
use platform::http::App;
use platform::reference::each_row;

use super::council::{activate, import};
use super::stage::{self, Stage};
use super::years::{Years, moment, workday};
use super::{cast, council};

const REGION: &str = include_str!("../../../../seed/demo/region.csv");
const PLAN: &str = include_str!("../../../../seed/demo/plan-nyota.csv");

/// Columns of the file that are a staff list's.
const STAFF_COLUMNS: [&str; 20] = [
    "check_number",
    "first_name",
    "middle_name",
    "surname",
    "sex",
    "birth_date",
    "phone",
    "email",
    "cadre",
    "salary_scale",
    "post",
    "department",
    "is_unit",
    "section",
    "workstation",
    "workstation_kind",
    "heads",
    "supervisor",
    "terms",
    "start_date",
];

/// The plan of the second council.
pub const SECOND_PLAN: &str = PLAN;

/// Everybody outside the first council, by institution.
pub struct Around {
    pub secretariat: Stage,
    pub second: Stage,
    pub nation: Stage,
}

/// One institution of the file: itself, its staff list, the roles granted in it.
struct Written {
    new: NewInstitution,
    staff: String,
    roles: Vec<(String, Role)>,
}

fn written() -> Result<BTreeMap<String, Written>, Error> {
    let mut found: BTreeMap<String, Written> = BTreeMap::new();
    each_row(REGION, |cell| {
        let code = cell("institution")?;
        let kind = InstitutionKind::from_written(&cell("kind")?)
            .ok_or_else(|| Error::internal("the kind of an institution of the demonstration's region"))?;
        let new = NewInstitution {
            code: code.clone(),
            name: cell("institution_name")?,
            kind,
            region_code: Some(cell("region_code")?).filter(|code| !code.is_empty()),
        };
        let entry = found.entry(code).or_insert_with(|| Written {
            new,
            staff: STAFF_COLUMNS.join(",") + "\n",
            roles: Vec::new(),
        });
        let cells = STAFF_COLUMNS.iter().map(|name| cell(name)).collect::<Result<Vec<_>, Error>>()?;
        entry.staff.push_str(&(cells.join(",") + "\n"));
        if let Some(role) = Role::from_code(&cell("role")?) {
            entry.roles.push((cell("check_number")?, role));
        }
        Ok(())
    })?;
    Ok(found)
}

/// The codes of every institution of the demonstration, the first council's too.
pub fn codes() -> Result<BTreeSet<String>, Error> {
    Ok(written()?.into_keys().chain([council::written()?.code]).collect())
}

/// Makes them all before the finished year begins, on the day the first council was made.
pub async fn found(app: &App, years: Years) -> Result<Around, Error> {
    let mut made = BTreeMap::new();
    for (code, written) in written()? {
        made.insert(code, make(app, years, written).await?);
    }
    let mut take =
        |code: &str| made.remove(code).ok_or_else(|| Error::internal(format!("the region lacks {code}")));
    Ok(Around { secretariat: take("SINGIDA-RS")?, second: take("NYOTA")?, nation: take("UTUMISHI")? })
}

async fn make(app: &App, years: Years, written: Written) -> Result<Stage, Error> {
    let opened_on = workday(years.finished.day(0, 3, 12));
    let Written { new, staff, roles } = written;
    let institution: InstitutionId = stage::system(app, moment(opened_on, 8, 30))
        .write(move |work| institution::create_institution(work, &new))
        .await?;
    let desk = stage::system(app, moment(opened_on, 9, 0));
    import(app, &desk, &people::staff_import::STAFF, institution, None, ("staff.csv", &staff)).await?;
    let stage = Stage::open(app, institution, years, &staff).await?;
    for (number, role) in roles {
        let id = stage.member(&number)?.id;
        desk.write(move |work| people::role::actions::grant_role(work, institution, id, role)).await?;
    }
    activate(&stage, moment(workday(opened_on.plus_days(1)), 9, 0)).await?;
    Ok(stage)
}

/// Whoever heads an institution, and its planning officer.
pub fn officers(stage: &Stage, first: bool) -> Result<(&super::stage::Member, &super::stage::Member), Error> {
    let (head, planner) =
        if first { (cast::DIRECTOR, cast::PLANNER) } else { (cast::SECOND_DIRECTOR, cast::SECOND_PLANNER) };
    Ok((stage.member(head)?, stage.member(planner)?))
}
