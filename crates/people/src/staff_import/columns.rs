//! The columns of a staff sheet, in Swahili and English, and what the import engine must know of it.

use platform::import::ImportKind;
use platform::sheet::Column;

use super::importer::StaffImporter;
use crate::permissions;

const fn must(key: &'static str, sw: &'static str) -> Column {
    Column { key, sw, en: key, required: true }
}

const fn may(key: &'static str, sw: &'static str) -> Column {
    Column { key, sw, en: key, required: false }
}

/// The staff sheet. Keys are the English headings and the names of the form's fields.
pub static STAFF: ImportKind = ImportKind {
    kind: "staff",
    action: &permissions::STAFF_IMPORT,
    title: "people-staff-import",
    paths: platform::import_paths!("staff"),
    by_year: false,
    tables: &[
        "people_person",
        "people_employment",
        "people_supervision",
        "people_unit",
        "people_post",
        "people_workstation",
        "platform_event",
    ],
    columns: &[
        must("check_number", "cheki_namba"),
        must("first_name", "jina_la_kwanza"),
        may("middle_name", "jina_la_kati"),
        must("surname", "jina_la_ukoo"),
        must("sex", "jinsi"),
        may("birth_date", "tarehe_ya_kuzaliwa"),
        may("phone", "simu"),
        may("email", "barua_pepe"),
        must("cadre", "kada"),
        may("salary_scale", "ngazi_ya_mshahara"),
        must("post", "cheo"),
        must("department", "idara"),
        may("is_unit", "ni_kitengo"),
        may("section", "sehemu"),
        must("workstation", "kituo_cha_kazi"),
        may("workstation_kind", "aina_ya_kituo"),
        must("heads", "mkuu_wa"),
        must("supervisor", "msimamizi"),
        may("terms", "masharti"),
        must("start_date", "tarehe_ya_kuanza"),
        may("contract_end", "mwisho_wa_mkataba"),
    ],
    make: |scope| Box::new(StaffImporter::new(scope.institution)),
};
