//! Other releases of the page: the same files under other names, as a build of other sources would make them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};

/// What a release's first interview asks for, in place of "Who will you notice first?".
pub fn first_question(number: u32) -> String {
    format!("Who will release {number} notice first?")
}

/// The id of a release's build.
pub fn build(number: u32) -> String {
    format!("{:08x}", 0xb000_0000 + number)
}

/// What stands in a page's scripts, by the order they come in.
fn scripts(page: &str) -> Vec<&str> {
    let parts = page.split("<script").skip(1);
    parts
        .filter_map(|part| part.split_once('>')?.1.split_once("</script>"))
        .map(|(script, _)| script)
        .collect()
}

/// A page whose policy names its scripts as they are now.
fn with_hashes(old: &str, new: String) -> String {
    let hash = |script: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)));
    let changed: Vec<(String, String)> = scripts(old)
        .into_iter()
        .zip(scripts(&new))
        .map(|(old, new)| (hash(old), hash(new)))
        .collect();
    changed
        .into_iter()
        .fold(new, |page, (old, new)| page.replace(&old, &new))
}

/// The files of a release, by path. All that carry a hash in their names carry this release's number there; the page, the glue and
/// the list of the service worker name them so, and the first question of the community interview tells the release.
pub fn release(dist: &Path, number: u32) -> BTreeMap<String, Vec<u8>> {
    let worker = fs::read_to_string(dist.join("sw.js")).expect("a service worker");
    let (list, script) = worker.split_once('\n').expect("a list and a script");
    let list = list
        .strip_prefix("const release=")
        .and_then(|list| list.strip_suffix(';'))
        .expect("a list");
    let list: Value = serde_json::from_str(list).expect("a list as JSON");
    let paths: Vec<&str> = list["files"]
        .as_object()
        .expect("files")
        .keys()
        .map(String::as_str)
        .collect();
    let hash = build(number);
    let renamed = |path: &str| match path.rsplit_once('-') {
        Some((stem, end)) if end.len() > 9 && end.as_bytes().get(8) == Some(&b'.') => {
            format!("{stem}-{hash}{}", end.get(8..).unwrap_or_default())
        }
        _ => path.to_owned(),
    };
    let old_build = list["build"].as_str().expect("a build");
    let mut files = BTreeMap::new();
    let mut integrity = serde_json::Map::new();
    for path in &paths {
        let name = if path.is_empty() { "index.html" } else { path };
        let mut contents = fs::read(dist.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let is_text = [".html", ".js", ".json"].iter().any(|end| name.ends_with(end));
        if is_text {
            let mut text = String::from_utf8(contents.clone()).expect("a text");
            for other in &paths {
                // A hash alone, or the page's own marks would change.
                if renamed(other) != **other {
                    text = text.replace(other, &renamed(other));
                }
            }
            text = text.replace(old_build, &hash);
            text = text.replace("Who will you notice first?", &first_question(number));
            let old = String::from_utf8_lossy(&contents);
            contents = with_hashes(&old, text).into_bytes();
        }
        let sum = format!("sha384-{}", STANDARD.encode(Sha384::digest(&contents)));
        integrity.insert(renamed(path), json!(sum));
        let name = if path.is_empty() {
            name.to_owned()
        } else {
            renamed(path)
        };
        files.insert(name, contents);
    }
    let list = json!({ "build": hash, "files": integrity });
    files.insert(
        "sw.js".into(),
        format!("const release={list};\n{script}").into_bytes(),
    );
    files.insert(
        "repair.html".into(),
        fs::read(dist.join("repair.html")).expect("the page that loads the app anew"),
    );
    files
}
