//! The last copy of everything outside the browser, and when it is time for the next.

use super::day::Day;
use super::draft::Summary;

/// After how many days without a copy of what was changed a new one is due.
const DUE_AFTER: i32 = 14;
/// The same where the browser forgets what a page keeps after seven days without a visit, as Safari does
/// (<https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/>).
const DUE_AFTER_WHERE_FORGOTTEN: i32 = 4;

/// How what is in the browser stands to the last copy outside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    /// How many drafts were changed since, those in the trash aside.
    pub changed: usize,
    /// Whether it is time for another copy.
    pub is_due: bool,
}

/// Looks at the drafts on the shelf. `last` is when everything was last taken along, RFC 3339 in UTC; `forgets` says whether the
/// browser drops what is not visited.
pub fn backup(shelf: &[Summary], last: Option<&str>, today: Day, forgets: bool) -> Backup {
    let mut changed = 0;
    let mut oldest: Option<&str> = None;
    for summary in shelf.iter().filter(|one| one.trashed.is_none()) {
        if last.is_none_or(|last| summary.changed.as_str() > last) {
            changed += 1;
            oldest = Some(oldest.map_or(&*summary.changed, |oldest| oldest.min(&summary.changed)));
        }
    }
    let limit = if forgets {
        DUE_AFTER_WHERE_FORGOTTEN
    } else {
        DUE_AFTER
    };
    // Counted from the first change that is in no copy: an old copy of what was not touched since is as good as a new one.
    let since = oldest.and_then(|time| Day::parse(time.get(..10)?));
    Backup {
        changed,
        is_due: since.is_some_and(|since| today.days_since(since) >= limit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When drafts were changed and whether they were thrown away, the last copy, whether the browser forgets, and what is found.
    type Case = (
        &'static [(&'static str, bool)],
        Option<&'static str>,
        bool,
        usize,
        bool,
    );

    fn shelf(times: &[(&str, bool)]) -> Vec<Summary> {
        let one = |(changed, is_trashed): &(&str, bool)| Summary {
            changed: (*changed).to_owned(),
            trashed: is_trashed.then(|| "2026-11-20T08:00:00.000Z".to_owned()),
            ..Summary::default()
        };
        times.iter().map(one).collect()
    }

    #[test]
    fn a_copy_is_due_when_changes_have_waited_for_days() {
        let today = Day::new(2026, 11, 27).unwrap();
        let last = Some("2026-11-20T10:00:00.000Z");
        let cases: &[Case] = &[
            (&[], None, false, 0, false),
            // Begun today: nobody is told at once.
            (&[("2026-11-27T09:00:00.000Z", false)], None, false, 1, false),
            (&[("2026-11-14T09:00:00.000Z", false)], None, false, 1, false),
            (&[("2026-11-13T09:00:00.000Z", false)], None, false, 1, true),
            (&[("2026-11-23T09:00:00.000Z", false)], None, true, 1, true),
            (&[("2026-11-24T09:00:00.000Z", false)], None, true, 1, false),
            // In the copy, however old that is.
            (&[("2026-10-01T09:00:00.000Z", false)], last, true, 0, false),
            (
                &[
                    ("2026-10-01T09:00:00.000Z", false),
                    ("2026-11-20T10:00:01.000Z", false),
                ],
                last,
                false,
                1,
                false,
            ),
            (&[("2026-11-21T09:00:00.000Z", false)], last, true, 1, true),
            // What was thrown away needs no copy.
            (&[("2026-10-01T09:00:00.000Z", true)], None, true, 0, false),
        ];
        for (times, last, forgets, changed, is_due) in cases {
            let expected = Backup {
                changed: *changed,
                is_due: *is_due,
            };
            assert_eq!(
                backup(&shelf(times), *last, today, *forgets),
                expected,
                "{times:?}"
            );
        }
    }
}
