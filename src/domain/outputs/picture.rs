//! Pictures as SVG that stand alone: paper, ink and the system's own fonts, with nothing to fetch and nothing to run.
//!
//! Colours are given as attributes, because a page's policy may forbid styles. Lines are broken by reckoned widths
//! ([`wrap`]), with room for fonts that run wider.

use super::super::accent::{Accents, Rgb, Scheme};
use super::super::brief::{Direction, sign_picture};
use super::super::journey::{escape, is_right_to_left, push_number, text_width, to_f32, wrap};
use super::super::persona::Sign;

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The whole SVG document.
    pub svg: String,
    /// Its width in its own units.
    pub width: f32,
    /// Its height in its own units.
    pub height: f32,
    /// The photo in it, if there is one. Some browsers draw a picture before the photo inside it is there, so whoever paints it
    /// paints the photo itself.
    pub photo: Option<Photo>,
}

impl Drawing {
    /// The document, asking for so many pixels to a unit: browsers that make dots of a picture before they paint it make as
    /// many as it asks for.
    pub fn svg_at(&self, scale: f32) -> String {
        let size = |scale: f32| {
            let mut out = String::new();
            for (name, length) in [(" width=\"", self.width), ("\" height=\"", self.height)] {
                out.push_str(name);
                push_number(length * scale, &mut out);
            }
            out.push_str("\">");
            out
        };
        self.svg.replacen(&size(1.0), &size(scale), 1)
    }
}

/// A round photo in a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Photo {
    /// Its data address.
    pub address: String,
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Width and height.
    pub side: f32,
}

/// The face in a picture.
#[derive(Clone, Copy, Debug)]
pub enum Face<'a> {
    /// A drawn face's own `<svg>`. It is put in as it is, so it must not hold anybody's words.
    Drawn(&'a str),
    /// A photo's data address.
    Photo(&'a str),
}

/// The colours of a picture: those of the brief on paper, in style/paper.css.
pub const PAPER: &str = "#fffdf9";
/// Words.
pub const INK: &str = "#231f1a";
/// Words that step back.
pub const SOFT: &str = "#635a4f";
/// Lines that divide.
pub const RULE: &str = "#dcd3c3";
/// Signs of what is known.
pub const KNOWN: &str = "#3d6b4f";

const SERIF: &str = "'Iowan Old Style', 'Palatino Linotype', 'Noto Serif', Georgia, serif";
const SANS: &str = "'Segoe UI', 'Noto Sans', system-ui, sans-serif";

/// The most lines that are ever set of one text.
const LINES_MAX: usize = 60;

/// The brand's colours as they stand in attributes.
pub struct Tints {
    /// Headings and lines.
    pub text: String,
    /// Bars and marks.
    pub fill: String,
    /// A tint for boxes.
    pub soft: String,
    /// Headings in such boxes.
    pub on_soft: String,
}

impl Tints {
    /// Those of an accent, readable on paper whatever it is.
    pub fn of(accent: &str) -> Self {
        let accents = Accents::of(accent, Scheme::Light);
        let written = |colour: Rgb| {
            let mut out = String::new();
            colour.push_to(&mut out);
            out
        };
        Self {
            text: written(accents.accent_text),
            fill: written(accents.accent_fill),
            soft: written(accents.soft),
            on_soft: written(accents.on_soft),
        }
    }
}

/// How words are set.
#[derive(Clone, Copy)]
pub struct Type<'a> {
    /// Size in the picture's units.
    pub size: f32,
    /// Whether in the serif.
    pub serif: bool,
    /// Whether bold.
    pub bold: bool,
    /// Whether italic.
    pub italic: bool,
    /// Their colour.
    pub ink: &'a str,
}

impl<'a> Type<'a> {
    /// Plain words.
    pub fn plain(size: f32, ink: &'a str) -> Self {
        Self {
            size,
            serif: false,
            bold: false,
            italic: false,
            ink,
        }
    }

    /// Words in the serif.
    pub fn serif(size: f32, ink: &'a str) -> Self {
        Self {
            serif: true,
            ..Self::plain(size, ink)
        }
    }

    /// The same in bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in italics.
    pub fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    /// The same in another colour.
    pub fn in_ink(self, ink: &'a str) -> Self {
        Self { ink, ..self }
    }

    /// How much wider than the measured sans it may run, whatever font the system has for it.
    fn stretch(&self) -> f32 {
        1.08 + if self.serif { 0.04 } else { 0.0 } + if self.bold { 0.07 } else { 0.0 }
    }

    /// Width of a line.
    pub fn width(&self, text: &str) -> f32 {
        text_width(text) * self.size * self.stretch()
    }

    /// A text in lines of at most `width`, and at most so many; what is longer ends in an ellipsis.
    pub fn set(&self, text: &str, width: f32, most: usize) -> Lines {
        let room = width / (self.size * self.stretch());
        let most = most.clamp(1, LINES_MAX);
        // No line holds more letters than the narrowest would fill; what is beyond need not be broken.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few thousand at most"
        )]
        let letters = (room / 0.2 * to_f32(most + 1)) as usize + 80;
        let end = text.char_indices().nth(letters).map_or(text.len(), |(at, _)| at);
        let mut lines = wrap(text.get(..end).unwrap_or_default(), room);
        let is_cut = lines.len() > most || end < text.len();
        lines.truncate(most);
        if let Some(last) = lines.last_mut().filter(|_| is_cut) {
            while text_width(last) + 0.95 > room && last.pop().is_some() {}
            // Neither a blank nor half of a joined character stands before the ellipsis.
            let is_loose = |letter: char| {
                letter.is_whitespace()
                    || matches!(
                        letter,
                        '\u{200c}' | '\u{200d}' | '\u{fe0f}' | ',' | ';' | ':' | '.' | '-'
                    )
            };
            last.truncate(last.trim_end_matches(is_loose).len());
            last.push('…');
        }
        // Letters of another font than the picture's own make their lines higher.
        let is_borrowed = |letter: char| matches!(letter, '\u{590}'..='\u{1fff}' | '\u{2e80}'..);
        let is_borrowed = text.chars().take(letters).any(is_borrowed);
        let leading = if self.serif { 1.2 } else { 1.34 } * if is_borrowed { 1.12 } else { 1.0 };
        Lines {
            lines,
            leading: leading * self.size,
            is_right_to_left: is_right_to_left(text),
            is_cut,
        }
    }
}

/// A text broken into lines.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// From top to bottom.
    pub lines: Vec<String>,
    /// From one line to the next.
    pub leading: f32,
    /// Whether it is in a script that runs from right to left.
    pub is_right_to_left: bool,
    /// Whether some of it was left out.
    pub is_cut: bool,
}

impl Lines {
    /// Height of all lines.
    pub fn height(&self) -> f32 {
        to_f32(self.lines.len()) * self.leading
    }
}

/// Draws a picture. Places are given as if everything ran from left to right; where it runs the other way, they are mirrored.
pub struct Pen {
    out: String,
    width: f32,
    is_right_to_left: bool,
    photo: Option<Photo>,
}

impl Pen {
    /// A pen for a picture this wide.
    pub fn new(width: f32, direction: Direction) -> Self {
        Self {
            out: String::with_capacity(24_000),
            width,
            is_right_to_left: direction == Direction::RightToLeft,
            photo: None,
        }
    }

    /// The finished picture: what was drawn, on paper, named by `title` and told in words by `listing`.
    pub fn finish(self, height: f32, language: &str, title: &str, listing: &str) -> Drawing {
        let mut head = Self {
            out: String::with_capacity(self.out.len() + 2000),
            ..Self::new(self.width, Direction::LeftToRight)
        };
        head.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" xml:lang=\"");
        head.text(language);
        head.raw("\" viewBox=\"0 0 ");
        head.number(self.width);
        head.raw(" ");
        head.number(height);
        head.raw("\" width=\"");
        head.number(self.width);
        head.raw("\" height=\"");
        head.number(height);
        head.raw("\"><title>");
        head.text(title);
        head.raw("</title><desc>");
        head.text(listing);
        head.raw("</desc>");
        head.rectangle([0.0, 0.0, self.width, height], 0.0, PAPER, "");
        head.raw(&self.out);
        head.raw("</svg>\n");
        Drawing {
            svg: head.out,
            width: self.width,
            height,
            photo: self.photo,
        }
    }

    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// A text of any origin. XML has no place for two characters that HTML takes.
    fn text(&mut self, text: &str) {
        let text: String = text
            .chars()
            .filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}'))
            .collect();
        escape(&text, &mut self.out);
    }

    fn number(&mut self, number: f32) {
        push_number(number, &mut self.out);
    }

    fn attribute(&mut self, name: &str, value: f32) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.number(value);
        self.raw("\"");
    }

    fn named(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.raw(value);
        self.raw("\"");
    }

    /// The left edge of something this wide.
    fn left(&self, start: f32, width: f32) -> f32 {
        if self.is_right_to_left {
            self.width - start - width
        } else {
            start
        }
    }

    /// A rectangle: start, top, width and height; filled, or drawn with a line, or both.
    pub fn rectangle(&mut self, place: [f32; 4], round: f32, fill: &str, stroke: &str) {
        let [start, top, width, height] = place;
        let left = self.left(start, width);
        self.raw("<rect");
        for (name, value) in [("x", left), ("y", top), ("width", width), ("height", height)] {
            self.attribute(name, value);
        }
        if round > 0.0 {
            self.attribute("rx", round);
        }
        self.named("fill", if fill.is_empty() { "none" } else { fill });
        if !stroke.is_empty() {
            self.named("stroke", stroke);
            self.attribute("stroke-width", 2.0);
        }
        self.raw("/>");
    }

    /// A line: two ends, its width, and whether it is dashed.
    pub fn stroke(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: &str, is_dashed: bool) {
        self.raw("<path d=\"M");
        self.number(self.left(from.0, 0.0));
        self.raw(" ");
        self.number(from.1);
        self.raw("L");
        self.number(self.left(to.0, 0.0));
        self.raw(" ");
        self.number(to.1);
        self.raw("\" fill=\"none\"");
        self.named("stroke", ink);
        self.attribute("stroke-width", width);
        if is_dashed {
            self.raw(" stroke-dasharray=\"2 5\" stroke-linecap=\"round\"");
        }
        self.raw("/>");
    }

    /// An upright dashed line at a final place.
    pub fn stroke_at(&mut self, x: f32, top: f32, bottom: f32, ink: &str) {
        let start = self.left(x, 0.0);
        self.stroke((start, top), (start, bottom), 2.0, ink, true);
    }

    /// A small ring, by its start and its middle.
    pub fn ring(&mut self, start: f32, middle: f32, radius: f32, ink: &str) {
        let left = self.left(start, radius * 2.0);
        self.circle(left + radius, middle, radius, PAPER, Some((ink, false)));
    }

    /// Bézier pieces, one after the other. Their places are final: they are not mirrored.
    pub fn curve(&mut self, pieces: &[[super::super::journey::Point; 4]], down: f32, width: f32, ink: &str) {
        let Some([start, ..]) = pieces.first() else {
            return;
        };
        let point = |pen: &mut Self, point: &super::super::journey::Point| {
            pen.number(point.x);
            pen.raw(" ");
            pen.number(point.y + down);
        };
        self.raw("<path d=\"M");
        point(self, start);
        for [_, one, two, end] in pieces {
            self.raw("C");
            point(self, one);
            self.raw(" ");
            point(self, two);
            self.raw(" ");
            point(self, end);
        }
        self.raw("\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        self.named("stroke", ink);
        self.attribute("stroke-width", width);
        self.raw("/>");
    }

    /// A circle at a final place: filled, or a ring on paper, which may be dashed.
    pub fn circle(&mut self, x: f32, y: f32, radius: f32, fill: &str, ring: Option<(&str, bool)>) {
        self.raw("<circle");
        for (name, value) in [("cx", x), ("cy", y), ("r", radius)] {
            self.attribute(name, value);
        }
        self.named("fill", fill);
        if let Some((ink, is_dashed)) = ring {
            self.named("stroke", ink);
            self.attribute("stroke-width", radius * 0.26);
            if is_dashed {
                self.raw(" stroke-dasharray=\"");
                self.number(radius * 0.5);
                self.raw("\"");
            }
        }
        self.raw("/>");
    }

    /// The face in a circle.
    pub fn face(&mut self, face: Face<'_>, start: f32, top: f32, side: f32) {
        let left = self.left(start, side);
        let place = |pen: &mut Self| {
            for (name, value) in [("x", left), ("y", top), ("width", side), ("height", side)] {
                pen.attribute(name, value);
            }
        };
        match face {
            Face::Drawn(markup) => {
                if let Some(rest) = markup.strip_prefix("<svg") {
                    self.raw("<svg");
                    place(self);
                    self.raw(rest);
                }
            }
            Face::Photo(address) => {
                self.raw("<clipPath id=\"face\">");
                self.circle(left + side / 2.0, top + side / 2.0, side / 2.0, INK, None);
                self.raw("</clipPath><image clip-path=\"url(#face)\" preserveAspectRatio=\"xMidYMid slice\"");
                place(self);
                self.raw(" href=\"");
                self.text(address);
                self.raw("\"/>");
                self.photo = Some(Photo {
                    address: address.to_owned(),
                    left,
                    top,
                    side,
                });
            }
        }
    }

    /// A sign, `size` being that of the words beside it and `middle` the middle of their line.
    pub fn sign(&mut self, sign: Sign, size: f32, start: f32, middle: f32) {
        let side = size * 0.72;
        let left = self.left(start, side);
        self.raw("<g transform=\"translate(");
        self.number(left);
        self.raw(" ");
        self.number(middle - side / 2.0);
        self.raw(")\"");
        self.attribute("font-size", size);
        self.named("color", if sign == Sign::Guess { SOFT } else { KNOWN });
        self.raw(">");
        self.raw(sign_picture(sign));
        self.raw("</g>");
    }

    /// Lines of words from `start` on; gives where they end below.
    pub fn lines(&mut self, lines: &Lines, kind: &Type<'_>, start: f32, top: f32) -> f32 {
        self.words(
            lines,
            kind,
            self.left(start, 0.0),
            top,
            lines.is_right_to_left == self.is_right_to_left,
            "end",
        )
    }

    /// The same, ending at `end`.
    pub fn lines_to(&mut self, lines: &Lines, kind: &Type<'_>, end: f32, top: f32) -> f32 {
        self.words(
            lines,
            kind,
            self.left(end, 0.0),
            top,
            lines.is_right_to_left != self.is_right_to_left,
            "end",
        )
    }

    /// The same around a final place.
    pub fn lines_around(&mut self, lines: &Lines, kind: &Type<'_>, middle: f32, top: f32) -> f32 {
        self.words(lines, kind, middle, top, false, "middle")
    }

    fn words(
        &mut self,
        lines: &Lines,
        kind: &Type<'_>,
        x: f32,
        top: f32,
        is_at_start: bool,
        anchor: &str,
    ) -> f32 {
        if lines.lines.is_empty() {
            return top;
        }
        self.raw("<g font-family=\"");
        self.raw(if kind.serif { SERIF } else { SANS });
        self.raw("\"");
        self.attribute("font-size", kind.size);
        self.named("fill", kind.ink);
        if kind.bold {
            self.raw(" font-weight=\"700\"");
        }
        if kind.italic {
            self.raw(" font-style=\"italic\"");
        }
        self.named("direction", if lines.is_right_to_left { "rtl" } else { "ltr" });
        // In words that run from right to left the start is on the right.
        self.named("text-anchor", if is_at_start { "start" } else { anchor });
        self.raw(">");
        let mut y = top;
        for line in &lines.lines {
            self.raw("<text");
            self.attribute("x", x);
            self.attribute("y", y + lines.leading / 2.0 + kind.size * 0.34);
            self.raw(">");
            self.text(line);
            self.raw("</text>");
            y += lines.leading;
        }
        self.raw("</g>");
        y
    }
}

/// Appends sentences to what a picture says in words.
pub fn tell(listing: &mut String, parts: &[&str]) {
    for part in parts {
        listing.push_str(part);
    }
    if !listing.ends_with(['.', '!', '?', '…', '”', '。']) {
        listing.push('.');
    }
    listing.push(' ');
}
