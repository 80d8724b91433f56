// The colours and letters of the page around an element, taken up where they can be read on.

// Whether this is our own page for frames, around which nothing can be seen.
export const isFrame = "personaFrame" in document.documentElement.dataset;

// Dresses `root` in them, or in our own paper and ink, and tells which accent is asked for, which one the page has, and the page's
// ground where it was taken up, as far from light or dark as any that words stand on: each as `#rrggbb` or empty.
export function palette(element, ground, root) {
  const theme = element.theme.trim();
  const own = getComputedStyle(element);
  const said = (name) => own.getPropertyValue(`--persona-${name}`).trim();
  const set = (name, value) => (value ? root.style.setProperty(name, value) : root.style.removeProperty(name));

  set("--sans", said("font") || (isFrame ? "" : own.fontFamily));
  set("--serif", said("heading-font") || (isFrame ? "" : headingFont(element)));
  set("--radius", said("radius"));

  const ink = channels(said("ink") || own.color);
  const paper = said("paper") ? channels(said("paper")) : groundOf(element, ground);
  const takesUp = (theme === "" || theme === "auto") && !isFrame;
  const colours = takesUp && ink && paper && contrast(ink, paper) >= 4.5 ? mixed(ink, paper) : null;
  for (const name of names) set(`--${name}`, colours && hex(colours[name]));
  const isDark = colours ? luminance(paper) < luminance(ink) : null;
  root.style.colorScheme = colours ? (isDark ? "dark" : "light") : "";
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  // On a ground that cannot be told, our own paper is as light or dark as the page's letters ask for.
  else if (takesUp && !colours && ink) root.dataset.theme = luminance(ink) > 0.4 ? "dark" : "light";
  else delete root.dataset.theme;

  const asked = channels(element.accent.trim() || said("accent"));
  const link = takesUp ? channels(linkColour(element)) : null;
  return {
    accent: asked ? hex(asked) : "",
    hostAccent: link ? hex(link) : colours ? hex(ink) : "",
    paper: colours ? hex(colours.sunk) : "",
  };
}

const names = ["paper", "sheet", "sunk", "ink", "ink-soft", "line", "rim", "edge", "known", "alert", "alert-soft"];

function mixed(ink, paper) {
  const isDark = luminance(paper) < luminance(ink);
  const mix = (share, one = ink, other = paper) => other.map((value, at) => value + (one[at] - value) * share);
  // The faintest mix that still stands out so much.
  const until = (from, ratio, ground) => {
    for (let share = from; share < 1; share += 0.05) if (contrast(mix(share), ground) >= ratio) return mix(share);
    return ink;
  };
  const sunk = mix(0.06);
  const readable = (colour) => (contrast(colour, paper) >= 4.5 ? colour : ink);
  const alert = readable(isDark ? [240, 154, 133] : [159, 51, 34]);
  return {
    paper,
    sheet: mix(0.02),
    sunk,
    ink,
    "ink-soft": until(0.6, 4.6, sunk),
    line: mix(0.14),
    rim: mix(0.26),
    edge: until(0.35, 3.05, paper),
    known: readable(isDark ? [143, 194, 161] : [61, 107, 79]),
    alert,
    "alert-soft": mix(0.08, alert),
  };
}

// What lies behind the element: the first ground that is whole. One that is a picture, or see-through in part, cannot be told.
function groundOf(element, ground) {
  for (let node = element; node; node = node.assignedSlot ?? node.parentElement ?? node.getRootNode().host) {
    const style = getComputedStyle(node);
    const colour = channels(style.backgroundColor, true);
    if (style.backgroundImage !== "none" || style.backdropFilter?.length > 4) return null;
    if (colour?.[3] >= 0.99) return colour.slice(0, 3);
    if (colour?.[3] > 0.01) return null;
  }
  ground.style.backgroundColor = "Canvas";
  const canvas = channels(getComputedStyle(ground).backgroundColor);
  ground.style.backgroundColor = "";
  return canvas;
}

function inPage(element) {
  return element.closest("article, main, [role=main]") ?? document.body;
}

// A link among the words; else one in a header or footer. Those of a navigation look like no others.
function linkColour(element) {
  const links = (place) => [...place.querySelectorAll("a[href]")].filter((link) => !link.closest("nav, persona-builder"));
  const inText = links(inPage(element)).find((link) => !link.closest("header, footer"));
  const link = inText ?? links(document.body)[0];
  return link ? getComputedStyle(link).color : "";
}

function headingFont(element) {
  const heading = inPage(element).querySelector("h2, h1, h3");
  return heading ? getComputedStyle(heading).fontFamily : getComputedStyle(element).fontFamily;
}

let context;

// Red, green and blue of any colour CSS can say, and with `withAlpha` how solid it is; nothing where it says none.
function channels(colour, withAlpha = false) {
  if (!colour || !CSS.supports("color", colour)) return null;
  let found = colour.match(/^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/)?.slice(1);
  found = found?.map((value) => (value === undefined ? 1 : Number(value)));
  if (!found) {
    context ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
      willReadFrequently: true,
    });
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    found = [...context.getImageData(0, 0, 1, 1).data];
    found[3] /= 255;
  }
  return withAlpha ? found : found.slice(0, 3);
}

// Contrast as WCAG 2 has it.
function luminance(colour) {
  const [red, green, blue] = colour.map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function hex(colour) {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}
