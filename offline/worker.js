// The service worker of the page: a release is kept whole or not at all, and is served whole. `release` stands above this text in
// the packed file: the build's id, and every file of the page with the hash that the browser compares it with.
const scope = registration.scope;
const family = `persona-builder:${new URL(scope).pathname}:`;
const mine = family + release.build;
// Put in last, so that a cache that has it has everything.
const seal = `${scope}?whole`;
const at = (path) => scope + path;
// A name that says what is inside, of the page or of its folders of data; a site at the same address may have more below it.
const isOurs = (path) => /^((interviews|examples|words)\/)?[\w.-]+-[0-9a-f]{8}\.\w+$/.test(path);
// A host may say that its answers depend on headers; these files do not.
const find = (cache, address) => cache.match(address, { ignoreVary: true });

/** Names of the whole releases that are kept, the oldest first, and of what is left of ones that were cut short. */
const kept = async () => {
  const whole = [];
  const cut = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(family)) continue;
    const cache = await caches.open(name);
    ((await find(cache, seal)) ? whole : cut).push(name);
  }
  return { whole, cut };
};

/** Takes one file in: from an earlier release that has the very same, or from the network. */
const take = async (cache, path, integrity, earlier) => {
  // Other names stay from release to release.
  const isNamedByContents = isOurs(path);
  for (const before of isNamedByContents ? earlier : []) {
    const known = await find(before, at(path));
    if (known) return cache.put(at(path), known);
  }
  const response = await fetch(at(path), { integrity, cache: isNamedByContents ? "default" : "no-cache" });
  // A page that was redirected cannot be served as this one.
  if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
  await cache.put(at(path), response);
};

const install = async () => {
  const { whole, cut } = await kept();
  for (const name of cut) await caches.delete(name);
  if (whole.includes(mine)) return;
  const earlier = await Promise.all(whole.map((name) => caches.open(name)));
  const cache = await caches.open(mine);
  try {
    for (const [path, integrity] of Object.entries(release.files)) await take(cache, path, integrity, earlier);
    await cache.put(seal, new Response(""));
  } catch (error) {
    await caches.delete(mine);
    throw error;
  }
};

const activate = async () => {
  const { whole } = await kept();
  // Tabs of the release before this one go on with its files until they are closed; older ones go, and none that came later.
  const here = whole.indexOf(mine);
  for (const name of whole.slice(0, Math.max(here - 1, 0))) await caches.delete(name);
  await clients.claim();
};

/** The page of this release; from the network only where the browser has thrown its cache away. */
const page = async (request) => {
  const cache = await caches.open(mine);
  return (await find(cache, at(""))) ?? fetch(request);
};

/** A file of this release, or of one whose tabs are still open: names with hashes in them mean the same in all. */
const file = async (request, path) => {
  const found = await find(await caches.open(mine), at(path));
  if (found) return found;
  for (const name of (await kept()).whole) {
    const older = await find(await caches.open(name), at(path));
    if (older) return older;
  }
  return fetch(request);
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", ({ data }) => {
  // Asked for by the page once everything is saved.
  if (data?.personaBuilder === "take over") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !address.startsWith(scope)) return;
  const path = address.slice(scope.length);
  // The frame, the repair page and whatever else lies beside the page are the network's business.
  if (request.mode === "navigate") {
    if (path === "" || path === "index.html") event.respondWith(page(request));
  } else if (path !== "" && (Object.hasOwn(release.files, path) || isOurs(path))) {
    event.respondWith(file(request, path));
  }
});
