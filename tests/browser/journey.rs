//! The journey: moments in order, their curve, and the story that is drafted from them and stays the person's own.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::harness::{Person, run};
use crate::walking::Pack;

/// The lines of the list that stands beside the curve for those who do not see it.
async fn hears_the_curve(person: &Person, lines: &[&str]) {
    let script = r#"
        const lines = [...pb.root.querySelectorAll(".journey-curve ol li")].map(line => pb.norm(line.textContent));
        return JSON.stringify(lines) === JSON.stringify(arguments[0])"#;
    person
        .waits_for(
            &format!("the curve to tell {lines:?}"),
            script,
            vec![json!(lines)],
        )
        .await;
}

/// Adds a moment and tells it.
async fn tells(person: &Person, add: &str, title: &str, feeling: &str, nearly: &str) {
    person.chooses(add).await;
    let focused = "return pb.root?.activeElement?.id.endsWith('-title')";
    person.waits_for("the cursor in the title", focused, vec![]).await;
    person.types_instead_into("In a few words", title).await;
    person.chooses(feeling).await;
    person.types_into("What nearly went wrong?", nearly).await;
}

/// What stands in the story's field.
async fn reads_the_story(person: &Person) -> String {
    let story = person
        .asks("return pb.root.getElementById('q-journey-story').value", vec![])
        .await;
    story.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_journey_is_told_moved_and_made_a_story_that_stays_ones_own() {
    run("journey", |stage| async move {
        let person = stage.somebody().await;
        let pack = Pack::of("community");
        person
            .opens(&format!("#/new/community/{}", pack.spot("journey")))
            .await;
        tells(&person, "Found us", "Rain", "Good", "").await;
        tells(&person, "Tells others", "Four cups", "Very good", "").await;
        // One of one's own between the two.
        tells(
            &person,
            "Add a moment here after number 1",
            "The loud week",
            "Very bad",
            "Nobody said sorry",
        )
        .await;
        let (rain, loud, cups) = (
            "Rain: good (a guess).",
            "The loud week: very bad (a guess). What nearly went wrong: Nobody said sorry.",
            "Four cups: very good (a guess).",
        );
        hears_the_curve(&person, &[rain, loud, cups]).await;
        let drawn = "return [...pb.root.querySelectorAll('.curve')].filter(pb.shown).every(one => one.querySelectorAll('circle').length >= 3)";
        assert_eq!(person.asks(drawn, vec![]).await, Value::Bool(true));

        // By keyboard to the end and back, and the cursor goes along.
        let cursor = "pb.root.querySelector('[id$=\"-title\"]').focus()";
        person.asks(cursor, vec![]).await;
        person.presses_with(&[Key::Alt], Key::Down).await;
        hears_the_curve(&person, &[rain, cups, loud]).await;
        let kept = "return pb.root.activeElement?.value === 'The loud week'";
        person.waits_for("the cursor to go along", kept, vec![]).await;
        person.presses_with(&[Key::Alt], Key::Up).await;
        hears_the_curve(&person, &[rain, loud, cups]).await;
        // One is taken away, and comes back.
        person.chooses("Remove item 3").await;
        hears_the_curve(&person, &[rain, loud]).await;
        person.chooses("Undo").await;
        hears_the_curve(&person, &[rain, loud, cups]).await;

        person.goes_on().await;
        let question = "How would you tell it to someone new on your team?";
        person.is_asked(question).await;
        person.chooses("Draft it from the moments").await;
        person
            .sees_in(
                question,
                "Their way to us began with “Rain”. It felt good.\n\
                 After that came “The loud week”. It felt very bad. What nearly went wrong: nobody said sorry.\n\
                 Now they tell others: “Four cups”. It felt very good.\n\
                 If there is one reason for them to come back, it is “Four cups”.",
            )
            .await;
        person
            .types_instead_into(question, "She came in out of the rain.")
            .await;
        person.sees_no("The moments have changed.").await;

        // A moment changes: the text stays, and the new draft is offered beside it.
        person.goes_back().await;
        person.chooses("2 guess: Another moment").await;
        person.types_instead_into("In a few words", "The birthday").await;
        person.goes_on().await;
        person.is_asked(question).await;
        person.sees("The moments have changed.").await;
        person.sees("After that came “The birthday”.").await;
        assert_eq!(reads_the_story(&person).await, "She came in out of the rain.");
        // Taken by mistake, and back.
        person.chooses("Take it in place of mine").await;
        person.sees_no("The moments have changed.").await;
        assert!(reads_the_story(&person).await.contains("The birthday"));
        person.looks_around();
        person.chooses("Undo").await;
        person.is_asked(question).await;
        person.sees_in(question, "She came in out of the rain.").await;
        // Left, it stays left, and the text stays too.
        person.chooses("Leave it").await;
        person.sees_no("The moments have changed.").await;
        person.sees_saved().await;
        person.reloads().await;
        person.is_asked(question).await;
        person.sees_in(question, "She came in out of the rain.").await;
        person.sees("See a draft from the moments").await;
        person.sees_no("The moments have changed.").await;
    });
}
