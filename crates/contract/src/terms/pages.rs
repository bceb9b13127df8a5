//! The pages of contracts: one contract, editing its draft, and the list of those one stands above.

mod edit;
mod list;
mod show;

use platform::http::Routes;
use ui::{Link, Shell};

use super::model::TermsRow;
use crate::permissions;

pub fn routes() -> Routes {
    Routes::new()
        .get("/contract", &permissions::TERMS_OWN, show::own)
        .post("/contract/begin", &permissions::TERMS_BEGIN, show::begin)
        .post("/contract/addendum", &permissions::TERMS_AMEND, show::amend)
        .get("/contract/terms/{id}/weights", &permissions::TERMS_EDIT, edit::whole_form)
        .post("/contract/terms/{id}/weights", &permissions::TERMS_EDIT, edit::save_whole)
        .get("/contract/terms/{id}/{code}", &permissions::TERMS_EDIT, edit::target_form)
        .post("/contract/terms/{id}/{code}", &permissions::TERMS_EDIT, edit::save_target)
        .post("/contract/terms/{id}/{code}/remove", &permissions::TERMS_EDIT, edit::remove_target)
        .post("/contract/terms/{id}/copy", &permissions::TERMS_EDIT, edit::copy)
        .post("/contract/terms/{id}/submit", &permissions::TERMS_SUBMIT, show::submit)
        .get("/contracts", &permissions::TERMS_LIST, list::show)
        .get("/contracts/{institution}/{id}", &permissions::TERMS_READ, show::one)
        .post("/contracts/{institution}/{id}/agree", &permissions::TERMS_AGREE, show::agree)
        .post("/contracts/{institution}/{id}/return", &permissions::TERMS_RETURN, show::send_back)
}

/// The way back to a contract.
pub(crate) fn crumb(shell: &Shell<'_>, row: &TermsRow) -> Link {
    Link::new(super::actions::path(row), shell.t("contract-terms-title"))
}
