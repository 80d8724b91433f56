//! Finds the size of type and the arrangement with which a persona fills its page.
//!
//! All lengths here are in units of the size of type, so that one arrangement can be judged at every size. The style sheet
//! takes its spacing from [`Density`], so that what is reckoned here is what is set there.

pub use super::super::journey::text_width;
use super::super::journey::wrap;

/// How closely a page is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Density {
    /// Its name, for the style sheet.
    pub name: &'static str,
    /// Height of a line.
    pub line: f32,
    /// Between claims.
    pub item: f32,
    /// Between rows.
    pub gap: f32,
    /// Width of the portrait.
    pub face: f32,
    /// Size of the name.
    pub title: f32,
    /// Size of the summary.
    pub lead: f32,
    /// Size of the first quote.
    pub voice: f32,
    /// Height of one step of feeling.
    pub rise: f32,
    /// Whether sections stand in three columns, one below the other, rather than two in a row.
    pub thirds: bool,
    /// The page's margin in millimetres.
    pub margin: f32,
}

/// From little to say to much.
pub const DENSITIES: [Density; 4] = [
    Density {
        name: "roomy",
        line: 1.45,
        item: 0.3,
        gap: 1.7,
        face: 9.0,
        title: 3.0,
        lead: 1.25,
        voice: 1.7,
        rise: 2.6,
        thirds: false,
        margin: 16.0,
    },
    Density {
        name: "normal",
        line: 1.38,
        item: 0.2,
        gap: 1.25,
        face: 7.8,
        title: 2.8,
        lead: 1.2,
        voice: 1.55,
        rise: 2.2,
        thirds: false,
        margin: 13.0,
    },
    Density {
        name: "snug",
        line: 1.32,
        item: 0.18,
        gap: 1.0,
        face: 7.0,
        title: 2.6,
        lead: 1.18,
        voice: 1.5,
        rise: 1.8,
        thirds: true,
        margin: 12.0,
    },
    Density {
        name: "compact",
        line: 1.24,
        item: 0.13,
        gap: 0.7,
        face: 6.2,
        title: 2.4,
        lead: 1.15,
        voice: 1.4,
        rise: 1.3,
        thirds: true,
        margin: 9.5,
    },
];

/// What is tried, from large to small: an index of [`DENSITIES`] and a size in points.
pub const LADDER: [(usize, f32); 14] = [
    (0, 12.0),
    (0, 11.5),
    (0, 11.0),
    (1, 11.0),
    (1, 10.75),
    (1, 10.5),
    (1, 10.25),
    (2, 10.25),
    (2, 10.0),
    (2, 9.75),
    (2, 9.5),
    (3, 9.5),
    (3, 9.25),
    (3, 9.0),
];
/// Where a persona needs more than a page anyway.
pub const FLOWING: (usize, f32) = (1, 10.0);

/// Between columns.
pub const GUTTER: f32 = 1.8;
/// Room for a sign before a claim.
pub const INDENT: f32 = 1.15;
/// Height of a section's heading with the room below it.
pub const HEADING: f32 = 1.65;
/// A heading's size.
pub const HEADING_SIZE: f32 = 1.14;
/// Serif and bold type runs wider than the plain sans that is measured.
const SERIF: f32 = 1.08;

/// Width of `span` of six columns on a page this wide.
pub fn span_width(width: f32, span: usize) -> f32 {
    (width + GUTTER) * to_f32(span) / 6.0 - GUTTER
}

/// Height of a text set `size` times as large as the page's type.
pub fn text_height(text: &str, width: f32, size: f32, line: f32) -> f32 {
    // Letters of another font than the page's own make their lines a little higher.
    let is_borrowed = |letter: char| matches!(letter, '\u{590}'..='\u{1fff}' | '\u{2e80}'..);
    let higher = if text.chars().any(is_borrowed) { 1.07 } else { 1.0 };
    lines(text, width / size) * size * line * higher
}

/// How many lines pieces take that are not broken where they fit on the next line, with a gap between.
pub fn run_lines(pieces: impl Iterator<Item = f32>, gap: f32, width: f32) -> f32 {
    let (mut lines, mut used) = (0.0, f32::MAX);
    for piece in pieces {
        if used + piece > width {
            lines += (piece / width).ceil().max(1.0);
            used = 0.0;
        }
        used += piece + gap;
    }
    lines
}

/// Height of a text in the serif.
pub fn serif_height(text: &str, width: f32, size: f32, line: f32) -> f32 {
    text_height(text, width / SERIF, size, line)
}

/// How many lines a text takes.
fn lines(text: &str, width: f32) -> f32 {
    let paragraphs = text.lines().map(|paragraph| {
        // Most texts need one line or two, and need not be broken to be counted.
        if text_width(paragraph) <= width {
            1
        } else {
            wrap(paragraph, width).len().max(1)
        }
    });
    to_f32(paragraphs.sum())
}

/// A heading and the texts below it.
pub struct Cell {
    /// The heading.
    pub heading: String,
    /// Texts as they will stand, without their signs.
    pub texts: Vec<String>,
}

/// One or two cells that stay side by side.
pub struct Block {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Whether its cells stay side by side even where all else is in columns.
    pub is_band: bool,
}

impl Block {
    /// How high the block is across `span` of six columns.
    pub fn height(&self, span: usize, width: f32, density: &Density) -> f32 {
        if self.cells.len() > 1 {
            let half = span_width(width, span / 2);
            return self
                .cells
                .iter()
                .map(|cell| cell.height(half, 1, density))
                .fold(0.0, f32::max)
                + 0.5;
        }
        let columns = list_columns(span);
        self.cells
            .iter()
            .map(|cell| cell.height(span_width(width, span), columns, density))
            .sum()
    }
}

/// How many columns a list has across `span` of six.
pub fn list_columns(span: usize) -> usize {
    if span == 6 { 2 } else { 1 }
}

impl Cell {
    fn height(&self, width: f32, columns: usize, density: &Density) -> f32 {
        let column = (width + GUTTER) / to_f32(columns) - GUTTER;
        let heights: Vec<f32> = self
            .texts
            .iter()
            .map(|text| text_height(text, column - INDENT, 1.0, density.line) + density.item)
            .collect();
        self.heading_height(width) + balanced(&heights, columns)
    }

    fn heading_height(&self, width: f32) -> f32 {
        HEADING + serif_height(&self.heading, width, HEADING_SIZE, 1.2) - HEADING_SIZE * 1.2
    }
}

/// How high columns are when a browser balances them.
pub fn balanced(heights: &[f32], columns: usize) -> f32 {
    let mut height = heights
        .iter()
        .copied()
        .fold(heights.iter().sum::<f32>() / to_f32(columns.max(1)), f32::max);
    while columns_needed(heights, height) > columns {
        height += 0.3;
    }
    height
}

fn columns_needed(heights: &[f32], height: f32) -> usize {
    let (mut columns, mut used) = (1, 0.0);
    for one in heights {
        if used + one > height + 0.01 {
            columns += 1;
            used = 0.0;
        }
        used += one;
    }
    columns
}

/// Spans that fill a row.
const PATTERNS: [&[usize]; 2] = [&[6], &[3, 3]];

/// The arrangement of blocks, in their order, that takes the least height: rows of spans, and the height of all.
pub fn rows(blocks: &[Block], width: f32, density: &Density) -> (Vec<&'static [usize]>, f32) {
    // From the end: the best for what is left is known when a row before it is tried.
    let mut best: Vec<(f32, Option<&'static [usize]>)> = vec![(0.0, None); blocks.len() + 1];
    for from in (0..blocks.len()).rev() {
        let mut least = (f32::MAX, None);
        for pattern in PATTERNS {
            let Some(row) = blocks.get(from..from + pattern.len()) else {
                continue;
            };
            // A pair has the whole width.
            if pattern.len() > 1 && row.iter().any(|block| block.cells.len() > 1) {
                continue;
            }
            let height = row
                .iter()
                .zip(pattern)
                .map(|(block, span)| block.height(*span, width, density))
                .fold(0.0, f32::max);
            let rest = best.get(from + pattern.len()).map_or(0.0, |best| best.0);
            let total = height + density.gap + rest;
            if total < least.0 - 0.05 {
                least = (total, Some(pattern));
            }
        }
        if let Some(slot) = best.get_mut(from) {
            *slot = least;
        }
    }
    let mut rows = Vec::new();
    let mut from = 0;
    while let Some(pattern) = best.get(from).and_then(|best| best.1) {
        rows.push(pattern);
        from += pattern.len();
    }
    (rows, best.first().map_or(0.0, |best| best.0))
}

/// How many columns a closely set page has.
pub const COLUMNS: usize = 3;

/// Divides sections between the columns of a closely set page, in their order: how many claims stand before each further column,
/// and the height of the highest. Where sections may be divided, there are at least two claims on either side. Browsers' own columns are not used, because they do not balance within a page when some pieces must not be broken.
pub fn columns(blocks: &[&Block], whole: bool, width: f32, density: &Density) -> (Vec<usize>, f32) {
    let column = span_width(width, 6 / COLUMNS);
    let cells = blocks.iter().flat_map(|block| &block.cells);
    let pieces: Vec<Piece> = if whole {
        cells
            .map(|cell| cell.piece(0..cell.texts.len(), column, density))
            .collect()
    } else {
        cells.flat_map(|cell| cell.pieces(column, density)).collect()
    };
    divide(&pieces)
}

/// What stays together: its height and how many claims it has.
struct Piece {
    height: f32,
    claims: usize,
}

impl Cell {
    fn piece(&self, claims: core::ops::Range<usize>, width: f32, density: &Density) -> Piece {
        let texts = self.texts.get(claims.clone()).unwrap_or_default();
        let height = |text: &String| text_height(text, width - INDENT, 1.0, density.line) + density.item;
        let heading = if claims.start == 0 {
            density.gap + self.heading_height(width)
        } else {
            0.0
        };
        Piece {
            height: heading + texts.iter().map(height).sum::<f32>(),
            claims: texts.len(),
        }
    }

    fn pieces(&self, width: f32, density: &Density) -> Vec<Piece> {
        let count = self.texts.len();
        let mut pieces = Vec::new();
        let mut from = 0;
        while from < count {
            // Two claims stay with the heading, and two stay together at the end.
            let to = if from == 0 { 2 } else { from + 1 };
            let to = if to + 2 > count { count } else { to };
            pieces.push(self.piece(from..to, width, density));
            from = to;
        }
        pieces
    }
}

fn divide(pieces: &[Piece]) -> (Vec<usize>, f32) {
    let heights: Vec<f32> = pieces.iter().map(|piece| piece.height).collect();
    let height = balanced(&heights, COLUMNS);
    let (mut starts, mut used, mut claims) = (Vec::new(), 0.0, 0);
    for piece in pieces {
        if used + piece.height > height + 0.01 {
            starts.push(claims);
            used = 0.0;
        }
        used += piece.height;
        claims += piece.claims;
    }
    (starts, height)
}

/// A small count as a length.
#[allow(clippy::cast_precision_loss, reason = "lines and columns are few")]
pub fn to_f32(number: usize) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(claims: &[usize]) -> Block {
        let cell = |count: &usize| Cell {
            heading: "Heading".into(),
            texts: vec!["Some claim".into(); *count],
        };
        Block {
            cells: claims.iter().map(cell).collect(),
            is_band: false,
        }
    }

    fn divided(blocks: &[Block], whole: bool) -> Vec<usize> {
        columns(&blocks.iter().collect::<Vec<_>>(), whole, 60.0, &DENSITIES[3]).0
    }

    #[test]
    fn sections_are_divided_between_columns() {
        for (counts, whole, starts) in [
            (&[4, 4, 4][..], true, &[4, 8][..]),
            (&[12], true, &[]),
            (&[12], false, &[4, 8]),
            (&[3], false, &[]),
            (&[2, 2, 2, 2, 2, 2], true, &[4, 8]),
            (&[], true, &[]),
        ] {
            let blocks: Vec<Block> = counts.iter().map(|count| block(&[*count])).collect();
            let found = divided(&blocks, whole);
            assert_eq!(found.len(), starts.len(), "{counts:?} {found:?}");
            for (found, wanted) in found.iter().zip(starts) {
                assert!(found.abs_diff(*wanted) <= 1, "{counts:?} {found}");
            }
        }
    }

    #[test]
    fn rows_hold_all_blocks_and_pairs_have_their_own() {
        let blocks = [block(&[3]), block(&[3]), block(&[2, 2]), block(&[9]), block(&[1])];
        let (rows, height) = rows(&blocks, 50.0, &DENSITIES[1]);
        assert_eq!(rows.iter().map(|row| row.len()).sum::<usize>(), blocks.len());
        assert_eq!(rows.first().map(|row| row.len()), Some(2));
        assert_eq!(rows.get(1), Some(&&[6][..]));
        assert!(height > 0.0);
    }

    #[test]
    fn no_type_is_smaller_than_nine_points() {
        assert!(
            LADDER
                .iter()
                .chain([&FLOWING])
                .all(|(density, size)| *size >= 9.0 && *density < DENSITIES.len())
        );
        assert!(LADDER.windows(2).all(|pair| pair[0].1 >= pair[1].1));
    }
}
