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
  evidence: [{ id: "e1", kind: "entry", title: "Paired on the DDP hang", on: "2026-09-07", verb: "led" }],
  assessments: [
    { id: "a2", skill: "mentoring", skillName: "Mentoring", level: 3, reason: "Ada leads alone now.", by: "Maya", on: "2026-10-01" },
    { id: "a1", skill: "mentoring", skillName: "Mentoring", level: 2, reason: "Two reviews a week.", by: null, on: "2026-06-01" },
  ],
};
const MATRIX = { quarters: ["2026Q3", "2026Q4"], rows: [
  { skill: "lineage", name: "Lineage", area: "data", cells: [{ level: null, evidence: 0 }, { level: null, evidence: 0 }] },
  { skill: "mentoring", name: "Mentoring", area: "leadership", cells: [{ level: 1, evidence: 3 }, { level: 2, evidence: 0 }] },
] };

vi.setConfig({ testTimeout: 30_000 });

const core = standIn(() => ({
  list_areas: AREAS, skill_page: PAGE, skill_matrix: MATRIX, list_people: [{ id: "p1", name: "Maya", relation: "mentor", archivedOn: null }],
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
  const rows = within(await screen.findByRole("grid", { name: "Skills" })).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining("Mentoring"), expect.stringContaining("Lineage")]);
  await vi.waitFor(() => expect(rows[0]!.textContent).toContain("11 weeks ago"));
  for (const part of ["Level 2 of 4", "Level 3 of 4, said by the mentor", "4 records"]) expect(rows[0]!.textContent).toContain(part);
  expect(rows[1]!.textContent).toContain("no evidence");
  expect(screen.getByText("Leadership · 2 records on the whole area")).toBeTruthy();
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
  const first = await screen.findByRole("button", { name: "Mentoring, 2026Q3, level 1, 3 records" });
  expect(first.tabIndex, "one cell is reached by Tab").toBe(0);
  first.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowRight}");
  const empty = screen.getByRole("button", { name: "Lineage, 2026Q4, not rated, no evidence" });
  expect(empty.textContent).toContain("none");
  await vi.waitFor(() => expect(document.activeElement).toBe(empty));
  await userEvent.keyboard("{Enter}");
  expect([place.id, place.view]).toEqual(["lineage", "matrix"]);
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
