//! The three browsers, and how each is started.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

/// How long a browser may take to start, or to answer.
const PATIENCE: Duration = Duration::from_secs(40);

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

/// Which colours the browser asks pages for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// What a test wishes of its browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes {
    /// Looks at pages before they are whole; what is held back would otherwise hold `WebKit`'s driver.
    pub is_hasty: bool,
    /// Opens files from disk as people's browsers do: under automation Firefox is laxer with them.
    pub is_from_disk: bool,
    /// Keeps what it stores in a folder of the test, so that it is there when it is started again.
    pub keeps_its_profile: bool,
}

/// The folder of a kept profile, beside the one for downloads.
pub fn profile_beside(downloads: &Path) -> PathBuf {
    downloads.with_file_name("profile")
}

impl Browser {
    /// The one under test.
    pub fn under_test() -> Self {
        match super::environment("PB_BROWSER").as_str() {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            other => panic!("PB_BROWSER is {other}, not chromium, firefox or webkit"),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Starts it with storage of its own, empty; files it is given go to `downloads`.
    pub async fn start(self, wishes: Wishes, downloads: &Path) -> WebDriver {
        let mut capabilities = self.capabilities(wishes, downloads);
        if wishes.keeps_its_profile {
            self.keep_profile(&mut capabilities, &profile_beside(downloads));
        }
        let Value::Object(capabilities) = capabilities else {
            unreachable!("capabilities are an object")
        };
        let address = super::environment("PB_WEBDRIVER");
        let capabilities = Capabilities::from(capabilities);
        let mut tries = 3;
        let driver = loop {
            let driver = WebDriver::builder(address.as_str(), capabilities.clone())
                .request_timeout(PATIENCE)
                .await;
            tries -= 1;
            match driver {
                Ok(driver) => break driver,
                // On a machine that is busy with other things a browser sometimes does not come up.
                Err(_) if tries > 0 => {}
                Err(error) => panic!("{} does not start: {error}", self.name()),
            }
        };
        if self == Self::WebKit {
            // The others are told their size above.
            driver
                .set_window_rect(0, 0, 1280, 900)
                .await
                .expect("a window of this size");
        }
        driver
    }

    /// Has it keep its profile in a folder.
    fn keep_profile(self, capabilities: &mut Value, folder: &Path) {
        std::fs::create_dir_all(folder).expect("a folder for the profile");
        let folder = folder.to_str().expect("a folder with a name of letters");
        match self {
            Self::Chromium => {
                let arguments = capabilities["goog:chromeOptions"]["args"].as_array_mut();
                arguments
                    .expect("arguments")
                    .push(json!(format!("--user-data-dir={folder}")));
            }
            Self::Firefox => {
                let options = &mut capabilities["moz:firefoxOptions"];
                let arguments = options["args"].as_array_mut().expect("arguments");
                arguments.extend([json!("-profile"), json!(folder)]);
                // It would offer to start without extensions after some crashes.
                options["prefs"]["toolkit.startup.max_resumed_crashes"] = json!(-1);
            }
            Self::WebKit => {}
        }
    }

    fn capabilities(self, wishes: Wishes, downloads: &Path) -> Value {
        // Every wait is for a condition of the page, so nothing is gained by waiting for its last picture.
        match self {
            Self::Chromium => json!({
                "pageLoadStrategy": "eager",
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "goog:chromeOptions": {
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--disable-dev-shm-usage", "--window-size=1280,900", "--lang=en-GB", "--hide-scrollbars",
                        // What moves is nothing a test should wait for.
                        "--force-prefers-reduced-motion",
                    ],
                    "prefs": {
                        "download.default_directory": downloads,
                        "download.prompt_for_download": false,
                        "intl.accept_languages": "en-GB,en",
                    },
                },
            }),
            Self::Firefox => json!({
                "pageLoadStrategy": "eager",
                "moz:firefoxOptions": {
                    "args": ["-headless", "--width=1280", "--height=900"],
                    "prefs": {
                        "layout.css.prefers-color-scheme.content-override": 1,
                        "intl.accept_languages": "en-GB, en",
                        "ui.prefersReducedMotion": 1,
                        // Tab goes to links and buttons, too, on every system.
                        "accessibility.tabfocus": 7,
                        "remote.prefs.recommended": !wishes.is_from_disk,
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.download.useDownloadDir": true,
                        "browser.download.always_ask_before_handling_new_types": false,
                    },
                },
            }),
            Self::WebKit => json!({
                "pageLoadStrategy": if wishes.is_hasty { "none" } else { "normal" },
                "webkitgtk:browserOptions": {
                    "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                    "args": ["--automation"],
                },
            }),
        }
    }
}
