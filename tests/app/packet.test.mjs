// A packet, opened from disk and answered in real browsers, and its reply read back.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { CHROMIUM, openFile } from "./chromium.mjs";
import { Key, cairn, open, scratch, soon } from "./window.mjs";

const NOW = ["--now", "2026-10-05T09:00:00+00:00"];
const WEBKIT = ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"].find(existsSync);
const QUESTION = "What should I stop doing?";
const COMMENT = "This is **what a senior does**.\n\n<script>alert(1)</script>";

const place = scratch();
const packet = join(place.folder, "maya.html");
const make = (logbook) => {
  cairn(logbook, ...NOW, "demo");
  cairn(logbook, ...NOW, "packet", "ask", "Maya", "2026Q3", QUESTION);
  cairn(logbook, ...NOW, "packet", "make", "Maya", "2026Q3", "-o", packet);
};
before(() => make(place.logbook));
after(place.remove);

/** A browser with the packet open, and the folder that it saves to. */
async function chromium(options = {}) {
  const downloads = join(place.folder, `saved-${readdirSync(place.folder).length}`);
  mkdirSync(downloads);
  return { ...(await openFile(packet, { downloads, ...options })), downloads };
}

/** The file that a browser saved, once it is whole. */
const saved = (folder, name) =>
  soon(() => {
    const path = join(folder, name);
    JSON.parse(readFileSync(path, "utf8"));
    return path;
  });

/** What the mentor said of the first skill in the packet, by the record. */
const ratings = (logbook, skill) => JSON.parse(cairn(logbook, ...NOW, "skill", "history", skill, "--json")).filter((one) => one.by === "Maya Lindqvist");
const firstSkill = "document.querySelector('[data-kind=skill]').dataset.seen";
