// On the page around frames of Persona Builder: gives each frame the height of what is in it. The frame tells a number; all else that
// may come is passed over.
(() => {
  const base = new URL("embed.html", document.currentScript?.src ?? location.href);
  const frames = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.split(/[?#]/)[0] === base.href);
  addEventListener("message", ({ source, origin, data }) => {
    if (!source || data?.personaBuilder !== 1 || !Number.isFinite(data.height)) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    // A sandboxed frame has no origin of its own.
    if (!frame || (origin !== base.origin && !(origin === "null" && frame.hasAttribute("sandbox")))) return;
    frame.style.height = `${Math.min(Math.max(data.height, 120), 20000)}px`;
  });
  const ask = () => {
    for (const { contentWindow } of frames()) contentWindow?.postMessage({ personaBuilder: 1, ask: true }, "*");
  };
  ask();
  addEventListener("load", ask);
})();
