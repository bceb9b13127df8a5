//! People for tests of this and higher areas: one invented institution with everybody a circle needs, and one stranger in
//! another. Inserted through the same store functions the actions use; names and check numbers are invented (9000xxxx).

use kernel::uuid::Uuid;
use kernel::{Actor, Day, EmploymentId, Error, InstitutionId, Person, PersonId, Role, Timestamp, UnitId};
use platform::store::Tx;

use crate::employee::{self, Details, Seat, Sex, Terms};
use crate::institution::{self, InstitutionKind, InstitutionRow};
use crate::unit::{self, Heads, PostId, PostRow, UnitRow, WorkstationId, WorkstationKind};
use crate::{role, supervision};

/// Day on which everybody of the fixture began.
pub const BEGAN: &str = "2020-01-01";

/// One invented employee.
#[derive(Debug, Clone)]
pub struct Someone {
    pub person_id: PersonId,
    pub employment: EmploymentId,
    pub check_number: &'static str,
    pub name: String,
    /// As the policy knows them, with the roles of their post and those granted.
    pub person: Person,
}

impl Someone {
    pub fn actor(&self) -> Actor {
        Actor::Person(Box::new(self.person.clone()))
    }
}

/// Halmashauri ya Mfano: director; HR, planner and auditor in administration; a head of department of education with a
/// section, its head, and two teachers at one school. `stranger` is HR of another institution.
#[derive(Debug, Clone)]
pub struct Fixture {
    pub institution: InstitutionId,
    pub other_institution: InstitutionId,
    /// Ofisi ya Mkurugenzi.
    pub office: UnitRow,
    /// Idara ya Utawala na Rasilimali Watu.
    pub administration: UnitRow,
    /// Idara ya Elimu ya Msingi.
    pub education: UnitRow,
    /// Sehemu ya Taaluma, below education.
    pub academics: UnitRow,
    pub headquarters: WorkstationId,
    pub school: WorkstationId,
    pub director: Someone,
    pub hr: Someone,
    pub planner: Someone,
    pub auditor: Someone,
    /// Head of department: second level of the employee.
    pub head: Someone,
    /// Head of section: supervisor of the employee.
    pub supervisor: Someone,
    pub employee: Someone,
    pub colleague: Someone,
    pub stranger: Someone,
}

struct Sketch<'u> {
    number: u128,
    check_number: &'static str,
    names: [&'static str; 3],
    sex: Sex,
    post: &'static str,
    heads: Heads,
    unit: &'u UnitRow,
    workstation: WorkstationId,
    supervisor: Option<&'u Someone>,
    role: Option<Role>,
}

fn uuid(kind: u128, number: u128) -> Uuid {
    // Version 7 with a first moment of 2020, so that ids made by the program during a test sort after these.
    Uuid::from_u128(0x016f_5e66_e800_7000_8000_0000_0000_0000 | (kind << 32) | number)
}

fn insert_someone(tx: &Tx<'_>, institution: InstitutionId, sketch: &Sketch<'_>) -> Result<Someone, Error> {
    let began: Day = BEGAN.parse()?;
    let [first_name, middle_name, surname] = sketch.names.map(str::to_owned);
    let details = Details {
        check_number: sketch.check_number.to_owned(),
        first_name,
        middle_name,
        surname,
        sex: sketch.sex,
        born_on: None,
        phone: format!("07000{:05}", sketch.number),
        email: String::new(),
        cadre: sketch.post.to_owned(),
        salary_scale: "TGS E.1".to_owned(),
        terms: Terms::Permanent,
        starts_on: began,
    };
    let post = PostRow {
        id: PostId(uuid(5, sketch.number)),
        unit_id: sketch.unit.id,
        title: sketch.post.to_owned(),
        heads: sketch.heads,
    };
    let post_id = match unit::find_post(tx, institution, post.unit_id, &post.title, post.heads)? {
        Some(known) => known.id,
        None => {
            unit::insert_post(tx, institution, &post)?;
            post.id
        }
    };
    let seat = Seat {
        unit_id: sketch.unit.id,
        unit_path: sketch.unit.path.clone(),
        workstation_id: sketch.workstation,
        post_id,
        heads: sketch.heads,
    };
    let (person_id, employment) = (PersonId(uuid(6, sketch.number)), EmploymentId(uuid(7, sketch.number)));
    employee::store::insert_person(tx, person_id, &details)?;
    employee::store::insert(tx, institution, employment, person_id, &details, &seat)?;
    let supervisor = sketch.supervisor.map(|someone| someone.employment);
    supervision::store::insert(tx, institution, employment, began, supervisor, "")?;
    if let Some(held) = sketch.role {
        role::store::insert(tx, institution, employment, held, began.starts_at())?;
    }
    let person = employee::actor(tx, institution, employment, began)?.ok_or(Error::NotFound)?;
    Ok(Someone { person_id, employment, check_number: sketch.check_number, name: details.name(), person })
}

fn insert_institution(
    tx: &Tx<'_>,
    number: u128,
    code: &str,
    name: &str,
    at: Timestamp,
) -> Result<InstitutionId, Error> {
    let id = InstitutionId(uuid(1, number));
    let row = InstitutionRow {
        id,
        code: code.to_owned(),
        name: name.to_owned(),
        kind: InstitutionKind::Council,
        region_code: None,
    };
    institution::store::insert(tx, &row, at)?;
    Ok(id)
}

fn insert_unit(
    tx: &Tx<'_>,
    institution: InstitutionId,
    number: u128,
    parent: Option<&UnitRow>,
    name: &str,
) -> Result<UnitRow, Error> {
    let row = unit::unit(institution, UnitId(uuid(2, number)), parent, false, name);
    unit::insert_unit(tx, &row)?;
    Ok(row)
}

fn insert_place(
    tx: &Tx<'_>,
    institution: InstitutionId,
    number: u128,
    name: &str,
    kind: WorkstationKind,
) -> Result<WorkstationId, Error> {
    let id = WorkstationId(uuid(3, number));
    unit::insert_workstation(tx, &unit::workstation(institution, id, name, kind))?;
    Ok(id)
}

impl Fixture {
    /// Inserts everybody into an empty schema, inside one unit of work: `store.write(|tx| Fixture::insert(tx))`.
    pub fn insert(tx: &Tx<'_>) -> Result<Self, Error> {
        let at = BEGAN.parse::<Day>()?.starts_at();
        let home = insert_institution(tx, 1, "MFANO-DC", "Halmashauri ya Wilaya ya Mfano", at)?;
        let away = insert_institution(tx, 2, "JIRANI-DC", "Halmashauri ya Wilaya ya Jirani", at)?;
        let office = insert_unit(tx, home, 1, None, "Ofisi ya Mkurugenzi")?;
        let administration = insert_unit(tx, home, 2, None, "Utawala na Rasilimali Watu")?;
        let education = insert_unit(tx, home, 3, None, "Elimu ya Msingi")?;
        let academics = insert_unit(tx, home, 4, Some(&education), "Taaluma")?;
        let elsewhere = insert_unit(tx, away, 5, None, "Utawala")?;
        let headquarters = insert_place(tx, home, 1, "Makao Makuu", WorkstationKind::Office)?;
        let school = insert_place(tx, home, 2, "Shule ya Msingi Mfano", WorkstationKind::PrimarySchool)?;
        let far = insert_place(tx, away, 3, "Makao Makuu", WorkstationKind::Office)?;

        let blank = Sketch {
            number: 1,
            check_number: "90005001",
            names: ["Neema", "Yusuf", "Mkonde"],
            sex: Sex::Female,
            post: "Mkurugenzi Mtendaji",
            heads: Heads::Institution,
            unit: &office,
            workstation: headquarters,
            supervisor: None,
            role: None,
        };
        let director = insert_someone(tx, home, &blank)?;
        let hr = insert_someone(
            tx,
            home,
            &Sketch {
                number: 2,
                check_number: "90005002",
                names: ["Baraka", "", "Lindwale"],
                sex: Sex::Male,
                post: "Afisa Utumishi",
                heads: Heads::Nothing,
                unit: &administration,
                supervisor: Some(&director),
                role: Some(Role::Hr),
                ..blank
            },
        )?;
        let planner = insert_someone(
            tx,
            home,
            &Sketch {
                number: 3,
                check_number: "90005003",
                names: ["Upendo", "Isaya", "Mgongwe"],
                post: "Afisa Mipango",
                heads: Heads::Nothing,
                unit: &administration,
                supervisor: Some(&director),
                role: Some(Role::Planner),
                ..blank
            },
        )?;
        let auditor = insert_someone(
            tx,
            home,
            &Sketch {
                number: 4,
                check_number: "90005004",
                names: ["Dickson", "Herman", "Sefuwe"],
                sex: Sex::Male,
                post: "Mkaguzi wa Ndani",
                heads: Heads::Nothing,
                unit: &office,
                supervisor: Some(&director),
                role: Some(Role::Auditor),
                ..blank
            },
        )?;
        let head = insert_someone(
            tx,
            home,
            &Sketch {
                number: 5,
                check_number: "90005005",
                names: ["Theresia", "", "Mapundile"],
                post: "Mkuu wa Idara ya Elimu ya Msingi",
                heads: Heads::Department,
                unit: &education,
                supervisor: Some(&director),
                ..blank
            },
        )?;
        let supervisor = insert_someone(
            tx,
            home,
            &Sketch {
                number: 6,
                check_number: "90005006",
                names: ["Method", "Gabriel", "Nyimbote"],
                sex: Sex::Male,
                post: "Mkuu wa Sehemu ya Taaluma",
                heads: Heads::Section,
                unit: &academics,
                supervisor: Some(&head),
                ..blank
            },
        )?;
        let employee = insert_someone(
            tx,
            home,
            &Sketch {
                number: 7,
                check_number: "90005007",
                names: ["Zawadi", "Charles", "Mwinukwe"],
                post: "Mwalimu",
                heads: Heads::Nothing,
                unit: &academics,
                workstation: school,
                supervisor: Some(&supervisor),
                ..blank
            },
        )?;
        let colleague = insert_someone(
            tx,
            home,
            &Sketch {
                number: 8,
                check_number: "90005008",
                names: ["Hamisi", "Rashid", "Tumbwike"],
                sex: Sex::Male,
                post: "Mwalimu",
                heads: Heads::Nothing,
                unit: &academics,
                workstation: school,
                supervisor: Some(&supervisor),
                ..blank
            },
        )?;
        let stranger = insert_someone(
            tx,
            away,
            &Sketch {
                number: 9,
                check_number: "90005009",
                names: ["Salome", "", "Jiranwa"],
                post: "Afisa Utumishi",
                heads: Heads::Nothing,
                unit: &elsewhere,
                workstation: far,
                role: Some(Role::Hr),
                ..blank
            },
        )?;
        Ok(Self {
            institution: home,
            other_institution: away,
            office,
            administration,
            education,
            academics,
            headquarters,
            school,
            director,
            hr,
            planner,
            auditor,
            head,
            supervisor,
            employee,
            colleague,
            stranger,
        })
    }
}
