//! A language made up for the test: written from right to left, a third longer, and nothing of it English. What is still
//! English on a screen stands in the code and not in the words.

use std::cell::RefCell;

use persona_builder::domain::words::WORDS;
use serde_json::{Map, Value, json};

use crate::harness::{Person, Stage, json_of, run};
use crate::narrow::OVERFLOW;
use crate::walking::Pack;

pub const LANGUAGE: &str = "ar-x-test";

/// Letters of the made-up language for those of English.
const LETTERS: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنه";

/// A text in the made-up language: other letters, every third one drawn out. What stands in braces stays.
fn translated(text: &str) -> String {
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut out = String::new();
    let (mut depth, mut count) = (0, 0);
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        let index = u32::from(letter.to_ascii_lowercase()).wrapping_sub(u32::from('a')) as usize;
        match letters.get(index).filter(|_| depth == 0) {
            Some(other) => {
                out.push(*other);
                count += 1;
                if count % 3 == 0 {
                    out.push('ـ');
                }
            }
            None => out.push(letter),
        }
    }
    out
}

/// A word of the interface, whose forms keep their keys.
fn translated_word(text: &str) -> String {
    if !text.contains('|') {
        return translated(text);
    }
    let form = |part: &str| match part.split_once(':') {
        Some((key, form)) => format!("{key}:{}", translated(form)),
        None => translated(part),
    };
    text.split('|').map(form).collect::<Vec<_>>().join("|")
}

/// The words of the interface and the covers of the interviews, as a language's file.
fn words() -> Value {
    let mut file: Map<String, Value> = WORDS
        .iter()
        .map(|word| (word.key().to_owned(), json!(translated_word(word.english()))))
        .collect();
    let cover = |method: &str| {
        let pack = Pack::of(method).0;
        let text = |key: &str| translated(pack[key].as_str().unwrap());
        json!({
            "id": method, "name": text("name"), "title": text("title"), "summary": text("summary"), "asks": text("asks"),
            "begin": text("begin"), "steps": pack["steps"].as_array().unwrap().len(), "minutes": pack["minutes"],
        })
    };
    file.insert(
        "covers".to_owned(),
        ["community", "customer", "research"]
            .map(cover)
            .into_iter()
            .collect(),
    );
    Value::Object(file)
}

/// An interview in the made-up language: its ids stay, its words do not.
fn interview(method: &str) -> Value {
    let mut pack = Pack::of(method).0;
    translate(&mut pack, "");
    pack["language"] = json!(LANGUAGE);
    pack
}

/// The fields of a pack that hold no words, or hold ids.
const IDS: [&str; 11] = [
    "format",
    "id",
    "language",
    "facet",
    "section",
    "kind",
    "what_kind",
    "moment",
    "source",
    "form",
    "pronoun",
];

fn translate(value: &mut Value, key: &str) {
    match value {
        Value::String(text) if !IDS.contains(&key) => *text = translated(text),
        Value::Array(list) => list.iter_mut().for_each(|one| translate(one, key)),
        Value::Object(fields) => {
            // The example of a choice names its options by id.
            let is_choice = fields
                .get("kind")
                .is_some_and(|kind| kind == "choice" || kind == "choices");
            for (key, one) in fields.iter_mut() {
                // A condition names questions and options by id; in a source it is the time, in words.
                let is_condition = key == "when" && one.is_object();
                let names_options = is_choice && key == "example";
                if !IDS.contains(&key.as_str()) && !is_condition && !names_options {
                    translate(one, key);
                }
            }
        }
        _ => {}
    }
}

/// Fields beside the answers that are ids, or names and days of their own.
const BESIDE: [&str; 13] = [
    "question", "item", "result", "verdict", "team", "who", "date", "ended", "begun", "next", "changed",
    "entries", "points",
];

/// An example in the made-up language.
fn example(method: &str) -> Value {
    let mut file = json_of(&format!("examples/{method}.en.json"));
    for persona in file["personas"].as_array_mut().unwrap() {
        persona["interview"]["language"] = json!(LANGUAGE);
        for answer in persona["answers"].as_object_mut().unwrap().values_mut() {
            if answer["kind"] != "portrait" {
                let id_fields = ["option", "options", "date", "unit"];
                translate_answer(answer, &id_fields);
            }
        }
        for section in ["tests", "validation", "reviews", "decisions", "measures"] {
            // What a measure shows is an id, and what was tried are words.
            let what = if section == "measures" { "what" } else { "" };
            translate_answer(&mut persona[section], &[&BESIDE[..], &[what]].concat());
        }
    }
    for part in ["entries", "patterns"] {
        translate_answer(&mut file["notebook"][part], &BESIDE);
    }
    file["brand"]["name"] = json!(translated("Slow Spoke"));
    file
}

fn translate_answer(value: &mut Value, ids: &[&str]) {
    let is_date = value["kind"] == "date";
    if let Value::Object(fields) = value {
        for (key, one) in fields.iter_mut() {
            if !IDS.contains(&key.as_str()) && !ids.contains(&key.as_str()) && !is_date {
                match one {
                    Value::String(text) => *text = translated(text),
                    other => translate_answer(other, ids),
                }
            } else if key == "unit"
                && let Value::String(text) = one
            {
                *text = translated(text);
            }
        }
    } else if let Value::Array(list) = value {
        for one in list {
            match one {
                Value::String(text) => *text = translated(text),
                other => translate_answer(other, ids),
            }
        }
    }
}

/// Serves the language's files beside the page's own.
pub fn is_spoken(stage: &Stage) {
    let put = |path: &str, file: Value| stage.server().put(path, "application/json", file.to_string());
    put(&format!("words/{LANGUAGE}.json"), words());
    for method in ["community", "customer", "research"] {
        put(&format!("interviews/{method}.{LANGUAGE}.json"), interview(method));
        put(&format!("examples/{method}.{LANGUAGE}.json"), example(method));
    }
}

/// Runs of Latin letters that can be seen or heard: texts, and attributes that are read out.
const ENGLISH: &str = r#"
    const found = new Set();
    // What the file that is looked at says of itself.
    const own = ["the", "Careful", "Comparer", "Ledgerbench"];
    // What somebody writes into the notebook on the way.
    own.push("Third", "stool", "from", "wall", "door", "winter");
    const look = (text, where) => {
        for (const word of text.match(/[A-Za-z][A-Za-z’'-]+/g) ?? []) if (!own.includes(word)) found.add(`${word} (${where})`);
    };
    const walk = (document, where) => {
        for (const e of document.body.querySelectorAll("*")) {
            if (e.closest("script, style, noscript, #crash")) continue;
            // A file made small shows the file's own terms.
            if (e.closest(".thumbnail--text")) continue;
            if (!pb.shown(e)) continue;
            for (const node of e.childNodes) if (node.nodeType === 3) look(node.data, `${where}<${e.localName} class="${e.getAttribute("class")}">`);
            for (const name of ["aria-label", "title", "placeholder", "alt"]) look(e.getAttribute(name) ?? "", `${where}${name} of <${e.localName}>`);
        }
    };
    walk(document, "");
    look(document.title, "title");
    for (const frame of document.querySelectorAll("main iframe")) {
        if (!frame.getAttribute("srcdoc")) continue;
        const brief = frame.contentDocument.cloneNode(true);
        brief.querySelectorAll("style, script").forEach(one => one.remove());
        look(brief.body.textContent, "the brief");
        look(brief.title, "the brief's title");
        if (brief.documentElement.dir !== "rtl") found.add(`dir is ${brief.documentElement.dir} (the brief)`);
        if (brief.documentElement.lang !== "ar-x-test") found.add(`lang is ${brief.documentElement.lang} (the brief)`);
    }
    return [...found]"#;

async fn reads_no_english(person: &Person, screen: &str, all: &RefCell<Vec<String>>) {
    // A document is seen once it is there and dressed.
    let drawn = r"return [...document.querySelectorAll('main iframe')].filter(one => one.getAttribute('srcdoc')).every(one =>
        one.contentDocument?.documentElement?.hidden === false && one.contentDocument.body?.childElementCount > 0)";
    person.waits_for("documents in frames", drawn, vec![]).await;
    let found = person.asks(ENGLISH, vec![]).await;
    let out = person.asks(OVERFLOW, vec![]).await;
    for one in found.as_array().unwrap().iter().chain(out.as_array().unwrap()) {
        all.borrow_mut()
            .push(format!("{screen}: {}", one.as_str().unwrap()));
    }
    let direction = person
        .asks(
            "return [document.documentElement.dir, document.documentElement.lang]",
            vec![],
        )
        .await;
    assert_eq!(direction, json!(["rtl", LANGUAGE]), "{screen}");
}

#[test]
fn a_made_up_language_from_right_to_left_and_a_third_longer_is_all_there_is() {
    run("language", |stage| async move {
        is_spoken(&stage);
        let person = stage.somebody().await;
        person.looks_through(&stage, 320);
        let all = RefCell::new(Vec::new());
        crate::harness::tour::goes_round_from(&person, &format!("?lang={LANGUAGE}"), async |screen| {
            // The tour's own drafts have English names; they are no words of the page.
            let is_own = [
                "start, with",
                "start, a",
                "start, ren",
                "archive",
                "trash",
                "storage",
            ]
            .iter()
            .any(|start| screen.starts_with(start));
            if !is_own || screen.ends_with("empty") {
                reads_no_english(&person, screen, &all).await;
            }
        })
        .await;
        let mut all = all.into_inner();
        all.sort();
        all.dedup();
        assert!(all.is_empty(), "{} in all:\n{}", all.len(), all.join("\n"));
    });
}
