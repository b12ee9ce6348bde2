import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";
import Paper from "./Paper.svelte";
import Quarter from "./Quarter.svelte";

const QUARTERS = [
  { label: "2026Q4", from: "2026-10-01", to: "2026-12-31", next: "2027Q1" },
  { label: "2026Q3", from: "2026-07-01", to: "2026-09-30", next: "2026Q4" },
];
const CL = { in: "area", area: "continuous-learning", name: "Continuous Learning" };
const ITEM = { kind: "entry", place: CL, on: "2026-10-05", reworded: false, leftOut: false };
const ITEMS = [
  { ...ITEM, record: "g1", kind: "goal", title: "Lead a review" },
  { ...ITEM, record: "e1", title: "A talk" },
  { ...ITEM, record: "e2", title: "A win", leftOut: true },
];
const HELD_BACK = { byVisibility: 12, byPerson: 1, byDate: 0, leftOut: 1 };
const contents = { items: ITEMS, heldBack: HELD_BACK, hash: "0fa1" };
const GOAL = { title: "Lead a review", dueOn: "2026-12-01" };
const REVIEW = {
  quarter: { from: "2026-10-01", to: "2026-12-31" },
  next: { label: "2027Q1", from: "2027-01-01", to: "2027-03-31" },
  goals: [
    { goal: { ...GOAL, id: "g1" }, decision: null },
    { goal: { ...GOAL, id: "g2", title: "Write the RFC" }, decision: "done" },
  ],
  intentions: [{ id: "i1", quarter: "2026Q4", text: "Lead two reviews", visibility: "private", result: null, outcome: "" }],
  rated: ["mentoring"],
  checkIns: [],
  focusSkills: [],
  nextFocusSkills: [],
  focus: [],
  frozen: null as object | null,
};
const core = standIn(() => ({
  list_quarters: QUARTERS,
  preview_report: ({ id, new: audience }: { id: string; new: string }) => ({ quarter: id, audience, contents, html: `<article class="report"><h1>${id} for ${audience}</h1></article>` }),
  list_people: [{ id: "p1", name: "Maya", relation: "mentor", archivedOn: null }, { id: "p2", name: "Tom", relation: "peer", archivedOn: null }],
  report_wording: { ownTitle: "A talk", ownWords: "went ok", title: null, words: null },
  list_areas: [{ slug: "leadership", name: "Leadership", pinned: true, skills: [{ slug: "mentoring", name: "Mentoring", area: "leadership" }] }],
  quarter_review: (quarter: string) => ({ ...REVIEW, quarter: { ...REVIEW.quarter, label: quarter } }),
  decide_goal: null,
  judge_intention: null,
  set_focus_skills: null,
  close_quarter: [{ path: "/home/ada/Documents/cairn-2026Q4.pdf", size: 48_213, warnings: [] }],
  save_frozen_file: { path: "/home/ada/Documents/cairn-2026Q4 (2).pdf", size: 48_213, warnings: [] },
  reopen_quarter: null,
  leave_out_of_report: null,
  order_report: null,
  reword_in_report: null,
  list_intentions: (quarter: string) => (quarter === "2026Q4" ? [{ id: "i1", quarter, text: "Lead two reviews", visibility: "private" }] : []),
  choose_folder: "/home/ada/Reports",
  save_report: { path: "/home/ada/Documents/cairn-2026Q4.pdf", size: 48_213, warnings: ["One letter has no glyph."] },
}));
const { sent } = core;
beforeEach(() => place.go("quarter"));
const saving = () => screen.findByRole<HTMLButtonElement>("button", { name: /Save as PDF/ }).then((button) => vi.waitFor(() => (expect(button.disabled).toBe(false), button)));

const list = () => screen.findByRole("grid", { name: "What leaves this machine" });
const forWhom = async (label: string) => userEvent.selectOptions(await screen.findByRole("combobox", { name: "For whom" }), await screen.findByRole("option", { name: label }));

test("the newest quarter is shown as the report will be, with every item that leaves and what is held back", async () => {
  render(Quarter);
  expect(await screen.findByRole("heading", { name: "2026Q4 for report" })).toBeTruthy();
  const rows = within(await list());
  expect(rows.getAllByRole("row").map((row) => row.textContent)).toEqual([expect.stringContaining("Lead a review"), expect.stringContaining("A talk"), expect.stringContaining("A win")]);
  expect(screen.getByText(/2 items, and no other; 1 is left out by you\./)).toBeTruthy();
  expect(screen.getByText(/12 records are held back by their visibility\. 1 is for somebody else\./)).toBeTruthy();
});

test("an item is left out, moved and worded differently by keys, and by its buttons", async () => {
  render(Quarter);
  (await list()).focus();
  await userEvent.keyboard("{ArrowDown} ");
  expect(sent("leave_out_of_report")).toEqual([{ quarter: "2026Q4", records: ["e1"], leftOut: true }]);
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(sent("order_report")).toEqual([{ quarter: "2026Q4", records: ["e2", "e1"] }]);
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(sent("order_report")).toHaveLength(1);
  await userEvent.keyboard("{Enter}");
  const text = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Text/ });
  expect(text.value).toBe("went ok");
  await userEvent.clear(text);
  await userEvent.type(text, "To forty people.");
  await userEvent.click(screen.getByRole("button", { name: /^Reword/ }));
  await vi.waitFor(() => expect(sent("reword_in_report")).toEqual([{ of: { quarter: "2026Q4", record: "e1" }, wording: { title: "A talk", words: "To forty people." } }]));
  await userEvent.click(within(await list()).getByRole("checkbox", { name: "In the report: “A win”" }));
  expect(sent("leave_out_of_report").at(-1)).toEqual({ quarter: "2026Q4", records: ["e2"], leftOut: false });
});

test("a mentor's copy is composed for them, and the one for me leaves nothing out", async () => {
  render(Quarter);
  await forWhom("For Maya");
  expect(await screen.findByRole("heading", { name: "2026Q4 for mentor:p1" })).toBeTruthy();
  expect(screen.queryByRole("option", { name: "For Tom" })).toBeNull();
  await forWhom("Only me");
  expect(await screen.findByText(/Everything, private notes too/)).toBeTruthy();
  expect(within(await list()).queryByRole("checkbox")).toBeNull();
});

test("a PDF is saved for the audience that was chosen, exactly as it was looked at, and can be opened and found", async () => {
  render(Quarter);
  await forWhom("Only me");
  expect(await screen.findByRole("heading", { name: "2026Q4 for me" })).toBeTruthy();
  await userEvent.click(await saving());
  expect(sent("save_report")).toEqual([{ quarter: "2026Q4", audience: "me", hash: "0fa1", format: "pdf", folder: null }]);
  expect(await screen.findByText("/home/ada/Documents/cairn-2026Q4.pdf")).toBeTruthy();
  expect(screen.getByText(/48 KB/)).toBeTruthy();
  expect(screen.getByText("One letter has no glyph.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: /^Open/ }));
  await userEvent.click(screen.getByRole("button", { name: "Show in folder" }));
  expect([sent("open_file"), sent("show_in_folder")]).toEqual([["/home/ada/Documents/cairn-2026Q4.pdf"], ["/home/ada/Documents/cairn-2026Q4.pdf"]]);
});

test("the report is saved in each format that there is", async () => {
  render(Quarter);
  await saving();
  for (const [name, format] of [["HTML", "html"], ["Markdown", "md"], ["DOCX", "docx"], ["XLSX", "xlsx"], ["CSV", "csv"], ["JSON", "json"]]) {
    await userEvent.click(screen.getByRole("button", { name: "Save as" }));
    await userEvent.click(await screen.findByText(`Save as ${name}`));
    await vi.waitFor(() => expect(sent("save_report").at(-1)).toMatchObject({ format }));
  }
});

test("another quarter is chosen and remembered as the place", async () => {
  render(Quarter);
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Quarter" }), await screen.findByRole("option", { name: /2026Q3/ }));
  expect(await screen.findByRole("heading", { name: "2026Q3 for report" })).toBeTruthy();
  expect(place.view).toBe("2026Q3");
});

test("the chosen folder is where files go from then on", async () => {
  render(Quarter);
  const save = await saving();
  await userEvent.click(screen.getByRole("button", { name: "Save as" }));
  await userEvent.click(await screen.findByText("Choose folder…"));
  expect(await screen.findByText("/home/ada/Reports")).toBeTruthy();
  // The menu lets go of the pointer a moment after it closed.
  await vi.waitFor(() => userEvent.click(save));
  await vi.waitFor(() => expect(sent("save_report")[0]).toMatchObject({ folder: "/home/ada/Reports" }));
});

test("a file that cannot be written is said, and nothing claims to be saved", async () => {
  core.answers["save_report"] = refusal("/full cannot be written.", null, "broken");
  render(Quarter);
  await userEvent.click(await saving());
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("/full cannot be written."));
  expect(screen.queryByText(/Saved as/)).toBeNull();
});

test("intentions are added for this quarter and for the next, worded differently, and deleted", async () => {
  render(Quarter);
  const now = within(await screen.findByRole("region", { name: "Intentions for 2026Q4" }));
  const next = within(screen.getByRole("region", { name: "Focus for 2027Q1" }));
  await userEvent.type(next.getByRole("textbox"), "Explore edge inference{Enter}");
  await vi.waitFor(() => expect(sent("intend")).toEqual([{ quarter: "2027Q1", text: "Explore edge inference", visibility: "private" }]));
  await userEvent.click(await now.findByRole("button", { name: "Edit “Lead two reviews”" }));
  await userEvent.type(now.getByRole("textbox", { name: "Intention" }), " well{Enter}");
  await vi.waitFor(() => expect(sent("edit_intention")).toEqual([{ id: "i1", new: "Lead two reviews well" }]));
  await userEvent.click(await now.findByRole("button", { name: "Delete “Lead two reviews”" }));
  await vi.waitFor(() => expect(sent("delete_record")).toEqual(["i1"]));
});

test("an intention is for oneself until it is put in the report, and can be taken out again", async () => {
  render(Quarter);
  const now = within(await screen.findByRole("region", { name: "Intentions for 2026Q4" }));
  const field = now.getByRole("textbox", { name: "Add an intention" });
  expect(document.getElementById(field.getAttribute("aria-describedby")!)?.textContent).toContain("Only you see it");
  const eye = await now.findByRole("button", { name: "In the report: “Lead two reviews”" });
  expect(eye.getAttribute("aria-pressed")).toBe("false");
  core.answers["list_intentions"] = (quarter: string) => [{ id: "i1", quarter, text: "Lead two reviews", visibility: "report" }];
  await userEvent.click(eye);
  await vi.waitFor(() => expect(eye.getAttribute("aria-pressed")).toBe("true"));
  await userEvent.click(eye);
  expect(sent("mark_all")).toMatchObject([{ records: ["i1"], visibility: "report" }, { records: ["i1"], visibility: "private" }]);
});

test("what is typed while an intention is kept is neither doubled nor lost", async () => {
  const kept: ((of: unknown) => void)[] = [];
  core.answers["intend"] = () => new Promise((done) => kept.push(done));
  render(Quarter);
  const field = within(await screen.findByRole("region", { name: "Intentions for 2026Q4" })).getByRole<HTMLInputElement>("textbox");
  await userEvent.type(field, "Mentor Ada{Enter}{Enter}Write");
  expect(sent("intend")).toHaveLength(1);
  kept[0]?.({});
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("Intention added."));
  expect(field.value).toBe("Write");
});

test("an intention that is refused stands in the field again", async () => {
  core.answers["intend"] = refusal("The logbook is open to read only.");
  render(Quarter);
  const field = within(await screen.findByRole("region", { name: "Intentions for 2026Q4" })).getByRole<HTMLInputElement>("textbox");
  await userEvent.type(field, "Mentor Ada{Enter}");
  expect(await screen.findByText("The logbook is open to read only.")).toBeTruthy();
  expect(field.value).toBe("Mentor Ada");
});

test("rewording has the focus when it begins, and Escape gives it back, with what went wrong forgotten", async () => {
  core.answers["edit_intention"] = refusal("An intention needs words.", "text");
  render(Quarter);
  const now = within(await screen.findByRole("region", { name: "Intentions for 2026Q4" }));
  const pencil = () => now.findByRole("button", { name: "Edit “Lead two reviews”" });
  await userEvent.click(await pencil());
  const field = now.getByRole("textbox", { name: "Intention" });
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard(" well{Enter}");
  expect(await now.findByText("An intention needs words.")).toBeTruthy();
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement).toBe(await pencil());
  expect(now.queryByText("An intention needs words.")).toBeNull();
});

test("Enter twice words an intention differently once, and letters typed meanwhile stay", async () => {
  const kept: ((of: unknown) => void)[] = [];
  core.answers["edit_intention"] = () => new Promise((done) => kept.push(done));
  render(Quarter);
  const now = within(await screen.findByRole("region", { name: "Intentions for 2026Q4" }));
  await userEvent.click(await now.findByRole("button", { name: "Edit “Lead two reviews”" }));
  await userEvent.keyboard(" well{Enter}{Enter} and more");
  kept[0]?.({});
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("Intention changed."));
  expect(sent("edit_intention")).toHaveLength(1);
  expect(now.getByRole<HTMLInputElement>("textbox", { name: "Intention" }).value).toBe("Lead two reviews well and more");
});

test("the quarters are turned by letters that every keyboard has", async () => {
  render(Quarter);
  await screen.findByRole("heading", { name: "2026Q4 for report" });
  press("j");
  expect(await screen.findByRole("heading", { name: "2026Q3 for report" })).toBeTruthy();
  press("k");
  expect(await screen.findByRole("heading", { name: "2026Q4 for report" })).toBeTruthy();
});

test("a long report is drawn slice by slice, and what stays the same stays where it is", async () => {
  const article = (lines: string[]) => `<article class="report">${lines.map((line) => `<p>${line}</p>`).join("\n")}</article>`;
  const lines = Array.from({ length: 350 }, (_, at) => `Line ${at}`);
  const { container, rerender } = render(Paper, { props: { html: article(lines) } });
  const drawn = () => [...container.querySelectorAll("p")];
  expect(drawn().length, "the first screen does not wait for the rest").toBeLessThan(lines.length);
  await vi.waitFor(() => expect(drawn().map(({ textContent }) => textContent)).toEqual(lines));
  const before = drawn();
  const changed = ["New line", ...lines.slice(0, 10), "Line ten", ...lines.slice(11)];
  await rerender({ html: article([lines[0]!, ...changed]) });
  expect(drawn().map(({ textContent }) => textContent)).toEqual([lines[0], ...changed]);
  expect(drawn()[0], "what comes before the change").toBe(before[0]);
  expect(drawn().at(-1), "and what comes after it").toBe(before.at(-1));
});

const press = (wanted: string) => keys.run(keys.actions.find(({ key }) => key === wanted)!);
const lookBack = async () => {
  render(Quarter);
  await screen.findByRole("heading", { name: "2026Q4 for report" });
  press("w");
  await screen.findByRole("list", { name: "Goals of 2026Q4" });
};

test("looking back, each goal is done, carried on or dropped, by key", async () => {
  await lookBack();
  expect(screen.getByText("1 waits for a word from you: done, carried on, or dropped.")).toBeTruthy();
  press("c 1");
  await vi.waitFor(() => expect(sent("decide_goal")).toEqual([{ quarter: "2026Q4", goal: "g1", decision: { to: "carry" } }]));
  press("x 1");
  await userEvent.type(await screen.findByRole("textbox", { name: "Why" }), "Out of scope");
  await userEvent.click(screen.getByRole("button", { name: /^Drop goal/ }));
  await vi.waitFor(() => expect(sent("decide_goal").at(-1)).toEqual({ quarter: "2026Q4", goal: "g1", decision: { to: "drop", reason: "Out of scope" } }));
  press("d 1");
  await userEvent.type(await screen.findByRole("textbox", { name: /What came of it/ }), "Held three{Enter}");
  await vi.waitFor(() => expect(sent("decide_goal").at(-1)).toEqual({ quarter: "2026Q4", goal: "g1", decision: { to: "done", line: "Held three" } }));
});

test("what was intended stands beside what happened, and up to three skills come first next", async () => {
  await lookBack();
  const intended = within(screen.getByRole("group", { name: "Lead two reviews" }));
  await userEvent.selectOptions(intended.getByRole("combobox"), "Partly");
  expect(sent("judge_intention")).toEqual([{ intention: "i1", result: "partly", outcome: "" }]);
  await userEvent.type(intended.getByRole("textbox", { name: "What happened" }), "One, in August");
  await userEvent.tab();
  await vi.waitFor(() => expect(sent("judge_intention").at(-1)).toMatchObject({ outcome: "One, in August" }));
  await userEvent.type(screen.getByRole("combobox", { name: "Skills that come first in 2027Q1" }), "Mento{Enter}");
  await vi.waitFor(() => expect(sent("set_focus_skills")).toEqual([{ quarter: "2027Q1", skills: ["mentoring"] }]));
});

test("a quarter is closed with the report that was looked at, in the formats that were ticked", async () => {
  await lookBack();
  await userEvent.click(screen.getByRole("checkbox", { name: "DOCX" }));
  await screen.findByRole("grid", { name: "What leaves this machine" });
  await vi.waitFor(() => press("Mod+Enter"));
  await vi.waitFor(() => expect(sent("close_quarter")).toEqual([{ quarter: "2026Q4", hash: "0fa1", formats: ["pdf", "docx"], folder: null }]));
  expect(await screen.findByText("/home/ada/Documents/cairn-2026Q4.pdf")).toBeTruthy();
});

test("a closed quarter hands out what was written then, and is opened again", async () => {
  core.answers["quarter_review"] = (quarter: string) => ({
    ...REVIEW,
    quarter: { ...REVIEW.quarter, label: quarter },
    frozen: { quarter, fromOn: "2026-10-01", toOn: "2026-12-31", closedAt: "2027-01-02T09:00:00Z", files: [{ name: "cairn-2026Q4.pdf", size: 48_213, hash: "0f" }] },
  });
  await lookBack();
  await userEvent.click(screen.getByRole("button", { name: "Save again" }));
  expect(sent("save_frozen_file")).toEqual([{ quarter: "2026Q4", name: "cairn-2026Q4.pdf", folder: null }]);
  await userEvent.click(screen.getByRole("button", { name: "Open 2026Q4 again" }));
  expect(sent("reopen_quarter")).toEqual(["2026Q4"]);
});
