//! The forms of an appeal: reads what was typed into types, and complains about what cannot be read. What may be filed or
//! decided is `rules`.

use kernel::uuid::Uuid;
use kernel::{Day, Error, FieldErrors, Quantity};
use platform::http::{Fields, Upload};

use super::model::{AppealId, Contested, Ground, NewAppeal, NewFile, NewItem, Ruling, Seat, Verdict};
use super::rules::field;
use crate::appraisal::model::AppraisalId;

/// What every ticked box sends.
pub const TICKED: &str = "yes";
/// The two answers about one contested item.
pub const CONFIRMED: &str = "confirmed";
pub const CHANGED: &str = "changed";
/// The three who are chosen.
pub const CHOSEN: [Seat; 3] = [Seat::Hr, Seat::Planning, Seat::Peer];

fn unreadable() -> Error {
    Error::field("", "platform-form-unreadable")
}

fn contested(key: &str) -> Result<Contested, Error> {
    let (kind, id) = key.split_once('-').ok_or_else(unreadable)?;
    let in_period = || {
        let (from, rest) = id.split_once('_')?;
        Some((from.parse::<Day>().ok()?, rest))
    };
    match kind {
        "p" => {
            let (from, id) = in_period().ok_or_else(unreadable)?;
            Uuid::try_parse(id).map(|id| Contested::PeriodSubTask(from, id)).map_err(|_| unreadable())
        }
        "f" => {
            let (from, factor) = in_period().ok_or_else(unreadable)?;
            factor.parse().map(|factor| Contested::PeriodFactor(from, factor)).map_err(|_| unreadable())
        }
        "s" => Uuid::try_parse(id).map(Contested::SubTask).map_err(|_| unreadable()),
        "i" => id.parse().map(Contested::Item).map_err(|_| unreadable()),
        _ => Err(unreadable()),
    }
}

/// The files sent under one field.
pub fn files(upload: &Upload, name: &str) -> Vec<NewFile> {
    let sent = upload.files.iter().filter(|file| file.field == name);
    sent.map(|file| NewFile { name: file.name.clone(), bytes: file.bytes.clone() }).collect()
}

/// Kata rufaa: a line is contested when something was said about it.
pub fn appeal(upload: &Upload, appraisal: AppraisalId) -> Result<NewAppeal, Error> {
    let fields = &upload.fields;
    let mut items = Vec::new();
    for key in fields.all("line") {
        let item = NewItem {
            contested: contested(key)?,
            ground: Ground::from_code(fields.text(&field("ground", key))),
            text: fields.text(&field("text", key)).to_owned(),
            files: files(upload, &field("evidence", key)),
        };
        if item.ground.is_some() || !item.text.is_empty() || !item.files.is_empty() {
            items.push(item);
        }
    }
    Ok(NewAppeal {
        id: fields.text("appeal_id").parse::<AppealId>().map_err(|_| unreadable())?,
        appraisal,
        seen_version: fields.version()?,
        statement: fields.text("statement").to_owned(),
        late_reason: fields.text("late_reason").to_owned(),
        items,
    })
}

/// Uamuzi: one ruling for each contested item that was answered; what cannot be read is complained about.
pub fn verdict(fields: &Fields, items: &[(i64, Contested)], errors: &mut FieldErrors) -> Verdict {
    let struck = fields.optional("struck").is_some();
    let rulings = items.iter().filter_map(|(position, _)| {
        let named = |part: &str| field(part, position);
        let changed = match fields.text(&named("result")) {
            CHANGED => true,
            CONFIRMED => false,
            _ => return None,
        };
        let reason = fields.text(&named("reason")).to_owned();
        if !changed {
            // A value beside "as it is" is a contradiction, and never thrown away in silence.
            let values = ["quality", "counted", "mark", "completed", "excused"];
            if values.iter().any(|part| fields.optional(&named(part)).is_some()) {
                errors.add(named("result"), "performance-appeal-invalid-kept-value");
            }
            return Some(Ruling { position: *position, reason, ..Ruling::default() });
        }
        Some(Ruling {
            position: *position,
            changed,
            quality: fields.read(&named("quality"), "performance-appeal-invalid-quality", errors),
            counted: fields.read::<Quantity>(&named("counted"), "performance-appeal-invalid-counted", errors),
            mark: fields.read(&named("mark"), "performance-appeal-invalid-mark", errors),
            completed_on: fields.day(&named("completed"), errors),
            excused: fields.optional(&named("excused")).is_some(),
            reason,
        })
    });
    let rulings = rulings.collect();
    Verdict { rulings, reason: fields.text("reason").to_owned(), struck }
}

/// A day that must be there.
pub fn day(fields: &Fields, name: &str, errors: &mut FieldErrors) -> Option<Day> {
    let day = fields.day(name, errors);
    if day.is_none() && fields.optional(name).is_none() {
        errors.add(name, "performance-appeal-invalid-day");
    }
    day
}

/// The check numbers of the three.
pub fn committee(fields: &Fields) -> Vec<(Seat, String)> {
    CHOSEN.iter().map(|seat| (*seat, fields.text(seat.code()).to_owned())).collect()
}
