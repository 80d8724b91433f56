//! The whole app in one file that opens from disk: everything stands in it, compressed, and it asks for nothing.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::element;
use crate::html::{Piece, Tag};
use crate::pack::{self, Boot, Role, Shipped, Wishes};
use crate::policy;
use crate::shell::{self, Project, Result};
use crate::size;

/// The file in dist/.
pub const NAME: &str = "persona-builder.html";
/// How a kit says that it is one.
const FORMAT: &str = "persona-builder/kit";

/// What the one file is made from.
pub struct Source<'a> {
    /// The page as trunk writes it.
    pub page: Vec<Piece>,
    /// What its boot script loads.
    pub boot: &'a Boot,
    /// The whole app's glue, bundled.
    pub glue: &'a [u8],
    /// The whole app.
    pub wasm: &'a [u8],
    /// All styles of the page.
    pub styles: &'a [u8],
    /// The files that the app fetches: names and contents.
    pub data: &'a [(String, Vec<u8>)],
    /// What it is made for.
    pub wishes: &'a Wishes,
}

/// Makes the one file.
pub fn pack(project: &Project, source: Source) -> Result<Shipped> {
    let mut data = BTreeMap::new();
    for (name, contents) in source.data {
        data.insert(name.as_str(), String::from_utf8_lossy(contents).into_owned());
    }
    if let Some(kit) = &source.wishes.kit {
        data.insert("kit", kit.clone());
    }
    let data = serde_json::to_vec(&data).map_err(|error| error.to_string())?;
    let mut pieces = source.page;
    strip(&mut pieces);
    if has_own_methods(source.wishes)? {
        empty(&mut pieces, "methods");
    }
    let icon = shell::read_bytes(&project.path("public/icon.svg"))?;
    let icon = format!("data:image/svg+xml;base64,{}", STANDARD.encode(icon));
    for piece in &mut pieces {
        if let Piece::Open(tag) = piece {
            if tag.is_link("icon") {
                tag.set("href", &icon);
            } else if tag.name == "html" {
                tag.set("data-one", "");
            }
        }
    }
    put_style(&mut pieces, &String::from_utf8_lossy(source.styles))?;
    pack::put_boot(&mut pieces, source.boot, &boot(project, source.glue)?);
    let mut more = Vec::new();
    for (id, contents) in [("packed-app", source.wasm), ("packed-files", &data)] {
        more.push(Piece::Open(Tag::new(
            "script",
            &[("type", "text/plain"), ("id", id)],
        )));
        more.push(Piece::Raw(STANDARD.encode(size::gzipped(contents)?)));
        more.push(Piece::Other("</script>".into()));
    }
    insert_before(&mut pieces, "</body>", more)?;
    if let Some(site) = &source.wishes.site {
        let meta = Tag::new("meta", &[("name", "persona-builder:site"), ("content", site)]);
        insert_before(&mut pieces, "</head>", vec![Piece::Open(meta)])?;
    }
    pack::minify_inline(project, &mut pieces)?;
    let page = policy::page(policy::Kind::One, pieces)?;
    Ok(Shipped::named(NAME, Role::One, page))
}

/// The script that starts it: the glue, and what takes the packed parts out.
fn boot(project: &Project, glue: &[u8]) -> Result<String> {
    let folder = project.target().join("one");
    shell::write(&folder.join("app.js"), glue)?;
    shell::write(
        &folder.join("one.js"),
        &shell::read_bytes(&project.path("offline/one.js"))?,
    )?;
    let script = element::bundle(project, &folder, "one.js", "iife")?;
    Ok(String::from_utf8_lossy(&script).trim().to_owned())
}

/// Takes out what would be asked for, and the way to a page that is not there.
fn strip(pieces: &mut Vec<Piece>) {
    let is_loaded = |tag: &Tag| {
        ["manifest", "apple-touch-icon", "modulepreload", "preload"]
            .iter()
            .any(|rel| tag.is_link(rel))
    };
    pieces.retain(|piece| !matches!(piece, Piece::Open(tag) if is_loaded(tag)));
    let is_repair = |piece: &Piece| matches!(piece, Piece::Open(tag) if tag.name == "a" && tag.get("href") == Some("repair.html"));
    if let Some(at) = pieces.iter().position(is_repair) {
        // The paragraph that holds nothing else.
        let end = pieces.iter().skip(at).position(|piece| is_end(piece, "p"));
        pieces.drain(at - 1..=at + end.unwrap_or(0));
    }
}

/// Whether a piece is the end of such an element.
fn is_end(piece: &Piece, name: &str) -> bool {
    matches!(piece, Piece::Other(text) if text.strip_prefix("</").and_then(|rest| rest.strip_suffix('>')) == Some(name))
}

/// Empties the list of this class: what a kit offers is drawn by the app alone.
fn empty(pieces: &mut Vec<Piece>, class: &str) {
    let is_list = |piece: &Piece| matches!(piece, Piece::Open(tag) if tag.name == "ul" && tag.get("class") == Some(class));
    if let Some(at) = pieces.iter().position(is_list)
        && let Some(length) = pieces.iter().skip(at).position(|piece| is_end(piece, "ul"))
    {
        pieces.drain(at + 1..at + length);
    }
}

/// Puts the styles in place of the links to them.
fn put_style(pieces: &mut Vec<Piece>, styles: &str) -> Result<()> {
    if styles.contains("</") {
        return Err("the styles cannot stand in a page: they hold an end tag".into());
    }
    pack::take_sheets(pieces);
    let is_sheet = |piece: &Piece| matches!(piece, Piece::Open(tag) if tag.is_link("stylesheet"));
    let at = pieces
        .iter()
        .position(is_sheet)
        .ok_or("the page has no style sheet")?;
    pieces.splice(
        at..=at,
        [
            Piece::Open(Tag::new("style", &[])),
            Piece::Raw(styles.to_owned()),
            Piece::Other("</style>".into()),
        ],
    );
    Ok(())
}

/// Puts pieces before an end tag.
fn insert_before(pieces: &mut Vec<Piece>, end: &str, more: Vec<Piece>) -> Result<()> {
    let at = pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Other(text) if text == end))
        .ok_or_else(|| format!("the page has no {end}"))?;
    pieces.splice(at..at, more);
    Ok(())
}

/// Whether the kit offers other methods than the page.
fn has_own_methods(wishes: &Wishes) -> Result<bool> {
    let Some(kit) = &wishes.kit else { return Ok(false) };
    let kit: Value = serde_json::from_str(kit).map_err(|error| error.to_string())?;
    Ok(["methods", "interviews"].iter().any(|key| kit.get(key).is_some()))
}

/// Reads a kit and makes it whole: a file's name in it becomes what is in that file, sought beside the kit. The app's own
/// reader checks the result.
///
/// # Errors
/// What is wrong with it, where, and in which file.
pub fn kit(project: &Project, path: &Path) -> Result<String> {
    let name = path.display();
    let text = shell::read(path)?;
    let mut kit: Value = serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
    check_parts(&kit).map_err(|problem| format!("{name}: {problem}"))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    for key in ["interviews", "personas"] {
        let Some(list) = kit.get_mut(key).and_then(Value::as_array_mut) else {
            continue;
        };
        for (index, entry) in list.iter_mut().enumerate() {
            let (file, text) = match entry.as_str() {
                Some(file) => {
                    let text = shell::read(&folder.join(file))
                        .map_err(|error| format!("{name}, {key}[{index}]: {error}"))?;
                    (file.to_owned(), text)
                }
                None => (format!("{key}[{index}]"), entry.to_string()),
            };
            *entry = json!({ "name": file, "text": text });
        }
    }
    let kit = kit.to_string();
    println!("Checking the kit…");
    let mut cargo = project.command("cargo");
    cargo.args(["run", "--quiet", "--offline", "--bin", "kit"]);
    shell::pipe(&mut cargo, kit.as_bytes(), "the kit")
        .map_err(|_| format!("{name} is no good kit, as said above"))?;
    Ok(kit)
}

/// Checks what a kit is made of, so that no misspelt part is passed over.
fn check_parts(kit: &Value) -> Result<()> {
    const PARTS: [&str; 6] = ["format", "version", "brand", "methods", "interviews", "personas"];
    let parts = kit.as_object().ok_or("a kit is an object")?;
    if kit.get("format") != Some(&json!(FORMAT)) || kit.get("version") != Some(&json!(1)) {
        return Err(format!(
            "a kit begins with \"format\": \"{FORMAT}\" and \"version\": 1"
        ));
    }
    match parts.keys().find(|key| !PARTS.contains(&key.as_str())) {
        Some(key) => Err(format!(
            "`{key}` is no part of a kit; its parts are {}",
            PARTS.join(", ")
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    const PAGE: &str = "<html><head><link rel=\"icon\" href=\"./icon-1.svg\"><link rel=\"manifest\" href=\"m\">\
<link rel=\"apple-touch-icon\" href=\"i\"><link rel=\"stylesheet\" href=\"./a-1.css\"><link rel=\"stylesheet\" href=\"./b-2.css\" data-later></head>\
<body><ul class=\"methods\"><li>One</li></ul><p>Words</p><p><a class=\"link\" href=\"repair.html\">Repair</a></p><p>More</p></body></html>";

    #[test]
    fn nothing_that_would_be_asked_for_is_left() {
        let mut pieces = html::parse(PAGE);
        strip(&mut pieces);
        put_style(&mut pieces, "a{}").unwrap();
        let page = html::write(&pieces);
        assert!(page.contains("<style>a{}</style>"), "{page}");
        assert!(page.contains("<p>Words</p><p>More</p>"), "{page}");
        for gone in ["manifest", "apple", "stylesheet", "repair", "Repair"] {
            assert!(!page.contains(gone), "{gone}: {page}");
        }
    }

    #[test]
    fn a_kit_draws_its_own_methods() {
        let mut pieces = html::parse(PAGE);
        empty(&mut pieces, "methods");
        let page = html::write(&pieces);
        assert!(page.contains("<ul class=\"methods\"></ul><p>Words</p>"), "{page}");
        let wishes = |kit: &str| Wishes {
            kit: Some(kit.into()),
            ..Wishes::default()
        };
        assert_eq!(
            has_own_methods(&wishes("{\"methods\":[\"community\"]}")),
            Ok(true)
        );
        assert_eq!(has_own_methods(&wishes("{\"brand\":{}}")), Ok(false));
        assert_eq!(has_own_methods(&Wishes::default()), Ok(false));
    }

    #[test]
    fn a_misspelt_part_of_a_kit_is_told() {
        let cases = [
            (r#"{ "format": "persona-builder/kit", "version": 1 }"#, ""),
            (
                r#"{ "format": "persona-builder/kit", "version": 1, "brand": {} }"#,
                "",
            ),
            (
                r#"{ "format": "persona-builder/kit", "version": 1, "persona": [] }"#,
                "`persona`",
            ),
            (r#"{ "format": "persona-builder/kit", "version": 2 }"#, "version"),
            (r#"{ "brand": {} }"#, "format"),
            ("[]", "object"),
        ];
        for (text, expected) in cases {
            match check_parts(&serde_json::from_str(text).unwrap()) {
                Ok(()) => assert_eq!(expected, "", "{text}"),
                Err(problem) => assert!(
                    !expected.is_empty() && problem.contains(expected),
                    "{text}: {problem}"
                ),
            }
        }
    }

    #[test]
    fn styles_that_would_end_the_element_are_refused() {
        assert!(put_style(&mut html::parse(PAGE), "a::before{content:\"</style>\"}").is_err());
    }
}
