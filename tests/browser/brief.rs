//! The brief on paper: how many pages, which words, every script; and as a file of its own.

use std::path::PathBuf;

use persona_builder::domain::persona::{Name, Quote, Value};
use serde_json::json;
use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};

use crate::harness::files::{page_size, pages, plain, text_of_pdf};
use crate::harness::storage::{draft, says, shelves};
use crate::harness::{Browser, Person, Stage, run};

/// Width and height in centimetres, and how `pdfinfo` calls it.
pub const PAPERS: [(&str, f64, f64, &str); 2] =
    [("A4", 21.0, 29.7, "A4"), ("Letter", 21.59, 27.94, "letter")];

/// Prints a brief's own document, as the browser's dialog would on this paper.
pub async fn prints(person: &Person, stage: &Stage, html: &str, paper: (f64, f64), name: &str) -> PathBuf {
    stage.server().put("brief.html", "text/html; charset=utf-8", html);
    person
        .goes_to_address(&stage.server().address("brief.html"))
        .await;
    person
        .waits_for(
            "the document",
            "return document.readyState === 'complete'",
            vec![],
        )
        .await;
    let parameters = PrintParameters {
        background: false,
        page: PrintPage {
            width: paper.0,
            height: paper.1,
        },
        // The document sets its own.
        margin: PrintMargins {
            top: 1.0,
            bottom: 1.0,
            left: 1.0,
            right: 1.0,
        },
        shrink_to_fit: false,
        ..PrintParameters::default()
    };
    let pdf = person.driver.print_page(parameters).await.expect("a PDF");
    stage.file(name, pdf)
}

#[test]
fn the_worked_examples_print_on_one_page_of_a4_and_of_letter() {
    run("print", |stage| async move {
        if stage.browser() == Browser::WebKit {
            stage.skips("printing to PDF", "its driver has no print command");
            return;
        }
        let person = stage.somebody().await;
        for method in ["community", "customer", "research"] {
            person.opens(&format!("#/example/{method}/brief")).await;
            let html = person.reads_the_brief().await;
            let text = person.reads_words_of(&html).await;
            for (paper, width, height, size) in PAPERS {
                let pdf = prints(
                    &person,
                    &stage,
                    &html,
                    (width, height),
                    &format!("{method}-{paper}.pdf"),
                )
                .await;
                assert_eq!(pages(&pdf), 1, "{method} on {paper}: {}", pdf.display());
                assert!(
                    page_size(&pdf).contains(size),
                    "{method} on {paper} is {}",
                    page_size(&pdf)
                );
                let printed = person.spells_out(&text_of_pdf(&pdf)).await;
                if method == "community" {
                    for words in [
                        "Nell",
                        "the Lamp Holder",
                        "I don’t mend anything. I just make sure they can see.",
                        "What she does",
                        "What lights her up",
                        "What would make her leave",
                        "What she wants",
                        "What is in her way",
                        "Her journey",
                        "A light in the lane",
                        "One test",
                        "No booking. The lamp needs a hand.",
                        "seen",
                        "told",
                        "counted",
                        "guess",
                        "Slow Spoke",
                        "Look again by",
                    ] {
                        assert!(
                            printed.contains(&plain(words)),
                            "the {paper} lacks “{words}”: {printed}"
                        );
                    }
                }
                let lost = lost_words(&text, &printed);
                assert!(lost.is_empty(), "{method} on {paper} lacks {lost:?}");
                std::fs::remove_file(pdf).expect("the file written above");
            }
        }
    });
}

/// Words of the document that the paper does not have. A word may be broken by the end of a line.
fn lost_words(text: &str, printed: &str) -> Vec<String> {
    let letters = |text: &str| {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect::<String>()
    };
    let printed = letters(printed);
    let words = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 3);
    words
        .filter(|word| !printed.contains(word))
        .map(str::to_owned)
        .collect()
}

/// A name in each script, and a sentence for a quote.
const NAMES: [(&str, &str, &str); 7] = [
    ("latin", "Zoë Ångström", "Przyjaźń trwa"),
    ("cyrillic", "Ольга Щукина", "Она приходит рано"),
    ("greek", "Ελένη Ψαρρά", "Έρχεται κάθε Πέμπτη"),
    ("arabic", "ليلى الحداد", "تأتي كل يوم"),
    ("hebrew", "נועה אביב", "היא באה מוקדם"),
    ("devanagari", "अनिता शर्मा", "वह रोज़ आती है"),
    ("cjk", "山田美咲", "毎週木曜日に来る"),
];

#[test]
fn names_in_seven_scripts_print_right() {
    run("scripts", |stage| async move {
        if stage.browser() == Browser::WebKit {
            stage.skips("printing to PDF", "its driver has no print command");
            return;
        }
        let person = stage.somebody().await;
        person.opens_the_page().await;
        let drafts = NAMES.map(|(id, name, quote)| {
            let mut one = draft(id, name, "", "2026-11-03T10:00:00.000Z");
            let quote = Quote {
                id: format!("{id}-q"),
                words: quote.to_owned(),
                ..Quote::default()
            };
            says(&mut one.persona, "quotes", Value::Quotes(vec![quote]));
            let name = Name {
                name: name.to_owned(),
                ..Name::default()
            };
            says(&mut one.persona, "name", Value::Name(name));
            one
        });
        shelves(&person, &drafts).await;
        for (id, name, quote) in NAMES {
            person.opens(&format!("#/draft/{id}/brief")).await;
            let html = person.reads_the_brief().await;
            let pdf = prints(&person, &stage, &html, (21.0, 29.7), &format!("{id}.pdf")).await;
            let printed = person.spells_out(&text_of_pdf(&pdf)).await;
            for words in [name, quote] {
                let words = person.spells_out(words).await;
                assert!(
                    has(&printed, &words),
                    "{id}: the paper lacks “{words}”: {printed}"
                );
            }
            assert_eq!(pages(&pdf), 1, "{id}");
            std::fs::remove_file(pdf).expect("the file written above");
        }
    });
}

/// Whether a text has these words, read from the left or from the right. Where a PDF does not tell which letter a shape stands
/// for (Firefox, for some of Devanagari and of CJK), the others must be those of the word.
fn has(text: &str, words: &str) -> bool {
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let is_nearly = |printed: &str, word: &str| {
        let known: Vec<char> = printed.chars().filter(|letter| *letter != '\u{fffd}').collect();
        printed.contains('\u{fffd}')
            && known.iter().all(|letter| word.contains(*letter))
            && known.len() * 2 >= word.chars().count()
    };
    words.split(' ').all(|word| {
        let backwards: String = word.chars().rev().collect();
        bare.contains(word)
            || bare.contains(&backwards)
            || text.split(' ').any(|printed| is_nearly(printed, word))
    })
}

#[test]
fn the_brief_is_printed_and_handed_out_as_a_document_of_its_own() {
    run("brief", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/example/community/brief").await;
        let shown = person.reads_the_brief().await;
        for reference in [
            "http://", "https://", "src=\"//", "<script", "<link", "@import", "url(h",
        ] {
            let rest = shown.replace("http://www.w3.org/2000/svg", "");
            assert!(
                !rest.contains(reference),
                "the brief refers to something elsewhere: {reference}"
            );
        }
        let file = person.takes_file_from("Download as a web page").await;
        assert_eq!(
            (file.name.as_str(), file.kind.as_str()),
            ("Nell-the-Lamp-Holder.html", "text/html")
        );
        assert_eq!(file.text, shown);

        // The print button prints that document and nothing around it.
        let printed = person.prints_with("Print").await;
        assert!(printed.contains("Nell"), "{printed}");

        // Everything is more than the brief; the paper can be chosen.
        person.looks_at("How much").await.chooses("Everything").await;
        person.looks_at("Paper").await.chooses("Letter").await;
        person.looks_around();
        let script = "return document.querySelector('main .brief-page__sheet').getAttribute('srcdoc').includes('The full record')";
        person.waits_for("the record", script, vec![]).await;
        let html = person.reads_the_brief().await;
        assert!(html.to_lowercase().contains("letter"), "the paper is Letter");

        // Opened alone, it asks for nothing.
        // At a server of its own, since the worker of the page's may still be fetching a release.
        let server = Stage::another_server();
        server.put("alone.html", "text/html; charset=utf-8", html);
        person.goes_to_address(&server.address("alone.html")).await;
        person.sees("Nell").await;
        let asked = server.asked();
        let others: Vec<&String> = asked
            .iter()
            .map(|(path, _)| path)
            .filter(|path| !path.ends_with("alone.html") && *path != "/favicon.ico")
            .collect();
        assert!(others.is_empty(), "the brief asked for {others:?}");
    });
}

#[test]
fn a_brief_without_a_name_asks_for_one_first() {
    run("nameless", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/new/community/notice/surprise").await;
        person.is_asked("What is the one thing you did not expect?").await;
        person
            .types_into(
                "What is the one thing you did not expect?",
                "Never waits for the bus",
            )
            .await;
        person.looks_around().sees_saved().await;
        person.moves("Brief").await;
        person.sees("A brief needs something to call them by").await;
        person.types_into("Their role in a few words", "the Walker").await;
        person.chooses("Continue").await;
        let brief = person.reads_the_brief().await;
        let text = person.reads_text_of(&brief).await;
        assert!(
            text.contains("the Walker") && text.contains("Never waits for the bus"),
            "{text}"
        );
    });
}

#[test]
fn a_real_file_arrives_in_the_download_folder() {
    run("download", |stage| async move {
        if stage.browser() == Browser::WebKit {
            stage.skips("a real download", "its driver has none");
            return;
        }
        let person = stage.somebody().await;
        person.opens("#/example/community/overview").await;
        person.chooses("Download JSON").await;
        person
            .sees("Handed to your browser as Nell-the-Lamp-Holder.json.")
            .await;
        let folder = stage.results().join("downloads");
        let path = folder.join("Nell-the-Lamp-Holder.json");
        let mut text = String::new();
        for _ in 0..200 {
            text = std::fs::read_to_string(&path).unwrap_or_default();
            if text.ends_with("}\n") || text.ends_with('}') {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let json: serde_json::Value = serde_json::from_str(&text).expect("a whole file");
        assert_eq!(
            json["personas"][0]["answers"]["name"]["value"]["name"],
            json!("Nell")
        );
        std::fs::remove_dir_all(folder).expect("the folder of this test");
    });
}
