//! Where the app is shown: on its own page, or as an element in somebody's page.

/// Which drawing of the app this is. One Wasm instance may hold several: the elements of a page share it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surface(pub u32);

/// Where the app is shown, and what is wanted of it there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Which drawing of the app this is.
    pub surface: Surface,
    /// Whether it is a guest in somebody's page, whose address, title and scrolling are not ours.
    pub is_guest: bool,
    /// Whether it is shown in a frame, whose sandbox may silently swallow prints, files and new tabs.
    pub is_framed: bool,
    /// What is offered to take along.
    pub exports: Exports,
}

/// A way to take a persona along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// The brief, printed.
    Print,
    /// The brief as a web page.
    Html,
    /// The persona as a file.
    Json,
    /// The brief, copied.
    Copy,
    /// The persona in a link.
    Link,
    /// The persona as Markdown.
    Markdown,
    /// The persona as plain text, for an assistant.
    Text,
    /// All personas as a table.
    Csv,
    /// A picture, as lines that stay sharp at any size.
    Svg,
    /// A picture, as dots.
    Png,
    /// The days of its review and its test, for a calendar.
    Calendar,
}

impl Export {
    /// All there are.
    pub const ALL: [Self; 11] = [
        Self::Print,
        Self::Html,
        Self::Json,
        Self::Copy,
        Self::Link,
        Self::Markdown,
        Self::Text,
        Self::Csv,
        Self::Svg,
        Self::Png,
        Self::Calendar,
    ];

    /// Its name in attributes and events.
    pub fn name(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Html => "html",
            Self::Json => "json",
            Self::Copy => "copy",
            Self::Link => "link",
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Calendar => "calendar",
        }
    }
}

/// Which exports are offered; by default all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exports(u32);

impl Default for Exports {
    fn default() -> Self {
        Self(u32::MAX)
    }
}

impl Exports {
    /// Those named, apart from white space and commas; all where none is named.
    pub fn named(names: &str) -> Self {
        let bits = names
            .split([' ', '\t', '\n', ','])
            .flat_map(|name| Export::ALL.into_iter().filter(move |one| one.name() == name))
            .fold(0, |bits, one| bits | 1 << one as u8);
        if bits == 0 { Self::default() } else { Self(bits) }
    }

    /// Whether this one is offered.
    pub fn has(self, export: Export) -> bool {
        self.0 & (1 << export as u8) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_named_or_all() {
        let cases = [
            ("", "print html json copy link markdown text csv svg png calendar"),
            (
                "everything",
                "print html json copy link markdown text csv svg png calendar",
            ),
            ("json", "json"),
            (" html, json ", "html json"),
            ("copy\nprint nothing", "print copy"),
            ("link", "link"),
            ("png svg,text", "text svg png"),
            ("calendar", "calendar"),
        ];
        for (names, expected) in cases {
            let exports = Exports::named(names);
            let offered: Vec<&str> = Export::ALL
                .into_iter()
                .filter(|one| exports.has(*one))
                .map(Export::name)
                .collect();
            assert_eq!(offered.join(" "), expected, "{names:?}");
        }
    }
}
