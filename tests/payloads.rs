//! More than a thousand texts that mean harm, in every field of a persona, a brand, a pack and a notebook, on every way out that needs no
//! browser: documents, pictures, texts, tables, calendars and names of files. Real parsers read what comes out; nothing may be in it that is
//! not there with harmless texts.
//!
//! On every day each text is in some of the fields; `PB_TORTURE=<rounds>` (`cargo xtask torture payloads`) puts each into all of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot make what it looks at has failed"
)]

mod made;

use std::collections::BTreeSet;

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use made::{Filling, payloads};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use persona_builder::domain::accent;
use persona_builder::domain::brief::{self, Brief, Direction, Extent, Look, Paper, deep_dive};
use persona_builder::domain::calendar;
use persona_builder::domain::day::Day;
use persona_builder::domain::file_name::file_name;
use persona_builder::domain::format::{
    File, read_draft, read_file, read_interview, read_notebook, record, write_draft, write_file,
    write_notebook,
};
use persona_builder::domain::interview::{Interview, Kind};
use persona_builder::domain::outputs::{self, Face};
use persona_builder::domain::persona::{Brand, Persona, Portrait};
use persona_builder::domain::portrait::Portrait as Drawn;
use persona_builder::domain::record::Team;
use persona_builder::domain::set::{self, Member, PersonaSet};
use persona_builder::domain::story;
use persona_builder::domain::teams;
use persona_builder::domain::words::{Word, Words, fill, form};
use persona_builder::domain::worksheet::{self, Worksheet};

/// A text of the same length and lines that says nothing to any reader.
fn harmless(text: &str) -> String {
    let tame = |letter: char| match letter {
        '\n' | ' ' => letter,
        letter if letter.is_ascii_alphanumeric() => 'n',
        _ => 'o',
    };
    text.chars().map(tame).collect()
}

const PACKS: [&str; 4] = [
    include_str!("../interviews/community.en.json"),
    include_str!("../interviews/customer.en.json"),
    include_str!("../interviews/research.en.json"),
    include_str!("../docs/examples/pack.json"),
];

/// How what comes out is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    Html,
    Svg,
    Markdown,
    Assistant,
    Table,
    Calendar,
}

/// Everything that comes out of personas, by name.
struct Out {
    name: &'static str,
    read: Read,
    text: String,
}

/// All that is made for one round.
struct World {
    interview: Interview,
    personas: Vec<Persona>,
    brand: Brand,
    round: usize,
}

impl World {
    /// A pack, two personas and a brand, filled with texts.
    fn of(round: usize, text: &mut dyn FnMut() -> String) -> Self {
        // The same fields in the same order in every eighth round, so that each text comes to each of them.
        let variant = round % VARIANTS;
        let mut interview = read_interview(PACKS[variant % PACKS.len()]).unwrap();
        let mut filling = Filling::new(text, variant as u64);
        // With a pack of ours the labels are short, and more of the answers is shown.
        if variant < PACKS.len() {
            filling.interview(&mut interview);
        }
        let personas = (0..2).map(|_| filling.persona(&interview)).collect();
        let brand = filling.brand();
        Self {
            interview,
            personas,
            brand,
            round,
        }
    }

    /// Everything on paper, in pictures and in texts, or one of it.
    fn out(&self, only: Option<&str>) -> Vec<Out> {
        let words = &Words::ENGLISH;
        let (interview, persona, brand) = (&self.interview, &self.personas[0], &self.brand);
        let day = Day::new(2026, 11, 22).unwrap();
        let format_day = |day: Day| day.to_string();
        let count =
            |word: Word, count: usize| fill(form(words.get(word), "other"), &[("n", &count.to_string())]);
        let direction = [Direction::LeftToRight, Direction::RightToLeft][self.round / 2 % 2];
        let paper = [Paper::Any, Paper::A4, Paper::Letter][self.round % 3];
        let face = match persona.portrait() {
            Portrait::Drawn { seed, parts } => {
                let parts = parts
                    .iter()
                    .map(|(part, option)| (part.as_str(), option.as_str()));
                Drawn::from_choices(parts, &seed).svg()
            }
            Portrait::Photo(_) => String::new(),
        };
        let mut out = vec![Out {
            name: "face",
            read: Read::Svg,
            text: face.clone(),
        }];
        let mut put = |name, read, text: &dyn Fn() -> String| {
            if only.is_none_or(|only| only == name) {
                let text = text();
                out.push(Out { name, read, text });
            }
        };
        let photo = brief::photo("data:image/png;base64,iVBORw0KGgo=");
        let brief_of = |look, extent| Brief {
            interview,
            persona,
            brand,
            words,
            portrait: if self.round.is_multiple_of(2) {
                &face
            } else {
                &photo
            },
            today: "22 November 2026",
            now: day,
            format_day: &format_day,
            look,
            extent,
            direction,
            paper,
        };
        put("brief", Read::Html, &|| {
            brief::document(&brief_of(Look::Plain, Extent::Page))
        });
        put("record", Read::Html, &|| {
            brief::document(&brief_of(Look::Plain, Extent::Record))
        });
        put("poster", Read::Html, &|| {
            brief::document(&brief_of(Look::Poster, Extent::Page))
        });
        put("compact", Read::Html, &|| {
            brief::document(&brief_of(Look::Compact, Extent::Page))
        });
        let kept = record(persona);
        let deep = || deep_dive::document(&brief_of(Look::Plain, Extent::Record), &kept);
        put("deep dive", Read::Html, &deep);
        let briefs: Vec<teams::Brief> = Team::ALL
            .iter()
            .map(|team| teams::brief(interview, persona, &kept.edits, words, *team))
            .collect();
        let printed = teams::Printed {
            briefs: &briefs,
            interview,
            brand,
            words,
            today: "22 November 2026",
            direction,
            paper,
        };
        put("team briefs", Read::Html, &|| teams::document(&printed));
        let about = [brand.name.as_str(), ", 22 November 2026"].concat();
        put("team briefs to paste", Read::Markdown, &|| {
            teams::markdown(&briefs, interview, words, &about)
        });
        let mut members = PersonaSet::default();
        for persona in self.personas.iter().chain(self.personas.first()) {
            members.add(Member::of(interview, persona));
        }
        let sheet = set::Sheet {
            set: &members,
            brand,
            words,
            language: "en",
            count: &count,
            today: day,
            format_day: &format_day,
            direction,
            paper,
            is_whole: self.round.is_multiple_of(2),
        };
        put("set", Read::Html, &|| set::document(&sheet));
        let sheet = Worksheet {
            interview,
            brand,
            words,
            count: &count,
            direction,
            paper,
        };
        put("worksheets", Read::Html, &|| worksheet::document(&sheet));
        let sheets: Vec<outputs::Sheet<'_>> = self
            .personas
            .iter()
            .map(|persona| outputs::Sheet {
                interview,
                persona,
                brand,
                words,
                today: "22 November 2026",
                format_day: &format_day,
                face: Face::Drawn(&face),
                direction,
            })
            .collect();
        put("card", Read::Svg, &|| outputs::card(&sheets[0]).svg);
        put("map", Read::Svg, &|| outputs::map(&sheets[0]).svg);
        put("markdown", Read::Markdown, &|| outputs::markdown(&sheets[0]));
        put("assistant", Read::Assistant, &|| outputs::assistant(&sheets[0]));
        put("table", Read::Table, &|| outputs::csv(words, &sheets));
        let entries = calendar::entries(words, persona, persona.name().short(), Some(day));
        let file = || calendar::calendar(&persona.id, &entries, "2026-11-22T10:00:00Z", 3);
        put("calendar", Read::Calendar, &file);
        out
    }
}

/// The shape of a document: which elements are in which, and which have which attributes; and what is wrong in it whatever else there is.
#[derive(Default)]
struct Shape {
    parts: BTreeSet<String>,
    wrong: Vec<String>,
}

/// Elements that run or load something, and are in none of our documents.
const NEVER: [&str; 20] = [
    "script",
    "iframe",
    "frame",
    "object",
    "embed",
    "base",
    "link",
    "form",
    "input",
    "foreignobject",
    "animate",
    "set",
    "use",
    "template",
    "video",
    "audio",
    "source",
    "math",
    "noscript",
    "textarea",
];

impl Shape {
    fn element(&mut self, parent: &str, name: &str) {
        self.parts.insert(format!("{parent}>{name}"));
        if NEVER.contains(&name.to_lowercase().as_str()) {
            self.wrong.push(format!("an element {name}"));
        }
    }

    fn attribute(&mut self, element: &str, name: &str, value: &str) {
        // Where a value can be one of few, it is part of the shape.
        let told = ["rel", "http-equiv", "name", "type", "content"].contains(&name);
        self.parts.insert(if told {
            format!("{element} {name}={value}")
        } else {
            format!("{element} {name}")
        });
        let value: String = value
            .to_lowercase()
            .chars()
            .filter(|letter| !letter.is_whitespace() && !letter.is_control())
            .collect();
        let loads = [
            "href",
            "src",
            "action",
            "formaction",
            "data",
            "srcdoc",
            "xlink:href",
            "poster",
        ];
        let is_ours = value.starts_with("data:image/png;base64,") || value.starts_with('#');
        if name.starts_with("on") || (loads.contains(&name) && !is_ours) {
            self.wrong.push(format!("{element} {name}={value}"));
        }
        if name == "style" && (value.contains("url(") || value.contains("expression") || value.contains('<'))
        {
            self.wrong.push(format!("{element} {name}={value}"));
        }
    }

    fn styles(&mut self, text: &str) {
        let text = text.to_lowercase();
        for word in [
            "url(",
            "@import",
            "expression(",
            "javascript:",
            "<",
            "alert",
            "evil",
        ] {
            if text.contains(word) {
                self.wrong.push(format!("a style with {word}"));
            }
        }
    }

    fn html(text: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(text);
        let mut shape = Self::default();
        shape.node(&dom.document, "");
        shape
    }

    fn node(&mut self, node: &Handle, parent: &str) {
        let mut name = parent.to_owned();
        match &node.data {
            NodeData::Element { name: tag, attrs, .. } => {
                name = tag.local.to_string();
                self.element(parent, &name);
                for attribute in attrs.borrow().iter() {
                    self.attribute(&name, &attribute.name.local, &attribute.value);
                }
            }
            NodeData::Text { contents } if parent == "style" => self.styles(&contents.borrow()),
            NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. } => {
                self.wrong.push("a comment or an instruction".to_owned());
            }
            _ => {}
        }
        for child in node.children.borrow().iter() {
            self.node(child, &name);
        }
    }

    fn svg(text: &str) -> Self {
        let mut shape = Self::default();
        match roxmltree::Document::parse(text) {
            Err(error) => shape.wrong.push(format!("not XML: {error}")),
            Ok(document) => {
                for node in document.descendants() {
                    if node.is_comment() || node.is_pi() {
                        shape.wrong.push("a comment or an instruction".to_owned());
                    }
                    if !node.is_element() {
                        continue;
                    }
                    let name = node.tag_name().name();
                    let parent = node
                        .parent_element()
                        .map_or("", |parent| parent.tag_name().name());
                    shape.element(parent, name);
                    for attribute in node.attributes() {
                        shape.attribute(name, attribute.name(), attribute.value());
                    }
                    if name == "style" {
                        shape.styles(node.text().unwrap_or_default());
                    }
                }
            }
        }
        shape
    }

    fn markdown(text: &str) -> Self {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let mut shape = Self::default();
        for event in Parser::new_ext(text, Options::all()) {
            match event {
                Event::Text(_) | Event::SoftBreak | Event::HardBreak | Event::End(_) => {}
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    shape.wrong.push(format!("a link to {dest_url}"));
                }
                Event::Html(html) | Event::InlineHtml(html) => shape.wrong.push(format!("markup: {html}")),
                Event::Start(Tag::List(_)) => {
                    shape.parts.insert("list".to_owned());
                }
                other => {
                    let told = format!("{other:?}");
                    let name = told.split(['{', '\n']).next().unwrap_or_default().trim();
                    shape.parts.insert(name.to_owned());
                }
            }
        }
        shape
    }

    fn assistant(text: &str) -> Self {
        let mut shape = Self::default();
        for line in text.lines() {
            if line.matches('"').count() % 2 != 0 {
                shape.wrong.push(format!("quotes that do not close: {line}"));
            }
            let unseen = |letter: char| {
                letter.is_control()
                    || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}' | '\u{200b}' | '\u{2028}' | '\u{2029}')
            };
            if line.contains(unseen) {
                shape.wrong.push(format!("something unseen: {line:?}"));
            }
            // Between the quotes anything may stand; outside of them what we say.
            let ours: Vec<&str> = line.split('"').step_by(2).collect();
            shape.parts.insert(digits_as_one(&ours.join("\"\"")));
        }
        shape
    }

    fn table(text: &str) -> Self {
        let mut shape = Self::default();
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        for row in reader.records() {
            match row {
                Err(error) => shape.wrong.push(error.to_string()),
                Ok(row) => {
                    shape.parts.insert(format!("{} cells", row.len()));
                    for cell in &row {
                        let first = cell
                            .trim_start_matches(|letter: char| letter.is_whitespace() || letter.is_control());
                        let hidden = ['\u{feff}', '\u{200b}'];
                        let first = first.trim_start_matches(hidden);
                        if first.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
                            || cell.starts_with(['\t', '\r', '\n'])
                        {
                            shape.wrong.push(format!("a formula: {cell:?}"));
                        }
                    }
                }
            }
        }
        let is_whole = |row: &str| row.starts_with('"') && row.ends_with('"');
        if !text.trim_end_matches("\r\n").split("\r\n").all(is_whole) {
            shape
                .wrong
                .push("a row with a cell that is not quoted".to_owned());
        }
        shape
    }

    fn calendar(text: &str) -> Self {
        let mut shape = Self::default();
        if text.replace("\r\n", "").contains(['\r', '\n']) || !text.ends_with("\r\n") {
            shape.wrong.push("a line that does not end in CR LF".to_owned());
        }
        for line in text.split("\r\n") {
            if line.len() > 75 {
                shape.wrong.push(format!("a line of {} bytes", line.len()));
            }
        }
        let unfolded = text.replace("\r\n ", "");
        for line in unfolded.split("\r\n").filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let ours = if ["SUMMARY", "DESCRIPTION"].contains(&name) {
                // Whatever separates stands behind a backslash.
                let bare = value
                    .replace("\\\\", "")
                    .replace("\\;", "")
                    .replace("\\,", "")
                    .replace("\\n", "");
                if bare.contains(['\\', ';', ',']) || value.chars().any(|one| one.is_control() && one != '\t')
                {
                    shape.wrong.push(format!("not escaped: {line:?}"));
                }
                name.to_owned()
            } else {
                digits_as_one(line)
            };
            shape.parts.insert(ours);
        }
        shape
    }

    fn of(out: &Out) -> Self {
        match out.read {
            Read::Html => Self::html(&out.text),
            Read::Svg => Self::svg(&out.text),
            Read::Markdown => Self::markdown(&out.text),
            Read::Assistant => Self::assistant(&out.text),
            Read::Table => Self::table(&out.text),
            Read::Calendar => Self::calendar(&out.text),
        }
    }
}

/// A line with all its numbers alike.
fn digits_as_one(line: &str) -> String {
    let mut out = String::new();
    for letter in line.chars() {
        if !letter.is_ascii_digit() {
            out.push(letter);
        } else if !out.ends_with('0') {
            out.push('0');
        }
    }
    out
}

/// Texts one after the other, beginning with a later one each round.
fn in_turn(texts: &[String], round: usize) -> impl FnMut() -> String {
    let mut at = round;
    move || {
        at += 1;
        texts[at % texts.len()].clone()
    }
}

/// The shapes of what comes out with harmless texts, as far as they were needed.
struct Usual<'a> {
    texts: &'a [String],
    shapes: Vec<(&'static str, BTreeSet<String>)>,
    /// What was looked at: a way out, a round, a length.
    seen: BTreeSet<(String, usize, usize)>,
}

impl Usual<'_> {
    fn has(&self, name: &str, part: &str) -> bool {
        self.shapes
            .iter()
            .any(|(one, parts)| *one == name && parts.contains(part))
    }

    /// What of a shape comes with no harmless texts, whether they are as long as those of the round, or shorter.
    fn more(&mut self, name: &str, shape: &Shape, round: usize) -> Vec<String> {
        for length in [usize::MAX, 28, 12, 4, 0] {
            if shape.parts.iter().all(|part| self.has(name, part)) {
                break;
            }
            self.look(name, round, length);
        }
        let more = shape.parts.iter().filter(|part| !self.has(name, part));
        more.map(|part| format!("more than text: {part}")).collect()
    }

    fn look(&mut self, name: &str, round: usize, length: usize) {
        if !self.seen.insert((name.to_owned(), round, length)) {
            return;
        }
        let short = |text: &String| text.chars().take(length).collect::<String>();
        let texts: Vec<String> = self.texts.iter().map(short).collect();
        let world = World::of(round, &mut in_turn(&texts, first_of(round)));
        for one in world.out(Some(name)) {
            let shape = Shape::of(&one);
            assert!(
                shape.wrong.is_empty(),
                "{} with harmless texts: {:?}",
                one.name,
                shape.wrong
            );
            match self.shapes.iter_mut().find(|(name, _)| *name == one.name) {
                Some((_, parts)) => parts.extend(shape.parts),
                None => self.shapes.push((one.name, shape.parts)),
            }
        }
    }
}

/// The packs, each with hostile words of its own and with ours.
const VARIANTS: usize = 2 * PACKS.len();
/// How many texts further a variant begins each time; after as many times as there are texts each was everywhere.
const STEP: usize = 67;

/// The text that a round begins with.
fn first_of(round: usize) -> usize {
    round / VARIANTS * STEP + round % VARIANTS * 139
}

#[test]
fn no_text_becomes_more_than_text() {
    let texts = payloads();
    assert!(texts.len() >= 1000 && !texts.len().is_multiple_of(STEP));
    let tame: Vec<String> = texts.iter().map(|text| harmless(text)).collect();
    let mut usual = Usual {
        texts: &tame,
        shapes: Vec::new(),
        seen: BTreeSet::new(),
    };
    let rounds = made::points(4);
    let first = usize::try_from(made::seed() - 1).unwrap();
    let (mut documents, mut failures) = (0, 0);
    for round in first..first + rounds {
        let world = World::of(round, &mut in_turn(&texts, first_of(round)));
        for one in world.out(None) {
            documents += 1;
            let mut shape = Shape::of(&one);
            // Our own sentences around a text differ with what there is to say.
            if one.read != Read::Assistant {
                shape.wrong.extend(usual.more(one.name, &shape, round));
            }
            if !shape.wrong.is_empty() {
                failures += 1;
                shape.wrong.truncate(5);
                println!("round {round}, {}: {:#?}", one.name, shape.wrong);
            }
        }
        keeps(&world, &texts, round);
    }
    println!("torture: payloads points={documents} failures={failures}");
    assert_eq!(failures, 0);
}

/// What is written of a world is read back as it was.
fn keeps(world: &World, texts: &[String], round: usize) {
    let mut text = in_turn(texts, round);
    let notebook = Filling::new(&mut text, round as u64).notebook();
    let mut personas = world.personas.clone();
    for (index, persona) in personas.iter_mut().enumerate() {
        persona.id = format!("made-{index}");
    }
    let file = File {
        brand: Brand {
            accent: String::new(),
            ..world.brand.clone()
        },
        personas,
        notebook: notebook.clone(),
        ..File::default()
    };
    let written = write_file(&file);
    let read = read_file(written.as_bytes()).unwrap_or_else(|error| panic!("round {round}: {error}"));
    assert!(
        read.personas == file.personas && read.brand == file.brand,
        "round {round}"
    );
    assert_eq!(read.notebook.entries, notebook.entries, "round {round}");
    assert_eq!(read_notebook(&write_notebook(&notebook)).unwrap(), notebook);
    let draft = persona_builder::domain::draft::Draft {
        persona: world.personas[0].clone(),
        ..Default::default()
    };
    assert_eq!(read_draft(&write_draft(&draft)).unwrap(), draft, "round {round}");
}

/// The story drafted from moments stays text, and placeholders in what people wrote are not filled.
#[test]
fn no_text_is_taken_for_one_of_ours_with_places_to_fill() {
    for (index, pack) in PACKS.iter().enumerate() {
        let interview = read_interview(pack).unwrap();
        let mut text = || "{name} {text} {n} {day} {title}".to_owned();
        let persona = Filling::new(&mut text, index as u64).persona(&interview);
        let brand = Brand {
            name: "{name}".to_owned(),
            ..Brand::default()
        };
        let world = World {
            interview: interview.clone(),
            personas: vec![persona.clone(), persona.clone()],
            brand,
            round: index,
        };
        for out in world.out(None) {
            let bare = out
                .text
                .replace("\\{", "{")
                .replace("\\}", "}")
                .replace("\r\n ", "");
            let whole = ["{name} {text}", "&#123;name}", "{name}"];
            let is_there = whole.iter().any(|whole| bare.contains(whole));
            assert!(is_there || out.name == "face", "{}", out.name);
        }
        if let Some((kind @ Kind::Moments { .. }, moments)) = story::moments(&interview, &persona) {
            let drafted = story::draft(&Words::ENGLISH, &persona.name(), kind, moments);
            assert!(drafted.contains("{name} {text} {n} {day} {title}"), "{drafted}");
        }
    }
}

#[test]
fn no_text_becomes_a_name_that_some_system_does_not_take() {
    let reserved = ["con", "prn", "aux", "nul", "com1", "lpt1"];
    for text in payloads() {
        for extension in ["json", "html", "svg", "md", "csv", "ics", "txt"] {
            let name = file_name(&text, "persona", extension);
            let stem = name
                .strip_suffix(extension)
                .and_then(|name| name.strip_suffix('.'));
            let stem = stem.unwrap_or_else(|| panic!("{name:?} of {text:?} lost its end"));
            assert!(
                !stem.is_empty() && name.len() <= 180 && name.chars().count() <= 80,
                "{name:?}"
            );
            assert!(
                !stem.starts_with(['.', '-', ' ']) && !stem.ends_with(['.', ' ']),
                "{name:?}"
            );
            let refused = |letter: char| {
                letter.is_control()
                    || "/\\:*?\"<>|".contains(letter)
                    || matches!(letter, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
            };
            assert!(!name.contains(refused), "{name:?}");
            let device = stem.split('.').next().unwrap_or_default().to_lowercase();
            assert!(!reserved.contains(&device.as_str()), "{name:?}");
        }
    }
}

/// What stands in style sheets is reckoned from the accent and never it.
#[test]
fn no_text_is_a_colour() {
    let ours = accent::css("");
    for text in payloads() {
        assert_eq!(accent::css(&text), ours, "{text}");
        assert_eq!(accent::css_on_paper(&text), accent::css_on_paper(""), "{text}");
    }
}

/// A pack with texts that mean harm is read as it is, and one that cannot be is told with its place.
#[test]
fn packs_keep_whatever_they_say() {
    let texts = payloads();
    for text in &texts {
        let mut json: serde_json::Value = serde_json::from_str(PACKS[3]).unwrap();
        for pointer in ["/title", "/steps/0/title", "/steps/0/screens/0/questions/0/label"] {
            *json.pointer_mut(pointer).unwrap() = text.as_str().into();
        }
        match read_interview(&json.to_string()) {
            Ok(interview) => {
                assert_eq!(interview.title, *text);
                assert_eq!(interview.questions().next().unwrap().label, *text);
            }
            // A title has to say something.
            Err(error) => assert_eq!(
                (error.path.as_str(), text.trim().is_empty()),
                ("title", true),
                "{text:?}"
            ),
        }
    }
}
