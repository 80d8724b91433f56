//! What stands on a brief, and how large and where it is set.

use core::cell::RefCell;

use super::super::day::Day;
use super::super::interview::{Kind, Question, Section};
use super::super::journey::{self, Frame, Stop};
use super::super::persona::{Moment, Name, Test, Value};
use super::super::profile::{self, Claim, Tally};
use super::layout::{self, Block, Cell, Density};
use super::{Brief, Direction, heading};

/// Sections of one block of the page: one, or a pair that is read together.
pub struct Group {
    /// One section, or the two of a pair.
    pub parts: Vec<Part>,
}

/// A section with its heading and what it says.
pub struct Part {
    /// Which section.
    pub section: Section,
    /// Its heading, speaking of the persona.
    pub heading: String,
    /// What it says; never empty.
    pub claims: Vec<Claim>,
}

impl Group {
    /// Whether it is the pair of what lights them up and what would make them leave, which is shown side by side on every page.
    pub fn is_band(&self) -> bool {
        self.parts.len() > 1 && self.parts.iter().any(|part| part.section == Section::LightsUp)
    }
}

/// What stands on the page, in the order of the page.
pub struct Content<'a> {
    /// Name, epithet and pronoun.
    pub name: Name,
    /// The persona in one sentence.
    pub summary: Vec<Claim>,
    /// Age, place and the like.
    pub facts: Vec<Claim>,
    /// What they said; the first is set large.
    pub quotes: Vec<Claim>,
    /// Above the journey.
    pub above: Vec<Group>,
    /// The question of the journey and its moments.
    pub journey: Option<(&'a Question, &'a [Moment])>,
    /// Below the journey.
    pub below: Vec<Group>,
    /// The one test.
    pub test: Option<&'a Test>,
    /// The small gesture.
    pub gesture: Vec<Claim>,
    /// When to look again.
    pub review: Option<Day>,
    /// How much is known.
    pub tally: Tally,
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
    /// Gathers it from a persona.
    pub fn of(brief: &Brief<'a>) -> Self {
        let (interview, persona) = (brief.interview, brief.persona);
        let name = persona.name();
        let claims = |section| claims(brief, section);
        let heading = |section| brief.words.about(heading(section), &name);
        let groups = |sections: &[&[Section]]| -> Vec<Group> {
            let with_claims = |section: &Section| {
                let claims = claims(*section);
                (!claims.is_empty()).then(|| Part {
                    section: *section,
                    heading: heading(*section),
                    claims,
                })
            };
            let group = |sections: &&[Section]| Group {
                parts: sections.iter().filter_map(with_claims).collect(),
            };
            sections
                .iter()
                .map(group)
                .filter(|group| !group.parts.is_empty())
                .collect()
        };
        let is_long = |claim: &Claim| {
            interview
                .question(&claim.question)
                .is_some_and(|question| matches!(question.kind, Kind::LongText))
        };

        let mut facts = claims(Section::Identity);
        facts.extend(claims(Section::Background));
        let (stories, facts): (Vec<Claim>, Vec<Claim>) = facts.into_iter().partition(is_long);
        let mut above = groups(ABOVE);
        // A story is a section of its own, headed by its question's name.
        for (index, mut story) in stories.into_iter().enumerate() {
            let heading = story.label.take().unwrap_or_else(|| heading(Section::Background));
            above.insert(
                index,
                Group {
                    parts: vec![Part {
                        section: Section::Background,
                        heading,
                        claims: vec![story],
                    }],
                },
            );
        }

        let (mut journey, mut test, mut review) = (None, None, None);
        for question in interview
            .questions()
            .filter(|question| interview.applies(question, persona))
        {
            match persona.value(&question.id) {
                Some(Value::Moments(moments)) if journey::told(moments).next().is_some() => {
                    journey.get_or_insert((question, moments.as_slice()));
                }
                Some(Value::Test(found)) if !found.what.trim().is_empty() => {
                    test.get_or_insert(found);
                }
                Some(Value::Date(day)) if question.section == Section::Review => {
                    review.get_or_insert(*day);
                }
                _ => {}
            }
        }
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
            test,
            gesture: claims(Section::Gesture),
            review,
            tally: profile::tally(interview, persona),
            name,
        }
    }

    /// Whether there is nothing but a name.
    pub fn is_empty(&self) -> bool {
        self.summary.is_empty()
            && self.facts.is_empty()
            && self.quotes.is_empty()
            && self.above.is_empty()
            && self.below.is_empty()
            && self.gesture.is_empty()
            && self.journey.is_none()
            && self.test.is_none()
    }

    /// The journey's moments as the curve takes them.
    pub fn stops(&self) -> Vec<Stop> {
        self.journey
            .map(|(question, moments)| journey::stops(&question.kind, moments))
            .unwrap_or_default()
    }

    /// The first setting with which everything fits every sheet the paper may be, else one that is easy to read: large before
    /// small, and at each size sections that stay whole before ones that are divided between columns.
    pub fn fit(&self, brief: &Brief<'_>) -> Setting {
        let (above, below) = (blocks(&self.above), blocks(&self.below));
        for rung in layout::LADDER {
            // Width, height, and what is left of it for the blocks.
            let sheets: Vec<(f32, f32, f32)> = sheets(brief, rung)
                .map(|(width, height, density)| {
                    (width, height, height / SLACK - self.height(brief, width, density))
                })
                .collect();
            let density = density(rung);
            for whole in [true, false] {
                let arranged = |width| Arrangement::of(&above, &below, whole, width, density);
                let arrangements: Vec<Arrangement> =
                    sheets.iter().map(|(width, ..)| arranged(*width)).collect();
                if sheets
                    .iter()
                    .zip(&arrangements)
                    .all(|((.., left), arrangement)| arrangement.height <= *left)
                {
                    let lowest = sheets
                        .iter()
                        .map(|(_, height, _)| *height)
                        .fold(f32::MAX, f32::min);
                    return Self::setting(brief, rung, lowest - 0.4, arrangements);
                }
            }
        }
        let width = sheets(brief, layout::FLOWING)
            .next()
            .map_or(50.0, |(width, ..)| width);
        let arrangement = Arrangement::of(&above, &below, true, width, density(layout::FLOWING));
        Self::setting(brief, layout::FLOWING, 0.0, vec![arrangement])
    }

    fn setting(
        brief: &Brief<'_>,
        rung: (usize, f32),
        height: f32,
        arrangements: Vec<Arrangement>,
    ) -> Setting {
        Setting {
            height,
            density: density(rung),
            size: rung.1,
            // The narrowest sheet, which comes first, decides where there is a choice.
            width: sheets(brief, rung).next().map_or(50.0, |(width, ..)| width),
            arrangement: arrangements.into_iter().next().unwrap_or_default(),
        }
    }

    /// Height of everything but the two blocks of sections.
    fn height(&self, brief: &Brief<'_>, width: f32, density: &Density) -> f32 {
        let line = density.line;
        let beside = width - density.face - layout::GUTTER;
        let mut head = layout::serif_height(&self.name.name, beside - 12.0, density.title, 1.1);
        head += layout::serif_height(&self.name.epithet, beside, 1.35, 1.25);
        head += self
            .summary
            .iter()
            .map(|claim| layout::text_height(&claim.text, beside, density.lead, 1.35))
            .sum::<f32>();
        let mut height = head.max(density.face) + density.gap * 0.7;
        if !self.facts.is_empty() {
            let facts = self
                .facts
                .iter()
                .map(|claim| layout::text_width(&written(claim)) + 1.6);
            height += layout::run_lines(facts, 1.5, width) * line + density.gap * 0.6;
        }
        if let Some((first, others)) = self.quotes.split_first() {
            let beside =
                layout::text_width(&first.by) + layout::text_width(&first.text) * density.voice * 1.08 + 3.6
                    < width;
            height += layout::serif_height(&first.text, width - 1.5, density.voice, 1.3)
                + density.gap
                + if beside { 0.0 } else { line };
            for pair in others.chunks(2) {
                let half = layout::span_width(width, if pair.len() > 1 { 3 } else { 6 }) - 1.0;
                let other = |claim: &Claim| {
                    layout::serif_height(&written(claim), half, 1.05, line) + density.gap * 0.6
                };
                height += pair.iter().map(other).fold(0.0, f32::max);
            }
        }
        if let Some((_, moments)) = self.journey {
            let stops = self.stops();
            height += journey::curve(&stops, &frame(width, density, brief.direction)).height / UNIT * WIDEST;
            height += layout::HEADING + density.gap;
            let nearly = journey::told(moments)
                .map(|moment| moment.nearly.trim())
                .zip(&stops);
            let nearly: String = nearly
                .filter(|(nearly, _)| !nearly.is_empty())
                .flat_map(|(nearly, stop)| [nearly, " mm ", stop.title.as_str(), " "])
                .collect();
            if !nearly.is_empty() {
                height +=
                    layout::text_height(&(nearly + "What nearly went wrong mm"), width, 1.0, line) + 0.4;
            }
        }
        if self.test.is_some() || !self.gesture.is_empty() {
            let span = if self.gesture.is_empty() { 6 } else { 4 };
            let inner = layout::span_width(width, span) - 2.0;
            let test = self.test.map_or(0.0, |test| {
                let what =
                    layout::text_height(&(String::from("One message ") + &test.what), inner, 1.05, line);
                let date = if test.date.is_some() {
                    "11 September 2026"
                } else {
                    ""
                };
                if density.thirds {
                    let run: String = [&test.audience, &test.sign, date]
                        .iter()
                        .flat_map(|part| [*part, " mmm mm "])
                        .collect();
                    return what + layout::text_height(&run, inner, 1.0, line);
                }
                let parts = [&test.audience, &test.sign, date]
                    .map(|part| layout::text_height(part, inner - 6.5, 1.0, line));
                what + parts.iter().sum::<f32>()
            });
            let narrow = layout::span_width(width, if self.test.is_some() { 2 } else { 6 }) - 2.0;
            let gesture = self
                .gesture
                .iter()
                .map(|claim| layout::text_height(&claim.text, narrow, 1.0, line))
                .sum::<f32>();
            height += test.max(gesture) + layout::HEADING + 1.2 + density.gap;
        }
        height + density.gap + 0.6 + line * if width < 48.0 { 2.0 } else { 1.0 }
    }
}

fn density((index, _): (usize, f32)) -> &'static Density {
    layout::DENSITIES.get(index).unwrap_or(&layout::DENSITIES[0])
}

/// Widths and heights between the margins of the sheets the paper may turn out to be, by the size of type.
fn sheets(brief: &Brief<'_>, rung: (usize, f32)) -> impl Iterator<Item = (f32, f32, &'static Density)> {
    let density = density(rung);
    let margins = density.margin * 2.0 * 72.0 / 25.4;
    let inner = move |(width, height): &(f32, f32)| {
        ((width - margins) / rung.1, (height - margins) / rung.1, density)
    };
    brief.paper.sheets().iter().map(inner)
}

/// What is chosen for a document.
pub struct Setting {
    /// Height of the lowest sheet between its margins, by the size; nothing where one page is not enough.
    pub height: f32,
    /// How closely it is set.
    pub density: &'static Density,
    /// In points.
    pub size: f32,
    /// Of the page between its margins, by the size.
    pub width: f32,
    /// How the blocks stand.
    pub arrangement: Arrangement,
}

/// How the blocks stand.
#[derive(Default)]
pub struct Arrangement {
    /// Where further columns begin, in claims before them, when all but the band stand in columns rather than rows.
    pub columns: Option<Vec<usize>>,
    /// Rows above the journey, and below it.
    pub rows: [Vec<&'static [usize]>; 2],
    /// Height of the blocks.
    pub height: f32,
}

impl Arrangement {
    fn of(above: &[Block], below: &[Block], whole: bool, width: f32, density: &Density) -> Self {
        if density.thirds {
            let all = above.iter().chain(below);
            let (bands, flowing): (Vec<&Block>, Vec<&Block>) = all.partition(|block| block.is_band);
            let bands = bands
                .iter()
                .map(|band| band.height(6, width, density) + density.gap)
                .sum::<f32>();
            let (columns, height) = layout::columns(&flowing, whole, width, density);
            return Self {
                columns: Some(columns),
                height: height + bands,
                ..Self::default()
            };
        }
        let ((above, upper), (below, lower)) = (
            layout::rows(above, width, density),
            layout::rows(below, width, density),
        );
        Self {
            rows: [above, below],
            height: upper + lower,
            ..Self::default()
        }
    }
}

/// A picture made for A4 is as much larger on Letter.
const WIDEST: f32 = 1.03;
/// Fonts differ; what just about fits with one may not with another.
const SLACK: f32 = 1.01;
/// Units of the journey's picture to the size of type.
pub const UNIT: f32 = 10.0;

/// The room of the journey's picture on paper.
pub fn frame(width: f32, density: &Density, direction: Direction) -> Frame {
    Frame {
        width: width * UNIT,
        font: UNIT,
        rise: density.rise * UNIT,
        per_row: 7,
        right_to_left: direction == Direction::RightToLeft,
    }
}

/// Heights of the journey's picture, each reckoned once: where labels stand is tried in many ways, and sizes are many.
pub struct Curves {
    stops: Vec<Stop>,
    known: RefCell<Vec<(Frame, f32)>>,
}

impl Curves {
    /// Of these moments.
    pub fn of(content: &Content<'_>) -> Self {
        Self {
            stops: content.stops(),
            known: RefCell::default(),
        }
    }

    /// In units of the size of type, as high as it may become.
    pub fn height(&self, frame: &Frame) -> f32 {
        let mut known = self.known.borrow_mut();
        if let Some((_, height)) = known.iter().find(|(other, _)| other == frame) {
            return *height;
        }
        let height = journey::curve(&self.stops, frame).height / UNIT * WIDEST;
        known.push((*frame, height));
        height
    }
}

fn blocks(groups: &[Group]) -> Vec<Block> {
    let cell = |part: &Part| Cell {
        heading: part.heading.clone(),
        texts: part.claims.iter().map(written).collect(),
    };
    groups
        .iter()
        .map(|group| Block {
            cells: group.parts.iter().map(cell).collect(),
            is_band: group.is_band(),
        })
        .collect()
}

/// A claim as it stands on the page, to be measured.
pub fn written(claim: &Claim) -> String {
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
pub fn claims(brief: &Brief<'_>, section: Section) -> Vec<Claim> {
    let mut claims = profile::claims(brief.interview, brief.persona, section);
    for claim in &mut claims {
        if let Some(Value::Date(day)) = brief.persona.value(&claim.question) {
            claim.text = (brief.format_day)(*day);
        }
    }
    claims
}
