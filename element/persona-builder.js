// Defines <persona-builder> and draws its front card. All the rest is loaded when somebody first uses it.

/* generated: front */
const words = {
  "any": [
    "Build your first persona",
    "A calm half hour of good questions. You leave with a page about one real kind of person, and you can see what you know and what you only guess.",
    "Begin"
  ],
  "methods": {
    "community": [
      "Someone who belongs",
      "You run something people gather around, a few dozen of them or more. Start by noticing one quiet regular.",
      "Start noticing"
    ],
    "customer": [
      "Someone who buys",
      "You sell something and want to know who buys it, and why. Start from orders, messages and numbers you already have.",
      "Start gathering"
    ],
    "research": [
      "Someone to decide for",
      "There is a decision coming up. Work from a question to findings to a person.",
      "Start with the decision"
    ]
  },
  "goOn": "Go on where you left",
  "opening": "Opening…",
  "privacy": "Everything stays in this browser. Nothing is sent anywhere.",
  "failed": "It cannot run inside this page.",
  "open": "Open it in its own tab"
};
/* end generated */

const here = import.meta.url;
const attributes = ["method", "theme", "storage-key", "brand", "accent", "pack", "start", "exports", "loading"];

// The elements that name no shelf of drafts, by the number of the shelf they were given.
const numbered = [];

const style = new CSSStyleSheet();
style.replaceSync(`
:host { display: block !important; }
:host([hidden]) { display: none !important; }
.card { all: initial; display: grid; gap: .6em; justify-items: start; box-sizing: border-box; padding: 1.25em;
  border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: var(--persona-radius, .6em);
  color: var(--persona-ink, inherit); background: var(--persona-paper, transparent); font-family: var(--persona-font, inherit);
  font-size: max(1em, 16px); line-height: 1.5; overflow-wrap: anywhere; }
.card > p { margin: 0; max-inline-size: 60ch; }
.card > .title { font-family: var(--persona-heading-font, inherit); font-size: 1.3em; font-weight: 700; line-height: 1.3; }
.card ::slotted(*) { margin: 0 !important; font: inherit !important; }
.card > button { font: inherit; font-weight: 600; min-block-size: 2.75em; margin-block: .3em; padding: .5em 1.2em; border: 2px solid;
  border-radius: min(var(--persona-radius, .6em), 1.4em); color: var(--persona-accent, inherit); background: none; cursor: pointer; }
.card > button:hover { background: color-mix(in srgb, currentColor 10%, transparent); }
.card > button:focus-visible { outline: 2px solid; outline-offset: 2px; }
.card > [aria-disabled] { opacity: .65; cursor: progress; }
.card > small { font-size: .875em; }
.card a { color: inherit; }`);

class PersonaBuilder extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = [...attributes, "lang"];

  #internals = this.attachInternals?.();
  #shadow = this.attachShadow({ mode: "open" });
  #opening;
  #wizard;
  // Whether it was changed while it was being opened.
  #isStale = false;
  // Where it was when it was taken out of the page; it goes on there when it comes back.
  #place;

  connectedCallback() {
    for (const name of [...attributes.map(propertyOf), "name"]) {
      // What was set before the element was defined.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#wizard || this.#opening) return;
    this.#draw();
    if (this.#place !== undefined || this.loading === "eager") this.#open(true).catch(quietly);
    else if (this.loading === "visible") {
      const observer = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        if (this.isConnected) this.#open(true).catch(quietly);
      });
      observer.observe(this);
    }
  }

  disconnectedCallback() {
    // Being moved is not being removed.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || name === "loading") return;
    if (this.#wizard) this.#wizard.change(name) || this.#reopen(["lang", "brand", "exports"].includes(name));
    else if (this.#opening) this.#isStale = true;
    else if (this.isConnected) this.#draw();
  }

  formResetCallback() {
    this.reset().catch(quietly);
  }

  get form() {
    return this.#internals?.form ?? null;
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(value) {
    this.setAttribute("name", value);
  }

  get value() {
    return this.#wizard?.value() ?? "";
  }

  async export(options) {
    return (await this.#open(true)).export(options);
  }

  async import(json) {
    return (await this.#open(true)).import(json);
  }

  async reset() {
    if (this.#wizard || this.#opening) await (await this.#open(true)).reset();
  }

  // The name of its shelf of drafts: its own, or that of the lowest number that no other element has now.
  get #shelf() {
    const key = this.storageKey;
    if (key) return key;
    let number = numbered.indexOf(this);
    if (number < 0) {
      number = 0;
      while (numbered[number]?.isConnected) number += 1;
      numbered[number] = this;
    }
    return `element-${number + 1}`;
  }

  #draw() {
    const cover = words.methods[this.method.trim()] ?? words.any;
    let hasDrafts = false;
    try {
      hasDrafts = (localStorage.getItem(`persona-builder:v1:@${this.#shelf}:recent`) ?? "[]").length > 2;
    } catch {
      // Where storage is refused there are no drafts.
    }
    const button = make("button", "card-button", slot("button", hasDrafts ? words.goOn : cover[2]));
    button.type = "button";
    button.onclick = () => this.#open(false).catch(quietly);
    const card = make("section", "card", "");
    card.className = "card";
    const title = make("p", "card-title", slot("title", cover[0]));
    title.className = "title";
    const said = make("small", "", ours(words.privacy));
    said.role = "status";
    card.append(title, make("p", "", slot("summary", cover[1])), button, said);
    this.#shadow.adoptedStyleSheets = [style];
    this.#shadow.replaceChildren(card);
  }

  #open(isQuiet) {
    return (this.#opening ??= this.#load(isQuiet).catch((error) => {
      this.#opening = null;
      this.#fail(error);
      throw error;
    }));
  }

  async #load(isQuiet) {
    const button = this.#shadow.querySelector("button");
    button?.setAttribute("aria-disabled", "true");
    const said = this.#shadow.querySelector("small");
    said?.replaceChildren(ours(words.opening));
    const { open } = await import("./wizard.js");
    if (!this.isConnected) throw new Error(words.failed);
    this.#wizard = await open(this, this.#shadow, this.#internals, { shelf: this.#shelf, place: this.#place ?? "", isQuiet });
    if (!this.isConnected) this.#leave();
    else if (this.#isStale) return this.#reopen(false);
    return this.#wizard;
  }

  #leave() {
    if (!this.#wizard) return;
    this.#place = this.#wizard.close();
    this.#wizard = this.#opening = null;
  }

  // Opens it anew, where it was or, where that may be no place any more, at the beginning.
  #reopen(isHere) {
    this.#isStale = false;
    this.#leave();
    if (!isHere) this.#place = "";
    this.#draw();
    const opening = this.#open(true);
    opening.catch(quietly);
    return opening;
  }

  // What cannot be loaded here may run in a tab of its own.
  #fail(error) {
    this.#draw();
    const link = make("a", "", ours(words.open));
    // A link that the site put inside, or the site that this file came from.
    const page = here.match(/^(.*\/)element\/[^/]*$/)?.[1];
    link.href = this.querySelector("a[href]")?.href ?? page ?? "";
    link.target = "_blank";
    link.rel = "noopener";
    this.#shadow.querySelector("small").replaceChildren(ours(words.failed), " ", ...(link.href ? [link] : []));
    const detail = { kind: "load", message: String(error?.message ?? error) };
    this.dispatchEvent(new CustomEvent("persona-error", { bubbles: true, composed: true, detail }));
  }
}

function quietly() {}

function propertyOf(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

function make(tag, part, content) {
  const element = document.createElement(tag);
  if (part) element.setAttribute("part", part);
  element.append(content);
  return element;
}

// Our words in a page of any language and direction.
function ours(content) {
  const element = make("span", "", content);
  element.lang = "en";
  element.dir = "ltr";
  return element;
}

function slot(name, content) {
  const element = make("slot", "", ours(content));
  element.name = name;
  return element;
}

for (const attribute of attributes) {
  Object.defineProperty(PersonaBuilder.prototype, propertyOf(attribute), {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(attribute) ?? "";
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, typeof value === "object" ? JSON.stringify(value) : value);
    },
  });
}

// Two copies of this file on one page are harmless: the first one counts.
if (!customElements.get("persona-builder")) customElements.define("persona-builder", PersonaBuilder);
