//! The project's folders, running other programs, and small file helpers.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A result whose error is one line to print.
pub type Result<T> = std::result::Result<T, String>;

/// Where the project is.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder with the app's Cargo.toml.
    pub root: PathBuf,
}

impl Project {
    /// Finds the project from what cargo says about this crate, so that any working directory will do.
    pub fn find() -> Result<Self> {
        let own = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = match own.as_deref().and_then(Path::parent) {
            Some(parent) => parent.to_path_buf(),
            None => env::current_dir().map_err(|error| format!("no working directory: {error}"))?,
        };
        if root.join("Trunk.toml").is_file() {
            Ok(Self { root })
        } else {
            Err("start this as `cargo xtask` in the project's folder".into())
        }
    }

    /// A path inside the project.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where cargo puts what it builds.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), |path| self.root.join(path))
    }

    /// A binary that npm installed for this project.
    pub fn node_bin(&self, name: &str) -> PathBuf {
        self.path(".tools/node/node_modules/.bin").join(script(name))
    }

    /// The folders looked through for programs: the project's own tools come first.
    fn search_path(&self) -> Vec<PathBuf> {
        let mut folders = vec![
            self.path(".tools/bin"),
            self.path(".tools/node/node_modules/.bin"),
        ];
        folders.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
        folders
    }

    /// Where a program is, if it is there at all.
    pub fn which(&self, name: &str) -> Option<PathBuf> {
        let names = [format!("{name}{}", env::consts::EXE_SUFFIX), script(name)];
        self.search_path()
            .iter()
            .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
            .find(|path| path.is_file())
    }

    /// A command run in the project's folder with the project's own tools first on the path.
    pub fn command(&self, program: impl Into<OsString>) -> Command {
        let mut command = Command::new(program.into());
        command.current_dir(&self.root);
        if let Ok(path) = env::join_paths(self.search_path()) {
            command.env("PATH", path);
        }
        // Cargo describes this crate in these; inherited, they would make the other crates look changed.
        for (name, _) in env::vars_os() {
            let own = name.to_str().is_some_and(|name| {
                name.starts_with("CARGO_PKG_")
                    || name.starts_with("CARGO_MANIFEST_")
                    || name == "CARGO_PRIMARY_PACKAGE"
            });
            if own {
                command.env_remove(name);
            }
        }
        command
    }

    /// The version a program prints, if it is there and runs.
    pub fn version_of(&self, program: &str) -> Option<String> {
        let output = self
            .command(self.which(program)?)
            .arg("--version")
            .stderr(Stdio::null())
            .output()
            .ok()?;
        version_in(&String::from_utf8_lossy(&output.stdout))
    }
}

/// The file name of a script that npm installed.
pub fn script(name: &str) -> String {
    if cfg!(windows) {
        format!("{name}.cmd")
    } else {
        name.to_owned()
    }
}

/// The first word that looks like a version number in what `--version` printed.
pub fn version_in(text: &str) -> Option<String> {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

/// Runs a command to its end with its output shown; a failure names `what`.
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{what} failed ({status})"))
    }
}

/// Runs a command with `input` and returns what it printed; a failure quotes the end of its error output.
pub fn pipe(command: &mut Command, input: &[u8], what: &str) -> Result<Vec<u8>> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| cannot_start(command, &error))?;
    let stdin = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // Written from a thread of its own: a program that answers before it has read all would block us.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    let output = output.map_err(|error| format!("{what}: {error}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        let text = String::from_utf8_lossy(&output.stderr);
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let tail = lines
            .iter()
            .skip(lines.len().saturating_sub(6))
            .copied()
            .collect::<Vec<_>>()
            .join(" | ");
        Err(format!("{what} failed ({}): {tail}", output.status))
    }
}

/// The message for a program that could not even be started.
pub fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!(
        "cannot start {}: {error}",
        command.get_program().to_string_lossy()
    )
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Reads any file.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file and the folders it needs.
pub fn write(path: &Path, contents: &[u8]) -> Result<()> {
    if let Some(parent) = path.parent() {
        create_folder(parent)?;
    }
    fs::write(path, contents).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Makes a folder and those above it.
pub fn create_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| format!("cannot make {}: {error}", path.display()))
}

/// Deletes a folder that may not be there.
pub fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("cannot delete {}: {error}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Every file below a folder, sorted, as paths from that folder with `/` between the names.
pub fn files_below(folder: &Path) -> Result<Vec<String>> {
    /// Adds the files of one folder.
    fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &format!("{name}/"), found)?;
            } else {
                found.push(name);
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found).map_err(|error| format!("cannot list {}: {error}", folder.display()))?;
    found.sort();
    Ok(found)
}

/// A free port on this machine: `wanted` or the next one that is free.
pub fn free_port(wanted: u16) -> Result<u16> {
    (wanted..=wanted.saturating_add(100))
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or_else(|| format!("no free port between {wanted} and {}", wanted.saturating_add(100)))
}

/// Any free port on this machine.
pub fn any_port() -> Result<u16> {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_tools_print() {
        for (printed, version) in [
            ("trunk 0.21.14", "0.21.14"),
            ("wasm-bindgen 0.2.130\n", "0.2.130"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source", "0.37.1"),
            ("v20.20.2", "20.20.2"),
        ] {
            assert_eq!(version_in(printed).as_deref(), Some(version), "{printed}");
        }
        assert_eq!(version_in("no number here"), None);
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(port).is_ok_and(|free| free > port));
    }
}
