//! A persona in a link: made, opened, kept; and links that arrive otherwise than they left.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use persona_builder::domain::amount::Amount;
use persona_builder::domain::day::Day;
use persona_builder::domain::draft::Draft;
use persona_builder::domain::format;
use persona_builder::domain::interview::{Interview, Kind, Question};
use persona_builder::domain::persona::{
    Answer, Brand, Choice, Choices, Evidence, EvidenceKind, Form, ITEMS_MAX, Item, Moment, Name, Persona,
    Portrait, Quantity, Quote, Source, TEXT_MAX, Test, TestKind, Value,
};
use persona_builder::domain::share::{self, Bad};
use persona_builder::domain::words::Words;
use serde_json::{Value as Json, json};

use crate::harness::storage::{draft, drafts, shelves};
use crate::harness::{Browser, Person, Stage, run, text_of};

const METHODS: [&str; 3] = ["community", "customer", "research"];

/// A picture of one pixel.
const PHOTO: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// Texts of many scripts and habits.
const TEXTS: [&str; 24] = [
    "",
    "Always the same seat, by the window",
    "He said: “not today”, and came back \"twice\" \\ with a friend",
    "يجلس دائمًا في المكان نفسه، بجانب النافذة (رقم 7)",
    "תמיד באותו מקום, ליד החלון – 12 פעמים",
    "همیشه همان‌جا می‌نشیند",
    "他总是坐在靠窗的同一个位置",
    "いつも窓際の同じ席に座る。",
    "항상 창가의 같은 자리에 앉는다",
    "वह हमेशा खिड़की के पास बैठता है",
    "เขานั่งที่เดิมข้างหน้าต่างเสมอ",
    "Πάντα στην ίδια θέση, δίπλα στο παράθυρο",
    "Всегда на том же месте у окна",
    "👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈 and a 🚲 1️⃣",
    "e\u{301}\u{327} Zalgo\u{335}\u{336}\u{337} ﬁ ﬀ Å",
    "\u{202E}backwards\u{202C} and \u{2066}apart\u{2069}",
    "<script>window.pwned = 1</script><img src=x onerror=\"window.pwned = 1\">",
    "{name} | one: {n} | other: {n} &amp; %20 %",
    "first line\nsecond line\r\n\tindented",
    "control \u{1}\u{7f}\u{0} characters",
    "javascript:alert(1)",
    "#/shared/1.2.AB.0000000",
    "\u{FEFF}\u{200B}\u{200D}\u{AD}",
    "--__..~~ 𝕬𝖇𝖈 𐍈",
];

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    /// One below a limit.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap() % limit
    }

    fn chance(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn text(&mut self) -> String {
        let text = TEXTS[self.below(TEXTS.len())];
        // Sometimes as long as a text may be, sometimes of letters that say nothing twice.
        if self.chance(1500) {
            return text
                .chars()
                .cycle()
                .take(if text.is_empty() { 0 } else { TEXT_MAX })
                .collect();
        }
        if self.chance(150) {
            return (0..200)
                .filter_map(|_| char::from_u32(u32::try_from(self.below(0x2_0000)).unwrap()))
                .collect();
        }
        text.to_owned()
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn day(&mut self) -> Day {
        let (year, month, day) = (1 + self.below(9998), 1 + self.below(12), 1 + self.below(28));
        Day::new(
            u16::try_from(year).unwrap(),
            u8::try_from(month).unwrap(),
            u8::try_from(day).unwrap(),
        )
        .unwrap()
    }

    fn count(&mut self) -> Option<u32> {
        let count = self.below(100_000);
        self.chance(2).then(|| u32::try_from(count).unwrap())
    }

    fn evidence(&mut self) -> Vec<Evidence> {
        (0..self.below(3))
            .map(|_| Evidence {
                note: self.text(),
                date: self.chance(2).then(|| Day::new(2026, 9, 24).unwrap()),
                count: self.count(),
                ..Evidence::of(self.pick(EvidenceKind::ALL))
            })
            .collect()
    }

    /// A few things; now and then as many as there may be.
    fn several<T>(&mut self, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = if self.chance(600) {
            ITEMS_MAX
        } else {
            self.below(5)
        };
        (0..count).map(|_| one(self)).collect()
    }

    fn value(&mut self, kind: &Kind) -> Value {
        match kind {
            Kind::ShortText => Value::ShortText(self.text()),
            Kind::LongText => Value::LongText(self.text()),
            Kind::List { .. } => Value::List(self.several(|numbers| Item {
                text: numbers.text(),
                evidence: numbers.evidence(),
                ..Item::default()
            })),
            Kind::Choice { options, .. } if !options.is_empty() && !self.chance(4) => {
                let at = self.below(options.len());
                Value::Choice(Choice::Option(options[at].id.clone()))
            }
            Kind::Choice { .. } => Value::Choice(Choice::Own(self.text())),
            Kind::Choices { options, .. } => {
                let chosen = options
                    .iter()
                    .filter(|_| self.chance(2))
                    .map(|one| one.id.clone())
                    .collect();
                Value::Choices(Choices {
                    options: chosen,
                    own: self.several(Self::text),
                })
            }
            Kind::Scale { from, to, .. } => Value::Scale(
                from + i32::try_from(self.below(usize::try_from(to - from).unwrap() + 1)).unwrap(),
            ),
            Kind::Date { .. } => Value::Date(self.day()),
            Kind::Number { unit } => Value::Number(Quantity {
                amount: Amount::parse(&format!("{}e-{}", self.below(1_000_000), self.below(6))).unwrap(),
                unit: unit.clone(),
            }),
            Kind::Quotes => Value::Quotes(self.several(|numbers| Quote {
                words: numbers.text(),
                who: numbers.text(),
                place: numbers.text(),
                evidence: numbers.evidence(),
                ..Quote::default()
            })),
            Kind::Moments { moments, .. } => Value::Moments(self.several(|numbers| {
                Moment {
                    moment: (!moments.is_empty() && numbers.chance(2))
                        .then(|| moments[numbers.below(moments.len())].id.clone()),
                    title: numbers.text(),
                    what: numbers.text(),
                    place: numbers.text(),
                    feeling: i8::try_from(numbers.below(5)).unwrap() - 2,
                    nearly: numbers.text(),
                    evidence: numbers.evidence(),
                    ..Moment::default()
                }
            })),
            Kind::Sources { .. } => Value::Sources(self.several(|numbers| Source {
                source: numbers.text(),
                form: numbers.pick(Form::ALL),
                said: numbers.text(),
                count: numbers.count(),
                when: numbers.text(),
                ..Source::default()
            })),
            Kind::Test => Value::Test(Test {
                kind: self.chance(2).then_some(TestKind::Event),
                what: self.text(),
                audience: self.text(),
                sign: self.text(),
                date: self.chance(2).then(|| self.day()),
            }),
            Kind::Portrait if self.chance(3) => Value::Portrait(Portrait::Photo(PHOTO.into())),
            Kind::Portrait => Value::Portrait(Portrait::Drawn {
                seed: self.text(),
                parts: [
                    ("hair".to_owned(), "bun".to_owned()),
                    ("skin".to_owned(), self.text()),
                ]
                .into_iter()
                .collect(),
            }),
            Kind::Name => Value::Name(Name::default()),
        }
    }

    /// A persona that answers some of an interview's questions, and some of another one's.
    fn persona(&mut self, index: usize, all: &[Interview]) -> Persona {
        let interview = &all[index % all.len()];
        let mut persona = Persona {
            id: format!("made-{index}"),
            created: "2026-10-01T09:00:00Z".into(),
            changed: "2026-11-20T18:30:00.123Z".into(),
            ..Persona::default()
        };
        persona.interview.id.clone_from(&interview.id);
        persona.interview.revision = interview.revision;
        persona.interview.language = "en".into();
        persona.version.number = 1 + u32::try_from(self.below(9)).unwrap();
        persona.version.parent = self.chance(2).then(|| "fnv1a-64:0123456789abcdef".to_owned());
        let others = all[(index + 1) % all.len()].steps.iter().take(1);
        let questions = interview
            .steps
            .iter()
            .chain(others)
            .flat_map(|step| &step.screens);
        let questions: Vec<&Question> = questions.flat_map(|screen| &screen.questions).collect();
        let share = 1 + self.below(6);
        for question in questions {
            if self.below(6) < share {
                let mut answer = Answer::from(self.value(&question.kind));
                if question.claim {
                    answer.evidence = self.evidence();
                }
                persona.answers.insert(question.id.clone(), answer);
            }
        }
        let name = Name {
            name: format!(
                "Number {index}. {}",
                self.text().chars().take(60).collect::<String>()
            ),
            epithet: self.text().chars().take(60).collect(),
            pronoun: self.pick(&["", "she", "he", "they", "xe"]).into(),
        };
        persona
            .answers
            .insert("name".into(), Answer::from(Value::Name(name)));
        let mut count = 0;
        for answer in persona.answers.values_mut() {
            answer.value.fill_ids(|| {
                count += 1;
                format!("{index:04x}{count:012x}")
            });
        }
        persona
    }
}

fn interviews() -> Vec<Interview> {
    METHODS
        .iter()
        .map(|method| format::read_interview(&text_of(&format!("interviews/{method}.en.json"))).unwrap())
        .collect()
}

fn deflated(text: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// What a link carries for a persona.
fn carried(persona: &Persona) -> String {
    let brand = Brand {
        name: "Slow Spoke".into(),
        accent: "#2f5d62".into(),
        ..Brand::default()
    };
    share::pack(&deflated(share::text(&brand, persona).as_bytes()))
}

/// What is wrong with what a link carries, as the domain sees it; nothing where it opens.
fn wrong(payload: &str) -> Option<Bad> {
    let judge = || -> Result<(), Bad> {
        let bytes = share::unpack(payload)?;
        let mut text = Vec::new();
        let limit = u64::try_from(share::TEXT_MAX).unwrap() + 1;
        let read = DeflateDecoder::new(bytes.as_slice())
            .take(limit)
            .read_to_end(&mut text);
        if text.len() > share::TEXT_MAX {
            return Err(Bad::TooLarge);
        }
        read.map_err(|_| Bad::Damaged)?;
        let (persona, _) = share::read(&text)?;
        if METHODS.contains(&persona.interview.id.as_str()) {
            Ok(())
        } else {
            Err(Bad::NoInterview {
                id: persona.interview.id,
            })
        }
    };
    judge().err()
}

/// A number as English writes it.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Waits in the page, without a question of ours for every look.
const UNTIL: &str = r#"
    const until = async (what, test) => {
        const end = performance.now() + 12000;
        for (;;) {
            const found = test();
            if (found) return found;
            if (performance.now() > end) throw new Error("waited in vain for " + what + " at " + location.hash.slice(0, 80));
            await new Promise(good => setTimeout(good, 3));
        }
    };
    // Chromium lets a page go to two hundred places in ten seconds, and passes the others over without a word.
    const go = async hash => {
        const before = location.href;
        location.hash = hash;
        while (location.href === before) {
            await new Promise(good => setTimeout(good, 250));
            location.hash = hash;
        }
    };
    // What is drawn of the answers is not looked at here, and takes the browser long.
    if (!document.adoptedStyleSheets.length) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(".overview__step, .overview__portrait { display: none !important }");
        document.adoptedStyleSheets = [sheet];
    }
    const title = () => document.querySelector("main .page__title")?.textContent ?? "";"#;

/// Makes a link to each of these drafts with the page's own button.
const MAKE: &str = r##"
    const links = {};
    for (const [id, name] of given[0]) {
        await go("#/draft/" + id + "/overview");
        const button = await until(name, () => title().includes(name) && document.getElementById("share-open"));
        button.click();
        links[id] = await until("the link to " + name, () => document.getElementById("share-link")?.value);
    }
    return links"##;

/// Opens each of these links and keeps a copy.
const KEEP: &str = r##"
    for (const [link, name] of given[0]) {
        await go(new URL(link).hash);
        const button = await until(name, () => title().includes(name) && document.querySelector(".shared__note button"));
        button.click();
        await until(name + " to be kept", () => location.hash.startsWith("#/draft/") && !document.querySelector(".shared"));
    }
    return window.pwned ?? null"##;

/// Opens each of these links and tells what is said.
const REFUSED: &str = r##"
    const said = [];
    for (const payload of given[0]) {
        await go("#/help");
        await until("the help", () => document.querySelector("input[name=decision]"));
        await go("#/shared/" + payload);
        await until(payload.slice(0, 60), () => title() === "This link does not open");
        said.push(document.querySelector("main .page__lead").textContent);
        if (!document.getElementById("crash").hidden) throw new Error("the page broke: " + payload.slice(0, 60));
    }
    return said"##;

impl Person {
    /// Runs a script of the page over things, some at a time.
    async fn goes_through(&self, script: &str, things: &[Json], at_once: usize) -> Vec<Json> {
        let script = [UNTIL, script].concat();
        let mut all = Vec::new();
        for some in things.chunks(at_once) {
            all.push(self.asks_later(&script, vec![json!(some)]).await);
        }
        all
    }

    /// The link in the panel.
    async fn reads_the_link(&self) -> String {
        let link = self
            .waits_for(
                "the link",
                "return document.getElementById('share-link')?.value",
                vec![],
            )
            .await;
        link.as_str().unwrap().to_owned()
    }
}

/// No request ever had anything of a link in it.
fn asked_for_no_link(stage: &Stage, links: impl IntoIterator<Item = String>) {
    let asked = stage.server().asked();
    for link in links {
        let payload = link.rsplit('/').next().unwrap_or_default();
        let middle = payload.get(8..40).unwrap_or(payload);
        for (path, _) in &asked {
            assert!(!path.contains("shared") && !path.contains(middle), "{path}");
        }
    }
}

#[test]
fn two_hundred_personas_go_through_a_link_and_back_without_a_difference() {
    run("share-200", |stage| async move {
        let all = interviews();
        // A third of them in each engine, whose ways of packing differ, but not by persona.
        let third = match stage.browser() {
            Browser::Chromium => 0..67,
            Browser::Firefox => 67..134,
            Browser::WebKit => 134..201,
        };
        let count = third.len();
        let mut numbers = Numbers(0x5eed_0fa1_1ce5);
        let personas: Vec<Persona> = (0..201).map(|index| numbers.persona(index, &all)).collect();
        let personas = &personas[third.clone()];
        let began = std::time::Instant::now();
        let person = stage.somebody().await;
        person.opens_the_page().await;
        let shelf: Vec<Draft> = personas
            .iter()
            .map(|persona| Draft {
                persona: persona.clone(),
                sequence: 1,
                ..Draft::default()
            })
            .collect();
        shelves(&person, &shelf).await;
        person.opens("#/help").await;
        let wanted: Vec<Json> = third
            .clone()
            .map(|index| json!([format!("made-{index}"), format!("Number {index}.")]))
            .collect();
        let mut links = BTreeMap::new();
        for some in person.goes_through(MAKE, &wanted, 20).await {
            for (id, link) in some.as_object().unwrap() {
                links.insert(id.clone(), link.as_str().unwrap().to_owned());
            }
        }
        assert_eq!(links.len(), count);
        println!("made after {:.1} s", began.elapsed().as_secs_f64());
        let longest = links.values().map(String::len).max().unwrap();
        println!("the longest link has {longest} characters");

        // Somebody else opens them.
        let person = stage.somebody().await;
        person.opens("#/help").await;
        let things: Vec<Json> = third
            .map(|index| json!([links[&format!("made-{index}")], format!("Number {index}.")]))
            .collect();
        for pwned in person.goes_through(KEEP, &things, 20).await {
            assert_eq!(pwned, Json::Null, "a text ran as a script");
        }
        let kept = drafts(&person).await;
        person.goes_to_place("#/").await;
        let file = person.takes_file_from("Download all as JSON").await;
        let file = format::read_file(file.text.as_bytes()).unwrap();
        assert_eq!(
            (kept.as_object().unwrap().len(), file.personas.len()),
            (count, count)
        );
        for persona in personas {
            let expected = share::without_photo(persona.clone());
            let text = kept[&persona.id].as_str().unwrap();
            assert_eq!(
                format::read_draft(text).unwrap().persona,
                expected,
                "{} as kept",
                persona.id
            );
            let exported = file.personas.iter().find(|one| one.id == persona.id).unwrap();
            assert_eq!(*exported, expected, "{} as exported", persona.id);
        }
        asked_for_no_link(&stage, links.into_values());
    });
}

/// What links become on their way, or what somebody makes of them who means no good.
fn damaged() -> Vec<String> {
    let all = interviews();
    let mut numbers = Numbers(0x0bad_11e5);
    let good: Vec<String> = (0..6)
        .map(|index| carried(&numbers.persona(index, &all)))
        .collect();
    let mut bad = Vec::new();
    let pick = |numbers: &mut Numbers| good[numbers.below(good.len())].clone();
    // Cut.
    for _ in 0..28 {
        let link = pick(&mut numbers);
        let end = 1 + numbers.below(link.len() - 1);
        bad.push(link[..end].to_owned());
    }
    // Another letter, a letter lost, a letter too many.
    for index in 0..28 {
        let mut link = pick(&mut numbers);
        let at = 20 + numbers.below(link.len() - 40);
        let other = if link.as_bytes()[at] == b'Q' { "R" } else { "Q" };
        match index % 4 {
            0 | 1 => link.replace_range(at..=at, other),
            2 => link.replace_range(at..=at, ""),
            _ => link.insert_str(at, "QR"),
        }
        bad.push(link);
    }
    // Another order.
    for _ in 0..12 {
        let link = pick(&mut numbers);
        let (from, size) = (20 + numbers.below(link.len() / 2 - 40), 1 + numbers.below(15));
        let (first, rest) = link.split_at(from);
        let (one, rest) = rest.split_at(size);
        let (two, rest) = rest.split_at(size);
        bad.push([first, two, one, rest].concat());
    }
    bad.retain(|link| wrong(link).is_some());
    // Another version, capitals lost, the check of another link.
    for version in ["2", "9", "12", "0", "x", "-1"] {
        bad.push(good[0].replacen('1', version, 1));
    }
    bad.push(good[0].to_lowercase());
    bad.push(format!("{}0000000", &good[0][..good[0].len() - 7]));
    for text in [
        "",
        ".",
        "1",
        "1.",
        "1.zz",
        "1..",
        "1.-5.abc.0000000",
        "hello",
        "%00%ff",
        "1.zzzzzzzzzzzzzzz.a",
        "<script>",
    ] {
        bad.push(text.to_owned());
    }
    // Whole, but unfolding without an end.
    let pack = |text: &[u8]| share::pack(&deflated(text));
    for size in [share::TEXT_MAX + 1, 5_000_000, 20_000_000] {
        bad.push(pack(&vec![b' '; size]));
    }
    bad.push(pack(
        format!(
            r#"{{"format":"persona-builder/personas","version":1,"x":"{}"}}"#,
            "x".repeat(3_000_000)
        )
        .as_bytes(),
    ));
    // Whole, but not deflated, not to the end, with more behind it.
    bad.push(share::pack(b"this is no deflated text at all"));
    bad.push(share::pack(&[0xff; 300]));
    let whole = deflated(b"{}");
    bad.push(share::pack(&whole[..whole.len() - 1]));
    // Whole, but no persona.
    let deep = "[".repeat(100_000);
    let quote = "a\u{0}\u{202E}<img src=x onerror=alert(1)>";
    for text in [
        "",
        " ",
        "{}",
        "null",
        "not JSON",
        &deep,
        "\u{FEFF}",
        r#"{"format":"persona-builder/personas","version":1,"personas":[]}"#,
        r#"{"format":"persona-builder/personas","version":1,"personas":[{}]}"#,
        r#"{"format":"persona-builder/personas","version":1,"personas":{"id":1}}"#,
        r#"{"format":"persona-builder/personas","version":7,"personas":[]}"#,
        r#"{"format":"persona-builder/draft","version":1}"#,
        r#"{"format":"persona-builder/personas","version":1,"personas":[{"id":"../x","interview":{"id":"community"},"answers":{}}]}"#,
        r#"{"format":"persona-builder/personas","version":1,"personas":[{"id":"x","interview":{"id":"elsewhere"},"answers":{}}]}"#,
        r#"{"format":"persona-builder/personas","version":1,"personas":[{"id":"x","interview":{"id":"..-..-secret"},"answers":{}}]}"#,
        &format!(
            r#"{{"format":"persona-builder/personas","version":1,"personas":[{{"id":"x","interview":{{"id":"community"}},"answers":{{"{}":{{}}}}}}]}}"#,
            quote.replace('\u{0}', "")
        ),
    ] {
        bad.push(pack(text.as_bytes()));
    }
    bad.push(share::pack(&deflated(&[0xff, 0xfe, 0x41])));
    bad
}

#[test]
fn a_hundred_damaged_links_each_say_what_is_wrong_and_break_nothing() {
    run("share-bad", |stage| async move {
        let bad = damaged();
        assert!(bad.len() >= 100, "{} damaged links", bad.len());
        let person = stage.somebody().await;
        person.opens_the_page().await;
        shelves(&person, &[draft("d1", "Oda", "", "2026-11-03T10:00:00.000Z")]).await;
        person.reloads().await;
        let before = drafts(&person).await;
        let things: Vec<Json> = bad.iter().map(|one| json!(one)).collect();
        let said = person.goes_through(REFUSED, &things, 10).await;
        let said = said.iter().flat_map(|some| some.as_array().unwrap());
        let mut sentences = BTreeMap::new();
        for (link, said) in bad.iter().zip(said) {
            let start: String = link.chars().take(60).collect();
            let wrong = wrong(link).unwrap_or_else(|| panic!("{start} opens"));
            assert_eq!(said, &json!(wrong.sentence(&Words::ENGLISH, &grouped)), "{start}");
            let kind = format!("{wrong:?}");
            let kind = kind.split([' ', '{']).next().unwrap_or_default().to_owned();
            *sentences.entry(kind).or_insert(0) += 1;
        }
        println!("{} damaged links: {sentences:?}", bad.len());
        assert!(sentences.len() >= 7, "{sentences:?}");
        assert_eq!(drafts(&person).await, before, "a bad link changes nothing");
        // The page is as alive as ever.
        let all = interviews();
        let good = carried(&Numbers(7).persona(0, &all));
        person.goes_to_place(&format!("#/shared/{good}")).await;
        person.sees("Somebody shared this persona with you.").await;
        asked_for_no_link(&stage, bad.into_iter().filter(|one| one.len() > 60));
    });
}

/// Puts stand-ins in the place of the clipboard and of the browser's sheet of programs.
const STAND_INS: &str = r#"
    window.pbCopied = [];
    window.pbSent = [];
    window.pbRefuses = false;
    const clipboard = { writeText: async text => {
        if (window.pbRefuses) throw new Error("not allowed");
        window.pbCopied.push(text);
    } };
    Object.defineProperty(navigator, "clipboard", { configurable: true, get: () => clipboard });
    Object.defineProperty(navigator, "share", { configurable: true, value: async what => { window.pbSent.push(what); } })"#;

/// How the shelf's database and the browser's storage stand.
const STORED: &str = r#"
    return [Object.keys(localStorage).filter(key => key.includes(":draft:")).length, window.pwned ?? null]"#;

#[test]
fn a_link_is_made_copied_opened_kept_and_taken_back() {
    run("share", |stage| async move {
        let person = stage.somebody().await;
        person.opens_the_page().await;
        let mut oda = draft("d1", "Oda", "the Regular", "2026-11-03T10:00:00.000Z");
        oda.persona.answers.insert(
            "portrait".into(),
            Value::Portrait(Portrait::Photo(PHOTO.into())).into(),
        );
        shelves(&person, &[oda.clone()]).await;
        person.opens("#/draft/d1/overview").await;
        person.asks(STAND_INS, vec![]).await;
        person.chooses("Share as a link").await;
        person.sees("Nothing is sent to a server").await;
        person.sees("Not in it: a photo").await;
        let short = person.reads_the_link().await;
        assert!(
            short.starts_with(&stage.server().address("#/shared/1.")),
            "{short}"
        );
        person.sees(&format!("{} characters", short.len())).await;
        person.sees_no("Some programs carry less").await;
        person.chooses("Copy the link").await;
        person.sees("Copied").await;
        assert_eq!(
            person.asks("return window.pbCopied", vec![]).await,
            json!([short])
        );
        person.asks("window.pbRefuses = true", vec![]).await;
        person.chooses("Copy the link").await;
        person
            .sees("It is selected: copy it with your keyboard or your menu.")
            .await;
        let selected = "const field = document.getElementById('share-link'); return document.activeElement === field && field.selectionEnd - field.selectionStart === field.value.length";
        person
            .waits_for("the link to be selected", selected, vec![])
            .await;
        person.chooses("Send…").await;
        let sent = person.asks("return window.pbSent", vec![]).await;
        assert_eq!(sent, json!([{ "title": "Oda, the Regular", "url": short }]));
        // The button is one that opens and closes, and so is Escape.
        person.presses(thirtyfour::prelude::Key::Escape).await;
        person.sees_no("Nothing is sent to a server").await;

        // A whole persona is longer than some programs carry, which are named; the brief's page has the same way.
        person.goes_to_place("#/example/community/brief").await;
        person.chooses("Share as a link").await;
        let long = person.reads_the_link().await;
        println!("the worked example's link has {} characters", long.len());
        assert!(long.len() > 4_096 && long.len() < 8_000, "{}", long.len());
        person
            .sees("Some programs carry less, and may cut it or not make it a link:")
            .await;
        for carrier in [
            "Discord: up to 2,000",
            "Word, Excel and Outlook: up to 2,079",
            "QR codes: up to 2,953",
            "Telegram: up to 4,096",
        ] {
            person.sees(carrier).await;
        }
        person.sees_no("Microsoft Teams").await;
        let whole = person.takes_file_from("Download JSON").await;
        assert!(whole.text.contains("Slow Spoke"));

        // Somebody else opens the link from nothing.
        let person = stage.somebody().await;
        person.goes_to_address(&long).await;
        person.finds_the_page_alive().await;
        person
            .sees("Somebody shared this persona with you. Nothing of it is kept here yet.")
            .await;
        person.sees_heading("Nell").await;
        assert_eq!(drafts(&person).await, json!({}));
        assert_eq!(person.asks(STORED, vec![]).await, json!([0, null]));
        let title = person.asks("return document.title", vec![]).await;
        assert!(title.as_str().unwrap().contains("the Lamp Holder"), "{title}");
        assert!(
            !person.can_choose("Interview").await,
            "it is looked at, not answered"
        );
        person.moves("Brief").await;
        assert!(
            person.reads_the_brief().await.contains("Slow Spoke"),
            "the brand comes along"
        );
        person.sees("Keep a copy").await;
        person.reloads().await;
        person.sees("Keep a copy").await;
        person.reads_the_brief().await;
        person.presses_the_browsers_back().await;
        person.sees("Last changed on").await;

        // Another link in the same page, a bad one, a place between, and the first one again.
        person.goes_to_address(&long).await;
        person.finds_the_page_alive().await;
        let hash = |link: &str| link[link.find('#').unwrap()..].to_owned();
        person.goes_to_place(&hash(&short)).await;
        person.sees_heading("Oda").await;
        person.goes_to_place(&hash(&long[..long.len() / 2])).await;
        person.sees("The link is cut short:").await;
        person.sees_no("Keep a copy").await;
        person.goes_to_place(&hash(&long)).await;
        person.sees_heading("Nell").await;
        person.goes_to_place("#/example/community/overview").await;
        person.sees("A worked example.").await;
        person.sees_no("Keep a copy").await;
        person.goes_to_place(&hash(&short)).await;
        person.sees_heading("Oda").await;

        // Kept, taken back, kept again.
        person.moves("Keep a copy").await;
        person.sees("1 persona came in.").await;
        assert_eq!(person.place().await, "#/draft/d1/overview");
        person.sees_no("Somebody shared this persona").await;
        let kept = drafts(&person).await;
        let kept = format::read_draft(kept["d1"].as_str().unwrap()).unwrap();
        assert_eq!(kept.persona, share::without_photo(oda.persona));
        person.chooses("Undo").await;
        person.sees("Nothing of it is kept here yet.").await;
        person
            .waits_for("an empty shelf", "return !pb.says('Undo')", vec![])
            .await;
        let empty = async {
            loop {
                if drafts(&person).await == json!({}) {
                    break;
                }
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(10), empty)
            .await
            .expect("nothing is kept any more");
        person.moves("Keep a copy").await;
        person.sees("1 persona came in.").await;

        // The same again leads to the one that is here.
        person.goes_to_place(&hash(&short)).await;
        person.moves("Keep a copy").await;
        person.sees("It was here already, the same. This is yours.").await;
        assert_eq!(drafts(&person).await.as_object().unwrap().len(), 1);
        // One that says something else asks.
        let mut other = kept.clone();
        other.sequence = 9;
        other
            .persona
            .answers
            .insert("summary".into(), Value::LongText("Mine".into()).into());
        shelves(&person, &[other]).await;
        person.opens(&hash(&short)).await;
        person.chooses("Keep a copy").await;
        person.sees_heading("There is one here already").await;
        person.sees("Here already, but different").await;
        person.moves("Bring in").await;
        person.sees("1 persona came in.").await;
        let both = drafts(&person).await;
        assert_eq!(both.as_object().unwrap().len(), 2);
        assert!(both["d1"].as_str().unwrap().contains("Mine"), "mine stays");
        asked_for_no_link(&stage, [long, short]);
    });
}

#[test]
fn in_somebodys_page_a_link_is_offered_only_where_the_page_names_the_site() {
    run("share-element", |stage| async move {
        let person = stage.somebody().await;
        let page = |head: &str, exports: &str, shelf: usize| {
            format!(
                "<!doctype html><html lang=\"en\"><head><title>A page</title>{head}\
                 <script type=\"module\" src=\"element/persona-builder.js\"></script></head><body><main><h1>A page</h1>\
                 <persona-builder method=\"community\" exports=\"{exports}\" storage-key=\"{shelf}\">\
                 </persona-builder></main></body></html>"
            )
        };
        let site =
            "<meta name=\"persona-builder:site\" content=\"https://personas.example/app/?from=here#top\">";
        let strange = "<meta name=\"persona-builder:site\" content=\"javascript:alert(1)//\">";
        let cases = [
            ("", "", false),
            (strange, "", false),
            (site, "json print", false),
            (site, "", true),
        ];
        for (shelf, (head, exports, is_offered)) in cases.into_iter().enumerate() {
            stage.server().put(
                "host.html",
                "text/html; charset=utf-8",
                page(head, exports, shelf),
            );
            person.goes_to_address(&stage.server().address("host.html")).await;
            person.looks_into("persona-builder");
            person.chooses("Start noticing").await;
            person.is_asked("Who will you notice first?").await;
            person.hands_the_element("examples/community.en.json").await;
            assert_eq!(
                person.can_choose("Share as a link").await,
                is_offered,
                "{head} {exports}"
            );
        }
        let told = r#"
            window.pbTold = [];
            window.pbKeeps = true;
            document.querySelector("persona-builder").addEventListener("persona-export", event => {
                window.pbTold.push(event.detail.kind);
                if (window.pbKeeps) event.preventDefault();
            })"#;
        person.asks(told, vec![]).await;
        person.chooses("Share as a link").await;
        person
            .waits_for("the page to be told", "return window.pbTold.length === 1", vec![])
            .await;
        person.sees_no("A link to this persona").await;
        person.asks("window.pbKeeps = false", vec![]).await;
        person.chooses("Share as a link").await;
        person.sees("A link to this persona").await;
        let link = "return pb.root.getElementById('share-link')?.value";
        let link = person.waits_for("the link", link, vec![]).await;
        let link = link.as_str().unwrap();
        assert!(
            link.starts_with("https://personas.example/app/#/shared/1."),
            "{link}"
        );
        assert_eq!(
            person.asks("return window.pbTold", vec![]).await,
            json!(["link", "link"])
        );
    });
}
