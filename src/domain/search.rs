//! Finding entries of the notebook: by words, tag, source and person, newest first.

use super::day::Day;
use super::map::sorted;
use super::notebook::{Entry, Notebook};

/// What is looked for; what is empty is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that all stand somewhere in the entry.
    pub words: String,
    /// A tag.
    pub tag: String,
    /// A source; empty within for what was noticed oneself.
    pub source: Option<String>,
    /// Whom it is about.
    pub about: String,
    /// Whether something was said word for word.
    pub is_said: bool,
    /// Whether no answer rests on it.
    pub is_unused: bool,
    /// This entry and no other, by its id.
    pub only: String,
}

impl Filter {
    /// Whether anything is asked for.
    pub fn is_on(&self) -> bool {
        let Self {
            words,
            tag,
            source,
            about,
            is_said,
            is_unused,
            only,
        } = self;
        let is_asked = [words, tag, about, only]
            .iter()
            .any(|text| !text.trim().is_empty());
        is_asked || source.is_some() || *is_said || *is_unused
    }

    /// The entries found, by their index in the notebook: the newest day first, and of one day the one written last.
    pub fn found(&self, notebook: &Notebook, is_used: impl Fn(&str) -> bool) -> Vec<usize> {
        let words = folded(&self.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let (tag, about) = (folded(&self.tag), folded(&self.about));
        let source = self.source.as_ref().map(|source| folded(source));
        let is_found = |entry: &Entry| {
            (self.only.is_empty() || entry.id == self.only)
                && (tag.is_empty() || entry.tags.iter().any(|other| folded(other) == tag))
                && source
                    .as_ref()
                    .is_none_or(|source| *source == folded(entry.source.trim()))
                && (about.is_empty() || folded(entry.about.trim()) == about)
                && (!self.is_said || !entry.said.trim().is_empty())
                && (!self.is_unused || !is_used(&entry.id))
                && says(entry, &words)
        };
        let mut found: Vec<(Option<Day>, usize)> = Vec::new();
        for (index, entry) in notebook.entries.iter().enumerate() {
            if is_found(entry) {
                found.push((entry.date, index));
            }
        }
        let found = sorted(found, |one, other| other < one);
        found.into_iter().map(|(_, index)| index).collect()
    }
}

/// Whether all words stand somewhere in an entry.
fn says(entry: &Entry, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut all = String::new();
    for text in entry.texts().chain(entry.tags.iter().map(String::as_str)) {
        all.push_str(text);
        all.push('\n');
    }
    all.push_str(&entry.source);
    let all = folded(&all);
    words.iter().all(|word| all.contains(word))
}

/// How often each of some texts stands there, the most frequent first; texts that differ in case or accents alone are one.
pub fn counted<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<(String, usize)> {
    // Beside each text as it was written first, the form it is told from others by.
    let mut all: Vec<(String, usize)> = Vec::new();
    for (index, text) in texts.into_iter().enumerate() {
        let text = text.trim();
        if !text.is_empty() {
            all.push(([&folded(text), "\n", text].concat(), index));
        }
    }
    let all = sorted(all, |one, other| key(&one.0) < key(&other.0));
    let mut counted: Vec<(String, usize)> = Vec::new();
    for (text, _) in all {
        match counted.last_mut() {
            Some((other, count)) if key(other) == key(&text) => *count += 1,
            _ => counted.push((text, 1)),
        }
    }
    for (text, _) in &mut counted {
        let written = text.split_once('\n').map(|(_, written)| written.to_owned());
        *text = written.unwrap_or_default();
    }
    sorted(counted, |one, other| other.1 < one.1)
}

fn key(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

/// A text by which it is found: small letters without accents. Unicode's own decomposition is a table of many kilobytes; these are
/// the letters of Latin, Greek and Cyrillic alphabets that people leave the marks off when they search, and the marks of Hebrew and
/// Arabic, which most texts are written without.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            // Most letters of most texts.
            ' '..='~' => letter,
            '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{640}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}' => continue,
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => 'a',
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
            'ď' | 'đ' | 'ð' => 'd',
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
            'ĥ' | 'ħ' => 'h',
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ỉ'..='ị' => 'i',
            'ĵ' => 'j',
            'ķ' => 'k',
            'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
            'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ǒ' | 'ọ'..='ợ' => 'o',
            'ŕ' | 'ŗ' | 'ř' => 'r',
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
            'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ǔ' | 'ụ'..='ự' => 'u',
            'ŵ' => 'w',
            'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => 'y',
            'ź' | 'ż' | 'ž' => 'z',
            'ß' => {
                folded.push('s');
                's'
            }
            'æ' => {
                folded.push('a');
                'e'
            }
            'œ' => {
                folded.push('o');
                'e'
            }
            'ά' => 'α',
            'έ' => 'ε',
            'ή' => 'η',
            'ί' | 'ϊ' | 'ΐ' => 'ι',
            'ό' => 'ο',
            'ύ' | 'ϋ' | 'ΰ' => 'υ',
            'ώ' => 'ω',
            'ς' => 'σ',
            'ё' => 'е',
            '’' | '‘' => '\'',
            other => other,
        };
        folded.push(plain);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::notebook::Part;

    #[test]
    fn words_are_found_without_case_and_accents() {
        for (text, word) in [
            ("Café Über Straße", "cafe uber strasse"),
            ("cafe", "CAFÉ"),
            ("Cafe\u{301}", "café"),
            ("Nguyễn Đức", "nguyen duc"),
            ("Łódź", "lodz"),
            ("Ødegård", "odegard"),
            ("ΟΔΟΣ", "οδός"),
            ("Ёлка", "елка"),
            ("İzmir", "izmir"),
            ("don’t", "don't"),
            ("كِتَاب", "كتاب"),
        ] {
            assert_eq!(folded(text), folded(word), "{text}");
        }
    }

    fn book() -> Notebook {
        let entry = |id: &str, day: &str, about: &str, text: &str, said: &str, tags: &str, source: &str| {
            let mut entry = Entry {
                id: id.into(),
                date: Day::parse(day),
                about: about.into(),
                text: text.into(),
                said: said.into(),
                source: source.into(),
                ..Entry::default()
            };
            entry.write_tags(tags);
            entry
        };
        Notebook {
            entries: vec![
                entry(
                    "a",
                    "2026-03-02",
                    "José",
                    "Third stool from the wall",
                    "",
                    "door, winter",
                    "",
                ),
                entry(
                    "b",
                    "2026-03-01",
                    "",
                    "Came with a neighbour",
                    "Is the light on?",
                    "Door",
                    "",
                ),
                entry("c", "2026-03-02", "jose ", "Read the board twice", "", "", ""),
                entry(
                    "d",
                    "",
                    "",
                    "48 of 60 open on the phone",
                    "",
                    "phone",
                    "analytics",
                ),
            ],
            ..Notebook::default()
        }
    }

    #[test]
    fn entries_are_found_newest_first_by_whatever_is_asked() {
        let all = || Filter::default();
        let words = |words: &str| Filter {
            words: words.into(),
            ..all()
        };
        for (filter, expected) in [
            (all(), "cabd"),
            (words("  "), "cabd"),
            (words("THE"), "cabd"),
            (words("stool wall"), "a"),
            (words("stool neighbour"), ""),
            (words("jose"), "ca"),
            (words("light"), "b"),
            (words("winter"), "a"),
            (words("analytics 48"), "d"),
            (
                Filter {
                    tag: "door".into(),
                    ..all()
                },
                "ab",
            ),
            (
                Filter {
                    source: Some(String::new()),
                    ..all()
                },
                "cab",
            ),
            (
                Filter {
                    source: Some("analytics".into()),
                    ..all()
                },
                "d",
            ),
            (
                Filter {
                    about: "José".into(),
                    ..all()
                },
                "ca",
            ),
            (
                Filter {
                    is_said: true,
                    ..all()
                },
                "b",
            ),
            (
                Filter {
                    is_unused: true,
                    ..all()
                },
                "cbd",
            ),
            (
                Filter {
                    only: "b".into(),
                    ..all()
                },
                "b",
            ),
            (
                Filter {
                    is_unused: true,
                    tag: "door".into(),
                    words: "light".into(),
                    ..all()
                },
                "b",
            ),
        ] {
            let notebook = book();
            let found = filter.found(&notebook, |id| id == "a");
            let found: String = found
                .iter()
                .map(|index| notebook.entries[*index].id.as_str())
                .collect();
            assert_eq!(found, expected, "{filter:?}");
            assert_eq!(
                filter.is_on(),
                filter != all() && filter != words("  "),
                "{filter:?}"
            );
        }
    }

    #[test]
    fn every_text_of_an_entry_is_searched() {
        for part in Part::ALL {
            let mut entry = Entry::default();
            entry.write(*part, "a Lantern");
            let notebook = Notebook {
                entries: vec![Entry::default(), entry],
                ..Notebook::default()
            };
            let filter = Filter {
                words: "lantern".into(),
                ..Filter::default()
            };
            assert_eq!(filter.found(&notebook, |_| false), [1], "{}", part.id());
        }
    }

    #[test]
    fn texts_are_counted_the_most_frequent_first() {
        let counted = counted(["Door", "winter", "", "door ", "Dóor", "Winter", "phone"]);
        let counted: Vec<(&str, usize)> = counted
            .iter()
            .map(|(text, count)| (text.as_str(), *count))
            .collect();
        assert_eq!(counted, [("Door", 3), ("winter", 2), ("phone", 1)]);
    }

    #[test]
    fn a_full_notebook_is_searched() {
        let entries = (0..crate::domain::notebook::ENTRIES_MAX).map(|index| Entry {
            id: index.to_string(),
            date: Day::parse("2026-01-01").map(|day| day.plus_days(u16::try_from(index % 300).unwrap())),
            text: format!("Visitor number {index} looked at the board"),
            ..Entry::default()
        });
        let notebook = Notebook {
            entries: entries.collect(),
            ..Notebook::default()
        };
        let filter = Filter {
            words: "number 4321 board".into(),
            ..Filter::default()
        };
        assert_eq!(filter.found(&notebook, |_| false), [4321]);
        assert_eq!(Filter::default().found(&notebook, |_| false).len(), 5000);
    }
}
