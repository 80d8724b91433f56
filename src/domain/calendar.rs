//! Days in a calendar file (RFC 5545): when to look again, and by when the test is planned.

use core::fmt::Write;

use super::day::Day;
use super::persona::{Persona, Value};
use super::words::{Word, Words};

/// How many octets a line of a calendar file has at most, without its end.
const LINE_MAX: usize = 75;
/// Who made the file, as `PRODID` says it.
const PRODUCT: &str = "-//Persona Builder//Persona Builder//EN";

/// What is noted for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Looking again.
    Review,
    /// The test.
    Test,
}

impl Kind {
    /// Its name in ids of entries.
    fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Test => "test",
        }
    }

    /// Reminders, as the time before the day begins: at nine in the morning, a week and a day ahead, or for a test the day before.
    fn reminders(self) -> &'static [&'static str] {
        match self {
            Self::Review => &["-P6DT15H", "-PT15H"],
            Self::Test => &["-PT15H"],
        }
    }
}

/// An entry of a calendar that lasts a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What is noted.
    pub kind: Kind,
    /// The day.
    pub day: Day,
    /// What the calendar shows.
    pub summary: String,
    /// More about it.
    pub description: String,
}

/// The entries of a persona: the day of its next review, where there is one, and that of its test, where one is planned.
pub fn entries(words: &Words, persona: &Persona, name: &str, review: Option<Day>) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let Some(day) = review {
        entries.push(Entry {
            kind: Kind::Review,
            day,
            summary: words.fill(Word::CalendarReview, &[("name", name)]),
            description: words.fill(Word::CalendarReviewNote, &[("name", name)]),
        });
    }
    let tests = persona.answers.values().filter_map(|answer| match &answer.value {
        Value::Test(test) => test.date.zip(Some(test)),
        _ => None,
    });
    for (day, test) in tests {
        let lines = [
            (Word::TestWhat, &test.what),
            (Word::TestAudience, &test.audience),
            (Word::TestSign, &test.sign),
        ];
        let lines: Vec<String> = lines
            .iter()
            .filter(|(_, said)| !said.trim().is_empty())
            .map(|(word, said)| [words.get(*word), "\n", said.trim()].concat())
            .collect();
        entries.push(Entry {
            kind: Kind::Test,
            day,
            summary: words.fill(Word::CalendarTest, &[("name", name)]),
            description: lines.join("\n\n"),
        });
    }
    entries
}

/// A calendar file of a persona's entries. `stamp` is the time it is made (RFC 3339 in UTC), `sequence` a number that grows with the persona's
/// changes: with the same id, which stays, a calendar knows the newer of two entries by it.
pub fn calendar(persona: &str, entries: &[Entry], stamp: &str, sequence: u64) -> String {
    let mut file = String::new();
    line(&mut file, "BEGIN", "VCALENDAR");
    line(&mut file, "VERSION", "2.0");
    line(&mut file, "PRODID", PRODUCT);
    line(&mut file, "CALSCALE", "GREGORIAN");
    for entry in entries {
        line(&mut file, "BEGIN", "VEVENT");
        let id = [persona, "-", entry.kind.name(), "@persona-builder"].concat();
        line(&mut file, "UID", &id);
        line(&mut file, "DTSTAMP", &time(stamp));
        // Calendars hold whole numbers of 32 bits.
        line(&mut file, "SEQUENCE", &sequence.min(0x7fff_ffff).to_string());
        line(&mut file, "DTSTART;VALUE=DATE", &day(entry.day));
        line(&mut file, "DTEND;VALUE=DATE", &day(entry.day.plus_days(1)));
        line(&mut file, "SUMMARY", &escaped(&entry.summary));
        if !entry.description.trim().is_empty() {
            line(&mut file, "DESCRIPTION", &escaped(&entry.description));
        }
        // Nobody is busy for it all day.
        line(&mut file, "TRANSP", "TRANSPARENT");
        for reminder in entry.kind.reminders() {
            line(&mut file, "BEGIN", "VALARM");
            line(&mut file, "ACTION", "DISPLAY");
            line(&mut file, "DESCRIPTION", &escaped(&entry.summary));
            line(&mut file, "TRIGGER", reminder);
            line(&mut file, "END", "VALARM");
        }
        line(&mut file, "END", "VEVENT");
    }
    line(&mut file, "END", "VCALENDAR");
    file
}

/// A day as `YYYYMMDD`.
fn day(day: Day) -> String {
    let (year, month, of_month) = day.parts();
    let mut text = String::with_capacity(8);
    // Writing to a String cannot fail.
    let _ = write!(text, "{year:04}{month:02}{of_month:02}");
    text
}

/// A time of RFC 3339 in UTC as `YYYYMMDDThhmmssZ`; parts of a second are left out.
fn time(stamp: &str) -> String {
    let whole = stamp.split(['.', 'Z']).next().unwrap_or_default();
    let mut text: String = whole
        .chars()
        .filter(|one| one.is_ascii_digit() || *one == 'T')
        .collect();
    text.push('Z');
    text
}

/// A text as the value of a property (RFC 5545, 3.3.11); control characters, which it may not hold, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for one in text.chars() {
        match one {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(one);
            }
            '\n' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(one),
            one if one.is_control() => {}
            one => out.push(one),
        }
    }
    out
}

/// A line of content, folded (RFC 5545, 3.1): no line is longer than 75 octets, and no character is cut.
fn line(file: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for one in [name, ":", value].concat().chars() {
        if length + one.len_utf8() > LINE_MAX {
            file.push_str("\r\n ");
            // The blank a folded line begins with counts.
            length = 1;
        }
        file.push(one);
        length += one.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use calcard::icalendar::{ICalendar, ICalendarProperty, ICalendarValue};
    use icalendar::Component;

    use super::*;
    use crate::domain::persona::Test;

    fn on(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn review(summary: &str, description: &str) -> Entry {
        Entry {
            kind: Kind::Review,
            day: on("2027-02-28"),
            summary: summary.to_owned(),
            description: description.to_owned(),
        }
    }

    /// What a reader found in an entry: id, first and last day, summary, description, times of reminders.
    type Found = (String, String, String, String, String, usize);

    /// Reads a file with the crate icalendar.
    fn by_icalendar(file: &str) -> Vec<Found> {
        let calendar: icalendar::Calendar = file.parse().expect("icalendar reads it");
        let events = calendar
            .components
            .iter()
            .filter_map(icalendar::CalendarComponent::as_event);
        events
            .map(|event| {
                let day = |when: Option<icalendar::DatePerhapsTime>| match when {
                    Some(icalendar::DatePerhapsTime::Date(date)) => date.format("%Y-%m-%d").to_string(),
                    other => panic!("no whole day: {other:?}"),
                };
                (
                    event.get_uid().expect("an id").to_owned(),
                    day(event.get_start()),
                    day(event.get_end()),
                    event.get_summary().unwrap_or_default().to_owned(),
                    event.get_description().unwrap_or_default().to_owned(),
                    event.components().len(),
                )
            })
            .collect()
    }

    /// Reads a file with the crate calcard.
    fn by_calcard(file: &str) -> Vec<Found> {
        let calendar = ICalendar::parse(file).expect("calcard reads it");
        let events = calendar
            .components
            .iter()
            .filter(|one| one.component_type.as_str() == "VEVENT");
        events
            .map(|event| {
                let text = |name: ICalendarProperty| match event
                    .property(&name)
                    .and_then(|entry| entry.values.first())
                {
                    Some(ICalendarValue::Text(text)) => text.clone(),
                    None => String::new(),
                    other => panic!("{name:?} is no text: {other:?}"),
                };
                let day = |name: ICalendarProperty| match event
                    .property(&name)
                    .and_then(|entry| entry.values.first())
                {
                    Some(ICalendarValue::PartialDateTime(date)) => {
                        assert_eq!(date.hour, None, "a whole day");
                        format!(
                            "{:04}-{:02}-{:02}",
                            date.year.unwrap(),
                            date.month.unwrap(),
                            date.day.unwrap()
                        )
                    }
                    other => panic!("{name:?} is no day: {other:?}"),
                };
                (
                    text(ICalendarProperty::Uid),
                    day(ICalendarProperty::Dtstart),
                    day(ICalendarProperty::Dtend),
                    text(ICalendarProperty::Summary),
                    text(ICalendarProperty::Description),
                    event.component_ids.len(),
                )
            })
            .collect()
    }

    #[test]
    fn two_readers_find_the_days_of_review_and_test() {
        let mut persona = Persona {
            id: "oda-1".into(),
            ..Persona::default()
        };
        let test = Test {
            what: "A line on the chalkboard, each Thursday".into(),
            audience: "Seven or eight; they hardly speak".into(),
            sign: String::new(),
            date: Some(on("2026-12-31")),
            ..Test::default()
        };
        persona.set_value("test", Value::Test(test));
        let entries = entries(&Words::ENGLISH, &persona, "Oda", Some(on("2027-04-28")));
        let file = calendar("oda-1", &entries, "2026-11-26T20:04:49.123Z", 7);
        let found = by_icalendar(&file);
        assert_eq!(found, by_calcard(&file));
        let [review, test] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(
            (review.0.as_str(), review.1.as_str(), review.2.as_str()),
            ("oda-1-review@persona-builder", "2027-04-28", "2027-04-29")
        );
        assert!(review.3.contains("Oda"));
        assert_eq!((review.5, test.5), (2, 1), "reminders");
        assert_eq!(
            (test.0.as_str(), test.1.as_str(), test.2.as_str()),
            ("oda-1-test@persona-builder", "2026-12-31", "2027-01-01")
        );
        assert!(test.4.contains("A line on the chalkboard, each Thursday\n"));
        assert!(file.contains("\r\nDTSTAMP:20261126T200449Z\r\n"));
        assert!(file.contains("\r\nSEQUENCE:7\r\n"));
    }

    #[test]
    fn hostile_texts_come_back_as_they_were() {
        let long = "a".repeat(300);
        let wide = "🧑‍🌾é漢".repeat(60);
        for text in [
            "plain",
            "one, two; three: four",
            "back\\slash, \\n is no line end",
            "two\nlines\nand a third",
            "\"quoted\" and 'so'",
            "BEGIN:VEVENT",
            "a\nEND:VEVENT\nEND:VCALENDAR",
            "tab\there",
            "👩🏽‍🔧 at the till 🎷",
            "مرحبا, שלום; 你好",
            "ends in a backslash\\",
            &long,
            &wide,
        ] {
            let file = calendar("p", &[review(text, text)], "2026-11-26T20:04:49Z", 1);
            for one in file.split("\r\n") {
                assert!(one.len() <= 75, "{} octets: {one}", one.len());
                assert!(!one.contains(['\r', '\n']), "{text}: a bare line end");
            }
            assert!(file.ends_with("END:VCALENDAR\r\n"));
            for found in [by_icalendar(&file), by_calcard(&file)] {
                let [only] = found.as_slice() else {
                    panic!("{text}: {found:?}")
                };
                assert_eq!((only.3.as_str(), only.4.as_str()), (text, text));
                assert_eq!((only.1.as_str(), only.2.as_str()), ("2027-02-28", "2027-03-01"));
            }
        }
    }

    #[test]
    fn what_a_calendar_cannot_hold_is_left_out() {
        let file = calendar(
            "p",
            &[review("a\u{0}b\u{7}c\r\nd\re", "  ")],
            "2026-11-26T20:04:49Z",
            u64::MAX,
        );
        assert!(file.contains("\r\nSUMMARY:abc\\nd\\ne\r\n"));
        assert!(!file.contains("\r\nDESCRIPTION:  "));
        assert!(file.contains("\r\nSEQUENCE:2147483647\r\n"));
        assert_eq!(by_icalendar(&file)[0].3, "abc\nd\ne");
    }

    #[test]
    fn without_days_there_is_nothing_in_it() {
        let persona = Persona::default();
        assert!(entries(&Words::ENGLISH, &persona, "", None).is_empty());
    }
}
