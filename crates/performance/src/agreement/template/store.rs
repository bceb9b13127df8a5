//! SQL of the cadre templates: reference data, the same for every institution. It writes only performance_template.

use kernel::Error;
use platform::store::Tx;

use crate::agreement::model::{CadreRow, TemplateRow};

platform::statements! {
    DELETE_TEMPLATES = "DELETE FROM performance_template";
    INSERT_TEMPLATE = "INSERT INTO performance_template (cadre_code, task_no, sub_no, cadre_sw, cadre_en, task_sw, task_en,
          task_weight, per_class, sub_sw, sub_en, sub_weight, indicator_sw, indicator_en, unit_sw, unit_en, mode, target)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    LIST_TEMPLATE = "SELECT cadre_code, task_no, cadre_sw, cadre_en, task_sw, task_en, task_weight, per_class, sub_sw,
          sub_en, sub_weight, indicator_sw, indicator_en, unit_sw, unit_en, mode, target
        FROM performance_template WHERE cadre_code = $1 ORDER BY task_no, sub_no";
    LIST_CADRES = "SELECT cadre_code, MIN(cadre_sw) AS cadre_sw, MIN(cadre_en) AS cadre_en
        FROM performance_template GROUP BY cadre_code ORDER BY 2, 1";
}

pub fn delete_templates(tx: &Tx<'_>) -> Result<(), Error> {
    tx.run(&DELETE_TEMPLATES, &[]).map(drop)
}

pub fn insert_template(tx: &Tx<'_>, sub_no: i64, row: &TemplateRow) -> Result<(), Error> {
    let args: &[&dyn kernel::ToValue] = &[
        &row.cadre_code,
        &row.task_no,
        &sub_no,
        &row.cadre_sw,
        &row.cadre_en,
        &row.task_sw,
        &row.task_en,
        &row.task_weight,
        &row.per_class,
        &row.sub_sw,
        &row.sub_en,
        &row.sub_weight,
        &row.indicator_sw,
        &row.indicator_en,
        &row.unit_sw,
        &row.unit_en,
        &row.mode,
        &row.target,
    ];
    tx.run(&INSERT_TEMPLATE, args).map(drop)
}

/// The lines of a cadre's template, by task and sub-task; none when there is no such cadre.
pub fn list_template(tx: &Tx<'_>, cadre: &str) -> Result<Vec<TemplateRow>, Error> {
    tx.all(&LIST_TEMPLATE, &[&cadre])
}

pub fn list_cadres(tx: &Tx<'_>) -> Result<Vec<CadreRow>, Error> {
    tx.all(&LIST_CADRES, &[])
}
