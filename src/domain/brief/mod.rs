//! The printed brief: one document for the preview, the printer and the download.
//!
//! A brief is a whole HTML page with nothing to fetch and nothing to run. Everything a persona says reaches it through one
//! escaping function. [`layout`] chooses size and arrangement so that a typical persona fills one page of A4 or Letter; with more
//! to say it flows on.

mod layout;
mod page;

use super::accent;
use super::day::Day;
use super::interview::{Interview, Kind, Question, Section};
use super::journey::{self, Frame, Stop};
use super::persona::{Brand, Evidence, EvidenceKind, Moment, Name, Persona, Sign, Test, TestKind, Value};
use super::profile::{self, Claim, Tally};
use super::words::{Word, Words};
use layout::{Block, Cell, Density};
use page::Page;
pub use page::{sign_markup, sign_picture, sign_word};

/// What a brief is made of.
pub struct Brief<'a> {
    /// The interview the persona was built with.
    pub interview: &'a Interview,
    /// The persona.
    pub persona: &'a Persona,
    /// The brand at the foot of the page.
    pub brand: &'a Brand,
    /// Words of the interface.
    pub words: &'a Words,
    /// The portrait's markup: a drawn face's svg, or [`photo`]. It is put in as it is, so it must not hold anybody's words.
    pub portrait: &'a str,
    /// Today, as people write it.
    pub today: &'a str,
    /// Writes a day as people do.
    pub format_day: &'a dyn Fn(Day) -> String,
    /// The page alone, or all there is.
    pub extent: Extent,
    /// Which way the language runs.
    pub direction: Direction,
    /// The paper it is made for.
    pub paper: Paper,
}

/// How much a document holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// The brief: one page, as a rule.
    #[default]
    Page,
    /// The brief, and the working pages with all answers and what they rest on.
    Record,
}

/// Which way a language runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// The paper a brief is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Whatever is in the printer; made to fit A4 as well as Letter.
    #[default]
    Any,
    /// A4.
    A4,
    /// US Letter.
    Letter,
}

impl Paper {
    /// Widths and heights in points of the sheets it may turn out to be.
    fn sheets(self) -> &'static [(f32, f32)] {
        const SHEETS: [(f32, f32); 2] = [(595.3, 841.9), (612.0, 792.0)];
        let [a4, letter] = [0..1, 1..2].map(|range| SHEETS.get(range).unwrap_or(&SHEETS));
        match self {
            Self::Any => &SHEETS,
            Self::A4 => a4,
            Self::Letter => letter,
        }
    }
}

/// A photo's markup for [`Brief::portrait`].
pub fn photo(address: &str) -> String {
    let mut out = String::with_capacity(address.len() + 32);
    out.push_str("<img alt=\"\" src=\"");
    journey::escape(address, &mut out);
    out.push_str("\">");
    out
}

/// The word a section is headed with; [`Words::about`] makes it speak of the persona.
pub fn heading(section: Section) -> Word {
    match section {
        Section::Identity => Word::SectionIdentity,
        Section::Summary => Word::SectionSummary,
        Section::Quote => Word::SectionQuote,
        Section::Background => Word::SectionBackground,
        Section::Does => Word::SectionDoes,
        Section::Belongs => Word::SectionBelongs,
        Section::LightsUp => Word::SectionLightsUp,
        Section::Wants => Word::SectionWants,
        Section::InTheWay => Word::SectionInTheWay,
        Section::Leaves => Word::SectionLeaves,
        Section::Real => Word::SectionReal,
        Section::Decides => Word::SectionDecides,
        Section::Journey => Word::SectionJourney,
        Section::Reach => Word::SectionReach,
        Section::Words => Word::SectionWords,
        Section::Test => Word::SectionTest,
        Section::Gesture => Word::SectionGesture,
        Section::Review => Word::SectionReview,
        Section::Sources => Word::SectionSources,
        Section::Purpose => Word::SectionPurpose,
        Section::Check => Word::SectionCheck,
        Section::Use => Word::SectionUse,
        Section::Care => Word::SectionCare,
    }
}

/// The whole document.
pub fn document(brief: &Brief<'_>) -> String {
    let content = Content::of(brief);
    let setting = content.fit(brief);
    let mut writer = Writer { brief, page: Page { out: String::with_capacity(48_000), words: brief.words } };
    writer.document(&content, &setting);
    writer.page.out
}

/// Sections of one block of the page: one, or a pair that is read together.
struct Group {
    parts: Vec<Part>,
}

/// A section with its heading and what it says.
struct Part {
    section: Section,
    heading: String,
    claims: Vec<Claim>,
}

impl Group {
    /// Whether it is the pair of what lights them up and what would make them leave, which is shown side by side on every page.
    fn is_band(&self) -> bool {
        self.parts.len() > 1 && self.parts.iter().any(|part| part.section == Section::LightsUp)
    }
}

/// What stands on the page, in the order of the page.
struct Content<'a> {
    name: Name,
    summary: Vec<Claim>,
    facts: Vec<Claim>,
    quotes: Vec<Claim>,
    /// Above the journey.
    above: Vec<Group>,
    journey: Option<(&'a Question, &'a [Moment])>,
    /// Below the journey.
    below: Vec<Group>,
    test: Option<&'a Test>,
    gesture: Vec<Claim>,
    review: Option<Day>,
    tally: Tally,
}

/// The blocks above and below the journey; two sections in one block are a pair.
const ABOVE: &[&[Section]] = &[
    &[Section::Does],
    &[Section::Belongs],
    &[Section::LightsUp, Section::Leaves],
    &[Section::Wants, Section::InTheWay],
    &[Section::Real],
    &[Section::Decides],
];
const BELOW: &[&[Section]] = &[&[Section::Reach], &[Section::Words]];

impl<'a> Content<'a> {
    fn of(brief: &Brief<'a>) -> Self {
        let (interview, persona) = (brief.interview, brief.persona);
        let name = persona.name();
        let claims = |section| claims(brief, section);
        let heading = |section| brief.words.about(heading(section), &name);
        let groups = |sections: &[&[Section]]| -> Vec<Group> {
            let with_claims = |section: &Section| {
                let claims = claims(*section);
                (!claims.is_empty()).then(|| Part { section: *section, heading: heading(*section), claims })
            };
            let group = |sections: &&[Section]| Group { parts: sections.iter().filter_map(with_claims).collect() };
            sections.iter().map(group).filter(|group| !group.parts.is_empty()).collect()
        };
        let is_long = |claim: &Claim| {
            interview.question(&claim.question).is_some_and(|question| question.kind == Kind::LongText)
        };

        let mut facts = claims(Section::Identity);
        facts.extend(claims(Section::Background));
        let (stories, facts): (Vec<Claim>, Vec<Claim>) = facts.into_iter().partition(is_long);
        let mut above = groups(ABOVE);
        // A story is a section of its own, headed by its question's name.
        for (index, mut story) in stories.into_iter().enumerate() {
            let heading = story.label.take().unwrap_or_else(|| heading(Section::Background));
            above.insert(index, Group { parts: vec![Part { section: Section::Background, heading, claims: vec![story] }] });
        }

        let values = || {
            let applying = interview.questions().filter(|question| interview.applies(question, persona));
            applying.filter_map(|question| Some((question, persona.value(&question.id)?)))
        };
        let journey = values().find_map(|(question, value)| match value {
            Value::Moments(moments) if journey::told(moments).next().is_some() => Some((question, moments.as_slice())),
            _ => None,
        });
        let mut below = groups(BELOW);
        if journey.is_none() {
            below.splice(0..0, groups(&[&[Section::Journey]]));
        }
        Self {
            summary: claims(Section::Summary),
            facts,
            quotes: claims(Section::Quote),
            above,
            journey,
            below,
            test: values().find_map(|(_, value)| match value {
                Value::Test(test) if value.is_answered() => Some(test),
                _ => None,
            }),
            gesture: claims(Section::Gesture),
            review: values().find_map(|(question, value)| match value {
                Value::Date(day) if question.section == Section::Review => Some(*day),
                _ => None,
            }),
            tally: profile::tally(interview, persona),
            name,
        }
    }

    fn is_empty(&self) -> bool {
        self.summary.is_empty()
            && self.facts.is_empty()
            && self.quotes.is_empty()
            && self.above.is_empty()
            && self.below.is_empty()
            && self.gesture.is_empty()
            && self.journey.is_none()
            && self.test.is_none()
    }

    fn stops(&self) -> Vec<Stop> {
        self.journey.map(|(question, moments)| journey::stops(&question.kind, moments)).unwrap_or_default()
    }

    /// The first setting with which everything fits every sheet the paper may be, else one that is easy to read.
    fn fit(&self, brief: &Brief<'_>) -> Setting {
        let (above, below) = (blocks(&self.above), blocks(&self.below));
        let set = |(density, size): (usize, f32), whole: bool| {
            let density = layout::DENSITIES.get(density).unwrap_or(&layout::DENSITIES[0]);
            let mut chosen: Option<Setting> = None;
            let (mut fits, mut lowest) = (true, f32::MAX);
            for (width, height) in brief.paper.sheets() {
                let margins = density.margin * 2.0 * 72.0 / 25.4;
                let (width, height) = ((width - margins) / size, (height - margins) / size);
                let arrangement = Arrangement::of(&above, &below, whole, width, density);
                let needed = self.height(brief, width, density) + arrangement.height;
                fits &= needed * SLACK <= height;
                lowest = lowest.min(height);
                #[cfg(debug_assertions)]
                if std::env::var("FIT").is_ok() { eprintln!("{} {size} w{width:.1} rest {:.1} above {:.1} = {needed:.1} of {height:.1}", density.name, self.height(brief, width, density), arrangement.height); }
                // The narrowest sheet, which comes first, decides where there is a choice.
                chosen.get_or_insert(Setting { height: 0.0, density, size, width, arrangement });
            }
            if let Some(setting) = chosen.as_mut().filter(|_| fits) {
                setting.height = lowest - 0.4;
            }
            (fits, chosen)
        };
        // Large before small, and at each size sections that stay whole before ones that are divided between columns.
        let tries = layout::LADDER.into_iter().flat_map(|rung| [(rung, true), (rung, false)]);
        let found = tries.map(|(rung, whole)| set(rung, whole)).find(|(fits, _)| *fits);
        let (_, setting) = found.unwrap_or_else(|| set(layout::FLOWING, true));
        setting.unwrap_or(Setting {
            height: 0.0,
            density: &layout::DENSITIES[0],
            size: 10.0,
            width: 50.0,
            arrangement: Arrangement::default(),
        })
    }

    /// Height of everything but the two blocks of sections.
    fn height(&self, brief: &Brief<'_>, width: f32, density: &Density) -> f32 {
        let line = density.line;
        let beside = width - density.face - layout::GUTTER;
        let mut head = layout::serif_height(&self.name.name, beside - 12.0, density.title, 1.1);
        head += layout::serif_height(&self.name.epithet, beside, 1.35, 1.25);
        head += self.summary.iter().map(|claim| layout::text_height(&claim.text, beside, density.lead, 1.35)).sum::<f32>();
        let mut height = head.max(density.face) + density.gap * 0.7;
        trace("head", height);
        if !self.facts.is_empty() {
            let facts = self.facts.iter().map(|claim| layout::text_width(&written(claim)) + 1.6);
            height += layout::run_lines(facts, 1.5, width) * line + density.gap * 0.6;
        }
        trace("facts", height);
        if let Some((first, others)) = self.quotes.split_first() {
            let beside = layout::text_width(&first.by) + layout::text_width(&first.text) * density.voice * 1.08 + 3.6 < width;
            height += layout::serif_height(&first.text, width - 1.5, density.voice, 1.3) + density.gap + if beside { 0.0 } else { line };
            for pair in others.chunks(2) {
                let half = layout::span_width(width, if pair.len() > 1 { 3 } else { 6 }) - 1.0;
                let other = |claim: &Claim| layout::serif_height(&written(claim), half, 1.05, line) + density.gap * 0.6;
                height += pair.iter().map(other).fold(0.0, f32::max);
            }
        }
        trace("quote", height);
        if let Some((_, moments)) = self.journey {
            let stops = self.stops();
            height += journey::curve(&stops, &frame(width, density, brief.direction)).height / UNIT * WIDEST;
            height += layout::HEADING + density.gap;
            let nearly = journey::told(moments).map(|moment| moment.nearly.trim()).zip(&stops);
            let nearly: String = nearly
                .filter(|(nearly, _)| !nearly.is_empty())
                .flat_map(|(nearly, stop)| [nearly, " mm ", stop.title.as_str(), " "])
                .collect();
            if !nearly.is_empty() {
                height += layout::text_height(&(nearly + "What nearly went wrong mm"), width, 1.0, line) + 0.4;
            }
        }
        trace("journey", height);
        if self.test.is_some() || !self.gesture.is_empty() {
            let span = if self.gesture.is_empty() { 6 } else { 4 };
            let inner = layout::span_width(width, span) - 2.0;
            let test = self.test.map_or(0.0, |test| {
                let what = layout::text_height(&(String::from("One message ") + &test.what), inner, 1.05, line);
                let date = if test.date.is_some() { "11 September 2026" } else { "" };
                if density.thirds {
                    let run: String = [&test.audience, &test.sign, date].iter().flat_map(|part| [*part, " mmm mm "]).collect();
                    return what + layout::text_height(&run, inner, 1.0, line);
                }
                let parts = [&test.audience, &test.sign, date].map(|part| layout::text_height(part, inner - 6.5, 1.0, line));
                what + parts.iter().sum::<f32>()
            });
            let narrow = layout::span_width(width, if self.test.is_some() { 2 } else { 6 }) - 2.0;
            let gesture = self.gesture.iter().map(|claim| layout::text_height(&claim.text, narrow, 1.0, line)).sum::<f32>();
            height += test.max(gesture) + layout::HEADING + 1.2 + density.gap;
        }
        trace("test", height);
        height + density.gap + 0.6 + line * if width < 48.0 { 2.0 } else { 1.0 }
    }
}

/// What is chosen for a document.
struct Setting {
    /// Height of the lowest sheet between its margins, by the size; nothing where one page is not enough.
    height: f32,
    density: &'static Density,
    /// In points.
    size: f32,
    /// Of the page between its margins, by the size.
    width: f32,
    arrangement: Arrangement,
}

/// How the blocks stand.
#[derive(Default)]
struct Arrangement {
    /// Where further columns begin, in claims before them, when all but the band stand in columns rather than rows.
    columns: Option<Vec<usize>>,
    /// Rows above the journey, and below it.
    rows: [Vec<&'static [usize]>; 2],
    height: f32,
}

impl Arrangement {
    fn of(above: &[Block], below: &[Block], whole: bool, width: f32, density: &Density) -> Self {
        if density.thirds {
            let all = above.iter().chain(below);
            let (bands, flowing): (Vec<&Block>, Vec<&Block>) = all.partition(|block| block.is_band);
            let bands = bands.iter().map(|band| band.height(6, width, density) + density.gap).sum::<f32>();
            let (columns, height) = layout::columns(&flowing, whole, width, density);
            return Self { columns: Some(columns), height: height + bands, ..Self::default() };
        }
        let ((above, upper), (below, lower)) = (layout::rows(above, width, density), layout::rows(below, width, density));
        Self { rows: [above, below], height: upper + lower, ..Self::default() }
    }
}

/// A picture made for A4 is as much larger on Letter.
const WIDEST: f32 = 1.03;
/// Fonts differ; what just about fits with one may not with another.
const SLACK: f32 = 1.01;
/// Units of the journey's picture to the size of type.
const UNIT: f32 = 10.0;

fn frame(width: f32, density: &Density, direction: Direction) -> Frame {
    Frame {
        width: width * UNIT,
        font: UNIT,
        rise: density.rise * UNIT,
        per_row: 7,
        right_to_left: direction == Direction::RightToLeft,
    }
}

fn blocks(groups: &[Group]) -> Vec<Block> {
    let cell = |part: &Part| Cell {
        heading: part.heading.clone(),
        texts: part.claims.iter().map(written).collect(),
    };
    groups.iter().map(|group| Block { cells: group.parts.iter().map(cell).collect(), is_band: group.is_band() }).collect()
}

/// A claim as it stands on the page, to be measured.
fn written(claim: &Claim) -> String {
    let mut text = claim.label.clone().unwrap_or_default();
    for part in [&claim.text, &claim.by] {
        if !text.is_empty() && !part.is_empty() {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

/// A section's claims, with days as people write them.
fn claims(brief: &Brief<'_>, section: Section) -> Vec<Claim> {
    let mut claims = profile::claims(brief.interview, brief.persona, section);
    for claim in &mut claims {
        if let Some(Value::Date(day)) = brief.persona.value(&claim.question) {
            claim.text = (brief.format_day)(*day);
        }
    }
    claims
}

/// Writes the document of a brief.
struct Writer<'a> {
    brief: &'a Brief<'a>,
    page: Page<'a>,
}

impl Writer<'_> {
    fn document(&mut self, content: &Content<'_>, setting: &Setting) {
        let name = self.title(&content.name);
        let page = &mut self.page;
        page.raw("<!doctype html>\n<html lang=\"");
        page.text(&self.brief.interview.language);
        page.raw(match self.brief.direction {
            Direction::LeftToRight => "\" dir=\"ltr\">",
            Direction::RightToLeft => "\" dir=\"rtl\">",
        });
        // Should anything ever slip through, the browser is told that this page neither fetches nor runs anything.
        page.raw("<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.element("title", "", &name);
        page.raw("<style>");
        self.style(setting);
        self.page.raw("</style></head>");
        self.page.raw("<body><main class=\"sheet\" data-density=\"");
        self.page.raw(setting.density.name);
        self.page.raw("\">");
        self.brief_page(content, setting);
        if self.brief.extent == Extent::Record {
            self.record(content);
        }
        self.page.raw("</main></body></html>\n");
    }

    fn title(&self, name: &Name) -> String {
        let mut title = name.name.trim().to_owned();
        let epithet = name.epithet.trim();
        if !title.is_empty() && !epithet.is_empty() {
            title.push_str(", ");
        }
        title.push_str(epithet);
        if title.is_empty() {
            title.push_str(self.brief.words.get(Word::BriefNameless));
        }
        title
    }

    fn style(&mut self, setting: &Setting) {
        let Density { line, item, gap, face, title, lead, voice, margin, .. } = setting.density;
        let out = &mut self.page.out;
        out.push_str("@page{");
        match self.brief.paper {
            Paper::Any => {}
            Paper::A4 => out.push_str("size:A4;"),
            Paper::Letter => out.push_str("size:letter;"),
        }
        out.push_str("margin:");
        journey::push_number(*margin, out);
        out.push_str("mm}:root{");
        for (name, value, unit) in [
            ("size", setting.size, "pt"),
            ("page", setting.height, "em"),
            ("line", *line, ""),
            ("item", *item, "em"),
            ("gap", *gap, "em"),
            ("face", *face, "em"),
            ("title", *title, "em"),
            ("lead", *lead, "em"),
            ("voice", *voice, "em"),
            ("gutter", layout::GUTTER, "em"),
            ("indent", layout::INDENT, "em"),
            ("heading", layout::HEADING_SIZE, "em"),
        ] {
            out.push_str("--");
            out.push_str(name);
            out.push(':');
            journey::push_number(value, out);
            out.push_str(unit);
            out.push(';');
        }
        out.push_str(&accent::css_on_paper(&self.brief.brand.accent));
        out.push_str("}\n");
        out.push_str(include_str!("../../../style/brief.css"));
    }

    fn brief_page(&mut self, content: &Content<'_>, setting: &Setting) {
        self.page.raw("<article class=\"brief\"><div class=\"brief-body\">");
        self.head(content);
        self.quotes(&content.quotes);
        let [above, below] = &setting.arrangement.rows;
        if let Some(columns) = &setting.arrangement.columns {
            self.columns(content, columns);
        }
        self.groups(&content.above, above);
        self.journey(content, setting);
        self.groups(&content.below, below);
        self.test(content);
        if content.is_empty() {
            self.page.word("p", "empty", Word::BriefEmpty);
        }
        self.page.raw("</div>");
        self.foot(content);
        self.page.raw("</article>");
    }

    fn head(&mut self, content: &Content<'_>) {
        let page = &mut self.page;
        page.raw("<header class=\"head\"><div class=\"face\">");
        page.raw(self.brief.portrait);
        page.raw("</div><div class=\"who\"><p class=\"made\">");
        let brand = self.brief.brand;
        page.saying("span", "logo", &brand.logo_text);
        page.saying("span", if brand.logo_text.trim().is_empty() { "logo" } else { "" }, &brand.name);
        page.saying("span", "", self.brief.today);
        page.raw("</p>");
        let (name, epithet) = (content.name.name.trim(), content.name.epithet.trim());
        match (name, epithet) {
            ("", "") => page.word("h1", "name nameless", Word::BriefNameless),
            ("", role) => page.saying("h1", "name", role),
            (name, role) => {
                page.saying("h1", "name", name);
                page.saying("p", "epithet", role);
            }
        }
        for claim in &content.summary {
            self.claim("p", "summary", claim, true);
        }
        self.page.raw("</div></header>");
        if !content.facts.is_empty() {
            self.page.raw("<ul class=\"facts\">");
            for fact in &content.facts {
                self.claim("li", "", fact, true);
                // A space, so that lines can break between facts.
                self.page.raw(" ");
            }
            self.page.raw("</ul>");
        }
    }

    fn quotes(&mut self, quotes: &[Claim]) {
        let Some((first, others)) = quotes.split_first() else { return };
        self.quote("voice", first);
        if !others.is_empty() {
            self.page.raw("<div class=\"voices\">");
            for quote in others {
                self.quote("voice voice-small", quote);
            }
            self.page.raw("</div>");
        }
    }

    fn quote(&mut self, class: &str, quote: &Claim) {
        self.page.open("figure", class);
        let page = &mut self.page;
        page.open("blockquote", if quote.sign == Some(Sign::Guess) { "guess" } else { "" });
        page.said(&quote.text);
        page.close("blockquote");
        page.open("figcaption", "");
        if let Some(sign) = quote.sign {
            page.sign(sign);
        }
        page.saying("span", "", &quote.by);
        page.close("figcaption");
        page.close("figure");
    }

    /// Sections in columns, and below them the pair that is always side by side.
    fn columns(&mut self, content: &Content<'_>, starts: &[usize]) {
        let all = || content.above.iter().chain(&content.below);
        let mut starts = starts.iter().copied();
        let mut next = starts.next();
        let mut before = 0;
        self.page.raw("<div class=\"columns\"><div class=\"column\">");
        for Part { section, heading, claims } in all().filter(|group| !group.is_band()).flat_map(|group| &group.parts) {
            let (mut heading, mut left) = (Some(heading.as_str()), claims.as_slice());
            // A section that goes on in the next column has its heading where it begins.
            while let Some(here) = next.and_then(|next| next.checked_sub(before)).filter(|here| *here < left.len()) {
                let (first, rest) = left.split_at(here);
                if here > 0 {
                    self.section(*section, heading.take(), first, 1);
                }
                self.page.raw("</div><div class=\"column\">");
                before += here;
                (left, next) = (rest, starts.next());
            }
            self.section(*section, heading, left, 1);
            before += left.len();
        }
        self.page.raw("</div></div>");
        for band in all().filter(|group| group.is_band()) {
            self.page.open("div", "row");
            self.group(band, 6);
            self.page.close("div");
        }
    }

    /// Groups in their rows.
    fn groups(&mut self, groups: &[Group], rows: &[&[usize]]) {
        let mut left = groups.iter();
        for row in rows {
            self.page.open("div", "row");
            for (span, group) in row.iter().zip(left.by_ref()) {
                self.group(group, *span);
            }
            self.page.close("div");
        }
    }

    fn group(&mut self, group: &Group, span: usize) {
        let is_pair = group.parts.len() > 1;
        let columns = if is_pair { 1 } else { layout::list_columns(span) };
        self.page.raw(if span == 6 { "<div class=\"block span-6" } else { "<div class=\"block span-3" });
        self.page.raw(if is_pair { " pair\">" } else { "\">" });
        for Part { section, heading, claims } in &group.parts {
            self.section(*section, Some(heading), claims, columns);
        }
        self.page.close("div");
    }

    fn section(&mut self, section: Section, heading: Option<&str>, claims: &[Claim], columns: usize) {
        self.page.raw("<section class=\"part part-");
        self.page.raw(section.id());
        self.page.raw("\">");
        if let Some(heading) = heading {
            self.page.element("h2", "", heading);
        }
        self.list(claims, if columns > 1 { "claims columns-2" } else { "claims" }, false);
        self.page.close("section");
    }

    /// Claims, with what they rest on where `in_full`.
    fn list(&mut self, claims: &[Claim], class: &str, in_full: bool) {
        self.page.open("ul", class);
        let mut before: Option<&Claim> = None;
        for claim in claims {
            self.page.open("li", "");
            // Several answers to one question have its name once.
            let is_named = before.is_some_and(|before| before.question == claim.question && before.label == claim.label);
            self.claim("div", "", claim, !is_named);
            if in_full {
                self.evidence(&claim.evidence);
            }
            self.page.close("li");
            before = Some(claim);
        }
        self.page.close("ul");
    }

    /// A claim: its sign, its label, what is said, and by whom.
    fn claim(&mut self, tag: &str, class: &str, claim: &Claim, with_label: bool) {
        let page = &mut self.page;
        page.open(tag, class);
        if let Some(sign) = claim.sign {
            page.sign(sign);
        }
        if let Some(label) = claim.label.as_ref().filter(|_| with_label) {
            page.element("span", "label", label);
            page.raw(" ");
        }
        page.saying("span", if claim.sign == Some(Sign::Guess) { "guess" } else { "" }, &claim.text);
        if !claim.by.is_empty() {
            page.raw(" ");
            page.saying("span", "by", &claim.by);
        }
        page.close(tag);
    }

    fn journey(&mut self, content: &Content<'_>, setting: &Setting) {
        let Some((question, moments)) = content.journey else { return };
        let words = self.brief.words;
        let heading = words.about(Word::SectionJourney, &content.name);
        let stops = content.stops();
        let mut listing = String::new();
        for stop in &stops {
            for part in [&stop.title, ": ", words.get(feeling(stop.feeling)), ". "] {
                listing.push_str(part);
            }
        }
        let right_to_left = self.brief.direction == Direction::RightToLeft;
        self.page.raw("<section class=\"part journey\">");
        self.page.element("h2", "", &heading);
        // One picture for paper, one for windows, and one whose words can be read on a phone.
        let paper = frame(setting.width, setting.density, self.brief.direction);
        let window = Frame { width: 760.0, font: 15.0, rise: 32.0, per_row: 7, right_to_left };
        let phone = Frame { width: 300.0, font: 15.0, rise: 26.0, per_row: 3, right_to_left };
        for (class, frame) in [("on-paper", paper), ("on-window", window), ("on-phone", phone)] {
            self.page.open("div", class);
            let picture = journey::svg(&stops, &frame, &heading, &listing);
            self.page.raw(&picture);
            self.page.close("div");
        }
        let nearly = || journey::told(moments).filter(|moment| !moment.nearly.trim().is_empty());
        if nearly().next().is_some() {
            let page = &mut self.page;
            page.open("div", "nearly");
            page.raw("<h3><svg viewBox=\"0 0 12 12\" width=\".72em\" height=\".72em\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\" aria-hidden=\"true\"><circle cx=\"6\" cy=\"6\" r=\"3.5\"/></svg> ");
            page.text(words.get(Word::BriefNearly));
            page.close("h3");
            page.open("ul", "");
            for moment in nearly() {
                page.open("li", "");
                page.saying("span", "label", journey::title(&question.kind, moment));
                page.raw(" ");
                page.said(moment.nearly.trim());
                page.raw("</li> ");
            }
            page.close("ul");
            page.close("div");
        }
        self.page.close("section");
    }

    fn test(&mut self, content: &Content<'_>) {
        if content.test.is_none() && content.gesture.is_empty() {
            return;
        }
        self.page.open("div", "row tests");
        if let Some(test) = content.test {
            self.page.open("section", if content.gesture.is_empty() { "block span-6 box" } else { "block span-4 box" });
            self.page.open("h2", "");
            self.page.text(self.brief.words.get(Word::SectionTest));
            self.page.close("h2");
            self.test_body(test);
            self.page.close("section");
        }
        if !content.gesture.is_empty() {
            self.page.open("section", if content.test.is_some() { "block span-2 box box-line" } else { "block span-6 box box-line" });
            self.page.word("h2", "", Word::SectionGesture);
            for claim in &content.gesture {
                self.claim("p", "", claim, true);
            }
            self.page.close("section");
        }
        self.page.close("div");
    }

    fn test_body(&mut self, test: &Test) {
        let page = &mut self.page;
        page.open("p", "what");
        if let Some(kind) = test.kind {
            let kind = match kind {
                TestKind::Message => Word::BriefMessage,
                TestKind::Event => Word::BriefEvent,
                TestKind::Product => Word::BriefProduct,
            };
            page.word("span", "label", kind);
            page.raw(" ");
        }
        page.said(test.what.trim());
        page.close("p");
        page.open("dl", "");
        let day = test.date.map(|day| (self.brief.format_day)(day)).unwrap_or_default();
        for (word, text) in
            [(Word::BriefFor, &test.audience), (Word::BriefWorkedIf, &test.sign), (Word::BriefBy, &day)]
        {
            if !text.trim().is_empty() {
                page.open("div", "");
                page.word("dt", "", word);
                page.raw(" ");
                page.saying("dd", if word == Word::BriefBy { "day" } else { "" }, text);
                page.close("div");
            }
        }
        page.close("dl");
    }

    fn foot(&mut self, content: &Content<'_>) {
        let page = &mut self.page;
        let brief = self.brief;
        let Tally { known, guesses } = content.tally;
        if known + guesses == 0 && content.review.is_none() {
            return;
        }
        page.raw("<footer class=\"foot\">");
        if known + guesses > 0 {
            page.open("div", "legend");
            page.word("h2", "visually-hidden", Word::BriefSigns);
            page.open("ul", "");
            for sign in Sign::ALL {
                page.raw("<li><span class=\"sign sign-");
                page.raw(sign.id());
                page.raw("\">");
                page.raw(sign_picture(*sign));
                page.raw("</span>");
                page.word("span", "", sign_word(*sign));
                page.close("li");
            }
            page.close("ul");
            let told =
                brief.words.fill(Word::BriefTold, &[("known", &known.to_string()), ("guesses", &guesses.to_string())]);
            page.element("p", "", &told);
            page.close("div");
        }
        if let Some(day) = content.review {
            let day = (brief.format_day)(day);
            page.element("p", "", &brief.words.fill(Word::BriefReview, &[("day", &day)]));
        }
        page.raw("</footer>");
    }

    /// The working pages: every answer with what it rests on.
    fn record(&mut self, content: &Content<'_>) {
        self.page.open("article", "record");
        self.page.word("h1", "", Word::BriefRecord);
        self.page.word("p", "lead", Word::BriefRecordLead);
        for section in Section::ALL {
            let mut claims = claims(self.brief, *section);
            let moments = content.journey.filter(|(question, _)| question.section == *section);
            // Journey and test are told in full below, not as claims.
            claims.retain(|claim| {
                let kind = self.brief.interview.question(&claim.question).map(|question| &question.kind);
                !matches!(kind, Some(Kind::Test | Kind::Moments { .. }))
            });
            let test = content.test.filter(|_| *section == Section::Test);
            if claims.is_empty() && moments.is_none() && test.is_none() {
                continue;
            }
            let heading = self.brief.words.about(heading(*section), &content.name);
            self.page.open("section", "part");
            self.page.element("h2", "", &heading);
            if let Some((question, moments)) = moments {
                self.moments(question, moments);
            }
            if let Some(test) = test {
                self.test_body(test);
            }
            if !claims.is_empty() {
                self.list(&claims, "claims", true);
            }
            self.page.close("section");
        }
        self.page.close("article");
    }

    fn moments(&mut self, question: &Question, moments: &[Moment]) {
        self.page.raw("<table><thead><tr>");
        for word in [Word::BriefMoment, Word::BriefHappened, Word::BriefWhere, Word::BriefFelt, Word::BriefNearly] {
            self.page.word("th", "", word);
        }
        self.page.raw("</tr></thead><tbody>");
        for moment in journey::told(moments) {
            self.page.raw("<tr><th scope=\"row\">");
            let sign = Sign::of(&moment.evidence);
            if question.claim {
                self.page.sign(sign);
            }
            let class = if question.claim && sign == Sign::Guess { "guess" } else { "" };
            self.page.saying("span", class, journey::title(&question.kind, moment));
            self.page.raw("</th><td>");
            self.page.said(moment.what.trim());
            self.evidence(&moment.evidence);
            self.page.raw("</td><td>");
            self.page.said(moment.place.trim());
            self.page.raw("</td>");
            self.page.word("td", "", feeling(moment.feeling));
            self.page.raw("<td>");
            self.page.said(moment.nearly.trim());
            self.page.raw("</td></tr>");
        }
        self.page.raw("</tbody></table>");
    }

    fn evidence(&mut self, evidence: &[Evidence]) {
        if evidence.is_empty() {
            return;
        }
        let brief = self.brief;
        let page = &mut self.page;
        page.open("ul", "evidence");
        for piece in evidence {
            page.open("li", "");
            page.word("span", "label", evidence_word(piece.kind));
            page.raw(" ");
            page.saying("span", "", &piece.note);
            page.raw(" ");
            if let Some(count) = piece.count {
                page.element("span", "", &brief.words.fill(Word::BriefCount, &[("count", &count.to_string())]));
                page.raw(" ");
            }
            if let Some(day) = piece.date {
                page.element("span", "", &(brief.format_day)(day));
            }
            page.close("li");
        }
        page.close("ul");
    }
}

/// The word for a feeling of a moment.
pub fn feeling(feeling: i8) -> Word {
    match feeling {
        ..=-2 => Word::FeelingLowest,
        -1 => Word::FeelingLow,
        0 => Word::FeelingEven,
        1 => Word::FeelingHigh,
        2.. => Word::FeelingHighest,
    }
}

/// The word for a kind of evidence.
pub fn evidence_word(kind: EvidenceKind) -> Word {
    match kind {
        EvidenceKind::Observed => Word::EvidenceObserved,
        EvidenceKind::Quoted => Word::EvidenceQuoted,
        EvidenceKind::Surveyed => Word::EvidenceSurveyed,
        EvidenceKind::Measured => Word::EvidenceMeasured,
        EvidenceKind::Support => Word::EvidenceSupport,
        EvidenceKind::Social => Word::EvidenceSocial,
        EvidenceKind::Published => Word::EvidencePublished,
        EvidenceKind::Guess => Word::EvidenceGuess,
    }
}

fn trace(what: &str, height: f32) { #[cfg(debug_assertions)] if std::env::var("FIT").is_ok() { eprint!("{what} {height:.1} ") } }
