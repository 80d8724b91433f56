//! The brief as a poster: large and few words, to pin on a wall and read from two metres.
//!
//! A rule chooses what is shown: the face, the name, the first quote, the summary, up to three things that light them up and three that
//! make them leave, the journey's curve and the one test; the strongest claims first, and nothing that is too long to be read in
//! passing. What a part needs in room is reckoned as for the plain look, and parts give way, in a fixed order, until the type is large enough. The
//! foot says which parts there was no room for; nothing is cut off.

use super::super::interview::Section;
use super::super::journey::{Frame, wrap};
use super::super::persona::Test;
use super::super::profile::Claim;
use super::super::words::Word;
use super::content::{Content, Curves, Part, UNIT, written};
use super::layout::{self, run_lines, serif_height, span_width, text_height, text_width};
use super::page::Page;
use super::strength::strongest_first;
use super::writer::{Writer, foot_pieces};
use super::{Brief, Direction};

/// The page's margin in millimetres.
const MARGIN: f32 = 12.0;
/// What is tried, from large to small, in points.
const SIZES: [f32; 15] = [
    24.0, 23.0, 22.0, 21.0, 20.0, 19.0, 18.0, 17.5, 17.0, 16.5, 16.0, 15.5, 15.0, 14.5, 14.0,
];
/// Fonts differ; what just about fits with one may not with another.
const SLACK: f32 = 1.015;

// Lengths in units of the size of type. The style sheet (style/poster.css) takes them from here.
const LINE: f32 = 1.28;
const GAP: f32 = 0.8;
const ITEM: f32 = 0.32;
const FACE: f32 = 9.6;
const BESIDE: f32 = 1.2;
const EPITHET: f32 = 1.45;
const SUMMARY: f32 = 1.15;
const VOICE: f32 = 1.6;
const HEADING: f32 = 1.15;
const INDENT: f32 = 1.25;
/// Size of the letters at the foot, and of who said a quote.
const SMALL: f32 = 0.62;
/// Size of the journey's labels.
const LABEL: f32 = 0.78;
/// Sizes of the name, the largest first.
const NAMES: [f32; 11] = [6.0, 5.4, 4.9, 4.4, 3.9, 3.4, 3.0, 2.6, 2.2, 1.9, 1.6];

/// The most that is read in passing, as a width in units of its size: about 200 letters of a quote, 110 of a claim.
const QUOTE_MAX: f32 = 115.0;
const SUMMARY_MAX: f32 = 115.0;
const ITEM_MAX: f32 = 62.0;
const TEST_MAX: f32 = 100.0;

/// How much is shown, and the smallest type that is tried before something gives way.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each part of the page is shown or not"
)]
struct Amount {
    /// Of each list.
    items: usize,
    test: bool,
    journey: bool,
    summary: bool,
    quote: bool,
    floor: f32,
}

const fn amount(items: usize, floor: f32) -> Amount {
    Amount {
        items,
        test: true,
        journey: true,
        summary: true,
        quote: true,
        floor,
    }
}

/// What gives way, in order.
const AMOUNTS: [Amount; 9] = [
    amount(3, 18.0),
    amount(2, 15.0),
    amount(1, 14.5),
    Amount {
        test: false,
        ..amount(1, 15.0)
    },
    Amount {
        test: false,
        journey: false,
        ..amount(1, 15.0)
    },
    Amount {
        test: false,
        journey: false,
        ..amount(0, 14.0)
    },
    Amount {
        test: false,
        journey: false,
        summary: false,
        ..amount(0, 14.0)
    },
    Amount {
        test: false,
        journey: false,
        quote: false,
        ..amount(0, 14.0)
    },
    Amount {
        test: false,
        journey: false,
        summary: false,
        quote: false,
        ..amount(0, 14.0)
    },
];

/// What is shown.
struct Shown<'a> {
    summary: Option<&'a Claim>,
    quote: Option<&'a Claim>,
    lists: Vec<(&'a Part, Vec<&'a Claim>)>,
    journey: bool,
    test: Option<&'a Test>,
    /// Headings of the parts there was no room for.
    left_out: Vec<String>,
}

impl<'a> Shown<'a> {
    fn of(content: &'a Content<'_>, brief: &Brief<'_>, amount: &Amount) -> Self {
        let words = brief.words;
        let mut left_out = Vec::new();
        let mut miss = |is_left_out: bool, heading: &str| {
            if is_left_out {
                left_out.push(heading.to_owned());
            }
        };

        // The first quote is the one the person put first; a longer one gives way to one that can be read in passing.
        let is_short = |most: f32| move |claim: &&Claim| text_width(&claim.text) <= most;
        let quote = content
            .quotes
            .iter()
            .find(is_short(QUOTE_MAX))
            .filter(|_| amount.quote);
        miss(
            quote.is_none() && !content.quotes.is_empty(),
            &words.about(Word::SectionQuote, &content.name),
        );
        let summary = content
            .summary
            .iter()
            .find(is_short(SUMMARY_MAX))
            .filter(|_| amount.summary);
        miss(
            summary.is_none() && !content.summary.is_empty(),
            words.get(Word::SectionSummary),
        );

        let parts = || content.above.iter().flat_map(|group| &group.parts);
        let mut lists = Vec::new();
        // Where nothing is known of what lights them up, what they want stands there, and what is in the way for what makes them leave.
        for sections in [
            [Section::LightsUp, Section::Wants],
            [Section::Leaves, Section::InTheWay],
        ] {
            let part = sections
                .into_iter()
                .find_map(|section| parts().find(|part| part.section == section));
            let Some(part) = part else { continue };
            let mut claims = strongest_first(part.claims.iter().filter(is_short(ITEM_MAX)));
            claims.truncate(amount.items);
            if claims.is_empty() {
                miss(true, &part.heading);
            } else {
                lists.push((part, claims));
            }
        }

        let has_journey = content.journey.is_some();
        miss(
            has_journey && !amount.journey,
            &words.about(Word::SectionJourney, &content.name),
        );
        let test = content
            .test
            .filter(|test| amount.test && text_width(&test.what) <= TEST_MAX);
        miss(
            test.is_none() && content.test.is_some(),
            words.get(Word::SectionTest),
        );
        Self {
            summary,
            quote,
            lists,
            journey: has_journey && amount.journey,
            test,
            left_out,
        }
    }

    /// Height of all of it on a page this wide.
    fn height(
        &self,
        brief: &Brief<'_>,
        content: &Content<'_>,
        curves: &Curves,
        width: f32,
        name: &NameSize,
    ) -> f32 {
        let beside = width - FACE - BESIDE;
        let kicker = SMALL * 1.6;
        let called = name.height + serif_height(name.epithet, beside, EPITHET, 1.2);
        let mut height = FACE.max(kicker + called) + GAP;
        if let Some(quote) = self.quote {
            height += serif_height(&quote.text, width - 1.6, VOICE, 1.22) + GAP;
            height += text_height(&quote.by, width - 4.0, 0.75, 1.5) + 0.3;
        }
        if let Some(summary) = self.summary {
            height += text_height(&["mm ", &summary.text].concat(), width, SUMMARY, 1.32) + GAP;
        }
        let heading = |text: &str, width: f32| serif_height(text, width, HEADING, 1.2) + 0.4;
        if !self.lists.is_empty() {
            let span = if self.lists.len() > 1 { 3 } else { 6 };
            let half = span_width(width, span);
            let list = |(part, claims): &(&Part, Vec<&Claim>)| {
                let items = claims
                    .iter()
                    .map(|claim| text_height(&written(claim), half - INDENT, 1.0, LINE) + ITEM);
                heading(&part.heading, half) + items.sum::<f32>()
            };
            height += self.lists.iter().map(list).fold(0.0, f32::max) + GAP;
        }
        if self.journey {
            let curve = curves.height(&frame(width, brief.direction));
            height += heading("", width) + HEADING * 1.2 + curve + GAP;
        }
        if let Some(test) = self.test {
            let what = ["One message ", &test.what].concat();
            height +=
                1.3 + heading("", width) + HEADING * 1.2 + text_height(&what, width - 2.2, 1.05, LINE) + GAP;
            height += 0.85 * 1.4;
        }
        height + self.foot(brief, content, width)
    }

    fn foot(&self, brief: &Brief<'_>, content: &Content<'_>, width: f32) -> f32 {
        let width = width / SMALL;
        let pieces = foot_pieces(brief, content);
        let mut lines = run_lines(pieces.into_iter(), 1.4, width);
        if !self.left_out.is_empty() {
            lines += text_height(&left_out(brief, &self.left_out), width, 1.0, 1.0);
        }
        (lines * 1.45 + 1.4) * SMALL
    }
}

fn left_out(brief: &Brief<'_>, headings: &[String]) -> String {
    brief
        .words
        .fill(Word::LookLeftOut, &[("what", &headings.join(" · "))])
}

/// How large the name is set.
struct NameSize<'a> {
    size: f32,
    height: f32,
    epithet: &'a str,
}

impl<'a> NameSize<'a> {
    /// The largest size at which no word of the name is broken and it takes at most two lines.
    fn of(content: &'a Content<'_>, brief: &Brief<'_>, beside: f32) -> Self {
        let name = content.name.name.trim();
        let epithet = content.name.epithet.trim();
        let (called, epithet) = match (name, epithet) {
            ("", "") => (brief.words.get(Word::BriefNameless), ""),
            ("", role) => (role, ""),
            (name, role) => (name, role),
        };
        // The serif in bold runs wider than what is measured.
        let beside = beside / 1.1;
        let longest = called.split_whitespace().map(text_width).fold(0.0, f32::max);
        let fits = |size: &&f32| longest * **size <= beside && wrap(called, beside / **size).len() <= 2;
        let last = NAMES.last().copied().unwrap_or(1.6);
        let size = NAMES.iter().find(fits).copied().unwrap_or(last);
        Self {
            size,
            height: text_height(called, beside / size, 1.0, 1.08) * size,
            epithet,
        }
    }
}

/// The room of the journey's picture.
fn frame(width: f32, direction: Direction) -> Frame {
    Frame {
        width: width * UNIT,
        font: UNIT * LABEL,
        rise: UNIT * 1.05,
        per_row: 7,
        right_to_left: direction == Direction::RightToLeft,
    }
}

/// What is chosen for a document.
struct Setting<'a> {
    shown: Shown<'a>,
    size: f32,
    /// Of the page between its margins, by the size.
    width: f32,
    /// The same; nothing where one page is not enough.
    height: f32,
    name: NameSize<'a>,
}

/// Widths and heights between the margins of the sheets the paper may turn out to be, by the size of type.
fn sheets(brief: &Brief<'_>, size: f32) -> impl Iterator<Item = (f32, f32)> {
    let margins = MARGIN * 2.0 * 72.0 / 25.4;
    let inner = move |(width, height): &(f32, f32)| ((width - margins) / size, (height - margins) / size);
    brief.paper.sheets().iter().map(inner)
}

fn choose<'a>(brief: &Brief<'_>, content: &'a Content<'_>) -> Setting<'a> {
    let set = |amount: &Amount, size: f32| {
        let width = sheets(brief, size)
            .map(|(width, _)| width)
            .fold(f32::MAX, f32::min);
        let height = sheets(brief, size)
            .map(|(_, height)| height)
            .fold(f32::MAX, f32::min);
        Setting {
            shown: Shown::of(content, brief, amount),
            size,
            width,
            height,
            name: NameSize::of(content, brief, width - FACE - BESIDE),
        }
    };
    let curves = Curves::of(content);
    for amount in &AMOUNTS {
        for size in SIZES.into_iter().filter(|size| *size >= amount.floor) {
            let setting = set(amount, size);
            let needed = setting
                .shown
                .height(brief, content, &curves, setting.width, &setting.name);
            if needed * SLACK <= setting.height {
                return setting;
            }
        }
    }
    let [.., least] = &AMOUNTS;
    Setting {
        height: 0.0,
        ..set(least, SIZES.last().copied().unwrap_or(14.0))
    }
}

/// The whole document.
pub fn write<'a>(brief: &'a Brief<'a>, page: Page<'a>, content: &Content<'_>) -> String {
    let setting = choose(brief, content);
    let mut writer = Writer { brief, page };
    let title = writer.title(&content.name);
    writer.begin(&title);
    let edge = MARGIN * 72.0 / 25.4 / setting.size;
    writer.declares(
        MARGIN,
        &[
            ("size", setting.size, "pt"),
            ("page", (setting.height - 0.3).max(0.0), "em"),
            ("across", setting.width + edge * 2.0, ""),
            ("edge", edge, "em"),
            ("line", LINE, ""),
            ("item", ITEM, "em"),
            ("gutter", layout::GUTTER, "em"),
            ("indent", INDENT, "em"),
            ("heading", HEADING, "em"),
            ("space", GAP, "em"),
            ("portrait", FACE, "em"),
            ("beside", BESIDE, "em"),
            ("called", setting.name.size, "em"),
            ("epithet", EPITHET, "em"),
            ("sentence", SUMMARY, "em"),
            ("said", VOICE, "em"),
            ("small", SMALL, "em"),
        ],
    );
    writer.page.raw(include_str!("../../../style/poster.css"));
    writer
        .page
        .raw("</style></head><body><main class=\"sheet\" data-look=\"poster\">");
    body(&mut writer, content, &setting);
    writer.end(content);
    writer.page.out
}

fn body(writer: &mut Writer<'_>, content: &Content<'_>, setting: &Setting<'_>) {
    let shown = &setting.shown;
    writer
        .page
        .raw("<article class=\"brief poster\"><div class=\"brief-body\"><header class=\"head\"><div class=\"face\">");
    writer.page.raw(writer.brief.portrait);
    writer.page.raw("</div><div class=\"who\">");
    writer.made();
    writer.called(&content.name);
    writer.page.raw("</div></header>");
    if let Some(quote) = shown.quote {
        writer.quote("voice", quote);
    }
    if let Some(summary) = shown.summary {
        writer.claim("p", "summary", summary, true);
    }
    if !shown.lists.is_empty() {
        writer.page.raw("<div class=\"lists\">");
        for (part, claims) in &shown.lists {
            let claims: Vec<Claim> = claims.iter().map(|claim| (*claim).clone()).collect();
            writer.section(part.section, Some(&part.heading), &claims, 1);
        }
        writer.page.raw("</div>");
    }
    if shown.journey {
        writer.page.raw("<section class=\"part journey\">");
        writer.curves(content, frame(setting.width, writer.brief.direction));
        writer.page.raw("</section>");
    }
    if let Some(test) = shown.test {
        writer.page.raw("<section class=\"box\">");
        writer.page.word("h2", "", Word::SectionTest);
        writer.tried(test);
        if let Some(day) = test.date {
            let day = (writer.brief.format_day)(day);
            writer.page.raw("<p class=\"until\">");
            writer.page.word("span", "label", Word::BriefBy);
            writer.page.raw(" ");
            writer.page.saying("span", "day", &day);
            writer.page.raw("</p>");
        }
        writer.page.raw("</section>");
    }
    if content.is_empty() {
        writer.page.word("p", "empty", Word::BriefEmpty);
    }
    writer.page.raw("</div>");
    writer.small_foot(
        content,
        (!shown.left_out.is_empty()).then(|| left_out(writer.brief, &shown.left_out)),
    );
    writer.page.raw("</article>");
}

#[cfg(test)]
mod tests {
    use super::super::super::journey::escape;
    use super::super::super::persona::{Name, Persona, Value};
    use super::super::tests::{brief, example, overwrite};
    use super::super::{Extent, Look, Paper, document};
    use super::*;

    const PAPERS: [Paper; 3] = [Paper::Any, Paper::A4, Paper::Letter];

    /// What stands on a poster (without its styles), the size of its type, and whether it fits by the layout's own reckoning.
    fn poster(brief: &Brief<'_>) -> (String, f32, bool) {
        let content = Content::of(brief);
        let setting = choose(brief, &content);
        let curves = Curves::of(&content);
        let needed = setting
            .shown
            .height(brief, &content, &curves, setting.width, &setting.name);
        let fits = sheets(brief, setting.size)
            .all(|(width, height)| setting.width <= width + 0.01 && needed * SLACK <= height + 0.01);
        let html = document(brief);
        let (_, page) = html.split_once("<article").unwrap();
        (page.to_owned(), setting.size, fits)
    }

    fn has(page: &str, words: &str) -> bool {
        let mut text = String::new();
        escape(words, &mut text);
        page.contains(&text)
    }

    #[test]
    fn the_examples_have_the_few_words_of_a_poster_on_every_paper() {
        let examples: [&[&str]; 3] = [
            &[
                "Nell",
                "the Lamp Holder",
                "I don’t mend anything. I just make sure they can see.",
                "Comes every week to hold the light",
                "What lights her up",
                // From two kinds of source, so it stands before what was told first.
                "A beginner doing it alone the second time",
                "What would make her leave",
                "Her journey",
                "A light in the lane",
                "No booking. The lamp needs a hand.",
                "48 known, 5 guessed",
                "Look again by",
            ],
            &[
                "Robin",
                "I don’t want a set. I want them to get along.",
                "Builds a table one bowl at a time",
                "Slow cooking for a full table",
                "A glaze that changes without a word",
                "Their journey",
                "Your blue is back for two weeks",
            ],
            &[
                "the Careful Comparer",
                "Show me the month it goes wrong",
                "Keeps 45 people’s work in order",
                // Nothing is said of what lights them up.
                "What they want",
                "Close the month in two days",
                "A price that moves after the demo",
                "Keep both sets of books for a month.",
            ],
        ];
        for (index, words) in examples.into_iter().enumerate() {
            let (interview, persona, brand) = example(index);
            for paper in PAPERS {
                let brief = Brief {
                    look: Look::Poster,
                    ..brief(&interview, &persona, &brand, Extent::Page, paper)
                };
                let (page, size, fits) = poster(&brief);
                assert!(fits && size >= 14.5, "{} {paper:?} in {size} pt", interview.id);
                for words in words {
                    assert!(has(&page, words), "{} {paper:?} lacks {words}", interview.id);
                }
                // Five headings at most: what else a brief has is not for a wall.
                assert!(page.matches("<h2>").count() <= 4, "{} {paper:?}", interview.id);
                assert!(!page.contains("No room here"), "{} {paper:?}", interview.id);
            }
        }
    }

    #[test]
    fn what_there_is_no_room_for_is_named_and_nothing_is_cut() {
        let rather = "Rather a lot is said about this person, and all of it counts. ";
        for (times, missing) in [
            (1, &[][..]),
            (3, &["What lights her up", "What would make her leave"]),
            (9, &["In her words", "In one sentence", "Her journey", "One test"]),
        ] {
            let (interview, mut persona, brand) = example(0);
            let pronoun = persona.name().pronoun;
            overwrite(&mut persona, rather.repeat(times).trim());
            let name = Name {
                name: "Nell".into(),
                epithet: rather.trim().into(),
                pronoun,
            };
            persona.set_value("name", Value::Name(name));
            let brief = Brief {
                look: Look::Poster,
                ..brief(&interview, &persona, &brand, Extent::Page, Paper::Any)
            };
            let (page, _, fits) = poster(&brief);
            assert!(fits, "{times}");
            let note = page.split_once("No room here for: ").map(|(_, note)| note);
            for heading in missing {
                assert!(
                    note.is_some_and(|note| note.contains(heading)),
                    "{times}: {heading}"
                );
            }
            // Whatever is shown is shown whole.
            for text in page.split("<bdi>").skip(1) {
                let text = text.split("</bdi>").next().unwrap();
                let is_whole = !text.contains("Rather a lot") || text.ends_with("all of it counts.");
                assert!(is_whole, "{times}: {text}");
            }
        }
    }

    #[test]
    fn a_name_larger_than_any_wall_flows_on() {
        let (interview, _, brand) = example(0);
        for (name, is_one_page) in [
            ("Nell".to_owned(), true),
            ("Donaudampfschifffahrtsgesellschaftskapitän".to_owned(), true),
            ("يأتي كل صباح قبل أن نفتح الباب".to_owned(), true),
            ("Nell ".repeat(900), false),
        ] {
            let mut persona = Persona::default();
            let value = Name {
                name: name.clone(),
                ..Name::default()
            };
            persona.set_value("name", Value::Name(value));
            let brief = Brief {
                look: Look::Poster,
                ..brief(&interview, &persona, &brand, Extent::Page, Paper::Any)
            };
            let (page, _, fits) = poster(&brief);
            assert!(page.contains(name.trim()));
            assert_eq!(fits, is_one_page, "{name}");
            assert_eq!(!document(&brief).contains("--page:0em"), is_one_page);
        }
    }

    #[test]
    fn the_record_follows_a_poster_where_everything_is_asked_for() {
        let (interview, persona, brand) = example(0);
        let brief = Brief {
            look: Look::Poster,
            ..brief(&interview, &persona, &brand, Extent::Record, Paper::A4)
        };
        let html = document(&brief);
        assert!(html.contains("The full record") && html.contains("size:A4"));
    }
}
