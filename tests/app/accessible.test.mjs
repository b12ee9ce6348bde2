// Everything that the window can show, looked at for what would keep somebody out: by axe, by its sizes, by its focus, by what moves.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { act, closeAll } from "./hands.mjs";
import { replyTo } from "./reply.mjs";
import { cairn, open, scratch } from "./window.mjs";

const SECTIONS = { p: "Profile", y: "Year and looks", l: "Logbooks", f: "Folders and backups", r: "Reminders", t: "People and tags", j: "Journal templates", k: "Framework", c: "Quick capture", e: "Keys", v: "Privacy", a: "About" };

/** Every state of the window on the sample year, and the steps that lead there from the state before it, once nothing lies over the page any more. */
const STATES = [
  ["Today", "g d {heading:Today} {heading:Inbox}"],
  ["Today, a skill for a capture", 'ArrowDown ArrowDown ArrowDown ArrowDown s "le" {option:Mentoring}'],
  ["Today, check in", "g d i {dialog:Check in}"],
  ["Today, done and told", "g g g d {heading:Today} {heading:Inbox} ArrowUp ArrowUp ArrowUp ArrowUp ArrowUp ArrowUp ArrowDown x {button:Undo}"],
  ["the logbook's menu", "<button:Logbook> {menuitem:Show history}"],
  ["palette", "Mod+k {dialog:Search and commands}"],
  ["palette, found", 'Mod+k {dialog:Search and commands} "talk" {option:talk}'],
  ["palette, a filter's values", 'Mod+k {dialog:Search and commands} "skill:" {option:Mentoring}'],
  ["palette, with a filter", 'Mod+k {dialog:Search and commands} "type:goal" Tab {button:Remove} "talk" {option:talk}'],
  ["palette, nothing", 'Mod+k {dialog:Search and commands} "zzzzzz"'],
  ["keys", "? {dialog:Keys}"],
  ["history", "g h {dialog:History} {row:}"],
  ["trash", "g t {dialog:Trash} {button:Restore}"],
  ["erase", "g t {dialog:Trash} <button:Erase for good> {alertdialog:}"],

  ["goals", "g g g g {row:Pass the CKA}"],
  ["goals, none matches", '/ "zzzz" {button:Clear}'],
  ["goals, selected", "Shift+c {row:Pass the CKA} ArrowDown x ArrowDown x {button:Mark 2}"],
  ["goals, mark many", "v {dialog:Mark} {button:Mark}"],
  ["goal", "Escape g g {list:} Home Enter {button:Check in}"],
  ["goal, menu", "<menu:Goal>"],
  ["goal, progress as a table", "Shift+t"],
  ["goal, milestone", "m {textbox:Milestone}"],
  ["goal, check in", "i {dialog:Check in}"],
  ["goal, achieve", "a {dialog:Achieve}"],
  ["goal, drop", "d {dialog:Drop}"],
  ["goal, edit", "e {dialog:Edit goal}"],
  ["goal, serves another", 'e {dialog:Edit goal} <combobox:Serves> {option:}'],
  ["goal, what changed", "h {dialog:History of}"],
  ["new goal", "c {dialog:New goal}"],
  ["new goal, a day that cannot be read", 'c {dialog:New goal} <textbox:Due> "zz" {dialog:New goal}'],
  ["new goal, the calendar of a day", "c {dialog:New goal} <textbox:Due> Alt+ArrowDown {dialog:} {grid:}"],
  ["goal from a template", "t {dialog:New goal}"],
  ["goals, board", "Escape b {group:Board}"],
  ["goals, board unfolded", "Shift+b"],

  ["sessions", "g s g s {row:Thomas Okafor}"],
  ["log session", "c {dialog:Log session}"],
  ["plan session, with whom", 'p {dialog:Plan session} {focus:With} "Ma" {option:Maya}'],
  ["park topic", "t {dialog:Park}"],
  ["session planned", "{list:} Home Enter {button:Wrap up}"],
  ["session, add topic", "t {textbox:Add topic}"],
  ["session, menu", "<menu:Session>"],
  ["session, reschedule", "r {dialog:Reschedule}"],
  ["session, wrap up", "w {dialog:Wrap up}"],
  ["session, edit", "e {dialog:Edit session}"],
  ["session held", "Escape ArrowDown ArrowDown Enter {button:Add action}"],
  ["session, private notes", "n"],
  ["people", "Escape 2 {row:Thomas Okafor}"],
  ["add person", "c {dialog:Add person}"],
  ["person", "{list:} Home Enter {button:Person}"],
  ["person, mentorship", "m {dialog:mentorship}"],
  ["person, edit", "e {dialog:Edit person}"],
  ["person, merge", "Shift+u {dialog:Merge}"],
  ["person, a mentor who answered a packet", "Escape g s {row:Maya Lindqvist} <row:Maya Lindqvist> {heading:Packets} {button:Maya Lindqvist answered}"],
  ["reply", "<button:Maya Lindqvist answered> {dialog:answered the packet} {button:Take in}"],
  ["reply, nothing ticked", "<button:Maya Lindqvist answered> {dialog:answered the packet} Space <button:Take in> {alert:}"],

  ["certifications", "g c g c {row:Certified ScrumMaster}"],
  ["add certification", "c {dialog:Add certification}"],
  ["certification", "{list:} Home Enter {button:Certification}"],
  ["certification, menu", "<menu:Certification>"],
  ["certification, renew", "r {dialog:Renew}"],
  ["certification, credits", "+ {dialog:credits}"],
  ["certification, edit", "e {dialog:Edit certification}"],
  ["certification, reminder", "l"],
  ["certifications, calendar", "g d g c g c {row:} v {button:Show as table}"],
  ["certifications, calendar as a table", "t {table:}"],
  ["activities", "t v 2 {row:}"],
  ["add activity", "c {dialog:Add activity}"],
  ["activity", "{list:} Home Enter {button:Activity}"],
  ["activity, credits", "+ {dialog:credits}"],

  ["journal", "g j g j {row:}"],
  ["journal, selected and marked", "x v {dialog:Mark} {button:Mark}"],
  ["journal, menu", "<menu:Journal>"],
  ["entry", "g d g j {row:} {list:} Home ArrowDown ArrowDown ArrowDown ArrowDown ArrowDown Enter {button:Edit entry}"],
  ["entry, a paragraph as evidence", "p {dialog:Make a paragraph evidence}"],
  ["entry, as a template", "Shift+t {dialog:template}"],
  ["entry, written", "e {textbox:Text}"],
  ["entry, a skill offered", '<textbox:Text> Mod+End Enter "#le" {option:}'],
  ["entry, preview", "<radio:Preview> {region:preview}"],
  ["new entry", "Escape Escape c {textbox:Title}"],
  ["new entry, from a template", "Alt+t {dialog:template}"],
  ["journal, the year", "Escape g j y {button:Show as table}"],
  ["journal, the year as a table", "Shift+y {table:}"],
  ["journal, the inbox", "Shift+y Escape n {article:Capture}"],
  ["journal, templates", "Escape {row:} t {dialog:template}"],

  ["skills", "g k g k {row:Reading research}"],
  ["skill", "{list:} Home Enter {button:Rate skill}"],
  ["skill, rate", "r {dialog:Rate}"],
  ["area", "u {heading:}"],
  ["skills, readiness", "Escape w {combobox:Ready for}"],
  ["case, with holes", "b {combobox:The case for}"],
  ["case, an item", "{list:} Home ArrowDown ArrowDown ArrowDown Enter {textbox:Situation}"],
  ["case, what leaves", "s {button:DOCX}"],
  ["skills, radar", "b {combobox:Ready for} Escape Shift+r {button:Show as table}"],
  ["skills, radar as a table", "t {button:Show the drawing}"],
  ["skills, matrix", "t v {grid:}"],
  ["skills, an empty cell", "ArrowRight ArrowRight ArrowRight ArrowDown ArrowDown Enter"],
  ["skills, a goal for it", "o {dialog:}"],
  ["check-ins, none yet", "Escape i {button:Begin check-in}"],
  ["check-in, with whom", "c {dialog:Begin check-in}"],
  ["check-in", "c {dialog:Begin check-in} Mod+Enter {button:Close check-in} {heading:Evidence}"],
  ["check-in, a level and its reason", '{list:} Home Enter {heading:Evidence} 4 {textbox:Why I say so} Enter "Two projects"'],
  ["check-in, a change without a reason", "{heading:Evidence} Tab 2 {textbox:Why Thomas}"],
  ["check-in, closing", "{list:} Home Enter {heading:Evidence} Mod+Enter {dialog:Close check-in}"],
  ["check-in, closed", '{list:} Home Enter {heading:Evidence} Tab Enter "Led two" Escape Mod+Enter {dialog:Close check-in} Mod+Enter {layers:0} {table:}'],
  ["check-ins", "Escape {row:Check-in with}"],
  ["framework", "Shift+f {group:Framework}"],
  ["framework, ladder", "ArrowDown Enter {textbox:Name}"],
  ["framework, requirements", "Escape ArrowDown Enter"],
  ["framework, versions", 'c {focus:Name} "Whittling" Mod+s {status:Framework saved} Escape Shift+v {button:Compare with now}'],
  ["framework, files", "Shift+i {button:Import framework}"],
  ["framework, new skill", "c {textbox:Name}"],
  ["framework, new area", "Escape Shift+c {textbox:Name}"],

  ["quarter", "Escape Shift+x g r {heading:Progress in}"],
  ["quarter, an intention", 'c {focus:Add an intention} "To rest" Enter {status:Intention added} {button:Edit}'],
  ["quarter, another order", "Escape {list:} Home ArrowDown Alt+ArrowUp {status:Order changed}"],
  ["quarter, left out", "Space {status:is left out}"],
  ["quarter, reword", "Enter {dialog:Reword} {textbox:Title}"],
  ["packet", 'Mod+k {dialog:Search and commands} "packet for maya" {option:Make packet for Maya} Enter {heading:Questions to}'],
  ["packet, a question", 'c {focus:Ask} "What comes next?" Enter {status:Question added} {row:What comes next}'],
  ["packet, reword question", "Escape {list:} [Questions to] Enter {dialog:Reword question}"],
  ["look back", "Escape w {button:Carry on} {grid:What leaves}"],
  ["look back, done", "d 1 {dialog:Goal done}"],
  ["look back, dropped", "Escape x 1 {dialog:Drop goal}"],
  ["look back, carried on", "Escape c 1 {status:goes on}"],
  ["look back, closed", "Mod+Enter {button:Save again}"],
  ["guide", "w g u {region:Guide} {heading:}"],
  ...Object.entries(SECTIONS).map(([letter, label]) => [`settings, ${label}`, `g , s ${letter} {heading:${label}}`]),
  ["settings, rename a tag", "s t {grid:Tags} / Tab x r {dialog:Rename tag}"],
  ["settings, new logbook", "s l {heading:Logbooks} c {dialog:}"],
  ["settings, new template", "s j {heading:Journal templates} c {dialog:}"],
];

/** What an empty logbook shows. */
const EMPTY = [
  ["welcome", "g d {heading:Welcome to Cairn}"],
  ["goals", "g g {heading:Goals} {button:New goal}"],
  ["sessions", "g s {heading:Sessions}"],
  ["people", "2 {button:Add person}"],
  ["certifications", "g c {button:Add certification}"],
  ["calendar", "v {heading:Certifications}"],
  ["activities", "2 {button:Add activity}"],
  ["journal", "g j {button:New entry}"],
  ["journal, the year", "y {button:Show as table}"],
  ["skills", "Escape g k {row:}"],
  ["skills, readiness", "w {combobox:Ready for}"],
  ["case", "b {combobox:The case for}"],
  ["skills, radar", "b Shift+r {button:Show as table}"],
  ["skills, matrix", "v {grid:}"],
  ["quarter", "g r {heading:Quarter}"],
  ["look back", "w {button:Close}"],
  ["history", "g h {dialog:History}"],
  ["trash", "g t {dialog:Trash}"],
  ["five skills", "g d {heading:Welcome to Cairn} 1 {heading:Your five skills}"],
];

const SMALL_WINDOW = [
  ["small window", "{textbox:Capture}"],
  ["small window, read", '"Paired on the leak !win 45m" {button:Keep line}'],
  ["small window, a skill offered", '" #ment" {option:}'],
];

/** Where something moves in and out. */
const MOVING = [
  ["today", "g d {heading:Inbox}"],
  ["told", "ArrowDown x {button:Undo}"],
  ["dialog", "g g {row:Pass the CKA} c {dialog:New goal}"],
  ["goal", "{list:} Home Enter {button:Check in}"],
  ["menu", "<menu:Goal>"],
  ["board", "Escape b {group:Board} ArrowDown ]"],
  ["palette", "Mod+k {dialog:Search and commands}"],
  ["capture", "Mod+Shift+n {textbox:Capture}"],
  ["quarter", "g r {heading:Quarter}"],
  ["look back", "w {button:Carry on}"],
  ["skills", "g k {row:} {list:} Home Enter {button:Rate skill} r {dialog:Rate}"],
];

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What else than the structure depends on the theme. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Runs in the page: what axe has to say about it, once nothing moves any more; it looks into shadow roots by itself. */
const AXE = `
  const [theme, runOnly] = arguments;
  document.documentElement.dataset.theme = theme;
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const moves = () => document.getAnimations().some((one) => one.effect.getTiming().iterations !== Infinity);
  // By asking again: where much else runs, a movement says that it is finished before what it moved is drawn in its place.
  const still = async () => {
    do await drawn();
    while (moves());
  };
  return still()
    .then(() => axe.run(document, { runOnly, resultTypes: ["violations"], preload: false }))
    .then((found) => found.violations.map((fault) => theme + ": " + fault.id + ": " + fault.nodes.map((node) => node.html).slice(0, 3).join(" ")));
`;

/** Runs in the page: the controls that are too small to be hit, by WCAG 2.5.8. */
const SMALL = `
  const LEAST = 24;
  const controls = [...document.querySelectorAll("button, a[href], input, select, textarea, summary, [role=button], [role=menuitem], [role=option], [role=tab], [role=radio], [role=checkbox], [role=switch]")];
  const shown = (one) => one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !one.closest("[inert], .visually-hidden, [aria-hidden=true]");
  /** What is hit: the control, or the label that it stands in. */
  const area = (one) => {
    const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
    return boxes.reduce((most, box) => (box.width * box.height > most.width * most.height ? box : most));
  };
  const all = controls.filter(shown).map((one) => ({ one, box: area(one) })).filter(({ box }) => box.width > 0 && box.height > 0);
  const inText = ({ one }) => getComputedStyle(one).display === "inline" && one.parentElement.textContent.trim() !== one.textContent.trim();
  const small = all.filter((each) => (each.box.width < LEAST - 0.5 || each.box.height < LEAST - 0.5) && !inText(each));
  const middle = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
  /** Whether a circle of the least size around it touches another target, or the circle of another small one. */
  const crowded = (each) => {
    const [x, y] = middle(each);
    return all.some((other) => {
      if (other === each || other.one.contains(each.one) || each.one.contains(other.one)) return false;
      const [dx, dy] = [Math.max(other.box.x - x, 0, x - other.box.right), Math.max(other.box.y - y, 0, y - other.box.bottom)];
      if (Math.hypot(dx, dy) < LEAST / 2) return true;
      const [otherX, otherY] = middle(other);
      return small.includes(other) && Math.hypot(otherX - x, otherY - y) < LEAST;
    });
  };
  return small.filter(crowded).map(({ one, box }) => Math.round(box.width) + " × " + Math.round(box.height) + " px: " + one.outerHTML.slice(0, 120));
`;

/** Runs in the page: what is wider than the window, or cannot be seen when it has the focus. */
const LOST = `
  const faults = [];
  const called = (one) => one.outerHTML.slice(0, 120);
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) faults.push("the page is " + wide + " px too wide");
  const layers = [...document.querySelectorAll("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]")];
  for (const layer of layers) {
    const { left, right, top, bottom } = layer.getBoundingClientRect();
    if (left < -0.5 || right > innerWidth + 0.5 || top < -0.5 || bottom > innerHeight + 0.5) faults.push("out of the window, " + [left, top, right, bottom].map(Math.round) + ": " + called(layer));
  }
  const over = layers.at(-1) ?? document;
  const controls = "a[href], button, input, select, textarea, [tabindex='0']";
  for (const part of over.querySelectorAll("*")) {
    if (part.scrollWidth > part.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(part).overflowX) && !part.matches(controls) && !part.querySelector(controls)) faults.push("scrolls sideways, and no key does it: " + called(part));
  }
  const shown = (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ checkVisibilityCSS: true }) && !one.closest("[inert], .toasts");
  /** Whether some point of it is in sight; a field that is drawn by what stands around it is that. */
  const inSight = (one) => {
    const parts = [one, ...(one.labels ?? []), one.closest(".control") ?? one];
    return parts.some((part) => [...part.getClientRects()].some(({ left, width, top, height }) =>
      [[0.5, 0.5], [0.05, 0.5], [0.95, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
        const hit = document.elementsFromPoint(left + width * x, top + height * y).find((each) => !each.closest(".toasts"));
        return hit && (part.contains(hit) || hit.shadowRoot?.contains(part));
      })));
  };
  const later = (ms) => new Promise((done) => setTimeout(done, ms));
  const before = document.activeElement;
  const look = async () => {
    // What is offered while one types goes when the focus goes.
    const reached = over.matches?.("[role=listbox]") ? [] : [...over.querySelectorAll(controls)].filter(shown);
    for (const one of reached) {
      one.focus();
      // What has the focus is scrolled to a little later.
      for (let turn = 0; turn < 3 && !inSight(one); turn += 1) await later(20);
      // What is drawn meanwhile may push it away: whoever comes back to it finds it.
      if (!inSight(one)) {
        one.blur();
        await later(300);
        one.focus();
        await later(20);
      }
      if (document.activeElement === one && !inSight(one)) faults.push("has the focus and is hidden: " + called(one));
    }
    before?.focus({ preventScroll: true });
    return faults;
  };
  return look();
`;

/** Runs in the page: keeps in mind what moves for longer than a blink from now on. */
const WATCH_MOVES = `
  window.moves = [];
  const BLINK = 20;
  const note = (one) => Number(one.effect.getTiming().duration) > BLINK && window.moves.push(one.effect.target?.outerHTML.slice(0, 80));
  for (const event of ["transitionrun", "animationstart"]) document.addEventListener(event, ({ target }) => target.getAnimations({ subtree: true }).forEach(note), true);
  const animate = Element.prototype.animate;
  Element.prototype.animate = function (...how) {
    const one = animate.apply(this, how);
    note(one);
    return one;
  };
`;

/** Puts axe into the page. */
const bringAxe = (window) => window.run(`${readFileSync("ui/node_modules/axe-core/axe.min.js", "utf8")}; window.axe = axe`);

/** Both themes: all of it in the light one, and the colours again in the dark one. */
async function lookAt(window) {
  const light = await window.run(AXE, "light", { type: "tag", values: TAGS });
  const dark = await window.run(AXE, "dark", { type: "rule", values: COLOURS });
  return [...light, ...dark, ...(await window.run(SMALL))];
}

/** Goes through the states and gives the faults of all of them, each with the name of its state. */
async function through(window, states, look, between = closeAll) {
  const faults = [];
  for (const [state, steps] of states) {
    try {
      await between(window);
      await act(window, steps);
      faults.push(...(await look(window)).map((fault) => `${state}: ${fault}`));
    } catch (error) {
      faults.push(`The way to “${state}” (${steps}) is not there any more: ${error.message}`);
    }
  }
  return faults;
}

/** A mentor has answered a question, which is taken in, and rated a skill, which is not. */
function answered({ folder, logbook }) {
  const [packet, file] = [join(folder, "packet.html"), join(folder, "reply.json")];
  cairn(logbook, "packet", "ask", "Maya", "What should I stop doing?");
  cairn(logbook, "packet", "make", "Maya", "-o", packet);
  const said = new Map([["question", { words: "Reviewing **everything** yourself." }], ["skill", { level: 3, words: "She asks before she answers." }]]);
  // One of each.
  const once = (kind) => [said.get(kind), said.delete(kind)][0];
  writeFileSync(file, replyTo(readFileSync(packet, "utf8"), once, { savedAt: new Date().toISOString() }));
  cairn(logbook, "packet", "read", file, "--yes", "--take", "1");
}

/** The window on the sample year, with something in its trash. */
async function sampleYear(prepare = () => {}) {
  const desk = scratch();
  cairn(desk.logbook, "--quiet", "demo");
  const { id } = JSON.parse(cairn(desk.logbook, "--json", "goal", "add", "Gone again"));
  cairn(desk.logbook, "goal", "delete", id);
  answered(desk);
  prepare(desk);
  return { desk, window: await open(desk.logbook) };
}

async function leave({ desk, window }) {
  await window.close();
  desk.remove();
}

describe("every state of the window", () => {
  let year;
  before(async () => {
    year = await sampleYear();
    await year.window.resize(1180, 780);
    await bringAxe(year.window);
  });
  after(() => leave(year));

  test("axe finds nothing in it, light or dark, and no control is too small to be hit", async () => {
    assert.deepEqual(await through(year.window, STATES, lookAt), []);
  });
});

describe("the window before anything is written", () => {
  test("axe finds nothing in any place that is empty, nor in the welcome", async () => {
    const desk = scratch();
    const window = await open(desk.logbook);
    await window.resize(1180, 780);
    await bringAxe(window);
    assert.deepEqual(await through(window, EMPTY, lookAt), []);
    await leave({ desk, window });
  });

  test("axe finds nothing in the small window, empty, written in and with a skill offered", async () => {
    const desk = scratch();
    const window = await open(desk.logbook, { words: ["--capture"], first: "textbox" });
    await bringAxe(window);
    // Esc would close it.
    assert.deepEqual(await through(window, SMALL_WINDOW, lookAt, () => {}), []);
    await leave({ desk, window });
  });
});

describe("little room", () => {
  for (const [room, width, height, larger] of [["a window of 900 by 600", 900, 600, ""], ["twice the size of everything", 1180, 780, "Mod++ ".repeat(5)]]) {
    test(`in ${room} nothing is cut off, and what has the focus is in sight`, async () => {
      const year = await sampleYear();
      await year.window.resize(width, height);
      await act(year.window, larger);
      const type = await year.window.run("return parseFloat(getComputedStyle(document.documentElement).fontSize)");
      assert.equal(type, larger ? 32 : 16);
      assert.deepEqual(await through(year.window, STATES, (window) => window.run(LOST)), []);
      await leave(year);
    });
  }
});

describe("movement", () => {
  /** Goes where things move, and gives what moved. */
  async function moved(year) {
    await year.window.run(WATCH_MOVES);
    assert.deepEqual(await through(year.window, MOVING, async () => []), []);
    const moves = await year.window.run("return window.moves");
    await leave(year);
    return moves;
  }

  test("things move where the system allows it", async () => {
    assert.notDeepEqual(await moved(await sampleYear()), [], "else the next test would prove nothing");
  });

  test("nothing moves for longer than a blink once the system is told to keep still", async () => {
    const year = await sampleYear(({ folder }) => {
      const gtk = join(folder, "home", "config", "gtk-3.0");
      mkdirSync(gtk, { recursive: true });
      writeFileSync(join(gtk, "settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
    });
    assert.ok(await year.window.run("return matchMedia('(prefers-reduced-motion: reduce)').matches"), "the page is told");
    assert.deepEqual(await moved(year), []);
  });
});
