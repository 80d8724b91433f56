//! Saving: true when it says so, and never losing what was typed.

use persona_builder::domain::format;
use serde_json::{Value, json};

use crate::harness::storage::{damages, draft_text, drafts, puts, shelves};
use crate::harness::{Person, Stage, run};

pub const SURPRISE: &str = "What is the one thing you did not expect?";

/// Opens a new draft at a question of one line of text.
async fn begins(stage: &Stage) -> Person {
    let person = stage.somebody().await;
    person.opens("#/new/community/notice/surprise").await;
    person.is_asked(SURPRISE).await;
    person
}

/// The id of the draft in the address.
pub async fn draft_in_hand(person: &Person) -> String {
    let place = person
        .waits_for(
            "an address of its own",
            "return location.hash.startsWith('#/draft/') && location.hash",
            vec![],
        )
        .await;
    place.as_str().unwrap().split('/').nth(2).unwrap().to_owned()
}

#[test]
fn saved_is_said_when_the_database_has_it() {
    run("saved", |stage| async move {
        let person = begins(&stage).await;
        // The first letter makes a draft of it; whoever types on must not notice.
        person.types_into(SURPRISE, "N").await;
        let id = draft_in_hand(&person).await;
        person.sees_saved().await;
        person.types("ever buys anything").await;
        person.sees_in(SURPRISE, "Never buys anything").await;
        person.sees_saved().await;
        assert!(draft_text(&person, &id).await.contains("Never buys anything"));

        // While something else holds the database, nothing is said to be saved.
        let hold = r#"
            const db = await pb.database();
            const store = db.transaction("drafts", "readwrite").objectStore("drafts");
            window.pbHeld = true;
            const spin = () => { if (window.pbHeld) store.get("nothing").onsuccess = spin; else db.close(); };
            spin()"#;
        person.asks_later(hold, vec![]).await;
        person.types_into(SURPRISE, " but brings tea").await;
        // The mirror in local storage is written first; by then the save has begun, and waits.
        let mirrored =
            "return localStorage.getItem('persona-builder:v1:draft:' + arguments[0])?.includes('brings tea')";
        person.waits_for("the mirror", mirrored, vec![json!(id)]).await;
        person.sees("Saving…").await;
        let watch = r#"
            window.pbSaid = [];
            const status = document.querySelector(".status");
            new MutationObserver(() => window.pbSaid.push(status.textContent)).observe(status,
                { characterData: true, childList: true, subtree: true })"#;
        person.asks(watch, vec![]).await;
        person.asks("window.pbHeld = false", vec![]).await;
        person.sees_saved().await;
        assert!(draft_text(&person, &id).await.contains("brings tea"));
        let said = person.asks("return window.pbSaid.length", vec![]).await;
        assert!(
            said.as_u64() > Some(0),
            "it was saved before the database was let go"
        );
    });
}

#[test]
fn typed_text_survives_a_reload_and_leaving_at_once() {
    run("survives", |stage| async move {
        let person = begins(&stage).await;
        person.types_into(SURPRISE, "Knows every dog by name").await;
        person.sees_saved().await;
        person.reloads().await;
        person.is_asked(SURPRISE).await;
        person.sees_in(SURPRISE, "Knows every dog by name").await;

        // A letter, and gone in the same moment: what is typed is written as the page is left.
        stage.server().put(
            "elsewhere.html",
            "text/html",
            "<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>",
        );
        let field = person.finds("field", SURPRISE).await.to_json().unwrap();
        let go = "pb.set(arguments[0], arguments[0].value + ', and their owners'); location.href = 'elsewhere.html'";
        person.looks_around().asks(go, vec![field]).await;
        person.sees("Elsewhere").await;
        person.opens_the_page().await;
        person.chooses("Go on").await;
        person.is_asked(SURPRISE).await;
        person
            .sees_in(SURPRISE, "Knows every dog by name, and their owners")
            .await;
        // What had reached local storage alone is kept for good with the next save.
        let id = draft_in_hand(&person).await;
        person.types_into(SURPRISE, "!").await;
        person.sees_saved().await;
        assert!(draft_text(&person, &id).await.contains("and their owners!"));
        // The browser was asked to keep it, once.
        let asked = "return localStorage.getItem('persona-builder:v1:note:persist') === 'asked'";
        person.waits_for("the note", asked, vec![]).await;
    });
}

#[test]
fn where_storage_is_refused_everything_works_in_memory_and_says_so() {
    run("refused", |stage| async move {
        // As browsers do that are told to keep nothing for sites.
        let refuse = "for (const name of ['indexedDB', 'localStorage']) Object.defineProperty(window, name, \
            { get() { throw new DOMException('no', 'SecurityError'); } });";
        let refuse = [refuse, "window.showSaveFilePicker = undefined;"].concat();
        serves_with_script(&stage, "refused.html", &refuse);
        let person = stage.somebody().await;
        person
            .goes_to_address(&stage.server().address("refused.html"))
            .await;
        person.finds_the_page_alive().await;
        person.sees("This browser keeps nothing for this page.").await;
        person.moves("Start noticing").await;
        person.chooses("A quiet regular").await;
        person.goes_on().await;
        person
            .is_asked("How many days have you given it, or will you give it?")
            .await;
        person.types_into("How many?", "31").await;
        person.looks_around().sees("Nothing is kept here").await;
        person.sees_no("Saved in this browser").await;
        let file = person.takes_file_from("Save to a file").await;
        let file: Value = serde_json::from_str(&file.text).expect("JSON");
        assert_eq!(
            file["personas"][0]["answers"]["watching-days"]["value"]["amount"],
            31
        );
        // It is there as long as the page is.
        person.chooses("Persona Builder").await;
        person.sees_heading("Your drafts").await;
        person.moves("Go on").await;
        person
            .is_asked("How many days have you given it, or will you give it?")
            .await;
        person.sees_in("How many?", "31").await;
    });
}

#[test]
fn without_the_database_local_storage_is_the_home() {
    run("local-only", |stage| async move {
        let person = stage.somebody().await;
        let refuse = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });";
        serves_with_script(&stage, "refused.html", refuse);
        let address = stage.server().address("refused.html");
        person
            .goes_to_address(&[&address, "#/new/community/notice/surprise"].concat())
            .await;
        person.is_asked(SURPRISE).await;
        person.types_into(SURPRISE, "Sweeps the step").await;
        person.sees_saved().await;
        person.looks_around();
        person.goes_to_address(&address).await;
        person.moves("Go on").await;
        person.is_asked(SURPRISE).await;
        person.sees_in(SURPRISE, "Sweeps the step").await;

        // A home drops nothing, however many come after.
        for number in 0..6 {
            person
                .goes_to_address(&[&address, "#/new/community/notice/surprise"].concat())
                .await;
            person.is_asked(SURPRISE).await;
            person.types_into(SURPRISE, &format!("Another {number}")).await;
            person.sees_saved().await;
            person.looks_around();
        }
        let kept = r#"
            const entries = Object.entries(localStorage).filter(([key]) => /:(home|also):/.test(key));
            const ids = new Set(entries.map(([key]) => key.split(":").pop()));
            return [ids.size, entries.some(([, text]) => text.includes("Sweeps the step"))]"#;
        assert_eq!(person.asks(kept, vec![]).await, json!([7, true]));

        // As soon as there is a database, all of it moves there.
        person.opens_the_page().await;
        person.sees_heading("Your drafts").await;
        let moved = "return Object.keys(localStorage).every(key => !/:(home|also):/.test(key))";
        person.waits_for("an empty home", moved, vec![]).await;
        let texts = drafts(&person).await;
        let texts: Vec<&str> = texts
            .as_object()
            .unwrap()
            .values()
            .filter_map(Value::as_str)
            .collect();
        assert_eq!(texts.len(), 7);
        for words in ["Sweeps the step", "Another 0", "Another 5"] {
            assert!(texts.iter().any(|text| text.contains(words)), "{words}");
        }
    });
}

#[test]
fn a_failed_save_stays_on_screen_until_it_succeeds() {
    run("full", |stage| async move {
        let person = begins(&stage).await;
        let fill = r#"
            const put = IDBObjectStore.prototype.put;
            window.pbFull = true;
            IDBObjectStore.prototype.put = function (...given) {
                const request = put.apply(this, given);
                // What browsers do where the quota is used up, at the end of a transaction.
                if (window.pbFull && this.name === "index") {
                    request.addEventListener("success", () => this.transaction.abort());
                }
                return request;
            }"#;
        person.asks(fill, vec![]).await;
        person.types_into(SURPRISE, "Forgets nothing").await;
        person
            .looks_around()
            .sees("This browser is full. Your last words are not saved yet.")
            .await;
        person.sees("Not saved").await;
        let file = person.takes_file_from("Download draft").await;
        assert!(file.text.contains("Forgets nothing"));
        person.chooses("Try again").await;
        person.sees("This browser is full.").await;
        person.asks("window.pbFull = false", vec![]).await;
        person.chooses("Try again").await;
        person.sees_saved().await;
        person.sees_no("This browser is full.").await;
        let id = draft_in_hand(&person).await;
        assert!(draft_text(&person, &id).await.contains("Forgets nothing"));
    });
}

#[test]
fn text_that_does_not_parse_is_set_aside_and_offered() {
    run("aside", |stage| async move {
        let person = begins(&stage).await;
        person.types_into(SURPRISE, "Counts the stairs").await;
        person.sees_saved().await;
        let id = draft_in_hand(&person).await;
        let good = draft_text(&person, &id).await;
        person.opens_the_page().await;

        // Both homes hold something damaged: nothing opens, nothing is written over it, and both texts are offered.
        let (cut, noise) = (&good[..good.len() / 2], "{ not json at all");
        damages(&person, &id, cut).await;
        let key = ["persona-builder:v1:draft:", &id].concat();
        person
            .asks(
                "localStorage.setItem(arguments[0], arguments[1]); \
                 localStorage.removeItem(arguments[0].replace(':draft:', ':other:'))",
                vec![json!(key), json!(noise)],
            )
            .await;
        person.moves("Go on").await;
        person.sees("This draft is not in this browser.").await;
        person.chooses("To the start").await;
        person.sees("Something stored here could not be read").await;
        let file = person.takes_file_from("Download the raw text").await;
        assert!([cut, noise].contains(&file.text.as_str()), "{}", file.text);
        assert_eq!(
            drafts(&person).await[&id],
            cut,
            "what could not be read is still where it was"
        );

        // One good text is enough to go on with.
        puts(&person, "drafts", json!([[id, good]])).await;
        person.reloads().await;
        person.sees("Something stored here could not be read").await;
        person.moves("Go on").await;
        person.is_asked(SURPRISE).await;
        person.sees_in(SURPRISE, "Counts the stairs").await;
        person.looks_around().chooses("Persona Builder").await;
        person.sees("Something stored here could not be read").await;
        person.chooses("Remove it from this browser").await;
        person.chooses("Remove it from this browser").await;
        person.sees_no("Something stored here could not be read").await;
    });
}

/// Serves the page under another name, with a script that runs before all others.
pub fn serves_with_script(stage: &Stage, name: &str, script: &str) {
    let page = std::fs::read_to_string(
        std::path::Path::new(&crate::harness::environment("PB_DIST")).join("index.html"),
    );
    let page = page.expect("dist/index.html");
    let (before, after) = page.split_once("<head>").expect("a head");
    stage.server().put(
        name,
        "text/html; charset=utf-8",
        [before, "<head><script>", script, "</script>", after].concat(),
    );
}

#[test]
fn a_draft_changed_in_another_tab_is_kept_and_so_are_the_words_typed_here() {
    run("two-tabs", |stage| async move {
        let person = begins(&stage).await;
        person.types_into(SURPRISE, "Mine").await;
        let id = draft_in_hand(&person).await;
        person.sees_saved().await;

        // Another tab saves the same draft twice in the meantime.
        let text = draft_text(&person, &id).await.replace("Mine", "Theirs");
        let mut theirs = format::read_draft(&text).unwrap();
        theirs.sequence += 2;
        shelves(&person, &[theirs]).await;

        person.types(" and more").await;
        person
            .sees("This draft was changed in another tab. Yours is kept as a copy beside it.")
            .await;
        person.sees_saved().await;
        let copy = draft_in_hand(&person).await;
        assert_ne!(copy, id);
        assert!(draft_text(&person, &id).await.contains("Theirs"));
        assert!(draft_text(&person, &copy).await.contains("Mine and more"));

        // From now on the copy is the draft in hand.
        person.types(" still").await;
        person.sees_saved().await;
        assert!(draft_text(&person, &copy).await.contains("Mine and more still"));
        assert_eq!(drafts(&person).await.as_object().unwrap().len(), 2);
    });
}
