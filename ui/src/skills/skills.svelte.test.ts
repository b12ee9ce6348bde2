import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { longDay } from "../lib/day";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";
import Skills from "./Skills.svelte";

const skill = (slug: string, name: string, area: string, more = {}) => ({ id: slug, slug, name, area, areaName: area, mine: null, mentor: null, evidence: 0, newestOn: null, ...more });
const MENTORING = skill("mentoring", "Mentoring", "leadership", { mine: 2, mentor: 3, evidence: 4, newestOn: "2026-09-07" });
const AREAS = [
  { slug: "leadership", name: "Leadership", pinned: true, evidence: 2, skills: [MENTORING] },
  { slug: "data", name: "Data", pinned: false, evidence: 0, skills: [skill("lineage", "Lineage", "data")] },
];
const PAGE = {
  skill: MENTORING,
  description: "Helps others to grow.",
  levels: ["Not yet", "Junior", "Engineer", "Senior", "Lead"].map((name, level) => ({ level, name, text: level === 0 ? "" : `What ${name} looks like.` })),
  examples: ["A mentorship with its goals"],
  evidence: [{ id: "e1", kind: "entry", title: "Paired on the DDP hang", on: "2026-09-07", verb: "led", quote: "Found the timeout together." }],
  assessments: [
    { id: "a2", skill: "mentoring", skillName: "Mentoring", level: 3, reason: "Ada leads alone now.", by: "Maya", on: "2026-10-01" },
    { id: "a1", skill: "mentoring", skillName: "Mentoring", level: 2, reason: "Two reviews a week.", by: null, on: "2026-06-01" },
  ],
};
const MATRIX = { quarters: ["2026Q3", "2026Q4"], rows: [
  { skill: "lineage", name: "Lineage", area: "data", cells: [{ level: null, evidence: 0 }, { level: null, evidence: 0 }] },
  { skill: "mentoring", name: "Mentoring", area: "leadership", cells: [{ level: 1, evidence: 3 }, { level: 2, evidence: 0 }] },
] };

const LINEAGE = { ...PAGE, skill: AREAS[1]!.skills[0]!, evidence: [], assessments: [] };
const RADAR = { beforeOn: "2026-10-12", sinceCheckIn: true, axes: [
  { area: "leadership", name: "Leadership", pinned: true, rated: 1, of: 1, now: 2, before: 1.5, target: 3 },
  { area: "data", name: "Data", pinned: false, rated: 0, of: 1, now: null, before: null, target: null },
] };

vi.setConfig({ testTimeout: 30_000 });

const asked = { requirement: null, answer: null, desirable: false, mine: null, mentor: null, evidence: 0, newestOn: null, skill: null, skillName: null, area: null };
const READINESS = (level: number | null) => ({ level: level ?? 3, name: level === 4 ? "Lead" : "Senior", criteria: [
  { ...asked, slug: "c1", text: "Leads a reading group", skill: "lineage", skillName: "Lineage", area: "data", state: "none" },
  { ...asked, slug: "c2", text: "Five years of work", requirement: "years-deep-learning", answer: "4 years", state: "thin" },
  { ...asked, slug: "c3", text: "Mentors two people", skill: "mentoring", skillName: "Mentoring", area: "leadership", mine: 3, mentor: 3, evidence: 4, newestOn: "2026-11-01", state: "agreed", desirable: true },
] });

const core = standIn(() => ({
  readiness: READINESS,
  list_areas: AREAS, skill_page: (slug: string) => (slug === "lineage" ? LINEAGE : PAGE), radar: RADAR, radar_svg: '<svg role="img"><title>Radar</title></svg>',
  area_page: { ...AREAS[0]!, newest: [{ ...PAGE.evidence[0]!, skill: "mentoring" }, { ...PAGE.evidence[0]!, id: "e2", title: "A talk", quote: "", skill: null }] },
  list_quarters: [{ label: "2026Q4", from: "2026-10-01", to: "2026-12-31", next: "2027Q1" }, { label: "2026Q3", from: "2026-07-01", to: "2026-09-30", next: "2026Q4" }],
  add_entry: { id: "e9" }, add_goal: { id: "g9" }, list_levels: [0, 1, 2, 3, 4].map((rank) => ({ rank, name: ["Not yet", "Junior", "Engineer", "Senior", "Lead"][rank] })), skill_matrix: MATRIX, list_people: [{ id: "p1", name: "Maya", relation: "mentor", archivedOn: null }],
  logbook: { name: "", path: "", today: "2026-11-23" }, read_day: { on: "2026-11-20", reading: "" }, get_line: { id: "a1", kind: "assessment", title: "Mentoring: 2", on: null },
  rate_skill: ({ reason }: { reason: string }) => (reason ? {} : refusal("Say why: in a year the reason is worth more than the number.", "reason")()),
}));
const inputOf = (command: string) => core.sent(command).at(-1);

beforeEach(() => {
  place.go("skills");
  place.show(undefined);
  window.addEventListener("keydown", keys.handle);
});
afterEach(() => window.removeEventListener("keydown", keys.handle));

async function openMentoring() {
  render(Skills);
  (await screen.findByRole("grid", { name: "Skills" })).focus();
  await userEvent.keyboard("{Home}{Enter}");
  await screen.findByText("Helps others to grow.");
}

test("skills stand under their areas, in the order of the logbook, with both levels and how fresh the evidence is", async () => {
  render(Skills);
  const all = within(await screen.findByRole("grid", { name: "Skills" })).getAllByRole("row");
  expect(all.map((row) => row.textContent)).toEqual(["Leadership · 2 records on the whole area", "Mentoring", "Data", "Lineage"].map((words) => expect.stringContaining(words)));
  const rows = [all[1]!, all[3]!];
  await vi.waitFor(() => expect(rows[0]!.textContent).toContain("11 weeks ago"));
  for (const part of ["Level 2 of 4", "Level 3 of 4, said by the mentor", "4 records"]) expect(rows[0]!.textContent).toContain(part);
  expect(rows[1]!.textContent).toContain("no evidence");
  expect(screen.getByText("Leadership · 2 records on the whole area")).toBeTruthy();
});

test("the name of an area above its skills leads to the area", async () => {
  render(Skills);
  await userEvent.click(await screen.findByRole("button", { name: "Data" }));
  expect(await screen.findByRole("heading", { level: 2, name: "Data" })).toBeTruthy();
});

test("a rating asks for a reason, at its field, and is then kept", async () => {
  await openMentoring();
  await userEvent.keyboard("3");
  const dialog = await screen.findByRole("dialog");
  const chosen = within(dialog).getByRole<HTMLInputElement>("radio", { name: "3 Senior" });
  expect(chosen.checked).toBe(true);
  await vi.waitFor(() => expect(document.activeElement, "so that it is read out, with what the level looks like").toBe(chosen));
  await userEvent.click(within(dialog).getByRole("button", { name: "Rate skill" }));
  const reason = within(dialog).getByLabelText("Why");
  await vi.waitFor(() => expect(document.activeElement).toBe(reason));
  expect(document.getElementById(reason.getAttribute("aria-describedby") ?? "")?.textContent).toContain("Say why");

  await userEvent.keyboard("Ada leads alone.{Control>}{Enter}{/Control}");
  await vi.waitFor(() => expect(toasts.shown.map(({ message }) => message)).toEqual(["Rated Mentoring 3."]));
  expect(inputOf("rate_skill")).toMatchObject({ skill: "mentoring", level: 3, reason: "Ada leads alone.", personId: null, on: null, visibility: "private" });
});

test("of long evidence the newest is shown first, and all of it by a key", async () => {
  const evidence = Array.from({ length: 70 }, (_, at) => ({ ...PAGE.evidence[0]!, id: `e${at}`, title: `Note ${at}` }));
  core.answers["skill_page"] = { ...PAGE, evidence };
  await openMentoring();
  const rows = () => within(screen.getByRole("grid", { name: "Evidence" })).getAllByRole("row").length;
  expect(rows()).toBe(30);
  await userEvent.keyboard("{Shift>}E{/Shift}");
  await vi.waitFor(() => expect(rows()).toBe(70));
  expect(document.activeElement).toBe(screen.getByRole("grid", { name: "Evidence" }));
});

test("the digits choose a level, and what it looks like belongs to it", async () => {
  await openMentoring();
  await userEvent.keyboard("r");
  const dialog = await screen.findByRole("dialog");
  const two = within(dialog).getByRole<HTMLInputElement>("radio", { name: "2 Engineer" });
  await vi.waitFor(() => expect(document.activeElement, "it begins where I stand").toBe(two));
  await userEvent.keyboard("4");
  const four = within(dialog).getByRole<HTMLInputElement>("radio", { name: "4 Lead" });
  expect([four.checked, document.activeElement === four]).toEqual([true, true]);
  expect(document.getElementById(four.getAttribute("aria-describedby") ?? "")?.textContent).toBe("What Lead looks like.");
});

test("a rating by somebody else names who said so", async () => {
  await openMentoring();
  await userEvent.keyboard("r");
  const dialog = await screen.findByRole("dialog");
  await userEvent.selectOptions(within(dialog).getByLabelText("Who says so"), await within(dialog).findByRole("option", { name: "Maya does" }));
  await userEvent.type(within(dialog).getByLabelText("Why"), "Seen in review");
  await userEvent.click(within(dialog).getByRole("button", { name: "Rate skill" }));
  await vi.waitFor(() => expect(inputOf("rate_skill")).toMatchObject({ personId: "p1", level: 2 }));
});

test("evidence leads to the record itself", async () => {
  await openMentoring();
  await userEvent.click(screen.getByText("Paired on the DDP hang"));
  expect([place.screen, place.id]).toEqual(["journal", "e1"]);
});

test("a deleted rating can be brought back", async () => {
  await openMentoring();
  await userEvent.click(screen.getByRole("button", { name: `Delete rating of ${longDay("2026-06-01")}` }));
  await vi.waitFor(() => expect(toasts.shown.map(({ message, action }) => [message, action?.label])).toEqual([["Deleted “Mentoring: 2”.", "Undo"]]));
  expect(inputOf("delete_record")).toBe("a1");
});

test("the step line says its numbers, and the list beside it is its table", async () => {
  await openMentoring();
  expect((await screen.findByRole("img", { name: /Ratings over time/ })).getAttribute("aria-label")).toContain(`I: 2 on ${longDay("2026-06-01")}. Others: 3 on ${longDay("2026-10-01")}.`);
});

test("in the matrix each cell says its level and evidence, empty ones too, and arrows lead to any of them", async () => {
  render(Skills);
  await screen.findByRole("grid", { name: "Skills" });
  await userEvent.keyboard("v");
  const first = await screen.findByRole("button", { name: "Mentoring, 2026Q4, level 2, no evidence" });
  expect(first.tabIndex, "one cell is reached by Tab, of the newest quarter").toBe(0);
  first.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowLeft}");
  const empty = screen.getByRole("button", { name: "Lineage, 2026Q3, not rated, no evidence" });
  expect(empty.textContent).toContain("none");
  await vi.waitFor(() => expect(document.activeElement).toBe(empty));
  await userEvent.keyboard("{Enter}");
  expect([place.id, place.view]).toEqual(["lineage", "matrix"]);
});

test("where not all quarters have room, the matrix begins at the newest", async () => {
  vi.spyOn(Element.prototype, "scrollWidth", "get").mockReturnValue(900);
  place.show("matrix");
  render(Skills);
  const matrix = (await screen.findByRole("button", { name: /^Mentoring, 2026Q4/ })).closest("table");
  await vi.waitFor(() => expect(matrix?.parentElement?.scrollLeft).toBe(900));
  vi.restoreAllMocks();
});

test("a pinned area without evidence this quarter shows an honest zero", async () => {
  AREAS[0]!.evidence = 0;
  place.show("matrix");
  render(Skills);
  expect((await screen.findByText("0 records this quarter")).closest("th")?.textContent).toContain("Leadership");
  AREAS[0]!.evidence = 2;
});

test("a rating that was found by the search opens its skill", async () => {
  place.select("019a-rating");
  render(Skills);
  expect(await screen.findByRole("heading", { name: "Mentoring" })).toBeTruthy();
});

test("evidence says what it shows and quotes the paragraph that does", async () => {
  await openMentoring();
  const row = within(screen.getByRole("region", { name: "Evidence" })).getByRole("row");
  for (const part of ["Entry", "Paired on the DDP hang", "led", "Found the timeout together."]) expect(row.textContent).toContain(part);
  expect(screen.getByText(/last evidence 11 weeks ago/)).toBeTruthy();
});

test("my level stands beside the next one and the mentor's, and the others come when asked", async () => {
  await openMentoring();
  const levels = within(screen.getByRole("region", { name: "Levels" }));
  expect(levels.getAllByRole("listitem").map((rung) => rung.textContent?.replace(/\s+/g, " ").trim())).toEqual([
    "2 Engineer I say What Engineer looks like.",
    "3 Senior Maya says next What Senior looks like.",
  ]);
  await userEvent.keyboard("l");
  expect(levels.getAllByRole("listitem")).toHaveLength(4);
});

test("a rating says how it differs from the one before by the same person", async () => {
  core.answers["skill_page"] = { ...PAGE, assessments: [{ ...PAGE.assessments[1]!, id: "a3", level: 3, on: "2026-11-01" }, ...PAGE.assessments] };
  await openMentoring();
  const ratings = within(screen.getByRole("region", { name: "Ratings" })).getAllByRole("listitem").map((one) => one.textContent);
  expect(ratings.map((text) => text?.includes("up from 2"))).toEqual([true, false, false]);
});

test("while rating, the arrows lead to the next skill and back, and what was typed stays", async () => {
  await openMentoring();
  await userEvent.keyboard("r");
  const dialog = () => screen.findByRole("dialog", { name: "Rate Mentoring" });
  await userEvent.type(within(await dialog()).getByLabelText("Why"), "Two reviews");
  await userEvent.click(within(await dialog()).getByRole("radio", { name: "3 Senior" }));
  await userEvent.keyboard("{ArrowRight}");
  const other = within(await screen.findByRole("dialog", { name: "Rate Lineage" }));
  expect(other.getByLabelText<HTMLTextAreaElement>("Why").value).toBe("");
  await vi.waitFor(() => expect((document.activeElement as HTMLInputElement).type, "the levels keep the focus").toBe("radio"));
  await userEvent.keyboard("{ArrowLeft}");
  const back = within(await dialog());
  expect(back.getByLabelText<HTMLTextAreaElement>("Why").value).toBe("Two reviews");
  expect(back.getByRole<HTMLInputElement>("radio", { name: "3 Senior" }).checked).toBe(true);
  expect(within(back.getByRole("region", { name: "Evidence" })).getByText("Paired on the DDP hang")).toBeTruthy();
});

test("one rating can lead to the next skill", async () => {
  await openMentoring();
  await userEvent.keyboard("r");
  const dialog = within(await screen.findByRole("dialog", { name: "Rate Mentoring" }));
  await userEvent.click(dialog.getByRole("checkbox", { name: "Then rate the next skill" }));
  await userEvent.type(dialog.getByLabelText("Why"), "Seen");
  await userEvent.click(dialog.getByRole("button", { name: "Rate skill" }));
  expect(await screen.findByRole("dialog", { name: "Rate Lineage" })).toBeTruthy();
  expect(inputOf("rate_skill")).toMatchObject({ skill: "mentoring", level: 2, reason: "Seen" });
});

test("an empty cell offers what can be done about it, in its quarter", async () => {
  place.show("matrix");
  render(Skills);
  await userEvent.click(await screen.findByRole("button", { name: "Lineage, 2026Q3, not rated, no evidence" }));
  const offer = within(await screen.findByRole("region", { name: "Nothing in 2026Q3" }));
  expect(offer.getAllByRole("button").map((button) => button.textContent?.trim())).toEqual([expect.stringContaining("Write an entry"), expect.stringContaining("Log an activity"), expect.stringContaining("Set a goal")]);
  await userEvent.keyboard("n");
  const form = within(await screen.findByRole("dialog", { name: "Write an entry" }));
  await userEvent.type(form.getByLabelText("What happened"), "Traced a column.");
  await userEvent.click(form.getByRole("button", { name: "Write entry" }));
  await vi.waitFor(() => expect([place.screen, place.id]).toEqual(["journal", "e9"]));
  expect(inputOf("add_entry"), "on the last day of that quarter").toMatchObject({ body: "Traced a column.", on: "2026-09-30", evidence: [{ name: "lineage", verb: "practised" }] });
});

test("a goal for a skill aims at the next level", async () => {
  await openMentoring();
  await userEvent.keyboard("o");
  const form = within(await screen.findByRole("dialog", { name: "Set a goal" }));
  await userEvent.type(form.getByLabelText("Title"), "Mentor two juniors");
  await userEvent.click(form.getByRole("button", { name: "Set goal" }));
  await vi.waitFor(() => expect([place.screen, place.id]).toEqual(["goals", "g9"]));
  expect(inputOf("add_goal")).toMatchObject({ title: "Mentor two juniors", targets: [{ name: "mentoring", level: 3 }] });
});

test("a filled cell offers nothing but the skill", async () => {
  place.show("matrix");
  render(Skills);
  await userEvent.click(await screen.findByRole("button", { name: "Mentoring, 2026Q3, level 1, 3 records" }));
  await screen.findByText("Helps others to grow.");
  expect(screen.queryByRole("region", { name: /Nothing in/ })).toBeNull();
});

test("the radar has all its numbers in a table, and leads to the areas", async () => {
  render(Skills);
  await screen.findByRole("grid", { name: "Skills" });
  await userEvent.keyboard("{Shift>}r{/Shift}");
  const rows = within(await screen.findByRole("table")).getAllByRole("row");
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join(" | "))).toEqual([
    "Area | Now | Last check-in | Aimed for | Rated",
    "Leadership | 2.0 | 1.5 | 3.0 | 1 of 1",
    "Data | – | – | – | 0 of 1",
  ]);
  expect(await screen.findByRole("img")).toBeTruthy();
  await userEvent.keyboard("t");
  expect(screen.queryByRole("img"), "it is usable without the drawing").toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Leadership" }));
  expect([place.id, place.view]).toEqual(["leadership", "radar"]);
  await userEvent.keyboard("t");
});

test("an area shows its skills and all that speaks for it", async () => {
  place.select("leadership");
  render(Skills);
  expect(await screen.findByRole("heading", { name: "Leadership", level: 2 })).toBeTruthy();
  const skills = within(await screen.findByRole("region", { name: "Skills of the area" }));
  const evidence = within(screen.getByRole("region", { name: "Evidence of the area" })).getAllByRole("row").map((row) => row.textContent);
  expect([evidence[0]?.includes("Mentoring"), evidence[1]?.includes("the whole area")]).toEqual([true, true]);
  await userEvent.click(skills.getByRole("button", { name: "Mentoring" }));
  await userEvent.keyboard("u");
  expect(place.id, "and the skill leads back to it").toBe("leadership");
});

test("with five skills the whole framework is one key away", async () => {
  core.answers["list_areas"] = [{ ...AREAS[0]!, skills: [1, 2, 3, 4, 5].map((at) => skill(`s${at}`, `Skill ${at}`, "leadership")) }];
  core.answers["list_frameworks"] = [{ id: "f", slug: "deep-learning-engineer", name: "Deep Learning Engineer", version: "1.1", inUse: true, builtIn: false }];
  render(Skills);
  expect(await screen.findByText("5 skills of the whole framework")).toBeTruthy();
  await userEvent.keyboard("{Shift>}w{/Shift}");
  await vi.waitFor(() => expect(core.sent("take_whole_framework")).toEqual([null]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.action?.label).toBe("Undo"));
});

test("no two things that can be done at once have the same key, and each has one", async () => {
  for (const [id, view] of [[undefined, undefined], ["mentoring", undefined], ["mentoring", "matrix"], ["leadership", "radar"]] as const) {
    place.go("skills", id, view);
    const { unmount } = render(Skills);
    await vi.waitFor(() => expect(keys.actions.length).toBeGreaterThan(id ? 6 : 2));
    const pressed = keys.actions.map(({ key }) => key);
    expect(pressed).not.toContain(undefined);
    expect(pressed.filter((key, at) => pressed.indexOf(key) !== at), `${id} ${view}`).toEqual([]);
    unmount();
  }
});

test("readiness says criterion by criterion what is missing, and each leads to where it is answered", async () => {
  place.show("readiness");
  render(Skills);
  const rows = await screen.findByRole("grid", { name: "Criteria for Senior" });
  expect(within(rows).getAllByRole("row").map((row) => row.textContent?.replace(/\s+/g, " ").trim())).toEqual([
    expect.stringContaining("Leads a reading group Lineage · no evidence"),
    expect.stringContaining("Five years of work Profile · 4 years"),
    expect.stringContaining("Mentors two people Mentoring · desirable · 4 records, 3 weeks ago"),
  ]);
  expect(rows.textContent).toMatch(/Nothing shows it yet · 1.*Thin: .* · 1.*Agreed: .* · 1/s);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Ready for" }), "Lead");
  expect(await screen.findByRole("grid", { name: "Criteria for Lead" })).toBeTruthy();
  screen.getByRole("grid", { name: "Criteria for Lead" }).focus();
  await userEvent.keyboard("{Enter}");
  expect([place.screen, place.id]).toEqual(["skills", "lineage"]);
  place.select(undefined);
  await userEvent.click(await screen.findByText("Five years of work"));
  expect([place.screen, place.view]).toEqual(["settings", "profile"]);
});

test("without a level to aim for, one is chosen on the spot", async () => {
  core.answers["readiness"] = (level: number | null) => (level === null ? refusal("No level is aimed for yet.", "level")() : READINESS(level));
  place.show("readiness");
  render(Skills);
  expect(await screen.findByText(/No level is aimed for yet\. Choose one here/)).toBeTruthy();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Ready for" }), "Senior");
  expect(await screen.findByRole("grid", { name: "Criteria for Senior" })).toBeTruthy();
});
