import { emit } from "@tauri-apps/api/event";
import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ask, asTrouble, change, followOtherWriters, followTheDay, live } from "./api.svelte";

/** The generated list of commands is the shell's; here any name will do. */
const anyAsk = ask as (name: string, input: unknown) => Promise<unknown>;
const anyChange = change as (name: string, input: unknown) => Promise<unknown>;
const anyLive = live as unknown as (name: string, input: () => unknown) => { value: unknown; failure: unknown };

let asked: string[] = [];
let answer: (command: string, input: unknown) => unknown = () => null;

beforeEach(() => {
  asked = [];
  mockIPC(
    (command, args) => {
      asked.push(command);
      return answer(command, (args as { input: unknown }).input);
    },
    { shouldMockEvents: true },
  );
});
afterEach(clearMocks);

/** Runs something as a component would, and returns what takes it off the screen. */
function onScreen(run: () => void): () => void {
  const end = $effect.root(run);
  flushSync();
  return end;
}

test("what is on screen reads itself again after a change, and not after a question", async () => {
  let stored = 1;
  answer = () => stored;
  let goals!: { value: unknown };
  const leave = onScreen(() => (goals = anyLive("list_goals", () => null)));
  await vi.waitFor(() => expect(goals.value).toBe(1));

  stored = 2;
  await anyAsk("show_goal", "x");
  flushSync();
  expect(asked.filter((command) => command === "list_goals")).toHaveLength(1);

  expect(await anyChange("add_goal", {})).toBe(2);
  flushSync();
  await vi.waitFor(() => expect(goals.value).toBe(2));
  leave();
});

test("a write by another program is read as soon as the shell tells of it", async () => {
  let stored = "before";
  answer = () => stored;
  let goals!: { value: unknown };
  const leave = onScreen(() => {
    goals = anyLive("list_goals", () => null);
    $effect(followOtherWriters);
  });
  await vi.waitFor(() => expect(goals.value).toBe("before"));
  stored = "after";
  await emit("changed");
  flushSync();
  await vi.waitFor(() => expect(goals.value).toBe("after"));
  leave();
});

test("an older answer that arrives late never replaces a newer one", async () => {
  const waiting: ((value: unknown) => void)[] = [];
  answer = () => new Promise((resolve) => waiting.push(resolve));
  let filter = $state("a");
  let goals!: { value: unknown };
  const leave = onScreen(() => (goals = anyLive("list_goals", () => filter)));
  filter = "b";
  flushSync();
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]?.("for b");
  waiting[0]?.("for a");
  await vi.waitFor(() => expect(goals.value).toBe("for b"));
  leave();
});

test("half a character is refused before it is sent, and the field is named", async () => {
  await expect(anyAsk("add_goal", { title: "fine", measures: [{ text: "broken \ud83d" }] })).rejects.toMatchObject({
    kind: "invalid",
    field: "text",
  });
  expect(asked).toEqual([]);
});

test("a failure of the core arrives as it is", async () => {
  const failure = { kind: "invalid", message: "A goal needs a title.", field: "title" };
  answer = () => Promise.reject(failure);
  await expect(anyChange("add_goal", {})).rejects.toEqual(failure);
});

test("any other rejection becomes a sentence, with the exception only in the details", async () => {
  answer = () => Promise.reject("command add_goal not found");
  await expect(anyAsk("add_goal", {})).rejects.toMatchObject({ kind: "broken", field: null, details: "command add_goal not found" });
  expect(asTrouble(new TypeError("x is undefined")).message).not.toContain("undefined");
});

test("on another day everything is read again as soon as the window is looked at", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 10, 23, 23, 50) });
  const leave = onScreen(() => {
    anyLive("today", () => null);
    $effect(followTheDay);
  });
  const look = () => (window.dispatchEvent(new Event("focus")), flushSync());
  look();
  expect(asked, "it is still the same day").toEqual(["today"]);
  vi.setSystemTime(new Date(2026, 10, 24, 8, 0));
  look();
  expect(asked).toEqual(["today", "today"]);
  leave();
  vi.useRealTimers();
});

test("changes are made one after another, and what builds on the logbook reads it in its turn", async () => {
  let stored = 0;
  answer = (command, input) => (command === "edit_goal" ? (stored = input as number) : stored);
  const more = () => anyChange("edit_goal", async () => ((await anyAsk("get_goal", "g1")) as number) + 1);
  await Promise.all([more(), more(), anyChange("broken", "half \ud83d").catch(() => undefined), more()]);
  expect(stored, "one that is refused holds up nothing").toBe(3);
});

test("what was read before stands there until it is read again, and goes where it cannot be", async () => {
  let stored: unknown = "before";
  answer = (command) => (command === "show_goal" && stored instanceof Error ? Promise.reject({ kind: "notFound", message: "This goal is not there.", field: null }) : stored);
  // The window itself reads something all the time.
  const window = onScreen(() => anyLive("logbook", () => null));
  let goal!: { value: unknown; failure: unknown };
  const show = () => onScreen(() => (goal = anyLive("show_goal", () => "g1")));

  let leave = show();
  await vi.waitFor(() => expect(goal.value).toBe("before"));
  leave();
  leave = show();
  expect(asked.filter((command) => command === "show_goal"), "nothing has changed").toHaveLength(1);
  leave();

  await anyChange("edit_goal", {});
  stored = "after";
  leave = show();
  expect(goal.value).toBe("before");
  await vi.waitFor(() => expect(goal.value).toBe("after"));
  leave();

  await anyChange("delete_record", "g1");
  stored = new Error("gone");
  leave = show();
  await vi.waitFor(() => expect(goal.failure).toMatchObject({ kind: "notFound" }));
  expect(goal.value).toBeUndefined();
  leave();
  window();
});
