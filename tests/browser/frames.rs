//! The frame for hosts that allow only frames, and the page itself in frames where it does not belong.

use crate::harness::{Person, Stage, run};

/// A page around a frame with this sandbox.
async fn frames(stage: &Stage, person: &Person, sandbox: &str) {
    let page = format!(
        "<!doctype html><html lang=\"en\"><title>A page</title><h1>A page</h1>\
         <iframe src=\"embed.html?method=community\" title=\"Build a persona\" width=\"900\" height=\"700\" sandbox=\"{sandbox}\" \
         onload=\"this.dataset.loaded = 'yes'\"></iframe>"
    );
    stage.server().put("host.html", "text/html", page);
    person.goes_to_address(&stage.server().address("host.html")).await;
    let loaded = "return document.querySelector('iframe')?.dataset.loaded === 'yes'";
    person.waits_for("the frame", loaded, vec![]).await;
    person.driver.enter_frame(0).await.expect("a frame");
    person.looks_into("persona-builder");
    person.is_asked("Who will you notice first?").await;
}

/// Brings the example in and goes to its brief.
async fn opens_a_brief(person: &Person) {
    person.hands_the_element("examples/community.en.json").await;
    person.chooses("Brief").await;
    person.sees("How much").await;
}

#[test]
fn where_a_frame_may_not_print_the_brief_is_offered_as_a_page() {
    run("frame-print", |stage| async move {
        let person = stage.somebody().await;
        frames(
            &stage,
            &person,
            "allow-scripts allow-same-origin allow-downloads allow-popups",
        )
        .await;
        opens_a_brief(&person).await;
        person.chooses("Print").await;
        person.sees("This page may not print.").await;
        // The way out stands in the notice itself.
        let file = person.takes_file_from("Download as a web page").await;
        assert!(file.text.contains("Nell"), "the brief is in the file");
    });
}

#[test]
fn where_a_frame_hands_out_no_files_the_text_can_be_copied() {
    run("frame-files", |stage| async move {
        let person = stage.somebody().await;
        frames(
            &stage,
            &person,
            "allow-scripts allow-same-origin allow-modals allow-popups",
        )
        .await;
        opens_a_brief(&person).await;
        person.chooses("Download JSON").await;
        // The browser says nothing when it holds a file back, so a way out stands beside every file.
        person.chooses("No file? Copy the text").await;
        person.sees("Copy this text").await;
        let text =
            "return document.querySelector('persona-builder').shadowRoot.getElementById('to-copy').value";
        let text = person.asks(text, vec![]).await;
        assert!(
            text.as_str()
                .is_some_and(|text| text.contains("persona-builder/personas") && text.contains("Nell")),
            "{text}"
        );
        person.chooses("Close").await;
        person.sees_no("Copy this text").await;
    });
}

#[test]
fn where_a_frame_opens_no_tabs_the_address_is_shown() {
    run("frame-tabs", |stage| async move {
        let person = stage.somebody().await;
        frames(
            &stage,
            &person,
            "allow-scripts allow-same-origin allow-downloads allow-modals",
        )
        .await;
        person.looks_at_the_page();
        person.chooses("Open it in its own tab").await;
        person
            .sees_in(
                "This frame opens no tabs. Copy the address:",
                &stage.server().address(""),
            )
            .await;
    });
}

#[test]
fn the_page_itself_lies_still_in_a_foreign_frame() {
    run("frame-cover", |stage| async move {
        // Another port is another origin.
        let foreign = Stage::another_server();
        let page = format!(
            "<!doctype html><html lang=\"en\"><title>Somebody else's page</title>\
             <iframe src=\"{}\" onload=\"this.dataset.loaded = 'yes'\" width=\"900\" height=\"500\"></iframe>",
            stage.server().address("#/new/community")
        );
        foreign.put("host.html", "text/html", page);
        let person = stage.somebody().await;
        person.goes_to_address(&foreign.address("host.html")).await;
        let loaded = "return document.querySelector('iframe')?.dataset.loaded === 'yes'";
        person.waits_for("the frame", loaded, vec![]).await;
        person.driver.enter_frame(0).await.expect("a frame");
        person
            .sees("Persona Builder runs in a tab of its own, so that what you type stays yours.")
            .await;
        assert!(!person.can_choose("Start noticing").await);
        let asked = stage.server().asked();
        assert!(
            asked.iter().all(|(path, _)| !path.contains(".wasm")),
            "nothing of ours runs: {asked:?}"
        );

        // In a frame of our own origin it is the page as always.
        let ours = "<!doctype html><title>Ours</title><iframe src=\"./\" width=\"900\" height=\"500\" onload=\"this.dataset.loaded = 'yes'\"></iframe>";
        stage.server().put("ours.html", "text/html", ours);
        person.goes_to_address(&stage.server().address("ours.html")).await;
        person.enters_the_frame().await;
        assert!(person.can_choose("Start noticing").await);
    });
}
