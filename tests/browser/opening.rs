//! Opening files: seen before anything changes, brought in as chosen, undone; and files that are none of ours.

use std::fs;

use persona_builder::domain::format::read_file;
use persona_builder::domain::words::Words;
use serde_json::{Value, json};

use crate::harness::storage::{draft, drafts, shelves};
use crate::harness::{Person, Stage, json_of, repository, run};

/// A file with these personas, each with a summary.
fn file(personas: &[(&str, &str, &str)]) -> Value {
    let mut file = json_of("examples/community.en.json");
    let one = file["personas"][0].clone();
    let made = personas.iter().map(|(id, name, summary)| {
        let mut persona = one.clone();
        persona["id"] = json!(id);
        persona["answers"]["name"]["value"]["name"] = json!(name);
        persona["answers"]["summary"]["value"] = json!(summary);
        persona
    });
    file["personas"] = made.collect();
    file
}

/// Gives a file to the page that opens them.
async fn gives(person: &Person, stage: &Stage, file: &Value) {
    if person.place().await != "#/open" {
        person.goes_to_place("#/open").await;
    }
    let path = stage.file("given.json", file.to_string());
    person.gives_file("open-file", &path).await;
}

/// What a draft on the shelf says in one sentence, by its name.
async fn summaries(person: &Person) -> Vec<(String, String)> {
    let all = drafts(person).await;
    let read = |text: &Value| -> Option<(String, String)> {
        let draft: Value = serde_json::from_str(text.as_str()?).ok()?;
        let answers = &draft["persona"]["answers"];
        let part = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Some((
            part(&answers["name"]["value"]["name"]),
            part(&answers["summary"]["value"]),
        ))
    };
    let mut all: Vec<_> = all.as_object().unwrap().values().filter_map(read).collect();
    all.sort();
    all
}

fn said(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(name, summary)| ((*name).to_owned(), (*summary).to_owned()))
        .collect()
}

#[test]
fn a_file_is_previewed_brought_in_as_chosen_and_undone() {
    run("opening", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;

        // Two new ones, of which one is left out.
        gives(
            &person,
            &stage,
            &file(&[("p1", "Ada", "first"), ("p2", "Ben", "first")]),
        )
        .await;
        person.sees("2 personas in this file").await;
        assert_eq!(summaries(&person).await, said(&[]), "a preview changes nothing");
        person.looks_at_arrival("Ben, the Lamp Holder", "New").await;
        person.chooses("Leave it out").await;
        person.looks_around().moves("Bring in").await;
        person.sees("1 persona came in.").await;
        assert_eq!(summaries(&person).await, said(&[("Ada", "first")]));
        person.chooses("Undo").await;
        person.sees_no("Your drafts").await;
        assert_eq!(summaries(&person).await, said(&[]));
        gives(
            &person,
            &stage,
            &file(&[("p1", "Ada", "first"), ("p2", "Ben", "first")]),
        )
        .await;
        person.sees("2 personas in this file").await;
        person.moves("Bring in").await;
        person.sees("2 personas came in.").await;

        // The same, and one that differs: replaced, undone, left out, kept beside.
        let second = file(&[("p1", "Ada", "second"), ("p2", "Ben", "first")]);
        gives(&person, &stage, &second).await;
        person
            .looks_at_arrival("Ben, the Lamp Holder", "Here already, the same")
            .await;
        person
            .looks_at_arrival("Ada, the Lamp Holder", "Here already, but different")
            .await;
        person.chooses("Replace mine").await;
        person.looks_around().moves("Bring in").await;
        person.sees("1 persona came in.").await;
        assert_eq!(
            summaries(&person).await,
            said(&[("Ada", "second"), ("Ben", "first")])
        );
        person.chooses("Undo").await;
        wait_for(&person, &[("Ada", "first"), ("Ben", "first")]).await;

        gives(&person, &stage, &second).await;
        person
            .looks_at_arrival("Ada, the Lamp Holder", "Here already, but different")
            .await;
        person.chooses("Leave it out").await;
        person.looks_around().moves("Bring in").await;
        person.sees("0 personas came in.").await;
        assert_eq!(
            summaries(&person).await,
            said(&[("Ada", "first"), ("Ben", "first")])
        );

        gives(&person, &stage, &second).await;
        person
            .looks_at_arrival("Ada, the Lamp Holder", "Here already, but different")
            .await;
        person.chooses("Keep both").await;
        person.looks_around().moves("Bring in").await;
        person.sees("1 persona came in.").await;
        assert_eq!(
            summaries(&person).await,
            said(&[("Ada", "first"), ("Ada", "second"), ("Ben", "first")])
        );
        brings_another_tools_backup(&person).await;
        fs::remove_file(stage.results().join("given.json")).expect("the file written above");
    });
}

/// Opens a backup of Persona Lab: known by itself, with what has no place here listed and some of it kept.
async fn brings_another_tools_backup(person: &Person) {
    person.goes_to_place("#/open").await;
    let backup = repository("tests/fixtures/foreign/persona-lab-backup.json");
    person.gives_file("open-file", &backup).await;
    person.sees("3 personas in this file").await;
    person.sees("This file comes from Persona Lab").await;
    person.sees("What has no place here").await;
    person.sees("parents; mornings").await;
    person
        .sees("a picture or file that cannot be taken over (image/svg+xml, 1 KB)")
        .await;
    person
        .chooses("Keep this as text in the background of Mira Olsen")
        .await;
    person.looks_around().moves("Bring in").await;
    person.sees("3 personas came in.").await;
    let all = drafts(person).await;
    let mira = all
        .as_object()
        .unwrap()
        .values()
        .filter_map(|text| serde_json::from_str::<Value>(text.as_str()?).ok())
        .find(|draft| draft["persona"]["answers"]["name"]["value"]["name"] == "Mira Olsen")
        .expect("she came in");
    let answers = &mira["persona"]["answers"];
    assert_eq!(mira["persona"]["interview"]["id"], "customer");
    assert_eq!(answers["goals"]["value"][0]["text"], "Find bread without seeds");
    assert_eq!(answers["journey"]["value"][1]["feeling"], -2);
    let story = answers["story"]["value"].as_str().unwrap();
    assert!(
        story.contains("On foot with a pushchair") && story.contains("tags: parents; mornings"),
        "{story}"
    );
}

/// Waits until the drafts say this.
async fn wait_for(person: &Person, expected: &[(&str, &str)]) {
    let expected = said(expected);
    for _ in 0..100 {
        if summaries(person).await == expected {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(summaries(person).await, expected);
}

impl Person {
    /// Looks at one persona of a file, and sees how it stands to what is here.
    async fn looks_at_arrival(&self, name: &str, status: &str) {
        self.looks_at(name).await;
        let scope = json!([name]);
        let script = "return pb.norm(pb.place(arguments[0])?.querySelector('legend')?.textContent).includes(arguments[1])";
        self.waits_for(&format!("{name}: {status}"), script, vec![scope, json!(status)])
            .await;
    }
}

#[test]
fn files_come_by_drop_and_by_paste_and_bring_their_brand() {
    run("drop", |stage| async move {
        let person = stage.somebody().await;
        person.opens("#/open").await;
        let text = file(&[("p1", "Ada", "dropped")]).to_string();
        let drop = r#"
            const data = new DataTransfer();
            data.items.add(new File([arguments[0]], "dropped.json", { type: "application/json" }));
            for (const kind of ["dragover", "drop"]) {
                const event = new Event(kind, { bubbles: true, cancelable: true });
                Object.defineProperty(event, "dataTransfer", { value: data });
                document.querySelector("label:has(#open-file)").dispatchEvent(event);
                if (!event.defaultPrevented) throw new Error(kind + " was left to the browser");
            }"#;
        person.asks(drop, vec![json!(text)]).await;
        person.sees("1 persona in this file").await;
        person.sees("Ada, the Lamp Holder").await;
        person
            .sees("Take over the brand of the file as well (Slow Spoke)")
            .await;
        person.moves("Bring in").await;
        person.moves("Your brand").await;
        person.sees_in("Name of the brand", "Slow Spoke").await;
        person.sees_in("Accent colour", "#2f5d62").await;
        person
            .types_instead_into("Name of the brand", "Kettle & Leaf")
            .await;

        person.goes_to_place("#/open").await;
        person.chooses("Paste the text of a file").await;
        person
            .fills(
                "Paste the text of a file",
                &file(&[("p2", "Ben", "pasted")]).to_string(),
            )
            .await;
        person.chooses("Look at it").await;
        person.sees("Ben, the Lamp Holder").await;
        person.moves("Bring in").await;
        person.sees("1 persona came in.").await;
        assert_eq!(
            summaries(&person).await,
            said(&[("Ada", "dropped"), ("Ben", "pasted")])
        );
        // A brand of one's own stays unless one says otherwise.
        person.moves("Your brand").await;
        person.sees_in("Name of the brand", "Kettle & Leaf").await;
        person.reloads().await;
        person.sees_in("Name of the brand", "Kettle & Leaf").await;
    });
}

#[test]
fn files_that_are_none_say_what_is_wrong_and_change_nothing() {
    run("bad-files", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        shelves(&person, &[draft("d1", "Oda", "", "2026-11-03T10:00:00.000Z")]).await;
        person.reloads().await;
        let before = drafts(&person).await;
        person.goes_to_place("#/open").await;
        let mut paths: Vec<_> = fs::read_dir(repository("tests/bad"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        assert!(paths.len() >= 20);
        for path in paths {
            let error = read_file(&fs::read(&path).unwrap()).expect_err("a bad file");
            let sentence = error.sentence(&Words::ENGLISH);
            // A good file between two bad ones, so that a message that stays is no message that comes.
            gives(&person, &stage, &file(&[("p1", "Ada", "good")])).await;
            person.sees("1 persona in this file").await;
            person.gives_file("open-file", &path).await;
            person.sees(&sentence).await;
            person.sees_no("1 persona in this file").await;
        }
        // Said by hand, once, so that the messages are not only what the code says.
        person
            .gives_file("open-file", &repository("tests/bad/empty.json"))
            .await;
        person.sees("The file is empty. Choose another one.").await;
        assert_eq!(drafts(&person).await, before, "a bad file changes nothing");
        fs::remove_file(stage.results().join("given.json")).expect("the file written above");
    });
}
