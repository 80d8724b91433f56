//! A file that somebody keeps their work in: when it is written, what is wrong with it, and what may be done about that.
//!
//! It is told what happens and says what is to be done next; whoever does that tells it what came of it. One thing is done at a
//! time, and what is written is always the newest.

/// How long after the last change a write waits, and how long at most after the first, in milliseconds.
const WRITE_AFTER: f64 = 800.0;
const WRITE_WITHIN: f64 = 3000.0;
/// A write that takes long is made so much more seldom, so that the page does little else than write at no time.
const PACE: f64 = 10.0;

/// How a file stood when it was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stamp {
    /// When it was changed last, in milliseconds since 1970.
    pub modified: f64,
    /// Its length in bytes.
    pub size: f64,
}

/// Why something is not in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser does not let us write into it, until the person does.
    Refused,
    /// It is not where it was.
    Gone,
    /// There is no room on the disk.
    Full,
    /// Somebody else changed it since it was written last.
    Changed,
    /// Not all drafts could be read, so the file would have lost some.
    Unread,
    /// It was not written for another reason.
    Failed,
}

impl Trouble {
    /// What a browser's error is, by its name.
    pub fn of(name: &str) -> Self {
        match name {
            "NotAllowedError" | "SecurityError" => Self::Refused,
            "NotFoundError" => Self::Gone,
            "QuotaExceededError" => Self::Full,
            _ => Self::Failed,
        }
    }

    /// Whether the next change tries again by itself. What needs the person's word waits for it.
    fn heals(self) -> bool {
        !matches!(self, Self::Refused | Self::Changed)
    }
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// What belongs into the file was changed, now.
    Changed(f64),
    /// The time that was to be waited is over.
    Waited,
    /// The page is about to be hidden or left.
    Leaving,
    /// The person wants it written, and is there to be asked whether it may be.
    Wanted,
    /// The person wants it written whatever stands in it.
    Replaced,
    /// Whether it may be written.
    Allowed(bool),
    /// How it stands, or why it cannot be looked at.
    Looked(Result<Stamp, Trouble>),
    /// Whether what stands in it is what we left in it, or what we are about to write.
    Compared(bool),
    /// How it stands after it was written, or why it was not; now, and how long that took.
    Wrote(Result<Stamp, Trouble>, f64, f64),
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// Nothing.
    Nothing,
    /// Wait for so many milliseconds, anew where that was being done already.
    Wait(f64),
    /// Find out whether it may be written; with `true`, the person is asked where that is open.
    Allow(bool),
    /// Take what belongs into the file as it is now, and look how the file stands.
    Look,
    /// Compare what stands in it with what we left in it.
    Compare,
    /// Write what was taken.
    Write,
}

/// How it stands with the file, for the person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stand {
    /// It is about to be written, or being written.
    Saving,
    /// All is in it since a time, in milliseconds since 1970.
    Saved(f64),
    /// The last change is not in it, and why.
    NotSaved(Trouble),
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Doing {
    Nothing,
    /// Waiting, since the first change.
    Waiting(f64),
    /// Writing, or what comes before it.
    Writing {
        /// Whether the person said so.
        is_wanted: bool,
        /// Whether what stands in the file does not matter.
        replaces: bool,
    },
}

/// The keeping of one file.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// How the file stood when we left it; none before it was ever written or read.
    stamp: Option<Stamp>,
    /// Whether something is not in the file.
    is_behind: bool,
    doing: Doing,
    trouble: Option<Trouble>,
    /// When it was written last.
    saved: Option<f64>,
    /// How long the last write took, in milliseconds.
    took: f64,
}

impl Keeping {
    /// Begins with a file: one that stands so since it was read, or one the person has just chosen to write into.
    pub fn new(stamp: Option<Stamp>) -> Self {
        Self {
            stamp,
            is_behind: true,
            doing: Doing::Nothing,
            trouble: None,
            saved: None,
            took: 0.0,
        }
    }

    /// Takes in what happened, and says what is to be done next.
    pub fn take(&mut self, event: Event) -> Order {
        match (event, self.doing) {
            (Event::Changed(now), doing) => {
                self.is_behind = true;
                match doing {
                    Doing::Nothing if self.trouble.is_none_or(Trouble::heals) => self.wait(now, now),
                    Doing::Waiting(since) => self.wait(since, now),
                    _ => Order::Nothing,
                }
            }
            (Event::Waited | Event::Leaving, Doing::Waiting(_)) => self.begin(false, false),
            (Event::Wanted, Doing::Nothing | Doing::Waiting(_)) => self.begin(true, false),
            (Event::Replaced, Doing::Nothing | Doing::Waiting(_)) => self.begin(true, true),
            (Event::Allowed(true), Doing::Writing { .. }) => {
                // What is changed from here on comes with the next write.
                self.is_behind = false;
                Order::Look
            }
            (Event::Allowed(false), Doing::Writing { .. }) => self.fail(Trouble::Refused),
            (Event::Looked(Ok(stamp)), Doing::Writing { replaces, .. }) => {
                if replaces || self.stamp.is_none_or(|known| known == stamp) {
                    Order::Write
                } else {
                    Order::Compare
                }
            }
            (Event::Compared(true), Doing::Writing { .. }) => Order::Write,
            (Event::Compared(false), Doing::Writing { .. }) => self.fail(Trouble::Changed),
            (Event::Wrote(Ok(stamp), now, took), Doing::Writing { .. }) => {
                self.stamp = Some(stamp);
                self.saved = Some(now);
                self.trouble = None;
                self.took = took;
                self.doing = Doing::Nothing;
                if self.is_behind {
                    self.wait(now, now)
                } else {
                    Order::Nothing
                }
            }
            (Event::Looked(Err(trouble)) | Event::Wrote(Err(trouble), ..), Doing::Writing { .. }) => {
                self.fail(trouble)
            }
            // What comes late, or twice, is for nobody.
            _ => Order::Nothing,
        }
    }

    /// How it stands.
    pub fn stand(&self) -> Stand {
        let is_wanted = matches!(self.doing, Doing::Writing { is_wanted: true, .. });
        match (self.trouble, self.saved) {
            // What went wrong is said until it is right, and not unsaid by each try; but whoever asks for one sees that it is made.
            (Some(trouble), _) if !is_wanted => Stand::NotSaved(trouble),
            (None, Some(time)) if !self.is_behind && self.doing == Doing::Nothing => Stand::Saved(time),
            _ => Stand::Saving,
        }
    }

    /// What is wrong, also while it is being tried again.
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    /// How the file stood when we left it.
    pub fn stamp(&self) -> Option<Stamp> {
        self.stamp
    }

    fn wait(&mut self, since: f64, now: f64) -> Order {
        self.doing = Doing::Waiting(since);
        let seldom = (self.took * PACE).max(1.0);
        let (after, within) = (WRITE_AFTER.max(seldom), WRITE_WITHIN.max(seldom));
        Order::Wait(after.min((since + within - now).max(0.0)))
    }

    fn begin(&mut self, is_wanted: bool, replaces: bool) -> Order {
        self.doing = Doing::Writing { is_wanted, replaces };
        Order::Allow(is_wanted)
    }

    fn fail(&mut self, trouble: Trouble) -> Order {
        self.trouble = Some(trouble);
        self.is_behind = true;
        self.doing = Doing::Nothing;
        Order::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(modified: f64) -> Stamp {
        Stamp { modified, size: 10.0 }
    }

    fn wrote(modified: f64) -> Event {
        Event::Wrote(Ok(stamp(modified)), modified, 5.0)
    }

    /// Tells a keeping what happens, step by step, and checks what is to be done and how it stands.
    #[track_caller]
    fn goes(keeping: &mut Keeping, story: &[(Event, Order, Stand)]) {
        for (index, (event, order, stand)) in story.iter().enumerate() {
            let done = keeping.take(*event);
            assert_eq!(
                (done, keeping.stand()),
                (*order, *stand),
                "step {index}: {event:?}"
            );
        }
    }

    /// A file that was chosen and written.
    fn written() -> Keeping {
        let mut keeping = Keeping::new(None);
        goes(
            &mut keeping,
            &[
                (Event::Wanted, Order::Allow(true), Stand::Saving),
                (Event::Allowed(true), Order::Look, Stand::Saving),
                (Event::Looked(Ok(stamp(0.0))), Order::Write, Stand::Saving),
                (wrote(100.0), Order::Nothing, Stand::Saved(100.0)),
            ],
        );
        keeping
    }

    #[test]
    fn a_chosen_file_is_written_and_each_change_waits_for_the_next() {
        goes(
            &mut written(),
            &[
                (Event::Changed(200.0), Order::Wait(800.0), Stand::Saving),
                (Event::Changed(700.0), Order::Wait(800.0), Stand::Saving),
                // Whoever types on and on is saved all the same.
                (Event::Changed(2900.0), Order::Wait(300.0), Stand::Saving),
                (Event::Changed(3500.0), Order::Wait(0.0), Stand::Saving),
                (Event::Waited, Order::Allow(false), Stand::Saving),
                (Event::Waited, Order::Nothing, Stand::Saving),
                (Event::Allowed(true), Order::Look, Stand::Saving),
                (Event::Looked(Ok(stamp(100.0))), Order::Write, Stand::Saving),
                // Changed while it is being written: one write at a time, and the latest comes next.
                (Event::Changed(4000.0), Order::Nothing, Stand::Saving),
                (Event::Changed(4001.0), Order::Nothing, Stand::Saving),
                (wrote(4100.0), Order::Wait(800.0), Stand::Saving),
                // Who leaves is not made to wait.
                (Event::Leaving, Order::Allow(false), Stand::Saving),
                (Event::Leaving, Order::Nothing, Stand::Saving),
                (Event::Allowed(true), Order::Look, Stand::Saving),
                (Event::Looked(Ok(stamp(4100.0))), Order::Write, Stand::Saving),
                (wrote(4200.0), Order::Nothing, Stand::Saved(4200.0)),
                (Event::Leaving, Order::Nothing, Stand::Saved(4200.0)),
            ],
        );
    }

    #[test]
    fn what_takes_long_is_done_more_seldom() {
        let mut keeping = written();
        keeping.take(Event::Changed(0.0));
        keeping.take(Event::Waited);
        keeping.take(Event::Allowed(true));
        keeping.take(Event::Looked(Ok(stamp(100.0))));
        keeping.take(Event::Wrote(Ok(stamp(900.0)), 900.0, 500.0));
        assert_eq!(keeping.take(Event::Changed(1000.0)), Order::Wait(5000.0));
        assert_eq!(keeping.take(Event::Changed(4000.0)), Order::Wait(2000.0));
    }

    #[test]
    fn what_was_changed_from_outside_is_not_overwritten_unless_the_person_says_so() {
        let lost = Stand::NotSaved(Trouble::Changed);
        let mut keeping = written();
        goes(
            &mut keeping,
            &[
                (Event::Changed(200.0), Order::Wait(800.0), Stand::Saving),
                (Event::Waited, Order::Allow(false), Stand::Saving),
                (Event::Allowed(true), Order::Look, Stand::Saving),
                (Event::Looked(Ok(stamp(150.0))), Order::Compare, Stand::Saving),
                (Event::Compared(false), Order::Nothing, lost),
                // Nothing is tried behind the person's back.
                (Event::Changed(400.0), Order::Nothing, lost),
                (Event::Leaving, Order::Nothing, lost),
                // To look again helps where what stands there is ours after all.
                (Event::Wanted, Order::Allow(true), Stand::Saving),
                (Event::Allowed(true), Order::Look, Stand::Saving),
                (Event::Looked(Ok(stamp(150.0))), Order::Compare, Stand::Saving),
                (Event::Compared(false), Order::Nothing, lost),
                (Event::Replaced, Order::Allow(true), Stand::Saving),
                (Event::Allowed(true), Order::Look, Stand::Saving),
                (Event::Looked(Ok(stamp(150.0))), Order::Write, Stand::Saving),
                (wrote(500.0), Order::Nothing, Stand::Saved(500.0)),
            ],
        );
        // Merely touched: what stands there is what we left there.
        goes(
            &mut keeping,
            &[
                (Event::Changed(600.0), Order::Wait(800.0), Stand::Saving),
                (Event::Waited, Order::Allow(false), Stand::Saving),
                (Event::Allowed(true), Order::Look, Stand::Saving),
                (Event::Looked(Ok(stamp(550.0))), Order::Compare, Stand::Saving),
                (Event::Compared(true), Order::Write, Stand::Saving),
                (wrote(700.0), Order::Nothing, Stand::Saved(700.0)),
            ],
        );
    }

    #[test]
    fn an_opened_file_counts_as_known_from_when_it_was_read() {
        for (now, order) in [(stamp(7.0), Order::Write), (stamp(8.0), Order::Compare)] {
            let mut keeping = Keeping::new(Some(stamp(7.0)));
            assert_eq!(keeping.take(Event::Wanted), Order::Allow(true));
            assert_eq!(keeping.take(Event::Allowed(true)), Order::Look);
            assert_eq!(keeping.take(Event::Looked(Ok(now))), order);
        }
    }

    #[test]
    fn each_trouble_is_said_until_it_is_over_and_tried_again_as_it_may_be() {
        // Whether the next change tries again by itself.
        let cases = [
            (Trouble::Refused, false),
            (Trouble::Changed, false),
            (Trouble::Gone, true),
            (Trouble::Full, true),
            (Trouble::Unread, true),
            (Trouble::Failed, true),
        ];
        for (trouble, by_itself) in cases {
            let lost = Stand::NotSaved(trouble);
            let mut keeping = written();
            goes(
                &mut keeping,
                &[
                    (Event::Changed(200.0), Order::Wait(800.0), Stand::Saving),
                    (Event::Waited, Order::Allow(false), Stand::Saving),
                    (Event::Allowed(true), Order::Look, Stand::Saving),
                    (Event::Looked(Err(trouble)), Order::Nothing, lost),
                ],
            );
            let order = if by_itself {
                Order::Wait(800.0)
            } else {
                Order::Nothing
            };
            goes(&mut keeping, &[(Event::Changed(300.0), order, lost)]);
            if by_itself {
                goes(
                    &mut keeping,
                    &[
                        (Event::Waited, Order::Allow(false), lost),
                        (Event::Allowed(true), Order::Look, lost),
                        (Event::Looked(Ok(stamp(100.0))), Order::Write, lost),
                        (Event::Wrote(Err(trouble), 400.0, 5.0), Order::Nothing, lost),
                    ],
                );
            }
            goes(
                &mut keeping,
                &[
                    (Event::Wanted, Order::Allow(true), Stand::Saving),
                    // Twice is once.
                    (Event::Wanted, Order::Nothing, Stand::Saving),
                    (Event::Allowed(true), Order::Look, Stand::Saving),
                ],
            );
            assert_eq!(keeping.trouble(), Some(trouble), "it is not over yet");
            goes(
                &mut keeping,
                &[
                    (Event::Looked(Ok(stamp(100.0))), Order::Write, Stand::Saving),
                    (wrote(600.0), Order::Nothing, Stand::Saved(600.0)),
                ],
            );
            assert_eq!(keeping.trouble(), None);
        }
    }

    #[test]
    fn where_it_may_not_be_written_nothing_else_is_done() {
        let lost = Stand::NotSaved(Trouble::Refused);
        goes(
            &mut written(),
            &[
                (Event::Changed(200.0), Order::Wait(800.0), Stand::Saving),
                (Event::Waited, Order::Allow(false), Stand::Saving),
                (Event::Allowed(false), Order::Nothing, lost),
                // What comes late is for nobody.
                (Event::Looked(Ok(stamp(100.0))), Order::Nothing, lost),
                (wrote(300.0), Order::Nothing, lost),
                (Event::Wanted, Order::Allow(true), Stand::Saving),
                (Event::Allowed(false), Order::Nothing, lost),
            ],
        );
    }

    #[test]
    fn browsers_errors_are_told_apart_by_name() {
        for (name, trouble) in [
            ("NotAllowedError", Trouble::Refused),
            ("SecurityError", Trouble::Refused),
            ("NotFoundError", Trouble::Gone),
            ("QuotaExceededError", Trouble::Full),
            ("NoModificationAllowedError", Trouble::Failed),
            ("AbortError", Trouble::Failed),
            ("", Trouble::Failed),
        ] {
            assert_eq!(Trouble::of(name), trouble, "{name}");
        }
    }
}
