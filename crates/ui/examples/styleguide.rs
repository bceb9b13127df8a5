//! Every component on one page, for looking at: `cargo run -p ui --example styleguide -- sw > page.html`.
//! With `assets DIR` it writes the style sheet and script beside it instead. Not part of the program.

use std::io::Write as _;

use askama::Template;
use kernel::{Day, FieldErrors, FinancialYear, Language, Marks, Money, Quantity, Reason, Timestamp, Weight};
use ui::charts::{Bar, BarChart, bars};
use ui::{Choice, FormState, Light, Link, NavGroup, NavItem, Notice, NoticeKind, Shell, Stage, Words};

struct Row {
    name: &'static str,
    unit: &'static str,
    weight: Weight,
    done: Quantity,
    planned: Quantity,
    percent: i64,
    light: Light,
    status: &'static str,
    due: Day,
    id: String,
    field: String,
    same: String,
}

#[derive(Template)]
#[template(path = "styleguide.html")]
struct StyleguidePage<'a> {
    shell: Shell<'a>,
    form: FormState,
    rows: Vec<Row>,
    units: Vec<Choice>,
    reasons: Vec<Choice>,
    stages: Vec<Stage>,
    chart: String,
    day: Day,
    at: Timestamp,
    year: FinancialYear,
    marks: Marks,
    money: Money,
    late: Light,
    today: Light,
}

const WORDS: &[(Language, &str)] = &[
    (
        Language::Sw,
        "guide-too-long = Fupisha jina la kazi: herufi { $most } tu.\nguide-reason = Chagua sababu ya kutofikia kiasi kilichopangwa.\n",
    ),
    (
        Language::En,
        "guide-too-long = Shorten the task's name to { $most } letters.\nguide-reason = Choose why the planned quantity was not reached.\n",
    ),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let language: Language = match arguments.next().as_deref() {
        Some("assets") => return write_assets(&arguments.next().unwrap_or_default()),
        Some(code) => code.parse()?,
        None => Language::Sw,
    };
    let files: Vec<_> = ui::WORDS.iter().chain(WORDS).copied().collect();
    let words = Words::new(&files);
    std::io::stdout().write_all(page(&words, language).render()?.as_bytes())?;
    Ok(())
}

fn write_assets(folder: &str) -> Result<(), Box<dyn std::error::Error>> {
    for name in ["app.css", "tija.js", "icon.svg"] {
        let path = ui::asset(name);
        let asset = ui::find_asset(path, "").ok_or("missing asset")?;
        let target = std::path::Path::new(folder).join(path.trim_start_matches('/'));
        std::fs::create_dir_all(target.parent().ok_or("no folder")?)?;
        std::fs::write(target, asset.body)?;
    }
    Ok(())
}

fn page(words: &Words, language: Language) -> StyleguidePage<'_> {
    let day = Day::new(2025, 12, 31).unwrap_or_else(|| FinancialYear::starting(2025).first_day());
    let mut shell = Shell::new(words, language, "Mpango wangu wa utendaji kazi");
    shell.kicker = String::from("Mwaka wa fedha 2025/26");
    shell.path = String::from("/my/plan");
    shell.person = Some(String::from("Neema Mwakyusa"));
    shell.institution = Some(String::from("Halmashauri ya Mji Mfano"));
    shell.unread = 3;
    shell.navigation = [
        (NavGroup::Home, "/", "Mwanzo", 3),
        (NavGroup::Own, "/my/plan", "Mpango wangu", 0),
        (NavGroup::Own, "/my/week", "Wiki yangu", 1),
        (NavGroup::Team, "/team", "Watumishi wangu", 12),
        (NavGroup::Institution, "/plan", "Mpango wa taasisi", 0),
    ]
    .into_iter()
    .map(|(group, href, text, count)| NavItem { group, href: href.into(), text: text.into(), count })
    .collect();
    shell.crumbs = vec![Link::new("/", "Mwanzo"), Link::new("/my", "Utendaji wangu")];
    shell.notice = Some(Notice {
        kind: NoticeKind::Success,
        text: String::from("Taarifa ya wiki imetumwa kwa msimamizi wako, Juma Kessy."),
    });
    shell.refused = true;
    shell.footer = vec![
        Link::new("/help", "Msaada"),
        Link::new("/privacy", "Faragha"),
        Link::new("/accessibility", "Ufikivu"),
    ];
    shell.request_id = String::from("01JD-8K2F");

    let mut errors = FieldErrors::default();
    errors.push("title", Reason::new("guide-too-long").with("most", 80));
    errors.add("reason", "guide-reason");
    let form = FormState::from_pairs([
        ("title", "Kukagua miradi ya maendeleo ya vijiji 44 na mitaa 28 kabla ya kutoa fedha za miradi iliyoibuliwa na wananchi"),
        ("due", "31/12/2025"),
        ("unit", "mipango"),
        ("weight-1", "40"),
        ("weight-2", "35"),
        ("weight-3", "20"),
        ("quantity", "18"),
        ("notes", "Vijiji vinne havikufikika kwa sababu ya mvua."),
    ])
    .with_errors(words, language, &errors);

    StyleguidePage {
        shell,
        form,
        rows: rows(day),
        units: vec![Choice::new("mipango", "Mipango na Uratibu"), Choice::new("fedha", "Fedha na Uhasibu")],
        reasons: vec![
            Choice::new("weather", "Hali ya hewa"),
            Choice::new("money", "Fedha hazijafika").hint("Taja kasma na mwezi ulioombwa"),
            Choice::new("people", "Upungufu wa watumishi"),
        ],
        stages: Stage::line(
            ["Mpango", "Makubaliano", "Taarifa za wiki", "Mapitio ya nusu mwaka", "Upimaji"],
            2,
        ),
        chart: chart(),
        day,
        at: day.starts_at().plus_seconds(50_700),
        year: FinancialYear::starting(2025),
        marks: Marks(8543),
        money: Money(1_250_000_000),
        late: Light::Red,
        today: Light::Yellow,
    }
}

fn rows(day: Day) -> Vec<Row> {
    let row = |number: i64, name, unit, weight: i64, done: i64, planned: i64, light, status| Row {
        name,
        unit,
        weight: Weight(weight * 100),
        done: Quantity(done * 1000),
        planned: Quantity(planned * 1000),
        percent: done * 100 / planned,
        light,
        status,
        due: day.plus_days(number * 30),
        id: format!("row-{number}"),
        field: format!("weight-{number}"),
        same: format!("same-{number}"),
    };
    vec![
        row(
            1,
            "Kukagua miradi iliyoibuliwa na wananchi",
            "vijiji na mitaa",
            40,
            54,
            72,
            Light::Green,
            "Inaendelea vizuri",
        ),
        row(2, "Kuandaa taarifa za robo mwaka", "taarifa", 35, 1, 4, Light::Yellow, "Nyuma kidogo"),
        row(3, "Kukabidhi majalada ya miradi", "majalada", 20, 2, 31, Light::Red, "Imechelewa"),
        row(4, "Mafunzo ya watendaji wa kata", "kata", 5, 0, 13, Light::Grey, "Haijaanza"),
    ]
}

fn chart() -> String {
    let bar = |label: &str, work, money| Bar { label: label.into(), work, money };
    bars(&BarChart {
        id: String::from("objectives"),
        title: String::from("Utekelezaji na fedha kwa lengo"),
        description: String::from(
            "Lengo D liko asilimia 73 kwa kazi na 61 kwa fedha; Lengo E asilimia 38 na 52.",
        ),
        work_name: String::from("Utekelezaji"),
        money_name: String::from("Fedha zilizotumika"),
        due: Some((5000, String::from("Inayotarajiwa sasa"))),
        bars: vec![
            bar("A: Huduma kuboreshwa na maambukizi ya VVU kupunguzwa", Some(4100), Some(3550)),
            bar("D: Huduma za jamii na miundombinu", Some(7300), Some(6100)),
            bar("E: Utawala bora", Some(3800), Some(10_400)),
            bar("F: Ustawi wa jamii", None, None),
        ],
    })
}
