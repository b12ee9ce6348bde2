// A packet, opened from disk and answered in real browsers, and its reply read back.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { CHROMIUM, openFile } from "./chromium.mjs";
import { cairn, open, scratch, soon } from "./window.mjs";

const WEBKIT = ["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`).find(existsSync);
const QUESTION = "What should I stop doing?";
const COMMENT = "This is **what a senior does**.\n\n<script>alert(1)</script>";

const place = scratch();
const packet = join(place.folder, "maya.html");
const at = (...words) => cairn(place.logbook, "--now", "2026-10-05T09:00:00+00:00", ...words);
before(() => {
  at("demo");
  at("packet", "ask", "Maya", QUESTION, "--quarter", "2026Q3");
  at("packet", "make", "Maya", "2026Q3", "-o", packet);
});
after(place.remove);

const folder = () => mkdtempSync(join(place.folder, "saved-"));

/** The file that a browser saved, once it is whole. */
const saved = (downloads, name) =>
  soon(() => {
    JSON.parse(readFileSync(join(downloads, name), "utf8"));
    return join(downloads, name);
  });

/** In the page: what the mentor does without a mouse or with one; the skill that was rated. */
const ANSWER = `(() => {
  const say = (area, words) => { area.value = words; area.dispatchEvent(new InputEvent("input", { bubbles: true })); };
  const skill = document.querySelector("[data-kind=skill]");
  skill.querySelector("input[value='3']").click();
  say(skill.querySelector("textarea"), "She now asks before she answers.");
  say(document.querySelector("[data-kind=question] textarea"), "Reviewing everything yourself.");
  say(document.querySelector("[data-kind=comment] textarea"), ${JSON.stringify(COMMENT)});
  return skill.dataset.seen;
})()`;

/** Reads the file back, and looks at what became of it. */
function readBack(file, skill) {
  at("packet", "read", file, "--yes");
  const [newest] = JSON.parse(at("skill", "history", skill, "--json")).filter((one) => one.by === "Maya Lindqvist");
  assert.deepEqual([newest.level, newest.reason], [3, "She now asks before she answers."]);
  const said = JSON.parse(at("entry", "list", "--kind", "feedback", "--json"));
  assert.ok(said.some((entry) => entry.title === QUESTION && entry.body.includes("Reviewing everything yourself.")));
  assert.ok(said.some((entry) => entry.body.includes(COMMENT)), "as it was written, and shown through the sanitiser alone");
  assert.match(at("readiness"), /3 Senior/);
  at("undo");
  assert.ok(!JSON.parse(at("entry", "list", "--kind", "feedback", "--json")).some((entry) => entry.title === QUESTION), "one step");
}

const inChromium = { skip: !CHROMIUM && "there is no Chromium here" };

test("in Chromium a packet is answered from disk, offline, and its reply is read back", inChromium, async () => {
  assert.ok(statSync(packet).size < 300_000, `${statSync(packet).size} bytes`);
  const downloads = folder();
  const page = await openFile(packet, { downloads });
  try {
    const skill = await page.run(ANSWER);
    assert.match(await page.run("progress.textContent"), /1 of 1 questions answered · 1 of \d skills rated · 1 comment/);
    await page.run("save.click()");
    const file = await saved(downloads, "cairn-reply-2026Q3.json");
    assert.match(await page.run("told.textContent"), /Send that file to/);
    assert.deepEqual(page.asked().filter((address) => !address.startsWith("file:") && !address.startsWith("blob:")), [], "nothing is fetched");
    readBack(file, skill);
  } finally {
    await page.close();
  }
});

test("in WebKit a packet is answered from disk, and its reply is read back", { skip: !WEBKIT && "there is no MiniBrowser here" }, async () => {
  const home = folder();
  const page = await open(null, { program: WEBKIT, words: ["--automation"], home, address: pathToFileURL(packet).href, first: "heading" });
  try {
    const skill = await page.run(`return ${ANSWER}`);
    await page.click("button", "Save reply");
    readBack(await saved(home, "cairn-reply-2026Q3.json"), skill);
  } finally {
    await page.close();
  }
});

test("a draft stays in the browser, and a saved one is opened again in another", inChromium, async () => {
  const downloads = folder();
  const first = await openFile(packet, { downloads });
  let draft;
  try {
    await first.run(ANSWER);
    await first.reload();
    assert.match(await first.run("told.textContent"), /here again/);
    assert.match(await first.run("progress.textContent"), /1 comment/);
    await first.run("draft.click()");
    draft = await saved(downloads, "cairn-reply-2026Q3-draft.json");
  } finally {
    await first.close();
  }
  const other = await openFile(packet, { downloads: folder() });
  const opened = async (path) => {
    const { root } = await other.page("DOM.getDocument");
    const { nodeId } = await other.page("DOM.querySelector", { nodeId: root.nodeId, selector: "#open" });
    await other.page("DOM.setFileInputFiles", { nodeId, files: [path] });
  };
  try {
    assert.match(await other.run("progress.textContent"), /0 comments/);
    await opened(packet);
    await soon(async () => assert.match(await other.run("told.textContent"), /is no draft/));
    await opened(draft);
    await soon(async () => assert.match(await other.run("progress.textContent"), /1 of 1 questions answered · 1 of \d skills rated · 1 comment/));
    assert.equal(await other.run("document.querySelector('[data-kind=comment] textarea').value"), COMMENT);
  } finally {
    await other.close();
  }
});

test("a packet is answered by keyboard alone", inChromium, async () => {
  const page = await openFile(packet, { downloads: folder() });
  const focused = () => page.run("document.activeElement.closest('[data-kind]')?.dataset.kind + ' ' + document.activeElement.tagName");
  const until = async (wanted) => {
    for (let pressed = 0; pressed < 400; pressed++) {
      await page.press("Tab");
      if ((await focused()) === wanted) return;
    }
    assert.fail(`Tab never comes to ${wanted}`);
  };
  try {
    await until("question TEXTAREA");
    await page.write("Less.");
    await until("comment SUMMARY");
    await page.press("Enter");
    await until("comment TEXTAREA");
    await page.write("More.");
    await until("skill INPUT");
    await page.press("ArrowDown");
    assert.match(await page.run("progress.textContent"), /1 of 1 questions answered · 1 of \d skills rated · 1 comment/);
    await until("skill BUTTON");
    await page.press("Enter");
    assert.match(await page.run("progress.textContent"), /0 of \d skills rated/);
    assert.equal(await focused(), "skill INPUT");
  } finally {
    await page.close();
  }
});

test("without the page's script a packet is read whole, and nothing looks as if it could be answered", inChromium, async () => {
  const page = await openFile(packet, { downloads: folder(), scripts: false, width: 390 });
  try {
    const { root } = await page.page("DOM.getDocument", { depth: -1 });
    const shown = async (selector) => {
      const { nodeIds } = await page.page("DOM.querySelectorAll", { nodeId: root.nodeId, selector });
      const boxes = await Promise.all(nodeIds.map((nodeId) => page.page("DOM.getBoxModel", { nodeId }).catch(() => null)));
      return boxes.filter((box) => box !== null).length;
    };
    assert.equal(await shown("textarea, button, input, .bar"), 0);
    assert.ok((await shown(".unable")) === 1 && (await shown("legend")) > 0 && (await shown(".levels li")) > 0 && (await shown("h2")) > 3);
  } finally {
    await page.close();
  }
});

test("a packet is open to everybody: by axe, on a phone, light and dark, and on paper", inChromium, async () => {
  const axe = readFileSync("ui/node_modules/axe-core/axe.min.js", "utf8");
  for (const [width, dark] of [[1100, false], [1100, true], [320, false]]) {
    const page = await openFile(packet, { downloads: folder(), width, dark });
    try {
      await page.run(`document.querySelectorAll("details").forEach((one) => (one.open = true)); ${ANSWER}`);
      await page.run(axe);
      const { violations } = await page.run("axe.run(document, { resultTypes: ['violations'] })");
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], `${width} ${dark ? "dark" : "light"}`);
      assert.ok(await page.run("document.documentElement.scrollWidth <= innerWidth"), `it fits ${width} pixels`);
      const { data } = await page.page("Page.printToPDF", { paperWidth: 8.27, paperHeight: 11.69 });
      assert.ok(Buffer.from(data, "base64").subarray(0, 4).equals(Buffer.from("%PDF")));
    } finally {
      await page.close();
    }
  }
});
