// From a key to the paint of all that it changes, in the real window on a large logbook: node benches/actions.mjs PROGRAM LOGBOOK [ACTION …].
// Prints a line an action, parts set apart by tabs: its name, and the milliseconds of each time it was done. The first line is the floor.
import { resolve } from "node:path";
import { Key, open, soon } from "../tests/app/window.mjs";

const [program, logbook, ...only] = process.argv.slice(2);
const TIMES = 15;
const SLOW_TIMES = 5;
/** With WHY set, what was asked of the core is said of each action that takes longer than this, in milliseconds. */
const LIMIT = 100;
/** How long nothing may change until an action counts as over, in milliseconds. */
const QUIET = 350;
/** The same for what only leads to one. */
const SHORT = 120;
/** How long an action may take at most before it counts as stuck, in milliseconds. */
const STUCK = 20_000;

/**
 * Notes when a key arrives, and when what changed last after it was painted: a message that is sent in an animation frame comes
 * back once that frame is drawn. The roots that lie in shadow are watched like the page.
 */
const WATCH = `
  const seen = (window.seen = { at: 0, painted: 0, waiting: 0, calls: [] });
  // What is asked of the core: its name, when after the key, and for how long.
  const ask = window.fetch;
  window.fetch = async (url, ...more) => {
    const began = performance.now();
    seen.waiting += 1;
    try {
      return await ask(url, ...more);
    } finally {
      seen.waiting -= 1;
      seen.calls.push([String(url).replace("ipc://localhost/", ""), Math.round(began - seen.at), Math.round(performance.now() - began)].join(" "));
    }
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    seen.painted = performance.now();
    seen.waiting -= 1;
    if (!seen.met && seen.until && document.querySelector(seen.until)) seen.met = seen.painted;
  };
  const paint = () => {
    seen.waiting += 1;
    requestAnimationFrame(() => port2.postMessage(0));
  };
  const watcher = new MutationObserver(paint);
  const watch = (root) => {
    watcher.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const event of ["input", "focusin"]) root.addEventListener(event, paint, { capture: true });
  };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) {
    const root = attach.call(this, how);
    watch(root);
    return root;
  };
  watch(document);
  for (const { shadowRoot } of document.querySelectorAll("*")) if (shadowRoot) watch(shadowRoot);
  addEventListener("scroll", paint, { capture: true, passive: true });
  const note = (event) => {
    if (["Control", "Shift", "Alt"].includes(event.key)) return;
    Object.assign(seen, { at: event.timeStamp, painted: 0 });
  };
  addEventListener("keydown", note, { capture: true });
  addEventListener("keydown", (event) => event.key === "F9" && document.documentElement.classList.toggle("floor"), { capture: true });
`;
const F9 = "\uE039";
const END = "\uE010";
const HOME = "\uE011";

const window = await open(logbook, { program: resolve(program) });
await window.resize(1180, 780);
await window.run(WATCH);

/** Waits until nothing has changed for a while; gives what was seen. */
const still = (quiet = QUIET) =>
  soon(async () => {
    const seen = await window.run("return { ...window.seen, now: performance.now() }");
    if (seen.waiting > 0 || seen.now - Math.max(seen.painted, seen.at) < quiet) throw new Error("It is still going on.");
    return seen;
  }, STUCK);

/** Presses a key and gives the milliseconds until all that it changed was painted. */
async function took(...keys) {
  return tookUntil(undefined, ...keys);
}

/** The same until what a selector names was painted, which may be sooner than the rest of it. */
async function tookUntil(until, ...keys) {
  await window.run("Object.assign(window.seen, { at: 0, painted: 0, met: 0, until: arguments[0], calls: [] })", until);
  await window.press(...keys);
  const { at, met, painted: last, calls } = await still();
  const painted = until ? met : last;
  if (at === 0 || painted === 0) throw new Error(`${JSON.stringify(keys)} changed nothing.`);
  if (process.env.WHY && painted - at > LIMIT) console.error(`${Math.round(painted - at)} ms: ${calls.join(", ")}`);
  return painted - at;
}

/** Presses keys one after another, each once the one before is done. */
async function press(...keys) {
  for (const key of keys) {
    await window.press(...[key].flat());
    await still(SHORT);
  }
}

const chord = (...keys) => keys;
const undo = chord(Key.control, "z");
const redo = chord(Key.control, Key.shift, "Z");
const goTo = (letter) => press("g", letter);
/** Out of whatever is open, to the place itself. */
const home = async (letter) => {
  await press(Key.escape, Key.escape);
  await goTo(letter);
  await press(Key.escape);
};
const focus = (selector) => window.run("document.querySelector(arguments[0])?.focus()", selector);
const list = () => focus("main [data-main]");

/** Every action: what leads to it, the key that is timed, and what leads back. `get` gives the times itself. */
const actions = {
  floor: { keys: F9 },
  ...go("Today", "d", "j"),
  ...go("Goals", "g", "d"),
  ...go("Sessions", "s", "d"),
  ...go("Certifications", "c", "d"),
  ...go("Journal", "j", "d"),
  ...go("Skills", "k", "d"),
  ...go("Settings", ",", "d"),
  ...go("Guide", "u", "d"),
  "open the palette": { enter: () => home("d"), keys: chord(Key.control, "k"), after: () => press(Key.escape) },
  "search in the palette, a letter": { enter: () => home("d"), times: letters("migrate"), before: () => press(chord(Key.control, "k")), after: () => press(Key.escape) },
  "open the palette on the journal": { enter: () => home("j"), keys: chord(Key.control, "k"), after: () => press(Key.escape) },
  "journal: next row": { enter: async () => { await home("j"); await list(); await press(HOME); }, keys: Key.down },
  "journal: twenty rows in a row": { enter: async () => { await home("j"); await list(); }, times: rows },
  "journal: last row": { enter: async () => { await home("j"); await list(); await press(HOME); }, keys: END, after: () => press(HOME) },
  "journal: open an entry": { enter: async () => { await home("j"); await list(); await press(HOME); }, keys: Key.enter, after: async () => { await press(Key.escape); await list(); await press(Key.down); } },
  "journal: close an entry": { enter: async () => { await home("j"); await list(); await press(HOME); }, before: async () => { await list(); await press(Key.enter); }, keys: Key.escape },
  "journal: next entry": { enter: async () => { await home("j"); await list(); await press(HOME, Key.enter); }, keys: "j" },
  "journal: write": { enter: () => home("j"), keys: "c", after: () => press(Key.escape, Key.escape) },
  "journal: a letter in the title": { enter: async () => { await home("j"); await press("c"); }, keys: "a", leave: discard },
  "journal: a letter in the text": { enter: async () => { await home("j"); await press("c"); await press(Key.tab); await intoText(); }, keys: "a", leave: discard },
  "journal: keep": { enter: () => home("j"), before: async () => { await press("c"); await press(..."Kept"); }, keys: chord(Key.control, Key.enter), leave: () => home("j") },
  "journal: edit": { enter: async () => { await home("j"); await list(); await press(HOME, Key.enter); }, keys: "e", after: () => press(chord(Key.control, Key.enter)), leave: () => home("j") },
  "journal: filter by kind": { enter: () => home("j"), before: () => focusFilter(), keys: Key.down, after: () => press(Key.up) },
  "journal: a year": { enter: () => home("j"), keys: "y", after: () => press(Key.escape) },
  "journal: sort the inbox": { enter: () => home("j"), keys: "n", after: () => press(Key.escape) },
  "journal: choose a hundred": { enter: async () => { await home("j"); await list(); }, keys: chord(Key.control, "a"), after: () => press(Key.escape) },
  "journal: mark a hundred": { enter: () => home("j"), before: async () => { await list(); await press(chord(Key.control, "a")); }, keys: "v", after: () => press(Key.escape, Key.escape) },
  "goals: open a goal": { enter: async () => { await home("g"); await list(); }, keys: Key.enter, after: async () => { await press(Key.escape); await list(); await press(Key.down); }, leave: () => home("g") },
  "goals: the board": { enter: () => home("g"), keys: "b", after: () => press("b") },
  "sessions: open a session": { enter: async () => { await home("s"); await list(); }, keys: Key.enter, after: async () => { await press(Key.escape); await list(); await press(Key.down); }, leave: () => home("s") },
  "certifications: the calendar": { enter: () => home("c"), keys: "v", after: () => press("v") },
  "skills: the matrix": { enter: () => home("k"), keys: "v", after: () => press("v") },
  "skills: the radar": { enter: () => home("k"), keys: chord(Key.shift, "R"), after: () => press(chord(Key.shift, "R")) },
  "skills: a skill's page": { enter: async () => { await home("k"); await list(); }, keys: Key.enter, after: async () => { await press(Key.escape); await list(); await press(Key.down); }, leave: () => home("k") },
  "capture line: focus": { enter: () => home("d"), keys: chord(Key.control, Key.shift, "N"), after: () => press(Key.escape) },
  "capture line: a letter": { enter: async () => { await home("d"); await press(chord(Key.control, Key.shift, "N")); }, keys: "a", leave: clearLine },
  "capture line: Enter": { enter: async () => { await home("d"); await press(chord(Key.control, Key.shift, "N")); }, before: () => press(..."Mended it"), keys: Key.enter, leave: clearLine },
  "undo": { enter: () => home("d"), keys: undo },
  "redo": { enter: () => home("d"), keys: redo },
  "today: finish an action": { enter: () => home("d"), before: () => firstAction(), keys: "x", after: () => press(undo) },
  "history": { enter: () => home("d"), before: () => press("g"), keys: "h", after: () => press(Key.escape) },
  "trash": { enter: () => home("d"), before: () => press("g"), keys: "t", after: () => press(Key.escape) },
  "go to Quarter after a change, the first screen": { slow: true, before: () => written("d"), times: async () => [await tookUntil(".report h3", "r")], enter: () => home("d") },
  ...go("Quarter", "r", "d", true),
};

/** Going somewhere after something was written, so that all of it is read anew, and coming back to what is known. */
function go(label, letter, from, slow = false) {
  const there = { slow, keys: letter, enter: () => home(from) };
  return {
    [`go to ${label} after a change`]: { ...there, before: () => written(from) },
    [`go back to ${label}`]: { ...there, before: () => goTo(from).then(() => press("g")) },
  };
}

/** Something is written at a place, and the next key leads elsewhere. */
async function written(at) {
  await goTo(at);
  await press(undo, redo, "g");
}

/** Letters one after another, each timed. */
function letters(word) {
  return async () => {
    const all = [];
    for (const letter of word) all.push(await took(letter));
    return all;
  };
}

/** The row after the twentieth of twenty that are pressed without waiting: the last one only. */
async function rows() {
  for (let at = 0; at < 19; at += 1) await window.press(Key.down);
  return [await took(Key.down)];
}

async function intoText() {
  await window.run("for (const { shadowRoot } of document.querySelectorAll('*')) shadowRoot?.querySelector('[contenteditable]')?.focus()");
}

async function discard() {
  await press(Key.escape, Key.escape);
  await home("j");
}

const focusFilter = () => focus("main header select");

async function clearLine() {
  await window.run("const line = document.activeElement; if (line?.value) { line.value = ''; line.dispatchEvent(new Event('input', { bubbles: true })); }");
  await press(Key.escape);
}

const firstAction = () => focus("main li:has(input[type=checkbox]) [data-walk]");

// The screens that come after the first are read while nothing else is going on.
await new Promise((read) => setTimeout(read, 3000));
await press(F9);
for (const [name, { enter, before, keys, times, after, leave, slow }] of Object.entries(actions)) {
  if (only.length > 0 && name !== "floor" && !only.some((word) => name.includes(word))) continue;
  const all = [];
  try {
    await enter?.();
    for (let at = 0; at < TIMES && all.length < (slow ? SLOW_TIMES : TIMES); at += 1) {
      await before?.();
      all.push(...(times ? await times() : [await took(...[keys].flat())]));
      await after?.();
    }
    await leave?.();
  } catch (error) {
    console.error(`${name}: ${error.message.slice(0, 300)}`);
  }
  if (all.length > 0) console.log([name, ...all.map((one) => one.toFixed(1))].join("\t"));
}
await window.close();
