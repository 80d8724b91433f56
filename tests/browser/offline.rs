//! Without a network: the page opens, releases are kept whole or not at all, and drafts stay whatever happens.

use serde_json::{Value, json};

use crate::harness::releases::{build, first_question, release};
use crate::harness::server::Cut;
use crate::harness::{Browser, Person, Stage, environment, run};

const READY: &str = "Ready to work offline";
const OFFER: &str = "A new version of Persona Builder is ready.";
const QUIET: &str = "What is the one thing you did not expect?";

/// Puts a release on the server in place of whatever was there.
fn publishes(stage: &Stage, number: u32) {
    let dist = environment("PB_DIST");
    stage.server().publish(release(dist.as_ref(), number));
}

/// Opens the first release and waits until it is kept.
async fn opens_the_first(stage: &Stage) -> Person {
    publishes(stage, 1);
    let person = stage.somebody().await;
    person.opens_the_page().await;
    person.sees(READY).await;
    person
}

/// Types into a draft and waits until that is saved.
async fn types_a_draft(person: &Person, words: &str) {
    person.opens("#/new/community/notice/surprise").await;
    person.types_into(QUIET, words).await;
    person.sees_saved().await;
}

/// The draft has these words.
async fn finds_the_draft(person: &Person, words: &str) {
    person.opens_the_page().await;
    person.chooses("No name yet").await;
    person.sees_in(QUIET, words).await;
}

/// Looks for a newer release, as a browser does by itself when a page is opened; tells what became of what it found.
async fn looks_for_a_release(person: &Person) -> String {
    let script = r#"
        const registration = await navigator.serviceWorker.getRegistration();
        let found;
        registration.addEventListener("updatefound", () => { found = registration.installing; });
        await registration.update().catch(() => {});
        // One that failed at once is in neither place any more; one found before the page asked was told to nobody here.
        const worker = registration.installing ?? found ?? registration.waiting;
        if (!worker) return "nothing";
        return await new Promise(done => {
            const tell = () => {
                if (worker.state !== "installing") done(worker.state);
            };
            worker.addEventListener("statechange", tell);
            tell();
        });"#;
    person
        .asks_later(script, vec![])
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// The page is a release, and all that it has loaded belongs to it.
async fn finds_release(person: &Person, number: u32) {
    let script = r#"
        const hashed = performance.getEntriesByType("resource").map(e => e.name.match(/-([0-9a-f]{8})\.\w+$/)?.[1]);
        return [document.documentElement.dataset.build, ...hashed.filter(Boolean)]"#;
    let found = person.asks(script, vec![]).await;
    let found: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        found.iter().all(|one| *one == build(number)),
        "release {number} is {}, but the page has {found:?}",
        build(number)
    );
}

/// Builds of the releases that are kept whole; what is left of one that was cut is used by nobody.
async fn kept(person: &Person) -> Vec<String> {
    let script = r#"
        const kept = [];
        for (const name of await caches.keys()) {
            const files = await (await caches.open(name)).keys();
            if (files.some(file => file.url.endsWith("?whole"))) kept.push(name.split(":").pop());
        }
        return kept"#;
    let found = person.asks_later(script, vec![]).await;
    let found = found.as_array().unwrap().iter().filter_map(Value::as_str);
    found.map(str::to_owned).collect()
}

/// Cuts the browser off: nobody listens at the server's address, and Chromium is told that there is no network.
async fn goes_offline(stage: &Stage, person: &Person) {
    stage.server().stop();
    if stage.browser() == Browser::Chromium {
        let offline =
            json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        // A cold start: not even the worker is running any more.
        for (command, parameters) in [
            ("Network.enable", json!({})),
            ("Network.emulateNetworkConditions", offline),
            ("ServiceWorker.enable", json!({})),
            ("ServiceWorker.stopAllWorkers", json!({})),
        ] {
            tells_chromium(person, command, parameters).await;
        }
    }
}

async fn goes_online(stage: &Stage, person: &Person) {
    stage.server().start_again();
    if stage.browser() == Browser::Chromium {
        let online =
            json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        tells_chromium(person, "Network.emulateNetworkConditions", online).await;
    }
}

pub async fn tells_chromium(person: &Person, command: &str, parameters: Value) {
    let told = person.driver.cdp().send_raw(command, parameters).await;
    told.unwrap_or_else(|error| panic!("{command}: {error}"));
}

#[test]
fn offline_everything_opens_that_was_opened_once() {
    run("offline", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        person.sees(READY).await;
        person.chooses("Got it").await;
        person.sees_no(READY).await;
        // Whoever goes by keyboard goes on from the heading, not from nowhere.
        person.arrives().await;
        types_a_draft(&person, "She brings tea").await;
        goes_offline(&stage, &person).await;
        // Cold: an empty page first, and nothing but the address.
        person.opens_the_page().await;
        person.sees_no(READY).await;
        person.chooses("No name yet").await;
        person.sees_in(QUIET, "She brings tea").await;
        person.types_into(QUIET, " and leaves early").await;
        person.sees_saved().await;
        // What was never loaded before is there, too: other interviews, examples, the brief.
        for interview in ["customer", "research"] {
            person.opens(&format!("#/new/{interview}")).await;
            person.sees("Continue").await;
        }
        person.opens("#/example/research/brief").await;
        person.sees("How much").await;
        person.opens("#/help").await;
        person
            .sees("opens without a network. Your browser can also install it")
            .await;
        finds_the_draft(&person, "She brings tea and leaves early").await;
        goes_online(&stage, &person).await;
    });
}

#[test]
fn offline_an_update_is_taken_when_the_person_says_so_and_everything_is_saved() {
    run("offline-update", |stage| async move {
        let person = opens_the_first(&stage).await;
        types_a_draft(&person, "She brings").await;
        publishes(&stage, 2);
        // The page that is opened is still the old one, whole, while the new one is fetched behind it.
        person.opens_the_page().await;
        finds_release(&person, 1).await;
        person.sees(OFFER).await;
        person.goes_to_place("#/new/community").await;
        person.sees_heading(&first_question(1)).await;
        finds_release(&person, 1).await;
        person.goes_to_place("#/").await;
        person.chooses("No name yet").await;
        // Said while the last words are not saved yet.
        person.types_into(QUIET, " tea").await;
        person.chooses("Save and update").await;
        let is_new = "return document.documentElement.dataset.build === arguments[0]";
        person
            .waits_for("the new release", is_new, vec![json!(build(2))])
            .await;
        person.finds_the_page_alive().await;
        person.sees_in(QUIET, "She brings tea").await;
        person.sees_no(OFFER).await;
        finds_release(&person, 2).await;
        person.opens("#/new/community").await;
        person.is_asked(&first_question(2)).await;
        finds_release(&person, 2).await;
        assert_eq!(kept(&person).await, [build(1), build(2)]);
        // Whoever says "Later" and closes the page has the new release when they open it again, or, in a browser that holds the
        // page back for going back to it, the offer.
        publishes(&stage, 3);
        person.opens_the_page().await;
        person.sees(OFFER).await;
        person.chooses("Later").await;
        person.sees_no(OFFER).await;
        finds_release(&person, 2).await;
        person.opens_the_page().await;
        let is_old = "return document.documentElement.dataset.build === arguments[0]";
        if person.asks(is_old, vec![json!(build(2))]).await == true {
            finds_release(&person, 2).await;
            person.sees(OFFER).await;
        } else {
            finds_release(&person, 3).await;
            person.sees_no(OFFER).await;
            assert_eq!(kept(&person).await, [build(2), build(3)]);
        }
    });
}

#[test]
fn offline_an_update_cut_anywhere_leaves_the_release_before_whole() {
    run("offline-cut", |stage| async move {
        let person = opens_the_first(&stage).await;
        types_a_draft(&person, "She brings tea").await;
        // Cut from the start: a slow browser may still be looking for a release because the page was opened.
        stage.server().cut(0, Cut::ALL[0]);
        publishes(&stage, 2);
        // All but the worker's script and the page that loads the app anew.
        let files = release(environment("PB_DIST").as_ref(), 2).len() - 2;
        let mut cuts = 0;
        // After each file in one engine, after every third in the others, which take longer to come back.
        let step = if stage.browser() == Browser::Chromium {
            1
        } else {
            3
        };
        for after in (0..).step_by(step) {
            let cut = Cut::ALL[cuts % Cut::ALL.len()];
            stage.server().cut(after, cut);
            let found = looks_for_a_release(&person).await;
            if found == "installed" {
                break;
            }
            assert_eq!(found, "redundant", "cut after {after} files, {cut:?}");
            cuts += 1;
            assert_eq!(
                kept(&person).await,
                [build(1)],
                "cut after {after} files, {cut:?}"
            );
            // Whoever opens the page now, with the server gone, gets the release before and all drafts.
            stage.server().stop();
            person.opens_the_page().await;
            person.sees("No name yet").await;
            finds_release(&person, 1).await;
            stage.server().start_again();
        }
        stage.server().mend();
        assert_eq!(cuts, files.div_ceil(step), "cuts");
        person.sees(OFFER).await;
        person.chooses("Save and update").await;
        let is_new = "return document.documentElement.dataset.build === arguments[0]";
        person
            .waits_for("the new release", is_new, vec![json!(build(2))])
            .await;
        finds_the_draft(&person, "She brings tea").await;
        finds_release(&person, 2).await;
    });
}

#[test]
fn offline_three_releases_are_skipped_and_an_old_tab_goes_on() {
    run("offline-skipped", |stage| async move {
        let person = opens_the_first(&stage).await;
        types_a_draft(&person, "She brings tea").await;
        stage.server().stop();
        publishes(&stage, 5);
        person.opens_the_page().await;
        finds_release(&person, 1).await;
        stage.server().start_again();
        // One tab stays with the release that it began with.
        assert_eq!(looks_for_a_release(&person).await, "installed");
        person.sees(OFFER).await;
        let old = person.tab().await;
        person.opens_a_tab().await;
        person.opens_the_page().await;
        person.sees(OFFER).await;
        person.chooses("Save and update").await;
        let is_new = "return document.documentElement.dataset.build === arguments[0]";
        person
            .waits_for("the new release", is_new, vec![json!(build(5))])
            .await;
        finds_the_draft(&person, "She brings tea").await;
        finds_release(&person, 5).await;
        person.turns_to(&old).await;
        person.sees("updated in another tab").await;
        // What it loads now is gone from the server, and still its own.
        person.goes_to_place("#/new/community").await;
        person.sees_heading(&first_question(1)).await;
        finds_release(&person, 1).await;
        person.chooses("Save and update").await;
        person
            .waits_for("the new release", is_new, vec![json!(build(5))])
            .await;
        person.finds_the_page_alive().await;
        person.is_asked(&first_question(5)).await;
        finds_release(&person, 5).await;
    });
}

#[test]
fn offline_the_app_is_loaded_anew_and_drafts_stay() {
    run("offline-repair", |stage| async move {
        let person = opens_the_first(&stage).await;
        types_a_draft(&person, "She brings tea").await;
        person.opens("#/help").await;
        person
            .chooses("Something looks wrong? Load the app anew; your drafts stay")
            .await;
        person.sees("Your drafts stay where they are.").await;
        // Without the server nothing is thrown away.
        stage.server().stop();
        person.chooses("Load it anew").await;
        person.sees("The server cannot be reached").await;
        assert_eq!(kept(&person).await, [build(1)]);
        stage.server().start_again();
        // What is kept was spoilt; the page from the server is not.
        let spoil = r#"
            const [name] = await caches.keys();
            const cache = await caches.open(name);
            for (const file of await cache.keys()) await cache.put(file, new Response("spoilt"));"#;
        person.asks_later(spoil, vec![]).await;
        person.chooses("Load it anew").await;
        person.finds_the_page_alive().await;
        finds_release(&person, 1).await;
        finds_the_draft(&person, "She brings tea").await;
    });
}

#[test]
fn offline_files_of_two_releases_never_run_together() {
    run("offline-mixed", |stage| async move {
        let dist = environment("PB_DIST");
        let mut files = release(dist.as_ref(), 1);
        // Under the names of the first release, the server has the scripts of the second.
        let named = |path: &str, number: u32| path.replace(&build(1), &build(number));
        let second = release(dist.as_ref(), 2);
        for (path, contents) in &mut files {
            if *path == format!("app-{}.js", build(1)) {
                contents.clone_from(&second[&named(path, 2)]);
            }
        }
        stage.server().publish(files);
        let person = stage.somebody().await;
        person.goes_to_address(&stage.server().address("#/help")).await;
        person.sees("Sorry, something broke on our side").await;
        let way = person
            .asks("return document.querySelector('#crash a').href", vec![])
            .await;
        assert_eq!(way, json!(stage.server().address("repair.html")));
    });
}
