//! Shares a page out among the questions of a step: which stand side by side, and how high each row is.

use core::ops::Range;

use super::super::interview::{Condition, ConditionTest, Interview, Place, Step};
use super::super::words::{Word, Words};
use super::Worksheet;
use super::space::{self, Asked, Closeness, GUTTER, LINE, Need, SMALL, to_f32};

/// The rule between two rows, with the room around it.
const ROW: f32 = 1.2;
/// The page's margin.
pub const MARGIN: f32 = 10.0;
/// Less than this is no room for notes.
const NOTES_LEAST: f32 = 26.0;
/// The questions of a page come to a little less than its height, because letters differ from browser to browser.
const SLACK: f32 = 0.99;

/// A page: the questions of a step, or of a part of it where the step has more than fits on any.
pub struct Sheet<'a> {
    /// Which step, counted from 0.
    pub index: usize,
    /// The step.
    pub step: &'a Step,
    /// Which of the step's sheets it is, and of how many.
    pub part: (usize, usize),
    /// How closely it is set.
    pub close: Closeness,
    /// The questions, row by row.
    pub rows: Vec<Row<'a>>,
    /// Height of the room for notes below, or nothing.
    pub notes: f32,
}

/// Questions side by side.
pub struct Row<'a> {
    /// Its columns.
    pub columns: Vec<Column<'a>>,
    /// How high it is.
    pub height: f32,
}

/// One question, or several below one another.
pub struct Column<'a> {
    /// Twelfths of the width.
    pub span: usize,
    /// The questions, each with the room for its answer.
    pub cells: Vec<(Asked<'a>, f32)>,
    /// From one line to write on to the next.
    pub pitch: f32,
}

/// Width of some of the twelve columns of a page.
pub fn span_width(width: f32, span: usize) -> f32 {
    (width + GUTTER) * to_f32(span) / 12.0 - GUTTER
}

/// Width and height between the margins, of the narrowest and lowest sheet the paper may be.
pub fn inner(sheet: &Worksheet<'_>) -> (f32, f32) {
    let least = |lengths: fn(&(f32, f32)) -> f32| {
        let lengths = sheet.paper.sheets().iter().map(lengths);
        lengths.fold(f32::MAX, f32::min) * 25.4 / 72.0 - MARGIN * 2.0
    };
    (least(|paper| paper.0), least(|paper| paper.1))
}

/// From easy to close; each is tried before the next.
const LADDER: [Closeness; 17] = {
    const fn rung(size: f32, pitch: f32, around: f32, hints: bool, ready: bool, comfort: f32) -> Closeness {
        Closeness {
            size,
            pitch,
            around,
            hints,
            ready,
            comfort,
        }
    }
    [
        rung(10.5, 9.0, 4.0, true, true, 1.0),
        rung(10.0, 8.6, 3.8, true, true, 1.0),
        rung(9.5, 8.2, 3.6, true, true, 1.0),
        rung(9.0, 8.0, 3.4, true, true, 1.0),
        rung(9.0, 8.0, 3.4, true, true, 0.5),
        rung(9.0, 8.0, 3.2, false, true, 1.0),
        rung(9.0, 7.8, 3.2, true, true, 0.25),
        rung(9.0, 7.6, 3.0, false, true, 0.5),
        rung(9.0, 7.6, 2.8, true, true, 0.0),
        rung(9.0, 7.6, 2.8, false, true, 0.25),
        rung(9.0, 7.5, 2.6, false, true, 0.0),
        rung(9.0, 7.5, 2.6, false, false, 0.25),
        rung(9.0, 7.5, 2.6, false, false, 0.0),
        rung(8.5, 7.5, 2.4, false, false, 0.0),
        rung(8.0, 7.5, 2.2, false, false, 0.0),
        rung(7.5, 7.2, 2.0, false, false, 0.0),
        rung(7.0, 7.0, 2.0, false, false, 0.0),
    ]
};

/// With so many of them plain rows are tried, before questions are put below one another.
const EASY: usize = 4;

/// How much height counts beside widths that suit: little first, then more.
const HASTE: [f32; 4] = [0.15, 0.6, 3.0, 20.0];

/// All pages.
pub fn sheets<'a>(sheet: &Worksheet<'a>) -> Vec<Sheet<'a>> {
    let mut all = Vec::new();
    for (index, step) in sheet.interview.steps.iter().enumerate() {
        all.extend(step_sheets(sheet, index, step));
    }
    all
}

fn step_sheets<'a>(sheet: &Worksheet<'a>, index: usize, step: &'a Step) -> Vec<Sheet<'a>> {
    let count: usize = step.screens.iter().map(|screen| screen.questions.len()).sum();
    // A step with more than fits on a page at the closest takes as few as it can.
    for parts in 1..=count.max(1) {
        let each = count.div_ceil(parts);
        let of = |part: usize| asked(sheet, index, step, part * each..(part + 1) * each);
        let mut pages = Vec::new();
        for part in 0..parts {
            let questions = of(part);
            if questions.is_empty() && part > 0 {
                continue;
            }
            pages.extend(fit(sheet, index, step, questions));
        }
        let is_whole = pages.iter().map(|page| page.asked().count()).sum::<usize>() == count;
        if is_whole || parts >= count {
            let of = pages.len();
            for (number, page) in pages.iter_mut().enumerate() {
                page.part = (number, of);
            }
            return pages;
        }
    }
    Vec::new()
}

impl Sheet<'_> {
    /// Every question on it, in order.
    pub fn asked(&self) -> impl Iterator<Item = &Asked<'_>> {
        let columns = self.rows.iter().flat_map(|row| &row.columns);
        columns.flat_map(|column| column.cells.iter().map(|(asked, _)| asked))
    }

    /// Whether any of its answers takes evidence.
    pub fn has_claims(&self) -> bool {
        self.asked().any(|asked| asked.question.claim)
    }
}

/// The questions of a step from one to another, numbered.
fn asked<'a>(sheet: &Worksheet<'a>, index: usize, step: &'a Step, range: Range<usize>) -> Vec<Asked<'a>> {
    let mut all = Vec::new();
    for (at, screen) in step.screens.iter().enumerate() {
        let place = Place {
            step: index,
            screen: at,
        };
        for (letter, question) in screen.questions.iter().enumerate() {
            let condition = question.when.as_ref();
            all.push(Asked {
                question,
                number: super::number(place, letter, screen.questions.len()),
                only_if: condition.and_then(|condition| only_if(sheet.interview, condition, sheet.words)),
                screen: at,
            });
        }
    }
    all.into_iter().skip(range.start).take(range.len()).collect()
}

/// When a question is asked, in words.
fn only_if(interview: &Interview, condition: &Condition, words: &Words) -> Option<String> {
    let place = interview.place_of_question(&condition.question)?;
    let screen = interview.screen(place)?;
    let index = screen
        .questions
        .iter()
        .position(|question| question.id == condition.question)?;
    let earlier = screen.questions.get(index)?;
    let number = super::number(place, index, screen.questions.len());
    Some(match &condition.test {
        ConditionTest::Is(options) => {
            let labels: Vec<&str> = options
                .iter()
                .filter_map(|option| earlier.kind.label_of(option))
                .collect();
            let choice = labels.join(" / ");
            words.fill(Word::WorksheetIf, &[("number", &number), ("choice", &choice)])
        }
        ConditionTest::Answered(true) => words.fill(Word::WorksheetIfSaid, &[("number", &number)]),
        ConditionTest::Answered(false) => words.fill(Word::WorksheetIfUnsaid, &[("number", &number)]),
    })
}

/// Questions arranged on one page, with the first setting that has room for all; none where even the closest has not, unless there is
/// a single question, which has to do with what there is.
fn fit<'a>(
    sheet: &Worksheet<'a>,
    index: usize,
    step: &'a Step,
    questions: Vec<Asked<'a>>,
) -> Option<Sheet<'a>> {
    let (width, height) = inner(sheet);
    let has_claims = questions.iter().any(|asked| asked.question.claim);
    let mut last = None;
    let plain = LADDER.into_iter().take(EASY).map(|close| (close, false));
    for (close, may_flow) in plain.chain(LADDER.into_iter().map(|close| (close, true))) {
        let needs = Needs::of(sheet, &questions, width, close);
        let room = (height - head(sheet, step, has_claims, width, close) - foot(close)) * SLACK;
        for haste in HASTE {
            let (rows, total) = needs.rows(haste, may_flow);
            if total <= room {
                return Some(arranged(index, step, questions, &needs, &rows, room));
            }
            last = Some((rows, room, needs.clone()));
        }
    }
    let (rows, room, needs) = last.filter(|_| questions.len() <= 1)?;
    Some(arranged(index, step, questions, &needs, &rows, room))
}

/// Height of a page's head.
fn head(sheet: &Worksheet<'_>, step: &Step, has_claims: bool, width: f32, close: Closeness) -> f32 {
    let em = close.em();
    let left = width * if close.is_close() { 0.36 } else { 0.5 } - 4.0;
    let title =
        super::super::brief::layout::serif_height(&step.title, (left - STEP) / TITLE, 1.0, 1.15) * TITLE;
    let mut height = if close.is_close() {
        title.max(FIELD + 0.6) + 2.0
    } else {
        (em * LINE * SMALL + title).max(FIELD * 2.0) + 2.5
    };
    if close.hints && !step.intro.is_empty() {
        height += close.text(&step.intro, width, 1.0) + 1.0;
    }
    if has_claims {
        let legend = [
            Word::WorksheetSigns,
            Word::SignSeen,
            Word::SignTold,
            Word::SignCounted,
            Word::SignRead,
            Word::WorksheetGuess,
        ]
        .map(|word| sheet.words.get(word))
        .join(" mmmm ");
        height += close.text(&legend, width, SMALL) + 1.6;
    }
    height
}

/// Size of a page's title.
pub const TITLE: f32 = 6.4;
/// The number of the step before it.
pub const STEP: f32 = 12.0;
/// Height of a line for persona, author or date.
pub const FIELD: f32 = 8.6;

fn foot(close: Closeness) -> f32 {
    close.em() * LINE * SMALL + 3.6
}

/// What each question of a page needs across each span.
#[derive(Clone)]
struct Needs {
    close: Closeness,
    /// By question, and by span from 0 to 12.
    cells: Vec<[Option<Need>; 13]>,
    spans: Vec<(usize, usize)>,
    screens: Vec<usize>,
}

/// Questions side by side and below one another: the span of each column, and how many questions stand in it.
type Shape = Vec<(usize, usize)>;

/// Spans that fill a row.
const PATTERNS: [&[usize]; 9] = [
    &[12],
    &[6, 6],
    &[8, 4],
    &[4, 8],
    &[4, 4, 4],
    &[6, 3, 3],
    &[3, 3, 6],
    &[3, 6, 3],
    &[3, 3, 3, 3],
];
/// Those in which questions may also stand below one another.
const COLUMNS: [&[usize]; 4] = [&[6, 6], &[8, 4], &[4, 8], &[4, 4, 4]];
/// So many questions stand in columns at most before the next begin, or nobody finds the next one.
const FLOW_MAX: usize = 14;

impl Needs {
    fn of(sheet: &Worksheet<'_>, questions: &[Asked<'_>], width: f32, close: Closeness) -> Self {
        let need = |asked: &Asked<'_>| {
            let least = space::spans(&asked.question.kind).0;
            let mut needs = [None; 13];
            for span in [3, 4, 6, 8, 12].into_iter().filter(|span| *span >= least) {
                if let Some(slot) = needs.get_mut(span) {
                    *slot = Some(asked.need(sheet, span_width(width, span), close));
                }
            }
            needs
        };
        Self {
            close,
            cells: questions.iter().map(need).collect(),
            spans: questions
                .iter()
                .map(|asked| space::spans(&asked.question.kind))
                .collect(),
            screens: questions.iter().map(|asked| asked.screen).collect(),
        }
    }

    fn need(&self, index: usize, span: usize) -> Option<Need> {
        *self.cells.get(index)?.get(span)?
    }

    /// Height of questions below one another; none where one of them is not to be so narrow.
    fn column(&self, range: Range<usize>, span: usize) -> Option<f32> {
        range
            .map(|index| Some(self.need(index, span)?.height(self.close.comfort)))
            .sum()
    }

    /// What speaks against a row, and its height.
    fn judge(&self, from: usize, shape: &[(usize, usize)], haste: f32) -> Option<(f32, f32)> {
        let (mut height, mut against) = (0.0_f32, 0.0);
        let mut columns = Vec::with_capacity(shape.len());
        let mut index = from;
        for (span, count) in shape {
            let range = index..index + count;
            let own = self.column(range.clone(), *span)?;
            let mut highest = 0.0;
            for one in range {
                highest += self.need(one, *span)?.highest();
                let (_, best) = self.spans.get(one)?;
                let off = (to_f32(*span) / to_f32(*best)).ln();
                against += if off > 0.0 { off * 4.0 } else { off * -9.0 };
            }
            // Questions of two screens side by side.
            if index > from && self.screens.get(index) != self.screens.get(index - 1) {
                against += 3.0;
            }
            // One reads on to the side more easily than down and up again.
            against += to_f32(count - 1) * 1.5;
            height = height.max(own);
            columns.push((own, highest));
            index += count;
        }
        for (own, highest) in columns {
            // A short answer beside a long one leaves a hole.
            against += (height - highest.max(own)).max(0.0) * 0.35;
        }
        // A screen in two rows.
        if index < self.screens.len() && self.screens.get(index) == self.screens.get(index - 1) {
            against += 1.5;
        }
        height += ROW;
        Some((against + height * haste, height))
    }

    /// All the ways a row may be made of the questions from one on.
    fn shapes(&self, from: usize, may_flow: bool) -> Vec<Shape> {
        let left = self.cells.len() - from;
        let mut shapes: Vec<Shape> = PATTERNS
            .iter()
            .filter(|pattern| pattern.len() <= left)
            .map(|pattern| pattern.iter().map(|span| (*span, 1)).collect())
            .collect();
        for pattern in COLUMNS.into_iter().filter(|_| may_flow) {
            for count in pattern.len() + 1..=left.min(FLOW_MAX) {
                shapes.extend(self.balanced(from, count, pattern));
            }
        }
        shapes
    }

    /// Questions divided between columns so that the highest column is as low as can be.
    fn balanced(&self, from: usize, count: usize, pattern: &[usize]) -> Option<Shape> {
        let mut best: Option<(f32, Shape)> = None;
        let mut consider = |counts: &[usize]| {
            let shape: Shape = pattern.iter().copied().zip(counts.iter().copied()).collect();
            let mut index = from;
            let mut height = 0.0_f32;
            for (span, count) in &shape {
                let own = self.column(index..index + count, *span);
                height = own.map_or(f32::MAX, |own| height.max(own));
                index += count;
            }
            if height < best.as_ref().map_or(f32::MAX, |best| best.0) {
                best = Some((height, shape));
            }
        };
        for first in 1..count {
            if pattern.len() == 2 {
                consider(&[first, count - first]);
            } else {
                for second in 1..count - first {
                    consider(&[first, second, count - first - second]);
                }
            }
        }
        best.map(|best| best.1)
    }

    /// The rows that take the least height and suit the answers best, and the height of all.
    fn rows(&self, haste: f32, may_flow: bool) -> (Vec<Shape>, f32) {
        let count = self.cells.len();
        // From the end: the best for what is left is known when a row before it is tried.
        let mut best: Vec<(f32, f32, Shape)> = vec![(0.0, 0.0, Shape::new()); count + 1];
        for from in (0..count).rev() {
            let mut least = (f32::MAX, f32::MAX, Shape::new());
            for shape in self.shapes(from, may_flow) {
                let Some((cost, height)) = self.judge(from, &shape, haste) else {
                    continue;
                };
                let next = from + questions_in(&shape);
                let rest = best.get(next).map_or((0.0, 0.0), |best| (best.0, best.1));
                if cost + rest.0 < least.0 {
                    least = (cost + rest.0, height + rest.1, shape);
                }
            }
            if let Some(slot) = best.get_mut(from) {
                *slot = least;
            }
        }
        let height = best.first().map_or(0.0, |best| best.1);
        let mut rows = Vec::new();
        let mut from = 0;
        while let Some((.., shape)) = best.get(from).filter(|best| !best.2.is_empty()) {
            from += questions_in(shape);
            rows.push(shape.clone());
        }
        (rows, height)
    }

    /// The height of a row and the highest that is of use.
    fn heights(&self, from: usize, shape: &Shape) -> (f32, f32) {
        let (mut height, mut highest) = (0.0_f32, 0.0_f32);
        let mut index = from;
        for (span, count) in shape {
            let needs = || (index..index + count).filter_map(|one| self.need(one, *span));
            height = height.max(needs().map(|need| need.height(self.close.comfort)).sum());
            highest += needs().map(Need::highest).sum::<f32>();
            index += count;
        }
        // What is good for one column is a hole in the next, so they meet half way.
        let highest = (highest / to_f32(shape.len().max(1))).max(height);
        (height + ROW, highest + ROW)
    }

    /// Shares the height of a column out among its questions, line by line, to whichever is hungriest; the rooms for their answers,
    /// and the height of a line.
    fn share(&self, range: Range<usize>, span: usize, height: f32) -> (Vec<f32>, f32) {
        let needs: Vec<Need> = range.filter_map(|index| self.need(index, span)).collect();
        let mut rooms: Vec<f32> = needs.iter().map(|need| need.least).collect();
        let pitch = self.close.pitch;
        let fixed: f32 = needs.iter().map(|need| need.fixed).sum();
        let mut free = height - ROW - fixed - rooms.iter().sum::<f32>();
        while free > pitch - 0.05 {
            let hunger =
                |(need, room): (&Need, &f32)| (room - need.least) / (need.most - need.least).max(0.1);
            let hungriest = needs
                .iter()
                .zip(&rooms)
                .map(hunger)
                .enumerate()
                .reduce(|best, other| if other.1 < best.1 { other } else { best });
            let Some(room) = hungriest.and_then(|(index, _)| rooms.get_mut(index)) else {
                break;
            };
            *room += pitch;
            free -= pitch;
        }
        // What is left makes the lines a little higher.
        let all = rooms.iter().sum::<f32>().max(1.0);
        let stretch = (1.0 + free.max(0.0) / all).min(1.14);
        for room in &mut rooms {
            *room *= stretch;
        }
        (rooms, pitch * stretch)
    }
}

fn questions_in(shape: &Shape) -> usize {
    shape.iter().map(|(_, count)| count).sum()
}

/// Shares the room of a page out among its rows.
fn arranged<'a>(
    index: usize,
    step: &'a Step,
    questions: Vec<Asked<'a>>,
    needs: &Needs,
    shapes: &[Shape],
    room: f32,
) -> Sheet<'a> {
    let mut heights = Vec::new();
    let mut from = 0;
    for shape in shapes {
        heights.push(needs.heights(from, shape));
        from += questions_in(shape);
    }
    let total = heights.iter().map(|one| one.0).sum::<f32>();
    let appetite = heights.iter().map(|one| one.1 - one.0).sum::<f32>();
    let free = (room - total).max(0.0);
    let share = (free / appetite.max(0.1)).min(1.0);
    let left = free - appetite * share;
    let notes = if left >= NOTES_LEAST { left } else { 0.0 };
    let all = heights.iter().map(|one| one.1).sum::<f32>().max(1.0);

    let mut questions = questions.into_iter();
    let mut from = 0;
    let mut rows = Vec::new();
    for (shape, (height, highest)) in shapes.iter().zip(heights) {
        let height = height + (highest - height) * share + (left - notes) * highest / all;
        let mut columns = Vec::new();
        for (span, count) in shape {
            let (rooms, pitch) = needs.share(from..from + count, *span, height);
            from += count;
            columns.push(Column {
                span: *span,
                cells: questions.by_ref().take(*count).zip(rooms).collect(),
                pitch,
            });
        }
        rows.push(Row { columns, height });
    }
    Sheet {
        index,
        step,
        part: (0, 1),
        close: needs.close,
        rows,
        notes,
    }
}
