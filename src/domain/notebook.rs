//! The field notebook: what was noticed, day by day, and the patterns found in it.
//!
//! The notebook belongs to the brand, not to a persona: it may run for a month before there is one. An answer's evidence
//! links to the entry it comes from by the entry's id ([`Evidence::entry`](super::persona::Evidence::entry)).

use super::day::Day;
use super::persona::{EvidenceKind, Form, Persona, Unknown};

/// The most entries a notebook holds.
pub const ENTRIES_MAX: usize = 5000;
/// The id the notebook is kept under among the drafts; no persona has it.
pub const NOTEBOOK_ID: &str = "notebook";
/// How many days the methods ask to notice before a persona is written.
pub const RUN_DAYS: u16 = 30;
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

impl Entry {
    /// Whether anything was written.
    pub fn says_something(&self) -> bool {
        self.texts().any(|text| !text.trim().is_empty())
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
    /// removed after its last change stays away.
    pub fn merge(&mut self, other: Self) {
        for gone in other.gone {
            if !self.gone.contains(&gone) {
                self.gone.push(gone);
            }
        }
        for entry in other.entries {
            match self.entries.iter_mut().find(|one| one.id == entry.id) {
                Some(one) if one.changed < entry.changed => *one = entry,
                Some(_) => {}
                None => self.entries.push(entry),
            }
        }
        for pattern in other.patterns {
            match self.patterns.iter_mut().find(|one| one.id == pattern.id) {
                Some(one) if one.changed < pattern.changed => *one = pattern,
                Some(_) => {}
                None => self.patterns.push(pattern),
            }
        }
        let gone = &self.gone;
        let is_gone = |id: &str, changed: &str| {
            gone.iter()
                .any(|gone| gone.id == id && gone.when.as_str() >= changed)
        };
        self.entries.retain(|entry| !is_gone(&entry.id, &entry.changed));
        self.patterns
            .retain(|pattern| !is_gone(&pattern.id, &pattern.changed));
        self.run = self.run.or(other.run);
        self.sequence = self.sequence.max(other.sequence);
        if self.unknown.is_empty() {
            self.unknown = other.unknown;
        }
    }

    /// The part of it that a persona's evidence links to.
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

#[cfg(test)]
mod tests {
    use super::*;

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
