//! The rules of ARCHITECTURE.md that can be read off the sources.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot read the sources has failed"
)]

use std::fs;
use std::path::PathBuf;

/// The layers, from left to right; each uses itself and those before it.
const LAYERS: [&str; 4] = ["domain", "state", "platform", "views"];

/// The styles of documents of their own, on paper.
const DOCUMENTS: [&str; 8] = [
    "style/paper.css",
    "style/brief.css",
    "style/poster.css",
    "style/compact.css",
    "style/deep-dive.css",
    "style/team-brief.css",
    "style/worksheet.css",
    "style/guide.css",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends so, with its text.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no {ending}");
    found.sort();
    found
}

/// A source without its tests and comments.
fn code(text: &str) -> String {
    let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
    shipped
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[track_caller]
fn check(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn each_layer_uses_only_those_to_its_left() {
    let mut wrong = Vec::new();
    for (index, layer) in LAYERS.iter().enumerate() {
        for (name, text) in files(&format!("src/{layer}"), ".rs") {
            for right in LAYERS
                .get(index + 1..)
                .unwrap_or_default()
                .iter()
                .chain(&["app", "places", "embed"])
            {
                if code(&text).contains(&format!("crate::{right}::")) {
                    wrong.push(format!("{name} uses {right}"));
                }
            }
        }
    }
    check(&wrong);
}

#[test]
fn domain_is_pure_and_state_knows_no_browser() {
    let browser = ["web_sys", "js_sys", "wasm_bindgen", "gloo_storage", "idb::"];
    let impure = ["leptos", "std::time", "std::fs", "std::env", "rand::", "println!"];
    let mut wrong = Vec::new();
    for (folder, words) in [
        ("src/domain", [&browser[..], &impure[..]].concat()),
        ("src/state", browser.to_vec()),
    ] {
        for (name, text) in files(folder, ".rs") {
            let is_test = name.contains("/tests/") || name.ends_with("/tests.rs");
            for word in words
                .iter()
                .filter(|word| !is_test && code(&text).contains(**word))
            {
                wrong.push(format!("{name} mentions {word}"));
            }
        }
    }
    check(&wrong);
}

#[test]
fn only_the_format_knows_json() {
    let mut wrong = Vec::new();
    for (name, text) in files("src", ".rs") {
        // `persona.rs` holds the fields it does not know as they came, and shows them to nobody.
        let may = name.starts_with("src/domain/format") || name == "src/domain/persona.rs";
        if !may && code(&text).contains("serde") {
            wrong.push(name);
        }
    }
    check(&wrong);
}

#[test]
fn nothing_is_ever_put_in_as_markup() {
    let words = [
        "inner_html",
        "set_inner_html",
        "insert_adjacent_html",
        "outer_html",
        "document().write",
        "eval(",
    ];
    let mut wrong = Vec::new();
    for folder in ["src/platform", "src/views"] {
        for (name, text) in files(folder, ".rs") {
            for word in words.iter().filter(|word| code(&text).contains(**word)) {
                wrong.push(format!("{name} mentions {word}"));
            }
        }
    }
    check(&wrong);
}

#[test]
fn no_view_writes_storage_or_wipes_the_origin() {
    let mut wrong = Vec::new();
    for (name, text) in files("src", ".rs") {
        let code = code(&text);
        if !name.starts_with("src/platform/storage")
            && ["LocalStorage::", "local_storage()"]
                .iter()
                .any(|word| code.contains(word))
            && !name.starts_with("src/state")
        {
            wrong.push(format!("{name} touches local storage"));
        }
        if code.contains("LocalStorage::clear") || code.contains("LocalStorage::get_all") {
            wrong.push(format!("{name} acts on the host's whole origin"));
        }
    }
    check(&wrong);
}

#[test]
fn no_words_for_people_stand_in_a_view() {
    let mut wrong = Vec::new();
    for (name, text) in files("src/views", ".rs") {
        for (number, line) in code(&text).lines().enumerate() {
            // A literal with a blank between two words of letters is a sentence; class lists have hyphens, underscores or one case.
            for literal in line.split('"').skip(1).step_by(2) {
                let is_sentence = literal
                    .split(' ')
                    .filter(|word| word.chars().all(char::is_alphabetic) && word.len() > 1)
                    .count()
                    > 1
                    && literal.starts_with(char::is_uppercase);
                if is_sentence {
                    wrong.push(format!("{name}:{}: {literal}", number + 1));
                }
            }
        }
    }
    check(&wrong);
}

#[test]
fn colours_stand_in_the_tokens_alone_and_sizes_follow_the_host() {
    let mut wrong = Vec::new();
    for (name, text) in files("style", ".css") {
        if DOCUMENTS.contains(&name.as_str()) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let value = line.split_once(':').map_or("", |(_, value)| value);
            let has_colour = value
                .split(['#'])
                .skip(1)
                .any(|rest| rest.chars().take(3).filter(char::is_ascii_hexdigit).count() == 3)
                || ["rgb(", "rgba(", "hsl(", "oklch("]
                    .iter()
                    .any(|word| value.contains(word));
            if has_colour && name != "style/tokens.css" {
                wrong.push(format!("{name}:{}: a raw colour", number + 1));
            }
            let has_rem = value.split_whitespace().any(|word| {
                word.trim_end_matches([';', ',', ')'])
                    .strip_suffix("rem")
                    .is_some_and(|number| number.ends_with(|one: char| one.is_ascii_digit()))
            });
            if has_rem {
                wrong.push(format!("{name}:{}: rem", number + 1));
            }
        }
    }
    check(&wrong);
}

#[test]
fn every_style_is_linked_and_every_link_is_there() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let mut wrong = Vec::new();
    for (name, _) in files("style", ".css") {
        // These belong to the documents for paper and to the element.
        let is_elsewhere = DOCUMENTS.contains(&name.as_str()) || name == "style/embed.css";
        if !is_elsewhere && !page.contains(&format!("href=\"{name}\"")) {
            wrong.push(format!("{name} is not linked"));
        }
    }
    for link in page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        let is_file = !link.starts_with('#') && !link.contains(':');
        // Trunk copies what lies there beside the page.
        let is_there = ["", "public", "offline"]
            .iter()
            .any(|folder| root().join(folder).join(link).exists());
        if is_file && !is_there {
            wrong.push(format!("{link} is linked and not there"));
        }
    }
    check(&wrong);
}

/// `cargo xtask test` runs no examples of the documentation, so there must be none that would go unchecked.
#[test]
fn no_code_stands_in_the_documentation() {
    let wrong: Vec<String> = files("src", ".rs")
        .into_iter()
        .chain(files("xtask/src", ".rs"))
        .flat_map(|(name, text)| {
            let begins = |line: &str| {
                line.trim_start().starts_with("/// ```") || line.trim_start().starts_with("//! ```")
            };
            let lines: Vec<String> = text
                .lines()
                .enumerate()
                .filter(|(_, line)| begins(line))
                .map(|(at, _)| format!("{name}:{}: code in the documentation is not tested", at + 1))
                .collect();
            lines
        })
        .collect();
    check(&wrong);
}
