//! Kept versions of a persona: which ones stay, and how two of them differ, word by word.

use core::mem;

use super::day::Day;
use super::interview::{Interview, Question, named};
use super::persona::{Answer, Choice, Evidence, Persona, Portrait, Pronoun, Value};
use super::words::{Word, Words, form};

/// How many versions stay that nobody asked for.
pub const LAST: usize = 20;
/// For how many days one a day of the others stays.
pub const DAYS: i32 = 30;
/// How many versions of a persona stay where there is little room.
pub const LITTLE: usize = 8;
/// The largest table of words two texts are compared in; longer ones count as wholly changed.
const TABLE_MAX: usize = 4_000_000;

/// A kept version: what is told of it without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Unique among the persona's versions.
    pub id: String,
    /// Counts up from one kept version to the next; clocks may be set back.
    pub order: u64,
    /// When it was kept, RFC 3339 in UTC.
    pub time: String,
    /// The persona's version number.
    pub number: u32,
    /// Why it is kept.
    pub why: Vec<Why>,
    /// What a person called it; empty where nobody did.
    pub name: String,
    /// What tells its state from others.
    pub hash: String,
    /// The hash of its photo, which is kept apart; empty where it has none.
    pub photo: String,
}

named! {
    /// Why a version is kept.
    Why {
        /// By itself, before the first change of a day or of a sitting.
        Itself = "itself",
        /// Before a review began.
        Begun = "begun",
        /// A review ended with it.
        Reviewed = "reviewed",
        /// It was printed or taken along.
        Exported = "exported",
        /// A person gave it a name.
        Named = "named",
        /// An earlier version was brought back.
        Restored = "restored",
    }
}

impl Kept {
    /// Whether it stays for ever, where there is room.
    pub fn is_for_ever(&self) -> bool {
        let lasting = [Why::Reviewed, Why::Exported, Why::Named];
        self.why.iter().any(|why| lasting.contains(why))
    }

    /// The day it was kept.
    fn day(&self) -> Option<Day> {
        Day::parse(self.time.get(..10)?)
    }

    /// Notes one more reason.
    pub fn add(&mut self, why: Why) {
        if !self.why.contains(&why) {
            self.why.push(why);
        }
    }
}

/// How much room there is for versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A database.
    Ample,
    /// A few megabytes, or memory.
    Little,
}

/// The ids of versions that need not be kept any longer. Reviewed, exported and named ones stay for ever; of the others the last twenty, and for thirty
/// days the last one of each day. With little room the last eight stay in all, those for ever before the others. The newest always stays.
pub fn superfluous(kept: &[Kept], today: Day, room: Room) -> Vec<String> {
    let mut newest: Vec<&Kept> = kept.iter().collect();
    newest.sort_by(|one, other| (other.order, &other.time).cmp(&(one.order, &one.time)));
    let mut gone = Vec::new();
    match room {
        Room::Ample => {
            let mut days = Vec::new();
            for (index, one) in newest.iter().filter(|one| !one.is_for_ever()).enumerate() {
                let day = one.day();
                let is_recent = day.is_some_and(|day| today.days_since(day) <= DAYS);
                let is_first = !days.contains(&day);
                days.push(day);
                if index >= LAST && !(is_recent && is_first) {
                    gone.push(one.id.clone());
                }
            }
        }
        Room::Little => {
            // The newest first, then those for ever, then the others, each from new to old.
            let mut ranked = newest;
            if let Some((_, rest)) = ranked.split_first_mut() {
                rest.sort_by_key(|one| !one.is_for_ever());
            }
            gone.extend(ranked.iter().skip(LITTLE).map(|one| one.id.clone()));
        }
    }
    gone
}

/// A stretch of a text in two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// In both.
    Same(String),
    /// In the later one alone.
    Added(String),
    /// In the earlier one alone.
    Removed(String),
}

/// How an answer differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// The same items, in another order.
    Moved,
}

/// An answer that differs between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The question's id.
    pub question: String,
    /// Its label; the id, where this interview does not know it.
    pub label: String,
    /// How it differs.
    pub difference: Difference,
    /// What it says, line by line: each a fact, an item, or what one of them rests on.
    pub lines: Vec<Vec<Part>>,
}

/// How two versions differ, answer by answer in the interview's order, then those it does not know.
pub fn compare(interview: &Interview, words: &Words, before: &Persona, after: &Persona) -> Vec<Change> {
    let mut changes = Vec::new();
    for question in interview.questions() {
        let (old, new) = (before.answers.get(&question.id), after.answers.get(&question.id));
        changes.extend(change(&question.id, Some(question), words, old, new));
    }
    let is_known = |id: &String| interview.question(id).is_some();
    let unknown = before
        .answers
        .keys()
        .chain(after.answers.keys().filter(|id| !before.answers.contains_key(id)));
    for id in unknown.filter(|id| !is_known(id)) {
        changes.extend(change(
            id,
            None,
            words,
            before.answers.get(id),
            after.answers.get(id),
        ));
    }
    changes
}

fn change(
    id: &str,
    question: Option<&Question>,
    words: &Words,
    old: Option<&Answer>,
    new: Option<&Answer>,
) -> Option<Change> {
    if old == new {
        return None;
    }
    let blocks = |answer: Option<&Answer>| {
        answer
            .map(|answer| blocks(question, words, answer))
            .unwrap_or_default()
    };
    let (old_blocks, new_blocks) = (blocks(old), blocks(new));
    let lines = lines(&old_blocks, &new_blocks);
    let is_all = |is_so: fn(&Part) -> bool| lines.iter().flatten().all(is_so);
    let difference = if is_all(|part| matches!(part, Part::Same(_))) {
        // What differs may be nothing that can be read.
        if lines.is_empty() || old_blocks == new_blocks {
            return None;
        }
        Difference::Moved
    } else if is_all(|part| matches!(part, Part::Added(_))) {
        Difference::Added
    } else if is_all(|part| matches!(part, Part::Removed(_))) {
        Difference::Removed
    } else {
        Difference::Changed
    };
    Some(Change {
        question: id.to_owned(),
        label: question.map_or(id, |question| &question.label).to_owned(),
        difference,
        lines,
    })
}

/// A part of an answer that is compared with the same part of another version: a whole answer, or one of its items.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Block {
    /// What it is known by in both versions.
    key: String,
    /// What it says, line by line, each known by what it is.
    lines: Vec<(String, String)>,
}

/// All lines of two versions of an answer: those of the later one in order, and where something is gone, it, behind what it stood behind.
fn lines(old: &[Block], new: &[Block]) -> Vec<Vec<Part>> {
    let merged = merged(old, new, |block| &block.key);
    let mut all = Vec::new();
    for (old, new) in merged {
        let none = Vec::new();
        let (old, new) = (
            old.map_or(&none, |block| &block.lines),
            new.map_or(&none, |block| &block.lines),
        );
        for (old, new) in self::merged(old, new, |line| &line.0) {
            let text = |line: Option<&(String, String)>| line.map(|line| line.1.clone()).unwrap_or_default();
            let parts = words_of(&text(old), &text(new));
            if !parts.is_empty() {
                all.push(parts);
            }
        }
    }
    all
}

/// The things of two lists by their keys, in the later one's order; what is gone comes behind what it stood behind.
fn merged<'a, T>(old: &'a [T], new: &'a [T], key: fn(&T) -> &String) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let find = |list: &'a [T], wanted: &T| list.iter().find(|one| key(one) == key(wanted));
    let mut all: Vec<(Option<&T>, Option<&T>)> = new.iter().map(|one| (find(old, one), Some(one))).collect();
    let mut at = 0;
    for one in old {
        let place = all
            .iter()
            .position(|(before, _)| before.is_some_and(|before| key(before) == key(one)));
        if let Some(place) = place {
            at = place + 1;
        } else {
            all.insert(at, (Some(one), None));
            at += 1;
        }
    }
    all
}

/// What an answer says, in words, line by line, with what it rests on.
pub fn lines_of(question: Option<&Question>, words: &Words, answer: &Answer) -> Vec<String> {
    let lines = blocks(question, words, answer)
        .into_iter()
        .flat_map(|block| block.lines);
    lines.map(|(_, text)| text).collect()
}

/// What an answer says, in words, with what it rests on.
fn blocks(question: Option<&Question>, words: &Words, answer: &Answer) -> Vec<Block> {
    let kind = question.map(|question| &question.kind);
    let name_of = |id: &str| kind.and_then(|kind| kind.label_of(id)).unwrap_or(id).to_owned();
    let item = |id: &str, said: Vec<(&str, String)>, evidence: &[Evidence]| block(id, said, evidence, words);
    let labelled = |word: Word, text: &str| labelled(words, word, text);
    let whole = |said: Vec<(&str, String)>| vec![block("", said, &answer.evidence, words)];
    match &answer.value {
        Value::ShortText(text) | Value::LongText(text) | Value::Choice(Choice::Own(text)) => {
            whole(vec![("", text.clone())])
        }
        Value::Choice(Choice::Option(id)) => whole(vec![("", name_of(id))]),
        Value::Choices(choices) => {
            let options = choices.options.iter().map(|id| (id.as_str(), name_of(id)));
            let own = choices.own.iter().map(|text| (text.as_str(), text.clone()));
            whole(options.chain(own).collect())
        }
        Value::Scale(point) => whole(vec![("", point.to_string())]),
        Value::Date(day) => whole(vec![("", day.to_string())]),
        Value::Number(quantity) => whole(vec![(
            "",
            [&quantity.amount.to_string(), " ", &quantity.unit].concat(),
        )]),
        Value::List(items) => items
            .iter()
            .map(|one| item(&one.id, vec![("", one.text.clone())], &one.evidence))
            .collect(),
        Value::Quotes(quotes) => quotes
            .iter()
            .map(|one| {
                let said = vec![
                    ("words", one.words.clone()),
                    ("who", labelled(Word::QuoteWho, &one.who)),
                    ("place", labelled(Word::QuoteWhere, &one.place)),
                ];
                item(&one.id, said, &one.evidence)
            })
            .collect(),
        Value::Moments(moments) => moments
            .iter()
            .map(|one| {
                let feeling = form(words.get(Word::Feelings), &one.feeling.to_string()).to_owned();
                let said = vec![
                    ("title", one.title.clone()),
                    ("what", labelled(Word::MomentWhat, &one.what)),
                    ("place", labelled(Word::MomentWhere, &one.place)),
                    ("feeling", labelled(Word::MomentFeeling, &feeling)),
                    ("nearly", labelled(Word::MomentNearly, &one.nearly)),
                ];
                item(&one.id, said, &one.evidence)
            })
            .collect(),
        Value::Sources(sources) => sources
            .iter()
            .map(|one| {
                let count = one.count.map(|count| count.to_string()).unwrap_or_default();
                let said = vec![
                    ("source", name_of(&one.source)),
                    ("said", labelled(Word::SourceSaid, &one.said)),
                    ("count", labelled(Word::SourceCount, &count)),
                    ("when", labelled(Word::SourceWhen, &one.when)),
                ];
                item(&one.id, said, &[])
            })
            .collect(),
        Value::Test(test) => {
            let day = test.date.map(|day| day.to_string()).unwrap_or_default();
            let kind = test.kind.map(|kind| match kind {
                super::persona::TestKind::Message => Word::TestMessage,
                super::persona::TestKind::Event => Word::TestEvent,
                super::persona::TestKind::Product => Word::TestProduct,
            });
            whole(vec![
                (
                    "kind",
                    kind.map(|word| words.get(word).to_owned()).unwrap_or_default(),
                ),
                ("what", test.what.clone()),
                ("audience", labelled(Word::TestAudience, &test.audience)),
                ("sign", labelled(Word::TestSign, &test.sign)),
                ("date", labelled(Word::TestDate, &day)),
            ])
        }
        Value::Portrait(Portrait::Photo(photo)) => {
            // Two photos are told apart, though nobody can read them.
            whole(vec![(photo.as_str(), words.get(Word::HistoryPhoto).to_owned())])
        }
        Value::Portrait(Portrait::Drawn { seed, parts }) => {
            let names = words.get(Word::FaceParts);
            let mut said = vec![("drawn", words.get(Word::HistoryFace).to_owned())];
            if parts.is_empty() {
                said = vec![(seed.as_str(), words.get(Word::HistoryFace).to_owned())];
            }
            said.extend(
                parts
                    .iter()
                    .map(|(part, option)| (part.as_str(), [form(names, part), ": ", option].concat())),
            );
            whole(said)
        }
        Value::Name(name) => whole(vec![
            ("name", labelled(Word::Name, &name.name)),
            ("epithet", labelled(Word::Epithet, &name.epithet)),
            (
                "pronoun",
                labelled(
                    Word::Pronoun,
                    match &name.pronoun {
                        Pronoun::Unsaid => "",
                        Pronoun::She => words.get(Word::PronounShe),
                        Pronoun::He => words.get(Word::PronounHe),
                        Pronoun::They => words.get(Word::PronounThey),
                        Pronoun::Own(own) => own,
                    },
                ),
            ),
        ]),
        Value::Other { kind, .. } => whole(vec![("", kind.clone())]),
    }
}

/// "Where? The door"; nothing where nothing was said.
fn labelled(words: &Words, word: Word, text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let label = words.get(word);
    let between = if label.ends_with(['?', ':', '？', '：']) {
        " "
    } else {
        ": "
    };
    [label, between, text].concat()
}

fn block(key: &str, said: Vec<(&str, String)>, evidence: &[Evidence], words: &Words) -> Block {
    let mut lines: Vec<(String, String)> = said
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(key, text)| (key.to_owned(), text))
        .collect();
    for (index, piece) in evidence.iter().enumerate() {
        let same = evidence
            .iter()
            .take(index)
            .filter(|other| other.kind == piece.kind);
        let number = same.count().to_string();
        let kind = form(words.get(Word::HistoryKinds), piece.kind.id());
        let count = piece.count.map(|count| count.to_string()).unwrap_or_default();
        let date = piece.date.map(|date| date.to_string()).unwrap_or_default();
        let told: Vec<&str> = [kind, piece.note.trim(), &count, &date]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        lines.push((
            ["evidence ", piece.kind.id(), &number].concat(),
            words.fill(Word::HistoryRests, &[("evidence", &told.join(", "))]),
        ));
    }
    Block {
        key: key.to_owned(),
        lines,
    }
}

/// How two texts differ, word by word.
pub fn words_of(old: &str, new: &str) -> Vec<Part> {
    let (old, new) = (tokens(old), tokens(new));
    let front = old
        .iter()
        .zip(&new)
        .take_while(|(one, other)| one == other)
        .count();
    let (old_rest, new_rest) = (
        old.get(front..).unwrap_or_default(),
        new.get(front..).unwrap_or_default(),
    );
    let back = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let middle = |all: &[&str], rest: &[&str]| (front, front + rest.len() - back, all.len());
    let (old_from, old_to, _) = middle(&old, old_rest);
    let (new_from, new_to, new_end) = middle(&new, new_rest);
    let mut parts = Parts::default();
    parts.same(new.get(..front).unwrap_or_default());
    differ(
        old.get(old_from..old_to).unwrap_or_default(),
        new.get(new_from..new_to).unwrap_or_default(),
        &mut parts,
    );
    parts.same(new.get(new_to..new_end).unwrap_or_default());
    parts.done()
}

/// The parts found so far.
#[derive(Default)]
struct Parts {
    all: Vec<Part>,
    removed: String,
    added: String,
    /// Blanks between two changes, which belong to both.
    blank: String,
}

impl Parts {
    fn same(&mut self, tokens: &[&str]) {
        for token in tokens {
            let is_in_change = !self.removed.is_empty() || !self.added.is_empty();
            if is_in_change && token.trim().is_empty() {
                self.blank.push_str(token);
                continue;
            }
            self.flush();
            match self.all.last_mut() {
                Some(Part::Same(text)) => text.push_str(token),
                _ => self.all.push(Part::Same((*token).to_owned())),
            }
        }
    }

    fn removed(&mut self, token: &str) {
        self.take_blank();
        self.removed.push_str(token);
    }

    fn added(&mut self, token: &str) {
        self.take_blank();
        self.added.push_str(token);
    }

    /// Blanks between two changes of words are part of them.
    fn take_blank(&mut self) {
        if self.removed.is_empty() || self.added.is_empty() {
            if !self.blank.is_empty() {
                self.flush();
            }
            return;
        }
        let blank = mem::take(&mut self.blank);
        self.removed.push_str(&blank);
        self.added.push_str(&blank);
    }

    fn flush(&mut self) {
        let (removed, added) = (mem::take(&mut self.removed), mem::take(&mut self.added));
        if !removed.is_empty() {
            self.all.push(Part::Removed(removed));
        }
        if !added.is_empty() {
            self.all.push(Part::Added(added));
        }
        let blank = mem::take(&mut self.blank);
        if !blank.is_empty() {
            match self.all.last_mut() {
                Some(Part::Same(text)) => text.push_str(&blank),
                _ => self.all.push(Part::Same(blank)),
            }
        }
    }

    fn done(mut self) -> Vec<Part> {
        self.flush();
        self.all
    }
}

/// The longest common subsequence of the words of two texts (dynamic programming, as in Wagner and Fischer's "The
/// String-to-String Correction Problem", 1974).
fn differ(old: &[&str], new: &[&str], parts: &mut Parts) {
    let (rows, columns) = (old.len(), new.len());
    if rows == 0 || columns == 0 || (rows + 1) * (columns + 1) > TABLE_MAX {
        for token in old {
            parts.removed(token);
        }
        for token in new {
            parts.added(token);
        }
        return;
    }
    let width = columns + 1;
    // How many words are common from here on.
    let mut table = vec![0_u16; (rows + 1) * width];
    let at = |table: &[u16], row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(0);
    // Blanks count for less than words, so that words are matched first.
    let weight = |token: &str| if token.trim().is_empty() { 1 } else { 3 };
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let (one, other) = (old.get(row), new.get(column));
            let skip = at(&table, row + 1, column).max(at(&table, row, column + 1));
            let best = match one {
                Some(token) if one == other => at(&table, row + 1, column + 1)
                    .saturating_add(weight(token))
                    .max(skip),
                _ => skip,
            };
            if let Some(cell) = table.get_mut(row * width + column) {
                *cell = best;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows || column < columns {
        let (one, other) = (old.get(row), new.get(column));
        let here = at(&table, row, column);
        match (one, other) {
            (Some(one), Some(other))
                if one == other && here == at(&table, row + 1, column + 1).saturating_add(weight(one)) =>
            {
                parts.same(&[one]);
                row += 1;
                column += 1;
            }
            (Some(one), other) if other.is_none() || here == at(&table, row + 1, column) => {
                parts.removed(one);
                row += 1;
            }
            (_, Some(other)) => {
                parts.added(other);
                column += 1;
            }
            _ => break,
        }
    }
}

/// What a character is to the words around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Word,
    /// A word or sign of its own: punctuation, and scripts that put no blanks between words.
    Alone,
}

fn class_of(letter: char) -> Class {
    match letter {
        letter if letter.is_whitespace() => Class::Blank,
        // Days and compounds are one word.
        '\'' | '’' | '-' | '\u{200d}' => Class::Word,
        letter if letter.is_ascii() && !letter.is_ascii_alphanumeric() => Class::Alone,
        // General punctuation; kana, ideographs and their full-width forms.
        '\u{a1}'
        | '\u{ab}'
        | '\u{bb}'
        | '\u{bf}'
        | '\u{2010}'..='\u{205e}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' => Class::Alone,
        _ => Class::Word,
    }
}

/// A text's words, the blanks between them, and what stands alone; together they are the text.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let (mut from, mut before) = (0, None);
    for (index, letter) in text.char_indices() {
        let class = class_of(letter);
        if let Some(before) = before
            && (class != before || class == Class::Alone)
        {
            tokens.extend(text.get(from..index));
            from = index;
        }
        before = Some(class);
    }
    tokens.extend(text.get(from..).filter(|rest| !rest.is_empty()));
    tokens
}

#[cfg(test)]
mod tests;
