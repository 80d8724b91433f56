//! `cargo xtask serve`: the app with live reload.

use crate::setup;
use crate::shell::{self, Project, Result};

/// The port tried first.
const PORT: u16 = 8080;

/// Sets up the tools and runs trunk's development server until it is stopped.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let options = Options::parse(arguments)?;
    setup::build_tools(project)?;
    let port = shell::free_port(options.port)?;
    if port != options.port {
        println!("Port {} is taken.", options.port);
    }
    println!("Building; the app will be at http://127.0.0.1:{port}/ (stop with Ctrl-C),");
    println!("an example post with the element at http://127.0.0.1:{port}/examples/blog-post.html");
    let port = port.to_string();
    let mut trunk = trunk(project);
    trunk.args(["serve", "--offline", "--address", "127.0.0.1", "--port", &port]);
    // A folder of its own, so that a release build beside it does not change what is being served.
    trunk.arg("--dist").arg(project.target().join("trunk-dev"));
    if options.open {
        trunk.arg("--open");
    }
    shell::run(&mut trunk, "trunk serve")
}

/// Trunk, with an environment that it starts in.
pub fn trunk(project: &Project) -> std::process::Command {
    let mut trunk = project.command("trunk");
    // Trunk takes only `true` or `false` there and refuses to start with the usual `NO_COLOR=1`.
    trunk.env_remove("NO_COLOR");
    trunk
}

/// What may stand behind `serve`.
#[derive(Debug, PartialEq)]
struct Options {
    /// The port to try first.
    port: u16,
    /// Whether to open the browser.
    open: bool,
}

impl Options {
    /// Reads the words behind `serve`.
    fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            port: PORT,
            open: false,
        };
        let mut words = arguments.iter().map(String::as_str);
        while let Some(word) = words.next() {
            match word {
                "--open" => options.open = true,
                "--port" => {
                    let port = words
                        .next()
                        .and_then(|port| port.parse().ok())
                        .filter(|port| *port > 0);
                    options.port = port.ok_or("--port needs a number between 1 and 65535")?;
                }
                other => {
                    return Err(format!(
                        "serve knows no `{other}`: cargo xtask serve [--port N] [--open]"
                    ));
                }
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let parse =
            |text: &str| Options::parse(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(
            parse(""),
            Ok(Options {
                port: 8080,
                open: false
            })
        );
        assert_eq!(
            parse("--open --port 9000"),
            Ok(Options {
                port: 9000,
                open: true
            })
        );
        for wrong in ["--port", "--port x", "--port 0", "fast"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
