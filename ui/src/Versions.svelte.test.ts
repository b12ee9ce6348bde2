import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { standIn } from "./lib/standIn";
import { toasts } from "./lib/toasts.svelte";
import Versions from "./Versions.svelte";

const step = (id: number, intent: string, source = "window") => ({ id, intent, subject: "Lead a review", source, at: "2026-11-22T09:00:00Z", undone: false, count: 1 });
const NEWEST = step(9, "Edit goal");
const FIRST = step(4, "Add goal", "terminal");
const core = standIn(() => ({
  record_history: [
    { step: NEWEST, changes: [{ part: "milestone", field: "title", before: "Write the first draft", after: "Write the second draft" }] },
    { step: FIRST, changes: [{ part: "", field: "title", before: null, after: "Lead a review" }, { part: "", field: "why", before: "Because", after: null }] },
  ],
  list_steps: [NEWEST, step(6, "Log entry"), FIRST],
  undo_step: NEWEST,
}));
const show = () => render(Versions, { props: { open: true, of: { id: "g1", title: "Lead a review" } } });

test("each step of a record says what became of each field, before and after", async () => {
  show();
  const [newest, first] = await screen.findAllByRole("listitem");
  expect(core.sent("record_history")).toEqual(["g1"]);
  expect(within(newest!).getByText("Milestone: title")).toBeTruthy();
  expect([newest!.querySelector("del")?.textContent, newest!.querySelector("ins")?.textContent]).toEqual(["gone: first", "new: second"]);
  expect([first!.querySelector("ins")?.textContent, first!.querySelector("del")?.textContent]).toEqual(["new: Lead a review", "gone: Because"]);
  expect(within(first!).getByText("In the terminal")).toBeTruthy();
});

test("what private notes became is folded away until it is asked for", async () => {
  core.answers["record_history"] = [{ step: NEWEST, changes: [{ part: "", field: "private notes", before: null, after: "She seemed tired." }] }];
  show();
  const folded = (await screen.findByText("Show private notes")).closest("details");
  expect([folded?.open, folded?.textContent.includes("She seemed tired.")]).toEqual([false, true]);
});

test("only the newest step can be undone from here; the others say what lies above them", async () => {
  show();
  const undo = await screen.findAllByRole("button", { name: "Undo to before this" });
  expect(undo).toHaveLength(1);
  expect(screen.getByText(/2 newer steps lie above it/).textContent).toContain("“Edit goal”");
  await userEvent.click(undo[0]!);
  await vi.waitFor(() => expect(core.sent("undo_step")).toEqual([9]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("Undone: Edit goal, “Lead a review”."));
});
