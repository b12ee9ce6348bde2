import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Area } from "../lib/bindings/Area";
import type { Goal } from "../lib/bindings/Goal";
import type { NewGoal } from "../lib/bindings/NewGoal";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal } from "../lib/standIn";
import { filtered, type Filter } from "./filter.svelte";
import { possibleParents } from "./goal";
import Goals from "./Goals.svelte";
import { AREAS, GOALS, LEAD, card, core, goal, inputOf, openBoard, openLead, says, step } from "./standIn";

test("goals stand by status, the active ones first, with progress and what is overdue", async () => {
  render(Goals);
  const grid = await screen.findByRole("grid", { name: "Goals" });
  const rows = within(grid).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining("Lead a design review"), expect.stringContaining("Publish a post"), expect.stringContaining("Learn JAX")]);
  expect(within(grid).getAllByText(/^(Active|Planned|Paused|Achieved|Dropped)$/).map((one) => one.textContent)).toEqual(["Active", "Planned", "Dropped"]);
  await vi.waitFor(() => expect(rows[0]!.textContent).toContain("Overdue"));
  expect(rows[0]!.textContent, "the newest check-in that has a percentage").toContain("20 %");
  expect(rows[0]!.textContent).toContain("Mentoring → 3");
});

test("without goals the screen says what a goal is, and how to begin", async () => {
  core.answers["list_goals"] = [];
  render(Goals);
  expect(await screen.findByText(/something to learn or reach/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: /Start goal from a template/ }));
  expect(await screen.findByRole("dialog", { name: "New goal" })).toBeTruthy();
});

test("a new goal is sent as it was typed, and a refusal stands at its field", async () => {
  render(Goals);
  await screen.findByRole("grid", { name: "Goals" });
  await userEvent.keyboard("c");
  const dialog = await screen.findByRole("dialog", { name: "New goal" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Add goal" }));
  const title = within(dialog).getByLabelText("Title");
  await vi.waitFor(() => expect(document.getElementById(title.getAttribute("aria-describedby") ?? "")?.textContent).toContain("Give it a title"));
  expect(document.activeElement).toBe(title);

  await userEvent.type(title, "Read ten papers");
  await userEvent.type(within(dialog).getByLabelText("Why it matters"), "To keep up");
  await userEvent.type(within(dialog).getByLabelText("Due"), "18 dec");
  await userEvent.selectOptions(within(dialog).getByLabelText("Priority"), "high");
  await userEvent.click(within(dialog).getByRole("combobox", { name: "Aims for" }));
  await userEvent.keyboard("mentoring{Enter}");
  await vi.waitFor(() => expect(within(dialog).getByText("Fri 18 Dec")).toBeTruthy());
  await userEvent.click(within(dialog).getByRole("button", { name: "Add goal" }));
  await vi.waitFor(() => expect(says()).toEqual(["Goal “Read ten papers” added."]));
  expect(inputOf("add_goal")).toMatchObject({
    title: "Read ten papers", why: "To keep up", dueOn: "2026-12-18", priority: "high", startOn: null, targets: [{ name: "mentoring", level: 3 }], visibility: "private", evidence: [],
  });
  expect(place.id, "its page opens").toBe("g9");
});

test("what was typed into a new goal is still there after Esc, and gone after Cancel", async () => {
  render(Goals);
  await screen.findByRole("grid", { name: "Goals" });
  await userEvent.keyboard("c");
  await userEvent.type(within(await screen.findByRole("dialog")).getByLabelText("Title"), "Half a thou");
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.keyboard("c");
  const again = await screen.findByRole("dialog");
  expect(within(again).getByLabelText<HTMLInputElement>("Title").value).toBe("Half a thou");
  await userEvent.click(within(again).getByRole("button", { name: "Cancel" }));
  await userEvent.keyboard("c");
  expect(within(await screen.findByRole("dialog")).getByLabelText<HTMLInputElement>("Title").value).toBe("");
});

test("a template fills in title, reason, skills and steps", async () => {
  render(Goals);
  await screen.findByRole("grid", { name: "Goals" });
  await userEvent.keyboard("t");
  const dialog = await screen.findByRole("dialog");
  await vi.waitFor(() => expect(inputOf("list_templates")).toBeNull());
  await userEvent.type(within(dialog).getByRole("combobox", { name: "Start from" }), "junior{Enter}");
  await vi.waitFor(() => expect(within(dialog).getByLabelText<HTMLInputElement>("Title").value).toBe("Mentor a junior through a project"));
  await userEvent.click(within(dialog).getByRole("button", { name: "Add goal" }));
  await vi.waitFor(() => expect(inputOf("add_goal")).toMatchObject({
    why: "Teaching shows what is understood.",
    targets: [{ name: "mentoring", level: 3 }],
    evidence: [{ name: "mentoring", verb: "practised" }],
    milestones: [{ id: null, title: "Weekly pairing", target: 8, unit: "weeks" }],
  }));
});

test("an edit sends everything back that it did not change", async () => {
  await openLead();
  await userEvent.keyboard("e");
  const dialog = await screen.findByRole("dialog", { name: "Edit goal" });
  await userEvent.type(within(dialog).getByLabelText("Next step"), "Invite the team");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save goal" }));
  await vi.waitFor(() => expect(inputOf("edit_goal")).toMatchObject({
    id: "g1",
    new: {
      title: "Lead a design review", nextStep: "Invite the team", startOn: "2026-09-01", dueOn: "2026-11-20", evidence: [{ name: "mentoring", verb: "led" }],
      targets: [{ name: "mentoring", level: 3 }], milestones: [{ id: "m1" }, { id: "m2", value: 1 }],
    },
  }));
});

test("a milestone is ticked, its number noted, and a new one added in place", async () => {
  const page = await openLead();
  await userEvent.click(within(page).getByRole("checkbox", { name: "Write the agenda: reached" }));
  await vi.waitFor(() => expect(inputOf("reach_milestone")).toEqual({ id: "m1", new: null }));
  const number = within(page).getByRole("spinbutton", { name: /Hold reviews/ });
  await userEvent.clear(number);
  await userEvent.type(number, "2");
  await userEvent.tab();
  await vi.waitFor(() => expect(inputOf("reach_milestone")).toEqual({ id: "m2", new: 2 }));

  await userEvent.click(within(page).getByRole("button", { name: /Add milestone/ }));
  await userEvent.keyboard("Publish the notes{Enter}");
  await vi.waitFor(() => expect((inputOf("edit_goal") as { new: NewGoal }).new.milestones.map(({ title }) => title)).toEqual(["Write the agenda", "Hold reviews", "Publish the notes"]));
});

test("Alt with an arrow moves a milestone, and Enter edits it", async () => {
  const page = await openLead();
  within(page).getByRole("grid", { name: "Milestones" }).focus();
  await userEvent.keyboard("{Home}{Alt>}{ArrowDown}{/Alt}");
  await vi.waitFor(() => expect((inputOf("edit_goal") as { new: NewGoal }).new.milestones.map(({ id }) => id)).toEqual(["m2", "m1"]));
  await userEvent.keyboard("{Enter}");
  expect((await within(page).findByLabelText<HTMLInputElement>("Milestone")).value).toBe("Write the agenda");
  await userEvent.click(within(page).getByRole("button", { name: "Delete milestone" }));
  await vi.waitFor(() => expect((inputOf("edit_goal") as { new: NewGoal }).new.milestones.map(({ id }) => id)).toEqual(["m2"]));
});

test("a milestone moves on as fast as one can press", async () => {
  let now = { ...LEAD, updatedAt: "0", milestones: [...LEAD.milestones, step("m3", "Publish")] };
  core.answers["list_goals"] = [now];
  core.answers["get_goal"] = () => now;
  core.answers["edit_goal"] = ({ new: goal }: { new: NewGoal }) =>
    goal.base === now.updatedAt ? (now = { ...now, milestones: goal.milestones as never, updatedAt: `${now.updatedAt}+` }) : refusal("It was changed meanwhile.", "base")();
  const list = within(await openLead()).getByRole("grid", { name: "Milestones" });
  list.focus();
  await userEvent.keyboard("{Home}");
  for (const press of ["once", "and at once again"]) list.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true, code: press }));
  await vi.waitFor(() => expect(now.milestones.map(({ id }) => id)).toEqual(["m2", "m3", "m1"]));
  expect(says()).toEqual([]);
});

test("a check-in says how the goal stands, and the newest one stands first", async () => {
  const page = await openLead();
  const lines = within(within(page).getByRole("region", { name: "Check-ins" })).getAllByRole("listitem");
  expect(lines.map((line) => line.textContent)).toEqual([expect.stringContaining("Slow month"), expect.stringContaining("20 %")]);
  await userEvent.keyboard("i");
  const dialog = await screen.findByRole("dialog", { name: "Check in" });
  await userEvent.type(within(dialog).getByLabelText("Progress"), "45");
  await userEvent.type(within(dialog).getByLabelText("What moved"), "First review held");
  await userEvent.click(within(dialog).getByRole("button", { name: "Check in" }));
  await vi.waitFor(() => expect(inputOf("check_in_goal")).toEqual({
    id: "g1",
    new: { on: null, progress: 45, confidence: null, note: "First review held", blocker: "", sessionId: null, visibility: null },
  }));
});

test("a percentage beyond 100 is refused where it is typed", async () => {
  await openLead();
  await userEvent.keyboard("i");
  const dialog = await screen.findByRole("dialog", { name: "Check in" });
  await userEvent.type(within(dialog).getByLabelText("Progress"), "300");
  await userEvent.click(within(dialog).getByRole("button", { name: "Check in" }));
  expect(within(dialog).getByText("Progress is a whole percentage from 0 to 100.")).toBeTruthy();
  expect(inputOf("check_in_goal")).toBeUndefined();
});

test("a goal is achieved by a key and Enter, and dropped only with a reason", async () => {
  await openLead();
  await userEvent.keyboard("a");
  await screen.findByRole("dialog", { name: "Achieve goal" });
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(says()).toEqual(["Achieved “Lead a design review”."]));
  expect(inputOf("move_goal")).toEqual({ id: "g1", new: { to: "achieve", line: "" } });
  expect(inputOf("check_in_goal"), "without a line there is nothing to note").toBeUndefined();
  await userEvent.keyboard("d");
  const dialog = await screen.findByRole("dialog", { name: "Drop goal" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Drop goal" }));
  expect(await within(dialog).findByText("Say why the goal is dropped.")).toBeTruthy();
});

test("deleting shows what was deleted, with Undo, and closes the page", async () => {
  await openLead();
  await userEvent.keyboard("{Delete}");
  await vi.waitFor(() => expect(toasts.shown.map(({ message, action }) => [message, action?.label])).toEqual([["Deleted “Lead a design review”.", "Undo"]]));
  expect(inputOf("delete_record")).toBe("g1");
  await vi.waitFor(() => expect(screen.queryByRole("region", { name: "Goal" })).toBeNull());
});

test("what was typed into an edit or a check-in is still there after Esc", async () => {
  const page = await openLead();
  await userEvent.keyboard("e");
  await userEvent.type(within(await screen.findByRole("dialog", { name: "Edit goal" })).getByLabelText("Next step"), "Ask Maya");
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  within(page).getByRole("grid", { name: "Milestones" }).focus();
  await userEvent.keyboard("e");
  const again = await screen.findByRole("dialog", { name: "Edit goal" });
  expect(within(again).getByLabelText<HTMLInputElement>("Next step").value).toBe("Ask Maya");
  await vi.waitFor(() => expect(document.activeElement, "never the button that begins anew").toBe(within(again).getByLabelText("Title")));
  await userEvent.click(within(again).getByRole("button", { name: "Begin anew" }));
  expect(within(again).getByLabelText<HTMLInputElement>("Next step").value).toBe("");
  await userEvent.click(within(again).getByRole("button", { name: "Cancel" }));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  within(page).getByRole("grid", { name: "Milestones" }).focus();
  await userEvent.keyboard("i");
  await userEvent.type(within(await screen.findByRole("dialog", { name: "Check in" })).getByLabelText("What moved"), "Dates");
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(core.drafts).toMatchObject({ "check-in-g1": { typed: { to: { note: "Dates" } } } }));
});

test("an edit of a goal that changed meanwhile is refused with the text intact, and goes through on top of what it is now", async () => {
  const now = { ...LEAD, title: "Lead two reviews", updatedAt: "2026-11-22T10:00:00Z", milestones: [step("m1", "Write the agenda", { reachedOn: "2026-11-22" })] };
  core.answers["edit_goal"] = ({ new: goal }: { new: NewGoal }) => (goal.base === now.updatedAt ? now : refusal("“Lead two reviews” was changed meanwhile.", "base")());
  core.answers["get_goal"] = now;
  await openLead();
  await userEvent.keyboard("e");
  const dialog = await screen.findByRole("dialog", { name: "Edit goal" });
  await userEvent.type(within(dialog).getByLabelText("Next step"), "Ask Maya");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save goal" }));
  expect(await within(dialog).findByText("“Lead two reviews” was changed meanwhile.")).toBeTruthy();
  expect(within(dialog).getByLabelText<HTMLInputElement>("Next step").value).toBe("Ask Maya");
  await userEvent.click(within(dialog).getByRole("button", { name: "Take what I typed" }));
  await vi.waitFor(() => expect(says()).toEqual(["Goal “Lead two reviews” changed."]));
  expect(inputOf("edit_goal")).toMatchObject({
    id: "g1",
    new: { base: now.updatedAt, title: "Lead two reviews", nextStep: "Ask Maya", milestones: [{ id: "m1", reachedOn: "2026-11-22" }] },
  });
  await vi.waitFor(() => expect(core.drafts).toEqual({}));
});

test("many goals get a visibility at once", async () => {
  render(Goals);
  (await screen.findByRole("grid", { name: "Goals" })).focus();
  await userEvent.keyboard("{Home}x{ArrowDown}xv");
  const dialog = await screen.findByRole("dialog", { name: "Mark 2 records" });
  await userEvent.selectOptions(within(dialog).getByLabelText("Who may see them"), "report");
  await userEvent.click(within(dialog).getByRole("button", { name: "Mark" }));
  await vi.waitFor(() => expect(inputOf("mark_all")).toEqual({ records: ["g1", "g2"], visibility: "report", evidence: [], tags: [], untags: [] }));
  await vi.waitFor(() => expect(says()).toEqual(["2 records marked."]));
});

test("a line about what came of it goes with the goal that is achieved", async () => {
  await openLead();
  await userEvent.keyboard("a");
  await userEvent.type(within(await screen.findByRole("dialog", { name: "Achieve goal" })).getByLabelText(/What came of it/), "Three reviews held{Enter}");
  await vi.waitFor(() => expect(says()).toEqual(["Achieved “Lead a design review”."]));
  expect(inputOf("move_goal")).toEqual({ id: "g1", new: { to: "achieve", line: "Three reviews held" } });
});

test("a goal that stands still is on top, and a line or a decision is enough", async () => {
  core.answers["today"] = { stalled: [LEAD] };
  render(Goals);
  const asks = within(await screen.findByRole("region", { name: "Stands still" }));
  screen.getByRole("grid", { name: "Goals" }).focus();
  await userEvent.keyboard("s");
  await userEvent.keyboard("Dates are set{Enter}");
  await vi.waitFor(() => expect(inputOf("check_in_goal")).toMatchObject({ id: "g1", new: { note: "Dates are set", progress: null } }));
  expect(says()).toEqual(["Checked in on “Lead a design review”."]);
  await userEvent.click(asks.getByRole("button", { name: /Drop/ }));
  expect(await screen.findByRole("dialog", { name: "Drop goal" })).toBeTruthy();
});

test("a search finds a goal by a milestone, and what matches nothing can be cleared", async () => {
  render(Goals);
  (await screen.findByRole("grid", { name: "Goals" })).focus();
  await userEvent.keyboard("/agenda");
  const grid = screen.getByRole("grid", { name: "Goals" });
  await vi.waitFor(() => expect(within(grid).getAllByRole("row")).toHaveLength(1));
  await userEvent.keyboard("xyz");
  const said = await screen.findByText(/No goal matches “agendaxyz”\. 3 goals are hidden/);
  await userEvent.click(within(said.parentElement!).getByRole("button", { name: /^Clear/ }));
  await vi.waitFor(() => expect(within(screen.getByRole("grid", { name: "Goals" })).getAllByRole("row")).toHaveLength(3));
});

test("the list is narrowed to a status or a skill, also one that stands for its whole area", () => {
  const [jax, post, lead] = GOALS as unknown as [Goal, Goal, Goal];
  const areas = AREAS as unknown as Area[];
  const whole = { ...post, targets: [{ skill: null, area: "leadership", level: null }] } as unknown as Goal;
  const ids = (part: Partial<Filter>) => filtered([jax, whole, lead], { text: "", status: "", about: "", ...part }, areas).map(({ id }) => id);
  expect(ids({ status: "open" })).toEqual(["g2", "g1"]);
  expect(ids({ about: "leadership" })).toEqual(["g2", "g1"]);
  expect(ids({ about: "mentoring" })).toEqual(["g2", "g1"]);
  expect(ids({ text: "pytorch" }), "the reason why it was dropped").toEqual(["g3"]);
});

test("a goal shows what it serves as a path, its children on its page, and no circle can be chosen", async () => {
  const top = goal("t", "Reach Senior"), child = goal("c", "Draw up the agenda", { parentId: "g1" }), lead = { ...LEAD, parentId: "t" };
  core.answers["list_goals"] = [top, child, lead];
  place.go("goals", "c");
  render(Goals);
  const path = await screen.findByRole("navigation", { name: "Serves" });
  expect(within(path).getAllByRole("button").map((one) => one.textContent)).toEqual(["Reach Senior", "Lead a design review"]);
  await userEvent.click(within(path).getByRole("button", { name: "Reach Senior" }));
  expect(within(await screen.findByRole("region", { name: "Served by" })).getByRole("button", { name: "Lead a design review" })).toBeTruthy();
  const all = [top, child, lead] as unknown as Goal[];
  expect(possibleParents(all[0], all, null), "both serve it already").toEqual([]);
  expect(possibleParents(all[1], all, null).map(({ id }) => id)).toEqual(["t", "g1"]);
});

test("progress over time is a line with its numbers, and a table when asked for", async () => {
  core.answers["list_goals"] = [{ ...LEAD, checkIns: [...LEAD.checkIns, { id: "k3", on: "2026-11-20", progress: 60, confidence: null, note: "", blocker: "", sessionId: null, visibility: null }] }];
  const page = await openLead();
  expect(within(page).getByRole("img", { name: /20 % on Thursday,? 1 October 2026, 60 % on Friday,? 20 November 2026/ })).toBeTruthy();
  await userEvent.keyboard("{Shift>}t{/Shift}");
  const rows = within(within(page).getByRole("table")).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual(["DayProgressChange", "1 Oct 202620 %", "20 Nov 202660 %+40"]);
});

test("R and a number reach a milestone", async () => {
  await openLead();
  await userEvent.keyboard("r2");
  await vi.waitFor(() => expect(inputOf("reach_milestone")).toEqual({ id: "m2", new: null }));
});

test("a template is looked at before it is taken", async () => {
  render(Goals);
  await screen.findByRole("grid", { name: "Goals" });
  await userEvent.keyboard("t");
  const preview = within(await within(await screen.findByRole("dialog")).findByRole("region", { name: "What the goal will get" }));
  for (const part of ["Teaching shows what is understood.", "Mentoring", "Weekly pairing", "8 weeks"]) expect(preview.getByText(part)).toBeTruthy();
  await userEvent.keyboard("nothing like it");
  expect(await screen.findByText(/No template matches “nothing like it”/)).toBeTruthy();
});

test("no two things that can be done on the board, in the list or on a page share a key", async () => {
  const doubled = () => {
    const all = keys.actions.flatMap(({ key, also }) => [key, also]).filter((key) => key !== undefined);
    return all.filter((key, at) => all.indexOf(key) !== at);
  };
  core.answers["today"] = { stalled: [LEAD] };
  await openBoard();
  await card("Lead a design review");
  expect(doubled()).toEqual([]);
  place.go("goals", "g1", "list");
  await screen.findByRole("region", { name: "Goal" });
  expect(doubled()).toEqual([]);
});
