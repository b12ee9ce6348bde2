import { cleanup, render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import App from "./App.svelte";
import { place } from "./lib/place.svelte";
import { PLACES } from "./places";
import { standIn } from "./lib/standIn";

const TODAY = { today: "2026-11-23", nextSession: null, actions: [], stalled: [], expiring: [], onThisDay: [], inbox: 0 };
const MARKS = { visibility: "private", evidence: [], tags: [], links: [], attachments: [], createdAt: "2026-11-01T08:00:00Z", updatedAt: "2026-11-01T08:00:00Z" };
const GOAL = { ...MARKS, id: "g1", title: "Lead a review", why: "", successCriteria: "", nextStep: "", status: "active", priority: "normal", startOn: "2026-11-01", dueOn: null, closedOn: null, parentId: null, dropReason: null, targets: [], milestones: [], checkIns: [] };
const core = standIn(() => ({ take_told: [], today: TODAY, logbook: { name: "Mine", path: "", today: "2026-11-23", readOnly: null } }));

beforeEach(() => {
  vi.stubGlobal("requestIdleCallback", (work: () => void) => setTimeout(work));
  place.go("today");
});
afterEach(async () => {
  cleanup();
  await loaded();
});

/** Until the window has read all of its places. */
async function loaded() {
  for (const { load } of PLACES) await load().catch(() => undefined);
  await vi.dynamicImportSettled();
}

// The places are compiled when they are first wanted.
vi.setConfig({ testTimeout: 30_000 });

test("the window opens on the place that was left, and each other place opens by its name", async () => {
  render(App);
  expect(await screen.findByRole("heading", { name: "Today" })).toBeTruthy();
  for (const name of ["Goals", "Sessions", "Certifications", "Journal", "Skills", "Quarter"]) {
    await userEvent.click(screen.getByRole("button", { name }));
    expect(await screen.findByRole("heading", { name, level: 1 }, { timeout: 10_000 })).toBeTruthy();
    expect(screen.getByRole("main").ariaLabel).toBe(name);
  }
});

test("once nothing else is going on, a place is on screen in the moment it is chosen", async () => {
  render(App);
  await loaded();
  await userEvent.click(screen.getByRole("button", { name: "Skills" }));
  expect(screen.getByRole("heading", { name: "Skills", level: 1 })).toBeTruthy();
});

test("what lies above the screen opens by its key and gives way to what it leads to", async () => {
  render(App);
  await userEvent.keyboard("{Control>}k{/Control}");
  await userEvent.type(within(await screen.findByRole("dialog", { name: "Search and commands" })).getByRole("combobox"), "show history");
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("dialog", { name: "History" })).toBeTruthy();
});

test("a place that cannot be read says so and is read again when asked; the others are there all the same", async () => {
  const goals = PLACES.find(({ screen }) => screen === "goals")!;
  const broken = vi.spyOn(goals, "load").mockRejectedValue(new Error("no such file"));
  render(App);
  await loaded();
  await userEvent.click(screen.getByRole("button", { name: "Skills" }));
  expect(await screen.findByRole("heading", { name: "Skills", level: 1 })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Goals" }));
  expect((await screen.findByRole("alert")).textContent).toContain("could not finish this");
  broken.mockRestore();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "Goals", level: 1 })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a page that closes gives the focus to the list beside it", async () => {
  core.answers["list_goals"] = [GOAL];
  place.go("goals", "g1");
  render(App);
  (await screen.findByRole("button", { name: "Goal" }, { timeout: 10_000 })).focus();
  await userEvent.keyboard("{Escape}");
  expect(place.id).toBeUndefined();
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("grid", { name: "Goals" })));
});

test("a dialog that closes gives the focus to the list, where what opened it is gone by then", async () => {
  core.answers["list_goals"] = () => (core.sent("add_goal").length > 0 ? [GOAL] : []);
  core.answers["add_goal"] = GOAL;
  place.go("goals");
  render(App);
  await screen.findByText(/^A goal is something to learn/, {}, { timeout: 10_000 });
  const opener = screen.getByRole("button", { name: /^New goal/ });
  await userEvent.click(opener);
  const form = within(await screen.findByRole("dialog", { name: "New goal" }));
  await userEvent.type(form.getByRole("textbox", { name: "Title" }), "Lead a review{Enter}");
  const list = await screen.findByRole("grid", { name: "Goals" });
  await vi.waitFor(() => expect([opener.isConnected, document.activeElement]).toEqual([false, list]));
});

test("what is about to open over the screen has the keys from the moment it is asked for", async () => {
  vi.stubGlobal("requestIdleCallback", () => 0);
  render(App);
  await screen.findByRole("heading", { name: "Today" });
  const press = (key: string, ctrlKey = false) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }));
  press("k", true);
  press("g");
  press("s");
  expect(place.screen).toBe("today");
  expect(await screen.findByRole("dialog", { name: "Search and commands" })).toBeTruthy();
});
