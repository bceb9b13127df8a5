//! Activation slips: one-time codes that HR prints and hands over, for one employee or for those of a unit who have no
//! account yet. A code is shown once, on the page that made it; only its hash is kept.

use askama::Template;
use axum::response::Response;
use kernel::{EmploymentId, Error, Reason, Timestamp, UnitId};
use platform::http::{Failure, Fields, Path, Visit};
use platform::work::Guarded;
use ui::{Choice, FormState, Link, Shell};

use crate::employee::model::EmploymentRow;
use crate::employee::store;
use crate::identity;
use crate::pages::{home, today, unit_choices};
use crate::permissions;
use crate::unit;

/// Slips printed at once at most. PROPOSED: a few sheets of paper.
const SLIPS_MOST: i64 = 200;

struct Slip {
    name: String,
    check_number: String,
    unit_name: String,
    code: String,
}

#[derive(Template)]
#[template(path = "employee/slips.html")]
struct SlipsPage<'a> {
    shell: Shell<'a>,
    institution: String,
    slips: Vec<Slip>,
    expires_at: Timestamp,
}

#[derive(Template)]
#[template(path = "employee/codes.html")]
struct CodesPage<'a> {
    shell: Shell<'a>,
    form: FormState,
    units: Vec<Choice>,
    /// How many would get a slip.
    waiting: i64,
    most: i64,
}

fn slips(visit: &Visit, made: Vec<(EmploymentRow, String)>, back: Link) -> Result<Response, Failure> {
    let mut shell = visit.shell("people-code-title");
    shell.crumbs = vec![back];
    let institution = shell.institution.clone().unwrap_or_default();
    let seconds = identity::rules::CODE_DAYS.saturating_mul(24 * 3600);
    let expires_at = visit.app().clock.now().plus_seconds(seconds);
    let slip = |(row, code): (EmploymentRow, String)| Slip {
        name: row.name,
        check_number: row.check_number,
        unit_name: row.unit_name,
        code,
    };
    visit.page(&SlipsPage { shell, institution, slips: made.into_iter().map(slip).collect(), expires_at })
}

pub async fn make_one(visit: Visit, Path(id): Path<EmploymentId>) -> Result<Response, Failure> {
    let (home, today) = (home(&visit)?, today(&visit));
    let made = visit
        .write(move |work| {
            let found = store::find(work.tx(), home, id, today)?;
            let row = work.open(&permissions::ACTIVATION_MAKE, found.map(Guarded::new))?;
            identity::judge_code(work, &row)?;
            identity::make_activations(work, vec![row])
        })
        .await?;
    let name = made.first().map(|(row, _)| row.name.clone()).unwrap_or_default();
    slips(&visit, made, Link::new(format!("/people/{id}"), name))
}

pub async fn form(visit: Visit) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let wanted: Option<UnitId> = visit.query("unit").and_then(|text| text.parse().ok());
    let (units, waiting) = visit
        .read(move |work| {
            let units = unit::list_units(work.tx(), home)?;
            let path = units.iter().find(|unit| Some(unit.id) == wanted).map(|unit| unit.path.clone());
            let waiting = store::count_without_account(work.tx(), home, work.today(), path.as_deref())?;
            Ok((units, waiting))
        })
        .await?;
    let mut shell = visit.shell("people-code-title");
    shell.crumbs = vec![Link::new("/people", shell.t("people-employee-list-title"))];
    let unit = wanted.map(|id| id.to_string()).unwrap_or_default();
    visit.page(&CodesPage {
        form: FormState::new().with("unit", unit),
        units: unit_choices(&units),
        waiting,
        most: SLIPS_MOST,
        shell,
    })
}

pub async fn make_many(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let home = home(&visit)?;
    let wanted: Option<UnitId> = fields.optional("unit").and_then(|text| text.parse().ok());
    let made = visit
        .write(move |work| {
            let unit = match wanted {
                Some(id) => Some(unit::find_unit(work.tx(), home, id)?.ok_or(Error::NotFound)?),
                None => None,
            };
            let path = unit.as_ref().map(|unit| unit.path.as_str());
            let ids = store::list_without_account(work.tx(), home, work.today(), path, SLIPS_MOST)?;
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                rows.push(store::find(work.tx(), home, id, work.today())?.ok_or(Error::NotFound)?);
            }
            if rows.is_empty() {
                return Err(Error::Refused(Reason::new("people-code-refused-nobody")));
            }
            identity::make_activations(work, rows)
        })
        .await?;
    let back = Link::new("/people", visit.app().words.text(visit.language, "people-employee-list-title"));
    slips(&visit, made, back)
}
