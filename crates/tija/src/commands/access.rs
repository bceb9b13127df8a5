//! Activation codes and roles at the command line: how an institution's first HR officer comes in.

use std::io::Write;

use clap::Subcommand;
use kernel::{EmploymentId, Error, InstitutionId, Role};
use platform::http::App;

use super::institution;
use crate::config::Config;
use crate::program;

/// One employee of one institution.
#[derive(clap::Args)]
pub struct EmployeeOf {
    /// Code of the institution.
    #[arg(long)]
    institution: String,
    #[arg(long)]
    check_number: String,
}

#[derive(Subcommand)]
pub enum RoleChange {
    Grant {
        #[command(flatten)]
        employee: EmployeeOf,
        /// hr, planner, coordinator, auditor or system_admin; national for a seat of PO-PSMGG.
        role: String,
    },
    Revoke {
        #[command(flatten)]
        employee: EmployeeOf,
        role: String,
        /// Also where it leaves the institution without any HR officer.
        #[arg(long)]
        even_last: bool,
    },
}

async fn find(app: &App, of: &EmployeeOf) -> Result<(InstitutionId, EmploymentId), Error> {
    let institution = institution(app, &of.institution).await?;
    let (number, today) = (of.check_number.clone(), app.clock.now().day());
    let row = app
        .store
        .read(move |tx| people::employee::find_by_check_number(tx, institution, &number, today))
        .await?
        .ok_or_else(|| {
            Error::internal(format!("nobody with check number {} works there", of.check_number))
        })?;
    Ok((institution, row.id))
}

pub async fn activate(of: &EmployeeOf, config: &Config) -> Result<(), Error> {
    let app = program::start(config).await?;
    let (institution, employment) = find(&app, of).await?;
    let code = program::system_desk(&app)
        .write(move |work| {
            let row = people::find_employment(work.tx(), institution, employment, work.today())?
                .ok_or(Error::NotFound)?;
            people::identity::make_activation(work, &row)
        })
        .await?;
    writeln!(std::io::stdout(), "{code}").map_err(Error::internal)
}

pub async fn role(change: &RoleChange, config: &Config) -> Result<(), Error> {
    let (of, written, revoked) = match change {
        RoleChange::Grant { employee, role } => (employee, role, None),
        RoleChange::Revoke { employee, role, even_last } => (employee, role, Some(*even_last)),
    };
    let role = Role::from_code(written).ok_or_else(|| Error::internal(format!("not a role: {written}")))?;
    let app = program::start(config).await?;
    let (institution, employment) = find(&app, of).await?;
    let done = program::system_desk(&app)
        .write(move |work| match revoked {
            None => people::role::actions::grant_role(work, institution, employment, role),
            Some(even_last) => {
                people::role::actions::revoke_role(work, institution, employment, role, even_last)
            }
        })
        .await;
    match done {
        Err(Error::Refused(reason)) if reason.key == "people-role-refused-last-hr" => Err(Error::internal(
            "this is the institution's only HR officer; grant the role to somebody else first, or add --even-last",
        )),
        done => done,
    }
}
