//! Briefs as Markdown, to be pasted where they are wanted.

use super::super::brief::sign_word;
use super::super::interview::Interview;
use super::super::outputs::line as plain;
use super::super::words::{Word, Words};
use super::edits::{Brief, Line};

/// The briefs, one below the other. `about` stands below each title: brand and day.
pub fn markdown(briefs: &[Brief], interview: &Interview, words: &Words, about: &str) -> String {
    let mut out = String::new();
    for brief in briefs {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str("# ");
        let title = words.fill(
            Word::TeamsTitleOf,
            &[("team", &brief.title), ("name", &brief.called)],
        );
        out.push_str(&plain(&title));
        out.push_str("\n\n");
        if !about.is_empty() {
            out.push_str(&plain(about));
            out.push_str("\n\n");
        }
        let is_filled = |part: &&super::edits::Part| !part.lines.is_empty();
        for (index, part) in brief.parts.iter().filter(is_filled).enumerate() {
            out.push_str(if index > 0 { "\n## " } else { "## " });
            out.push_str(&plain(&part.heading));
            out.push_str("\n\n");
            for line in &part.lines {
                write_line(line, interview, words, &mut out);
            }
        }
    }
    out
}

fn write_line(line: &Line, interview: &Interview, words: &Words, out: &mut String) {
    out.push_str("- ");
    let mut first = true;
    for piece in line.text.lines().filter(|piece| !piece.trim().is_empty()) {
        if !first {
            out.push_str("\n  ");
        }
        out.push_str(&plain(piece));
        first = false;
    }
    let about = about(line, interview, words);
    if !about.is_empty() {
        out.push_str(" *(");
        out.push_str(&plain(&about));
        out.push_str(")*");
    }
    out.push('\n');
}

/// "guess: Pains, Goals": how far a line can be trusted, and the names of the questions it came from.
pub fn about(line: &Line, interview: &Interview, words: &Words) -> String {
    let mut about = if line.is_open {
        words.get(Word::TeamsFindOut).to_owned()
    } else {
        line.sign
            .map(|sign| words.get(sign_word(sign)).to_owned())
            .unwrap_or_default()
    };
    let labels = labels(line, interview);
    if labels.is_empty() {
        return about;
    }
    let labels = labels
        .into_iter()
        .map(str::to_owned)
        .reduce(|list, text| words.fill(Word::TeamsNext, &[("list", &list), ("text", &text)]))
        .unwrap_or_default();
    if about.is_empty() {
        return labels;
    }
    about = words.fill(Word::TeamsLabelled, &[("label", &about), ("text", &labels)]);
    about
}

/// The names of the questions a line came from, each once.
pub fn labels<'a>(line: &Line, interview: &'a Interview) -> Vec<&'a str> {
    let mut labels: Vec<&str> = Vec::new();
    for origin in &line.from {
        if let Some(question) = interview.question(&origin.question)
            && !labels.contains(&question.label.as_str())
        {
            labels.push(&question.label);
        }
    }
    labels
}
