// The wizard inside an element: loads the Wasm once for all elements of a page, dresses each in its page's colours, tells its events.

import init, { mount, setUp } from "./app.js";
import { isFrame, palette } from "./palette.js";

/* generated: wizard */
const words = {
  "name": "Persona Builder",
  "unreachable": "{address} could not be loaded.",
  "broken": "Something broke on this page. Reload it to go on.",
  "crashTitle": "Sorry, something broke on our side",
  "crashText": "Your words are safe: what was saved is still in this browser, and the last draft can be downloaded here. Reload the page to go on.",
  "crashReload": "Reload the page",
  "crashDownload": "Download the last draft",
  "crashCopy": "Copy it",
  "crashRead": "Open it to read only",
  "crashDetails": "What happened, for whoever mends it"
};
const covers = "[{\"id\":\"community\",\"name\":\"Community\",\"title\":\"Someone who belongs\",\"summary\":\"You run something people gather around, a few dozen of them or more. Start by noticing one quiet regular.\",\"asks\":\"Watch one real person for a while. No survey needed.\",\"begin\":\"Start noticing\",\"steps\":7,\"minutes\":25},{\"id\":\"customer\",\"name\":\"Customer\",\"title\":\"Someone who buys\",\"summary\":\"You sell something and want to know who buys it, and why. Start from orders, messages and numbers you already have.\",\"asks\":\"Bring what is already there: some orders, some messages, a few numbers. Two or three small sources are enough.\",\"begin\":\"Start gathering\",\"steps\":8,\"minutes\":30},{\"id\":\"research\",\"name\":\"Research\",\"title\":\"Someone to decide for\",\"summary\":\"There is a decision coming up. Work from a question to findings to a person.\",\"asks\":\"Some data, and a few conversations. Small numbers are fine.\",\"begin\":\"Start with the decision\",\"steps\":7,\"minutes\":45}]";
/* end generated */

// Addresses and hashes of the files beside this one, by name.
const files = {
  /* files */
};

// The elements that are open, by what draws their crash card.
const opened = new Set();
let isBroken = false;
let started;
let sheet;

async function fetched(name) {
  const [address, integrity] = files[name];
  const response = await fetch(address, { integrity });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

async function textOf(name) {
  return name in files ? (await fetched(name)).text() : null;
}

async function wasm() {
  const response = await fetched("app.wasm");
  // A server that does not know the type of Wasm gets no say, and the page's console no word of it.
  return response.headers.get("content-type") === "application/wasm" ? response : response.arrayBuffer();
}

function start() {
  started ??= Promise.all([init({ module_or_path: wasm() }), textOf("element.css")])
    .then(([, css]) => {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      setUp(textOf, crashed);
    })
    .catch((error) => {
      started = null;
      throw error;
    });
  return started;
}

// Everything that shares the Wasm has broken with it: each element says so itself, with its own last words.
function crashed(information) {
  isBroken = true;
  for (const crash of opened) crash(information);
}

// The text of what a site brings along: a child of the element, an attribute that holds it, or a file the attribute names.
async function broughtBy(element, name) {
  const inside = element.querySelector(`:scope > script[data-${name}]`);
  if (inside) return inside.textContent.trim() || " ";
  const said = element.getAttribute(name)?.trim() ?? "";
  if (!said || said.startsWith("{")) return said;
  const address = new URL(said, element.baseURI).href;
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw new Error(words.unreachable.replace("{address}", address));
  return (await response.text()) || " ";
}

// A file as an object, by a reader that no page replaces.
function read(text) {
  return text ? new Response(text).json() : null;
}

function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const language = node.closest("[lang]")?.getAttribute("lang");
    if (language) return language;
  }
  return "";
}

// Opens the wizard in an element's shadow root, in place of its front card.
export async function open(element, shadow, internals, { shelf, place, isQuiet }) {
  if (isBroken) throw new Error(words.broken);
  let problem = "";
  const brought = (name) =>
    broughtBy(element, name).catch((error) => {
      problem ||= error.message;
      return "";
    });
  const [pack, beginning] = await Promise.all([brought("pack"), brought("start"), start()]);

  const ground = document.createElement("div");
  ground.className = "ground";
  ground.hidden = true;
  const root = document.createElement("section");
  root.className = "app";
  if (isFrame) root.dataset.frame = "";
  root.setAttribute("part", "app");
  root.setAttribute("aria-label", words.name);
  ground.append(root);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  shadow.append(ground);

  let handle;
  let last = { text: "", name: "" };
  let given = "";
  let form;

  const emit = (name, detail, cancelable = false) =>
    element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  // Told once the wizard has done what it is doing: whoever listens may take the element away.
  const tell = (name, detail) => queueMicrotask(() => emit(name, detail));
  const fileNow = () => (handle && !isBroken ? (handle.file() ?? "") : given);
  const give = () => {
    if (!internals?.form || !element.name) return;
    given = fileNow();
    internals.setFormValue(given);
  };
  const submit = ({ formData }) => {
    // What was typed since the value was given last.
    const values = formData.getAll(element.name);
    const at = values.indexOf(given);
    if (!element.name || at < 0) return;
    values[at] = fileNow();
    formData.delete(element.name);
    for (const value of values) formData.append(element.name, value);
  };
  const join = (joined) => {
    form?.removeEventListener("formdata", submit);
    form = joined;
    form?.addEventListener("formdata", submit);
  };

  const dressed = () => palette(element, ground, root);
  const dress = () => {
    if (isBroken) return;
    const { accent, hostAccent, paper } = dressed();
    handle?.dress(accent, hostAccent, paper);
  };
  // When the page's own colours change, the inherited one does, which a transition tells of.
  ground.addEventListener("transitionend", (event) => {
    if (event.target === ground) dress();
  });
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", dress);

  let failed;
  const crash = (information) => {
    failed?.(new Error(words.broken));
    root.replaceChildren(crashCard(root, last, information));
    ground.hidden = false;
    root.querySelector(".crash").focus();
    tell("persona-error", { kind: "crash", message: information });
  };

  const look = dressed();
  const ready = new Promise((resolve, reject) => {
    failed = reject;
    const listener = {
      keep(text, name) {
        last = { text, name };
        give();
      },
      handOut: (kind, name) => emit("persona-export", { kind, name }, true),
      step: (method, step, screen, number, of) => tell("persona-step", { method, step, screen, number, of }),
      change(id, name, answered, asked) {
        give();
        tell("persona-change", { id, name, answered, asked });
      },
      async complete(id, name) {
        tell("persona-complete", { id, name, file: await read(fileNow()) });
      },
      trouble: (message) => tell("persona-error", { kind: "save", message }),
      ready(wrong, methods, version) {
        problem ||= wrong;
        resolve({ methods: methods?.split(" ") ?? [], version });
      },
    };
    const options = {
      methods: element.method,
      language: languageOf(element),
      // The frame has the drafts of the full page.
      shelf: isFrame && shelf === "page" ? "" : shelf,
      brand: element.brand,
      accent: look.accent,
      hostAccent: look.hostAccent,
      ground: look.paper,
      pack,
      start: beginning,
      exports: element.exports,
      place,
      problem,
      isFramed: window.parent !== window,
      isQuiet,
    };
    opened.add(crash);
    handle = mount(root, options, covers, listener);
  });
  const told = await ready.catch((error) => {
    opened.delete(crash);
    throw error;
  });
  for (const child of [...shadow.children]) if (child !== ground) child.remove();
  ground.hidden = false;
  join(internals?.form);
  give();
  if (problem) tell("persona-error", { kind: "pack", message: problem });
  else tell("persona-ready", told);

  const working = async () => {
    if (isBroken) throw new Error(words.broken);
    if (problem) throw new Error(problem);
    await handle.idle();
  };
  return {
    value: fileNow,
    join,
    // Says whether the change of an attribute needed no new wizard.
    change(name) {
      if (name !== "theme" && name !== "accent") return false;
      dress();
      return true;
    },
    close() {
      const place = isBroken ? "" : handle.place();
      opened.delete(crash);
      join(null);
      scheme.removeEventListener("change", dress);
      ground.remove();
      shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((one) => one !== sheet);
      const gone = handle;
      handle = null;
      // Whoever takes the element away may do so from one of its own events.
      if (!isBroken) queueMicrotask(() => gone.free());
      return place;
    },
    async export(options) {
      await working();
      const text = options?.all ? await handle.all() : handle.file();
      return read(text);
    },
    async import(json) {
      await working();
      const count = await handle.import(typeof json === "string" ? json : JSON.stringify(json));
      // Done once the first of them is in hand, which begins with the next turn of the page's own loop.
      await new Promise((done) => setTimeout(done));
      await handle?.idle();
      return count;
    },
    async reset() {
      await working();
      await handle.reset();
    },
  };
}

function make(tag, className, content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(content);
  return element;
}

// The card that an element shows when our own code has failed, with its own last words.
function crashCard(root, { text, name }, information) {
  const card = make("div", "crash", make("h2", "", words.crashTitle));
  card.tabIndex = -1;
  card.setAttribute("role", "alert");
  const press = (className, content, act) => {
    const button = make("button", className, content);
    button.type = "button";
    button.onclick = act;
    return button;
  };
  const ways = make("p", "crash__ways", press("button button--main", words.crashReload, () => location.reload()));
  const reading = () => {
    try {
      sessionStorage["persona-builder:read"] = 1;
    } catch {}
    location.reload();
  };
  if (text) {
    const download = () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      link.download = `${name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "draft"}.json`;
      root.append(link);
      link.click();
      link.remove();
    };
    const copy = () => {
      const field = make("textarea", "field field--area", text);
      field.readOnly = true;
      field.rows = 6;
      field.setAttribute("aria-label", words.crashCopy);
      ways.after(field);
      field.select();
      navigator.clipboard?.writeText(text).catch(() => {});
    };
    ways.append(press("button", words.crashDownload, download), press("button", words.crashCopy, copy));
  }
  ways.append(press("button", words.crashRead, reading));
  const details = make("details", "more", make("summary", "", words.crashDetails));
  details.append(make("pre", "", information));
  card.append(make("p", "", words.crashText), ways, details);
  return card;
}
