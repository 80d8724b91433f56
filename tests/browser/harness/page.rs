//! The little script every question to the page begins with: it finds things as a person does, by their visible words.

/// Defines `pb`, given `within`: selectors of the elements that one looks into, the outermost first.
pub const FINDING: &str = r#"
const pb = {
  // Where one looks: the document, or what is inside an element of it; null while that is not there.
  get root() {
    // A page that closes what is inside an element leaves the key there.
    return within.length ? pb.host?.shadowRoot ?? pb.host?.pbRoot ?? null : document;
  },
  // The element that one looks into.
  get host() {
    let host = null;
    for (const selector of within) {
      host = (host ? host.shadowRoot ?? host.pbRoot : document)?.querySelector(selector);
      if (!host) return null;
    }
    return host;
  },
  norm: text => (text ?? "").replace(/\s+/g, " ").trim(),
  // A slot has no box of its own.
  shown: e => e.localName === "slot" ? pb.shown(e.parentElement) : e.checkVisibility({ visibilityProperty: true }),
  // The accessible name, near enough: what it is labelled by, its own label, its labels, its words.
  name(e) {
    const by = e.getAttribute("aria-labelledby");
    if (by) return pb.norm(by.split(/\s+/).map(id => e.getRootNode().getElementById(id)?.textContent).join(" "));
    const own = e.getAttribute("aria-label");
    if (own) return pb.norm(own);
    if (e.labels?.length) return pb.norm([...e.labels].map(label => label.textContent).join(" "));
    return pb.norm(e.textContent);
  },
  // What stands under these headings, the outermost first; null while one is not there.
  place(scope) {
    let place = pb.root;
    if (!place) return null;
    for (const words of scope) {
      const heads = [...place.querySelectorAll("h1, h2, h3, legend, span, p, bdi")];
      const head = heads.findLast(e => pb.norm(e.textContent) === words && pb.shown(e));
      place = head?.closest("li, fieldset, section, form, main");
      if (!place) return null;
    }
    return place;
  },
  // The place one is at: its address; inside an element its heading.
  here: () => within.length ? pb.norm(pb.root?.querySelector("[data-focus]")?.textContent) : location.hash,
  kinds: {
    // What is pressed: buttons, links, disclosures, and labels of options and of file fields.
    press: "button, a[href], summary, label:has(input)",
    field: "input:not([type=radio], [type=checkbox], [type=file]), textarea, select",
  },
  all(kind, scope) {
    const place = pb.place(scope);
    return place ? [...place.querySelectorAll(pb.kinds[kind] ?? kind)].filter(pb.shown) : [];
  },
  // The one named so, else the first whose name begins so.
  find(kind, words, scope) {
    const all = pb.all(kind, scope);
    return all.find(e => pb.name(e) === words) ?? all.find(e => pb.name(e).startsWith(words)) ?? null;
  },
  // The same, once it has been scrolled to where a hand reaches it: clear of what sticks to the edges, and at rest.
  reach(kind, words, scope) {
    const one = pb.find(kind, words, scope);
    const box = one?.getBoundingClientRect();
    if (box && (box.top < 80 || box.bottom > innerHeight - 120)) {
      const before = scrollY;
      one.scrollIntoView({ block: "center", behavior: "instant" });
      if (scrollY !== before) return null;
    }
    return one;
  },
  // All visible text. Not `innerText`, which leaves out what lies below the edge of the window where styles allow it.
  text() {
    const root = within.length ? pb.root : document.body;
    if (!root) return "";
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (node.data.trim() && !node.parentElement.closest("script, style, noscript") && pb.shown(node.parentElement)) {
        texts.push(node.data);
      }
    }
    return pb.norm(texts.join(" "));
  },
  // Where one text node ends and the next begins is nothing a person sees.
  says: words => pb.text().replace(/\s+/g, "").includes(words.replace(/\s+/g, "")),
  set(field, value) {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  },
  // The document that was put into a frame, as it is handed out: the frame has its style, and until then it is not seen.
  paper: frame => frame?.getAttribute("srcdoc")?.replace("<html hidden ", "<html ")
    .replace('<meta name="style">', () => `<style>${frame.dataset.style}</style>`),
  // The drafts' database; opened without a version, so that it is never made here.
  database: () => new Promise((good, bad) => {
    const request = indexedDB.open("persona-builder");
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error);
  }),
  done: request => new Promise((good, bad) => {
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error);
  }),
};
"#;
