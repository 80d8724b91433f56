//! Pictures of the main screens, for people to look at: `cargo xtask shots`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::accessibility::shows_in;
use crate::brief::prints;
use crate::harness::files::pictures;
use crate::harness::storage::{draft, shelves};
use crate::harness::{Person, Scheme, Stage, environment, repository, run};
use crate::walking::Pack;

const WIDTHS: [(u32, u32); 3] = [(320, 640), (768, 1024), (1280, 800)];

#[test]
#[ignore = "takes pictures for people to look at; checks nothing (cargo xtask shots)"]
fn shots() {
    run("shots", |stage| async move {
        let folder = PathBuf::from(environment("PB_SHOTS"));
        let person = stage.somebody().await;
        person.opens_the_page().await;
        shoots(&person, &folder, "start").await;
        person.goes_to_place("#/help").await;
        for option in ["input[name=decision]", "input[name=material]"] {
            person
                .asks(
                    "document.querySelector(arguments[0]).click()",
                    vec![json!(option)],
                )
                .await;
        }
        shoots(&person, &folder, "help").await;
        person.goes_to_place("#/examples").await;
        shoots(&person, &folder, "examples").await;

        let id = takes_example(&person, "community").await;
        shoots(&person, &folder, "overview").await;
        let pack = Pack::of("community");
        for (name, question) in [
            ("text", "where-they-stand"),
            ("choice", "one-of-four"),
            ("list", "habits"),
            ("moments", "journey"),
            ("story", "journey-story"),
            ("portrait", "portrait"),
            ("name", "name"),
            ("test", "test"),
        ] {
            person
                .goes_to_place(&format!("#/draft/{id}/interview/{}", pack.spot(question)))
                .await;
            person
                .asks("document.querySelector('.item__field')?.focus()", vec![])
                .await;
            person
                .asks(
                    "document.querySelector('.moment__head, .story-draft button')?.click()",
                    vec![],
                )
                .await;
            shoots(&person, &folder, &format!("interview-{name}")).await;
        }
        person
            .goes_to_place(&format!("#/new/community/{}", pack.spot("habits")))
            .await;
        shoots(&person, &folder, "interview-list-empty").await;
        person.goes_to_place(&format!("#/draft/{id}/brief")).await;
        person
            .waits_for(
                "the sheet",
                "return !!document.querySelector('main iframe')",
                vec![],
            )
            .await;
        shoots(&person, &folder, "brief").await;
        person.goes_to_place("#/brand").await;
        shoots(&person, &folder, "brand").await;
        person.goes_to_place("#/open").await;
        person
            .gives_file("open-file", &repository("examples/research.en.json"))
            .await;
        person.sees("1 persona in this file").await;
        shoots(&person, &folder, "open-preview").await;
        person
            .gives_file("open-file", &repository("tests/bad/cut.json"))
            .await;
        person.sees("damaged").await;
        shoots(&person, &folder, "open-error").await;
        takes_example(&person, "customer").await;
        takes_example(&person, "research").await;
        let shelf = [
            draft("d1", "", "", "2026-11-03T10:00:00.000Z"),
            draft("d2", "Oda", "the Pourer", "2026-11-02T10:00:00.000Z"),
        ];
        shelves(&person, &shelf).await;
        person.opens_the_page().await;
        person.sees("Oda, the Pourer").await;
        shoots(&person, &folder, "start-with-drafts").await;
        troubles(&person).await;
        shoots(&person, &folder, "trouble").await;
        person.asks("personaBuilder.crash('for a picture')", vec![]).await;
        shoots(&person, &folder, "crash").await;
        person
            .goes_to_address(&stage.server().address("examples/blog-post.html"))
            .await;
        person.looks_into("persona-builder");
        person.sees("Start noticing").await;
        shoots(&person, &folder, "element-card").await;
        person.chooses("Start noticing").await;
        person.is_asked("Who will you notice first?").await;
        shoots(&person, &folder, "element").await;
        person
            .goes_to_address(
                &stage
                    .server()
                    .address("embed.html?method=customer&storage-key=shots"),
            )
            .await;
        person.sees("Step 1 of 8").await;
        shoots(&person, &folder, "frame").await;
        person.looks_at_the_page();
        sets_width(&person, 1280, 800).await;
        for method in [
            "community",
            "connector",
            "newcomer",
            "collector",
            "curator",
            "customer",
            "research",
        ] {
            paper(&person, &stage, &folder, method).await;
        }
    });
}

/// Makes an example one's own, and tells its id.
async fn takes_example(person: &Person, method: &str) -> String {
    person
        .goes_to_place(&format!("#/example/{method}/overview"))
        .await;
    person.sees("Make it mine").await;
    person.chooses("Make it mine").await;
    let mine = "return /^#.draft.[^/]+.overview/.test(location.hash) && location.hash.split('/')[2]";
    let id = person.waits_for("a draft of one's own", mine, vec![]).await;
    person.arrives().await;
    id.as_str().unwrap().to_owned()
}

/// Types where nothing can be saved.
async fn troubles(person: &Person) {
    person.goes_to_place("#/new/community").await;
    person.sees("A quiet regular").await;
    let fail = r#"
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...given) {
            const request = put.apply(this, given);
            if (this.name === "index") request.addEventListener("success", () => this.transaction.abort());
            return request;
        }"#;
    person.asks(fail, vec![]).await;
    person.chooses("A quiet regular").await;
    person
        .waits_for("trouble", "return !!document.querySelector('.trouble')", vec![])
        .await;
}

async fn sets_width(person: &Person, width: u32, height: u32) {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    person
        .driver
        .cdp()
        .send_raw("Emulation.setDeviceMetricsOverride", size)
        .await
        .expect("another size");
}

/// Takes the whole of a screen in each width and both schemes.
async fn shoots(person: &Person, folder: &Path, name: &str) {
    for (width, height) in WIDTHS {
        for (scheme, word) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
            sets_width(person, width, height).await;
            shows_in(&person.driver, scheme).await;
            // As high as the page, so that all of it is in the picture.
            let high = person
                .asks("return document.documentElement.scrollHeight", vec![])
                .await;
            let high = u32::try_from(high.as_u64().unwrap_or(0))
                .unwrap_or(height)
                .clamp(height, 6000);
            sets_width(person, width, high).await;
            let drawn = "await new Promise(good => requestAnimationFrame(() => requestAnimationFrame(good)))";
            person.asks_later(drawn, vec![]).await;
            let picture = person.driver.screenshot_as_png().await.expect("a picture");
            fs::write(folder.join(format!("{name}-{width}-{word}.png")), picture)
                .expect("a folder for pictures");
        }
    }
    shows_in(&person.driver, Scheme::Light).await;
}

/// Prints an example's brief and takes pictures of its pages, in colour and in grey.
async fn paper(person: &Person, stage: &Stage, folder: &Path, method: &str) {
    for extent in ["The brief", "Everything"] {
        if extent == "Everything" && method != "community" {
            continue;
        }
        person.opens(&format!("#/example/{method}/brief")).await;
        person.looks_at("How much").await.chooses(extent).await;
        person.looks_around();
        let is_drawn = "return document.querySelector('main .brief-page__sheet')?.getAttribute('srcdoc').includes('The full record') === arguments[0]";
        person
            .waits_for("the sheet", is_drawn, vec![json!(extent == "Everything")])
            .await;
        let html = person.reads_the_brief().await;
        for (paper, width, height, _) in crate::brief::PAPERS {
            let kind = if extent == "Everything" { "record" } else { "brief" };
            let name = format!("printed-{method}-{kind}-{}", paper.to_lowercase());
            let pdf = prints(person, stage, &html, (width, height), &format!("{name}.pdf")).await;
            pictures(&pdf, &folder.join(&name), 80, false);
            pictures(&pdf, &folder.join(format!("{name}-grey")), 80, true);
            fs::rename(&pdf, folder.join(format!("{name}.pdf")))
                .or_else(|_| fs::copy(&pdf, folder.join(format!("{name}.pdf"))).map(drop))
                .expect("the PDF beside its pictures");
        }
    }
}
