//! What is written beside the answers, and the notebook: all of it comes back, and what cannot be read is neither lost nor written over.

use serde_json::json;

use super::{later, text_of, with};
use crate::domain::amount::Amount;
use crate::domain::day::Day;
use crate::domain::draft::Draft;
use crate::domain::format::{
    File, read_draft, read_file, read_notebook, record, set_record, write_draft, write_file, write_notebook,
};
use crate::domain::notebook::{ENTRIES_MAX, Entry, Gone, Notebook, Pattern, Run, links};
use crate::domain::persona::{Form, Persona, Unknown};
use crate::domain::record::{
    Check, CheckSource, ClaimRef, Decision, Dismissal, LineEdit, Looked, Measure, MeasureKind, PastTest,
    Point, Record, Review, TestResult, TriedKind, Verdict,
};

fn claim() -> ClaimRef {
    ClaimRef {
        question: "habits".into(),
        item: "habits-1".into(),
        text: "Brings the lamp".into(),
    }
}

fn whole_record() -> Record {
    Record {
        tests: vec![PastTest {
            id: "test-1".into(),
            kind: Some(TriedKind::Gesture),
            what: "Her own mug".into(),
            audience: "Her".into(),
            sign: "She uses it".into(),
            date: Day::new(2026, 10, 1),
            ended: Day::new(2026, 10, 8),
            result: TestResult::Partly,
            happened: "She used it twice".into(),
            responded: Some(1),
            learned: "Small things are seen".into(),
            unknown: Unknown::default(),
        }],
        checks: vec![Check {
            id: "check-1".into(),
            date: Day::new(2026, 10, 2),
            source: CheckSource::FollowUp,
            says: "She comes for the people".into(),
            count: Some(3),
            confirms: vec![claim()],
            contradicts: vec![claim(), claim()],
            unknown: Unknown::default(),
        }],
        measures: vec![Measure {
            id: "measure-1".into(),
            kind: MeasureKind::Participation,
            name: "Open evenings".into(),
            unit: "people".into(),
            points: vec![Point {
                date: Day::new(2026, 10, 3).unwrap(),
                amount: Amount::parse("12.5").unwrap(),
            }],
            unknown: Unknown::default(),
        }],
        reviews: vec![Review {
            id: "review-1".into(),
            date: Day::new(2026, 10, 4),
            begun: Day::new(2026, 10, 3),
            who: vec!["research".into(), "Ana".into()],
            answers: vec![Looked {
                claim: claim(),
                verdict: Verdict::Changed,
                after: "Brings two lamps".into(),
                sources: 2,
            }],
            note: "Still herself".into(),
            next: Day::new(2027, 4, 4),
            version: 2,
            unknown: Unknown::default(),
        }],
        decisions: vec![Decision {
            id: "decision-1".into(),
            date: Day::new(2026, 10, 5),
            team: "marketing".into(),
            what: "No booking sheet".into(),
            outcome: "Four came back".into(),
            unknown: Unknown::default(),
        }],
        dismissals: vec![Dismissal {
            rule: "generic".into(),
            question: "habits".into(),
            item: "habits-1".into(),
            said: "Brings the lamp".into(),
            reason: "It is her own".into(),
            date: Day::new(2026, 10, 6),
            unknown: Unknown::default(),
        }],
        edits: vec![LineEdit {
            team: "sales".into(),
            line: "opening".into(),
            text: "Ask about the lamp".into(),
            drafted: "Ask about the light".into(),
            is_hidden: true,
            unknown: Unknown::default(),
        }],
    }
}

fn with_record(mut persona: Persona) -> Persona {
    set_record(&mut persona, &whole_record());
    persona
}

/// The whole file with all that is written beside the answers.
fn whole_file() -> File {
    let mut file = super::whole_file();
    let whole = file.personas.remove(0);
    file.personas.insert(0, with_record(whole));
    file.notebook = whole_notebook();
    file
}

pub(super) fn whole_json() -> serde_json::Value {
    serde_json::from_str(&write_file(&whole_file())).unwrap()
}

fn whole_notebook() -> Notebook {
    Notebook {
        entries: vec![Entry {
            id: "entry-1".into(),
            changed: "2026-10-01T18:00:00Z".into(),
            date: Day::new(2026, 10, 1),
            about: "The woman with the lamp".into(),
            stood: "By the door".into(),
            company: "Nobody".into(),
            smiled: "The kettle".into(),
            ignored: "The price list".into(),
            surprised: "She washed all the mugs".into(),
            said: "I'll see to it".into(),
            text: "Rain".into(),
            tags: vec!["lamp".into(), "evening".into()],
            source: "surveys".into(),
            form: Form::Both,
            count: Some(4),
            unknown: Unknown::default(),
        }],
        patterns: vec![Pattern {
            id: "pattern-1".into(),
            changed: "2026-10-02T18:00:00Z".into(),
            name: "Those who bring light".into(),
            entries: vec!["entry-1".into()],
            note: "Three of them".into(),
            unknown: Unknown::default(),
        }],
        run: Day::new(2026, 9, 20).map(|begun| Run { begun, days: 30 }),
        ..Notebook::default()
    }
}

#[test]
fn all_that_is_written_beside_the_answers_comes_back() {
    let file = whole_file();
    let again = read_file(write_file(&file).as_bytes()).unwrap();
    assert_eq!(again, file);
    assert_eq!(record(&again.personas[0]), whole_record());
    assert_eq!(record(&again.personas[1]), Record::default());
    let draft = Draft {
        persona: file.personas[0].clone(),
        ..Draft::default()
    };
    let again = read_draft(&write_draft(&draft)).unwrap();
    assert_eq!(record(&again.persona), whole_record());
}

#[test]
fn what_is_taken_out_is_gone_and_nothing_else() {
    let mut persona = with_record(Persona::default());
    let mut less = whole_record();
    less.tests.clear();
    less.measures.clear();
    set_record(&mut persona, &less);
    assert_eq!(record(&persona), less);
    set_record(&mut persona, &Record::default());
    assert!(persona.unknown.is_empty());
}

#[test]
fn fields_of_a_later_version_stay_where_they_are() {
    let mut json = whole_json();
    for place in [
        "/personas/0/tests/0",
        "/personas/0/validation/0",
        "/personas/0/measures/0",
        "/personas/0/reviews/0",
        "/personas/0/decisions/0",
        "/personas/0/advice/0",
        "/personas/0/briefs/0",
        "/notebook",
        "/notebook/entries/0",
        "/notebook/patterns/0",
    ] {
        let object = json.pointer_mut(place).unwrap_or_else(|| panic!("no {place}"));
        object.as_object_mut().unwrap().extend(later());
    }
    let mut file = read_file(json.to_string().as_bytes()).unwrap();
    let mut changed = record(&file.personas[0]);
    changed.tests[0].learned = "More".into();
    set_record(&mut file.personas[0], &changed);
    let expected = with(json, "/personas/0/tests/0/learned", json!("More"));
    let written: serde_json::Value = serde_json::from_str(&write_file(&file)).unwrap();
    assert_eq!(written, expected);
}

#[test]
fn a_section_of_a_later_version_is_never_written_over() {
    let text = r#"{ "format": "persona-builder/draft", "version": 1, "sequence": 1, "persona": {
        "id": "a", "interview": { "id": "x" }, "answers": {}, "tests": [{ "id": "t", "result": "a kind of its own" }], "decisions": { "by": "team" } } }"#;
    let mut draft = read_draft(text).unwrap();
    assert_eq!(record(&draft.persona), Record::default());
    set_record(&mut draft.persona, &whole_record());
    let now = record(&draft.persona);
    assert_eq!(now.tests, []);
    assert_eq!(now.decisions, []);
    assert_eq!(now.checks, whole_record().checks);
    let written = write_draft(&draft);
    assert!(written.contains("a kind of its own"), "{written}");
    assert!(written.contains(r#""decisions":{"by":"team"}"#), "{written}");
}

#[test]
fn what_is_wrong_in_a_file_is_named_with_its_place() {
    for (place, value, path) in [
        (
            "/personas/0/tests/0/ended",
            json!("soon"),
            "personas[0].tests[0].ended",
        ),
        (
            "/personas/0/tests/0/result",
            json!("hm"),
            "personas[0].tests[0].result",
        ),
        (
            "/personas/0/validation/0/contradicts/1/question",
            json!(7),
            "personas[0].validation[0].contradicts[1].question",
        ),
        (
            "/personas/0/measures/0/points/0/amount",
            json!("many"),
            "personas[0].measures[0].points[0].amount",
        ),
        (
            "/personas/0/measures/0/points/0/date",
            json!(null),
            "personas[0].measures[0].points[0].date",
        ),
        (
            "/personas/0/reviews/0/answers/0/verdict",
            json!("maybe"),
            "personas[0].reviews[0].answers[0].verdict",
        ),
        ("/personas/0/decisions/0", json!([]), "personas[0].decisions[0]"),
        (
            "/personas/0/advice/0/rule",
            json!(""),
            "personas[0].advice[0].rule",
        ),
        (
            "/personas/0/briefs/0/hidden",
            json!(1),
            "personas[0].briefs[0].hidden",
        ),
        (
            "/notebook/entries/0/date",
            json!("2026-13-01"),
            "notebook.entries[0].date",
        ),
        (
            "/notebook/patterns/0/entries/0",
            json!({}),
            "notebook.patterns[0].entries[0]",
        ),
        ("/notebook/run/days", json!(0), "notebook.run.days"),
        (
            "/notebook/patterns/0/id",
            json!("entry-1"),
            "notebook.patterns[0].id",
        ),
    ] {
        let json = with(whole_json(), place, value);
        let error = read_file(json.to_string().as_bytes()).expect_err(place);
        assert_eq!(error.path, path);
    }
}

#[test]
fn the_notebook_comes_back_from_where_it_is_kept() {
    let notebook = Notebook {
        sequence: 7,
        gone: vec![Gone {
            id: "entry-0".into(),
            when: "2026-09-30T18:00:00Z".into(),
        }],
        ..whole_notebook()
    };
    assert_eq!(read_notebook(&write_notebook(&notebook)).unwrap(), notebook);
    assert!(read_notebook(&text_of("examples/community.en.json")).is_err());
}

#[test]
fn two_full_notebooks_that_came_together_leave_and_come_back_in_one_file() {
    let full = |of: &str| Notebook {
        entries: (0..ENTRIES_MAX)
            .map(|index| Entry {
                id: format!("{of}-{index}"),
                date: Day::new(2026, 10, 1),
                said: "Good morning".into(),
                ..Entry::default()
            })
            .collect(),
        ..Notebook::default()
    };
    let mut notebook = full("mine");
    notebook.merge(full("theirs"));
    assert_eq!(notebook.entries.len(), 2 * ENTRIES_MAX);
    let file = File {
        notebook,
        ..File::default()
    };
    let back = read_file(write_file(&file).as_bytes()).expect("a file of our own");
    assert_eq!(back.notebook.entries, file.notebook.entries);
}

#[test]
fn evidence_links_to_its_entries() {
    let file = whole_file();
    let found = links(&file.personas[0]);
    assert!(!found.is_empty());
    assert!(found.iter().all(|link| link.entry == "entry-1"));
    assert_eq!(whole_notebook().linked_by(&file.personas).entries.len(), 1);
    assert!(whole_notebook().linked_by(&file.personas[1..]).entries.is_empty());
}
