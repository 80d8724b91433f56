//! Writes HTML. Markup goes in as literals of this crate, everything else through [`escape`].

use super::super::journey::escape;
use super::super::persona::Sign;
use super::super::words::{Word, Words};
use super::Direction;

/// A document being written.
pub struct Page<'a> {
    /// The text so far.
    pub out: String,
    /// Words of the interface.
    pub words: &'a Words,
}

/// The style that printed briefs have in common; it comes before their own.
pub const PAPER_STYLE: &str = include_str!("../../../style/paper.css");

/// What a document may show beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Nothing.
    Text,
    /// Pictures that stand in it as data.
    Pictures,
}

impl Page<'_> {
    /// A document up to its style. Should anything ever slip through, the browser is told that this page neither fetches nor runs anything.
    pub fn begin(&mut self, language: &str, direction: Direction, shows: Shows, title: &str) {
        self.raw("<!doctype html>\n<html lang=\"");
        self.text(language);
        self.raw(match direction {
            Direction::LeftToRight => "\" dir=\"ltr\">",
            Direction::RightToLeft => "\" dir=\"rtl\">",
        });
        self.raw("<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        self.raw(match shows {
            Shows::Text => "",
            Shows::Pictures => "img-src data:; ",
        });
        self.raw("style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width\">");
        self.element("title", "", title);
        self.raw("<style>");
    }

    /// Markup, as it stands in this crate.
    #[inline(never)]
    pub fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// A text of any origin.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// An opening tag.
    pub fn open(&mut self, tag: &str, class: &str) {
        self.raw("<");
        self.raw(tag);
        if !class.is_empty() {
            self.raw(" class=\"");
            self.raw(class);
            self.raw("\"");
        }
        self.raw(">");
    }

    /// A closing tag.
    #[inline(never)]
    pub fn close(&mut self, tag: &str) {
        self.raw("</");
        self.raw(tag);
        self.raw(">");
    }

    /// An element with words of the interface.
    pub fn word(&mut self, tag: &str, class: &str, word: Word) {
        let words = self.words;
        self.element(tag, class, words.get(word));
    }

    /// An element with a text.
    #[inline(never)]
    pub fn element(&mut self, tag: &str, class: &str, text: &str) {
        self.open(tag, class);
        self.text(text);
        self.close(tag);
    }

    /// Words somebody wrote, in the direction of their own script whatever stands around them.
    #[inline(never)]
    pub fn said(&mut self, text: &str) {
        self.element("bdi", "", text);
    }

    /// An element with words somebody wrote; nothing where there are none.
    pub fn saying(&mut self, tag: &str, class: &str, text: &str) {
        if !text.trim().is_empty() {
            self.open(tag, class);
            self.said(text.trim());
            self.close(tag);
        }
    }

    /// A sign, and its name for those who hear or search the page.
    pub fn sign(&mut self, sign: Sign) {
        let markup = sign_markup(sign, self.words);
        self.raw(&markup);
    }
}

/// A sign's picture around its shape.
macro_rules! sign_svg {
    ($shape:literal) => {
        concat!("<svg class=\"sign-picture\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 12 12\" width=\".72em\" height=\".72em\" aria-hidden=\"true\" focusable=\"false\">", $shape)
    };
}

/// The picture of a sign, one text size high, in the colour of the text around it.
pub fn sign_picture(sign: Sign) -> &'static str {
    match sign {
        Sign::Seen => sign_svg!("<circle cx=\"6\" cy=\"6\" r=\"4\" fill=\"currentColor\"/></svg>"),
        Sign::Told => sign_svg!(
            "<path fill=\"currentColor\" d=\"M5.4 1.6C2.6 2.6 1 4.9 1 7.4c0 1.8 1 3 2.4 3s2.3-1 2.3-2.3-1-2.2-2.2-2.2c.1-1.2 1-2.4 2.3-3.2zm5.4 0c-2.8 1-4.4 3.3-4.4 5.8 0 1.8 1 3 2.4 3s2.3-1 2.3-2.3-1-2.2-2.2-2.2c.1-1.2 1-2.4 2.3-3.2z\"/></svg>"
        ),
        Sign::Counted => {
            sign_svg!("<rect x=\"2.2\" y=\"2.2\" width=\"7.6\" height=\"7.6\" fill=\"currentColor\"/></svg>")
        }
        Sign::Read => sign_svg!("<path fill=\"currentColor\" d=\"M6 1.5 11 10.3H1z\"/></svg>"),
        Sign::Guess => sign_svg!(
            "<circle cx=\"6\" cy=\"6\" r=\"3.8\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.3\" stroke-dasharray=\"2 1.98\"/></svg>"
        ),
    }
}

/// The word for a sign.
pub fn sign_word(sign: Sign) -> Word {
    match sign {
        Sign::Seen => Word::SignSeen,
        Sign::Told => Word::SignTold,
        Sign::Counted => Word::SignCounted,
        Sign::Read => Word::SignRead,
        Sign::Guess => Word::SignGuess,
    }
}

/// A sign with its word in a `visually-hidden` element, to stand before what was said.
pub fn sign_markup(sign: Sign, words: &Words) -> String {
    let mut out = String::with_capacity(320);
    out.push_str("<span class=\"sign sign-");
    out.push_str(sign.id());
    out.push_str("\">");
    out.push_str(sign_picture(sign));
    out.push_str("<span class=\"visually-hidden\">");
    escape(words.get(sign_word(sign)), &mut out);
    out.push_str(": </span></span>");
    out
}
