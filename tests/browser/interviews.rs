//! Whole interviews, typed by a person: begun, left, gone on with, finished, handed out and opened elsewhere.

use serde_json::{Value, json};
use thirtyfour::prelude::Key;

use crate::harness::{Person, Stage, run};
use crate::walking::{
    Pack, Say, Table, fits_the_schema, holds, items, moment, option, options, source, text, told, walks,
};

/// A quiet regular of a small tea shop, who buys little and brings others.
#[test]
fn a_community_persona_is_typed_left_finished_exported_and_opened_elsewhere() {
    run("community", |stage| async move {
        goes_through_community(&stage).await;
    });
}

/// The whole of it, wherever the page is opened from.
pub async fn goes_through_community(stage: &Stage) {
    let person = stage.somebody().await;
    person.opens_the_page().await;
    person.moves("Start noticing").await;
    notices_one_person(&person).await;
    writes_what_they_do(&person).await;

    // Dinner is ready: the page is left, and found again as it was.
    person.is_asked("What part do they play among the others?").await;
    person.chooses("Connector").await;
    person.sees_saved().await;
    person.leaves_and_comes_back().await;
    person.sees_heading("Your drafts").await;
    person.sees("No name yet").await;
    person.moves("Go on").await;

    writes_why_they_belong(&person).await;
    gives_name_and_face(&person).await;
    tells_the_journey(&person).await;
    plans_the_test(&person).await;
    person.sees_heading("Oda").await;
    person.sees("Every question has an answer.").await;
    person.sees("Buys one pot, pours for four").await;

    person.moves("See the brief").await;
    let brief = person.reads_the_brief().await;
    let brief_text = person.reads_text_of(&brief).await;
    for words in [
        "Oda",
        "the Pourer",
        "Buys one pot, pours for four",
        "Oda, At the till, October",
        "Four cups, one pot",
    ] {
        assert!(
            brief_text.contains(words),
            "the brief lacks “{words}”: {brief_text}"
        );
    }
    let file = person.takes_file_from("Download JSON").await;
    assert_eq!(
        (file.name.as_str(), file.kind.as_str()),
        ("Oda-the-Pourer.json", "application/json")
    );
    let json: Value = serde_json::from_str(&file.text).expect("JSON");
    fits_the_schema(&json);
    holds(&json["personas"][0], &Pack::of("community"), &community());

    opens_in_an_empty_browser(stage, &file.text, &brief_text).await;
}

/// The file is opened in a browser that knows nothing, and brings the same brief and the same file.
async fn opens_in_an_empty_browser(stage: &Stage, text: &str, brief: &str) {
    let path = stage.file("persona.json", text);
    let person = stage.somebody().await;
    person.opens_the_page().await;
    person.moves("Open a file").await;
    person.gives_file("open-file", &path).await;
    person.sees("1 persona in this file").await;
    person.sees("New").await;
    person.moves("Bring in").await;
    person.sees("1 persona came in.").await;
    person.chooses("Open: ").await;
    person.arrives().await;
    person.moves("Brief").await;
    let html = person.reads_the_brief().await;
    assert_eq!(
        person.reads_text_of(&html).await,
        brief,
        "the brief differs after the way through a file"
    );
    let again = person.takes_file_from("Download JSON").await.text;
    let timeless = |text: &str| {
        let mut file: Value = serde_json::from_str(text).expect("JSON");
        file["exported"] = json!(null);
        file
    };
    assert_eq!(
        timeless(&again),
        timeless(text),
        "the file differs after the way through a browser"
    );
    std::fs::remove_file(path).expect("the file written above");
}

async fn notices_one_person(person: &Person) {
    person.is_asked("Who will you notice first?").await;
    person.chooses("A quiet regular").await;
    person.goes_on().await;
    person.is_asked("When did you start to notice them?").await;
    person
        .picks_day("When did you start to notice them?", "2026-09-14")
        .await;
    person
        .is_asked("How many days have you given it, or will you give it?")
        .await;
    person.types_into("How many?", "40").await;
    person.goes_on().await;
    person.is_asked("Where do they stand or sit?").await;
    person
        .types_into(
            "Where do they stand or sit?",
            "At the window table, back to the wall",
        )
        .await;
    person
        .says_how_they_know("I saw it", "Nine afternoons of ten")
        .await;
    person
        .is_asked("Who do they talk to, and who is near them?")
        .await;
    person
        .types_into(
            "Who do they talk to, and who is near them?",
            "Whoever she brought along; me, when it is empty",
        )
        .await;
    person.says_how_they_know("I saw it", "").await;
    person.goes_on().await;
    person.is_asked("What made them smile?").await;
    person
        .types_into("What made them smile?", "A friend’s first sip of smoked tea")
        .await;
    person
        .is_asked("What leaves them cold? What do they pass by without a glance?")
        .await;
    person
        .adds_items(&["The loyalty card", "Gift boxes", "The new syrups"])
        .await;
    person
        .says_how_they_know("I counted it", "Nought of 22 visits")
        .await;
    person.goes_on().await;
    person.is_asked("What do they pass on to others?").await;
    person.adds_items(&["Which tea to take against a cold"]).await;
    person
        .says_how_they_know("They told me", "A guest who came because of it")
        .await;
    person.goes_on().await;
    person.is_asked("What is the one thing you did not expect?").await;
    person
        .types_into(
            "What is the one thing you did not expect?",
            "She has never bought tea to take home",
        )
        .await;
    person
        .says_how_they_know("I counted it", "Till roll, September to November")
        .await;
    person.goes_on().await;
}

async fn writes_what_they_do(person: &Person) {
    person.is_asked("How many times did they come this season?").await;
    person.types_into("How many?", "22").await;
    person.says_how_they_know("I counted it", "").await;
    person.is_asked("Whom did they bring along?").await;
    person
        .types_into(
            "Whom did they bring along?",
            "Eleven people, three of whom came back alone",
        )
        .await;
    person.says_how_they_know("I saw it", "").await;
    person
        .says_how_they_know("I counted it", "Asked each of the three")
        .await;
    person
        .is_asked("Did they write or speak to the people behind it?")
        .await;
    person
        .types_into(
            "Did they write or speak to the people behind it?",
            "One card, at New Year",
        )
        .await;
    person.goes_on().await;

    // A list pasted from somewhere else, with its bullets; one of the ready ones; one more; and one taken away again.
    person
        .is_asked("What do they do each time, without being asked?")
        .await;
    person.chooses("Add the first one").await;
    person.has_cursor_in_an_empty_field().await;
    pastes(
        person,
        "• Buys one pot, pours for four\n• Turns the label to the guest\n\n- Washes her own cup\n",
    )
    .await;
    person.sees_in("Habits, 3 of 3", "Washes her own cup").await;
    person.chooses("Leaves before the end, without goodbye").await;
    person
        .sees_in("Habits, 4 of 4", "Leaves before the end, without goodbye")
        .await;
    person.chooses("Move item 4 up").await;
    person
        .sees_in("Habits, 3 of 4", "Leaves before the end, without goodbye")
        .await;
    person.chooses("Remove item 2").await;
    person.looks_around().sees("Removed.").await;
    person
        .is_asked("What do they do each time, without being asked?")
        .await;
    person
        .sees_in("Habits, 2 of 3", "Leaves before the end, without goodbye")
        .await;
    person.goes_on().await;

    person.is_asked("What do they remember?").await;
    person
        .adds_items(&["How each guest takes theirs", "The pot we broke in spring"])
        .await;
    person
        .is_asked("What do they do online, where you can see it?")
        .await;
    person.adds_items(&["Nothing we can see"]).await;
    person.goes_on().await;
    person.is_asked("Which of these four are they most of all?").await;
    person.chooses("Shows up").await;
    person.says_how_they_know("I saw it", "").await;
    person.goes_on().await;
}

/// Pastes where the cursor is. The clipboard cannot be filled from outside, so the paste is made by hand.
async fn pastes(person: &Person, lines: &str) {
    let script = r#"
        const data = new DataTransfer();
        data.setData("text/plain", arguments[0]);
        const event = new Event("paste", { bubbles: true, cancelable: true });
        Object.defineProperty(event, "clipboardData", { value: data });
        document.activeElement.dispatchEvent(event)"#;
    person.asks(script, vec![json!(lines)]).await;
}

async fn writes_why_they_belong(person: &Person) {
    person.is_asked("What part do they play among the others?").await;
    // None of the five fits after all: own words take the place of the option chosen before.
    person.types_into("Or in your own words", "Pourer").await;
    person.says_how_they_know("I saw it", "").await;
    person.goes_on().await;
    person.is_asked("What do they hold dear?").await;
    person.adds_items(&["Nobody drinks alone"]).await;
    person.is_asked("What do they hope to find here?").await;
    person.adds_items(&["A table nobody hurries"]).await;
    person
        .says_how_they_know("They told me", "“Here I can stay.”")
        .await;
    person.goes_on().await;
    person.is_asked("What lights them up?").await;
    person
        .adds_items(&["Four cups, one pot", "A guest who asks for the name of the tea"])
        .await;
    person.says_how_they_know("I saw it", "Twice this month").await;
    person.goes_on().await;
    person
        .is_asked("What makes them decide to come on a given day?")
        .await;
    person.adds_items(&["Somebody new in her street"]).await;
    person
        .is_asked("What makes it hard for them to come or to join in?")
        .await;
    person.adds_items(&["The table is taken"]).await;
    person.goes_on().await;
    person.is_asked("What are they afraid of?").await;
    person.adds_items(&["Being asked to buy more"]).await;
    person.is_asked("What would make them walk away?").await;
    person.adds_items(&["A laptop crowd"]).await;
    // Nothing said is a guess, and shows as one.
    person.says_how_they_know("It’s a guess", "").await;
    person.goes_on().await;
    person.is_asked("What do they give, beyond money?").await;
    person.chooses("Brought new people this season").await;
    person.goes_on().await;
}

async fn gives_name_and_face(person: &Person) {
    person.is_asked("What will you call them?").await;
    person.types_into("Name", "Oda").await;
    person.types_into("Their role in a few words", "the Pourer").await;
    person.chooses("she").await;
    person.goes_on().await;
    person.is_asked("What do they look like?").await;
    person.chooses("Another face").await;
    person.chooses("Glasses").await;
    person.chooses("Glasses, 2 of").await;
    person.goes_on().await;
    person.is_asked("Who are they, in one sentence?").await;
    person
        .types_into("Who are they, in one sentence?", "Buys one pot, pours for four")
        .await;
    person.says_how_they_know("I saw it", "").await;
    person.goes_on().await;
    person
        .is_asked("Which two or three details would nobody invent?")
        .await;
    person
        .adds_items(&["A thimble on her key ring", "Writes the date on tea tins"])
        .await;
    person.says_how_they_know("I saw it", "").await;
    person.is_asked("What is one flaw they have?").await;
    person
        .types_into(
            "What is one flaw they have?",
            "Decides for others what they will like",
        )
        .await;
    person.goes_on().await;
    person.is_asked("Which words or sayings are theirs?").await;
    person.adds_items(&["“One more cup, then.”"]).await;
    person.is_asked("Is there a sentence you heard them say?").await;
    person.chooses("Add a quote").await;
    person.looks_closer_at("Quote").await;
    person
        .types_into(
            "Their words",
            "Tea is what we drink while we get to know somebody.",
        )
        .await;
    person.types_into("Who said it", "Oda").await;
    person.types_into("Where, when", "At the till, October").await;
    person
        .says_how_they_know("They told me", "She told me at the till")
        .await;
    person.goes_on().await;
    person.is_asked("Do you want to note background too?").await;
    person.chooses("Leave it out").await;
    person.goes_on().await;
}

async fn tells_the_journey(person: &Person) {
    let question = "Which moments brought them to where they are now?";
    person.is_asked(question).await;
    for (add, title, what, feeling, place, nearly) in [
        // Told in the order they come to mind; the page puts them in the journey's.
        (
            "First time",
            "The first pot",
            "Asked for two cups and sat alone.",
            "Good",
            "Window table",
            "",
        ),
        (
            "Found us",
            "Rain",
            "Came in to wait for the bus.",
            "So-so",
            "The door",
            "The bus came early",
        ),
        (
            "Almost left",
            "The loud week",
            "A birthday group had her table for days.",
            "Very bad",
            "",
            "No card from us",
        ),
        (
            "Tells others",
            "Four cups",
            "Brought the whole stairwell.",
            "Very good",
            "Window table",
            "",
        ),
    ] {
        person.is_asked(question).await;
        person.chooses(add).await;
        person.looks_closer_at(add).await;
        person.types_instead_into("In a few words", title).await;
        person.types_into("What happened?", what).await;
        person.chooses(feeling).await;
        person.types_into("Where?", place).await;
        person.types_into("What nearly went wrong?", nearly).await;
        if add == "Almost left" {
            person.says_how_they_know("They told me", "Weeks later").await;
        }
    }
    person.goes_on().await;
    let question = "How would you tell it to someone new on your team?";
    person.is_asked(question).await;
    person.types_into(question, "She came in out of the rain.").await;
    person.presses(Key::Enter).await;
    person.types("Now half her street drinks here.").await;
    person.goes_on().await;
}

async fn plans_the_test(person: &Person) {
    person.is_asked("Where do they listen?").await;
    person.adds_items(&["At the till"]).await;
    person.is_asked("Whom do they trust?").await;
    person.adds_items(&["The woman who weighs the tea"]).await;
    person.is_asked("How do they like to be spoken to?").await;
    person
        .types_into("How do they like to be spoken to?", "Quietly, and by name")
        .await;
    person.goes_on().await;
    person
        .is_asked("What one thing will you try, just for them?")
        .await;
    person.chooses("An event").await;
    person
        .types_into("What exactly?", "A table for four, kept free on Tuesdays")
        .await;
    person
        .types_into("For whom?", "Those who bring others and buy little")
        .await;
    person
        .types_into(
            "What would show that it worked?",
            "Three of them come with somebody new",
        )
        .await;
    person.picks_day("By when?", "2027-01-31").await;
    person.goes_on().await;
    let question = "What small gesture would tell them “we saw you”?";
    person.is_asked(question).await;
    person
        .types_into(question, "A fourth cup, put down without a word")
        .await;
    person.goes_on().await;
    person.is_asked("When will you look again?").await;
    person.chooses("In 6 months").await;
    person.is_asked("Who will look with you?").await;
    person.chooses("Whoever makes things").await;
    person.chooses("One of the regulars").await;
    person
        .types_into("In your own words, a line each", "Oda herself")
        .await;
    person.goes_on().await;
}

/// What the community interview above says, as its file must hold it.
fn community() -> Table {
    let journey = Say::Moments(vec![
        moment(
            "Found us",
            "Rain",
            "Came in to wait for the bus.",
            0,
            "The door",
            "The bus came early",
        ),
        moment(
            "First time",
            "The first pot",
            "Asked for two cups and sat alone.",
            1,
            "Window table",
            "",
        ),
        moment(
            "Almost left",
            "The loud week",
            "A birthday group had her table for days.",
            -2,
            "",
            "No card from us",
        ),
        moment(
            "Tells others",
            "Four cups",
            "Brought the whole stairwell.",
            2,
            "Window table",
            "",
        ),
    ]);
    let quote = [
        "Tea is what we drink while we get to know somebody.",
        "Oda",
        "At the till, October",
    ]
    .map(str::to_owned);
    let test = [
        "Those who bring others and buy little",
        "Three of them come with somebody new",
        "event",
    ]
    .map(str::to_owned);
    Table::from([
        ("starting-point", told(option("A quiet regular"), &[])),
        ("watching-since", told(Say::Day("2026-09-14".into()), &[])),
        ("watching-days", told(Say::Number("40".into(), 40.0), &[])),
        (
            "where-they-stand",
            told(
                text("At the window table, back to the wall"),
                &[("I saw it", "Nine afternoons of ten")],
            ),
        ),
        (
            "company",
            told(
                text("Whoever she brought along; me, when it is empty"),
                &[("I saw it", "")],
            ),
        ),
        ("brightens", told(text("A friend’s first sip of smoked tea"), &[])),
        (
            "ignores",
            told(
                items(&["The loyalty card", "Gift boxes", "The new syrups"]),
                &[("I counted it", "Nought of 22 visits")],
            ),
        ),
        (
            "passes-on",
            told(
                items(&["Which tea to take against a cold"]),
                &[("They told me", "A guest who came because of it")],
            ),
        ),
        (
            "surprise",
            told(
                text("She has never bought tea to take home"),
                &[("I counted it", "Till roll, September to November")],
            ),
        ),
        (
            "times-came",
            told(Say::Number("22".into(), 22.0), &[("I counted it", "")]),
        ),
        (
            "brought",
            told(
                text("Eleven people, three of whom came back alone"),
                &[("I saw it", ""), ("I counted it", "Asked each of the three")],
            ),
        ),
        ("wrote", told(text("One card, at New Year"), &[])),
        (
            "habits",
            told(
                items(&[
                    "Buys one pot, pours for four",
                    "Leaves before the end, without goodbye",
                    "Washes her own cup",
                ]),
                &[],
            ),
        ),
        (
            "remembers",
            told(
                items(&["How each guest takes theirs", "The pot we broke in spring"]),
                &[],
            ),
        ),
        ("digital-habits", told(items(&["Nothing we can see"]), &[])),
        ("one-of-four", told(option("Shows up"), &[("I saw it", "")])),
        ("values", told(items(&["Nobody drinks alone"]), &[])),
        (
            "motivations",
            told(
                items(&["A table nobody hurries"]),
                &[("They told me", "“Here I can stay.”")],
            ),
        ),
        (
            "lights-up",
            told(
                items(&["Four cups, one pot", "A guest who asks for the name of the tea"]),
                &[("I saw it", "Twice this month")],
            ),
        ),
        ("walks-away", told(items(&["A laptop crowd"]), &[])),
        (
            "contribution",
            told(items(&["Brought new people this season"]), &[]),
        ),
        (
            "name",
            told(Say::Name("Oda".into(), "the Pourer".into(), "she".into()), &[]),
        ),
        ("portrait", told(Say::Face, &[])),
        (
            "summary",
            told(text("Buys one pot, pours for four"), &[("I saw it", "")]),
        ),
        (
            "quotes",
            told(
                Say::Quotes(vec![quote]),
                &[("They told me", "She told me at the till")],
            ),
        ),
        ("note-background", told(option("Leave it out"), &[])),
        ("age", told(Say::Nothing, &[])),
        ("journey", told(journey, &[])),
        (
            "journey-story",
            told(
                text("She came in out of the rain.\nNow half her street drinks here."),
                &[],
            ),
        ),
        (
            "test",
            told(
                Say::Test(
                    "An event".into(),
                    "A table for four, kept free on Tuesdays".into(),
                    test,
                    "2027-01-31".into(),
                ),
                &[],
            ),
        ),
        (
            "gesture",
            told(text("A fourth cup, put down without a word"), &[]),
        ),
        (
            "review-with",
            told(
                options(&["Whoever makes things", "One of the regulars"], "Oda herself"),
                &[],
            ),
        ),
    ])
}

/// A customer persona for a small seed shop, from orders and messages.
#[test]
fn a_customer_persona_is_typed_from_orders_and_messages() {
    run("customer", |stage| async move {
        let table = customer();
        let pack = Pack::of("customer");
        let person = stage.somebody().await;
        person.opens_the_page().await;
        person.moves("Start gathering").await;
        let answered = walks(&person, &pack, &table).await;
        let asked: Vec<&str> = pack
            .questions()
            .map(|question| question["id"].as_str().unwrap())
            .collect();
        assert_eq!(
            answered, asked,
            "every question of the pack is asked, in its order"
        );
        person.sees("Every question has an answer.").await;
        person.reloads().await;
        person.sees("Every question has an answer.").await;
        let file = person.takes_file_from("Download JSON").await;
        let json: Value = serde_json::from_str(&file.text).expect("JSON");
        fits_the_schema(&json);
        holds(&json["personas"][0], &pack, &table);
        person.moves("See the brief").await;
        let brief = person.reads_the_brief().await;
        let brief = person.reads_text_of(&brief).await;
        opens_in_an_empty_browser(&stage, &file.text, &brief).await;
    });
}

fn customer() -> Table {
    let sources = Say::Sources(vec![
        source(
            "Surveys and interviews",
            "Most have one window sill and no garden",
            18,
            "A card in the parcel",
            "Both",
        ),
        source(
            "Website analytics",
            "The sowing calendar is read before every order",
            1204,
            "Spring 2026",
            "Numbers",
        ),
        source(
            "Sales and support feedback",
            "Half ask whether it is too late to sow",
            31,
            "March to May 2026",
            "Words",
        ),
    ]);
    let quote = [
        "If it comes up, I will be insufferable.",
        "A buyer of three packets",
        "E-mail, April",
    ]
    .map(str::to_owned);
    let journey = Say::Moments(vec![
        moment(
            "Found us",
            "A tomato at a friend’s",
            "Ate one warm from the plant.",
            2,
            "A balcony",
            "Forgot the name",
        ),
        moment(
            "First order",
            "Three packets",
            "Ordered in the last week of sowing.",
            -1,
            "On the train",
            "Delivery cost",
        ),
        moment(
            "Another moment",
            "Nothing came up",
            "Wrote to ask what went wrong.",
            -2,
            "The window sill",
            "Almost no answer",
        ),
    ]);
    let test = [
        "Everybody who bought three packets or fewer",
        "One in five opens it",
        "message",
    ]
    .map(str::to_owned);
    Table::from([
        ("data-sources", told(sources, &[])),
        (
            "quotes",
            told(Say::Quotes(vec![quote]), &[("From support", "Ticket 118")]),
        ),
        (
            "shared-traits",
            told(
                items(&["One window sill", "Order late in the season"]),
                &[("I counted it", "Orders by week")],
            ),
        ),
        ("group-name", told(text("Late sowers"), &[])),
        (
            "name",
            told(
                Say::Name("Bruno".into(), "the Late Sower".into(), "he".into()),
                &[],
            ),
        ),
        ("age", told(text("34 or so"), &[("From a survey", "18 cards")])),
        (
            "story",
            told(
                text("Moved to the city for work and misses his mother’s tomatoes."),
                &[("They told me", "")],
            ),
        ),
        (
            "goals",
            told(
                items(&["Eat one tomato of his own"]),
                &[("They told me", "“One is enough.”")],
            ),
        ),
        (
            "how-often",
            told(Say::Number("1.5".into(), 1.5), &[("I counted it", "")]),
        ),
        ("how-much", told(Say::Number("9".into(), 9.0), &[])),
        ("journey", told(journey, &[])),
        (
            "contact-preferences",
            told(
                options(
                    &["By e-mail", "Only when there is real news"],
                    "A note in the packet",
                ),
                &[("From a survey", "")],
            ),
        ),
        (
            "objections",
            told(
                items(&["Is it not too late?"]),
                &[("From social media", "Under the March picture")],
            ),
        ),
        (
            "test",
            told(
                Say::Test(
                    "A message".into(),
                    "“It is not too late”, on the last of April".into(),
                    test,
                    "2027-04-30".into(),
                ),
                &[],
            ),
        ),
        ("review-due", told(Say::Day("2027-05-31".into()), &[])),
    ])
}

/// A professional buyer with a slow process behind them.
#[test]
fn a_research_persona_of_a_professional_buyer_with_a_slow_process() {
    run("research", |stage| async move {
        let table = research();
        let pack = Pack::of("research");
        let person = stage.somebody().await;
        person.opens_the_page().await;
        person.moves("Start with the decision").await;

        // The questions of the bank take up what was said about the field and what is used now.
        let spot = format!("#/new/research/{}", pack.spot("questions-to-ask"));
        person.goes_to_place(&spot).await;
        person.is_asked("What will you ask them?").await;
        assert!(
            person
                .can_choose("What is the hardest part of [Your field]?")
                .await,
            "an empty slot shows its label"
        );
        person.moves("Objective").await;

        let answered = walks(&person, &pack, &table).await;
        // Who might buy is asked who else has a say; what they like already is only for those who buy.
        assert!(answered.iter().any(|id| id == "has-a-say"));
        assert!(!answered.iter().any(|id| id == "lights-up"));
        person.sees("Every question has an answer.").await;

        // Back to the list of questions: the bank speaks of the field now.
        person.chooses("Questions to ask").await;
        person.arrives().await;
        person.is_asked("What will you ask them?").await;
        person
            .chooses("What is the hardest part of hiring lifts for high ceilings?")
            .await;
        person
            .sees_in(
                "Questions to ask, 3 of 3",
                "What is the hardest part of hiring lifts for high ceilings?",
            )
            .await;
        person
            .chooses("What frustrates you most about a phone list and a favour?")
            .await;

        // Somebody who buys already is asked the other question, and nothing said before is lost.
        person.looks_around();
        person.moves("All answers").await;
        person.sees("Who has a say").await;
        person.sees_no("What they like").await;
        person.chooses("Customer or buyer").await;
        person.arrives().await;
        person.chooses("They buy already").await;
        person.moves("All answers").await;
        person.sees("What they like").await;
        person.sees_no("Who has a say").await;
        person.sees("1 question has no answer yet.").await;
        person.chooses("Customer or buyer").await;
        person.arrives().await;
        person.chooses("They might").await;
        person.moves("All answers").await;
        person.sees("The site manager and two insurers").await;

        let file = person.takes_file_from("Download JSON").await;
        let json: Value = serde_json::from_str(&file.text).expect("JSON");
        fits_the_schema(&json);
        holds(&json["personas"][0], &pack, &table);
        let asked = &json["personas"][0]["answers"]["questions-to-ask"]["value"];
        let asked: Vec<&str> = asked
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["text"].as_str().unwrap())
            .collect();
        assert_eq!(
            asked[2..],
            [
                "What is the hardest part of hiring lifts for high ceilings?",
                "What frustrates you most about a phone list and a favour?",
            ]
        );
        person.moves("See the brief").await;
        let brief = person.reads_the_brief().await;
        let brief = person.reads_text_of(&brief).await;
        opens_in_an_empty_browser(&stage, &file.text, &brief).await;
    });
}

fn research() -> Table {
    let sources = Say::Sources(vec![
        source(
            "Surveys and interviews",
            "Every approval takes a signature that is on holiday",
            9,
            "October 2026",
            "Words",
        ),
        source(
            "Support tickets",
            "Two in three ask for papers we have sent",
            212,
            "2026 so far",
            "Both",
        ),
    ]);
    let quote = [
        "I do not buy lifts. I buy the paper that says nobody falls.",
        "A site buyer",
        "By telephone",
    ]
    .map(str::to_owned);
    let journey = Say::Moments(vec![
        moment(
            "Found us",
            "A sticker on a lift",
            "Saw it on another site.",
            0,
            "Hall 4",
            "The number was worn off",
        ),
        moment(
            "Almost left",
            "The third form",
            "Filled the same form a third time.",
            -2,
            "At home, Sunday",
            "Had the other offer open",
        ),
    ]);
    let test = [
        "Buyers with more than one signature to get",
        "The second signature comes in a week",
        "product",
    ]
    .map(str::to_owned);
    Table::from([
        ("persona-type", told(option("They might"), &[])),
        (
            "decision",
            told(text("Whether to build the approval folder"), &[]),
        ),
        ("your-field", told(text("hiring lifts for high ceilings"), &[])),
        ("what-they-use-now", told(text("a phone list and a favour"), &[])),
        ("data-sources", told(sources, &[])),
        (
            "drop-off",
            told(
                text("At the insurance question"),
                &[("I counted it", "212 of 340")],
            ),
        ),
        (
            "pains",
            told(
                items(&["Waits for other people’s signatures"]),
                &[("They told me", ""), ("From support", "")],
            ),
        ),
        (
            "name",
            told(
                Say::Name("Irina".into(), "the Signature Hunter".into(), "she".into()),
                &[],
            ),
        ),
        (
            "has-a-say",
            told(
                items(&["The site manager and two insurers"]),
                &[("They told me", "Drew me the chain")],
            ),
        ),
        ("quotes", told(Say::Quotes(vec![quote]), &[])),
        ("journey", told(journey, &[("They told me", "")])),
        ("share", told(Say::Number("17,5".into(), 17.5), &[])),
        (
            "test",
            told(
                Say::Test(
                    "A product".into(),
                    "One folder with every paper in it".into(),
                    test,
                    "2027-02-28".into(),
                ),
                &[],
            ),
        ),
        ("review-rhythm", told(option("Half-yearly"), &[])),
        (
            "review-with",
            told(options(&["Research", "Sales"], "Our insurer"), &[]),
        ),
        (
            "evidence-rules",
            told(
                options(&["Two kinds of source agree", "More than one person said it"], ""),
                &[],
            ),
        ),
    ])
}
