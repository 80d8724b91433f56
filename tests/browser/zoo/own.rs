//! Pages that bring something of their own along: an interview, a beginning, a brand.

use serde_json::{Value, json};

use super::zoo;
use crate::harness::host::Visit;
use crate::harness::{Host, json_of};

/// The first question of the page's own interview.
const ASKED: &str = "Who sits by the radiator?";

/// Our interview for communities as somebody else's, with a first question of its own.
fn own_interview() -> Value {
    let mut pack = json_of("interviews/community.en.json");
    pack["id"] = json!("tea-shop");
    pack["title"] = json!("Someone who stays for one cup");
    pack["steps"][0]["screens"][0]["questions"][0]["prompt"] = json!(ASKED);
    pack
}

/// An element with attributes and children.
fn element(attributes: &str, children: &str) -> String {
    format!("<persona-builder {attributes}>{children}</persona-builder>")
}

/// A text as a child of the element.
fn inside(name: &str, text: &Value) -> String {
    format!(r#"<script type="application/json" data-{name}>{text}</script>"#)
}

#[test]
fn zoo_own_interview() {
    zoo("zoo-own", async |zoo| {
        let pack = own_interview();
        let named = element(r#"method="tea-shop" pack="host-pack.json""#, "");
        let by_address = |name: &str| Host::new(name).element(&named);
        zoo.visit(
            by_address("an interview by its address").file(
                "host-pack.json",
                "application/json",
                pack.to_string(),
            ),
            asks_the_pages_own,
        )
        .await;
        zoo.visit(
            Host::new("an interview inside")
                .element(&element(r#"method="tea-shop""#, &inside("pack", &pack))),
            asks_the_pages_own,
        )
        .await;
        zoo.visit(
            Host::new("an interview beside ours")
                .element(&element(r#"method="community tea-shop""#, &inside("pack", &pack))),
            async |visit| {
                let person = visit.person;
                person.looks_into("persona-builder");
                person.chooses("Begin").await;
                person.sees("Someone who stays for one cup").await;
                person.sees("Someone who belongs").await;
                person.sees_no("Someone who buys").await;
                visit.leaves_the_page_untouched().await;
            },
        )
        .await;

        let mut broken = pack.clone();
        broken["steps"][0]["screens"][0]["questions"][0]["kind"] = json!("riddle");
        let places = ["steps[0].screens[0].questions[0].kind"];
        zoo.visit(
            by_address("a broken interview").file("host-pack.json", "application/json", broken.to_string()),
            async |visit| is_told_what_is_wrong(visit, &places).await,
        )
        .await;
        zoo.visit(
            Host::new("a broken interview inside")
                .element(&element(r#"method="tea-shop""#, &inside("pack", &broken))),
            async |visit| is_told_what_is_wrong(visit, &places).await,
        )
        .await;
        zoo.visit(
            by_address("no interview at all").file("host-pack.json", "application/json", "this is no JSON"),
            async |visit| is_told_what_is_wrong(visit, &[]).await,
        )
        .await;
        zoo.visit(
            by_address("an interview that is gone").may_say("host-pack.json"),
            async |visit| is_told_what_is_wrong(visit, &["host-pack.json could not be loaded."]).await,
        )
        .await;
        zoo.visit(
            Host::new("an interview of an origin that shares nothing")
                .element(&element(
                    r#"method="tea-shop" pack="http://127.0.0.1:1/pack.json""#,
                    "",
                ))
                .may_say("127.0.0.1:1/pack.json"),
            async |visit| {
                is_told_what_is_wrong(visit, &["http://127.0.0.1:1/pack.json could not be loaded."]).await;
            },
        )
        .await;

        let answers =
            json!({ "answers": { "where-they-stand": "By the radiator", "watching-since": "no day" } });
        let attribute = answers.to_string().replace('"', "&quot;");
        let begun = [
            Host::new("a beginning in an attribute").element(&element(
                &format!(r#"method="community" start="{attribute}""#),
                "",
            )),
            Host::new("a beginning inside")
                .element(&element(r#"method="community""#, &inside("start", &answers))),
            Host::new("a beginning by its address")
                .element(&element(r#"method="community" start="host-start.json""#, ""))
                .file("host-start.json", "application/json", answers.to_string()),
        ];
        for host in begun {
            zoo.visit(host, async |visit| begins_with(visit, "By the radiator").await)
                .await;
        }
        let example = json_of("examples/community.en.json");
        let seat = &example["personas"][0]["answers"]["where-they-stand"]["value"];
        let seat = seat.as_str().expect("a place where they stand");
        zoo.visit(
            Host::new("a beginning with a persona")
                .element(&element(r#"method="community" start="host-start.json""#, ""))
                .file("host-start.json", "application/json", example.to_string()),
            async |visit| begins_with(visit, seat).await,
        )
        .await;
        zoo.visit(
            Host::new("a beginning that cannot be read").element(&element(
                r#"method="community" start="{&quot;answers&quot;: 5}""#,
                "",
            )),
            async |visit| is_told_what_is_wrong(visit, &["answers"]).await,
        )
        .await;

        zoo.visit(
            Host::new("a brand").element(&element(r#"method="community" brand="Kettle &amp; Lamp""#, "")),
            async |visit| {
                let person = visit.person;
                person.looks_into("persona-builder");
                visit.begins().await;
                visit.answers().await;
                let brand = person
                    .asks_later("return (await pb.host.export()).brand.name", vec![])
                    .await;
                assert_eq!(brand, "Kettle & Lamp");
                visit.looks_at_the_brief().await;
                let brief = person.reads_the_brief().await;
                assert!(brief.contains("Kettle &amp; Lamp"), "the brand is on the brief");
                visit.leaves_the_page_untouched().await;
            },
        )
        .await;
        zoo.visit(
            Host::new("one export alone").element(&element(r#"method="community" exports="json""#, "")),
            async |visit| {
                let person = visit.person;
                person.looks_into("persona-builder");
                visit.begins().await;
                visit.answers().await;
                visit.looks_at_the_brief().await;
                for words in ["Print", "Download as a web page", "Copy the web page"] {
                    assert!(!person.can_choose(words).await, "“{words}” is offered");
                }
                let file = person.takes_file_from("Download JSON").await;
                assert!(file.text.contains("quiet-regular"), "{}", file.text);
                assert_eq!(visit.hears("export").await["kind"], "json");
                visit.leaves_the_page_untouched().await;
            },
        )
        .await;
        zoo.visit(
            Host::new("a language that is not there")
                .element(&element(r#"method="community" lang="de-AT""#, ""))
                // It is looked for, and English takes its place.
                .may_say("words/de"),
            super::works,
        )
        .await;
    });
}

/// Answers an interview of the page's own; the file says which one it was.
async fn asks_the_pages_own(visit: &Visit<'_>) {
    let person = visit.person;
    person.looks_into("persona-builder");
    person.chooses("Begin").await;
    person.is_asked(ASKED).await;
    visit.answers().await;
    let id = person
        .asks_later("return (await pb.host.export()).personas[0].interview.id", vec![])
        .await;
    assert_eq!(id, "tea-shop");
    assert_eq!(visit.hears("ready").await["methods"], json!(["tea-shop"]));
    visit.leaves_the_page_untouched().await;
}

/// A card says what is wrong with what the page brought along, and so does an event.
async fn is_told_what_is_wrong(visit: &Visit<'_>, words: &[&str]) {
    let person = visit.person;
    person.looks_into("persona-builder");
    let button = person.finds(".card button", "").await;
    button.click().await.expect("a button");
    person.sees("Whoever runs this page can mend it:").await;
    let heard = visit.hears("error").await;
    assert_eq!(heard["kind"], "pack", "{heard}");
    for words in words {
        person.sees(words).await;
        let message = heard["message"].as_str().unwrap_or_default();
        assert!(message.contains(words), "“{words}” is not in “{message}”");
    }
    let refused = "return await pb.host.export().then(() => '', error => error.message)";
    assert_eq!(person.asks_later(refused, vec![]).await, heard["message"]);
    visit.leaves_the_page_untouched().await;
}

/// Begins with what the page says, and adds to it.
async fn begins_with(visit: &Visit<'_>, words: &str) {
    let person = visit.person;
    person.looks_into("persona-builder");
    person.chooses("Start noticing").await;
    visit.is_asked_first().await;
    person.chooses("A silent follower").await;
    person.sees_saved().await;
    visit.finds_in_export("silent-follower").await;
    visit.finds_in_export(words).await;
    visit.leaves_the_page_untouched().await;
}
