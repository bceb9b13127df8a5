//! The types of cadre templates. Source: performance.md 2.4.

use kernel::{Quantity, Weight};

use crate::agreement::model::Mode;

platform::row! {
    /// One line of a cadre's template, in both languages.
    pub struct TemplateRow {
        pub cadre_code: String,
        pub task_no: i64,
        pub cadre_sw: String,
        pub cadre_en: String,
        pub task_sw: String,
        pub task_en: String,
        pub task_weight: Weight,
        /// Repeated for each subject and class.
        pub per_class: bool,
        pub sub_sw: String,
        pub sub_en: String,
        pub sub_weight: Weight,
        pub indicator_sw: String,
        pub indicator_en: String,
        pub unit_sw: String,
        pub unit_en: String,
        pub mode: Mode,
        pub target: Quantity,
    }
}

platform::row! {
    /// A cadre for which there is a template.
    pub struct CadreRow {
        pub cadre_code: String,
        pub cadre_sw: String,
        pub cadre_en: String,
    }
}

/// A subject taught in a class: one row of the teacher's form. Source: performance.md 2.4.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubjectClass {
    pub subject: String,
    pub class: String,
    /// Share of the plan; empty shares what is left evenly.
    pub weight: String,
}
