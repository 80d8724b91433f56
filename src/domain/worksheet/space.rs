//! How much room a question takes on paper. All lengths are in millimetres.

use super::super::brief::layout::{run_lines, serif_height, text_height};
use super::super::interview::{Choosable, Kind, Question};
use super::super::journey::text_width;
use super::super::persona::TestKind;
use super::super::words::{Word, Words};
use super::Worksheet;

/// How closely a page is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closeness {
    /// Size of type in points.
    pub size: f32,
    /// From one line to write on to the next.
    pub pitch: f32,
    /// Above a question and below its answer.
    pub around: f32,
    /// Whether there is room to say how to answer well.
    pub hints: bool,
    /// Whether there is room for ready items.
    pub ready: bool,
    /// How much of a comfortable answer there is room for, from nothing to one.
    pub comfort: f32,
}

impl Closeness {
    /// Whether a page is so close that even its head gives way.
    pub fn is_close(self) -> bool {
        self.comfort < 0.3 && !self.hints
    }

    /// The size of type in millimetres.
    pub fn em(self) -> f32 {
        self.size * 25.4 / 72.0
    }

    /// Height of a printed text.
    pub fn text(self, text: &str, width: f32, size: f32) -> f32 {
        text_height(text, width / self.em(), size, LINE) * self.em()
    }

    fn bold(self, text: &str, width: f32, size: f32) -> f32 {
        serif_height(text, width / self.em(), size, LINE) * self.em()
    }

    /// Width of a printed text on one line.
    fn width(self, text: &str, size: f32) -> f32 {
        text_width(text) * size * self.em()
    }
}

/// Height of a printed line.
pub const LINE: f32 = 1.28;
/// Size of hints and labels beside that of questions.
pub const SMALL: f32 = 0.88;
/// Bold type runs wider.
const BOLD: f32 = 1.08;
/// The same of an option with its note.
const MIXED: f32 = 0.92;
/// Between columns.
pub const GUTTER: f32 = 6.0;
/// The ring for the sign of evidence, with the room beside it.
pub const RING: f32 = 7.0;
/// A box to tick with the room beside it.
pub const BOX: f32 = 5.4;
/// From one thing to tick to the next, without its text.
pub const TICK_GAP: f32 = 1.7;
/// How many moments stand side by side.
pub const MOMENTS_MAX: usize = 6;
/// The columns of the journey's and the sources' tables that hold their headings.
pub const HEADINGS: f32 = 22.0;
/// Width of the source's name in its table.
pub const SOURCE: f32 = 46.0;
/// Where fields stand side by side.
const WIDE: f32 = 105.0;

/// A question on its way to paper.
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its number.
    pub number: String,
    /// When it is asked at all.
    pub only_if: Option<String>,
    /// Which of the step's screens asks it.
    pub screen: usize,
}

/// Room: what is printed, and the least, a comfortable and the most room for the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Need {
    /// Height of what is printed above and between.
    pub fixed: f32,
    /// Without this there is no answering.
    pub least: f32,
    /// What most answers take.
    pub good: f32,
    /// More is wasted.
    pub most: f32,
}

impl Need {
    fn of(fixed: f32, least: f32, good: f32, most: f32) -> Self {
        Self {
            fixed,
            least,
            good,
            most,
        }
    }

    /// Height at a comfort from nothing to one.
    pub fn height(self, comfort: f32) -> f32 {
        self.fixed + self.least + (self.good - self.least) * comfort
    }

    /// Height beyond which nothing is gained.
    pub fn highest(self) -> f32 {
        self.fixed + self.most.max(self.good)
    }
}

/// How many twelfths of the page a kind of answer needs at least, and how many suit it best.
pub fn spans(kind: &Kind) -> (usize, usize) {
    match kind {
        Kind::ShortText => (3, 6),
        Kind::Moments { .. } | Kind::Sources { .. } => (12, 12),
        Kind::List { .. }
        | Kind::Choice { .. }
        | Kind::Choices { .. }
        | Kind::Scale { .. }
        | Kind::Date { .. } => (4, 6),
        Kind::Number { .. } => (3, 4),
        Kind::Quotes => (4, 12),
        Kind::LongText | Kind::Test => (6, 12),
        Kind::Portrait => (4, 4),
        Kind::Name => (4, 8),
    }
}

impl Asked<'_> {
    /// The room it needs across a width.
    pub fn need(&self, sheet: &Worksheet<'_>, width: f32, close: Closeness) -> Need {
        let words = sheet.words;
        let head = self.head(width, close);
        let pitch = close.pitch;
        let lines = |fixed: f32, least: f32, good: f32, most: f32| {
            Need::of(head + fixed, least * pitch, good * pitch, most * pitch)
        };
        match &self.question.kind {
            Kind::ShortText => lines(0.0, 1.0, 1.0, 3.0),
            Kind::LongText => lines(0.0, 3.0, 5.0, 16.0),
            Kind::List { suggestions } => {
                let ready = if close.ready {
                    ready_items(self.question, suggestions, sheet)
                } else {
                    Vec::new()
                };
                let fixed = if ready.is_empty() {
                    0.0
                } else {
                    label_height(words.get(Word::Suggestions), width, close)
                        + Ticks::of(&ready, 1.0, width, close).height
                };
                lines(fixed, 2.0, 4.0, 9.0)
            }
            Kind::Choice { options, own } | Kind::Choices { options, own } => {
                let labels = option_labels(options, close);
                let several = matches!(self.question.kind, Kind::Choices { .. });
                let fixed = Ticks::of(&labels, option_size(close), width - RING, close).height
                    + if *own {
                        Self::own_label(words, several, width, close)
                    } else {
                        0.0
                    };
                if *own {
                    lines(fixed, 1.0, 1.0, if several { 3.0 } else { 2.0 })
                } else {
                    Need::of(head + fixed, 0.0, 0.0, 8.0)
                }
            }
            Kind::Scale { low, high, .. } => {
                let half = (width - RING) / 2.0 - 2.0;
                let ends = close.text(low, half, SMALL).max(close.text(high, half, SMALL));
                Need::of(head + ends, 9.0, 10.0, 14.0)
            }
            Kind::Date { in_months, .. } => {
                let months = months(in_months, sheet);
                lines(Ticks::of(&months, 1.0, width, close).height, 1.0, 1.0, 1.5)
            }
            Kind::Number { .. } => lines(0.0, 1.0, 1.0, 2.0),
            Kind::Quotes => lines(0.0, 3.0, 6.0, 12.0),
            Kind::Moments { moments } => {
                let bands = bands(moments.len());
                let mut fixed = 0.0;
                for band in 0..bands {
                    let of = moments_in(band, moments.len());
                    let column = (width - HEADINGS) / to_f32(of.len()) - 3.0;
                    let head = |index: usize| {
                        moments
                            .get(index)
                            .map_or(0.0, |moment| self.moment_head(moment, column, close))
                    };
                    fixed += of.map(head).fold(RING - 1.5, f32::max) + 2.6;
                }
                let bands = to_f32(bands);
                let of = |curve: f32, lines: f32| (curve + lines * pitch) * bands;
                Need::of(head + fixed, of(17.0, 3.0), of(30.0, 6.0), of(60.0, 9.0))
            }
            Kind::Sources { sources } => {
                let name = |source: &Choosable| Self::source_head(source, close) + 1.6;
                let (mut least, mut good, mut most) = (0.0, 0.0, 0.0);
                for height in sources.iter().map(name).chain([label_height(
                    words.get(Word::SourceOther),
                    SOURCE,
                    close,
                ) + pitch])
                {
                    least += height.max(pitch);
                    good += height.max(pitch * 1.5);
                    most += height.max(pitch * 2.6);
                }
                let header = [
                    (Word::SourceSaid, 50.0),
                    (Word::SourceCount, 22.0),
                    (Word::SourceWhen, 22.0),
                    (Word::FormNumbers, 14.0),
                ]
                .map(|(word, width)| close.text(words.get(word), width - 1.0, SMALL));
                Need::of(
                    head + header.into_iter().fold(0.0, f32::max) + 1.6,
                    least,
                    good,
                    most,
                )
            }
            Kind::Test => {
                let kinds = test_kinds(words);
                let fields = fields_height(&test_fields(width), words, width, close);
                let fixed = run_height(Word::TestKind, &kinds, words, width, close) + fields;
                lines(fixed, 4.0 + extra(width), 6.0 + extra(width), 11.0)
            }
            Kind::Portrait => Need::of(head, 25.0, 46.0, 80.0),
            Kind::Name => {
                let rows = name_fields();
                let fields = fields_height(&rows, words, width, close);
                let fixed = run_height(Word::Pronoun, &pronouns(words), words, width, close) + fields;
                lines(fixed, 2.0, 2.3, 3.0)
            }
        }
    }

    /// Whether the question stands at the start of the line for its answer, which saves a line where there is little room.
    pub fn is_inline(&self, width: f32, close: Closeness) -> bool {
        close.is_close()
            && matches!(self.question.kind, Kind::ShortText)
            && self.only_if.is_none()
            && close.width(&self.asking(), BOLD) < width * 0.42
    }

    fn asking(&self) -> String {
        [&self.number, "  ", &self.question.prompt].concat()
    }

    /// Height of the question, its hint and the note when it is asked.
    fn head(&self, width: f32, close: Closeness) -> f32 {
        if self.is_inline(width, close) {
            return close.around;
        }
        let question = self.asking();
        let mut height = close.around + close.bold(&question, width, 1.0);
        if let Some(note) = &self.only_if {
            height += close.bold(note, width, SMALL);
        }
        if close.hints && !self.question.hint.is_empty() {
            height += close.text(&self.question.hint, width, SMALL);
        }
        height
    }

    /// Height of the label before own words, where it does not stand on the line.
    fn own_label(words: &Words, several: bool, width: f32, close: Closeness) -> f32 {
        let word = own_word(several);
        if is_inline(word, words, width - RING, close) {
            0.0
        } else {
            label_height(words.get(word), width, close)
        }
    }

    fn moment_head(&self, moment: &Choosable, column: f32, close: Closeness) -> f32 {
        let ring = if self.question.claim { RING - 1.5 } else { 0.0 };
        let note = if close.hints && !moment.note.is_empty() {
            close.text(&moment.note, column, SMALL)
        } else {
            0.0
        };
        close.bold(&moment.label, column - ring, SMALL) + note
    }

    fn source_head(source: &Choosable, close: Closeness) -> f32 {
        let note = if close.hints && !source.note.is_empty() {
            close.text(&source.note, SOURCE - 2.0, SMALL)
        } else {
            0.0
        };
        close.bold(&source.label, SOURCE - 2.0, SMALL) + note
    }
}

/// How many bands of moments there are, the one for an own moment counted.
pub fn bands(moments: usize) -> usize {
    (moments + 1).div_ceil(MOMENTS_MAX)
}

/// The moments of a band, by their index; the one after the last is an own moment.
pub fn moments_in(band: usize, moments: usize) -> core::ops::Range<usize> {
    // As many in one as in the other, nearly.
    let each = (moments + 1).div_ceil(bands(moments));
    band * each..((band + 1) * each).min(moments + 1)
}

/// The word before own words.
pub fn own_word(several: bool) -> Word {
    if several {
        Word::OwnWordsSeveral
    } else {
        Word::OwnWords
    }
}

/// Whether a label stands at the start of its line rather than above it.
pub fn is_inline(word: Word, words: &Words, width: f32, close: Closeness) -> bool {
    // Where there is little room, a label leaves less of its line.
    let most = if close.is_close() { 0.62 } else { 0.48 };
    close.width(words.get(word), SMALL) < width * most
}

fn label_height(label: &str, width: f32, close: Closeness) -> f32 {
    close.text(label, width, SMALL)
}

/// Fields of a test, row by row, each with its share of the width.
pub fn test_fields(width: f32) -> Vec<Vec<(Word, f32)>> {
    let what = vec![(Word::TestWhat, 1.0)];
    if width >= WIDE {
        vec![
            what,
            vec![(Word::TestAudience, 0.6), (Word::TestDate, 0.4)],
            vec![(Word::TestSign, 1.0)],
        ]
    } else {
        vec![
            what,
            vec![(Word::TestAudience, 1.0)],
            vec![(Word::TestSign, 1.0)],
            vec![(Word::TestDate, 1.0)],
        ]
    }
}

/// A narrow test has a row of fields more.
fn extra(width: f32) -> f32 {
    if width >= WIDE { 0.0 } else { 1.0 }
}

/// Fields of a name, row by row.
pub fn name_fields() -> Vec<Vec<(Word, f32)>> {
    vec![vec![(Word::Name, 1.0)], vec![(Word::Epithet, 1.0)]]
}

/// Whether the labels of fields stand on their lines: all of them, or none.
pub fn are_inline(rows: &[Vec<(Word, f32)>], words: &Words, width: f32, close: Closeness) -> bool {
    rows.iter()
        .flatten()
        .all(|(word, share)| is_inline(*word, words, width * share - 3.0, close))
}

fn fields_height(rows: &[Vec<(Word, f32)>], words: &Words, width: f32, close: Closeness) -> f32 {
    if are_inline(rows, words, width, close) {
        return 0.0;
    }
    let row = |row: &Vec<(Word, f32)>| {
        let heights = row
            .iter()
            .map(|(word, share)| label_height(words.get(*word), width * share - 3.0, close));
        heights.fold(0.0, f32::max)
    };
    rows.iter().map(row).sum()
}

/// What is tried, to be ticked.
pub fn test_kinds(words: &Words) -> Vec<String> {
    TestKind::ALL
        .iter()
        .map(|kind| match kind {
            TestKind::Message => Word::TestMessage,
            TestKind::Event => Word::TestEvent,
            TestKind::Product => Word::TestProduct,
        })
        .map(|word| words.get(word).to_owned())
        .collect()
}

/// Ways to speak of a persona, to be ticked.
pub fn pronouns(words: &Words) -> Vec<String> {
    [
        Word::PronounShe,
        Word::PronounHe,
        Word::PronounThey,
        Word::PronounOwn,
    ]
    .map(|word| words.get(word).to_owned())
    .into()
}

/// Height of a label and things to tick that follow one another.
fn run_height(label: Word, ticks: &[String], words: &Words, width: f32, close: Closeness) -> f32 {
    let pieces = core::iter::once(close.width(words.get(label), SMALL))
        .chain(ticks.iter().map(|tick| close.width(tick, 1.0) + BOX));
    run_lines(pieces, 4.0, width) * (close.em() * LINE + TICK_GAP)
}

/// Days on offer so many months ahead.
pub fn months(in_months: &[u16], sheet: &Worksheet<'_>) -> Vec<String> {
    in_months
        .iter()
        .map(|months| (sheet.count)(Word::InMonths, usize::from(*months)))
        .collect()
}

/// What can be chosen, with its note where there is room.
pub fn option_labels(options: &[Choosable], close: Closeness) -> Vec<String> {
    let text = |option: &Choosable| {
        if close.hints && !option.note.is_empty() {
            [&option.label, "  ", &option.note].concat()
        } else {
            option.label.clone()
        }
    };
    options.iter().map(text).collect()
}

/// Size of the text of an option, with its note where there is room.
pub fn option_size(close: Closeness) -> f32 {
    if close.hints { MIXED } else { 1.0 }
}

/// Ready items on offer; a slot shows the name of the answer that belongs there, as on screen.
pub fn ready_items(question: &Question, suggestions: &[String], sheet: &Worksheet<'_>) -> Vec<String> {
    debug_assert!(
        matches!(question.kind, Kind::List { .. }),
        "only lists have ready items"
    );
    let labels: Vec<(&str, String)> = sheet
        .interview
        .questions()
        .map(|one| (one.id.as_str(), ["[", &one.label, "]"].concat()))
        .collect();
    let values: Vec<(&str, &str)> = labels.iter().map(|(id, label)| (*id, label.as_str())).collect();
    suggestions
        .iter()
        .map(|suggestion| super::super::words::fill(suggestion, &values))
        .collect()
}

/// Things to tick, in columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ticks {
    /// How many columns.
    pub columns: usize,
    /// Height of all.
    pub height: f32,
}

impl Ticks {
    /// As many columns as hold every text on one line; where there are none, the fewest.
    pub fn of(labels: &[String], size: f32, width: f32, close: Closeness) -> Self {
        let column = |columns: usize| (width + GUTTER) / to_f32(columns) - GUTTER - BOX;
        let longest = labels
            .iter()
            .map(|label| close.width(label, size))
            .fold(0.0, f32::max);
        let most = labels.len().clamp(1, 4);
        let columns = (2..=most)
            .rev()
            .find(|columns| column(*columns) >= longest)
            .unwrap_or(1);
        let row = |row: &[String]| {
            let heights = row.iter().map(|label| close.text(label, column(columns), size));
            heights.fold(0.0, f32::max) + TICK_GAP
        };
        Self {
            columns,
            height: labels.chunks(columns).map(row).sum(),
        }
    }
}

/// A small number.
#[allow(clippy::cast_precision_loss, reason = "lines and columns are few")]
pub fn to_f32(number: usize) -> f32 {
    number as f32
}
