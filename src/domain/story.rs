//! The story of a journey, drafted from its moments in plain sentences for the person to make their own; and the journey as
//! a list, for those who do not see its curve.
//!
//! People write moments in fragments: "Patched the tube, spoke to nobody", "Delivery cost.", "I came in from the rain". None of
//! them is bent to fit into a sentence of ours. A title stands in quotation marks, a place in brackets, what happened is a
//! sentence of its own, and what nearly went wrong follows a colon. Only where a fragment begins with a word that can be nothing
//! but the verb of a sentence without a subject does the persona become its subject; which words these are is the language's
//! business, and they stand among its words.

use super::brief::feeling;
use super::day::Day;
use super::format;
use super::interview::{FEELING_MAX, Interview, Kind};
use super::journey;
use super::persona::{EvidenceKind, Moment, Name, Persona, Pronoun, Sign, Value};
use super::record::Dismissal;
use super::words::{self, Word, Words};

/// The question whose answer is the story.
pub const STORY: &str = "journey-story";
/// What a draft that was taken or left is called among the advice put aside.
pub const DRAFT_RULE: &str = "story-draft";

/// The marks a sentence may end with.
const ENDS: [char; 8] = ['.', '!', '?', '…', '。', '！', '？', '؟'];
/// Marks that close words somebody said, or an aside.
const CLOSING: [char; 6] = ['”', '"', '’', '\'', ')', '»'];

/// A persona's moments and the kind of the question they answer: those of the first question for moments that is asked.
pub fn moments<'a>(interview: &'a Interview, persona: &'a Persona) -> Option<(&'a Kind, &'a [Moment])> {
    interview
        .questions()
        .filter(|question| interview.applies(question, persona))
        .find_map(|question| match persona.value(&question.id) {
            Some(Value::Moments(moments)) if journey::told(moments).next().is_some() => {
                Some((&question.kind, moments.as_slice()))
            }
            _ => None,
        })
}

/// The journey as a list, a line for each moment: what it is called, how it felt, what nearly went wrong, and whether it is a guess.
pub fn listing(words: &Words, kind: &Kind, moments: &[Moment]) -> Vec<String> {
    let line = |moment: &Moment| {
        let mut line = words.fill(
            Word::JourneyLine,
            &[
                ("title", journey::title(kind, moment)),
                ("feeling", words.get(feeling(moment.feeling))),
            ],
        );
        if Sign::of(&moment.evidence) == Sign::Guess {
            line.push_str(words.get(Word::JourneyGuess));
        }
        line = closed(&line);
        if !moment.nearly.trim().is_empty() {
            line.push(' ');
            line.push_str(&closed(
                &words.fill(Word::StoryNearly, &[("nearly", moment.nearly.trim())]),
            ));
        }
        line
    };
    journey::told(moments).map(line).collect()
}

/// What tells a draft from others, to remember which one was taken or left.
pub fn print_of(draft: &str) -> String {
    format::fingerprint(draft)
}

/// The print of the draft that was taken or left last. It is remembered among the advice that was put aside: like any of it, a
/// draft comes again once it is another one.
pub fn seen(persona: &Persona) -> Option<String> {
    let mut put_aside = format::record(persona).dismissals.into_iter().rev();
    put_aside.find(|one| one.rule == DRAFT_RULE).map(|one| one.said)
}

/// Remembers a draft's print as the last one taken or left; with none, that there was none.
pub fn set_seen(persona: &mut Persona, print: Option<String>, today: Day) {
    let mut record = format::record(persona);
    record.dismissals.retain(|one| one.rule != DRAFT_RULE);
    if let Some(said) = print {
        record.dismissals.push(Dismissal {
            rule: DRAFT_RULE.to_owned(),
            question: STORY.to_owned(),
            said,
            date: Some(today),
            ..Dismissal::default()
        });
    }
    format::set_record(persona, &record);
}

/// A story of the moments, a paragraph for each; empty where nothing was told.
pub fn draft(words: &Words, name: &Name, kind: &Kind, moments: &[Moment]) -> String {
    let teller = Teller { words, name, kind };
    let told: Vec<&Moment> = journey::told(moments).collect();
    let mut story: Vec<String> = Vec::new();
    let mut felt = None;
    for (index, moment) in told.iter().enumerate() {
        let mut sentences = vec![teller.opening(moment, index)];
        sentences.extend(teller.happened(moment));
        sentences.push(teller.felt(moment, felt));
        sentences.extend(teller.nearly(moment));
        felt = Some(moment.feeling);
        story.push(sentences.join(" "));
    }
    // Where no moment is the one that brought them back, the best one is the reason there is.
    let has_reason = told
        .iter()
        .any(|moment| moment.moment.as_deref() == Some("stayed"));
    let best = told.iter().rev().max_by_key(|moment| moment.feeling);
    if let Some(best) = best.filter(|best| !has_reason && told.len() > 1 && best.feeling > 0) {
        story.push(teller.say(Word::StoryBest, best));
    }
    story.join("\n")
}

/// Who tells the story, and of whom.
struct Teller<'a> {
    words: &'a Words,
    name: &'a Name,
    kind: &'a Kind,
}

impl Teller<'_> {
    /// The key of the form that speaks of the persona, as in [`Words::about`].
    fn key(&self) -> &'static str {
        match &self.name.pronoun {
            Pronoun::She => "she",
            Pronoun::He => "he",
            Pronoun::Own(_) if !self.name.short().is_empty() => "name",
            Pronoun::They | Pronoun::Unsaid | Pronoun::Own(_) => "they",
        }
    }

    /// A sentence of ours about a moment, with its title and place.
    fn say(&self, word: Word, moment: &Moment) -> String {
        self.fill(self.key(), word, moment)
    }

    /// The same with the persona's name, where there is one.
    fn introduce(&self, word: Word, moment: &Moment) -> String {
        let is_named = !self.name.short().is_empty();
        self.fill(if is_named { "named" } else { self.key() }, word, moment)
    }

    fn fill(&self, key: &str, word: Word, moment: &Moment) -> String {
        let place = moment.place.trim().trim_end_matches(ENDS);
        let place = if place.is_empty() {
            String::new()
        } else {
            self.words.fill(Word::StoryPlace, &[("place", &spaced(place))])
        };
        let title = self.words.fill(
            Word::StoryTitle,
            &[("title", &bare(journey::title(self.kind, moment)))],
        );
        let sentence = words::fill(
            words::form(self.words.get(word), key),
            &[("who", self.name.short()), ("title", &title), ("place", &place)],
        );
        capital(&sentence)
    }

    /// The sentence a moment is told with first. One that only has the pack's own name, or none, is told without a title.
    fn opening(&self, moment: &Moment, index: usize) -> String {
        let given = moment.title.trim();
        let known = moment.moment.as_deref().unwrap_or_default();
        let is_bare = given.is_empty() || self.kind.label_of(known) == Some(given);
        let (titled, untitled) = match (known, index) {
            ("found", 0) => (Word::StoryFound, Word::StoryFoundBare),
            (_, 0) => (Word::StoryBegan, Word::StoryBeganBare),
            ("first", _) => (Word::StoryFirst, Word::StoryFirstBare),
            ("stayed", _) => (Word::StoryBack, Word::StoryBackBare),
            ("almost-left", _) => (Word::StoryLeft, Word::StoryLeftBare),
            ("tells", _) => (Word::StoryTells, Word::StoryTellsBare),
            _ if index.is_multiple_of(2) => (Word::StoryThen, Word::StoryThenBare),
            _ => (Word::StoryAfter, Word::StoryAfterBare),
        };
        let word = if is_bare { untitled } else { titled };
        if index == 0 {
            self.introduce(word, moment)
        } else {
            self.say(word, moment)
        }
    }

    /// What happened, each sentence with a subject as far as that is sure.
    fn happened(&self, moment: &Moment) -> Option<String> {
        let what = spaced(&moment.what);
        if what.is_empty() {
            return None;
        }
        let is_told = moment
            .evidence
            .iter()
            .any(|piece| piece.kind == EvidenceKind::Quoted);
        let first = what.split(' ').next().unwrap_or_default();
        if is_told && self.has(Word::StoryI, &small(first)) {
            // Their own account in the first person is theirs, and said to be.
            let words = ["“", &closed(&capital(&what)), "”"].concat();
            let told = words::form(self.words.get(Word::StoryOwn), self.key());
            return Some(capital(&words::fill(
                told,
                &[("who", self.name.short()), ("words", &words)],
            )));
        }
        let sentences: Vec<String> = sentences(&what)
            .into_iter()
            .map(|sentence| self.with_subject(sentence))
            .collect();
        Some(closed(&capital(&sentences.join(" "))))
    }

    /// A sentence with the persona before a verb that has no subject.
    fn with_subject(&self, sentence: &str) -> String {
        let (first, rest) = sentence.split_once(' ').unwrap_or((sentence, ""));
        let verb = small(first.trim_end_matches([',', '.', '!', ';', ':', '…']));
        let next = small(rest.split(' ').next().unwrap_or_default());
        let pair = [&verb, " ", &next].concat();
        // Words in capitals are shouted, and stay as they are.
        let is_written_small = first.chars().skip(1).all(|letter| !letter.is_uppercase());
        let is_verb = is_written_small && self.has(Word::StoryVerbs, &verb);
        if !is_verb || self.has(Word::StoryPassive, &next) || self.has(Word::StoryPassive, &pair) {
            return sentence.to_owned();
        }
        let short = self.name.short();
        // "They finds" is no sentence; with the name it is one.
        let is_singular = verb.ends_with('s');
        let subject = match self.key() {
            "name" => short,
            "they" if is_singular && short.is_empty() => return sentence.to_owned(),
            "they" if is_singular => short,
            key => words::form(self.words.get(Word::StorySubject), key),
        };
        let mut whole = capital(subject);
        whole.push(' ');
        whole.push_str(&small_first(sentence));
        whole
    }

    /// How it felt, and whether it still did.
    fn felt(&self, moment: &Moment, before: Option<i8>) -> String {
        let word = if before == Some(moment.feeling) {
            Word::StoryStillFelt
        } else {
            Word::StoryFelt
        };
        let key = moment.feeling.clamp(-FEELING_MAX, FEELING_MAX).to_string();
        words::form(self.words.get(word), &key).to_owned()
    }

    /// What nearly went wrong, begun small behind the colon where its first word may be.
    fn nearly(&self, moment: &Moment) -> Option<String> {
        let nearly = spaced(&moment.nearly);
        if nearly.is_empty() {
            return None;
        }
        let first = small(nearly.split(' ').next().unwrap_or_default());
        let is_small = self.has(Word::StorySmall, &first) || self.has(Word::StoryVerbs, &first);
        let nearly = if is_small { small_first(&nearly) } else { nearly };
        Some(closed(
            &self.words.fill(Word::StoryNearly, &[("nearly", &nearly)]),
        ))
    }

    /// Whether a list of words has this one.
    fn has(&self, list: Word, word: &str) -> bool {
        !word.is_empty() && self.words.get(list).split('|').any(|one| one == word)
    }
}

/// A text without line breaks and doubled blanks.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title without its full stop and without quotation marks of its own around all of it.
fn bare(title: &str) -> String {
    let title = spaced(title);
    let inner = title
        .strip_prefix(['“', '"'])
        .and_then(|rest| rest.strip_suffix(['”', '"']));
    let inner = inner.filter(|inner| !inner.contains(['“', '”', '"']));
    let title = inner.unwrap_or(&title);
    let end = title.strip_suffix('.').filter(|rest| !rest.ends_with('.'));
    end.unwrap_or(title).to_owned()
}

/// A text that ends as a sentence does.
fn closed(text: &str) -> String {
    let text = text.trim_end_matches([' ', ',', ';', ':', '-', '–', '—']);
    let before = text.trim_end_matches(CLOSING);
    let is_closed = before.is_empty() || before.ends_with(ENDS);
    if is_closed {
        text.to_owned()
    } else {
        [text, "."].concat()
    }
}

/// The sentences of a text: each ends with a mark, and a blank follows.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut marked = false;
    for (index, letter) in text.char_indices() {
        if letter == ' ' && marked {
            found.push(text.get(from..index).unwrap_or_default());
            from = index + 1;
        }
        marked = ENDS.contains(&letter) || (marked && CLOSING.contains(&letter));
    }
    found.push(text.get(from..).unwrap_or_default());
    found
}

/// A text with its first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The same with its first letter small.
fn small_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A word in small letters, to be looked up.
fn small(word: &str) -> String {
    word.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::example::EXAMPLES;
    use super::super::interview::Choosable;
    use super::super::persona::Evidence;
    use super::*;

    fn kind() -> Kind {
        let moment = |(id, label): (&str, &str)| Choosable {
            id: id.into(),
            label: label.into(),
            note: String::new(),
        };
        Kind::Moments {
            moments: [
                ("found", "Found us"),
                ("first", "First time"),
                ("stayed", "Stayed"),
                ("almost-left", "Almost left"),
                ("tells", "Tells others"),
            ]
            .map(moment)
            .into(),
        }
    }

    fn moment(known: &str, [title, what, place, nearly]: [&str; 4], feeling: i8) -> Moment {
        Moment {
            moment: (!known.is_empty()).then(|| known.to_owned()),
            title: title.into(),
            what: what.into(),
            place: place.into(),
            nearly: nearly.into(),
            feeling,
            ..Moment::default()
        }
    }

    fn named(name: &str, pronoun: &str) -> Name {
        Name {
            name: name.into(),
            epithet: String::new(),
            pronoun: pronoun.into(),
        }
    }

    fn nell() -> Vec<Moment> {
        vec![
            moment(
                "found",
                [
                    "A light in the lane",
                    "Saw people at work after closing time",
                    "Side lane, October 2024",
                    "The shop front was dark",
                ],
                1,
            ),
            moment(
                "first",
                [
                    "An hour by the door",
                    "Patched the tube, spoke to nobody. Left coins in the tin.",
                    "",
                    "",
                ],
                0,
            ),
            moment(
                "stayed",
                [
                    "Someone needed light",
                    "A beginner could not see the spokes. Nell took the lamp.",
                    "Wheel stand",
                    "",
                ],
                2,
            ),
            moment(
                "almost-left",
                [
                    "The booking sheet",
                    "We asked everyone to book",
                    "March 2026.",
                    "we noticed late.",
                ],
                -2,
            ),
            moment("tells", ["", "Walked a neighbour’s son over", "", ""], 2),
        ]
    }

    fn told(name: &Name, moments: &[Moment]) -> String {
        draft(&Words::ENGLISH, name, &kind(), moments)
    }

    #[test]
    fn a_journey_becomes_a_story_in_plain_sentences() {
        assert_eq!(
            told(&named("Nell", "she"), &nell()),
            "Nell’s way to us began with “A light in the lane” (Side lane, October 2024). She saw people at work after closing time. \
             It felt good. What nearly went wrong: the shop front was dark.\n\
             The first time was “An hour by the door”. She patched the tube, spoke to nobody. She left coins in the tin. It felt so-so.\n\
             What brought her back was “Someone needed light” (Wheel stand). A beginner could not see the spokes. Nell took the lamp. \
             It felt very good.\n\
             Then she nearly left over “The booking sheet” (March 2026). We asked everyone to book. It felt very bad. \
             What nearly went wrong: we noticed late.\n\
             Now she tells others. She walked a neighbour’s son over. It felt very good."
        );
    }

    #[test]
    fn the_story_speaks_of_the_persona_as_asked() {
        let moments = [
            moment("", ["Rain", "Finds the stamp", "", ""], 1),
            moment("stayed", ["The shelf", "came back each season", "", ""], 1),
        ];
        let epithet = |pronoun: &str| Name {
            epithet: "the Careful Comparer".into(),
            pronoun: pronoun.into(),
            ..Name::default()
        };
        for (name, story) in [
            (
                named("Robin", "they"),
                "Robin’s story with us begins with “Rain”. Robin finds the stamp. It felt good.\n\
                 What brought them back was “The shelf”. They came back each season. It still felt good.",
            ),
            (
                named("", ""),
                "Their story with us begins with “Rain”. Finds the stamp. It felt good.\n\
                 What brought them back was “The shelf”. They came back each season. It still felt good.",
            ),
            (
                named("Idris", "he"),
                "Idris’s story with us begins with “Rain”. He finds the stamp. It felt good.\n\
                 What brought him back was “The shelf”. He came back each season. It still felt good.",
            ),
            (
                epithet("ze"),
                "The Careful Comparer’s story with us begins with “Rain”. The Careful Comparer finds the stamp. It felt good.\n\
                 What brought the Careful Comparer back was “The shelf”. The Careful Comparer came back each season. It still felt good.",
            ),
        ] {
            assert_eq!(told(&name, &moments), story);
        }
    }

    #[test]
    fn whatever_was_written_stays_a_sentence() {
        let name = named("Oda", "she");
        for (what, sentence) in [
            ("came in to wait for the bus", "She came in to wait for the bus."),
            ("Came in; left again,", "She came in; left again."),
            ("CAME IN", "CAME IN."),
            ("Brought by a friend", "Brought by a friend."),
            ("told to wait outside", "Told to wait outside."),
            ("Told two friends", "She told two friends."),
            ("Oda sat alone.", "Oda sat alone."),
            ("oda sat alone", "Oda sat alone."),
            (
                "Pushing a flat tyre home, saw us",
                "Pushing a flat tyre home, saw us.",
            ),
            ("We asked everyone to book!", "We asked everyone to book!"),
            ("I came in from the rain", "I came in from the rain."),
            ("Said “it is warm here.”", "She said “it is warm here.”"),
            ("“It is warm here”", "“It is warm here.”"),
            ("two jobs\n  missing –", "Two jobs missing."),
            ("毎朝、開店前に来る。", "毎朝、開店前に来る。"),
            ("ärgerlich", "Ärgerlich."),
            (
                "Sat down. Asked nothing… went home",
                "She sat down. She asked nothing… She went home.",
            ),
            ("<b>{who}</b> | she: x", "<b>{who}</b> | she: x."),
            ("…", "…"),
        ] {
            let story = told(&name, &[moment("first", ["Rain", what, "", ""], 0)]);
            // A full stop is put inside the marks only where it stood there.
            let expected = if what.starts_with('“') {
                "“It is warm here”."
            } else {
                sentence
            };
            assert_eq!(
                story,
                format!("Oda’s story with us begins with “Rain”. {expected} It felt so-so."),
                "{what}"
            );
        }
        for (nearly, sentence) in [
            ("The bus came early", "the bus came early."),
            ("Delivery cost.", "Delivery cost."),
            ("Stopped for a day", "stopped for a day."),
            ("almost forgot the name!", "almost forgot the name!"),
            ("Oda was tired,", "Oda was tired."),
            ("I nearly turned round", "I nearly turned round."),
        ] {
            let story = told(&name, &[moment("found", ["Rain", "", "", nearly], -1)]);
            assert_eq!(
                story,
                format!("Oda’s way to us began with “Rain”. It felt bad. What nearly went wrong: {sentence}"),
                "{nearly}"
            );
        }
        for (title, said) in [
            ("“A light.”", "“A light”"),
            ("Why not?", "“Why not?”"),
            ("Wait...", "“Wait...”"),
            ("“Yes” and “no”", "““Yes” and “no””"),
        ] {
            let story = told(&name, &[moment("found", [title, "", "(here)", ""], 1)]);
            assert_eq!(
                story,
                format!("Oda’s way to us began with {said} ((here)). It felt good.")
            );
        }
    }

    #[test]
    fn their_own_account_is_told_in_their_own_words() {
        let mut rain = moment("found", ["Rain", "I came in to wait", "", ""], 0);
        rain.evidence = vec![Evidence::of(EvidenceKind::Quoted)];
        let told = told(&named("Oda", "she"), &[rain]);
        assert!(
            told.contains("In her own words: “I came in to wait.” It felt so-so."),
            "{told}"
        );
    }

    #[test]
    fn moments_without_a_name_of_their_own_are_told_as_well() {
        let name = named("Oda", "she");
        let what = "Sat alone.";
        let story = told(
            &name,
            &[
                moment("found", ["Found us", what, "the door", ""], 1),
                moment("first", ["First time", what, "", ""], 0),
                moment("", ["", what, "", ""], 1),
                moment("", ["", what, "", ""], -1),
                moment("almost-left", ["", what, "", ""], -2),
                moment("", [" ", " ", "", ""], 2),
            ],
        );
        let openings: Vec<&str> = story
            .lines()
            .map(|line| line.split(". ").next().unwrap_or_default())
            .collect();
        assert_eq!(
            openings,
            [
                "This is how Oda found us (the door)",
                "Then came the first time",
                "Then this happened",
                "After that came something else",
                "Then she nearly left",
                "If there is one reason for her to come back, it is “Found us” (the door).",
            ]
        );
        assert_eq!(told(&name, &[]), "");
        assert_eq!(told(&name, &[moment("found", ["", "", "x", "y"], 2)]), "");
    }

    #[test]
    fn the_draft_that_was_taken_or_left_is_remembered_beside_other_advice() {
        let today = Day::parse("2026-11-26").unwrap();
        let mut persona = Persona::default();
        let mut record = format::record(&persona);
        record.dismissals.push(Dismissal {
            rule: "no-voice".into(),
            reason: "She does not speak".into(),
            ..Dismissal::default()
        });
        format::set_record(&mut persona, &record);
        assert_eq!(seen(&persona), None);
        for draft in ["one", "two"] {
            let print = print_of(draft);
            set_seen(&mut persona, Some(print.clone()), today);
            assert_eq!(seen(&persona), Some(print));
        }
        assert_ne!(seen(&persona), Some(print_of("one")));
        assert_eq!(format::record(&persona).dismissals.len(), 2);
        set_seen(&mut persona, None, today);
        assert_eq!(format::record(&persona), record);
    }

    #[test]
    fn the_curve_is_told_as_a_list() {
        let mut moments = nell();
        moments[1].evidence = vec![Evidence::of(EvidenceKind::Observed)];
        moments.push(moment("tells", ["", "", "nobody knows", ""], 0));
        let lines = listing(&Words::ENGLISH, &kind(), &moments);
        assert_eq!(
            lines,
            [
                "A light in the lane: good (a guess). What nearly went wrong: The shop front was dark.",
                "An hour by the door: neither good nor bad.",
                "Someone needed light: very good (a guess).",
                "The booking sheet: very bad (a guess). What nearly went wrong: we noticed late.",
                "Tells others: very good (a guess).",
            ]
        );
    }

    #[test]
    fn every_worked_example_has_moments_and_a_story_told_from_them() {
        let text = |folder: &str, id: &str| {
            let path = [env!("CARGO_MANIFEST_DIR"), "/", folder, "/", id, ".en.json"].concat();
            std::fs::read_to_string(path).unwrap()
        };
        for example in EXAMPLES {
            let interview = format::read_interview(&text("interviews", example.interview)).unwrap();
            let file = format::read_file(text("examples", example.id).as_bytes()).unwrap();
            let persona = file.personas.into_iter().next().unwrap();
            let (kind, found) = moments(&interview, &persona).unwrap();
            let story = draft(&Words::ENGLISH, &persona.name(), kind, found);
            assert_eq!(story.lines().count(), found.len(), "{story}");
            for one in found {
                let nearly = one.nearly.get(1..).unwrap_or_default();
                let title = super::bare(&one.title);
                assert!(story.contains(&title) && story.contains(nearly), "{story}");
            }
        }
    }
}
