//! Letters that nobody sees.

/// Whether a character is there for programs alone: controls, marks of direction that reach beyond their text, and the tag
/// characters, which can hold whole sentences that no person sees. Joiners are none of them, as some scripts need them.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
        )
}
