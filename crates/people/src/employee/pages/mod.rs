//! The pages about employees: the directory, one employee, the forms to take on, correct and end, activation slips, and
//! one's own data. A handler reads, calls one action, answers; what may be done is asked of `work.may`.

mod codes;
mod end;
mod form;
mod list;
mod own;
mod show;

pub(crate) use form::named;
use platform::http::Routes;

use crate::permissions::{
    ACTIVATION_MAKE, EMPLOYEE_CREATE, EMPLOYEE_EDIT, EMPLOYEE_END, EMPLOYEE_KEEP, EMPLOYEE_LIST,
    EMPLOYEE_OWN, EMPLOYEE_READ,
};

pub fn routes() -> Routes {
    Routes::new()
        .get("/people", &EMPLOYEE_LIST, list::list)
        .get("/people/new", &EMPLOYEE_CREATE, form::new_form)
        .post("/people", &EMPLOYEE_CREATE, form::create)
        .get("/people/codes", &ACTIVATION_MAKE, codes::form)
        .post("/people/codes", &ACTIVATION_MAKE, codes::make_many)
        .get("/people/{id}", &EMPLOYEE_READ, show::show)
        .get("/people/{id}/edit", &EMPLOYEE_EDIT, form::edit_form)
        .post("/people/{id}/edit", &EMPLOYEE_EDIT, form::edit)
        .get("/people/{id}/end", &EMPLOYEE_END, end::form)
        .post("/people/{id}/end", &EMPLOYEE_END, end::end)
        .post("/people/{id}/keep", &EMPLOYEE_KEEP, end::keep)
        .post("/people/{id}/code", &ACTIVATION_MAKE, codes::make_one)
        .get("/me", &EMPLOYEE_OWN, own::show)
}
