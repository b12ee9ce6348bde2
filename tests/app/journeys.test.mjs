// What an engineer does in the window, from the key or the click to the file and back to the screen.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { act } from "./hands.mjs";
import { replyTo } from "./reply.mjs";
import { Key, cairn, open, scratch, soon } from "./window.mjs";

const PLACES = { d: "Today", g: "Goals", s: "Sessions", c: "Certifications", j: "Journal", k: "Skills", r: "Quarter" };

async function go(window, letter) {
  // A letter that is pressed in a field is text.
  if (await window.run("return document.activeElement?.matches('input, textarea, select')")) await window.press(Key.escape);
  await window.press("g");
  await window.press(letter);
  await soon(async () => assert.equal(await window.run("return document.querySelector('main').ariaLabel"), PLACES[letter]));
}

/** Runs in the page: makes all of its text longer, as another language would, and gives what is then out of the window, or scrolls sideways. */
const LONGER = `
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) if (text.data.trim() && !text.parentElement.closest("style, script, kbd")) texts.push([text, text.data]);
  for (const [text, short] of texts) text.data = short.replace(/\\S+/g, (word) => word + "mnopqrstu".slice(0, Math.ceil(word.length * 0.4)));
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page is " + document.documentElement.scrollWidth + " px wide");
  for (const part of document.querySelectorAll("main, main *")) {
    if (part.scrollWidth > part.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(part).overflowX) && !part.matches("pre, [tabindex]")) faults.push("scrolls sideways: " + part.outerHTML.slice(0, 120));
  }
  for (const part of document.querySelectorAll("button, a, h1, h2")) {
    const { left, right, width } = part.getBoundingClientRect();
    if (width > 1 && (left < -1 || right > innerWidth + 1)) faults.push("out of the window: " + part.outerHTML.slice(0, 120));
  }
  for (const [text, short] of texts) text.data = short;
  return faults;
`;

/** Runs in the page: what is written in its editor. */
const EDITED = "return [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot?.querySelector('[contenteditable]') ?? []).map((text) => text.innerText).join()";

describe("an empty logbook", () => {
  const desk = scratch();
  let window;
  before(async () => (window = await open(desk.logbook)));
  after(async () => {
    await window.close();
    desk.remove();
  });

  test("every place teaches in a sentence what it is for, and is reached by two keys", async () => {
    for (const letter of Object.keys(PLACES)) {
      await go(window, letter);
      await soon(async () => {
        const words = await window.run("return document.querySelector('main').innerText.trim().split(/\\s+/).length");
        assert.ok(words > 6, `${PLACES[letter]} says next to nothing when it is empty`);
      });
    }
  });

  test("a goal that is typed into the form is in the file", async () => {
    await go(window, "g");
    await window.press("c");
    await window.type("textbox", "Title", "Lead a design review");
    await window.press(Key.control, Key.enter);
    await window.says("Lead a design review");
    const [goal] = await soon(() => {
      const goals = JSON.parse(cairn(desk.logbook, "--json", "goal", "list"));
      assert.equal(goals.length, 1);
      return goals;
    });
    assert.deepEqual([goal.title, goal.status, goal.visibility], ["Lead a design review", "active", "private"]);
  });

  test("a line that is captured becomes an entry, and Ctrl+Z takes it back", async () => {
    await window.press(Key.control, Key.shift, "n");
    await window.type("textbox", "Capture", "Found the leak #leadership !win 1h30");
    await window.says("Leadership");
    await window.press(Key.enter);
    const entry = await soon(() => {
      const [found] = JSON.parse(cairn(desk.logbook, "--json", "entry", "list"));
      assert.ok(found);
      return found;
    });
    assert.deepEqual([entry.title, entry.kind, entry.minutes, entry.evidence[0].area], ["Found the leak", "win", 90, "leadership"]);
    await window.press(Key.escape);
    await window.press(Key.control, "z");
    await soon(() => assert.deepEqual(JSON.parse(cairn(desk.logbook, "--json", "entry", "list")), []));
  });

  test("a change made in the terminal shows in the open window within a second", async () => {
    await go(window, "g");
    cairn(desk.logbook, "goal", "add", "Written in the terminal");
    await window.says("Written in the terminal", 1000);
  });

  test("a deleted goal comes back with Undo", async () => {
    await go(window, "g");
    await window.click("row", "Written in the terminal");
    await window.press(Key.delete);
    await soon(() => assert.equal(JSON.parse(cairn(desk.logbook, "--json", "goal", "list")).length, 1));
    await window.says("Deleted “Written in the terminal”");
    // Older toasts may still stand above it, each with an Undo of its own.
    await window.run("[...document.querySelectorAll('button')].filter((button) => button.innerText.trim() === 'Undo').at(-1).click()");
    await soon(() => assert.equal(JSON.parse(cairn(desk.logbook, "--json", "goal", "list")).length, 2));
  });
});

describe("the sample year", () => {
  const desk = scratch();
  let window;
  before(async () => {
    cairn(desk.logbook, "--quiet", "demo");
    window = await open(desk.logbook);
  });
  after(async () => {
    await window.close();
    desk.remove();
  });

  test("the window is full: every place shows its records", async () => {
    const shows = { d: "Maya Lindqvist", g: "Pass the CKA", s: "Thomas Okafor", c: "Certified ScrumMaster", j: "This week", k: "Reading research", r: "Jonas Feld" };
    for (const [letter, words] of Object.entries(shows)) {
      await go(window, letter);
      await window.says(words);
    }
  });

  test("with every text two fifths longer no place is wider than the window, down to 900 by 600, and no button out of it", async () => {
    for (const [width, height] of [[1180, 780], [900, 600]]) {
      await window.resize(width, height);
      for (const letter of Object.keys(PLACES)) {
        await go(window, letter);
        await window.press(Key.down);
        await window.press(Key.enter);
        assert.deepEqual(await window.run(LONGER), [], `${PLACES[letter]} at ${width}`);
        // On Quarter that opened a dialog.
        await window.press(Key.escape);
      }
    }
    await window.resize(1180, 780);
  });

  test("search finds a record by its words, and Enter opens it", async () => {
    await window.press(Key.control, "k");
    await window.see("dialog");
    await window.write("retrospectives without");
    await soon(async () => assert.match(await window.run("return document.querySelector('[role=dialog] [role=option]')?.innerText ?? ''"), /without slides|retrospectives/i));
    await window.press(Key.escape);
  });

  test("the quarter's report is saved as it is shown", async () => {
    await go(window, "r");
    await window.says("Progress in");
    await window.press("s");
    const path = await soon(async () => {
      const [, found] = (await window.text()).match(/Saved as (.+\.pdf)/) ?? [];
      assert.ok(found, "no file is named on screen");
      return found;
    }, 30_000);
    assert.equal(readFileSync(path).subarray(0, 5).toString(), "%PDF-");
  });

  test("a quarter is looked back at and closed, and what was kept is handed out again", async () => {
    await act(window, "g r {heading:Quarter} j w {button:Carry on} c 1 {status:goes on}");
    await act(window, "{grid:What leaves} Mod+Enter {button:Save again}");
    const saved = () => soon(async () => /Saved as (.+\.pdf)/.exec(await window.text())?.[1] ?? assert.fail("no file is named on screen"), 30_000);
    const then = await saved();
    await act(window, "<button:Dismiss> <button:Save again>");
    const again = await saved();
    assert.notEqual(again, then, "beside the first");
    assert.deepEqual(readFileSync(again), readFileSync(then), "byte for byte");
    await act(window, "w {heading:At a glance}");
  });

  test("a mentor gets a packet, the reply is dropped on the window, and what they said stands where it belongs until it is undone", async () => {
    await act(window, 'Mod+k {dialog:Search and commands} "packet for maya" {option:Make packet for Maya} Enter {heading:Questions to}');
    await act(window, 'c {focus:Ask} "What should I stop doing?" Enter {row:What should I stop} Escape {list:}');
    const named = async () => /Saved as (.+packet-for.+\.html)/.exec(await window.text())?.[1] ?? assert.fail("no file is named on screen");
    // Until the question is in the packet on screen, that packet is refused: then one looks again.
    const path = await soon(() => window.press("s").then(() => soon(named, 3_000)), 30_000);
    let skill;
    const say = (kind, seen) => {
      if (kind === "skill" && !skill) return (skill = seen), { level: 4, words: "She asks before she answers." };
      if (kind === "question") return { words: "Reviewing everything yourself." };
      return seen === "Pass the CKA" ? { words: "This is **what a senior does**." } : undefined;
    };
    const file = replyTo(readFileSync(path, "utf8"), say, { savedAt: new Date().toISOString() });
    const drop = (text) =>
      window.run(
        "const event = new Event('drop', { bubbles: true, cancelable: true }); document.querySelector('main').dispatchEvent(Object.assign(event, { dataTransfer: { files: [new File([arguments[0]], 'cairn-reply.json')], types: ['Files'] } }))",
        text,
      );
    await drop(file.replace("senior", "junior"));
    await act(window, "{dialog:Read reply} {alert:altered} Escape {layers:0}");
    await drop(file);
    await act(window, "{dialog:Maya Lindqvist answered the packet} <button:Take in 3 answers> {layers:0} {button:Undo}");
    const rated = () => JSON.parse(cairn(desk.logbook, "--json", "skill", "history", skill)).find(({ by, reason }) => by === "Maya Lindqvist" && reason === "She asks before she answers.");
    await soon(() => assert.equal(rated()?.level, 4));
    await act(window, "g g {row:Pass the CKA} <row:Pass the CKA>");
    await window.click("row", "Pass the CKA");
    await window.says("Said by mentors");
    await window.says("what a senior does");
    await act(window, "Mod+z");
    await soon(() => assert.equal(rated(), undefined, "one step"));
    await soon(async () => assert.doesNotMatch(await window.text(), /Said by mentors/));
  });

  test("a picture on the clipboard is pasted into an entry, and kept with it", async () => {
    await go(window, "j");
    await window.press("c");
    await window.type("textbox", "Title", "As it looked");
    // Only who presses a key may write to the clipboard.
    await window.run("return new Promise((ready) => document.createElement('canvas').toBlob((blob) => ready(addEventListener('keydown', () => (window.copied = navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])), { once: true }))))");
    await window.press(Key.shift);
    await window.run("return window.copied");
    await window.click("textbox", "Text");
    await window.press(Key.control, "v");
    await soon(async () => assert.match(await window.run(EDITED), /!\[.*\]\(attachment:/));
    await window.press(Key.control, Key.enter);
    await soon(() => {
      const [entry] = JSON.parse(cairn(desk.logbook, "--json", "entry", "list"));
      assert.equal(entry.title, "As it looked");
      assert.deepEqual(entry.attachments.map(({ mediaType }) => mediaType), ["image/png"]);
    });
  });

  test("an edit stays under the hands while the terminal writes, and both are kept", async () => {
    await go(window, "g");
    await window.click("row", "Pass the CKA");
    await window.see("button", "Check in");
    await window.press("e");
    await window.type("textbox", "Next step", "Mine: ");
    cairn(desk.logbook, "goal", "edit", "Pass the CKA", "--why", "The terminal says so");
    await soon(async () => assert.match(await window.run("return document.querySelector('main').innerText"), /The terminal says so/));
    await window.write("kept");
    await window.click("button", "Save goal");
    await window.click("button", "Take what I typed");
    await soon(async () => {
      const { why, nextStep } = JSON.parse(cairn(desk.logbook, "--json", "goal", "show", "Pass the CKA"));
      assert.equal(why, "The terminal says so");
      assert.match(nextStep, /Mine: kept/);
    });
  });
});

/** Whether the logbook's files hold these words: a draft is listed nowhere. */
const inLogbook = ({ logbook }, words) => ["", "-wal"].some((ending) => existsSync(logbook + ending) && readFileSync(logbook + ending).includes(words));

describe("trust", () => {
  test("without a display the window says what to do instead, in three lines", async () => {
    const { spawnSync } = await import("node:child_process");
    const { DISPLAY, WAYLAND_DISPLAY, ...env } = process.env;
    const { status, stderr } = spawnSync("target/debug/cairn-desktop", [], { encoding: "utf8", env });
    assert.equal(status, 1);
    assert.match(stderr, /cairn today/);
    assert.match(stderr, /xvfb-run -a cairn-desktop/);
    assert.ok(!/panicked|backtrace/.test(stderr), stderr);
  });

  test("what was being typed when the window was killed is there again", async () => {
    const desk = scratch();
    let window = await open(desk.logbook);
    await go(window, "j");
    await window.press("c");
    await window.type("textbox", "Title", "Half a thought");
    await soon(() => assert.ok(inLogbook(desk, "Half a thought")), 1000);
    await window.kill();
    assert.deepEqual(JSON.parse(cairn(desk.logbook, "--json", "entry", "list")), [], "it is no entry yet");

    window = await open(desk.logbook);
    await soon(async () => assert.equal(await window.run("return document.querySelector('main [name=title]')?.value"), "Half a thought"));
    await window.press(Key.control, Key.enter);
    await soon(() => assert.equal(JSON.parse(cairn(desk.logbook, "--json", "entry", "list"))[0]?.title, "Half a thought"));
    await window.close();
    desk.remove();
  });

  test("what is typed is nowhere but in the logbook, done with or not", async () => {
    const desk = scratch();
    const window = await open(desk.logbook);
    await window.type("textbox", "Capture", "Canary of the captured line");
    await window.press(Key.enter);
    await soon(() => assert.equal(JSON.parse(cairn(desk.logbook, "--json", "entry", "list")).length, 1));
    await window.type("textbox", "Capture", "Canary of the captured, second line");
    await go(window, "g");
    await window.press("c");
    await window.type("textbox", "Title", "Canary of the captured goal");
    for (const words of ["second line", "captured goal"]) await soon(() => assert.ok(inLogbook(desk, words)), 1000);
    await window.close();
    const holds = (folder) =>
      readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((file) => file.isFile() && !file.name.startsWith("logbook.db"))
        .map((file) => join(file.parentPath ?? file.path, file.name))
        .filter((file) => readFileSync(file).includes("Canary of the captured"));
    assert.deepEqual(holds(desk.folder), []);
    desk.remove();
  });
});
