//! Takes out of glue and Wasm what the page never asks for.
//!
//! Leptos brings along wasm-streams, whose classes wasm-bindgen exports to everybody: the optimiser must keep an export, so
//! they stay, with all they need, although nothing uses them.

use std::path::Path;

use serde_json::{Value, json};

use crate::shell::{self, Project, Result};

/// How the names of the unused classes begin.
const UNUSED: &str = "IntoUnderlying";

/// What wasm-opt is told. Its control flow made anew and more rounds are worth 1.7 % after compression, and what is
/// used most coming first another 0.3 %. The lowest 1024 bytes
/// are the far end of Rust's stack, so no address that a constant is added to lies there.
const SMALL: [&str; 11] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-Oz",
    "--reorder-functions",
    "--reorder-locals",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Stretches of the glue, from and up to, and what our own scripts, which load the Wasm in one way, need in their place.
const LOADING: [(&str, &str, &str); 4] = [
    ("export { initSync, ", "__wbg_init as", "export { "),
    (
        "    if (module_or_path !== undefined) {",
        "    const { instance, module } = await",
        "    ({ module_or_path } = module_or_path);\n    const imports = __wbg_get_imports();\n",
    ),
    // A type of file that the browser does not stream leaves the body as it was.
    (
        "                const validResponse = ",
        "            }\n        }\n\n        const bytes",
        "                if (module.bodyUsed) throw e;\n",
    ),
    (
        "\n    function expectedResponseType(type) {",
        "}\n\nfunction initSync",
        "",
    ),
];

/// The glue without what nothing uses: classes that come with Leptos, and ways to load the Wasm that our scripts do not go.
pub fn glue(text: &str) -> String {
    LOADING
        .iter()
        .fold(without_classes(text), |text, &(from, to, instead)| {
            let Some((before, rest)) = text.split_once(from) else {
                return text;
            };
            match rest.find(to).and_then(|at| rest.get(at..)) {
                Some(after) => [before, instead, after].concat(),
                None => text.clone(),
            }
        })
}

/// The glue without the classes that nothing uses. If something does use them, it stays as it is.
fn without_classes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    // How the last line of what is being left out ends.
    let mut end: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let starts = |begin: &str| {
            line.strip_prefix(begin)
                .is_some_and(|rest| rest.starts_with(UNUSED))
        };
        if end.is_none() {
            end = if starts("export class ") {
                Some("}")
            } else if starts("if (Symbol.dispose) ") || starts("const ") {
                Some(";")
            } else {
                None
            };
        }
        let Some(last) = end else {
            kept.push_str(line);
            continue;
        };
        let bare = line.trim_end_matches(['\n', '\r']);
        // The brace that closes a class stands alone and is not indented.
        if (last == "}" && bare == last) || (last == ";" && bare.ends_with(last)) {
            end = None;
        }
    }
    if end.is_some() || kept.contains(UNUSED) {
        text.to_owned()
    } else {
        kept
    }
}

/// The names that the glue uses of the Wasm, each once.
fn used_exports(glue: &str) -> Vec<&str> {
    let is_part = |one: char| one.is_ascii_alphanumeric() || matches!(one, '_' | '$');
    let mut names: Vec<&str> = glue
        .match_indices("wasm.")
        .filter_map(|(at, found)| {
            let (before, from) = glue.split_at(at);
            let after = from.strip_prefix(found)?;
            let length = after.find(|one| !is_part(one)).unwrap_or(after.len());
            let is_whole = !before.ends_with(|one| is_part(one) || one == '.');
            after.get(..length).filter(|name| is_whole && !name.is_empty())
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What wasm-metadce is told: from outside, these exports are reached and no others.
fn graph(exports: &[&str]) -> Value {
    let node = |name: &str| format!("export {name}");
    let reached: Vec<String> = exports.iter().map(|name| node(name)).collect();
    let mut nodes = vec![json!({ "name": "outside", "root": true, "reaches": reached })];
    nodes.extend(
        exports
            .iter()
            .map(|name| json!({ "name": node(name), "export": name })),
    );
    Value::Array(nodes)
}

/// The Wasm with only what its glue reaches, as small as it gets. `name` is for the files made on the way.
pub fn wasm(project: &Project, name: &str, wasm: &Path, glue: &str) -> Result<Vec<u8>> {
    let folder = project.target().join("pruned");
    let file = |end: &str| folder.join(format!("{name}{end}"));
    let (plan, reached, small) = (file(".json"), file("-reached.wasm"), file(".wasm"));
    shell::write(&plan, graph(&used_exports(glue)).to_string().as_bytes())?;
    let mut prune = project.command(project.node_bin("wasm-metadce"));
    prune
        .arg(wasm)
        .arg("--graph-file")
        .arg(&plan)
        .arg("-o")
        .arg(&reached);
    // It prints every function it takes out.
    shell::pipe(&mut prune, b"", &format!("wasm-metadce of {name}.wasm"))?;
    let mut optimise = project.command(project.node_bin("wasm-opt"));
    optimise.args(SMALL).arg("-o").arg(&small).arg(&reached);
    shell::run(&mut optimise, &format!("wasm-opt of {name}.wasm"))?;
    shell::read_bytes(&small)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glue as wasm-bindgen writes it.
    const GLUE: &str = "export class IntoUnderlyingSink {
    free() {
        IntoUnderlyingSinkFinalization.unregister(this);
        wasm.__wbg_intounderlyingsink_free(ptr, 0);
    }
    /**
     * @returns {Promise<any>}
     */
    close() {
        const ret = wasm.intounderlyingsink_close(ptr);
        return ret;
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;

export class Kept {
}
if (Symbol.dispose) Kept.prototype[Symbol.dispose] = Kept.prototype.free;
const KeptFinalization = 1;
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
function go() {
    if (cached.buffer !== wasm.memory.buffer) wasm.run__h1_13(wasm.memory, 'app.wasm');
    other.wasm.no();
    awasm.no();
    wasm = instance.exports;
}
export { go };
";

    #[test]
    fn unused_classes_go_with_all_that_belongs_to_them() {
        let (_, after) = GLUE.split_once("\n\n").unwrap();
        let (before, registry) = after.split_once("const IntoUnderlying").unwrap();
        let (_, rest) = registry.split_once(";\n").unwrap();
        assert_eq!(glue(GLUE), format!("\n{before}{rest}"));
    }

    #[test]
    fn classes_that_are_used_stay() {
        let used = format!("{GLUE}const one = IntoUnderlyingSink.__wrap(pointer);\n");
        assert_eq!(glue(&used), used);
        let unclosed = "export class IntoUnderlyingSink {\n    free() {\n    }\n";
        assert_eq!(glue(unclosed), unclosed);
        assert_eq!(glue("let wasm;\nwasm.a();"), "let wasm;\nwasm.a();");
    }

    #[test]
    fn the_exports_that_the_glue_uses_are_found() {
        assert_eq!(used_exports(&glue(GLUE)), ["memory", "run__h1_13"]);
        assert_eq!(used_exports("wasm.end"), ["end"]);
        assert!(used_exports("wasm. x").is_empty());
    }

    #[test]
    fn the_graph_names_what_is_reached() {
        let expected = json!([
            { "name": "outside", "root": true, "reaches": ["export memory"] },
            { "name": "export memory", "export": "memory" },
        ]);
        assert_eq!(graph(&["memory"]), expected);
    }
}
