//! Is it safe to open this XLSX? Every part is really unpacked and counted before the XLSX reader sees the file:
//! what the file says of its own sizes is not believed. Nothing of the contents is kept.

use std::io::{BufRead, BufReader, Read, Seek};

use super::fault::{MOST_HELD, MOST_PARTS, MOST_TEXTS, SheetFault, Stopped};

/// Longest stretch of XML from one `<` to the next, in bytes: a cell's text and then some. The XLSX reader holds such a
/// stretch in memory. PROPOSED.
const MOST_STRETCH: usize = 1024 * 1024;

/// Elements of a worksheet's rows: read one after the other and forgotten. Every other is held.
const PASSING: [&[u8]; 7] = [b"row", b"c", b"v", b"f", b"is", b"t", b"r"];

/// Refuses what unpacks to more than `allowed` bytes, or holds more than fits in memory.
pub(super) fn check(file: impl Read + Seek, allowed: u64) -> Result<(), Stopped> {
    let mut archive = zip::ZipArchive::new(file).map_err(|_| SheetFault::Broken)?;
    if archive.len() > MOST_PARTS {
        return Err(SheetFault::UnpacksTooLarge.into());
    }
    let (mut left, mut held) = (allowed, 0);
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| SheetFault::Broken)?;
        left = unpack(BufReader::new(part.take(left + 1)), left, &mut held)?;
    }
    Ok(())
}

/// Unpacks one part; what is left of the allowance afterwards. `held` counts on from the parts before.
fn unpack(mut part: impl BufRead, allowed: u64, held: &mut u64) -> Result<u64, Stopped> {
    let mut has_texts = false;
    let mut total = 0_u64;
    let mut promised = 0_u64;
    let mut stretch = Vec::new();
    loop {
        let piece = part.fill_buf().map_err(|_| SheetFault::Broken)?;
        if piece.is_empty() {
            break;
        }
        let end = piece.iter().position(|byte| *byte == b'<');
        let until = end.map_or(piece.len(), |at| at + 1);
        stretch.extend_from_slice(piece.get(..until).unwrap_or_default());
        part.consume(until);
        total = total.saturating_add(u64::try_from(until).unwrap_or(u64::MAX));
        if total > allowed || stretch.len() > MOST_STRETCH {
            return Err(SheetFault::UnpacksTooLarge.into());
        }
        if end.is_some() {
            promised = promised.max(strings_promised(&stretch));
            has_texts |= judge(&stretch, held)?;
            if has_texts && total > MOST_TEXTS {
                return Err(SheetFault::HoldsTooMuch.into());
            }
            stretch.clear();
        }
    }
    judge(&stretch, held)?;
    // The reader sets aside room for as many shared strings as the file promises; each takes at least `<si/>`.
    if promised > total.max(strings_promised(&stretch)) / 5 {
        return Err(SheetFault::Broken.into());
    }
    Ok(allowed.saturating_sub(total))
}

/// Counts an element that is held, and refuses a cell that cannot be. Is it a shared text?
fn judge(stretch: &[u8], held: &mut u64) -> Result<bool, SheetFault> {
    let name = element(stretch);
    *held += u64::from(!name.is_empty() && !PASSING.contains(&name));
    if *held > MOST_HELD {
        return Err(SheetFault::HoldsTooMuch);
    }
    // The reader counts rows and columns without looking whether they still fit its numbers.
    let placed = matches!(name, b"c" | b"row" | b"dimension");
    if placed && ["r", "ref"].iter().any(|name| is_far(stretch, name)) {
        return Err(SheetFault::Broken);
    }
    Ok(name == b"si")
}

/// The name of the element that a stretch opens, without its namespace; empty where it opens none.
fn element(stretch: &[u8]) -> &[u8] {
    if stretch.first().is_none_or(|byte| !byte.is_ascii_alphabetic()) {
        return b"";
    }
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'<');
    let name = stretch.split(ends).next().unwrap_or_default();
    name.rsplit(|byte| *byte == b':').next().unwrap_or_default()
}

/// Does an attribute name a cell beyond any worksheet? The last there is, is `XFD1048576`.
fn is_far(stretch: &[u8], name: &str) -> bool {
    const LETTERS: usize = 3;
    const DIGITS: usize = 7;
    let named = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| stretch.get(before));
        let rest = stretch.get(at..)?.strip_prefix(name.as_bytes())?.trim_ascii_start().strip_prefix(b"=")?;
        let rest = rest.trim_ascii_start();
        let quote = rest.first()?;
        before.filter(|byte| byte.is_ascii_whitespace())?;
        rest.get(1..)?.split(|byte| byte == quote).next()
    };
    let Some(value) = (0..stretch.len()).find_map(named) else { return false };
    value.split(|byte| *byte == b':').any(|cell| {
        let letters = cell.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
        letters > LETTERS || cell.len() - letters > DIGITS
    })
}

/// `uniqueCount` of a shared-strings heading; 0 for any other stretch. A number too long to read promises everything.
fn strings_promised(stretch: &[u8]) -> u64 {
    const NAME: &[u8] = b"uniqueCount";
    let name_end = stretch.iter().position(|byte| byte.is_ascii_whitespace()).unwrap_or(0);
    let name = stretch.get(..name_end).unwrap_or_default();
    if name != b"sst" && !name.ends_with(b":sst") {
        return 0;
    }
    let Some(at) = stretch.windows(NAME.len()).position(|window| window == NAME) else { return 0 };
    let digits: String = stretch
        .iter()
        .skip(at + NAME.len())
        .skip_while(|byte| !byte.is_ascii_digit())
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| char::from(*byte))
        .collect();
    digits.parse().unwrap_or(u64::MAX)
}
