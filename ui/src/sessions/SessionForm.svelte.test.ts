import { screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { whenRead } from "../lib/api.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal } from "../lib/standIn";
import { PLANNED, WITH_MAYA, core, open, press, sent, user } from "./standIn";

async function logForm() {
  await open();
  press("c");
  return within(await screen.findByRole("dialog", { name: "Log session" }));
}

test("logging a session keeps what was typed", async () => {
  const form = await logForm();
  await user.click(form.getByRole("combobox", { name: "With" }));
  await user.click(await screen.findByText("Jon Abara", { selector: "[role=option] *" }));
  await user.clear(form.getByRole("textbox", { name: "Day" }));
  await user.type(form.getByRole("textbox", { name: "Day" }), "fri");
  await user.type(form.getByRole("spinbutton", { name: "Length" }), "30");
  await user.type(form.getByRole("textbox", { name: "Takeaway" }), "Draw it.");
  await user.click(form.getByRole("button", { name: /^Show notes/ }));
  await user.type(form.getByRole("textbox", { name: "Shared notes" }), "Found.");
  await user.type(form.getByRole("textbox", { name: /^Private notes/ }), "Proud.");
  await user.click(form.getByRole("button", { name: "Log session" }));
  await vi.waitFor(() => expect(sent("add_session")).toHaveLength(1));
  expect(sent("add_session")[0]).toMatchObject({
    ...{ personId: "p2", status: "held", on: "2026-11-20", startsAt: null, minutes: 30, takeaway: "Draw it." },
    ...{ notes: "Found.", privateNotes: "Proud.", visibility: "private", topics: [], decisions: [], actions: [] },
  });
  await vi.waitFor(() => expect(toasts.shown.map(({ message, action }) => [message, action?.label])).toEqual([["Session logged.", "Undo"]]));
});

test("decisions and actions are typed row by row, and an empty row is left out", async () => {
  const form = await logForm();
  await user.click(form.getByRole("button", { name: "Add decision" }));
  await user.keyboard("Pair{Enter}No pager{Enter}");
  await user.click(form.getByRole("button", { name: "Add action" }));
  await user.keyboard("Review");
  await user.selectOptions(form.getByRole("combobox", { name: "Owner" }), "Them");
  await user.type(form.getByRole("textbox", { name: "Due" }), "fri");
  await user.click(form.getByRole("button", { name: "Log session" }));
  await vi.waitFor(() => expect(sent("add_session")).toHaveLength(1));
  expect(sent("add_session")[0]).toMatchObject({
    decisions: [{ id: null, text: "Pair" }, { id: null, text: "No pager" }],
    actions: [{ id: null, text: "Review", owner: "them", dueOn: "2026-11-20", doneOn: null }],
  });
});

test("a time that is none is refused at its field, and nothing is sent", async () => {
  await open();
  press("p");
  const form = within(await screen.findByRole("dialog", { name: "Plan session" }));
  await user.type(form.getByRole("textbox", { name: "Day" }), "fri");
  await user.type(form.getByRole("textbox", { name: "Time" }), "25:00");
  await user.click(form.getByRole("button", { name: "Plan session" }));
  const field = form.getByRole("textbox", { name: "Time" });
  await vi.waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  expect(document.getElementById(field.getAttribute("aria-describedby")!)?.textContent).toContain("Write it as 15:00");
  expect(sent("add_session")).toEqual([]);
});

test("wrapping up begins with the takeaway, and Enter in an action's day goes on to the next action", async () => {
  await open("s2");
  press("w");
  const form = within(await screen.findByRole("dialog", { name: "Wrap up session" }));
  await vi.waitFor(() => expect(document.activeElement).toBe(form.getByRole("textbox", { name: "Takeaway" })));
  const before = form.queryAllByRole("textbox", { name: /^Actions, / }).length;
  await user.click(form.getByRole("button", { name: "Add action" }));
  await user.type(form.getAllByRole("textbox", { name: "Due" }).at(-1)!, "tomorrow{Enter}");
  expect(form.getAllByRole("textbox", { name: /^Actions, / })).toHaveLength(before + 2);
  expect(sent("edit_session"), "nothing is sent half written").toEqual([]);
});

test("wrapping up a planned session makes it held, on its day or today", async () => {
  await open("s2");
  press("w");
  const form = within(await screen.findByRole("dialog", { name: "Wrap up session" }));
  await user.click(form.getByRole("button", { name: "Wrap up session" }));
  await vi.waitFor(() => expect(sent("edit_session")).toHaveLength(1));
  expect(sent("edit_session")[0], "a session cannot have been held in two days").toMatchObject({ id: "s2", new: { status: "held", on: "2026-11-23" } });
});

test("a wrap-up is a takeaway, what was talked about, the skills in focus first, and the next day, by keys alone", async () => {
  const planned = { ...PLANNED, topics: [{ id: "t8", text: "The rota", state: "open", visibility: null, carried: 2 }, { id: "t9", text: "Pay", state: "open", visibility: null, carried: 0 }], updatedAt: "5" };
  core.answers["list_sessions"] = [planned];
  core.answers["get_session"] = planned;
  core.answers["propose_session"] = "2026-12-07";
  core.answers["list_mentorships"] = [{ ...WITH_MAYA, skills: [{ skill: "papers", name: "Reading research", startLevel: 1, endLevel: null }] }];
  core.answers["list_areas"] = [{ slug: "leadership", name: "Leadership", pinned: true, skills: [{ slug: "mentoring", name: "Mentoring" }] }];
  await open("s2");
  await whenRead();
  expect(sent("propose_session")).toEqual([{ personId: "p1", on: "2026-11-23" }]);
  press("w");
  const form = within(await screen.findByRole("dialog", { name: "Wrap up session" }));
  await vi.waitFor(() => expect(document.activeElement).toBe(form.getByRole("textbox", { name: "Takeaway" })));
  await user.keyboard("A no has a reason{Tab} ");
  expect(form.getByText("carried 2×")).toBeTruthy();
  expect(form.queryByRole("textbox", { name: "Shared notes" }), "what takes longer is out of sight").toBeNull();
  await user.type(form.getByRole("combobox", { name: "Skills" }), "r");
  expect(screen.getAllByRole("option")[0]!.textContent, "in focus").toContain("Reading research");
  await user.keyboard("{Enter}");
  expect(form.getByRole<HTMLInputElement>("textbox", { name: "Next session" }).value).toBe("7 Dec 2026");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await vi.waitFor(() => expect(sent("edit_session")).toMatchObject([{ id: "s2", new: {
    ...{ status: "held", takeaway: "A no has a reason", nextOn: "2026-12-07", evidence: [{ name: "papers", verb: "practised" }] },
    topics: [{ id: "t8", state: "discussed" }, { id: "t9", state: "open" }],
  } }]));
  await vi.waitFor(() => expect(toasts.shown.map(({ message }) => message)).toEqual(["Session wrapped up."]));
});

test("logging a session offers its usual length, and the next day in the rhythm", async () => {
  core.answers["propose_session"] = "2026-12-07";
  await open("s1");
  press("c");
  const form = within(await screen.findByRole("dialog", { name: "Log session" }));
  expect(form.getByRole<HTMLInputElement>("spinbutton", { name: "Length" }).placeholder).toBe("45");
  expect(form.getByText(/Agreed: every 2 weeks, 45 min/)).toBeTruthy();
  await user.click(await form.findByRole("button", { name: "Meet on Mon 7 Dec" }));
  await user.click(form.getByRole("button", { name: "Log session" }));
  await vi.waitFor(() => expect(sent("add_session")).toMatchObject([{ personId: "p1", minutes: null, nextOn: "2026-12-07" }]));
});

test("what was typed into a session is still there after Esc, and gone after Cancel", async () => {
  const form = await logForm();
  await user.click(form.getByRole("button", { name: /^Show notes/ }));
  await user.type(form.getByRole("textbox", { name: /^Private notes/ }), "Proud.");
  await user.keyboard("{Escape}");
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  press("c");
  const again = within(await screen.findByRole("dialog", { name: "Log session" }));
  expect(again.getByRole<HTMLTextAreaElement>("textbox", { name: /^Private notes/ }).value).toBe("Proud.");
  expect(again.getByText(/This goes on with what you typed before/)).toBeTruthy();
  await user.click(again.getByRole("button", { name: "Cancel" }));
  await vi.waitFor(() => expect(core.drafts).toEqual({}));
});

test("a wrap-up of a session that changed meanwhile keeps what was typed, and takes the topics that were added", async () => {
  const now = { ...PLANNED, updatedAt: "2026-11-23T08:00:00Z", topics: [{ id: "t8", text: "Added elsewhere", state: "open", visibility: null }] };
  core.answers["edit_session"] = ({ new: session }: { new: { base: string } }) => (session.base === now.updatedAt ? now : refusal("It was changed meanwhile.", "base")());
  core.answers["get_session"] = now;
  await open("s2");
  press("w");
  const form = within(await screen.findByRole("dialog", { name: "Wrap up session" }));
  await user.type(form.getByRole("textbox", { name: "Takeaway" }), "Draw it.");
  await user.click(form.getByRole("button", { name: "Wrap up session" }));
  await user.click(await form.findByRole("button", { name: "Take what I typed" }));
  await vi.waitFor(() => expect(sent("edit_session")).toHaveLength(2));
  expect(sent("edit_session")[1]).toMatchObject({ new: { base: now.updatedAt, status: "held", on: "2026-11-23", takeaway: "Draw it.", topics: [{ id: "t8" }] } });
});
