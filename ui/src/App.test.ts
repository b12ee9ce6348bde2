import { cleanup, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import App from "./App.svelte";
import { place } from "./lib/place.svelte";
import { PLACES } from "./places";
import { standIn } from "./lib/standIn";

const TODAY = { today: "2026-11-23", nextSession: null, actions: [], stalled: [], expiring: [], onThisDay: [], inbox: 0 };
standIn(() => ({ today: TODAY, logbook: { name: "Mine", path: "", today: "2026-11-23", readOnly: null } }));

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
  for (const { load } of PLACES) await load();
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
  await userEvent.type(await screen.findByRole("combobox"), "show history");
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("dialog", { name: "History" })).toBeTruthy();
});
