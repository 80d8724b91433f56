// Starts the app in the one file: takes out what is packed in it, and asks for nothing.
import init from "./app.js";

const unpacked = (id, kind) => {
  const text = atob(document.getElementById(id).textContent);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "content-type": kind } });
};

const start = async () => {
  // Each file becomes an element that the app reads as it reads others of the page; not a script, which the page's own policy
  // takes texts for from nobody.
  for (const [name, text] of Object.entries(await unpacked("packed-files", "application/json").json())) {
    const element = document.createElement("template");
    element.id = name;
    element.textContent = text;
    document.head.append(element);
  }
  await init({ module_or_path: unpacked("packed-app", "application/wasm") });
};
start().catch((error) => personaBuilder.crash(String(error)));
