//! The one file, opened from disk as by a double click: everything works, and nothing is asked for.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::drafts::does_to;
use crate::harness::{Browser, Person, Stage, environment, json_of, run, text_of};
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
        for address in person.asked_for().await {
            let is_itself = address.contains("on%20a%20stick.html") || address.starts_with("about:");
            let is_inside = ["data:", "blob:"].iter().any(|start| address.starts_with(start));
            assert!(is_itself || is_inside, "the one file asked for {address}");
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

/// Puts a kit among the packed files, as the packer does.
fn with_kit(page: &str, kit: &Value) -> String {
    let (before, rest) = page.split_once("id=\"packed-files\">").expect("the packed files");
    let (packed, after) = rest.split_once("</script>").expect("an end");
    let bytes = STANDARD.decode(packed).expect("Base64");
    let mut files = String::new();
    GzDecoder::new(bytes.as_slice())
        .read_to_string(&mut files)
        .expect("gzip");
    let mut files: Value = serde_json::from_str(&files).expect("JSON");
    files["kit"] = json!(kit.to_string());
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(files.to_string().as_bytes()).expect("gzip");
    let packed = STANDARD.encode(encoder.finish().expect("gzip"));
    [before, "id=\"packed-files\">", &packed, "</script>", after].concat()
}

#[test]
fn one_file_carries_a_kit_for_a_workshop() {
    run("one-file-kit", |stage| async move {
        let path = takes_the_file(&stage);
        // That of the documentation, made whole.
        let mut kit = json_of("docs/examples/kit.json");
        kit["interviews"] = json!([{ "name": "pack.json", "text": text_of("docs/examples/pack.json") }]);
        kit["personas"] = json!([{ "name": "drafts.json", "text": text_of("examples/community.en.json") }]);
        let page = std::fs::read_to_string(&path).expect("the one file");
        std::fs::write(&path, with_kit(&page, &kit)).expect("the one file");
        let person = stage.somebody().await;
        person.opens_the_page().await;
        // Its own interview and one of ours, in its order; its draft; its brand.
        person.sees("Someone at the stall").await;
        person.sees("Someone who belongs").await;
        person.sees_no("Someone who buys").await;
        person.sees_heading("Your drafts").await;
        person.chooses("Your brand").await;
        person.sees_in("Name of the brand", "Saturday Market").await;
        person.goes_to_place("#/").await;
        person.moves("Look up").await;
        person.is_asked("Who slowed down?").await;
        // A draft that was thrown away does not come back with the next opening.
        person.goes_to_place("#/").await;
        does_to(&person, "Nell, the Lamp Holder", "Delete").await;
        person.sees_no("Your drafts").await;
        person.leaves_and_comes_back().await;
        person.sees("Someone at the stall").await;
        person.sees_no("Your drafts").await;
        has_asked_for_nothing(&stage, &person).await;
        std::fs::remove_file(path).expect("the file written above");
    });
}

#[test]
fn one_file_with_a_bad_kit_says_what_is_wrong_and_works() {
    run("one-file-bad-kit", |stage| async move {
        let path = takes_the_file(&stage);
        let kit = json!({ "methods": ["community", "unheard-of"] });
        let page = std::fs::read_to_string(&path).expect("the one file");
        std::fs::write(&path, with_kit(&page, &kit)).expect("the one file");
        let person = stage.somebody().await;
        person.opens_the_page().await;
        person
            .sees("methods[1]: no interview unheard-of is in the kit or the app")
            .await;
        person.moves("Start noticing").await;
        person.is_asked("Who will you notice first?").await;
        std::fs::remove_file(path).expect("the file written above");
    });
}
