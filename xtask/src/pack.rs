//! `cargo xtask build`: trunk's output packed into dist/ as small files with names made from their contents.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::dist;
use crate::element;
use crate::html::{self, Piece, Tag};
use crate::offline;
use crate::one;
use crate::policy;
use crate::prune;
use crate::serve::trunk;
use crate::setup;
use crate::shell::{self, Project, Result};

/// The folders of data that the app fetches by name.
pub const DATA: [&str; 3] = ["interviews", "examples", "words"];
/// The page that loads the app anew.
const REPAIR: &str = "repair.html";
/// What the build is made from, beside `DATA`.
const SOURCES: [&str; 12] = [
    "element",
    "offline",
    "docs/examples",
    "src",
    "style",
    "public",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    ".cargo",
    "xtask/src",
];

/// What a shipped file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// index.html.
    Page,
    /// The style sheet of the first questions, the start screen and the crash card.
    Style,
    /// The styles that only the whole app needs.
    LaterStyle,
    /// The JavaScript that loads the Wasm of the first questions.
    Glue,
    /// The module of first questions.
    Wasm,
    /// The JavaScript that loads the whole app.
    LaterGlue,
    /// The whole app.
    LaterWasm,
    /// A file of `DATA`.
    Data,
    /// The element's file that pages name.
    Entry,
    /// A part of the element, or the page for frames.
    Element,
    /// The script for pages around frames.
    Helper,
    /// The service worker.
    Worker,
    /// The whole app in one file.
    One,
    /// Anything else, copied as it is.
    Other,
}

/// A file of dist/, as told in build.json.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Its path in dist/.
    pub path: String,
    /// Its name without the hash.
    pub source: String,
    /// What it is for.
    pub role: Role,
    /// Its length.
    pub bytes: usize,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

/// The contents of build.json.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// The app's version.
    pub version: String,
    /// Every other file of dist/.
    pub files: Vec<Entry>,
}

impl Manifest {
    /// Reads that of dist/.
    pub fn read(project: &Project) -> Result<Self> {
        serde_json::from_str(&shell::read(&project.path("dist/build.json"))?)
            .map_err(|error| format!("dist/build.json: {error}"))
    }
}

/// A file to be written into dist/.
pub struct Shipped {
    /// Its path in dist/.
    pub path: String,
    /// Its name without the hash.
    pub source: String,
    /// What it is for.
    pub role: Role,
    /// Its contents.
    pub contents: Vec<u8>,
}

/// Builds the app and writes dist/.
pub fn run(project: &Project) -> Result<()> {
    run_for(project, &Wishes::default())
}

/// What a release may be made for.
#[derive(Debug, Default, PartialEq)]
pub struct Wishes {
    /// Where the site will be, with a slash at the end, so that other pages can find out how to embed it.
    pub site: Option<String>,
    /// What the one file carries: the kit's text, checked and whole.
    pub kit: Option<String>,
}

/// The same with wishes.
pub fn run_for(project: &Project, wishes: &Wishes) -> Result<()> {
    setup::build_tools(project)?;
    let output = project.target().join("trunk");
    println!("Building the app for release (about 2 minutes the first time)…");
    let mut trunk = trunk(project);
    trunk
        .args(["build", "--release", "--offline", "--dist"])
        .arg(&output);
    if let Some(flags) = portable_paths() {
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    shell::run(&mut trunk, "trunk build")?;
    // Everything is made before the old dist/ goes, so that a failure leaves that one whole.
    let files = pack(project, &output, wishes)?;
    let manifest = manifest(project, &files)?;
    let dist = project.path("dist");
    shell::remove_folder(&dist)?;
    for file in &files {
        shell::write(&dist.join(&file.path), &file.contents)?;
    }
    shell::write(&dist.join("build.json"), &manifest)?;
    println!(
        "Wrote dist/: {} files, ready to be served from any folder",
        files.len() + 1
    );
    Ok(())
}

/// Builds the app unless dist/ is newer than all that it is made from.
pub fn run_if_stale(project: &Project) -> Result<()> {
    if is_fresh(project) { Ok(()) } else { run(project) }
}

/// Whether dist/ is newer than all that it is made from.
fn is_fresh(project: &Project) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let Some(built) = modified(&project.path("dist/build.json")) else {
        return false;
    };
    let newer = |path: &Path| modified(path).is_some_and(|time| time > built);
    SOURCES
        .iter()
        .chain(&DATA)
        .map(|name| project.path(name))
        .all(|path| {
            // A folder's own time tells of files that were deleted.
            let below = if path.is_dir() {
                shell::files_below(&path).unwrap_or_default()
            } else {
                Vec::new()
            };
            !newer(&path) && !below.iter().any(|name| newer(&path.join(name)))
        })
}

/// Compiler flags that take the paths of this machine out of the Wasm: smaller, and the same everywhere.
fn portable_paths() -> Option<String> {
    let cargo = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))?;
    let mut registries: Vec<String> = fs::read_dir(cargo.join("registry/src"))
        .ok()?
        .filter_map(|entry| entry.ok()?.path().to_str().map(str::to_owned))
        // Cargo splits this variable at spaces and knows no quotes.
        .filter(|path| !path.contains(char::is_whitespace))
        .collect();
    registries.sort();
    let flags: Vec<String> = registries
        .iter()
        .map(|path| format!("--remap-path-prefix={path}=crates"))
        .collect();
    (!flags.is_empty()).then(|| flags.join(" "))
}

/// What the script that starts the page loads: paths in dist/.
struct Loads<'a> {
    /// Glue and Wasm of the module of first questions.
    first: [&'a str; 2],
    /// Glue and Wasm of the whole app.
    app: [&'a str; 2],
    /// The whole app's own styles.
    style: &'a str,
}

/// The script that starts the page. A new draft begins with the small module of first questions while the whole app follows;
/// whoever has drafts, or comes to another place, gets the whole app at once. Nothing of it is drawn before its styles are there.
fn boot_script(loads: &Loads) -> String {
    let Loads {
        first: [first_glue, first_wasm],
        app: [glue, wasm],
        style,
    } = loads;
    format!(
        r##"const {{ cover, build }} = document.documentElement.dataset;
const load = (glue, wasm, ready) => {{
  const bytes = fetch(wasm);
  return Promise.all([import(glue), ready]).then(([module]) => {{
    // Files of two releases never run together.
    if (module.build !== build) throw glue;
    return module.default({{ module_or_path: bytes }});
  }});
}};
const styled = (style) => new Promise((done) => {{
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = style;
  link.onload = link.onerror = done;
  document.head.append(link);
}});
const app = () => load("./{glue}", "./{wasm}", styled("./{style}")).catch((error) => personaBuilder.crash(String(error)));
let isNew = false;
try {{
  isNew = !localStorage.getItem("persona-builder:v1:recent");
}} catch {{
  isNew = true;
}}
const place = location.hash;
const isFirst = place.startsWith("#/new/") || (isNew && /^#?\/?$/.test(place));
if (cover == null) {{
  if (isFirst && !location.search) load("./{first_glue}", "./{first_wasm}").catch(() => {{}}).then(app);
  else app();
}}"##
    )
}

/// A module's glue and Wasm without what nothing uses, small, the glue with its inline modules in it.
fn bundle_module(project: &Project, name: &str, glue: &Path, wasm: &Path) -> Result<(Vec<u8>, Vec<u8>)> {
    let text = prune::glue(&shell::read(glue)?);
    let mut small = prune::wasm(project, name, wasm, &text)?;
    blank_markers(&mut small);
    let mut esbuild = project.command(project.node_bin("esbuild"));
    esbuild.args([
        "--loader=js",
        "--bundle",
        "--format=esm",
        "--minify",
        "--log-level=error",
    ]);
    // What the glue imports is named from its own folder.
    if let Some(folder) = glue.parent() {
        esbuild.current_dir(folder);
    }
    let text = shell::pipe(&mut esbuild, text.as_bytes(), "minifying the glue")?;
    Ok((text, small))
}

/// Builds the module of first questions: its glue and its Wasm. Trunk knows one module a page, so its tools are called here.
fn first_module(project: &Project) -> Result<(Vec<u8>, Vec<u8>)> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut cargo = project.command("cargo");
    cargo.args([
        "build",
        "--quiet",
        "--release",
        "--offline",
        "--bin",
        "first",
        "--target",
        TARGET,
    ]);
    if let Some(flags) = portable_paths() {
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    }
    shell::run(&mut cargo, "cargo build of the first module")?;
    let folder = project.target().join("first");
    let mut bindgen = project.command("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&folder)
        .arg(project.target().join(TARGET).join("release/first.wasm"));
    shell::run(&mut bindgen, "wasm-bindgen of the first module")?;
    bundle_module(
        project,
        "first",
        &folder.join("first.js"),
        &folder.join("first_bg.wasm"),
    )
}

/// Makes the files of dist/ from trunk's output.
fn pack(project: &Project, output: &Path, wishes: &Wishes) -> Result<Vec<Shipped>> {
    let mut pieces = html::parse(&shell::read(&output.join("index.html"))?);
    let page = pieces.clone();
    let mut files = Vec::new();
    let mut used = vec!["index.html".to_owned()];

    let (later, first): (Vec<Sheet>, Vec<Sheet>) = take_sheets(&mut pieces)
        .into_iter()
        .partition(|sheet| sheet.is_later);
    let style = bundle_styles(project, output, &first)?;
    let style = Shipped::hashed("app.css", Role::Style, style);
    put_sheet(&mut pieces, &style.path);
    let later_style = bundle_styles(project, output, &later)?;
    let mut element_styles = [style.contents.clone(), later_style.clone()].concat();
    element_styles.extend(bundle_text(
        project,
        &shell::read(&project.path("style/embed.css"))?,
    )?);
    let later_style = Shipped::hashed("later.css", Role::LaterStyle, later_style);
    used.extend(first.into_iter().chain(later).map(|sheet| sheet.path));

    let boot = find_boot(&pieces).ok_or("trunk's index.html has no script that starts the app")?;
    let (glue, wasm) = bundle_module(project, "app", &output.join(&boot.glue), &output.join(&boot.wasm))?;
    let wasm = Shipped::hashed("app.wasm", Role::LaterWasm, wasm);
    let (first_glue, first_wasm) = first_module(project)?;
    let first_wasm = Shipped::hashed("first.wasm", Role::Wasm, first_wasm);
    used.extend([boot.glue.clone(), boot.wasm.clone()]);

    let mut assets = BTreeMap::new();
    let mut data = Vec::new();
    for path in shell::files_below(output)? {
        // The inline modules of wasm-bindgen are in the bundled glue.
        // The element that trunk's hook makes for the development server is made anew here.
        if used.contains(&path) || path.starts_with("snippets/") {
            continue;
        }
        let contents = shell::read_bytes(&output.join(&path))?;
        let is_data = DATA.iter().any(|folder| path.starts_with(&format!("{folder}/")));
        let file = if is_data {
            let is_json = Path::new(&path)
                .extension()
                .is_some_and(|extension| extension == "json");
            let contents = if is_json {
                minify_json(&contents, &path)?
            } else {
                contents
            };
            data.push((path.clone(), contents.clone()));
            let file = Shipped::hashed(&path, Role::Data, contents);
            assets.insert(file.source.clone(), file.path.clone());
            file
        } else {
            let contents = if path == REPAIR {
                let mut page = html::parse(&String::from_utf8_lossy(&contents));
                minify_inline(project, &mut page)?;
                policy::page(policy::Kind::Repair, page)?
            } else {
                contents
            };
            Shipped {
                source: path.clone(),
                path,
                role: Role::Other,
                contents,
            }
        };
        files.push(file);
    }
    files.push(one::pack(
        project,
        one::Source {
            page: page.clone(),
            boot: &boot,
            glue: &glue,
            wasm: &wasm.contents,
            styles: &[style.contents.as_slice(), &later_style.contents].concat(),
            data: &data,
            wishes,
        },
    )?);
    files.extend(element::pack(
        project,
        element::Source {
            glue: &glue,
            wasm: &wasm.contents,
            styles: element_styles,
            data,
        },
    )?);
    files.extend([style, later_style, wasm, first_wasm]);
    let worker = shell::read(&project.path("offline/worker.js"))?;
    let build = build_id(
        &files,
        [
            html::write(&page).as_bytes(),
            &glue,
            &first_glue,
            worker.as_bytes(),
        ],
    );
    let marked = |glue: Vec<u8>| {
        [
            glue.trim_ascii(),
            format!(";export const build=\"{build}\";").as_bytes(),
        ]
        .concat()
    };
    let glue = Shipped::hashed("app.js", Role::LaterGlue, marked(glue));
    let first_glue = Shipped::hashed("first.js", Role::Glue, marked(first_glue));
    let path = |role: Role| {
        files
            .iter()
            .find(|file| file.role == role)
            .map_or("", |file| &file.path)
    };
    let start = boot_script(&Loads {
        first: [&first_glue.path, path(Role::Wasm)],
        app: [&glue.path, path(Role::LaterWasm)],
        style: path(Role::LaterStyle),
    });
    put_boot(&mut pieces, &boot, &start);
    put_build(&mut pieces, &build);
    files.extend([glue, first_glue]);
    element::examples(project, |path, contents| {
        files.push(Shipped::named(&path, Role::Other, contents));
        Ok(())
    })?;
    let assets = serde_json::to_string(&assets).map_err(|error| error.to_string())?;
    put_assets(&mut pieces, &assets)?;

    minify_inline(project, &mut pieces)?;
    check_urls(&pieces)?;
    if let Some(site) = &wishes.site {
        put_oembed(&mut pieces, site);
        files.push(Shipped::named("oembed.json", Role::Other, dist::oembed(site)?));
    }
    let page = policy::page(policy::Kind::App, pieces)?;
    files.push(Shipped {
        path: "index.html".into(),
        source: "index.html".into(),
        role: Role::Page,
        contents: page,
    });
    let worker = offline::worker(project, &worker, &build, &files)?;
    files.push(Shipped::named(offline::WORKER, Role::Worker, worker));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// Eight digits that name a build: made from all that the page is made of.
fn build_id(files: &[Shipped], more: [&[u8]; 4]) -> String {
    let mut all: Vec<String> = files
        .iter()
        .filter(|file| offline::is_kept(file))
        .map(|file| format!("{} {}\n", file.path, sha256(&file.contents)))
        .collect();
    all.sort();
    all.extend(more.map(sha256));
    sha256(all.concat().as_bytes()).chars().take(8).collect()
}

/// Names the build in the page, where its script and the app read it.
fn put_build(pieces: &mut [Piece], build: &str) {
    for piece in pieces {
        if let Piece::Open(tag) = piece
            && tag.name == "html"
        {
            tag.set("data-build", build);
        }
    }
}

impl Shipped {
    /// A file whose name never changes.
    pub fn named(path: &str, role: Role, contents: Vec<u8>) -> Self {
        Self {
            path: path.to_owned(),
            source: path.to_owned(),
            role,
            contents,
        }
    }

    /// A file whose name gets eight digits of its hash.
    pub fn hashed(source: &str, role: Role, contents: Vec<u8>) -> Self {
        let hash: String = sha256(&contents).chars().take(8).collect();
        let path = match source.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
            None => format!("{source}-{hash}"),
        };
        Self {
            path,
            source: source.to_owned(),
            role,
            contents,
        }
    }
}

/// The SHA-256 of some bytes in hexadecimal.
fn sha256(contents: &[u8]) -> String {
    Sha256::digest(contents)
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// The text of build.json.
fn manifest(project: &Project, files: &[Shipped]) -> Result<Vec<u8>> {
    let cargo = shell::read(&project.path("Cargo.toml"))?;
    let version = package_version(&cargo).ok_or("Cargo.toml has no version")?;
    let entry = |file: &Shipped| Entry {
        path: file.path.clone(),
        source: file.source.clone(),
        role: file.role,
        bytes: file.contents.len(),
        sha256: sha256(&file.contents),
    };
    let manifest = Manifest {
        version: version.to_owned(),
        files: files.iter().map(entry).collect(),
    };
    let mut text = serde_json::to_vec_pretty(&manifest).map_err(|error| error.to_string())?;
    text.push(b'\n');
    Ok(text)
}

/// The package's version in the text of its Cargo.toml.
fn package_version(manifest: &str) -> Option<&str> {
    let line = manifest.lines().find(|line| line.starts_with("version"))?;
    line.split('"').nth(1)
}

/// A page's own path from an address in it, if it is no address elsewhere.
fn local(address: &str) -> Option<String> {
    if address.contains(':') || address.starts_with("//") {
        return None;
    }
    Some(
        address
            .trim_start_matches("./")
            .trim_start_matches('/')
            .to_owned(),
    )
}

/// A style sheet that the page names.
#[derive(Debug, PartialEq)]
pub struct Sheet {
    /// Its path in trunk's output.
    pub path: String,
    /// The media it is for.
    pub media: Option<String>,
    /// Whether it is marked as needed by the whole app only, with `data-later`.
    pub is_later: bool,
}

/// Takes the local style sheets out of the page, leaving an empty link in place of the first.
pub fn take_sheets(pieces: &mut Vec<Piece>) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    pieces.retain_mut(|piece| {
        let Piece::Open(tag) = piece else { return true };
        let path = if tag.is_link("stylesheet") {
            tag.get("href").and_then(local)
        } else {
            None
        };
        let Some(path) = path else { return true };
        sheets.push(Sheet {
            path,
            media: tag.get("media").map(str::to_owned),
            is_later: tag.get("data-later").is_some(),
        });
        *tag = Tag::new("link", &[("rel", "stylesheet"), ("href", "")]);
        sheets.len() == 1
    });
    sheets
}

/// Puts the bundled style sheet where the first one was.
fn put_sheet(pieces: &mut [Piece], path: &str) {
    for piece in pieces {
        if let Piece::Open(tag) = piece
            && tag.is_link("stylesheet")
            && tag.get("href") == Some("")
        {
            tag.set("href", &format!("./{path}"));
        }
    }
}

/// Style sheets as one, in order, minified.
fn bundle_styles(project: &Project, output: &Path, sheets: &[Sheet]) -> Result<Vec<u8>> {
    let mut all = Vec::new();
    for Sheet { path, media, .. } in sheets {
        let text = shell::read(&output.join(path))?;
        if text.contains("@import") {
            return Err(format!(
                "{path}: no @import please, name the file in index.html instead"
            ));
        }
        all.push(match media {
            Some(media) => format!("@media {media} {{\n{text}\n}}"),
            None => text,
        });
    }
    bundle_text(project, &all.join("\n"))
}

/// A style sheet's text, minified.
fn bundle_text(project: &Project, text: &str) -> Result<Vec<u8>> {
    let mut esbuild = project.command(project.node_bin("esbuild"));
    esbuild.args(["--loader=css", "--minify", "--log-level=warning"]);
    Ok(
        shell::pipe(&mut esbuild, text.as_bytes(), "minifying the styles")?
            .trim_ascii()
            .to_vec(),
    )
}

/// The style sheets that a page of trunk's names, in order.
pub fn sheets_of(page: &str) -> Vec<String> {
    take_sheets(&mut html::parse(page))
        .into_iter()
        .map(|sheet| sheet.path)
        .collect()
}

/// What trunk's boot script loads.
#[derive(Debug, PartialEq)]
pub struct Boot {
    /// The glue's path.
    pub glue: String,
    /// The Wasm's path.
    pub wasm: String,
}

/// Finds trunk's boot script.
pub fn find_boot(pieces: &[Piece]) -> Option<Boot> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Raw(text) => read_boot(text),
        _ => None,
    })
}

/// Reads trunk's boot script; `None` for any other text.
fn read_boot(text: &str) -> Option<Boot> {
    let quoted = |from: &str| {
        let (_, after) = text.split_once(from)?;
        let after = after.trim_ascii_start();
        let quote = after.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        local(after.split(quote).nth(1)?)
    };
    text.contains("import init").then_some(())?;
    Some(Boot {
        glue: quoted(" from ")?,
        wasm: quoted("module_or_path:")?,
    })
}

/// Puts the new boot script in and trunk's early loads out: the script begins its own.
pub fn put_boot(pieces: &mut Vec<Piece>, boot: &Boot, start: &str) {
    pieces.retain_mut(|piece| match piece {
        Piece::Raw(text) => {
            if read_boot(text).as_ref() == Some(boot) {
                start.clone_into(text);
            }
            true
        }
        Piece::Open(tag) if tag.is_link("modulepreload") => false,
        Piece::Open(tag) if tag.is_link("preload") => {
            tag.get("href").and_then(local).as_ref() != Some(&boot.wasm)
        }
        _ => true,
    });
}

/// Fills `<script type="application/json" id="assets">` with the map of data files.
fn put_assets(pieces: &mut [Piece], assets: &str) -> Result<()> {
    let mut inside = false;
    for piece in pieces {
        match piece {
            Piece::Open(tag) => inside = tag.name == "script" && tag.get("id") == Some("assets"),
            Piece::Raw(text) if inside => {
                assets.clone_into(text);
                return Ok(());
            }
            _ => {}
        }
    }
    if assets == "{}" {
        Ok(())
    } else {
        Err("index.html needs <script type=\"application/json\" id=\"assets\">{}</script> for the data files' names".into())
    }
}

/// Minifies the scripts and styles that stand in the page.
pub fn minify_inline(project: &Project, pieces: &mut [Piece]) -> Result<()> {
    let mut options: Option<&[&str]> = None;
    let mut is_json = false;
    for piece in pieces {
        match piece {
            Piece::Open(tag) => {
                let kind = tag.get("type").unwrap_or("");
                is_json = tag.name == "script"
                    && (kind.ends_with("json") || kind == "importmap" || kind == "speculationrules");
                options = match (tag.name.as_str(), kind) {
                    ("style", _) => Some(&["--loader=css"]),
                    ("script", "" | "text/javascript") => Some(&["--loader=js"]),
                    ("script", "module") => Some(&["--loader=js", "--format=esm"]),
                    _ => None,
                };
            }
            Piece::Raw(text) if is_json => {
                let json = minify_json(text.as_bytes(), "a script in index.html")?;
                *text = String::from_utf8_lossy(&json).into_owned();
            }
            Piece::Raw(text) if !text.trim_ascii().is_empty() => {
                if let Some(options) = options {
                    let mut esbuild = project.command(project.node_bin("esbuild"));
                    esbuild.args(options).args(["--minify", "--log-level=error"]);
                    let small =
                        shell::pipe(&mut esbuild, text.as_bytes(), "minifying a script in index.html")?;
                    *text = String::from_utf8_lossy(small.trim_ascii()).into_owned();
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Names the oEmbed document in the page's head.
fn put_oembed(pieces: &mut Vec<Piece>, site: &str) {
    let is_end = |piece: &Piece| matches!(piece, Piece::Other(text) if text == "</head>");
    if let Some(at) = pieces.iter().position(is_end) {
        let link = Tag::new(
            "link",
            &[
                ("rel", "alternate"),
                ("type", "application/json+oembed"),
                ("href", &format!("{site}oembed.json")),
                ("title", "Persona Builder"),
            ],
        );
        pieces.insert(at, Piece::Open(link));
    }
}

/// Refuses addresses that would only work at the root of a site.
fn check_urls(pieces: &[Piece]) -> Result<()> {
    for piece in pieces {
        let Piece::Open(tag) = piece else { continue };
        for name in ["href", "src"] {
            if let Some(address) = tag.get(name).filter(|address| address.starts_with('/')) {
                return Err(format!(
                    "index.html: {name}=\"{address}\" works only at a site's root, write it relative"
                ));
            }
        }
    }
    Ok(())
}

/// Numbers the markers that Leptos's code splitting leaves in the Wasm.
///
/// Each ends in a hash of where this machine keeps the crate, so that no two machines would build the same file.
fn blank_markers(wasm: &mut [u8]) {
    const MARKER: &[u8] = b"_WASM_SPLIT_MARKER_";
    const DIGITS: usize = 16;
    let mut seen: Vec<Vec<u8>> = Vec::new();
    let mut from = 0;
    while let Some(rest) = wasm.get_mut(from..)
        && let Some(at) = rest.windows(MARKER.len()).position(|window| window == MARKER)
    {
        let start = at + MARKER.len();
        if let Some(digits) = rest.get_mut(start..start + DIGITS)
            && digits.iter().all(u8::is_ascii_hexdigit)
        {
            let number = seen.iter().position(|old| old == digits).unwrap_or_else(|| {
                seen.push(digits.to_vec());
                seen.len() - 1
            });
            digits.copy_from_slice(format!("{number:0DIGITS$}").as_bytes());
        }
        from += start;
    }
}

/// JSON without the white space between its parts; numbers and the order of keys stay as written.
fn minify_json(text: &[u8], name: &str) -> Result<Vec<u8>> {
    serde_json::from_slice::<serde::de::IgnoredAny>(text).map_err(|error| format!("{name}: {error}"))?;
    let mut small = Vec::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for &byte in text {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else if byte.is_ascii_whitespace() {
            continue;
        } else {
            in_string = byte == b'"';
        }
        small.push(byte);
    }
    Ok(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page as trunk writes it.
    const PAGE: &str = "<head><link rel=\"stylesheet\" href=\"./a-1.css\"/><link rel=\"stylesheet\" href=\"./b-2.css\" media=\"print\" data-later/>\
<script type=\"module\">\nimport init, * as bindings from './app-1.js';\n\
const wasm = await init({ module_or_path: './app-1_bg.wasm' });\nwindow.wasmBindings = bindings;\n</script>\
<script type=\"application/json\" id=\"assets\">{}</script>\
<link rel=\"modulepreload\" href=\"./app-1.js\"><link rel=\"modulepreload\" href=\"./snippets/x/inline0.js\">\
<link rel=\"preload\" href=\"./app-1_bg.wasm\" as=\"fetch\"></head><body></body>";

    #[test]
    fn style_sheets_become_one() {
        let mut pieces = html::parse(PAGE);
        let sheets = take_sheets(&mut pieces);
        assert_eq!(
            sheets,
            [
                Sheet {
                    path: "a-1.css".into(),
                    media: None,
                    is_later: false
                },
                Sheet {
                    path: "b-2.css".into(),
                    media: Some("print".into()),
                    is_later: true
                }
            ]
        );
        put_sheet(&mut pieces, "app-9.css");
        let page = html::write(&pieces);
        assert_eq!(page.matches("stylesheet").count(), 1);
        assert!(
            page.contains("<link rel=\"stylesheet\" href=\"./app-9.css\">"),
            "{page}"
        );
    }

    #[test]
    fn the_boot_script_is_put_in_and_trunks_early_loads_go() {
        let mut pieces = html::parse(PAGE);
        let boot = find_boot(&pieces).unwrap();
        assert_eq!(
            boot,
            Boot {
                glue: "app-1.js".into(),
                wasm: "app-1_bg.wasm".into()
            }
        );
        put_boot(&mut pieces, &boot, "start()");
        let page = html::write(&pieces);
        assert!(
            page.contains("<script type=\"module\">start()</script>"),
            "{page}"
        );
        assert!(!page.contains("preload"), "{page}");
        assert!(!page.contains("app-1") && !page.contains("snippets"), "{page}");
    }

    #[test]
    fn the_map_of_data_files_is_put_in_or_missed() {
        let mut pieces = html::parse(PAGE);
        put_assets(&mut pieces, "{\"a\":\"b\"}").unwrap();
        assert!(html::write(&pieces).contains("id=\"assets\">{\"a\":\"b\"}</script>"));
        assert!(put_assets(&mut html::parse("<p>"), "{\"a\":\"b\"}").is_err());
        assert!(put_assets(&mut html::parse("<p>"), "{}").is_ok());
    }

    #[test]
    fn addresses_from_the_root_are_refused() {
        assert!(check_urls(&html::parse("<img src=\"/x.png\">")).is_err());
        assert!(check_urls(&html::parse("<img src=\"./x.png\"><a href=\"#a\">")).is_ok());
    }

    #[test]
    fn json_keeps_its_strings_numbers_and_order() {
        let text = br#"{ "b" : "x \" y  z\\", "a": [ 1.50, 2 ] }"#;
        assert_eq!(
            minify_json(text, "x").unwrap(),
            br#"{"b":"x \" y  z\\","a":[1.50,2]}"#
        );
        assert!(minify_json(b"{", "x").is_err());
    }

    #[test]
    fn markers_are_numbered() {
        let mut wasm = b"\0_WASM_SPLIT_MARKER_732e786d2a082da8version\
            _WASM_SPLIT_MARKER_b8f3e7e3c8042c80 _WASM_SPLIT_MARKER_732e786d2a082da8 _WASM_SPLIT_MARKER_"
            .to_vec();
        blank_markers(&mut wasm);
        let expected = b"\0_WASM_SPLIT_MARKER_0000000000000000version\
            _WASM_SPLIT_MARKER_0000000000000001 _WASM_SPLIT_MARKER_0000000000000000 _WASM_SPLIT_MARKER_";
        assert_eq!(wasm, expected);
    }

    #[test]
    fn names_are_made_from_contents() {
        let file = Shipped::hashed("interviews/community.en.json", Role::Data, b"abc".to_vec());
        assert_eq!(file.path, "interviews/community.en-ba7816bf.json");
    }

    #[test]
    fn the_version_is_the_packages() {
        assert_eq!(
            package_version("[package]\nname = \"x\"\nversion = \"0.1.0\"\n[dependencies]\n"),
            Some("0.1.0")
        );
    }
}
