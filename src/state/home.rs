//! A file of the person's as the home of their work: the file all is kept in, and the one handed out or opened last.
//!
//! Browsers that can write into a file of the person's do so by themselves, as [`crate::domain::keeping`] says; the others hand
//! files out, and what was changed since is known here. The browser's part comes in through [`FilePorts`].

use std::any::Any;
use std::rc::Rc;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::desk::{Desk, Status};
use super::session::Session;
use super::store::Later;
use crate::domain::format;
use crate::domain::keeping::{Event, Keeping, Order, Stamp, Stand, Trouble};
use crate::domain::persona::{Brand, Persona};
use crate::domain::words::Word;

/// The note of when everything was last put into a file.
const BACKUP: &str = "backup";

/// A file of the person's that may be written into.
#[derive(Clone)]
pub struct TheirFile {
    /// Its name.
    pub name: String,
    /// What the browser knows it by.
    pub handle: Rc<dyn Any>,
}

/// A file as it was when it was read or written last.
#[derive(Clone)]
pub struct KnownFile {
    /// The file.
    pub file: TheirFile,
    /// How it stood.
    pub stamp: Stamp,
    /// What tells its text from others; see [`format::print_of_file`].
    pub print: String,
}

/// Something to be done once.
pub type Act = Box<dyn FnOnce()>;

/// What came of asking for a file.
pub enum Asked {
    /// The person chose one.
    Chosen(TheirFile),
    /// They chose none.
    Nothing,
    /// The browser lets nobody be asked here.
    Barred,
}

/// What this needs of the browser, as plain functions.
#[derive(Clone, Copy)]
pub struct FilePorts {
    /// Whether the browser knows files that can be written into at all.
    pub is_there: fn() -> bool,
    /// Asks where to save: a name to suggest, and what to call files of this kind.
    pub ask_where: fn(&str, &str) -> Later<Asked>,
    /// Whether a file may be written; with `true` the person is asked where that is open.
    pub may_write: fn(&TheirFile, bool) -> Later<bool>,
    /// How a file stands.
    pub look: fn(&TheirFile) -> Later<Result<Stamp, Trouble>>,
    /// The text of a file.
    pub read: fn(&TheirFile) -> Later<Result<String, Trouble>>,
    /// Writes a text into a file, all or nothing, and tells how it stands then.
    pub write: fn(&TheirFile, String) -> Later<Result<Stamp, Trouble>>,
    /// Whether two are the same file.
    pub is_same: fn(&TheirFile, &TheirFile) -> Later<bool>,
    /// The file that was kept in last, if the browser remembers it.
    pub recall: fn() -> Later<Option<KnownFile>>,
    /// Has the browser remember a file, or forget the one it remembers.
    pub remember: fn(Option<KnownFile>) -> Later<()>,
    /// Calls back once, after so many milliseconds.
    pub after: fn(f64, Act) -> Option<TimeoutHandle>,
    /// Milliseconds since 1970.
    pub milliseconds: fn() -> f64,
}

/// The file all is kept in, for the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// How it stands with it.
    pub stand: Stand,
    /// What is wrong, also while it is being tried again.
    pub trouble: Option<Trouble>,
}

/// A file that can be gone on with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub from: Origin,
}

/// Where a file that can be gone on with comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was opened, and all of it came in.
    Opened,
    /// It was opened, and something of it was left out, which it would lose.
    OpenedInPart,
    /// It was the home before the page was closed.
    Before,
}

/// The file handed out or opened last.
#[derive(Clone, Debug, PartialEq)]
pub struct Last {
    /// Its name.
    pub name: String,
    /// When, in milliseconds since 1970.
    pub time: f64,
    /// Whether it was opened, and not handed out.
    pub is_opened: bool,
}

/// What views show of all this; one value, so that there is one kind of signal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The file all is kept in; none where there is none.
    pub kept: Option<Kept>,
    /// A file that can be gone on with.
    pub offer: Option<Offer>,
    /// The file handed out or opened last.
    pub last: Option<Last>,
}

/// The file at hand.
struct AtHand {
    file: TheirFile,
    keeping: Keeping,
    /// Which one it is, so that what was begun for another one is for nobody.
    round: u64,
    /// What tells the text we left in it from others.
    print: String,
    /// What is to be written, and what tells it from others.
    next: (String, String),
    /// How it stood when it was looked at last.
    looked: Option<Stamp>,
    timer: Option<TimeoutHandle>,
}

/// What is behind what views show.
#[derive(Default)]
struct Hidden {
    /// The file all is kept in.
    at_hand: Option<AtHand>,
    /// The file that can be gone on with.
    offered: Option<KnownFile>,
    /// How many files there were.
    rounds: u64,
    /// Whether the person is being asked for a file.
    is_asking: bool,
}

/// The home of the person's work. Copy: every view that needs it holds one.
#[derive(Clone, Copy)]
pub struct Home {
    desk: Desk,
    ports: FilePorts,
    /// What views show.
    pub shown: RwSignal<Shown>,
    /// Whether something was changed since a file was handed out or opened, or since the beginning.
    pub is_changed: Memo<bool>,
    /// Everything that goes into a file, as far as it takes to tell whether any of it was changed: the brand, the drafts that were
    /// not thrown away and when they were changed, and a count of what the shelf does not tell.
    pub mark: Memo<String>,
    /// When everything was last taken along or saved into a file, RFC 3339 in UTC; none where it never was.
    pub backed_up: RwSignal<Option<String>>,
    /// What that was when a file was handed out or opened.
    filed: RwSignal<String>,
    changes: RwSignal<u64>,
    hidden: StoredValue<Hidden, LocalStorage>,
}

impl Home {
    /// The home of a desk's work, which has none yet.
    pub fn new(desk: Desk, ports: FilePorts) -> Self {
        let changes = RwSignal::new(0);
        let shelf = Memo::new(move |_| {
            let mut parts = vec![desk.brand.with(format::write_brand)];
            desk.shelf.with(|shelf| {
                let drafts = shelf.iter().filter(|one| one.trashed.is_none());
                parts.extend(drafts.map(|one| [&one.id, " ", &one.changed].concat()));
            });
            format::fingerprint(&parts.join("\n"))
        });
        // Apart from the shelf, which is long and stays the same while somebody types.
        let mark = Memo::new(move |_| [changes.get().to_string(), shelf.get()].join(" "));
        let filed = RwSignal::new(mark.get_untracked());
        Self {
            desk,
            ports,
            shown: RwSignal::new(Shown::default()),
            is_changed: Memo::new(move |_| filed.get() != mark.get()),
            mark,
            backed_up: RwSignal::new(desk.note(BACKUP)),
            filed,
            changes,
            hidden: StoredValue::new_local(Hidden::default()),
        }
    }

    /// Something was typed that the shelf may not tell yet, if it was; where the interview stands is no business of the file's.
    pub fn note_edit(&self, session: &Session) {
        if session.is_changed.get_value() {
            self.note_change();
        }
    }

    /// Something was changed that the shelf does not tell.
    pub fn note_change(&self) {
        self.changes.set(self.changes.get_untracked() + 1);
    }

    /// What belongs into the file was changed.
    pub fn changed(self) {
        self.happens(Event::Changed((self.ports.milliseconds)()));
    }

    /// Waits for nothing any more: the page's part that this belongs to is going.
    pub fn close(self) {
        if let Some(Some(timer)) = self.at_hand(|at_hand| at_hand.timer.take()) {
            timer.clear();
        }
    }

    /// Whether the browser can save into a file of the person's here. In frames it cannot, and a page around us may not want it.
    pub fn can_keep(&self) -> bool {
        let setting = self.desk.setting;
        !setting.is_framed && setting.exports.has(super::setting::Export::Json) && (self.ports.is_there)()
    }

    /// Whether something would be lost, or not be in the file, if the page were left now.
    pub fn is_at_risk(&self) -> bool {
        match self.shown.get().kept {
            Some(kept) => !matches!(kept.stand, Stand::Saved(_)),
            None => self.desk.status.get() == Status::Temporary && self.is_changed.get(),
        }
    }

    /// Whether nothing was changed that is not in a file.
    pub fn is_filed(&self) -> bool {
        match self.shown.get_untracked().kept {
            Some(kept) => matches!(kept.stand, Stand::Saved(_)),
            None => !self.is_changed.get_untracked(),
        }
    }

    /// Asks where to save, and saves there from then on; where nobody can be asked, `otherwise` is done.
    pub fn choose(self, name: &str, otherwise: impl FnOnce() + 'static) {
        if self.hide(|hidden| std::mem::replace(&mut hidden.is_asking, true)) != Some(false) {
            return;
        }
        // Called before anything else: the browser asks only while the click is fresh.
        let asked = (self.ports.ask_where)(name, self.desk.t(Word::AppName));
        self.later(async move {
            let asked = asked.await;
            self.hide(|hidden| hidden.is_asking = false);
            match asked {
                Asked::Chosen(file) => self.bind(file, None, Event::Wanted),
                Asked::Nothing => {}
                Asked::Barred => otherwise(),
            }
        });
    }

    /// Goes on saving into the file that is offered.
    pub fn go_on(self) {
        if let Some(Some(known)) = self.hide(|hidden| hidden.offered.take()) {
            let KnownFile { file, stamp, print } = known;
            self.bind(file, Some((stamp, print)), Event::Wanted);
        }
    }

    /// Does not go on with the file that is offered.
    pub fn decline(self) {
        let offer = self.show(|shown| shown.offer.take());
        self.hide(|hidden| hidden.offered = None);
        if offer.is_some_and(|offer| offer.from == Origin::Before) {
            self.later((self.ports.remember)(None));
        }
    }

    /// Saves now, asking whether it may where that is open.
    pub fn try_again(self) {
        self.happens(Event::Wanted);
    }

    /// Saves whatever stands in the file.
    pub fn replace(self) {
        self.happens(Event::Replaced);
    }

    /// The page is about to be hidden or left.
    pub fn leave(self) {
        self.happens(Event::Leaving);
    }

    /// Saves into the file no longer. It stays as it is.
    pub fn stop(self) {
        self.close();
        self.hide(|hidden| hidden.at_hand = None);
        let Some(kept) = self.show(|shown| shown.kept.take()) else {
            return;
        };
        if let Stand::Saved(time) = kept.stand {
            // What is in it need not be saved anywhere else.
            self.is_in_file(kept.name.clone(), self.mark.get_untracked(), time, false);
        }
        if !self.desk.setting.is_guest {
            self.later((self.ports.remember)(None));
        }
        let text = self.desk.words.fill(Word::HomeStopped, &[("name", &kept.name)]);
        self.desk.tell(text, None);
    }

    /// A file was handed out that holds what was so marked.
    pub fn handed_out(self, name: String, mark: String) {
        self.note_backup();
        self.is_in_file(name, mark, (self.ports.milliseconds)(), false);
    }

    /// A file was opened and brought in; `was_filed` says whether all that was here before is in a file, too. One that can be
    /// written into is offered to go on with.
    pub fn opened(self, name: String, known: Option<KnownFile>, was_filed: bool, from: Origin) {
        self.note_change();
        if was_filed && self.shown.get_untracked().kept.is_none() {
            let now = (self.ports.milliseconds)();
            self.is_in_file(name.clone(), self.mark.get_untracked(), now, true);
        }
        let Some(known) = known.filter(|_| self.can_keep()) else {
            return;
        };
        let here = self.at_hand(|at_hand| (at_hand.file.clone(), at_hand.keeping.trouble()));
        self.later(async move {
            let is_kept = match here {
                Some((here, None)) => (self.ports.is_same)(&here, &known.file).await,
                _ => false,
            };
            if !is_kept {
                self.offer(known, from);
            }
        });
    }

    /// Goes on with the file that was the home before the page was closed, where the browser still lets us; else offers it.
    pub fn recall(self) -> Later<()> {
        Box::pin(async move {
            // Only our own page has a place to remember it in.
            if self.desk.setting.is_guest || !self.can_keep() {
                return;
            }
            let Some(known) = (self.ports.recall)().await else {
                return;
            };
            let may = (self.ports.may_write)(&known.file, false).await;
            let shown = self.shown.get_untracked();
            // Somebody may have been faster.
            if shown.kept.is_none() && shown.offer.is_none() {
                if may {
                    let KnownFile { file, stamp, print } = known;
                    let now = (self.ports.milliseconds)();
                    self.bind(file, Some((stamp, print)), Event::Changed(now));
                } else {
                    self.offer(known, Origin::Before);
                }
            }
        })
    }

    /// The text of a file of everything, what tells it from others, and the mark of what it holds. None where not all drafts could
    /// be read.
    pub fn gather(self) -> Later<Option<(String, String, String)>> {
        let desk = self.desk;
        Box::pin(async move {
            desk.save().await;
            if !desk.shelf_is_whole.get_untracked() {
                desk.read_shelf().await;
            }
            if !desk.shelf_is_whole.get_untracked() {
                return None;
            }
            let mark = self.mark.get_untracked();
            let personas = everything(desk).await;
            let exported = (desk.ports.now)();
            let text = file_of(
                desk,
                desk.brand.get_untracked(),
                personas,
                Notes::All,
                exported.clone(),
            );
            let print = format::print_of_file(&text, &exported);
            Some((text, print, mark))
        })
    }

    /// Everything is in a file now.
    fn note_backup(self) {
        let now = (self.desk.ports.now)();
        // Where this is not remembered, another copy is suggested sooner.
        let _ = self.desk.put_note(BACKUP, &now);
        self.backed_up.set(Some(now));
    }

    fn is_in_file(self, name: String, mark: String, time: f64, is_opened: bool) {
        self.filed.set(mark);
        let last = Last {
            name,
            time,
            is_opened,
        };
        self.show(|shown| shown.last = Some(last));
    }

    fn offer(self, known: KnownFile, from: Origin) {
        let offer = Offer {
            name: known.file.name.clone(),
            from,
        };
        self.hide(|hidden| hidden.offered = Some(known));
        self.show(|shown| shown.offer = Some(offer));
    }

    /// Keeps everything in this file from now on.
    fn bind(self, file: TheirFile, known: Option<(Stamp, String)>, first: Event) {
        self.close();
        self.hide(|hidden| {
            let (stamp, print) = known.unzip();
            hidden.rounds += 1;
            hidden.offered = None;
            hidden.at_hand = Some(AtHand {
                file,
                keeping: Keeping::new(stamp),
                round: hidden.rounds,
                print: print.unwrap_or_default(),
                next: <(String, String)>::default(),
                looked: None,
                timer: None,
            });
        });
        self.show(|shown| shown.offer = None);
        self.happens(first);
    }

    /// Tells the keeping of the file what happens, and does what it says.
    fn happens(self, event: Event) {
        let told = self.at_hand(|at_hand| {
            let order = at_hand.keeping.take(event);
            let kept = Kept {
                name: at_hand.file.name.clone(),
                stand: at_hand.keeping.stand(),
                trouble: at_hand.keeping.trouble(),
            };
            (order, kept, at_hand.round, at_hand.file.clone())
        });
        let Some((order, kept, round, file)) = told else {
            return;
        };
        if order != Order::Nothing {
            self.close();
        }
        if self.shown.get_untracked().kept.as_ref() != Some(&kept) {
            self.show(|shown| shown.kept = Some(kept));
        }
        match order {
            Order::Nothing => {}
            Order::Wait(milliseconds) => {
                let waited = move || self.happens_to(round, Event::Waited);
                let timer = (self.ports.after)(milliseconds, Box::new(waited));
                self.at_hand(|at_hand| at_hand.timer = timer);
            }
            order => {
                // What the person is asked is asked while their click is fresh.
                let may = match order {
                    Order::Allow(asks) => Some((self.ports.may_write)(&file, asks)),
                    _ => None,
                };
                self.later(async move {
                    let event = match may {
                        Some(may) => Event::Allowed(may.await),
                        None => self.act(order, &file).await,
                    };
                    self.happens_to(round, event);
                });
            }
        }
    }

    /// The same, unless another file has taken its place meanwhile.
    fn happens_to(self, round: u64, event: Event) {
        if self.at_hand(|at_hand| at_hand.round) == Some(round) {
            self.happens(event);
        }
    }

    /// Does what the keeping of the file says, and tells what came of it.
    async fn act(self, order: Order, file: &TheirFile) -> Event {
        match order {
            Order::Look => {
                let Some((text, print, _)) = self.gather().await else {
                    return Event::Looked(Err(Trouble::Unread));
                };
                let looked = (self.ports.look)(file).await;
                self.at_hand(|at_hand| {
                    at_hand.next = (text, print);
                    at_hand.looked = looked.ok();
                });
                Event::Looked(looked)
            }
            Order::Compare => match (self.ports.read)(file).await {
                Ok(text) => {
                    let exported = format::read_file(text.as_bytes()).map(|file| file.exported);
                    let print = format::print_of_file(&text, &exported.unwrap_or_default());
                    let is_ours = self
                        .at_hand(|at_hand| {
                            let is_ours = print == at_hand.print || print == at_hand.next.1;
                            // What stands there now is to be told from the next thing to write.
                            at_hand.print = if is_ours { print } else { at_hand.print.clone() };
                            is_ours
                        })
                        .unwrap_or_default();
                    Event::Compared(is_ours)
                }
                Err(trouble) => Event::Looked(Err(trouble)),
            },
            _ => self.write(file).await,
        }
    }

    async fn write(self, file: &TheirFile) -> Event {
        let began = (self.ports.milliseconds)();
        let taken = self.at_hand(|at_hand| {
            let (text, print) = std::mem::take(&mut at_hand.next);
            // Nothing is written where the same stands there already.
            let is_there = at_hand.looked == at_hand.keeping.stamp() && at_hand.print == print;
            let stamp = at_hand.looked.filter(|_| is_there);
            (text, print, stamp)
        });
        let (text, print, stamp) = taken.unwrap_or_default();
        let outcome = match stamp {
            Some(stamp) => Ok(stamp),
            None => (self.ports.write)(file, text).await,
        };
        if let Ok(stamp) = outcome {
            self.note_backup();
            self.at_hand(|at_hand| at_hand.print.clone_from(&print));
            if !self.desk.setting.is_guest {
                let known = KnownFile {
                    file: file.clone(),
                    stamp,
                    print,
                };
                (self.ports.remember)(Some(known)).await;
            }
        }
        let now = (self.ports.milliseconds)();
        Event::Wrote(outcome, now, now - began)
    }

    /// Reads or changes the file at hand, if there is one and this is still there.
    fn at_hand<T>(self, act: impl FnOnce(&mut AtHand) -> T) -> Option<T> {
        self.hide(|hidden| hidden.at_hand.as_mut().map(act)).flatten()
    }

    fn hide<T>(self, change: impl FnOnce(&mut Hidden) -> T) -> Option<T> {
        self.hidden.try_update_value(change)
    }

    fn show<T>(self, change: impl FnOnce(&mut Shown) -> T) -> T {
        let mut shown = self.shown.get_untracked();
        let result = change(&mut shown);
        self.shown.set(shown);
        result
    }

    fn later(&self, work: impl Future<Output = ()> + 'static) {
        (self.desk.ports.later)(self.desk.setting.surface, Box::pin(work));
    }
}

/// How much of the notebook goes into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notes {
    /// All of it.
    All,
    /// What the personas' evidence links to.
    Linked,
}

/// The text of a file of personas.
pub fn file_of(desk: Desk, brand: Brand, personas: Vec<Persona>, notes: Notes, exported: String) -> String {
    let notebook = desk.book.get_value().map(|book| book.notebook_now());
    let notebook = notebook.map(|notebook| match notes {
        Notes::All => (*notebook).clone(),
        Notes::Linked => notebook.linked_by(&personas),
    });
    format::write_file(&format::File {
        generator: crate::GENERATOR.to_owned(),
        exported,
        brand,
        personas,
        notebook: notebook.unwrap_or_default(),
        ..format::File::default()
    })
}

/// Every persona that was not thrown away, put away ones too, as it is now: what is in hand counts where the browser did not
/// save it.
pub fn everything(desk: Desk) -> Later<Vec<Persona>> {
    let (mut ids, mut thrown) = (Vec::new(), Vec::new());
    for one in desk.shelf.get_untracked() {
        let list = if one.trashed.is_some() {
            &mut thrown
        } else {
            &mut ids
        };
        list.push(one.id);
    }
    let unsaved = desk.session.get_untracked().filter(|_| desk.has_unsaved());
    let mut unsaved = unsaved.map(|session| session.draft_now(|draft| draft.persona.clone()));
    Box::pin(async move {
        let mut personas = Vec::new();
        for id in ids {
            let persona = match unsaved.take_if(|persona| persona.id == id) {
                Some(persona) => Some(persona),
                None => desk.fetch(&id).await.map(|draft| draft.persona),
            };
            personas.extend(persona);
        }
        personas.extend(unsaved.filter(|persona| !thrown.contains(&persona.id)));
        personas
    })
}
