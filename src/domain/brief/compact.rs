//! The brief on half a page: to carry, or to glue into a notebook. It stands twice on a sheet, to be cut apart.
//!
//! A rule chooses what is shown: of each section the strongest claims, as many of each as there is room for; sections that say less about what
//! to do for this person give way first. The foot says how many answers are on the whole brief beside these. Where even the name
//! and the sentence need more than half a page, the sheet is not divided and nothing is cut off.

use super::super::interview::Section;
use super::super::journey::Frame;
use super::super::persona::Test;
use super::super::profile::Claim;
use super::super::words::Word;
use super::content::{Content, Curves, UNIT, written};
use super::layout::{
    self, Block, Cell, Density, run_lines, serif_height, span_width, text_height, text_width,
};
use super::page::Page;
use super::strength::strongest_first;
use super::writer::{Writer, foot_pieces};
use super::{Brief, Direction};

/// The page's margin, and the band between the two halves, in millimetres: what is left around each half once it is cut out.
const MARGIN: f32 = 9.0;
const BAND: f32 = 14.0;
/// What is tried, from large to small, in points.
const SIZES: [f32; 7] = [11.0, 10.5, 10.0, 9.75, 9.5, 9.25, 9.0];
/// Fonts differ; what just about fits with one may not with another.
const SLACK: f32 = 1.015;

/// How closely it is set. The style sheet (style/compact.css) takes its lengths from here.
const DENSITY: Density = Density {
    name: "compact",
    line: 1.24,
    item: 0.1,
    gap: 0.55,
    face: 5.6,
    title: 2.1,
    lead: 1.08,
    voice: 1.25,
    rise: 0.85,
    thirds: true,
    margin: MARGIN,
};
const EPITHET: f32 = 1.2;
/// Size of the letters at the foot, which is read once.
const SMALL: f32 = 0.95;
/// The longest claim, as a width in units of the size of type: about 150 letters.
const CLAIM_MAX: f32 = 85.0;

/// All sections of a brief, in its order, but for the parts with places of their own.
const ALL: &[Section] = &[
    Section::Does,
    Section::Belongs,
    Section::LightsUp,
    Section::Leaves,
    Section::Wants,
    Section::InTheWay,
    Section::Real,
    Section::Decides,
    Section::Reach,
    Section::Words,
];
const CORE: &[Section] = &[
    Section::Does,
    Section::LightsUp,
    Section::Leaves,
    Section::Wants,
    Section::InTheWay,
    Section::Reach,
];
const FEW: &[Section] = &[Section::LightsUp, Section::Leaves];

/// How much is shown.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each part of the page is shown or not"
)]
struct Amount {
    /// Of what lights them up and of what makes them leave, and of each other section.
    items: usize,
    others: usize,
    sections: &'static [Section],
    facts: bool,
    journey: bool,
    test: bool,
    /// Quote and sentence.
    voice: bool,
}

const fn amount(items: usize, others: usize, sections: &'static [Section]) -> Amount {
    Amount {
        items,
        others,
        sections,
        facts: true,
        journey: true,
        test: true,
        voice: true,
    }
}

/// What gives way, in order.
const AMOUNTS: [Amount; 16] = [
    amount(6, 6, ALL),
    amount(5, 5, ALL),
    amount(4, 4, ALL),
    amount(3, 3, ALL),
    amount(3, 3, CORE),
    amount(3, 2, CORE),
    amount(2, 2, CORE),
    amount(2, 1, ALL),
    amount(2, 1, CORE),
    amount(1, 1, CORE),
    amount(2, 0, FEW),
    amount(1, 0, FEW),
    Amount {
        facts: false,
        journey: false,
        ..amount(1, 0, FEW)
    },
    Amount {
        facts: false,
        journey: false,
        test: false,
        ..amount(1, 0, FEW)
    },
    Amount {
        facts: false,
        journey: false,
        test: false,
        ..amount(0, 0, &[])
    },
    Amount {
        facts: false,
        journey: false,
        test: false,
        voice: false,
        ..amount(0, 0, &[])
    },
];

/// A section as it is shown.
struct Chosen {
    section: Section,
    heading: String,
    claims: Vec<Claim>,
}

/// What is shown.
struct Shown<'a> {
    summary: &'a [Claim],
    quote: Option<&'a Claim>,
    facts: &'a [Claim],
    sections: Vec<Chosen>,
    journey: bool,
    test: Option<&'a Test>,
    /// How many answers are on the whole brief beside these.
    more: usize,
}

impl<'a> Shown<'a> {
    fn of(content: &'a Content<'_>, amount: &Amount) -> Self {
        let all = || {
            content
                .above
                .iter()
                .chain(&content.below)
                .flat_map(|group| &group.parts)
        };
        let sections: Vec<Chosen> = amount
            .sections
            .iter()
            .filter_map(|section| all().find(|part| part.section == *section))
            .map(|part| {
                let is_short = |claim: &&Claim| text_width(&written(claim)) <= CLAIM_MAX;
                let mut strongest = strongest_first(part.claims.iter().filter(is_short));
                strongest.truncate(if FEW.contains(&part.section) {
                    amount.items
                } else {
                    amount.others
                });
                // What is shown stands in the order it was told in.
                let is_chosen = |claim: &&Claim| strongest.iter().any(|one| core::ptr::eq(*one, *claim));
                Chosen {
                    section: part.section,
                    heading: part.heading.clone(),
                    claims: part.claims.iter().filter(is_chosen).cloned().collect(),
                }
            })
            .filter(|chosen| !chosen.claims.is_empty())
            .collect();
        let fits = |claims: &[Claim]| {
            claims
                .iter()
                .all(|claim| text_width(&claim.text) <= CLAIM_MAX * 2.0)
        };
        let summary = if amount.voice && fits(&content.summary) {
            content.summary.as_slice()
        } else {
            &[]
        };
        let is_short = |claim: &&Claim| text_width(&claim.text) <= CLAIM_MAX * 2.0;
        let quote = content.quotes.iter().find(is_short).filter(|_| amount.voice);
        let facts = if amount.facts && fits(&content.facts) {
            content.facts.as_slice()
        } else {
            &[]
        };
        let test = content
            .test
            .filter(|test| amount.test && text_width(&[&*test.what, &test.sign].concat()) <= CLAIM_MAX * 2.0);
        let has_journey = content.journey.is_some() && amount.journey;
        let told = content.summary.len()
            + content.quotes.len()
            + content.facts.len()
            + content.gesture.len()
            + all().map(|part| part.claims.len()).sum::<usize>()
            + usize::from(content.test.is_some())
            + usize::from(content.journey.is_some());
        let shown = summary.len()
            + usize::from(quote.is_some())
            + facts.len()
            + sections.iter().map(|chosen| chosen.claims.len()).sum::<usize>()
            + usize::from(test.is_some())
            + usize::from(has_journey);
        Self {
            summary,
            quote,
            facts,
            sections,
            journey: has_journey,
            test,
            more: told - shown,
        }
    }

    /// Where further columns begin, in claims before them, and the height of all on a half this wide.
    fn height(
        &self,
        brief: &Brief<'_>,
        content: &Content<'_>,
        curves: &Curves,
        width: f32,
        whole: bool,
    ) -> (Vec<usize>, f32) {
        let Density { line, gap, face, .. } = DENSITY;
        let beside = width - face - layout::GUTTER;
        let mut head = serif_height(&content.name.name, beside - 12.0, DENSITY.title, 1.1);
        head += serif_height(&content.name.epithet, beside - 12.0, EPITHET, 1.25);
        let sentences = self.summary.iter();
        head += sentences
            .map(|claim| text_height(&["mm ", &claim.text].concat(), beside, DENSITY.lead, 1.3))
            .sum::<f32>();
        let mut height = head.max(face) + gap * 0.8;
        if !self.facts.is_empty() {
            let facts = self.facts.iter().map(|claim| text_width(&written(claim)) + 1.6);
            height += run_lines(facts, 1.5, width) * line + gap * 0.7;
        }
        if let Some(quote) = self.quote {
            let by = text_width(&quote.by) + 2.6;
            let is_beside = text_width(&quote.text) * DENSITY.voice * 1.08 + by + 1.2 < width;
            height += serif_height(&quote.text, width - 1.2, DENSITY.voice, 1.25)
                + gap
                + if is_beside { 0.0 } else { line };
        }
        let blocks: Vec<Block> = self.sections.iter().map(block).collect();
        let (starts, columns) = layout::columns(&blocks.iter().collect::<Vec<_>>(), whole, width, &DENSITY);
        height += columns;
        height += self.below(brief, curves, width);
        (starts, height + self.foot(brief, content, width))
    }

    /// Height of the journey and the test, side by side where there are both.
    fn below(&self, brief: &Brief<'_>, curves: &Curves, width: f32) -> f32 {
        let Density { line, gap, .. } = DENSITY;
        let mut height = 0.0_f32;
        if self.journey {
            let width = span_width(width, self.span_of_journey());
            let curve = curves.height(&frame(width, brief.direction));
            height = height.max(layout::HEADING + curve);
        }
        if let Some(test) = self.test {
            let width = span_width(width, if self.journey { 2 } else { 6 }) - 1.8;
            let what = text_height(&["One message ", &test.what].concat(), width, 1.0, line);
            let sign = text_height(&["It worked if mm ", &test.sign].concat(), width, 1.0, line);
            height = height.max(layout::HEADING + 1.1 + what + sign + line);
        }
        if height > 0.0 { height + gap } else { 0.0 }
    }

    fn span_of_journey(&self) -> usize {
        if self.test.is_some() { 4 } else { 6 }
    }

    fn foot(&self, brief: &Brief<'_>, content: &Content<'_>, width: f32) -> f32 {
        let width = width / SMALL;
        let mut pieces = foot_pieces(brief, content);
        if self.more > 0 {
            pieces.push(text_width(&more(brief, self.more)));
        }
        (run_lines(pieces.into_iter(), 1.2, width) * DENSITY.line + 0.5) * SMALL + DENSITY.gap
    }
}

fn more(brief: &Brief<'_>, count: usize) -> String {
    brief.words.fill(Word::LookMore, &[("n", &count.to_string())])
}

fn block(chosen: &Chosen) -> Block {
    Block {
        cells: vec![Cell {
            heading: chosen.heading.clone(),
            texts: chosen.claims.iter().map(written).collect(),
        }],
        is_band: false,
    }
}

/// The room of the journey's picture.
fn frame(width: f32, direction: Direction) -> Frame {
    Frame {
        width: width * UNIT,
        font: UNIT * 0.95,
        rise: DENSITY.rise * UNIT,
        per_row: 8,
        right_to_left: direction == Direction::RightToLeft,
    }
}

/// What is chosen for a document.
struct Setting<'a> {
    shown: Shown<'a>,
    /// Where further columns begin, in claims before them.
    starts: Vec<usize>,
    size: f32,
    /// Of a half, by the size.
    width: f32,
    /// The same; nothing where half a page is not enough.
    height: f32,
}

/// Width and height of a half of the smallest sheet the paper may turn out to be, by the size of type.
fn half(brief: &Brief<'_>, size: f32) -> (f32, f32) {
    let points = |millimetres: f32| millimetres * 72.0 / 25.4;
    let sheets = brief.paper.sheets();
    let least = |of: fn(&(f32, f32)) -> f32| sheets.iter().map(of).fold(f32::MAX, f32::min);
    let width = least(|(width, _)| *width) - points(MARGIN * 2.0);
    let height = least(|(_, height)| *height) - points(MARGIN * 2.0 + BAND);
    (width / size, height / 2.0 / size)
}

fn choose<'a>(brief: &Brief<'_>, content: &'a Content<'_>) -> Setting<'a> {
    let curves = Curves::of(content);
    for amount in &AMOUNTS {
        for size in SIZES {
            let (width, height) = half(brief, size);
            // Sections that stay whole before ones that are divided between columns.
            for whole in [true, false] {
                let shown = Shown::of(content, amount);
                let (starts, needed) = shown.height(brief, content, &curves, width, whole);
                if needed * SLACK <= height {
                    return Setting {
                        shown,
                        starts,
                        size,
                        width,
                        height,
                    };
                }
            }
        }
    }
    let [.., least] = &AMOUNTS;
    let (width, _) = half(brief, 9.5);
    Setting {
        shown: Shown::of(content, least),
        starts: Vec::new(),
        size: 9.5,
        width,
        height: 0.0,
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
            ("half", (setting.height - 0.3).max(0.0), "em"),
            ("across", setting.width + edge * 2.0, ""),
            ("edge", edge, "em"),
            ("band", BAND / MARGIN * edge, "em"),
            ("line", DENSITY.line, ""),
            ("item", DENSITY.item, "em"),
            ("gutter", layout::GUTTER, "em"),
            ("indent", layout::INDENT, "em"),
            ("heading", layout::HEADING_SIZE, "em"),
            ("space", DENSITY.gap, "em"),
            ("portrait", DENSITY.face, "em"),
            ("called", DENSITY.title, "em"),
            ("epithet", EPITHET, "em"),
            ("sentence", DENSITY.lead, "em"),
            ("said", DENSITY.voice, "em"),
            ("small", SMALL, "em"),
        ],
    );
    writer.page.raw(include_str!("../../../style/compact.css"));
    writer
        .page
        .raw("</style></head><body><main class=\"sheet\" data-look=\"compact\">");
    writer.page.raw("<article class=\"brief compact\">");
    body(&mut writer, content, &setting);
    writer.page.raw("</article>");
    // Half a sheet that stayed empty would be thrown away.
    if setting.height > 0.0 {
        writer.page.raw("<div class=\"cut\" aria-hidden=\"true\">");
        writer.page.word("span", "", Word::LookCut);
        writer
            .page
            .raw("</div><div class=\"brief compact again\" aria-hidden=\"true\">");
        body(&mut writer, content, &setting);
        writer.page.raw("</div>");
    }
    writer.end(content);
    writer.page.out
}

fn body(writer: &mut Writer<'_>, content: &Content<'_>, setting: &Setting<'_>) {
    let shown = &setting.shown;
    writer
        .page
        .raw("<div class=\"brief-body\"><header class=\"head\"><div class=\"face\">");
    writer.page.raw(writer.brief.portrait);
    writer.page.raw("</div><div class=\"who\">");
    writer.made();
    writer.called(&content.name);
    for claim in shown.summary {
        writer.claim("p", "summary", claim, true);
    }
    writer.page.raw("</div></header>");
    writer.facts(shown.facts);
    if let Some(quote) = shown.quote {
        writer.quote("voice", quote);
    }
    if !shown.sections.is_empty() {
        let parts = shown
            .sections
            .iter()
            .map(|one| (one.section, one.heading.as_str(), one.claims.as_slice()));
        writer.in_columns(parts, &setting.starts);
    }
    if shown.journey || shown.test.is_some() {
        writer.page.raw("<div class=\"row\">");
        if shown.journey {
            let span = shown.span_of_journey();
            writer.page.raw(if span == 4 {
                "<section class=\"part journey span-4\">"
            } else {
                "<section class=\"part journey span-6\">"
            });
            writer.curves(
                content,
                frame(span_width(setting.width, span), writer.brief.direction),
            );
            writer.page.raw("</section>");
        }
        if let Some(test) = shown.test {
            writer.page.raw(if shown.journey {
                "<section class=\"box span-2\">"
            } else {
                "<section class=\"box span-6\">"
            });
            writer.page.word("h2", "", Word::SectionTest);
            writer.tried(test);
            for (word, text) in [
                (Word::BriefWorkedIf, test.sign.clone()),
                (
                    Word::BriefBy,
                    test.date
                        .map(|day| (writer.brief.format_day)(day))
                        .unwrap_or_default(),
                ),
            ] {
                if !text.trim().is_empty() {
                    writer.page.raw("<p>");
                    writer.page.word("span", "label", word);
                    writer.page.raw(" ");
                    writer.page.saying("span", "", &text);
                    writer.page.raw("</p>");
                }
            }
            writer.page.raw("</section>");
        }
        writer.page.raw("</div>");
    }
    if content.is_empty() {
        writer.page.word("p", "empty", Word::BriefEmpty);
    }
    writer.page.raw("</div>");
    writer.small_foot(content, (shown.more > 0).then(|| more(writer.brief, shown.more)));
}

#[cfg(test)]
mod tests {
    use super::super::super::journey::escape;
    use super::super::tests::{brief, example, overwrite};
    use super::super::{Extent, Look, Paper, document};
    use super::*;

    const PAPERS: [Paper; 3] = [Paper::Any, Paper::A4, Paper::Letter];

    #[test]
    fn the_examples_stand_twice_on_every_paper_and_say_how_much_more_there_is() {
        let examples: [&[&str]; 3] = [
            &[
                "Nell",
                "Comes every week to hold the light",
                "I don’t mend anything.",
                "What she does",
                "A beginner doing it alone the second time",
                "What would make her leave",
                "Her journey",
                "No booking. The lamp needs a hand.",
                "Three of them take the lamp",
                "Look again by",
            ],
            &[
                "Robin",
                "Between 35 and 45",
                "Orders on Sunday evening",
                "cut here",
            ],
            &["the Careful Comparer", "Office manager", "How to reach them"],
        ];
        for (index, words) in examples.into_iter().enumerate() {
            let (interview, persona, brand) = example(index);
            for paper in PAPERS {
                let brief = Brief {
                    look: Look::Compact,
                    ..brief(&interview, &persona, &brand, Extent::Page, paper)
                };
                let content = Content::of(&brief);
                let setting = choose(&brief, &content);
                let curves = Curves::of(&content);
                let needs = |whole| {
                    setting
                        .shown
                        .height(&brief, &content, &curves, setting.width, whole)
                        .1
                };
                let least = needs(true).min(needs(false));
                assert!(
                    setting.height > 0.0 && least * SLACK <= setting.height && setting.size >= 9.0,
                    "{} {paper:?}",
                    interview.id
                );
                let html = document(&brief);
                let (_, page) = html.split_once("<article").unwrap();
                let (first, second) = page.split_once("<div class=\"cut\"").unwrap();
                for words in words {
                    let mut text = String::new();
                    escape(words, &mut text);
                    let is_there = first.contains(&text) || *words == "cut here";
                    assert!(
                        is_there && second.contains(&text),
                        "{} {paper:?} lacks {words}",
                        interview.id
                    );
                }
                // It is read out once.
                assert!(second.contains("<div class=\"brief compact again\" aria-hidden=\"true\">"));
                let more = format!(
                    "<p class=\"more\">{} more on the plain brief</p>",
                    setting.shown.more
                );
                assert!(setting.shown.more > 0 && first.contains(&more));
            }
        }
    }

    #[test]
    fn what_needs_more_than_half_a_page_is_chosen_from_and_then_flows() {
        let rather = "Rather a lot is said about this person, and all of it counts. ";
        for (times, is_halved) in [(1, true), (3, true), (60, false)] {
            let (interview, mut persona, brand) = example(0);
            overwrite(&mut persona, rather.repeat(times).trim());
            let brief = Brief {
                look: Look::Compact,
                ..brief(&interview, &persona, &brand, Extent::Page, Paper::Any)
            };
            let html = document(&brief);
            let (style, page) = html.split_once("<article").unwrap();
            assert_eq!(page.contains("class=\"cut\""), is_halved, "{times}");
            assert_eq!(!style.contains("--half:0em"), is_halved, "{times}");
            assert!(page.contains("more on the plain brief"));
            for text in page.split("<bdi>").skip(1) {
                let text = text.split("</bdi>").next().unwrap();
                let is_whole = !text.contains("Rather a lot") || text.ends_with("all of it counts.");
                assert!(is_whole, "{times}: {text}");
            }
        }
    }
}
