//! Is it safe to open this XLSX? Every part is really unpacked and counted before the XLSX reader sees the file:
//! what the file says of its own sizes is not believed. Nothing of the contents is kept.

use std::io::{BufRead, BufReader, Read, Seek};

use super::fault::{MOST_PARTS, SheetFault, Stopped};

/// Longest stretch of XML from one `<` to the next, in bytes: a cell's text and then some. The XLSX reader holds such a
/// stretch in memory. PROPOSED.
const MOST_STRETCH: usize = 1024 * 1024;

/// Refuses what unpacks to more than `allowed` bytes.
pub(super) fn check(file: impl Read + Seek, allowed: u64) -> Result<(), Stopped> {
    let mut archive = zip::ZipArchive::new(file).map_err(|_| SheetFault::Broken)?;
    if archive.len() > MOST_PARTS {
        return Err(SheetFault::UnpacksTooLarge.into());
    }
    let mut left = allowed;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| SheetFault::Broken)?;
        left = unpack(BufReader::new(part.take(left + 1)), left)?;
    }
    Ok(())
}

/// Unpacks one part; what is left of the allowance afterwards.
fn unpack(mut part: impl BufRead, allowed: u64) -> Result<u64, Stopped> {
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
            stretch.clear();
        }
    }
    // The reader sets aside room for as many shared strings as the file promises; each takes at least `<si/>`.
    if promised > total.max(strings_promised(&stretch)) / 5 {
        return Err(SheetFault::Broken.into());
    }
    Ok(allowed.saturating_sub(total))
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
