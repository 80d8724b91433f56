//! Several tabs: one edits a draft, the others read along; and drafts that a newer version wrote.

use serde_json::{Value, json};

use crate::drafts::does_to;
use crate::harness::storage::{draft, draft_text, drafts, puts, shelves};
use crate::harness::{Person, run};
use crate::made::{Chance, points, seed};
use crate::saving::SURPRISE;

const AWAY: &str = "This draft is open in another tab or window.";
const PLACE: &str = "#/new/community/notice/surprise";

#[test]
fn one_tab_edits_and_the_others_read_along_until_they_take_over() {
    run("tabs", |stage| async move {
        let person = stage.somebody().await;
        person.opens(PLACE).await;
        person.is_asked(SURPRISE).await;
        person.types_into(SURPRISE, "She waters").await;
        person.sees_saved().await;
        // The whole app is there from the beginning now.
        person.reloads().await;
        person.is_asked(SURPRISE).await;
        let place = person.place().await;
        let id = place.split('/').nth(2).unwrap().to_owned();
        let first = person.tab().await;

        // The second tab reads.
        person.opens_a_tab().await;
        person.opens(&place).await;
        person.sees(AWAY).await;
        person.sees("She waters").await;
        let second = person.tab().await;
        person.turns_to(&first).await;
        person.types_into(SURPRISE, " all the plants").await;
        person.sees_saved().await;
        person.turns_to(&second).await;
        person.sees("She waters all the plants").await;

        // It takes over, with what was typed in the first one a moment ago.
        person.turns_to(&first).await;
        person.types_into(SURPRISE, " twice").await;
        person.turns_to(&second).await;
        person.looks_around().chooses("Edit here instead").await;
        person.is_asked(SURPRISE).await;
        person.sees_in(SURPRISE, "She waters all the plants twice").await;
        person.types_into(SURPRISE, " a day").await;
        person.sees_saved().await;
        person.turns_to(&first).await;
        person.sees(AWAY).await;
        person.sees("She waters all the plants twice a day").await;

        // Where the second one shows something else, the first one gets it without asking.
        person.turns_to(&second).await;
        person.looks_around();
        person.chooses("Persona Builder").await;
        person.sees_heading("Your drafts").await;
        person.turns_to(&first).await;
        person.reloads().await;
        person.is_asked(SURPRISE).await;
        person.sees_no(AWAY).await;
        // What is changed here stands in the list of the other at once.
        person.looks_around();
        person.chooses("Persona Builder").await;
        person.sees_heading("Your drafts").await;
        does_to(&person, "No name yet", "Rename").await;
        person.types_instead_into("Name", "Oda").await;
        person.chooses("Keep").await;
        person.turns_to(&second).await;
        person.sees("Oda").await;
        let texts = drafts(&person).await;
        assert_eq!(texts.as_object().unwrap().len(), 1, "no copy was needed");
        assert!(
            draft_text(&person, &id)
                .await
                .contains("all the plants twice a day")
        );
    });
}

#[test]
fn a_tab_that_was_closed_leaves_the_draft_to_the_other() {
    run("tabs-closed", |stage| async move {
        let person = stage.somebody().await;
        person.opens(PLACE).await;
        person.is_asked(SURPRISE).await;
        person.types_into(SURPRISE, "Sings").await;
        person.sees_saved().await;
        person.reloads().await;
        person.is_asked(SURPRISE).await;
        let place = person.place().await;
        let first = person.tab().await;
        person.opens_a_tab().await;
        person.opens(&place).await;
        person.sees(AWAY).await;
        let second = person.tab().await;
        person.turns_to(&first).await;
        person.driver.close_window().await.expect("a tab to close");
        person.turns_to(&second).await;
        person.is_asked(SURPRISE).await;
        person.types_into(SURPRISE, " at dusk").await;
        person.sees_saved().await;
        assert_eq!(drafts(&person).await.as_object().unwrap().len(), 1);
    });
}

/// Types a word after what stands in the field, if this tab lets one; says whether it did.
async fn types_a_word(person: &Person, word: &str) -> bool {
    let type_it = r#"
        const field = document.querySelector("main input.field, main textarea.field");
        if (!field || field.readOnly || field.disabled) return false;
        pb.set(field, field.value + arguments[0]);
        return true"#;
    person.asks(type_it, vec![json!(word)]).await == json!(true)
}

/// Two tabs with one draft, as fast as a driver can: typed into, taken over, turned to, loaded anew, left, closed. One round on every day;
/// `cargo xtask torture turns` makes more.
#[test]
fn torture_turns() {
    run("turns", |stage| async move {
        let mut chance = Chance(seed());
        let rounds = points(1);
        let (mut lost, mut typed, mut copies) = (Vec::new(), 0, 0);
        for round in 0..rounds {
            let person = stage.somebody().await;
            person.opens(PLACE).await;
            person.is_asked(SURPRISE).await;
            person.types_into(SURPRISE, "w0.").await;
            person.sees_saved().await;
            person.looks_around();
            let place = person.place().await;
            let mut tabs = [person.tab().await, person.opens_a_tab().await];
            person.opens(&place).await;
            person.sees("w0.").await;
            let mut here = 1;
            let mut words = 1;
            for _ in 0..24 {
                match chance.below(10) {
                    0..=4 => {
                        words += usize::from(types_a_word(&person, &format!(" w{words}.")).await);
                    }
                    5 | 6 => {
                        here = 1 - here;
                        person.turns_to(&tabs[here]).await;
                    }
                    7 => {
                        for way in ["Edit here instead", "Make a copy"] {
                            if chance.one_in(2) && person.can_choose(way).await {
                                person.chooses(way).await;
                                break;
                            }
                        }
                    }
                    8 => person.reloads().await,
                    _ => {
                        person.driver.close_window().await.expect("a tab to close");
                        person.turns_to(&tabs[1 - here]).await;
                        tabs[here] = person.opens_a_tab().await;
                        person.opens(&place).await;
                    }
                }
            }
            for tab in &tabs {
                person.turns_to(tab).await;
                let is_still = "return !['saving', 'not-saved'].includes(document.querySelector('.status')?.dataset.state)";
                person.waits_for("everything saved", is_still, vec![]).await;
            }
            // What a page that was left had no time to put into the database is in local storage, and shown from there.
            let kept = drafts(&person).await;
            let kept = kept.as_object().expect("drafts");
            let mut texts = Vec::new();
            for id in kept.keys() {
                person
                    .opens(&format!("#/draft/{id}/interview/notice/surprise"))
                    .await;
                person.sees("w0.").await;
                let shown = "return pb.text() + [...document.querySelectorAll('input, textarea')].map(one => one.value).join(' ')";
                texts.push(person.asks(shown, vec![]).await);
            }
            typed += words;
            copies += kept.len() - 1;
            for word in 0..words {
                let word = format!("w{word}.");
                if !texts
                    .iter()
                    .filter_map(Value::as_str)
                    .any(|text| text.contains(&word))
                {
                    lost.push(format!("{word} of round {round}, in none of {texts:?}"));
                }
            }
        }
        println!(
            "torture: turns points={rounds} failures={} words {typed}, copies {copies}",
            lost.len()
        );
        assert!(lost.is_empty(), "{}", lost.join("\n"));
    });
}

#[test]
fn a_draft_of_a_newer_version_is_shown_and_stays_as_it_is() {
    run("newer", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        let known = draft("later", "Oda", "The one with the seat", "2026-11-01T10:00:00Z");
        shelves(&person, std::slice::from_ref(&known)).await;
        let text = draft_text(&person, "later").await;
        let newer = text.replacen("\"version\":1", "\"version\":2", 1).replacen(
            "\"answers\":{",
            "\"answers\":{\"dream\":{\"kind\":\"dream\",\"value\":[7]},",
            1,
        );
        puts(&person, "drafts", json!([["later", newer]])).await;
        person.opens_the_page().await;
        person.sees("Oda").await;
        person.chooses("Go on").await;
        person
            .sees("A newer version of Persona Builder wrote this draft.")
            .await;
        person.sees("Always the same seat").await;
        let file = person.takes_file_from("Download it as it is").await;
        assert_eq!(file.text, newer);
        // Nothing changes it from the list, either.
        person.chooses("Persona Builder").await;
        does_to(&person, "Oda, The one with the seat", "Archive").await;
        person
            .sees("It stays as it is and can only be looked at here.")
            .await;
        person.reloads().await;
        person.sees("Oda").await;
        assert_eq!(draft_text(&person, "later").await, newer);
    });
}

#[test]
fn what_the_browser_has_removed_is_told_and_what_is_left_goes_on() {
    run("cleared", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        // Until then WebKit's database sometimes gives no answer any more.
        person.sees("Ready to work offline").await;
        let drafts = [
            draft("one", "Oda", "", "2026-11-02T10:00:00Z"),
            draft("two", "Bruno", "", "2026-11-01T10:00:00Z"),
        ];
        shelves(&person, &drafts).await;
        person.opens_the_page().await;
        person.sees("Bruno").await;
        // How much room everything takes is told.
        does_to(&person, "Bruno", "Duplicate").await;
        person.sees("A copy stands beside it.").await;
        person.goes_to_place("#/storage").await;
        person.sees("Your work takes").await;
        person.sees_heading("What takes the most").await;

        // Saved here, so that it stands in the list that is there at once.
        person
            .goes_to_place("#/draft/one/interview/notice/surprise")
            .await;
        person.is_asked(SURPRISE).await;
        person.types_into(SURPRISE, "Sings").await;
        person.sees_saved().await;
        // Another page of the site, so that nothing of ours is open.
        let elsewhere = "<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>";
        stage.server().put("elsewhere.html", "text/html", elsewhere);
        let address = stage.server().address("elsewhere.html");
        person.goes_to_address(&address).await;
        let clear = r#"
            await new Promise((good, bad) => {
                const gone = indexedDB.deleteDatabase("persona-builder");
                gone.onsuccess = good; gone.onerror = bad;
            });
            for (const key of Object.keys(localStorage)) if (key.includes(":draft:one")) localStorage.removeItem(key)"#;
        person.asks_later(clear, vec![]).await;
        person.opens_the_page().await;
        person.sees("This browser has removed what it kept here.").await;
        person.sees("1 draft that was saved is gone:").await;
        person.chooses("Take them off the list").await;
        person
            .sees_no("This browser has removed what it kept here.")
            .await;
        person.reloads().await;
        person.sees_no("Oda").await;
    });
}
