//! The one file, opened from disk as by a double click: everything works, and nothing is asked for.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::harness::{Browser, Person, Stage, environment, run};
use crate::interviews::goes_through_community;

/// Puts the one file where nothing else of the app lies.
fn takes_the_file(stage: &Stage) -> PathBuf {
    let file = Path::new(&environment("PB_DIST")).join("persona-builder.html");
    let contents = std::fs::read(file).expect("the one file");
    let path = stage.file("on a stick.html", contents);
    stage.opens_from_disk(&path);
    path
}

/// The page has asked for nothing: neither the server nor the disk.
async fn has_asked_for_nothing(stage: &Stage, person: &Person) {
    let loaded = "return performance.getEntriesByType('resource').map(e => e.name).filter(name => !/^(data|blob):/.test(name))";
    assert_eq!(person.asks(loaded, vec![]).await, json!([]));
    assert_eq!(stage.server().asked(), [], "the server was asked");
    if stage.browser() == Browser::Chromium {
        let entries = person
            .driver
            .get_log("performance")
            .await
            .expect("Chromium's own log");
        for entry in entries {
            let message: Value = serde_json::from_str(&entry.message).expect("JSON");
            let message = &message["message"];
            if message["method"] == "Network.requestWillBeSent" {
                let address = message["params"]["request"]["url"].as_str().unwrap_or_default();
                let is_itself = address.contains("on%20a%20stick.html") || address.starts_with("about:");
                let is_inside = ["data:", "blob:"].iter().any(|start| address.starts_with(start));
                assert!(is_itself || is_inside, "the one file asked for {address}");
            }
        }
    }
}

#[test]
fn one_file_from_disk_carries_a_whole_interview() {
    run("one-file", |stage| async move {
        let path = takes_the_file(&stage);
        goes_through_community(&stage).await;
        let person = stage.somebody().await;
        person.opens_the_page().await;
        for place in [
            "#/help",
            "#/examples",
            "#/example/customer/brief",
            "#/new/research",
            "#/open",
        ] {
            person.goes_to_place(place).await;
        }
        person.sees("Choose a file").await;
        has_asked_for_nothing(&stage, &person).await;
        std::fs::remove_file(path).expect("the file written above");
    });
}
