//! `cargo xtask torture`: the long tests of what must not break, in parts that can be stopped and go on another day.
//!
//! A part runs in batches, each with a seed of its own. After every batch its figures are added to those of before, which stand in
//! `.torture` (not in git), and docs/reliability.md shows the sums.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::shell::{self, Project, Result};

/// How it is called.
const USAGE: &str = "cargo xtask torture [faults|crashes|tabs|kills-chromium|kills-firefox|brim|turns|round-trip|payloads|changes|merge|fuzz] [--minutes N]";
/// Where the sums are between runs.
const STATE: &str = ".torture";
/// Where they are shown.
const REPORT: &str = "docs/reliability.md";
/// Around the table there.
const BEGIN: &str = "<!-- figures: written by cargo xtask torture -->";
const END: &str = "<!-- end of figures -->";
/// The targets of `cargo fuzz`.
const TARGETS: [&str; 9] = [
    "import",
    "pack",
    "draft",
    "link",
    "kit",
    "notebook",
    "stored",
    "migration",
    "papers",
];

/// How a part is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// A test of the domain, compiled for release apart from the page: its file and its name.
    Domain(&'static str, &'static str),
    /// A test of the state layer, by its name.
    State(&'static str),
    /// A test in a real browser: which, and its name.
    Browser(&'static str, &'static str),
    /// `cargo fuzz`, every target for its share of the time.
    Fuzz,
}

/// A part.
#[derive(Debug)]
struct Part {
    name: &'static str,
    way: Way,
    /// Points a batch: a minute's work or less.
    batch: u64,
    /// What one point is, in the report.
    what: &'static str,
}

const PARTS: [Part; 12] = [
    Part {
        name: "faults",
        way: Way::State("torture_faults"),
        batch: 60_000,
        what: "calls of the browser's storage that fail, once or for ever, in seven ways, while a person does one of many things; with every other seed a second one",
    },
    Part {
        name: "crashes",
        way: Way::State("torture_crashes"),
        batch: 10_000,
        what: "killed browsers: what the database had not completed is gone, of local storage some writes, in any order, one torn",
    },
    Part {
        name: "tabs",
        way: Way::State("torture_tabs"),
        batch: 10_000,
        what: "schedules of two tabs that write one draft",
    },
    Part {
        name: "kills-chromium",
        way: Way::Browser("chromium", "torture_kills"),
        batch: 20,
        what: "kills of Chromium in the middle of a word; a failure is more than a second of typing lost, or a draft that cannot be read",
    },
    Part {
        name: "kills-firefox",
        way: Way::Browser("firefox", "torture_kills"),
        batch: 20,
        what: "the same of Firefox",
    },
    Part {
        name: "brim",
        way: Way::Browser("chromium", "torture_brim"),
        batch: 60,
        what: "times that Chromium's database, local storage, or both are filled and written into; a failure is an old text lost, a wrong word of what is saved, a word too late, or no saving once there is room",
    },
    Part {
        name: "turns",
        way: Way::Browser("chromium", "torture_turns"),
        batch: 10,
        what: "rounds of two tabs of Chromium with one draft, typed into, taken over, copied, loaded anew and closed; a failure is a word that is in no draft",
    },
    Part {
        name: "round-trip",
        way: Way::Domain("round_trip", "personas_of_all_planes_come_back"),
        batch: 20_000,
        what: "personas with texts of all Unicode planes, written, read and written again as draft, file and short file",
    },
    Part {
        name: "payloads",
        way: Way::Domain("payloads", "no_text_becomes_more_than_text"),
        batch: 200,
        what: "documents, pictures, tables and texts made of hostile texts and read by real parsers",
    },
    Part {
        name: "changes",
        way: Way::Domain("fuzzed", "nothing_changed_makes_anything_panic"),
        batch: 180_000,
        what: "frozen and kept inputs changed by chance and given to all that reads",
    },
    Part {
        name: "merge",
        way: Way::Domain("merging", "no_word_is_lost_and_no_order_matters"),
        batch: 5_000,
        what: "copies of a persona edited by chance, merged in every order and in steps, and settled: no word is lost",
    },
    Part {
        name: "fuzz",
        way: Way::Fuzz,
        batch: 0,
        what: "inputs of libFuzzer, guided by what they reach, with the address sanitizer",
    },
];

/// The sums of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sum {
    points: u64,
    failures: u64,
    seconds: u64,
    /// The seed of the next batch.
    next: u64,
    /// The day of the last batch.
    day: String,
}

/// Runs what was asked for.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let (wanted, minutes) = parse(arguments)?;
    let share = Duration::from_secs(minutes * 60) / u32::try_from(wanted.len()).unwrap_or(1);
    let mut sums = read_sums(&fs::read_to_string(project.path(STATE)).unwrap_or_default());
    let mut wrong = Vec::new();
    for part in wanted {
        println!("\n== {} ==", part.name);
        let begun = Instant::now();
        loop {
            let sum = sums.entry(part.name.to_owned()).or_default();
            if sum.next == 0 {
                sum.next = first_seed(part);
            }
            let started = Instant::now();
            let Some((points, failures)) = batch(project, part, sum.next, share)? else {
                sums.remove(part.name);
                break;
            };
            sum.points += points;
            sum.failures += failures;
            sum.seconds += started.elapsed().as_secs();
            sum.next += if part.name == "payloads" { part.batch } else { 1 };
            sum.day = day(SystemTime::now());
            println!(
                "{}: {points} points, {failures} failures; {} in all",
                part.name, sum.points
            );
            if failures > 0 {
                wrong.push(format!(
                    "{}: {failures} of {points} failed with seed {}",
                    part.name,
                    sum.next - 1
                ));
            }
            shell::write(&project.path(STATE), write_sums(&sums).as_bytes())?;
            report(project, &sums)?;
            if begun.elapsed() >= share || failures > 0 {
                break;
            }
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("; "))
    }
}

/// The parts that were asked for, and for how many minutes together.
fn parse(arguments: &[String]) -> Result<(Vec<&'static Part>, u64)> {
    let mut wanted = Vec::new();
    let mut minutes = 10;
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if word == "--minutes" {
            let number = words.next().and_then(|number| number.parse().ok());
            minutes = number
                .filter(|minutes| (1..=100_000).contains(minutes))
                .ok_or_else(|| format!("how many minutes? {USAGE}"))?;
        } else {
            let part = PARTS.iter().find(|part| part.name == word);
            wanted.push(part.ok_or_else(|| format!("there is no part `{word}`: {USAGE}"))?);
        }
    }
    if wanted.is_empty() {
        wanted.extend(&PARTS);
    }
    Ok((wanted, minutes))
}

/// Each machine begins with seeds of its own; only the rounds of the payloads are counted from the first.
fn first_seed(part: &Part) -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    if part.name == "payloads" { 1 } else { now.as_secs() }
}

/// Runs one batch: how many points and how many failed; none where what it takes is not installed.
fn batch(project: &Project, part: &Part, seed: u64, share: Duration) -> Result<Option<(u64, u64)>> {
    let mut cargo = project.command("cargo");
    match part.way {
        Way::Fuzz => return fuzz(project, share),
        Way::Domain(file, name) => {
            let manifest = project.path("fuzz/Cargo.toml");
            cargo.args(["test", "--release", "--no-default-features", "--manifest-path"]);
            cargo.arg(manifest);
            cargo.args(["--test", file, "--", name, "--exact", "--nocapture"]);
        }
        Way::Browser(browser, name) => {
            cargo.args(["xtask", "test", "browser", browser, name, "--nocapture"]);
        }
        Way::State(name) => {
            // As on every day: the page's release profile takes longer to compile than these tests to run.
            cargo.args(["test", "--workspace", "--all-features", "--lib", "--"]);
            cargo.args([name, "--nocapture"]);
        }
    }
    cargo.env("PB_TORTURE", part.batch.to_string());
    cargo.env("PB_SEED", seed.to_string());
    let (output, passed) = output_of(&mut cargo)?;
    let Some((points, failures)) = output.lines().find_map(figures) else {
        return Err(format!("{} gave no figures:\n{}", part.name, tail(&output)));
    };
    if !passed {
        println!("{}", tail(&output));
    }
    if let Some(line) = output.lines().find(|line| figures(line).is_some()) {
        println!("{line}");
    }
    // A test that failed otherwise failed, too.
    Ok(Some((points, failures.max(u64::from(!passed)))))
}

/// The figures of a line such as `torture: changes points=5000 failures=0`.
fn figures(line: &str) -> Option<(u64, u64)> {
    // The test's own name may stand before it on its line.
    let (_, rest) = line.split_once("torture: ")?;
    let number = |name: &str| {
        let (_, rest) = rest.split_once(name)?;
        rest.split_whitespace().next()?.parse().ok()
    };
    Some((number(" points=")?, number(" failures=")?))
}

/// Runs every target of `cargo fuzz` for its share of the time.
fn fuzz(project: &Project, share: Duration) -> Result<Option<(u64, u64)>> {
    let is_there = project
        .command("cargo")
        .args(["+nightly", "fuzz", "--version"])
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !is_there {
        println!(
            "fuzz: `cargo install cargo-fuzz` and a nightly compiler are needed; `changes` does without"
        );
        return Ok(None);
    }
    let seconds = (share.as_secs() / TARGETS.len() as u64).max(10).to_string();
    let (mut points, mut failures) = (0, 0);
    for target in TARGETS {
        let corpus = format!("fuzz/corpus/{target}");
        shell::create_folder(&project.path(&corpus))?;
        let mut cargo = project.command("cargo");
        cargo.args(["+nightly", "fuzz", "run", target, &corpus]);
        let kept = format!("tests/fixtures/fuzz/{target}");
        for folder in [
            kept.as_str(),
            "tests/fixtures/format/v1",
            "tests/fixtures/foreign",
            "tests/bad",
            "docs/examples",
        ] {
            if project.path(folder).is_dir() {
                cargo.arg(folder);
            }
        }
        cargo.args(["--", "-max_len=65536", "-timeout=10", "-print_final_stats=1"]);
        cargo.arg(format!("-max_total_time={seconds}"));
        let (output, passed) = output_of(&mut cargo)?;
        let number = |name: &str| {
            let (_, rest) = output.split_once(name)?;
            rest.split_whitespace().next()?.parse::<u64>().ok()
        };
        let Some(runs) = number("stat::number_of_executed_units:") else {
            return Err(format!("fuzz {target} gave no figures:\n{}", tail(&output)));
        };
        let slowest = number("stat::slowest_unit_time_sec:").unwrap_or_default();
        println!("{target}: {runs} inputs, the slowest took {slowest} s");
        if !passed {
            println!("{}", tail(&output));
        }
        points += runs;
        failures += u64::from(!passed) + u64::from(passed && slowest > 1);
    }
    Ok(Some((points, failures)))
}

/// All that a command printed, and whether it ended well.
fn output_of(command: &mut Command) -> Result<(String, bool)> {
    let output = command
        .output()
        .map_err(|error| shell::cannot_start(command, &error))?;
    let text = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .concat();
    Ok((text, output.status.success()))
}

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines
        .iter()
        .skip(lines.len().saturating_sub(30))
        .copied()
        .collect::<Vec<_>>()
        .join("\n")
}

/// The sums of before; a line that cannot be read is as good as none.
fn read_sums(text: &str) -> BTreeMap<String, Sum> {
    let sum = |line: &str| {
        let mut words = line.split('\t');
        let name = words.next()?.to_owned();
        let mut number = || words.next()?.parse::<u64>().ok();
        let (points, failures, seconds, next) = (number()?, number()?, number()?, number()?);
        let day = words.next()?.to_owned();
        Some((
            name,
            Sum {
                points,
                failures,
                seconds,
                next,
                day,
            },
        ))
    };
    text.lines().filter_map(sum).collect()
}

fn write_sums(sums: &BTreeMap<String, Sum>) -> String {
    let mut text = String::new();
    for (name, sum) in sums {
        let numbers = [sum.points, sum.failures, sum.seconds, sum.next].map(|number| number.to_string());
        text.push_str(&[name.as_str(), &numbers.join("\t"), &sum.day].join("\t"));
        text.push('\n');
    }
    text
}

/// Writes the sums into the report; rows of parts without sums here stay as they are.
fn report(project: &Project, sums: &BTreeMap<String, Sum>) -> Result<()> {
    let path = project.path(REPORT);
    let text = shell::read(&path)?;
    let machine = machine(project);
    let written = with_figures(&text, sums, &machine)
        .ok_or_else(|| format!("{REPORT} has no place for the figures"))?;
    shell::write(&path, written.as_bytes())
}

fn with_figures(text: &str, sums: &BTreeMap<String, Sum>, machine: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (old, after) = rest.split_once(END)?;
    let mut table = String::from(
        "\n| part | what was tried | points | failures | time | last run | on |\n|---|---|---:|---:|---:|---|---|\n",
    );
    for part in &PARTS {
        let Part { name, what, .. } = part;
        if let Some(sum) = sums.get(*name) {
            let row = [
                (*name).to_owned(),
                (*what).to_owned(),
                grouped(sum.points),
                grouped(sum.failures),
                minutes(sum.seconds),
                sum.day.clone(),
                machine.to_owned(),
            ];
            table.push_str(&["| ", &row.join(" | "), " |\n"].concat());
        } else if let Some(row) = old.lines().find(|line| line.starts_with(&format!("| {name} |"))) {
            table.push_str(row);
            table.push('\n');
        }
    }
    Some([before, BEGIN, &table, END, after].concat())
}

/// Processor and compiler; nothing that tells whose machine it is.
fn machine(project: &Project) -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'))
        .map_or(std::env::consts::ARCH, |(_, model)| model.trim());
    let rust = project.version_of("rustc").unwrap_or_default();
    format!("{model}, {}, Rust {rust}", std::env::consts::OS)
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn minutes(seconds: u64) -> String {
    format!("{} min", seconds.div_ceil(60))
}

/// The day of a time in UTC as `YYYY-MM-DD`, after <https://howardhinnant.github.io/date_algorithms.html>, `civil_from_days`.
fn day(time: SystemTime) -> String {
    let days = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() / 86_400 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{of_month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn parts_and_minutes_are_read() {
        let read = |text: &str| {
            parse(&words(text))
                .map(|(parts, minutes)| (parts.iter().map(|part| part.name).collect::<Vec<_>>(), minutes))
        };
        assert_eq!(read("fuzz --minutes 3"), Ok((vec!["fuzz"], 3)));
        assert_eq!(read("changes payloads"), Ok((vec!["changes", "payloads"], 10)));
        assert_eq!(read("").map(|found| found.0.len()), Ok(PARTS.len()));
        for wrong in ["everything", "fuzz --minutes", "--minutes x", "--minutes 0"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn figures_are_read_from_what_a_test_prints() {
        assert_eq!(
            figures("torture: changes points=5000 failures=2"),
            Some((5000, 2))
        );
        assert_eq!(figures("test a ... torture: x points=1 failures=0"), Some((1, 0)));
        for other in [
            "test result: ok",
            "torture: x points=many failures=0",
            "torture: x points=3",
        ] {
            assert_eq!(figures(other), None);
        }
    }

    #[test]
    fn sums_are_kept_and_shown_and_other_rows_stay() {
        let sum = Sum {
            points: 1_234_567,
            failures: 0,
            seconds: 61,
            next: 9,
            day: "2026-11-27".to_owned(),
        };
        let sums = BTreeMap::from([("round-trip".to_owned(), sum)]);
        assert_eq!(read_sums(&write_sums(&sums)), sums);
        assert_eq!(read_sums("nonsense\n\n\t\t"), BTreeMap::new());
        let text = format!("# a\n{BEGIN}\n| changes | x | 5 |\n| round-trip | y | 1 |\n{END}\nb\n");
        let written = with_figures(&text, &sums, "a processor").unwrap_or_default();
        assert!(written.starts_with("# a\n") && written.ends_with("\nb\n"));
        assert!(
            written.contains("| 1,234,567 | 0 | 2 min | 2026-11-27 | a processor |"),
            "{written}"
        );
        assert!(
            written.contains("| changes | x | 5 |") && !written.contains("| y |"),
            "{written}"
        );
        assert_eq!(with_figures("no place", &sums, ""), None);
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_798_761_599, "2026-12-31"),
        ] {
            assert_eq!(day(UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
    }
}
