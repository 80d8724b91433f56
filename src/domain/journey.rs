//! The journey drawn as a curve: moments in order, feeling up and down.
//!
//! The curve is a monotone cubic (F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM Journal on
//! Numerical Analysis 17(2), 1980): it never swings past a moment, so no feeling is drawn that nobody had.
//!
//! Labels cannot collide by construction: each stands wholly above or wholly below the curve, and on its side it keeps to its
//! own stretch of time. Which side each takes is tried in all ways, and the one that leaves labels nearest to their dots is drawn.

use super::interview::{FEELING_MAX, Kind};
use super::persona::{Moment, Sign};

/// One moment, as far as the curve shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stop {
    /// A few words.
    pub title: String,
    /// How it felt, −2 to 2.
    pub feeling: i8,
    /// Whether something nearly went wrong.
    pub nearly: bool,
    /// Whether it is only a guess.
    pub guess: bool,
}

/// The moments of an answer that say anything, each with the best name it has: its title, else what the pack calls it, else what
/// happened.
pub fn stops(kind: &Kind, moments: &[Moment]) -> Vec<Stop> {
    told(moments)
        .map(|moment| Stop {
            title: title(kind, moment).to_owned(),
            feeling: moment.feeling.clamp(-FEELING_MAX, FEELING_MAX),
            nearly: !moment.nearly.trim().is_empty(),
            guess: Sign::of(&moment.evidence) == Sign::Guess,
        })
        .collect()
}

/// The moments that say anything.
pub fn told(moments: &[Moment]) -> impl Iterator<Item = &Moment> {
    moments
        .iter()
        .filter(|moment| !moment.title.trim().is_empty() || !moment.what.trim().is_empty())
}

/// The best name a moment has.
pub fn title<'a>(kind: &'a Kind, moment: &'a Moment) -> &'a str {
    let given = moment.title.trim();
    if !given.is_empty() {
        return given;
    }
    moment
        .moment
        .as_deref()
        .and_then(|id| kind.label_of(id))
        .unwrap_or(moment.what.trim())
}

/// The room a curve is drawn in, in the picture's own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// From edge to edge.
    pub width: f32,
    /// Size of the labels' type.
    pub font: f32,
    /// Height of one step of feeling.
    pub rise: f32,
    /// The most moments in a row, up to 8; more go on in a row below.
    pub per_row: usize,
    /// Whether time runs from right to left.
    pub right_to_left: bool,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            width: 720.0,
            font: 14.0,
            rise: 30.0,
            per_row: 7,
            right_to_left: false,
        }
    }
}

/// A journey laid out, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// Width of the picture.
    pub width: f32,
    /// Height of the picture.
    pub height: f32,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
}

/// One row of a journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Where the line between good and bad feelings runs.
    pub zero: f32,
    /// Bézier pieces: start, two handles, end.
    pub pieces: Vec<[Point; 4]>,
    /// The moments.
    pub dots: Vec<Dot>,
}

/// A place in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// A moment and its label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dot {
    /// Where it stands.
    pub at: Point,
    /// Whether something nearly went wrong.
    pub nearly: bool,
    /// Whether it is only a guess.
    pub guess: bool,
    /// The label.
    pub label: Label,
}

/// A label's lines and the box they fill.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// The lines, from top to bottom.
    pub lines: Vec<String>,
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// Radius of a dot, by the size of type.
const DOT: f32 = 0.36;
/// How far below its dot the mark of what nearly went wrong ends, by the size of type.
const NEARLY: f32 = 1.3;
/// Distance between a label and curve or dot, by the size of type.
const CLEAR: f32 = 0.42;
/// Height of a label's line, by the size of type.
const LINE: f32 = 1.2;
/// Some fonts run wider than the one that is measured; labels leave room for them.
const WIDER: f32 = 1.06;
/// Samples of the curve from one moment to the next.
const SAMPLES: usize = 24;
/// The most lines a label has; what is longer ends in an ellipsis.
const LINES_MAX: usize = 4;

/// Lays a journey out.
pub fn curve(stops: &[Stop], frame: &Frame) -> Curve {
    let mut curve = Curve {
        width: frame.width,
        ..Curve::default()
    };
    if stops.is_empty() {
        return curve;
    }
    let spline = Spline::through(stops);
    let rows = stops.len().div_ceil(frame.per_row.clamp(1, 8));
    let mut from = 0;
    for row in 0..rows {
        let to = from + (stops.len() - from).div_ceil(rows - row);
        let (mut laid, bottom) = lay_row(
            stops.get(from..to).unwrap_or_default(),
            from,
            stops.len(),
            &spline,
            frame,
        );
        laid.shift(curve.height + if row > 0 { frame.font } else { 0.0 });
        curve.height += bottom + if row > 0 { frame.font } else { 0.0 };
        curve.rows.push(laid);
        from = to;
    }
    if frame.right_to_left {
        for row in &mut curve.rows {
            row.mirror(frame.width);
        }
    }
    curve
}

impl Row {
    fn shift(&mut self, down: f32) {
        self.zero += down;
        for point in self.pieces.iter_mut().flatten() {
            point.y += down;
        }
        for dot in &mut self.dots {
            dot.at.y += down;
            dot.label.top += down;
        }
    }

    fn mirror(&mut self, width: f32) {
        for point in self.pieces.iter_mut().flatten() {
            point.x = width - point.x;
        }
        for dot in &mut self.dots {
            dot.at.x = width - dot.at.x;
            dot.label.left = width - dot.label.left - dot.label.width;
        }
    }
}

/// Feelings over time, one unit from each moment to the next.
struct Spline {
    values: Vec<f32>,
    slopes: Vec<f32>,
}

impl Spline {
    fn through(stops: &[Stop]) -> Self {
        let values: Vec<f32> = stops.iter().map(|stop| f32::from(stop.feeling)).collect();
        let rises: Vec<f32> = values
            .iter()
            .zip(values.iter().skip(1))
            .map(|(before, after)| after - before)
            .collect();
        let rise = |index: usize| rises.get(index).copied();
        let mut slopes: Vec<f32> = (0..values.len())
            .map(|index| match (index.checked_sub(1).and_then(rise), rise(index)) {
                (Some(before), Some(after)) if before * after > 0.0 => f32::midpoint(before, after),
                // The ends start and finish level, which reads as a journey that neither began nor ended in a hurry.
                _ => 0.0,
            })
            .collect();
        // Fritsch and Carlson's condition: within a circle of radius three the piece stays monotone.
        for (index, rise) in rises.iter().enumerate() {
            if let Some([start, end]) = slopes
                .get_mut(index..index + 2)
                .and_then(|pair| <&mut [f32; 2]>::try_from(pair).ok())
            {
                let (alpha, beta) = if *rise == 0.0 {
                    (0.0, 0.0)
                } else {
                    (*start / rise, *end / rise)
                };
                let length = (alpha * alpha + beta * beta).sqrt();
                if length > 3.0 {
                    *start = 3.0 * alpha / length * rise;
                    *end = 3.0 * beta / length * rise;
                }
            }
        }
        Self { values, slopes }
    }

    /// Feeling and slope at a time.
    fn at(&self, time: f32) -> (f32, f32) {
        let last = self.values.len().saturating_sub(2);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "times are small and not negative"
        )]
        let index = (time.max(0.0) as usize).min(last);
        let get = |list: &[f32], index: usize| list.get(index).copied().unwrap_or_default();
        if self.values.len() < 2 {
            return (get(&self.values, 0), 0.0);
        }
        let (v0, v1) = (get(&self.values, index), get(&self.values, index + 1));
        let (m0, m1) = (get(&self.slopes, index), get(&self.slopes, index + 1));
        let t = time - to_f32(index);
        let (a, b) = (m0 + m1 - 2.0 * (v1 - v0), 3.0 * (v1 - v0) - 2.0 * m0 - m1);
        (((a * t + b) * t + m0) * t + v0, (3.0 * a * t + 2.0 * b) * t + m0)
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "counts of moments, lines and samples are small"
)]
pub(in crate::domain) fn to_f32(number: usize) -> f32 {
    number as f32
}

/// The lowest and highest y that labels must stay clear of, at one x.
#[derive(Clone, Copy)]
struct Reach {
    x: f32,
    top: f32,
    bottom: f32,
}

/// A label's lines at one way of breaking it, and their width.
struct Setting {
    lines: Vec<String>,
    width: f32,
}

/// One row, from y 0 on, and its height. `first` is the index of its first moment among `all`.
fn lay_row(stops: &[Stop], first: usize, all: usize, spline: &Spline, frame: &Frame) -> (Row, f32) {
    let pitch = frame.width / to_f32(stops.len().max(1));
    let x = |time: f32| (time - to_f32(first) + 0.5) * pitch;
    let y = |time: f32| -spline.at(time).0 * frame.rise;
    let (head, tail) = (to_f32(first), to_f32(first + stops.len() - 1));
    // A row that goes on from another, or goes on below, runs out to its edge.
    let from = if first > 0 { head - 0.5 } else { head };
    let to = if first + stops.len() < all {
        tail + 0.5
    } else {
        tail
    };

    let mut row = Row::default();
    let mut time = from;
    while time < to {
        let next = (time.floor() + 1.0).min(to);
        let third = (next - time) / 3.0;
        let handle = |at: f32, by: f32| Point {
            x: x(at + by),
            y: -(spline.at(at).0 + spline.at(at).1 * by) * frame.rise,
        };
        // The slope at a moment belongs to the piece before it as much as to the one after.
        row.pieces.push([
            handle(time, 0.0),
            handle(time, third),
            handle(next, -third),
            handle(next, 0.0),
        ]);
        time = next;
    }
    for (index, stop) in stops.iter().enumerate() {
        let time = head + to_f32(index);
        let at = Point {
            x: x(time),
            y: y(time),
        };
        row.dots.push(Dot {
            at,
            nearly: stop.nearly,
            guess: stop.guess,
            label: Label::default(),
        });
    }

    let reach = reach(&row, from, to, x, y, frame);
    let settings: Vec<Vec<Setting>> = stops
        .iter()
        .map(|stop| settings(&stop.title, pitch, frame))
        .collect();
    let mut best: Option<(f32, Vec<Label>)> = None;
    for sides in 0..1_u32 << stops.len().min(8) {
        let (cost, labels) = place(sides, &row.dots, &settings, &reach, pitch, frame);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, labels));
        }
    }
    for (dot, label) in row
        .dots
        .iter_mut()
        .zip(best.map(|(_, labels)| labels).unwrap_or_default())
    {
        dot.label = label;
    }

    let edge = frame.font * 0.2;
    let top = row
        .dots
        .iter()
        .map(|dot| dot.label.top)
        .chain(reach.iter().map(|reach| reach.top))
        .fold(0.0, f32::min);
    let bottoms = row.dots.iter().map(|dot| dot.label.top + dot.label.height);
    let bottom = bottoms
        .chain(reach.iter().map(|reach| reach.bottom))
        .fold(0.0, f32::max);
    row.shift(edge - top);
    (row, bottom - top + 2.0 * edge)
}

/// What labels must stay clear of, sampled over the row: the curve, and its dots with their marks.
fn reach(
    row: &Row,
    from: f32,
    to: f32,
    x: impl Fn(f32) -> f32,
    y: impl Fn(f32) -> f32,
    frame: &Frame,
) -> Vec<Reach> {
    let mut times = vec![from];
    while times.last().is_some_and(|time| *time < to) {
        let next = times.last().copied().unwrap_or(to) + 1.0 / to_f32(SAMPLES);
        times.push(next.min(to));
    }
    let mut reach: Vec<Reach> = times
        .iter()
        .map(|time| Reach {
            x: x(*time),
            top: y(*time),
            bottom: y(*time),
        })
        .collect();
    for dot in &row.dots {
        let radius = DOT * frame.font;
        let below = if dot.nearly { NEARLY * frame.font } else { radius };
        for side in [-radius, 0.0, radius] {
            reach.push(Reach {
                x: dot.at.x + side,
                top: dot.at.y - radius,
                bottom: dot.at.y + below,
            });
        }
    }
    reach
}

/// The ways a label can be broken: one line to as many as allowed, each as narrow as it can be, and at last one that is sure to fit
/// between its neighbours.
fn settings(title: &str, pitch: f32, frame: &Frame) -> Vec<Setting> {
    let set = |lines: Vec<String>| Setting {
        width: lines.iter().map(|line| text_width(line)).fold(0.0, f32::max) * frame.font * WIDER,
        lines,
    };
    let title: String = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = text_width(&title);
    // No word is broken while there is room for it.
    let longest = title
        .split(' ')
        .filter(|word| char_count_wide(word) == 0)
        .map(text_width)
        .fold(0.0, f32::max);
    let mut settings: Vec<Setting> = Vec::new();
    for count in 1..=LINES_MAX {
        let mut width = (whole / to_f32(count)).max(longest);
        let mut lines = wrap(&title, width + 0.01);
        while lines.len() > count && width < whole {
            width += 0.4;
            lines = wrap(&title, width);
        }
        if settings.last().is_none_or(|last| last.lines.len() < lines.len()) && lines.len() <= count {
            settings.push(set(lines));
        }
    }
    let mut last = wrap(&title, (pitch / frame.font - 2.0 * CLEAR).max(1.0) / WIDER);
    if last.len() > LINES_MAX {
        last.truncate(LINES_MAX);
        if let Some(line) = last.last_mut() {
            line.pop();
            line.push('…');
        }
    }
    settings.push(set(last));
    settings
}

/// Labels with bit `i` of `sides` set for the ones below, and how far from ideal they are.
fn place(
    sides: u32,
    dots: &[Dot],
    settings: &[Vec<Setting>],
    reach: &[Reach],
    pitch: f32,
    frame: &Frame,
) -> (f32, Vec<Label>) {
    let is_below = |index: usize| sides >> index & 1 == 1;
    let mut labels = Vec::with_capacity(dots.len());
    let (mut cost, mut top, mut bottom) = (0.0, 0.0_f32, 0.0_f32);
    for (index, dot) in dots.iter().enumerate() {
        let below = is_below(index);
        // Up to half way to the nearest label of the same side, or to the edge.
        let before = (0..index).rev().find(|other| is_below(*other) == below);
        let after = (index + 1..dots.len()).find(|other| is_below(*other) == below);
        let half_way = |other: usize| to_f32(index + other + 1) * pitch / 2.0;
        let start = before.map_or(0.0, |other| half_way(other) + CLEAR * frame.font);
        let end = after.map_or(frame.width, |other| half_way(other) - CLEAR * frame.font);
        let options = settings.get(index).map_or(&[][..], Vec::as_slice);
        let fits = options
            .iter()
            .filter(|setting| setting.width <= end - start + 0.01);
        let placed = fits
            .chain(options.last())
            .map(|setting| try_place(dot, setting, (start, end), below, reach, frame))
            .reduce(|best, other| if other.0 < best.0 { other } else { best });
        if let Some((distance, label)) = placed {
            cost += distance;
            top = top.min(label.top);
            bottom = bottom.max(label.top + label.height);
            labels.push(label);
        }
    }
    (cost + (bottom - top) * 0.25, labels)
}

/// A label put as near to its dot as the curve allows, and how far from ideal that is.
fn try_place(
    dot: &Dot,
    setting: &Setting,
    (start, end): (f32, f32),
    below: bool,
    reach: &[Reach],
    frame: &Frame,
) -> (f32, Label) {
    let clear = CLEAR * frame.font;
    let height = to_f32(setting.lines.len()) * LINE * frame.font;
    let left = (dot.at.x - setting.width / 2.0)
        .min(end - setting.width)
        .max(start);
    let right = left + setting.width;
    let near = reach
        .iter()
        .filter(|reach| reach.x >= left - clear && reach.x <= right + clear);
    let top = if below {
        let mut top = near.map(|reach| reach.bottom).fold(dot.at.y, f32::max) + clear;
        // The zero line is not to run through words.
        if top < clear && top + height > -clear {
            top = clear;
        }
        top
    } else {
        let mut bottom = near.map(|reach| reach.top).fold(dot.at.y, f32::min) - clear;
        if bottom > -clear && bottom - height < clear {
            bottom = -clear;
        }
        bottom - height
    };
    let gap = if below {
        top - dot.at.y
    } else {
        dot.at.y - top - height
    } / frame.font;
    let aside = (left + setting.width / 2.0 - dot.at.x).abs() / frame.font;
    let lines = to_f32(setting.lines.len().saturating_sub(1));
    let cost = (gap * gap + aside * aside * 0.6 + lines * 1.2) * frame.font;
    (
        cost,
        Label {
            lines: setting.lines.clone(),
            left,
            top,
            width: setting.width,
            height,
        },
    )
}

/// How wide a text is likely to be in a plain sans, in units of its size; measured on Noto Sans, which runs wider than most.
pub fn text_width(text: &str) -> f32 {
    text.chars().map(char_width).sum()
}

fn char_width(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' | '‘' | '·' | ' ' => 0.265,
        'f' | 't' | '(' | ')' | '[' | ']' | '-' | '/' | 'I' => 0.36,
        'r' | '"' | '“' | '”' => 0.42,
        'm' | 'M' | 'W' | '—' | '…' | '@' | '%' => 0.93,
        'w' | 'N' | 'O' | 'Q' | 'G' | 'D' | 'H' | 'U' => 0.75,
        'A'..='Z' => 0.6,
        'А'..='Я' | 'Ѐ'..='Џ' | 'Α'..='Ω' => 0.66,
        's' | 'c' | 'z' | 'k' | 'v' | 'x' | 'y' => 0.51,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        'ж' | 'м' | 'ш' | 'щ' | 'ю' | 'ф' | 'ы' => 0.86,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3fffd}' => 1.0,
        '\u{1f000}'..='\u{1faff}' => 1.3,
        '\u{900}'..='\u{dff}' => 0.62,
        _ => 0.595,
    }
}

/// Breaks a text into lines of at most `width`: at spaces, beside wide characters, and within a word only where it is longer
/// than a line.
pub fn wrap(text: &str, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for word in text.split_whitespace() {
        let mut space = if line.is_empty() { 0.0 } else { char_width(' ') };
        if used + space + text_width(word) > width && char_count_wide(word) == 0 {
            if !line.is_empty() {
                lines.push(core::mem::take(&mut line));
            }
            (used, space) = (0.0, 0.0);
        }
        if space > 0.0 {
            line.push(' ');
            used += space;
        }
        for letter in word.chars() {
            let wide = char_width(letter);
            if used + wide > width && !line.is_empty() {
                lines.push(core::mem::take(&mut line).trim_end().to_owned());
                used = 0.0;
            }
            line.push(letter);
            used += wide;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How many characters of a word may stand alone at a line's end, as those of Chinese and Japanese do.
fn char_count_wide(word: &str) -> usize {
    word.chars()
        .filter(|letter| ('\u{2e80}'..='\u{a4cf}').contains(letter) || *letter >= '\u{ac00}')
        .count()
}

/// The journey as an `<svg>` for screen and paper, named by `title` and told in words by `listing`.
///
/// Colours come from the classes `journey-line`, `journey-zero`, `journey-dot`, `journey-nearly` and `journey-label`; without
/// any style the picture is drawn in the colour of the text around it.
pub fn svg(stops: &[Stop], frame: &Frame, title: &str, listing: &str) -> String {
    let curve = curve(stops, frame);
    let font = frame.font;
    let mut pen = Pen {
        out: String::with_capacity(3000),
    };
    pen.raw("<svg class=\"journey-curve\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ");
    pen.numbers(&[curve.width, curve.height]);
    pen.raw("\" width=\"");
    pen.number(curve.width);
    pen.raw("\" height=\"");
    pen.number(curve.height);
    pen.raw("\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><title>");
    escape(title, &mut pen.out);
    pen.raw("</title><desc>");
    escape(listing, &mut pen.out);
    pen.raw("</desc>");
    for row in &curve.rows {
        pen.raw("<path class=\"journey-zero\" stroke=\"currentColor\" stroke-opacity=\".25\" d=\"M0 ");
        pen.number(row.zero);
        pen.raw("H");
        pen.number(curve.width);
        pen.raw("\"/>");
        if let Some([start, ..]) = row.pieces.first() {
            pen.raw("<path class=\"journey-line\" stroke=\"currentColor\" stroke-width=\"");
            pen.number(font * 0.19);
            pen.raw("\" d=\"M");
            pen.points(&[*start]);
            for [_, one, two, end] in &row.pieces {
                pen.raw("C");
                pen.points(&[*one, *two, *end]);
            }
            pen.raw("\"/>");
        }
        for dot in &row.dots {
            pen.dot(dot, font);
        }
    }
    pen.raw("</svg>");
    pen.out
}

/// Writes an svg.
struct Pen {
    out: String,
}

impl Pen {
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn number(&mut self, number: f32) {
        push_number((number * 10.0).round() / 10.0, &mut self.out);
    }

    fn numbers(&mut self, numbers: &[f32]) {
        for (index, number) in numbers.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.number(*number);
        }
    }

    fn points(&mut self, points: &[Point]) {
        for (index, point) in points.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            self.numbers(&[point.x, point.y]);
        }
    }

    fn circle(&mut self, class_and_style: &str, x: f32, y: f32, radius: f32) {
        self.raw("<circle ");
        self.raw(class_and_style);
        self.raw(" cx=\"");
        self.number(x);
        self.raw("\" cy=\"");
        self.number(y);
        self.raw("\" r=\"");
        self.number(radius);
        self.raw("\"/>");
    }

    fn dot(&mut self, dot: &Dot, font: f32) {
        let Point { x, y } = dot.at;
        if dot.nearly {
            let ring = font * 0.2;
            self.raw(
                "<path class=\"journey-nearly\" stroke=\"currentColor\" stroke-dasharray=\"1.5 2.5\" d=\"M",
            );
            self.numbers(&[x, y + font * (DOT + 0.1)]);
            self.raw("V");
            self.number(y + font * (NEARLY - 0.5));
            self.raw("\"/>");
            self.circle(
                "class=\"journey-nearly\" stroke=\"currentColor\" stroke-width=\"1.2\"",
                x,
                y + font * (NEARLY - 0.1) - ring,
                ring,
            );
        }
        if dot.guess {
            // Paper under the ring, so that the line does not run through it.
            self.circle("class=\"journey-dot journey-guess\" fill=\"Canvas\" stroke=\"currentColor\" stroke-width=\"1.4\" stroke-dasharray=\"2 2\"", x, y, font * (DOT - 0.04));
        } else {
            self.circle("class=\"journey-dot\" fill=\"currentColor\"", x, y, font * DOT);
        }
        let label = &dot.label;
        let middle = label.left + label.width / 2.0;
        for (index, line) in label.lines.iter().enumerate() {
            self.raw(if dot.guess {
                "<text class=\"journey-label journey-guess\""
            } else {
                "<text class=\"journey-label\""
            });
            if is_right_to_left(line) {
                self.raw(" direction=\"rtl\"");
            }
            self.raw(" fill=\"currentColor\" text-anchor=\"middle\" font-size=\"");
            self.number(font);
            self.raw("\" x=\"");
            self.number(middle);
            self.raw("\" y=\"");
            self.number(label.top + font * (to_f32(index) * LINE + 0.92));
            self.raw("\">");
            escape(line, &mut self.out);
            self.raw("</text>");
        }
    }
}

/// A number with at most two digits behind the point, written by hand because the standard library's way weighs kilobytes.
pub fn push_number(number: f32, out: &mut String) {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "places and sizes on a page are small"
    )]
    let hundredths = (number * 100.0).round() as i32;
    if hundredths < 0 {
        out.push('-');
    }
    let hundredths = hundredths.unsigned_abs();
    out.push_str(&(hundredths / 100).to_string());
    let mut rest = hundredths % 100;
    if rest > 0 {
        out.push('.');
        if rest < 10 {
            out.push('0');
        }
        if rest.is_multiple_of(10) {
            rest /= 10;
        }
        out.push_str(&rest.to_string());
    }
}

/// Whether a text begins in a script that runs from right to left. Signs and digits before it do not count; the standard
/// library's own judgement of letters would bring its tables along.
pub(in crate::domain) fn is_right_to_left(text: &str) -> bool {
    let strong = text
        .chars()
        .find(|letter| letter.is_ascii_alphabetic() || *letter >= '\u{c0}' && !is_mark(*letter));
    strong.is_some_and(
        |letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    )
}

/// Whether a character is general punctuation or a symbol.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{2000}'..='\u{2bff}' | '×' | '÷')
}

/// Writes a text so that it is nothing but text, between tags as well as in a quoted attribute.
pub fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {}
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLES: [&str; 7] = [
        "Met",
        "An hour by the door",
        "A boy and a buckled wheel that would not run true until the evening was over",
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "毎朝、開店前に来て外で待っている",
        "يأتي كل صباح قبل أن نفتح",
        "",
    ];

    fn frames() -> [Frame; 4] {
        let frame = Frame::default();
        [
            frame,
            Frame {
                width: 300.0,
                font: 15.0,
                rise: 26.0,
                per_row: 3,
                right_to_left: false,
            },
            Frame {
                width: 560.0,
                font: 10.0,
                rise: 13.0,
                right_to_left: true,
                ..frame
            },
            Frame {
                width: 700.0,
                per_row: 8,
                rise: 60.0,
                ..frame
            },
        ]
    }

    /// Points along a Bézier piece.
    #[allow(clippy::many_single_char_names, reason = "the usual letters")]
    fn along([a, b, c, d]: &[Point; 4]) -> impl Iterator<Item = Point> {
        (0..=60).map(|step| {
            let t = to_f32(step) / 60.0;
            let s = 1.0 - t;
            let mix = |a: f32, b: f32, c: f32, d: f32| {
                s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
            };
            Point {
                x: mix(a.x, b.x, c.x, d.x),
                y: mix(a.y, b.y, c.y, d.y),
            }
        })
    }

    fn holds(label: &Label, point: Point) -> bool {
        point.x > label.left
            && point.x < label.left + label.width
            && point.y > label.top
            && point.y < label.top + label.height
    }

    fn check(stops: &[Stop], frame: &Frame) {
        let curve = curve(stops, frame);
        let dots: Vec<&Dot> = curve.rows.iter().flat_map(|row| &row.dots).collect();
        assert_eq!(dots.len(), stops.len());
        for (index, dot) in dots.iter().enumerate() {
            let label = &dot.label;
            let told = || format!("{index} of {stops:?} in {frame:?}: {label:?}");
            assert!(
                label.left >= -0.1 && label.left + label.width <= frame.width + 0.1,
                "beside {}",
                told()
            );
            assert!(
                label.top >= 0.0 && label.top + label.height <= curve.height,
                "outside {}",
                told()
            );
            for other in dots.iter().skip(index + 1) {
                let other = &other.label;
                let apart = label.lines.is_empty()
                    || other.lines.is_empty()
                    || label.left + label.width <= other.left
                    || other.left + other.width <= label.left
                    || label.top + label.height <= other.top
                    || other.top + other.height <= label.top;
                assert!(apart, "{} meets {other:?}", told());
            }
            for point in curve.rows.iter().flat_map(|row| &row.pieces).flat_map(along) {
                assert!(!holds(label, point), "{} on the curve at {point:?}", told());
            }
            for other in &dots {
                let low = if other.nearly { NEARLY } else { DOT } * frame.font;
                for y in [-DOT * frame.font, 0.0, low] {
                    assert!(
                        !holds(
                            label,
                            Point {
                                x: other.at.x,
                                y: other.at.y + y
                            }
                        ),
                        "{} on a dot",
                        told()
                    );
                }
            }
        }
    }

    fn stop(title: &str, feeling: i8, nearly: bool) -> Stop {
        Stop {
            title: title.into(),
            feeling,
            nearly,
            guess: false,
        }
    }

    #[test]
    fn labels_meet_neither_each_other_nor_the_curve() {
        let feelings = [-2, -1, 0, 1, 2];
        // All feelings of up to four moments, and a walk through those of more.
        for count in 1..=4_u32 {
            for code in 0..5_usize.pow(count) {
                let stops: Vec<Stop> = (0..count)
                    .map(|index| {
                        let digit = code / 5_usize.pow(index) % 5;
                        stop(
                            TITLES[(code + index as usize * 3) % TITLES.len()],
                            feelings[digit],
                            (code >> index) % 3 == 0,
                        )
                    })
                    .collect();
                check(&stops, &frames()[code % 4]);
            }
        }
        let mut state = 12_345_u32;
        let mut next = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % below
        };
        for round in 0..240 {
            let stops: Vec<Stop> = (0..5 + round % 8)
                .map(|_| stop(TITLES[next(TITLES.len())], feelings[next(5)], next(3) == 0))
                .collect();
            check(&stops, &frames()[round % 4]);
        }
    }

    #[test]
    fn the_curve_passes_every_moment_and_swings_past_none() {
        for feelings in [
            &[0, 2, 2, -2, 1][..],
            &[-2, 2, -2, 2],
            &[1, 1, 1],
            &[2, 1, 0, -1, -2],
            &[0],
        ] {
            let stops: Vec<Stop> = feelings
                .iter()
                .map(|feeling| stop("x", *feeling, false))
                .collect();
            let curve = curve(&stops, &Frame::default());
            let row = &curve.rows[0];
            assert_eq!(row.pieces.len(), stops.len() - 1);
            for (piece, ends) in row.pieces.iter().zip(row.dots.windows(2)) {
                assert!((piece[0].y - ends[0].at.y).abs() < 0.01 && (piece[3].y - ends[1].at.y).abs() < 0.01);
                let (low, high) = (ends[0].at.y.min(ends[1].at.y), ends[0].at.y.max(ends[1].at.y));
                assert!(
                    along(piece).all(|point| point.y >= low - 0.01 && point.y <= high + 0.01),
                    "{feelings:?}"
                );
            }
        }
    }

    #[test]
    fn many_moments_go_on_in_further_rows() {
        for (count, rows) in [(0, 0), (1, 1), (7, 1), (8, 2), (12, 2), (15, 3), (200, 29)] {
            let stops = vec![stop("x", 1, true); count];
            let curve = curve(&stops, &Frame::default());
            let sizes: Vec<usize> = curve.rows.iter().map(|row| row.dots.len()).collect();
            assert_eq!((sizes.len(), sizes.iter().sum::<usize>()), (rows, count));
            assert!(sizes.iter().max().unwrap_or(&0) - sizes.iter().min().unwrap_or(&0) <= 1);
        }
    }

    #[test]
    fn time_runs_the_way_the_language_does() {
        let stops = [stop("first", 0, false), stop("last", 2, false)];
        let x = |right_to_left| {
            curve(
                &stops,
                &Frame {
                    right_to_left,
                    ..Frame::default()
                },
            )
            .rows[0]
                .dots[0]
                .at
                .x
        };
        assert!(x(false) < 360.0 && x(true) > 360.0);
    }

    #[test]
    fn texts_break_at_spaces_and_else_where_they_must() {
        for (text, width, lines) in [
            ("one two three", 4.3, &["one two", "three"][..]),
            ("one two three", 100.0, &["one two three"]),
            ("  one \n two ", 2.0, &["one", "two"]),
            ("iiiiiiii", 1.1, &["iiii", "iiii"]),
            ("毎朝開店", 2.0, &["毎朝", "開店"]),
            ("", 5.0, &[]),
        ] {
            assert_eq!(wrap(text, width), lines, "{text}");
        }
    }

    #[test]
    fn numbers_are_short() {
        for (number, text) in [
            (0.0, "0"),
            (1.5, "1.5"),
            (-0.25, "-0.25"),
            (12.05, "12.05"),
            (3.999, "4"),
            (-7.0, "-7"),
        ] {
            let mut out = String::new();
            push_number(number, &mut out);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn the_picture_is_told_in_words_and_holds_only_text() {
        let stops = [
            Stop {
                title: "<script>".into(),
                feeling: 1,
                nearly: true,
                guess: true,
            },
            stop("سوق", -1, false),
        ];
        let picture = svg(&stops, &Frame::default(), "Her \"journey\"", "<b>: good.");
        for text in [
            "role=\"img\"",
            "<title>Her &quot;journey&quot;</title>",
            "<desc>&lt;b&gt;: good.</desc>",
            "&lt;script&gt;</text>",
            "direction=\"rtl\"",
        ] {
            assert!(picture.contains(text), "{text}");
        }
        assert!(!picture.contains("<script") && !picture.contains("NaN"));
        assert!(svg(&[], &Frame::default(), "", "").ends_with("</svg>"));
    }

    #[test]
    fn a_moment_has_the_best_name_there_is() {
        let kind = Kind::Moments {
            moments: vec![super::super::interview::Choosable {
                id: "found".into(),
                label: "Found us".into(),
                note: String::new(),
            }],
        };
        let moment = |id: Option<&str>, title: &str, what: &str| Moment {
            moment: id.map(str::to_owned),
            title: title.into(),
            what: what.into(),
            feeling: 9,
            ..Moment::default()
        };
        let moments = [
            moment(Some("found"), " A light ", "x"),
            moment(Some("found"), "", "x"),
            moment(None, "", "what"),
            moment(Some("found"), " ", ""),
        ];
        let stops = stops(&kind, &moments);
        let titles: Vec<&str> = stops.iter().map(|stop| stop.title.as_str()).collect();
        assert_eq!(titles, ["A light", "Found us", "what"]);
        assert!(
            stops
                .iter()
                .all(|stop| stop.feeling == 2 && stop.guess && !stop.nearly)
        );
    }
}
