//! The card for the wall: a persona at a glance, in the format 3 to 4.

use super::super::interview::{Kind, Section};
use super::super::journey::to_f32;
use super::super::persona::{Name, Sign};
use super::super::profile::{Claim, Tally};
use super::super::words::Word;
use super::picture::{Drawing, INK, Lines, PAPER, Pen, RULE, SOFT, Tints, Type, tell};
use super::{Sheet, joined};

/// Width of the card in its own units.
const WIDTH: f32 = 1200.0;
/// Height of the card.
const HEIGHT: f32 = 1600.0;
/// From the edge to what stands on it.
const MARGIN: f32 = 84.0;
/// From margin to margin.
const INNER: f32 = WIDTH - 2.0 * MARGIN;
/// The band at the head.
const BAND: f32 = 20.0;
/// How many things are said of each kind.
const ITEMS: usize = 3;

/// Sizes of type and how many lines an item may have, from large to small; the first that fits is taken.
const LADDER: [(f32, usize); 16] = [
    (40.0, 40),
    (38.0, 40),
    (36.0, 40),
    (34.0, 40),
    (32.0, 40),
    (30.0, 40),
    (28.0, 40),
    (26.0, 40),
    (25.0, 40),
    (24.0, 12),
    (24.0, 8),
    (24.0, 6),
    (24.0, 5),
    (24.0, 4),
    (23.0, 3),
    (22.0, 2),
];

/// The card.
pub fn card(sheet: &Sheet<'_>) -> Drawing {
    let content = Content::of(sheet);
    let tints = Tints::of(&sheet.brand.accent);
    let mut plan = None;
    for rung in LADDER {
        let tried = Plan::of(sheet, &content, rung, &tints);
        let fits = tried.height() <= tried.room();
        plan = Some(tried);
        if fits {
            break;
        }
    }
    let Some(plan) = plan else {
        return Drawing::default();
    };
    plan.draw(sheet, &content, &tints)
}

/// What stands on the card.
struct Content {
    name: String,
    role: String,
    summary: Vec<Claim>,
    quote: Option<Claim>,
    does: Vec<Claim>,
    lights_up: Vec<Claim>,
    leaves: Vec<Claim>,
}

impl Content {
    fn of(sheet: &Sheet<'_>) -> Self {
        let Name { name, epithet, .. } = sheet.persona.name();
        let (mut name, mut role) = (name.trim().to_owned(), epithet.trim().to_owned());
        if name.is_empty() {
            core::mem::swap(&mut name, &mut role);
        }
        let few = |section| {
            let mut claims = sheet.claims(section);
            claims.truncate(ITEMS);
            claims
        };
        Self {
            name,
            role,
            summary: few(Section::Summary).into_iter().take(1).collect(),
            quote: sheet.claims(Section::Quote).into_iter().next(),
            does: behaviours(sheet),
            lights_up: few(Section::LightsUp),
            leaves: few(Section::Leaves),
        }
    }

    fn is_empty(&self) -> bool {
        self.summary.is_empty()
            && self.quote.is_none()
            && self.does.is_empty()
            && self.lights_up.is_empty()
            && self.leaves.is_empty()
    }
}

/// What they do, the most telling first: a list's items before single facts, and what is known before what is guessed.
fn behaviours(sheet: &Sheet<'_>) -> Vec<Claim> {
    let mut claims = sheet.claims(Section::Does);
    let rank = |claim: &Claim| {
        let question = sheet.interview.question(&claim.question);
        let is_item = question.is_some_and(|question| matches!(question.kind, Kind::List { .. }));
        u8::from(claim.sign == Some(Sign::Guess)) * 2 + u8::from(!is_item)
    };
    let mut picked = Vec::new();
    for wanted in 0..4 {
        picked.extend(claims.extract_if(.., |claim| rank(claim) == wanted));
    }
    picked.truncate(ITEMS);
    picked
}

/// A claim as it stands on the card.
fn said(claim: &Claim) -> String {
    match &claim.label {
        Some(label) => [label, ": ", &claim.text].concat(),
        None => claim.text.clone(),
    }
}

/// Claims broken into lines, below a heading.
struct List {
    heading: Lines,
    items: Vec<(Option<Sign>, Lines)>,
}

impl List {
    fn height(&self, size: f32) -> f32 {
        let items: f32 = self
            .items
            .iter()
            .map(|(_, lines)| lines.height() + size * 0.3)
            .sum();
        self.heading.height() + size * 0.3 + items - size * 0.3
    }

    fn is_cut(&self) -> bool {
        self.heading.is_cut || self.items.iter().any(|(_, lines)| lines.is_cut)
    }
}

/// The card laid out with one size of type.
struct Plan {
    size: f32,
    side: f32,
    name: Lines,
    name_size: f32,
    role: Lines,
    summary: Lines,
    voice: Lines,
    by: Lines,
    does: Option<List>,
    pair: [Option<List>; 2],
    empty: Lines,
    foot: Foot,
}

/// What stands at the card's foot.
struct Foot {
    legend: Vec<Vec<(Sign, String)>>,
    told: Lines,
    brand: Lines,
    today: Lines,
}

const FOOT: f32 = 22.0;

impl Foot {
    fn of(sheet: &Sheet<'_>) -> Self {
        let Tally { known, guesses } = sheet.tally();
        let kind = Type::plain(FOOT, SOFT);
        let mut legend: Vec<Vec<(Sign, String)>> = Vec::new();
        if known + guesses > 0 {
            let mut used = f32::MAX;
            for sign in Sign::ALL {
                let word = sheet.sign(*sign).to_owned();
                let width = kind.width(&word) + FOOT * 2.2;
                if used + width > INNER {
                    legend.push(Vec::new());
                    used = 0.0;
                }
                used += width;
                if let Some(row) = legend.last_mut() {
                    row.push((*sign, word));
                }
            }
        }
        let told = if known + guesses > 0 {
            sheet.told()
        } else {
            String::new()
        };
        let brand = joined(&[&sheet.brand.logo_text, &sheet.brand.name]);
        Self {
            legend,
            told: kind.set(&told, INNER, 1),
            brand: kind.set(&brand, INNER * 0.66, 2),
            today: kind.set(sheet.today, INNER * 0.3, 1),
        }
    }

    fn height(&self) -> f32 {
        let rows = to_f32(self.legend.len()) * FOOT * 1.5 + self.told.height();
        rows + self.brand.height().max(self.today.height()) + FOOT
    }
}

impl Plan {
    fn of(sheet: &Sheet<'_>, content: &Content, (size, most): (f32, usize), tints: &Tints) -> Self {
        let side = size * 7.6;
        let beside = INNER - side - size * 1.4;
        let nameless = content.name.is_empty();
        let name = if nameless {
            sheet.words.get(Word::BriefNameless)
        } else {
            &content.name
        };
        // A long name is set smaller before it is cut.
        let mut name_size = size * 2.4;
        let set = |size: f32, most| Type::serif(size, INK).bold().set(name, beside, most);
        while name_size > size * 1.3
            && (set(name_size, 9).lines.len() > 2 || breaks_a_word(name, &set(name_size, 9)))
        {
            name_size -= size * 0.1;
        }
        let list = |section, claims: &[Claim], width: f32, ink: &str| {
            let heading = sheet.heading(section);
            (!claims.is_empty()).then(|| List {
                heading: Type::serif(size * 1.18, ink).bold().set(&heading, width, 3),
                items: claims
                    .iter()
                    .map(|claim| {
                        let kind = Type::plain(size, INK);
                        (claim.sign, kind.set(&said(claim), width - size * 1.15, most))
                    })
                    .collect(),
            })
        };
        let is_pair = !content.lights_up.is_empty() && !content.leaves.is_empty();
        let column = box_width(size, is_pair) - size * 1.5;
        let empty = if content.is_empty() {
            sheet.words.get(Word::OutputEmpty)
        } else {
            ""
        };
        Self {
            size,
            side,
            name: set(name_size, 3),
            name_size,
            role: Type::serif(size * 1.3, SOFT)
                .italic()
                .set(&content.role, beside, 3.min(most)),
            summary: Type::plain(size * 1.12, INK).set(
                &content.summary.iter().map(said).collect::<String>(),
                INNER
                    - if content.summary.iter().any(|claim| claim.sign.is_some()) {
                        size * 1.3
                    } else {
                        0.0
                    },
                most,
            ),
            voice: Type::serif(size * 1.5, INK).bold().italic().set(
                content.quote.as_ref().map_or("", |quote| &quote.text),
                INNER - size * 1.3,
                most,
            ),
            by: Type::plain(size * 0.9, SOFT).set(
                content.quote.as_ref().map_or("", |quote| &quote.by),
                INNER - size * 2.6,
                2,
            ),
            does: list(Section::Does, &content.does, INNER, &tints.text),
            pair: [
                list(Section::LightsUp, &content.lights_up, column, &tints.on_soft),
                list(Section::Leaves, &content.leaves, column, &tints.text),
            ],
            empty: Type::serif(size * 1.1, SOFT).italic().set(empty, INNER, 6),
            foot: Foot::of(sheet),
        }
    }

    fn head_height(&self) -> f32 {
        (self.name.height() + self.role.height()).max(self.side)
    }

    fn quote_height(&self) -> f32 {
        let by = if self.by.lines.is_empty() {
            0.0
        } else {
            self.by.height() + self.size * 0.3
        };
        self.voice.height() + by
    }

    fn pair_height(&self) -> f32 {
        let heights = self.pair.iter().flatten().map(|list| list.height(self.size));
        heights.fold(0.0, f32::max) + self.size * 1.5
    }

    /// Heights of the blocks between head and foot that are there.
    fn blocks(&self) -> Vec<f32> {
        let mut blocks = Vec::new();
        if !self.summary.lines.is_empty() {
            blocks.push(self.summary.height());
        }
        if !self.voice.lines.is_empty() {
            blocks.push(self.quote_height());
        }
        blocks.extend(self.does.as_ref().map(|list| list.height(self.size)));
        if self.pair.iter().any(Option::is_some) {
            blocks.push(self.pair_height());
        }
        if !self.empty.lines.is_empty() {
            blocks.push(self.empty.height());
        }
        blocks
    }

    /// The least room between two blocks.
    fn gap(&self) -> f32 {
        self.size * 1.05
    }

    fn is_cut(&self) -> bool {
        let lines = [
            &self.name,
            &self.role,
            &self.summary,
            &self.voice,
            &self.by,
            &self.foot.brand,
        ];
        let lists = self.does.iter().chain(self.pair.iter().flatten());
        lines.iter().any(|lines| lines.is_cut) || lists.into_iter().any(List::is_cut)
    }

    fn height(&self) -> f32 {
        let blocks = self.blocks();
        self.head_height() + blocks.iter().sum::<f32>() + self.gap() * to_f32(blocks.len() + 1)
    }

    /// What the blocks may fill, foot and margins taken off, and a line for the note on what was left out.
    fn room(&self) -> f32 {
        let note = if self.is_cut() { FOOT * 1.4 } else { 0.0 };
        HEIGHT - BAND - MARGIN - self.foot.height() - note - MARGIN * 0.75
    }

    fn draw(&self, sheet: &Sheet<'_>, content: &Content, tints: &Tints) -> Drawing {
        let size = self.size;
        let mut pen = Pen::new(WIDTH, sheet.direction);
        pen.rectangle([0.0, 0.0, WIDTH, BAND], 0.0, &tints.fill, "");
        // What is left over is shared out between the blocks, up to a point: a card with little on it is calm, not torn apart.
        let blocks = to_f32(self.blocks().len() + 1);
        let spare = ((self.room() - self.height()) / blocks).clamp(0.0, size * 1.6);
        let gap = self.gap() + spare;

        let head = self.head_height();
        let mut y = BAND + MARGIN * 0.72;
        pen.face(sheet.face, MARGIN, y + (head - self.side) / 2.0, self.side);
        let beside = MARGIN + self.side + size * 1.4;
        let words = self.name.height() + self.role.height();
        let name_ink = if content.name.is_empty() { SOFT } else { INK };
        let below = pen.lines(
            &self.name,
            &Type::serif(self.name_size, name_ink).bold(),
            beside,
            y + (head - words) / 2.0,
        );
        pen.lines(&self.role, &Type::serif(size * 1.3, SOFT).italic(), beside, below);
        y += head + gap * 0.6;
        pen.stroke((MARGIN, y), (WIDTH - MARGIN, y), 3.0, INK, false);
        y += gap * 0.6;

        if !self.summary.lines.is_empty() {
            let sign = content.summary.first().and_then(|claim| claim.sign);
            let kind = Type::plain(size * 1.12, if sign == Some(Sign::Guess) { SOFT } else { INK });
            let indent = if sign.is_some() { size * 1.3 } else { 0.0 };
            if let Some(sign) = sign {
                pen.sign(sign, size * 1.12, MARGIN, y + self.summary.leading / 2.0);
            }
            y = pen.lines(&self.summary, &kind, MARGIN + indent, y) + gap;
        }
        if let Some(quote) = content.quote.as_ref().filter(|_| !self.voice.lines.is_empty()) {
            let is_guess = quote.sign == Some(Sign::Guess);
            let height = self.quote_height();
            pen.rectangle([MARGIN, y, size * 0.28, height], 0.0, &tints.fill, "");
            let kind = Type::serif(size * 1.5, if is_guess { SOFT } else { INK })
                .bold()
                .italic();
            let start = MARGIN + size * 1.3;
            let below = pen.lines(&self.voice, &kind, start, y) + size * 0.3;
            if !self.by.lines.is_empty() {
                if let Some(sign) = quote.sign {
                    pen.sign(sign, size * 0.9, start, below + self.by.leading / 2.0);
                }
                pen.lines(
                    &self.by,
                    &Type::plain(size * 0.9, SOFT),
                    start + size * 1.2,
                    below,
                );
            }
            y += height + gap;
        }
        if let Some(does) = &self.does {
            self.list(&mut pen, does, &tints.text, MARGIN, y);
            y += does.height(size) + gap;
        }
        if self.pair.iter().any(Option::is_some) {
            let width = box_width(size, self.pair.iter().all(Option::is_some));
            let height = self.pair_height();
            let mut start = MARGIN;
            for (index, list) in self.pair.iter().enumerate() {
                let Some(list) = list else { continue };
                let (fill, stroke, ink) = if index == 0 {
                    (tints.soft.as_str(), "", tints.on_soft.as_str())
                } else {
                    (PAPER, RULE, tints.text.as_str())
                };
                pen.rectangle([start, y, width, height], size * 0.5, fill, stroke);
                self.list(&mut pen, list, ink, start + size * 0.75, y + size * 0.75);
                start += width + size;
            }
            y += height + gap;
        }
        if !self.empty.lines.is_empty() {
            pen.lines(&self.empty, &Type::serif(size * 1.1, SOFT).italic(), MARGIN, y);
        }
        self.draw_foot(&mut pen, sheet);
        let title = sheet.title();
        pen.finish(
            HEIGHT,
            &sheet.interview.language,
            &title,
            &listing(sheet, content),
        )
    }

    fn list(&self, pen: &mut Pen, list: &List, ink: &str, start: f32, top: f32) {
        let size = self.size;
        let kind = Type::serif(size * 1.18, ink).bold();
        let mut y = pen.lines(&list.heading, &kind, start, top) + size * 0.3;
        for (sign, lines) in &list.items {
            let ink = if *sign == Some(Sign::Guess) { SOFT } else { INK };
            if let Some(sign) = sign {
                pen.sign(*sign, size, start, y + lines.leading / 2.0);
            }
            y = pen.lines(lines, &Type::plain(size, ink), start + size * 1.15, y) + size * 0.3;
        }
    }

    fn draw_foot(&self, pen: &mut Pen, sheet: &Sheet<'_>) {
        let kind = Type::plain(FOOT, SOFT);
        let note = if self.is_cut() {
            sheet.words.get(Word::OutputCut)
        } else {
            ""
        };
        let note = kind.italic().set(note, INNER, 1);
        let mut y = HEIGHT - MARGIN * 0.55 - self.foot.height() - note.height();
        pen.stroke((MARGIN, y), (WIDTH - MARGIN, y), 2.0, RULE, false);
        y += FOOT;
        for row in &self.foot.legend {
            let mut start = MARGIN;
            for (sign, word) in row {
                pen.sign(*sign, FOOT, start, y + FOOT * 0.67);
                let lines = kind.set(word, INNER, 1);
                pen.lines(&lines, &kind, start + FOOT * 1.05, y);
                start += kind.width(word) + FOOT * 2.2;
            }
            y += FOOT * 1.5;
        }
        y = pen.lines(&self.foot.told, &kind, MARGIN, y);
        let below = pen.lines_to(&self.foot.today, &kind, WIDTH - MARGIN, y);
        y = pen.lines(&self.foot.brand, &kind, MARGIN, y).max(below);
        pen.lines(&note, &kind.italic(), MARGIN, y);
    }
}

/// Width of a box, of which two stand side by side or one alone.
fn box_width(size: f32, is_pair: bool) -> f32 {
    if is_pair { (INNER - size) / 2.0 } else { INNER }
}

/// Whether a line ends within a word.
fn breaks_a_word(text: &str, lines: &Lines) -> bool {
    let words = text.split_whitespace().count();
    lines
        .lines
        .iter()
        .map(|line| line.split_whitespace().count())
        .sum::<usize>()
        > words
}

/// The card in words.
fn listing(sheet: &Sheet<'_>, content: &Content) -> String {
    let mut out = String::new();
    let sign = |claim: &Claim| {
        claim
            .sign
            .map(|sign| [" (", sheet.sign(sign), ")"].concat())
            .unwrap_or_default()
    };
    for claim in &content.summary {
        tell(&mut out, &[&claim.text, &sign(claim)]);
    }
    if let Some(quote) = &content.quote {
        tell(&mut out, &["“", &quote.text, "” ", &quote.by, &sign(quote)]);
    }
    for (section, claims) in [
        (Section::Does, &content.does),
        (Section::LightsUp, &content.lights_up),
        (Section::Leaves, &content.leaves),
    ] {
        let said: Vec<String> = claims
            .iter()
            .map(|claim| [said(claim), sign(claim)].concat())
            .collect();
        if !said.is_empty() {
            tell(&mut out, &[&sheet.heading(section), ": ", &said.join("; ")]);
        }
    }
    out.trim_end().to_owned()
}
