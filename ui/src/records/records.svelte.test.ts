import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Evidence } from "../lib/bindings/Evidence";
import type { Marks as MarksType } from "../lib/bindings/Marks";
import type { NewEvidence } from "../lib/bindings/NewEvidence";
import type { NewMarks } from "../lib/bindings/NewMarks";
import type { NewTarget } from "../lib/bindings/NewTarget";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";
import Comments from "./Comments.svelte";
import Files from "./Files.svelte";
import LevelPicker from "./LevelPicker.svelte";
import Linked from "./Linked.svelte";
import MarkMany from "./MarkMany.svelte";
import Marks from "./Marks.svelte";
import MarksLine from "./MarksLine.svelte";
import { blankMarks, marksOf } from "./marks";
import RecordPage from "./RecordPage.svelte";
import { removeRecord } from "./remove";
import SkillPicker from "./SkillPicker.svelte";
import Steps from "./Steps.svelte";

const AREAS = [
  { slug: "leadership", name: "Leadership", pinned: true, skills: [{ slug: "mentoring", name: "Mentoring" }] },
  { slug: "data", name: "Data", pinned: false, skills: [{ slug: "lineage", name: "Lineage" }] },
];
const PEOPLE = [
  { id: "p1", name: "Maya Lindqvist", relation: "mentor", archivedOn: null },
  { id: "p2", name: "Jon Abara", relation: "peer", archivedOn: null },
];
const LED: Evidence = { id: "v1", skill: "mentoring", area: "leadership", verb: "led", visibility: null, quote: "" };
const core = standIn(() => ({
  list_areas: AREAS,
  list_people: PEOPLE,
  list_tags: [{ name: "ddp-hang", count: 3 }],
  list_levels: [0, 1, 2, 3, 4].map((rank) => ({ rank, name: ["Not yet", "Junior", "Engineer", "Senior", "Lead"][rank] })),
  logbook: { name: "Mine", path: "", today: "2026-11-23" },
  undo_step: { intent: "Delete", subject: "Lead a review" },
}));
const asked = () => core.asked.map(([command]) => command);

function marksForm(marks: NewMarks) {
  const state = $state({ marks });
  render(Marks, { props: { get marks() { return state.marks; }, set marks(now) { state.marks = now; } } });
  return state;
}

test("a skill is found, added and given a verb by keys alone", async () => {
  const state = $state({ evidence: [] as NewEvidence[] });
  render(SkillPicker, { props: { get evidence() { return state.evidence; }, set evidence(now) { state.evidence = now; } } });
  await vi.waitFor(() => expect(asked()).toContain("list_areas"));
  await userEvent.tab();
  await userEvent.keyboard("mentor{Enter}");
  expect(state.evidence).toEqual([{ name: "mentoring", verb: "practised" }]);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Verb: Mentoring" }), "led");
  expect(state.evidence).toEqual([{ name: "mentoring", verb: "led" }]);
});

test("the picker has the areas in the order of the logbook, and a whole area can be chosen", async () => {
  const state = $state({ evidence: [] as NewEvidence[] });
  render(SkillPicker, { props: { get evidence() { return state.evidence; }, set evidence(now) { state.evidence = now; } } });
  await userEvent.click(screen.getByRole("combobox", { name: "Skills" }));
  const [pinned, other] = [await screen.findByText("Mentoring"), screen.getByText("Lineage")];
  expect(pinned.compareDocumentPosition(other)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  const marked = (heading: string) => screen.getByText(heading, { selector: ".popup-heading" }).querySelector("svg") !== null;
  expect([marked("Leadership"), marked("Data")], "the two pinned areas wear their mark").toEqual([true, false]);
  await userEvent.keyboard("leadership whole{Enter}");
  expect(state.evidence).toEqual([{ name: "leadership", verb: "practised" }]);
});

test("a skill that is shown by two verbs keeps both when another one is added", async () => {
  const both: NewEvidence[] = [{ name: "lineage", verb: "learned" }, { name: "lineage", verb: "taught" }];
  const state = $state({ evidence: both });
  render(SkillPicker, { props: { get evidence() { return state.evidence; }, set evidence(now) { state.evidence = now; } } });
  await userEvent.click(screen.getByRole("combobox", { name: "Skills" }));
  await userEvent.keyboard("mentoring{Enter}");
  expect(state.evidence).toEqual([...both, { name: "mentoring", verb: "practised" }]);
});

test("a level is aimed for in a skill", async () => {
  const state = $state({ targets: [] as NewTarget[] });
  render(LevelPicker, { props: { get targets() { return state.targets; }, set targets(now) { state.targets = now; } } });
  await userEvent.click(screen.getByRole("combobox", { name: "Aims for" }));
  await userEvent.keyboard("lineage{Enter}");
  expect(state.targets).toEqual([{ name: "lineage", level: 3 }]);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Level: Lineage" }), "any");
  expect(state.targets).toEqual([{ name: "lineage", level: null }]);
});

test("a tag is typed or taken from those in use, as one word", async () => {
  const state = marksForm(blankMarks());
  const field = screen.getByRole("combobox", { name: "Tags" });
  await userEvent.type(field, "#code review{Enter}");
  await userEvent.type(field, "hang{Enter}");
  expect(state.marks.tags).toEqual(["code-review", "ddp-hang"]);
  await userEvent.click(screen.getByRole("button", { name: "Remove code-review" }));
  expect(state.marks.tags).toEqual(["ddp-hang"]);
});

test("a record can be shown to one mentor alone, and what that means is said", async () => {
  const state = marksForm(blankMarks());
  const field = screen.getByRole("combobox", { name: "Who may see it" });
  expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toContain("Only you see it.");
  await userEvent.selectOptions(field, await screen.findByRole("option", { name: "Only Maya Lindqvist" }));
  expect(state.marks.visibility).toBe("mentor:p1");
  expect(screen.queryByRole("option", { name: "Only Jon Abara" }), "a peer gets no packet").toBeNull();
});

test("an edit keeps the skills, tags and links that a record has", () => {
  const had = {
    visibility: "report",
    evidence: [{ skill: null, area: "leadership", verb: "led" }, { skill: "lineage", area: "data", verb: "learned" }],
    tags: ["ddp"],
    links: [{ id: "r1", kind: "goal", title: "Lead a review", on: null }],
  } as unknown as MarksType;
  expect(marksOf(had)).toEqual({
    visibility: "report",
    evidence: [{ name: "leadership", verb: "led" }, { name: "lineage", verb: "learned" }],
    tags: ["ddp"],
    links: ["r1"],
  });
});

test("marks are shown by name, and private says nothing", async () => {
  const { rerender, container } = render(MarksLine, { props: { marks: { evidence: [{ id: "v1", skill: "mentoring", area: "leadership", verb: "led", visibility: null, quote: "" }], tags: ["ddp"], visibility: "mentor:p1" } } });
  expect(await screen.findByText("Mentoring")).toBeTruthy();
  await vi.waitFor(() => expect(container.textContent).toContain("Only Maya Lindqvist"));
  await rerender({ marks: { evidence: [], tags: [], visibility: "private" } });
  expect(container.textContent?.trim()).toBe("");
});

test("a skill that a record shows can be held back where others see the record", async () => {
  const record = { id: "e1", visibility: "report" as const, evidence: [LED], tags: [], links: [], attachments: [] };
  const { rerender } = render(RecordPage, { props: { kind: "Entry", record, title: "A review", can: [] } });
  await userEvent.click(await screen.findByRole("button", { name: "Only me: “Mentoring”" }));
  await vi.waitFor(() => expect(core.sent("mark_part")).toEqual([{ id: "v1", new: "private" }]));
  await rerender({ record: { ...record, visibility: "private" } });
  expect(screen.queryByRole("button", { name: /^Only me/ }), "nobody sees any of it").toBeNull();
});

test("many pieces of one screen read the skills once", async () => {
  const marks = { evidence: [LED], tags: [], visibility: "private" as const };
  render(MarksLine, { props: { marks } });
  render(MarksLine, { props: { marks } });
  expect(await screen.findAllByText("Mentoring")).toHaveLength(2);
  expect(asked().filter((command) => command === "list_areas")).toHaveLength(1);
});

test("deleting closes the page and offers Undo", async () => {
  place.go("goals", "g1");
  await removeRecord("g1", "Lead a review");
  expect(place.id).toBeUndefined();
  expect(toasts.shown.map(({ message, action }) => [message, action?.label])).toEqual([["Deleted “Lead a review”.", "Undo"]]);
  toasts.shown[0]?.action?.run();
  await vi.waitFor(() => expect(asked()).toEqual(["delete_record", "last_step", "undo_step", "last_step"]));
});

test("when a record is still needed, the reason is said and its page stays", async () => {
  core.answers["delete_record"] = refusal("“Maya” is still needed by 4 sessions.", "person");
  place.go("sessions", "p1");
  await removeRecord("p1", "Maya");
  expect(place.id).toBe("p1");
  expect(toasts.shown.map(({ message }) => message)).toEqual(["“Maya” is still needed by 4 sessions."]);
});

test("a linked record opens on its own screen", async () => {
  render(Linked, { props: { links: [{ id: "s1", kind: "session", title: "Session with Maya", on: "2026-11-20" }] as never } });
  await userEvent.click(screen.getByRole("button", { name: /Session with Maya/ }));
  expect([place.screen, place.id]).toEqual(["sessions", "s1"]);
});

test("a step is shown under the person’s own day, not that of UTC", async () => {
  vi.stubEnv("TZ", "America/New_York");
  onTestFinished(() => void vi.unstubAllEnvs());
  core.answers["list_steps"] = [{ id: 1, intent: "Edit goal", subject: null, source: "window", at: "2026-11-24T01:00:00Z", undone: false, count: 1 }];
  render(Steps, { props: { record: "g1" } });
  expect(await screen.findByText("today")).toBeTruthy();
});

test("a record's history shows five steps, and the rest when asked", async () => {
  core.answers["list_steps"] = Array.from({ length: 7 }, (_, at) => ({ id: at, intent: `Edit goal ${at}`, subject: null, source: "window", at: "2026-11-20T08:00:00Z", undone: false, count: 1 }));
  render(Steps, { props: { record: "g1" } });
  expect(await screen.findAllByText(/Edit goal/)).toHaveLength(5);
  await userEvent.click(screen.getByRole("button", { name: "Show 2 more steps" }));
  expect(screen.getAllByText(/Edit goal/)).toHaveLength(7);
});

test("files that were dropped on one record are all kept with it, whatever is opened meanwhile", async () => {
  const kept: ((attachment: unknown) => void)[] = [];
  core.answers["attach"] = () => new Promise((done) => kept.push(done));
  const { rerender } = render(Files, { props: { record: "a", about: "A", files: [] } });
  await userEvent.upload(screen.getByLabelText("Files to attach"), ["one", "two"].map((name) => new File([name], name)));
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  await rerender({ record: "b", about: "B", files: [] });
  kept[0]?.({});
  await vi.waitFor(() => expect(kept).toHaveLength(2));
  kept[1]?.({});
  expect(core.sent("attach")).toMatchObject([{ record: "a", name: "one" }, { record: "a", name: "two" }]);
});

test("what was chosen for many records and cancelled is not sent with the next ones", async () => {
  const { rerender } = render(MarkMany, { props: { open: true, records: ["a"] } });
  const field = () => screen.findByRole<HTMLSelectElement>("combobox", { name: "Who may see them" });
  await userEvent.selectOptions(await field(), "report");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await rerender({ open: false, records: [] });
  await rerender({ open: true, records: ["b"] });
  expect((await field()).value).toBe("");
  await userEvent.click(screen.getByRole("button", { name: "Mark" }));
  await vi.waitFor(() => expect(core.sent("mark_all")).toMatchObject([{ records: ["b"], visibility: null }]));
});

test("what mentors said of a record stands on its page with their name and day, and leads to the entry", async () => {
  core.answers["list_comments"] = [{ entryId: "e9", personId: "p1", person: "Maya Lindqvist", on: "2026-10-02", words: "Bold." }];
  core.answers["render_markdown"] = (text: string) => `<p>${text}</p>`;
  render(Comments, { record: "g1" });
  expect(await screen.findByRole("heading", { name: "Said by mentors" })).toBeTruthy();
  expect(await screen.findByText("Bold.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: /Maya Lindqvist.*2 October 2026/ }));
  expect([place.screen, place.id]).toEqual(["journal", "e9"]);
  expect(core.sent("list_comments")).toEqual(["g1"]);
});

test("a record of which nobody said anything has no place for it", async () => {
  render(Comments, { record: "g1" });
  await vi.waitFor(() => expect(asked()).toContain("list_comments"));
  await new Promise((resolve) => setTimeout(resolve));
  expect(screen.queryByRole("region")).toBeNull();
});
