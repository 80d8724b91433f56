//! `cargo xtask dist`: the release, ready to be put on any static host and into npm projects.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;
use serde_json::json;

use crate::element::{self, ENTRY, FOLDER};
use crate::one;
use crate::pack::{self, Manifest, Role, Wishes};
use crate::shell::{self, Project, Result};
use crate::size;

/// The npm package's name.
pub const PACKAGE: &str = "@persona-builder/element";
/// For files whose names are made from their contents.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For files whose names stay: asked for anew, and mostly answered with "not changed".
const ASK: &str = "no-cache";

/// A file of the release, as told in release.json.
#[derive(Serialize)]
struct Released {
    /// Its path.
    path: String,
    /// Its length.
    bytes: usize,
    /// Its length after gzip -9.
    gzip: usize,
    /// Its length after brotli 11.
    brotli: usize,
    /// What browsers compare it with (Subresource Integrity).
    integrity: String,
    /// The advised `Cache-Control`.
    cache: &'static str,
}

/// What may stand behind `dist`.
#[derive(Debug, Default, PartialEq)]
struct Options {
    /// Where the site will be, with a slash at the end.
    site: Option<String>,
    /// The file that says what the one file carries.
    kit: Option<String>,
}

impl Options {
    /// Reads the words behind `dist`.
    fn parse(arguments: &[String]) -> Result<Self> {
        const USAGE: &str = "cargo xtask dist [--site https://example.org/personas/] [--kit kit.json]";
        let mut options = Self::default();
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            match (word.as_str(), words.next()) {
                ("--site", Some(site)) => {
                    let is_address = ["https://", "http://"]
                        .iter()
                        .any(|start| site.starts_with(start));
                    if !is_address || site.contains(['"', '<', ' ', '?', '#']) {
                        return Err(format!("--site needs the site's whole address: {USAGE}"));
                    }
                    options.site = Some(format!("{}/", site.trim_end_matches('/')));
                }
                ("--kit", Some(path)) => options.kit = Some(path.clone()),
                ("--site" | "--kit", None) => return Err(format!("{word} needs a word behind it: {USAGE}")),
                _ => return Err(format!("dist knows no `{word}`: {USAGE}")),
            }
        }
        Ok(options)
    }
}

/// Builds the app and writes the whole release into dist/.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let options = Options::parse(arguments)?;
    let kit = options
        .kit
        .as_deref()
        .map(|path| one::kit(project, Path::new(path)));
    let wishes = Wishes {
        site: options.site,
        kit: kit.transpose()?,
    };
    pack::run_for(project, &wishes)?;
    let dist = project.path("dist");
    let manifest = Manifest::read(project)?;
    println!("Weighing and compressing every file (about a minute)…");
    let mut released = Vec::new();
    for entry in &manifest.files {
        let contents = shell::read_bytes(&dist.join(&entry.path))?;
        released.push(Released {
            path: entry.path.clone(),
            bytes: contents.len(),
            gzip: size::gzip(&contents)?,
            brotli: size::brotli(&contents)?,
            integrity: element::integrity(&contents),
            cache: cache_of(&entry.path, &entry.source, entry.role),
        });
    }
    let release = json!({
        "name": "persona-builder",
        "version": manifest.version,
        "site": wishes.site,
        "files": released,
    });
    let mut text = serde_json::to_vec_pretty(&release).map_err(|error| error.to_string())?;
    text.push(b'\n');
    shell::write(&dist.join("release.json"), &text)?;
    shell::write(&dist.join("_headers"), headers(&released).as_bytes())?;
    npm_package(project, &dist.join("npm"))?;

    println!("\nWrote dist/:");
    println!("  the site            index.html and what it loads");
    println!("  the frame           embed.html, with frame.js for the page around it");
    println!("  the element         {ENTRY}, with its parts beside it");
    println!("  the one file        {}, to be opened from disk", one::NAME);
    println!("  the npm package     npm/ (cd dist/npm && npm pack)");
    println!("  sizes and hashes    release.json; _headers for hosts that read one");
    match &wishes.site {
        Some(site) => println!("  oEmbed              oembed.json, for {site}"),
        None => println!("  (no oembed.json: it needs whole addresses; give them with --site https://…/)"),
    }
    let site = wishes.site.as_deref().unwrap_or("…/");
    println!("\nFor pages that check what they load (the script checks all else itself):");
    for file in &released {
        let (path, integrity) = (&file.path, &file.integrity);
        if path == ENTRY {
            println!(
                "  <script type=\"module\" src=\"{site}{path}\" integrity=\"{integrity}\" crossorigin></script>"
            );
        } else if path.starts_with("element/wizard-") {
            println!(
                "  <script type=\"importmap\">{{ \"integrity\": {{ \"{site}{path}\": \"{integrity}\" }} }}</script>"
            );
        }
    }
    Ok(())
}

/// How long a file may be kept.
fn cache_of(path: &str, source: &str, role: Role) -> &'static str {
    // Wherever the name carries a hash, it is not the name that the file was made under.
    if path == source || role == Role::Page {
        ASK
    } else {
        FOR_EVER
    }
}

/// The advice as a file that several static hosts read: path, then headers, indented.
fn headers(released: &[Released]) -> String {
    let mut text = String::from("/element/*\n  Access-Control-Allow-Origin: *\n");
    for file in released {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "/{}\n  Cache-Control: {}", file.path, file.cache);
        if file.path == "index.html" {
            let _ = writeln!(text, "/\n  Cache-Control: {}", file.cache);
        }
    }
    text
}

/// The element as an npm package: the same files, beside a manifest.
pub fn npm_package(project: &Project, folder: &Path) -> Result<()> {
    let dist = project.path("dist");
    let manifest = Manifest::read(project)?;
    let mut names = Vec::new();
    for entry in &manifest.files {
        let Some(name) = entry.path.strip_prefix(FOLDER) else {
            continue;
        };
        shell::write(&folder.join(name), &shell::read_bytes(&dist.join(&entry.path))?)?;
        names.push(name.to_owned());
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        shell::write(&folder.join(name), &shell::read_bytes(&project.path(name))?)?;
    }
    shell::write(
        &folder.join("README.md"),
        &shell::read_bytes(&project.path("element/README.md"))?,
    )?;
    let package = json!({
        "name": PACKAGE,
        "version": manifest.version,
        "description": "A guided interview that builds a persona, as an element for any page.",
        "license": "(MIT OR Apache-2.0)",
        "type": "module",
        "main": "./persona-builder.js",
        "types": "./persona-builder.d.ts",
        "exports": {
            ".": { "types": "./persona-builder.d.ts", "default": "./persona-builder.js" },
            "./*": "./*",
        },
        // Importing it defines the element, which is all that it is for.
        "sideEffects": true,
        "files": names,
        "keywords": ["persona", "customer persona", "custom element", "web component"],
    });
    let mut text = serde_json::to_vec_pretty(&package).map_err(|error| error.to_string())?;
    text.push(b'\n');
    shell::write(&folder.join("package.json"), &text)
}

/// The oEmbed document of a site (<https://oembed.com>, version 1.0, type `rich`).
pub fn oembed(site: &str) -> Result<Vec<u8>> {
    const WIDTH: u32 = 720;
    const HEIGHT: u32 = 800;
    let frame = format!(
        concat!(
            "<iframe src=\"{}embed.html\" title=\"Persona Builder\" width=\"{}\" height=\"{}\" style=\"border:0;max-width:100%\" ",
            "sandbox=\"allow-scripts allow-same-origin allow-downloads allow-modals allow-popups\"></iframe>",
        ),
        site, WIDTH, HEIGHT
    );
    let document = json!({
        "version": "1.0",
        "type": "rich",
        "title": "Persona Builder",
        "provider_name": "Persona Builder",
        "provider_url": site,
        "html": frame,
        "width": WIDTH,
        "height": HEIGHT,
    });
    let mut text = serde_json::to_vec_pretty(&document).map_err(|error| error.to_string())?;
    text.push(b'\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_address_is_whole() {
        let parse =
            |text: &str| Options::parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let site = |site: &str| {
            Ok(Options {
                site: Some(site.into()),
                kit: None,
            })
        };
        assert_eq!(parse(""), Ok(Options::default()));
        assert_eq!(
            parse("--site https://example.org/a"),
            site("https://example.org/a/")
        );
        assert_eq!(parse("--site http://localhost:80/"), site("http://localhost:80/"));
        assert_eq!(
            parse("--kit kits/ours.json --site https://example.org"),
            Ok(Options {
                site: Some("https://example.org/".into()),
                kit: Some("kits/ours.json".into()),
            })
        );
        for wrong in [
            "--site",
            "--kit",
            "--site example.org",
            "--site https://a/?b",
            "now",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        let cases = [
            ("index.html", "index.html", Role::Page, ASK),
            (
                "element/persona-builder.js",
                "element/persona-builder.js",
                Role::Entry,
                ASK,
            ),
            ("element/app-1.wasm", "element/app.wasm", Role::Element, FOR_EVER),
            ("embed.html", "embed.html", Role::Element, ASK),
            ("frame.js", "frame.js", Role::Helper, ASK),
        ];
        for (path, source, role, expected) in cases {
            assert_eq!(cache_of(path, source, role), expected, "{path}");
        }
    }

    #[test]
    fn oembed_says_what_the_standard_asks_of_rich_content() {
        let text = oembed("https://example.org/p/").unwrap();
        let document: serde_json::Value = serde_json::from_slice(&text).unwrap();
        for key in ["version", "type", "html", "width", "height"] {
            assert!(!document[key].is_null(), "{key}");
        }
        let html = document["html"].as_str().unwrap();
        assert!(
            html.contains("src=\"https://example.org/p/embed.html\""),
            "{html}"
        );
    }
}
