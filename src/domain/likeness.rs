//! How alike two personas are: the share of what is said of them in motivation, friction and behaviour that is said of
//! both. Background never counts: two people of one age in one town may still be two kinds of people.
//!
//! Claims are compared within one facet, so that what lights one up is never taken for what drives the other away. In
//! English a claim is the set of its stems: stop words go, and so do endings and the words every persona is made of ("wants",
//! "likes"). In other languages it is the set of its runs of three letters, or of two where words are not kept apart. Two claims
//! are the same where more than half is in common (Dice's coefficient above 1/2), their numbers agree, and not just one of them denies.
//! Of all pairs the best ones are taken, each claim once.

use super::format::fingerprint_of;
use super::interview::{Facet, Interview};
use super::map::sorted;
use super::persona::Persona;
use super::profile::{self, Claim};

/// The facets that are compared.
const COMPARED: [Facet; 3] = [Facet::Motivation, Facet::Friction, Facet::Behaviour];
/// From this share of common claims on, in thousandths, two personas are look-alikes (method.md, "look-alikes").
pub const LOOK_ALIKE: usize = 500;
/// With fewer claims than this on either side nothing can be told yet.
pub const FEWEST_CLAIMS: usize = 4;

/// What two personas have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Likeness {
    /// Share of the claims of both that stand in a pair, in thousandths.
    pub share_thousandths: usize,
    /// Claims of the one and the other that say the same, the closest first.
    pub shared: Vec<(Claim, Claim)>,
    /// How many claims of the one and of the other were compared.
    pub counts: (usize, usize),
}

impl Likeness {
    /// Whether the two can hardly be told apart. Where little is said yet, nobody is anybody's look-alike.
    pub fn is_look_alike(&self) -> bool {
        self.share_thousandths >= LOOK_ALIKE && self.is_telling()
    }

    /// Whether enough is said of both to tell.
    pub fn is_telling(&self) -> bool {
        self.counts.0.min(self.counts.1) >= FEWEST_CLAIMS
    }
}

/// How alike two personas are, each with its interview.
pub fn likeness(one: (&Interview, &Persona), other: (&Interview, &Persona)) -> Likeness {
    Said::of(one.0, one.1).likeness(&Said::of(other.0, other.1))
}

/// What is said of a persona in the facets compared, made ready to be compared with many others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    lines: Vec<Line>,
    /// Whether the claims are in English, as far as that can be told.
    is_english: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Line {
    facet: Facet,
    claim: Claim,
    words: Gist,
    letters: Gist,
}

/// What is compared of a claim.
#[derive(Clone, Debug, Default, PartialEq)]
struct Gist {
    /// Prints of its stems, or of its runs of letters; in order, each once.
    parts: Vec<u64>,
    /// Prints of its numbers; in order, each once.
    numbers: Vec<u64>,
    /// Whether it denies something.
    denies: bool,
    /// Whether its parts are words, of which two must be in common: one says too little.
    is_words: bool,
}

impl Said {
    /// What is said of this persona.
    pub fn of(interview: &Interview, persona: &Persona) -> Self {
        let mut claims = Vec::new();
        for question in interview.questions() {
            let is_compared = question.claim && COMPARED.contains(&question.facet);
            let Some(answer) = persona.answers.get(&question.id).filter(|_| is_compared) else {
                continue;
            };
            if interview.applies(question, persona) {
                for claim in profile::claims_of(question, answer) {
                    claims.push((question.facet, claim));
                }
            }
        }
        let is_english = is_english(claims.iter().map(|(_, claim)| claim.text.as_str()));
        let line = |(facet, claim): (Facet, Claim)| Line {
            facet,
            words: if is_english {
                Gist::of_words(&claim.text)
            } else {
                Gist::default()
            },
            letters: Gist::of_letters(&claim.text),
            claim,
        };
        Self {
            lines: claims.into_iter().map(line).collect(),
            is_english,
        }
    }

    /// How many claims there are to compare.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// How alike the two are.
    pub fn likeness(&self, other: &Self) -> Likeness {
        let pairs = self.pairs(other);
        let shared = pairs.iter().filter_map(|&(_, one, two)| {
            Some((
                self.lines.get(one)?.claim.clone(),
                other.lines.get(two)?.claim.clone(),
            ))
        });
        Likeness {
            share_thousandths: share(pairs.len(), self.count() + other.count()),
            shared: shared.collect(),
            counts: (self.count(), other.count()),
        }
    }

    /// The share alone, in thousandths; quicker where many are compared with many.
    pub fn share_thousandths(&self, other: &Self) -> usize {
        share(self.pairs(other).len(), self.count() + other.count())
    }

    /// The pairs of lines that say the same, each line in one pair at most, with how close they are; the closest first.
    fn pairs(&self, other: &Self) -> Vec<(usize, usize, usize)> {
        let by_words = self.is_english && other.is_english;
        let mut close = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            for (place, with) in other.lines.iter().enumerate() {
                if line.facet != with.facet {
                    continue;
                }
                let closeness = if by_words {
                    line.words.closeness(&with.words)
                } else {
                    line.letters.closeness(&with.letters)
                };
                if let Some(closeness) = closeness {
                    close.push((closeness, index, place));
                }
            }
        }
        // Equally close ones stay in the order of the interviews, so that the result is the same at every time.
        let close = sorted(close, |one, other| one.0 > other.0);
        let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
        for pair in close {
            if pairs.iter().all(|taken| taken.1 != pair.1 && taken.2 != pair.2) {
                pairs.push(pair);
            }
        }
        pairs
    }
}

/// What share of so many claims stands in so many pairs, in thousandths.
fn share(pairs: usize, claims: usize) -> usize {
    (pairs * 2000).checked_div(claims).unwrap_or_default()
}

impl Gist {
    /// How close two claims are, in thousandths; none where they do not say the same.
    fn closeness(&self, other: &Self) -> Option<usize> {
        let numbers_agree =
            self.numbers.is_empty() || other.numbers.is_empty() || self.numbers == other.numbers;
        if self.parts.is_empty() || self.denies != other.denies || !numbers_agree {
            return None;
        }
        let common = common(&self.parts, &other.parts);
        let closeness = common * 2000 / (self.parts.len() + other.parts.len());
        let says_enough = common > 1 || !self.is_words || self.parts == other.parts;
        (closeness > 500 && says_enough).then_some(closeness)
    }

    /// The gist of an English claim: its stems.
    fn of_words(text: &str) -> Self {
        let words = words(text);
        let mut gist = Self {
            is_words: true,
            ..Self::default()
        };
        let mut meant: Vec<&str> = Vec::new();
        for word in &words {
            if DENIALS.contains(&word.as_str()) {
                gist.denies = !gist.denies;
            } else if !FILLERS.contains(&word.as_str()) {
                meant.push(word);
            }
        }
        // Where nothing but fillers was said, they are what was said.
        if meant.is_empty() {
            meant = words.iter().map(String::as_str).collect();
        }
        for word in meant {
            gist.add(word, &stem(word));
        }
        gist.put_in_order()
    }

    /// The gist of a claim in any language: its runs of letters.
    fn of_letters(text: &str) -> Self {
        let mut gist = Self::default();
        for word in words(text) {
            if word.bytes().all(|byte| byte.is_ascii_digit()) {
                gist.add(&word, &word);
                continue;
            }
            // Where words are not kept apart, two signs say as much as three letters do elsewhere.
            let runs_on = word.chars().any(|letter| letter >= '\u{2E80}');
            let letters: Vec<char> = if runs_on {
                word.chars().collect()
            } else {
                core::iter::once(' ').chain(word.chars()).chain([' ']).collect()
            };
            let length = if runs_on { 2 } else { 3 };
            if letters.len() < length {
                gist.parts.push(print(&word));
            }
            for run in letters.windows(length) {
                gist.parts.push(print(&run.iter().collect::<String>()));
            }
        }
        gist.put_in_order()
    }

    fn add(&mut self, word: &str, part: &str) {
        self.parts.push(print(part));
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            self.numbers.push(print(part));
        }
    }

    fn put_in_order(mut self) -> Self {
        for list in [&mut self.parts, &mut self.numbers] {
            *list = sorted(core::mem::take(list), |one, other| one < other);
            list.dedup();
        }
        self
    }
}

/// What tells one word from another; quicker to compare than the word.
fn print(text: &str) -> u64 {
    fingerprint_of(text)
}

/// How many the two lists, which are in order, have in common.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(here), Some(there)) = (one.peek(), other.peek()) {
        match here.cmp(there) {
            core::cmp::Ordering::Less => drop(one.next()),
            core::cmp::Ordering::Greater => drop(other.next()),
            core::cmp::Ordering::Equal => {
                count += 1;
                one.next();
                other.next();
            }
        }
    }
    count
}

/// The words of a text, in small letters; what stands between letters and digits parts them, but for apostrophes, which
/// go ("can’t" and "can't" are one word).
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() || is_mark(letter) {
            if let Some(word) = words.last_mut() {
                word.push(letter);
            }
        } else if !matches!(letter, '\'' | '’' | 'ʼ' | '\u{AD}')
            && words.last().is_some_and(|word| !word.is_empty())
        {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a sign belongs to the letter before it: accents written apart, vowels of Indic scripts.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{E31}'..='\u{E4E}')
}

/// Whether texts read as English: at least one word in twelve is one of those that English is held together with.
/// (In German, French or Spanish it is one in forty.)
fn is_english<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut all, mut known) = (0, 0);
    for text in texts {
        for word in words(text) {
            all += 1;
            known += usize::from(TIES.contains(&word.as_str()));
        }
    }
    known * 12 >= all && all > 0
}

/// Words that hold English sentences together and are rare in other languages.
const TIES: [&str; 30] = [
    "the", "and", "of", "to", "with", "for", "that", "they", "their", "it", "is", "are", "not", "you",
    "from", "who", "or", "by", "has", "have", "when", "at", "them", "be", "their", "what", "never",
    "without", "before", "after",
];

/// Words that turn a claim around. Two in one claim turn it back.
const DENIALS: [&str; 25] = [
    "no", "not", "never", "nobody", "nothing", "none", "nowhere", "neither", "nor", "without", "cannot",
    "cant", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "wont", "wouldnt", "hardly", "rarely",
    "seldom", "refuses", "hates",
];

/// Words that say nothing of their own about a person, the ones every persona is made of among them.
const FILLERS: [&str; 115] = [
    "a",
    "an",
    "the",
    "and",
    "or",
    "but",
    "if",
    "of",
    "to",
    "in",
    "on",
    "at",
    "for",
    "from",
    "by",
    "with",
    "as",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "am",
    "has",
    "have",
    "had",
    "having",
    "do",
    "does",
    "did",
    "doing",
    "it",
    "its",
    "this",
    "that",
    "these",
    "those",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
    "she",
    "he",
    "her",
    "hers",
    "his",
    "him",
    "we",
    "us",
    "our",
    "you",
    "your",
    "i",
    "me",
    "my",
    "who",
    "whom",
    "whose",
    "which",
    "what",
    "when",
    "where",
    "how",
    "why",
    "so",
    "than",
    "then",
    "too",
    "very",
    "just",
    "also",
    "can",
    "could",
    "will",
    "would",
    "should",
    "may",
    "might",
    "must",
    "there",
    "here",
    "about",
    "into",
    "up",
    "out",
    "off",
    "some",
    "any",
    "all",
    "really",
    "own",
    "such",
    "want",
    "wants",
    "wanting",
    "wanted",
    "like",
    "likes",
    "need",
    "needs",
    "needing",
    "needed",
    "try",
    "tries",
    "trying",
    "love",
    "loves",
    "wish",
    "wishes",
    "someone",
    "somebody",
    "something",
];

/// Forms that no rule leads back to their word.
const IRREGULAR: [(&str, &str); 36] = [
    ("bought", "buy"),
    ("came", "come"),
    ("went", "go"),
    ("goes", "go"),
    ("gone", "go"),
    ("said", "say"),
    ("told", "tell"),
    ("saw", "see"),
    ("seen", "see"),
    ("brought", "bring"),
    ("kept", "keep"),
    ("made", "make"),
    ("took", "take"),
    ("taken", "take"),
    ("gave", "give"),
    ("given", "give"),
    ("thought", "think"),
    ("knew", "know"),
    ("known", "know"),
    ("felt", "feel"),
    ("got", "get"),
    ("found", "find"),
    ("paid", "pay"),
    ("spent", "spend"),
    ("wrote", "write"),
    ("written", "write"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("broke", "break"),
    ("broken", "break"),
    ("children", "child"),
    ("people", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("lost", "lose"),
    ("sold", "sell"),
];

/// A word without its endings: plural, -ing, -ed, -ly, and the two spellings of English brought to one. A few lines after
/// M. F. Porter's "An algorithm for suffix stripping" (1980), of which no more is needed to tell claims of one language apart.
pub(super) fn stem(word: &str) -> String {
    let known = IRREGULAR.iter().find(|(form, _)| *form == word);
    let mut stem = known.map_or(word, |(_, word)| word).to_owned();
    if stem.len() < 4 || !stem.is_ascii() {
        return stem;
    }
    if let Some(rest) = stem.strip_suffix("ies").filter(|rest| rest.len() > 1) {
        stem = [rest, "y"].concat();
    } else if let Some(rest) = stem.strip_suffix("es").filter(|rest| {
        ["s", "x", "z", "ch", "sh"].iter().any(|end| rest.ends_with(end)) && !rest.ends_with("is")
    }) {
        stem = rest.to_owned();
    } else if let Some(rest) = stem
        .strip_suffix('s')
        .filter(|rest| !rest.ends_with(['s', 'u', 'i']))
    {
        stem = rest.to_owned();
    }
    for ending in ["ing", "ed", "ly"] {
        let rest = stem.strip_suffix(ending);
        if let Some(rest) =
            rest.filter(|rest| rest.len() > 2 && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']))
        {
            // "agreed" is "agree" and a d.
            stem = [single(rest), if rest.ends_with('e') { "e" } else { "" }].concat();
            break;
        }
    }
    if let Some(rest) = stem.strip_suffix('e').filter(|rest| rest.len() > 2) {
        stem = rest.to_owned();
    }
    for (ending, other) in [("y", "i"), ("our", "or"), ("is", "iz"), ("tr", "ter")] {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| rest.len() > 1) {
            stem = [rest, other].concat();
            break;
        }
    }
    stem
}

/// Without the second of two same consonants at the end, which an ending had doubled ("stopping").
fn single(stem: &str) -> &str {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let is_doubled = last == before && !matches!(last, Some('l' | 's' | 'z' | 'e' | 'o'));
    stem.get(..stem.len() - usize::from(is_doubled)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::amount::Amount;
    use crate::domain::format::{read_file, read_interview};
    use crate::domain::persona::{Item, Quantity, Value};

    fn pack(id: &str) -> Interview {
        let text = match id {
            "community" => include_str!("../../interviews/community.en.json"),
            "research" => include_str!("../../interviews/research.en.json"),
            _ => include_str!("../../interviews/customer.en.json"),
        };
        read_interview(text).expect("a pack of ours")
    }

    /// A persona with lists of claims by question.
    fn persona(lists: &[(&str, &[&str])]) -> Persona {
        let mut persona = Persona::default();
        for (question, texts) in lists {
            let item = |(index, text): (usize, &&str)| Item {
                id: format!("{question}-{index}"),
                text: (*text).to_owned(),
                ..Item::default()
            };
            let items = texts.iter().enumerate().map(item).collect();
            persona.set_value(question, Value::List(items));
        }
        persona
    }

    fn of_claims(claims: &[&str]) -> Said {
        Said::of(&pack("customer"), &persona(&[("pains", claims)]))
    }

    /// Whether two claims count as one, where all around them is English.
    fn same_in_english(one: &str, other: &str) -> bool {
        Gist::of_words(one).closeness(&Gist::of_words(other)).is_some()
    }

    #[test]
    fn claims_are_told_apart_and_known_again() {
        let same = [
            ("Wants to save time", "Saving time"),
            ("Orders on Sunday evening", "orders, on SUNDAY evenings!"),
            (
                "Cannot tell from photos whether two blues match",
                "Can’t see in the photos whether two blues match",
            ),
            (
                "Buys one or two pieces at a time",
                "Bought two pieces at one time",
            ),
            ("Be useful without being in charge", "To be useful, not in charge"),
            ("Organised colours", "organizing colors"),
            (
                "A second parcel that arrives chipped",
                "Second parcel arrived chipped",
            ),
            ("Discount codes", "discount code"),
            ("Having to book a place days ahead", "Must book places days ahead"),
            (
                "Children running around the shop",
                "A child runs around in the shop",
            ),
            ("Price", "The price"),
            ("Came 12 times", "Comes 12 times"),
        ];
        for (one, other) in same {
            assert!(same_in_english(one, other), "{one:?} and {other:?} say the same");
            assert!(same_in_english(other, one), "{other:?} and {one:?} say the same");
        }
        let different = [
            ("Buys online", "Never buys online"),
            ("4 orders a year", "12 orders a year"),
            ("Price", "Price of the delivery to the door"),
            ("Slow delivery", "Slow replies"),
            (
                "Orders on Sunday evening, after the guests leave",
                "Orders on Monday morning",
            ),
            (
                "Few good things, kept for years",
                "Pays full price for work done by hand",
            ),
            ("Wants to be seen", "Wants to be left alone"),
            ("Likes the music", "Likes the food"),
            (
                "A helper who grabs a beginner’s spanner",
                "A membership desk inside the door",
            ),
            ("", "Anything"),
            ("…", "!"),
        ];
        for (one, other) in different {
            assert!(!same_in_english(one, other), "{one:?} and {other:?} differ");
            assert!(!same_in_english(other, one), "{other:?} and {one:?} differ");
        }
    }

    #[test]
    fn endings_are_taken_off() {
        let cases = [
            ("stopping", "stop"),
            ("stories", "stori"),
            ("story", "stori"),
            ("boxes", "box"),
            ("glasses", "glass"),
            ("bus", "bus"),
            ("notices", "notic"),
            ("noticing", "notic"),
            ("calling", "call"),
            ("string", "string"),
            ("sing", "sing"),
            ("red", "red"),
            ("needed", "need"),
            ("agreed", "agre"),
            ("quietly", "quiet"),
            ("children", "child"),
            ("organised", "organiz"),
            ("organizes", "organiz"),
            ("favourites", "favourit"),
            ("colours", "color"),
            ("né", "né"),
            ("cafés", "cafés"),
        ];
        for (word, expected) in cases {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn other_languages_are_compared_by_their_letters() {
        let cases = [
            // German
            (
                "Kauft immer am Sonntagabend ein",
                "Sie kauft immer am Sonntagabend ein",
                true,
            ),
            (
                "Findet die Versandkosten zu hoch",
                "Die Versandkosten sind ihr zu hoch",
                true,
            ),
            (
                "Kauft immer am Sonntagabend ein",
                "Bleibt freitags bis zum Schluss",
                false,
            ),
            (
                "Will nicht nach vorn gerufen werden",
                "Hat den Schraubenkasten sortiert",
                false,
            ),
            // Spanish
            (
                "Compra los domingos por la noche",
                "Siempre compra los domingos por la noche",
                true,
            ),
            (
                "Compra los domingos por la noche",
                "No quiere hablar por teléfono",
                false,
            ),
            // Russian
            (
                "Приходит каждый четверг вечером",
                "Каждый четверг вечером приходит сюда",
                true,
            ),
            (
                "Приходит каждый четверг вечером",
                "Не любит говорить при всех",
                false,
            ),
            // Japanese, Arabic, Hindi
            ("毎週木曜日の夜に来る", "木曜日の夜に毎週来る", true),
            ("毎週木曜日の夜に来る", "人前で話すのは苦手", false),
            ("يأتي كل خميس مساء", "يأتي مساء كل خميس", true),
            ("हर गुरुवार शाम को आता है", "गुरुवार शाम को हर बार आता है", true),
            ("हर गुरुवार शाम को आता है", "उसे भीड़ पसंद नहीं", false),
        ];
        for (one, other, is_same) in cases {
            let (first, second) = (of_claims(&[one]), of_claims(&[other]));
            assert!(!first.is_english, "{one}");
            assert_eq!(
                first.share_thousandths(&second) == 1000,
                is_same,
                "{one:?} and {other:?}"
            );
        }
    }

    #[test]
    fn english_is_known_by_its_small_words() {
        let cases = [
            ("Buys one or two pieces at a time", true),
            ("Opens the glaze page three times before ordering", true),
            ("Kauft ein oder zwei Teile auf einmal", false),
            ("Ouvre la page des vernis trois fois avant de commander", false),
            ("Abre la página tres veces antes de pedir", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(is_english([text].into_iter()), expected, "{text}");
        }
    }

    const TEN: [(&str, &[&str]); 3] = [
        (
            "goals",
            &[
                "A table for eight by next winter",
                "Plates that go together",
                "A shelf of their own",
            ],
        ),
        (
            "pains",
            &[
                "Cannot tell whether two blues match",
                "Broke a bowl and found its glaze gone",
                "Waits in for the parcel",
            ],
        ),
        (
            "habits",
            &[
                "Buys one piece at a time",
                "Orders on Sunday evening",
                "Opens the page three times",
                "Keeps the boxes",
            ],
        ),
    ];

    /// Answers by question.
    type Answers<'a> = &'a [(&'a str, &'a [&'a str])];

    #[test]
    fn the_share_is_of_the_claims_of_both() {
        let customer = pack("customer");
        let (goals, pains, habits) = (TEN[0].1, TEN[1].1, TEN[2].1);
        let other: [(&str, &[&str]); 3] = [
            (
                "goals",
                &[
                    "Tables for eight by next winter",
                    "Gifts ready before December",
                    "Never be asked for a receipt",
                ],
            ),
            (
                "pains",
                &[
                    "Can’t tell whether two blues match",
                    "The queue on Saturdays",
                    "Prices that change at the till",
                ],
            ),
            (
                "habits",
                &[
                    "Buys a piece at one time",
                    "Ordered on a Sunday evening",
                    "Opens the page three times",
                    "Pays in cash",
                ],
            ),
        ];
        // What is compared, the share in thousandths, and whether they are look-alikes.
        let cases: [(&str, Answers, Answers, usize, bool); 8] = [
            ("itself", &TEN, &TEN, 1000, true),
            ("half of it", &TEN, &other, 500, true),
            ("nothing said", &TEN, &[], 0, false),
            ("nothing on either side", &[], &[], 0, false),
            (
                "too little to tell",
                &[("goals", goals)],
                &[("goals", goals)],
                1000,
                false,
            ),
            (
                "another facet",
                &[("goals", goals)],
                &[("pains", goals)],
                0,
                false,
            ),
            (
                "another question of one facet",
                &[("pains", pains)],
                &[("barriers", pains)],
                1000,
                false,
            ),
            ("a part of it", &TEN, &[("habits", habits)], 571, true),
        ];
        for (what, one, other, thousandths, is_look_alike) in cases {
            let (one, other) = (persona(one), persona(other));
            let found = likeness((&customer, &one), (&customer, &other));
            assert_eq!(
                found.share_thousandths, thousandths,
                "{what}: {:#?}",
                found.shared
            );
            assert_eq!(found.is_look_alike(), is_look_alike, "{what}");
            let back = likeness((&customer, &other), (&customer, &one));
            assert_eq!(back.share_thousandths, thousandths, "{what}, the other way round");
        }
    }

    #[test]
    fn background_never_counts() {
        let customer = pack("customer");
        let mut one = Persona::default();
        for id in [
            "age",
            "location",
            "household",
            "education",
            "occupation",
            "industry",
            "income",
        ] {
            one.set_value(id, Value::ShortText("The same for the two of them".into()));
        }
        assert_eq!(
            likeness((&customer, &one), (&customer, &one)),
            Likeness::default()
        );
    }

    #[test]
    fn numbers_are_claims_too() {
        let customer = pack("customer");
        let often = |amount: &str| {
            let mut persona = Persona::default();
            let amount = Amount::parse(amount).expect("a number");
            let unit = "orders a year".to_owned();
            persona.set_value("how-often", Value::Number(Quantity { amount, unit }));
            persona
        };
        let share = |one: &str, other: &str| {
            likeness((&customer, &often(one)), (&customer, &often(other))).share_thousandths
        };
        assert_eq!(share("4", "4"), 1000);
        assert_eq!(share("4", "12"), 0);
    }

    #[test]
    fn each_claim_stands_in_one_pair_and_the_closest_come_first() {
        let one = of_claims(&[
            "Waits for the parcel at home",
            "Waits for the parcel",
            "The price of the delivery",
        ]);
        let other = of_claims(&["Waiting for parcels", "The price of a delivery now"]);
        let found = one.likeness(&other);
        let pairs: Vec<(&str, &str)> = found
            .shared
            .iter()
            .map(|(one, other)| (one.text.as_str(), other.text.as_str()))
            .collect();
        let expected = [
            ("Waits for the parcel", "Waiting for parcels"),
            ("The price of the delivery", "The price of a delivery now"),
        ];
        assert_eq!(pairs, expected);
        assert_eq!(found.counts, (3, 2));
        assert_eq!(found.share_thousandths, 800);
    }

    #[test]
    fn no_two_worked_examples_look_alike() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
        let mut people = Vec::new();
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let bytes = std::fs::read(entry.expect("an entry").path()).expect("an example");
            for persona in read_file(&bytes).expect("an example").personas {
                let interview = pack(&persona.interview.id);
                let said = Said::of(&interview, &persona);
                assert!(said.is_english && said.count() >= FEWEST_CLAIMS);
                people.push((interview, persona));
            }
        }
        assert!(people.len() >= 3);
        for (index, (interview, persona)) in people.iter().enumerate() {
            for (other_interview, other) in people.iter().skip(index + 1) {
                let found = likeness((interview, persona), (other_interview, other));
                // Far from it, so that a few words changed do not make a false alarm.
                assert!(found.share_thousandths < LOOK_ALIKE / 2, "{:#?}", found.shared);
                assert!(!found.is_look_alike());
            }
        }
    }
}
