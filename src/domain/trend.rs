//! A measure's numbers over time, drawn as a small line.

use super::journey::push_number;
use super::record::Point;

/// A line through the points of a measure, in a picture's own units.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The path's data.
    pub path: String,
    /// Where the last point is, from the left and from the top.
    pub last: (f32, f32),
}

/// The line through points that are in order of their days, in a picture of this width and height; none for fewer than two days.
/// Days keep their distances; the smallest number is at the bottom and the largest at the top.
pub fn trend(points: &[Point], width: f32, height: f32) -> Option<Trend> {
    let (first, end) = (points.first()?, points.last()?);
    let days = end.date.days_since(first.date);
    if days <= 0 {
        return None;
    }
    let amounts: Vec<f32> = points.iter().map(|point| point.amount.nearly()).collect();
    let low = amounts.iter().copied().fold(f32::INFINITY, f32::min);
    let high = amounts.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut path = String::new();
    let mut last = (0.0, 0.0);
    for (point, amount) in points.iter().zip(amounts) {
        let across = width * share(point.date.days_since(first.date), days);
        let rise = if high > low {
            (amount - low) / (high - low)
        } else {
            0.5
        };
        last = (across, height * (1.0 - rise));
        path.push(if path.is_empty() { 'M' } else { 'L' });
        push_number(last.0, &mut path);
        path.push(' ');
        push_number(last.1, &mut path);
    }
    Some(Trend { path, last })
}

#[allow(clippy::cast_precision_loss, reason = "days of a few centuries are exact")]
fn share(part: i32, whole: i32) -> f32 {
    part as f32 / whole as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::amount::Amount;
    use crate::domain::day::Day;

    fn points(points: &[(&str, &str)]) -> Vec<Point> {
        points
            .iter()
            .map(|(date, amount)| Point {
                date: Day::parse(date).unwrap(),
                amount: Amount::parse(amount).unwrap(),
            })
            .collect()
    }

    #[test]
    fn lines_keep_the_distances_of_days() {
        let jump = [("2026-01-01", "2"), ("2026-01-02", "4"), ("2026-01-11", "3")];
        for (given, expected) in [
            (&[][..], None),
            (&[("2026-01-01", "2")], None),
            (&[("2026-01-01", "2"), ("2026-01-01", "3")], None),
            (&jump[..], Some("M0 20L10 0L100 10")),
            (&[("2026-01-01", "5"), ("2026-01-05", "5")], Some("M0 10L100 10")),
            (
                &[("2026-01-01", "-5.5"), ("2026-01-05", "5.5")],
                Some("M0 20L100 0"),
            ),
        ] {
            let drawn = trend(&points(given), 100.0, 20.0);
            assert_eq!(drawn.as_ref().map(|trend| trend.path.as_str()), expected);
        }
    }
}
