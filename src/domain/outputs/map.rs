//! The map of the journey: the whole way in one picture, as wide as it needs to be.

use super::super::brief::feeling;
use super::super::interview::Section;
use super::super::journey::{self, Curve, Dot, Frame, Row, Stop, to_f32};
use super::super::persona::{Moment, Sign};
use super::super::words::Word;
use super::picture::{Drawing, INK, Lines, PAPER, Pen, RULE, SOFT, Tints, Type, tell};
use super::{Sheet, joined};

/// From the edge to what stands on the map.
const MARGIN: f32 = 72.0;
/// The band at the head.
const BAND: f32 = 20.0;
/// The side of the face.
const FACE: f32 = 132.0;
/// Where the head ends.
const HEAD: f32 = BAND + MARGIN * 0.6 + FACE + 28.0;
/// The most moments that are drawn, three rows of eight; a picture with more could not be read.
const MOMENTS: usize = 24;
/// The most moments in a row.
const PER_ROW: usize = 8;
/// The widest that words below a moment run.
const COLUMN: f32 = 330.0;
/// Size of the words at the foot.
const FOOT: f32 = 21.0;
/// A landscape is at most this high for its width.
const SHAPE: f32 = 0.74;

/// Sizes of type and how many lines a text may have, from large to small; the first that makes a landscape is taken.
const LADDER: [(f32, usize); 12] = [
    (26.0, 40),
    (25.0, 40),
    (24.0, 40),
    (23.0, 40),
    (22.0, 40),
    (21.0, 40),
    (20.0, 12),
    (20.0, 8),
    (19.0, 6),
    (19.0, 4),
    (18.0, 3),
    (18.0, 2),
];

/// The map.
pub fn map(sheet: &Sheet<'_>) -> Drawing {
    let moments = told(sheet);
    let shown = moments.get(..moments.len().min(MOMENTS)).unwrap_or_default();
    let rows = shown.len().div_ceil(PER_ROW).max(1);
    let per_row = shown.len().div_ceil(rows);
    let width = match per_row {
        0..=4 => 1500.0,
        5 => 1700.0,
        6 => 1900.0,
        7 => 2100.0,
        _ => 2300.0,
    };
    let mut plan = None;
    for rung in LADDER {
        let tried = Plan::of(sheet, shown, moments.len(), per_row, width, rung);
        let fits = tried.height() <= width * SHAPE;
        plan = Some(tried);
        if fits {
            break;
        }
    }
    let Some(plan) = plan else {
        return Drawing::default();
    };
    plan.draw(sheet, shown)
}

/// A moment, the best name it has, and its sign where it counts as a claim.
struct Told<'a> {
    moment: &'a Moment,
    title: &'a str,
    sign: Option<Sign>,
}

fn told<'a>(sheet: &Sheet<'a>) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    for (question, moments) in sheet.journeys(Section::Journey) {
        for moment in moments {
            all.push(Told {
                moment,
                title: journey::title(&question.kind, moment),
                sign: question.claim.then(|| Sign::of(&moment.evidence)),
            });
        }
    }
    all
}

/// The words below a moment.
struct Column {
    title: Lines,
    what: Lines,
    place: Lines,
    nearly_name: Lines,
    nearly: Lines,
}

impl Column {
    fn of(sheet: &Sheet<'_>, told: &Told<'_>, width: f32, (size, most): (f32, usize)) -> Self {
        let moment = told.moment;
        let indent = size * 1.1;
        let what = if moment.what.trim() == told.title {
            ""
        } else {
            &moment.what
        };
        let nearly_name = if moment.nearly.trim().is_empty() {
            ""
        } else {
            sheet.words.get(Word::BriefNearly)
        };
        let plain = Type::plain(size, INK);
        Self {
            title: plain.bold().set(told.title, width - indent, most.min(6)),
            what: plain.set(what, width, most),
            place: plain.italic().set(&moment.place, width, most.div_ceil(2)),
            nearly_name: Type::plain(size * 0.86, SOFT)
                .bold()
                .set(nearly_name, width - indent, 2),
            nearly: plain.set(&moment.nearly, width - indent, most),
        }
    }

    fn parts(&self) -> [&Lines; 5] {
        [
            &self.title,
            &self.what,
            &self.place,
            &self.nearly_name,
            &self.nearly,
        ]
    }

    fn height(&self, size: f32) -> f32 {
        let words: f32 = self.parts().iter().map(|lines| lines.height()).sum();
        let apart = if self.nearly.lines.is_empty() {
            0.0
        } else {
            size * 0.6
        };
        words + apart + size * 0.2
    }
}

/// The map laid out with one size of type.
struct Plan {
    width: f32,
    size: f32,
    heading: Lines,
    name: Lines,
    name_size: f32,
    role: Lines,
    made: [Lines; 2],
    curve: Curve,
    /// Columns by row.
    columns: Vec<Vec<Column>>,
    empty: Lines,
    notes: Vec<Lines>,
}

impl Plan {
    fn of(
        sheet: &Sheet<'_>,
        shown: &[Told<'_>],
        all: usize,
        per_row: usize,
        width: f32,
        rung: (f32, usize),
    ) -> Self {
        let inner = width - 2.0 * MARGIN;
        let size = rung.0;
        let stops: Vec<Stop> = shown
            .iter()
            .map(|told| Stop {
                title: sheet.words.get(feeling(told.moment.feeling)).to_owned(),
                feeling: told.moment.feeling.clamp(-2, 2),
                nearly: false,
                guess: told.sign == Some(Sign::Guess),
            })
            .collect();
        let frame = Frame {
            width: inner,
            font: size * 0.92,
            rise: size * if shown.len() > PER_ROW { 1.6 } else { 2.3 },
            per_row: per_row.max(1),
            right_to_left: sheet.direction == super::Direction::RightToLeft,
        };
        let curve = journey::curve(&stops, &frame);
        let mut rest = shown.iter();
        let columns = curve
            .rows
            .iter()
            .map(|row| {
                let width = column_width(inner, row.dots.len());
                let told = rest.by_ref().take(row.dots.len());
                told.map(|told| Column::of(sheet, told, width, rung)).collect()
            })
            .collect();
        let name = sheet.persona.name();
        let title = if name.short().is_empty() {
            sheet.words.get(Word::BriefNameless)
        } else {
            name.short()
        };
        let role = if name.name.trim().is_empty() {
            ""
        } else {
            &name.epithet
        };
        let beside = inner * 0.68 - FACE - 36.0;
        let empty = if shown.is_empty() {
            sheet.words.get(Word::OutputNoJourney)
        } else {
            ""
        };
        let made = Type::plain(FOOT, SOFT);
        let brand = joined(&[&sheet.brand.logo_text, &sheet.brand.name]);
        // A long name is set smaller before it is cut.
        let mut name_size = 58.0;
        while name_size > 34.0 && Type::serif(name_size, INK).bold().width(title) > beside {
            name_size -= 2.0;
        }
        let mut plan = Self {
            width,
            size,
            heading: Type::plain(24.0, INK)
                .bold()
                .set(&sheet.heading(Section::Journey), beside, 1),
            name: Type::serif(name_size, INK).bold().set(title, beside, 1),
            name_size,
            role: Type::serif(32.0, SOFT).italic().set(role, beside, 1),
            made: [
                made.set(&brand, inner * 0.3, 2),
                made.set(sheet.today, inner * 0.3, 1),
            ],
            curve,
            columns,
            empty: Type::serif(30.0, SOFT).italic().set(empty, inner, 4),
            notes: Vec::new(),
        };
        let kind = Type::plain(FOOT, SOFT).italic();
        if plan.is_cut() {
            plan.notes
                .push(kind.set(sheet.words.get(Word::OutputCut), inner, 2));
        }
        if all > shown.len() {
            let number = (all - shown.len()).to_string();
            let more = sheet.words.fill(Word::OutputMoreMoments, &[("n", &number)]);
            plan.notes.push(kind.set(&more, inner, 2));
        }
        plan
    }

    fn is_cut(&self) -> bool {
        let [brand, _] = &self.made;
        let head = [&self.heading, &self.name, &self.role, brand];
        let columns = self.columns.iter().flatten().flat_map(Column::parts);
        head.into_iter().chain(columns).any(|lines| lines.is_cut)
    }

    /// Height of a row's curve, and how far its top lies above the curve's own beginning.
    fn band(&self, row: usize) -> (f32, f32) {
        let edges = |row: &Row| {
            let labels = row
                .dots
                .iter()
                .map(|dot| (dot.label.top, dot.label.top + dot.label.height));
            let pieces = row.pieces.iter().flatten().map(|point| (point.y, point.y));
            let dots = row.dots.iter().map(|dot| (dot.at.y, dot.at.y));
            labels
                .chain(pieces)
                .chain(dots)
                .fold((row.zero, row.zero), |(top, bottom), (high, low)| {
                    (top.min(high), bottom.max(low))
                })
        };
        let (top, bottom) = self.curve.rows.get(row).map(edges).unwrap_or_default();
        (bottom - top + self.size, top - self.size * 0.5)
    }

    fn row_height(&self, row: usize) -> f32 {
        let columns = self.columns.get(row).map_or(&[][..], Vec::as_slice);
        let words = columns
            .iter()
            .map(|column| column.height(self.size))
            .fold(0.0, f32::max);
        self.band(row).0 + self.size * 1.3 + words + self.size * 1.4
    }

    fn foot_height(&self) -> f32 {
        FOOT * 3.4 + self.notes.iter().map(Lines::height).sum::<f32>()
    }

    fn height(&self) -> f32 {
        let rows: f32 = (0..self.curve.rows.len()).map(|row| self.row_height(row)).sum();
        let empty = if self.empty.lines.is_empty() {
            0.0
        } else {
            self.empty.height() + 80.0
        };
        let height = HEAD + 24.0 + rows + empty + self.foot_height() + MARGIN * 0.4;
        // No strip: a picture on a wall has a shape.
        height.max(self.width * 0.42)
    }

    fn draw(&self, sheet: &Sheet<'_>, shown: &[Told<'_>]) -> Drawing {
        let tints = Tints::of(&sheet.brand.accent);
        let (width, height) = (self.width, self.height().ceil());
        let mut pen = Pen::new(width, sheet.direction);
        pen.rectangle([0.0, 0.0, width, BAND], 0.0, &tints.fill, "");
        let mut y = BAND + MARGIN * 0.6;
        pen.face(sheet.face, MARGIN, y, FACE);
        let beside = MARGIN + FACE + 36.0;
        let words = self.heading.height() + self.name.height() + self.role.height();
        let top = y + (FACE - words).max(0.0) / 2.0;
        let below = pen.lines(&self.heading, &Type::plain(24.0, &tints.text).bold(), beside, top);
        let below = pen.lines(
            &self.name,
            &Type::serif(self.name_size, INK).bold(),
            beside,
            below,
        );
        pen.lines(&self.role, &Type::serif(32.0, SOFT).italic(), beside, below);
        let mut below = y;
        for lines in &self.made {
            below = pen.lines_to(lines, &Type::plain(FOOT, SOFT), width - MARGIN, below);
        }
        y = HEAD;
        pen.stroke((MARGIN, y), (width - MARGIN, y), 3.0, INK, false);
        y += 24.0;
        if !self.empty.lines.is_empty() {
            pen.lines(&self.empty, &Type::serif(30.0, SOFT).italic(), MARGIN, y + 40.0);
        }
        // What is left over is shared out between the rows.
        let mut used = HEAD + 24.0 + self.foot_height() + MARGIN * 0.4;
        used += (0..self.curve.rows.len())
            .map(|row| self.row_height(row))
            .sum::<f32>();
        let spare = (height - used).max(0.0) / (to_f32(self.curve.rows.len()) + 1.0);
        let mut rest = shown.iter();
        for (index, row) in self.curve.rows.iter().enumerate() {
            y += spare;
            let told: Vec<&Told<'_>> = rest.by_ref().take(row.dots.len()).collect();
            self.row(&mut pen, index, row, &told, y, &tints);
            y += self.row_height(index);
        }
        self.foot(&mut pen, sheet, height);
        let title = joined(&[&sheet.title(), &sheet.heading(Section::Journey)]);
        pen.finish(height, &sheet.interview.language, &title, &listing(sheet, shown))
    }

    fn row(&self, pen: &mut Pen, index: usize, row: &Row, told: &[&Told<'_>], top: f32, tints: &Tints) {
        let size = self.size;
        let (band, above) = self.band(index);
        let down = top - above;
        let words_top = top + band + size * 1.3;
        let right = self.width - MARGIN;
        pen.stroke(
            (MARGIN, row.zero + down),
            (right, row.zero + down),
            2.0,
            RULE,
            false,
        );
        for dot in &row.dots {
            // From the dot down to what is told of it.
            let below = dot.label.top > dot.at.y;
            let from = if below {
                dot.label.top + dot.label.height
            } else {
                dot.at.y + size * 0.5
            };
            let x = dot.at.x + MARGIN;
            pen.stroke_at(x, from + down + size * 0.2, words_top - size * 0.35, RULE);
        }
        let pieces: Vec<[journey::Point; 4]> = row
            .pieces
            .iter()
            .map(|piece| {
                piece.map(|point| journey::Point {
                    x: point.x + MARGIN,
                    ..point
                })
            })
            .collect();
        pen.curve(&pieces, down, size * 0.2, &tints.text);
        for dot in &row.dots {
            self.dot(pen, dot, down, tints);
        }
        let inner = self.width - 2.0 * MARGIN;
        let width = column_width(inner, row.dots.len());
        let pitch = inner / to_f32(row.dots.len().max(1));
        let columns = self.columns.get(index).map_or(&[][..], Vec::as_slice);
        for (nth, (column, told)) in columns.iter().zip(told).enumerate() {
            let start = MARGIN + (to_f32(nth) + 0.5) * pitch - width / 2.0;
            self.column(pen, column, told.sign, start, words_top);
        }
    }

    fn dot(&self, pen: &mut Pen, dot: &Dot, down: f32, tints: &Tints) {
        let size = self.size;
        let (x, y) = (dot.at.x + MARGIN, dot.at.y + down);
        if dot.guess {
            pen.circle(x, y, size * 0.36, PAPER, Some((&tints.text, true)));
        } else {
            pen.circle(x, y, size * 0.4, &tints.text, None);
        }
        let lines = Lines {
            lines: dot.label.lines.clone(),
            leading: size * 0.92 * 1.2,
            is_right_to_left: false,
            is_cut: false,
        };
        let middle = dot.label.left + dot.label.width / 2.0 + MARGIN;
        pen.lines_around(
            &lines,
            &Type::plain(size * 0.92, SOFT),
            middle,
            dot.label.top + down,
        );
    }

    fn column(&self, pen: &mut Pen, column: &Column, sign: Option<Sign>, start: f32, top: f32) {
        let size = self.size;
        let indent = size * 1.1;
        let plain = Type::plain(size, if sign == Some(Sign::Guess) { SOFT } else { INK });
        if let Some(sign) = sign {
            pen.sign(sign, size, start, top + column.title.leading / 2.0);
        }
        let mut y = pen.lines(&column.title, &plain.bold(), start + indent, top) + size * 0.2;
        y = pen.lines(&column.what, &plain, start, y);
        y = pen.lines(&column.place, &plain.italic().in_ink(SOFT), start, y);
        if !column.nearly.lines.is_empty() {
            y += size * 0.6;
            pen.ring(start, y + column.nearly_name.leading / 2.0, size * 0.24, INK);
            let name = Type::plain(size * 0.86, SOFT).bold();
            y = pen.lines(&column.nearly_name, &name, start + indent, y);
            pen.lines(&column.nearly, &plain, start + indent, y);
        }
    }

    fn foot(&self, pen: &mut Pen, sheet: &Sheet<'_>, height: f32) {
        if self.columns.is_empty() && self.notes.is_empty() {
            return;
        }
        let kind = Type::plain(FOOT, SOFT);
        let mut y = height - MARGIN * 0.4 - self.foot_height() + FOOT * 0.4;
        pen.stroke((MARGIN, y), (self.width - MARGIN, y), 2.0, RULE, false);
        y += FOOT * 0.7;
        if self.columns.iter().any(|row| !row.is_empty()) {
            let mut start = MARGIN;
            for sign in Sign::ALL {
                let word = sheet.sign(*sign);
                pen.sign(*sign, FOOT, start, y + FOOT * 0.67);
                let lines = kind.set(word, self.width, 1);
                pen.lines(&lines, &kind, start + FOOT * 1.05, y);
                start += kind.width(word) + FOOT * 2.2;
            }
        }
        y += FOOT * 1.5;
        for note in &self.notes {
            y = pen.lines(note, &kind.italic(), MARGIN, y);
        }
    }
}

/// How wide words run below a moment of a row with so many.
fn column_width(inner: f32, moments: usize) -> f32 {
    let pitch = inner / to_f32(moments.max(1));
    (pitch - 34.0).min(COLUMN)
}

/// The map in words.
fn listing(sheet: &Sheet<'_>, shown: &[Told<'_>]) -> String {
    let mut out = String::new();
    for (index, told) in shown.iter().enumerate() {
        let number = (index + 1).to_string();
        let feeling = sheet.words.get(feeling(told.moment.feeling));
        let sign = told
            .sign
            .map(|sign| [" (", sheet.sign(sign), ")"].concat())
            .unwrap_or_default();
        tell(&mut out, &[&number, ". ", told.title, ": ", feeling, &sign]);
        for text in [&told.moment.what, &told.moment.place] {
            if !text.trim().is_empty() && text.trim() != told.title {
                tell(&mut out, &[text.trim()]);
            }
        }
        if !told.moment.nearly.trim().is_empty() {
            let name = sheet.words.get(Word::BriefNearly);
            tell(&mut out, &[name, ": ", told.moment.nearly.trim()]);
        }
    }
    out.trim_end().to_owned()
}
