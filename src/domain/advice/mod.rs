//! Advice on a persona: what its answers lack, where it stands, said quietly and never in anybody's way.
//!
//! Each rule is a small function of a [`Subject`] in a file of its own. A rule waits until the step it speaks of has been passed, and none speaks
//! while there is hardly anything said yet. Where the methods disagree, the interview decides: one that asks for data sources
//! (customer, research) wants several kinds of evidence and real quotes; one that starts from watching (community) wants neither surveys nor quotes.

mod anecdote;
mod contradicted;
mod demographics;
mod generic;
mod guesswork;
mod look_alikes;
mod overdue;
mod passed;
mod perfect;
mod person;
mod quiet;
mod said;
mod sources;
mod tests_of;
mod unused;
mod voice;
mod whole_set;

pub use generic::Lexicon;
pub use passed::passed;
pub use person::Trace;

use super::day::Day;
use super::format;
use super::interview::{Facet, Interview, Kind, Place, Question, named};
use super::map::sorted;
use super::persona::{Persona, Sign};
use super::record::{Dismissal, Record};
use super::words::Word;
use said::{Said, said};

/// With fewer claims than this a draft is young, and the marks of guesses are all the advice there is.
const YOUNG: usize = 3;
/// A text longer than this is remembered by its print.
const REMEMBERED_MAX: usize = 200;

named! {
    /// The rules of the method (method.md, "Advice").
    Rule {
        /// More personas than anybody can keep apart, or fewer than a set needs.
        TooMany = "too-many",
        /// Facts about a person, and hardly anything of what they do and why.
        DemographicsOnly = "demographics-only",
        /// Nothing that makes them real.
        TooPerfect = "too-perfect",
        /// Nobody in the set is quiet.
        QuietIgnored = "quiet-ignored",
        /// More than a third is guessed.
        Guesswork = "guesswork",
        /// All that is known comes from one side.
        SingleSource = "single-source",
        /// An answer that would fit anyone.
        Generic = "generic",
        /// Two personas that say the same.
        LookAlikes = "look-alikes",
        /// Not a word of their own.
        NoVoice = "no-voice",
        /// Nothing to try.
        NoTest = "no-test",
        /// Tried long ago, and no result.
        StaleTest = "stale-test",
        /// Nobody has used it.
        Unused = "unused",
        /// The day to look again has passed.
        Overdue = "overdue",
        /// A reviewed answer changed on a single source.
        AnecdoteChange = "anecdote-change",
        /// A check says otherwise.
        Contradicted = "contradicted",
        /// What looks like a real person's data.
        RealPerson = "real-person",
    }
}

impl Rule {
    /// What the advice is called.
    pub fn title(self) -> Word {
        match self {
            Self::TooMany => Word::AdviceTooMany,
            Self::DemographicsOnly => Word::AdviceDemographics,
            Self::TooPerfect => Word::AdvicePerfect,
            Self::QuietIgnored => Word::AdviceQuiet,
            Self::Guesswork => Word::AdviceGuesswork,
            Self::SingleSource => Word::AdviceSingleSource,
            Self::Generic => Word::AdviceGeneric,
            Self::LookAlikes => Word::AdviceLookAlikes,
            Self::NoVoice => Word::AdviceNoVoice,
            Self::NoTest => Word::AdviceNoTest,
            Self::StaleTest => Word::AdviceStaleTest,
            Self::Unused => Word::AdviceUnused,
            Self::Overdue => Word::AdviceOverdue,
            Self::AnecdoteChange => Word::AdviceAnecdote,
            Self::Contradicted => Word::AdviceContradicted,
            Self::RealPerson => Word::AdviceRealPerson,
        }
    }
}

/// How much a piece of advice matters; the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Hint,
    /// Worth a look.
    Warning,
    /// To be looked at first.
    Strong,
}

/// What fills a place of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filling {
    /// A text, as it stands.
    Text(String),
    /// A day, written as the language does.
    Day(Day),
    /// Parts of a persona, by name.
    Facets(Vec<Facet>),
    /// A kind of source.
    Family(Sign),
}

/// Where a piece of advice is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// At its question.
    Question,
    /// On the page of tests, checks and decisions.
    Use,
    /// On the page that looks again.
    Review,
    /// Among the other personas.
    Set,
}

/// One piece of advice.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The rule that speaks.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// The question it concerns, or empty for the whole persona.
    pub question: String,
    /// The item it concerns, or empty.
    pub item: String,
    /// The one sentence that says why.
    pub why: Word,
    /// What the sentence counts, where it counts something.
    pub count: Option<usize>,
    /// What fills the sentence's places.
    pub values: Vec<(&'static str, Filling)>,
    /// What was said there, to be shown with it; may be empty.
    pub quoted: Vec<String>,
    /// Where it is mended.
    pub mend: Mend,
    /// What it rests on: while this stays the same, advice that was put aside stays there. A long text, or one that must not be kept twice, is
    /// remembered by its print.
    pub rests_on: String,
}

impl Advice {
    fn new(rule: Rule, severity: Severity, why: Word) -> Self {
        Self {
            rule,
            severity,
            question: String::new(),
            item: String::new(),
            why,
            count: None,
            values: Vec::new(),
            quoted: Vec::new(),
            mend: Mend::Question,
            rests_on: String::new(),
        }
    }

    fn at(mut self, question: &str, item: &str) -> Self {
        question.clone_into(&mut self.question);
        item.clone_into(&mut self.item);
        self
    }

    fn mended(mut self, mend: Mend) -> Self {
        self.mend = mend;
        self
    }

    fn counting(mut self, count: usize) -> Self {
        self.count = Some(count);
        self
    }

    fn filled(mut self, key: &'static str, value: Filling) -> Self {
        self.values.push((key, value));
        self
    }

    fn quoting(mut self, texts: Vec<String>) -> Self {
        self.quoted = texts;
        self
    }

    fn resting_on(mut self, text: &str) -> Self {
        self.rests_on = if text.len() > REMEMBERED_MAX {
            format::fingerprint(text)
        } else {
            text.to_owned()
        };
        self
    }

    /// What puts it aside, for a reason.
    pub fn put_aside(&self, reason: String, today: Day) -> Dismissal {
        Dismissal {
            rule: self.rule.id().to_owned(),
            question: self.question.clone(),
            item: self.item.clone(),
            said: self.rests_on.clone(),
            reason,
            date: Some(today),
            ..Dismissal::default()
        }
    }

    /// Whether this put it aside, or what stood in its place before.
    pub fn concerns(&self, dismissal: &Dismissal) -> bool {
        dismissal.rule == self.rule.id() && dismissal.question == self.question && dismissal.item == self.item
    }

    /// Whether it was put aside by this, and nothing has changed since.
    pub fn is_put_aside(&self, dismissal: &Dismissal) -> bool {
        self.concerns(dismissal) && dismissal.said == self.rests_on
    }
}

/// Advice that is open, and advice that was put aside, each in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parted {
    /// What is open.
    pub open: Vec<Advice>,
    /// What was put aside, and how.
    pub aside: Vec<(Advice, Dismissal)>,
}

/// Parts what is open from what was put aside. Advice whose ground has changed since is open again.
pub fn part(advice: Vec<Advice>, dismissals: &[Dismissal]) -> Parted {
    let mut parted = Parted::default();
    for one in advice {
        // Of several the last counts.
        match dismissals
            .iter()
            .rev()
            .find(|dismissal| one.is_put_aside(dismissal))
        {
            Some(dismissal) => parted.aside.push((one, dismissal.clone())),
            None => parted.open.push(one),
        }
    }
    parted
}

/// What is known of the other personas of the set.
#[derive(Clone, Copy, Debug)]
pub struct Others<'a> {
    /// The other live personas, each with its interview, as far as they could be read.
    pub personas: &'a [(Interview, Persona)],
    /// How many live personas there are in all, this one among them.
    pub live: usize,
    /// Whether the set was marked as whole.
    pub is_whole: bool,
}

/// What advice is given on.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The interview.
    pub interview: &'a Interview,
    /// The persona.
    pub persona: &'a Persona,
    /// What is written about it beside its answers.
    pub record: &'a Record,
    /// Today.
    pub today: Day,
    /// Which of the interview's steps have been passed.
    pub passed: Vec<bool>,
    /// The other personas, where they are known; the rules about the set wait for them.
    pub others: Option<Others<'a>>,
    /// The empty phrases of the language.
    pub lexicon: &'a Lexicon,
    /// The claims, item by item.
    said: Vec<Said<'a>>,
}

impl<'a> Subject<'a> {
    /// A persona whose interview stands at a place, without the others.
    pub fn new(
        interview: &'a Interview,
        persona: &'a Persona,
        record: &'a Record,
        today: Day,
        place: Option<Place>,
        lexicon: &'a Lexicon,
    ) -> Self {
        Self {
            interview,
            persona,
            record,
            today,
            passed: passed(interview, persona, place),
            others: None,
            lexicon,
            said: said(interview, persona),
        }
    }

    /// The same among others.
    #[must_use]
    pub fn among(mut self, others: Others<'a>) -> Self {
        self.others = Some(others);
        self
    }

    /// Whether hardly anything was said yet.
    pub fn is_young(&self) -> bool {
        self.said.len() < YOUNG
    }

    /// Whether the step that asks a question has been passed.
    fn is_past(&self, question: &str) -> bool {
        let place = self.interview.place_of_question(question);
        place.is_some_and(|place| self.passed.get(place.step) == Some(&true))
    }

    /// Whether every step that asks for one of these facets has been passed, and there is one.
    fn is_past_facets(&self, facets: &[Facet]) -> bool {
        let mut asked = self
            .interview
            .questions()
            .filter(|question| question.claim && facets.contains(&question.facet))
            .peekable();
        asked.peek().is_some() && asked.all(|question| self.is_past(&question.id))
    }

    /// How many claims there are in a facet.
    fn count(&self, facet: Facet) -> usize {
        self.said
            .iter()
            .filter(|said| said.question.facet == facet)
            .count()
    }

    /// The first question of a kind that is asked of this persona.
    fn asked(&self, is_it: impl Fn(&Question) -> bool) -> Option<&'a Question> {
        self.interview
            .questions()
            .find(|question| is_it(question) && self.interview.applies(question, self.persona))
    }

    /// Whether the method builds on data that was gathered; the others start from watching.
    fn gathers(&self) -> bool {
        self.interview
            .questions()
            .any(|question| matches!(question.kind, Kind::Sources { .. }))
    }
}

/// A rule: what it has to say of a persona.
type Check = fn(&Subject) -> Vec<Advice>;

/// The rules about one persona, which wait until something was said.
const ALONE: [Check; 11] = [
    demographics::demographics_only,
    perfect::too_perfect,
    guesswork::guesswork,
    sources::single_source,
    generic::generic,
    voice::no_voice,
    tests_of::tests,
    unused::unused,
    overdue::overdue,
    anecdote::anecdote_change,
    contradicted::contradicted,
];
/// The rules about a persona among the others.
const TOGETHER: [Check; 3] = [
    whole_set::too_many,
    quiet::quiet_ignored,
    look_alikes::look_alikes,
];

/// All advice on a persona, in the order of the interview; what concerns the whole of it comes last.
pub fn advice(subject: &Subject) -> Vec<Advice> {
    let mut found = person::real_person(subject);
    if !subject.is_young() {
        for rule in ALONE.iter().chain(&TOGETHER) {
            found.append(&mut rule(subject));
        }
    }
    in_order(subject.interview, found)
}

fn in_order(interview: &Interview, found: Vec<Advice>) -> Vec<Advice> {
    let placed = |one: Advice| {
        let place = interview
            .questions()
            .position(|question| question.id == one.question);
        (place.unwrap_or(usize::MAX), one)
    };
    let placed = sorted(found.into_iter().map(placed).collect(), |one, other| {
        (one.0, one.1.rule) < (other.0, other.1.rule)
    });
    placed.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests;
