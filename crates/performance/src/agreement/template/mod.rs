//! Kiolezo: the cadre templates that ship in the binary, and their part of the store.
//! Source: performance.md 2.4 (teacher real, the others PROPOSED). What a template makes is `typed::from_template`.

pub mod model;
pub mod store;

use kernel::Error;
use platform::reference::{each_row, read};
use platform::store::Tx;

use crate::agreement::model::{Mode, TemplateRow};

/// Cadre, tasks and sub-tasks, one line each.
pub const TEMPLATES: &str = include_str!("../../../../../seed/templates.csv");

/// Replaces the templates with the shipped ones.
pub fn load_templates(tx: &Tx<'_>) -> Result<(), Error> {
    store::delete_templates(tx)?;
    each_row(TEMPLATES, |cell| {
        let mode = cell("mode")?;
        let row = TemplateRow {
            cadre_code: cell("cadre_code")?,
            task_no: read(&cell("task_no")?)?,
            cadre_sw: cell("cadre_sw")?,
            cadre_en: cell("cadre_en")?,
            task_sw: cell("task_sw")?,
            task_en: cell("task_en")?,
            task_weight: read(&cell("task_weight")?)?,
            per_class: read(&cell("per_class")?)?,
            sub_sw: cell("sub_sw")?,
            sub_en: cell("sub_en")?,
            sub_weight: read(&cell("sub_weight")?)?,
            indicator_sw: cell("indicator_sw")?,
            indicator_en: cell("indicator_en")?,
            unit_sw: cell("unit_sw")?,
            unit_en: cell("unit_en")?,
            mode: Mode::from_code(&mode).ok_or_else(|| Error::internal(format!("no mode {mode:?}")))?,
            target: read(&cell("target")?)?,
        };
        store::insert_template(tx, read(&cell("sub_no")?)?, &row)
    })
}
