//! What `tija demo` prints: the address, one sign-in per role, and what each should look at; Swahili first, English after.

use std::io::Write;

use kernel::Error;
use platform::http::App;

use super::years::Years;
use super::{cast, council};
use crate::config::Config;

/// One role to look through: whose, what it is called, and what waits there.
struct Part {
    number: &'static str,
    role: (&'static str, &'static str),
    look: (&'static str, &'static str),
}

const PARTS: &[Part] = &[
    Part {
        number: cast::TEACHER,
        role: ("Mtumishi (mwalimu)", "Employee (teacher)"),
        look: (
            "jibu swali la msimamizi kuhusu taarifa ya wiki; kwenye alama yako bonyeza \"Onyesha hesabu\": 85.43",
            "answer the supervisor's question about a weekly report; show the working of your mark: 85.43",
        ),
    },
    Part {
        number: cast::HEAD_TEACHER,
        role: ("Msimamizi (mwalimu mkuu)", "Supervisor (head teacher)"),
        look: (
            "thibitisha taarifa za wiki za walimu; jibu mpango wa mwalimu mpya",
            "verify the teachers' weekly reports; answer the newcomer's plan",
        ),
    },
    Part {
        number: cast::ABSENT,
        role: ("Mkuu wa idara", "Head of department"),
        look: (
            "maendeleo ya idara ya elimu na taarifa zinazosubiri",
            "progress of the education department, and what waits",
        ),
    },
    Part {
        number: cast::DIRECTOR,
        role: ("Mkuu wa taasisi", "Head of institution"),
        look: (
            "mpango wa Halmashauri, taarifa za wakuu wa idara, na alama yake yenye alama ya taasisi ndani yake",
            "the council's plan, the heads' reports, and a mark with the institution's score in it",
        ),
    },
    Part {
        number: cast::HR,
        role: ("Afisa Utumishi", "HR officer"),
        look: (
            "watumishi, wasimamizi, ukaimu, alama za mwaka uliopita",
            "people, supervisors, acting heads, last year's marks",
        ),
    },
    Part {
        number: cast::PLANNER,
        role: ("Afisa Mipango", "Planning officer"),
        look: (
            "malengo, shabaha na shughuli; kuingiza mpango",
            "objectives, targets and activities; importing a plan",
        ),
    },
    Part {
        number: cast::COORDINATOR,
        role: ("Mratibu", "Coordinator"),
        look: ("nani hajakamilisha mkataba au taarifa", "who lacks an agreement or a report"),
    },
    Part {
        number: cast::APPROVED,
        role: ("Mkaguzi", "Auditor"),
        look: (
            "kusoma tu, na historia; mkataba wake unasubiri sahihi",
            "reading only, and the history; his own agreement waits for signatures",
        ),
    },
    Part {
        number: cast::RETURNED,
        role: ("Msimamizi wa mfumo (TEHAMA)", "System administrator"),
        look: (
            "majukumu na akaunti; mpango wake umerudishwa",
            "roles and accounts; her own plan was returned",
        ),
    },
];

/// The region around the council: whoever signs and verifies from above. Number, role and what waits, in both languages.
const AROUND: &[[&str; 5]] = &[
    [
        cast::SECRETARY,
        "Katibu Tawala wa Mkoa",
        "Regional secretary",
        "kikao cha leo cha kusaini nyongeza za mikataba; Wakuu wa taasisi: chukua nafasi juu ya Halmashauri",
        "today's sitting for the addenda of the contracts; Heads of institutions: take the seat above the council",
    ],
    [
        cast::SECOND_DIRECTOR,
        "Mkurugenzi wa halmashauri ya pili",
        "Director of the second council",
        "saini nyongeza ya mkataba kwenye simu",
        "sign the addendum on a phone",
    ],
    [
        cast::VERIFIER,
        "Ofisi ya Rais - UTUMISHI",
        "PO-PSMGG",
        "takwimu za robo ya kwanza zinazosubiri kuthibitishwa; alama ya taasisi ya mwaka uliopita",
        "figures of the first quarter to verify; last year's score of the institution",
    ],
];

/// Prints the address and the sign-ins.
pub async fn tell(app: &App, config: &Config, out: &mut dyn Write) -> Result<(), Error> {
    let code = council::written()?.code;
    let row = app
        .store
        .read(move |tx| people::institution::find_by_code(tx, &code))
        .await?
        .ok_or(Error::NotFound)?;
    let stage = council::again(app, row.id, Years::seen_from(app.clock.now())).await?;
    let mut lines = vec![
        String::new(),
        format!("Tija: {} (mfano / demonstration)", row.name),
        format!("http://{}", config.listen),
        format!("Nywila ya wote / everybody's password: {}", cast::PASSWORD),
        "Ingia kwa cheki namba / sign in with the check number.".to_owned(),
        String::new(),
    ];
    for part in PARTS {
        let member = stage.member(part.number)?;
        lines.push(format!("{}  {} / {}: {}", part.number, part.role.0, part.role.1, member.name));
        lines.push(format!("          {}", part.look.0));
        lines.push(format!("          {}", part.look.1));
    }
    for [number, role_sw, role_en, look_sw, look_en] in AROUND {
        lines.push(format!("{number}  {role_sw} / {role_en}"));
        lines.push(format!("          {look_sw}"));
        lines.push(format!("          {look_en}"));
    }
    lines.push(String::new());
    lines.iter().try_for_each(|line| writeln!(out, "{line}")).map_err(Error::internal)
}
