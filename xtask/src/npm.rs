//! The npm package, tried out as somebody would: packed, installed in a new Vite project, and that project built.

use std::path::PathBuf;

use serde_json::json;

use crate::dist;
use crate::setup;
use crate::shell::{self, Project, Result};

/// The Vite of the project: of its newest line that runs on every Node.js we do.
const VITE: &str = "6.4.6";

/// Where the built project is.
pub fn output(project: &Project) -> PathBuf {
    project.target().join("npm/project/dist")
}

/// Builds the project; what was built from the same package before is left as it is.
pub fn try_out(project: &Project) -> Result<()> {
    setup::node_is_there(project)?;
    let folder = project.target().join("npm");
    let package = folder.join("package");
    shell::remove_folder(&package)?;
    dist::npm_package(project, &package)?;
    // All other names are made from contents.
    let entry = shell::read(&package.join("persona-builder.js"))?;
    let stamp = [&shell::read(&package.join("package.json"))?, VITE, &entry].concat();
    if output(project).is_dir() && shell::read(&folder.join("stamp")).is_ok_and(|built| built == stamp) {
        return Ok(());
    }
    println!("Installing the npm package in a new Vite project and building that (a few seconds)…");
    let scratch = folder.join("project");
    shell::remove_folder(&scratch)?;
    shell::create_folder(&scratch)?;
    let mut pack = project.command(shell::script("npm"));
    pack.current_dir(&package)
        .args(["pack", "--silent", "--pack-destination", "../project"]);
    let printed = shell::pipe(&mut pack, b"", "npm pack")?;
    let printed = String::from_utf8_lossy(&printed);
    let tarball = printed.lines().last().unwrap_or_default().trim();
    let manifest = json!({
        "private": true,
        "type": "module",
        "dependencies": { dist::PACKAGE: format!("file:{tarball}"), "vite": VITE },
    });
    shell::write(&scratch.join("package.json"), manifest.to_string().as_bytes())?;
    let page = "<!doctype html><html lang=\"en\"><title>A Vite project</title><body><h1>A page of a project</h1>\
                <persona-builder method=\"community\"></persona-builder><script type=\"module\" src=\"/main.js\"></script>";
    shell::write(&scratch.join("index.html"), page.as_bytes())?;
    let script = format!("import {:?};\n", dist::PACKAGE);
    shell::write(&scratch.join("main.js"), script.as_bytes())?;
    let quiet = [
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
    ];
    let mut install = project.command(shell::script("npm"));
    install.current_dir(&scratch).arg("install").args(quiet);
    shell::pipe(&mut install, b"", "npm install of the Vite project")?;
    let mut build = project.command(scratch.join("node_modules/.bin").join(shell::script("vite")));
    build
        .current_dir(&scratch)
        .args(["build", "--base", "./", "--logLevel", "warn"]);
    shell::pipe(&mut build, b"", "vite build")?;
    shell::write(&folder.join("stamp"), stamp.as_bytes())
}
