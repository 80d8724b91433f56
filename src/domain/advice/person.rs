//! What looks like a real person's data: e-mail addresses, phone numbers, street addresses, a full name with a handle.
//!
//! A persona is a portrait of a kind of person; data of a real one does not belong into briefs and links. The scanners would rather miss
//! something than suspect a date, a price or a count.

use super::{Advice, Rule, Severity, Subject};
use crate::domain::format;
use crate::domain::persona::{Answer, Choice, Evidence, Value};
use crate::domain::words::Word;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trace {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A street address.
    Address,
    /// A first and a last name beside a handle.
    Handle,
}

impl Trace {
    fn why(self) -> Word {
        match self {
            Self::Email => Word::AdviceRealEmail,
            Self::Phone => Word::AdviceRealPhone,
            Self::Address => Word::AdviceRealAddress,
            Self::Handle => Word::AdviceRealHandle,
        }
    }

    /// The first trace of a real person in a text.
    pub fn in_text(text: &str) -> Option<Self> {
        if has_email(text) {
            Some(Self::Email)
        } else if has_phone(text) {
            Some(Self::Phone)
        } else if has_address(text) {
            Some(Self::Address)
        } else if has_name_with_handle(text) {
            Some(Self::Handle)
        } else {
            None
        }
    }
}

/// Points at the answer and the item; what was found is not repeated, and only its print is kept when the advice is put aside.
pub fn real_person(subject: &Subject) -> Vec<Advice> {
    let mut found = Vec::new();
    for question in subject.interview.questions() {
        let answer = subject.persona.answers.get(&question.id);
        let is_asked = subject.interview.applies(question, subject.persona) && subject.is_past(&question.id);
        let Some(answer) = answer.filter(|_| is_asked) else {
            continue;
        };
        for (item, text) in texts(answer) {
            if let Some(trace) = Trace::in_text(&text) {
                found.push(
                    Advice::new(Rule::RealPerson, Severity::Strong, trace.why())
                        .at(&question.id, item)
                        .resting_on(&format::fingerprint(&text)),
                );
            }
        }
    }
    found
}

/// The texts of an answer, item by item, each with the notes of its evidence. Parts stand on lines of their own.
fn texts(answer: &Answer) -> Vec<(&str, String)> {
    let whole = |parts: &[&str]| vec![("", joined(parts, &answer.evidence))];
    match &answer.value {
        Value::ShortText(text) | Value::LongText(text) | Value::Choice(Choice::Own(text)) => whole(&[text]),
        Value::Choices(choices) => {
            let own: Vec<&str> = choices.own.iter().map(String::as_str).collect();
            whole(&own)
        }
        Value::Test(test) => whole(&[&test.what, &test.audience, &test.sign]),
        Value::List(items) => items
            .iter()
            .map(|item| (item.id.as_str(), joined(&[&item.text], &item.evidence)))
            .collect(),
        Value::Quotes(quotes) => quotes
            .iter()
            .map(|quote| {
                let parts = [&*quote.words, &quote.who, &quote.place];
                (quote.id.as_str(), joined(&parts, &quote.evidence))
            })
            .collect(),
        Value::Moments(moments) => moments
            .iter()
            .map(|moment| {
                let parts = [&*moment.title, &moment.what, &moment.place, &moment.nearly];
                (moment.id.as_str(), joined(&parts, &moment.evidence))
            })
            .collect(),
        Value::Sources(sources) => sources
            .iter()
            .map(|source| {
                let parts = [&*source.source, &source.said, &source.when];
                (source.id.as_str(), joined(&parts, &[]))
            })
            .collect(),
        // The persona's own name is made up, and the rest has no words.
        _ => whole(&[]),
    }
}

fn joined(parts: &[&str], evidence: &[Evidence]) -> String {
    let notes = evidence.iter().map(|piece| piece.note.as_str());
    let parts: Vec<&str> = parts.iter().copied().chain(notes).collect();
    parts.join("\n")
}

/// Whether there is something like `ada@mill.example` in it.
fn has_email(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.iter().enumerate().any(|(at, letter)| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        let is_box = *letter == '@'
            && before.is_some_and(|before| before.is_alphanumeric() || "_-+".contains(*before));
        if !is_box {
            return false;
        }
        let host: String = letters
            .iter()
            .skip(at + 1)
            .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '.'))
            .collect();
        host.trim_end_matches(['.', '-'])
            .rsplit_once('.')
            .is_some_and(|(name, end)| {
                !name.is_empty() && end.chars().count() > 1 && end.chars().all(char::is_alphabetic)
            })
    })
}

/// Words that announce a phone number in many languages.
const PHONE_WORDS: [&str; 8] = [
    "tel", "phone", "mobile", "mob", "telefon", "whatsapp", "fon", "handy",
];

/// Whether there is a phone number in it: with a country's number, with a leading zero, in the groups of North America, Spain or Denmark, or after
/// a word that announces one.
fn has_phone(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let mut start = 0;
    while start < letters.len() {
        let run: Vec<char> = letters
            .iter()
            .skip(start)
            .copied()
            .take_while(|letter| is_of_a_number(*letter))
            .collect();
        if run.iter().any(char::is_ascii_digit) {
            let before: String = letters.iter().take(start).collect();
            let after = letters.get(start + run.len()).copied();
            if is_phone(&before, &run, after) {
                return true;
            }
        }
        start += run.len().max(1);
    }
    false
}

/// Digits, and what stands between the digits of a phone number.
fn is_of_a_number(letter: char) -> bool {
    letter.is_ascii_digit()
        || matches!(
            letter,
            ' ' | '\u{A0}' | '\u{202F}' | '-' | '‑' | '–' | '.' | '/' | '(' | ')' | '+'
        )
}

fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\u{A0}' | '\u{202F}')
}

fn is_phone(before: &str, run: &[char], after: Option<char>) -> bool {
    let run: String = run.iter().collect();
    let (opens, closes) = (run.starts_with(is_blank), run.ends_with(is_blank));
    // A full stop or a bracket around it is none of its signs.
    let run = run.trim_matches([' ', '\u{A0}', '\u{202F}', '.', '-', '–', '/']);
    let groups: Vec<&str> = run
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let digits: usize = lengths.iter().sum();
    // What is joined to a word, a currency or a sign of percent is no number to dial; a blank between them is part of the run.
    let touches = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || "£$€¥%#№".contains(letter))
    };
    let is_joined = (!opens && touches(before.chars().next_back())) || (!closes && touches(after));
    let is_price = before.trim_end().ends_with(['£', '$', '€', '¥', '#', '№']);
    if is_joined || is_price || has_date(run, &groups) {
        return false;
    }
    let is_dialled = run.starts_with('+') || run.starts_with("(+") || (run.starts_with("00") && digits > 9);
    if is_dialled {
        return (8..=15).contains(&digits) && !run.contains("..");
    }
    let is_national = (run.starts_with('0') || run.starts_with("(0")) && (9..=12).contains(&digits);
    let is_grouped = matches!(*lengths.as_slice(), [3, 3, 4] | [1, 3, 3, 4] | [3 | 2, 2, 2, 2]);
    // In North America neither area nor exchange begins with 0 or 1.
    let is_grouped = is_grouped
        && !groups
            .iter()
            .rev()
            .skip(1)
            .any(|group| group.len() == 3 && group.starts_with(['0', '1']));
    let word = before
        .trim_end_matches([' ', ':', '.', '\u{A0}'])
        .rsplit(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let is_announced = PHONE_WORDS.contains(&word.as_str()) && (6..=15).contains(&digits);
    is_national || is_grouped || is_announced
}

/// Whether digits are a date, a span of years or a time.
fn has_date(run: &str, groups: &[&str]) -> bool {
    let value = |index: usize| groups.get(index).and_then(|group| group.parse::<u32>().ok());
    let length = |index: usize| groups.get(index).map_or(0, |group| group.len());
    let is_year = |index: usize| length(index) == 4 && matches!(value(index), Some(1800..=2200));
    let is_small = |index: usize| matches!(length(index), 1 | 2) && matches!(value(index), Some(1..=31));
    let parts = groups.len();
    let begins = |from: usize| {
        (is_year(from) && (is_year(from + 1) || (is_small(from + 1) && is_small(from + 2))))
            || (is_small(from) && is_small(from + 1) && (is_year(from + 2) || length(from + 2) == 2))
    };
    // With a country's number before it, small groups are a phone number's own.
    !run.contains('+')
        && parts > 1
        && begins(0)
        && !(run.starts_with('0') && parts > 3 && (0..parts).all(|index| length(index) == 2))
}

/// Names of ways: those that follow the name, those that are part of the word, those that come before it.
const WAYS_AFTER: [&str; 25] = [
    "Street",
    "St",
    "Road",
    "Rd",
    "Avenue",
    "Ave",
    "Lane",
    "Ln",
    "Drive",
    "Dr",
    "Court",
    "Ct",
    "Close",
    "Terrace",
    "Crescent",
    "Boulevard",
    "Blvd",
    "Square",
    "Sq",
    "Row",
    "Gardens",
    "Grove",
    "Way",
    "Walk",
    "Hill",
];
const WAYS_WITHIN: [&str; 8] = [
    "straße", "strasse", "str", "gasse", "weg", "platz", "allee", "straat",
];
const WAYS_BEFORE: [&str; 14] = [
    "rue",
    "avenue",
    "boulevard",
    "chemin",
    "calle",
    "via",
    "viale",
    "piazza",
    "rua",
    "avenida",
    "plaza",
    "ulica",
    "ul",
    "place",
];
/// Those that stand between the number and the name.
const WAYS_BETWEEN: [&str; 5] = ["rue", "avenue", "boulevard", "chemin", "allée"];
/// The largest number of a house.
const HOUSE_MAX: u32 = 9999;

/// Whether there is a street with the number of a house in it.
fn has_address(text: &str) -> bool {
    text.lines().any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        (0..words.len()).any(|at| is_address(&words, at))
    })
}

fn is_address(words: &[&str], at: usize) -> bool {
    let bare = |index: usize| {
        let word = words.get(index).copied().unwrap_or_default();
        word.trim_matches(|letter: char| !letter.is_alphanumeric())
    };
    let is_capital = |index: usize| bare(index).chars().next().is_some_and(char::is_uppercase);
    // A comma ends an address.
    let ends = |index: usize| {
        words
            .get(index)
            .is_some_and(|word| word.ends_with([',', '.', ';', ':']))
    };
    let here = bare(at);
    // 221B Baker Street; at most three words between the number and the way.
    if is_house(here)
        && !words
            .get(at)
            .is_some_and(|word| word.starts_with(['£', '$', '€']))
    {
        let after = (at + 2..=at + 4).any(|way| {
            WAYS_AFTER.contains(&bare(way)) && (at + 1..way).all(|index| is_capital(index) && !ends(index))
        });
        let before = WAYS_BETWEEN.contains(&bare(at + 1).to_lowercase().as_str())
            && !ends(at)
            && (at + 2..=at + 4).any(is_capital);
        if (after && !ends(at)) || before {
            return true;
        }
    }
    // Lindenstraße 12
    let lower = here.to_lowercase();
    let is_way = WAYS_WITHIN
        .iter()
        .any(|way| lower.len() > way.len() + 2 && lower.ends_with(way));
    if is_way
        && is_capital(at)
        && is_house(bare(at + 1))
        && !words.get(at).is_some_and(|word| word.ends_with(','))
    {
        return true;
    }
    // Via Roma 12
    WAYS_BEFORE.contains(&lower.as_str())
        && (at + 2..=at + 4).any(|house| {
            is_house(bare(house)) && is_capital(house - 1) && (at..house - 1).all(|index| !ends(index))
        })
}

/// Whether a word is the number of a house: digits, and at most one letter behind them.
fn is_house(word: &str) -> bool {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_number = !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit());
    is_number
        && word.len() - digits.len() <= 1
        && digits
            .parse::<u32>()
            .is_ok_and(|number| (1..=HOUSE_MAX).contains(&number))
}

/// How many words a name and a handle may be apart.
const NEAR: usize = 4;

/// Whether there is a first and a last name near a handle such as `@ada_l`.
fn has_name_with_handle(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().enumerate().any(|(at, word)| {
        let word = word.trim_start_matches(['(', '[', '“', '"', '‘', '\'']);
        let is_handle = word.strip_prefix('@').is_some_and(|name| {
            let name = name.trim_end_matches(|letter: char| !letter.is_alphanumeric());
            name.chars().count() > 2
                && name
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-'))
        });
        // What another sentence says is of somebody else.
        let is_one_sentence = |from: usize, to: usize| {
            let between = words.get(from..to).unwrap_or_default();
            !between.iter().any(|word| word.ends_with(['.', '!', '?', ';']))
        };
        is_handle
            && (at.saturating_sub(NEAR)..(at + NEAR).min(words.len())).any(|index| {
                let pair = words.get(index).zip(words.get(index + 1));
                pair.is_some_and(|(first, last)| is_name(first, false) && is_name(last, true))
                    && if index < at {
                        is_one_sentence(index, at)
                    } else {
                        is_one_sentence(at, index)
                    }
            })
    })
}

/// Whether a word is written as a name is. What ends a sentence is followed by no last name.
fn is_name(word: &str, is_last: bool) -> bool {
    let bare = if is_last {
        word.trim_end_matches(|letter: char| !letter.is_alphanumeric())
    } else {
        word
    };
    let bare = bare.trim_start_matches(['(', '“', '"', '—']);
    let mut letters = bare.chars();
    letters.next().is_some_and(char::is_uppercase)
        && bare.chars().count() > 1
        && letters.clone().any(char::is_lowercase)
        && letters.all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '’' | '\''))
}
