//! Which activity of the plan the tasks of a cadre serve, and which cadre of the templates a person's is. From the seed.

use std::collections::BTreeMap;

use kernel::Error;
use platform::http::App;
use platform::reference::{each_row, read};

use super::stage::Member;

const LINKS: &str = include_str!("../../../../seed/demo/links.csv");
/// Heads serve whatever their department owns.
const HEADS: &str = "head_of_department";

pub struct Links {
    /// Name of a cadre, to its code in the templates.
    cadres: BTreeMap<String, String>,
    /// Cadre and task number, to the code of an activity.
    activities: BTreeMap<(String, usize), String>,
    /// Department, to the codes of its activities.
    owned: BTreeMap<String, Vec<String>>,
}

impl Links {
    /// Reads the seed and the cadres of the templates; `plan` is the text of the plan.
    pub async fn read(app: &App, plan: &str) -> Result<Self, Error> {
        let rows = app.store.read(performance::agreement::store::list_cadres).await?;
        let cadres = rows.into_iter().map(|row| (row.cadre_sw, row.cadre_code)).collect();
        let mut activities = BTreeMap::new();
        each_row(LINKS, |cell| {
            activities.insert((cell("cadre_code")?, read(&cell("task_no")?)?), cell("activity_code")?);
            Ok(())
        })?;
        let mut owned: BTreeMap<String, Vec<String>> = BTreeMap::new();
        each_row(plan, |cell| {
            let (owner, code) = (cell("owner")?, cell("activity_code")?);
            let codes = owned.entry(owner).or_default();
            if !codes.contains(&code) {
                codes.push(code);
            }
            Ok(())
        })?;
        Ok(Self { cadres, activities, owned })
    }

    /// Code of the person's cadre in the templates.
    pub fn cadre(&self, member: &Member) -> Result<&str, Error> {
        let code = self.cadres.get(&member.cadre).map(String::as_str);
        code.ok_or_else(|| Error::internal(format!("no template for the cadre {}", member.cadre)))
    }

    /// The activities that a person's tasks serve, in the order of the template; empty where a task serves none.
    pub fn of(&self, member: &Member) -> Vec<String> {
        let Ok(cadre) = self.cadre(member) else { return Vec::new() };
        if cadre == HEADS {
            return self.owned_by(&member.department).to_vec();
        }
        let of_cadre = self.activities.iter().filter(|((code, _), _)| code == cadre);
        let most = of_cadre.map(|((_, task), _)| *task).max().unwrap_or_default();
        let code = |task| self.activities.get(&(cadre.to_owned(), task)).cloned().unwrap_or_default();
        (1..=most).map(code).collect()
    }

    /// The activities a department owns.
    pub fn owned_by(&self, department: &str) -> &[String] {
        self.owned.get(department).map(Vec::as_slice).unwrap_or_default()
    }
}
