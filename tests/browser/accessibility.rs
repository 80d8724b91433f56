//! axe-core finds nothing on any screen, light and dark.

use std::cell::RefCell;

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::harness::{Browser, Person, Scheme, environment, run, tour};

/// Asks Chromium to ask pages for these colours.
pub async fn shows_in(driver: &WebDriver, scheme: Scheme) {
    let value = if scheme == Scheme::Dark { "dark" } else { "light" };
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": value },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ] });
    driver
        .cdp()
        .send_raw("Emulation.setEmulatedMedia", features)
        .await
        .expect("other colours");
}

/// What axe-core finds, one line each.
pub async fn violations(person: &Person, axe: &str, colours_only: bool) -> Vec<String> {
    let is_there = person.asks("return !!window.axe", vec![]).await;
    if is_there != true {
        person.asks(axe, vec![]).await;
    }
    let script = r#"
        const options = { resultTypes: ["violations"], iframes: false };
        if (given[0]) options.runOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
        const found = await axe.run(document, options);
        return found.violations.flatMap(one => one.nodes.map(node =>
            `${one.id}: ${node.target.flat().join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`))"#;
    let found = person.asks_later(script, vec![json!(colours_only)]).await;
    found
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

#[test]
fn axe_finds_nothing_on_any_screen_light_and_dark() {
    run("accessibility", |stage| async move {
        let axe = std::fs::read_to_string(environment("PB_AXE")).expect("axe-core");
        let all = RefCell::new(Vec::new());
        if stage.browser() != Browser::Chromium {
            stage.skips("dark colours", "its driver cannot change them on the spot");
        }
        let person = stage.somebody().await;
        tour::goes_round(&person, async |screen| {
            let note = |found: Vec<String>, colours: &str| {
                all.borrow_mut()
                    .extend(found.iter().map(|found| format!("{screen} ({colours}): {found}")));
            };
            note(violations(&person, &axe, false).await, "light");
            if stage.browser() == Browser::Chromium {
                // Other rules than those of colour say the same in both.
                shows_in(&person.driver, Scheme::Dark).await;
                note(violations(&person, &axe, true).await, "dark");
                shows_in(&person.driver, Scheme::Light).await;
            }
        })
        .await;
        let all = all.into_inner();
        assert!(all.is_empty(), "{} violations:\n{}", all.len(), all.join("\n"));
    });
}

#[test]
fn axe_finds_nothing_in_the_brief() {
    run("accessibility-brief", |stage| async move {
        let axe = std::fs::read_to_string(environment("PB_AXE")).expect("axe-core");
        let person = stage.somebody().await;
        let mut all = Vec::new();
        // The documents are the same in every engine; what axe-core sees of them is not quite.
        let methods: &[&str] = if stage.browser() == Browser::Chromium {
            &["community", "customer", "research"]
        } else {
            &["research"]
        };
        for method in methods {
            person.opens(&format!("#/example/{method}/brief")).await;
            for extent in ["The brief", "Everything"] {
                person.looks_at("How much").await.chooses(extent).await;
                let html = person.looks_around().reads_the_brief().await;
                stage.server().put("brief.html", "text/html; charset=utf-8", html);
                let before = person.driver.current_url().await.expect("an address");
                person
                    .goes_to_address(&stage.server().address("brief.html"))
                    .await;
                let found = violations(&person, &axe, false).await;
                all.extend(
                    found
                        .into_iter()
                        .map(|found| format!("{method}, {extent}: {found}")),
                );
                person.goes_to_address(before.as_str()).await;
                person.finds_the_page_alive().await;
            }
        }
        assert!(all.is_empty(), "{} violations:\n{}", all.len(), all.join("\n"));
    });
}

#[test]
fn whatever_the_brands_colour_text_stays_readable() {
    run("accent", |stage| async move {
        let axe = std::fs::read_to_string(environment("PB_AXE")).expect("axe-core");
        let person = stage.somebody().await;
        let mut all = Vec::new();
        person.opens("#/brand").await;
        for accent in ["#ffee00", "#101010", "#fafafa", "#00c853"] {
            person.goes_to_place("#/brand").await;
            person.fills("Accent colour", accent).await;
            let is_set = "return document.getElementById('persona-builder').style.getPropertyValue('--light-accent-text') !== ''";
            person.waits_for("the colour", is_set, vec![]).await;
            for place in ["#/new/community", "#/example/community/overview", "#/"] {
                person.goes_to_place(place).await;
                person
                    .waits_for("the place", "return !document.querySelector('.waiting')", vec![])
                    .await;
                for scheme in [Scheme::Light, Scheme::Dark] {
                    if stage.browser() == Browser::Chromium {
                        shows_in(&person.driver, scheme).await;
                    }
                    let found = violations(&person, &axe, true).await;
                    all.extend(
                        found
                            .into_iter()
                            .map(|found| format!("{accent} on {place} ({scheme:?}): {found}")),
                    );
                    if stage.browser() != Browser::Chromium {
                        break;
                    }
                }
            }
        }
        assert!(all.is_empty(), "{} violations:\n{}", all.len(), all.join("\n"));
    });
}

#[test]
fn axe_finds_nothing_in_the_element_whatever_page_it_is_in() {
    run("accessibility-element", |stage| async move {
        let axe = std::fs::read_to_string(environment("PB_AXE")).expect("axe-core");
        let person = stage.somebody().await;
        let mut all = Vec::new();
        let pages = [
            ("plain", ""),
            (
                "dark",
                "body { background: #10141a; color: #d7dde5 } a { color: #7cc4ff }",
            ),
            // Links nobody could read as they are.
            (
                "pale",
                "body { background: #fff; color: #333 } article a { color: #9ad }",
            ),
            (
                "paper",
                "body { background: #f3ead7; color: #3a2f1d } a { color: #7b4b16 }",
            ),
            ("picture", "body { background: linear-gradient(#fff, #dde) }"),
            ("faint", "body { background: #888; color: #aaa }"),
        ];
        // What is mixed from a page's colours is reckoned by our own code, alike in every engine.
        let count = if stage.browser() == Browser::Chromium {
            pages.len()
        } else {
            3
        };
        for (name, css) in pages.into_iter().take(count) {
            // Only what is inside the element is looked at: the pages around it are what they are.
            let page = format!(
                "<!doctype html><html lang=\"en\"><head><title>{name}</title><style>{css}</style>\
                 <script type=\"module\" src=\"element/persona-builder.js\"></script></head><body><main><h1>A page</h1><article>\
                 <p>With <a href=\"#a\">a link</a>.</p><persona-builder method=\"community\" storage-key=\"{name}\"></persona-builder>\
                 </article></main></body></html>"
            );
            stage.server().put("host.html", "text/html; charset=utf-8", page);
            person.goes_to_address(&stage.server().address("host.html")).await;
            person.looks_into("persona-builder");
            person.chooses("Start noticing").await;
            person.is_asked("Who will you notice first?").await;
            person.chooses("A quiet regular").await;
            all.extend(in_element(&person, &axe, &[name, ", interview"].concat()).await);
            person.hands_the_element("examples/community.en.json").await;
            person.sees("In one sentence").await;
            all.extend(in_element(&person, &axe, &[name, ", all answers"].concat()).await);
            person.chooses("Brief").await;
            person.sees("How much").await;
            all.extend(in_element(&person, &axe, &[name, ", brief"].concat()).await);
            person.chooses("Persona Builder").await;
            person.sees("Your drafts").await;
            all.extend(in_element(&person, &axe, &[name, ", start"].concat()).await);
        }
        assert!(all.is_empty(), "{} violations:\n{}", all.len(), all.join("\n"));
    });
}

/// What axe-core finds inside the element.
async fn in_element(person: &Person, axe: &str, screen: &str) -> Vec<String> {
    let found = violations(person, axe, false).await;
    found
        .into_iter()
        .filter(|found| found.contains(": persona-builder,") || found.contains(": persona-builder "))
        .map(|found| format!("{screen}: {found}"))
        .collect()
}
