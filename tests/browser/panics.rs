//! Our own code fails in the middle of whatever it does: the card hands out the last words to the byte, what broke writes nothing any more,
//! and a reload brings everything back.

use std::collections::BTreeSet;

use persona_builder::domain::format;
use serde_json::{Value, json};

use crate::harness::storage::{draft, puts, shelves};
use crate::harness::{Person, repository, run};
use crate::made::Filling;
use crate::saving::serves_with_script;
use crate::walking::Pack;

/// Stands between the browser and the Wasm. Whenever the Wasm calls out of itself, it is known what has called into it; when that is what
/// is to fail, the Wasm is called once more, in the middle, to fail as a mistake of ours would.
const BETWEEN: &str = include_str!("harness/panics.js");

/// What calls into our code, and what a person does that makes it.
struct Caller {
    /// How it is told of.
    name: &'static str,
    /// The place it is done at.
    place: &'static str,
    /// The events it comes with, or `timer`, `frame` and `answer`.
    comes_with: &'static [&'static str],
    /// What is done, as a script of the page.
    does: &'static str,
}

/// The place all begin at, with a field for a list.
const LIST: &str = "";
const CALLERS: [Caller; 17] = [
    Caller {
        name: "typing",
        place: LIST,
        comes_with: &["input"],
        does: "",
    },
    Caller {
        name: "a key in a field",
        place: LIST,
        comes_with: &["keydown"],
        does: "press(field, 'Enter')",
    },
    Caller {
        name: "coming into a field and leaving it",
        place: LIST,
        comes_with: &["focus", "focusin", "focusout"],
        does: "document.querySelector('#continue').focus(); field.focus()",
    },
    Caller {
        name: "putting in many lines at once",
        place: LIST,
        comes_with: &["paste"],
        does: "field.dispatchEvent(Object.assign(new Event('paste', { bubbles: true }), { clipboardData: { getData: () => 'a\\nb' } }))",
    },
    Caller {
        name: "a click",
        place: LIST,
        comes_with: &["click"],
        does: "document.querySelector('#continue').click()",
    },
    Caller {
        name: "a choice",
        place: "#/draft/ada/interview/STARTING",
        comes_with: &["change"],
        does: "document.querySelector('main input[type=radio]').click()",
    },
    Caller {
        name: "a file that is chosen",
        place: "#/open",
        comes_with: &["change"],
        does: "const files = new DataTransfer(); files.items.add(new File(['{}'], 'a.json')); \
               const chooser = document.querySelector('#open-file'); chooser.files = files.files; \
               chooser.dispatchEvent(new Event('change', { bubbles: true }))",
    },
    Caller {
        name: "a file that is dropped",
        place: "#/open",
        comes_with: &["dragover", "dragleave", "drop"],
        does: "document.querySelector('main .drop').dispatchEvent(new DragEvent('dragover', { bubbles: true, dataTransfer: new DataTransfer() }))",
    },
    Caller {
        name: "a card that is dragged",
        place: "#/patterns",
        comes_with: &["pointerdown", "pointermove", "pointerup", "pointercancel"],
        does: "document.querySelector('[data-grip]').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerId: 1, isPrimary: true }))",
    },
    Caller {
        name: "a key anywhere",
        place: "#/draft/ada/brief",
        comes_with: &["keydown"],
        does: "press(document.body, 'p', { ctrlKey: true })",
    },
    Caller {
        name: "another place",
        place: LIST,
        comes_with: &["hashchange"],
        does: "location.hash = '#/help'",
    },
    Caller {
        name: "the page that is hidden or left",
        place: LIST,
        comes_with: &["pagehide", "pageshow", "visibilitychange", "blur"],
        does: "type(field, 'more'); lab.later(() => dispatchEvent(new Event('pagehide')), 20)",
    },
    Caller {
        name: "a timer",
        place: LIST,
        comes_with: &["timer"],
        does: "type(field, 'more')",
    },
    Caller {
        name: "the next picture",
        place: LIST,
        comes_with: &["frame"],
        does: "location.hash = '#/help'",
    },
    Caller {
        name: "an answer that was waited for",
        place: LIST,
        comes_with: &["answer"],
        does: "type(field, 'more')",
    },
    Caller {
        name: "a word from another tab",
        place: LIST,
        comes_with: &["message"],
        does: "new BroadcastChannel('persona-builder:').postMessage('written\\nada')",
    },
    Caller {
        name: "an answer of the database",
        place: LIST,
        comes_with: &["success", "complete"],
        does: "type(field, 'more')",
    },
];

/// Events that no person makes, or that are none of a handler's: of the service worker, of frames that are loaded, and the question
/// before leaving, which saves nothing.
const OTHERS: [&str; 6] = [
    "controllerchange",
    "statechange",
    "updatefound",
    "load",
    "beforeunload",
    "toggle",
];

/// Does what makes the caller come, once it is to fail.
const FAILS: &str = r#"
    const lab = window.pbLab;
    const field = document.querySelector(".item__field");
    const type = (field, words) => {
        field.value += words;
        lab.typed.push({ at: performance.now(), text: field.value });
        field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const press = (where, key, more) => where.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
    if (given[1]) {
        // Typed on and on, longer than any words may wait.
        for (let count = 0; count < 36; count += 1) {
            if (count === 33) lab.group = given[0];
            type(field, `-${count}`);
            await new Promise(done => lab.later(done, 40));
        }
    } else {
        lab.group = given[0];
        try {
            "#;

/// All that may still come to what broke comes at once. On its own, since WebKit's driver takes a page that is left for the end of its script.
const AFTERWARDS: &str = r##"
    const lab = window.pbLab;
    const quietly = act => {
        try {
            act();
        } catch {
            // What broke may break again.
        }
    };
    const comes = turn => {
        if (turn === 0) {
            const fields = document.querySelectorAll("#persona-builder input:not([type=file]), #persona-builder textarea");
            for (const field of fields) quietly(() => pb.set(field, "after the end"));
            for (const name of ["visibilitychange", "pagehide", "blur", "hashchange"]) {
                for (const target of [document, window]) quietly(() => target.dispatchEvent(new Event(name)));
            }
        }
        for (const [id, call] of [...lab.timers]) {
            lab.timers.delete(id);
            quietly(() => lab.run("timer", call));
        }
        if (turn < 3) lab.later(() => comes(turn + 1));
        else lab.isOver = true;
    };
    lab.later(() => comes(0))"##;

/// What was kept, and what was written, once all of that has come.
const TOLD: &str = r"
    const lab = window.pbLab;
    return lab.isOver && {
        failed: lab.failed,
        last: lab.kept.at(-1).text,
        after: lab.kept.filter(one => one.at > lab.failed).length,
        written: lab.written,
        old: lab.typed.filter(one => one.at <= lab.failed - 800).at(-1)?.text ?? '',
    }";

/// Opens the page at the draft's list and finds these words there.
async fn comes_back(person: &Person, address: &str, words: &str) {
    person.goes_to_address(address).await;
    person.finds_the_page_alive().await;
    let there = "return document.querySelector('.item__field')?.value === arguments[0]";
    person
        .waits_for("the words typed before", there, vec![json!(words)])
        .await;
}

/// The first item of the list of habits, as a draft's text has it.
fn first_habit(text: &str) -> String {
    let draft: Value = serde_json::from_str(text).expect("a draft");
    let item = &draft["persona"]["answers"]["habits"]["value"][0]["text"];
    item.as_str()
        .unwrap_or_else(|| panic!("no habit in {text}"))
        .to_owned()
}

#[test]
fn every_event_that_our_code_listens_for_comes_with_one_of_the_callers() {
    let mut listened = BTreeSet::new();
    let mut folders = vec![repository("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            for call in [".on(", "on_window(", "listen("] {
                for (at, _) in text.match_indices(call) {
                    // The name is the first text in the call, before anything is done in it.
                    let rest = text.get(at + call.len()..).unwrap_or_default();
                    let head = rest.split(['|', '{', ';', ')']).next().unwrap_or_default();
                    listened.extend(head.split('"').nth(1).map(str::to_owned));
                }
            }
        }
    }
    listened.extend(["click", "input", "keydown"].map(str::to_owned));
    let known: BTreeSet<&str> = CALLERS
        .iter()
        .flat_map(|caller| caller.comes_with)
        .chain(&OTHERS)
        .copied()
        .collect();
    assert!(listened.len() > 20, "{listened:?}");
    let unknown: Vec<&String> = listened
        .iter()
        .filter(|name| {
            name.bytes().all(|letter| letter.is_ascii_lowercase()) && !known.contains(name.as_str())
        })
        .collect();
    assert!(unknown.is_empty(), "in no caller's list: {unknown:?}");
}

#[test]
fn whatever_fails_the_last_words_are_handed_out_and_nothing_is_written_any_more() {
    run("panics", |stage| async move {
        serves_with_script(&stage, "panics.html", BETWEEN);
        let person = stage.somebody().await;
        person.opens_the_page().await;
        shelves(
            &person,
            &[draft("ada", "Ada", "the Listener", "2026-11-03T10:00:00.000Z")],
        )
        .await;
        let mut number = 0;
        let mut text = || {
            number += 1;
            format!("Noticed {number}")
        };
        let notebook = format::write_notebook(&Filling::new(&mut text, 1).notebook());
        puts(&person, "drafts", json!([["notebook", notebook]])).await;
        let pack = Pack::of("community");
        let list = format!("#/draft/ada/interview/{}", pack.spot("habits"));
        let address = stage.server().address(&["panics.html", &list].concat());
        let mut words = "Always the same seat".to_owned();
        for Caller {
            name,
            place,
            comes_with,
            does,
        } in CALLERS
        {
            // Everything that was handed out is there, too.
            comes_back(&person, &address, &words).await;
            let said = format!("Before {name}");
            person
                .asks(
                    "pb.set(document.querySelector('.item__field'), arguments[0])",
                    vec![json!(said)],
                )
                .await;
            let kept = "return window.pbLab.kept.at(-1)?.text.includes(arguments[0])";
            person
                .waits_for("the words to be kept", kept, vec![json!(said)])
                .await;
            person.sees_saved().await;
            if place != LIST {
                let place = place.replace("STARTING", &pack.spot("starting-point"));
                person.goes_to_place(&place).await;
            }
            let script = [FAILS, does, "\n} catch { /* it is told of below */ } }"].concat();
            let arguments = vec![json!(comes_with), json!(does.is_empty())];
            person.asks_later(&script, arguments).await;
            person.sees("Sorry, something broke on our side").await;
            person.asks(AFTERWARDS, vec![]).await;
            let told = person.waits_for("all that may still come", TOLD, vec![]).await;
            let last = told["last"].as_str().expect("a text that was kept");
            assert!(told["failed"].is_number(), "{name}: {told}");
            assert_eq!(
                (&told["after"], &told["written"]),
                (&json!(0), &json!([])),
                "{name}"
            );
            let old = told["old"].as_str().expect("a text");
            assert!(
                last.contains(old),
                "{name}: “{old}” was typed long before, and is not in {last}"
            );
            let file = person.takes_file_from("Download the last draft").await;
            assert_eq!(file.text, last, "{name}");
            assert_eq!(file.name, "Ada.json", "{name}");
            words = first_habit(last);
        }
        comes_back(&person, &address, &words).await;
    });
}
