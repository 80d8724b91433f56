//! The policies of our own pages: what a page of the release may run, load and ask for, as its own text says it
//! (`<meta http-equiv="Content-Security-Policy">`). Scripts and styles that stand in a page are named by their hashes, so that
//! nothing else that may ever come to stand there is run.
//!
//! A policy in a page cannot say who may frame it, nor where it tells of what it forbade; a host's headers may add that.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::html::{self, Piece, Tag};
use crate::shell::Result;

/// The attribute's value that makes a `meta` a policy.
const KIND: &str = "Content-Security-Policy";
/// What no page of ours needs: another base for its addresses, and forms.
const NEVER: &str = "base-uri 'none'; form-action 'none'";
/// Texts are turned into scripts and documents by our own policy alone (`src/platform/trusted.rs`).
const TRUSTED: &str = "require-trusted-types-for 'script'; trusted-types";

/// A page of the release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// index.html.
    App,
    /// embed.html, which other sites frame.
    Frame,
    /// repair.html.
    Repair,
    /// The whole app in one file.
    One,
}

impl Kind {
    /// The policy of such a page with these hashes.
    fn policy(self, scripts: &str, styles: &str) -> String {
        match self {
            Self::App => format!(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
                 img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
                 {NEVER}; {TRUSTED} persona-builder"
            ),
            // A frame in a sandbox has no origin of its own, and in WebKit nothing is 'self' there; what its hashed script puts
            // into it is trusted instead. A site may keep its interview anywhere.
            Self::Frame => format!(
                "default-src 'none'; script-src 'strict-dynamic' 'wasm-unsafe-eval'{scripts}; style-src{styles}; \
                 img-src data:; connect-src *; {NEVER}; {TRUSTED} persona-builder persona-builder-frame"
            ),
            // It fetches the page anew, and makes nothing of texts.
            Self::Repair => format!(
                "default-src 'none'; script-src{scripts}; style-src{styles}; img-src 'self'; connect-src 'self'; \
                 {NEVER}; {TRUSTED} 'none'"
            ),
            // Everything stands in it, and it asks for nothing.
            Self::One => format!(
                "default-src 'none'; script-src 'wasm-unsafe-eval'{scripts}; style-src{styles}; img-src data:; \
                 {NEVER}; {TRUSTED} persona-builder"
            ),
        }
    }
}

/// The text of a finished page with its policy in it.
///
/// # Errors
/// Something in the page that its policy would forbid: an attribute with a style or a script.
pub fn page(kind: Kind, mut pieces: Vec<Piece>) -> Result<Vec<u8>> {
    put(kind, &mut pieces)?;
    let text = html::write(&pieces);
    // What is written is what browsers read.
    check(kind, &text)?;
    Ok(text.into_bytes())
}

/// Puts the policy into a page, behind the encoding and before all that it speaks of.
fn put(kind: Kind, pieces: &mut Vec<Piece>) -> Result<()> {
    let policy = wanted(kind, pieces)?;
    let is_encoding = |piece: &Piece| matches!(piece, Piece::Open(tag) if tag.name == "meta" && tag.get("charset").is_some());
    let at = pieces
        .iter()
        .position(is_encoding)
        .ok_or_else(|| format!("{kind:?}: a page without an encoding"))?;
    let meta = Tag::new("meta", &[("http-equiv", KIND), ("content", &policy)]);
    pieces.insert(at + 1, Piece::Open(meta));
    Ok(())
}

/// Whether a page has the policy that fits what stands in it.
///
/// # Errors
/// What is wrong with it.
pub fn check(kind: Kind, text: &str) -> Result<()> {
    let pieces = html::parse(text);
    let is_policy = |tag: &&Tag| tag.name == "meta" && tag.get("http-equiv") == Some(KIND);
    let policies: Vec<&Tag> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Open(tag) => Some(tag),
            _ => None,
        })
        .filter(is_policy)
        .collect();
    match policies.as_slice() {
        [one] if one.get("content") == Some(&wanted(kind, &pieces)?) => Ok(()),
        [_] => Err(format!(
            "{kind:?}: the page's policy does not name the scripts and styles that stand in it"
        )),
        other => Err(format!("{kind:?}: {} policies in the page", other.len())),
    }
}

/// The policy that fits what stands in a page.
fn wanted(kind: Kind, pieces: &[Piece]) -> Result<String> {
    let (mut scripts, mut styles) = (String::new(), String::new());
    let mut inside = None;
    for piece in pieces {
        match piece {
            Piece::Open(tag) => {
                let attributes = tag.attributes.iter();
                if let Some((name, _)) = attributes
                    .into_iter()
                    .find(|(name, _)| name == "style" || name.starts_with("on"))
                {
                    return Err(format!(
                        "{kind:?}: <{} {name}> is what the page's policy forbids",
                        tag.name
                    ));
                }
                inside = match tag.name.as_str() {
                    "script" if tag.get("src").is_none() && is_run(tag) => Some(&mut scripts),
                    "style" => Some(&mut styles),
                    _ => None,
                };
            }
            Piece::Raw(text) => {
                if let Some(hashes) = inside.take() {
                    hashes.extend([" ", &hash(text)]);
                }
            }
            _ => {}
        }
    }
    Ok(kind.policy(&scripts, &styles))
}

/// Whether a script is one, and not data that stands in the page.
fn is_run(tag: &Tag) -> bool {
    matches!(tag.get("type").unwrap_or(""), "" | "module" | "text/javascript")
}

/// A text as a policy names it.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [Kind; 4] = [Kind::App, Kind::Frame, Kind::Repair, Kind::One];
    const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\"><title>A page</title>\
<style>p{margin:0}</style><script type=\"module\">start()</script><script>alert('Hello, world.');</script>\
<script type=\"application/json\" id=\"assets\">{}</script><script src=\"./x.js\"></script></head><body></body></html>";

    fn made(kind: Kind) -> String {
        String::from_utf8(page(kind, html::parse(PAGE)).unwrap()).unwrap()
    }

    #[test]
    fn a_text_is_named_as_browsers_name_it() {
        // The example of the standard's own documentation.
        assert_eq!(
            hash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn the_policy_stands_behind_the_encoding_and_names_what_is_run() {
        for kind in KINDS {
            let text = made(kind);
            let start = "<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ";
            assert!(text.contains(start), "{text}");
            let (_, rest) = text.split_once("content=\"").unwrap();
            let (policy, _) = rest.split_once('"').unwrap();
            for (part, content) in [
                ("script-src", "start()"),
                ("script-src", "alert('Hello, world.');"),
                ("style-src", "p{margin:0}"),
            ] {
                let rule = policy.split("; ").find(|rule| rule.starts_with(part)).unwrap();
                assert!(rule.contains(&hash(content)), "{kind:?}: {rule} lacks {content}");
            }
            assert_eq!(policy.matches("sha256-").count(), 3, "data is not run: {policy}");
            assert!(
                !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
                "{policy}"
            );
            assert_eq!(check(kind, &text), Ok(()));
        }
    }

    #[test]
    fn a_script_or_a_style_that_changed_is_noticed() {
        for kind in KINDS {
            let text = made(kind);
            for (before, after) in [
                ("start()", "start( )"),
                ("alert('Hello", "alert('hello"),
                ("p{margin:0}", "p{margin:1px}"),
                ("</head>", "<script>more()</script></head>"),
                ("img-src", "img-src evil.example"),
            ] {
                let changed = text.replacen(before, after, 1);
                assert_ne!(changed, text, "{kind:?}: {before}");
                assert!(check(kind, &changed).is_err(), "{kind:?}: {after}");
            }
        }
        assert!(check(Kind::App, PAGE).unwrap_err().contains("0 policies"));
    }

    #[test]
    fn what_a_policy_forbids_does_not_come_into_a_page() {
        for body in ["<p style=\"color: red\">", "<p onclick=\"go()\">"] {
            let text = PAGE.replace("<body>", &["<body>", body].concat());
            assert!(page(Kind::App, html::parse(&text)).is_err(), "{body}");
        }
    }
}
