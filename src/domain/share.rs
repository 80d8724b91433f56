//! A persona in a link: the text that is packed, what the link carries, and what can be wrong with a link that arrives.
//!
//! A link carries `1.<length>.<letters>.<check>`: the version of this form; how many letters follow, in base 36, so that a link
//! that was cut is told from one that was changed; the file's own text ([`format::write_short`]), deflated (RFC 1951, which the
//! browser does) and written in base64url (RFC 4648, 5); and a check of the letters in base 36. The check comes last, as programs that
//! find links in a text leave out a hyphen or an underscore at the end.

use super::format::{self, File, FormatError, Problem};
use super::map::Map;
use super::persona::{Brand, Persona, Portrait, Value};
use super::words::{Word, Words, form};

/// The most bytes of text a link may unfold into; a persona with everything in it has a twentieth of that.
pub const TEXT_MAX: usize = 1_048_576;
/// The most characters of a link that is offered: Firefox opens no address beyond 1,048,576 (its setting
/// `network.standard-url.max-length`).
pub const LINK_MAX: usize = 1_000_000;
/// The version of the form.
const VERSION: &str = "1";
/// How many characters the check has: 32 bits in base 36.
const CHECK_LENGTH: usize = 7;
/// The digits of base 36.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// The letters of base64url.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What programs carry of a link at most, in characters, by their key in [`Word::ShareCarriers`]; the smallest first.
///
/// - Discord: 2,000 characters a message (<https://docs.discord.com/developers/resources/message>, `content`).
/// - Word, Excel, Outlook: 2,079 characters a hyperlink, before Excel 2015 255 (<https://xlsxwriter.readthedocs.io/workbook.html>,
///   `max_url_length`); it comes from `INTERNET_MAX_URL_LENGTH`, 2,083, of Windows' `wininet.h`.
/// - QR codes: 2,953 bytes in the largest one, 40-L (ISO/IEC 18004).
/// - Slack: 4,000 characters a message are advised, longer ones may be split
///   (<https://docs.slack.dev/reference/methods/chat.postMessage>).
/// - Telegram: 4,096 characters a message (<https://core.telegram.org/bots/api#sendmessage>).
/// - Mail filters and shorteners, which make the link part of another one's query: 8,000 octets are what everybody on the way is
///   advised to take (RFC 9110, 4.1).
/// - Microsoft Teams: about 28 KB a message (<https://learn.microsoft.com/microsoftteams/limits-specifications-teams>).
/// - Chrome shows 32,768 characters in its address bar and opens two million (`kMaxURLDisplayChars`, `kMaxURLChars`).
const CARRIERS: [(&str, usize); 8] = [
    ("discord", 2_000),
    ("office", 2_079),
    ("qr", 2_953),
    ("slack", 4_000),
    ("telegram", 4_096),
    ("filters", 8_000),
    ("teams", 28_000),
    ("chrome", 32_768),
];

/// The programs that carry less than a link of this many characters, by name, and what they carry.
pub fn too_long_for(words: &Words, length: usize) -> Vec<(&'static str, usize)> {
    let carriers = CARRIERS.iter().filter(|(_, limit)| *limit < length);
    carriers
        .map(|(key, limit)| (form(words.get(Word::ShareCarriers), key), *limit))
        .collect()
}

/// The text that is packed for a persona and its brand: a file of personas without the photo, and without what says nothing.
pub fn text(brand: &Brand, persona: &Persona) -> String {
    format::write_short(&File {
        brand: brand.clone(),
        personas: vec![without_photo(persona.clone())],
        ..File::default()
    })
}

/// The persona with a drawn face where it has a photo.
pub fn without_photo(mut persona: Persona) -> Persona {
    for answer in persona.answers.values_mut() {
        if let Value::Portrait(portrait @ Portrait::Photo(_)) = &mut answer.value {
            *portrait = Portrait::Drawn {
                seed: persona.id.clone(),
                parts: Map::new(),
            };
        }
    }
    persona
}

/// What the link carries for a deflated text.
pub fn pack(deflated: &[u8]) -> String {
    let mut letters = String::with_capacity(deflated.len() * 4 / 3 + 4);
    for chunk in deflated.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, index| {
            bits << 8 | chunk.get(index).copied().map_or(0, u32::from)
        });
        for index in 0..=chunk.len() {
            let letter = LETTERS.get((bits >> (18 - 6 * index) & 63) as usize);
            letters.push(letter.copied().map_or('A', char::from));
        }
    }
    let length = base36(letters.len(), 1);
    let check = check(&letters);
    [VERSION, &length, &letters, &check].join(".")
}

/// The deflated text of what a link carries, as it arrived.
///
/// Whatever mail programs put in is left out: blanks, line ends, marks of quoting, a full stop or a bracket behind it; escaped
/// characters and dashes that a word processor made of hyphens are taken back. The check tells whether that was right.
///
/// # Errors
/// What is wrong with it.
pub fn unpack(payload: &str) -> Result<Vec<u8>, Bad> {
    let carried = cleaned(payload);
    let mut parts = carried.splitn(3, '.');
    let version = parts.next().unwrap_or_default();
    if carried.is_empty() || parts.clone().next().is_none() && version == VERSION {
        return Err(Bad::CutEarly);
    }
    if version != VERSION {
        let is_number = version.len() < 5 && version.bytes().all(|byte| byte.is_ascii_digit());
        return Err(if is_number && version > "0" {
            Bad::Newer {
                version: version.to_owned(),
            }
        } else {
            Bad::Damaged
        });
    }
    let (length, Some(rest)) = (parts.next().unwrap_or_default(), parts.next()) else {
        return Err(Bad::CutEarly);
    };
    let wanted = number(length).filter(|wanted| (1..=LINK_MAX).contains(wanted));
    let wanted = wanted.ok_or(Bad::Damaged)?;
    let tail = rest.get(wanted..).unwrap_or_default();
    let (letters, check_found) = (rest.get(..wanted), tail.trim_matches('.').get(..CHECK_LENGTH));
    let (Some(letters), Some(check_found)) = (letters, check_found) else {
        // With the dots before the length, the letters and the check.
        let whole = version.len() + length.len() + wanted + CHECK_LENGTH + 3;
        return Err(Bad::Cut {
            arrived: carried.len(),
            whole,
        });
    };
    if check(letters) == check_found {
        bytes(letters).ok_or(Bad::Damaged)
    } else {
        Err(Bad::Damaged)
    }
}

/// The persona in a text that was unfolded from a link, and the brand it comes with.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &[u8]) -> Result<(Persona, Brand), Bad> {
    let file = format::read_file(text).map_err(|error| match error {
        FormatError {
            problem: Problem::Newer { version },
            ..
        } => Bad::Newer {
            version: version.to_string(),
        },
        error => Bad::NotAPersona {
            problem: error.to_string(),
        },
    })?;
    let brand = file.brand;
    let persona = file.personas.into_iter().next().map(without_photo);
    persona
        .map(|persona| (persona, brand))
        .ok_or_else(|| Bad::NotAPersona {
            problem: "personas: 0".to_owned(),
        })
}

/// What is wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bad {
    /// Only its beginning arrived.
    Cut {
        /// How many characters arrived.
        arrived: usize,
        /// How many there were.
        whole: usize,
    },
    /// So little arrived that it does not even say how much there was.
    CutEarly,
    /// Its letters are not those it was made of.
    Damaged,
    /// It is of a later version.
    Newer {
        /// The version.
        version: String,
    },
    /// It unfolds into more than [`TEXT_MAX`] bytes.
    TooLarge,
    /// There is no persona in it that can be read.
    NotAPersona {
        /// What is wrong with the text, for whoever made it.
        problem: String,
    },
    /// Its interview is not here.
    NoInterview {
        /// The interview's id.
        id: String,
    },
    /// The browser cannot inflate.
    Unable,
}

impl Bad {
    /// The sentence for a person: what is wrong, and the way out. `number` writes a number as their language does.
    pub fn sentence(&self, words: &Words, number: &dyn Fn(usize) -> String) -> String {
        match self {
            Self::Cut { arrived, whole } => words.fill(
                Word::LinkCut,
                &[("n", &number(*arrived)), ("all", &number(*whole))],
            ),
            Self::CutEarly => words.get(Word::LinkCutEarly).to_owned(),
            Self::Damaged => words.get(Word::LinkDamaged).to_owned(),
            Self::Newer { version } => words.fill(Word::LinkNewer, &[("version", version)]),
            Self::TooLarge => words.get(Word::LinkTooLarge).to_owned(),
            Self::NotAPersona { problem } => words.fill(Word::LinkNotPersona, &[("problem", problem)]),
            Self::NoInterview { id } => words.fill(Word::LinkNoInterview, &[("id", id)]),
            Self::Unable => words.get(Word::LinkUnable).to_owned(),
        }
    }
}

/// What arrived, without what was put into it on the way.
fn cleaned(payload: &str) -> String {
    let mut carried = String::with_capacity(payload.len());
    let mut rest = payload;
    while let Some(first) = rest.chars().next() {
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
        match first {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' => carried.push(first),
            // Escaped twice; the address undid the first.
            '%' => {
                let digits = rest.get(..2).filter(|digits| !digits.starts_with('+'));
                if let Some(code) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                    rest = rest.get(2..).unwrap_or_default();
                    if code.is_ascii_alphanumeric() || matches!(code, b'-' | b'_' | b'.') {
                        carried.push(char::from(code));
                    }
                }
            }
            // A hyphen in other clothes, and two that were made a dash.
            '\u{2010}' | '\u{2011}' | '\u{2212}' => carried.push('-'),
            '\u{2013}' | '\u{2014}' => carried.push_str("--"),
            _ => {}
        }
    }
    carried.truncate(carried.trim_end_matches('.').len());
    carried
}

/// The bytes of letters of base64url.
fn bytes(letters: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(letters.len() * 3 / 4);
    for chunk in letters.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in chunk {
            let value = LETTERS.iter().position(|known| known == letter)?;
            bits = bits << 6 | u32::try_from(value).ok()?;
        }
        bits <<= 6 * (4 - chunk.len());
        let [_, first, second, third] = bits.to_be_bytes();
        let count = chunk.len() - 1;
        bytes.extend([first, second, third].into_iter().take(count));
    }
    Some(bytes)
}

/// A number in base 36, with zeros before it up to a width.
pub(super) fn base36(number: usize, width: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    while rest > 0 || digits.len() < width {
        digits.push(DIGITS.get(rest % 36).copied().map_or('0', char::from));
        rest /= 36;
    }
    digits.iter().rev().collect()
}

pub(super) fn number(digits: &str) -> Option<usize> {
    let is_plain = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
    is_plain.then(|| usize::from_str_radix(digits, 36).ok()).flatten()
}

/// The check of the letters: FNV-1a with 32 bits, after <http://www.isthe.com/chongo/tech/comp/fnv/>. It tells what was changed by
/// accident; it does not protect against forgery.
pub(super) fn check(letters: &str) -> String {
    let hash = letters.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    base36(hash as usize, CHECK_LENGTH)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use flate2::Compression;
    use flate2::read::DeflateDecoder;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::format::{read_file, write_file};

    /// As the browser does.
    fn deflated(text: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    /// As the browser does.
    fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        DeflateDecoder::new(bytes).read_to_end(&mut text).ok()?;
        Some(text)
    }

    fn example(method: &str) -> File {
        let path = [env!("CARGO_MANIFEST_DIR"), "/examples/", method, ".en.json"].concat();
        read_file(&std::fs::read(path).unwrap()).unwrap()
    }

    fn link(method: &str) -> String {
        let file = example(method);
        pack(&deflated(text(&file.brand, &file.personas[0]).as_bytes()))
    }

    #[test]
    fn the_worked_examples_come_back_whole_and_are_not_long() {
        for (method, limit) in [
            ("community", 7_600),
            ("connector", 8_600),
            ("newcomer", 8_600),
            ("collector", 8_600),
            ("curator", 8_600),
            ("customer", 9_000),
            ("research", 10_500),
        ] {
            let file = example(method);
            let link = link(method);
            println!("{method}: {} characters", link.len());
            assert!(link.len() < limit, "{method}: {}", link.len());
            let (persona, brand) = read(&inflated(&unpack(&link).unwrap()).unwrap()).unwrap();
            assert_eq!(persona, file.personas[0]);
            assert_eq!(brand, file.brand);
        }
    }

    #[test]
    fn what_mail_programs_put_in_is_left_out() {
        let link = link("community");
        let bytes = unpack(&link).unwrap();
        let (first, second) = link.split_at(1000);
        let escaped: String = link
            .bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect::<Vec<_>>()
            .concat();
        let dashed = link.replace("--", "\u{2014}").replace('-', "\u{2011}");
        for changed in [
            format!(" {link}\n"),
            format!("{link}."),
            format!("{link}..."),
            format!("{link})"),
            format!("{link}>,"),
            format!("{link}%0D%0A"),
            format!("{link}\u{201D}"),
            format!("{link}and more"),
            format!("{first}\r\n> {second}"),
            format!("{first}=\n{second}"),
            format!("{first}\u{200B}{second}"),
            format!("{first}%20{second}"),
            escaped,
            dashed,
        ] {
            assert_eq!(unpack(&changed).as_ref(), Ok(&bytes), "{}", &changed[..40]);
        }
    }

    #[test]
    fn every_bad_link_says_what_is_wrong() {
        let link = link("community");
        let whole = link.len();
        let mut letters: Vec<char> = link.chars().collect();
        let other = (201..whole)
            .find(|index| letters[*index] != letters[200])
            .unwrap();
        letters.swap(200, other);
        let swapped: String = letters.into_iter().collect();
        let cut = |arrived| Bad::Cut { arrived, whole };
        let newer = |version: &str| Bad::Newer {
            version: version.into(),
        };
        for (bad, expected) in [
            (String::new(), Bad::CutEarly),
            ("...".into(), Bad::CutEarly),
            ("1".into(), Bad::CutEarly),
            ("1.".into(), Bad::CutEarly),
            ("1.4".into(), Bad::CutEarly),
            (link[..40].into(), cut(40)),
            (link[..whole / 2].into(), cut(whole / 2)),
            (link[..whole - 1].into(), cut(whole - 1)),
            (format!("{}…", &link[..100]), cut(100)),
            (format!("2{}", &link[1..]), newer("2")),
            (format!("12{}", &link[1..]), newer("12")),
            ("2".into(), newer("2")),
            (format!("0{}", &link[1..]), Bad::Damaged),
            ("hello".into(), Bad::Damaged),
            ("1.hello.world".into(), Bad::Damaged),
            ("1.ZZ.world".into(), Bad::Damaged),
            ("1.zzzzzzzzzzzzzzzzzz.world".into(), Bad::Damaged),
            ("1.0..0000000".into(), Bad::Damaged),
            (swapped, Bad::Damaged),
            (link.to_lowercase(), Bad::Damaged),
            (link.replacen('a', "b", 1), Bad::Damaged),
            (
                link.replace(['-', '_'], ""),
                cut(link.replace(['-', '_'], "").len()),
            ),
        ] {
            assert_eq!(
                unpack(&bad),
                Err(expected),
                "{}",
                &bad.chars().take(40).collect::<String>()
            );
        }
    }

    #[test]
    fn what_is_no_persona_is_refused() {
        let bad = |text: &str| read(text.as_bytes()).unwrap_err();
        let problem = |problem: &str| Bad::NotAPersona {
            problem: problem.into(),
        };
        assert_eq!(bad(""), problem("the file is empty"));
        assert_eq!(bad("{}"), problem("not a persona-builder/personas file"));
        assert_eq!(
            bad(r#"{"format":"persona-builder/personas","version":1,"personas":[]}"#),
            problem("personas: 0")
        );
        assert_eq!(
            bad(r#"{"format":"persona-builder/personas","version":3}"#),
            Bad::Newer { version: "3".into() }
        );
    }

    #[test]
    fn each_bad_link_has_a_sentence_with_a_way_out() {
        let one = |text: &str| text.to_owned();
        let cut = Bad::Cut {
            arrived: 1200,
            whole: 3400,
        };
        let number = |number: usize| format!("<{number}>");
        assert_eq!(
            cut.sentence(&Words::ENGLISH, &number),
            "The link is cut short: <1200> of <3400> characters arrived. Ask for it again, or for the file."
        );
        for bad in [
            cut,
            Bad::CutEarly,
            Bad::Damaged,
            Bad::Newer { version: one("2") },
            Bad::TooLarge,
            Bad::NotAPersona { problem: one("x") },
            Bad::NoInterview { id: one("x") },
            Bad::Unable,
        ] {
            let sentence = bad.sentence(&Words::ENGLISH, &number);
            assert!(!sentence.contains(['{', '}']), "{sentence}");
            assert!(
                ["Ask", "ask", "Reload"].iter().any(|way| sentence.contains(way)),
                "{sentence}"
            );
        }
    }

    #[test]
    fn a_photo_stays_at_home_and_a_drawn_face_goes_along() {
        let mut persona = example("community").personas.remove(0);
        let photo = Portrait::Photo("data:image/png;base64,iVBORw0KGgo=".into());
        persona.set_value("portrait", Value::Portrait(photo));
        let packed = text(&Brand::default(), &persona);
        assert!(!packed.contains("data:"), "{packed}");
        let (read, _) = read(packed.as_bytes()).unwrap();
        assert_eq!(read, without_photo(persona.clone()));
        let drawn = Portrait::Drawn {
            seed: persona.id.clone(),
            parts: Map::new(),
        };
        assert_eq!(read.portrait(), drawn);
    }

    #[test]
    fn programs_that_carry_less_are_named_with_what_they_carry() {
        let named = |length| {
            too_long_for(&Words::ENGLISH, length)
                .into_iter()
                .map(|(name, limit)| format!("{name} {limit}"))
                .collect::<Vec<_>>()
        };
        assert!(named(2_000).is_empty());
        assert_eq!(named(2_001), ["Discord 2000"]);
        assert_eq!(named(5_600).len(), 5);
        assert_eq!(named(LINK_MAX).len(), CARRIERS.len());
        assert!(CARRIERS.is_sorted_by_key(|(_, limit)| *limit));
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(file in crate::domain::format::any_file()) {
            for persona in &file.personas {
                let packed = text(&file.brand, persona);
                let link = pack(&deflated(packed.as_bytes()));
                prop_assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
                let unfolded = inflated(&unpack(&link).unwrap()).unwrap();
                let (read, brand) = read(&unfolded).unwrap();
                prop_assert_eq!(&read, &without_photo(persona.clone()));
                prop_assert_eq!(&brand, &file.brand);
                // Later versions read it as any file.
                let whole = File { brand, personas: vec![read], ..File::default() };
                prop_assert_eq!(&read_file(&unfolded).unwrap(), &whole);
                prop_assert_eq!(&read_file(write_file(&whole).as_bytes()).unwrap(), &whole);
            }
        }

        #[test]
        fn any_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 1..200)) {
            prop_assert_eq!(unpack(&pack(&bytes)), Ok(bytes));
        }

        #[test]
        fn anything_at_all_is_opened_or_refused(payload in any::<String>(), from in 0_usize..5000, with in "[A-Za-z0-9._%-]{0,4}", cut in 0_usize..9) {
            let _ = unpack(&payload);
            let mut link = link("community");
            let from = from.min(link.len());
            link.replace_range(from..(from + cut).min(link.len()), &with);
            if let Ok(bytes) = unpack(&link) {
                prop_assert!(inflated(&bytes).is_some(), "what passes the check is what was packed");
            }
        }
    }
}
