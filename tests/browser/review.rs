//! Looking again: the walk through the old answers, and versions that are kept, compared and brought back.

use icalendar::{Calendar, CalendarComponent, Component};
use persona_builder::domain::draft::Draft;
use persona_builder::domain::persona::Value;
use serde_json::json;
use thirtyfour::Key;

use crate::accessibility::violations;
use crate::drafts::does_to;
use crate::harness::storage::{draft, draft_text, drafts, says, shelves};
use crate::harness::{Person, Stage, environment, run};

const SURPRISE: &str = "What is the one thing you did not expect?";
const HABITS: &str = "Habits, 1 of 1";

/// A draft with three things to look at again.
fn oda() -> Draft {
    let mut draft = draft("d1", "Oda", "the Pourer", "2024-11-03T10:00:00.000Z");
    says(
        &mut draft.persona,
        "where-they-stand",
        Value::ShortText("By the door".into()),
    );
    says(
        &mut draft.persona,
        "surprise",
        Value::ShortText("Never buys".into()),
    );
    draft
}

/// axe-core finds nothing on what is shown now.
async fn finds_no_barrier(person: &Person) {
    let axe = std::fs::read_to_string(environment("PB_AXE")).expect("axe-core");
    let found = violations(person, &axe, false).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_review_walks_the_old_answers_and_ends_in_a_dated_record() {
    run("review", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        shelves(&person, &[oda()]).await;
        person.reloads().await;
        person.sees("It was time to look again on").await;
        person.goes_to_place("#/draft/d1/review").await;
        person.chooses("Whoever makes things").await;
        person.types_into("Others, with commas between", "Ada, Bea").await;
        person.chooses("Begin").await;

        // One key each; the heading has the focus and says what was said then.
        person.sees("By the door").await;
        person.arrives().await;
        finds_no_barrier(&person).await;
        person.presses("1").await;
        person.sees("Never buys").await;
        person.arrives().await;
        person.presses("2").await;
        person.sees("New words need a new source.").await;
        person.types_instead_into(SURPRISE, "Bought two").await;
        person.says_how_they_know("They told me", "").await;
        person.sees("One kind of source: an anecdote so far").await;
        person.says_how_they_know("I saw it", "").await;
        person.sees("this is a finding.").await;
        finds_no_barrier(&person).await;
        person.presses_with(&[Key::Control], Key::Enter).await;
        person.sees("Always the same seat").await;

        // Stopped here, and gone on with later.
        person.chooses("Stop for now").await;
        person.sees("have looked at 2 of 3.").await;
        person.sees_saved().await;
        person.reloads().await;
        person.chooses("Go on looking").await;
        person.sees("Always the same seat").await;
        person.arrives().await;
        person.presses("3").await;
        person.sees("What came out").await;
        person
            .sees("Still true 1 Changed 1 No longer known 1 Not looked at 0")
            .await;
        person.types_into("In a few words", "A long evening.").await;
        person.chooses("In 3 months").await;
        finds_no_barrier(&person).await;
        person.chooses("Finish the review").await;
        person.sees("The review is written down").await;
        person.sees("1 still true, 1 changed, 1 no longer known").await;
        person.sees("The next look is on").await;
        person
            .asks("document.querySelector('.review__held').click()", vec![])
            .await;
        person.sees("Whoever makes things, Ada, Bea").await;
        person
            .sees("removed: Never buys added: Bought two (a finding)")
            .await;

        // The next day is answered, and goes into a calendar.
        person.sees_saved().await;
        let text = draft_text(&person, "d1").await;
        let kept: serde_json::Value = serde_json::from_str(&text).unwrap();
        let persona = &kept["persona"];
        assert_eq!(persona["version"]["number"], 2);
        let next = persona["answers"]["review-due"]["value"].as_str().unwrap();
        assert_eq!(persona["reviews"][0]["next"], next);
        assert_eq!(persona["reviews"][0]["note"], "A long evening.");
        let file = person.takes_file_from("Put the dates in a calendar").await;
        assert_eq!(
            (file.name.as_str(), file.kind.as_str()),
            ("Oda-the-Pourer.ics", "text/calendar")
        );
        let calendar: Calendar = file.text.parse().expect("a calendar");
        let event = calendar
            .components
            .iter()
            .find_map(CalendarComponent::as_event)
            .unwrap();
        assert_eq!(
            event.property_value("DTSTART"),
            Some(next.replace('-', "").as_str())
        );
    });
}

/// Puts a draft into a database of the version before kept versions, as somebody has who comes back.
async fn has_an_older_database(person: &Person, stage: &Stage) {
    stage.server().put(
        "before.html",
        "text/html",
        "<!doctype html><title>Before</title><h1>Before</h1>",
    );
    person
        .goes_to_address(&stage.server().address("before.html"))
        .await;
    let make = r#"
        const request = indexedDB.open("persona-builder", 1);
        request.onupgradeneeded = () => ["drafts", "index", "aside"].forEach(name => request.result.createObjectStore(name));
        (await pb.done(request)).close()"#;
    person.asks_later(make, vec![]).await;
    shelves(person, &[oda()]).await;
}

/// How many rows of versions there are, by kind.
async fn kept_rows(person: &Person, kind: &str) -> serde_json::Value {
    let script = r#"
        const db = await pb.database();
        const keys = await pb.done(db.transaction("versions").objectStore("versions").getAllKeys());
        db.close();
        return keys.filter(key => key.startsWith("d1/" + given[0])).length"#;
    person.asks_later(script, vec![json!(kind)]).await
}

#[test]
fn versions_are_kept_compared_word_by_word_and_brought_back() {
    run("history", |stage| async move {
        let person = stage.somebody().await;
        has_an_older_database(&person, &stage).await;
        person.opens("#/draft/d1/interview/what-they-do/habits").await;
        person.types_instead_into(HABITS, "Always the same bench").await;
        person.sees_saved().await;

        // The state before is there by itself.
        person.looks_around().goes_to_place("#/draft/d1/history").await;
        person.sees("1 answer differs.").await;
        person.sees("Always the same removed: seat added: bench").await;
        finds_no_barrier(&person).await;
        person
            .types_into("Keep this version as", "Before the summer")
            .await;
        person.chooses("Keep").await;
        person.sees("Kept as “Before the summer”.").await;
        person.sees_heading("Before the summer").await;
        let named = r#"
            const field = document.getElementById("history-from");
            pb.set(field, [...field.options].find(one => one.text.startsWith("Before the summer")).value)"#;
        person.asks(named, vec![]).await;
        person.sees("Not a word differs.").await;

        // Looked at whole, and brought back; that can be undone.
        person.looks_at("Before a change").await;
        person.chooses("Look at it").await;
        person.looks_around().sees("Always the same seat").await;
        person.chooses("Bring it back").await;
        person.sees("The answers are back as they were").await;
        person.sees("Always the same removed: bench added: seat").await;
        assert!(draft_text(&person, "d1").await.contains("Always the same seat"));
        person.chooses("Undo").await;
        person.sees("Not a word differs.").await;
        person.sees_saved().await;
        assert!(draft_text(&person, "d1").await.contains("Always the same bench"));
        assert_eq!(kept_rows(&person, "told/").await, 3);

        // Whoever comes back finds them; with the draft they go for good, and come back with it.
        person.reloads().await;
        person.sees_heading("Before the summer").await;
        person.moves("Persona Builder").await;
        does_to(&person, "Oda, the Pourer", "Delete").await;
        person.moves("Trash").await;
        does_to(&person, "Oda, the Pourer", "Delete for good").await;
        person.sees("Undo").await;
        assert_eq!(kept_rows(&person, "").await, 0);
        assert_eq!(drafts(&person).await, json!({}));
        person.chooses("Undo").await;
        person.sees("Oda, the Pourer").await;
        let mut rows = json!(0);
        for _ in 0..200 {
            rows = kept_rows(&person, "").await;
            if rows == json!(6) {
                break;
            }
        }
        assert_eq!(rows, json!(6), "the versions come back with the draft");
    });
}
