import { emit } from "@tauri-apps/api/event";
import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import App from "./App.svelte";
import CaptureWindow from "./CaptureWindow.svelte";
import { announce } from "./lib/announce.svelte";
import { place } from "./lib/place.svelte";
import { refusal, standIn } from "./lib/standIn";
import { toasts } from "./lib/toasts.svelte";
import { zoom } from "./lib/zoom.svelte";
import { ALL } from "./places";
import { logbookAnswers } from "./standInLogbook";

const core = standIn(logbookAnswers);
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => {
  vi.stubGlobal("requestIdleCallback", () => 0);
  place.go("today");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  cleanup();
});

const focused = () => document.activeElement as HTMLElement;
const press = (key: string, init: KeyboardEventInit = {}) => focused().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));

test("keys that are pressed while a place is being read are not lost, nor their order", async () => {
  const goals = ALL.find((one) => one.screen === "goals")!;
  const read = goals.load;
  let go!: () => void;
  vi.spyOn(goals, "load").mockImplementation(() => new Promise((done) => (go = () => done(read()))));
  render(App);
  await screen.findByRole("heading", { name: "Today" });
  for (const key of ["g", "g", "Enter", "e"]) {
    press(key);
    await tick();
  }
  await vi.waitFor(() => expect(go).toBeDefined());
  go();
  await vi.waitFor(() => expect(place.id).toBe("g1"), { timeout: 20_000 });
  expect(await screen.findByRole("dialog", { name: "Edit goal" }, { timeout: 20_000 }), "Enter opened the goal in focus, and E edits it").toBeTruthy();
  expect(place.id).toBe("g1");
});

test("going back finds the focus where it was", async () => {
  render(App);
  (await screen.findByRole("button", { name: "Send the notes" })).focus();
  press("o");
  await vi.waitFor(() => expect(screen.getByRole("main").ariaLabel).toBe("Sessions"), { timeout: 20_000 });
  press("ArrowLeft", { altKey: true });
  await vi.waitFor(() => expect(focused().textContent).toBe("Send the notes"));
});

test("the sample year says that it is one, and is left in one action", async () => {
  core.answers["logbook"] = { ...logbookAnswers().logbook, sample: true };
  render(App);
  await userEvent.click(await screen.findByRole("button", { name: /Leave it/ }));
  await vi.waitFor(() => expect(core.sent("leave_sample")).toHaveLength(1));
});

test("a logbook that can only be read says why", async () => {
  core.answers["logbook"] = { ...logbookAnswers().logbook, readOnly: "Another Cairn is newer than this one." };
  render(App);
  expect((await screen.findByRole("region", { name: "About this logbook" })).textContent).toContain("Another Cairn is newer than this one.");
});

test("what was being typed is kept in its own logbook before another one is opened", async () => {
  render(App);
  await userEvent.type(await screen.findByRole("combobox", { name: "Capture" }), "Half a thought");
  await userEvent.keyboard("{Escape}");
  press("g");
  press("1");
  await vi.waitFor(() => expect(core.sent("open_logbook")).toEqual(["/work.db"]));
  const commands = core.asked.map(([command]) => command);
  expect(commands.indexOf("keep_draft")).toBeGreaterThan(-1);
  expect(commands.indexOf("keep_draft"), "before it is left").toBeLessThan(commands.indexOf("open_logbook"));
});

test("a logbook that cannot be opened says why, and nothing changes", async () => {
  core.answers["open_logbook"] = refusal("This file is no logbook.");
  render(App);
  await screen.findByRole("heading", { name: "Today" });
  press("g");
  press("1");
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("This file is no logbook."));
});

test("what the program has to say becomes a message", async () => {
  render(App);
  await screen.findByRole("heading", { name: "Today" });
  core.answers["take_told"] = ["Cairn opens logbooks only; notes.txt is none."];
  await emit("told", null);
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("Cairn opens logbooks only; notes.txt is none."));
});

test("there is one polite live region, and what is announced is in it", async () => {
  render(App);
  await screen.findByRole("heading", { name: "Today" });
  announce("3 selected");
  await vi.waitFor(() => expect(screen.getByText("3 selected")).toBeTruthy());
  expect(document.querySelectorAll("[aria-live]")).toHaveLength(1);
});

test("the window can be zoomed from half to twice its size, and that is remembered", () => {
  zoom.set(100);
  for (let at = 0; at < 20; at += 1) zoom.out();
  expect(zoom.percent).toBe(50);
  for (let at = 0; at < 20; at += 1) zoom.in();
  expect([zoom.percent, localStorage.getItem("cairn.zoom")]).toEqual([200, "200"]);
  zoom.reset();
});

test("the small window keeps a line and closes; Escape closes it with the line kept for later", async () => {
  core.answers["capture"] = { entry: { evidence: [] }, messages: [] };
  render(CaptureWindow);
  const line = screen.getByRole<HTMLInputElement>("combobox", { name: "Capture" });
  await vi.waitFor(() => expect(focused()).toBe(line));
  await userEvent.type(line, "Half a thought{Escape}");
  await vi.waitFor(() => expect(core.sent("close_capture")).toHaveLength(1));
  expect(core.drafts["capture"]).toMatchObject({ typed: { line: "Half a thought" } });
  await userEvent.type(line, ", finished{Enter}");
  await vi.waitFor(() => expect(core.sent("close_capture")).toHaveLength(2));
  expect(core.sent("capture")).toEqual([{ line: "Half a thought, finished", on: null, kind: null }]);
  expect(core.drafts).toEqual({});
});

// Last: the page is about to begin again, and asks for nothing more.
test("once another logbook is open the page begins again, with nothing of the one before", async () => {
  place.go("goals", "g1");
  render(App);
  await screen.findByRole("heading", { name: "Goals" }, { timeout: 20_000 });
  const reload = vi.fn();
  vi.stubGlobal("location", { ...location, reload });
  await emit("switched", null);
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce());
  expect(localStorage.getItem("cairn.place")).toBeNull();
  const asked = core.asked.length;
  await emit("changed", null);
  await new Promise((resolve) => setTimeout(resolve));
  expect(core.asked.length, "nothing is read into the page that goes").toBe(asked);
});
