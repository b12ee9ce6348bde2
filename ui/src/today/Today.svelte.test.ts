import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";
import Today from "./Today.svelte";

const EMPTY = { today: "2026-11-23", nextSession: null, actions: [], stalled: [], expiring: [], onThisDay: [], inbox: 0 };
const FULL = {
  ...EMPTY,
  nextSession: {
    id: "s1",
    person: "Maya",
    on: "2026-11-25",
    startsAt: null,
    minutes: 45,
    topics: [{ id: "t1", text: "How to run the review", state: "open" }, { id: "t2", text: "Old one", state: "discussed" }],
    actions: [],
  },
  actions: [{ id: "a1", text: "Send the notes", session: "s0", person: "Maya", owner: "me", dueOn: "2026-11-20", sessionOn: "2026-11-10", carried: 2 }],
  stalled: [{ id: "g1", title: "Lead a design review", startOn: "2026-08-01", checkIns: [] }],
  onThisDay: [{ id: "e9", on: "2024-11-23", title: "", body: "## First rollout\nIt went well." }],
  inbox: 1,
};
const AREAS = [{ slug: "leadership", name: "Leadership", pinned: true, skills: [{ slug: "mentoring", name: "Mentoring" }] }];

const core = standIn(() => ({ today: FULL, list_entries: [{ id: "e1", on: "2026-11-22", title: "Paired on the DDP hang", body: "" }], list_areas: AREAS }));
beforeEach(() => place.go("today"));
const writes = () => core.asked.filter(([command]) => !["today", "list_entries", "list_areas", "last_step", "logbook", "draft"].includes(command));

test("ticking an action finishes it, and offers to undo that", async () => {
  render(Today);
  await userEvent.click(await screen.findByRole("checkbox", { name: "Finish “Send the notes”" }));
  await vi.waitFor(() => expect(writes()).toEqual([["finish_action", "a1"]]));
  expect(toasts.shown.at(-1)).toMatchObject({ message: "Done: “Send the notes”.", action: { label: "Undo" } });
});

test("a late action is given another day without leaving Today, by a key", async () => {
  core.answers["read_day"] = { on: "2026-11-27", reading: "" };
  render(Today);
  await screen.findByText("carried 2×");
  await userEvent.click(screen.getByRole("button", { name: "Send the notes" }));
  place.go("today");
  keys.run(keys.actions.find(({ key }) => key === "d")!);
  const due = await screen.findByRole("textbox", { name: "Due" });
  await userEvent.type(due, "friday{Enter}");
  await vi.waitFor(() => expect(writes()).toContainEqual(["postpone_action", { id: "a1", new: "2026-11-27" }]));
  expect(place.screen).toBe("today");
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "Action due Fri 27 Nov.", action: { label: "Undo" } }));
});

test("the next session shows its open topics, a late action says so, and another year’s entry goes by its first line", async () => {
  render(Today);
  expect(await screen.findByText("How to run the review")).toBeTruthy();
  expect(screen.queryByText("Old one")).toBeNull();
  expect(screen.getByText("Late")).toBeTruthy();
  expect(screen.getByRole("button", { name: "First rollout" })).toBeTruthy();
});

test("one key checks in on the goal that stands still", async () => {
  render(Today);
  await screen.findByText("Lead a design review");
  const checkIn = keys.actions.find(({ key }) => key === "i");
  expect(checkIn).toMatchObject({ label: "Check in on goal", about: "Lead a design review" });
  keys.run(checkIn!);
  const form = await screen.findByRole("dialog", { name: "Check in" });
  expect(form.textContent).toContain("Lead a design review");
  expect(place.screen, "one does not have to leave for it").toBe("today");
});

test("an action that cannot be finished is not ticked", async () => {
  core.answers["finish_action"] = refusal("The logbook is open to read only.");
  render(Today);
  const box = await screen.findByRole<HTMLInputElement>("checkbox", { name: "Finish “Send the notes”" });
  expect(box.classList.contains("round"), "an action is square, as in its session").toBe(false);
  await userEvent.click(box);
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("The logbook is open to read only."));
  expect(box.checked).toBe(false);
});

test("an entry of the inbox is given a skill where it stands", async () => {
  render(Today);
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Verb for “Paired on the DDP hang”" }), "led");
  await userEvent.click(screen.getByRole("combobox", { name: "Skill for “Paired on the DDP hang”" }));
  await userEvent.keyboard("mentor{Enter}");
  await vi.waitFor(() =>
    expect(writes()).toEqual([["mark_all", { records: ["e1"], evidence: [{ name: "mentoring", verb: "led" }], visibility: null, tags: [], untags: [] }]]),
  );
  expect(toasts.shown.at(-1)?.message).toBe("“Paired on the DDP hang” shows Mentoring.");
});

test("with nothing to do, the page says so kindly", async () => {
  core.answers["today"] = EMPTY;
  render(Today);
  expect(await screen.findByText(/Nothing is waiting for you today/)).toBeTruthy();
  expect(screen.getByRole("button", { name: /Capture what happened/ })).toBeTruthy();
});

const press = (key: string) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  document.activeElement!.dispatchEvent(event);
};
const row = () => document.activeElement?.textContent;

test("the arrows walk over everything on Today, and the keys act on the row that they stand on", async () => {
  const listen = (event: KeyboardEvent) => void keys.handle(event);
  window.addEventListener("keydown", listen);
  onTestFinished(() => window.removeEventListener("keydown", listen));
  render(Today, { target: document.body.appendChild(document.createElement("main")) });
  await screen.findByRole("button", { name: "Paired on the DDP hang" });
  screen.getByRole("button", { name: /^Open next session/ }).focus();
  const seen = [row()];
  for (let at = 0; at < 5; at += 1) {
    press("ArrowDown");
    await tick();
    seen.push(row());
  }
  expect(seen.slice(1)).toEqual(["Send the notes", "Paired on the DDP hang", "Lead a design review", "First rollout", "First rollout"]);
  expect(keys.actions.map(({ key }) => key), "an entry of another year is no action").not.toContain("x");
  for (let at = 0; at < 3; at += 1) press("ArrowUp");
  await tick();
  expect(row()).toBe("Send the notes");
  press("x");
  await vi.waitFor(() => expect(writes()).toEqual([["finish_action", "a1"]]));
  press("o");
  expect([place.screen, place.id]).toEqual(["sessions", "s0"]);
});

test("an empty logbook is welcomed instead of told that there is nothing to do", async () => {
  core.answers["today"] = EMPTY;
  core.answers["logbook"] = { name: "Mine", path: "", today: "2026-11-23", readOnly: null, sample: false, fresh: true };
  render(Today);
  await vi.waitFor(() => expect(screen.queryByText(/Nothing is waiting for you today/)).toBeNull());
  expect(screen.getByRole("combobox", { name: "Capture" })).toBeTruthy();
});
