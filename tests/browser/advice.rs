//! Advice: beside the answer and on its page, mended, put aside, and back once what it rests on has changed.

use serde_json::json;

use crate::harness::{Person, run};

/// What is said of an answer that would fit anyone.
const ANYONE: &str = "This would be true of almost anyone";

/// How far the field with the cursor stands from the top of the page.
async fn field_top(person: &Person) -> f64 {
    let script = "return pb.root.activeElement.getBoundingClientRect().top + scrollY";
    person.asks(script, vec![]).await.as_f64().expect("a number")
}

#[test]
fn a_vague_persona_is_advised_mended_and_advice_put_aside_and_back() {
    run("advice", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/new/customer/in-the-way/pains").await;
        person.is_asked("What is hard for them, again and again?").await;
        person.adds_items(&["Lack of time", "High prices"]).await;
        person.goes_on().await;
        person.looks_around();
        person.adds_items(&["Price"]).await;
        // While the draft is young and the step still goes on, nothing is said.
        person.sees_no(ANYONE).await;
        for _ in 0..3 {
            let before = person.place().await;
            person
                .chooses(if person.can_choose("Skip for now").await {
                    "Skip for now"
                } else {
                    "Continue"
                })
                .await;
            person.arrives_from(&before).await;
        }

        person
            .is_asked("What do they buy, and how do they go about it?")
            .await;
        person.adds_items(&["Buys one or two pieces at a time"]).await;
        person.looks_around();

        // The step lies behind: the tab counts, the page tells, and leads there.
        person.finds("press", "Advice, ").await;
        person.moves("Advice").await;
        person.looks_at("About “Pains and challenges”").await;
        person.sees("Lack of time").await;
        person.sees("High prices").await;
        person.moves("Go to “Pains and challenges”").await;
        person.looks_at("What is hard for them, again and again?").await;
        person.sees(ANYONE).await;
        person
            .types_instead_into(
                "Pains and challenges, 1 of 2",
                "Nobody answers between noon and two",
            )
            .await;
        person
            .types_instead_into("Pains and challenges, 2 of 2", "Carries the pram up two flights")
            .await;
        let before = field_top(&person).await;
        person.sees_no(ANYONE).await;
        assert!(
            (field_top(&person).await - before).abs() < 1.0,
            "the field typed in stays where it is"
        );
        person.moves("Advice").await;
        person.sees("About “Barriers”").await;
        person.sees_no("About “Pains and challenges”").await;

        // Another one is put aside for a reason, and stays there.
        person.looks_at("About “Barriers”").await;
        person.chooses("Put aside").await;
        person.types_into("Or in your own words", "They all say it").await;
        person.chooses("Put it aside").await;
        person.looks_around();
        person.sees_no("About “Barriers”").await;
        person.sees_saved().await;
        person.reloads().await;
        person.chooses("1 put aside").await;
        person.sees("They all say it").await;
        person.sees_no("Go to “Barriers”").await;

        // What it rests on changes, and it is back: beside the answer, without moving what is typed in, and on the page.
        let page = person.place().await;
        person
            .goes_to_place(&page.replace("/advice", "/interview/in-the-way/barriers"))
            .await;
        person.types_instead_into("Barriers, 1 of 1", "High costs").await;
        let before = field_top(&person).await;
        person.sees(ANYONE).await;
        assert!(
            (field_top(&person).await - before).abs() < 1.0,
            "the field typed in stays where it is"
        );
        let role = "return pb.root.querySelector('.advice-lines:has(p)')?.getAttribute('role')";
        person.waits_for("an announcement", role, vec![]).await;
        // All answers have it beside them, too.
        person.moves("All answers").await;
        person.sees(ANYONE).await;
        person.moves("Advice").await;
        person.sees("About “Barriers”").await;
        person.sees_no("put aside").await;

        // An example is looked at, and nothing of it can be put aside.
        person.goes_to_place("#/example/community/advice").await;
        person.sees("Nothing can be put aside here").await;
        let tab = "return pb.all('.tab__count', []).length === 0";
        assert_eq!(person.asks(tab, vec![]).await, json!(true));
    });
}
