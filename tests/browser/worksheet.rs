//! Blank worksheets: a page of paper for each step, the numbers of the interview on screen, and nothing lost on the way there.

use serde_json::{Value, json};

use crate::accessibility::violations;
use crate::brief::{PAPERS, prints};
use crate::harness::files::{page_size, pages, plain, texts_of_pages};
use crate::harness::{Browser, Person, Stage, environment, json_of, run};
use crate::language::{LANGUAGE, is_spoken};

const METHODS: [&str; 3] = ["community", "customer", "research"];

/// The sheets of a document: for each, its questions' numbers and texts.
const SHEETS: &str = r#"
    return [...page.querySelectorAll("section")].map(sheet => [...sheet.querySelectorAll("h3")].map(one =>
        [one.querySelector(".number").textContent, one.querySelector("bdi").textContent]))"#;

async fn questions_of(person: &Person, html: &str) -> Vec<Vec<(String, String)>> {
    let found = person.reads_apart(html, SHEETS).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let questions = |sheet: &Value| {
        let all = sheet.as_array().unwrap().iter();
        all.map(|one| (text(&one[0]), text(&one[1]))).collect()
    };
    found.as_array().unwrap().iter().map(questions).collect()
}

/// What a text has of letters and digits.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[test]
fn each_step_prints_on_one_page_of_a4_and_of_letter() {
    run("worksheet-print", |stage| async move {
        if stage.browser() == Browser::WebKit {
            stage.skips("printing to PDF", "its driver has no print command");
            return;
        }
        let person = stage.somebody().await;
        for method in METHODS {
            for (paper, width, height, size) in PAPERS {
                person.opens(&format!("#/worksheet/{method}")).await;
                person.looks_at("Paper").await.chooses(paper).await;
                let html = person.looks_around().reads_the_worksheets().await;
                let sheets = questions_of(&person, &html).await;
                let pdf = prints(
                    &person,
                    &stage,
                    &html,
                    (width, height),
                    &format!("worksheet-{method}-{paper}.pdf"),
                )
                .await;
                let steps = json_of(&format!("interviews/{method}.en.json"))["steps"]
                    .as_array()
                    .unwrap()
                    .len();
                assert_eq!(pages(&pdf), steps, "{method} on {paper}: {}", pdf.display());
                assert_eq!(sheets.len(), steps, "{method} on {paper}");
                assert!(page_size(&pdf).contains(size), "{}", page_size(&pdf));
                for (index, (text, questions)) in texts_of_pages(&pdf).iter().zip(&sheets).enumerate() {
                    let text = person.spells_out(text).await;
                    let printed = letters(&text);
                    let words: Vec<&str> = text.split(' ').collect();
                    for (number, question) in questions {
                        assert!(
                            words.contains(&number.as_str()),
                            "{method} on {paper}: page {} lacks {number}: {text}",
                            index + 1
                        );
                        // The lines of questions side by side may be read across, so each word is looked for.
                        let lost: Vec<&str> = question
                            .split(' ')
                            .filter(|word| !printed.contains(&letters(word)))
                            .collect();
                        assert!(
                            lost.is_empty(),
                            "{method} on {paper}: page {} lacks {lost:?}",
                            index + 1
                        );
                    }
                    let foot = format!("Step {} of {steps}", index + 1);
                    assert!(
                        text.contains(&plain(&foot)),
                        "{method} on {paper} lacks {foot}: {text}"
                    );
                }
                std::fs::remove_file(pdf).expect("the file written above");
            }
        }
    });
}

/// What stands over the edge of its sheet or of its row, and lines nobody could write on.
const CROWDED: &str = r#"
    const mm = 96 / 25.4;
    return [...document.querySelectorAll(".sheet")].flatMap(sheet => {
        const rows = sheet.querySelector(".rows");
        const over = rows.scrollHeight - rows.clientHeight > 1 ? [`sheet ${sheet.id} is too full by ${rows.scrollHeight - rows.clientHeight} px`] : [];
        const low = [...sheet.querySelectorAll(".line")].filter(line => line.getBoundingClientRect().height < arguments[0] * mm);
        return over.concat(low.slice(0, 1).map(line => `sheet ${sheet.id} has a line of ${line.getBoundingClientRect().height / mm} mm`));
    })"#;

/// Opens a document alone, as wide as a sheet of paper is shown.
async fn opens_alone(person: &Person, stage: &Stage, html: &str) {
    stage
        .server()
        .put("alone.html", "text/html; charset=utf-8", html.to_owned());
    person
        .goes_to_address(&stage.server().address("alone.html"))
        .await;
    person
        .waits_for(
            "the document",
            "return document.readyState === 'complete'",
            vec![],
        )
        .await;
}

#[test]
fn nothing_is_crowded_in_english_or_in_a_language_a_third_longer() {
    run("worksheet-room", |stage| async move {
        is_spoken(&stage);
        let person = stage.somebody().await;
        let mut all = Vec::new();
        for language in ["en", LANGUAGE] {
            for method in METHODS {
                for paper in 1..=2 {
                    let place = format!("?lang={language}#/worksheet/{method}");
                    person.opens(&place).await;
                    let choose = "const all = document.querySelectorAll('main input[name=paper]'); all[arguments[0]]?.click(); return all.length === 3";
                    person.waits_for("the papers", choose, vec![json!(paper)]).await;
                    let shown = "const html = pb.paper(document.querySelector('main iframe')); return html?.includes(arguments[0]) && html";
                    let size = if paper == 1 { "size:A4" } else { "size:letter" };
                    let html = person.waits_for("the worksheets", shown, vec![json!(size)]).await;
                    let html = html.as_str().unwrap();
                    opens_alone(&person, &stage, html).await;
                    // Where letters run wider than reckoned, it is the lines that give way, in some engines more than in others.
                    let least = if language == LANGUAGE && stage.browser() != Browser::Chromium {
                        5.8
                    } else {
                        6.6
                    };
                    let found = person.asks(CROWDED, vec![json!(least)]).await;
                    for one in found.as_array().unwrap() {
                        all.push(format!("{language}, {method}, {size}: {}", one.as_str().unwrap()));
                    }
                }
            }
        }
        assert!(all.is_empty(), "{}", all.join("\n"));
    });
}

#[test]
fn a_filled_worksheet_is_typed_in_without_jumping() {
    run("worksheet-order", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/worksheet/community").await;
        let html = person.reads_the_worksheets().await;
        let sheets = questions_of(&person, &html).await;
        // Those that are asked only of some are not on the way of somebody who skips everything.
        let conditional = r#"
            return [...page.querySelectorAll(".only-if")].map(one => one.parentElement.querySelector(".number").textContent)"#;
        let sometimes = person.reads_apart(&html, conditional).await;
        let expected: Vec<(String, String)> = sheets
            .into_iter()
            .flatten()
            .filter(|(number, _)| !sometimes.as_array().unwrap().contains(&json!(number)))
            .collect();
        person.goes_to_place("#/new/community").await;
        let mut asked: Vec<(String, String)> = Vec::new();
        let screen = r#"
            const step = [...document.querySelectorAll(".steps__list--wide .step__link")].findIndex(one => one.hasAttribute("aria-current")) + 1;
            const place = document.querySelector(".screen__eyebrow")?.lastChild.data.split(" ")[0];
            const all = [...document.querySelectorAll(".screen .question")];
            if (!step || !place || !all.length) return null;
            return all.map((one, index) => [`${step}.${place}${all.length > 1 ? "abcdef"[index] : ""}`, one.querySelector(".question__title, .screen__title").textContent])"#;
        while !person.place().await.contains("overview") {
            let found = person.waits_for("a question", screen, vec![]).await;
            for one in found.as_array().unwrap() {
                asked.push((
                    one[0].as_str().unwrap().to_owned(),
                    one[1].as_str().unwrap().to_owned(),
                ));
            }
            person.goes_on().await;
        }
        assert_eq!(asked, expected);
    });
}

#[test]
fn worksheets_are_found_printed_and_taken_along() {
    run("worksheet", |stage| async move {
        let person = stage.somebody().await;
        // From the two questions, from the examples, and from all answers.
        for place in ["#/help", "#/examples"] {
            person.opens(place).await;
            person.looks_at("Blank worksheets for pen and paper").await;
            person.chooses("Someone who belongs").await;
            person
                .looks_around()
                .sees_heading("Worksheets: Someone who belongs")
                .await;
            assert_eq!(person.place().await, "#/worksheet/community");
        }
        person.opens("#/example/research/overview").await;
        person.chooses("Blank worksheets for pen and paper").await;
        person.sees("One page for each step, to fill in by hand.").await;
        assert_eq!(person.place().await, "#/worksheet/research");

        let shown = person.reads_the_worksheets().await;
        let file = person.takes_file_from("Download as a web page").await;
        assert_eq!(
            (file.name.as_str(), file.kind.as_str()),
            ("Research-worksheets.html", "text/html")
        );
        assert_eq!(file.text, shown);
        // The print button prints that document and nothing around it.
        let printed = person.prints_with("Print").await;
        assert!(printed.starts_with("Worksheets: "), "{printed}");

        person.opens("#/worksheet/nothing").await;
        person.sees("The interview could not be loaded.").await;
        person.chooses("To the start").await;
        person.sees("Get to know the people who make your brand").await;
    });
}

#[test]
fn a_sites_own_interview_has_worksheets_and_only_the_ways_it_offers() {
    run("worksheet-own", |stage| async move {
        let person = stage.somebody().await;
        let page = "<!doctype html><html lang=\"en\"><title>A page</title><h1>A page</h1>\
            <persona-builder pack=\"examples/pack.json\" exports=\"html json\"></persona-builder>\
            <script type=\"module\" src=\"element/persona-builder.js\"></script></html>";
        stage.server().put("host.html", "text/html", page);
        person.goes_to_address(&stage.server().address("host.html")).await;
        person.looks_into("persona-builder");
        person.chooses("Begin").await;
        person.is_asked("Who slowed down?").await;
        person.chooses("A passer-by").await;
        person.looks_around();
        person.moves("All answers").await;
        person.chooses("Blank worksheets for pen and paper").await;
        let html = person.reads_the_worksheets().await;
        let sheets = questions_of(&person, &html).await;
        assert_eq!(sheets.len(), 3);
        assert_eq!(sheets.iter().map(Vec::len).sum::<usize>(), 9);
        assert!(person.can_choose("Download as a web page").await);
        assert!(!person.can_choose("Print").await);
        assert!(!person.can_choose("Copy the web page").await);
    });
}

#[test]
fn axe_finds_nothing_in_the_worksheets() {
    run("worksheet-accessibility", |stage| async move {
        let axe = std::fs::read_to_string(environment("PB_AXE")).expect("axe-core");
        let person = stage.somebody().await;
        let mut all = Vec::new();
        // They are the same in every engine; one of them is enough where one is not quick.
        let all_of_them = person.browser() == Browser::Chromium;
        for method in METHODS
            .into_iter()
            .take(if all_of_them { METHODS.len() } else { 1 })
        {
            person.opens(&format!("#/worksheet/{method}")).await;
            let html = person.reads_the_worksheets().await;
            opens_alone(&person, &stage, &html).await;
            let found = violations(&person, &axe, false).await;
            all.extend(found.into_iter().map(|found| format!("{method}: {found}")));
        }
        assert!(all.is_empty(), "{} violations:\n{}", all.len(), all.join("\n"));
    });
}
