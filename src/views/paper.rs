//! A document for paper on screen: shown in a frame of its own, printed, and given out as a web page.

use leptos::prelude::*;

use super::status::{copy, give};
use super::{button, control};
use crate::domain::brief::Paper;
use crate::domain::words::Word;
use crate::platform::dom::{El, el, live};
use crate::platform::{page, print};
use crate::state::desk::{Desk, Notice, Undo};
use crate::state::setting::Export;

/// A document to print and to take along.
#[derive(Clone, Copy)]
pub struct Printout {
    /// What the page knows.
    pub desk: Desk,
    /// The whole document.
    pub html: Memo<String>,
    /// What it is about, for whoever is told that it is handed out.
    pub name: Callback<(), String>,
    /// The name of its file.
    pub file: Callback<(), String>,
}

impl Printout {
    /// The button that prints, the one that gives out the web page, and the one that copies it; each only where it is offered.
    pub fn ways(self) -> [Option<El>; 3] {
        let desk = self.desk;
        let exports = desk.setting.exports;
        // The browser's own way to print would print this page around the document.
        page::on_keys(desk.setting, move |event| {
            if (event.ctrl_key() || event.meta_key()) && event.key() == "p" && exports.has(Export::Print) {
                event.prevent_default();
                self.print();
            }
        });
        let print = || button("button button--main", desk.t(Word::Print), move || self.print());
        let html = || button("button", desk.t(Word::DownloadHtml), move || self.give());
        let copied = || button("link", desk.t(Word::CopyHtml), move || self.copy());
        [
            exports.has(Export::Print).then(print),
            exports.has(Export::Html).then(html),
            exports.has(Export::Copy).then(copied),
        ]
    }

    /// The same ways in few words, for a page with several documents; each is named for what it hands out.
    pub fn ways_of(self, thing: &str) -> Vec<El> {
        let desk = self.desk;
        let exports = desk.setting.exports;
        let way = |export, class, word, act: Callback<()>| {
            let named = desk
                .words
                .fill(Word::TakeWay, &[("way", desk.t(word)), ("thing", thing)]);
            exports
                .has(export)
                .then(|| button(class, desk.t(word), move || act.run(())).attr("aria-label", &named))
        };
        let print = Callback::new(move |()| self.print());
        let html = Callback::new(move |()| self.give());
        let copied = Callback::new(move |()| self.copy());
        [
            way(Export::Print, "button", Word::Print, print),
            way(Export::Html, "button", Word::TakeHtml, html),
            way(Export::Copy, "link", Word::TakeCopy, copied),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn copy(self) {
        let desk = self.desk;
        if (desk.ports.hand_out)(desk.setting.surface, Export::Copy, &self.name.run(())) {
            copy(desk, self.html.get_untracked());
        }
    }

    fn give(self) {
        give(
            self.desk,
            Export::Html,
            &self.file.run(()),
            "text/html",
            &self.html.get_untracked(),
        );
    }

    fn print(self) {
        let desk = self.desk;
        if !(desk.ports.hand_out)(desk.setting.surface, Export::Print, &self.name.run(())) {
            return;
        }
        // Where printing is not to be had, the web page is, if it is offered.
        let refused = move || {
            let way = desk.setting.exports.has(Export::Html).then(|| {
                let take = Undo::new(move || self.give());
                (Word::DownloadHtml, take)
            });
            desk.notice.set(Some(Notice {
                text: desk.t(Word::PrintRefused).to_owned(),
                way,
            }));
        };
        print::print(desk.setting, &self.html.get_untracked(), refused);
    }

    /// The document in its frame.
    pub fn frame(self, title: &str) -> El {
        let frame = el("iframe", "brief-page__sheet")
            .attr("title", title)
            .attr("sandbox", "allow-same-origin");
        let node = frame.node().clone();
        let frame = frame.on("load", move |_| print::dress(&node));
        let node = frame.node().clone();
        live(move || {
            // A page whose policy lets no document be shown still lets it be taken along.
            print::set_document(&node, &self.html.get());
        });
        frame
    }
}

/// A document made small, to see what it looks like. It is a picture of the document: nobody comes into it by keyboard, and it is not read out.
pub fn thumbnail(html: Memo<String>) -> El {
    let frame = el("iframe", "thumbnail__sheet")
        .attr("sandbox", "allow-same-origin")
        .attr("scrolling", "no")
        .attr("tabindex", "-1");
    let node = frame.node().clone();
    let frame = frame.on("load", move |_| print::dress(&node));
    let node = frame.node().clone();
    live(move || {
        print::set_document(&node, &html.get());
    });
    el("span", "thumbnail")
        .attr("aria-hidden", "true")
        .flag("inert")
        .child(frame)
}

/// The choice of paper.
pub fn papers(desk: Desk, paper: RwSignal<Paper>) -> El {
    let papers = [
        (Paper::Any, Word::PaperAny),
        (Paper::A4, Word::PaperA4),
        (Paper::Letter, Word::PaperLetter),
    ]
    .map(|(one, word)| {
        let label = control::option_label(desk.t(word));
        control::radio(
            "paper",
            false,
            label,
            move || paper.get() == one,
            move |_| paper.set(one),
        )
    });
    control::radios("options options--row", desk.t(Word::Paper), papers)
}
