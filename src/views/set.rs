//! All live personas side by side.

use std::sync::Arc;

use leptos::prelude::*;

use super::paper::{Printout, papers};
use super::{button, control, drafts, face, heading, link, main};
use crate::domain::brief::Direction;
use crate::domain::cover::Cover;
use crate::domain::file_name::file_name;
use crate::domain::likeness::LOOK_ALIKE;
use crate::domain::persona::Sign;
use crate::domain::set::{
    self, CLOSEST, FOUR, Member, PersonaSet, Sheet, Standing, TABLE_MAX, gap_texts, mix_text, percent,
    review_text, size_text,
};
use crate::domain::words::Word;
use crate::platform::dom::{El, el, memo, path, text};
use crate::platform::surface::later;
use crate::platform::{assets, clock, intl, page};
use crate::state::desk::{Desk, Status};
use crate::state::route::{Route, View};

/// The note that says that nobody is missing.
pub const WHOLE: &str = "set-whole";
/// After so many drafts the browser gets its turn.
const AT_ONCE: usize = 8;

/// What was read of the shelf.
#[derive(Default, PartialEq)]
struct Found {
    set: PersonaSet,
    /// The address of each one's small picture.
    faces: Vec<String>,
    /// How many could not be read.
    unread: usize,
    /// Those whose interview is not here.
    apart: Vec<String>,
}

/// The page.
pub fn set(desk: Desk, covers: &'static [Cover]) -> El {
    let found = RwSignal::new(None::<Arc<Found>>);
    let read = RwSignal::new((0, 0));
    later(desk, async move {
        if let Some(all) = read_all(desk, read).await {
            // Somebody may have gone elsewhere in the meantime.
            found.try_set(Some(Arc::new(all)));
        }
    });
    let content = move || match found.get() {
        Some(found) => untrack(|| content(desk, covers, &found)),
        None => vec![waiting(desk, read)],
    };
    main(desk, "page brief-page")
        .child(heading("page__title", desk.t(Word::SetTitle)))
        .child(text("p", "page__lead", desk.t(Word::SetLead)))
        .show(content)
}

fn waiting(desk: Desk, read: RwSignal<(usize, usize)>) -> El {
    let bar = el("progress", "share__bar")
        .attr("aria-label", desk.t(Word::SetTitle))
        .live_attr("max", move || read.get().1.max(1).to_string())
        .live_value(move || read.get().0.to_string());
    let said = move || {
        let (done, all) = read.get();
        let (done, all) = (done.to_string(), all.to_string());
        desk.words.fill(Word::SetReading, &[("n", &done), ("of", &all)])
    };
    el("div", "set__reading")
        .child(bar)
        .child(el("p", "waiting").live_text(said))
}

/// Reads all live drafts, a few at a time; none where the page has been left.
async fn read_all(desk: Desk, read: RwSignal<(usize, usize)>) -> Option<Found> {
    // What was typed last counts, too.
    desk.save().await;
    if !desk.shelf_is_whole.get_untracked() {
        desk.read_shelf().await;
    }
    let live: Vec<_> = desk.shelf.with_untracked(|shelf| {
        let live = shelf.iter().filter(|one| one.is_live());
        live.cloned().collect()
    });
    let mut found = Found::default();
    let mut interviews = assets::Interviews::default();
    for (index, summary) in live.iter().enumerate() {
        // A signal that is gone gives the value back.
        if read.try_set((index, live.len())).is_some() {
            return None;
        }
        if index % AT_ONCE == AT_ONCE - 1 {
            clock::breath().await;
        }
        let Some(draft) = desk.fetch(&summary.id).await else {
            found.unread += 1;
            continue;
        };
        let Some(interview) = interviews.of(desk, &draft.persona.interview.id).await else {
            found.apart.push(drafts::names(desk, &summary.name));
            continue;
        };
        found.set.add(Member::of(interview, &draft.persona));
        found.faces.push(drafts::picture_of(summary));
    }
    Some(found)
}

fn content(desk: Desk, covers: &'static [Cover], found: &Arc<Found>) -> Vec<El> {
    let set = &found.set;
    let ways = || {
        let begin = covers.first().map(|cover| Route::New {
            interview: cover.id.clone(),
            spot: None,
        });
        let begin = if covers.len() == 1 { begin } else { None }.unwrap_or(Route::Start);
        el("p", "set__ways")
            .child(link("button button--main", &begin, desk.t(Word::SetBegin)))
            .child(link("button", &Route::Open, desk.t(Word::StartOpen)))
    };
    let mut parts = Vec::new();
    let mut tell = |told: String| parts.push(el("p", "set__note").bdi(&told));
    if found.unread > 0 {
        tell(super::count(desk, Word::SetUnread, found.unread));
    }
    if !found.apart.is_empty() {
        let names = found.apart.join(", ");
        tell(desk.words.fill(Word::SetNoInterview, &[("names", &names)]));
    }
    match set.members().len() {
        0 => {
            parts.extend([text("p", "empty", desk.t(Word::SetEmpty)), ways()]);
            return parts;
        }
        1 => {
            parts.extend([
                text("p", "empty", desk.t(Word::SetSingle)),
                ways(),
                members(desk, found),
            ]);
            return parts;
        }
        _ => {}
    }
    let whole = RwSignal::new(desk.note(WHOLE).is_some_and(|note| note == "yes"));
    let printout = printout(desk, found, whole);
    let [printing, html, copied] = printout.0.ways();
    let ways = el("div", "brief-page__ways")
        .children(printing)
        .children(html)
        .children(copied);
    parts.extend([
        size(desk, found, whole),
        ways,
        members(desk, found),
        four(desk, set),
        overlaps(desk, found),
        gaps(desk, set),
        el("section", "set__part")
            .attr("aria-labelledby", "set-sheet")
            .child(text("h2", "set__title", desk.t(Word::SetSheet)).id("set-sheet"))
            .child(el("div", "brief-page__choices").child(papers(desk, printout.1)))
            .child(printout.0.frame(desk.t(Word::SetTitle))),
    ]);
    parts
}

fn counts(desk: Desk) -> impl Fn(Word, usize) -> String {
    move |word, number| super::count(desk, word, number)
}

/// How many there are, and the mark that nobody is missing.
fn size(desk: Desk, found: &Arc<Found>, whole: RwSignal<bool>) -> El {
    let known = Arc::clone(found);
    let said = move || size_text(&known.set, desk.words, &counts(desk), whole.get()).unwrap_or_default();
    let label = el("span", "")
        .child(control::option_label(desk.t(Word::SetWhole)))
        .child(text("span", "option__note", desk.t(Word::SetWholeNote)));
    let mark = move |on| {
        whole.set(on);
        if let Err(error) = desk.put_note(WHOLE, if on { "yes" } else { "" }) {
            desk.status.set(Status::NotSaved(error));
        }
    };
    el("div", "set__size")
        .child(el("p", "set__count").attr("role", "status").live_text(said))
        .child(control::radio(
            "set-whole",
            true,
            label,
            move || whole.get(),
            mark,
        ))
}

/// A card for each persona.
fn members(desk: Desk, found: &Arc<Found>) -> El {
    let cards = found.set.members().iter().enumerate().map(|(index, member)| {
        let picture = found.faces.get(index).cloned().unwrap_or_default();
        card(desk, member, picture)
    });
    el("section", "set__part")
        .attr("aria-labelledby", "set-members")
        .child(text("h2", "set__title", desk.t(Word::SetMembers)).id("set-members"))
        .child(el("ul", "members").children(cards))
}

fn overview(member: &Member) -> Route {
    Route::Draft {
        id: member.id.clone(),
        view: View::Overview,
    }
}

fn card(desk: Desk, member: &Member, picture: String) -> El {
    let today = clock::today();
    let format_day = |day| intl::day(desk.language, day);
    let row = |word: Word, said: El| {
        el("div", "member__row")
            .child(text("dt", "member__label", desk.t(word)))
            .child(el("dd", "").child(said))
    };
    let four = match &member.four {
        Standing::NotAsked => text("span", "member__none", desk.t(Word::SetNotAsked)),
        Standing::Open(step, screen) => {
            let route = Route::Draft {
                id: member.id.clone(),
                view: View::Interview(Some((step.clone(), screen.clone()))),
            };
            let hidden = [": ", &member.called(desk.words)].concat();
            el("span", "member__none")
                .text(desk.t(Word::SetNotSaid))
                .text(" ")
                .child(link("link", &route, desk.t(Word::SetSayIt)).child(text(
                    "span",
                    "visually-hidden",
                    &hidden,
                )))
        }
        Standing::One(index) => {
            let word = FOUR.get(*index).map_or(Word::SetOwnWords, |(_, word)| *word);
            text("span", "", desk.t(word))
        }
        Standing::Own(said) => el("span", "").bdi(said),
    };
    let known = el("div", "").child(bar(member)).child(text(
        "span",
        "",
        &mix_text(member, desk.words, &counts(desk)),
    ));
    let review = text(
        "span",
        if member.is_overdue(today) {
            "member__late"
        } else {
            ""
        },
        &review_text(member, desk.words, today, &format_day),
    );
    let answered = (member.progress / 10).to_string();
    let answered = text(
        "span",
        "",
        &desk.words.fill(Word::SetPercent, &[("n", &answered)]),
    );
    let role = member
        .role
        .as_ref()
        .map(|role| row(Word::SetRole, el("span", "").bdi(role)));
    el("li", "member")
        .child(
            el("div", "member__head")
                .child(face::face("face face--list", move || picture.clone()))
                .child(
                    el("div", "member__words")
                        .child(
                            el("h3", "member__name")
                                .child(link("", &overview(member), "").bdi(&member.called(desk.words))),
                        )
                        .child(el("p", "member__method").bdi(&member.method)),
                ),
        )
        .child(
            el("dl", "member__rows")
                .child(row(Word::SetFour, four))
                .children(role)
                .child(row(Word::SetKnown, known))
                .child(row(Word::SetLookAgain, review))
                .child(row(Word::SetAnswered, answered)),
        )
}

/// The bar of the five signs, told apart by how they are drawn; the words beside it say the same.
fn bar(member: &Member) -> El {
    let part = |(sign, from, to): (Sign, usize, usize)| {
        let line = ["M", &from.to_string(), " 20H", &to.to_string()].concat();
        let class = ["mix__part mix__part--", sign.id()].concat();
        path(&class, "0 0 1000 40", &line).attr("preserveAspectRatio", "none")
    };
    el("div", "mix")
        .attr("aria-hidden", "true")
        .children(member.mix().into_iter().map(part))
}

/// The four questions, and who answers them.
fn four(desk: Desk, set: &PersonaSet) -> El {
    let group = |word: Word, who: &[usize], is_always: bool| {
        (is_always || !who.is_empty()).then(|| {
            let people = who
                .iter()
                .filter_map(|index| set.members().get(*index))
                .map(|member| {
                    el("li", "").child(link("", &overview(member), "").bdi(&member.called(desk.words)))
                });
            let list = if who.is_empty() {
                text("p", "four__nobody", desk.t(Word::SetNobody))
            } else {
                el("ul", "").children(people)
            };
            el(
                "div",
                if is_always {
                    "four__one"
                } else {
                    "four__one four__one--rest"
                },
            )
            .child(text("h3", "four__title", desk.t(word)))
            .child(list)
        })
    };
    let mut groups = Vec::new();
    for (index, (_, word)) in FOUR.iter().enumerate() {
        let who = set.standing(|standing| *standing == Standing::One(index));
        groups.extend(group(*word, &who, true));
    }
    let own = set.standing(|standing| matches!(standing, Standing::Own(_)));
    let open = set.standing(|standing| matches!(standing, Standing::Open(..)));
    let not_asked = set.standing(|standing| *standing == Standing::NotAsked);
    for (word, who) in [
        (Word::SetOwnWords, own),
        (Word::SetNotSaid, open),
        (Word::SetNotAsked, not_asked),
    ] {
        groups.extend(group(word, &who, false));
    }
    el("section", "set__part")
        .attr("aria-labelledby", "set-four")
        .child(text("h2", "set__title", desk.t(Word::SetFourTitle)).id("set-four"))
        .child(el("div", "four").children(groups))
}

/// Who looks like whom, with what two have in common on demand.
fn overlaps(desk: Desk, found: &Arc<Found>) -> El {
    let set = &found.set;
    let chosen = RwSignal::new(None::<(usize, usize)>);
    let shown = {
        let found = Arc::clone(found);
        move || {
            chosen
                .get()
                .map(|(one, other)| shared(desk, &found.set, one, other, chosen))
        }
    };
    let overview = if set.members().len() <= TABLE_MAX {
        table(desk, set, chosen)
    } else {
        closest(desk, set, chosen)
    };
    el("section", "set__part")
        .attr("aria-labelledby", "set-overlap")
        .child(text("h2", "set__title", desk.t(Word::SetOverlapTitle)).id("set-overlap"))
        .child(text("p", "set__note", desk.t(Word::SetOverlapLead)))
        .child(overview)
        .show(shown)
}

fn pair_id(one: usize, other: usize) -> String {
    ["pair-", &one.to_string(), "-", &other.to_string()].concat()
}

/// The button that shows what two have in common.
fn pair(
    desk: Desk,
    set: &PersonaSet,
    (one, other, share): (usize, usize, usize),
    class: &str,
    content: &str,
    chosen: RwSignal<Option<(usize, usize)>>,
) -> El {
    let mut name = set.pair_text(desk.words, one, other, share);
    let is_alike = share >= LOOK_ALIKE;
    if is_alike {
        name = [&name, ", ", desk.t(Word::SetAlike)].concat();
    }
    let show = move || {
        chosen.set(Some((one, other)));
        page::focus_soon(desk.setting, "#set-shared".to_owned());
    };
    let shown = button(class, content, show)
        .id(&pair_id(one, other))
        .attr("aria-label", &name)
        .live_state("aria-pressed", move || chosen.get() == Some((one, other)));
    if is_alike { shown.flag("data-alike") } else { shown }
}

fn table(desk: Desk, set: &PersonaSet, chosen: RwSignal<Option<(usize, usize)>>) -> El {
    let called = |member: &Member| member.called_short(desk.words);
    let head = set
        .members()
        .iter()
        .map(|member| el("th", "").attr("scope", "col").bdi(&called(member)));
    let rows = set.members().iter().enumerate().map(|(row, member)| {
        let cells = (0..set.members().len()).map(|column| {
            let Some(share) = set.share(row, column) else {
                return text("td", "", "–");
            };
            let content = desk
                .words
                .fill(Word::SetPercent, &[("n", &percent(share).to_string())]);
            el("td", "").child(pair(desk, set, (row, column, share), "pair", &content, chosen))
        });
        el("tr", "")
            .child(el("th", "").attr("scope", "row").bdi(&called(member)))
            .children(cells)
    });
    let table = el("table", "pairs")
        .child(text("caption", "visually-hidden", desk.t(Word::SetOverlapTable)))
        .child(el("thead", "").child(el("tr", "").child(el("td", "")).children(head)))
        .child(el("tbody", "").children(rows));
    // It may be wider than the page, and is then moved by keyboard, too.
    el("div", "pairs-place")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", desk.t(Word::SetOverlapTable))
        .child(table)
}

fn closest(desk: Desk, set: &PersonaSet, chosen: RwSignal<Option<(usize, usize)>>) -> El {
    let pairs = set.closest(CLOSEST);
    if pairs.is_empty() {
        return text("p", "", desk.t(Word::SetNoOverlap));
    }
    let rows = pairs.into_iter().map(|(one, other, share)| {
        let content = set.pair_text(desk.words, one, other, share);
        el("li", "").child(pair(
            desk,
            set,
            (one, other, share),
            "pair pair--row",
            &content,
            chosen,
        ))
    });
    el("div", "")
        .child(text("h3", "four__title", desk.t(Word::SetClosest)))
        .child(el("ol", "closest").children(rows))
}

/// What two have in common.
fn shared(
    desk: Desk,
    set: &PersonaSet,
    one: usize,
    other: usize,
    chosen: RwSignal<Option<(usize, usize)>>,
) -> El {
    let likeness = set.likeness(one, other);
    let title = set.pair_text(desk.words, one, other, likeness.share_thousandths);
    let rows = likeness.shared.iter().map(|(mine, theirs)| {
        let is_same = mine.text == theirs.text;
        el("li", "shared__pair")
            .child(el("span", "").bdi(&mine.text))
            .children((!is_same).then(|| el("span", "shared__other").bdi(&theirs.text)))
    });
    let count = if likeness.shared.is_empty() {
        desk.t(Word::SetSharedNone).to_owned()
    } else {
        super::count(desk, Word::SetShared, likeness.shared.len())
    };
    let little = (!likeness.is_telling()).then(|| text("p", "set__note", desk.t(Word::SetTooLittle)));
    let close = move || {
        // The focus goes back to where it was asked for.
        page::focus_soon(desk.setting, ["#", &pair_id(one, other)].concat());
        chosen.set(None);
    };
    el("div", "shared")
        .attr("role", "region")
        .attr("aria-labelledby", "set-shared")
        .child(
            el("h3", "shared__title")
                .id("set-shared")
                .attr("tabindex", "-1")
                .bdi(&title),
        )
        .child(text("p", "", &count))
        .children(little)
        .child(el("ul", "shared__list").children(rows))
        .child(button("link", desk.t(Word::SetCloseShared), close))
}

/// What nobody covers.
fn gaps(desk: Desk, set: &PersonaSet) -> El {
    let texts = gap_texts(&set.gaps(), desk.words);
    let said = if texts.is_empty() {
        text("p", "", desk.t(Word::SetNoGaps))
    } else {
        el("ul", "gaps").children(texts.iter().map(|one| text("li", "", one)))
    };
    el("section", "set__part")
        .attr("aria-labelledby", "set-gaps")
        .child(text("h2", "set__title", desk.t(Word::SetGapsTitle)).id("set-gaps"))
        .child(said)
}

/// The set on paper, and the choice of paper.
fn printout(
    desk: Desk,
    found: &Arc<Found>,
    whole: RwSignal<bool>,
) -> (Printout, RwSignal<crate::domain::brief::Paper>) {
    let paper = RwSignal::new(intl::paper());
    let found = Arc::clone(found);
    let html = memo(move || {
        let brand = desk.brand.get();
        set::document(&Sheet {
            set: &found.set,
            brand: &brand,
            words: desk.words,
            language: desk.language,
            count: &counts(desk),
            today: clock::today(),
            format_day: &|day| intl::day(desk.language, day),
            direction: if intl::is_right_to_left(desk.language) {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            },
            paper: paper.get(),
            is_whole: whole.get(),
        })
    });
    let called = move || {
        let brand = desk.brand.with_untracked(|brand| brand.name.trim().to_owned());
        [&brand, " ", desk.t(Word::SetFile)].concat()
    };
    let printout = Printout {
        desk,
        html,
        name: Callback::new(move |()| desk.t(Word::SetTitle).to_owned()),
        file: Callback::new(move |()| file_name(&called(), desk.t(Word::FileName), "html")),
    };
    (printout, paper)
}
