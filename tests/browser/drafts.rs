//! The shelf: drafts renamed, copied, put away, thrown away and taken back; and a thousand of them.

use serde_json::json;

use crate::harness::storage::{draft, drafts, shelves};
use crate::harness::{Browser, Person, run};

/// Opens the menu of a draft and chooses from it.
pub async fn does_to(person: &Person, name: &str, words: &str) {
    person.looks_at(name).await;
    person.chooses(&["More for ", name].concat()).await;
    person.chooses(words).await;
    person.looks_around();
}

/// Sees the drafts with these names, in this order, and no others.
async fn sees_drafts(person: &Person, names: &[&str]) {
    let script = "const all = pb.all('.draft__name', []).map(e => pb.norm(e.textContent)); \
                  return JSON.stringify(all) === JSON.stringify(arguments[0])";
    person
        .waits_for(&format!("the drafts {names:?}"), script, vec![json!(names)])
        .await;
}

#[test]
fn drafts_are_renamed_copied_archived_thrown_away_and_taken_back() {
    run("drafts", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        let shelf = [
            draft("d1", "Oda", "the Pourer", "2026-11-03T10:00:00.000Z"),
            draft("d2", "Bruno", "", "2026-11-02T10:00:00.000Z"),
            draft("d3", "", "the Signature Hunter", "2026-11-01T10:00:00.000Z"),
        ];
        shelves(&person, &shelf).await;
        person.reloads().await;
        sees_drafts(&person, &["Oda, the Pourer", "Bruno", "the Signature Hunter"]).await;

        // They have been in this browser alone for weeks.
        person
            .sees(if stage.browser() == Browser::WebKit {
                "This browser forgets a page after seven days without a visit."
            } else {
                "Time to take a copy along"
            })
            .await;
        person.sees("There is no copy outside this browser yet.").await;
        let copy = person.takes_file_from("Download a copy of everything").await;
        assert!(copy.text.contains("the Signature Hunter"), "{}", copy.text);
        person.sees("Nothing was changed since.").await;

        does_to(&person, "Bruno", "Rename").await;
        person.sees_in("Name", "Bruno").await;
        person.types_instead_into("Name", "Bruno Báez").await;
        person.chooses("Keep").await;
        sees_drafts(
            &person,
            &["Bruno Báez", "Oda, the Pourer", "the Signature Hunter"],
        )
        .await;
        person.sees("1 draft was changed since.").await;

        does_to(&person, "Oda, the Pourer", "Duplicate").await;
        person.sees("A copy stands beside it.").await;
        let all = [
            "Oda, the Pourer",
            "Bruno Báez",
            "Oda, the Pourer",
            "the Signature Hunter",
        ];
        sees_drafts(&person, &all).await;
        person.chooses("Undo").await;
        sees_drafts(
            &person,
            &["Bruno Báez", "Oda, the Pourer", "the Signature Hunter"],
        )
        .await;

        does_to(&person, "the Signature Hunter", "Archive").await;
        person.sees("Moved to the archive.").await;
        sees_drafts(&person, &["Bruno Báez", "Oda, the Pourer"]).await;
        person.looks_around();
        person.moves("Archive").await;
        sees_drafts(&person, &["the Signature Hunter"]).await;
        does_to(&person, "the Signature Hunter", "Put back").await;
        person.sees("Nothing is archived.").await;
        person.moves("Persona Builder").await;
        sees_drafts(
            &person,
            &["Bruno Báez", "Oda, the Pourer", "the Signature Hunter"],
        )
        .await;

        does_to(&person, "Bruno Báez", "Delete").await;
        person.sees("Moved to the trash.").await;
        sees_drafts(&person, &["Oda, the Pourer", "the Signature Hunter"]).await;
        person.chooses("Undo").await;
        sees_drafts(
            &person,
            &["Bruno Báez", "Oda, the Pourer", "the Signature Hunter"],
        )
        .await;
        does_to(&person, "Bruno Báez", "Delete").await;
        person.sees("Moved to the trash.").await;
        person.moves("Trash").await;
        person
            .sees("What is here is deleted for good after 30 days.")
            .await;
        sees_drafts(&person, &["Bruno Báez"]).await;
        does_to(&person, "Bruno Báez", "Delete for good").await;
        person.sees("Deleted for good.").await;
        person.sees("The trash is empty.").await;
        assert!(
            drafts(&person).await["d2"].is_null(),
            "deleted for good is gone from the database"
        );

        // All of it survives a new visit.
        person.leaves_and_comes_back().await;
        sees_drafts(&person, &["Oda, the Pourer", "the Signature Hunter"]).await;
        let file = person.takes_file_from("Download all as JSON").await;
        let file: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
        crate::walking::fits_the_schema(&file);
        assert_eq!(file["personas"].as_array().map(Vec::len), Some(2));
    });
}

#[test]
fn what_was_in_the_trash_for_thirty_days_is_gone() {
    run("trash", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        let mut old = draft("d1", "Long Gone", "", "2026-01-03T10:00:00.000Z");
        old.trashed = Some("2026-01-05T10:00:00.000Z".to_owned());
        let mut fresh = draft("d2", "Just Gone", "", "2026-01-03T10:00:00.000Z");
        let now = person.asks("return new Date().toISOString()", vec![]).await;
        fresh.trashed = Some(now.as_str().unwrap().to_owned());
        shelves(&person, &[old, fresh]).await;
        person.reloads().await;
        person.moves("Trash").await;
        sees_drafts(&person, &["Just Gone"]).await;
        assert!(drafts(&person).await["d1"].is_null());
    });
}

#[test]
fn a_thousand_drafts_are_listed_and_found() {
    run("thousand", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        let shelf: Vec<_> = (0..1000)
            .map(|index| {
                let changed = format!("2026-{:02}-{:02}T10:00:00.000Z", 1 + index % 10, 1 + index % 28);
                draft(&format!("many-{index}"), &format!("Person {index}"), "", &changed)
            })
            .collect();
        shelves(&person, &shelf).await;
        person.reloads().await;
        let shown = "return pb.all('.draft__name', []).length === arguments[0]";
        person.waits_for("forty drafts", shown, vec![json!(40)]).await;
        person.chooses("Show more (960 left)").await;
        person
            .waits_for("two hundred drafts", shown, vec![json!(200)])
            .await;
        person.sees("Show more (800 left)").await;
        person.types_into("Find a draft by name", "person 777").await;
        sees_drafts(&person, &["Person 777"]).await;
        person.sees("1 draft found").await;
        person.looks_at("Person 777").await;
        person.chooses("Go on").await;
        person.arrives().await;
        person.looks_around().moves("All answers").await;
        person.sees_heading("Person 777").await;
        person.sees("Always the same seat").await;
    });
}
