//! Rows of an institution: units, workstations, posts, people with employments, supervision, accounts and sessions.
//! Names are invented; check numbers begin with 9, which none issued so far does.

use kernel::uuid::Uuid;
use kernel::{Day, Timestamp};

use super::batch::{Batch, Table, cells};
use super::{Client, Layout, Member, Seat, now, token_hash};
use crate::chance::{Chance, Of, id};

static INSTITUTION: Table =
    Table { name: "people_institution", columns: "id, code, name, kind, region_code, made_at" };
static UNIT: Table = Table {
    name: "people_unit",
    columns: "institution_id, id, parent_id, kind, is_unit, name, path, version",
};
static WORKSTATION: Table =
    Table { name: "people_workstation", columns: "institution_id, id, name, kind, version" };
static POST: Table = Table { name: "people_post", columns: "institution_id, id, unit_id, title, heads" };
static PERSON: Table = Table {
    name: "people_person",
    columns: "id, check_number, first_name, middle_name, surname, sex, born_on, phone, email, version",
};
static EMPLOYMENT: Table = Table {
    name: "people_employment",
    columns: "institution_id, id, person_id, check_number, name, unit_id, unit_path, workstation_id, post_id, cadre, \
        salary_scale, terms, starts_on, ends_on, version",
};
static SUPERVISION: Table = Table {
    name: "people_supervision",
    columns: "institution_id, employment_id, from_on, to_on, supervisor_id, reason",
};
static ACCOUNT: Table =
    Table { name: "people_account", columns: "id, person_id, password_hash, activated_at" };
static ROLE: Table =
    Table { name: "people_role", columns: "institution_id, employment_id, role, granted_at" };
static SESSION: Table = Table {
    name: "platform_session",
    columns: "token_hash, account_id, institution_id, employment_id, expires_at",
};

const FIRST: &[&str] = &[
    "Asha", "Baraka", "Chausiku", "Daudi", "Eliya", "Fatuma", "Godfrey", "Halima", "Issa", "Jamila", "Kulwa",
    "Latifa", "Mwajuma", "Neema", "Omari", "Pendo", "Rajabu", "Saida", "Tatu", "Upendo", "Zawadi", "Yusufu",
];
const MIDDLE: &[&str] =
    &["Ally", "Hamisi", "John", "Juma", "Mohamedi", "Paulo", "Petro", "Salum", "Yohana", ""];
const LAST: &[&str] = &[
    "Kagombola",
    "Lyatuu-Nne",
    "Mwandambo-Kei",
    "Nyangeta",
    "Sungwa-Tano",
    "Tibenda",
    "Uledi-Kumi",
    "Wambamba",
    "Zegeli",
    "Mtandika",
    "Kihongo-Saba",
    "Ndelwa",
    "Bulungu-Sita",
    "Chikamba",
    "Fwelela",
    "Gembe-Tatu",
    "Hyera-Nane",
    "Iponda",
];
const STATIONS: u64 = 20;
/// Nobody can sign in with it: the load uses sessions.
const NO_PASSWORD: &str = "$argon2id$v=19$m=19456,t=2,p=1$YmVuY2g$bm9ib2R5IGtub3dzIHRoaXMgcGFzc3dvcmQ";

/// The day on which everybody began.
pub fn began() -> Day {
    super::finished_year().previous().first_day()
}

/// Length of a session here: nobody is signed out during a measurement.
fn expires_at() -> Timestamp {
    now().plus_seconds(30 * 24 * 3600)
}

pub fn name(number: u64) -> (&'static str, &'static str, String) {
    let mut chance = Chance::new(0x006E_616D_6500 ^ number);
    (chance.pick(FIRST), chance.pick(MIDDLE), chance.pick(LAST).to_owned())
}

/// As lists show it: surname, first, middle.
pub fn full_name(number: u64) -> String {
    let (first, middle, last) = name(number);
    format!("{last}, {first} {middle}").trim_end().to_owned()
}

pub fn check_number(number: u64) -> String {
    (90_000_000 + number).to_string()
}

pub fn unit_path(layout: &Layout, unit: u64) -> String {
    let of = |nth| id(Of::Unit, layout.institution, nth);
    let department = unit
        .checked_sub(layout.departments)
        .and_then(|section| layout.sections.get(usize::try_from(section).ok()?).copied());
    match department {
        Some(department) => format!("/{}/{}/", of(department), of(unit)),
        None => format!("/{}/", of(unit)),
    }
}

/// Unit, its path, workstation and post of an institution's director.
pub fn seat_of_director(layout: &Layout) -> (Uuid, String, Uuid, Uuid) {
    let of = |of| id(of, layout.institution, 0);
    (of(Of::Unit), unit_path(layout, 0), of(Of::Workstation), post(layout, 0, 3))
}

pub fn write(batch: &mut Batch, layout: &Layout) {
    let institution = id(Of::Institution, layout.institution, 0);
    let number = layout.institution + 1;
    batch.put(
        &INSTITUTION,
        cells![
            institution,
            format!("PIMA-{number:04}"),
            format!("Halmashauri ya Kipimo {number}"),
            "council",
            super::region(layout.institution),
            now()
        ],
    );
    units(batch, layout, institution);
    for nth in 0..STATIONS {
        let (name, kind) = match nth {
            0 => ("Makao Makuu".to_owned(), "office"),
            _ => (format!("Shule ya Msingi Kipimo {nth}"), "primary_school"),
        };
        batch.put(
            &WORKSTATION,
            cells![institution, id(Of::Workstation, layout.institution, nth), name, kind, 1_i64],
        );
    }
    layout.members.iter().for_each(|member| write_member(batch, layout, institution, member));
    // Supervisors exist as employments by now.
    layout.members.iter().for_each(|member| supervision(batch, institution, member));
}

fn units(batch: &mut Batch, layout: &Layout, institution: Uuid) {
    let sections =
        (layout.departments..).zip(&layout.sections).map(|(unit, department)| (unit, Some(*department)));
    for (unit, parent) in (0..layout.departments).map(|unit| (unit, None)).chain(sections) {
        let of = |nth| id(Of::Unit, layout.institution, nth);
        let (kind, name) = match parent {
            None => ("department", format!("Idara ya {}", unit + 1)),
            Some(_) => ("section", format!("Sehemu ya {}", unit + 1)),
        };
        let path = unit_path(layout, unit);
        batch.put(&UNIT, cells![institution, of(unit), parent.map(of), kind, false, name, path, 1_i64]);
        let head = if parent.is_some() { "section" } else { "department" };
        for (nth, title, heads) in [(0, "Mkuu", head), (1, "Afisa", "nothing"), (2, "Mwalimu", "nothing")] {
            batch.put(&POST, cells![institution, post(layout, unit, nth), of(unit), title, heads]);
        }
    }
    let director = cells![
        institution,
        post(layout, 0, 3),
        id(Of::Unit, layout.institution, 0),
        "Mkurugenzi Mtendaji",
        "institution"
    ];
    batch.put(&POST, director);
}

fn post(layout: &Layout, unit: u64, nth: u64) -> Uuid {
    id(Of::Post, layout.institution, unit * 4 + nth)
}

fn write_member(batch: &mut Batch, layout: &Layout, institution: Uuid, member: &Member) {
    let number = member.number;
    let mut chance = Chance::new(0x0070_656F ^ number);
    let (person, employment) = (id(Of::Person, number, 0), id(Of::Employment, number, 0));
    let (first, middle, last) = name(number);
    let born = Day::from_date(began().plus_days(-chance.between(9_000, 18_000)).to_date());
    let sex = if chance.percent(50) { "F" } else { "M" };
    let phone = format!("07{:08}", number % 100_000_000);
    batch
        .put(&PERSON, cells![person, check_number(number), first, middle, last, sex, born, phone, "", 1_i64]);
    let unit = layout.unit(member.seat);
    let (held, station) = match member.seat {
        Seat::Director => (3, 0),
        Seat::DepartmentHead(_) | Seat::SectionHead(_) => (0, 0),
        Seat::Staff(section) => (1 + number % 2, section % STATIONS),
    };
    batch.put(
        &EMPLOYMENT,
        cells![
            institution,
            employment,
            person,
            check_number(number),
            full_name(number),
            id(Of::Unit, layout.institution, unit),
            unit_path(layout, unit),
            id(Of::Workstation, layout.institution, station),
            post(layout, unit, held),
            if held == 2 { "Mwalimu" } else { "Afisa" },
            "TGS D.1",
            "permanent",
            began(),
            None::<Day>,
            1_i64,
        ],
    );
    let account = id(Of::Account, number, 0);
    batch.put(&ACCOUNT, cells![account, person, NO_PASSWORD, now()]);
    if matches!(member.seat, Seat::DepartmentHead(0)) {
        batch.put(&ROLE, cells![institution, employment, "hr", now()]);
        if layout.institution == 0 {
            batch.put(&ROLE, cells![institution, employment, "national", now()]);
        }
    }
    let token = Client { institution: layout.institution, number }.token();
    let session = cells![token_hash(&token), account, institution, employment, expires_at()];
    batch.put(&SESSION, session);
}

/// One person in ten had another supervisor before.
fn supervision(batch: &mut Batch, institution: Uuid, member: &Member) {
    let employment = id(Of::Employment, member.number, 0);
    let supervisor = member.supervisor.map(|number| id(Of::Employment, number, 0));
    let mut from = began();
    if member.number % 10 == 7 && supervisor.is_some() {
        let until = from.plus_days(200);
        batch.put(&SUPERVISION, cells![institution, employment, from, until, supervisor, "posted"]);
        from = until.plus_days(1);
    }
    batch.put(&SUPERVISION, cells![institution, employment, from, None::<Day>, supervisor, "posted"]);
}
