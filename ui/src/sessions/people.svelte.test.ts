import { render, screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import type { Person } from "../lib/bindings/Person";
import { keys } from "../lib/keys.svelte";
import { layers } from "../lib/layers.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal } from "../lib/standIn";
import { standing } from "./cadence";
import { blankSession, draftName } from "./session";
import Sessions from "./Sessions.svelte";
import { HELD, JON, MARKS, MAYA, OLDER, PLANNED, WITH_MAYA, core, open, press, sent, user } from "./standIn";

test("one person’s sessions say how long ago the last one was, and how often to meet", async () => {
  await open();
  await user.selectOptions(screen.getByRole("combobox", { name: "With" }), "Maya Lindqvist");
  expect(screen.getByText("Last session 12 days ago, every 2 weeks")).toBeTruthy();
  expect(within(screen.getByRole("grid", { name: "Sessions" })).getAllByRole("row")).toHaveLength(3);
});

test("a mentorship says in words what is overdue", () => {
  const on = (now: string, next: string | null = null) => standing({ ...WITH_MAYA, nextSessionOn: next, dueOn: next ?? "2026-11-25" }, now);
  expect(on("2026-11-25"), "two weeks ago to the day").toEqual({ words: "Last session 14 days ago, every 2 weeks", late: false });
  expect(on("2026-11-26")).toEqual({ words: "Last session 15 days ago, every 2 weeks, the next one overdue since yesterday", late: true });
  expect(on("2026-11-26", "2026-11-30").words).toBe("Last session 15 days ago, next in 4 days, every 2 weeks");
  expect(on("2026-11-26", "2026-11-24"), "what was planned has passed").toEqual({ words: "Last session 15 days ago, the one of 2 days ago is to be wrapped up, every 2 weeks", late: true });
});

test("whoever is not known yet is added by typing their name", async () => {
  await open();
  press("c");
  const form = within(await screen.findByRole("dialog"));
  await user.type(form.getByRole("combobox", { name: "With" }), "Priya Nair");
  await user.click(await screen.findByText("Add “Priya Nair”"));
  await vi.waitFor(() => expect(sent("add_person")).toMatchObject([{ name: "Priya Nair", relation: "mentor" }]));
});

test("what was typed into a mentorship is still there after Esc", async () => {
  await open("p2", "people");
  press("m");
  await user.type(await screen.findByRole("textbox", { name: "Purpose" }), "First model");
  await user.keyboard("{Escape}");
  await vi.waitFor(() => expect(core.drafts).toMatchObject({ "new-mentorship-p2": { typed: { to: { purpose: "First model" } } } }));
});

test("what was begun with one person is not what is begun with another", () => {
  const name = (personId: string | null) => draftName({ form: "session", how: "log", draft: blankSession("held", personId as Person["id"] | null) });
  expect([name("p1"), name("p2"), name(null)]).toEqual(["new-session-log-p1", "new-session-log-p2", "new-session-log-"]);
});

test("a person’s page shows the mentorship, what is promised and what is parked", async () => {
  await open("p1", "people");
  expect(screen.getByRole("heading", { name: "Lead an effort" })).toBeTruthy();
  expect(await screen.findByText("The talk in January")).toBeTruthy();
  expect(screen.getByRole("checkbox", { name: "Send the draft" })).toBeTruthy();
  press("t");
  const form = within(await screen.findByRole("dialog", { name: "Park topic for next time" }));
  await user.type(form.getByRole("textbox", { name: "Topic" }), "The review");
  await user.click(form.getByRole("button", { name: "Park topic" }));
  await vi.waitFor(() => expect(sent("park_topic")).toEqual([{ personId: "p1", text: "The review" }]));
});

const FOCUS = [
  { skill: "mentoring", name: "Mentoring", startLevel: 1, endLevel: null },
  { skill: "papers", name: "Reading research", startLevel: 2, endLevel: 3 },
];

async function endForm(mentorship: object) {
  core.answers["list_mentorships"] = [mentorship];
  place.go("sessions", "m1");
  render(Sessions);
  expect(await screen.findByRole("heading", { name: /Maya Lindqvist/ })).toBeTruthy();
  keys.handle(new KeyboardEvent("keydown", { key: "M", shiftKey: true }));
  return within(await screen.findByRole("dialog", { name: "End mentorship with Maya Lindqvist" }));
}

test("ending a mentorship asks for each skill in focus again, and levels may be left as they are", async () => {
  const form = await endForm({ ...WITH_MAYA, skills: FOCUS });
  await form.findAllByRole("option", { name: "3 Senior" });
  await user.selectOptions(form.getByRole("combobox", { name: "Mentoring at the end" }), "3 Senior");
  await user.type(form.getByRole("textbox", { name: "Why" }), "Two people grew");
  await user.type(form.getByRole("textbox", { name: "What came of it" }), "Ask sooner.");
  await user.click(form.getByRole("button", { name: "End mentorship" }));
  await vi.waitFor(() => expect(sent("end_mentorship")).toEqual([{ id: "m1", new: { ratings: [{ skill: "mentoring", level: 3, reason: "Two people grew" }], note: "Ask sooner." } }]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "Mentorship ended.", action: { label: "Undo" } }));
});

test("as a mentor one rates nobody: what came of it is said in words", async () => {
  const form = await endForm({ ...WITH_MAYA, as: "mentor", skills: FOCUS });
  expect(form.queryByRole("combobox")).toBeNull();
  await user.type(form.getByRole("textbox", { name: "What came of it" }), "She leads.");
  await user.click(form.getByRole("button", { name: "End mentorship" }));
  await vi.waitFor(() => expect(sent("end_mentorship")).toEqual([{ id: "m1", new: { ratings: [], note: "She leads." } }]));
});

test("a mentorship that ended shows the start beside the end, and what was not rated again", async () => {
  core.answers["list_mentorships"] = [{ ...WITH_MAYA, endedOn: "2026-11-20", dueOn: null, skills: FOCUS }];
  await open("p1", "people");
  const rows = within(await screen.findByRole("list", { name: "Skills in focus" })).getAllByRole("listitem");
  expect(rows.map(({ textContent }) => textContent?.replace(/\s+/g, " "))).toEqual([expect.stringMatching(/Mentoring.*at the start.*Level 1.*not rated again/), expect.stringMatching(/at the start.*Level 2.*at the end.*Level 3/)]);
  await user.click(screen.getByRole("button", { name: "Rate now" }));
  expect(await screen.findByRole("dialog", { name: "How the mentorship with Maya Lindqvist ended" })).toBeTruthy();
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

test("of several mentorships with one person each can be shown alone", async () => {
  core.answers["list_mentorships"] = [WITH_MAYA, { ...WITH_MAYA, id: "m0", purpose: "First year", endedOn: "2025-12-31" }];
  core.answers["list_sessions"] = [HELD, { ...OLDER, person: "Maya Lindqvist", personId: "p1", mentorship: "m0" }];
  await open();
  await user.selectOptions(screen.getByRole("combobox", { name: "With" }), "Maya Lindqvist: First year");
  expect(place.view).toBe("m0");
  await vi.waitFor(() => expect(within(screen.getByRole("grid", { name: "Sessions" })).getAllByRole("row")).toHaveLength(1));
});

test("a person is archived by a key, and brought back", async () => {
  core.answers["get_person"] = MAYA;
  await open("p1", "people");
  const shiftA = () => keys.handle(new KeyboardEvent("keydown", { key: "A", shiftKey: true }));
  shiftA();
  await vi.waitFor(() => expect(sent("edit_person")).toMatchObject([{ id: "p1", new: { archivedOn: "2026-11-23" } }]));
  expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
});

test("before two people become one it is said what moves and who sees more", async () => {
  core.answers["merge_people"] = JON;
  core.answers["list_sessions"] = ({ personId }: { personId: string | null }) => [HELD, PLANNED, { ...OLDER, visibility: "mentor" }].filter((one) => personId === null || one.personId === personId);
  await open("p2", "people");
  keys.handle(new KeyboardEvent("keydown", { key: "U", shiftKey: true }));
  const form = within(await screen.findByRole("dialog", { name: "Merge Jon Abara with another person" }));
  await user.click(form.getByRole("button", { name: "Merge people" }));
  expect(await form.findByText("Choose who Jon Abara is, too.")).toBeTruthy();
  await user.selectOptions(form.getByRole("combobox", { name: "Is the same person as" }), "Maya Lindqvist, mentor");
  expect(form.getByText(/1 session and 0 mentorships with Jon Abara/)).toBeTruthy();
  expect(form.getByText(/1 session that is not private and everything else marked “Only Jon Abara”/)).toBeTruthy();
  await user.click(form.getByRole("button", { name: "Merge people" }));
  await vi.waitFor(() => expect(sent("merge_people")).toEqual([{ from: "p2", into: "p1" }]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "Jon Abara and Maya Lindqvist are one person now.", action: { label: "Undo" } }));
});

test("a person’s page shows the ratings that they gave", async () => {
  const rating = { ...MARKS, id: "r1", skill: "mentoring", skillName: "Mentoring", area: "leadership", level: 3, reason: "Ran the guild", by: "Maya", personId: "p1", on: "2026-10-01" };
  core.answers["list_ratings"] = (person: string) => (person === "p1" ? [rating] : []);
  await open("p1", "people");
  const given = within(await screen.findByRole("region", { name: "Ratings given" }));
  expect(given.getByText("Ran the guild")).toBeTruthy();
});

test("a mentor’s page lists what they answered, and opens it again", async () => {
  core.answers["list_replies"] = [
    { id: "r1", personId: "p1", person: "Maya Lindqvist", quarter: "2026Q3", savedAt: "2026-10-02T10:00:00Z", readAt: "2026-10-03T10:00:00Z" },
    { id: "r2", personId: "p9", person: "Somebody", quarter: "2026Q3", savedAt: "2026-10-02T10:00:00Z", readAt: "2026-10-03T10:00:00Z" },
  ];
  await open("p1", "people");
  const packets = within(screen.getByRole("region", { name: "Packets" }));
  await user.click(await packets.findByRole("button", { name: /Maya Lindqvist answered the packet of 2026Q3.*2 October 2026/ }));
  expect([layers.open, layers.replied]).toEqual(["reply", { kept: "r1" }]);
  expect(packets.queryByRole("button", { name: /Somebody/ })).toBeNull();
  layers.open = undefined;
});

test("a packet is made from a mentor’s page, which says what one is until the first answer; who is no mentor gets none", async () => {
  await open("p1", "people");
  expect(await within(screen.getByRole("region", { name: "Packets" })).findByText(/A packet is one page that Maya Lindqvist reads/)).toBeTruthy();
  press("q");
  expect([place.screen, place.view]).toEqual(["quarter", " packet:p1"]);
  place.go("sessions", "p2", "people");
  await vi.waitFor(() => expect(screen.getByRole("heading", { name: /Jon Abara/ })).toBeTruthy());
  expect(screen.queryByRole("region", { name: "Packets" })).toBeNull();
});
