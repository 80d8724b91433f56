//! Every word of the interface that is not in an interview pack.
//!
//! English is compiled in, as one array that [`Word`] indexes, so that a missing word does not compile. Another language is
//! a file `words/<language>.json`: an object with a text for every key, read by [`Words::read`]; no view changes.
//!
//! A text may hold places `{like_this}`, filled by [`fill`], and forms, written `one: … | other: …`, of which [`form`] picks one:
//! by plural category (from the browser's `Intl.PluralRules`) or by pronoun (`they`, `she`, `he`, `name`).

use super::persona::{Name, Pronoun};

macro_rules! words {
    ($($(#[$doc:meta])* $word:ident $key:literal = $text:literal;)+) => {
        /// One text of the interface, named for where it stands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each stands beside its English text")]
        pub enum Word { $($(#[$doc])* $word,)+ }

        /// Every word, in order.
        pub const WORDS: &[Word] = &[$(Word::$word,)+];
        const KEYS: &[&str] = &[$($key,)+];
        const ENGLISH: &[&str] = &[$($text,)+];
    };
}

include!("words_en.rs");

impl Word {
    /// Its permanent key in a language's file.
    pub fn key(self) -> &'static str {
        KEYS.get(self as usize).copied().unwrap_or_default()
    }

    /// Its English text.
    pub fn english(self) -> &'static str {
        ENGLISH.get(self as usize).copied().unwrap_or_default()
    }
}

/// How many words the module of first questions has.
const FIRST_COUNT: usize = Word::PronounOwnWords as usize + 1;

/// They alone, so that the others are not in that module.
#[allow(
    clippy::indexing_slicing,
    reason = "worked out while compiling, where a wrong index is an error"
)]
const FIRST: &[&str] = &{
    let mut first = [""; FIRST_COUNT];
    let mut index = 0;
    while index < FIRST_COUNT {
        first[index] = ENGLISH[index];
        index += 1;
    }
    first
};

/// All the interface's words in one language; kept for as long as the page is.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Texts in the order of [`WORDS`].
    texts: &'static [&'static str],
}

impl Words {
    /// English, as compiled in.
    pub const ENGLISH: Self = Self { texts: ENGLISH };

    /// Those of the first questions, in English; the others are empty.
    pub const FIRST: Self = Self { texts: FIRST };

    /// A language's words from its file's texts by key.
    ///
    /// # Errors
    /// The key of the first word that has no text.
    pub fn read(mut text_of: impl FnMut(&str) -> Option<String>) -> Result<Self, &'static str> {
        let mut texts: Vec<&'static str> = Vec::with_capacity(KEYS.len());
        for key in KEYS {
            texts.push(text_of(key).ok_or(*key)?.leak());
        }
        Ok(Self { texts: texts.leak() })
    }

    /// The text of a word.
    pub fn get(&self, word: Word) -> &'static str {
        self.texts.get(word as usize).copied().unwrap_or_default()
    }

    /// The text of a word with its places filled.
    pub fn fill(&self, word: Word, values: &[(&str, &str)]) -> String {
        fill(self.get(word), values)
    }

    /// A heading that speaks of the persona: by pronoun, or by name where the pronoun is in own words and there is a name.
    pub fn about(&self, word: Word, name: &Name) -> String {
        let key = match &name.pronoun {
            Pronoun::She => "she",
            Pronoun::He => "he",
            Pronoun::Own(_) if !name.short().is_empty() => "name",
            Pronoun::They | Pronoun::Unsaid | Pronoun::Own(_) => "they",
        };
        fill(form(self.get(word), key), &[("name", name.short())])
    }
}

/// The form of a text with this key, else its `other` form, else its first; a text without forms is its own.
pub fn form<'a>(text: &'a str, key: &str) -> &'a str {
    let forms = || text.split('|').filter_map(|part| part.split_once(':'));
    let find = |wanted: &str| {
        forms()
            .find(|(key, _)| key.trim() == wanted)
            .map(|(_, form)| form.trim())
    };
    if !text.contains('|') {
        return text;
    }
    find(key)
        .or_else(|| find("other"))
        .or_else(|| forms().next().map(|(_, form)| form.trim()))
        .unwrap_or(text)
}

/// A text with each place `{key}` filled by its value; places without a value stay.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((key, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(name, _)| *name == key) {
            filled.push_str(value);
        } else {
            filled.push('{');
            filled.push_str(key);
            filled.push('}');
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_and_every_text_is_written() {
        let mut keys: Vec<&str> = WORDS.iter().map(|word| word.key()).collect();
        assert!(WORDS.iter().all(|word| !word.english().trim().is_empty()));
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), WORDS.len());
    }

    #[test]
    fn forms_and_places() {
        let text = "one: {n} guess | other: {n} guesses";
        for (key, filled) in [("one", "1 guess"), ("other", "1 guesses"), ("few", "1 guesses")] {
            assert_eq!(fill(form(text, key), &[("n", "1")]), filled);
        }
        for (text, filled) in [
            ("plain", "plain"),
            ("{a}{b}", "{a}2"),
            ("{", "{"),
            ("a {b", "a {b"),
            ("}{b}", "}2"),
        ] {
            assert_eq!(fill(text, &[("b", "2")]), filled);
        }
    }

    #[test]
    fn headings_speak_of_the_persona_as_asked() {
        let named = |pronoun: &str| Name {
            name: "Ada".into(),
            epithet: String::new(),
            pronoun: pronoun.into(),
        };
        for (pronoun, heading) in [
            ("", "What they do"),
            ("she", "What she does"),
            ("he", "What he does"),
            ("ze", "What Ada does"),
        ] {
            assert_eq!(Words::ENGLISH.about(Word::SectionDoes, &named(pronoun)), heading);
        }
        let nameless = Name {
            pronoun: "ze".into(),
            ..Name::default()
        };
        assert_eq!(Words::ENGLISH.about(Word::SectionDoes, &nameless), "What they do");
    }

    #[test]
    fn a_language_with_a_word_missing_is_refused_by_name() {
        let missing = WORDS[3].key();
        assert_eq!(
            Words::read(|key| (key != missing).then(|| key.to_uppercase())).unwrap_err(),
            missing
        );
        let words = Words::read(|key| Some(key.to_uppercase())).unwrap();
        assert_eq!(words.get(WORDS[3]), missing.to_uppercase());
    }

    #[test]
    fn the_first_questions_have_all_the_words_they_say() {
        let words = Words::FIRST;
        for word in [
            Word::AppName,
            Word::Continue,
            Word::HowDoYouKnow,
            Word::Saved,
            Word::SectionCare,
            Word::Nameless,
        ] {
            assert_eq!(words.get(word), word.english());
        }
        assert_eq!(words.get(Word::CrashTitle), "");
    }
}
