const lab = window.pbLab = { group: [], kept: [], typed: [], written: [], timers: new Map() };
// What has called into the Wasm: an event, a timer, a frame to draw; else an answer that was waited for.
const caller = () => lab.running ?? window.event?.type ?? "answer";
const wrapped = imports => {
  for (const module of Object.values(imports)) {
    for (const [name, call] of Object.entries(module)) {
      if (typeof call !== "function") continue;
      module[name] = (...given) => {
        const who = caller();
        if (lab.group.includes(who)) {
          lab.group = [];
          lab.failed = performance.now();
          lab.fail();
        }
        lab.inside = true;
        try {
          return call(...given);
        } finally {
          lab.inside = false;
        }
      };
    }
  }
  return imports;
};
for (const name of ["instantiateStreaming", "instantiate"]) {
  const make = WebAssembly[name].bind(WebAssembly);
  WebAssembly[name] = async (source, imports) => {
    const made = await make(source, wrapped(imports));
    lab.fail = (made.instance ?? made).exports.fail ?? lab.fail;
    return made;
  };
}
lab.run = (who, call, ...given) => {
  lab.running = who;
  try {
    call(...given);
  } finally {
    lab.running = undefined;
  }
};
lab.later = window.setTimeout.bind(window);
window.setTimeout = (call, time, ...given) => {
  // A driver has timers of its own.
  if (!lab.inside) return lab.later(call, time, ...given);
  const id = lab.later(() => {
    lab.timers.delete(id);
    lab.run("timer", call, ...given);
  }, time);
  lab.timers.set(id, call);
  return id;
};
const forget = window.clearTimeout.bind(window);
window.clearTimeout = id => {
  lab.timers.delete(id);
  forget(id);
};
const draw = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = call => draw(time => lab.run("frame", call, time));
for (const [owner, names] of [[IDBObjectStore, ["put", "add", "delete", "clear"]], [Storage, ["setItem", "removeItem", "clear"]]]) {
  for (const name of names) {
    const write = owner.prototype[name];
    owner.prototype[name] = function (...given) {
      if (lab.failed) lab.written.push(`${name} ${given.slice(0, 1)}`);
      return write.apply(this, given);
    };
  }
}
let page;
Object.defineProperty(window, "personaBuilder", {
  get: () => page,
  set(made) {
    const { keep } = made;
    made.keep = (text, name) => {
      lab.kept.push({ at: performance.now(), text, name });
      keep(text, name);
    };
    page = made;
  },
});
