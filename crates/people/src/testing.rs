//! People for tests of this and higher areas: one invented institution with everybody a circle needs, and one stranger in
//! another. Inserted through the same store functions the actions use; names and check numbers are invented (9000xxxx).

use kernel::uuid::Uuid;
use kernel::{Actor, Day, EmploymentId, Error, InstitutionId, Person, PersonId, Role, Timestamp, UnitId};
use platform::store::Tx;
use platform::testing::TestStore;

use crate::employee::{self, Details, Seat, Sex, Terms};
use crate::institution::{self, InstitutionKind, InstitutionRow, RegionRow};
use crate::owed::{self, OwedRow};
use crate::unit::{self, Heads, PostId, PostRow, UnitRow, WorkstationId, WorkstationKind};
use crate::{role, seat, supervision};

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

/// Who stands above institutions: the secretariat of an invented region with its secretary and planning officer, another
/// council of that region, and the nation's seat. The fixture's own council belongs to the region once this is inserted.
#[derive(Debug, Clone)]
pub struct Above {
    pub secretariat: InstitutionId,
    /// Katibu Tawala wa Mkoa.
    pub secretary: Someone,
    pub organiser: Someone,
    pub second_council: InstitutionId,
    pub second_director: Someone,
    pub second_planner: Someone,
    /// A council of another region, and its director.
    pub far_director: Someone,
    /// Who verifies for PO-PSMGG.
    pub verifier: Someone,
}

/// What somebody of the fixture is; the names and numbers come with the person.
#[derive(Clone, Copy)]
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
        contract_ends_on: None,
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
    (code, name): (&str, &str),
    (kind, region): (InstitutionKind, Option<&str>),
    at: Timestamp,
) -> Result<InstitutionId, Error> {
    let id = InstitutionId(uuid(1, number));
    let row = InstitutionRow {
        id,
        code: code.to_owned(),
        name: name.to_owned(),
        kind,
        region_code: region.map(str::to_owned),
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

/// What waits for somebody today, by name or for what they hold, as their landing page lists it; not what went up from them.
#[expect(clippy::expect_used, reason = "a test kit fails loudly")]
pub fn waits(store: &TestStore, institution: InstitutionId, who: EmploymentId) -> Vec<OwedRow> {
    let today = store.clock.now().day();
    let mut rows = store.tx(move |tx| owed::list(tx, institution, who, today, 100)).expect("what waits");
    rows.retain(|row| row.mine);
    rows
}

/// Codes of invented regions.
pub const REGION: &str = "99";
const FAR_REGION: &str = "98";

fn insert_region(tx: &Tx<'_>, code: &str, name: &str) -> Result<(), Error> {
    let row =
        RegionRow { code: code.to_owned(), name: name.to_owned(), vote: String::new(), vote_inferred: true };
    institution::store::save_region(tx, &row)
}

impl Someone {
    /// The same person in the seat above an institution, which they must hold.
    pub fn above(&self, tx: &Tx<'_>, institution: InstitutionId) -> Result<Self, Error> {
        let person = seat::seated(tx, &self.person, institution)?.ok_or(Error::NotFound)?;
        Ok(Self { person, ..self.clone() })
    }
}

impl Above {
    /// Inserts them beside the fixture, inside one unit of work.
    pub fn insert(tx: &Tx<'_>) -> Result<Self, Error> {
        let at = BEGAN.parse::<Day>()?.starts_at();
        insert_region(tx, FAR_REGION, "Mbali")?;
        // One institution with an office, and one person in it.
        let office = |number, named, kind| {
            let id = insert_institution(tx, number, named, kind, at)?;
            let unit = insert_unit(tx, id, 100 + number, None, "Ofisi Kuu")?;
            let place = insert_place(tx, id, 100 + number, "Makao Makuu", WorkstationKind::Office)?;
            Ok::<_, Error>((id, unit, place))
        };
        let sketch = |number, check_number, names, post, heads, role, unit, workstation| Sketch {
            number,
            check_number,
            names,
            sex: Sex::Female,
            post,
            heads,
            unit,
            workstation,
            supervisor: None,
            role,
        };
        let head = Heads::Institution;
        let named = ("MFANO-RS", "Sekretarieti ya Mkoa wa Mfano");
        let (secretariat, unit, place) = office(11, named, (InstitutionKind::Region, Some(REGION)))?;
        let names = ["Amani", "", "Shilembe"];
        let post = sketch(11, "90005011", names, "Katibu Tawala wa Mkoa", head, None, &unit, place);
        let secretary = insert_someone(tx, secretariat, &post)?;
        let names = ["Pendo", "", "Kasumbwe"];
        let role = Some(Role::Planner);
        let post = sketch(12, "90005012", names, "Afisa Mipango", Heads::Nothing, role, &unit, place);
        let organiser = insert_someone(tx, secretariat, &post)?;
        let named = ("PILI-DC", "Halmashauri ya Wilaya ya Pili");
        let (second_council, unit, place) = office(12, named, (InstitutionKind::Council, Some(REGION)))?;
        let names = ["Tumaini", "", "Ndolwike"];
        let post = sketch(13, "90005013", names, "Mkurugenzi Mtendaji", head, None, &unit, place);
        let second_director = insert_someone(tx, second_council, &post)?;
        let names = ["Rehema", "", "Wanguvu"];
        let post = sketch(14, "90005014", names, "Afisa Mipango", Heads::Nothing, role, &unit, place);
        let second_planner = insert_someone(tx, second_council, &post)?;
        let named = ("MBALI-DC", "Halmashauri ya Wilaya ya Mbali");
        let (far, unit, place) = office(13, named, (InstitutionKind::Council, Some(FAR_REGION)))?;
        let names = ["Faraja", "", "Mbalike"];
        let post = sketch(15, "90005015", names, "Mkurugenzi Mtendaji", head, None, &unit, place);
        let far_director = insert_someone(tx, far, &post)?;
        let named = ("UTUMISHI", "Ofisi ya Rais - UTUMISHI");
        let (nation, unit, place) = office(14, named, (InstitutionKind::Ministry, None))?;
        let names = ["Subira", "", "Taifale"];
        let role = Some(Role::National);
        let post = sketch(16, "90005016", names, "Mchambuzi wa Mikataba", Heads::Nothing, role, &unit, place);
        let verifier = insert_someone(tx, nation, &post)?;
        Ok(Self {
            secretariat,
            secretary,
            organiser,
            second_council,
            second_director,
            second_planner,
            far_director,
            verifier,
        })
    }
}

impl Fixture {
    /// Inserts everybody into an empty schema, inside one unit of work: `store.write(|tx| Fixture::insert(tx))`.
    pub fn insert(tx: &Tx<'_>) -> Result<Self, Error> {
        let at = BEGAN.parse::<Day>()?.starts_at();
        insert_region(tx, REGION, "Mfano")?;
        let council = |region| (InstitutionKind::Council, region);
        let named = ("MFANO-DC", "Halmashauri ya Wilaya ya Mfano");
        let home = insert_institution(tx, 1, named, council(Some(REGION)), at)?;
        let named = ("JIRANI-DC", "Halmashauri ya Wilaya ya Jirani");
        let away = insert_institution(tx, 2, named, council(None), at)?;
        let office = insert_unit(tx, home, 1, None, "Ofisi ya Mkurugenzi")?;
        let administration = insert_unit(tx, home, 2, None, "Utawala na Rasilimali Watu")?;
        let education = insert_unit(tx, home, 3, None, "Elimu ya Msingi")?;
        let academics = insert_unit(tx, home, 4, Some(&education), "Taaluma")?;
        let elsewhere = insert_unit(tx, away, 5, None, "Utawala")?;
        let headquarters = insert_place(tx, home, 1, "Makao Makuu", WorkstationKind::Office)?;
        let school = insert_place(tx, home, 2, "Shule ya Msingi Mfano", WorkstationKind::PrimarySchool)?;
        let far = insert_place(tx, away, 3, "Makao Makuu", WorkstationKind::Office)?;

        let teacher = Sketch {
            number: 0,
            check_number: "",
            names: [""; 3],
            sex: Sex::Female,
            post: "Mwalimu",
            heads: Heads::Nothing,
            unit: &academics,
            workstation: school,
            supervisor: None,
            role: None,
        };
        let officer = |post, unit, role| Sketch { post, unit, workstation: headquarters, role, ..teacher };
        let leader = |post, unit, heads| Sketch { heads, ..officer(post, unit, None) };
        let insert = |number, check_number, names, sex, supervisor, sketch: Sketch<'_>| {
            let sketch = Sketch { number, check_number, names, sex, supervisor, ..sketch };
            insert_someone(tx, if sketch.workstation == far { away } else { home }, &sketch)
        };
        let (female, male) = (Sex::Female, Sex::Male);
        let post = leader("Mkurugenzi Mtendaji", &office, Heads::Institution);
        let director = insert(1, "90005001", ["Neema", "Yusuf", "Mkonde"], female, None, post)?;
        let above = Some(&director);
        let post = officer("Afisa Utumishi", &administration, Some(Role::Hr));
        let hr = insert(2, "90005002", ["Baraka", "", "Lindwale"], male, above, post)?;
        let post = officer("Afisa Mipango", &administration, Some(Role::Planner));
        let planner = insert(3, "90005003", ["Upendo", "Isaya", "Mgongwe"], female, above, post)?;
        let post = officer("Mkaguzi wa Ndani", &office, Some(Role::Auditor));
        let auditor = insert(4, "90005004", ["Dickson", "Herman", "Sefuwe"], male, above, post)?;
        let post = leader("Mkuu wa Idara ya Elimu ya Msingi", &education, Heads::Department);
        let head = insert(5, "90005005", ["Theresia", "", "Mapundile"], female, above, post)?;
        let post = leader("Mkuu wa Sehemu ya Taaluma", &academics, Heads::Section);
        let supervisor = insert(6, "90005006", ["Method", "Gabriel", "Nyimbote"], male, Some(&head), post)?;
        let above = Some(&supervisor);
        let employee = insert(7, "90005007", ["Zawadi", "Charles", "Mwinukwe"], female, above, teacher)?;
        let colleague = insert(8, "90005008", ["Hamisi", "Rashid", "Tumbwike"], male, above, teacher)?;
        let post = Sketch { workstation: far, ..officer("Afisa Utumishi", &elsewhere, Some(Role::Hr)) };
        let stranger = insert(9, "90005009", ["Salome", "", "Jiranwa"], female, None, post)?;
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
