// The mouse unplugged: every place is reached and everything is done by keys alone, and the file holds it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { act, closeAll } from "./hands.mjs";
import { cairn, open, scratch, soon } from "./window.mjs";

/** A window on a logbook of its own, and hands that have only keys. */
async function sitDown(fill = () => {}) {
  const desk = scratch();
  fill(desk.logbook);
  const window = await open(desk.logbook);
  const press = (steps) => {
    assert.ok(!steps.includes("<"), "there is no mouse");
    return act(window, steps);
  };
  return {
    window,
    press,
    /** The same, once nothing lies over the page any more. */
    keys: async (steps) => {
      await closeAll(window);
      await press(steps);
    },
    /** What the terminal program reads in the file. */
    file: (...words) => JSON.parse(cairn(desk.logbook, "--json", ...words)),
    getUp: async () => {
      await window.close();
      desk.remove();
    },
  };
}

/** Every place, and the keys that lead there from the one before it. */
const PLACES = [
  ["Today", "g d {heading:Today}"],
  ["Goals", "g g {row:Pass the CKA}"],
  ["a goal", "{list:} Home Enter {button:Check in}"],
  ["the board of goals", "Escape b {group:Board}"],
  ["Sessions", "b g s {row:Thomas Okafor}"],
  ["a session", "{list:} Home Enter {button:Wrap up}"],
  ["People", "Escape 2 {row:Lena Brandt}"],
  ["a person", "{list:} Home Enter {button:Person}"],
  ["Certifications", "Escape 1 {button:Log session} g c {row:Certified ScrumMaster}"],
  ["a certification", "{list:} Home Enter {button:Certification}"],
  ["the calendar", "Escape v {button:Show as table}"],
  ["Activities", "v 2 {row:FlashAttention}"],
  ["an activity", "{list:} Home Enter {button:Activity}"],
  ["the journal", "Escape 1 {button:Add certification} g j {row:This week}"],
  ["an entry", "{list:} Home Enter {button:Edit entry}"],
  ["the year", "Escape y {button:Show as table}"],
  ["the inbox", "Escape n {article:Capture}"],
  ["the templates", "Escape {row:} t {dialog:Templates}"],
  ["Skills", "g k {row:Reading research}"],
  ["a skill", "{list:} Home Enter {button:Rate skill}"],
  ["an area", "u {heading:Continuous Learning}"],
  ["the readiness", "Escape w {combobox:Ready for}"],
  ["the case", "b {combobox:The case for}"],
  ["the radar", "b Escape Shift+r {button:Show as table}"],
  ["the matrix", "v {grid:}"],
  ["the check-ins", "i {button:Begin check-in}"],
  ["the framework's editor", "Shift+f {group:Framework}"],
  ["Quarter", "Shift+f {row:Reading research} g r {heading:Quarter}"],
  ["the look back", "w {button:Carry on}"],
  ["the guide", "w g u {region:Guide}"],
  ["Settings", "g , {heading:Settings}"],
  ...Object.entries({ p: "Profile", y: "Year and looks", l: "Logbooks", f: "Folders and backups", r: "Reminders", t: "People and tags", j: "Journal templates", k: "Framework", c: "Quick capture", e: "Keys", v: "Privacy", a: "About" }).map(
    ([letter, section]) => [`Settings, ${section}`, `s ${letter} {heading:${section}}`],
  ),
];

/** What opens over the page, by a key of the place that is gone to first. */
const DIALOGS = [
  ["g d {heading:Inbox}", "i {dialog:Check in}", "Mod+k {dialog:Search and commands}", "? {dialog:Keys}", "g h {dialog:History}", "g t {dialog:Trash}"],
  ["g g {row:Pass the CKA}", "c {dialog:New goal}", "t {dialog:New goal}"],
  ["{list:} Home Enter {button:Check in}", "i {dialog:Check in}", "a {dialog:Achieve}", "d {dialog:Drop}", "e {dialog:Edit goal}", "h {dialog:History of}"],
  ["Escape g s {row:Thomas Okafor}", "c {dialog:Log session}", "p {dialog:Plan session}", "t {dialog:Park}"],
  ["{list:} Home Enter {button:Wrap up}", "r {dialog:Reschedule}", "w {dialog:Wrap up}", "e {dialog:Edit session}"],
  ["Escape 2 {row:Thomas Okafor}", "c {dialog:Add person}"],
  ["{list:} Home Enter {button:Person}", "m {dialog:mentorship}", "e {dialog:Edit person}", "Shift+u {dialog:Merge}"],
  ["Escape g c {row:Certified ScrumMaster}", "c {dialog:Add certification}", "Shift+c {dialog:Add activity}"],
  ["{list:} Home Enter {button:Certification}", "r {dialog:Renew}", "+ {dialog:credits}", "e {dialog:Edit certification}"],
  ["Escape g j {row:This week}", "t {dialog:Templates}"],
  ["{list:} Home Enter {button:Edit entry}", "h {dialog:History of}"],
  ["Escape g k {row:} {list:} Home Enter {button:Rate skill}", "r {dialog:Rate}"],
  ["Escape b {combobox:The case for}", "s {dialog:Save the case}"],
  ["Escape i {button:Begin check-in}", "c {dialog:Begin check-in}"],
  ["g , s l {heading:Logbooks}", "c {dialog:}"],
  ["s j {heading:Journal templates}", "c {dialog:}"],
];

describe("on the sample year, the mouse unplugged", () => {
  let desk;
  before(async () => (desk = await sitDown((logbook) => cairn(logbook, "--quiet", "demo"))));
  after(() => desk.getUp());

  test("every place is reached", async () => {
    const lost = [];
    for (const [place, steps] of PLACES) await desk.keys(steps).catch((error) => lost.push(`${place} by ${steps}: ${error.message}`));
    assert.deepEqual(lost, []);
  });

  test("what is found in the palette opens, and so does a command", async () => {
    await desk.keys('Mod+k {dialog:Search and commands} "talk outside" {option:Give a talk} Enter {layers:0} {heading:Give a talk outside the company}');
    await desk.keys('Mod+k {dialog:Search and commands} "Go to guide" {option:Go to Guide} Enter {layers:0} {region:Guide}');
  });

  test("whatever is closed by Esc gives the focus back to something", async () => {
    const lost = [];
    for (const [way, ...dialogs] of DIALOGS) {
      await desk.keys(way);
      for (const steps of dialogs) {
        await desk.press(`${steps} Escape {layers:0}`);
        await soon(async () => assert.notEqual(await desk.window.focused(), ""), 1000).catch(() => lost.push(`${steps}, after ${way}`));
      }
    }
    assert.deepEqual(lost, []);
  });

  test("a report is saved", async () => {
    await desk.keys("g r {heading:Quarter} s");
    const path = await soon(async () => /Saved as (.+\.pdf)/.exec(await desk.window.text())?.[1] ?? assert.fail("no file is named on screen"), 30_000);
    assert.equal(readFileSync(path).subarray(0, 5).toString(), "%PDF-");
  });
});

describe("in a logbook of one's own, the mouse unplugged", () => {
  let desk;
  before(async () => (desk = await sitDown()));
  after(() => desk.getUp());

  /** Presses the keys, and waits until the file says so. */
  async function does(steps, claim) {
    await desk.keys(steps);
    await soon(claim);
  }
  const [goal, session, certification, activity, entry] = ["goal", "session", "cert", "activity", "entry"].map((kind) => () => {
    const [newest] = desk.file(kind, "list");
    assert.ok(newest, `there is no ${kind} yet`);
    return desk.file(kind, "show", newest.id);
  });

  test("a goal is set, checked in on and achieved, and the achieving is taken back", async () => {
    await does('g g {heading:Goals} c {dialog:New goal} [Title] "Lead a design review" [Next step] "Ask Maya" [Due] "in 3 weeks" Mod+Enter {row:Lead a design review}', () => {
      const { title, nextStep, dueOn } = goal();
      assert.deepEqual([title, nextStep], ["Lead a design review", "Ask Maya"]);
      assert.ok(dueOn);
    });
    await does('{list:} Home Enter {button:Check in} i {dialog:Check in} [Progress] "40" [What moved] "The draft is out" Mod+Enter {layers:0}', () =>
      assert.deepEqual(goal().checkIns.map(({ progress, note }) => [progress, note]), [[40, "The draft is out"]]),
    );
    await does('m {textbox:Milestone} [Milestone] "The review is held" Enter', () => assert.equal(goal().milestones[0]?.title, "The review is held"));
    await does('a {dialog:Achieve} [What came of it] "Two teams use it" Mod+Enter {layers:0}', () => assert.equal(goal().status, "achieved"));
    await does("Mod+z", () => assert.equal(goal().status, "active"));
  });

  test("a person is met, a session planned and wrapped up, and what was promised is ticked", async () => {
    await does('g s {heading:Sessions} 2 {button:Add person} c {dialog:Add person} [Name] "Maya Lindqvist" Mod+Enter {layers:0}', () => assert.equal(desk.file("person", "list")[0]?.name, "Maya Lindqvist"));
    await does('g s {heading:Sessions} 1 {button:Log session} p {dialog:Plan session} [With] "Maya" {option:Maya} Enter [Day] "in 2 days" [Add topic] Enter "How to say no" Mod+Enter {layers:0}', () => {
      const { person, status, topics } = session();
      assert.deepEqual([person, status, topics.map(({ text }) => text)], ["Maya Lindqvist", "planned", ["How to say no"]]);
    });
    await does('{row:Maya} {list:} Home Enter {button:Wrap up} w {dialog:Wrap up} [Takeaway] "A no has a reason" [Add action] Enter "Say no once" Mod+Enter {layers:0}', () => {
      const { status, takeaway, actions } = session();
      assert.deepEqual([status, takeaway, actions.map(({ text }) => text)], ["held", "A no has a reason", ["Say no once"]]);
    });
    await does("{checkbox:Say no once} a 1", () => assert.ok(session().actions[0].doneOn));
  });

  test("a certification is added and renewed, and credits are counted; an activity is added", async () => {
    await does('g c {heading:Certifications} c {dialog:Add certification} [Name] "CSM" [Issuer] "Scrum Alliance" [Stage] "Earned" [Earned] "3 may 2024" [Valid until] "3 may 2026" [Renewed every] "2" Mod+Enter {row:CSM}', () => {
      const { stage, earnedOn, expiresOn } = certification();
      assert.deepEqual([stage, earnedOn, expiresOn], ["earned", "2024-05-03", "2026-05-03"]);
    });
    await does('{list:} Home Enter {button:Certification} r {dialog:Renew} [Renewed on] Mod+a "4 may 2026" [Valid until] "4 may 2028" Mod+Enter {layers:0}', () => assert.equal(certification().expiresOn, "2028-05-04"));
    await does('+ {dialog:credits} [How many] "2" [What for] "Two days of talks" Mod+Enter {layers:0}', () => assert.deepEqual(certification().credits.list.map(({ amount }) => amount), [2]));
    await does('Escape 2 {button:Add activity} c {dialog:Add activity} [Title] "A paper on attention" Mod+Enter {layers:0}', () => assert.equal(activity().title, "A paper on attention"));
  });

  test("an entry is written for a skill, another begins as a template, and a line is captured and sorted", async () => {
    await does('g j {heading:Journal} c {textbox:Title} [Title] "Review held" [Text] "It took an hour." [Skills] "Mentoring" {option:Mentoring} Enter Mod+Enter {button:Edit entry}', () => {
      const { title, body, evidence } = entry();
      assert.deepEqual([title, body, evidence.map(({ skill }) => skill)], ["Review held", "It took an hour.", ["mentoring"]]);
    });
    await does('Escape c {textbox:Title} Alt+t {dialog:template} Enter {layers:0} [Title] "From a template" Mod+Enter {button:Edit entry}', () => {
      const found = desk.file("entry", "list").find(({ title }) => title.includes("From a template"));
      assert.notEqual(desk.file("entry", "show", found.id).body, "");
    });
    await does('Mod+Shift+n {textbox:Capture} "Found the leak !win 1h30" {button:Keep line} Enter', () => {
      const { kind, minutes } = desk.file("entry", "list").find(({ title }) => title === "Found the leak");
      assert.deepEqual([kind, minutes], ["win", 90]);
    });
    await does('g j {heading:Journal} n {article:Capture} "Mentoring" {option:Mentoring} Enter', () => assert.deepEqual(desk.file("entry", "list", "--inbox"), []));
  });

  test("many entries are marked at once", async () => {
    await does('g j Escape {row:Review held} {list:} Home x ArrowDown x {button:Mark 2} v {dialog:Mark} [Add tags] "review" Enter Mod+Enter {layers:0}', () =>
      assert.equal(desk.file("entry", "list").filter(({ tags }) => tags.includes("review")).length, 2),
    );
  });

  test("a skill is rated", async () => {
    await does('g k {row:Mentoring} {list:} Home Enter {button:Rate skill} r {dialog:Rate} 3 [Why] "Lena leads by herself" Mod+Enter {layers:0}', () => {
      const [{ slug }] = desk.file("skill", "list").filter(({ mine }) => mine === 3);
      assert.equal(desk.file("skill", "show", slug).assessments[0].reason, "Lena leads by herself");
    });
  });

  test("a check-in is held and closed", async () => {
    await does('i {button:Begin check-in} c {dialog:Begin check-in} Mod+Enter {layers:0} {heading:Evidence} 4 Enter "Two papers a week" Escape Mod+Enter {dialog:Close check-in} Mod+Enter {layers:0} {table:}', () => {
      const [{ me, myNext }] = desk.file("skill", "check-in", "show").rows;
      assert.deepEqual([me.level, me.reason, myNext], [4, "Two papers a week", 4]);
    });
  });

  test("the case for a level is made", async () => {
    desk.file("profile", "set", "--target", "senior");
    await does('Escape i {row:Mentoring} b {combobox:The case for} {list:} Home ArrowDown ArrowDown ArrowDown Enter [Situation] "No plan" [Result] "Two shipped" Mod+Enter {layers:0} {row:Two shipped}', () =>
      assert.ok(desk.file("case", "show", "--level", "3").criteria.some(({ items }) => items.some(({ result }) => result === "Two shipped"))),
    );
  });

  test("what is deleted comes back from the trash", async () => {
    await does("g g {row:Lead a design review} {list:} Home Enter {button:Check in} Delete", () => assert.deepEqual(desk.file("goal", "list"), []));
    await does("g t {dialog:Trash} [Restore] Enter", () => assert.equal(goal().title, "Lead a design review"));
    await desk.keys("g g {row:Lead a design review}");
  });
});
