import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { layers } from "../lib/layers.svelte";
import { refusal, standIn } from "../lib/standIn";
import { toasts } from "../lib/toasts.svelte";
import { chooseReply } from "../records/reply";
import { dropReply, takesDrop } from "./dropped";
import Reply from "./Reply.svelte";

const ANSWER = { kind: "comment", state: "new", record: null, skill: null, before: null, level: null, words: "" };
const ANSWERS = [
  { ...ANSWER, key: "a", kind: "rating", seen: "Mentoring", title: "Mentoring", skill: "mentoring", before: 2, level: 3, words: "She **asks** first." },
  { ...ANSWER, key: "b", kind: "answer", seen: "What to stop?", title: "What to stop?", words: "Reviewing everything." },
  { ...ANSWER, key: "c", state: "changed", seen: "Led the rollout", title: "Led the second rollout", record: { id: "e1", kind: "entry", title: "Led the second rollout", on: null }, words: "Bold." },
  { ...ANSWER, key: "d", state: "gone", seen: "A talk", title: null, words: "I missed it." },
  { ...ANSWER, key: "e", state: "taken", seen: "Pass the CKA", title: "Pass the CKA", words: "Well done." },
];
const READ = { personId: "p1", person: "Maya", quarter: "2026Q3", on: "2026-10-02", answers: ANSWERS };
const core = standIn(() => ({
  read_reply: READ,
  list_levels: ["Not yet", "Junior", "Engineer", "Senior", "Lead"].map((name, rank) => ({ rank, name, slug: name, description: "" })),
  list_people: [{ id: "p1", name: "Maya", relation: "mentor", archivedOn: null }],
  render_markdown: (text: string) => `<p>${text.replace(/\*\*(.*?)\*\*/g, "<strong>$1</strong>")}</p>`,
  choose_reply: { bytes: "eyJ9" },
  is_reply: true,
  take_reply: READ,
}));
const { sent } = core;

const FILE = { bytes: "e30=" };
const show = async () => {
  render(Reply, { open: true, from: FILE });
  return within(await screen.findByRole("dialog", { name: "Maya answered the packet of 2026Q3" }));
};
const box = (dialog: Awaited<ReturnType<typeof show>>, title: string) => dialog.findByRole<HTMLInputElement>("checkbox", { name: `Take in: “${title}”` });

beforeEach(() => (layers.open = undefined));

test("every answer stands with what it is about; what is new is ticked, what changed or is gone is not, what is taken has no box", async () => {
  const dialog = await show();
  expect(dialog.getByText(/Saved on 2 Oct 2026/)).toBeTruthy();
  const ticks = await Promise.all(["Mentoring", "What to stop?", "Led the second rollout", "A talk"].map((title) => box(dialog, title)));
  expect(ticks.map(({ checked }) => checked)).toEqual([true, true, false, false]);
  expect(within(dialog.getByRole("article", { name: "Led the second rollout" })).getByText("The packet said “Led the rollout”.")).toBeTruthy();
  expect(within(dialog.getByRole("article", { name: "A talk" })).getByText("No longer there")).toBeTruthy();
  expect(within(dialog.getByRole("region", { name: "Taken in already" })).getByRole("article", { name: "Pass the CKA" })).toBeTruthy();
  expect(dialog.getAllByRole("checkbox")).toHaveLength(4);
});

test("a rating is shown as the level before and the level after, and the words as the core renders them", async () => {
  const dialog = await show();
  const rating = dialog.getByRole("article", { name: "Mentoring" });
  await vi.waitFor(() => expect(rating.textContent).toMatch(/2 Engineer.*3 Senior/));
  expect((await within(rating).findByText("asks")).tagName).toBe("STRONG");
});

test("what is ticked is taken in for that mentor’s eyes in one step that can be undone, by keys alone", async () => {
  const dialog = await show();
  await vi.waitFor(async () => expect(document.activeElement).toBe(await box(dialog, "Mentoring")));
  await userEvent.keyboard(" {Tab}{Tab} ");
  await userEvent.click(dialog.getByRole("button", { name: "Take in 2 answers" }));
  await vi.waitFor(() => expect(sent("take_reply")).toEqual([{ from: FILE, take: { keys: ["b", "c"], visibility: "mentor:p1" } }]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "Took in 2 answers of Maya.", action: { label: "Undo" } }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("who may see it is chosen", async () => {
  const dialog = await show();
  await dialog.findByRole("option", { name: "Report" });
  await userEvent.selectOptions(dialog.getByRole("combobox", { name: "Who may see it" }), "Report");
  await userEvent.click(dialog.getByRole("button", { name: "Take in 2 answers" }));
  await vi.waitFor(() => expect(sent("take_reply")).toMatchObject([{ take: { visibility: "report" } }]));
});

test("where nothing is ticked nothing is taken in", async () => {
  const dialog = await show();
  for (const title of ["Mentoring", "What to stop?"]) await userEvent.click(await box(dialog, title));
  await userEvent.click(dialog.getByRole("button", { name: "Take in 0 answers" }));
  expect(await dialog.findByText("Nothing is ticked. Tick the answers to take in.")).toBeTruthy();
  expect(sent("take_reply")).toEqual([]);
});

test("a reply that is all taken in says so and asks for nothing", async () => {
  core.answers["read_reply"] = { ...READ, answers: [ANSWERS[4]] };
  const dialog = await show();
  expect(dialog.getByText("All of it is taken in.")).toBeTruthy();
  expect(dialog.queryByRole("checkbox") ?? dialog.queryByRole("combobox")).toBeNull();
});

test("a reply that is refused says why, and another file can be chosen", async () => {
  core.answers["read_reply"] = refusal("It was altered or cut on its way.", "reply");
  render(Reply, { open: true, from: FILE });
  const dialog = within(await screen.findByRole("dialog", { name: "Read reply" }));
  expect(await dialog.findByText("It was altered or cut on its way.")).toBeTruthy();
  await userEvent.click(dialog.getByRole("button", { name: "Choose another file" }));
  await vi.waitFor(() => expect(layers.replied).toEqual({ bytes: "eyJ9" }));
});

test("a file that is chosen is shown, and closing the system’s dialog shows nothing", async () => {
  await chooseReply();
  expect([layers.open, layers.replied]).toEqual(["reply", { bytes: "eyJ9" }]);
  layers.open = undefined;
  core.answers["choose_reply"] = null;
  await chooseReply();
  expect(layers.open).toBeUndefined();
});

/** Drops a file on the window, as it reaches it once nothing on the screen took it. */
function drop(name: string, prevented = false) {
  const event = new Event("drop", { cancelable: true });
  const dropped = Object.assign(event, { dataTransfer: { files: [new File(["{}"], name)], types: ["Files"] } }) as unknown as DragEvent;
  if (prevented) dropped.preventDefault();
  dropReply(dropped);
  return dropped;
}

test("a reply that is dropped on the window is shown; any other file, and one that something took, is left alone", async () => {
  expect(drop("reply.json").defaultPrevented, "the web view does not open it").toBe(true);
  await vi.waitFor(() => expect(layers.open).toBe("reply"));
  expect(sent("is_reply")).toEqual([{ bytes: "e30=" }]);

  layers.open = undefined;
  drop("reply.json", true);
  core.answers["is_reply"] = false;
  drop("photo.png");
  await vi.waitFor(() => expect(sent("is_reply")).toHaveLength(2));
  await new Promise((resolve) => setTimeout(resolve));
  expect(layers.open).toBeUndefined();
});

test("only files may be dropped on the window: text is for its fields", () => {
  const over = (types: string[]) => {
    const event = Object.assign(new Event("dragover", { cancelable: true }), { dataTransfer: { types } }) as unknown as DragEvent;
    takesDrop(event);
    return event.defaultPrevented;
  };
  expect([over(["Files"]), over(["text/plain"])]).toEqual([true, false]);
});
