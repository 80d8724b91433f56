//! A calendar day, without time or zone.

use core::fmt;

/// A day of the proleptic Gregorian calendar, between the years 1 and 9999; ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The day with this year (1 to 9999), month (1 to 12) and day of the month, or `None` where the
    /// calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1;
        (exists && day <= days_in(year, month)).then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD` (ISO 8601), and nothing looser.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        let number = |from: usize, to: usize| {
            let mut number = 0;
            for byte in bytes.get(from..to)? {
                number = number * 10 + u16::from(byte.is_ascii_digit().then(|| byte - b'0')?);
            }
            Some(number)
        };
        let small = |from, to| number(from, to).and_then(|number| u8::try_from(number).ok());
        Self::new(number(0, 4)?, small(5, 7)?, small(8, 10)?)
    }

    /// The same day of the month `months` later, or the last day of that month where it is shorter.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let index = u32::from(self.year) * 12 + u32::from(self.month) - 1 + u32::from(months);
        let year = u16::try_from(index / 12).unwrap_or(9999).min(9999);
        let month = u8::try_from(index % 12 + 1).unwrap_or(12);
        Self {
            year,
            month,
            day: self.day.min(days_in(year, month)),
        }
    }

    /// So many days later.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        let (mut later, mut rest) = (self, days);
        while rest > 0 {
            let left = u16::from(days_in(later.year, later.month) - later.day);
            if rest <= left {
                later.day += u8::try_from(rest).unwrap_or(0);
                return later;
            }
            rest -= left + 1;
            later = Self { day: 1, ..later }.plus_months(1);
        }
        later
    }

    /// How many days it comes after another; negative where it comes before.
    pub fn days_since(self, other: Self) -> i32 {
        self.number() - other.number()
    }

    /// Days since the first of March of the year 0, counting years from March so that the leap day comes last.
    fn number(self) -> i32 {
        let (year, month) = (i32::from(self.year), i32::from(self.month));
        let (year, month) = if month < 3 {
            (year - 1, month + 9)
        } else {
            (year, month - 3)
        };
        let leap_days = year / 4 - year / 100 + year / 400;
        // Months from March on come to 153 days in each five.
        365 * year + leap_days + (153 * month + 2) / 5 + i32::from(self.day) - 1
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// `YYYY-MM-DD`.
impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_between_two_days() {
        for (one, other, expected) in [
            ("2026-11-26", "2026-11-26", 0),
            ("2026-11-26", "2026-11-27", -1),
            ("2024-03-01", "2024-02-28", 2),
            ("2023-03-01", "2023-02-28", 1),
            ("2000-03-01", "2000-02-28", 2),
            ("1900-03-01", "1900-02-28", 1),
            ("2027-01-01", "2026-01-01", 365),
            ("9999-12-31", "0001-01-01", 3_652_058),
        ] {
            let (one, other) = (Day::parse(one).unwrap(), Day::parse(other).unwrap());
            assert_eq!(one.days_since(other), expected, "{one} {other}");
        }
        let day = Day::parse("2026-11-26").unwrap();
        for days in 0..1500 {
            assert_eq!(day.plus_days(days).days_since(day), i32::from(days));
        }
    }

    #[test]
    fn reads_only_real_days() {
        for good in [
            "2026-11-22",
            "2024-02-29",
            "2000-02-29",
            "0001-01-01",
            "9999-12-31",
        ] {
            assert_eq!(Day::parse(good).map(|day| day.to_string()).as_deref(), Some(good));
        }
        for bad in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-4-01",
            "26-04-01",
            "2026/04/01",
            "2026-04-01T00:00",
            "",
            "+026-04-01",
            "２０26-04-01",
            "2026-04-0é",
        ] {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_later_cross_months_and_years() {
        for (from, days, to) in [
            ("2026-11-22", 0, "2026-11-22"),
            ("2026-11-22", 8, "2026-11-30"),
            ("2026-11-22", 9, "2026-12-01"),
            ("2026-11-22", 30, "2026-12-22"),
            ("2026-12-31", 1, "2027-01-01"),
            ("2024-02-28", 2, "2024-03-01"),
            ("2025-12-15", 365, "2026-12-15"),
        ] {
            assert_eq!(Day::parse(from).unwrap().plus_days(days).to_string(), to);
        }
    }

    #[test]
    fn months_later_stays_in_the_month() {
        for (from, months, to) in [
            ("2026-11-22", 6, "2027-05-22"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2027-08-31", 6, "2028-02-29"),
            ("2026-12-31", 12, "2027-12-31"),
            ("2026-01-15", 0, "2026-01-15"),
        ] {
            assert_eq!(Day::parse(from).unwrap().plus_months(months).to_string(), to);
        }
    }
}
