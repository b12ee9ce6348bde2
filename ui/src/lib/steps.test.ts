import { expect, test, vi } from "vitest";
import { change } from "./api.svelte";
import { did, make, redo, undo } from "./steps";
import { refusal, standIn } from "./standIn";
import { toasts } from "./toasts.svelte";

const anyChange = change as (name: string, input: unknown) => Promise<unknown>;
const STEP = { intent: "Delete goal", subject: "Lead a review" };
const core = standIn(() => ({ undo: STEP, undo_step: STEP, last_step: 41 }));
const messages = () => toasts.shown.map(({ message }) => message);

test("undo says what it took back, and redo says why it could not", async () => {
  core.answers["redo"] = refusal("There is nothing to redo.", null, "notFound");
  await undo();
  await redo();
  expect(messages()).toEqual(["Undone: Delete goal, “Lead a review”.", "There is nothing to redo."]);
});

test("a message's Undo takes back the step that it names, whatever was written since", async () => {
  await anyChange("delete_goal", "g1");
  did("Deleted “Lead a review”.");
  const old = toasts.shown.at(-1);
  core.answers["last_step"] = 42;
  await anyChange("add_goal", {});
  did("Goal added.");
  await old?.action?.run();
  expect(core.sent("undo_step")).toEqual([41]);
});

test("what is taken back by its key is no longer offered to be taken back", async () => {
  await anyChange("delete_goal", "g1");
  did("Deleted “Lead a review”.");
  core.answers["undo"] = { ...STEP, id: 41 };
  await undo();
  expect(messages()).toEqual(["Undone: Delete goal, “Lead a review”."]);
});

test("once something newer is written, a message's Undo takes nothing back unasked", async () => {
  core.answers["undo_step"] = refusal("Something newer was written since.", "step");
  await anyChange("delete_goal", "g1");
  did("Deleted “Lead a review”.");
  await toasts.shown.at(-1)?.action?.run();
  expect(messages().at(-1)).toContain("Something newer was written since.");
  expect(core.sent("undo"), "undo would have taken back the wrong step").toEqual([]);
  await toasts.shown.at(-1)?.action?.run();
  expect(core.sent("undo")).toHaveLength(1);
});

test("where a step cannot be taken back for another reason, that one is said", async () => {
  core.answers["undo_step"] = refusal("The logbook is open to read only.");
  await anyChange("delete_goal", "g1");
  did("Deleted “Lead a review”.");
  await toasts.shown.at(-1)?.action?.run();
  expect(messages().at(-1)).toBe("The logbook is open to read only.");
});

test("what changed nothing has nothing to take back", async () => {
  core.answers["last_step"] = null;
  await anyChange("edit_goal", {});
  did("Goal changed.");
  await toasts.shown.at(-1)?.action?.run();
  expect(messages().at(-1)).toContain("changed nothing");
  expect(core.asked.map(([command]) => command)).toEqual(["edit_goal", "last_step"]);
});

test("a change that no form sends says what it did, or why it was refused", async () => {
  await make(anyChange("delete_goal", "g1"), "Deleted.");
  core.answers["delete_goal"] = refusal("It is still needed.");
  await make(anyChange("delete_goal", "g1"), "Deleted.");
  await vi.waitFor(() => expect(messages()).toEqual(["Deleted.", "It is still needed."]));
});

test("of two changes that are made at once, each message takes back its own", async () => {
  let step = 40;
  core.answers["delete_goal"] = () => void (step += 1);
  core.answers["last_step"] = () => step;
  await Promise.all([make(anyChange("delete_goal", "g1"), "One."), make(anyChange("delete_goal", "g2"), "Two.")]);
  for (const { message, action } of [...toasts.shown]) if (["One.", "Two."].includes(message)) await action?.run();
  expect(core.sent("undo_step")).toEqual([41, 42]);
});
