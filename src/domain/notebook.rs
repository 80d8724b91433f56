//! The field notebook: what was noticed, day by day, and the patterns found in it.
//!
//! The notebook belongs to the brand, not to a persona: it may run for a month before there is one. An answer's evidence
//! links to the entry it comes from by the entry's id ([`Evidence::entry`](super::persona::Evidence::entry)).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

use super::day::Day;
use super::edit::Field;
use super::format::{fingerprint_of, join_unknown, write_notebook};
use super::interview::{Interview, named};
use super::merge::merged_order;
use super::persona::{EvidenceKind, Form, Name, Persona, TEXT_MAX, Unknown};

/// The most entries that are written into a notebook.
pub const ENTRIES_MAX: usize = 5000;
/// The most entries, or patterns, that are read. Where notebooks come together there may be more than are written into one, and what is
/// handed out must come back.
pub const ENTRIES_READ_MAX: usize = 50_000;
/// The id the notebook is kept under among the drafts; no persona has it.
pub const NOTEBOOK_ID: &str = "notebook";
/// How many days the methods ask to notice before a persona is written.
pub const RUN_DAYS: u16 = 30;
/// The sources of findings that the interviews know, in their order.
pub const SOURCES: [&str; 6] = [
    "surveys",
    "analytics",
    "social",
    "support",
    "competitors",
    "third-party",
];
/// The longest tag, in characters, and the most tags of an entry.
const TAG_MAX: usize = 60;
const TAGS_MAX: usize = 30;
/// How many removed entries are remembered, so that another tab does not bring them back.
const GONE_MAX: usize = 500;

/// Entries, patterns, and the noticing run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notebook {
    /// Counts saves; the higher of two texts is the newer.
    pub sequence: u64,
    /// In the order they were written.
    pub entries: Vec<Entry>,
    /// In the order they were made.
    pub patterns: Vec<Pattern>,
    /// The noticing run, where one was begun.
    pub run: Option<Run>,
    /// What was removed.
    pub gone: Vec<Gone>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// What was noticed about a real person or group on one day, or what one source said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Unique among all entries.
    pub id: String,
    /// When it was last changed, RFC 3339 in UTC.
    pub changed: String,
    /// The day it was noticed.
    pub date: Option<Day>,
    /// Whom it is about, in own words: "the woman with the lamp".
    pub about: String,
    /// Where they stood.
    pub stood: String,
    /// Whom they talked to.
    pub company: String,
    /// What made them smile.
    pub smiled: String,
    /// What they ignored.
    pub ignored: String,
    /// What surprised you.
    pub surprised: String,
    /// What they said, word for word.
    pub said: String,
    /// Anything else; the one field that is enough.
    pub text: String,
    /// Tags, in order.
    pub tags: Vec<String>,
    /// The source of a finding, by its id in the interviews (`surveys`, `analytics`, `social`, `support`, `competitors`,
    /// `third-party`) or in own words; empty for what was noticed oneself.
    pub source: String,
    /// Words, numbers or both, for a finding.
    pub form: Form,
    /// How many answers, people, orders or tickets, for a finding.
    pub count: Option<u32>,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

/// Entries that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pattern {
    /// Unique among all patterns.
    pub id: String,
    /// When it was last changed, RFC 3339 in UTC.
    pub changed: String,
    /// What it is called; may be empty at first.
    pub name: String,
    /// Ids of its entries, in order.
    pub entries: Vec<String>,
    /// In a few words.
    pub note: String,
    /// Fields of a later version of the format.
    pub unknown: Unknown,
}

named! {
    /// A text of an entry.
    Part {
        /// Anything; the one field that is enough.
        Text = "text",
        /// Whom it is about.
        About = "about",
        /// Where they stood.
        Stood = "stood",
        /// Whom they talked to.
        Company = "company",
        /// What made them smile.
        Smiled = "smiled",
        /// What they ignored.
        Ignored = "ignored",
        /// What surprised you.
        Surprised = "surprised",
        /// What they said, word for word.
        Said = "said",
    }
}

/// A run of noticing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its first day.
    pub begun: Day,
    /// How many days it goes on.
    pub days: u16,
}

/// An entry or a pattern that was removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// Its id.
    pub id: String,
    /// When, RFC 3339 in UTC.
    pub when: String,
}

/// How far a run has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Which day of it today is, from 1; the last one after it is over.
    pub day: u16,
    /// How many entries were written down for its days.
    pub entries: usize,
    /// Of each of its days, whether something was noticed.
    pub noticed: Vec<bool>,
    /// Whether its last day has passed.
    pub is_over: bool,
}

impl Count {
    /// On how many days something was noticed.
    pub fn days_noticed(&self) -> usize {
        self.noticed.iter().filter(|noticed| **noticed).count()
    }
}

impl Run {
    /// How far it has come.
    pub fn count(&self, entries: &[Entry], today: Day) -> Count {
        let mut count = Count {
            day: 1,
            entries: 0,
            noticed: Vec::new(),
            is_over: true,
        };
        for index in 0..self.days {
            let day = self.begun.plus_days(index);
            let of_day = entries.iter().filter(|entry| entry.date == Some(day)).count();
            count.entries += of_day;
            count.noticed.push(of_day > 0);
            if day <= today {
                count.day = index + 1;
            }
            count.is_over &= day < today;
        }
        count
    }
}

impl Entry {
    /// Whether anything was written.
    pub fn says_something(&self) -> bool {
        self.texts().any(|text| !text.trim().is_empty())
    }

    /// One of its texts.
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Text => &self.text,
            Part::About => &self.about,
            Part::Stood => &self.stood,
            Part::Company => &self.company,
            Part::Smiled => &self.smiled,
            Part::Ignored => &self.ignored,
            Part::Surprised => &self.surprised,
            Part::Said => &self.said,
        }
    }

    /// Writes one of its texts; what is longer than a text may be is cut there.
    pub fn write(&mut self, part: Part, text: &str) {
        let target = match part {
            Part::Text => &mut self.text,
            Part::About => &mut self.about,
            Part::Stood => &mut self.stood,
            Part::Company => &mut self.company,
            Part::Smiled => &mut self.smiled,
            Part::Ignored => &mut self.ignored,
            Part::Surprised => &mut self.surprised,
            Part::Said => &mut self.said,
        };
        cut(text, TEXT_MAX).clone_into(target);
    }

    /// Names the source of a finding. What analytics say is numbers, until somebody says otherwise.
    pub fn come_from(&mut self, source: &str) {
        if self.source != source {
            self.form = if source == "analytics" {
                Form::Numbers
            } else {
                Form::Words
            };
        }
        source.clone_into(&mut self.source);
    }

    /// Reads tags as they are written in one line, with commas between them.
    pub fn write_tags(&mut self, line: &str) {
        let mut tags: Vec<String> = Vec::new();
        for tag in line.split(',') {
            let tag = cut(tag.trim(), TAG_MAX).trim_end();
            if !tag.is_empty() && !tags.iter().any(|other| other == tag) && tags.len() < TAGS_MAX {
                tags.push(tag.to_owned());
            }
        }
        self.tags = tags;
    }

    /// What to call it where there is little room: its first text that says something, cut after so many characters.
    pub fn short(&self, limit: usize) -> String {
        let order = [
            Part::Text,
            Part::Said,
            Part::Surprised,
            Part::Smiled,
            Part::Ignored,
        ];
        let first = order.into_iter().map(|part| self.part(part)).chain(self.texts());
        let text = first.map(str::trim).find(|text| !text.is_empty());
        shortened(text.unwrap_or_default(), limit)
    }

    /// All its texts but the tags, in the order of the form.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        [
            &self.text,
            &self.about,
            &self.stood,
            &self.company,
            &self.smiled,
            &self.ignored,
            &self.surprised,
            &self.said,
        ]
        .into_iter()
        .map(String::as_str)
    }

    /// What kind of evidence it is: by its source, and `quoted` for words that were said where it has none.
    pub fn evidence_kind(&self, is_said: bool) -> EvidenceKind {
        match self.source.as_str() {
            "" if is_said => EvidenceKind::Quoted,
            "" => EvidenceKind::Observed,
            "surveys" if is_said || self.form == Form::Words => EvidenceKind::Quoted,
            "surveys" => EvidenceKind::Surveyed,
            "analytics" => EvidenceKind::Measured,
            "social" => EvidenceKind::Social,
            "support" => EvidenceKind::Support,
            "competitors" | "third-party" => EvidenceKind::Published,
            _ if is_said => EvidenceKind::Quoted,
            _ => EvidenceKind::Observed,
        }
    }
}

/// A text up to so many characters.
fn cut(text: &str, limit: usize) -> &str {
    let end = text
        .char_indices()
        .nth(limit)
        .map_or(text.len(), |(index, _)| index);
    text.get(..end).unwrap_or(text)
}

/// A text on one line; where it is longer than so many characters, its first words and an ellipsis.
pub fn shortened(text: &str, limit: usize) -> String {
    let line = on_one_line(text);
    let first = cut(&line, limit);
    if first.len() == line.len() {
        return line;
    }
    // A word is not cut in two, unless it is all there is.
    let whole = first
        .rfind(' ')
        .map_or(first, |end| first.get(..end).unwrap_or(first));
    [whole, "…"].concat()
}

/// A text without line breaks.
pub fn on_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

impl Notebook {
    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.entries.is_empty() && self.patterns.is_empty() && self.run.is_none() && self.unknown.is_empty()
    }

    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Puts an entry in place of the one with its id, or behind the others.
    pub fn put(&mut self, entry: Entry) {
        match self.entries.iter_mut().find(|one| one.id == entry.id) {
            Some(one) => *one = entry,
            None => self.entries.push(entry),
        }
    }

    /// Removes an entry or a pattern; patterns forget a removed entry.
    pub fn remove(&mut self, id: &str, when: String) {
        self.entries.retain(|entry| entry.id != id);
        self.patterns.retain(|pattern| pattern.id != id);
        for pattern in &mut self.patterns {
            pattern.entries.retain(|entry| entry != id);
        }
        self.gone.push(Gone {
            id: id.to_owned(),
            when,
        });
        let over = self.gone.len().saturating_sub(GONE_MAX);
        self.gone.drain(..over);
    }

    /// Brings another state of the notebook in: of two entries or patterns with one id the one changed last stays, and what was
    /// removed after its last change stays away. Where nobody can tell which was changed last, both stay, one of them with an id of its own, which is always
    /// the same. So does a pattern with the id of an entry: ids are unique among both, or the notebook could not be read again.
    ///
    /// It does not matter which of two notebooks is brought into which, nor how often.
    pub fn merge(&mut self, other: Self) {
        for gone in other.gone {
            if !self.gone.contains(&gone) {
                self.gone.push(gone);
            }
        }
        self.gone
            .sort_by(|one, other| (&one.when, &one.id).cmp(&(&other.when, &other.id)));
        let alone = |entry: &Entry| Self {
            entries: vec![entry.clone()],
            ..Self::default()
        };
        together(
            &mut self.entries,
            other.entries,
            &Keys {
                id: |entry| &mut entry.id,
                changed: |entry| &entry.changed,
                text: &|entry| write_notebook(&alone(entry)),
            },
        );
        let entries = &self.entries;
        let set_apart = |pattern: &mut Pattern| {
            // Not the whole of a long one, so that it stays an id.
            let begin: String = pattern.id.chars().take(60).collect();
            let mut count = 1;
            while entries.iter().any(|entry| entry.id == pattern.id) {
                pattern.id = format!("{begin}-pattern-{count}");
                count += 1;
            }
        };
        self.patterns.iter_mut().for_each(set_apart);
        let mut patterns = other.patterns;
        patterns.iter_mut().for_each(set_apart);
        let alone = |pattern: &Pattern| Self {
            patterns: vec![pattern.clone()],
            ..Self::default()
        };
        together(
            &mut self.patterns,
            patterns,
            &Keys {
                id: |pattern| &mut pattern.id,
                changed: |pattern| &pattern.changed,
                text: &|pattern| write_notebook(&alone(pattern)),
            },
        );
        let gone = &self.gone;
        let is_gone = |id: &str, changed: &str| {
            gone.iter()
                .any(|gone| gone.id == id && gone.when.as_str() >= changed)
        };
        self.entries.retain(|entry| !is_gone(&entry.id, &entry.changed));
        self.patterns
            .retain(|pattern| !is_gone(&pattern.id, &pattern.changed));
        // The run begun last goes on.
        let runs = self.run.into_iter().chain(other.run);
        self.run = runs.max_by_key(|run| (run.begun, run.days));
        self.sequence = self.sequence.max(other.sequence);
        join_unknown(&mut self.unknown, other.unknown);
    }

    /// The part of it that a persona's evidence links to.
    #[must_use]
    pub fn linked_by(&self, personas: &[Persona]) -> Self {
        let linked: Vec<String> = personas.iter().flat_map(links).map(|link| link.entry).collect();
        Self {
            entries: self
                .entries
                .iter()
                .filter(|entry| linked.contains(&entry.id))
                .cloned()
                .collect(),
            ..Self::default()
        }
    }
}

/// What entries or patterns are known by.
struct Keys<'k, T> {
    id: fn(&mut T) -> &mut String,
    changed: fn(&T) -> &str,
    /// All that one says.
    text: &'k dyn Fn(&T) -> String,
}

/// Brings others in among the ones that are there; the order in which each list has them stays as far as the two agree.
fn together<T: Clone + PartialEq>(mine: &mut Vec<T>, others: Vec<T>, keys: &Keys<T>) {
    // The common case, when a notebook is opened: thousands of entries come to none.
    if others.is_empty() {
        return;
    }
    if mine.is_empty() {
        *mine = others;
        return;
    }
    let id = |one: &mut T| (keys.id)(one).clone();
    let mut lists: Vec<Vec<String>> = Vec::new();
    let mut all: BTreeMap<String, T> = BTreeMap::new();
    for list in [std::mem::take(mine), others] {
        let mut order = Vec::new();
        for mut one in list {
            let name = id(&mut one);
            order.push(name.clone());
            let there = match all.entry(name) {
                Slot::Vacant(slot) => {
                    slot.insert(one);
                    continue;
                }
                Slot::Occupied(slot) => slot.into_mut(),
            };
            if *there == one {
                continue;
            }
            let (changed, there_changed) = ((keys.changed)(&one), (keys.changed)(there));
            if changed != there_changed {
                if changed > there_changed {
                    *there = one;
                }
                continue;
            }
            // Nobody can tell which is the newer.
            let (text, there_text) = ((keys.text)(&one), (keys.text)(there));
            let (mut beside, print) = if text > there_text {
                (std::mem::replace(there, one), fingerprint_of(&there_text))
            } else {
                (one, fingerprint_of(&text))
            };
            let begin: String = id(&mut beside).chars().take(60).collect();
            let name = format!("{begin}-{print:016x}");
            (keys.id)(&mut beside).clone_from(&name);
            order.push(name.clone());
            all.entry(name).or_insert(beside);
        }
        lists.push(order);
    }
    // Which list came first does not matter.
    lists.sort();
    let lists: Vec<Vec<&str>> = lists
        .iter()
        .map(|list| list.iter().map(String::as_str).collect())
        .collect();
    for name in merged_order(&lists) {
        mine.extend(all.remove(name));
    }
}

/// A claim that rests on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The entry's id.
    pub entry: String,
    /// The question's id.
    pub question: String,
    /// The item's id, or empty for the whole answer.
    pub item: String,
}

/// Every link from a persona's evidence to the notebook.
pub fn links(persona: &Persona) -> Vec<Link> {
    let mut links = Vec::new();
    for (question, answer) in &persona.answers {
        let mut items = answer.value.item_ids();
        items.push(String::new());
        for item in items {
            for evidence in persona.evidence(question, &item) {
                if let Some(entry) = &evidence.entry {
                    links.push(Link {
                        entry: entry.clone(),
                        question: question.clone(),
                        item: item.clone(),
                    });
                }
            }
        }
    }
    links
}

/// A claim that rests on an entry, as a person would name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The entry's, the question's and the item's id.
    pub link: Link,
    /// The persona's id.
    pub persona: String,
    /// What the persona is called.
    pub name: Name,
    /// What the answer is called; the question's id where its interview is not here.
    pub label: String,
    /// Ids of the step and screen where it is asked.
    pub spot: Option<(String, String)>,
    /// The first words of what it says.
    pub words: String,
}

/// Every use of the notebook in a persona.
pub fn uses(persona: &Persona, interview: Option<&Interview>) -> Vec<Use> {
    let mut uses = Vec::new();
    for link in links(persona) {
        let question = interview.and_then(|interview| interview.question(&link.question));
        let spot = interview.and_then(|interview| {
            let place = interview.place_of_question(&link.question)?;
            let (step, screen) = (interview.steps.get(place.step)?, interview.screen(place)?);
            Some((step.id.clone(), screen.id.clone()))
        });
        let words = persona.value(&link.question).map(|value| {
            let texts = [Field::Text, Field::Words, Field::Title, Field::What];
            let texts = texts.map(|field| value.text(&link.item, field));
            texts
                .into_iter()
                .find(|text| !text.trim().is_empty())
                .unwrap_or_default()
        });
        // One answer may rest on an entry twice.
        if uses.iter().any(|other: &Use| other.link == link) {
            continue;
        }
        uses.push(Use {
            persona: persona.id.clone(),
            name: persona.name(),
            label: question
                .map_or(&link.question, |question| &question.label)
                .clone(),
            spot,
            words: shortened(&words.unwrap_or_default(), 60),
            link,
        });
    }
    uses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::persona::{Evidence, Value};

    fn entry(id: &str, changed: &str, text: &str) -> Entry {
        Entry {
            id: id.into(),
            changed: changed.into(),
            text: text.into(),
            ..Entry::default()
        }
    }

    fn book(entries: &[(&str, &str, &str)]) -> Notebook {
        Notebook {
            entries: entries
                .iter()
                .map(|(id, changed, text)| entry(id, changed, text))
                .collect(),
            ..Notebook::default()
        }
    }

    fn texts(notebook: &Notebook) -> String {
        let texts: Vec<&str> = notebook.entries.iter().map(|entry| entry.text.as_str()).collect();
        texts.join(" ")
    }

    #[test]
    fn a_pattern_that_comes_with_the_id_of_an_entry_leaves_the_notebook_readable() {
        let pattern = |id: &str, name: &str| Pattern {
            id: id.into(),
            name: name.into(),
            ..Pattern::default()
        };
        let long = "x".repeat(100);
        let mine = || Notebook {
            entries: vec![
                entry("a", "", "mine"),
                entry(&long, "", "mine"),
                entry("a-pattern-1", "", "mine"),
            ],
            patterns: vec![pattern("b", "mine")],
            ..Notebook::default()
        };
        let theirs = || Notebook {
            entries: vec![entry("b", "", "theirs")],
            patterns: vec![pattern("a", "theirs"), pattern(&long, "theirs")],
            ..Notebook::default()
        };
        let mut merged = mine();
        merged.merge(theirs());
        let read = crate::domain::format::read_notebook(&crate::domain::format::write_notebook(&merged));
        assert_eq!(read.as_ref(), Ok(&merged));
        assert_eq!((merged.entries.len(), merged.patterns.len()), (4, 3));
        // Once more changes nothing.
        let again = merged.clone();
        merged.merge(theirs());
        assert_eq!(merged, again);
    }

    #[test]
    fn two_tabs_that_wrote_keep_the_words_of_both() {
        let mut mine = book(&[("a", "1", "one"), ("b", "3", "mine")]);
        mine.merge(book(&[
            ("a", "2", "two"),
            ("b", "2", "theirs"),
            ("c", "1", "three"),
        ]));
        assert_eq!(texts(&mine), "two mine three");
    }

    #[test]
    fn a_run_counts_gently() {
        let day = |text: &str| Day::parse(text).unwrap();
        let on = |date: &str| Entry {
            date: Day::parse(date),
            ..Entry::default()
        };
        // Two on one day, one on another; those before and after the run do not count.
        let entries = [
            on("2026-02-27"),
            on("2026-03-01"),
            on("2026-03-01"),
            on("2026-03-07"),
            on("2026-03-31"),
            on(""),
        ];
        let run = Run {
            begun: day("2026-03-01"),
            days: RUN_DAYS,
        };
        for (today, number, is_over) in [
            ("2026-03-01", 1, false),
            ("2026-03-09", 9, false),
            ("2026-03-30", 30, false),
            ("2026-03-31", 30, true),
            ("2027-01-01", 30, true),
            // A clock set back.
            ("2026-02-01", 1, false),
        ] {
            let count = run.count(&entries, day(today));
            assert_eq!((count.day, count.is_over), (number, is_over), "{today}");
            assert_eq!((count.entries, count.days_noticed()), (3, 2));
            assert_eq!(count.noticed.len(), 30);
            assert!(count.noticed[0] && count.noticed[6] && !count.noticed[1]);
        }
    }

    #[test]
    fn of_two_runs_the_one_begun_last_goes_on() {
        let run = |begun: &str| {
            Day::parse(begun).map(|begun| Run {
                begun,
                days: RUN_DAYS,
            })
        };
        for (mine, theirs, expected) in [
            ("", "2026-03-01", "2026-03-01"),
            ("2026-03-01", "", "2026-03-01"),
            ("2026-03-01", "2026-04-01", "2026-04-01"),
            ("2026-04-01", "2026-03-01", "2026-04-01"),
        ] {
            let mut book = Notebook {
                run: run(mine),
                ..Notebook::default()
            };
            book.merge(Notebook {
                run: run(theirs),
                ..Notebook::default()
            });
            assert_eq!(book.run, run(expected), "{mine} {theirs}");
        }
    }

    #[test]
    fn tags_and_texts_are_kept_within_what_a_file_holds() {
        let mut entry = Entry::default();
        for (line, expected) in [
            ("door, winter", "door|winter"),
            (" door ,,door, rain coat,", "door|rain coat"),
            ("", ""),
            (",", ""),
        ] {
            entry.write_tags(line);
            assert_eq!(entry.tags.join("|"), expected, "{line}");
        }
        entry.write(Part::Said, &"ü".repeat(TEXT_MAX + 1));
        assert_eq!(entry.said.chars().count(), TEXT_MAX);
        entry.write_tags(&"a".repeat(TAG_MAX + 9));
        assert_eq!(entry.tags[0].len(), TAG_MAX);
    }

    #[test]
    fn a_source_brings_its_form_and_keeps_one_that_was_chosen() {
        let mut entry = Entry::default();
        entry.come_from("analytics");
        assert_eq!(entry.form, Form::Numbers);
        entry.form = Form::Both;
        entry.come_from("analytics");
        assert_eq!(entry.form, Form::Both);
        entry.come_from("support");
        assert_eq!((entry.form, entry.source.as_str()), (Form::Words, "support"));
    }

    #[test]
    fn an_entry_has_a_short_name() {
        let mut entry = entry("a", "1", "  Came in from\nthe rain, and stayed by the door  ");
        for (limit, expected) in [
            (200, "Came in from the rain, and stayed by the door"),
            (14, "Came in from…"),
            (3, "Cam…"),
        ] {
            assert_eq!(entry.short(limit), expected);
        }
        entry.text.clear();
        "the woman with the lamp".clone_into(&mut entry.about);
        assert_eq!(entry.short(60), "the woman with the lamp");
        assert_eq!(Entry::default().short(60), "");
    }

    #[test]
    fn what_was_removed_stays_away_unless_it_was_changed_later() {
        for (changed, expected) in [("1", ""), ("2", ""), ("3", "again")] {
            let mut mine = book(&[("a", "1", "one")]);
            mine.remove("a", "2".into());
            mine.merge(book(&[("a", changed, "again")]));
            assert_eq!(texts(&mine), expected, "{changed}");
        }
        let mut theirs = book(&[("a", "1", "one")]);
        let mut mine = theirs.clone();
        mine.remove("a", "2".into());
        theirs.merge(mine);
        assert_eq!(texts(&theirs), "");
    }

    #[test]
    fn patterns_forget_what_was_removed() {
        let mut mine = book(&[("a", "1", "one"), ("b", "1", "two")]);
        mine.patterns.push(Pattern {
            id: "p".into(),
            entries: vec!["a".into(), "b".into()],
            ..Pattern::default()
        });
        mine.remove("a", "2".into());
        assert_eq!(mine.patterns[0].entries, ["b"]);
    }

    #[test]
    fn what_rests_on_an_entry_is_named_as_a_person_would() {
        let path = format!("{}/interviews/community.en.json", env!("CARGO_MANIFEST_DIR"));
        let interview =
            crate::domain::format::read_interview(&std::fs::read_to_string(path).unwrap()).unwrap();
        let linked = |entry: &str| Evidence {
            entry: Some(entry.into()),
            ..Evidence::of(EvidenceKind::Observed)
        };
        let mut persona = Persona {
            id: "ada".into(),
            ..Persona::default()
        };
        let mut habits = Value::List(Vec::new());
        habits.add_item("h1".into(), "", "", "Always the same seat");
        persona.set_value("habits", habits);
        persona.set_value("of-another-interview", Value::ShortText("Rain".into()));
        // Twice on one entry is one use.
        for (question, item, entry) in [
            ("habits", "h1", "a"),
            ("habits", "h1", "a"),
            ("habits", "h1", "b"),
            ("of-another-interview", "", "a"),
        ] {
            let evidence = persona.evidence_mut(question, item).unwrap();
            evidence.push(linked(entry));
        }
        let uses = uses(&persona, Some(&interview));
        let told: Vec<String> = uses
            .iter()
            .map(|one| {
                let spot = one.spot.as_ref().map(|(step, screen)| format!("{step}/{screen}"));
                let spot = spot.unwrap_or_default();
                format!("{} {}: {} at {spot}", one.link.entry, one.label, one.words)
            })
            .collect();
        assert_eq!(
            told,
            [
                "a Habits: Always the same seat at what-they-do/habits",
                "b Habits: Always the same seat at what-they-do/habits",
                "a of-another-interview: Rain at ",
            ]
        );
    }

    #[test]
    fn a_finding_is_evidence_by_its_source() {
        for (source, form, is_said, expected) in [
            ("", Form::Words, false, EvidenceKind::Observed),
            ("", Form::Words, true, EvidenceKind::Quoted),
            ("surveys", Form::Numbers, false, EvidenceKind::Surveyed),
            ("surveys", Form::Words, false, EvidenceKind::Quoted),
            ("analytics", Form::Numbers, false, EvidenceKind::Measured),
            ("social", Form::Words, true, EvidenceKind::Social),
            ("support", Form::Both, false, EvidenceKind::Support),
            ("third-party", Form::Numbers, false, EvidenceKind::Published),
            ("the baker", Form::Words, true, EvidenceKind::Quoted),
        ] {
            let entry = Entry {
                source: source.into(),
                form,
                ..Entry::default()
            };
            assert_eq!(entry.evidence_kind(is_said), expected, "{source} {form:?}");
        }
    }
}
