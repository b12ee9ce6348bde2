import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { refusal, standIn } from "../lib/standIn";
import { toasts } from "../lib/toasts.svelte";
import Quarter from "./Quarter.svelte";

const QUESTIONS = ["What to stop?", "What to start?"].map((text, position) => ({ id: `q${position}`, personId: "p1", quarter: "2026Q4", text, position }));
const ITEM = { record: "e1", kind: "entry", title: "A talk", place: { in: "area", area: "leadership", name: "Leadership" }, on: "2026-10-05", reworded: false, leftOut: false };
const core = standIn(() => ({
  list_quarters: [
    { label: "2026Q4", from: "2026-10-01", to: "2026-12-31", next: "2027Q1" },
    { label: "2026Q3", from: "2026-07-01", to: "2026-09-30", next: "2026Q4" },
  ],
  list_people: [{ id: "p1", name: "Maya", relation: "mentor", archivedOn: null }],
  list_levels: ["Not yet", "Junior", "Engineer", "Senior", "Lead"].map((name, rank) => ({ rank, name, slug: name, description: "" })),
  preview_packet: ({ quarter, person }: { quarter: string; person: string }) => ({
    quarter,
    personId: person,
    contents: { items: [ITEM], heldBack: { byVisibility: 3, byPerson: 0, byDate: 0, leftOut: 0 }, hash: "0fa1" },
    skills: [{ skill: "mentoring", name: "Mentoring", mine: 2, said: null }],
    html: `<article class="report"><h1>${quarter} for ${person}</h1></article>`,
  }),
  list_questions: QUESTIONS,
  save_packet: { path: "/home/ada/Documents/cairn-2026Q4-packet-for-Maya.html", size: 48_213, warnings: [] },
}));
const { sent } = core;

const press = (key: string) => keys.handle(new KeyboardEvent("keydown", { key }));
const OF = { quarter: "2026Q4", person: "p1" };

beforeEach(() => {
  place.go("quarter", undefined, " packet:p1");
});
async function show() {
  render(Quarter);
  await screen.findByRole("heading", { name: "2026Q4 for p1" });
}
const questions = () => screen.findByRole("grid", { name: "Questions to Maya" });

test("a packet for a mentor is looked at as a whole: what leaves, what is asked, and what they read", async () => {
  await show();
  expect(within(await screen.findByRole("grid", { name: "What leaves this machine" })).getByText("A talk")).toBeTruthy();
  expect(screen.getByText(/3 records are held back/)).toBeTruthy();
  const skills = within(screen.getByRole("region", { name: "Skills that Maya is asked to rate" }));
  expect(await skills.findByText("Level 2 of 4, Engineer")).toBeTruthy();
  expect(skills.getByText("Not rated, said by the mentor")).toBeTruthy();
  expect(within(await questions()).getAllByRole("row").map(({ textContent }) => textContent?.trim())).toEqual(QUESTIONS.map(({ text }) => text));
});

test("it is chosen beside the report’s readers, and its place is remembered", async () => {
  place.go("quarter");
  render(Quarter);
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "For whom" }), await screen.findByRole("option", { name: "Packet for Maya" }));
  await screen.findByRole("heading", { name: "2026Q4 for p1" });
  expect(place.view).toBe("2026Q4 packet:p1");
  press("j");
  expect(await screen.findByRole("heading", { name: "2026Q3 for p1" })).toBeTruthy();
});

test("it is saved exactly as it was looked at", async () => {
  await show();
  await userEvent.click(screen.getByRole("button", { name: /^Save packet/ }));
  expect(await screen.findByText("/home/ada/Documents/cairn-2026Q4-packet-for-Maya.html")).toBeTruthy();
  expect(sent("save_packet")).toEqual([{ of: OF, hash: "0fa1", folder: null }]);
});

test("a question is asked, and one that is refused stands in the field again", async () => {
  await show();
  press("c");
  await userEvent.keyboard("What is missing?{Enter}");
  await vi.waitFor(() => expect(sent("ask_question")).toEqual([{ of: OF, text: "What is missing?" }]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "Question added.", action: { label: "Undo" } }));
  core.answers["ask_question"] = refusal("A question of one line.", "question");
  await userEvent.keyboard("Too long{Enter}");
  expect(await screen.findByText("A question of one line.")).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Ask Maya" }).value).toBe("Too long");
});

test("a question is moved, worded differently and taken back by keys", async () => {
  await show();
  (await questions()).focus();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(sent("order_questions")).toEqual([]);
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await vi.waitFor(() => expect(sent("order_questions")).toEqual([["q1", "q0"]]));
  await userEvent.keyboard("{Enter}");
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Question" });
  expect(field.value).toBe("What to stop?");
  await userEvent.clear(field);
  await userEvent.type(field, "What should I stop?{Enter}");
  await vi.waitFor(() => expect(sent("reword_question")).toEqual([{ id: "q0", new: "What should I stop?" }]));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  (await questions()).focus();
  await userEvent.keyboard("{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "Take back question" }));
  await vi.waitFor(() => expect(sent("take_back_question")).toEqual(["q0"]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "“What to stop?” is taken back.", action: { label: "Undo" } }));
});

test("without a question and without a skill the packet says what they are for", async () => {
  core.answers["list_questions"] = [];
  core.answers["preview_packet"] = { quarter: "2026Q4", personId: "p1", contents: { items: [], heldBack: { byVisibility: 0, byPerson: 0, byDate: 0, leftOut: 0 }, hash: "0" }, skills: [], html: '<article class="report"><h1>2026Q4 for p1</h1></article>' };
  await show();
  expect(await screen.findByText(/One good question gets more/)).toBeTruthy();
  expect(screen.getByText(/no skills in focus/)).toBeTruthy();
  expect(screen.getByText(/no record of this quarter is marked for it/)).toBeTruthy();
});
