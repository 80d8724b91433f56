//! The npm package as `cargo xtask test` installed it in a Vite project and built that.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::harness::{environment, run};

/// Every file below a folder, by its path from there.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = std::fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display()));
        for entry in entries {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("a path below");
                found.push((name.to_string_lossy().into_owned(), path.clone()));
            }
        }
    }
    found
}

#[test]
fn the_npm_package_works_in_a_vite_project() {
    run("npm", |stage| async move {
        let kinds = [
            ("html", "text/html; charset=utf-8"),
            ("js", "text/javascript"),
            ("css", "text/css"),
            ("wasm", "application/wasm"),
            ("json", "application/json"),
        ];
        let built = files(Path::new(&environment("PB_VITE")));
        assert!(built.iter().any(|(name, _)| name == "index.html"), "{built:?}");
        for (name, path) in built {
            let ending = name.rsplit('.').next().unwrap_or_default();
            let kind = kinds.iter().find(|(other, _)| *other == ending);
            let (_, kind) = kind.unwrap_or_else(|| panic!("{name}: of no known kind"));
            stage.server().put(
                &format!("vite/{name}"),
                kind,
                std::fs::read(path).expect("a file"),
            );
        }
        let person = stage.somebody().await;
        person
            .goes_to_address(&stage.server().address("vite/index.html"))
            .await;
        person.looks_into("persona-builder");
        person.chooses("Start noticing").await;
        person.is_asked("Who will you notice first?").await;
        person.chooses("A quiet regular").await;
        person.goes_on().await;
        let script = "return (await document.querySelector('persona-builder').export())?.personas[0].answers";
        let answers = person.asks_later(script, vec![]).await;
        let chosen = &answers["starting-point"]["value"]["option"];
        assert_eq!(chosen, &json!("quiet-regular"), "{answers}");
    });
}
