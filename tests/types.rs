//! What the page writes, another Rust program reads with serde into the published types, and finds the same in it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot read its files has failed"
)]

use std::path::Path;

use persona_builder::domain::format::schema::{Answer, AnswerValue, EvidenceKind, PersonasFile};
use persona_builder::domain::format::{read_file, write_file};
use persona_builder::domain::persona::{Sign, Value};

#[test]
fn the_published_types_read_what_the_page_writes() {
    for method in ["community", "customer", "research"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{method}.en.json"));
        let ours = read_file(&std::fs::read(path).unwrap()).unwrap();
        let theirs: PersonasFile = serde_json::from_str(&write_file(&ours)).unwrap();
        assert_eq!(theirs.version, 1);
        assert_eq!(theirs.personas.len(), ours.personas.len());
        for (ours, theirs) in ours.personas.iter().zip(&theirs.personas) {
            assert_eq!(theirs.id.0, ours.id);
            assert_eq!(theirs.answers.len(), ours.answers.iter().count(), "{method}");
            for (id, answer) in &theirs.answers {
                let Answer::Known(known) = answer else {
                    panic!("{method}: {} is of no known kind", id.0)
                };
                match (&known.answer, ours.value(&id.0).unwrap()) {
                    (AnswerValue::ShortText(text), Value::ShortText(same))
                    | (AnswerValue::LongText(text), Value::LongText(same)) => assert_eq!(text.0, *same),
                    (AnswerValue::List(items), Value::List(same)) => {
                        assert_eq!(items.len(), same.len());
                        for (item, same) in items.iter().zip(same) {
                            assert_eq!((&item.id.0, &item.text.0), (&same.id, &same.text));
                            let has_guess = item
                                .evidence
                                .iter()
                                .flatten()
                                .any(|one| one.kind == EvidenceKind::Guess);
                            assert!(
                                !has_guess || Sign::of(&same.evidence) == Sign::Guess,
                                "{}",
                                item.text.0
                            );
                        }
                    }
                    (AnswerValue::Quotes(quotes), Value::Quotes(same)) => {
                        assert_eq!(quotes.len(), same.len());
                    }
                    (AnswerValue::Moments(moments), Value::Moments(same)) => {
                        let feelings =
                            |moment: &persona_builder::domain::format::schema::Moment| moment.feeling;
                        assert!(
                            moments
                                .iter()
                                .map(feelings)
                                .eq(same.iter().map(|moment| Some(moment.feeling)))
                        );
                    }
                    (AnswerValue::Sources(sources), Value::Sources(same)) => {
                        assert_eq!(sources.len(), same.len());
                    }
                    (theirs, ours) => {
                        let kind = format!("{theirs:?}").to_lowercase();
                        assert!(
                            kind.starts_with(ours.kind_id()),
                            "{kind} is not {}",
                            ours.kind_id()
                        );
                    }
                }
            }
        }
    }
}
