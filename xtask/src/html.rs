//! Just enough HTML reading to rewrite the app's one page: tags with their attributes, text, comments, and
//! the contents of elements that must not be touched.

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A closing tag or the doctype: written as it is.
    Other(String),
    /// Text between tags.
    Text(String),
    /// A comment.
    Comment,
    /// An opening tag.
    Open(Tag),
    /// The contents of a script, style or textarea.
    Raw(String),
}

/// An opening tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The element's name in lower case.
    pub name: String,
    /// The attributes in order; a value is unquoted.
    pub attributes: Vec<(String, Option<String>)>,
    /// Whether it ends in `/>`, which matters in SVG.
    pub closed: bool,
}

/// Elements whose contents are no HTML.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

impl Tag {
    /// A tag made from its parts.
    pub fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        let attributes = attributes.iter().map(|(name, value)| {
            (
                (*name).to_owned(),
                (!value.is_empty()).then(|| (*value).to_owned()),
            )
        });
        Self {
            name: name.to_owned(),
            attributes: attributes.collect(),
            closed: false,
        }
    }

    /// An attribute's value: empty if it has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(own, _)| own == name)?;
        Some(value.as_deref().unwrap_or(""))
    }

    /// Changes an attribute, or adds it.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(own, _)| own == name) {
            Some((_, old)) => *old = Some(value.to_owned()),
            None => self.attributes.push((name.to_owned(), Some(value.to_owned()))),
        }
    }

    /// Whether this is a `link` with the word `rel`.
    pub fn is_link(&self, rel: &str) -> bool {
        self.name == "link"
            && self
                .get("rel")
                .is_some_and(|words| words.split_whitespace().any(|word| word == rel))
    }

    /// The tag's text.
    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            if let Some(value) = value {
                let quote = if value.contains('"') { '\'' } else { '"' };
                out.push('=');
                out.push(quote);
                out.push_str(value);
                out.push(quote);
            }
        }
        out.push_str(if self.closed { "/>" } else { ">" });
    }
}

/// Takes a page apart.
pub fn parse(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        if let Some(comment) = rest.strip_prefix("<!--") {
            pieces.push(Piece::Comment);
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with("</") || rest.starts_with("<!") {
            let (tag, after) = split_after(rest, '>');
            pieces.push(Piece::Other(tag.to_owned()));
            rest = after;
        } else if let Some((tag, after)) = open_tag(rest) {
            rest = after;
            let name = tag.name.clone();
            let closed = tag.closed;
            pieces.push(Piece::Open(tag));
            if RAW.contains(&name.as_str()) && !closed {
                let end = find_close(rest, &name);
                let (raw, after) = rest.split_at(end);
                pieces.push(Piece::Raw(raw.to_owned()));
                rest = after;
            }
        } else {
            // A lone `<` is text as well.
            let end = rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| *c == '<')
                .map_or(rest.len(), |(at, _)| at);
            let (text, after) = rest.split_at(end);
            pieces.push(Piece::Text(text.to_owned()));
            rest = after;
        }
    }
    pieces
}

/// Puts a page together with indentation and comments left out.
///
/// Between elements of the body one space stays, because it may be seen there.
pub fn write(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut in_head = true;
    let mut kept = 0_usize;
    for piece in pieces {
        match piece {
            Piece::Comment => {}
            Piece::Other(text) => {
                if text.eq_ignore_ascii_case("</pre>") {
                    kept = kept.saturating_sub(1);
                }
                out.push_str(text);
            }
            Piece::Open(tag) => {
                match tag.name.as_str() {
                    "pre" => kept += 1,
                    "body" => in_head = false,
                    _ => {}
                }
                tag.write(&mut out);
            }
            Piece::Raw(text) => out.push_str(text),
            Piece::Text(text) if kept > 0 => out.push_str(text),
            Piece::Text(text) if in_head && text.trim_ascii().is_empty() => {}
            Piece::Text(text) => collapse(text, &mut out),
        }
    }
    out.truncate(out.trim_ascii_end().len());
    out.push('\n');
    out
}

/// Writes text with every line break and the indentation around it as one space.
fn collapse(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_whitespace()) {
        let (before, from) = rest.split_at(start);
        let after = from.trim_ascii_start();
        let (gap, after) = from.split_at(from.len() - after.len());
        out.push_str(before);
        if !gap.contains('\n') {
            out.push_str(gap);
        } else if !out.ends_with(' ') {
            // A comment that was left out may have had a space on either side.
            out.push(' ');
        }
        rest = after;
    }
    out.push_str(rest);
}

/// Splits after the first `end`.
fn split_after(text: &str, end: char) -> (&str, &str) {
    text.split_at(text.find(end).map_or(text.len(), |at| at + end.len_utf8()))
}

/// Where `</name` begins.
fn find_close(text: &str, name: &str) -> usize {
    let lower = text.to_ascii_lowercase();
    lower.find(&format!("</{name}")).unwrap_or(text.len())
}

/// Reads an opening tag and returns it with what follows.
fn open_tag(text: &str) -> Option<(Tag, &str)> {
    let text = text.strip_prefix('<')?;
    if !text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let is_name = |c: char| !c.is_ascii_whitespace() && !matches!(c, '/' | '>' | '=');
    let (name, mut rest) = split_while(text, is_name);
    let mut tag = Tag {
        name: name.to_ascii_lowercase(),
        attributes: Vec::new(),
        closed: false,
    };
    loop {
        rest = rest.trim_ascii_start();
        if let Some(after) = rest.strip_prefix("/>") {
            tag.closed = true;
            return Some((tag, after));
        }
        if let Some(after) = rest.strip_prefix('>') {
            return Some((tag, after));
        }
        if let Some(after) = rest.strip_prefix('/') {
            rest = after;
            continue;
        }
        let (attribute, after) = split_while(rest, is_name);
        if attribute.is_empty() {
            return None;
        }
        rest = after.trim_ascii_start();
        let value = match rest.strip_prefix('=') {
            None => None,
            Some(after) => {
                let (value, after) = attribute_value(after.trim_ascii_start())?;
                rest = after;
                Some(value.to_owned())
            }
        };
        tag.attributes.push((attribute.to_owned(), value));
    }
}

/// Reads an attribute's value, quoted or not, and returns it with what follows.
fn attribute_value(text: &str) -> Option<(&str, &str)> {
    for quote in ['"', '\''] {
        if let Some(text) = text.strip_prefix(quote) {
            return text.split_once(quote);
        }
    }
    Some(split_while(text, |c| !c.is_ascii_whitespace() && c != '>'))
}

/// Splits where `inside` first says no.
fn split_while(text: &str, inside: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !inside(c)).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Through both.
    fn minified(page: &str) -> String {
        write(&parse(page))
    }

    #[test]
    fn indentation_and_comments_go() {
        let page = "<!doctype html>\n<!-- no -->\n<html>\n  <head>\n    <meta\n      charset=\"utf-8\">\n  </head>\n  \
                    <body>\n    <p>One  <b>two</b>\n    three</p>\n  </body>\n</html>\n";
        assert_eq!(
            minified(page),
            "<!doctype html><html><head><meta charset=\"utf-8\"></head><body> <p>One  <b>two</b> three</p> </body> </html>\n"
        );
    }

    #[test]
    fn kept_elements_are_untouched() {
        for kept in [
            "<pre>\n a\n   <b>b</b>\n</pre>",
            "<textarea>\n a <b\n  c</textarea>",
            "<script>\nif (a < b) {\n  c(\"<p>\");\n}</script>",
            "<title>A\n  B</title>",
        ] {
            let page = format!("<body>{kept}</body>\n");
            assert_eq!(minified(&page), page);
        }
    }

    #[test]
    fn attributes_are_read_and_written() {
        let pieces = parse("<a href='x y' data-q='say \"hi\"' hidden id=z><path d=\"M0\"/>");
        let [Piece::Open(link), Piece::Open(path)] = pieces.as_slice() else {
            panic!("{pieces:?}")
        };
        assert_eq!(link.get("href"), Some("x y"));
        assert_eq!(link.get("hidden"), Some(""));
        assert_eq!(link.get("id"), Some("z"));
        assert_eq!(link.get("class"), None);
        assert!(path.closed);
        assert_eq!(
            write(&pieces),
            "<a href=\"x y\" data-q='say \"hi\"' hidden id=\"z\"><path d=\"M0\"/>\n"
        );
    }

    #[test]
    fn a_greater_sign_in_a_value_does_not_end_the_tag() {
        let pieces = parse("<p title=\"a > b\">x < y</p>");
        assert_eq!(write(&pieces), "<p title=\"a > b\">x < y</p>\n");
    }

    #[test]
    fn links_are_known_by_their_rel() {
        let tag = Tag::new("link", &[("rel", "stylesheet"), ("href", "a.css")]);
        assert!(tag.is_link("stylesheet"));
        assert!(!tag.is_link("style"));
    }
}
