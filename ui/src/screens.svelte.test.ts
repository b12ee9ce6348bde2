import { cleanup, render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import App from "./App.svelte";
import { whenRead } from "./lib/api.svelte";
import { keys, listed, onMac, STANDING_KEYS } from "./lib/keys.svelte";
import { layers } from "./lib/layers.svelte";
import { place, type Screen } from "./lib/place.svelte";
import { standIn } from "./lib/standIn";
import { ALL } from "./places";
import { logbookAnswers } from "./standInLogbook";

const WHERE: [name: string, screen: Screen, id?: string, view?: string][] = [
  ["Today", "today"],
  ["Goals", "goals"],
  ["a goal", "goals", "g1"],
  ["Sessions", "sessions"],
  ["a session", "sessions", "s1"],
  ["a person", "sessions", "p1"],
  ["Certifications", "certifications"],
  ["a certification", "certifications", "c1"],
  ["an activity", "certifications", "v1"],
  ["Journal", "journal"],
  ["an entry", "journal", "e1"],
  ["the inbox", "journal", undefined, "inbox"],
  ["Skills", "skills"],
  ["a skill", "skills", "mentoring"],
  ["the matrix", "skills", undefined, "matrix"],
  ["Quarter", "quarter"],
  ["a packet", "quarter", undefined, " packet:p1"],
  ["the Guide", "guide"],
  ["Settings", "settings"],
];

standIn(logbookAnswers);
vi.setConfig({ testTimeout: 60_000 });

beforeEach(() => {
  // Each place is read when it is gone to, and nothing else meanwhile.
  vi.stubGlobal("requestIdleCallback", () => 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
});

/** The window at a place, when everything on it has been read. */
async function at(where: Screen, id?: string, view?: string) {
  place.go(where, id, view);
  render(App);
  const { label } = ALL.find((one) => one.screen === where)!;
  await vi.waitFor(() => expect(screen.getByRole("main").ariaLabel).toBe(label), { timeout: 20_000 });
  if (id !== undefined) await vi.waitFor(() => expect(keys.actions.some(({ about }) => about !== undefined), "something is open").toBe(true), { timeout: 20_000 });
  for (let round = 0; round < 5; round += 1) {
    await tick();
    await whenRead();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const of = ({ key, also }: { key: string; also?: string }) => [key, also].filter((one) => one !== undefined);

/** The events that a key is pressed with. */
function presses(key: string): KeyboardEventInit[] {
  return key.split(" ").map((press) => {
    const parts = press.split(/\+(?=.)/);
    const name = parts.pop()!;
    const [mod, shift, alt] = ["Mod", "Shift", "Alt"].map((one) => parts.includes(one));
    return { key: shift && name.length === 1 ? name.toUpperCase() : name, shiftKey: shift, altKey: alt, ctrlKey: mod && !onMac(), metaKey: mod && onMac(), bubbles: true, cancelable: true };
  });
}

const press = (key: string) => {
  for (const init of presses(key)) screen.getByRole("main").dispatchEvent(new KeyboardEvent("keydown", init));
};

const OTHERS = [..."abcdefghijklmnopqrstuvwxyz0123456789;'[]\\-=`/.*&%$#@!", ..."abcdefghijklmnopqrstuvwxyz"].map((letter, index) => (index < 54 ? letter : `Shift+${letter}`));

describe.each(WHERE)("on %s", (_, where, id, view) => {
  test("everything that can be done has a key of its own", async () => {
    await at(where, id, view);
    expect(keys.actions.filter(({ key }) => !key).map(({ label }) => label), "without a key").toEqual([]);
    const taken = new Map<string, string>();
    const shared: string[] = [];
    for (const action of keys.actions) {
      for (const key of of(action)) {
        const first = key.split(" ")[0]!;
        const other = taken.get(key) ?? (first === key ? undefined : taken.get(first));
        if (other) shared.push(`${key}: ${other} and ${action.label}`);
        taken.set(key, action.label);
      }
    }
    const covered = keys.actions.flatMap(of).filter((key) => [...taken.keys()].some((longer) => longer.startsWith(`${key} `)));
    expect([...shared, ...covered], "two at once on one key, or on the beginning of another").toEqual([]);
  });

  test("each key in the list of keys does what it says, and no other key does anything", async () => {
    await at(where, id, view);
    const run = vi.spyOn(keys, "run").mockImplementation(() => undefined);
    const wrong: string[] = [];
    for (const action of keys.actions) {
      for (const key of of(action)) {
        run.mockClear();
        press(key);
        if (run.mock.calls[0]?.[0].id !== action.id) wrong.push(`${key} does not ${action.label}`);
      }
    }
    const known = new Set([...listed(keys.actions), ...STANDING_KEYS].flatMap((group) => group.keys.map(({ key }) => key.split(" ")[0]!)));
    for (const key of OTHERS.filter((one) => !known.has(one))) {
      run.mockClear();
      press(key);
      if (run.mock.calls.length > 0) wrong.push(`${key} is not listed`);
    }
    expect(wrong).toEqual([]);
  });

  test("what a menu holds is in the palette, under the same words", async () => {
    await at(where, id, view);
    const words = keys.actions.map(({ label }) => label);
    const missing: string[] = [];
    // A menu that has just closed lets the pointer through a moment later.
    const person = userEvent.setup({ pointerEventsCheck: 0 });
    for (const button of screen.getAllByRole("button").filter((one) => one.getAttribute("aria-haspopup") === "menu")) {
      await person.click(button);
      await vi.waitFor(() => expect(document.querySelector('[role="menuitem"]')).toBeTruthy());
      for (const item of document.querySelectorAll('[role="menuitem"]:not([aria-disabled="true"])')) {
        const label = item.querySelector("span")?.textContent ?? "";
        if (!words.includes(label)) missing.push(`${button.ariaLabel ?? button.textContent}: ${label}`);
      }
      await person.keyboard("{Escape}");
      await vi.waitFor(() => expect(document.querySelector('[role="menuitem"]')).toBeNull());
    }
    expect(missing).toEqual([]);
  });
});

test("the palette and the list of keys hold everything that can be done", async () => {
  await at("goals", "g1");
  layers.open = "keys";
  const help = await screen.findByRole("dialog", { name: "Keys" }, { timeout: 20_000 });
  for (const { label } of keys.actions) expect(within(help).getAllByText(label).length, label).toBeGreaterThan(0);
  layers.open = "palette";
  const palette = await screen.findByRole("dialog", { name: "Search and commands" });
  const shown = () =>
    within(palette)
      .getAllByRole("option")
      .map((option) => option.querySelector(".label")?.textContent);
  const all = keys.actions.filter(({ id }) => id !== "search").map(({ label }) => label);
  await vi.waitFor(() => expect(shown()).toEqual(expect.arrayContaining(all)));
  expect(palette.querySelector('[data-command-group-heading]')?.textContent, "what is open comes first, by its name").toBe("Lead a review");
});
