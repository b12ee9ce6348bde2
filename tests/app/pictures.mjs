// Takes a picture of every screen and of its main views on the sample year, light and dark: node tests/app/pictures.mjs [FOLDER]
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { act, closeAll } from "./hands.mjs";
import { cairn, open, scratch } from "./window.mjs";

const [pictures = "docs/pictures"] = process.argv.slice(2);

/** Each picture, and the steps to it from the one before, once nothing lies over the page any more. */
const STEPS = {
  today: "g d {heading:Today} {heading:Inbox}",
  goals: "g g {row:Pass the CKA} ArrowDown Enter {heading:Milestones}",
  board: "Escape b {group:Board}",
  sessions: "b g s {row:Thomas Okafor} ArrowDown ArrowDown Enter {heading:Actions}",
  certifications: "g c {row:Certified} ArrowDown Enter {heading:History}",
  calendar: "Escape v {heading:Certifications}",
  journal: "g j {row:Lena, a year on} ArrowDown ArrowDown ArrowDown ArrowDown ArrowDown ArrowDown Enter {button:Edit entry}",
  year: "Escape y {button:Show as table}",
  inbox: "Escape g j {row:} n {article:Capture}",
  skills: "Escape g k {row:Mentoring} ArrowDown ArrowDown ArrowDown ArrowDown ArrowDown ArrowDown Enter {heading:Evidence}",
  readiness: "Escape w {combobox:Ready for}",
  case: "b {combobox:The case for}",
  radar: "b Escape Shift+R {radio:Radar}",
  matrix: "Shift+r v {grid:}",
  framework: "v Shift+f {group:Framework}",
  quarter: "Shift+x g r {heading:At a glance}",
  "look-back": "j w {button:Carry on}",
  guide: "w g u {heading:Guide}",
  settings: "g , {heading:Settings}",
  history: "g h {dialog:History} {row:}",
  palette: 'Mod+k {dialog:Search and commands} "rev" {option:}',
  capture: 'g d {heading:Inbox} Mod+Shift+n {textbox:Capture} "Paired with @Maya on #mentoring 45m !win " {button:Keep line}',
};

/** The reports' own fonts, so that the pictures are the same on every machine. */
const FONTS = `<fontconfig><include>/etc/fonts/fonts.conf</include><dir>${resolve("crates/report/fonts")}</dir>
<match target="pattern"><test name="family"><string>system-ui</string></test><edit name="family" mode="prepend" binding="strong"><string>IBM Plex Sans</string></edit></match></fontconfig>`;

mkdirSync(pictures, { recursive: true });
for (const tone of ["light", "dark"]) {
  const { folder, logbook, remove } = scratch();
  cairn(logbook, "--quiet", "demo");
  writeFileSync(join(folder, "fonts.conf"), FONTS);
  const window = await open(logbook, { dark: tone === "dark", env: { FONTCONFIG_FILE: join(folder, "fonts.conf") } });
  await window.resize(1180, 780);
  for (const [name, steps] of Object.entries(STEPS)) {
    await closeAll(window);
    await act(window, steps);
    await window.picture(join(pictures, `${name}-${tone}.png`));
  }
  await window.close();
  remove();
}
