//! The code on a paper, and how little of a person stands on the public page. Pure: chance is an argument.

/// Signs of a code: digits and letters without those that look like another (I, L, O, U, Z). 31 of them, a prime, so that
/// one check sign finds every single wrong sign and every two signs that changed places.
const SIGNS: &[u8; 31] = b"0123456789ABCDEFGHJKMNPQRSTVWXY";
const PRIME: usize = 31;
/// Signs of chance: 54 bits, so that nobody finds a code by trying.
const CHANCE: usize = 11;
/// With the check sign.
pub const LENGTH: usize = 12;

fn sign(value: usize) -> char {
    SIGNS.get(value % PRIME).copied().map_or('0', char::from)
}

/// What must be added so that all signs, each weighed by its place, come to a multiple of the prime.
fn check(values: &[usize]) -> usize {
    let sum: usize = values.iter().enumerate().map(|(place, value)| (place + 1) * value).sum();
    // The check sign stands at place 12; 12 x 13 = 156 = 5 x 31 + 1, so 13 undoes 12.
    (PRIME - sum % PRIME) * 13 % PRIME
}

/// A new code from bytes of chance.
pub fn new_code(chance: [u8; 16]) -> String {
    let mut rest = u128::from_be_bytes(chance);
    let mut values = Vec::with_capacity(LENGTH);
    for _ in 0..CHANCE {
        values.push(usize::try_from(rest % 31).unwrap_or_default());
        rest /= 31;
    }
    values.push(check(&values));
    values.into_iter().map(sign).collect()
}

/// A code as somebody typed or scanned it: small letters, dashes, blanks, and signs taken for another are mended. None when
/// it cannot be one: too short, too long, or mistyped.
pub fn read_code(typed: &str) -> Option<String> {
    let mut values = Vec::new();
    for letter in typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-') {
        let letter = match letter.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            'U' => 'V',
            'Z' => '2',
            other => other,
        };
        values.push(SIGNS.iter().position(|sign| char::from(*sign) == letter)?);
    }
    let (last, chance) = values.split_last()?;
    let is_code = chance.len() == CHANCE && check(chance) == *last;
    is_code.then(|| values.iter().copied().map(sign).collect())
}

/// `K7QX-2M9D-4RTA`, as it is printed.
pub fn shown_code(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// `Mwinukwe, Zawadi Charles` as `M. Z. C.`.
pub fn initials(name: &str) -> String {
    let letters = name
        .split(|letter: char| letter.is_whitespace() || letter == ',')
        .filter_map(|word| word.chars().next())
        .map(|letter| format!("{}.", letter.to_uppercase()));
    letters.take(5).collect::<Vec<_>>().join(" ")
}

/// A SHA-256 as people copy it: hexadecimal digits, with or without gaps. None when it is none.
pub fn read_hash(typed: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && !":-".contains(*sign))
        .map(|sign| sign.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let digits = digits.filter(|digits| digits.len() == 64)?;
    Some(digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}
