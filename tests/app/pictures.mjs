// Takes a picture of every screen on the sample year, light and dark: node tests/app/pictures.mjs FOLDER
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Key, cairn, open, scratch } from "./window.mjs";

const [folder = "docs/pictures"] = process.argv.slice(2);
const screens = { today: "d", goals: "g", sessions: "s", certifications: "c", journal: "j", skills: "k", quarter: "r" };

mkdirSync(folder, { recursive: true });
for (const tone of ["light", "dark"]) {
  const { logbook, remove } = scratch();
  cairn(logbook, "--quiet", "demo");
  const window = await open(logbook, { dark: tone === "dark" });
  await window.resize(1180, 780);
  for (const [screen, letter] of Object.entries(screens)) {
    await window.press("g");
    await window.press(letter);
    await window.see("heading", screen);
    if (screen !== "today" && screen !== "quarter") {
      await window.press(Key.down);
      await window.press(Key.enter);
    }
    await window.picture(join(folder, `${screen}-${tone}.png`));
  }
  await window.close();
  remove();
}
