//! Texts of every released version, frozen: each must say for ever what it said when it was released.
//!
//! `tests/fixtures/format/v1/*` are texts as version 1 wrote them, `*.reads.txt` beside them what they say. Neither is ever made anew: whoever adds
//! a version adds a folder. `PB_FREEZE=1` writes what a text says where nothing is written yet, and only there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Read as _;

use super::super::json::Json as Ours;
use super::super::migration::{STEPS, Step, lift};
use super::super::persona::KINDS;
use super::super::reader::VERSION;
use super::super::{
    FormatError, Opened, Problem, open_draft, open_file, read_brand, read_draft, read_file, read_interview,
    read_kept, read_notebook, read_summaries, read_version, record, write_brand, write_draft, write_kept,
    write_notebook, write_summaries, write_version,
};
use super::*;
use crate::domain::notebook::Notebook;
use crate::domain::record::Record;
use crate::domain::share;

/// The sections beside the answers.
const SECTIONS: [&str; 8] = [
    "notebook",
    "tests",
    "validation",
    "measures",
    "reviews",
    "decisions",
    "advice",
    "briefs",
];

/// Everything else that is kept or sent.
const OTHERS: [&str; 13] = [
    "answer-of-a-later-kind.json",
    "brand.json",
    "draft-fresh.json",
    "draft.json",
    "empty-file.json",
    "interview.json",
    "kept.json",
    "link.txt",
    "notebook-in-file.json",
    "notebook.json",
    "section-notebook.json",
    "summaries.json",
    "version.json",
];

/// The texts there must be of a version.
fn wanted() -> BTreeSet<String> {
    let kinds = KINDS.iter().map(|kind| format!("answer-{kind}.json"));
    let sections = SECTIONS.iter().map(|section| format!("section-{section}.json"));
    kinds.chain(sections).chain(OTHERS.map(str::to_owned)).collect()
}

/// The texts of a version, by name, without what they say.
fn fixtures(version: i64) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/format/v{version}"));
    let entries = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}; a released version has its texts", folder.display()));
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with(".reads.txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// Lines of what a text says, each thing known of it by name.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, depth: usize, words: &[&str]) {
        self.0.push_str(&"  ".repeat(depth));
        let said: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
        self.0.push_str(&said.join(" "));
        self.0.push('\n');
    }

    fn unknown(&mut self, depth: usize, unknown: &Unknown) {
        for (key, json) in &unknown.0 {
            self.put(depth, &["kept", &quoted(key), &plain(json)]);
        }
    }

    fn evidence(&mut self, depth: usize, evidence: &[Evidence]) {
        for piece in evidence {
            let words = [
                "evidence",
                piece.kind.id(),
                &quoted(&piece.note),
                &maybe(piece.date),
                &maybe(piece.count),
                &piece.entry.as_deref().map(quoted).unwrap_or_default(),
            ];
            self.put(depth, &words);
            self.unknown(depth + 1, &piece.unknown);
        }
    }

    fn brand(&mut self, brand: &Brand) {
        let words = [&brand.name, &brand.accent, &brand.logo_text].map(|text| quoted(text));
        self.put(0, &["brand", &words[0], &words[1], &words[2]]);
    }

    fn persona(&mut self, persona: &Persona) {
        self.put(0, &["persona", &persona.id]);
        let InterviewRef {
            id,
            revision,
            language,
        } = &persona.interview;
        self.put(1, &["interview", id, &revision.to_string(), language]);
        self.put(1, &["created", &persona.created, "changed", &persona.changed]);
        let parent = persona.version.parent.as_deref().unwrap_or("none");
        self.put(
            1,
            &["version", &persona.version.number.to_string(), "parent", parent],
        );
        for (id, answer) in &persona.answers {
            self.put(1, &["answer", id, answer.value.kind_id()]);
            self.value(&answer.value);
            self.evidence(2, &answer.evidence);
            self.unknown(2, &answer.unknown);
        }
        self.record(&record(persona));
        let known = SECTIONS.iter().filter(|section| **section != "notebook");
        let known: Vec<&str> = known.copied().collect();
        for (key, json) in &persona.unknown.0 {
            if !known.contains(&key.as_str()) {
                self.put(1, &["kept", &quoted(key), &plain(json)]);
            }
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::ShortText(text) | Value::LongText(text) => self.put(2, &[&quoted(text)]),
            Value::List(items) => {
                for item in items {
                    self.put(2, &["item", &item.id, &quoted(&item.text)]);
                    self.evidence(3, &item.evidence);
                }
            }
            Value::Choice(Choice::Option(id)) => self.put(2, &["option", id]),
            Value::Choice(Choice::Own(words)) => self.put(2, &["own", &quoted(words)]),
            Value::Choices(choices) => {
                choices.options.iter().for_each(|id| self.put(2, &["option", id]));
                choices
                    .own
                    .iter()
                    .for_each(|words| self.put(2, &["own", &quoted(words)]));
            }
            Value::Scale(point) => self.put(2, &[&point.to_string()]),
            Value::Date(day) => self.put(2, &[&day.to_string()]),
            Value::Number(number) => self.put(2, &[&number.amount.to_string(), &quoted(&number.unit)]),
            Value::Quotes(quotes) => {
                for quote in quotes {
                    let words = [&quote.words, &quote.who, &quote.place].map(|text| quoted(text));
                    self.put(2, &["quote", &quote.id, &words.join(" ")]);
                    self.evidence(3, &quote.evidence);
                }
            }
            Value::Moments(moments) => {
                for moment in moments {
                    let ours = moment.moment.as_deref().unwrap_or("own");
                    self.put(
                        2,
                        &["moment", &moment.id, ours, "feels", &moment.feeling.to_string()],
                    );
                    let words = [&moment.title, &moment.what, &moment.place, &moment.nearly];
                    self.put(3, &[&words.map(|text| quoted(text)).join(" ")]);
                    self.evidence(3, &moment.evidence);
                }
            }
            Value::Sources(sources) => {
                for source in sources {
                    let words = [&source.source, &source.said, &source.when].map(|text| quoted(text));
                    self.put(
                        2,
                        &[
                            "source",
                            &source.id,
                            source.form.id(),
                            &maybe(source.count),
                            &words.join(" "),
                        ],
                    );
                }
            }
            Value::Test(test) => {
                let words = [&test.what, &test.audience, &test.sign].map(|text| quoted(text));
                let kind = test.kind.map_or("unsaid", TestKind::id);
                self.put(2, &[kind, &words.join(" "), &maybe(test.date)]);
            }
            Value::Portrait(Portrait::Drawn { seed, parts }) => {
                self.put(2, &["drawn", &quoted(seed)]);
                parts
                    .iter()
                    .for_each(|(part, option)| self.put(3, &[part, &quoted(option)]));
            }
            Value::Portrait(Portrait::Photo(uri)) => self.put(2, &["photo", uri]),
            Value::Name(name) => {
                let words = [&name.name, &name.epithet].map(|text| quoted(text));
                self.put(2, &[&words.join(" "), &quoted(name.pronoun.as_str())]);
            }
            Value::Other { fields, .. } => self.unknown(2, fields),
        }
    }

    fn record(&mut self, record: &Record) {
        let claim = |claim: &crate::domain::record::ClaimRef| {
            [&claim.question, &claim.item, &claim.text]
                .map(|text| quoted(text))
                .join(" ")
        };
        for test in &record.tests {
            let kind = test.kind.map_or("unsaid", crate::domain::record::TriedKind::id);
            self.put(1, &["tried", &test.id, kind, test.result.id()]);
            let words = [
                &test.what,
                &test.audience,
                &test.sign,
                &test.happened,
                &test.learned,
            ];
            let days = [maybe(test.date), maybe(test.ended), maybe(test.responded)].join(" ");
            self.put(2, &[&words.map(|text| quoted(text)).join(" "), &days]);
        }
        for check in &record.checks {
            self.put(
                1,
                &[
                    "check",
                    &check.id,
                    check.source.id(),
                    &maybe(check.date),
                    &maybe(check.count),
                ],
            );
            self.put(2, &[&quoted(&check.says)]);
            check
                .confirms
                .iter()
                .for_each(|one| self.put(2, &["confirms", &claim(one)]));
            check
                .contradicts
                .iter()
                .for_each(|one| self.put(2, &["contradicts", &claim(one)]));
        }
        for measure in &record.measures {
            let words = [&measure.name, &measure.unit].map(|text| quoted(text)).join(" ");
            self.put(1, &["measure", &measure.id, measure.kind.id(), &words]);
            for point in &measure.points {
                self.put(2, &[&point.date.to_string(), &point.amount.to_string()]);
            }
        }
        for review in &record.reviews {
            let days = [maybe(review.begun), maybe(review.date), maybe(review.next)].join(" ");
            self.put(1, &["review", &review.id, &days, &review.version.to_string()]);
            self.put(2, &[&quoted(&review.note), &review.who.join(", ")]);
            for looked in &review.answers {
                let after = [quoted(&looked.after), looked.sources.to_string()].join(" ");
                self.put(2, &[looked.verdict.id(), &claim(&looked.claim), &after]);
            }
        }
        for decision in &record.decisions {
            let words = [&decision.team, &decision.what, &decision.outcome].map(|text| quoted(text));
            self.put(
                1,
                &["decision", &decision.id, &maybe(decision.date), &words.join(" ")],
            );
        }
        for aside in &record.dismissals {
            let words = [&aside.question, &aside.item, &aside.said, &aside.reason].map(|text| quoted(text));
            self.put(1, &["aside", &aside.rule, &words.join(" "), &maybe(aside.date)]);
        }
        for edit in &record.edits {
            let words = [&edit.text, &edit.drafted].map(|text| quoted(text)).join(" ");
            let hidden = if edit.is_hidden { "hidden" } else { "" };
            self.put(1, &["line", &edit.team, &edit.line, &words, hidden]);
        }
    }

    fn notebook(&mut self, notebook: &Notebook) {
        self.put(0, &["notebook", &notebook.sequence.to_string()]);
        for entry in &notebook.entries {
            let count = [maybe(entry.date), maybe(entry.count)].join(" ");
            self.put(
                1,
                &[
                    "entry",
                    &entry.id,
                    &entry.changed,
                    &count,
                    &quoted(&entry.source),
                    entry.form.id(),
                ],
            );
            let words = [
                &entry.about,
                &entry.stood,
                &entry.company,
                &entry.smiled,
                &entry.ignored,
                &entry.surprised,
                &entry.said,
                &entry.text,
            ];
            self.put(2, &[&words.map(|text| quoted(text)).join(" ")]);
            self.put(2, &["tags", &entry.tags.join(", ")]);
        }
        for pattern in &notebook.patterns {
            let words = [&pattern.name, &pattern.note].map(|text| quoted(text)).join(" ");
            self.put(1, &["pattern", &pattern.id, &pattern.changed, &words]);
            self.put(2, &[&pattern.entries.join(", ")]);
        }
        if let Some(run) = notebook.run {
            self.put(1, &["run", &run.begun.to_string(), &run.days.to_string()]);
        }
        for gone in &notebook.gone {
            self.put(1, &["gone", &gone.id, &gone.when]);
        }
    }
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

fn maybe(thing: Option<impl ToString>) -> String {
    thing.map_or_else(|| "-".to_owned(), |thing| thing.to_string())
}

fn plain(json: &Ours) -> String {
    super::super::writer::Node::Kept(json).compact()
}

/// What a text says, and the text as it is written now.
fn reading(name: &str, text: &str) -> (String, String) {
    let mut lines = Lines::default();
    let stem = name.split('.').next().unwrap();
    let again = match stem {
        "draft" | "draft-fresh" => {
            let draft = read_draft(text).unwrap();
            let place = draft.place.as_ref();
            let place = place.map_or_else(|| "-".to_owned(), |(step, screen)| format!("{step}/{screen}"));
            let flags = format!("{} {}", draft.archived, maybe(draft.trashed.as_ref()));
            lines.put(0, &["draft", &draft.sequence.to_string(), &place, &flags]);
            lines.put(0, &[&quoted(&draft.thumbnail)]);
            lines.persona(&draft.persona);
            write_draft(&draft)
        }
        "summaries" => {
            let summaries = read_summaries(text).unwrap();
            for one in &summaries {
                let numbers = [one.progress, one.tally.known, one.tally.guesses].map(|n| n.to_string());
                lines.put(
                    0,
                    &["summary", &one.id, &one.sequence.to_string(), &one.interview],
                );
                let words = [&one.name.name, &one.name.epithet]
                    .map(|text| quoted(text))
                    .join(" ");
                lines.put(1, &[&words, one.name.pronoun.as_str(), &numbers.join(" ")]);
                let flags = format!("{} {}", one.archived, maybe(one.trashed.as_ref()));
                lines.put(1, &[&one.changed, &flags, &quoted(&one.thumbnail)]);
                if let Some(face) = &one.face {
                    lines.value(&Value::Portrait(face.clone()));
                }
            }
            write_summaries(&summaries)
        }
        "brand" => {
            let brand = read_brand(text).unwrap();
            lines.brand(&brand);
            write_brand(&brand)
        }
        "notebook" => {
            let notebook = read_notebook(text).unwrap();
            lines.notebook(&notebook);
            write_notebook(&notebook)
        }
        "kept" => {
            let kept = read_kept(text).unwrap();
            let why: Vec<&str> = kept.why.iter().map(|why| why.id()).collect();
            let numbers = [kept.order.to_string(), kept.number.to_string()].join(" ");
            lines.put(0, &["kept", &kept.id, &kept.time, &numbers, &why.join(", ")]);
            lines.put(1, &[&quoted(&kept.name), &kept.hash, &kept.photo]);
            write_kept(&kept)
        }
        "version" => {
            let persona = read_version(text, None).unwrap();
            lines.persona(&persona);
            write_version(&persona).0
        }
        "link" => {
            let deflated = share::unpack(text).unwrap();
            let mut unfolded = Vec::new();
            flate2::read::DeflateDecoder::new(&deflated[..])
                .read_to_end(&mut unfolded)
                .unwrap();
            let (persona, brand) = share::read(&unfolded).unwrap();
            lines.brand(&brand);
            lines.persona(&persona);
            share::pack(&deflated) + "\n"
        }
        "interview" => {
            // Packs are written by hand and by nobody else; what one says is said by the questions.
            let interview = read_interview(text).unwrap();
            lines.put(
                0,
                &[
                    "interview",
                    &interview.id,
                    &interview.revision.to_string(),
                    &interview.language,
                ],
            );
            for question in interview.questions() {
                lines.put(
                    1,
                    &[
                        &question.id,
                        question.kind.id(),
                        question.section.id(),
                        &quoted(&question.prompt),
                    ],
                );
            }
            text.to_owned()
        }
        _ => {
            let file = read_file(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
            lines.put(
                0,
                &[
                    "file",
                    &quoted(&file.generator),
                    "exported",
                    &quoted(&file.exported),
                ],
            );
            lines.brand(&file.brand);
            file.personas.iter().for_each(|persona| lines.persona(persona));
            if !file.notebook.is_blank() {
                lines.notebook(&file.notebook);
            }
            lines.unknown(0, &file.unknown);
            write_file(&file)
        }
    };
    (lines.0, again)
}

#[test]
fn every_released_version_has_a_text_of_every_kind_and_says_what_it_said() {
    for version in 1..=VERSION {
        let texts = fixtures(version);
        let lacking: Vec<String> = wanted()
            .into_iter()
            .filter(|name| !texts.contains_key(name))
            .collect();
        assert!(lacking.is_empty(), "version {version} has no {lacking:?}");
        for (name, text) in texts {
            let (said, again) = reading(&name, &text);
            let (stem, _) = name.rsplit_once('.').unwrap();
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join(format!("tests/fixtures/format/v{version}/{stem}.reads.txt"));
            if !path.exists() && std::env::var_os("PB_FREEZE").is_some() {
                std::fs::write(&path, &said).unwrap();
            }
            let frozen = std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}; PB_FREEZE=1 writes it", path.display()));
            assert_eq!(
                said, frozen,
                "{name} of version {version} says something else now"
            );
            if version == VERSION {
                assert_eq!(again, text, "{name} is written otherwise now");
            }
        }
    }
}

/// The steps that no frozen text went through, of those in a table.
fn never_run(steps: &[Step], texts: impl IntoIterator<Item = String>) -> Vec<usize> {
    let mut run = BTreeSet::new();
    for text in texts {
        if let Ok(json) = Ours::parse(&text) {
            lift(json, steps, &mut |step| {
                run.insert(step);
            })
            .unwrap_or_else(|error| panic!("{error}: {text}"));
        }
    }
    (0..steps.len()).filter(|step| !run.contains(step)).collect()
}

#[test]
fn every_step_is_run_on_frozen_texts() {
    assert_eq!(i64::try_from(STEPS.len()).unwrap(), VERSION - 1);
    let texts = (1..VERSION).flat_map(|version| fixtures(version).into_values());
    assert_eq!(never_run(&STEPS, texts), Vec::<usize>::new());
}

/// Two steps that might be: a field of the file gets another name, and then all texts of answers stand in lists.
const IMAGINED: [Step; 2] = [renamed, listed];

#[allow(clippy::unnecessary_wraps, reason = "steps can fail")]
fn renamed(format: &str, fields: &mut Named<Ours>) -> Result<(), FormatError> {
    if format == "persona-builder/personas"
        && let Some(generator) = fields.remove("generator")
    {
        fields.insert("program".to_owned(), generator);
    }
    Ok(())
}

fn listed(_: &str, fields: &mut Named<Ours>) -> Result<(), FormatError> {
    let Some(Ours::Array(personas)) = fields.get_mut("personas") else {
        return Ok(());
    };
    for (index, persona) in personas.iter_mut().enumerate() {
        if let Ours::Object(persona) = persona
            && let Some(Ours::Object(answers)) = persona.get_mut("answers")
        {
            for answer in answers.values_mut() {
                let Ours::Object(answer) = answer else {
                    return Err(FormatError {
                        path: format!("personas[{index}].answers"),
                        problem: Problem::Missing,
                    });
                };
                if let Some(value @ Ours::String(_)) = answer.remove("value") {
                    answer.insert("value".to_owned(), Ours::Array(vec![value]));
                }
            }
        }
    }
    Ok(())
}

fn parsed(text: &str) -> Ours {
    Ours::parse(text).unwrap()
}

#[test]
fn an_earlier_text_goes_through_every_step_from_its_version_on() {
    let first = r#"{"format":"persona-builder/personas","generator":"x","personas":[{"answers":{"age":{"kind":"short-text","value":"40"}},"id":"a"}],"version":1}"#;
    let third = r#"{"format":"persona-builder/personas","personas":[{"answers":{"age":{"kind":"short-text","value":["40"]}},"id":"a"}],"program":"x","version":3}"#;
    let mut run = Vec::new();
    let lifted = lift(parsed(first), &IMAGINED, &mut |step| run.push(step)).unwrap();
    assert_eq!((plain(&lifted).as_str(), &run[..]), (third, &[0, 1][..]));
    // From the second on, one; from the third, from a later one, or from none, nothing.
    let second = plain(&parsed(third)).replace("\"version\":3", "\"version\":2");
    let mut run = Vec::new();
    lift(parsed(&second), &IMAGINED, &mut |step| run.push(step)).unwrap();
    assert_eq!(run, [1]);
    for text in [
        third,
        r#"{"version":9}"#,
        r#"{"version":0}"#,
        r#"{"version":-4}"#,
        r#"{"version":"1"}"#,
        r#"{"version":1e9}"#,
        "{}",
        "[]",
        "7",
    ] {
        let lifted = lift(parsed(text), &IMAGINED, &mut |_| panic!("{text}")).unwrap();
        assert_eq!(lifted, parsed(text));
    }
    // Other formats are counted on as they are.
    let brand = r#"{"format":"persona-builder/brand","generator":"stays","version":1}"#;
    let lifted = lift(parsed(brand), &IMAGINED, &mut |_| {}).unwrap();
    assert_eq!(plain(&lifted), brand.replace(":1}", ":3}"));
}

#[test]
fn a_step_that_loses_somebody_or_fails_gives_nothing() {
    let text = r#"{"format":"persona-builder/personas","version":1,"personas":[{"id":"a","answers":{"age":{},"story":{}}},{"id":"b","answers":{}}]}"#;
    let drops_persona: Step = |_, fields| {
        if let Some(Ours::Array(personas)) = fields.get_mut("personas") {
            personas.pop();
        }
        Ok(())
    };
    let drops_answer: Step = |_, fields| {
        let Some(Ours::Array(personas)) = fields.get_mut("personas") else {
            panic!()
        };
        if let Some(Ours::Object(persona)) = personas.first_mut()
            && let Some(Ours::Object(answers)) = persona.get_mut("answers")
        {
            answers.remove("age");
        }
        Ok(())
    };
    let names_another: Step = |_, fields| {
        if let Some(Ours::Array(personas)) = fields.get_mut("personas")
            && let Some(Ours::Object(persona)) = personas.first_mut()
        {
            persona.insert("id".to_owned(), Ours::String("c".to_owned()));
        }
        Ok(())
    };
    let fails: Step = |_, _| {
        Err(FormatError {
            path: "brand".to_owned(),
            problem: Problem::Missing,
        })
    };
    for (step, path) in [
        (drops_persona, "personas"),
        (drops_answer, "personas"),
        (names_another, "personas"),
        (fails, "brand"),
    ] {
        let error = lift(parsed(text), &[step], &mut |_| panic!("it was not done")).unwrap_err();
        assert_eq!(error.path, path);
    }
}

#[test]
fn a_step_no_text_goes_through_is_found() {
    let first = fixtures(1);
    assert_eq!(
        never_run(&IMAGINED, first.values().cloned()),
        Vec::<usize>::new(),
        "texts of the first version go through both"
    );
    let second: Vec<String> = first
        .values()
        .map(|text| {
            text.replacen("\"version\": 1", "\"version\": 2", 1)
                .replacen("\"version\":1", "\"version\":2", 1)
        })
        .collect();
    assert_eq!(never_run(&IMAGINED, second), [0]);
    assert_eq!(never_run(&IMAGINED, []), [0, 1]);
}

#[test]
fn a_later_draft_is_shown_as_far_as_it_is_understood_and_kept_to_the_byte() {
    let draft = fixtures(1).remove("draft.json").unwrap();
    assert_eq!(
        open_draft(&draft).unwrap(),
        Opened::Current(read_draft(&draft).unwrap())
    );
    let later = draft
        .replacen("\"version\":1", "\"version\":7", 1)
        .replacen("\"about 40\"", "{\"richer\":\"about 40\"}", 1)
        .replacen("\"place\":{", "\"pläce\":1,\"place\":{\"step\":7,\"was\":{", 1)
        .replacen("\"archived\"", "\"x\":{},\"archived\"", 1)
        .replacen("\"screen\":\"who\"}", "\"screen\":\"who\"}}", 1);
    let Opened::Newer(newer) = open_draft(&later).unwrap() else {
        panic!("it is of version 7")
    };
    assert_eq!((newer.version, newer.text.as_str()), (7, later.as_str()));
    assert_eq!(newer.left, ["place.step", "persona.answers.age.value"]);
    let understood = newer.understood.unwrap();
    let ours = read_draft(&draft).unwrap();
    assert_eq!(understood.place, None);
    assert_eq!(understood.persona.name(), ours.persona.name());
    assert_eq!(understood.persona.value("habits"), ours.persona.value("habits"));
    assert_eq!(understood.persona.value("age"), None);
    assert_eq!(record(&understood.persona), record(&ours.persona));
}

#[test]
fn a_later_file_is_shown_as_far_as_it_is_understood() {
    let file = |rest: &str| format!(r#"{{"format":"persona-builder/personas","version":2,{rest}}}"#);
    let opened = |text: &str| match open_file(text.as_bytes()) {
        Ok(Opened::Newer(newer)) => {
            assert_eq!((newer.version, newer.text.as_str()), (2, text));
            (
                newer.understood.map(|file| file.personas.len()),
                newer.left.join(" "),
            )
        }
        other => panic!("{text}: {other:?}"),
    };
    let cases = [
        (r#""personas":[]"#, Some(0), ""),
        (
            r#""brand":"url","exported":"soon","personas":[{"id":"a","interview":{"id":"x"},"answers":{}}]"#,
            Some(1),
            "exported brand",
        ),
        (
            r#""personas":[{"id":"a","interview":{"id":"x"},"tests":[7],"answers":{"a.b":{"kind":"date","value":"soon"},"a":{"kind":"scale","value":1}}}]"#,
            Some(1),
            "personas[0].answers.a.b.value personas[0].tests[0]",
        ),
        // Nobody can be shown without an id, or with that of somebody else.
        (r#""personas":[{"interview":{"id":"x"},"answers":{}}]"#, None, ""),
        (r#""personas":{}"#, None, ""),
        (r#""people":[]"#, None, ""),
    ];
    for (rest, count, left) in cases {
        assert_eq!(opened(&file(rest)), (count, left.to_owned()), "{rest}");
        let marked = format!("\u{FEFF}{}", file(rest));
        assert_eq!(opened(&marked).0, count);
    }
    // What is wrong otherwise is wrong still.
    for text in ["", "[]", "{", r#"{"format":"other","version":2}"#] {
        assert!(open_file(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn a_later_file_with_very_much_that_is_not_understood_takes_no_longer_than_one() {
    let mut answers = String::new();
    for index in 0..1000 {
        let comma = if index == 0 { "" } else { "," };
        write!(
            answers,
            "{comma}\"q{index}\":{{\"kind\":\"date\",\"value\":\"soon\"}}"
        )
        .unwrap();
    }
    let text = format!(
        r#"{{"format":"persona-builder/personas","version":2,"personas":[{{"id":"a","interview":{{"id":"x"}},"answers":{{{answers}}}}}]}}"#
    );
    let Opened::Newer(newer) = open_file(text.as_bytes()).unwrap() else {
        panic!()
    };
    assert_eq!(newer.understood, None);
    assert!(newer.left.len() < 1000);
}
