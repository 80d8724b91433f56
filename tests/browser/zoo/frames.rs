//! Pages with the frame, with every sandbox.

use serde_json::json;
use thirtyfour::prelude::Key;

use super::zoo;
use crate::harness::Host;
use crate::harness::host::Visit;

/// All words of a sandbox that the frame has a use for.
const ALL: [&str; 6] = [
    "allow-scripts",
    "allow-same-origin",
    "allow-modals",
    "allow-downloads",
    "allow-popups",
    "allow-forms",
];
/// The line of the helper.
const HELPER: &str = r#"<script src="{elsewhere}frame.js"></script>"#;

/// A page around a frame from another origin, which shares its files with all.
fn framing(name: &str, sandbox: Option<&str>) -> Host {
    let sandbox = sandbox
        .map(|words| format!("sandbox=\"{words}\""))
        .unwrap_or_default();
    let frame = format!(
        "<iframe id=\"frame\" src=\"{{elsewhere}}embed.html?method=community\" title=\"Build a persona\" width=\"100%\" height=\"700\" \
         style=\"border:0\" {sandbox} onload=\"this.pbLoaded = true\"></iframe>"
    );
    Host::new(name).element(&frame).lines(HELPER)
}

/// The sandbox without one of its words.
fn without(missing: &str) -> String {
    let words: Vec<&str> = ALL.into_iter().filter(|word| *word != missing).collect();
    words.join(" ")
}

#[test]
fn zoo_frames() {
    zoo("zoo-frames", async |zoo| {
        // Tall enough for a frame as tall as what is in it, since nothing in the frame can scroll the page around.
        let window = zoo.person.driver.set_window_rect(0, 0, 1280, 3000).await;
        window.expect("a tall window");
        zoo.visit(framing("a frame", None), works_framed).await;
        zoo.visit(
            framing("a sandbox with all words", Some(&ALL.join(" "))),
            works_framed,
        )
        .await;
        zoo.visit(
            framing("a frame without the helper", None).lines(""),
            async |visit| {
                enters(visit).await;
                visit.is_asked_first().await;
                visit.answers().await;
                visit.person.sees("Everything stays in this browser").await;
                leaves(visit).await;
            },
        )
        .await;
        zoo.visit(
            framing("a sandbox without forms", Some(&without("allow-forms"))),
            async |visit| {
                let person = visit.person;
                enters(visit).await;
                visit.is_asked_first().await;
                // In WebKit nothing in a frame takes letters before the frame is touched.
                person.chooses("A quiet regular").await;
                person.types_into("Or in your own words", "a slow reader").await;
                let before = person.looks_around().place().await;
                person.presses(Key::Enter).await;
                person.arrives_from(&before).await;
                person.sees("How long have you been watching?").await;
                person.sees_saved().await;
                leaves(visit).await;
            },
        )
        .await;
        zoo.visit(
            framing(
                "a sandbox without its origin",
                Some(&without("allow-same-origin")),
            ),
            async |visit| {
                let person = visit.person;
                enters(visit).await;
                visit.is_asked_first().await;
                visit.answers_without_saving().await;
                person.sees("Nothing is kept here").await;
                visit.finds_both_in_the_export().await;
                leaves(visit).await;
            },
        )
        .await;
        let silent = framing("a sandbox without modals", Some(&without("allow-modals")))
            .may_say("Ignored call to 'print()'");
        zoo.visit(silent, async |visit| {
            let person = visit.person;
            shows_a_brief(visit).await;
            person.chooses("Print").await;
            person.sees("This page may not print.").await;
            let file = person.takes_file_from("Download as a web page").await;
            assert!(file.text.contains("Oda"), "{}", file.text);
            leaves(visit).await;
        })
        .await;
        zoo.visit(
            framing("a sandbox without downloads", Some(&without("allow-downloads")))
                .may_say("Download is disallowed"),
            async |visit| {
                let person = visit.person;
                shows_a_brief(visit).await;
                person.chooses("Download JSON").await;
                person.chooses("No file? Copy the text").await;
                person.sees("Copy this text").await;
                let text = "return pb.root.getElementById('to-copy').value.includes('quiet-regular')";
                person.waits_for("the text", text, vec![]).await;
                leaves(visit).await;
            },
        )
        .await;
        zoo.visit(
            framing("a sandbox without popups", Some(&without("allow-popups"))).may_say("allow-popups"),
            async |visit| {
                let person = visit.person;
                enters(visit).await;
                visit.is_asked_first().await;
                visit.answers().await;
                person.looks_at_the_page();
                person.chooses("Open it in its own tab").await;
                let address = visit.elsewhere.address("");
                person
                    .sees_in("This frame opens no tabs. Copy the address:", &address)
                    .await;
                leaves(visit).await;
            },
        )
        .await;
        // Here the frame is of the page's own origin, so that the page can look into it.
        zoo.visit(
            Host::new("a sandbox without scripts").element(&format!(
                "<iframe id=\"frame\" src=\"{{folder}}embed.html\" sandbox=\"{}\" onload=\"this.pbLoaded = true\"></iframe>",
                without("allow-scripts")
            ))
            .lines("")
            .may_say("Blocked script execution"),
            async |visit| {
                let link = r"
                    const link = document.getElementById('frame').contentDocument?.querySelector('noscript a');
                    return link?.checkVisibility() && link.href";
                let address = visit.person.waits_for("a link in the frame", link, vec![]).await;
                assert_eq!(address, json!(visit.server.address("")));
                leaves(visit).await;
            },
        )
        .await;
        // The file of the element is not shared with a frame that has no origin.
        zoo.visit(
            Host::new("a sandbox without its origin, and nothing shared").element(&format!(
                "<iframe id=\"frame\" src=\"{{folder}}embed.html\" sandbox=\"{}\" onload=\"this.pbLoaded = true\"></iframe>",
                without("allow-same-origin")
            ))
            .lines(r#"<script src="{folder}frame.js"></script>"#)
            .may_say("CORS")
            .may_say("persona-builder.js"),
            async |visit| {
                let person = visit.person;
                enters(visit).await;
                person.looks_at_the_page();
                person.sees("It cannot run inside this page.").await;
                assert!(person.can_choose("Open it in its own tab").await);
                leaves(visit).await;
            },
        )
        .await;
        zoo.visit(
            Host::new("the element in a document of a frame")
                .element(
                    "<iframe id=\"frame\" width=\"900\" height=\"600\" onload=\"this.pbLoaded = true\" srcdoc=\"<!doctype html><html lang='en'><title>A part</title>\
                     <h2>A part</h2><persona-builder method='community'></persona-builder>\
                     <script type='module' src='{folder}element/persona-builder.js'></script>\"></iframe>",
                )
                .lines(""),
            async |visit| {
                enters(visit).await;
                visit.begins().await;
                visit.answers_without_saving().await;
                visit.person.sees_saved().await;
                visit.finds_both_in_the_export().await;
                leaves(visit).await;
            },
        )
        .await;
    });
}

/// Looks into the element in the frame.
async fn enters(visit: &Visit<'_>) {
    let person = visit.person;
    let loaded = "return document.getElementById('frame').pbLoaded";
    person.waits_for("the frame", loaded, vec![]).await;
    person.driver.enter_frame(0).await.expect("a frame");
    person.looks_into("persona-builder");
}

/// Back on the page around: nothing of it has changed but the frame's height.
async fn leaves(visit: &Visit<'_>) {
    visit.person.driver.enter_default_frame().await.expect("a page");
    visit.person.looks_at_the_page();
    visit.finds_the_page_untouched("with the frame in it").await;
    visit.does("document.getElementById('frame').remove()").await;
    visit.finds_the_page_untouched("without the frame").await;
}

/// An ordinary visit to the frame, which the helper makes as tall as what is in it.
async fn works_framed(visit: &Visit<'_>) {
    let person = visit.person;
    enters(visit).await;
    visit.is_asked_first().await;
    visit.answers().await;
    let height = person
        .asks(
            "return Math.ceil(document.body.getBoundingClientRect().height)",
            vec![],
        )
        .await;
    person.driver.enter_default_frame().await.expect("a page");
    person.looks_at_the_page();
    let tall = "return document.getElementById('frame').style.height === `${arguments[0]}px`";
    person
        .waits_for("the frame to be as tall", tall, vec![height])
        .await;
    leaves(visit).await;
}

/// Comes to the brief of somebody with a name.
async fn shows_a_brief(visit: &Visit<'_>) {
    enters(visit).await;
    visit.is_asked_first().await;
    visit.answers().await;
    visit.looks_at_the_brief().await;
}
