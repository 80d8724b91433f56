//! The keyboard alone: a whole interview, shortcuts, focus; and the ways back and forth.

use serde_json::json;
use thirtyfour::prelude::Key;

use crate::harness::{Person, run};
use crate::walking::{Pack, fits_the_schema};

/// The most presses of Tab that lead anywhere on one screen.
const TABS: usize = 90;

impl Person {
    /// Presses Tab until the focus is on what is named so (or whose name begins so).
    async fn tabs_to(&self, words: &str) {
        for _ in 0..TABS {
            self.presses(Key::Tab).await;
            if self.is_on(words).await {
                return;
            }
        }
        panic!("Tab does not lead to “{words}”");
    }

    /// Whether the focus is on what is named so.
    async fn is_on(&self, words: &str) -> bool {
        let script = r#"
            const here = document.activeElement;
            if (!here || here === document.body) return false;
            const label = here.closest("label");
            return pb.name(label ?? here).startsWith(arguments[0]) || pb.name(here).startsWith(arguments[0])"#;
        self.asks(script, vec![json!(words)]).await == true
    }

    /// Presses Tab to a group of radio buttons, and goes to one of them with the arrows.
    async fn picks(&self, first: &str, wanted: &str) {
        self.tabs_to(first).await;
        self.presses(Key::Space).await;
        for _ in 0..12 {
            if self.is_on(wanted).await {
                return;
            }
            self.presses(Key::Down).await;
        }
        panic!("the arrows do not lead from “{first}” to “{wanted}”");
    }

    /// Goes on without leaving the keyboard, and arrives.
    async fn goes_on_by_keys(&self) {
        let before = self.place().await;
        self.presses_with(&[Key::Control], Key::Enter).await;
        self.arrives_from(&before).await;
    }

    /// Puts a day into the date field that has the focus, whatever the order of its parts.
    async fn enters_a_day(&self) {
        for key in [Key::Up, Key::Right, Key::Up, Key::Right, Key::Up] {
            self.presses(key).await;
        }
        let empty = self
            .asks("return document.activeElement.value === ''", vec![])
            .await;
        if empty == true {
            // A browser without a calendar of its own has a plain field there.
            self.types("2026-09-14").await;
        }
    }
}

#[test]
fn the_community_interview_is_done_with_the_keyboard_alone() {
    run("keyboard", |stage| async move {
        let pack = Pack::of("community");
        let person = stage.somebody().await;
        person.opens_the_page().await;
        let before = person.place().await;
        person.tabs_to("Start noticing").await;
        person.presses(Key::Enter).await;
        person.arrives_from(&before).await;
        while !person.place().await.ends_with("/overview") {
            let heads = person
                .asks(
                    "return pb.all('h1, h2', []).map(e => pb.norm(e.textContent))",
                    vec![],
                )
                .await;
            let heads: Vec<&str> = heads
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|head| head.as_str())
                .collect();
            let of = |question: &serde_json::Value, key: &str| {
                question[key].as_str().unwrap_or_default().to_owned()
            };
            let asked: Vec<_> = pack
                .questions()
                .filter(|question| heads.contains(&question["prompt"].as_str().unwrap()))
                .collect();
            assert!(!asked.is_empty(), "no question under {heads:?}");
            for question in asked {
                let (id, label, prompt) = (of(question, "id"), of(question, "label"), of(question, "prompt"));
                match question["kind"].as_str().unwrap() {
                    "short-text" | "long-text" => {
                        person.tabs_to(&prompt).await;
                        person.types(&label).await;
                    }
                    "list" => {
                        person.tabs_to("Add the first one").await;
                        person.presses(Key::Enter).await;
                        person.has_cursor_in_an_empty_field().await;
                        person.types(&label).await;
                        person.presses(Key::Enter).await;
                        person.has_cursor_in_an_empty_field().await;
                        person.types("moved up").await;
                        person.presses_with(&[Key::Alt], Key::Up).await;
                        person.sees_in(&format!("{label}, 1 of 2"), "moved up").await;
                    }
                    "choice" => {
                        let first = of(&question["options"][0], "label");
                        let wanted = if id == "note-background" {
                            "Leave it out".into()
                        } else {
                            of(&question["options"][1], "label")
                        };
                        person.picks(&first, &wanted).await;
                    }
                    "choices" => {
                        person.tabs_to(&of(&question["options"][2], "label")).await;
                        person.presses(Key::Space).await;
                    }
                    "number" => {
                        person.tabs_to("How many?").await;
                        person.types("12").await;
                    }
                    "date" if question["in_months"].is_array() => {
                        person.tabs_to("In 6 months").await;
                        person.presses(Key::Enter).await;
                    }
                    "date" => {
                        person.tabs_to(&prompt).await;
                        person.enters_a_day().await;
                    }
                    "name" => {
                        person.tabs_to("Name").await;
                        person.types("Tab").await;
                        person.tabs_to("Their role in a few words").await;
                        person.types("the Unmoused").await;
                        person.picks("Not said", "they").await;
                    }
                    "portrait" => {
                        person.tabs_to("Another face").await;
                        person.presses(Key::Space).await;
                    }
                    "quotes" => {
                        person.tabs_to("Add a quote").await;
                        person.presses(Key::Enter).await;
                        person.has_cursor_in_an_empty_field().await;
                        person.types("I have hands, and ten keys.").await;
                    }
                    "moments" => {
                        person.tabs_to("First time").await;
                        person.presses(Key::Enter).await;
                        person.tabs_to("What happened?").await;
                        person.types("Found every key.").await;
                        person.tabs_to("So-so").await;
                        person.presses(Key::Right).await;
                        person.presses(Key::Right).await;
                        assert!(person.is_on("Very good").await, "the arrows change the feeling");
                    }
                    "test" => {
                        person.tabs_to("A message").await;
                        person.presses(Key::Space).await;
                        person.tabs_to("What exactly?").await;
                        person.types("Hide the mouse").await;
                        person.tabs_to("For whom?").await;
                        person.types("Everybody here").await;
                        person.tabs_to("What would show that it worked?").await;
                        person.types("Nobody asks for it").await;
                    }
                    kind => panic!("{id} is a {kind}"),
                }
                if id == "where-they-stand" {
                    person.tabs_to("I saw it").await;
                    person.presses(Key::Space).await;
                    person.tabs_to("I saw it: a note").await;
                    person.types("With my own eyes").await;
                }
            }
            person.goes_on_by_keys().await;
        }
        person.sees("Every question has an answer.").await;
        let file = person.takes_file_from("Download JSON").await;
        let json: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
        fits_the_schema(&json);
        let answers = &json["personas"][0]["answers"];
        assert_eq!(
            answers["name"]["value"],
            json!({ "name": "Tab", "epithet": "the Unmoused", "pronoun": "they" })
        );
        assert_eq!(
            answers["where-they-stand"]["evidence"][0]["note"],
            "With my own eyes"
        );
        assert_eq!(answers["journey"]["value"][0]["feeling"], 2);
        assert_eq!(answers["habits"]["value"][0]["text"], "moved up");
    });
}

#[test]
fn back_jump_skip_and_shortcuts_lead_where_they_say() {
    run("ways", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        person.moves("Start noticing").await;
        person.is_asked("Who will you notice first?").await;
        person.chooses("A quiet regular").await;
        person.goes_on().await;
        person.sees_heading("How long have you been watching?").await;

        // The focus is on the heading, so that a screen reader says where one is.
        let focus =
            "return document.activeElement.localName + ': ' + pb.norm(document.activeElement.textContent)";
        assert_eq!(
            person.asks(focus, vec![]).await,
            "h1: How long have you been watching?"
        );
        person.moves("Skip for now").await;
        person.sees_heading("Where are they, and with whom?").await;
        person.presses_the_browsers_back().await;
        person.sees_heading("How long have you been watching?").await;
        person.presses_the_browsers_back().await;
        person.sees_heading("Who will you notice first?").await;
        person.driver.forward().await.expect("a page after this one");
        person.sees_heading("How long have you been watching?").await;
        person.arrives().await;
        person.goes_back().await;
        person.sees_heading("Who will you notice first?").await;

        // Jump by the step list; the place survives a reload.
        person.moves("Their journey").await;
        person
            .sees_heading("Which moments brought them to where they are now?")
            .await;
        person.reloads().await;
        person
            .sees_heading("Which moments brought them to where they are now?")
            .await;
        person.moves("What they do").await;
        person.sees_heading("This season, as far as you know").await;

        // Ctrl+Enter goes on from a field, Ctrl+Shift+Enter back, Enter alone on from a line of text.
        person.is_asked("Whom did they bring along?").await;
        person
            .types_into("Whom did they bring along?", "A neighbour")
            .await;
        person.looks_around();
        let before = person.place().await;
        person.presses_with(&[Key::Control], Key::Enter).await;
        person.arrives_from(&before).await;
        person
            .sees_heading("What do they do each time, without being asked?")
            .await;
        let before = person.place().await;
        person.presses_with(&[Key::Control, Key::Shift], Key::Enter).await;
        person.arrives_from(&before).await;
        person.is_asked("Whom did they bring along?").await;
        person.sees_in("Whom did they bring along?", "A neighbour").await;
        person.looks_around();
        let before = person.place().await;
        person
            .types_into("Whom did they bring along?", " and a dog")
            .await;
        person.presses(Key::Enter).await;
        person.arrives_from(&before).await;
        person
            .sees_heading("What do they do each time, without being asked?")
            .await;

        // In a list Enter adds an item; an empty last one means that the list is done.
        person
            .is_asked("What do they do each time, without being asked?")
            .await;
        person.adds_items(&["Waves", "Waits"]).await;
        person.presses(Key::Enter).await;
        person.has_cursor_in_an_empty_field().await;
        person.presses(Key::Enter).await;
        let on_continue = "return document.activeElement?.id === 'continue'";
        person
            .waits_for("the focus on Continue", on_continue, vec![])
            .await;
        person.looks_around();
        let before = person.place().await;
        person.presses(Key::Enter).await;
        person.arrives_from(&before).await;
        person.sees_heading("And between visits?").await;

        // Why we ask, and an example that can be taken over.
        person.is_asked("What do they remember?").await;
        person.chooses("Why we ask").await;
        person.chooses("See an example").await;
        person.chooses("Start from this example").await;
        person
            .sees_in(
                "What they remember, 1 of 2",
                "Whose bike was on the stand last week",
            )
            .await;
        // The first thing that Tab reaches on a fresh page leads past the head.
        person.looks_around().reloads().await;
        person.asks("document.activeElement?.blur()", vec![]).await;
        person
            .asks("document.querySelector('.skip').focus()", vec![])
            .await;
        person.presses(Key::Enter).await;
        person.arrives().await;
    });
}

#[test]
fn the_first_letter_of_a_new_draft_keeps_the_cursor() {
    run("first-letter", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/new/community/notice/surprise").await;
        let question = "What is the one thing you did not expect?";
        person.is_asked(question).await;
        person
            .finds("field", question)
            .await
            .click()
            .await
            .expect("a field");
        for letter in ["S", "u", "c", "h"] {
            person.presses(letter).await;
        }
        person.sees_in(question, "Such").await;
        let place = person.place().await;
        assert!(
            place.starts_with("#/draft/"),
            "the draft has an address of its own: {place}"
        );

        person.opens("#/new/research/objective/learn").await;
        person.is_asked("What do you need to learn?").await;
        person.adds_items(&["Who signs", "Who waits"]).await;
        person.sees_in("What to learn, 2 of 2", "Who waits").await;
    });
}
