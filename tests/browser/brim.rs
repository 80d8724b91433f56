//! The browser is filled to the brim: what was saved stays, what is not saved is said within a second, and as soon as there is room it is
//! saved without loading the page anew.
//!
//! A few fillings on every day; `cargo xtask torture brim` makes as many as one has time for. Chromium is the one browser whose driver can
//! set how much it gives a page, so that its own refusals are met.

use serde_json::json;

use crate::harness::{Browser, Person, Stage, run};
use crate::made::{Chance, points, seed};
use crate::offline::tells_chromium;
use crate::saving::{SURPRISE, draft_in_hand};

/// What is typed over and over: of one byte, of three and of four in UTF-8, each of which browsers count in their own way.
const ALPHABETS: [&str; 3] = ["Waters the plants. ", "静かな常連の水やり。", "🪴🌿💧🦉"];
/// How long after the last key it is said that something is not saved, in milliseconds: a save begins 300 after it.
const SAID_WITHIN: f64 = 1300.0;

/// How much there is whenever there is room, in bytes: little, for all of it is filled again.
const ROOM: usize = 1 << 20;

/// The longest texts, in bytes of UTF-8: less than a field takes.
const LONG: usize = 16 << 10;

/// What has no room any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Brim {
    Database,
    LocalStorage,
    Both,
}

/// Fills the database until the browser refuses, and leaves so many bytes.
async fn fills_the_database(stage: &Stage, person: &Person, room: usize) {
    gives(stage, person, 0).await;
    // Chromium remembers for a while what room there was; only what is written uses that up.
    let fill = r#"
        const request = indexedDB.open("filler", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("rows", { autoIncrement: true });
        const db = await pb.done(request);
        for (let size = 1 << 20; size >= 256;) {
            const transaction = db.transaction("rows", "readwrite");
            transaction.objectStore("rows").add("x".repeat(size));
            const good = await new Promise(done => { transaction.oncomplete = () => done(true); transaction.onabort = () => done(false); });
            if (!good) size /= 4;
        }
        db.close()"#;
    person.asks_later(fill, vec![]).await;
    gives(stage, person, room).await;
}

/// Has the browser give this page so many bytes more than it uses.
async fn gives(stage: &Stage, person: &Person, room: usize) {
    let used = person
        .asks_later("return (await navigator.storage.estimate()).usage", vec![])
        .await;
    let quota = used.as_u64().expect("bytes") + room as u64;
    let parameters = json!({ "origin": stage.server().origin(), "quotaSize": quota });
    tells_chromium(person, "Storage.overrideQuotaForOrigin", parameters).await;
}

/// Fills local storage, and leaves so many characters.
async fn fills_local_storage(person: &Person, room: usize) {
    let fill = r#"
        let size = 0;
        for (let step = 1 << 23; step >= 1; step /= 2) {
            try {
                localStorage.setItem("filler", "x".repeat(size + step));
                size += step;
            } catch {}
        }
        localStorage.setItem("filler", "x".repeat(Math.max(0, size - arguments[0])))"#;
    person.asks(fill, vec![json!(room)]).await;
}

/// Types a text in the place of the one before, and waits for what is said of it: saved or not, and after how many milliseconds.
async fn writes(person: &Person, text: &str) -> (String, f64) {
    let script = r#"
        const field = document.querySelector("main input.field, main textarea.field");
        const status = document.querySelector(".status");
        const begun = performance.now();
        pb.set(field, given[0]);
        const said = () => performance.now() - begun > 100 && ["saved", "not-saved"].includes(status.dataset.state);
        while (!said() && performance.now() - begun < 20000) await new Promise(good => setTimeout(good, 10));
        return [status.dataset.state, performance.now() - begun]"#;
    let said = person.asks_later(script, vec![json!(text)]).await;
    (
        said[0].as_str().unwrap_or_default().to_owned(),
        said[1].as_f64().unwrap_or(f64::MAX),
    )
}

/// The newest readable text of a draft, in the database or in the home in local storage.
async fn kept(person: &Person, id: &str) -> String {
    let script = r#"
        const db = await pb.database();
        const keys = await pb.done(db.transaction("drafts").objectStore("drafts").getAllKeys());
        const texts = await pb.done(db.transaction("drafts").objectStore("drafts").getAll());
        db.close();
        const mine = texts.filter((_, index) => keys[index].split("/")[0] === given[0]);
        for (const key of Object.keys(localStorage)) if (/:(home|also):/.test(key) && key.endsWith(given[0])) mine.push(localStorage[key]);
        let newest = { sequence: -1 };
        for (const text of mine) {
            try {
                const draft = JSON.parse(text.replace(/^persona-builder\/revision .*\n/, ""));
                if (draft.sequence > newest.sequence) newest = draft;
            } catch {}
        }
        return JSON.stringify(newest)"#;
    let found = person.asks_later(script, vec![json!(id)]).await;
    found.as_str().unwrap_or_default().to_owned()
}

#[test]
fn torture_brim() {
    run("brim", |stage| async move {
        if stage.browser() != Browser::Chromium {
            stage.skips("brim", "its driver cannot set how much a page may keep");
            return;
        }
        let mut chance = Chance(seed());
        // Before anything is kept, for what Chromium knows of the room there is it believes for half a minute.
        stage.server().put(
            "elsewhere.html",
            "text/html",
            "<!doctype html><title>Elsewhere</title>",
        );
        let person = stage.somebody().await;
        person
            .goes_to_address(&stage.server().address("elsewhere.html"))
            .await;
        gives(&stage, &person, ROOM + (8 << 20)).await;
        person.opens("#/new/community/notice/surprise").await;
        person.is_asked(SURPRISE).await;
        person.types_into(SURPRISE, "Before it was full").await;
        person.sees_saved().await;
        // The whole app is there from here on.
        person.reloads().await;
        person.is_asked(SURPRISE).await;
        let id = draft_in_hand(&person).await;
        let mut last = "Before it was full".to_owned();
        let (mut failures, mut refused, mut slowest) = (Vec::new(), 0, 0.0_f64);
        let points = points(3);
        for point in 0..points {
            let brim = [Brim::Database, Brim::LocalStorage, Brim::Both][point % 3];
            let letters = ALPHABETS[(point / 3) % 3];
            let text = [
                format!("Point {point}: "),
                letters.repeat(1 + chance.below(LONG / letters.len())),
            ]
            .concat();
            let text = text.trim_end().to_owned();
            let room = chance.below(24 * 1024);
            if brim != Brim::LocalStorage {
                fills_the_database(&stage, &person, room).await;
            }
            if brim != Brim::Database {
                fills_local_storage(&person, chance.below(LONG)).await;
            }
            let (said, took) = writes(&person, &text).await;
            let mut wrong = |what: &str| failures.push(format!("{point} ({brim:?}, {room} bytes): {what}"));
            let held = kept(&person, &id).await;
            match said.as_str() {
                "saved" if held.contains(&text) => {}
                "saved" => wrong("said to be saved, and is not"),
                "not-saved" => {
                    refused += 1;
                    slowest = slowest.max(took);
                    if took > SAID_WITHIN {
                        wrong(&format!("said after {took:.0} ms"));
                    }
                    if !held.contains(&last) && !held.contains(&text) {
                        wrong("what was saved before is gone");
                    }
                    person.looks_around().sees("This browser").await;
                    person.sees("Not saved").await;
                }
                other => wrong(&format!("is said to be {other} after {took:.0} ms")),
            }

            // There is room again.
            person.asks("localStorage.removeItem('filler')", vec![]).await;
            gives(&stage, &person, ROOM).await;
            if said == "not-saved" {
                person.chooses("Try again").await;
            }
            person.sees_saved().await;
            if !kept(&person, &id).await.contains(&text) {
                failures.push(format!("{point} ({brim:?}): not kept when there was room"));
            }
            if chance.one_in(10) {
                person.reloads().await;
                person.is_asked(SURPRISE).await;
                person.sees_in(SURPRISE, &text).await;
                person.looks_around();
            }
            last = text;
        }
        println!(
            "torture: brim points={points} failures={} refused {refused}, said after {slowest:.0} ms at most",
            failures.len()
        );
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    });
}
