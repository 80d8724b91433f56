//! Installs the build and test tools that are missing. What is already there at the right version is left alone.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use crate::driver::Browser;
use crate::shell::{self, Project, Result};

/// The bundler that trunk is: newer versions need a newer compiler than the pinned one.
const TRUNK: &str = "0.21.14";
/// Firefox's WebDriver; Debian has no package of it.
const GECKODRIVER: &str = "0.37.1";
/// What npm installs into .tools/node: wasm-opt, the minifier, and the accessibility checker of the browser tests.
const NODE_PACKAGES: [(&str, &str); 3] = [
    ("axe-core", "4.14.1"),
    ("binaryen", "132.0.0"),
    ("esbuild", "0.28.2"),
];
/// Stylesheets of other people that the browser tests put around the element: package, version, files. They are taken out of the
/// packages alone, since one of them would bring hundreds of others along.
const STYLES: [(&str, &str, &[&str]); 2] = [
    ("bootstrap", "5.3.9", &["dist/css/bootstrap.min.css"]),
    (
        "@wordpress/block-library",
        "11.1.0",
        &["build-style/style.css", "build-style/theme.css"],
    ),
];
/// The oldest Node.js that the npm packages run on.
const NODE_MAJOR: u32 = 18;
/// The compile target of the app.
const WASM: &str = "wasm32-unknown-unknown";

/// Sets up what `serve` and `build` need.
pub fn build_tools(project: &Project) -> Result<()> {
    // npm needs the network far more than the processor, so it goes on while cargo compiles.
    thread::scope(|scope| {
        let node = scope.spawn(|| node_packages(project));
        let rest = rust_tools(project);
        let node = node
            .join()
            .unwrap_or_else(|_| Err("setting up the npm packages stopped".into()));
        rest.and(node)
    })
}

/// Sets up what the browser tests of these browsers need.
pub fn browser_tools(project: &Project, browsers: &[Browser]) -> Result<()> {
    debian_packages(project, browsers)?;
    node_packages(project)?;
    styles(project)?;
    if browsers.contains(&Browser::Firefox) {
        cargo_tool(
            project,
            "geckodriver",
            "geckodriver",
            GECKODRIVER,
            &["--locked"],
            "about 2 minutes",
        )?;
    }
    Ok(())
}

/// Checks that rustfmt and clippy are there.
pub fn lint_tools(project: &Project) -> Result<()> {
    for (tool, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        let there = project
            .command(tool)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if !there.is_ok_and(|status| status.success()) {
            println!("Installing {component} (a few seconds, once)…");
            rustup(project, &["component", "add", component])?;
        }
    }
    wasm_target(project)
}

/// Checks, before any work, what cannot be installed from here or only with the user's help.
pub fn prerequisites(project: &Project, browsers: &[Browser]) -> Result<()> {
    compiler_is_there(project)?;
    node_is_there(project)?;
    wasm_target(project)?;
    match missing_packages(project, browsers) {
        Missing::Debian(list) if !list.is_empty() && root_prefix(project).is_none() => Err(format!(
            "Debian packages are missing: run `sudo apt-get install {}`",
            list.join(" ")
        )),
        Missing::Elsewhere(list) if !list.is_empty() => Err(format!(
            "there is no apt-get here: install {} by hand",
            list.join(", ")
        )),
        _ => Ok(()),
    }
}

/// Deletes the tools in .tools/.
pub fn clean(project: &Project) -> Result<()> {
    shell::remove_folder(&project.path(".tools"))?;
    println!("Deleted .tools/");
    Ok(())
}

/// The compile target, trunk and wasm-bindgen.
fn rust_tools(project: &Project) -> Result<()> {
    compiler_is_there(project)?;
    wasm_target(project)?;
    // Trunk runs cargo offline, so everything in Cargo.lock has to be here first.
    let mut fetch = project.command("cargo");
    fetch.args(["fetch", "--quiet"]);
    if project.path("Cargo.lock").is_file() {
        fetch.arg("--locked");
    }
    shell::run(&mut fetch, "cargo fetch")?;
    cargo_tool(project, "trunk", "trunk", TRUNK, &["--locked"], "about 5 minutes")?;
    let lock = shell::read(&project.path("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or("Cargo.lock names no wasm-bindgen; run `cargo generate-lockfile`")?;
    // Without --locked: the lock file published with wasm-bindgen-cli names a version that is gone.
    cargo_tool(
        project,
        "wasm-bindgen",
        "wasm-bindgen-cli",
        version,
        &[],
        "about 3 minutes",
    )
}

/// Checks for the C compiler that links every native program and builds parts of some.
fn compiler_is_there(project: &Project) -> Result<()> {
    if cfg!(unix) && project.which("cc").is_none() && project.which("clang").is_none() {
        return Err("no C compiler: install one (on Debian: apt-get install gcc libc6-dev)".into());
    }
    Ok(())
}

/// The compiler's standard library for Wasm.
fn wasm_target(project: &Project) -> Result<()> {
    let sysroot = shell::pipe(
        project.command("rustc").args(["--print", "sysroot"]),
        b"",
        "rustc",
    )?;
    let sysroot = String::from_utf8_lossy(&sysroot);
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .join("lib")
        .is_dir()
    {
        return Ok(());
    }
    println!("Adding the compile target {WASM} (a few seconds, once)…");
    rustup(project, &["target", "add", WASM])
}

/// Runs rustup, or says that it is missing.
fn rustup(project: &Project, arguments: &[&str]) -> Result<()> {
    if project.which("rustup").is_none() {
        return Err(format!(
            "`rustup {}` is needed, but there is no rustup: install it from rustup.rs",
            arguments.join(" ")
        ));
    }
    shell::run(
        project.command("rustup").args(arguments),
        &format!("rustup {}", arguments.join(" ")),
    )
}

/// Builds a tool into .tools/ unless the right version is there.
fn cargo_tool(
    project: &Project,
    program: &str,
    package: &str,
    version: &str,
    options: &[&str],
    time: &str,
) -> Result<()> {
    if project.version_of(program).as_deref() == Some(version) {
        return Ok(());
    }
    println!("Building {package} {version} from crates.io ({time}, once)…");
    let mut cargo = project.command("cargo");
    cargo
        .args(["install", package, "--version", version, "--force", "--root"])
        .arg(project.path(".tools"));
    cargo.args(options);
    // A tool that is built once and used a few times has no need of the slow optimisations of its release profile; only
    // wasm-bindgen has much to do itself.
    let level = if program == "wasm-bindgen" { "1" } else { "0" };
    cargo
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level)
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    shell::run(&mut cargo, &format!("cargo install {package}"))
}

/// The npm packages, pinned, in .tools/node.
fn node_packages(project: &Project) -> Result<()> {
    let folder = project.path(".tools/node");
    let installed = |(name, version): &(&str, &str)| {
        let manifest = shell::read(&folder.join("node_modules").join(name).join("package.json")).ok()?;
        let manifest: serde_json::Value = serde_json::from_str(&manifest).ok()?;
        (manifest.get("version")?.as_str()? == *version).then_some(())
    };
    node_is_there(project)?;
    if NODE_PACKAGES.iter().all(|package| installed(package).is_some()) {
        return Ok(());
    }
    let names = NODE_PACKAGES
        .map(|(name, version)| format!("{name} {version}"))
        .join(", ");
    println!("Installing {names} from npm (about half a minute, once)…");
    let dependencies: serde_json::Map<_, _> = NODE_PACKAGES
        .iter()
        .map(|(name, version)| ((*name).to_owned(), (*version).into()))
        .collect();
    let manifest = serde_json::json!({ "private": true, "dependencies": dependencies });
    shell::write(&folder.join("package.json"), manifest.to_string().as_bytes())?;
    let mut npm = project.command(shell::script("npm"));
    npm.current_dir(&folder).args([
        "install",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
    ]);
    shell::pipe(&mut npm, b"", "npm install").map(|_| ())
}

/// The stylesheets of other people, in .tools/node/packed.
fn styles(project: &Project) -> Result<()> {
    for (name, version, files) in STYLES {
        let folder = project.path(".tools/node/packed").join(name);
        let manifest = shell::read(&folder.join("package.json")).unwrap_or_default();
        let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap_or_default();
        let is_whole = files.iter().all(|file| folder.join(file).is_file());
        if is_whole && manifest.get("version").is_some_and(|found| found == version) {
            continue;
        }
        println!("Taking stylesheets out of {name} {version} from npm (a few seconds, once)…");
        shell::remove_folder(&folder)?;
        shell::create_folder(&folder)?;
        let mut npm = project.command(shell::script("npm"));
        npm.current_dir(&folder)
            .args(["pack", "--silent", &format!("{name}@{version}")]);
        let packed = shell::pipe(&mut npm, b"", "npm pack")?;
        let packed = String::from_utf8_lossy(&packed);
        let packed = packed.lines().last().unwrap_or_default().trim();
        let mut tar = project.command("tar");
        tar.current_dir(&folder)
            .args(["-xzf", packed, "--strip-components=1", "package/package.json"])
            .args(files.iter().map(|file| format!("package/{file}")));
        shell::run(&mut tar, "tar")?;
        std::fs::remove_file(folder.join(packed)).map_err(|error| format!("{packed}: {error}"))?;
    }
    Ok(())
}

/// Checks Node.js and npm, which no registry installs for us.
pub fn node_is_there(project: &Project) -> Result<()> {
    const HINT: &str = "(on Debian: apt-get install nodejs npm)";
    let Some(version) = project.version_of("node") else {
        return Err(format!(
            "Node.js {NODE_MAJOR} or newer is needed: install it {HINT}"
        ));
    };
    let major = version
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok())
        .unwrap_or(0);
    if major < NODE_MAJOR {
        return Err(format!(
            "Node.js {NODE_MAJOR} or newer is needed, but `node` is {version}: update it"
        ));
    }
    if project.which("npm").is_none() {
        return Err(format!("npm is needed: install it {HINT}"));
    }
    Ok(())
}

/// What the browser tests lack on this machine.
enum Missing {
    /// Debian's packages.
    Debian(Vec<&'static str>),
    /// Programs, on a machine that has no such packages.
    Elsewhere(Vec<&'static str>),
}

/// Looks for browsers, drivers, fonts and helpers.
fn missing_packages(project: &Project, browsers: &[Browser]) -> Missing {
    if browsers.is_empty() {
        return Missing::Debian(Vec::new());
    }
    if project.which("dpkg-query").is_some() && project.which("apt-get").is_some() {
        let mut packages = vec!["poppler-utils", "fonts-noto-core", "fonts-noto-cjk"];
        packages.extend(browsers.iter().flat_map(|browser| browser.packages()));
        packages.retain(|package| !is_installed(project, package));
        Missing::Debian(packages)
    } else {
        let mut programs = vec!["pdftotext"];
        programs.extend(browsers.iter().flat_map(|browser| browser.programs()));
        // Cargo brings geckodriver.
        programs.retain(|program| *program != "geckodriver" && project.which(program).is_none());
        Missing::Elsewhere(programs)
    }
}

/// Browsers, drivers, fonts and helpers from Debian's packages.
pub fn debian_packages(project: &Project, browsers: &[Browser]) -> Result<()> {
    let Missing::Debian(missing) = missing_packages(project, browsers) else {
        return Ok(());
    };
    let Some(prefix) = root_prefix(project).filter(|_| !missing.is_empty()) else {
        return Ok(());
    };
    let list = missing.join(" ");
    println!("Installing Debian packages: {list} (about 2 minutes, once)…");
    let log_path = project.path(".tools/apt.log");
    shell::write(&log_path, b"")?;
    let log = File::create(&log_path).map_err(|error| format!("cannot write .tools/apt.log: {error}"))?;
    let apt = |arguments: &[&str]| -> Result<()> {
        let mut command = root_command(project, prefix, "apt-get");
        // A package manager that is busy elsewhere gets five minutes.
        command.args(["-o", "DPkg::Lock::Timeout=300"]).args(arguments);
        let (out, errors) = (log.try_clone(), log.try_clone());
        let (Ok(out), Ok(errors)) = (out, errors) else {
            return Err("cannot write .tools/apt.log".into());
        };
        command.stdin(Stdio::null()).stdout(out).stderr(errors);
        shell::run(&mut command, "apt-get")
            .map_err(|error| format!("{error}, see .tools/apt.log; or run `apt-get install {list}` by hand"))
    };
    apt(&["update"])?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    apt(&install)
}

/// Whether dpkg says that a package is installed.
fn is_installed(project: &Project, package: &str) -> bool {
    let mut query = project.command("dpkg-query");
    query
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stderr(Stdio::null());
    query.output().is_ok_and(|output| output.stdout == b"installed")
}

/// The words before a command that make it run as root: none for root itself, sudo if it asks no password.
fn root_prefix(project: &Project) -> Option<&'static [&'static str]> {
    let id = project.command("id").arg("-u").output().ok()?;
    if id.stdout.trim_ascii() == b"0" {
        return Some(&[]);
    }
    let mut sudo = project.command("sudo");
    sudo.args(["-n", "true"])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    sudo.status()
        .is_ok_and(|status| status.success())
        .then_some(&["sudo", "-n", "--"])
}

/// A command run as root, which asks nothing.
fn root_command(project: &Project, prefix: &[&str], program: &str) -> Command {
    let mut words = prefix
        .iter()
        .copied()
        .chain(["env", "DEBIAN_FRONTEND=noninteractive", program]);
    let mut command = project.command(words.next().unwrap_or(program));
    command.args(words);
    command
}

/// The version of a package in the text of Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
