import { clearMocks, mockIPC } from "@tauri-apps/api/mocks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { change } from "./api.svelte";
import { did, redo, undo } from "./steps";
import { toasts } from "./toasts.svelte";

const anyChange = change as (name: string, input: unknown) => Promise<unknown>;
let asked: string[] = [];
let steps: unknown[] = [];

beforeEach(() => {
  asked = [];
  steps = [];
  mockIPC((command) => {
    asked.push(command);
    if (command === "redo") return Promise.reject({ kind: "notFound", message: "There is nothing to redo.", field: null });
    if (command === "list_steps") return steps;
    return { intent: "Delete goal", subject: "Lead a review" };
  });
});
afterEach(() => {
  clearMocks();
  for (const toast of toasts.shown) toasts.dismiss(toast.id);
});

test("undo says what it took back, and redo says why it could not", async () => {
  await undo();
  await redo();
  expect(toasts.shown.map(({ message }) => message)).toEqual(["Undone: Delete goal, “Lead a review”.", "There is nothing to redo."]);
});

test("a message's Undo takes back the change that it names", async () => {
  await anyChange("delete_goal", "g1");
  did("Deleted “Lead a review”.");
  toasts.shown.at(-1)?.action?.run();
  await vi.waitFor(() => expect(asked).toEqual(["delete_goal", "undo"]));
});

const step = (at: number, undone = false) => ({ id: at, intent: "Delete goal", subject: null, source: "window", at: new Date(at).toISOString(), undone, count: 1 });

test("once something newer is written, a message's Undo takes nothing back unasked", async () => {
  did("Deleted “Lead a review”.");
  const old = toasts.shown.at(-1);
  await anyChange("add_goal", {});
  steps = [step(Date.now() + 1)];
  old?.action?.run();
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toContain("Something newer was written since."));
  expect(asked, "undo would have taken back the wrong step").toEqual(["add_goal", "list_steps"]);
});

test("hearing of one's own write from the shell does not keep a message's Undo from working", async () => {
  steps = [step(Date.now())];
  did("Deleted “Lead a review”.");
  await anyChange("stands for the shell's event", {});
  toasts.shown.at(-1)?.action?.run();
  await vi.waitFor(() => expect(asked.at(-1)).toBe("undo"));
});

test("what was undone in between is not undone a second time", async () => {
  did("Deleted “Lead a review”.");
  const old = toasts.shown.at(-1);
  await undo();
  steps = [step(0, true)];
  old?.action?.run();
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toContain("Something newer was written since."));
  expect(asked.filter((command) => command === "undo")).toHaveLength(1);
});
