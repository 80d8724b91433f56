//! The element as whoever put it in their page knows it: its methods and events, several on a page, and what is left of it when it goes.

use serde_json::{Value, json};

use crate::harness::{Browser, Person, Stage, run};

/// A page with the element's script and something in its body.
fn serves(stage: &Stage, name: &str, body: &str) {
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><title>A page</title>\
         <script>window.told = [];\
         for (const name of [\"ready\", \"change\", \"step\", \"complete\", \"export\", \"error\"])\
           document.addEventListener(`persona-${{name}}`, ({{ detail, target }}) => told.push([name, detail, target.id]));\
         </script>\
         <script type=\"module\" src=\"element/persona-builder.js\"></script></head><body><h1>A page</h1>{body}</body></html>"
    );
    stage.server().put(name, "text/html; charset=utf-8", page);
}

/// What the page was told under this name, in order: details.
async fn told(person: &Person, name: &str) -> Vec<Value> {
    let all = person.asks("return window.told", vec![]).await;
    let all = all.as_array().expect("a list").iter();
    all.filter(|one| one[0] == name)
        .map(|one| one[1].clone())
        .collect()
}

/// Waits until the page was told so many things under this name.
async fn is_told(person: &Person, name: &str, times: usize) {
    let script = "return window.told.filter(([name]) => name === arguments[0]).length >= arguments[1]";
    person
        .waits_for(
            &format!("persona-{name}"),
            script,
            vec![json!(name), json!(times)],
        )
        .await;
}

#[test]
fn whoever_holds_the_element_is_told_and_can_ask() {
    run("embed-events", |stage| async move {
        serves(
            &stage,
            "host.html",
            r#"<persona-builder id="one" method="community" brand="Slow Spoke"></persona-builder>"#,
        );
        let person = stage.somebody().await;
        person.goes_to_address(&stage.server().address("host.html")).await;
        person.looks_into("#one");
        person.chooses("Start noticing").await;
        is_told(&person, "ready", 1).await;
        assert_eq!(told(&person, "ready").await[0]["methods"], json!(["community"]));
        person.is_asked("Who will you notice first?").await;
        let step =
            json!({ "method": "community", "step": "notice", "screen": "start", "number": 1, "of": 7 });
        assert_eq!(told(&person, "step").await, [step]);

        // Nothing is in hand before something was said.
        let nothing = person
            .asks_later("return await document.querySelector('#one').export()", vec![])
            .await;
        assert_eq!(nothing, Value::Null);
        person.chooses("A silent follower").await;
        is_told(&person, "change", 1).await;
        person.goes_on().await;
        is_told(&person, "step", 2).await;

        // Taken in: beside what is there, and the first of them in hand.
        let script = r"
            const file = given[0];
            const count = await document.querySelector('#one').import(file);
            const all = await document.querySelector('#one').export({ all: true });
            return [count, all.personas.map(persona => persona.interview.id).sort(), all.brand.name]";
        let file = crate::harness::json_of("examples/customer.en.json");
        let taken = person.asks_later(script, vec![file]).await;
        assert_eq!(taken, json!([1, ["community", "customer"], "Slow Spoke"]));
        person.sees("All answers").await;
        let wrong = r"
            try { await document.querySelector('#one').import('{'); } catch (error) { return error.message; }";
        let sentence = person.asks_later(wrong, vec![]).await;
        assert!(
            sentence
                .as_str()
                .is_some_and(|text| text.ends_with('.') && text.len() > 20),
            "{sentence}"
        );

        // What is about to be handed out can be kept back.
        person.looks_around();
        person.chooses("Brief").await;
        person
            .asks(
                "addEventListener('persona-export', event => event.preventDefault(), { once: true })",
                vec![],
            )
            .await;
        person.chooses("Download JSON").await;
        is_told(&person, "export", 1).await;
        assert_eq!(told(&person, "export").await[0]["kind"], "json");
        person.sees_no("Handed to your browser").await;
        let file = person.takes_file_from("Download JSON").await;
        assert!(file.name.contains(".json"), "{}", file.name);

        person
            .asks_later("await document.querySelector('#one').reset()", vec![])
            .await;
        person.sees("Your drafts").await;
        assert!(told(&person, "error").await.is_empty());
    });
}

#[test]
fn who_comes_to_the_end_is_told_of_with_the_file() {
    run("embed-complete", |stage| async move {
        serves(
            &stage,
            "host.html",
            r#"<persona-builder id="one" pack="examples/pack.json"></persona-builder>"#,
        );
        let person = stage.somebody().await;
        person.goes_to_address(&stage.server().address("host.html")).await;
        person.looks_into("#one");
        person.chooses("Begin").await;
        person.is_asked("Who slowed down?").await;
        person.chooses("A passer-by").await;
        for _ in 0..8 {
            person.goes_on().await;
        }
        is_told(&person, "complete", 1).await;
        let told = told(&person, "complete").await;
        let interview = &told[0]["file"]["personas"][0]["interview"];
        // Whose interview it was travels with the file.
        assert_eq!(
            interview,
            &json!({ "id": "market-stall", "revision": 1, "language": "en" })
        );
    });
}

#[test]
fn two_with_one_shelf_never_overwrite_each_other() {
    run("embed-shelf", |stage| async move {
        let both = r#"<persona-builder id="one" method="community" storage-key="ours"></persona-builder>
            <persona-builder id="two" method="community" storage-key="ours"></persona-builder>"#;
        serves(&stage, "host.html", both);
        let person = stage.somebody().await;
        person.goes_to_address(&stage.server().address("host.html")).await;
        person.looks_into("#one");
        person.chooses("Start noticing").await;
        person.is_asked("Who will you notice first?").await;
        person.types_into("Or in your own words", "The first").await;
        person.sees_saved().await;
        // The other one opens the same draft, and reads it.
        person.looks_into("#two");
        person.chooses("Start noticing").await;
        person.sees("This draft is open in another tab or window.").await;
        person.chooses("Edit here instead").await;
        person.is_asked("Who will you notice first?").await;
        person.sees_in("Or in your own words", "The first").await;
        person.types_into("Or in your own words", " and the second").await;
        person.sees_saved().await;
        // Now the first one reads, and goes on with a copy.
        person.looks_into("#one");
        person.sees("This draft is open in another tab or window.").await;
        person.sees("The first and the second").await;
        person.chooses("Make a copy").await;
        person.is_asked("Who will you notice first?").await;
        person
            .types_into("Or in your own words", " and still the first")
            .await;
        person.sees_saved().await;
        let script = r"
            const all = await document.querySelector('#one').export({ all: true });
            return all.personas.map(persona => persona.answers['starting-point'].value.own).sort()";
        let kept = person.asks_later(script, vec![]).await;
        assert_eq!(
            kept,
            json!([
                "The first and the second",
                "The first and the second and still the first"
            ])
        );
    });
}

#[test]
fn when_our_code_breaks_each_element_shows_its_own_last_words() {
    run("embed-crash", |stage| async move {
        let both = r#"<persona-builder id="one" method="community"></persona-builder>
            <persona-builder id="two" method="community"></persona-builder>"#;
        serves(&stage, "host.html", both);
        let person = stage.somebody().await;
        let address = stage.server().address("host.html");
        person.goes_to_address(&address).await;
        for (element, words) in [("#one", "Oda"), ("#two", "Kofi")] {
            person.looks_into(element);
            person.chooses("Start noticing").await;
            person.is_asked("Who will you notice first?").await;
            person.types_into("Or in your own words", words).await;
            person.sees_saved().await;
        }
        // The browser breaks a promise that browsers keep, once.
        let broken = r#"
            const make = Document.prototype.createElement;
            Document.prototype.createElement = function () {
                Document.prototype.createElement = make;
                throw new Error("no more elements");
            };"#;
        person.asks(broken, vec![]).await;
        person.looks_around();
        person.chooses("Continue").await;
        for (element, words, other) in [("#one", "Oda", "Kofi"), ("#two", "Kofi", "Oda")] {
            person.looks_into(element);
            person.sees("Sorry, something broke on our side").await;
            let file = person.takes_file_from("Download the last draft").await;
            assert!(
                file.text.contains(words) && !file.text.contains(other),
                "{element}: {}",
                file.text
            );
        }
        is_told(&person, "error", 2).await;
        // Another one on the page does not begin, and says why.
        let another =
            "return document.querySelector('#one').cloneNode().export().catch(error => error.message)";
        let another = person.asks_later(another, vec![]).await;
        assert!(!another.is_null());
        // What breaks can be opened to read only, whichever of them says so,
        person.looks_into("#one");
        person.chooses("Open it to read only").await;
        person.looks_into("#two");
        person.chooses("Go on where you left").await;
        person.sees("You have opened this to read only.").await;
        person.sees("Kofi").await;
        // and a reload brings all back.
        person.goes_to_address(&address).await;
        person.looks_into("#two");
        person.chooses("Go on where you left").await;
        person.is_asked("Who will you notice first?").await;
        person.sees_in("Or in your own words", "Kofi").await;
    });
}

#[test]
fn two_hundred_that_came_and_went_leave_nothing_behind() {
    run("embed-memory", |stage| async move {
        let watch = r"<div id='place'></div><script>
            for (const name of ['instantiate', 'instantiateStreaming']) {
                const make = WebAssembly[name];
                WebAssembly[name] = async (...given) => {
                    const made = await make.apply(WebAssembly, given);
                    window.memory ??= made.instance?.exports.memory;
                    return made;
                };
            }</script>";
        serves(&stage, "host.html", watch);
        let person = stage.somebody().await;
        person.goes_to_address(&stage.server().address("host.html")).await;
        person
            .waits_for(
                "the element",
                "return !!customElements.get('persona-builder')",
                vec![],
            )
            .await;
        // One comes, is ready, goes; twenty at a time, so that no answer takes long.
        let comings = r"
            for (let count = 0; count < 20; count += 1) {
                const element = document.createElement('persona-builder');
                element.method = 'community';
                element.loading = 'eager';
                const ready = new Promise(good => element.addEventListener('persona-ready', good, { once: true }));
                place.append(element);
                await ready;
                // Once nothing is being done any more, nothing has to be waited for.
                await element.export();
                element.remove();
                await new Promise(good => setTimeout(good));
            }
            return [memory.buffer.byteLength, document.querySelectorAll('*').length, document.adoptedStyleSheets.length]";
        let mut seen = Vec::new();
        for _ in 0..12 {
            seen.push(person.asks_later(comings, vec![]).await);
            if stage.browser() == Browser::Chromium {
                // Its collector may be called; those of the others come when they will.
                person
                    .driver
                    .cdp()
                    .send_raw("HeapProfiler.collectGarbage", json!({}))
                    .await
                    .expect("a collection");
            }
        }
        let bytes = |at: usize| seen[at][0].as_u64().expect("a length");
        println!(
            "Wasm memory after 40 elements {} bytes, after 240 {} bytes",
            bytes(1),
            bytes(11)
        );
        // One that stayed would hold its interview, 65 KB.
        let growth = bytes(11) - bytes(1);
        assert!(growth < 200 * 2048, "the memory grew by {growth} bytes: {seen:?}");
        assert_eq!(seen[0][1], seen[11][1], "elements of the page");
        assert_eq!(seen[11][2], 0, "styles of the page");
    });
}

#[test]
fn the_brief_is_printed_from_inside_and_the_page_around_it_is_not() {
    run("embed-print", |stage| async move {
        let one = r#"<persona-builder id="one" method="community"></persona-builder>"#;
        serves(&stage, "host.html", one);
        let person = stage.somebody().await;
        person.goes_to_address(&stage.server().address("host.html")).await;
        person.looks_into("#one");
        person.chooses("Start noticing").await;
        person.is_asked("Who will you notice first?").await;
        person.hands_the_element("examples/community.en.json").await;
        person.chooses("Brief").await;
        person.sees("How much").await;
        let watch = r#"
            window.before = document.body.children.length;
            window.print = () => { window.printed = "the whole page"; };
            document.getElementById("one").shadowRoot.addEventListener("load", ({ target }) => {
                if (target.className !== "print-frame") return;
                const page = target.contentDocument;
                target.contentWindow.print = () => {
                    const rules = [...page.styleSheets, ...page.adoptedStyleSheets].flatMap(sheet => [...sheet.cssRules]);
                    window.printed = [page.body.textContent.includes("Nell"), rules.some(rule => rule instanceof target.contentWindow.CSSPageRule)];
                };
            }, true)"#;
        person.asks(watch, vec![]).await;
        person.chooses("Print").await;
        let printed = person.waits_for("a print", "return window.printed", vec![]).await;
        // The brief, on paper of its own.
        assert_eq!(printed, json!([true, true]));
        let around = person
            .asks("return document.body.children.length - window.before", vec![])
            .await;
        assert_eq!(around, json!(0), "the frame stands in the element");
    });
}
