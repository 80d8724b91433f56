//! From the notebook into an answer: an entry's words become an item or a text, and the entry its evidence.
//!
//! Nothing is written that the entry does not say. The evidence carries a note of its own, so that it still tells where a claim comes
//! from when the entry is removed one day.

use super::edit::Field;
use super::interview::{Facet, Interview, Kind, Question, Step};
use super::notebook::{Entry, Part, SOURCES, on_one_line, shortened};
use super::persona::{Choice, Evidence, EvidenceKind, ITEMS_MAX, Persona, Value};
use super::search::folded;

/// The longest note that is made of an entry, in characters.
const NOTE_MAX: usize = 200;

/// What becomes of an entry's words in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// An item of their own.
    Item,
    /// The answer, as there is none yet.
    Text,
    /// The answer says something already: evidence for it, and the words behind it where that is wanted.
    Behind,
    /// Evidence alone.
    Evidence,
}

/// What would become of an entry's words in the answer to a question, or nothing where they have no place there: the question takes no
/// evidence, or there is nothing yet that they could be evidence for.
pub fn way(question: &Question, persona: &Persona) -> Option<Way> {
    let value = persona.value(&question.id);
    // An answer of another kind is of another interview, and stays as it is.
    let is_ours = value.is_none_or(|value| value.kind_id() == question.kind.id());
    if !question.claim || !is_ours {
        return None;
    }
    let is_answered = persona.is_answered(&question.id);
    let if_answered = |way: Way| is_answered.then_some(way);
    match &question.kind {
        Kind::List { .. } | Kind::Quotes | Kind::Moments { .. } => Some(Way::Item),
        Kind::ShortText | Kind::LongText | Kind::Choices { own: true, .. } => {
            Some(if is_answered { Way::Behind } else { Way::Text })
        }
        Kind::Choice { own: true, .. } => Some(if is_answered { Way::Evidence } else { Way::Text }),
        Kind::Choice { .. }
        | Kind::Choices { .. }
        | Kind::Scale { .. }
        | Kind::Number { .. }
        | Kind::Date { .. } => if_answered(Way::Evidence),
        Kind::Sources { .. } | Kind::Test | Kind::Portrait | Kind::Name => None,
    }
}

/// The questions an entry can go to, step by step.
pub fn offered<'a>(interview: &'a Interview, persona: &Persona) -> Vec<(&'a Step, Vec<&'a Question>)> {
    let mut steps = Vec::new();
    for step in &interview.steps {
        let questions = step.screens.iter().flat_map(|screen| &screen.questions);
        let questions: Vec<&Question> = questions
            .filter(|question| is_open(interview, question, persona))
            .collect();
        if !questions.is_empty() {
            steps.push((step, questions));
        }
    }
    steps
}

/// Ids of the questions that ask for what stands in a part of an entry, the closest first.
fn asked_by(part: Part, source: &str) -> &'static [&'static str] {
    match (part, source) {
        (Part::Said, _) => &["quotes", "their-words"],
        (Part::Stood, _) => &["where-they-stand", "habits"],
        (Part::Company, _) => &["company", "brought"],
        (Part::Smiled, _) => &["brightens", "lights-up", "motivations"],
        (Part::Ignored, _) => &["ignores", "walks-away"],
        (Part::Surprised, _) => &["surprise", "imperfection"],
        (Part::About, _) => &["details"],
        (Part::Text, "analytics") => &["habits", "drop-off", "engages-with"],
        (Part::Text, "support") => &["support-hears", "pains", "barriers"],
        (Part::Text, "competitors" | "third-party") => &["gaps", "tried-before", "barriers"],
        (Part::Text, "surveys") => &["pains", "goals", "habits"],
        (Part::Text, _) => &["habits", "details"],
    }
}

/// The facet a part of an entry speaks of, for interviews with questions of their own.
fn facet_of(part: Part) -> Facet {
    match part {
        Part::Said => Facet::Channels,
        Part::Smiled => Facet::Motivation,
        Part::Ignored => Facet::Friction,
        Part::Surprised => Facet::Imperfection,
        Part::Text | Part::About | Part::Stood | Part::Company => Facet::Behaviour,
    }
}

/// The questions that ask for just what stands in a part of an entry, the closest first.
pub fn closest<'a>(
    interview: &'a Interview,
    persona: &Persona,
    part: Part,
    source: &str,
) -> Vec<&'a Question> {
    let known = asked_by(part, source)
        .iter()
        .filter_map(|id| interview.question(id));
    known
        .filter(|question| is_open(interview, question, persona))
        .collect()
}

/// Whether a question is asked and has a place for an entry.
fn is_open(interview: &Interview, question: &Question, persona: &Persona) -> bool {
    interview.applies(question, persona) && way(question, persona).is_some()
}

/// The same, and where the interview asks for nothing of the kind, questions of the facet it speaks of.
pub fn suggested<'a>(
    interview: &'a Interview,
    persona: &Persona,
    part: Part,
    source: &str,
) -> Vec<&'a Question> {
    let mut found = closest(interview, persona, part, source);
    if found.is_empty() {
        let is_near = |question: &&Question| {
            question.facet == facet_of(part) || (part == Part::Said && question.kind == Kind::Quotes)
        };
        found = interview
            .questions()
            .filter(is_near)
            .filter(|question| is_open(interview, question, persona))
            .take(2)
            .collect();
    }
    found
}

/// The text of an entry that is most likely wanted: words that were said, else the first in the form's order.
pub fn first_part(entry: &Entry) -> Part {
    let says = |part: &Part| !entry.part(*part).trim().is_empty();
    let order = [&[Part::Said][..], Part::ALL].concat();
    order.into_iter().find(says).unwrap_or(Part::Text)
}

/// An entry as evidence. Where its words are taken along, the note tells whom and where; otherwise it begins with the words.
pub fn evidence_of(entry: &Entry, part: Part, is_taken: bool) -> Evidence {
    let own_source = if SOURCES.contains(&entry.source.as_str()) {
        ""
    } else {
        &entry.source
    };
    let mut notes: Vec<String> = Vec::new();
    let mut note = |text: &str| {
        let text = on_one_line(text);
        if !text.is_empty() {
            notes.push(text);
        }
    };
    if !is_taken {
        note(entry.part(part));
    }
    for (text, other) in [(&entry.about, Part::About), (&entry.stood, Part::Stood)] {
        if part != other {
            note(text);
        }
    }
    note(own_source);
    Evidence {
        note: shortened(&notes.join(", "), NOTE_MAX),
        date: entry.date,
        count: entry.count,
        entry: Some(entry.id.clone()),
        ..Evidence::of(entry.evidence_kind(part == Part::Said))
    }
}

/// Adds evidence to an answer or one of its items, unless it rests on that entry already; says whether it does now.
pub fn attach(persona: &mut Persona, question: &str, item: &str, evidence: Evidence) -> bool {
    let Some(list) = persona.evidence_mut(question, item) else {
        return false;
    };
    if evidence.entry.is_some() && list.iter().any(|piece| piece.entry == evidence.entry) {
        return true;
    }
    if list.len() >= ITEMS_MAX {
        return false;
    }
    // What is known is no guess any more.
    list.retain(|piece| piece.kind != EvidenceKind::Guess);
    list.push(evidence);
    true
}

/// Takes a part of an entry into the answer to a question, with the entry as its evidence. Gives the id of the item it became, which is
/// empty for a whole answer; nothing where it has no place there, or the answer is full.
pub fn promote(
    persona: &mut Persona,
    question: &Question,
    entry: &Entry,
    part: Part,
    is_appended: bool,
    new_id: String,
) -> Option<String> {
    let words = entry.part(part).trim();
    let way = way(question, persona)?;
    if way == Way::Item {
        let evidence = evidence_of(entry, part, true);
        let item = add_item(persona, question, words, new_id)?;
        if question.kind == Kind::Quotes
            && let Some(answer) = persona.answers.get_mut(&question.id)
        {
            // Who said it before, and where, was written by hand.
            for (field, text) in [(Field::Who, &entry.about), (Field::Place, &entry.stood)] {
                if answer.value.text(&item, field).is_empty() {
                    answer.value.set_text(&item, field, &on_one_line(text));
                }
            }
        }
        return attach(persona, &question.id, &item, evidence).then_some(item);
    }
    let is_written = way == Way::Text || (way == Way::Behind && is_appended);
    if is_written {
        write(persona, question, words);
    }
    let evidence = evidence_of(entry, part, is_written);
    attach(persona, &question.id, "", evidence).then(String::new)
}

/// Gives the id of the item of an answer that says this, adding it where there is none; nothing where the answer is full.
pub(super) fn add_item(
    persona: &mut Persona,
    question: &Question,
    words: &str,
    new_id: String,
) -> Option<String> {
    let mut value = match persona.value(&question.id) {
        Some(value) => value.clone(),
        None => Value::empty(&question.kind)?,
    };
    let field = match question.kind {
        Kind::Quotes => Field::Words,
        Kind::Moments { .. } => Field::What,
        _ => Field::Text,
    };
    let words = if field == Field::Text {
        on_one_line(words)
    } else {
        words.to_owned()
    };
    let same = folded(&words);
    let said = value
        .item_ids()
        .into_iter()
        .find(|id| folded(value.text(id, field).trim()) == same);
    if said.is_some() {
        return said;
    }
    let is_added = value.add_item(new_id.clone(), "", "", &words);
    persona.set_value(&question.id, value);
    is_added.then_some(new_id)
}

/// Writes words as an answer, or behind what it says.
fn write(persona: &mut Persona, question: &Question, words: &str) {
    let line = on_one_line(words);
    let value = match persona.value(&question.id) {
        Some(Value::LongText(before)) if !before.trim().is_empty() => {
            Value::LongText([before.trim_end(), "\n", words].concat())
        }
        Some(Value::ShortText(before)) if !before.trim().is_empty() => {
            let before = before.trim_end();
            let is_sentence = before.ends_with(['.', '!', '?', '…', '。', '؟']);
            Value::ShortText([before, if is_sentence { " " } else { "; " }, &line].concat())
        }
        Some(Value::Choices(choices)) => {
            let mut choices = choices.clone();
            if choices.own.len() < ITEMS_MAX {
                choices.own.push(line);
            }
            Value::Choices(choices)
        }
        _ => match Value::empty(&question.kind) {
            Some(Value::LongText(_)) => Value::LongText(words.to_owned()),
            Some(Value::Choice(_)) => Value::Choice(Choice::Own(line)),
            Some(mut value) => {
                value.set_text("", Field::Text, &line);
                value
            }
            None => return,
        },
    };
    // Cut where a text may be no longer.
    let mut cut = value.clone();
    let text = value.text("", Field::Text);
    if cut.set_text("", Field::Text, &text) {
        persona.set_value(&question.id, cut);
    }
}

/// Takes back what a promotion did: where the answer is as the promotion left it, it is again as it was before; where it was changed since,
/// what was written stays and the evidence goes.
pub fn take_back(
    persona: &mut Persona,
    question: &str,
    before: Option<&super::persona::Answer>,
    after: Option<&super::persona::Answer>,
    entry: &str,
) {
    if persona.answers.get(question) == after {
        match before {
            Some(before) => persona.answers.insert(question.to_owned(), before.clone()),
            None => persona.answers.remove(question),
        };
        return;
    }
    let had = |item: &str| {
        let was = Persona {
            answers: before
                .map(|before| (question.to_owned(), before.clone()))
                .into_iter()
                .collect(),
            ..Persona::default()
        };
        was.evidence(question, item)
            .iter()
            .any(|piece| piece.entry.as_deref() == Some(entry))
    };
    let mut items = persona.value(question).map(Value::item_ids).unwrap_or_default();
    items.push(String::new());
    for item in items {
        if !had(&item)
            && let Some(list) = persona.evidence_mut(question, &item)
        {
            list.retain(|piece| piece.entry.as_deref() != Some(entry));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::format::read_interview;
    use crate::domain::persona::Quantity;

    fn interview(id: &str) -> Interview {
        let path = format!("{}/interviews/{id}.en.json", env!("CARGO_MANIFEST_DIR"));
        read_interview(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    fn entry() -> Entry {
        Entry {
            id: "e1".into(),
            date: Day::parse("2026-03-12"),
            about: "the woman with the lamp".into(),
            stood: "third stool".into(),
            company: "the baker".into(),
            smiled: "the old till".into(),
            ignored: "the new menu".into(),
            surprised: "she knows every name".into(),
            said: "If the light is on,\nI come in.".into(),
            text: "Comes at four".into(),
            ..Entry::default()
        }
    }

    #[test]
    fn every_part_finds_the_question_that_asks_for_it() {
        for (method, part, source, expected) in [
            ("community", Part::Said, "", "quotes their-words"),
            ("community", Part::Stood, "", "where-they-stand habits"),
            ("community", Part::Company, "", "company brought"),
            ("community", Part::Smiled, "", "brightens lights-up motivations"),
            ("community", Part::Ignored, "", "ignores walks-away"),
            ("community", Part::Surprised, "", "surprise imperfection"),
            ("community", Part::About, "", "details"),
            ("community", Part::Text, "", "habits details"),
            ("customer", Part::Said, "", "quotes their-words"),
            ("customer", Part::Stood, "", "habits"),
            ("customer", Part::Company, "", "shared-traits habits"),
            ("customer", Part::Smiled, "", "motivations"),
            ("customer", Part::Ignored, "", "ignores walks-away"),
            ("customer", Part::Surprised, "", "imperfection"),
            ("customer", Part::Text, "support", "pains barriers"),
            ("research", Part::Text, "support", "support-hears pains barriers"),
            (
                "research",
                Part::Text,
                "analytics",
                "habits drop-off engages-with",
            ),
            (
                "research",
                Part::Text,
                "third-party",
                "gaps tried-before barriers",
            ),
            ("research", Part::Text, "surveys", "pains goals habits"),
            ("research", Part::Smiled, "", "motivations"),
        ] {
            let interview = interview(method);
            let found = suggested(&interview, &Persona::default(), part, source);
            let found: Vec<&str> = found.iter().map(|question| question.id.as_str()).collect();
            assert_eq!(found.join(" "), expected, "{method} {part:?} {source}");
        }
    }

    /// A question of a kind with an answer or none, a part, whether its words are wanted behind an answer; and what the answer says
    /// then, with its evidence.
    #[test]
    fn each_kind_of_question_takes_each_part_in_its_own_way() {
        let community = interview("community");
        let ask = |id: &str| community.question(id).unwrap().clone();
        let of_kind = |kind: Kind| Question {
            kind,
            ..ask("habits")
        };
        let own = |own: bool| Kind::Choice {
            options: Vec::new(),
            own,
        };
        let several = |own: bool| Kind::Choices {
            options: Vec::new(),
            own,
        };
        let short = |text: &str| Some(Value::ShortText(text.into()));
        let chosen = Some(Value::Choice(Choice::Option("a".into())));
        let number = Some(Value::Number(Quantity::default()));
        let unit = Kind::Number { unit: String::new() };
        let said = "If the light is on,\nI come in.";
        let flat = "If the light is on, I come in.";
        let who = "the woman with the lamp";
        let about = "the woman with the lamp, third stool";
        let told = [flat, ", ", about].concat();
        for (question, before, part, appended, text, kind, note) in [
            (
                ask("habits"),
                None,
                Part::Text,
                false,
                "Comes at four",
                "observed",
                about,
            ),
            (ask("habits"), None, Part::Said, false, flat, "quoted", about),
            (
                ask("habits"),
                None,
                Part::Stood,
                false,
                "third stool",
                "observed",
                who,
            ),
            (ask("quotes"), None, Part::Said, false, said, "quoted", about),
            (
                ask("journey"),
                None,
                Part::Surprised,
                false,
                "she knows every name",
                "observed",
                about,
            ),
            (
                ask("brightens"),
                None,
                Part::Smiled,
                false,
                "the old till",
                "observed",
                about,
            ),
            (
                ask("brightens"),
                short(" "),
                Part::Smiled,
                false,
                "the old till",
                "observed",
                about,
            ),
            (
                ask("brightens"),
                short("Rain"),
                Part::Smiled,
                true,
                "Rain; the old till",
                "observed",
                about,
            ),
            (
                ask("brightens"),
                short("Rain."),
                Part::Smiled,
                true,
                "Rain. the old till",
                "observed",
                about,
            ),
            (
                ask("brightens"),
                short("Rain"),
                Part::Said,
                false,
                "Rain",
                "quoted",
                &told,
            ),
            (
                of_kind(Kind::LongText),
                None,
                Part::Said,
                false,
                said,
                "quoted",
                about,
            ),
            (
                of_kind(Kind::LongText),
                Some(Value::LongText("Rain".into())),
                Part::Text,
                true,
                "Rain\nComes at four",
                "observed",
                about,
            ),
            (
                of_kind(own(true)),
                None,
                Part::Text,
                false,
                "Comes at four",
                "observed",
                about,
            ),
            (
                of_kind(several(true)),
                None,
                Part::Text,
                false,
                "Comes at four",
                "observed",
                about,
            ),
        ] {
            let mut persona = Persona::default();
            if let Some(before) = before {
                persona.answers.insert(question.id.clone(), before.into());
            }
            let item = promote(&mut persona, &question, &entry(), part, appended, "new".into());
            let item = item.unwrap_or_else(|| panic!("{} {part:?}", question.kind.id()));
            let value = persona.value(&question.id).unwrap();
            let words = [Field::Text, Field::Words, Field::What].map(|field| value.text(&item, field));
            assert_eq!(words.concat(), text, "{} {part:?}", question.kind.id());
            let evidence = persona.evidence(&question.id, &item);
            assert_eq!(evidence.len(), 1);
            assert_eq!(evidence[0].kind.id(), kind);
            assert_eq!(evidence[0].note, note, "{} {part:?}", question.kind.id());
            assert_eq!(evidence[0].entry.as_deref(), Some("e1"));
            assert_eq!(evidence[0].date, Day::parse("2026-03-12"));
        }
        // What can only be evidence: it needs something that it is evidence for, which stays as it is.
        for (kind, answer) in [
            (own(true), chosen.clone()),
            (own(false), chosen),
            (unit.clone(), number),
        ] {
            let question = of_kind(kind);
            let mut persona = Persona::default();
            persona
                .answers
                .insert("habits".into(), answer.clone().unwrap().into());
            let item = promote(&mut persona, &question, &entry(), Part::Text, true, "new".into());
            assert_eq!(item.as_deref(), Some(""));
            assert_eq!(persona.value("habits"), answer.as_ref());
            assert_eq!(
                persona.evidence("habits", "")[0].note,
                ["Comes at four, ", about].concat()
            );
        }
        for question in [
            of_kind(own(false)),
            of_kind(several(false)),
            of_kind(unit),
            ask("name"),
            ask("test"),
            ask("portrait"),
            ask("journey-story"),
        ] {
            let item = promote(
                &mut Persona::default(),
                &question,
                &entry(),
                Part::Text,
                true,
                "new".into(),
            );
            assert_eq!(item, None, "{}", question.kind.id());
        }
        let mut other = Persona::default();
        other
            .answers
            .insert("habits".into(), Value::ShortText("of another kind".into()).into());
        assert_eq!(way(&ask("habits"), &other), None);
    }

    #[test]
    fn a_quote_has_who_said_it_and_where() {
        let community = interview("community");
        let mut persona = Persona::default();
        let question = community.question("quotes").unwrap();
        promote(&mut persona, question, &entry(), Part::Said, false, "q".into()).unwrap();
        let value = persona.value("quotes").unwrap();
        assert_eq!(value.text("q", Field::Who), "the woman with the lamp");
        assert_eq!(value.text("q", Field::Place), "third stool");
    }

    #[test]
    fn the_same_words_twice_are_one_item_with_the_evidence_of_both() {
        let community = interview("community");
        let question = community.question("habits").unwrap();
        let mut persona = Persona::default();
        let other = Entry {
            id: "e2".into(),
            text: "comes at FOUR ".into(),
            ..Entry::default()
        };
        for (entry, id) in [(&entry(), "a"), (&other, "b"), (&entry(), "c")] {
            let item = promote(&mut persona, question, entry, Part::Text, false, id.into());
            assert_eq!(item.as_deref(), Some("a"));
        }
        let entries: Vec<_> = persona
            .evidence("habits", "a")
            .iter()
            .map(|one| one.entry.as_deref())
            .collect();
        assert_eq!(entries, [Some("e1"), Some("e2")]);
    }

    #[test]
    fn what_is_known_is_no_guess_any_more_and_a_full_answer_takes_nothing() {
        let community = interview("community");
        let mut persona = Persona::default();
        let question = community.question("brightens").unwrap();
        persona.set_value("brightens", Value::ShortText("Rain".into()));
        let evidence = persona.evidence_mut("brightens", "").unwrap();
        evidence.push(Evidence::of(EvidenceKind::Guess));
        promote(&mut persona, question, &entry(), Part::Smiled, false, "x".into()).unwrap();
        assert_eq!(persona.evidence("brightens", "").len(), 1);

        let question = community.question("habits").unwrap();
        let mut full = Value::List(Vec::new());
        while full.add_item(full.item_ids().len().to_string(), "", "", "x") {}
        persona.set_value("habits", full);
        assert_eq!(
            promote(&mut persona, question, &entry(), Part::Text, false, "x".into()),
            None
        );
    }

    #[test]
    fn a_finding_keeps_how_many_and_its_own_source() {
        let mut finding = Entry {
            source: "analytics".into(),
            count: Some(48),
            ..Entry::default()
        };
        let evidence = evidence_of(&finding, Part::Text, true);
        assert_eq!(
            (evidence.kind, evidence.count, evidence.note.as_str()),
            (EvidenceKind::Measured, Some(48), "")
        );
        "the till roll".clone_into(&mut finding.source);
        assert_eq!(evidence_of(&finding, Part::Text, true).note, "the till roll");
    }

    #[test]
    fn a_promotion_is_taken_back() {
        let community = interview("community");
        let question = community.question("brightens").unwrap();
        let mut persona = Persona::default();
        persona.set_value("brightens", Value::ShortText("Rain".into()));
        let before = persona.clone();
        promote(&mut persona, question, &entry(), Part::Smiled, true, "x".into()).unwrap();
        let after = persona.clone();
        let undo = |persona: &mut Persona| {
            let (before, after) = (before.answers.get("brightens"), after.answers.get("brightens"));
            take_back(persona, "brightens", before, after, "e1");
        };
        undo(&mut persona);
        assert_eq!(persona, before);
        // What was written since stays.
        let mut changed = after.clone();
        changed.set_value("brightens", Value::ShortText("Snow".into()));
        undo(&mut changed);
        assert_eq!(changed.value("brightens"), Some(&Value::ShortText("Snow".into())));
        assert!(changed.evidence("brightens", "").is_empty());
    }

    #[test]
    fn only_questions_with_a_place_for_it_are_offered() {
        let community = interview("community");
        let offered = offered(&community, &Persona::default());
        let ids: Vec<&str> = offered
            .iter()
            .flat_map(|(_, questions)| questions.iter().map(|question| question.id.as_str()))
            .collect();
        assert!(ids.contains(&"habits") && ids.contains(&"quotes") && ids.contains(&"journey"));
        for id in ["times-came", "name", "test", "starting-point", "age"] {
            assert!(!ids.contains(&id), "{id}");
        }
    }
}
