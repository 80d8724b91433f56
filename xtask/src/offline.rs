//! The service worker: which files of a build it keeps, and what they must be.

use std::collections::BTreeMap;

use serde_json::json;

use crate::element;
use crate::pack::{Role, Shipped};
use crate::shell::{Project, Result};

/// The service worker's file; browsers know it by its name, so that never changes.
pub const WORKER: &str = "sw.js";

/// Whether a file belongs to the page, which works without a network. What lies beside it (the element, the frame, the page
/// that loads the app anew) does not.
pub fn is_kept(file: &Shipped) -> bool {
    match file.role {
        Role::Page
        | Role::Style
        | Role::LaterStyle
        | Role::Glue
        | Role::Wasm
        | Role::LaterGlue
        | Role::LaterWasm
        | Role::Data => true,
        Role::Other => file.path.starts_with("icon-") || file.path == "manifest.webmanifest",
        Role::Entry | Role::Element | Role::Helper | Role::Worker | Role::One => false,
    }
}

/// The service worker of a build: the list of its files with their hashes, and the script.
pub fn worker(project: &Project, script: &str, build: &str, files: &[Shipped]) -> Result<Vec<u8>> {
    let kept: BTreeMap<&str, String> = files
        .iter()
        .filter(|file| is_kept(file))
        .map(|file| {
            // The page is asked for as its folder: some hosts send those who name index.html elsewhere.
            let path = if file.role == Role::Page {
                ""
            } else {
                file.path.as_str()
            };
            (path, element::integrity(&file.contents))
        })
        .collect();
    let mut text = format!("const release={};\n", json!({ "build": build, "files": kept })).into_bytes();
    text.extend(element::minified(project, script, false)?);
    Ok(text)
}

/// Checks that the pictures of the installed app are as large as its manifest says.
///
/// # Errors
/// The first picture that is missing or of another size.
#[cfg(test)]
fn check_icons(project: &Project) -> Result<()> {
    let manifest = crate::shell::read(&project.path("public/manifest.webmanifest"))?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest).map_err(|error| error.to_string())?;
    let icons = manifest["icons"].as_array().ok_or("the manifest has no icons")?;
    for icon in icons {
        let name = icon["src"].as_str().unwrap_or_default();
        let picture = crate::shell::read_bytes(&project.path("public").join(name))?;
        // Width and height of a PNG are the first two numbers of its header.
        let side = |from: usize| {
            picture
                .get(from..from + 4)
                .and_then(|bytes| <[u8; 4]>::try_from(bytes).ok())
                .map(u32::from_be_bytes)
        };
        let sides = format!("{}x{}", side(16).unwrap_or(0), side(20).unwrap_or(0));
        if icon["sizes"] != json!(sides) {
            return Err(format!("{name} is {sides}, the manifest says {}", icon["sizes"]));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_kept_and_what_lies_beside_it_is_not() {
        let cases = [
            ("index.html", Role::Page, true),
            ("app-1.wasm", Role::LaterWasm, true),
            ("interviews/community.en-1.json", Role::Data, true),
            ("icon-192.png", Role::Other, true),
            ("manifest.webmanifest", Role::Other, true),
            ("repair.html", Role::Other, false),
            ("examples/blog-post.html", Role::Other, false),
            ("element/app-1.wasm", Role::Element, false),
            ("persona-builder.html", Role::One, false),
            ("sw.js", Role::Worker, false),
        ];
        for (path, role, expected) in cases {
            assert_eq!(
                is_kept(&Shipped::named(path, role, Vec::new())),
                expected,
                "{path}"
            );
        }
    }

    #[test]
    fn the_pictures_of_the_installed_app_have_their_sizes() {
        let project = Project::find().unwrap();
        assert_eq!(check_icons(&project), Ok(()));
    }
}
