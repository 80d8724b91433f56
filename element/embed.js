// In the frame: the options of the address become attributes of the element, and the page around the frame is told its height.
const builder = document.createElement("persona-builder");
const options = new URLSearchParams(location.search);
for (const name of ["method", "lang", "theme", "storage-key", "brand", "accent", "pack", "start", "exports"]) {
  if (options.has(name)) builder.setAttribute(name, options.get(name));
}
// The frame has the drafts of the full page, where the browser lets it see them.
if (!options.has("storage-key")) builder.setAttribute("storage-key", "page");
builder.setAttribute("loading", "eager");

const theme = options.get("theme");
if (theme === "light" || theme === "dark") document.documentElement.style.colorScheme = theme;

// Nothing but a number crosses.
let told = 0;
const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === told || parent === window) return;
  told = height;
  parent.postMessage({ personaBuilder: 1, height }, "*");
};
// The helper asks where it comes later than the frame. Whoever else asks is passed over, and nothing but that number is ever told.
addEventListener("message", ({ source, data }) => {
  if (source !== parent || data?.personaBuilder !== 1 || data.ask !== true) return;
  told = 0;
  tell();
});

const show = (id) => {
  document.getElementById(id).hidden = false;
};
const fail = () => {
  builder.remove();
  show("failed");
  show("own-tab");
  tell();
};
// A sandbox without popups opens nothing and says nothing, or throws, so the address is shown.
const openTab = (event) => {
  event.preventDefault();
  const page = new URL("./", location.href).href;
  try {
    if (open(page, "_blank")) return;
  } catch {
    // As above.
  }
  show("address");
  const field = document.querySelector("#address input");
  field.value = page;
  field.select();
  tell();
};

addEventListener("DOMContentLoaded", () => {
  document.body.prepend(builder);
  document.querySelector("#own-tab a").addEventListener("click", openTab);
  show("own-tab");
  builder.addEventListener("persona-error", ({ detail }) => {
    if (detail.kind === "load") fail();
  });
  const script = document.createElement("script");
  script.type = "module";
  // Under the page's own policy only what is made so is taken for a script's address.
  const address = "./element/persona-builder.js";
  const trusted = window.trustedTypes?.createPolicy("persona-builder-frame", { createScriptURL: () => address });
  script.src = trusted?.createScriptURL(address) ?? address;
  script.onerror = fail;
  document.head.append(script);
  new ResizeObserver(tell).observe(document.body);
});
