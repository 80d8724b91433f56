//! The places of the page, as the part of the address after `#`.

use crate::domain::interview::named;

/// Ids of a step and of one of its screens.
pub type Spot = Option<(String, String)>;

/// A place of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// Methods, drafts and ways in.
    #[default]
    Start,
    /// Two questions that help to choose a method.
    Help,
    /// The worked examples.
    Examples,
    /// Open a file.
    Open,
    /// The brand's name and colour.
    Brand,
    /// Drafts put away.
    Archive,
    /// Drafts thrown away.
    Trash,
    /// What is kept in the browser, and how much room it takes.
    Storage,
    /// The field notebook.
    Notebook,
    /// Patterns in the notebook.
    Patterns,
    /// All live personas side by side.
    Set,
    /// Blank worksheets of an interview.
    Worksheet {
        /// Id of the interview.
        interview: String,
    },
    /// A new draft that nothing was typed into yet.
    New {
        /// Id of the interview.
        interview: String,
        /// Where in the interview.
        spot: Spot,
    },
    /// A kept draft.
    Draft {
        /// The persona's id.
        id: String,
        /// What is shown of it.
        view: View,
    },
    /// A worked example.
    Example {
        /// Its own id.
        id: String,
        /// What is shown of it.
        view: View,
    },
    /// A persona that came in a link.
    Shared {
        /// What the link carries, as it arrived.
        payload: String,
        /// What is shown of it.
        view: View,
    },
}

/// What is shown of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The interview, at a screen or where it was left.
    Interview(Spot),
    /// All answers together.
    Overview,
    /// The printable brief.
    Brief,
    /// A page about it.
    Page(Page),
}

named! {
    /// Pages about a draft, beside its interview, its answers and its brief.
    Page {
        /// What to look at again.
        Advice = "advice",
        /// Tests, checks, measures and decisions.
        Use = "use",
        /// Looking again at what was said.
        Review = "review",
        /// Kept versions.
        History = "history",
        /// Briefs for the teams.
        Teams = "teams",
        /// Everything that can be taken along.
        Take = "take-along",
    }
}

impl Route {
    /// Reads the part of an address from `#` on; what is not a place is the start.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<String> = path.split('/').map(decode).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match *parts.as_slice() {
            ["help"] => Self::Help,
            ["examples"] => Self::Examples,
            ["open"] => Self::Open,
            ["brand"] => Self::Brand,
            ["archive"] => Self::Archive,
            ["trash"] => Self::Trash,
            ["storage"] => Self::Storage,
            ["notebook"] => Self::Notebook,
            ["patterns"] => Self::Patterns,
            ["set"] => Self::Set,
            ["worksheet", interview, ..] => Self::Worksheet {
                interview: interview.to_owned(),
            },
            ["new", interview, ref rest @ ..] => Self::New {
                interview: interview.to_owned(),
                spot: spot(rest),
            },
            ["draft", id, ref rest @ ..] => Self::Draft {
                id: id.to_owned(),
                view: view(rest, View::Interview(None)),
            },
            ["example", id, ref rest @ ..] => Self::Example {
                id: id.to_owned(),
                view: view(rest, View::Overview),
            },
            ["shared", ref rest @ ..] => Self::Shared {
                payload: rest.first().copied().unwrap_or_default().to_owned(),
                view: view(rest.get(1..).unwrap_or_default(), View::Overview),
            },
            _ => Self::Start,
        }
    }

    /// The address of the place, from `#` on.
    pub fn hash(&self) -> String {
        let mut hash = String::from("#/");
        let mut add = |parts: &[&str]| {
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    hash.push('/');
                }
                encode(part, &mut hash);
            }
        };
        match self {
            Self::Start => {}
            Self::Help => add(&["help"]),
            Self::Examples => add(&["examples"]),
            Self::Open => add(&["open"]),
            Self::Brand => add(&["brand"]),
            Self::Archive => add(&["archive"]),
            Self::Trash => add(&["trash"]),
            Self::Storage => add(&["storage"]),
            Self::Notebook => add(&["notebook"]),
            Self::Patterns => add(&["patterns"]),
            Self::Set => add(&["set"]),
            Self::Worksheet { interview } => add(&["worksheet", interview]),
            Self::New {
                interview,
                spot: Some((step, screen)),
            } => add(&["new", interview, step, screen]),
            Self::New {
                interview,
                spot: None,
            } => add(&["new", interview]),
            Self::Draft { id: owner, view }
            | Self::Example { id: owner, view }
            | Self::Shared { payload: owner, view } => {
                let kind = match self {
                    Self::Draft { .. } => "draft",
                    Self::Shared { .. } => "shared",
                    _ => "example",
                };
                match view {
                    View::Interview(Some((step, screen))) => add(&[kind, owner, "interview", step, screen]),
                    View::Interview(None) => add(&[kind, owner, "interview"]),
                    View::Overview => add(&[kind, owner, "overview"]),
                    View::Brief => add(&[kind, owner, "brief"]),
                    View::Page(page) => add(&[kind, owner, page.id()]),
                }
            }
        }
        hash
    }

    /// The same draft, example or shared persona, shown another way; other places stay.
    #[must_use]
    pub fn with_view(&self, view: View) -> Self {
        match (self.clone(), view) {
            (Self::New { interview, .. }, View::Interview(spot)) => Self::New { interview, spot },
            (Self::Draft { id, .. }, view) => Self::Draft { id, view },
            (Self::Example { id, .. }, view) => Self::Example { id, view },
            (Self::Shared { payload, .. }, view) => Self::Shared { payload, view },
            (other, _) => other,
        }
    }
}

fn spot(rest: &[&str]) -> Spot {
    match *rest {
        [step, screen, ..] => Some((step.to_owned(), screen.to_owned())),
        _ => None,
    }
}

fn view(rest: &[&str], otherwise: View) -> View {
    match *rest {
        ["interview", ref rest @ ..] => View::Interview(spot(rest)),
        ["overview", ..] => View::Overview,
        ["brief", ..] => View::Brief,
        [page, ..] => Page::from_id(page).map_or(otherwise, View::Page),
        [] => otherwise,
    }
}

/// Percent-encodes everything but letters, digits, `-`, `.` and `_` (RFC 3986): ids come from files, too.
fn encode(part: &str, into: &mut String) {
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            into.push(char::from(byte));
        } else {
            into.push('%');
            for digit in [byte >> 4, byte & 15] {
                into.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
    }
}

fn decode(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = match (first, tail) {
            (b'%', [high, low, behind @ ..]) => {
                let digit = |byte: &u8| {
                    char::from(*byte)
                        .to_digit(16)
                        .and_then(|digit| u8::try_from(digit).ok())
                };
                digit(high)
                    .zip(digit(low))
                    .map(|(high, low)| (high << 4 | low, behind))
            }
            _ => None,
        };
        let (byte, behind) = escaped.unwrap_or((*first, tail));
        bytes.push(byte);
        rest = behind;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_the_address_bar() {
        let spot = Some(("notice".to_owned(), "where".to_owned()));
        let draft = |view| Route::Draft {
            id: "a b/ü#%41".into(),
            view,
        };
        let example = |view| Route::Example {
            id: "community".into(),
            view,
        };
        let shared = |payload: &str, view| Route::Shared {
            payload: payload.into(),
            view,
        };
        for route in [
            Route::Start,
            Route::Help,
            Route::Examples,
            Route::Open,
            Route::Brand,
            Route::Archive,
            Route::Trash,
            Route::Storage,
            Route::Notebook,
            Route::Patterns,
            Route::Set,
            Route::Worksheet {
                interview: "community".into(),
            },
            Route::New {
                interview: "community".into(),
                spot: None,
            },
            Route::New {
                interview: "community".into(),
                spot: spot.clone(),
            },
            draft(View::Interview(None)),
            draft(View::Interview(spot.clone())),
            draft(View::Overview),
            draft(View::Brief),
            draft(View::Page(Page::Advice)),
            draft(View::Page(Page::Take)),
            example(View::Overview),
            example(View::Interview(spot)),
            example(View::Brief),
            shared("1.5.AB-_c.0abc123", View::Overview),
            shared("1.5.AB-_c.0abc123", View::Brief),
            shared("", View::Overview),
        ] {
            assert_eq!(Route::parse(&route.hash()), route, "{}", route.hash());
        }
    }

    #[test]
    fn what_is_not_a_place_is_the_start() {
        for hash in [
            "",
            "#",
            "#/",
            "#/nowhere",
            "#main",
            "#/draft",
            "#/new",
            "#/worksheet",
            "#//",
        ] {
            assert_eq!(Route::parse(hash), Route::Start, "{hash}");
        }
        assert_eq!(Route::parse("#/help/"), Route::Help);
        assert_eq!(
            Route::parse("#/draft/%zz%e"),
            Route::Draft {
                id: "%zz%e".into(),
                view: View::Interview(None)
            }
        );
    }

    #[test]
    fn a_link_names_what_it_carries_as_it_arrived() {
        for (hash, payload) in [
            ("#/shared/1.2.AB.0abc123", "1.2.AB.0abc123"),
            ("#/shared/1%2E2%2eAB.0abc123", "1.2.AB.0abc123"),
            ("#/shared/1.2.A%20B.0abc123.", "1.2.A B.0abc123."),
            ("#/shared/1.2.A/", "1.2.A"),
            ("#/shared/", ""),
            ("#/shared", ""),
        ] {
            let route = Route::Shared {
                payload: payload.into(),
                view: View::Overview,
            };
            assert_eq!(Route::parse(hash), route, "{hash}");
        }
    }
}
