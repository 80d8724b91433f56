//! The three browsers of the end-to-end tests and the WebDriver processes that drive them.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::shell::{self, Project, Result};

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs a driver until standard input closes, then ends its whole process group.
///
/// The pipe closes however xtask ends, so Ctrl-C, a crash or a kill leave no browser behind.
const KEEPER: &str = r#""$@" & trap : TERM; cat >/dev/null; kill -TERM 0; sleep 0.5; kill -KILL 0"#;

/// A browser that the app is tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Debian's Chromium.
    Chromium,
    /// Debian's Firefox ESR.
    Firefox,
    /// The `WebKitGTK` `MiniBrowser`.
    WebKit,
}

impl Browser {
    /// All of them, in the order they are tested.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The browser's name on the command line and for the harness.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The browser of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|browser| browser.name() == name)
    }

    /// The Debian packages it needs.
    pub fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "xauth"],
        }
    }

    /// The programs that its driver runs as.
    pub fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromedriver"],
            Self::Firefox => &["geckodriver"],
            Self::WebKit => &["WebKitWebDriver", "xvfb-run"],
        }
    }

    /// The words that start its driver on a port.
    fn driver(self, port: u16, results: &Path) -> Vec<String> {
        let port = format!("--port={port}");
        match self {
            Self::Chromium => vec!["chromedriver".into(), port],
            Self::Firefox => vec!["geckodriver".into(), port],
            Self::WebKit => {
                // Its browser has no headless mode, so it gets a display of its own. The display's key is kept
                // among the results, because xvfb-run would leave it behind when it is ended by a signal.
                let display = ["xvfb-run", "-a", "-s", "-screen 0 1280x1024x24", "-f"];
                let mut words: Vec<String> = display.map(str::to_owned).into();
                words.extend([
                    results.join("xauth").display().to_string(),
                    "WebKitWebDriver".into(),
                    port,
                ]);
                words
            }
        }
    }
}

/// A running WebDriver; it ends, with its browsers, when this is dropped.
pub struct Driver {
    /// The shell that keeps the driver's process group.
    keeper: Child,
    /// Where the driver listens.
    pub url: String,
}

impl Driver {
    /// Starts a browser's driver on a free port and waits until it listens.
    pub fn start(project: &Project, browser: Browser, results: &Path) -> Result<Self> {
        let port = shell::any_port()?;
        let log = &results.join("driver.log");
        for program in browser.programs() {
            if project.which(program).is_none() {
                return Err(format!(
                    "{}: there is no {program}; {}",
                    browser.name(),
                    missing_hint(browser)
                ));
            }
        }
        let file = File::create(log).map_err(|error| format!("cannot write {}: {error}", log.display()))?;
        let errors = file
            .try_clone()
            .map_err(|error| format!("cannot write {}: {error}", log.display()))?;
        let mut command = project.command("sh");
        command
            .args(["-c", KEEPER, "sh"])
            .args(browser.driver(port, results))
            .stdin(Stdio::piped())
            .stdout(file)
            .stderr(errors);
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let keeper = command
            .spawn()
            .map_err(|error| shell::cannot_start(&command, &error))?;
        let driver = Self {
            keeper,
            url: format!("http://127.0.0.1:{port}"),
        };
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let started = Instant::now();
        while TcpStream::connect_timeout(&address, Duration::from_millis(500)).is_err() {
            if started.elapsed() > PATIENCE {
                return Err(format!(
                    "{}: its driver does not answer, see {}",
                    browser.name(),
                    log.display()
                ));
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    /// Ends the driver and whatever it started.
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // The keeper ends by its own last signal; its status tells nothing.
        let _ = self.keeper.wait();
    }
}

/// How to get a browser's driver.
fn missing_hint(browser: Browser) -> String {
    match browser {
        Browser::Firefox => "install it with `cargo install geckodriver`".into(),
        _ => format!(
            "install it (on Debian: apt-get install {})",
            browser.packages().join(" ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_known_by_their_names() {
        for browser in Browser::ALL {
            assert_eq!(Browser::named(browser.name()), Some(browser));
            let words = browser.driver(99, Path::new("results"));
            assert!(words.contains(&"--port=99".to_owned()));
            assert!(
                browser
                    .programs()
                    .iter()
                    .all(|program| words.contains(&(*program).to_owned()))
            );
        }
        assert_eq!(Browser::named("lynx"), None);
    }
}
