//! The element: the whole app in somebody's page. It touches neither address nor title, tells whoever holds it what happens,
//! and leaves nothing behind when it is taken away.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use crate::domain::accent::{self, Accents, Rgb, Scheme};
use crate::domain::cover::Cover;
use crate::domain::format::{self, FormatError};
use crate::domain::interview::{Interview, Place};
use crate::domain::persona::{Brand, Persona};
use crate::domain::words::{Word, Words};
use crate::places;
use crate::platform::surface::later;
use crate::platform::{assets, clock, dom, guest_ports, intl, page, run_effects, storage, surface};
use crate::state::desk::{Desk, Status};
use crate::state::home::{self, Notes};
use crate::state::route::{Route, View};
use crate::state::session::Session;
use crate::state::setting::{Exports, Setting, Surface};
use crate::views;

/// How often whoever holds the element is told of changes at most, in milliseconds.
const TELL_EVERY: u64 = 250;

/// What an element is asked for: its attributes, as texts; and its listener.
#[derive(Clone, Default)]
pub struct Options {
    /// Ids of methods, apart from white space; all where there is none.
    pub methods: String,
    /// BCP 47 tag of the language wanted.
    pub language: String,
    /// The name of the shelf of drafts.
    pub shelf: String,
    /// The brand's name.
    pub brand: String,
    /// The accent asked for, `#rrggbb`.
    pub accent: String,
    /// The page's own accent, `#rrggbb`, where none is asked for.
    pub host_accent: String,
    /// The page's ground, `#rrggbb`, where its colours are taken up.
    pub ground: String,
    /// The text of the site's own interview.
    pub pack: String,
    /// The text of what to begin with.
    pub start: String,
    /// Names of exports.
    pub exports: String,
    /// What is wrong with what the site brought along, if that is known already.
    pub problem: String,
    /// Where it was when it was taken away, as [`Element::place`] said.
    pub place: String,
    /// Whether it is shown in a frame.
    pub is_framed: bool,
    /// Whether it came by itself, and takes no focus until it is touched.
    pub is_quiet: bool,
}

/// The words and covers of a language, kept for as long as the document is, however many elements come and go.
#[derive(Clone, Copy)]
struct Language {
    tag: &'static str,
    words: &'static Words,
    covers: &'static [Cover],
}

thread_local! {
    /// How many elements there were.
    static COUNT: Cell<u32> = const { Cell::new(0) };
    /// The languages asked for so far.
    static LANGUAGES: RefCell<Vec<(String, Language)>> = const { RefCell::new(Vec::new()) };
    /// The covers of sets of methods asked for so far, by what names them.
    static COVERS: RefCell<Vec<(String, &'static [Cover])>> = const { RefCell::new(Vec::new()) };
}

/// One element that is being shown. It goes when this is dropped.
pub struct Element {
    surface: Surface,
    owner: Owner,
    desk: Rc<Cell<Option<Desk>>>,
    look: Rc<RefCell<Look>>,
    root: HtmlElement,
}

/// The colours an element is dressed in.
#[derive(Clone, Default)]
struct Look {
    accent: String,
    host_accent: String,
    ground: String,
}

impl Element {
    /// Shows the app in a root. `covers` is the JSON of our own methods' covers in English; the listener is an object with the
    /// functions `keep(text, name)`, `handOut(kind, name)`, which says whether it may, `step(method, step, screen, number, of)`,
    /// `change(id, name, answered, asked)`, `complete(id, name)`, `trouble(message)` and `ready(problem, methods, version)`.
    pub fn new(root: HtmlElement, options: Options, covers: &str, listener: JsValue) -> Self {
        run_effects();
        let surface = Surface(COUNT.with(|count| {
            count.set(count.get() + 1);
            count.get()
        }));
        let owner = Owner::new();
        surface::open(surface, root.clone(), &owner, listener, options.is_quiet);
        let look = Look {
            accent: options.accent.clone(),
            host_accent: options.host_accent.clone(),
            ground: options.ground.clone(),
        };
        let element = Self {
            surface,
            owner,
            desk: Rc::default(),
            look: Rc::new(RefCell::new(look)),
            root,
        };
        let (owner, desk, look) = (
            element.owner.clone(),
            Rc::clone(&element.desk),
            Rc::clone(&element.look),
        );
        let covers = covers.to_owned();
        spawn_local(async move {
            let language = language(&options.language, &covers).await;
            // It may have been taken away meanwhile.
            if surface::root(surface).is_some() && !dom::is_given_up() {
                owner.with(|| draw(surface, language, &options, &desk, &look));
            }
        });
        element
    }

    /// Where it is, for [`Options::place`].
    pub fn place(&self) -> String {
        let route = self.desk.get().map(|desk| match desk.route.get_untracked() {
            // A draft that is kept is gone on with, wherever it was begun.
            Route::New { interview, spot } => match desk.session.get_untracked() {
                Some(session) if session.is_kept() => Route::Draft {
                    id: session.id(),
                    view: View::Interview(spot),
                },
                _ => Route::New { interview, spot },
            },
            other => other,
        });
        route.map(|route| route.hash()).unwrap_or_default()
    }

    /// The file of the persona in hand; none where there is none.
    pub fn file(&self) -> Option<String> {
        let desk = self.desk.get()?;
        let session = desk
            .session
            .get_untracked()
            .filter(|session| !session.read_only && session.is_kept())?;
        let persona = session.draft_now(|draft| draft.persona.clone());
        Some(views::status::file_of(
            desk,
            desk.brand.get_untracked(),
            vec![persona],
            Notes::Linked,
        ))
    }

    /// Calls back as soon as nothing is being done: opened, saved, brought in.
    pub fn when_idle(&self, then: impl FnOnce() + 'static) {
        surface::when_idle(self.surface, then);
    }

    /// The file of all personas on the shelf that were not thrown away; `then` is given it.
    pub fn all(&self, then: impl FnOnce(Option<String>) + 'static) {
        let Some(desk) = self.desk.get() else {
            return then(None);
        };
        later(desk, async move {
            desk.save().await;
            desk.read_shelf().await;
            let personas = home::everything(desk).await;
            then(Some(views::status::file_of(
                desk,
                desk.brand.get_untracked(),
                personas,
                Notes::All,
            )));
        });
    }

    /// Takes the personas of a file in, beside what is there, and the first of them in hand; `then` is given how many there were, or
    /// a sentence that says what is wrong.
    pub fn import(&self, text: &str, then: impl FnOnce(Result<usize, String>) + 'static) {
        let Some(desk) = self.desk.get() else {
            return then(Err(String::new()));
        };
        let file = match views::open::read_any(text.as_bytes()) {
            Ok(file) => file,
            Err(error) => return then(Err(error.sentence(desk.words))),
        };
        later(desk, async move {
            let plan = views::open::plan_for(desk, file).await;
            match views::open::bring_in(desk, plan, None).await {
                Some(ids) => {
                    if let Some(id) = ids.first() {
                        desk.go(&Route::Draft {
                            id: id.clone(),
                            view: View::Overview,
                        });
                    }
                    then(Ok(ids.len()));
                }
                None => then(Err(desk.t(Word::NotSaved).to_owned())),
            }
        });
    }

    /// Back to the start, and everything that was said is kept; `then` is called when it is saved.
    pub fn reset(&self, then: impl FnOnce() + 'static) {
        let Some(desk) = self.desk.get() else {
            return then();
        };
        later(desk, async move {
            desk.save().await;
            desk.go(&Route::Start);
            then();
        });
    }

    /// Dresses it anew: the accent asked for, the page's own, and the page's ground.
    pub fn dress(&self, accent: String, host_accent: String, ground: String) {
        *self.look.borrow_mut() = Look {
            accent,
            host_accent,
            ground,
        };
        if let Some(desk) = self.desk.get() {
            dress(desk, &self.look.borrow(), &desk.brand.get_untracked().accent);
        }
    }
}

impl Drop for Element {
    fn drop(&mut self) {
        if let Some(desk) = self.desk.take()
            && !dom::is_given_up()
        {
            later(desk, desk.save());
        }
        self.root.set_text_content(None);
        assets::forget(self.surface);
        surface::close(self.surface);
    }
}

/// What is wrong with what the site brought along.
enum Wrong {
    Pack(FormatError),
    Start(FormatError),
    Known,
}

/// Reads what the site brought along.
fn read(options: &Options) -> Result<(Option<Interview>, Option<Persona>), Wrong> {
    if !options.problem.is_empty() {
        return Err(Wrong::Known);
    }
    let pack = match options.pack.as_str() {
        "" => None,
        text => Some(format::read_interview(text).map_err(Wrong::Pack)?),
    };
    let start = match options.start.as_str() {
        "" => None,
        text => Some(format::read_beginning(text.as_bytes()).map_err(Wrong::Start)?),
    };
    Ok((pack, start))
}

/// Draws the element, or what is wrong with what the site brought along.
fn draw(
    surface: Surface,
    language: Language,
    options: &Options,
    held: &Rc<Cell<Option<Desk>>>,
    look: &Rc<RefCell<Look>>,
) {
    let Some(root) = surface::root(surface) else {
        return;
    };
    // Setting these two on our own element does not fail.
    let _ = root.set_attribute("lang", language.tag);
    let _ = root.set_attribute("dir", intl::direction(language.tag));
    let setting = Setting {
        surface,
        is_guest: true,
        is_framed: options.is_framed,
        exports: Exports::named(&options.exports),
    };
    let desk = Desk::new(
        setting,
        language.words,
        language.tag,
        Route::Start,
        guest_ports(),
        storage::open_shelf(&options.shelf),
    );
    if desk.brand.get_untracked() == Brand::default() && !options.brand.is_empty() {
        desk.brand.set(Brand {
            name: options.brand.clone(),
            ..Brand::default()
        });
    }
    let (pack, start) = match read(options) {
        Ok(brought) => brought,
        Err(wrong) => {
            dress(desk, &look.borrow(), "");
            let (title, problem) = match wrong {
                // Whoever mends it wants the place before all else.
                Wrong::Pack(error) => (Word::PackTitle, error.to_string()),
                Wrong::Start(error) => (Word::StartWrong, error.to_string()),
                Wrong::Known => (Word::PackTitle, options.problem.clone()),
            };
            let card = dom::el("section", "page page--narrow")
                .attr("role", "alert")
                .child(dom::text("h2", "page__title", desk.t(title)))
                .child(dom::text(
                    "p",
                    "page__lead",
                    &desk.words.fill(Word::PackNote, &[("problem", &problem)]),
                ));
            card.put_into(&root);
            surface::call(surface, "ready", &[problem.into()]);
            return;
        }
    };
    let covers = offered(&options.methods, language, pack.as_ref());
    assets::bring(surface, pack.into_iter().collect(), start);
    desk.route.set(place(desk, options, covers));
    held.set(Some(desk));
    dom::listen(&root, "pointerdown", move |_| surface::wake(surface));
    dom::listen(&root, "keydown", move |_| surface::wake(surface));
    places_are_no_addresses(desk, &root);
    typing_is_no_command(&root);
    for part in places::parts(desk, covers, &options.shelf) {
        part.put_into(&root);
    }
    let look = Rc::clone(look);
    dom::live(move || {
        let accent = desk.brand.with(|brand| brand.accent.clone());
        dress(desk, &look.borrow(), &accent);
    });
    tell(desk);
    let methods: Vec<&str> = covers.iter().map(|cover| cover.id.as_str()).collect();
    surface::call(
        surface,
        "ready",
        &["".into(), methods.join(" ").into(), crate::GENERATOR.into()],
    );
}

/// Where it begins: where it was, else with the draft of an offered method changed last, else with the only method there is, else with a choice.
fn place(desk: Desk, options: &Options, covers: &[Cover]) -> Route {
    if !options.place.is_empty() {
        return Route::parse(&options.place);
    }
    let last = desk.shelf.with_untracked(|shelf| {
        let is_offered = |id: &str| covers.iter().any(|cover| cover.id == id);
        let working = shelf
            .iter()
            .find(|one| one.is_live() && is_offered(&one.interview));
        working.map(|one| one.id.clone())
    });
    match (last, covers) {
        (Some(id), _) => Route::Draft {
            id,
            view: View::Interview(None),
        },
        (None, [only]) => Route::New {
            interview: only.id.clone(),
            spot: None,
        },
        (None, _) => Route::Start,
    }
}

/// The words and covers of a language; English where there is no such file.
async fn language(wanted: &str, covers: &str) -> Language {
    let known = |tag: &str| {
        LANGUAGES.with(|languages| {
            let languages = languages.borrow();
            languages
                .iter()
                .find(|(other, _)| other == tag)
                .map(|(_, language)| *language)
        })
    };
    // `de-AT` is served by `de` where it has no file of its own.
    let primary = wanted.split('-').next().unwrap_or_default();
    for tag in [wanted, primary] {
        if let Some(language) = known(tag) {
            return language;
        }
        if tag.is_empty() || tag == "en" {
            continue;
        }
        if let Some((words, covers)) = assets::language(tag).await {
            return keep_language(tag, words, covers);
        }
    }
    known("en").unwrap_or_else(|| {
        keep_language(
            "en",
            Words::ENGLISH,
            format::read_covers(covers).unwrap_or_default(),
        )
    })
}

fn keep_language(tag: &str, words: Words, covers: Vec<Cover>) -> Language {
    let language = Language {
        tag: tag.to_owned().leak(),
        words: Box::leak(Box::new(words)),
        covers: covers.leak(),
    };
    LANGUAGES.with(|languages| languages.borrow_mut().push((tag.to_owned(), language)));
    language
}

/// The covers of what is offered: the methods named, all where none is, and first of all the site's own, which alone is offered where
/// no other is named.
fn offered(methods: &str, language: Language, pack: Option<&Interview>) -> &'static [Cover] {
    let named = |cover: &&Cover| methods.split_whitespace().any(|id| id == cover.id);
    let own = pack.map(Cover::from);
    let mut list: Vec<Cover> = language.covers.iter().filter(named).cloned().collect();
    if list.is_empty() && own.is_none() {
        return language.covers;
    }
    list.retain(|cover| own.as_ref().is_none_or(|own| own.id != cover.id));
    list.splice(0..0, own);
    let mut name = String::from(language.tag);
    for cover in &list {
        name.push_str(&format::fingerprint(&format::write_covers(std::slice::from_ref(
            cover,
        ))));
    }
    COVERS.with(|covers| {
        let mut covers = covers.borrow_mut();
        let known = covers.iter().find(|(other, _)| *other == name);
        if let Some((_, known)) = known {
            return *known;
        }
        let fresh: &'static [Cover] = list.leak();
        covers.push((name, fresh));
        fresh
    })
}

/// A link to a place goes there without touching the page's address; to open one in another tab would lead nowhere.
fn places_are_no_addresses(desk: Desk, root: &HtmlElement) {
    for event in ["click", "auxclick"] {
        dom::listen(root, event, move |event| {
            // Whatever the page does with links is meant for its own.
            if let Some(hash) = page::hash_of_link(&event) {
                event.prevent_default();
                if event.type_() == "click" {
                    desk.go(&Route::parse(&hash));
                }
            }
        });
    }
}

/// Keeps what is typed in our fields from the page's shortcuts: to the page a key press comes from the element, which is no field, and
/// some pages take letters for commands then. Escape, Tab and what is pressed with Ctrl or the like go on to it.
fn typing_is_no_command(root: &HtmlElement) {
    for event in ["keydown", "keypress", "keyup"] {
        dom::listen(root, event, |event| {
            let key: &web_sys::KeyboardEvent = event.unchecked_ref();
            let name = key.key();
            // A page may keep the focus inside a window of its own, which it does by Tab.
            let is_command = key.ctrl_key() || key.meta_key() || matches!(name.as_str(), "Escape" | "Tab");
            if page::is_typing(key) && !is_command {
                event.stop_propagation();
            }
        });
    }
}

/// Dresses the element: in the accent asked for, else the one the reader chose for their brand, else the page's own.
fn dress(desk: Desk, look: &Look, chosen: &str) {
    let is_chosen = !chosen.is_empty() && chosen != accent::DEFAULT;
    let accent = [
        Rgb::parse(&look.accent).map(|_| look.accent.as_str()),
        is_chosen.then_some(chosen),
        Rgb::parse(&look.host_accent).map(|_| look.host_accent.as_str()),
    ]
    .into_iter()
    .flatten()
    .next();
    let ground = Rgb::parse(&look.ground);
    for scheme in [Scheme::Light, Scheme::Dark] {
        let accents = match (accent, ground) {
            (None, None) => None,
            (accent, None) => Some(Accents::of(accent.unwrap_or_default(), scheme)),
            // On the page's own ground there is but one scheme: that which the ground is.
            (accent, Some(ground)) => Some(Accents::on(accent.unwrap_or_default(), ground)),
        };
        places::put_accents(desk.setting.surface, scheme, accents);
    }
}

/// Tells whoever holds the element what happens: steps, changes, the end, and what could not be saved.
fn tell(desk: Desk) {
    let surface = desk.setting.surface;
    // Where the interview is, and that it was left by its end.
    let before = StoredValue::new(None::<(Session, Place)>);
    dom::live(move || {
        let route = desk.route.get();
        let Some(session) = desk.session.get().filter(|session| !session.read_only) else {
            before.set_value(None);
            return;
        };
        untrack(|| {
            let interview = session.interview();
            let spot = match &route {
                Route::New { spot, .. }
                | Route::Draft {
                    view: View::Interview(spot),
                    ..
                } => spot.as_ref(),
                _ => None,
            };
            let here = spot.and_then(|(step, screen)| interview.place_of(step, screen));
            let was = before.get_value();
            if let Some((place, (step, screen))) = here.zip(spot) {
                before.set_value(Some((session, place)));
                if was != Some((session, place)) {
                    let (number, of) = (place.step + 1, interview.steps.len());
                    surface::call(
                        surface,
                        "step",
                        &[
                            interview.id.as_str().into(),
                            step.as_str().into(),
                            screen.as_str().into(),
                            whole(number),
                            whole(of),
                        ],
                    );
                }
            } else if let Route::Draft {
                view: View::Overview, ..
            } = route
            {
                let is_end = was.is_some_and(|(left, place)| {
                    left == session
                        && session.draft_now(|draft| interview.next(place, &draft.persona).is_none())
                });
                before.set_value(None);
                if is_end && session.is_kept() {
                    let (id, name) = named(session);
                    surface::call(surface, "complete", &[id.into(), name.into()]);
                }
            }
        });
    });
    // What is being said, not too often.
    let waits = StoredValue::new(false);
    dom::live(move || {
        let Some(session) = desk.session.get().filter(|session| !session.read_only) else {
            return;
        };
        if session.edits() == 0 || waits.get_value() {
            return;
        }
        waits.set_value(true);
        clock::after(TELL_EVERY, move || {
            // The element may be gone by now.
            if waits.try_set_value(false).is_none() {
                let (id, name) = named(session);
                let interview = session.interview();
                let progress = session.draft_now(|draft| interview.progress(&draft.persona));
                surface::call(
                    surface,
                    "change",
                    &[
                        id.into(),
                        name.into(),
                        whole(progress.answered),
                        whole(progress.asked),
                    ],
                );
            }
        });
    });
    let trouble = dom::memo(move || match desk.status.get() {
        Status::NotSaved(error) => Some(error.to_string()),
        _ => None,
    });
    dom::live(move || {
        if let Some(trouble) = trouble.get() {
            surface::call(surface, "trouble", &[trouble.into()]);
        }
    });
}

/// The persona's id and what to call it.
fn named(session: Session) -> (String, String) {
    session.draft_now(|draft| (draft.persona.id.clone(), draft.persona.name().short().to_owned()))
}

fn whole(number: usize) -> JsValue {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}

/// Reads options from an object of JavaScript's: texts and flags under the names of the fields.
pub fn options_of(object: &JsValue) -> Options {
    let get = |name: &str| js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default();
    let text = |name: &str| get(name).as_string().unwrap_or_default();
    Options {
        methods: text("methods"),
        language: text("language"),
        shelf: text("shelf"),
        brand: text("brand"),
        accent: text("accent"),
        host_accent: text("hostAccent"),
        ground: text("ground"),
        pack: text("pack"),
        start: text("start"),
        exports: text("exports"),
        place: text("place"),
        problem: text("problem"),
        is_framed: get("isFramed").is_truthy(),
        is_quiet: get("isQuiet").is_truthy(),
    }
}

/// Has files come from a function of JavaScript's, and whoever holds elements told of crashes by another.
pub fn set_up(files: js_sys::Function, crashed: js_sys::Function) {
    assets::come_from(files);
    crate::platform::crash::watch_for(crashed.unchecked_into());
}
