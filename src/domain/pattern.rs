//! Patterns: what entries that were put together share, and a persona begun from them. Nothing is made up: all that is written down here
//! stands in the entries.

use super::edit::Field;
use super::interview::{Facet, Interview, Kind, Question};
use super::map::sorted;
use super::notebook::{Entry, Part, Pattern};
use super::persona::{Evidence, Form, Name, Persona, Source, Value};
use super::promotion::{add_item, attach, closest, evidence_of, promote};
use super::search::{counted, folded};

/// The shortest word that counts as shared, in characters.
const WORD_MIN: usize = 3;
/// How many shared words are told.
const WORDS_MAX: usize = 12;

/// A card on the table: an entry, in the pattern with this id or (where that is empty) in none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The pattern's id.
    pub pattern: String,
    /// The entry's id.
    pub entry: String,
}

/// Puts cards into a pattern, which is made where there is none with this id. With `is_moved` they leave the pattern they lay in.
pub fn put(patterns: &mut Vec<Pattern>, cards: &[Card], into: &str, is_moved: bool) {
    if patterns.iter().all(|pattern| pattern.id != into) {
        patterns.push(Pattern {
            id: into.to_owned(),
            ..Pattern::default()
        });
    }
    if is_moved {
        let from_elsewhere: Vec<Card> = cards
            .iter()
            .filter(|card| card.pattern != into)
            .cloned()
            .collect();
        take_out(patterns, &from_elsewhere);
    }
    for pattern in patterns.iter_mut().filter(|pattern| pattern.id == into) {
        for card in cards {
            if !pattern.entries.contains(&card.entry) {
                pattern.entries.push(card.entry.clone());
            }
        }
    }
}

/// Takes cards out of the patterns they lie in.
pub fn take_out(patterns: &mut [Pattern], cards: &[Card]) {
    for pattern in patterns {
        let lies_here = |entry: &String| {
            cards
                .iter()
                .any(|card| card.pattern == pattern.id && card.entry == *entry)
        };
        pattern.entries.retain(|entry| !lies_here(entry));
    }
}

/// What entries share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// How many entries there are.
    pub entries: usize,
    /// Words that two entries or more say, with how many, the most shared first.
    pub words: Vec<(String, usize)>,
    /// Tags that two entries or more have, with how many.
    pub tags: Vec<(String, usize)>,
    /// Kinds of source, with how many entries; an empty one for what was noticed oneself.
    pub sources: Vec<(String, usize)>,
    /// How many people or groups they are about, as far as that was said.
    pub people: usize,
    /// On how many days they were noticed.
    pub days: usize,
    /// Whether some of it is words.
    pub has_words: bool,
    /// Whether some of it is numbers.
    pub has_numbers: bool,
}

/// How much a pattern rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// On nothing yet.
    Nothing,
    /// On one entry or one day: an anecdote.
    Anecdote,
    /// On several days, and one kind of source.
    OneKind,
    /// On two kinds of source or more: a finding.
    Finding,
}

impl Shared {
    /// How much it rests on. One source alone is an anecdote, two kinds of source are a finding.
    pub fn weight(&self) -> Weight {
        match self {
            Self { entries: 0, .. } => Weight::Nothing,
            Self { sources, .. } if sources.len() > 1 => Weight::Finding,
            Self { entries: 1, .. } | Self { days: 0 | 1, .. } => Weight::Anecdote,
            _ => Weight::OneKind,
        }
    }
}

/// What entries share. Words of `stop_words` (with blanks between them) say nothing of anybody and are left out.
pub fn shared(entries: &[&Entry], stop_words: &str) -> Shared {
    let sources: Vec<String> = entries.iter().map(|entry| entry.source.clone()).collect();
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for source in sources {
        match kinds.iter_mut().find(|(other, _)| *other == source) {
            Some((_, count)) => *count += 1,
            None => kinds.push((source, 1)),
        }
    }
    let mut days: Vec<String> = Vec::new();
    for entry in entries {
        if let Some(day) = entry.date {
            days.push(day.to_string());
        }
    }
    let mut tags = counted(
        entries
            .iter()
            .flat_map(|entry| entry.tags.iter().map(String::as_str)),
    );
    tags.retain(|(_, count)| *count > 1);
    let is_form = |forms: [Form; 2]| entries.iter().any(|entry| forms.contains(&entry.form));
    Shared {
        entries: entries.len(),
        words: shared_words(entries, stop_words),
        tags,
        sources: sorted(kinds, |one, other| other.1 < one.1),
        people: counted(entries.iter().map(|entry| entry.about.as_str())).len(),
        days: counted(days.iter().map(String::as_str)).len(),
        has_words: is_form([Form::Words, Form::Both]),
        has_numbers: is_form([Form::Numbers, Form::Both]),
    }
}

/// Words that two entries or more say.
fn shared_words(entries: &[&Entry], stop_words: &str) -> Vec<(String, usize)> {
    let stops: Vec<String> = stop_words.split_whitespace().map(folded).collect();
    // Every word of every entry once, told from others without case, accents and a plural's s.
    let mut said: Vec<String> = Vec::new();
    for entry in entries {
        let mut of_entry: Vec<String> = Vec::new();
        for text in entry.texts() {
            for word in
                text.split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'')
            {
                let word = word.trim_matches(['’', '\'']);
                let plain = folded(word);
                let is_long = plain.chars().count() >= WORD_MIN && plain.chars().any(char::is_alphabetic);
                if is_long
                    && !stops.contains(&plain)
                    && !of_entry.iter().any(|other| stem(other) == stem(&plain))
                {
                    of_entry.push(plain);
                }
            }
        }
        said.append(&mut of_entry);
    }
    let mut words: Vec<(String, usize)> = Vec::new();
    for (word, count) in counted(said.iter().map(String::as_str)) {
        match words.iter_mut().find(|(other, _)| stem(other) == stem(&word)) {
            Some((_, all)) => *all += count,
            None => words.push((word, count)),
        }
    }
    words.retain(|(_, count)| *count > 1);
    let mut words = sorted(words, |one, other| other.1 < one.1);
    words.truncate(WORDS_MAX);
    words
}

/// A word without the s of a plural, so that "cup" and "cups" are one.
fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(one) if one.chars().count() >= WORD_MIN && !one.ends_with('s') => one,
        _ => word,
    }
}

/// Begins a persona from a pattern: its entries' words become answers that rest on them, its name the group's. Gives how many
/// texts had no room.
pub fn begin(
    persona: &mut Persona,
    interview: &Interview,
    pattern: &Pattern,
    entries: &[&Entry],
    mut new_id: impl FnMut() -> String,
) -> usize {
    let mut left_out = 0;
    let behaviour = behaviour_of(interview);
    for entry in entries {
        for part in Part::ALL {
            if entry.part(*part).trim().is_empty() {
                continue;
            }
            let question = match part {
                // Whom it is about stands in the notes of the evidence.
                Part::About => continue,
                Part::Text => behaviour,
                _ => closest(interview, persona, *part, &entry.source).first().copied(),
            };
            // What the interview does not ask for stays in the notebook.
            if let Some(question) = question {
                let taken = promote(persona, question, entry, *part, false, new_id());
                left_out += usize::from(taken.is_none());
            }
        }
        if !entry.source.is_empty() {
            add_source(persona, interview, entry, new_id());
        }
    }
    add_shared(persona, interview, entries, new_id);
    let name = pattern.name.trim();
    if !name.is_empty() {
        if let Some(question) = interview.question("group-name")
            && let Some(mut value) = Value::empty(&question.kind)
            && value.set_text("", Field::Text, name)
            && !persona.is_answered("group-name")
        {
            persona.set_value("group-name", value);
        }
        let asks_name = |question: &Question| question.kind == Kind::Name && question.id == "name";
        if interview.questions().any(asks_name) && !persona.is_answered("name") {
            let epithet = name.to_owned();
            persona.set_value(
                "name",
                Value::Name(Name {
                    epithet,
                    ..Name::default()
                }),
            );
        }
    }
    left_out
}

/// The question that what was observed belongs to.
fn behaviour_of(interview: &Interview) -> Option<&Question> {
    let is_list = |question: &&Question| question.claim && matches!(question.kind, Kind::List { .. });
    let known = interview.question("habits").filter(is_list);
    known.or_else(|| {
        interview
            .questions()
            .filter(|question| question.facet == Facet::Behaviour)
            .find(is_list)
    })
}

/// Adds a finding to the data that the persona was built from.
fn add_source(persona: &mut Persona, interview: &Interview, entry: &Entry, id: String) {
    let asked = interview
        .questions()
        .find(|question| matches!(question.kind, Kind::Sources { .. }));
    let said = entry.text.trim();
    let said = if said.is_empty() { entry.said.trim() } else { said };
    let Some(question) = asked.filter(|_| !said.is_empty() || entry.count.is_some()) else {
        return;
    };
    let mut sources = match persona.value(&question.id) {
        Some(Value::Sources(sources)) => sources.clone(),
        None => Vec::new(),
        Some(_) => return,
    };
    if sources.len() < super::persona::ITEMS_MAX {
        sources.push(Source {
            id,
            source: entry.source.clone(),
            form: entry.form,
            said: said.to_owned(),
            count: entry.count,
            when: entry.date.map(|day| day.to_string()).unwrap_or_default(),
            ..Source::default()
        });
        persona.set_value(&question.id, Value::Sources(sources));
    }
}

/// Adds the tags that entries share to what the people share, where the interview asks for that.
fn add_shared(
    persona: &mut Persona,
    interview: &Interview,
    entries: &[&Entry],
    mut new_id: impl FnMut() -> String,
) {
    let is_list = |question: &&Question| question.claim && matches!(question.kind, Kind::List { .. });
    let Some(question) = interview.question("shared-traits").filter(is_list) else {
        return;
    };
    for (tag, _) in shared(entries, "").tags {
        let Some(item) = add_item(persona, question, &tag, new_id()) else {
            return;
        };
        let same = folded(&tag);
        for entry in entries {
            if entry.tags.iter().any(|other| folded(other) == same) {
                let evidence = Evidence {
                    note: entry.short(120),
                    ..evidence_of(entry, Part::Text, true)
                };
                attach(persona, &question.id, &item, evidence);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::format::read_interview;
    use crate::domain::notebook::links;
    use crate::domain::persona::EvidenceKind;

    fn entry(id: &str, day: &str, about: &str, text: &str, tags: &str, source: &str) -> Entry {
        let mut entry = Entry {
            id: id.into(),
            date: Day::parse(day),
            about: about.into(),
            text: text.into(),
            source: source.into(),
            ..Entry::default()
        };
        entry.write_tags(tags);
        entry
    }

    fn pairs(list: &[(String, usize)]) -> String {
        let pairs: Vec<String> = list
            .iter()
            .map(|(text, count)| format!("{text} {count}"))
            .collect();
        pairs.join(", ")
    }

    #[test]
    fn what_entries_share_is_counted_by_entries() {
        let entries = [
            entry(
                "a",
                "2026-03-01",
                "Ada",
                "Cup after cup by the door",
                "door, winter",
                "",
            ),
            entry(
                "b",
                "2026-03-01",
                "ada",
                "Two cups, and the dóor again",
                "Door",
                "",
            ),
            entry(
                "c",
                "2026-03-04",
                "the twins",
                "The door stays open in the rain",
                "",
                "support",
            ),
        ];
        let all: Vec<&Entry> = entries.iter().collect();
        let shared = shared(&all, "the and by after in");
        assert_eq!(pairs(&shared.words), "door 3, ada 2, cup 2");
        assert_eq!(pairs(&shared.tags), "door 2");
        assert_eq!(pairs(&shared.sources), " 2, support 1");
        assert_eq!((shared.people, shared.days, shared.entries), (2, 2, 3));
        assert!(shared.has_words && !shared.has_numbers);
    }

    #[test]
    fn how_much_a_pattern_rests_on_is_told_honestly() {
        let on = |day: &str, source: &str| entry("x", day, "", "x", "", source);
        for (entries, expected) in [
            (vec![], Weight::Nothing),
            (vec![on("2026-03-01", "")], Weight::Anecdote),
            (vec![on("2026-03-01", ""), on("2026-03-01", "")], Weight::Anecdote),
            (vec![on("", ""), on("", "")], Weight::Anecdote),
            (vec![on("2026-03-01", ""), on("2026-03-02", "")], Weight::OneKind),
            (
                vec![on("2026-03-01", ""), on("2026-03-01", "support")],
                Weight::Finding,
            ),
        ] {
            let all: Vec<&Entry> = entries.iter().collect();
            assert_eq!(shared(&all, "").weight(), expected, "{}", entries.len());
        }
    }

    #[test]
    fn cards_are_put_moved_and_taken_out() {
        let card = |text: &str| {
            let (pattern, entry) = text.split_once('/').unwrap();
            Card {
                pattern: pattern.into(),
                entry: entry.into(),
            }
        };
        let table = || {
            let pattern = |id: &str, entries: &str| Pattern {
                id: id.into(),
                entries: entries.chars().map(String::from).collect(),
                ..Pattern::default()
            };
            vec![pattern("p", "ab"), pattern("q", "bc")]
        };
        for (cards, into, is_moved, expected) in [
            ("/x", "p", true, "p:abx q:bc"),
            ("/x p/a", "new", false, "p:ab q:bc new:xa"),
            ("/x p/a", "new", true, "p:b q:bc new:xa"),
            ("p/a q/c", "p", true, "p:abc q:b"),
            // It lies there already.
            ("p/b", "q", true, "p:a q:bc"),
            ("p/b", "p", true, "p:ab q:bc"),
            // Out of that pattern alone.
            ("p/b", "", true, "p:a q:bc"),
        ] {
            let cards: Vec<Card> = cards.split(' ').map(card).collect();
            let mut patterns = table();
            if into.is_empty() {
                take_out(&mut patterns, &cards);
            } else {
                put(&mut patterns, &cards, into, is_moved);
            }
            let told: Vec<String> = patterns
                .iter()
                .map(|pattern| [&pattern.id, ":", &pattern.entries.concat()].concat())
                .collect();
            assert_eq!(told.join(" "), expected, "{cards:?} into {into}");
        }
    }

    fn interview(id: &str) -> Interview {
        let path = format!("{}/interviews/{id}.en.json", env!("CARGO_MANIFEST_DIR"));
        read_interview(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    /// What each method makes of the same pattern: answers by question, with the entries they rest on.
    #[test]
    fn a_persona_is_begun_from_a_pattern_with_its_evidence() {
        let mut a = entry("a", "2026-03-01", "Ada", "Comes at four", "door", "");
        "If the light is on, I come in.".clone_into(&mut a.said);
        "the third stool".clone_into(&mut a.stood);
        "the new menu".clone_into(&mut a.ignored);
        let mut b = entry(
            "b",
            "2026-03-02",
            "",
            "Most come after three",
            "door",
            "analytics",
        );
        (b.form, b.count) = (Form::Numbers, Some(48));
        let mut c = entry("c", "2026-03-03", "Bo", "", "", "");
        "by the till".clone_into(&mut c.stood);
        let pattern = Pattern {
            name: " The four o’clocks ".into(),
            ..Pattern::default()
        };
        for (method, expected) in [
            (
                "community",
                "habits: Comes at four [a], Most come after three [b]; ignores: the new menu [a]; name: The four o’clocks; \
                 quotes: If the light is on, I come in. [a]; where-they-stand: the third stool [a c]",
            ),
            (
                "customer",
                "data-sources: Most come after three; group-name: The four o’clocks; \
                 habits: the third stool [a], Comes at four [a], Most come after three [b], by the till [c]; \
                 ignores: the new menu [a]; name: The four o’clocks; quotes: If the light is on, I come in. [a]; \
                 shared-traits: door [a b]",
            ),
        ] {
            let interview = interview(method);
            let mut persona = Persona::default();
            let mut ids = 0;
            let left_out = begin(&mut persona, &interview, &pattern, &[&a, &b, &c], || {
                ids += 1;
                format!("i{ids}")
            });
            assert_eq!(left_out, 0, "{method}");
            let mut answers: Vec<String> = Vec::new();
            for (question, answer) in &persona.answers {
                let mut items = answer.value.item_ids();
                if items.is_empty() {
                    items.push(String::new());
                }
                let said: Vec<String> = items
                    .iter()
                    .map(|item| {
                        let fields = [Field::Text, Field::Words, Field::Said, Field::Epithet];
                        let words = fields.map(|field| answer.value.text(item, field)).concat();
                        let entries: Vec<&str> = persona
                            .evidence(question, item)
                            .iter()
                            .filter_map(|piece| piece.entry.as_deref())
                            .collect();
                        if entries.is_empty() {
                            words
                        } else {
                            format!("{words} [{}]", entries.join(" "))
                        }
                    })
                    .collect();
                answers.push(format!("{question}: {}", said.join(", ")));
            }
            assert_eq!(sort_all(&answers.join("; ")), sort_all(expected), "{method}");
            assert!(links(&persona).len() >= 6);
            let quote = persona.value("quotes").unwrap();
            let item = quote.item_ids().remove(0);
            assert_eq!(quote.text(&item, Field::Who), "Ada");
            assert_eq!(persona.evidence("quotes", &item)[0].kind, EvidenceKind::Quoted);
        }
    }

    /// The order of items is that of the entries and their parts, and says nothing here.
    fn sort_all(text: &str) -> Vec<String> {
        text.split("; ")
            .map(|answer| {
                let (question, said) = answer.split_once(": ").unwrap();
                let mut said: Vec<&str> = said.split("], ").map(|one| one.trim_end_matches(']')).collect();
                said.sort_unstable();
                format!("{question}: {}", said.join("], "))
            })
            .collect()
    }

    #[test]
    fn a_pattern_without_a_name_names_nobody() {
        let interview = interview("customer");
        let mut persona = Persona::default();
        let a = entry("a", "2026-03-01", "", "Comes at four", "", "");
        begin(&mut persona, &interview, &Pattern::default(), &[&a], || {
            "i".into()
        });
        assert!(!persona.is_answered("name") && !persona.is_answered("group-name"));
        let behaviour = behaviour_of(&interview).unwrap();
        assert_eq!(
            persona.value(&behaviour.id).unwrap().text("i", Field::Text),
            "Comes at four"
        );
    }
}
