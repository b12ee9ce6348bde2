// A year of the sample lived through: brief, session, wrap-up, four quarters looked back at and closed, and a mentor's answer.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CHROMIUM, openFile } from "./chromium.mjs";
import { cairn, scratch, soon } from "./window.mjs";

/** Each quarter with the day on which it is looked back at, early in the next one. */
const QUARTERS = [["2025Q4", "2026-01-05"], ["2026Q1", "2026-04-02"], ["2026Q2", "2026-07-03"], ["2026Q3", "2026-10-05"]];
const MENTOR = "Maya Lindqvist";

const place = scratch();
const on = (day, ...words) => cairn(place.logbook, "--now", `${day}T18:00:00+00:00`, ...words);
const read = (day, ...words) => JSON.parse(on(day, "--json", ...words));
const file = (name) => join(place.folder, name);

before(() => on("2026-10-05", "demo"));
after(place.remove);

/** What was promised and what waits becomes a session, and what stays open waits for the next. */
function meet(day) {
  const brief = read(day, "session", "brief", MENTOR);
  const [discussed, ...open] = brief.topics.map((topic) => topic.text);
  const ticked = discussed ? ["--discussed", discussed] : [];
  on(day, "session", "log", MENTOR, "--on", day, ...ticked, "--takeaway", `Say it on the day, ${day}`, "--skill", "decisions:learned", "--action", "me: write it down");
  const after = read(day, "session", "brief", MENTOR);
  for (const topic of open) assert.ok(after.topics.some((waits) => waits.text === topic), `“${topic}” waits for the next session`);
  assert.equal(after.lastOn, day);
  assert.ok(after.actions.some((action) => action.text === "write it down"));
}

/** Every goal decided on, every intention judged, a skill put first, and the quarter closed with its files. */
function close(quarter, day) {
  const review = read(day, "quarter", "review", quarter);
  for (const { goal } of review.goals.filter((one) => one.decision === null)) on(day, "quarter", "decide", goal.id, "carry", "--quarter", quarter);
  for (const intention of review.intentions) on(day, "quarter", "judge", intention.id, "partly", "--outcome", "Some of it");
  on(day, "quarter", "focus", "decisions", "--quarter", review.next.label);
  on(day, "quarter", "intend", review.next.label, `Decide in writing after ${quarter}`, "--visibility", "report");
  const { hash } = read(day, "quarter", "report", quarter, "--preview");
  on(day, "quarter", "close", quarter, "--exactly", hash, "-o", file(`${quarter}.pdf`), "-o", file(`${quarter}.docx`));
  const again = read(day, "quarter", "review", quarter);
  assert.ok(again.frozen && again.goals.every((one) => one.decision !== null) && again.intentions.every((one) => one.result === "partly"));
}

test("four quarters are met, looked back at and closed, and each kept report is handed out again byte for byte", () => {
  for (const [quarter, day] of QUARTERS) {
    meet(day);
    close(quarter, day);
  }
  on("2026-10-05", "entry", "add", "--title", "Written afterwards", "--on", "2026-09-01", "--visibility", "report");
  for (const [quarter] of QUARTERS) {
    for (const ending of ["pdf", "docx"]) {
      on("2027-01-02", "quarter", "report", quarter, "-o", file(`again-${quarter}.${ending}`));
      assert.ok(readFileSync(file(`again-${quarter}.${ending}`)).equals(readFileSync(file(`${quarter}.${ending}`))), `${quarter}.${ending}`);
    }
  }
  assert.match(on("2027-01-02", "quarter", "report", "2026Q3", "--anew"), /Written afterwards/);
});

test("a mentor answers the packet, and what she said stands in readiness and in the next report", { skip: !CHROMIUM && "there is no Chromium here" }, async () => {
  on("2026-10-05", "packet", "ask", MENTOR, "What keeps me from Senior?", "--quarter", "2026Q3");
  on("2026-10-05", "packet", "make", MENTOR, "2026Q3", "-o", file("maya.html"));
  const downloads = mkdtempSync(join(place.folder, "saved-"));
  const page = await openFile(file("maya.html"), { downloads });
  let skill;
  try {
    skill = await page.run(`(() => {
      const rated = document.querySelector("[data-kind=skill]");
      rated.querySelector("input[value='3']").click();
      for (const area of document.querySelectorAll("[data-kind=question] textarea, [data-kind=comment]:first-of-type textarea")) {
        area.value = "Less than you think.";
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      save.click();
      return rated.dataset.seen;
    })()`);
    await soon(() => JSON.parse(readFileSync(join(downloads, "cairn-reply-2026Q3.json"), "utf8")));
  } finally {
    await page.close();
  }
  on("2026-10-09", "packet", "read", join(downloads, "cairn-reply-2026Q3.json"), "--yes", "--visibility", "report");
  const asked = read("2026-10-09", "readiness").criteria.filter((criterion) => criterion.skillName === skill);
  assert.ok(asked.length > 0 && asked.every((criterion) => criterion.mentor === 3), "the newest rating by others is hers");
  const report = on("2026-12-30", "quarter", "report", "2026Q4");
  assert.ok(report.includes(MENTOR) && report.includes("Less than you think.") && report.includes("What keeps me from Senior?"), report);
});
