//! The element and the frame: `element/` and the files beside it, made from the whole app's glue and Wasm, its styles and its data.

use std::fmt::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use crate::html::{self, Piece};
use crate::offline;
use crate::pack::{self, Role, Shipped};
use crate::policy;
use crate::shell::{self, Project, Result};

/// The folder in dist/.
pub const FOLDER: &str = "element/";
/// The file that pages name; its name never changes.
pub const ENTRY: &str = "element/persona-builder.js";
/// What the entry may weigh, in bytes after brotli.
pub const ENTRY_BUDGET: usize = 2500;
/// The helper for pages around frames, and what it may weigh.
pub const HELPER: &str = "frame.js";
/// See [`HELPER`].
pub const HELPER_BUDGET: usize = 1000;

/// What the element is made from.
pub struct Source<'a> {
    /// The whole app's glue, bundled.
    pub glue: &'a [u8],
    /// The whole app.
    pub wasm: &'a [u8],
    /// All styles of the app, with the element's own.
    pub styles: Vec<u8>,
    /// The files that the app fetches: names and contents.
    pub data: Vec<(String, Vec<u8>)>,
}

/// Makes the files of the element and of the frame.
pub fn pack(project: &Project, source: Source) -> Result<Vec<Shipped>> {
    let mut parts = vec![
        part("app.wasm", source.wasm.to_vec()),
        part("element.css", source.styles),
    ];
    parts.extend(
        source
            .data
            .into_iter()
            .map(|(name, contents)| part(&name, contents)),
    );
    let mut list = String::new();
    for shipped in &parts {
        let name = shipped.source.strip_prefix(FOLDER).unwrap_or(&shipped.source);
        let file = shipped.path.strip_prefix(FOLDER).unwrap_or(&shipped.path);
        // Addresses stand whole, so that bundlers find the files.
        let _ = writeln!(
            list,
            "  {name:?}: [new URL(\"./{file}\", import.meta.url).href, {:?}],",
            integrity(&shipped.contents)
        );
    }
    let folder = project.target().join("element");
    let script = shell::read(&project.path("element/wizard.js"))?;
    let script = put(&script, "  /* files */\n", &list, "element/wizard.js")?;
    shell::write(&folder.join("wizard.js"), script.as_bytes())?;
    shell::write(&folder.join("app.js"), source.glue)?;
    let palette = shell::read_bytes(&project.path("element/palette.js"))?;
    shell::write(&folder.join("palette.js"), &palette)?;
    let wizard = part("wizard.js", bundle(project, &folder, "wizard.js", "esm")?);

    let entry = shell::read(&project.path(ENTRY))?;
    let name = wizard.path.strip_prefix(FOLDER).unwrap_or(&wizard.path);
    let entry = put(&entry, "\"./wizard.js\"", &format!("\"./{name}\""), ENTRY)?;
    let entry = minified(project, &entry, true)?;
    let types = shell::read_bytes(&project.path("element/persona-builder.d.ts"))?;
    parts.extend([
        wizard,
        Shipped::named(ENTRY, Role::Entry, entry),
        Shipped::named("element/persona-builder.d.ts", Role::Element, types),
        Shipped::named(
            HELPER,
            Role::Helper,
            minified(project, &shell::read(&project.path("element/frame.js"))?, false)?,
        ),
        Shipped::named("embed.html", Role::Element, frame(project)?),
    ]);
    Ok(parts)
}

/// A part of the element with a name made from its contents.
fn part(name: &str, contents: Vec<u8>) -> Shipped {
    // One folder for all, so that the addresses in the script are plain.
    let mut shipped = Shipped::hashed(&name.replace('/', "-"), Role::Element, contents);
    shipped.path.insert_str(0, FOLDER);
    shipped.source = [FOLDER, name].concat();
    shipped
}

/// The page that frames show, with its script in it.
fn frame(project: &Project) -> Result<Vec<u8>> {
    let script = minified(project, &shell::read(&project.path("element/embed.js"))?, false)?;
    let page = shell::read(&project.path("element/embed.html"))?;
    let mut pieces = html::parse(&page);
    let mut is_there = false;
    for piece in &mut pieces {
        if let Piece::Raw(text) = piece
            && text.trim() == "/* embed */"
        {
            *text = String::from_utf8_lossy(script.trim_ascii()).into_owned();
            is_there = true;
        }
    }
    if !is_there {
        return Err("element/embed.html has no place for its script".into());
    }
    pack::minify_inline(project, &mut pieces)?;
    policy::page(policy::Kind::Frame, pieces)
}

/// A script of a folder with all that it imports from there in it, made small.
pub fn bundle(project: &Project, folder: &Path, script: &str, format: &str) -> Result<Vec<u8>> {
    let mut esbuild = project.command(project.node_bin("esbuild"));
    esbuild
        .current_dir(folder)
        .args([script, "--bundle", "--minify", "--log-level=error"]);
    esbuild.arg(format!("--format={format}"));
    shell::pipe(&mut esbuild, b"", &format!("bundling {script}"))
}

/// A script made small.
pub fn minified(project: &Project, text: &str, is_module: bool) -> Result<Vec<u8>> {
    let mut esbuild = project.command(project.node_bin("esbuild"));
    esbuild.args(["--loader=js", "--minify", "--log-level=error"]);
    if is_module {
        esbuild.arg("--format=esm");
    }
    // The blanks of a style in a template are nothing to a browser.
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    let text = lines.join("\n");
    shell::pipe(&mut esbuild, text.as_bytes(), "minifying a script of the element")
}

/// The text with something in place of something that must be there.
fn put(text: &str, what: &str, instead: &str, name: &str) -> Result<String> {
    if text.contains(what) {
        Ok(text.replace(what, instead))
    } else {
        Err(format!("{name} has no {what:?}"))
    }
}

/// What browsers compare a file with (Subresource Integrity).
pub fn integrity(contents: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(contents)))
}

/// Writes the element for the development server, over trunk's own unpacked files; trunk calls it after every build.
pub fn write_for_development(project: &Project) -> Result<()> {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR").map(std::path::PathBuf::from) else {
        return Err("this is for trunk to call".into());
    };
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        return Ok(());
    }
    let page = shell::read(&folder.join("index.html"))?;
    let boot = pack::find_boot(&html::parse(&page)).ok_or("trunk's index.html starts no app")?;
    let element = folder.join("element");
    let mut styles = String::new();
    for path in pack::sheets_of(&page) {
        styles.push_str(&shell::read(&folder.join(path))?);
    }
    styles.push_str(&shell::read(&project.path("style/embed.css"))?);
    shell::write(&element.join("element.css"), styles.as_bytes())?;
    let mut list = format!(
        "  \"app.wasm\": [new URL(\"../{}\", import.meta.url).href],\n  \"element.css\": [new URL(\"./element.css\", import.meta.url).href],\n",
        boot.wasm
    );
    for folder_name in pack::DATA {
        let data = folder.join(folder_name);
        if data.is_dir() {
            for path in shell::files_below(&data)? {
                let _ = writeln!(
                    list,
                    "  \"{folder_name}/{path}\": [new URL(\"../{folder_name}/{path}\", import.meta.url).href],"
                );
            }
        }
    }
    let script = shell::read(&project.path("element/wizard.js"))?;
    let script = put(&script, "  /* files */\n", &list, "element/wizard.js")?;
    let script = put(
        &script,
        "\"./app.js\"",
        &format!("\"../{}\"", boot.glue),
        "element/wizard.js",
    )?;
    shell::write(&element.join("wizard.js"), script.as_bytes())?;
    for name in ["persona-builder.js", "palette.js"] {
        shell::write(
            &element.join(name),
            &shell::read_bytes(&project.path("element").join(name))?,
        )?;
    }
    shell::write(
        &folder.join(HELPER),
        &shell::read_bytes(&project.path("element/frame.js"))?,
    )?;
    shell::write(&folder.join("embed.html"), &frame(project)?)?;
    shell::write(
        &folder.join(offline::WORKER),
        &shell::read_bytes(&project.path("offline/gone.js"))?,
    )?;
    examples(project, |path, contents| {
        shell::write(&folder.join(path), &contents)
    })
}

/// The example post and what it needs, beside the worked examples.
pub fn examples(project: &Project, mut write: impl FnMut(String, Vec<u8>) -> Result<()>) -> Result<()> {
    let folder = project.path("docs/examples");
    for path in shell::files_below(&folder)? {
        write(
            format!("examples/{path}"),
            shell::read_bytes(&folder.join(&path))?,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_by_its_contents_in_one_folder() {
        let shipped = part("interviews/community.en.json", b"abc".to_vec());
        assert_eq!(shipped.path, "element/interviews-community.en-ba7816bf.json");
        assert_eq!(shipped.source, "element/interviews/community.en.json");
    }

    #[test]
    fn integrity_is_what_browsers_expect() {
        // The empty file, as in the standard's own test suite.
        assert_eq!(
            integrity(b""),
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        );
    }

    #[test]
    fn what_must_be_there_is_missed() {
        assert_eq!(put("a b", "b", "c", "x").as_deref(), Ok("a c"));
        assert_eq!(put("a", "b", "c", "x.js").unwrap_err(), "x.js has no \"b\"");
    }
}
