//! Names of files that every system takes.

use super::unseen::is_unseen;

/// The longest name, in characters and in bytes; systems count one or the other.
const CHARACTERS_MAX: usize = 80;
const BYTES_MAX: usize = 180;

/// A file name from a persona's name: letters of all scripts stay, spaces become hyphens, and what some system does not
/// take goes. Where nothing remains, or only a name Windows keeps for itself, `fallback` is there.
pub fn file_name(name: &str, fallback: &str, extension: &str) -> String {
    let mut stem = String::with_capacity(name.len());
    for character in name.chars().filter(|character| !is_refused(*character)) {
        let character = if character.is_whitespace() { '-' } else { character };
        if character != '-' || !stem.ends_with('-') {
            stem.push(character);
        }
    }
    let is_edge = |character: char| matches!(character, '.' | '-' | '\u{200C}' | '\u{200D}');
    let mut stem = stem.trim_matches(is_edge).to_owned();
    if stem.is_empty() {
        fallback.clone_into(&mut stem);
    } else if is_reserved(&stem) {
        stem.insert(0, '-');
        stem.insert_str(0, fallback);
    }
    let dot = if extension.is_empty() { "" } else { "." };
    let characters = CHARACTERS_MAX.saturating_sub(dot.len() + extension.chars().count());
    let bytes = BYTES_MAX.saturating_sub(dot.len() + extension.len());
    let end = stem
        .char_indices()
        .enumerate()
        .take_while(|(index, (at, character))| *index < characters && at + character.len_utf8() <= bytes)
        .map(|(_, (at, character))| at + character.len_utf8())
        .last()
        .unwrap_or_default();
    stem.truncate(end);
    let end = stem.trim_end_matches(is_edge).len();
    stem.truncate(end);
    [&stem, dot, extension].concat()
}

/// Whether some system refuses the character, or it cannot be seen and could disguise the name.
fn is_refused(character: char) -> bool {
    (is_unseen(character) && !character.is_whitespace())
        || matches!(
            character,
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{FFFC}'..='\u{FFFF}'
        )
}

/// Whether Windows keeps the name for a device, with or without an extension.
fn is_reserved(stem: &str) -> bool {
    let device = stem
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_ascii_uppercase();
    if matches!(
        device.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) {
        return true;
    }
    let port = device.strip_prefix("COM").or_else(|| device.strip_prefix("LPT"));
    port.is_some_and(|port| {
        matches!(port, "¹" | "²" | "³") || (port.len() == 1 && port.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_are_safe_everywhere_and_stay_readable() {
        let long = "語".repeat(200);
        let cut = "語".repeat(58) + ".json";
        let wide = "x".repeat(79) + " y";
        let narrow = "x".repeat(75) + ".json";
        for (name, expected) in [
            ("Nell the Lamp Holder", "Nell-the-Lamp-Holder.json"),
            ("Zoë Müller", "Zoë-Müller.json"),
            ("नमस्ते दुनिया", "नमस्ते-दुनिया.json"),
            ("مریم می\u{200C}خواند", "مریم-می\u{200C}خواند.json"),
            ("山田 花子", "山田-花子.json"),
            ("👩🏽‍🚀", "👩🏽‍🚀.json"),
            ("a/b\\c:d*e?f\"g<h>i|j", "abcdefghij.json"),
            ("../../etc/passwd", "etcpasswd.json"),
            (".hidden", "hidden.json"),
            ("-rf", "rf.json"),
            ("ends with dots...", "ends-with-dots.json"),
            (
                "many   \u{3000} spaces - and -- hyphens",
                "many-spaces-and-hyphens.json",
            ),
            ("line\nbreak\ttab\0nul\u{7f}", "line-break-tabnul.json"),
            ("photo\u{202E}gnp.exe", "photognp.exe.json"),
            ("a\u{FEFF}b\u{200B}c\u{E0041}\u{2066}d\u{2069}", "abcd.json"),
            ("", "persona.json"),
            (" \u{202E} . - ", "persona.json"),
            ("???", "persona.json"),
            ("CON", "persona-CON.json"),
            ("nul", "persona-nul.json"),
            ("aux.txt", "persona-aux.txt.json"),
            ("com1", "persona-com1.json"),
            ("LPT¹", "persona-LPT¹.json"),
            ("com10", "com10.json"),
            ("Con Dao", "Con-Dao.json"),
            (&long, &cut),
            (&wide, &narrow),
        ] {
            let made = file_name(name, "persona", "json");
            assert_eq!(made, expected, "{name:?}");
            assert!(made.chars().count() <= 80 && made.len() <= 180, "{name:?}");
        }
        assert_eq!(file_name("Ada", "persona", ""), "Ada");
        assert_eq!(
            file_name(&("x".repeat(73) + " . y"), "p", "ics"),
            "x".repeat(73) + ".ics"
        );
    }
}
