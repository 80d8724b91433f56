//! Files that are generated from the sources, kept in the repository, and must not be stale. `PB_BLESS=1` renews them.

#![allow(
    clippy::unwrap_used,
    clippy::format_collect,
    reason = "a test that cannot read or write its file has failed; short texts need no speed"
)]

use std::path::Path;

use persona_builder::domain::format::schema::{interview_schema, persona_schema};

/// Compares a file of the repository with what it should hold, or renews it.
#[track_caller]
fn check(path: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("PB_BLESS").is_some() {
        std::fs::write(&file, expected).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(found == expected, "{path} is stale; PB_BLESS=1 renews it");
}

// The JSON Schemas: from src/domain/format/schema.rs.

#[test]
fn the_schema_of_personas_is_fresh() {
    check("schema/persona.schema.json", &persona_schema());
}

#[test]
fn the_schema_of_interviews_is_fresh() {
    check("schema/interview.schema.json", &interview_schema());
}

// The blocks of index.html: their tests stand here.

use persona_builder::domain::cover::Cover;
use persona_builder::domain::format::{read_interview, write_covers};
use persona_builder::domain::words::{Word, Words, fill, form};

/// The shipped interviews, in the order of the start screen.
const METHODS: [&str; 3] = ["community", "customer", "research"];

fn covers() -> Vec<Cover> {
    let read = |id: &&str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("interviews/{id}.en.json"));
        Cover::from(&read_interview(&std::fs::read_to_string(path).unwrap()).unwrap())
    };
    METHODS.iter().map(read).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn say(word: Word) -> String {
    escaped(Words::ENGLISH.get(word))
}

fn count(word: Word, count: usize) -> String {
    let category = if count == 1 { "one" } else { "other" };
    escaped(&fill(
        form(Words::ENGLISH.get(word), category),
        &[("n", &count.to_string())],
    ))
}

/// The start screen as src/views/start.rs draws it, so that nothing jumps when the Wasm takes over. Its links are plain
/// addresses, so that a click made before that is not lost.
fn start() -> String {
    let methods: String = covers()
        .iter()
        .map(|cover| {
            let Cover {
                id,
                name,
                title,
                summary,
                asks,
                begin,
                steps,
                minutes,
            } = cover;
            let facts = [
                escaped(name),
                count(Word::MethodSteps, *steps),
                count(Word::MethodMinutes, usize::try_from(*minutes).unwrap()),
            ];
            format!(
                concat!(
                    "          <li class=\"method\">\n",
                    "            <h2 class=\"method__title\">{title}</h2>\n",
                    "            <p class=\"method__summary\">{summary}</p>\n",
                    "            <p class=\"method__asks\">{asks}</p>\n",
                    "            <p class=\"method__facts\">{facts}</p>\n",
                    "            <a class=\"method__begin\" href=\"#/new/{id}\">{begin}</a>\n",
                    "          </li>\n",
                ),
                id = id,
                title = escaped(title),
                summary = escaped(summary),
                asks = escaped(asks),
                facts = facts.join(" · "),
                begin = escaped(begin),
            )
        })
        .collect();
    format!(
        concat!(
            "      <header class=\"bar\">\n",
            "        <a class=\"bar__name\" href=\"#/\">{name}</a>\n",
            "        <p class=\"status\" data-state=\"untouched\">{stays}</p>\n",
            "      </header>\n",
            "      <div role=\"alert\" class=\"trouble-place\"></div>\n",
            "      <main class=\"page start\" id=\"main\">\n",
            "        <h1 class=\"start__title\">{title}</h1>\n",
            "        <p class=\"start__lead\">{lead}</p>\n",
            "        <ul class=\"methods\">\n{methods}        </ul>\n",
            "        <p class=\"start__ways\">\n",
            "          <a class=\"link\" href=\"#/help\">{help}</a>\n",
            "          <a class=\"link\" href=\"#/examples\">{examples}</a>\n",
            "          <a class=\"link\" href=\"#/open\">{open}</a>\n",
            "          <a class=\"link\" href=\"#/notebook\">{notebook}</a>\n",
            "        </p>\n",
            "        <noscript><p class=\"trouble\">{no_script}</p></noscript>\n",
            "      </main>\n",
            "      <footer class=\"page-foot\"><p>{privacy}</p></footer>\n",
        ),
        name = say(Word::AppName),
        stays = say(Word::StaysHere),
        title = say(Word::StartTitle),
        lead = say(Word::StartLead),
        methods = methods,
        help = say(Word::StartHelp),
        examples = say(Word::StartExamples),
        open = say(Word::StartOpen),
        notebook = say(Word::NotebookTitle),
        no_script = say(Word::NoScript),
        privacy = say(Word::Privacy),
    )
}

fn crash() -> String {
    format!(
        concat!(
            "    <main class=\"app\"><section class=\"crash\" id=\"crash\" role=\"alert\" tabindex=\"-1\" hidden>\n",
            "      <h1>{title}</h1>\n",
            "      <p>{text}</p>\n",
            "      <p class=\"crash__ways\">\n",
            "        <button type=\"button\" class=\"button button--main\" id=\"crash-reload\">{reload}</button>\n",
            "        <button type=\"button\" class=\"button\" id=\"crash-download\">{download}</button>\n",
            "        <button type=\"button\" class=\"button\" id=\"crash-copy\">{copy}</button>\n",
            "        <button type=\"button\" class=\"button\" id=\"crash-read\">{read}</button>\n",
            "      </p>\n",
            "      <p><a class=\"link\" href=\"repair.html\">{repair}</a></p>\n",
            "      <details class=\"more\"><summary>{details}</summary><pre id=\"crash-details\"></pre></details>\n",
            "    </section></main>\n",
        ),
        title = say(Word::CrashTitle),
        text = say(Word::CrashText),
        reload = say(Word::CrashReload),
        download = say(Word::CrashDownload),
        read = say(Word::CrashRead),
        copy = say(Word::CrashCopy),
        repair = say(Word::CrashRepair),
        details = say(Word::CrashDetails),
    )
}

/// What a foreign frame shows of the page.
fn cover() -> String {
    format!(
        "    <p class=\"cover\">{text} <a href=\"./\" target=\"_blank\" rel=\"noopener\">{open}</a></p>\n",
        text = say(Word::CoverText),
        open = say(Word::FrontOpen),
    )
}

/// What the frame shows where the element cannot run, and below it.
fn frame() -> String {
    let link = format!(
        "<a href=\"./\" target=\"_blank\" rel=\"noopener\">{}</a>",
        say(Word::FrontOpen)
    );
    format!(
        concat!(
            "    <noscript><p class=\"alone\">{no_script} {link}</p></noscript>\n",
            "    <p class=\"alone\" id=\"failed\" role=\"alert\" hidden>{failed}</p>\n",
            "    <p class=\"alone\" id=\"own-tab\" hidden>{link}</p>\n",
            "    <p class=\"alone\" id=\"address\" role=\"status\" hidden><label>{address} <input readonly></label></p>\n",
        ),
        no_script = say(Word::NoScript),
        failed = say(Word::FrontFailed),
        address = say(Word::FrontAddress),
        link = link,
    )
}

/// The page that loads the app anew.
fn repair() -> String {
    format!(
        concat!(
            "      <h1>{title}</h1>\n",
            "      <p>{text}</p>\n",
            "      <noscript><p>{no_script}</p></noscript>\n",
            "      <p class=\"ways\"><button type=\"button\" hidden>{repair}</button> <a href=\"./\">{back}</a></p>\n",
            "      <div role=\"status\"><p id=\"working\" hidden>{working}</p><p id=\"unreachable\" hidden>{unreachable}</p></div>\n",
        ),
        title = say(Word::RepairTitle),
        text = say(Word::RepairText),
        no_script = say(Word::RepairNoScript),
        repair = say(Word::RepairDo),
        back = say(Word::RepairBack),
        working = say(Word::RepairWorking),
        unreachable = say(Word::RepairUnreachable),
    )
}

/// What browsers and systems show of the installed app (<https://www.w3.org/TR/appmanifest/>).
fn app_manifest() -> String {
    let english = |word: Word| Words::ENGLISH.get(word);
    let icon = |name: &str, sizes: &str, kind: &str, purpose: &str| serde_json::json!({ "src": name, "sizes": sizes, "type": kind, "purpose": purpose });
    let shortcuts: Vec<_> = covers()
        .iter()
        .map(|cover| {
            serde_json::json!({ "name": cover.begin, "description": cover.title, "url": format!("./#/new/{}", cover.id) })
        })
        .collect();
    let manifest = serde_json::json!({
        "id": "./",
        "name": english(Word::AppName),
        "short_name": english(Word::AppName),
        "description": english(Word::AppSummary),
        "lang": "en",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        // Those of style/tokens.css in the light.
        "background_color": "#fbf8f3",
        "theme_color": "#fbf8f3",
        "categories": ["business", "productivity", "education"],
        "icons": [
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable-512.png", "512x512", "image/png", "maskable"),
        ],
        "shortcuts": shortcuts,
    });
    [&serde_json::to_string_pretty(&manifest).unwrap(), "\n"].concat()
}

#[test]
fn the_manifest_of_the_installed_app_is_fresh() {
    check("public/manifest.webmanifest", &app_manifest());
}

/// Puts a block between its marks.
fn renewed(text: &str, name: &str, [open, close]: [&str; 2], block: &str) -> String {
    let opening = format!("{open} generated: {name} {close}\n");
    let from = text.find(&opening).unwrap() + opening.len();
    let end = from
        + text[from..]
            .find(&format!("{open} end generated {close}"))
            .unwrap();
    let to = text[..end].rfind('\n').unwrap() + 1;
    [&text[..from], block, &text[to.max(from)..]].concat()
}

/// Renews blocks of a file.
#[track_caller]
fn check_blocks(path: &str, marks: [&str; 2], blocks: &[(&str, String)]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(file).unwrap();
    let fresh = blocks
        .iter()
        .fold(text, |text, (name, block)| renewed(&text, name, marks, block));
    check(path, &fresh);
}

const HTML: [&str; 2] = ["<!--", "-->"];
const SCRIPT: [&str; 2] = ["/*", "*/"];

#[test]
fn the_blocks_of_the_page_are_fresh() {
    // In a script element nothing but the end tag could be misread.
    let covers = write_covers(&covers()).replace("</", "<\\/");
    let covers = format!("    <script type=\"application/json\" id=\"covers\">{covers}</script>\n");
    let blocks = [
        ("start", start()),
        ("crash", crash()),
        ("covers", covers),
        ("cover", cover()),
    ];
    check_blocks("index.html", HTML, &blocks);
}

#[test]
fn the_blocks_of_the_element_are_fresh() {
    let english = |word: Word| Words::ENGLISH.get(word);
    let methods: serde_json::Map<_, _> = covers()
        .into_iter()
        .map(|cover| {
            (
                cover.id,
                serde_json::json!([cover.title, cover.summary, cover.begin]),
            )
        })
        .collect();
    let front = serde_json::json!({
        "any": [english(Word::FrontTitle), english(Word::FrontSummary), english(Word::FrontBegin)],
        "methods": methods,
        "goOn": english(Word::FrontGoOn),
        "opening": english(Word::Opening),
        "privacy": english(Word::Privacy),
        "failed": english(Word::FrontFailed),
        "open": english(Word::FrontOpen),
    });
    let front = format!(
        "const words = {};\n",
        serde_json::to_string_pretty(&front).unwrap()
    );
    check_blocks("element/persona-builder.js", SCRIPT, &[("front", front)]);
    let wizard = serde_json::json!({
        "name": english(Word::AppName),
        "unreachable": english(Word::PackUnreachable),
        "broken": english(Word::FrontBroken),
        "crashTitle": english(Word::CrashTitle),
        "crashText": english(Word::CrashText),
        "crashReload": english(Word::CrashReload),
        "crashDownload": english(Word::CrashDownload),
        "crashCopy": english(Word::CrashCopy),
        "crashRead": english(Word::CrashRead),
        "crashDetails": english(Word::CrashDetails),
    });
    let wizard = format!(
        "const words = {};\nconst covers = {};\n",
        serde_json::to_string_pretty(&wizard).unwrap(),
        serde_json::to_string(&write_covers(&covers())).unwrap(),
    );
    check_blocks("element/wizard.js", SCRIPT, &[("wizard", wizard)]);
    check_blocks("element/embed.html", HTML, &[("frame", frame())]);
}

#[test]
fn the_block_of_the_page_that_loads_the_app_anew_is_fresh() {
    check_blocks("offline/repair.html", HTML, &[("repair", repair())]);
}

// Goldens of the texts that a persona becomes (src/domain/outputs), for the worked examples: read them when they change.

use persona_builder::domain::brief::Direction;
use persona_builder::domain::format::read_file;
use persona_builder::domain::outputs::{self, Face, Sheet};

/// Calls back with the worked examples, days written as in English.
fn with_examples(make: impl FnOnce(&[Sheet<'_>])) {
    let at = |path: String| std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let read = |id: &str| {
        let pack = String::from_utf8(at(format!("interviews/{id}.en.json"))).unwrap();
        let file = read_file(&at(format!("examples/{id}.en.json"))).unwrap();
        (read_interview(&pack).unwrap(), file)
    };
    let all = METHODS.map(read);
    let sheets: Vec<Sheet<'_>> = all
        .iter()
        .map(|(interview, file)| Sheet {
            interview,
            persona: file.personas.first().unwrap(),
            brand: &file.brand,
            words: &Words::ENGLISH,
            today: "22 November 2026",
            format_day: &|day| {
                let (year, month, of_month) = day.parts();
                let months =
                    "January February March April May June July August September October November December";
                let month = months.split(' ').nth(usize::from(month) - 1).unwrap();
                format!("{of_month} {month} {year}")
            },
            face: Face::Drawn(""),
            direction: Direction::LeftToRight,
        })
        .collect();
    make(&sheets);
}

#[test]
fn the_texts_of_the_worked_examples_are_as_they_were_read_last() {
    with_examples(|sheets| {
        for (method, sheet) in METHODS.iter().zip(sheets) {
            for (ending, text) in [
                ("md", outputs::markdown(sheet)),
                ("txt", outputs::assistant(sheet)),
            ] {
                check(&format!("tests/fixtures/outputs/{method}.{ending}"), &text);
            }
        }
        check(
            "tests/fixtures/outputs/set.csv",
            &outputs::csv(&Words::ENGLISH, sheets),
        );
    });
}
