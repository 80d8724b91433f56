//! What is made of a persona to be read, pasted, listed and hung up elsewhere: Markdown, a text for assistants, a table of several
//! personas, a card for the wall and a map of the journey.
//!
//! Each is a pure function from a [`Sheet`] to text. Whatever a persona says stays text there: every format has one function
//! that quotes it.

mod assistant;
mod card;
mod csv;
mod map;
mod markdown;
mod picture;
mod record;

use super::brief::Direction;
use super::day::Day;
use super::interview::{Interview, Kind, Question, Section};
use super::journey;
use super::persona::{Brand, Evidence, Moment, Name, Persona, Pronoun, Quote, Sign, Test, TestKind, Value};
use super::profile::{self, Claim, Tally};
use super::words::{Word, Words};

pub use assistant::assistant;
pub use card::card;
pub use csv::csv;
pub use map::map;
pub(in crate::domain) use markdown::line;
pub use markdown::markdown;
pub use picture::{Drawing, Face, PAPER, Photo};

/// What an output is made of.
pub struct Sheet<'a> {
    /// The interview the persona was built with.
    pub interview: &'a Interview,
    /// The persona.
    pub persona: &'a Persona,
    /// The brand it belongs to.
    pub brand: &'a Brand,
    /// Words of the interface.
    pub words: &'a Words,
    /// Today, as people write it.
    pub today: &'a str,
    /// Writes a day as people do.
    pub format_day: &'a dyn Fn(Day) -> String,
    /// The face, for pictures.
    pub face: Face<'a>,
    /// Which way the interface's language runs, for pictures.
    pub direction: Direction,
}

/// The longest name that stands in a heading, in characters.
const NAME_MAX: usize = 30;

/// The journey's question and its moments that say anything.
type Journey<'a> = (&'a Question, Vec<&'a Moment>);

impl<'a> Sheet<'a> {
    /// Name and role with a comma, the one there is, or the words for somebody without either.
    fn title(&self) -> String {
        let Name { name, epithet, .. } = self.persona.name();
        let title = joined(&[name.trim(), epithet.trim()]);
        if title.is_empty() {
            self.words.get(Word::BriefNameless).to_owned()
        } else {
            title
        }
    }

    /// A section's heading, speaking of the persona; of "them" where a name would make it long.
    fn heading(&self, section: Section) -> String {
        let mut name = self.persona.name();
        if name.short().chars().count() > NAME_MAX {
            name = self.spoken_of();
        }
        self.words.about(super::brief::heading(section), &name)
    }

    /// The persona's pronoun without the name, and "they" where the pronoun is in own words: a heading made of it holds no words
    /// but ours.
    fn spoken_of(&self) -> Name {
        let pronoun = match self.persona.name().pronoun {
            Pronoun::Own(_) => Pronoun::They,
            known => known,
        };
        Name {
            pronoun,
            ..Name::default()
        }
    }

    /// A section's claims, with days as people write them.
    fn claims(&self, section: Section) -> Vec<Claim> {
        let mut claims = profile::claims(self.interview, self.persona, section);
        for claim in &mut claims {
            if let Some(Value::Date(day)) = self.persona.value(&claim.question) {
                claim.text = (self.format_day)(*day);
            }
        }
        claims
    }

    /// The same without journey, test and quotes, which are told in a way of their own. Where a section has answers to several
    /// questions, each is named.
    fn plain_claims(&self, section: Section) -> Vec<Claim> {
        let mut claims = self.claims(section);
        let is_mixed = claims
            .iter()
            .zip(claims.iter().skip(1))
            .any(|(one, next)| one.question != next.question);
        for claim in claims
            .iter_mut()
            .filter(|claim| is_mixed && claim.label.is_none())
        {
            let question = self.interview.question(&claim.question);
            claim.label = question.map(|question| question.label.clone());
        }
        claims.retain(|claim| {
            let question = self.interview.question(&claim.question);
            question.is_none_or(|question| {
                !matches!(question.kind, Kind::Moments { .. } | Kind::Test | Kind::Quotes)
            })
        });
        claims
    }

    /// Answers to questions that apply and are of this section.
    fn answers(&self, section: Section) -> impl Iterator<Item = (&'a Question, &'a Value)> {
        let (interview, persona) = (self.interview, self.persona);
        interview.questions().filter_map(move |question| {
            let is_here = question.section == section && interview.applies(question, persona);
            let value = persona.value(&question.id).filter(|_| is_here)?;
            (value.kind_id() == question.kind.id()).then_some((question, value))
        })
    }

    /// Journeys of a section.
    fn journeys(&self, section: Section) -> Vec<Journey<'a>> {
        let mut journeys = Vec::new();
        for (question, value) in self.answers(section) {
            if let Value::Moments(moments) = value {
                let told: Vec<&Moment> = journey::told(moments).collect();
                if !told.is_empty() {
                    journeys.push((question, told));
                }
            }
        }
        journeys
    }

    /// Tests of a section.
    fn tests(&self, section: Section) -> Vec<&'a Test> {
        self.answers(section)
            .filter_map(|(_, value)| match value {
                Value::Test(test) if !test.what.trim().is_empty() => Some(test),
                _ => None,
            })
            .collect()
    }

    /// Quotes of a section, with whether they count as claims.
    fn quotes(&self, section: Section) -> Vec<(bool, &'a Quote)> {
        let mut found = Vec::new();
        for (question, value) in self.answers(section) {
            if let Value::Quotes(quotes) = value {
                let said = quotes.iter().filter(|quote| !quote.words.trim().is_empty());
                found.extend(said.map(|quote| (question.claim, quote)));
            }
        }
        found
    }

    /// Which of the four questions the persona answers, or nothing where the interview does not ask or nobody said.
    fn one_of_four(&self) -> String {
        let question = self.interview.question("one-of-four");
        let answer = self.persona.answers.get("one-of-four");
        question
            .zip(answer)
            .and_then(|(question, answer)| profile::claims_of(question, answer).into_iter().next())
            .map(|claim| claim.text)
            .unwrap_or_default()
    }

    /// How much of it is known.
    fn tally(&self) -> Tally {
        profile::tally(self.interview, self.persona)
    }

    /// When to look again.
    fn review(&self) -> Option<Day> {
        self.answers(Section::Review).find_map(|(_, value)| match value {
            Value::Date(day) => Some(*day),
            _ => None,
        })
    }

    /// The day of the last change.
    fn changed(&self) -> Option<Day> {
        Day::parse(self.persona.changed.get(..10)?)
    }

    fn sign(&self, sign: Sign) -> &'static str {
        self.words.get(super::brief::sign_word(sign))
    }

    /// "12 known, 3 guessed".
    fn told(&self) -> String {
        let Tally { known, guesses } = self.tally();
        self.words.fill(
            Word::BriefTold,
            &[("known", &known.to_string()), ("guesses", &guesses.to_string())],
        )
    }

    /// What a piece of evidence is, how many there were, and when; without its note.
    fn evidence(&self, piece: &Evidence) -> (&'static str, String) {
        let count = piece.count.map(|count| {
            let count = count.to_string();
            self.words.fill(Word::BriefCount, &[("count", &count)])
        });
        let day = piece.date.map(self.format_day).unwrap_or_default();
        (
            self.words.get(super::brief::evidence_word(piece.kind)),
            joined(&[&count.unwrap_or_default(), &day]),
        )
    }
}

/// The word for what a test tries.
fn test_word(kind: TestKind) -> Word {
    match kind {
        TestKind::Message => Word::BriefMessage,
        TestKind::Event => Word::BriefEvent,
        TestKind::Product => Word::BriefProduct,
    }
}

/// The texts that are not blank, with commas.
fn joined(texts: &[&str]) -> String {
    let mut out = String::new();
    for text in texts
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
    {
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(text);
    }
    out
}

/// A text's lines, trimmed, whatever ends them: what one program takes for a space another takes for the end of a line.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let is_end = |letter: char| {
        matches!(
            letter,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    // CR and LF together end one line.
    text.split("\r\n")
        .flat_map(move |part| part.split(is_end))
        .map(str::trim)
}

#[cfg(test)]
mod tests;
