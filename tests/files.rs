//! The files that ship: every interview and every example reads, and they agree with each other.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot read its files has failed"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use persona_builder::domain::advice::Rule;
use persona_builder::domain::example::{EXAMPLES, Example, persona_id};
use persona_builder::domain::format::{read_file, read_interview, read_kit, record, write_file};
use persona_builder::domain::interview::{Interview, Question};
use persona_builder::domain::notebook::links;
use persona_builder::domain::persona::{Persona, Sign, Value};
use persona_builder::domain::profile::{claims_of, tally};
use persona_builder::domain::record::{ClaimRef, Verdict};
use persona_builder::domain::words::{Word, form};
use persona_builder::state::route::{Page, Route};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The files of a folder whose names end so, with their texts, by name.
fn files(name: &str, ending: &str) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let of_kind = entries.filter(|path| path.to_str().unwrap().ends_with(ending));
    of_kind
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn interviews() -> BTreeMap<String, Interview> {
    let read = |(name, text): (String, String)| {
        let interview = read_interview(&text).unwrap_or_else(|error| panic!("interviews/{name}: {error}"));
        (name, interview)
    };
    files("interviews", ".json").into_iter().map(read).collect()
}

fn examples() -> BTreeMap<String, Vec<Persona>> {
    let read = |(name, text): (String, String)| {
        let file = read_file(text.as_bytes()).unwrap_or_else(|error| panic!("examples/{name}: {error}"));
        (name, file.personas)
    };
    files("examples", ".json").into_iter().map(read).collect()
}

#[test]
fn every_interview_reads_and_is_named_for_its_id_and_language() {
    let interviews = interviews();
    assert!(!interviews.is_empty());
    for (name, interview) in interviews {
        assert_eq!(name, format!("{}.{}.json", interview.id, interview.language));
    }
}

#[test]
fn a_question_shared_by_interviews_is_the_same_question() {
    let interviews = interviews();
    let mut first: BTreeMap<&str, (&str, &Question)> = BTreeMap::new();
    for (name, interview) in &interviews {
        for question in interview.questions() {
            let (other, earlier) = first.entry(&question.id).or_insert((name, question));
            let meaning = |question: &Question| {
                (
                    question.kind.id(),
                    question.facet,
                    question.section,
                    question.claim,
                )
            };
            assert_eq!(
                meaning(question),
                meaning(earlier),
                "{} in {name} and {other}",
                question.id
            );
        }
    }
}

#[test]
fn the_example_of_a_sites_own_interview_reads() {
    let mut packs = files("docs/examples", ".json");
    packs.remove("kit.json").expect("the kit, which is read below");
    assert!(packs.contains_key("pack.json"));
    for (name, text) in packs {
        let interview = read_interview(&text).unwrap_or_else(|error| panic!("docs/examples/{name}: {error}"));
        assert!(interview.question("name").is_some(), "docs/examples/{name}");
        assert!(
            interviews().values().all(|ours| ours.id != interview.id),
            "docs/examples/{name} takes the id of one of ours"
        );
    }
}

#[test]
fn the_example_of_a_kit_reads_with_the_files_it_names() {
    let folder = folder("docs/examples");
    let read = |name: &str| {
        std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let mut kit: serde_json::Value = serde_json::from_str(&read("kit.json")).unwrap();
    for part in ["interviews", "personas"] {
        for file in kit[part].as_array_mut().unwrap() {
            let name = file.as_str().unwrap().to_owned();
            *file = serde_json::json!({ "name": name, "text": read(&name) });
        }
    }
    let kit = read_kit(&kit.to_string(), &["community", "customer", "research"]).unwrap();
    assert_eq!((kit.interviews.len(), kit.personas.len()), (1, 1));
    assert_eq!(kit.methods, ["market-stall", "community"]);
}

#[test]
fn every_example_reads_and_comes_back_the_same() {
    let texts = files("examples", ".json");
    assert!(!texts.is_empty());
    for (name, text) in texts {
        let file = read_file(text.as_bytes()).unwrap_or_else(|error| panic!("examples/{name}: {error}"));
        let written = write_file(&file);
        let again = read_file(written.as_bytes()).unwrap();
        assert_eq!(again, file, "examples/{name}");
        assert_eq!(write_file(&again), written, "examples/{name}");
    }
}

#[test]
fn every_example_answers_questions_of_its_interview() {
    let interviews = interviews();
    for (name, personas) in examples() {
        for persona in personas {
            let file = format!("{}.{}.json", persona.interview.id, persona.interview.language);
            let interview = interviews
                .get(&file)
                .unwrap_or_else(|| panic!("examples/{name}: no interview {file}"));
            assert_eq!(persona.interview.revision, interview.revision, "examples/{name}");
            for (id, answer) in &persona.answers {
                let question = interview
                    .question(id)
                    .unwrap_or_else(|| panic!("examples/{name}: no question {id}"));
                assert_eq!(
                    answer.value.kind_id(),
                    question.kind.id(),
                    "examples/{name}: {id}"
                );
                assert!(
                    interview.applies(question, &persona),
                    "examples/{name}: {id} is not asked"
                );
                for chosen in chosen(&answer.value) {
                    assert!(
                        question.kind.label_of(chosen).is_some(),
                        "examples/{name}: {id} has no {chosen}"
                    );
                }
            }
        }
    }
}

/// The examples are what the product shows of itself: whole, with a past, and without what its own advice would warn of.
#[test]
fn every_example_is_whole_and_has_a_past() {
    let interviews = interviews();
    let texts = files("examples", ".json");
    assert_eq!(
        texts.len(),
        EXAMPLES.len(),
        "every file in examples/ is one of the list"
    );
    for Example { id, interview } in EXAMPLES {
        let name = format!("{id}.en.json");
        let file = read_file(texts[&name].as_bytes()).unwrap();
        let persona = &file.personas[0];
        assert_eq!(
            (persona.id.clone(), persona.interview.id.as_str()),
            (persona_id(id), interview)
        );
        let interview = &interviews[&format!("{interview}.en.json")];
        let lacking: Vec<&str> = interview
            .lacking(persona)
            .map(|question| question.id.as_str())
            .collect();
        assert!(lacking.is_empty(), "{id} has no answer to {lacking:?}");
        let tally = tally(interview, persona);
        assert!(
            tally.guesses > 0 && tally.guesses * 4 < tally.known,
            "{id}: {tally:?}"
        );

        let record = record(persona);
        assert!(
            record.tests.len() > 1 && record.tests.iter().all(|test| !test.learned.is_empty()),
            "{id}"
        );
        assert!(
            record.measures.iter().all(|measure| measure.points.len() > 1),
            "{id}"
        );
        assert!(!record.measures.is_empty() && record.decisions.len() > 1, "{id}");
        // What a check contradicted has been changed since, on more than one piece of evidence.
        let contradicted: Vec<&ClaimRef> = record
            .checks
            .iter()
            .flat_map(|check| &check.contradicts)
            .collect();
        assert!(!contradicted.is_empty(), "{id}");
        let review = &record.reviews[0];
        for claim in &contradicted {
            let looked = review.answers.iter().find(|looked| looked.claim == **claim);
            let looked = looked.unwrap_or_else(|| panic!("{id}: the review leaves out {claim:?}"));
            assert!(
                looked.verdict == Verdict::Changed && looked.sources > 1,
                "{id}: {looked:?}"
            );
        }
        for looked in &review.answers {
            let now = said_now(interview, persona, &looked.claim);
            match looked.verdict {
                Verdict::Still => assert_eq!(now, looked.claim.text, "{id}"),
                Verdict::Changed => assert_eq!(now, looked.after, "{id}"),
                Verdict::Unknown => {
                    let evidence = persona.evidence(&looked.claim.question, &looked.claim.item);
                    assert_eq!(Sign::of(evidence), Sign::Guess, "{id}: {now}");
                }
            }
        }
        for claim in record.checks.iter().flat_map(|check| &check.confirms) {
            assert_eq!(said_now(interview, persona, claim), claim.text, "{id}");
        }
        assert_eq!(review.version, persona.version.number);

        // Every entry of the notebook is the evidence of something, and every link leads to one.
        let links = links(persona);
        assert!(
            links
                .iter()
                .all(|link| file.notebook.entry(&link.entry).is_some()),
            "{id}"
        );
        for entry in &file.notebook.entries {
            assert!(
                entry.says_something() && links.iter().any(|link| link.entry == entry.id),
                "{id}: {}",
                entry.id
            );
        }
        for pattern in &file.notebook.patterns {
            assert!(
                pattern
                    .entries
                    .iter()
                    .all(|entry| file.notebook.entry(entry).is_some()),
                "{id}"
            );
        }

        // The list of examples names it as it is.
        let listed = |word: Word| form(word.english(), id);
        let names = persona.name();
        assert!(listed(Word::ExampleWho).contains(&names.name), "{id}");
        assert!(
            listed(Word::ExampleWho)
                .to_lowercase()
                .contains(&names.epithet.to_lowercase()),
            "{id}"
        );
        assert_eq!(listed(Word::ExampleBrand), file.brand.name);
    }
}

/// What a claim says now.
fn said_now(interview: &Interview, persona: &Persona, claim: &ClaimRef) -> String {
    let question = interview.question(&claim.question).expect("a question");
    let answer = persona.answers.get(&claim.question).expect("an answer");
    let items = answer.value.item_ids();
    let claims = claims_of(question, answer);
    let index = items.iter().position(|item| *item == claim.item).unwrap_or(0);
    assert!(claim.item.is_empty() || items.contains(&claim.item), "{claim:?}");
    claims.get(index).expect("a claim").text.clone()
}

/// What an answer names of its question's options and moments.
fn chosen(value: &Value) -> Vec<&str> {
    use persona_builder::domain::persona::Choice;
    match value {
        Value::Choice(Choice::Option(id)) => vec![id],
        Value::Choices(choices) => choices.options.iter().map(String::as_str).collect(),
        Value::Moments(moments) => moments
            .iter()
            .filter_map(|moment| moment.moment.as_deref())
            .collect(),
        _ => Vec::new(),
    }
}

/// The questions that the method's record (docs/method.md) names are there, and it has a row for each point of the checklist.
#[test]
fn the_method_is_covered() {
    const CHECKLIST: u32 = 103;
    let path = folder("docs/method.md");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let interviews = interviews();
    let methods: Vec<&str> = interviews
        .values()
        .map(|interview| interview.id.as_str())
        .collect();
    let mut named = 0;
    for word in text.split('`').skip(1).step_by(2) {
        if let Some((kind, id)) = word.split_once(':').filter(|(_, id)| !id.is_empty()) {
            let found = match kind {
                "advice" => Rule::from_id(id).is_some(),
                "page" => Page::from_id(id).is_some(),
                "place" => Route::parse(&["#/", id].concat()) != Route::Start,
                _ => continue,
            };
            named += 1;
            assert!(found, "docs/method.md names `{word}`, which is not there");
        }
        let Some((interview, question)) = word.split_once('/') else {
            continue;
        };
        if methods.contains(&interview) {
            named += 1;
            // A name with a `#` is a part of the pack itself, not a question.
            let found = ["#steps", "#limits", "#review"].contains(&question)
                || interviews
                    .values()
                    .any(|one| one.id == interview && one.question(question).is_some());
            assert!(found, "docs/method.md names `{word}`, which is not asked");
        }
    }
    assert!(named > 0, "docs/method.md names no question");
    let numbered = |number: u32| {
        text.lines().any(|line| {
            let cell = line.strip_prefix('|').and_then(|row| row.split('|').next());
            cell.is_some_and(|cell| cell.trim() == number.to_string())
        })
    };
    let missing: Vec<u32> = (1..=CHECKLIST).filter(|number| !numbered(*number)).collect();
    assert!(
        missing.is_empty(),
        "docs/method.md has no row for these points of the checklist: {missing:?}"
    );
}
