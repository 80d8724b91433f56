//! Persona Builder's task runner: sets up the build tools, builds, measures and tests the app.
//!
//! `cargo xtask help` lists the commands.

mod dist;
mod driver;
mod element;
mod html;
mod npm;
mod offline;
mod one;
mod pack;
mod policy;
mod prune;
mod serve;
mod setup;
mod shell;
mod size;
mod test;
mod torture;

use std::process::ExitCode;

use shell::{Project, Result};

/// What `cargo xtask` alone prints.
const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--open]   run the app with live reload (http://127.0.0.1:8080, or the next free port)
  build                       build the app for release and write dist/, ready to be served from any folder
  dist [--site URL] [--kit FILE]
                              build and write the whole release: site, element, frame, one file, npm package,
                              release.json; a kit puts a brand, interviews and drafts into the one file
  size                        print what each file of dist/ weighs and check the first question's load
  test [part] [browser] [filter...]
                              run every check; part: lint, native, size or browser;
                              browser: chromium, firefox or webkit (with 'browser' only)
  torture [part...] [--minutes N]
                              run the long tests of what must not break, add up their figures in docs/reliability.md;
                              part: round-trip, payloads, changes or fuzz; ten minutes in all
  bench                       measure, both sides of each comparison by turns, and print
  shots                       take screenshots of the main screens into shots/
  generate                    rewrite the generated parts of index.html, schema/ and tests/fixtures/outputs/
  clean-tools                 delete the build tools in .tools/
  help                        print this text

Missing build tools are installed on first use; the first run therefore takes about ten minutes longer.";

/// Runs the command named on the command line.
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // An empty message: what failed has been told already.
            if !message.is_empty() {
                eprintln!("error: {message}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Picks the command; every failure comes back as one clear line.
fn run(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        println!("{HELP}");
        return Ok(());
    };
    if matches!(command.as_str(), "help" | "--help" | "-h") {
        println!("{HELP}");
        return Ok(());
    }
    let project = Project::find()?;
    match command.as_str() {
        "serve" => serve::run(&project, rest),
        "test" => test::run(&project, rest),
        "dist" => dist::run(&project, rest),
        "torture" => torture::run(&project, rest),
        _ if !rest.is_empty() => Err(format!(
            "`{command}` takes no further words; `cargo xtask help` lists the commands"
        )),
        "build" => pack::run(&project),
        "size" => size::run(&project),
        "shots" => test::shots(&project),
        "bench" => test::bench(&project),
        "generate" => test::generate(&project),
        // Called by trunk after every build of the development server; see Trunk.toml.
        "element" => element::write_for_development(&project),
        "clean-tools" => setup::clean(&project),
        other => Err(format!(
            "there is no command `{other}`; `cargo xtask help` lists the commands"
        )),
    }
}
