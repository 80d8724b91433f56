//! Files that are not the page's own: PDFs and their texts, pictures.

use std::path::{Path, PathBuf};
use std::process::Command;

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program} (of poppler-utils): {error}"));
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn words(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// How many pages a PDF has.
pub fn pages(pdf: &Path) -> usize {
    let facts = output("pdfinfo", &[words(pdf)]);
    let count = facts.lines().find_map(|line| line.strip_prefix("Pages:"));
    count
        .and_then(|count| count.trim().parse().ok())
        .unwrap_or_else(|| panic!("pdfinfo told no pages: {facts}"))
}

/// The size of a PDF's first page, as `pdfinfo` tells it.
pub fn page_size(pdf: &Path) -> String {
    let facts = output("pdfinfo", &[words(pdf)]);
    let size = facts.lines().find_map(|line| line.strip_prefix("Page size:"));
    size.unwrap_or_default().trim().to_owned()
}

/// The text of a PDF, on one line, without marks of direction.
pub fn text_of_pdf(pdf: &Path) -> String {
    plain(&output("pdftotext", &["-enc", "UTF-8", words(pdf), "-"]))
}

/// The text of each page of a PDF, as [`text_of_pdf`] gives it.
pub fn texts_of_pages(pdf: &Path) -> Vec<String> {
    let all = output("pdftotext", &["-enc", "UTF-8", words(pdf), "-"]);
    let mut pages: Vec<String> = all.split('\u{c}').map(plain).collect();
    // A form feed ends each page, the last one too.
    pages.pop();
    pages
}

/// The pages of a PDF as pictures beside it; their paths.
pub fn pictures(pdf: &Path, stem: &Path, resolution: u32, is_grey: bool) -> Vec<PathBuf> {
    let resolution = resolution.to_string();
    let mut arguments = vec!["-png", "-r", &resolution];
    if is_grey {
        arguments.push("-gray");
    }
    arguments.extend([words(pdf), words(stem)]);
    output("pdftoppm", &arguments);
    let (folder, name) = (
        stem.parent().unwrap(),
        stem.file_name().unwrap().to_str().unwrap(),
    );
    let mut made: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|extension| extension == "png")
                && path.file_name().unwrap().to_str().unwrap().starts_with(name)
        })
        .collect();
    made.sort();
    made
}

/// A text with one space wherever there was any, and without invisible marks of direction.
pub fn plain(text: &str) -> String {
    let is_mark = |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{ad}');
    let text: String = text.chars().filter(|letter| !is_mark(*letter)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
