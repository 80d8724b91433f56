//! Looking again: the review interview walks the old answers one by one.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use super::asked::{Asked, key};
use super::control::{self, TextField, heading_id, hint_id};
use super::evidence::evidence;
use super::sign::{evidence_word, glyph};
use super::{button, heading, link, main};
use crate::domain::calendar::{self, Entry};
use crate::domain::day::Day;
use crate::domain::draft::{Draft, Summary};
use crate::domain::edit::Field;
use crate::domain::file_name::file_name;
use crate::domain::format;
use crate::domain::history::Why;
use crate::domain::interview::{FEELING_MAX, Interview, Kind, Question};
use crate::domain::persona::{Answer, Evidence, EvidenceKind, Persona};
use crate::domain::record::{ClaimRef, Looked, Review, Team, Verdict};
use crate::domain::review::{self, Count, FINDING_SOURCES, Old, Standing};
use crate::domain::words::{Word, fill, form};
use crate::platform::dom::{El, el, live, memo, text};
use crate::platform::surface::later;
use crate::platform::{assets, clock, intl, page};
use crate::state::desk::{Desk, Undo};
use crate::state::history;
use crate::state::route::{Page, View};
use crate::state::session::Session;
use crate::state::setting::Export;

/// What is on screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// When it is due, and what was found before.
    Begin,
    /// The claim with this index.
    At(usize),
    /// What came out.
    End,
}

/// A walk through the old answers. Copy: every part of the page holds one.
#[derive(Clone, Copy)]
struct Walk {
    desk: Desk,
    session: Session,
    stage: RwSignal<Stage>,
    /// What is walked; it keeps its order while answers change.
    claims: StoredValue<Vec<ClaimRef>>,
    /// The persona as it was before the review.
    before: StoredValue<Arc<Persona>>,
}

/// The page.
pub fn review(desk: Desk, session: Session) -> El {
    let walk = Walk {
        desk,
        session,
        stage: RwSignal::new(Stage::Begin),
        claims: StoredValue::new(Vec::new()),
        before: StoredValue::new(Arc::default()),
    };
    main(desk, "page review").show(move || {
        let stage = walk.stage.get();
        untrack(|| match stage {
            Stage::Begin => walk.begin(),
            Stage::At(index) => walk.one(index),
            Stage::End => walk.end(),
        })
    })
}

/// How it stands with the next review, and in words; nothing where no day can be told.
fn standing(desk: Desk, session: Session) -> Option<(Standing, String)> {
    let interview = session.interview();
    let day =
        session.persona(|persona| review::due(&interview, persona, &format::record(persona).reviews))?;
    let standing = Standing::of(day, clock::today());
    Some((standing, standing_words(desk, day, standing)))
}

fn standing_words(desk: Desk, day: Day, standing: Standing) -> String {
    let day = intl::day(desk.language, day);
    let count = |word, days: u32| super::count(desk, word, usize::try_from(days).unwrap_or(usize::MAX));
    let words = match standing {
        Standing::Later => desk.t(Word::ReviewLater).to_owned(),
        Standing::Soon(days) => count(Word::ReviewSoon, days),
        Standing::Today => desk.t(Word::ReviewToday).to_owned(),
        Standing::Overdue(days) => count(Word::ReviewOverdue, days),
    };
    fill(&words, &[("day", &day)])
}

/// A line with the next review and the ways to it and to the versions, for other pages about the persona.
pub fn line(desk: Desk, session: Session) -> El {
    let said = memo(move || standing(desk, session));
    let is_due =
        move || said.with(|said| !matches!(said, None | Some((Standing::Later | Standing::Soon(_), _))));
    let ways = el("span", "review-line__ways")
        .child(link(
            "link",
            &desk.place_of(&session, View::Page(Page::Review)),
            desk.t(Word::TabReview),
        ))
        .children((!session.read_only).then(|| versions_way(desk, session)));
    el("p", "review-line")
        .live_class("review-line--due", is_due)
        .child(el("span", "").live_text(move || said.get().map(|said| said.1).unwrap_or_default()))
        .child(ways)
}

/// The way to the versions.
fn versions_way(desk: Desk, session: Session) -> El {
    link(
        "link",
        &desk.place_of(&session, View::Page(Page::History)),
        desk.t(Word::HistoryTitle),
    )
}

/// The button that hands out the days of review and test for a calendar, while there are any; nothing where that is not offered.
pub fn calendar_way(desk: Desk, session: Session) -> Option<El> {
    let entries = move || {
        let interview = session.interview();
        session.persona(|persona| {
            let due = review::due(&interview, persona, &format::record(persona).reviews);
            let name = match persona.name().short() {
                "" => desk.t(Word::Nameless).to_owned(),
                name => name.to_owned(),
            };
            calendar::entries(desk.words, persona, &name, due)
        })
    };
    let has_any = memo(move || !entries().is_empty());
    let give = move || give_calendar(desk, session, &untrack(entries));
    let way = button("button", desk.t(Word::CalendarWay), give).live_flag("hidden", move || !has_any.get());
    desk.setting.exports.has(Export::Calendar).then_some(way)
}

fn give_calendar(desk: Desk, session: Session, entries: &[Entry]) {
    let (id, sequence, name) = session.draft_now(|draft| {
        let name = draft.persona.name();
        let name = [name.name.trim(), name.epithet.trim()].join(" ");
        (draft.persona.id.clone(), draft.sequence, name)
    });
    let file = calendar::calendar(&id, entries, &clock::now(), sequence);
    let name = file_name(&name, desk.t(Word::FileName), "ics");
    super::status::give(desk, Export::Calendar, &name, "text/calendar", &file);
}

/// The next day of a draft that is due soon or overdue, in words; nothing otherwise.
fn due_words(desk: Desk, day: Option<Day>) -> Option<(bool, String)> {
    let day = day?;
    match Standing::of(day, clock::today()) {
        Standing::Later => None,
        standing => {
            let is_over = matches!(standing, Standing::Overdue(_));
            Some((is_over, standing_words(desk, day, standing)))
        }
    }
}

/// The next day of a draft, as it was in a state of it.
#[derive(Clone, Debug)]
struct Due {
    id: String,
    sequence: u64,
    day: Option<Day>,
}

thread_local! {
    /// The days found so far, so that the list need not be read again each time it is shown.
    static FOUND: RefCell<Vec<Due>> = const { RefCell::new(Vec::new()) };
}

fn found(id: &str, sequence: u64) -> Option<Due> {
    FOUND.with(|found| {
        let found = found.borrow();
        let mut known = found.iter();
        known
            .find(|due| due.id == id && due.sequence == sequence)
            .cloned()
    })
}

/// Finds the next reviews of drafts in a list, one after the other and once the shelf is there; the signal tells of each that was found.
pub fn find_due(desk: Desk, ids: Memo<Vec<String>>) -> RwSignal<usize> {
    let told = RwSignal::new(0);
    live(move || {
        if !desk.shelf_is_whole.get() {
            return;
        }
        let ids = ids.get();
        let wanted: Vec<(String, u64)> = desk.shelf.with_untracked(|shelf| {
            let shown = shelf.iter().filter(|one| ids.contains(&one.id));
            let unknown = shown.filter(|one| found(&one.id, one.sequence).is_none());
            unknown.map(|one| (one.id.clone(), one.sequence)).collect()
        });
        if wanted.is_empty() {
            return;
        }
        later(desk, async move {
            let mut interviews = assets::Interviews::default();
            for (id, sequence) in wanted {
                let day = due_of(desk, &id, &mut interviews).await;
                FOUND.with(|found| {
                    let mut found = found.borrow_mut();
                    found.retain(|due| due.id != id);
                    found.push(Due { id, sequence, day });
                });
                // The list may be gone by now.
                if told.try_update(|told| *told += 1).is_none() {
                    return;
                }
            }
        });
    });
    told
}

async fn due_of(desk: Desk, id: &str, interviews: &mut assets::Interviews) -> Option<Day> {
    let texts = desk.texts(id).await;
    let drafts = texts.iter().filter_map(|text| format::read_draft(text).ok());
    let persona = drafts.max_by_key(|draft: &Draft| draft.sequence)?.persona;
    let interview = interviews.of(desk, &persona.interview.id).await?;
    review::due(interview, &persona, &format::record(&persona).reviews)
}

/// What a row of the list says of the next review: nothing unless it is due soon or overdue.
pub fn due_note(desk: Desk, told: RwSignal<usize>, summary: Memo<Summary>) -> Option<El> {
    told.track();
    let day = summary.with(|summary| found(&summary.id, summary.sequence)?.day);
    let (is_over, words) = due_words(desk, day)?;
    let class = if is_over {
        "draft__facts draft__due draft__due--over"
    } else {
        "draft__facts draft__due"
    };
    Some(text("p", class, &words))
}

/// Who took part, in words.
fn who_words(desk: Desk, interview: &Interview, who: &[String]) -> String {
    let names: Vec<String> = who.iter().map(|one| who_word(desk, interview, one)).collect();
    names.join(", ")
}

fn who_word(desk: Desk, interview: &Interview, who: &str) -> String {
    let label = review::with_question(interview).and_then(|question| question.kind.label_of(who));
    match (label, Team::from_id(who)) {
        (Some(label), _) => label.to_owned(),
        (None, Some(team)) => form(desk.t(Word::ReviewTeams), team.id()).to_owned(),
        (None, None) => who.to_owned(),
    }
}

impl Walk {
    fn go(self, stage: Stage) {
        self.stage.set(stage);
        self.desk.arrive();
    }

    /// The review that is going on, as it is now.
    fn open_now(self) -> Option<Review> {
        self.session
            .draft_now(|draft| review::open(&format::record(&draft.persona).reviews).cloned())
    }

    /// Changes the review that is going on.
    fn change(self, change: impl FnOnce(&mut Review)) {
        self.session.edit(|persona| review::change(persona, change));
    }

    /// Says what the answers called changed are now.
    fn settle(self) {
        let interview = self.session.interview();
        let before = self.before.get_value();
        self.session
            .edit(|persona| review::settle_open(&interview, persona, &before));
    }

    // Before and after

    fn begin(self) -> Vec<El> {
        let Self { desk, session, .. } = self;
        let interview = session.interview();
        let reviews = memo(move || session.persona(|persona| format::record(persona).reviews));
        let is_open = memo(move || reviews.with(|reviews| review::open(reviews).is_some()));
        let has_any = memo(move || {
            let interview = session.interview();
            session.persona(|persona| !review::claims(&interview, persona).is_empty())
        });
        let lead = el("p", "page__lead")
            .live_text(move || standing(desk, session).map(|said| said.1).unwrap_or_default());
        let card = move || {
            if session.read_only {
                return None;
            }
            Some(match (is_open.get(), has_any.get()) {
                (true, _) => untrack(|| self.going_on()),
                (false, true) => untrack(|| self.invitation()),
                (false, false) => text("p", "empty", desk.t(Word::ReviewNothing)),
            })
        };
        let ways = el("div", "review__ways")
            .children(calendar_way(desk, session))
            .children((!session.read_only).then(|| versions_way(desk, session)));
        let past = move || {
            let past: Vec<Review> = reviews.with(|reviews| {
                let past = reviews.iter().rev().filter(|review| review.date.is_some());
                past.cloned().collect()
            });
            (!past.is_empty()).then(|| {
                el("section", "review__past")
                    .attr("aria-labelledby", "review-past")
                    .child(text("h2", "review__title", desk.t(Word::ReviewPast)).id("review-past"))
                    .children(past.iter().map(|one| past_review(desk, &interview, one)))
            })
        };
        vec![
            heading("page__title", desk.t(Word::ReviewTitle)),
            lead,
            el("div", "").show(card),
            ways,
            el("div", "").show(past),
        ]
    }

    /// The card that begins a review.
    fn invitation(self) -> El {
        let Self { desk, session, .. } = self;
        let interview = session.interview();
        let (count, expected) = session.draft_now(|draft| {
            (
                review::claims(&interview, &draft.persona).len(),
                review::expected(&interview, &draft.persona),
            )
        });
        let who = RwSignal::new(expected);
        let start = move || self.start(who.get_untracked());
        el("section", "review__card")
            .attr("aria-labelledby", "review-invitation")
            .child(text("h2", "review__title", desk.t(Word::ReviewWhoNow)).id("review-invitation"))
            .child(text("p", "", &super::count(desk, Word::ReviewInvitation, count)))
            .child(self.who(who, |_| ()))
            .child(button("button button--main", desk.t(Word::ReviewStart), start))
    }

    /// The card of a review that is going on.
    fn going_on(self) -> El {
        let Self { desk, session, .. } = self;
        let interview = session.interview();
        let review = self.open_now().unwrap_or_default();
        let of = session.draft_now(|draft| review::walk(&interview, &draft.persona, &review).len());
        let count = Count::of(&review, of);
        let begun = review
            .begun
            .map(|day| intl::day(desk.language, day))
            .unwrap_or_default();
        let values = [
            ("day", begun.as_str()),
            ("n", &count.looked().to_string()),
            ("of", &of.to_string()),
        ];
        let discard = move || {
            let dropped = self.open_now();
            session.edit(review::drop_open);
            let undo = Undo::new(move || {
                if let Some(dropped) = dropped.clone() {
                    session.edit(|persona| review::put_open(persona, dropped));
                }
            });
            desk.tell(desk.t(Word::ReviewDropped).to_owned(), Some(undo));
            page::find_lost_focus(desk.setting);
        };
        let ways = el("div", "review__ways")
            .child(button(
                "button button--main",
                desk.t(Word::ReviewGoOn),
                move || {
                    later(desk, self.resume());
                },
            ))
            .child(button("link", desk.t(Word::ReviewDrop), discard));
        el("section", "review__card")
            .attr("aria-labelledby", "review-invitation")
            .child(text("h2", "review__title", desk.t(Word::ReviewWhoNow)).id("review-invitation"))
            .child(text("p", "", &desk.words.fill(Word::ReviewGoingOn, &values)))
            .child(ways)
    }

    /// Begins a review. The state before it is kept as a version, so that it can be compared and gone back to.
    fn start(self, who: Vec<String>) {
        let Self { desk, session, .. } = self;
        let before = session.draft_now(|draft| Arc::new(draft.persona.clone()));
        self.before.set_value(Arc::clone(&before));
        let kept = history::keep(desk, before, Why::Begun, String::new());
        later(desk, async move { drop(kept.await) });
        let (id, today) = ((desk.ports.new_id)(), clock::today());
        session.edit(|persona| review::begin(persona, id, today, who));
        if self.open_now().is_none() {
            // The reviews are those of a later version of the app, which are not touched.
            desk.tell(desk.t(Word::ReviewNewer).to_owned(), None);
            return;
        }
        self.walk_on();
    }

    /// Goes on with a review that was begun earlier.
    async fn resume(self) {
        let Self { desk, session, .. } = self;
        let now = session.draft_now(|draft| Arc::new(draft.persona.clone()));
        let versions = history::versions(desk, &now.id).await;
        let begun = versions.iter().rev().find(|one| one.why.contains(&Why::Begun));
        let before = match begun {
            Some(kept) => history::open(desk, kept, Arc::clone(&now)).await,
            None => None,
        };
        // Without it, what is changed from now on can be told all the same.
        self.before.set_value(before.map_or(now, Arc::new));
        self.walk_on();
    }

    fn walk_on(self) {
        let interview = self.session.interview();
        let review = self.open_now().unwrap_or_default();
        let claims = self
            .session
            .draft_now(|draft| review::walk(&interview, &draft.persona, &review));
        let first = claims
            .iter()
            .position(|claim| review::looked(&review, claim).is_none());
        self.claims.set_value(claims);
        self.go(first.map_or(Stage::End, Stage::At));
    }

    /// Who takes part: buttons to press, and others by name.
    fn who(self, chosen: RwSignal<Vec<String>>, tell: impl Fn(Vec<String>) + Copy + 'static) -> El {
        let desk = self.desk;
        let interview = self.session.interview();
        let options: Vec<(String, String)> = match review::with_question(&interview).map(|one| &one.kind) {
            Some(Kind::Choices { options, .. }) => options
                .iter()
                .map(|one| {
                    let is_team = Team::from_id(&one.id).is_some();
                    let who = if is_team { &one.id } else { &one.label };
                    (who.clone(), one.label.clone())
                })
                .collect(),
            _ => Team::ALL
                .iter()
                .map(|team| (team.id().to_owned(), who_word(desk, &interview, team.id())))
                .collect(),
        };
        let known: Vec<String> = options.iter().map(|(who, _)| who.clone()).collect();
        let known = StoredValue::new(known);
        let chip = move |(who, label): &(String, String)| {
            let who = StoredValue::new(who.clone());
            let is_chosen = move || chosen.with(|chosen| who.with_value(|who| chosen.contains(who)));
            let toggle = move || {
                let was = untrack(is_chosen);
                chosen.update(|chosen| {
                    let who = who.get_value();
                    if was {
                        chosen.retain(|one| *one != who);
                    } else {
                        chosen.push(who);
                    }
                });
                tell(chosen.get_untracked());
            };
            button("chip", label, toggle).live_state("aria-pressed", is_chosen)
        };
        let others = chosen.with_untracked(|chosen| {
            let others = chosen
                .iter()
                .filter(|one| known.with_value(|known| !known.contains(one)));
            others.cloned().collect::<Vec<String>>().join(", ")
        });
        let field = el("input", "field")
            .id("review-others")
            .attr("type", "text")
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .attr("value", &others)
            .on_input(move |text| {
                chosen.update(|chosen| {
                    chosen.retain(|one| known.with_value(|known| known.contains(one)));
                    let others = text.split([',', ';', '\n']).map(str::trim);
                    chosen.extend(others.filter(|one| !one.is_empty()).map(str::to_owned));
                });
                tell(chosen.get_untracked());
            });
        el("fieldset", "review__who")
            .child(text("legend", "labelled__label", desk.t(Word::ReviewWho)))
            .child(el("div", "chips").children(options.iter().map(chip)))
            .child(control::labelled(
                "review-others",
                desk.t(Word::ReviewOthers),
                field,
            ))
    }

    // One answer

    fn one(self, index: usize) -> Vec<El> {
        let Self { desk, session, .. } = self;
        let interview = session.interview();
        let claims = self.claims.get_value();
        let Some((claim, question)) = claims.get(index).and_then(|claim| {
            let question = interview.question(&claim.question)?;
            Some((claim.clone(), question.clone()))
        }) else {
            return self.end();
        };
        let of = claims.len();
        let claim = StoredValue::new(claim);
        let verdict = memo(move || {
            session.persona(|persona| {
                let record = format::record(persona);
                let open = review::open(&record.reviews);
                claim.with_value(|claim| review::looked(open?, claim).map(|looked| looked.verdict))
            })
        });
        let leave = move || {
            if verdict.get_untracked() == Some(Verdict::Changed) {
                self.settle();
            }
        };
        let on = move || {
            leave();
            self.go(if index + 1 < of {
                Stage::At(index + 1)
            } else {
                Stage::End
            });
        };
        let back = move || {
            leave();
            self.go(match index.checked_sub(1) {
                Some(index) => Stage::At(index),
                None => Stage::Begin,
            });
        };
        let say = move |said: Verdict| {
            let before = self.before.get_value();
            let was = verdict.get_untracked();
            let written = session.answer_now(&question_id(claim));
            claim.with_value(|claim| session.edit(|persona| review::say(persona, &before, claim, said)));
            let is_put_back = was == Some(Verdict::Changed)
                && said == Verdict::Still
                && written != session.answer_now(&question_id(claim));
            match said {
                Verdict::Still => {
                    if is_put_back {
                        // What was written instead is not lost by one wrong press.
                        let claim = claim.get_value();
                        let undo = Undo::new(move || self.rewrite(&claim, written.as_ref(), index));
                        desk.tell(desk.t(Word::ReviewPutBack).to_owned(), Some(undo));
                    }
                    on();
                }
                Verdict::Unknown => {
                    let (claim, before) = (claim.get_value(), Arc::clone(&before));
                    let undo = Undo::new(move || self.unsay(&claim, &before, index));
                    desk.tell(desk.t(Word::ReviewMadeGuess).to_owned(), Some(undo));
                    on();
                }
                Verdict::Changed => {
                    let item = claim.with_value(|claim| claim.item.clone());
                    let first = if item.is_empty() {
                        [
                            "[id=\"q-",
                            &question_id(claim),
                            "\"], .review__change :is(input, textarea, button)",
                        ]
                        .concat()
                    } else {
                        ["[id=\"i-", &item, "\"]"].concat()
                    };
                    page::focus_soon(desk.setting, first);
                }
            }
        };
        page::on_keys(desk.setting, move |event| {
            let is_on = (event.ctrl_key() || event.meta_key()) && event.key() == "Enter";
            if is_on && !event.default_prevented() {
                event.prevent_default();
                if event.shift_key() {
                    back();
                } else {
                    on();
                }
            }
        });
        let number = (index + 1).to_string();
        let progress = el("div", "review__progress")
            .child(text(
                "p",
                "screen__eyebrow",
                &desk
                    .words
                    .fill(Word::ScreenOf, &[("n", &number), ("of", &of.to_string())]),
            ))
            .child(
                el("progress", "")
                    .attr("max", &of.to_string())
                    .attr("value", &number)
                    .attr("aria-label", desk.t(Word::ReviewProgress)),
            );
        let old = self.old(&claim.get_value());
        let title = heading("review__claim", "")
            .child(text("span", "review__label", &question.label))
            .text(" ")
            .child(text(
                "bdi",
                "review__said",
                &claim.with_value(|claim| claim.text.clone()),
            ));
        let choice = move |said: Verdict, number: &str, word: Word| {
            button("review__verdict", "", move || say(said))
                .live_state("aria-pressed", move || verdict.get() == Some(said))
                .child(text("kbd", "review__key", number).attr("aria-hidden", "true"))
                .text(desk.t(word))
        };
        let verdicts = el("div", "review__verdicts")
            .attr("role", "group")
            .attr("aria-label", desk.t(Word::ReviewAsks))
            .child(choice(Verdict::Still, "1", Word::ReviewStill))
            .child(choice(Verdict::Changed, "2", Word::ReviewChanged))
            .child(choice(Verdict::Unknown, "3", Word::ReviewUnknown));
        let is_changed = memo(move || verdict.get() == Some(Verdict::Changed));
        let asked = Asked::new(desk, session, question);
        let panel = move || {
            is_changed
                .get()
                .then(|| untrack(|| self.changed(asked, &claim.get_value(), on)))
        };
        let card = el("section", "review__card")
            .on_key(move |event| {
                // Only while the focus is in here, and not while somebody types.
                let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
                if !is_plain || event.default_prevented() || page::is_typing(&event) {
                    return;
                }
                let said = match event.key().as_str() {
                    "1" => Verdict::Still,
                    "2" => Verdict::Changed,
                    "3" => Verdict::Unknown,
                    _ => return,
                };
                event.prevent_default();
                say(said);
            })
            .child(title)
            .children(old)
            .child(text("p", "review__asks", desk.t(Word::ReviewAsks)))
            .child(verdicts)
            .child(el("div", "").show(panel));
        let foot = el("div", "review__foot")
            .child(button("button", desk.t(Word::Back), back))
            .child(button("link", desk.t(Word::ReviewStop), move || {
                leave();
                self.go(Stage::Begin);
            }))
            .child(
                button("button", desk.t(Word::Skip), on).live_flag("hidden", move || verdict.get().is_some()),
            )
            .child(
                button("button", desk.t(Word::Continue), on)
                    .live_flag("hidden", move || verdict.get().is_none() || is_changed.get()),
            );
        let keys = el("details", "more more--keys")
            .child(text("summary", "", desk.t(Word::Keys)))
            .child(text("p", "", desk.t(Word::ReviewKeys)));
        vec![progress, card, foot, keys]
    }

    /// Takes back what was said of a claim, and goes there.
    fn unsay(self, claim: &ClaimRef, before: &Persona, index: usize) {
        self.session.edit(|persona| review::unsay(persona, before, claim));
        if self
            .stage
            .try_get_untracked()
            .is_some_and(|stage| stage != Stage::Begin)
        {
            self.go(Stage::At(index));
        }
    }

    /// Brings back what was written in place of a claim, and goes there.
    fn rewrite(self, claim: &ClaimRef, written: Option<&Answer>, index: usize) {
        let Some(written) = written else { return };
        self.session.edit(|persona| {
            persona.answers.insert(claim.question.clone(), written.clone());
            review::change(persona, |review| {
                review::look(review, claim, Some(Verdict::Changed));
            });
        });
        if self
            .stage
            .try_get_untracked()
            .is_some_and(|stage| stage != Stage::Begin)
        {
            self.go(Stage::At(index));
        }
    }

    /// By whom a claim was said, and what it rested on.
    fn old(self, claim: &ClaimRef) -> Vec<El> {
        let desk = self.desk;
        let interview = self.session.interview();
        let before = self.before.get_value();
        let find = |persona: &Persona| {
            let mut all = review::claims(&interview, persona).into_iter();
            all.find(|old| old.claim.question == claim.question && old.claim.item == claim.item)
        };
        let old = find(&before).or_else(|| self.session.draft_now(|draft| find(&draft.persona)));
        let Some(Old {
            by,
            evidence,
            takes_evidence,
            ..
        }) = old
        else {
            return Vec::new();
        };
        let mut parts = Vec::new();
        if !by.is_empty() {
            parts.push(el("p", "review__by").bdi(&by));
        }
        if takes_evidence {
            let guess = vec![Evidence::of(EvidenceKind::Guess)];
            let evidence = if evidence.is_empty() { guess } else { evidence };
            let rows = evidence.iter().map(|piece| evidence_row(desk, piece));
            parts.push(
                el("ul", "review__evidence")
                    .attr("aria-label", desk.t(Word::HowDoYouKnow))
                    .children(rows),
            );
        }
        parts
    }

    /// What the answer says now, and how that is known.
    fn changed(self, asked: Asked, claim: &ClaimRef, on: impl Fn() + Copy + 'static) -> El {
        let Self { desk, session, .. } = self;
        let item = claim.item.clone();
        let is_there = item.is_empty()
            || session.draft_now(|draft| {
                let value = draft.persona.value(&claim.question);
                value.is_some_and(|value| value.item_ids().contains(&item))
            });
        let control = match (is_there, item.is_empty()) {
            (false, _) => vec![text("p", "", desk.t(Word::ReviewGone))],
            (true, true) => asked.with(|question| {
                vec![
                    text("h2", "question__title", &question.prompt).id(&heading_id(asked)),
                    text("p", "question__hint", &question.hint).id(&hint_id(asked)),
                    el("div", "question__control").children(control::control(asked)),
                ]
            }),
            (true, false) => {
                let mut fields = vec![text(
                    "h2",
                    "question__title",
                    &asked.with(|question| question.prompt.clone()),
                )];
                fields.extend(item_fields(asked, &item));
                fields.push(text("p", "aside-note", desk.t(Word::ReviewEmpty)));
                fields
            }
        };
        let takes = asked.with(|question| question.claim) && is_there;
        let told = item.clone();
        let evidence = takes.then(|| evidence(asked, &item));
        let weight = takes.then(|| {
            let item = key(&told);
            let sources = memo(move || review::sources(&session.evidence(&asked.id(), &item.get_value())));
            el("p", "review__weight")
                .attr("role", "status")
                .live_class("review__weight--finding", move || {
                    sources.get() >= FINDING_SOURCES
                })
                .live_text(move || desk.t(weight_word(sources.get())).to_owned())
        });
        el("div", "review__change")
            .children(control)
            .children(evidence)
            .children(weight)
            .child(button("button button--main", desk.t(Word::Continue), on).id("continue"))
    }

    // What came out

    fn end(self) -> Vec<El> {
        let Self { desk, session, .. } = self;
        self.settle();
        let interview = session.interview();
        let review = self.open_now().unwrap_or_default();
        let claims = session.draft_now(|draft| review::walk(&interview, &draft.persona, &review));
        let count = Count::of(&review, claims.len());
        let first_left = claims
            .iter()
            .position(|claim| review::looked(&review, claim).is_none());
        let last = claims.len().saturating_sub(1);
        self.claims.set_value(claims);
        let left = first_left.map(|index| {
            button("link", desk.t(Word::ReviewSeeLeft), move || {
                self.go(Stage::At(index));
            })
        });
        let who = RwSignal::new(review.who.clone());
        let note = el("textarea", "field field--area")
            .id("review-note")
            .attr("rows", "3")
            .attr("dir", "auto")
            .text(&review.note)
            .on_input(move |text| self.change(|review| review.note = text));
        let is_empty = count.looked() == 0;
        let finish = move || {
            if !is_empty {
                self.finish();
            }
        };
        let foot = el("div", "review__foot")
            .child(button("button", desk.t(Word::Back), move || {
                self.go(Stage::At(last));
            }))
            .child(button("link", desk.t(Word::ReviewStop), move || {
                self.go(Stage::Begin);
            }))
            .child(
                button("button button--main", desk.t(Word::ReviewFinish), finish)
                    .attr("aria-disabled", if is_empty { "true" } else { "false" }),
            );
        let nothing = is_empty.then(|| text("p", "", desk.t(Word::ReviewNoneLooked)));
        let found = el("section", "review__card")
            .child(counts(desk, count))
            .children(left)
            .children(changes(desk, &interview, &review));
        vec![
            heading("page__title", desk.t(Word::ReviewCameOut)),
            found,
            control::labelled("review-note", desk.t(Word::ReviewNote), note),
            self.who(who, move |who| self.change(|review| review.who = who)),
            self.next(&interview, &review),
            el("div", "").children(nothing),
            foot,
        ]
    }

    /// When to look again: buttons by the method's rhythm, and any day up to its latest.
    fn next(self, interview: &Interview, review: &Review) -> El {
        let Self { desk, session, .. } = self;
        let today = clock::today();
        let latest = review::no_later(interview, today);
        let (offers, usual) = session.draft_now(|draft| {
            (
                review::offers(interview, &draft.persona),
                review::months(interview, &draft.persona),
            )
        });
        let next = RwSignal::new(
            review
                .next
                .filter(|day| *day > today)
                .unwrap_or_else(|| today.plus_months(usual))
                .min(latest),
        );
        let set = move |day: Day| {
            next.set(day.min(latest));
            self.change(|review| review.next = Some(day.min(latest)));
        };
        let chip = |months: &u16| {
            let day = today.plus_months(*months);
            let class = if *months == usual {
                "chip chip--first"
            } else {
                "chip"
            };
            button(
                class,
                &super::count(desk, Word::InMonths, usize::from(*months)),
                move || set(day),
            )
            .live_state("aria-pressed", move || next.get() == day)
        };
        let field = el("input", "field field--date")
            .id("review-next")
            .attr("type", "date")
            .attr("min", &today.plus_days(1).to_string())
            .attr("max", &latest.to_string())
            .live_value(move || next.get().to_string())
            .on("change", move |event| {
                let day = Day::parse(&crate::platform::dom::value_of(&event));
                // A day that is over, or none, leaves the one before.
                match day.filter(|day| *day > today) {
                    Some(day) => set(day),
                    None => next.update(|_| ()),
                }
            });
        let note = desk
            .words
            .fill(Word::ReviewLatest, &[("day", &intl::day(desk.language, latest))]);
        el("fieldset", "review__next")
            .child(text("legend", "labelled__label", desk.t(Word::ReviewNext)))
            .child(el("div", "chips").children(offers.iter().map(chip)))
            .child(control::labelled("review-next", desk.t(Word::ReviewOnDay), field))
            .child(text("p", "aside-note", &note))
    }

    fn finish(self) {
        let Self { desk, session, .. } = self;
        let interview = session.interview();
        let open = session.draft_now(|draft| draft.persona.clone());
        let before = self.before.get_value();
        session.edit(|persona| review::finish(&interview, persona, &before, clock::today()));
        later(desk, async move {
            desk.save().await;
            // The review is written down, whether or not its version can be kept.
            drop(history::keep_version(desk, session, Why::Reviewed, String::new()).await);
        });
        let undo = Undo::new(move || {
            session.edit(|persona| *persona = open.clone());
            if self.stage.try_get_untracked().is_some() {
                self.go(Stage::End);
            }
        });
        self.go(Stage::Begin);
        desk.tell(desk.t(Word::ReviewDone).to_owned(), Some(undo));
    }
}

fn question_id(claim: StoredValue<ClaimRef>) -> String {
    claim.with_value(|claim| claim.question.clone())
}

fn weight_word(sources: u32) -> Word {
    match sources {
        0 => Word::ReviewNoSource,
        sources if sources < FINDING_SOURCES => Word::ReviewAnecdote,
        _ => Word::ReviewFinding,
    }
}

fn evidence_row(desk: Desk, piece: &Evidence) -> El {
    let date = piece
        .date
        .map(|day| intl::day(desk.language, day))
        .unwrap_or_default();
    let count = piece.count.map(|count| count.to_string()).unwrap_or_default();
    let told: Vec<&str> = [piece.note.trim(), &count, &date]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let row = el("li", "")
        .child(glyph(piece.kind.sign()))
        .text(desk.t(evidence_word(piece.kind)));
    if told.is_empty() {
        row
    } else {
        row.text(": ").bdi(&told.join(", "))
    }
}

/// The fields of one item of an answer.
fn item_fields(asked: Asked, item: &str) -> Vec<El> {
    let desk = asked.desk;
    let field = |name: &str, field: Field, label: &str, area: bool| {
        let id = if name.is_empty() {
            ["i-", item].concat()
        } else {
            ["i-", item, "-", name].concat()
        };
        let this = TextField {
            id: &id,
            item,
            field,
            label: Some(label),
            area,
        };
        control::text_field(asked, this)
    };
    match asked.kind() {
        Kind::Quotes => vec![
            field("", Field::Words, desk.t(Word::QuoteWords), true),
            el("div", "pair")
                .child(field("who", Field::Who, desk.t(Word::QuoteWho), false))
                .child(field("where", Field::Place, desk.t(Word::QuoteWhere), false)),
        ],
        Kind::Moments { .. } => {
            let group = ["c-", item].concat();
            let feelings = (-FEELING_MAX..=FEELING_MAX).map(|feeling| {
                let (item, feeling) = (key(item), key(&feeling.to_string()));
                let label = form(desk.t(Word::Feelings), &feeling.get_value()).to_owned();
                let is_here = move || *asked.text(&item.get_value(), Field::Feeling) == *feeling.get_value();
                let set = move |_| {
                    asked.set(&item.get_value(), Field::Feeling, &feeling.get_value());
                };
                control::radio(&group, false, control::option_label(&label), is_here, set)
            });
            vec![
                field("", Field::Title, desk.t(Word::MomentTitle), false),
                field("what", Field::What, desk.t(Word::MomentWhat), true),
                control::radios(
                    "options options--row options--feelings",
                    desk.t(Word::MomentFeeling),
                    feelings,
                ),
                el("div", "pair")
                    .child(field("where", Field::Place, desk.t(Word::MomentWhere), false))
                    .child(field("nearly", Field::Nearly, desk.t(Word::MomentNearly), false)),
            ]
        }
        _ => {
            let label = asked.with(|question: &Question| question.label.clone());
            vec![field("", Field::Text, &label, true)]
        }
    }
}

/// How many answers came to what.
fn counts(desk: Desk, count: Count) -> El {
    let rows = [
        (Word::ReviewStill, count.still),
        (Word::ReviewChanged, count.changed),
        (Word::ReviewUnknown, count.unknown),
        (Word::ReviewLeft, count.left),
    ];
    el("dl", "review__counts").children(rows.into_iter().map(|(word, count)| {
        el("div", "")
            .child(text("dt", "", desk.t(word)))
            .child(text("dd", "", &count.to_string()))
    }))
}

/// What changed, and what is no longer known.
fn changes(desk: Desk, interview: &Interview, review: &Review) -> Vec<El> {
    let of = |verdict: Verdict| {
        let answers = review.answers.iter().filter(move |one| one.verdict == verdict);
        answers.collect::<Vec<&Looked>>()
    };
    let (changed, unknown) = (of(Verdict::Changed), of(Verdict::Unknown));
    let mut parts = Vec::new();
    if !changed.is_empty() {
        parts.push(text("h2", "review__sub", desk.t(Word::ReviewChanged)));
        let rows = changed.into_iter().map(|looked| change(desk, interview, looked));
        parts.push(el("ul", "review__list").children(rows));
    }
    if !unknown.is_empty() {
        parts.push(text("h2", "review__sub", desk.t(Word::ReviewUnknown)));
        let rows = unknown
            .into_iter()
            .map(|looked| claim_row(interview, &looked.claim));
        parts.push(el("ul", "review__list").children(rows));
    }
    parts
}

fn label_of(interview: &Interview, claim: &ClaimRef) -> String {
    interview
        .question(&claim.question)
        .map_or_else(|| claim.question.clone(), |question| question.label.clone())
}

fn claim_row(interview: &Interview, claim: &ClaimRef) -> El {
    el("li", "")
        .child(text("span", "review__label", &label_of(interview, claim)))
        .text(" ")
        .bdi(&claim.text)
}

fn change(desk: Desk, interview: &Interview, looked: &Looked) -> El {
    let marked = |tag: &str, word: Word, said: &str| {
        el(tag, "")
            .child(text("span", "visually-hidden", &[desk.t(word), " "].concat()))
            .bdi(said)
    };
    let after = if looked.after.is_empty() {
        text("span", "", desk.t(Word::ReviewTakenAway))
    } else {
        marked("ins", Word::DiffAdded, &looked.after)
    };
    el("li", "")
        .child(text("span", "review__label", &label_of(interview, &looked.claim)))
        .text(" ")
        .child(marked("del", Word::DiffRemoved, &looked.claim.text))
        .text(" ")
        .child(after)
        .text(" ")
        .child(text(
            "span",
            "review__basis",
            desk.t(match looked.sources {
                0 => Word::ReviewIsGuess,
                sources if sources < FINDING_SOURCES => Word::ReviewIsAnecdote,
                _ => Word::ReviewIsFinding,
            }),
        ))
}

/// A review that was held, to be unfolded.
fn past_review(desk: Desk, interview: &Interview, review: &Review) -> El {
    let day = review
        .date
        .map(|day| intl::day(desk.language, day))
        .unwrap_or_default();
    let count = Count::of(review, review.answers.len());
    let values = [
        ("still", count.still.to_string()),
        ("changed", count.changed.to_string()),
        ("unknown", count.unknown.to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let mut facts = Vec::new();
    let who = who_words(desk, interview, &review.who);
    if !who.is_empty() {
        facts.push((Word::ReviewWhoTook, who));
    }
    if !review.note.trim().is_empty() {
        facts.push((Word::ReviewNote, review.note.clone()));
    }
    if let Some(next) = review.next {
        facts.push((Word::ReviewNextOn, intl::day(desk.language, next)));
    }
    if review.version > 0 {
        facts.push((Word::ReviewVersion, review.version.to_string()));
    }
    let facts = facts.into_iter().map(|(word, said)| {
        el("div", "")
            .child(text("dt", "", desk.t(word)))
            .child(el("dd", "").bdi(&said))
    });
    let still: Vec<&Looked> = review
        .answers
        .iter()
        .filter(|one| one.verdict == Verdict::Still)
        .collect();
    let still_list = (!still.is_empty()).then(|| {
        el("ul", "review__list").children(still.iter().map(|looked| claim_row(interview, &looked.claim)))
    });
    let still_title = still_list
        .is_some()
        .then(|| text("h2", "review__sub", desk.t(Word::ReviewStill)));
    let head = el("summary", "review__held")
        .child(text("strong", "", &day))
        .text(" ")
        .child(text("span", "", &desk.words.fill(Word::ReviewFacts, &values)));
    el("details", "review__review")
        .child(head)
        .child(el("dl", "review__facts").children(facts))
        .children(changes(desk, interview, review))
        .children(still_title)
        .children(still_list)
}
