import { cleanup, render, screen, within } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Mentorship } from "../lib/bindings/Mentorship";
import type { NewSession } from "../lib/bindings/NewSession";
import type { Person } from "../lib/bindings/Person";
import type { Session } from "../lib/bindings/Session";
import Toaster from "../lib/components/Toaster.svelte";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";
import { standing } from "./cadence";
import { blankSession, draftName } from "./session";
import Sessions from "./Sessions.svelte";

const MARKS = { visibility: "private", createdAt: "", updatedAt: "", evidence: [], tags: [], links: [], attachments: [] };
const MAYA = { ...MARKS, id: "p1", name: "Maya Lindqvist", role: "Principal engineer", relation: "mentor", email: "", archivedOn: null } as unknown as Person;
const JON = { ...MAYA, id: "p2", name: "Jon Abara", relation: "mentee" } as unknown as Person;
const WITH_MAYA = {
  ...MARKS,
  ...{ id: "m1", personId: "p1", person: "Maya Lindqvist", as: "mentee", purpose: "Lead an effort", cadence: "2w", minutes: 45 },
  ...{ confidentiality: "", fromOn: "2026-03-02", untilOn: null, endedOn: null, skills: [], lastSessionOn: "2026-11-11", nextSessionOn: null },
} as unknown as Mentorship;
const HELD = {
  ...MARKS,
  ...{ id: "s1", person: "Maya Lindqvist", personId: "p1", mentorship: "m1", status: "held", on: "2026-11-11", startsAt: null, zone: "Europe/London" },
  ...{ minutes: 45, notes: "", privateNotes: "I was nervous.", takeaway: "Write for the person who says no." },
  topics: [{ id: "t1", text: "The RFC", state: "open", visibility: null }],
  decisions: [{ id: "d1", text: "Storage first.", visibility: null }],
  actions: [{ id: "a1", session: "s1", text: "Send the draft", owner: "me", dueOn: "2026-11-18", doneOn: null, droppedOn: null, dropReason: "", visibility: null }],
} as unknown as Session;
const PLANNED = { ...HELD, id: "s2", status: "planned", on: "2026-11-25", takeaway: "", topics: [], decisions: [], actions: [], privateNotes: "" } as unknown as Session;
const PLANNED_LATER = { ...PLANNED, id: "s3", on: "2026-12-09", takeaway: "Later" } as unknown as Session;
const OLDER = { ...PLANNED, id: "s4", status: "held", on: "2026-10-02", person: "Jon Abara", personId: "p2", takeaway: "Draw the bug." } as unknown as Session;

let user: UserEvent;
const core = standIn(() => ({
  logbook: { name: "Mine", path: "", today: "2026-11-23" },
  list_people: [MAYA, JON],
  list_mentorships: [WITH_MAYA],
  list_sessions: [PLANNED_LATER, PLANNED, HELD, OLDER],
  list_areas: [],
  list_tags: [],
  list_steps: [],
  list_parked_topics: [{ id: "t9", text: "The talk in January", state: "open", visibility: null }],
  add_session: { ...HELD, id: "s9" },
  edit_session: HELD,
  get_session: HELD,
  add_person: { ...JON, id: "p3", name: "Priya Nair" },
  read_day: { on: "2026-11-20", reading: "" },
  render_markdown: "<p>I was nervous.</p>",
}));
const { sent } = core;

beforeEach(() => {
  user = userEvent.setup({ delay: null });
  place.go("sessions");
});

const press = (key: string) => keys.handle(new KeyboardEvent("keydown", { key }));

async function open(id?: string, view?: string) {
  place.go("sessions", id, view);
  render(Sessions);
  render(Toaster);
  await screen.findByRole("grid", { name: view === "people" ? "People" : "Sessions" });
}

test("planned sessions are on top with the next one first, then the newest", async () => {
  await open();
  const rows = within(screen.getByRole("grid", { name: "Sessions" })).getAllByRole("row");
  expect(rows.map((row) => row.id.split("-").at(-1))).toEqual(["s2", "s3", "s1", "s4"]);
});

test("one person’s sessions say how long ago the last one was, and how often to meet", async () => {
  await open();
  await user.selectOptions(screen.getByRole("combobox", { name: "With" }), "Maya Lindqvist");
  expect(screen.getByText("Last session 12 days ago, every 2 weeks")).toBeTruthy();
  expect(within(screen.getByRole("grid", { name: "Sessions" })).getAllByRole("row")).toHaveLength(3);
});

test("a mentorship is late only after its rhythm has passed with nothing planned", () => {
  const of = (last: string, next: string | null) => standing({ ...WITH_MAYA, lastSessionOn: last, nextSessionOn: next }, "2026-11-23").late;
  expect(of("2026-11-09", null), "two weeks ago to the day").toBe(false);
  expect(of("2026-11-08", null)).toBe(true);
  expect(of("2026-11-08", "2026-11-25"), "the next one is planned").toBe(false);
  expect(of("2026-11-08", "2026-11-20"), "what was planned has passed").toBe(true);
});

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

test("whoever is not known yet is added by typing their name", async () => {
  await open();
  press("c");
  const form = within(await screen.findByRole("dialog"));
  await user.type(form.getByRole("combobox", { name: "With" }), "Priya Nair");
  await user.click(await screen.findByText("Add “Priya Nair”"));
  await vi.waitFor(() => expect(sent("add_person")).toMatchObject([{ name: "Priya Nair", relation: "mentor" }]));
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

test("wrapping up a planned session makes it held, on its day or today", async () => {
  await open("s2");
  press("w");
  const form = within(await screen.findByRole("dialog", { name: "Wrap up session" }));
  await user.click(form.getByRole("button", { name: "Wrap up session" }));
  await vi.waitFor(() => expect(sent("edit_session")).toHaveLength(1));
  expect(sent("edit_session")[0], "a session cannot have been held in two days").toMatchObject({ id: "s2", new: { status: "held", on: "2026-11-23" } });
});

test("what was typed into a session is still there after Esc, and gone after Cancel", async () => {
  const form = await logForm();
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

test("what was typed into a mentorship is still there after Esc", async () => {
  await open("p2", "people");
  press("m");
  await user.type(await screen.findByRole("textbox", { name: "Purpose" }), "First model");
  await user.keyboard("{Escape}");
  await vi.waitFor(() => expect(core.drafts).toMatchObject({ "new-mentorship-p2": { typed: { to: { purpose: "First model" } } } }));
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

test("the day of a planned session is read as one to come, and that of a held one as one gone by", async () => {
  for (const [id, leaning] of [["s2", "coming"], ["s1", "past"]] as const) {
    await open(id);
    press("e");
    const form = within(await screen.findByRole("dialog", { name: "Edit session" }));
    await user.clear(form.getByRole("textbox", { name: "Day" }));
    await user.type(form.getByRole("textbox", { name: "Day" }), "friday");
    expect(sent("read_day").at(-1)).toEqual({ text: "friday", leaning });
    cleanup();
  }
});

test("private notes are blurred and out of reach until they are asked for", async () => {
  await open("s1");
  const text = await screen.findByText("I was nervous.");
  const pane = text.closest<HTMLElement>("[aria-hidden=true]");
  expect(pane?.className).toContain("blurred");
  expect(pane?.inert, "no key reaches a link in it").toBe(true);
  expect(screen.getByText(/Never leave this machine/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Show private notes" }));
  expect(text.closest("[aria-hidden=true]")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Hide" }));
  expect(text.closest("[aria-hidden=true]")).not.toBeNull();
});

test("another session’s private notes are blurred again", async () => {
  core.answers["list_sessions"] = [HELD, { ...OLDER, privateNotes: "Also private." }];
  await open("s1");
  await user.click(await screen.findByRole("button", { name: "Show private notes" }));
  place.select("s4");
  expect(await screen.findByRole("button", { name: "Show private notes" })).toBeTruthy();
});

test("ticking an action finishes it", async () => {
  await open("s1");
  await user.click(screen.getByRole("checkbox", { name: "Send the draft" }));
  await vi.waitFor(() => expect(toasts.shown.map(({ message }) => message)).toEqual(["Action done."]));
  expect(sent("finish_action")).toEqual(["a1"]);
});

test("an action is dropped with a reason", async () => {
  await open("s1");
  await user.click(screen.getByRole("button", { name: "Drop action “Send the draft”" }));
  await user.type(await screen.findByRole("textbox", { name: "Why" }), "Storage has it");
  await user.click(screen.getByRole("button", { name: "Drop action" }));
  await vi.waitFor(() => expect(sent("drop_action")).toEqual([{ id: "a1", new: "Storage has it" }]));
});

test("every action on a session can be found in the list of commands, under its name", async () => {
  await open("s1");
  const labels = keys.actions.filter(({ about }) => about === "Session with Maya Lindqvist").map(({ label }) => label);
  for (const label of ["Edit session", "Delete session", "Park topic for next time", "Tick action “Send the draft”", "Drop action “Send the draft”", "Tick topic “The RFC”"]) {
    expect(labels).toContain(label);
  }
  expect(labels, "a held session has nothing to wrap up").not.toContain("Wrap up session");
});

test("ticking a topic keeps everything else of the session as it is", async () => {
  await open("s1");
  await user.click(screen.getByRole("checkbox", { name: "The RFC" }));
  await vi.waitFor(() => expect(sent("edit_session")).toMatchObject([
    { id: "s1", new: { takeaway: HELD.takeaway, privateNotes: "I was nervous.", topics: [{ id: "t1", state: "discussed" }], actions: [{ id: "a1" }], decisions: [{ id: "d1" }] } },
  ]));
});

test("two topics are ticked as fast as one can press", async () => {
  let now = { ...HELD, updatedAt: "0", topics: [...HELD.topics, { id: "t2", text: "The rota", state: "open", visibility: null }] } as unknown as Session;
  core.answers["list_sessions"] = [now];
  core.answers["get_session"] = () => now;
  core.answers["edit_session"] = ({ new: session }: { new: NewSession }) =>
    session.base === now.updatedAt ? (now = { ...now, topics: session.topics as Session["topics"], updatedAt: `${now.updatedAt}+` }) : refusal("It was changed meanwhile.", "base")();
  await open("s1");
  const boxes = ["The RFC", "The rota"].map((name) => screen.getByRole("checkbox", { name }));
  for (const box of boxes) box.click();
  await vi.waitFor(() => expect(toasts.shown.map(({ message }) => message)).toEqual(["Topic discussed.", "Topic discussed."]));
  expect(now.topics.map(({ state }) => state)).toEqual(["discussed", "discussed"]);
});

test("what was begun with one person is not what is begun with another", () => {
  const name = (personId: string | null) => draftName({ form: "session", how: "log", draft: blankSession("held", personId as Person["id"] | null) });
  expect([name("p1"), name("p2"), name(null)]).toEqual(["new-session-log-p1", "new-session-log-p2", "new-session-log-"]);
});

test("carrying a topic over is one step, which Undo takes back", async () => {
  await open("s1");
  await user.click(screen.getByRole("button", { name: "Carry topic “The RFC” to next time" }));
  await vi.waitFor(() => expect(sent("carry_topic")).toEqual([{ id: "t1", new: null }]));
  expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
});

test("a part of a session that others see can be held back", async () => {
  core.answers["list_sessions"] = [{ ...HELD, visibility: "report" }];
  core.answers["get_session"] = { ...HELD, visibility: "report" };
  await open("s1");
  const held = screen.getByRole("button", { name: "Only me: “The RFC”" });
  expect(held.getAttribute("aria-pressed")).toBe("false");
  await user.click(held);
  await vi.waitFor(() => expect(sent("mark_part")).toEqual([{ id: "t1", new: "private" }]));
});

test("deleting a session closes its page and offers Undo", async () => {
  await open("s1");
  press("Delete");
  expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
  expect(sent("delete_record")).toEqual(["s1"]);
  expect(place.id).toBeUndefined();
});

test("a person’s page shows the mentorship, what is promised and what is parked", async () => {
  await open("p1", "people");
  expect(screen.getByRole("heading", { name: "Lead an effort" })).toBeTruthy();
  expect(await screen.findByText("The talk in January")).toBeTruthy();
  expect(screen.getByRole("checkbox", { name: "Send the draft" })).toBeTruthy();
  press("t");
  await user.type(await screen.findByRole("textbox", { name: "Topic" }), "The review");
  await user.click(screen.getByRole("button", { name: "Park topic" }));
  await vi.waitFor(() => expect(sent("park_topic")).toEqual([{ personId: "p1", text: "The review" }]));
});

test("a mentorship opens on its person’s page, and can be ended there", async () => {
  place.go("sessions", "m1");
  render(Sessions);
  expect(await screen.findByRole("heading", { name: "Maya Lindqvist" })).toBeTruthy();
  const end = keys.actions.find(({ label }) => label === "End mentorship");
  await end?.run();
  expect(sent("end_mentorship")).toEqual(["m1"]);
});

test("a mentorship starts with the part that fits the person", async () => {
  await open("p2", "people");
  press("m");
  const form = within(await screen.findByRole("dialog", { name: "Start mentorship with Jon Abara" }));
  await user.type(form.getByRole("textbox", { name: "Purpose" }), "First model in production");
  await user.click(form.getByRole("button", { name: "Start mentorship" }));
  await vi.waitFor(() => expect(sent("start_mentorship")).toMatchObject([{ personId: "p2", as: "mentor", purpose: "First model in production", cadence: "2w", skills: [] }]));
});

test("a name that is taken is refused at its field", async () => {
  core.answers["add_person"] = refusal("There is a Jon Abara already. Add a surname or an initial.", "name");
  await open(undefined, "people");
  press("c");
  const field = await screen.findByRole("textbox", { name: "Name" });
  await user.type(field, "Jon Abara{Enter}");
  await vi.waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  expect(screen.getByText(/Add a surname/)).toBeTruthy();
});

test("an empty list says what sessions are for, and an empty filter what it hides", async () => {
  core.answers["list_sessions"] = [];
  render(Sessions);
  expect(await screen.findByText(/Sessions keep what you and a mentor said/)).toBeTruthy();
  place.show("p2");
  expect(await screen.findByText(/Only sessions with Jon Abara are shown/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Show everybody" }));
  expect(place.view).toBeUndefined();
});

test("files dropped on one session are not shown as being kept with the next one", async () => {
  core.answers["attach"] = () => new Promise(() => undefined);
  await open("s1");
  await user.upload(screen.getByLabelText("Files to attach"), new File(["notes"], "notes.txt"));
  expect(await screen.findByText("Keeping the file")).toBeTruthy();
  place.select("s4");
  expect(await screen.findByRole("heading", { name: "Jon Abara" })).toBeTruthy();
  expect(screen.queryByText("Keeping the file")).toBeNull();
});
