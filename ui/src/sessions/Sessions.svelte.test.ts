import { cleanup, render, screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { NewSession } from "../lib/bindings/NewSession";
import type { Session } from "../lib/bindings/Session";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal } from "../lib/standIn";
import Sessions from "./Sessions.svelte";
import { HELD, OLDER, PLANNED, WITH_MAYA, core, open, press, sent, user } from "./standIn";

test("planned sessions are on top with the next one first, then the newest", async () => {
  await open();
  const rows = within(screen.getByRole("grid", { name: "Sessions" })).getAllByRole("row");
  expect(rows.map((row) => row.id.split("-").at(-1))).toEqual(["s2", "s3", "s1", "s4"]);
});

test("topics and open actions say how often they were carried", async () => {
  const topics = [{ id: "t1", text: "The RFC", state: "open", carried: 3 }, { id: "t2", text: "Pay", state: "carried", carried: 1 }];
  const actions = [{ ...HELD.actions[0]!, carried: 2 }, { ...HELD.actions[0]!, id: "a2", text: "Read it", doneOn: "2026-11-12", carried: 1 }];
  core.answers["list_sessions"] = [{ ...HELD, topics, actions }];
  await open("s1");
  const rows = (name: string) => within(screen.getByRole("list", { name })).getAllByRole("listitem").map(({ textContent }) => textContent?.replace(/\s+/g, " "));
  expect(rows("Topics")).toEqual([expect.stringMatching(/The RFC.*carried 3×/), expect.stringMatching(/Pay.*Carried 1×/)]);
  expect(rows("Actions")).toEqual([expect.stringMatching(/Send the draft.*carried 2×/), expect.not.stringMatching(/carried/)]);
});

test("D and a number give an action another day", async () => {
  core.answers["read_day"] = { on: "2026-11-27", reading: "" };
  await open("s1");
  press("d");
  press("1");
  const form = within(await screen.findByRole("dialog", { name: "Postpone action" }));
  await user.type(form.getByRole("textbox", { name: "Due" }), "friday{Enter}");
  await vi.waitFor(() => expect(sent("postpone_action")).toEqual([{ id: "a1", new: "2026-11-27" }]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "Action due Fri 27 Nov.", action: { label: "Undo" } }));
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
  await user.click(screen.getByRole("button", { name: /^Hide/ }));
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

test("an empty list says what sessions are for, and an empty filter what it hides", async () => {
  core.answers["list_sessions"] = [];
  render(Sessions);
  expect(await screen.findByText(/Sessions keep what you and a mentor said/)).toBeTruthy();
  place.show("p2");
  expect(await screen.findByText(/Only sessions with Jon Abara are shown/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /^Show everybody/ }));
  expect(place.view).toBeUndefined();
});

const about = "Session with Maya Lindqvist";
const labels = () => keys.actions.filter((one) => one.about === about).map(({ label }) => label);

test("a session is moved to another day with its topics, by a key", async () => {
  const planned = { ...PLANNED, topics: HELD.topics, updatedAt: "5" };
  core.answers["list_sessions"] = [planned];
  core.answers["get_session"] = planned;
  core.answers["read_day"] = { on: "2026-11-27", reading: "" };
  await open("s2");
  press("r");
  const form = within(await screen.findByRole("dialog", { name: "Reschedule session" }));
  expect(form.getByText("It is on Wed 25 Nov.")).toBeTruthy();
  await user.type(form.getByRole("textbox", { name: "New day" }), "friday");
  await user.type(form.getByRole("textbox", { name: "Time" }), "9:30");
  await user.click(form.getByRole("button", { name: "Reschedule session" }));
  await vi.waitFor(() => expect(toasts.shown.map(({ message }) => message)).toEqual(["Session moved to Fri 27 Nov."]));
  expect(sent("edit_session")).toMatchObject([{ id: "s2", new: { base: "5", status: "planned", on: "2026-11-27", startsAt: "2026-11-27T09:30:00.000Z", topics: [{ id: "t1" }] } }]);
});

test("a day is asked for before a session is moved", async () => {
  await open("s2");
  press("r");
  const form = within(await screen.findByRole("dialog"));
  await user.click(form.getByRole("button", { name: "Reschedule session" }));
  expect(await form.findByText("Say on which day you will meet.")).toBeTruthy();
  expect(sent("edit_session")).toEqual([]);
});

test("a session is cancelled by a key, is seen as such, and can be planned again", async () => {
  core.answers["get_session"] = PLANNED;
  await open("s2");
  keys.handle(new KeyboardEvent("keydown", { key: "C", shiftKey: true }));
  expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
  expect(sent("edit_session")).toMatchObject([{ id: "s2", new: { status: "cancelled" } }]);
  cleanup();
  core.answers["list_sessions"] = [{ ...PLANNED, status: "cancelled" }];
  await open("s2");
  expect(within(screen.getByRole("grid", { name: "Sessions" })).getByText("Cancelled")).toBeTruthy();
  expect(labels()).toContain("Plan session again");
  expect(labels(), "nothing is left to cancel").not.toContain("Cancel session");
});

test("X and a number tick a topic, K carries it, A ticks an action", async () => {
  await open("s1");
  press("x");
  press("1");
  await vi.waitFor(() => expect(sent("edit_session")).toMatchObject([{ id: "s1", new: { topics: [{ id: "t1", state: "discussed" }] } }]));
  press("k");
  press("1");
  await vi.waitFor(() => expect(sent("carry_topic")).toEqual([{ id: "t1", new: null }]));
  press("a");
  press("1");
  await vi.waitFor(() => expect(sent("finish_action")).toEqual(["a1"]));
});

test("a planned session has its brief, and what is put on the agenda leaves it", async () => {
  const line = { id: "e1", kind: "entry", title: "Led the incident", on: "2026-11-12" };
  core.answers["session_brief"] = {
    ...{ personId: "p1", person: "Maya Lindqvist", lastOn: "2026-11-11", since: "2026-11-11", nextSession: "s2", certifications: [], entries: [line] },
    topics: [{ id: "t8", text: "The rota", state: "open", visibility: null, carried: 2 }],
    actions: [{ ...HELD.actions[0]!, overdue: true, carried: 1 }],
    goals: [{ id: "g1", title: "Lead a review", status: "active", stalled: true, movedOn: "2026-09-01", checkIn: { progress: 60, note: "Slow" } }],
    evidence: [{ skill: "mentoring", area: "leadership", lines: [line] }],
  };
  let now = PLANNED;
  core.answers["list_sessions"] = () => [now];
  core.answers["get_session"] = () => now;
  core.answers["edit_session"] = ({ new: session }: { new: NewSession }) => (now = { ...now, topics: session.topics.map((topic, at) => ({ ...topic, id: `n${at}` })) as Session["topics"] });
  await open("s2");
  const brief = within(await screen.findByRole("region", { name: "Brief" }));
  expect(brief.getAllByRole("listitem").map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim())).toEqual([
    expect.stringMatching(/The rota carried 2×/),
    expect.stringMatching(/Send the draft mine, due .*, overdue, carried 1×/),
    expect.stringMatching(/Lead a review stands still since .*, 60 %, Slow/),
    expect.stringMatching(/mentoring 1 record, Led the incident/),
    expect.stringMatching(/Led the incident/),
  ]);
  press("b");
  press("1");
  await vi.waitFor(() => expect(sent("carry_topic")).toEqual([{ id: "t8", new: "s2" }]));
  press("b");
  press("2");
  await vi.waitFor(() => expect(now.topics.map(({ text }) => text)).toEqual(["Send the draft"]));
  await vi.waitFor(() => expect(brief.queryByText("Send the draft")).toBeNull());
  await user.click(brief.getByRole("button", { name: "Lead a review" }));
  expect([place.screen, place.id]).toEqual(["goals", "g1"]);
});

test("topics, decisions and actions are added on the page, one after another", async () => {
  await open("s1");
  press("t");
  await user.type(await screen.findByRole("textbox", { name: "Add topic" }), "The rota{Enter}The review{Enter}");
  await vi.waitFor(() => expect(sent("edit_session")).toMatchObject([{ new: { topics: [{ id: "t1" }, { text: "The rota" }] } }, { new: { topics: [{ id: "t1" }, { text: "The review" }] } }]));
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("textbox", { name: "Add topic" })).toBeNull();
  keys.handle(new KeyboardEvent("keydown", { key: "A", shiftKey: true }));
  await user.type(await screen.findByRole("textbox", { name: "Add action" }), "Review it");
  await user.selectOptions(screen.getByRole("combobox", { name: "Owner" }), "Them");
  await user.click(screen.getByRole("button", { name: "Add" }));
  await vi.waitFor(() => expect(sent("edit_session").at(-1)).toMatchObject({ new: { actions: [{ id: "a1" }, { text: "Review it", owner: "them" }] } }));
});

test("N shows the private notes and hides them, and a window that is left has them blurred", async () => {
  await open("s1");
  press("n");
  const hide = await screen.findByRole("button", { name: /^Hide/ });
  const text = await screen.findByText("I was nervous.");
  expect(hide).toBeTruthy();
  press("n");
  await vi.waitFor(() => expect(text.closest("[aria-hidden=true]")).not.toBeNull());
  press("n");
  await screen.findByRole("button", { name: /^Hide/ });
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.waitFor(() => expect(text.closest("[aria-hidden=true]")).not.toBeNull());
  vi.restoreAllMocks();
});

test("a search finds a session by a decision, never by a private note", async () => {
  await open();
  press("/");
  await user.keyboard("storage first");
  await vi.waitFor(() => expect(within(screen.getByRole("grid", { name: "Sessions" })).getAllByRole("row")).toHaveLength(1));
  await user.keyboard("{Escape}nervous");
  expect(await screen.findByText("No session matches “nervous”.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /^Clear$|^Clear Shift/ }));
  await vi.waitFor(() => expect(within(screen.getByRole("grid", { name: "Sessions" })).getAllByRole("row")).toHaveLength(4));
});

test("no two things that can be done on a session, a person or the list share a key", async () => {
  const doubled = () => {
    const all = keys.actions.flatMap(({ key, also }) => [key, also]).filter((key) => key !== undefined);
    return all.filter((key, at) => all.indexOf(key) !== at);
  };
  const firsts = () => new Set(keys.actions.filter(({ key }) => key.includes(" ")).map(({ key }) => key.split(" ")[0]));
  core.answers["list_mentorships"] = [WITH_MAYA, { ...WITH_MAYA, id: "m0", endedOn: "2025-12-31" }];
  for (const [id, view] of [[undefined, undefined], [undefined, "people"], ["s1", undefined], ["s2", undefined], ["p1", "people"]] as const) {
    await open(id, view);
    expect(doubled(), `on ${id ?? view ?? "the list"}`).toEqual([]);
    expect(keys.actions.filter(({ key }) => firsts().has(key)).map(({ label }) => label), "a first key does nothing of its own").toEqual([]);
    cleanup();
  }
});

test("sessions that are selected are marked together, and then none is selected", async () => {
  await open();
  screen.getByRole("grid", { name: "Sessions" }).focus();
  await user.keyboard("x{Shift>}{ArrowDown}{/Shift}");
  press("v");
  const form = within(await screen.findByRole("dialog", { name: "Mark 2 records" }));
  await user.selectOptions(form.getByRole("combobox", { name: "Who may see them" }), "report");
  await user.click(form.getByRole("button", { name: "Mark" }));
  await vi.waitFor(() => expect(sent("mark_all")).toMatchObject([{ records: ["s2", "s3"], visibility: "report" }]));
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /^Mark/ })).toBeNull());
});

// The last one: the change that never ends would hold up all that come after it.
test("files dropped on one session are not shown as being kept with the next one", async () => {
  core.answers["attach"] = () => new Promise(() => undefined);
  await open("s1");
  await user.upload(screen.getByLabelText("Files to attach"), new File(["notes"], "notes.txt"));
  expect(await screen.findByText("Keeping the file")).toBeTruthy();
  place.select("s4");
  expect(await screen.findByRole("heading", { name: "Jon Abara" })).toBeTruthy();
  expect(screen.queryByText("Keeping the file")).toBeNull();
});
