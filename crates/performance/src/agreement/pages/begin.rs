//! Beginning a plan: the ways offered when there is none yet, and the template with its subjects and classes.

use askama::Template;
use axum::response::Response;
use kernel::{Error, FinancialYear, Refusal as _, Seat};
use platform::http::{Failure, Fields, Visit};
use ui::{Choice, FormState, Link, NoticeKind, Shell};

use super::super::model::{Beginning, CadreRow, SubjectClass, TemplateRow};
use super::super::rules::Refusal;
use super::super::{actions, rules, store, typed};
use super::{mend, pick, plan, today, year_asked};
use crate::permissions;

#[derive(Template)]
#[template(path = "agreement/begin.html")]
struct BeginPage<'a> {
    shell: Shell<'a>,
    year: String,
    form: FormState,
    /// A plan of the year stands, with nothing of the employee's own in it: it is filled, not begun.
    begun: bool,
    cadres: Vec<Choice>,
    last_year: Option<FinancialYear>,
    /// Why no plan of this year can be begun, as a sentence.
    closed: String,
    /// To the head of institution: who answers and signs, or that nobody in the program could.
    above: String,
    warning: NoticeKind,
    others: Vec<Link>,
}

struct Ways {
    cadres: Vec<CadreRow>,
    cadre: String,
    has_last_year: bool,
    closed: Option<Refusal>,
    years: Vec<FinancialYear>,
    /// The next year, where its plan may be begun.
    next: Option<FinancialYear>,
    /// The seat above a reader who heads the institution, and whether anybody holds it.
    heads: Option<(Seat, bool)>,
}

/// The ways to begin a plan of the year; with a sentence when the last one tried was refused.
pub(super) async fn ways(
    visit: &Visit,
    year: FinancialYear,
    refused: Option<FormState>,
) -> Result<Response, Failure> {
    let ways = visit
        .read(move |work| {
            let (institution, employment) = (work.institution()?, work.person()?.employment);
            let beginner = store::find_beginner(work.tx(), institution, employment, work.today())?;
            let beginner = work.open(&permissions::AGREEMENT_BEGIN, beginner)?;
            let opens_on = work.windows(year)?.get("planning")?.opens_on;
            let closed =
                rules::check_beginning(year, work.today(), opens_on, beginner.starts_on, beginner.ends_on)
                    .err();
            let next = work.today().financial_year().next();
            let (years, next_opens_on) = store::list_years(work.tx(), institution, employment, next)?;
            Ok(Ways {
                next: rules::next_to_plan(work.today(), next_opens_on, beginner.ends_on),
                cadres: store::list_cadres(work.tx())?,
                cadre: beginner.cadre,
                has_last_year: years.contains(&year.previous()),
                closed,
                years,
                heads: beginner.seat_above.map(|seat| (seat, beginner.answered)),
            })
        })
        .await?;
    // Where nothing can be begun, nothing is asked.
    let refused = refused.filter(|_| ways.closed.is_none());
    let mut shell = visit.shell("performance-agreement-own-title");
    shell.kicker = shell.year(year).into_owned();
    shell.refused = refused.is_some();
    let language = visit.language;
    let own = ways.cadres.iter().find(|cadre| cadre.cadre_sw.eq_ignore_ascii_case(ways.cadre.trim()));
    let again = refused.is_some();
    let form = refused.unwrap_or_else(|| {
        FormState::new().with("cadre", own.map(|cadre| cadre.cadre_code.clone()).unwrap_or_default())
    });
    let begun = ways.years.contains(&year);
    let current = today(visit).financial_year();
    let page = BeginPage {
        year: year.slug(),
        form,
        begun,
        cadres: ways
            .cadres
            .iter()
            .map(|cadre| {
                Choice::new(cadre.cadre_code.as_str(), pick(language, &cadre.cadre_sw, &cadre.cadre_en))
            })
            .collect(),
        last_year: ways.has_last_year.then(|| year.previous()),
        closed: ways.closed.map(|refusal| shell.reason(refusal.reason()).into_owned()).unwrap_or_default(),
        above: ways
            .heads
            .map(|(seat, held)| {
                let who = people::seat::above(&shell, &seat);
                let key = if held {
                    "performance-agreement-begin-seat"
                } else {
                    "performance-agreement-begin-no-seat"
                };
                shell.t1(key, "supervisor", who).into_owned()
            })
            .unwrap_or_default(),
        warning: NoticeKind::Warning,
        others: plan::other_years(&shell, &ways.years, std::iter::once(current).chain(ways.next), year),
        shell,
    };
    visit.form_page(&page, again, false)
}

/// One row of subject and class, with its field names.
struct ClassLine {
    number: usize,
    subject: String,
    class: String,
    weight: String,
}

/// A template's task with its sub-tasks, for looking at before taking it.
struct Sample<'a> {
    title: String,
    weight: kernel::Weight,
    lines: Vec<(&'a str, kernel::Weight, &'a str, String)>,
}

#[derive(Template)]
#[template(path = "agreement/template.html")]
struct TemplatePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    year: String,
    cadre: String,
    cadre_name: &'a str,
    samples: Vec<Sample<'a>>,
    /// Weight of the tasks from above and what they leave, where there are any.
    given: Option<(String, String)>,
    /// Rows of subject and class; none when the cadre needs none.
    classes: Vec<ClassLine>,
    total: String,
}

/// `/my-plan/template?cadre=..&year=..`: what the template brings, and the subjects and classes it asks for.
pub async fn template_form(visit: Visit) -> Result<Response, Failure> {
    let year = year_asked(&visit, today(&visit).financial_year())?;
    if visit.query("choose").is_some() {
        return ways(&visit, year, None).await;
    }
    let Some(cadre) = visit.query("cadre").map(str::to_owned) else {
        let mut form = FormState::new();
        form.complain("cadre", visit.app().words.text(visit.language, "performance-agreement-cadre-missing"));
        return ways(&visit, year, Some(form)).await;
    };
    template_page(&visit, year, cadre, FormState::new()).await
}

async fn template_page(
    visit: &Visit,
    year: FinancialYear,
    cadre: String,
    form: FormState,
) -> Result<Response, Failure> {
    let wanted = cadre.clone();
    let (rows, given) = visit
        .read(move |work| {
            let (institution, employment) = (work.institution()?, work.person()?.employment);
            let row = store::find_of(work.tx(), institution, employment, year, work.today())?;
            let given = match row {
                Some(row) => {
                    let row = work.open(&permissions::AGREEMENT_READ, Some(row))?;
                    store::find_plan(work.tx(), row)?.weight()
                }
                None => kernel::Weight(0),
            };
            Ok((store::list_template(work.tx(), &wanted)?, given))
        })
        .await?;
    let Some(first) = rows.first() else { return Err(Error::NotFound.into()) };
    let mut shell = visit.shell("performance-agreement-template-title");
    shell.kicker = shell.year(year).into_owned();
    shell.crumbs =
        vec![Link::new(format!("/my-plan?year={}", year.slug()), shell.t("performance-agreement-own-title"))];
    shell.refused = form.is_refused();
    let per_class = rows.iter().any(|row| row.per_class);
    let classes = (1..=typed::MOST_CLASSES).filter(|_| per_class).map(|number| ClassLine {
        number,
        subject: format!("subject-{number}"),
        class: format!("class-{number}"),
        weight: format!("weight-{number}"),
    });
    let total: kernel::Weight = (1..=typed::MOST_CLASSES)
        .filter_map(|number| form.value(&format!("weight-{number}")).parse().ok())
        .sum();
    let page = TemplatePage {
        year: year.slug(),
        cadre,
        cadre_name: pick(visit.language, &first.cadre_sw, &first.cadre_en),
        samples: samples(visit, &rows),
        given: rules::left_of(given).map(|left| (given.to_string(), left.to_string())),
        classes: classes.collect(),
        total: total.to_string(),
        form,
        shell,
    };
    visit.form_page(&page, page.form.is_refused(), false)
}

fn samples<'a>(visit: &Visit, rows: &'a [TemplateRow]) -> Vec<Sample<'a>> {
    let language = visit.language;
    let word = |key| visit.app().words.text(language, key);
    rows.chunk_by(|one, other| one.task_no == other.task_no)
        .filter_map(|lines| {
            let head = lines.first()?;
            let title = pick(language, &head.task_sw, &head.task_en)
                .replace("{somo}", &word("performance-agreement-subject-blank"))
                .replace("{darasa}", &word("performance-agreement-class-blank"));
            let lines = lines.iter().map(|line| {
                (
                    pick(language, &line.sub_sw, &line.sub_en),
                    line.sub_weight,
                    pick(language, &line.indicator_sw, &line.indicator_en),
                    format!("{} {}", line.target, pick(language, &line.unit_sw, &line.unit_en)),
                )
            });
            Some(Sample { title, weight: head.task_weight, lines: lines.collect() })
        })
        .collect()
}

/// `/my-plan/begin`: blank, from the template, or from last year.
pub async fn begin(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let year: FinancialYear = fields.text("year").parse()?;
    let cadre = fields.text("cadre").to_owned();
    let beginning = match fields.text("from") {
        "template" => Beginning::Template {
            cadre: cadre.clone(),
            language: visit.language,
            classes: read_classes(&fields),
        },
        "last_year" => Beginning::LastYear,
        _ => Beginning::Blank,
    };
    let template = matches!(beginning, Beginning::Template { .. });
    let begun = visit
        .write(move |work| {
            let employment = work.person()?.employment;
            actions::begin_plan(work, employment, year, &beginning)
        })
        .await;
    match begun {
        Ok(_) => visit.go(&format!("/my-plan?year={}", year.slug()), "performance-agreement-begin-done"),
        Err(error) => {
            let mended = mend(&visit, &fields, error)?;
            if template && !cadre.is_empty() {
                template_page(&visit, year, cadre, mended.form).await
            } else {
                ways(&visit, year, Some(mended.form)).await
            }
        }
    }
}

fn read_classes(fields: &Fields) -> Vec<SubjectClass> {
    (1..=typed::MOST_CLASSES)
        .map(|number| SubjectClass {
            subject: fields.text(&format!("subject-{number}")).to_owned(),
            class: fields.text(&format!("class-{number}")).to_owned(),
            weight: fields.text(&format!("weight-{number}")).to_owned(),
        })
        .collect()
}
