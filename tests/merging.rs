//! Copies of a persona edited by chance and merged: the order of the copies does not matter, a copy twice is a copy once, merging in steps is
//! merging at once, and no word of anybody is lost.
//!
//! A few on every day; `PB_TORTURE=<histories>` (`cargo xtask torture merge`) as many as one has time for, others with each `PB_SEED`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test that cannot make what it looks at has failed"
)]

mod made;

use std::collections::BTreeSet;

use made::{Chance, Filling};
use persona_builder::domain::day::Day;
use persona_builder::domain::edit::Field;
use persona_builder::domain::format::{
    File, read_file, read_interview, read_notebook, record, set_record, take_apart, write_file,
    write_notebook,
};
use persona_builder::domain::interview::Interview;
use persona_builder::domain::merge::{Copy, Merged, Tree, Way, merge};
use persona_builder::domain::notebook::{Entry, Notebook, Pattern, Run};
use persona_builder::domain::persona::{
    Choice, Evidence, EvidenceKind, Moment, Persona, Pronoun, Quote, Value,
};
use persona_builder::domain::record::{Check, Decision, Point};

const PACKS: [&str; 3] = [
    include_str!("../interviews/community.en.json"),
    include_str!("../interviews/customer.en.json"),
    include_str!("../interviews/research.en.json"),
];

/// Words that stand nowhere else.
struct Words(usize);

impl Words {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("§{}", self.0)
    }
}

/// Every such word in a text.
fn words_in(text: &str, found: &mut BTreeSet<String>) {
    for part in text.split('§').skip(1) {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        found.insert(format!("§{digits}"));
    }
}

/// Every such word in a persona.
fn words_of(persona: &Persona) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    take_apart(persona).each_text(&mut |text| words_in(text, &mut found));
    found
}

/// A persona with some questions answered, and something of a later version.
fn begun(interview: &Interview, chance: &mut Chance, words: &mut Words) -> Persona {
    let mut next = || words.next();
    let mut filling = Filling::new(&mut next, chance.bits());
    let mut persona = Persona {
        id: "made".to_owned(),
        created: "2026-11-01T09:00:00Z".to_owned(),
        changed: "2026-11-02T09:00:00Z".to_owned(),
        ..Persona::default()
    };
    interview.id.clone_into(&mut persona.interview.id);
    for question in interview.questions().filter(|_| chance.one_in(12)) {
        let value = filling.value(&question.kind);
        persona.set_value(&question.id, value);
    }
    if chance.one_in(2) {
        let mut record = filling.record();
        record.checks.truncate(2);
        record.decisions.truncate(1);
        record.measures.truncate(1);
        record.edits.truncate(2);
        record.tests.truncate(1);
        set_record(&mut persona, &record);
    }
    if chance.one_in(4) {
        persona = with_later(&persona, "mood", &words.next());
    }
    persona
}

/// The same with a field that only a later version knows.
fn with_later(persona: &Persona, key: &str, text: &str) -> Persona {
    let file = File {
        personas: vec![persona.clone()],
        ..File::default()
    };
    let mut json: serde_json::Value = serde_json::from_str(&write_file(&file)).unwrap();
    json["personas"][0]["later"][key] = text.into();
    read_file(json.to_string().as_bytes()).unwrap().personas.remove(0)
}

/// What one person does to a copy.
struct Hand<'a> {
    name: String,
    chance: &'a mut Chance,
    words: &'a mut Words,
    /// Whether things are taken out and moved, too.
    is_free: bool,
    count: usize,
}

impl Hand<'_> {
    fn id(&mut self) -> String {
        self.count += 1;
        format!("{}-{}-{}", self.chance.below(1000), self.name, self.count)
    }

    fn edit(&mut self, persona: &mut Persona) {
        match self.chance.below(18) {
            0 | 4 => self.edit_record(persona),
            1 => {
                let key = self.chance.of(&["mood", "scent", "weather"]);
                *persona = with_later(persona, key, &self.words.next());
            }
            2 if self.is_free => {
                if let Some(question) = self.question(persona) {
                    persona.answers.remove(&question);
                }
            }
            3 => {
                let id = self.chance.of(&["new-a", "new-b"]);
                persona.set_value(id, Value::LongText(self.words.next()));
            }
            _ => {
                if let Some(question) = self.question(persona) {
                    self.edit_answer(persona, &question);
                }
            }
        }
    }

    fn question(&mut self, persona: &Persona) -> Option<String> {
        let questions: Vec<&String> = persona.answers.keys().collect();
        questions
            .get(self.chance.below(questions.len()))
            .map(|question| (*question).clone())
    }

    fn edit_answer(&mut self, persona: &mut Persona, question: &str) {
        let mut value = persona.value(question).unwrap().clone();
        let ids = value.item_ids();
        let item = ids.get(self.chance.below(ids.len())).cloned().unwrap_or_default();
        if self.chance.one_in(5) {
            let piece = Evidence {
                note: self.words.next(),
                ..Evidence::of(self.chance.of(EvidenceKind::ALL))
            };
            let evidence = persona.evidence_mut(question, &item);
            if let Some(evidence) = evidence {
                if self.is_free && !evidence.is_empty() && self.chance.one_in(2) {
                    evidence.remove(0);
                } else {
                    evidence.push(piece);
                }
            }
            return;
        }
        match (&mut value, self.chance.below(5)) {
            (Value::List(_) | Value::Quotes(_) | Value::Moments(_) | Value::Sources(_), 0 | 1) => {
                let (id, text) = (self.id(), self.words.next());
                value.add_item(id.clone(), "", &text, &text);
                for _ in 0..self.chance.below(5) {
                    value.move_item(&id, true);
                }
            }
            (Value::List(_) | Value::Quotes(_) | Value::Moments(_) | Value::Sources(_), 2)
                if self.is_free =>
            {
                value.remove_item(&item);
            }
            (Value::List(_) | Value::Quotes(_) | Value::Moments(_) | Value::Sources(_), 3)
                if self.is_free =>
            {
                value.move_item(&item, self.chance.one_in(2));
            }
            (Value::ShortText(text) | Value::LongText(text), _) => *text = self.words.next(),
            (Value::List(items), _) => {
                for one in items.iter_mut().filter(|one| one.id == item) {
                    one.text = self.words.next();
                }
            }
            (Value::Quotes(quotes), _) => {
                for one in quotes.iter_mut().filter(|one| one.id == item) {
                    let Quote {
                        words, who, place, ..
                    } = one;
                    *[words, who, place][self.chance.below(3)] = self.words.next();
                }
            }
            (Value::Moments(moments), _) => {
                for one in moments.iter_mut().filter(|one| one.id == item) {
                    let Moment {
                        title, what, nearly, ..
                    } = one;
                    *[title, what, nearly][self.chance.below(3)] = self.words.next();
                    one.feeling = self.chance.of(&[-2, 0, 1]);
                }
            }
            (Value::Sources(_), _) => {
                let text = self.words.next();
                value.set_text(&item, self.chance.of(&[Field::Said, Field::When]), &text);
            }
            (Value::Choice(choice), _) => {
                *choice = if self.chance.one_in(3) {
                    Choice::Option(self.chance.of(&["one", "two"]).to_owned())
                } else {
                    Choice::Own(self.words.next())
                };
            }
            (Value::Choices(choices), _) => {
                if self.is_free && self.chance.one_in(3) {
                    choices.own.truncate(1);
                } else {
                    choices.own.push(self.words.next());
                    choices.options.push(format!("option-{}", self.words.0));
                }
            }
            (Value::Scale(point), _) => *point += 1,
            (Value::Date(day), _) => *day = Day::new(2027, 1, 1 + self.chance.below(9) as u8).unwrap(),
            (Value::Number(quantity), _) => quantity.unit = self.words.next(),
            (Value::Test(test), _) => {
                let target = [&mut test.what, &mut test.audience, &mut test.sign];
                *target.into_iter().nth(self.chance.below(3)).unwrap() = self.words.next();
            }
            (Value::Name(name), _) => {
                if self.chance.one_in(3) {
                    name.pronoun = Pronoun::from(self.words.next().as_str());
                } else {
                    name.epithet = self.words.next();
                }
            }
            (Value::Portrait(portrait), _) => {
                *portrait = persona_builder::domain::persona::Portrait::Drawn {
                    seed: self.words.next(),
                    parts: [("hair".to_owned(), self.words.next())].into_iter().collect(),
                };
            }
            (Value::Other { .. }, _) => {}
        }
        persona.set_value(question, value);
    }

    fn edit_record(&mut self, persona: &mut Persona) {
        let mut record = record(persona);
        match self.chance.below(7) {
            0 => record.checks.push(Check {
                id: self.id(),
                says: self.words.next(),
                ..Check::default()
            }),
            1 => record.decisions.push(Decision {
                id: self.id(),
                what: self.words.next(),
                ..Decision::default()
            }),
            2 => {
                for test in record.tests.iter_mut().take(2) {
                    test.learned = self.words.next();
                }
            }
            3 => {
                for measure in record.measures.iter_mut().take(1) {
                    measure.points.push(Point {
                        date: Day::new(2030, 1, 1 + self.chance.below(20) as u8).unwrap(),
                        amount: measure.points[0].amount,
                    });
                }
            }
            4 => {
                for review in &mut record.reviews {
                    review.who.push(self.words.next());
                    review.answers[0].after = self.words.next();
                }
            }
            5 => {
                for edit in record.edits.iter_mut().skip(self.chance.below(2)).take(1) {
                    edit.text = self.words.next();
                }
            }
            _ if self.is_free => {
                let index = self.chance.below(record.checks.len());
                if index < record.checks.len() {
                    record.checks.remove(index);
                }
            }
            _ => {}
        }
        set_record(persona, &record);
    }
}

/// The same without the order of things.
fn sorted(tree: Tree) -> Tree {
    let things = |mut things: Vec<(String, Tree)>| {
        things.sort();
        things
            .into_iter()
            .map(|(key, thing)| (key, sorted(thing)))
            .collect()
    };
    match tree {
        Tree::Things(all) => Tree::Things(things(all)),
        Tree::Set(all) => Tree::Set(things(all)),
        Tree::Kind(kind, inner) => Tree::Kind(kind, Box::new(sorted(*inner))),
        Tree::Fields(mut fields) => {
            for part in fields.0.values_mut() {
                *part = sorted(part.clone());
            }
            Tree::Fields(fields)
        }
        tree => tree,
    }
}

/// What is wrong with a history; nothing where all is well. Counts those with something to choose.
fn wrong(interview: &Interview, chance: &mut Chance, clashing: &mut usize) -> Option<&'static str> {
    let mut words = Words(0);
    let ancestor = begun(interview, chance, &mut words);
    let is_free = chance.one_in(2);
    let count = 2 + chance.below(3) / chance.of(&[1, 2]);
    let copies: Vec<Copy> = (0..count)
        .map(|who| {
            let mut persona = ancestor.clone();
            let name = format!("p{who}");
            let edits = chance.below(6);
            let mut hand = Hand {
                name: name.clone(),
                chance,
                words: &mut words,
                is_free,
                count: 0,
            };
            for _ in 0..edits {
                hand.edit(&mut persona);
            }
            persona.changed = format!("2026-11-2{who}T09:00:00Z");
            Copy { persona, from: name }
        })
        .collect();
    let base = (!chance.one_in(5)).then_some(&ancestor);
    let all = merge(base, &copies);
    *clashing += usize::from(!all.conflicts.is_empty());
    broken_law(base, &copies, &all, is_free)
        .or_else(|| lost(base, &copies, &all))
        .or_else(|| unsettled(&all, chance))
}

/// Whether the order, repeated copies or merging in steps change anything.
fn broken_law(base: Option<&Persona>, copies: &[Copy], all: &Merged, is_free: bool) -> Option<&'static str> {
    let mut turned = copies.to_vec();
    turned.reverse();
    turned.swap(0, 1);
    if merge(base, &turned) != *all {
        return Some("the order of the copies matters");
    }
    if let Some(copy) = copies.iter().max_by_key(|copy| copy.persona.answers.len()) {
        let alone = merge(base, &[copy.clone(), copy.clone()]);
        if alone.persona != copy.persona || !alone.conflicts.is_empty() {
            return Some("a copy twice is not that copy");
        }
        if let Some(base) = base {
            let unchanged = Copy {
                persona: base.clone(),
                from: "unchanged".into(),
            };
            let beside = merge(Some(base), &[copy.clone(), unchanged]);
            if take_apart(&beside.persona) != take_apart(&copy.persona) {
                return Some("a copy that says nothing new changes something");
            }
        }
    }
    let mut twice = copies.to_vec();
    twice.extend_from_slice(copies);
    let again = merge(base, &twice);
    if again.persona != all.persona || again.conflicts.len() != all.conflicts.len() {
        return Some("copies twice are not the copies");
    }
    if !all.conflicts.is_empty() {
        return None;
    }
    // All of them again beside what came of them.
    let mut with = copies.to_vec();
    with.push(Copy {
        persona: all.persona.clone(),
        from: "merged".into(),
    });
    let again = merge(base, &with);
    if sorted(take_apart(&again.persona)) != sorted(take_apart(&all.persona)) || !again.conflicts.is_empty() {
        return Some("what was merged is not there already");
    }
    // Which one comes later is chance, too: it is what was written about.
    let first = words_of(&copies[0].persona).len() % copies.len();
    let mut rest = copies.to_vec();
    let one = rest.remove(first);
    let part = merge(base, &rest);
    let so_far = Copy {
        persona: part.persona,
        from: "in part".into(),
    };
    let stepwise = merge(base, &[so_far, one]);
    if !part.conflicts.is_empty() || !stepwise.conflicts.is_empty() {
        return Some("merging in steps clashes where merging at once does not");
    }
    let (stepwise, at_once) = (take_apart(&stepwise.persona), take_apart(&all.persona));
    if sorted(stepwise.clone()) != sorted(at_once.clone()) {
        return Some("merging in steps is not merging at once");
    }
    (!is_free && base.is_some() && stepwise != at_once).then_some("merging in steps gives another order")
}

/// Whether a word of somebody is lost.
fn lost(base: Option<&Persona>, copies: &[Copy], all: &Merged) -> Option<&'static str> {
    let mut found = words_of(&all.persona);
    for side in all.conflicts.iter().flat_map(|conflict| &conflict.sides) {
        for text in side.texts() {
            words_in(&text, &mut found);
        }
    }
    let begun = base.map(words_of).unwrap_or_default();
    let said: Vec<BTreeSet<String>> = copies.iter().map(|copy| words_of(&copy.persona)).collect();
    if said
        .iter()
        .flatten()
        .any(|word| !begun.contains(word) && !found.contains(word))
    {
        return Some("a word of somebody is lost");
    }
    let is_gone = |word: &&String| !found.contains(*word);
    for word in begun.iter().filter(is_gone) {
        if said.iter().all(|words| words.contains(word)) {
            return Some("a word that all kept is lost");
        }
    }
    if found
        .iter()
        .any(|word| !begun.contains(word) && !said.iter().any(|words| words.contains(word)))
    {
        return Some("a word came from nobody");
    }
    None
}

/// Whether conflicts cannot be settled, or lose words when all sides are kept.
fn unsettled(all: &Merged, chance: &mut Chance) -> Option<&'static str> {
    let every = |sides: usize| (0..sides).collect::<Vec<usize>>();
    let keeping: Vec<(usize, Way)> = all
        .conflicts
        .iter()
        .enumerate()
        .map(|(index, conflict)| {
            let way = if conflict.can_join {
                Way::Join(every(conflict.sides.len()))
            } else if conflict.can_stand_apart {
                Way::Apart(every(conflict.sides.len()))
            } else {
                Way::Take(0)
            };
            (index, way)
        })
        .collect();
    let chosen: Vec<(usize, Way)> = all
        .conflicts
        .iter()
        .enumerate()
        .map(|(index, conflict)| (index, Way::Take(chance.below(conflict.sides.len()))))
        .collect();
    for (ways, keeps) in [(keeping, true), (chosen, false)] {
        let Ok(settled) = all.settle(&ways) else {
            return Some("it cannot be settled");
        };
        let file = File {
            personas: vec![settled.clone()],
            ..File::default()
        };
        let read = read_file(write_file(&file).as_bytes());
        if read.map(|read| read.personas) != Ok(file.personas) {
            return Some("what was settled cannot be read");
        }
        let found = words_of(&settled);
        for (index, conflict) in all.conflicts.iter().enumerate() {
            let is_kept = keeps && !matches!(ways[index].1, Way::Take(_));
            let mut wanted = BTreeSet::new();
            for side in conflict.sides.iter().filter(|_| is_kept) {
                side.texts().iter().for_each(|text| words_in(text, &mut wanted));
            }
            if !wanted.is_subset(&found) {
                return Some("words of all sides were wanted and are not there");
            }
        }
    }
    None
}

#[test]
fn no_word_is_lost_and_no_order_matters() {
    let interviews: Vec<Interview> = PACKS.iter().map(|pack| read_interview(pack).unwrap()).collect();
    let count = made::points(40);
    let seed = made::seed();
    let (mut failures, mut clashing) = (0, 0);
    for point in 0..count {
        let mut chance = Chance(seed.wrapping_mul(0x1_0000_0003).wrapping_add(point as u64));
        chance.bits();
        if let Some(what) = wrong(&interviews[point % interviews.len()], &mut chance, &mut clashing) {
            failures += 1;
            println!("seed {seed}, history {point}: {what}");
        }
    }
    println!("torture: merge points={count} failures={failures} clashing={clashing}");
    assert_eq!(failures, 0);
    // Histories of both kinds are looked at.
    assert!(
        count < 20 || (clashing > count / 10 && clashing < count),
        "{clashing}"
    );
}

/// A notebook that somebody went on with.
fn written_on(book: &Notebook, chance: &mut Chance, words: &mut Words, who: usize) -> Notebook {
    let mut book = book.clone();
    for step in 0..chance.below(5) {
        let when = format!("2026-11-2{}T09:00:00Z", chance.below(5));
        let index = chance.below(book.entries.len());
        match chance.below(6) {
            0 => {
                if let Some(id) = book.entries.get(index).map(|entry| entry.id.clone()) {
                    book.remove(&id, when);
                }
            }
            1 | 2 => {
                if let Some(entry) = book.entries.get_mut(index) {
                    entry.text = words.next();
                    entry.changed = when;
                }
            }
            3 => {
                // By chance somebody else has an entry of that id.
                let id = chance.of(&["x-1", "x-2", "x-3"]);
                let is_taken = book.entry(id).is_some() || book.patterns.iter().any(|one| one.id == id);
                if !is_taken {
                    book.patterns.push(Pattern {
                        id: id.to_owned(),
                        changed: when,
                        name: words.next(),
                        ..Pattern::default()
                    });
                }
            }
            4 => {
                book.run = Some(Run {
                    begun: Day::new(2026, 11, 1 + chance.below(3) as u8).unwrap(),
                    days: 30,
                });
            }
            _ => {
                let mut id = chance.of(&["x-1", "x-2", "x-3"]).to_owned();
                let is_taken = book.entry(&id).is_some() || book.patterns.iter().any(|one| one.id == id);
                if is_taken || !chance.one_in(3) {
                    id = format!("{}-{who}-{step}", chance.below(100));
                }
                book.entries.insert(
                    index,
                    Entry {
                        id,
                        changed: when,
                        text: words.next(),
                        ..Entry::default()
                    },
                );
            }
        }
    }
    book
}

#[test]
fn notebooks_come_out_the_same_whichever_is_brought_into_which() {
    for point in 0..200 {
        let mut chance = Chance(made::seed().wrapping_add(point));
        chance.bits();
        let mut words = Words(0);
        let mut next = || words.next();
        let book = Filling::new(&mut next, point).notebook();
        let [one, two, three] = [1, 2, 3].map(|who| written_on(&book, &mut chance, &mut words, who));
        let merged = |one: &Notebook, two: &Notebook| {
            let mut merged = one.clone();
            merged.merge(two.clone());
            merged
        };
        let both = merged(&one, &two);
        assert_eq!(both, merged(&two, &one), "{point}");
        assert_eq!(merged(&both, &one), both, "{point}");
        assert_eq!(merged(&both, &both), both, "{point}");
        let ids = |book: &Notebook| {
            let mut entries = book.entries.clone();
            entries.sort_by(|one, other| one.id.cmp(&other.id));
            entries
        };
        let (left, right) = (merged(&both, &three), merged(&one, &merged(&two, &three)));
        // Where nobody can tell which is the newer, both stay; a third that is newer than either takes the place of one of them only.
        let is_told_apart = ids(&left)
            .iter()
            .chain(&ids(&right))
            .all(|entry| entry.id.len() < 20);
        assert!(!is_told_apart || ids(&left) == ids(&right), "{point}");
        let read = read_notebook(&write_notebook(&left));
        assert_eq!(read.as_ref(), Ok(&left), "{point}");
    }
}
