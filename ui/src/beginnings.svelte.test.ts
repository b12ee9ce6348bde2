import { cleanup, render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import App from "./App.svelte";
import { elsewhere } from "./beginnings.svelte";
import { keys, listed } from "./lib/keys.svelte";
import { layers } from "./lib/layers.svelte";
import { place } from "./lib/place.svelte";
import { standIn } from "./lib/standIn";
import { logbookAnswers } from "./standInLogbook";

standIn(logbookAnswers);
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => vi.stubGlobal("requestIdleCallback", () => 0));
afterEach(() => {
  vi.unstubAllGlobals();
  cleanup();
});

async function palette() {
  layers.open = "palette";
  return screen.findByRole("dialog", { name: "Search and commands" }, { timeout: 20_000 });
}

test("what another screen makes is begun from anywhere: its screen opens, and the form on it", async () => {
  place.go("today");
  render(App);
  await screen.findByRole("heading", { name: "Today" });
  const made = elsewhere().filter(({ id }) => !id.startsWith("settings-"));
  expect(made.map(({ label }) => label)).toEqual(expect.arrayContaining(["New goal", "New entry", "Log session", "Plan session", "Add person", "Add certification", "Add activity"]));
  for (const { id, label } of made) {
    place.go("today");
    await userEvent.type(within(await palette()).getByRole("combobox"), `${label}{Enter}`);
    await vi.waitFor(() => expect(place.screen, label).not.toBe("today"));
    await vi.waitFor(() => expect(keys.actions.find((one) => one.id === id)?.label, "the same words on its own screen").toBe(label), { timeout: 20_000 });
    if (label === "New entry") await vi.waitFor(() => expect(screen.getAllByRole("textbox", { name: "Title" })).toBeTruthy());
    else await screen.findByRole("dialog", {}, { timeout: 20_000 });
    await userEvent.keyboard("{Escape}");
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  }
});

test("the palette offers it once, below what can be done here, and the list of keys does not", async () => {
  place.go("goals");
  render(App);
  await vi.waitFor(() => expect(keys.actions.some(({ id }) => id === "new-goal")).toBe(true), { timeout: 20_000 });
  const words = [...keys.actions, ...elsewhere()].map(({ label }) => label);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  const open = await palette();
  await vi.waitFor(() => expect([...open.querySelectorAll("[data-command-group-heading]")].at(-1)?.textContent).toBe("On other screens"));
  expect(within(open).getByText("Show settings: Reminders")).toBeTruthy();
  expect(listed(keys.actions).flatMap((group) => group.keys.map(({ label }) => label))).not.toContain("Add person");
});
