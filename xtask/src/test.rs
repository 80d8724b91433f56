//! `cargo xtask test`: every check of the project, one after the other, with a table at the end.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::driver::{Browser, Driver};
use crate::element;
use crate::npm;
use crate::pack;
use crate::setup;
use crate::shell::{self, Project, Result};
use crate::size;

/// What `test` was asked to run.
#[derive(Debug, PartialEq)]
enum Wanted {
    /// Everything.
    All,
    /// Formatting and clippy.
    Lint,
    /// The tests that need no browser.
    Native(Vec<String>),
    /// The size check.
    Size,
    /// The end-to-end tests.
    Browser(Vec<Browser>, Vec<String>),
}

impl Wanted {
    /// Reads the words behind `test`.
    fn parse(arguments: &[String]) -> Result<Self> {
        const USAGE: &str =
            "cargo xtask test [lint|native|size|browser] [chromium|firefox|webkit] [filter...]";
        let Some((first, rest)) = arguments.split_first() else {
            return Ok(Self::All);
        };
        let browsers = |words: &[String]| {
            let names = words
                .iter()
                .take_while(|word| Browser::named(word).is_some())
                .count();
            let (names, filters) = words.split_at(names);
            let mut browsers: Vec<Browser> = names.iter().filter_map(|name| Browser::named(name)).collect();
            if browsers.is_empty() {
                browsers.extend(Browser::ALL);
            }
            Self::Browser(browsers, filters.to_vec())
        };
        match first.as_str() {
            "native" => Ok(Self::Native(rest.to_vec())),
            "browser" => Ok(browsers(rest)),
            name if Browser::named(name).is_some() => Ok(browsers(arguments)),
            "lint" if rest.is_empty() => Ok(Self::Lint),
            "size" if rest.is_empty() => Ok(Self::Size),
            other => Err(format!("test cannot run `{other}` like that: {USAGE}")),
        }
    }
}

impl Wanted {
    /// Fails early, with one line, if something is missing that is not installed from here.
    fn check(&self, project: &Project) -> Result<()> {
        match self {
            Self::All => setup::prerequisites(project, &Browser::ALL),
            Self::Browser(browsers, _) => setup::prerequisites(project, browsers),
            Self::Lint | Self::Native(_) | Self::Size => Ok(()),
        }
    }
}

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Count {
    /// Tests that passed.
    passed: usize,
    /// Tests that failed.
    failed: usize,
}

/// A part that was run.
struct Part {
    /// Its name in the table.
    name: String,
    /// Why it failed, if it did.
    problem: Option<String>,
    /// The tests in it.
    count: Count,
    /// How long it took.
    time: Duration,
}

/// The parts run so far.
#[derive(Default)]
struct Report {
    /// In the order they were run.
    parts: Vec<Part>,
}

impl Report {
    /// Runs a part that has no tests to count, and tells whether it passed.
    fn check(&mut self, name: &str, part: impl FnOnce() -> Result<()>) -> bool {
        self.tests(name, |_| part())
    }

    /// Runs a part that counts tests, and tells whether it passed.
    fn tests(&mut self, name: &str, part: impl FnOnce(&mut Count) -> Result<()>) -> bool {
        println!("\n== {name} ==");
        let started = Instant::now();
        let mut count = Count::default();
        let problem = part(&mut count).err();
        if let Some(problem) = &problem {
            println!("{name} failed: {problem}");
        }
        let passed = problem.is_none();
        self.parts.push(Part {
            name: name.to_owned(),
            problem,
            count,
            time: started.elapsed(),
        });
        passed
    }

    /// Prints the table and the closing line; fails, with nothing more to say, if a part failed.
    fn close(&self) -> Result<()> {
        println!(
            "\n{:<16} {:<7} {:>7} {:>7} {:>7}",
            "part", "result", "passed", "failed", "time"
        );
        let mut sum = Count::default();
        for part in &self.parts {
            let result = if part.problem.is_some() {
                "FAILED"
            } else {
                "passed"
            };
            let Count { passed, failed } = part.count;
            println!(
                "{:<16} {result:<7} {passed:>7} {failed:>7} {:>7}",
                part.name,
                clock(part.time)
            );
            sum.passed += passed;
            sum.failed += failed;
        }
        println!();
        for part in &self.parts {
            if let Some(problem) = &part.problem {
                println!("{}: {problem}", part.name);
            }
        }
        println!("{} passed, {} failed", sum.passed, sum.failed);
        if self.parts.iter().any(|part| part.problem.is_some()) {
            Err(String::new())
        } else {
            Ok(())
        }
    }
}

/// Runs what was asked for.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let mut report = Report::default();
    let wanted = Wanted::parse(arguments)?;
    wanted.check(project)?;
    match wanted {
        Wanted::All => everything(project, &mut report),
        Wanted::Lint => lint(project, &mut report),
        Wanted::Native(filters) => {
            report.tests("native", |count| native(project, &filters, count));
        }
        Wanted::Size => {
            report.check("size", || size::run(project));
            // This part has no tests, so no closing line either: it would read as if none had been found.
            return match report.parts.iter().find_map(|part| part.problem.as_ref()) {
                Some(_) => Err(String::new()),
                None => Ok(()),
            };
        }
        Wanted::Browser(list, filters) => {
            let built = report.check("build", || pack::run_if_stale(project));
            browsers(project, &mut report, &list, &filters, built);
        }
    }
    report.close()
}

/// All parts. One that fails does not keep the others from running.
fn everything(project: &Project, report: &mut Report) {
    thread::scope(|scope| {
        // Debian's packages need the network more than the processor, so they come while cargo compiles;
        // a failure shows later, where they are needed.
        let packages = scope.spawn(|| setup::debian_packages(project, &Browser::ALL));
        lint(project, report);
        report.tests("native", |count| native(project, &[], count));
        let built = report.check("build", || pack::run(project));
        if built {
            report.check("size", || size::run(project));
        }
        let _ = packages.join();
        browsers(project, report, &Browser::ALL, &[], built);
    });
}

/// Formatting and clippy, for this machine and for the browser.
fn lint(project: &Project, report: &mut Report) {
    let cargo = |words: &[&str]| {
        shell::run(
            project.command("cargo").args(words),
            &format!("cargo {}", words.join(" ")),
        )
    };
    report.check("format", || {
        setup::lint_tools(project)?;
        cargo(&["fmt", "--all", "--check"])
    });
    report.check("clippy", || {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "-D",
            "warnings",
        ])
    });
    report.check("clippy (wasm)", || {
        cargo(&[
            "clippy",
            "--lib",
            "--bins",
            "--target",
            "wasm32-unknown-unknown",
            "--",
            "-D",
            "warnings",
        ])
    });
}

/// What every `cargo test` begins with. The same for all of them, so that the library is compiled once.
const CARGO_TEST: [&str; 3] = ["test", "--workspace", "--all-features"];

/// The tests that need no browser.
fn native(project: &Project, filters: &[String], count: &mut Count) -> Result<()> {
    let mut cargo = project.command("cargo");
    cargo.args(CARGO_TEST).args(["--no-fail-fast", "--lib", "--bins"]);
    for name in shell::files_below(&project.path("tests"))? {
        if let Some(name) = name.strip_suffix(".rs").filter(|name| !name.contains('/')) {
            cargo.args(["--test", name]);
        }
    }
    cargo.arg("--").args(filters);
    count_tests(&mut cargo, count)
}

/// The end-to-end tests in each browser.
fn browsers(project: &Project, report: &mut Report, list: &[Browser], filters: &[String], built: bool) {
    let ready = report.check("browser tools", || setup::browser_tools(project, list));
    if built {
        report.check("npm package", || npm::try_out(project));
    }
    for browser in list {
        report.tests(browser.name(), |count| {
            if !built {
                return Err("not run, because the build failed".into());
            }
            if !ready {
                return Err("not run, because its tools are missing".into());
            }
            let mut words = vec!["--test-threads=1"];
            words.extend(filters.iter().map(String::as_str));
            in_browser(project, *browser, &words, &[], count)
        });
    }
}

/// One run of the end-to-end tests in one browser.
fn in_browser(
    project: &Project,
    browser: Browser,
    words: &[&str],
    more: &[(&str, &Path)],
    count: &mut Count,
) -> Result<()> {
    if !project.path("tests/browser/main.rs").is_file() {
        return Err("there are no browser tests: tests/browser/main.rs is missing".into());
    }
    let results = project.path("test-results").join(browser.name());
    shell::remove_folder(&results)?;
    shell::create_folder(&results)?;
    let driver = Driver::start(project, browser, &results)?;
    let mut cargo = project.command("cargo");
    cargo
        .args(CARGO_TEST)
        .args(["--test", "browser", "--"])
        .args(words);
    cargo.env("PB_BROWSER", browser.name());
    cargo.env("PB_WEBDRIVER", &driver.url);
    cargo.env("PB_DIST", project.path("dist"));
    cargo.env("PB_RESULTS", &results);
    cargo.env("PB_VITE", npm::output(project));
    cargo.env(
        "PB_AXE",
        project.path(".tools/node/node_modules/axe-core/axe.min.js"),
    );
    cargo.env("PB_NODE", project.path(".tools/node"));
    cargo.envs(more.iter().copied());
    count_tests(&mut cargo, count)
}

/// `cargo xtask shots`: the harness's own `shots` test, which takes the pictures.
pub fn shots(project: &Project) -> Result<()> {
    let folder = project.path("shots");
    setup::prerequisites(project, &[Browser::Chromium])?;
    pack::run_if_stale(project)?;
    setup::browser_tools(project, &[Browser::Chromium])?;
    shell::remove_folder(&folder)?;
    shell::create_folder(&folder)?;
    let mut count = Count::default();
    let more = [("PB_SHOTS", folder.as_path())];
    in_browser(
        project,
        Browser::Chromium,
        &["--ignored", "--test-threads=1", "shots"],
        &more,
        &mut count,
    )?;
    let pictures = fs::read_dir(&folder).map(Iterator::count).unwrap_or_default();
    println!("{pictures} files in {}", folder.display());
    Ok(())
}

/// `cargo xtask bench`: the harness's own measurements, in Chromium.
pub fn bench(project: &Project) -> Result<()> {
    setup::prerequisites(project, &[Browser::Chromium])?;
    pack::run_if_stale(project)?;
    setup::browser_tools(project, &[Browser::Chromium])?;
    let words = ["--ignored", "--nocapture", "--test-threads=1", "bench"];
    in_browser(project, Browser::Chromium, &words, &[], &mut Count::default())?;
    let post = shell::read_bytes(&project.path("docs/examples/blog-post.html"))?;
    let entry = shell::read_bytes(&project.path("dist").join(element::ENTRY))?;
    println!(
        "The element that is not used adds {} bytes after brotli 11: {} of {}, and its two lines in the post's {}",
        size::brotli(&entry)? + lines_of(&post)?,
        size::brotli(&entry)?,
        element::ENTRY,
        size::brotli(&post)?,
    );
    Ok(())
}

/// What the two lines weigh in a post, in bytes after brotli.
fn lines_of(post: &[u8]) -> Result<usize> {
    let text = String::from_utf8_lossy(post);
    let is_other = |line: &&str| !line.contains("persona-builder");
    let without: Vec<&str> = text.lines().filter(is_other).collect();
    Ok(size::brotli(post)?.saturating_sub(size::brotli(without.join("\n").as_bytes())?))
}

/// `cargo xtask generate`: the golden tests write what they would otherwise compare.
pub fn generate(project: &Project) -> Result<()> {
    let mut cargo = project.command("cargo");
    cargo
        .args(CARGO_TEST)
        .args(["--quiet", "--test", "generated"])
        .env("PB_BLESS", "1");
    shell::run(&mut cargo, "cargo test --test generated")?;
    println!("Wrote the generated parts of index.html, schema/ and tests/fixtures/outputs/");
    Ok(())
}

/// Runs `cargo test` with its output shown and adds up the tests it reports; none at all is a failure.
fn count_tests(cargo: &mut Command, count: &mut Count) -> Result<()> {
    cargo.stdout(Stdio::piped());
    let mut child = cargo
        .spawn()
        .map_err(|error| shell::cannot_start(cargo, &error))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output)
            .split(b'\n')
            .map_while(std::result::Result::ok)
        {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some(counted) = read_result(&line) {
                count.passed += counted.passed;
                count.failed += counted.failed;
            }
        }
    }
    let status = child.wait().map_err(|error| format!("cargo test: {error}"))?;
    match (status.success(), *count) {
        (true, Count { passed: 0, failed: 0 }) => Err("no test ran".into()),
        (true, _) => Ok(()),
        (false, Count { failed: 0, .. }) => Err(format!("cargo test failed ({status})")),
        (false, Count { failed: 1, .. }) => Err("1 test failed".into()),
        (false, Count { failed, .. }) => Err(format!("{failed} tests failed")),
    }
}

/// Reads the line in which a test program sums itself up.
fn read_result(line: &str) -> Option<Count> {
    let counts = line.trim_start().strip_prefix("test result: ")?;
    let number = |word: &str| {
        let (before, _) = counts.split_once(word)?;
        before.trim_end().rsplit(' ').next()?.parse().ok()
    };
    Some(Count {
        passed: number("passed")?,
        failed: number("failed")?,
    })
}

/// A time as minutes and seconds.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted() {
        let line =
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.10s";
        assert_eq!(
            read_result(line),
            Some(Count {
                passed: 12,
                failed: 0
            })
        );
        let line =
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s";
        assert_eq!(read_result(line), Some(Count { passed: 3, failed: 2 }));
        assert_eq!(read_result("test a_result: passed ... ok"), None);
        assert_eq!(read_result("test result: what"), None);
    }

    #[test]
    fn the_words_behind_test_are_read() {
        let parse =
            |text: &str| Wanted::parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(parse(""), Ok(Wanted::All));
        assert_eq!(parse("lint"), Ok(Wanted::Lint));
        assert_eq!(parse("size"), Ok(Wanted::Size));
        assert_eq!(parse("native draft"), Ok(Wanted::Native(words(&["draft"]))));
        assert_eq!(
            parse("browser"),
            Ok(Wanted::Browser(Browser::ALL.to_vec(), vec![]))
        );
        let firefox = || Wanted::Browser(vec![Browser::Firefox], words(&["start", "brief"]));
        assert_eq!(parse("browser firefox start brief"), Ok(firefox()));
        assert_eq!(parse("firefox start brief"), Ok(firefox()));
        assert_eq!(
            parse("browser start"),
            Ok(Wanted::Browser(Browser::ALL.to_vec(), words(&["start"])))
        );
        assert!(parse("everything").is_err());
        assert!(parse("lint now").is_err());
    }

    #[test]
    fn times_are_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_secs(65)), "1:05");
    }
}
