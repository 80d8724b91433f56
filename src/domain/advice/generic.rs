//! Answers that would fit anyone.
//!
//! An answer is measured by what is left of it: the stock phrases of persona guides go, so do words that say nothing of a particular person
//! ("good", "quality", "time", "growth") and those that hold sentences together. Whoever is met in one's own shop leaves a word behind: a number, a
//! place, a name, a thing, a verb of what they do. Where nothing is left, and what went was empty rather than merely plain, the answer would fit anyone.
//! In a summary a job, an age range and what somebody is "interested in" are taken away, too.
//!
//! Phrases and words are those of the interface's language, one list each in its catalogue. For a language without lists only signs that need no
//! language count: an answer of a single word to each thing that was asked, a summary of two.

use super::{Advice, Filling, Rule, Severity, Subject};
use crate::domain::interview::{Facet, Kind, Question, Section};
use crate::domain::likeness::{stem, words};
use crate::domain::words::{Word, Words};

/// The empty phrases of a language and the words that say nothing of a particular person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Stock phrases, as their stems.
    phrases: Vec<Vec<String>>,
    /// Words that say nothing, as their stems.
    empty: Vec<String>,
    /// Words that hold sentences together, as their stems: they neither help nor harm.
    plain: Vec<String>,
    /// Jobs, as their stems.
    jobs: Vec<String>,
    /// What stands before an interest, as stems.
    interests: Vec<Vec<String>>,
}

impl Lexicon {
    /// That of a language's words.
    pub fn of(words: &Words) -> Self {
        let phrases = |word: Word| -> Vec<Vec<String>> {
            let phrases = words.get(word).split(',').map(stems);
            phrases.filter(|phrase| !phrase.is_empty()).collect()
        };
        let each = |word: Word| stems(words.get(word));
        Self {
            phrases: phrases(Word::AdvicePhrases),
            empty: each(Word::AdviceEmptyWords),
            plain: each(Word::AdvicePlainWords),
            jobs: each(Word::AdviceJobs),
            interests: phrases(Word::AdviceInterests),
        }
    }

    /// Whether the language has no lists.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.empty.is_empty()
    }

    /// Whether a text would fit anyone; `is_summary` where job, age and interests say nothing of their own.
    pub fn is_for_anyone(&self, text: &str, is_summary: bool) -> bool {
        let tokens = tokens(text);
        let mut marks = vec![Mark::Word; tokens.len()];
        let has_phrase = mark_all(&tokens, &mut marks, &self.phrases, Mark::Phrase);
        let has_age = mark_ages(&tokens, &mut marks);
        let has_job = is_summary
            && tokens.iter().zip(&mut marks).any(|(token, mark)| {
                // Marked below; here it only counts whether there is one.
                *mark == Mark::Word && self.jobs.contains(&token.stem)
            });
        let is_facts = is_summary && (has_job || has_age);
        if is_facts {
            self.mark_interests(&tokens, &mut marks);
            mark_places(&tokens, &mut marks);
        }
        let (mut empty, mut left, mut looks_alive) = (usize::from(has_phrase || is_facts), 0, false);
        for (token, mark) in tokens.iter().zip(&marks) {
            if *mark != Mark::Word || self.plain.contains(&token.stem) {
                continue;
            }
            if self.empty.contains(&token.stem) || (is_summary && self.jobs.contains(&token.stem)) {
                empty += 1;
                continue;
            }
            left += 1;
            looks_alive |= token.is_alive();
        }
        let nearly = has_phrase && left == 1 && !looks_alive && tokens.len() > 3;
        empty > 0 && (left == 0 || nearly)
    }

    /// What somebody is interested in: up to four words, as far as the clause goes.
    fn mark_interests(&self, tokens: &[Token], marks: &mut [Mark]) {
        for index in 0..tokens.len() {
            let Some(phrase) = self.interests.iter().find(|phrase| begins(tokens, index, phrase)) else {
                continue;
            };
            let (mut place, last) = (index, index + phrase.len() + 4);
            while place < last {
                let Some((token, mark)) = tokens.get(place).zip(marks.get_mut(place)) else {
                    break;
                };
                *mark = Mark::Phrase;
                place += 1;
                if token.ends {
                    break;
                }
            }
        }
    }
}

/// One word of a text.
#[derive(Clone, Debug)]
struct Token {
    word: String,
    stem: String,
    is_capital: bool,
    /// Whether a sentence begins with it.
    begins: bool,
    /// Whether a clause ends behind it.
    ends: bool,
}

impl Token {
    fn number(&self) -> Option<u32> {
        self.word.trim_end_matches('s').parse().ok()
    }

    /// Whether it is a number, a name, or looks like a verb of what somebody does.
    fn is_alive(&self) -> bool {
        self.word.contains(|letter: char| letter.is_ascii_digit())
            || (self.is_capital && !self.begins)
            || ["s", "ed", "ing"].iter().any(|end| self.word.ends_with(end))
    }
}

/// What a word of a text counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Word,
    Phrase,
    Age,
    Place,
}

fn stems(text: &str) -> Vec<String> {
    words(text).iter().map(|word| stem(word)).collect()
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut begins = true;
    for piece in text.split_inclusive(|letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '/' | '—' | '–' | '-'
            )
    }) {
        let is_capital = piece
            .trim_start_matches(|letter: char| !letter.is_alphanumeric())
            .starts_with(char::is_uppercase);
        for word in words(piece) {
            tokens.push(Token {
                stem: stem(&word),
                word,
                is_capital,
                begins,
                ends: false,
            });
            begins = false;
        }
        let end = piece.chars().next_back();
        if matches!(end, Some(',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '—'))
            && let Some(last) = tokens.last_mut()
        {
            last.ends = true;
        }
        begins |= matches!(end, Some('.' | '!' | '?' | ':'));
    }
    if let Some(last) = tokens.last_mut() {
        last.ends = true;
    }
    tokens
}

fn begins(tokens: &[Token], index: usize, phrase: &[String]) -> bool {
    let here = tokens.iter().skip(index).map(|token| &token.stem);
    here.take(phrase.len()).eq(phrase.iter())
}

fn mark_all(tokens: &[Token], marks: &mut [Mark], phrases: &[Vec<String>], as_what: Mark) -> bool {
    let mut is_there = false;
    for index in 0..tokens.len() {
        for phrase in phrases.iter().filter(|phrase| begins(tokens, index, phrase)) {
            is_there = true;
            for mark in marks.iter_mut().skip(index).take(phrase.len()) {
                *mark = as_what;
            }
        }
    }
    is_there
}

/// Marks ages and age ranges: 35, 30 to 45, 30s, aged 30, 30 years old.
fn mark_ages(tokens: &[Token], marks: &mut [Mark]) -> bool {
    const AROUND: [&str; 8] = ["aged", "age", "years", "year", "old", "yo", "plus", "something"];
    let is_age = |index: usize| {
        let number = tokens.get(index).and_then(Token::number);
        number.is_some_and(|number| (14..=99).contains(&number))
    };
    let is_around = |token: Option<&Token>| token.is_some_and(|token| AROUND.contains(&token.word.as_str()));
    let is_end = |index: usize| {
        let here = tokens.get(index);
        is_age(index)
            && (here.is_some_and(|token| token.ends || token.word.ends_with('s'))
                || is_around(tokens.get(index + 1))
                || index
                    .checked_sub(1)
                    .is_some_and(|before| is_around(tokens.get(before))))
    };
    let mut found = false;
    for index in 0..tokens.len() {
        let joins = tokens
            .get(index + 1)
            .is_some_and(|token| matches!(token.word.as_str(), "to" | "and" | "or"));
        let opens = is_age(index) && (is_end(index + 1) || (joins && is_end(index + 2)));
        if is_end(index) || opens {
            found = true;
            if let Some(mark) = marks.get_mut(index) {
                *mark = Mark::Age;
            }
        }
        if is_around(tokens.get(index))
            && (is_age(index + 1) || index.checked_sub(1).is_some_and(is_age))
            && let Some(mark) = marks.get_mut(index)
        {
            *mark = Mark::Age;
        }
    }
    found
}

/// Marks where somebody of a job and an age lives: "in Leeds", "from New York".
fn mark_places(tokens: &[Token], marks: &mut [Mark]) {
    for (index, token) in tokens.iter().enumerate() {
        if !matches!(token.word.as_str(), "in" | "from" | "near") {
            continue;
        }
        for (token, mark) in tokens.iter().zip(marks.iter_mut()).skip(index + 1) {
            if !token.is_capital {
                break;
            }
            *mark = Mark::Place;
            if token.ends {
                break;
            }
        }
    }
}

/// Whether an answer to this question says something of a person in words of one's own. Facts are facts, and people's own words are theirs.
fn is_spoken(question: &Question) -> bool {
    let facet = !matches!(
        question.facet,
        Facet::Journey | Facet::Tests | Facet::Validation | Facet::Review | Facet::Purpose | Facet::Sources
    );
    let kind = match question.kind {
        Kind::LongText => true,
        Kind::ShortText | Kind::List { .. } => question.facet != Facet::Background,
        _ => false,
    };
    question.claim && facet && kind && !matches!(question.section, Section::Words | Section::Quote)
}

/// One piece of advice for each question; one that was answered with a ready item is fine.
pub fn generic(subject: &Subject) -> Vec<Advice> {
    let mut found: Vec<Advice> = Vec::new();
    for question in subject.interview.questions() {
        if !is_spoken(question) || !subject.is_past(&question.id) {
            continue;
        }
        let mine: Vec<_> = subject
            .said
            .iter()
            .filter(|said| said.question.id == question.id)
            .collect();
        // Of all that is said of a person, the summary alone is an introduction.
        let is_summary = question.section == Section::Summary;
        let is_empty = |text: &str| {
            if subject.lexicon.is_empty() {
                return false;
            }
            !is_offered(question, text) && subject.lexicon.is_for_anyone(text, is_summary)
        };
        let mut empty: Vec<_> = mine.iter().filter(|said| is_empty(&said.text)).collect();
        if subject.lexicon.is_empty() && is_bare(question, mine.iter().map(|said| said.text.as_str())) {
            empty = mine.iter().collect();
        }
        let texts: Vec<String> = empty.iter().map(|said| said.text.clone()).collect();
        let item = match empty.as_slice() {
            [] => continue,
            [only] => only.item,
            _ => "",
        };
        let (severity, why) = if is_summary {
            (Severity::Warning, Word::AdviceGenericSummary)
        } else {
            (Severity::Hint, Word::AdviceGenericWhy)
        };
        found.push(
            Advice::new(Rule::Generic, severity, why)
                .at(&question.id, item)
                .filled("label", Filling::Text(question.label.clone()))
                .resting_on(&texts.join(" · "))
                .quoting(texts),
        );
    }
    found
}

/// Whether the interview itself offers this text.
fn is_offered(question: &Question, text: &str) -> bool {
    matches!(&question.kind, Kind::List { suggestions } if suggestions.iter().any(|offered| offered == text))
}

/// The signs that need no language: one short word to each thing asked, in what moves a person and what is in their way; or a summary of two words.
fn is_bare<'a>(question: &Question, texts: impl Iterator<Item = &'a str>) -> bool {
    let is_moving = matches!(question.facet, Facet::Motivation | Facet::Friction);
    let is_summary = question.section == Section::Summary;
    let mut count = 0;
    let all_bare = texts.into_iter().all(|text| {
        count += 1;
        let words = text.split_whitespace().count();
        let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
        // Where words are not kept apart, a few signs are a sentence.
        let runs_on = text.chars().any(|letter| letter >= '\u{2E80}');
        let has_number = text.chars().any(char::is_numeric);
        let is_short = if runs_on {
            letters < 4
        } else if is_summary {
            words < 3
        } else {
            words < 2 && letters < 13
        };
        is_short && !has_number
    });
    count > 0 && all_bare && (is_moving || is_summary)
}
