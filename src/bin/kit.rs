//! Checks a kit, which it reads from its standard input, with the app's own readers; `cargo xtask dist --kit` calls it.

use std::io::Read as _;
use std::process::ExitCode;

use persona_builder::domain::format::read_kit;
use persona_builder::views::start::OURS;

fn main() -> ExitCode {
    let mut text = String::new();
    if let Err(error) = std::io::stdin().read_to_string(&mut text) {
        eprintln!("the kit cannot be read: {error}");
        return ExitCode::FAILURE;
    }
    match read_kit(&text, &OURS) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
