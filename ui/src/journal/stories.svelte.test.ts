import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import "../lib/editor/noLayout";
import { change } from "../lib/api.svelte";
import type { EntryFilter } from "../lib/bindings/EntryFilter";
import type { RecordId } from "../lib/bindings/RecordId";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { standIn } from "../lib/standIn";
import { toasts } from "../lib/toasts.svelte";
import { entryOffers } from "./offers";
import Journal from "./Journal.svelte";

// With this the field is the one that the window has; without it, it is a plain one.
Object.defineProperty(ShadowRoot.prototype, "adoptedStyleSheets", { value: undefined, writable: true, configurable: true });

const entry = (id: string, extra: object = {}) => ({
  id,
  on: "2026-11-20",
  kind: "note",
  title: `Entry ${id}`,
  body: `First of ${id}.\n\nSecond of ${id}.`,
  challenge: "",
  minutes: null,
  mood: null,
  energy: null,
  captured: false,
  sourcePath: null,
  frontmatter: null,
  visibility: "private",
  createdAt: "2026-11-20T08:00:00Z",
  updatedAt: "2026-11-20T09:00:00Z",
  evidence: [],
  tags: [],
  links: [],
  attachments: [],
  ...extra,
});
type Stored = ReturnType<typeof entry>;
let stored: Stored[] = [];
const matching = ({ inbox, from }: EntryFilter) => stored.filter((one) => (!inbox || (one.captured && one.evidence.length === 0)) && (!from || one.on === from));
const AREAS = [{ slug: "leadership", name: "Leadership", pinned: true, skills: [{ slug: "mentoring", name: "Mentoring" }, { slug: "delegation", name: "Delegation" }] }];
const PEOPLE = [{ id: "p1", name: "Maya Lindqvist", relation: "mentor", archivedOn: null }, { id: "p2", name: "Maya Old", relation: "peer", archivedOn: "2025-01-01" }];
const PROMPTS = [{ id: null, name: "What did I learn today?", kind: "reflection", body: "" }, { id: "t2", name: "Who helped me?", kind: "note", body: "" }];
const TEMPLATES = [{ id: "t1", name: "My week", kind: "reflection", body: "## Moved\n" }, { id: null, name: "A win", kind: "win", body: "**Situation.**" }];
const core = standIn(() => ({
  list_entries: (filter: EntryFilter) => matching(filter).slice(filter.offset, filter.limit === null ? undefined : filter.offset + filter.limit),
  list_entry_versions: (filter: EntryFilter) => matching(filter).slice(0, filter.limit ?? undefined).map(({ id, updatedAt }) => ({ id, updatedAt })),
  get_line: (id: string) => ({ id, kind: "entry", title: "", on: null }),
  get_entry: (id: string) => stored.find((one) => one.id === id),
  render_markdown: (text: string) => `<p>${text}</p>`,
  edit_entry: ({ id, entry: edited }: { id: string; entry: Partial<Stored> }) => entry(id, { body: edited.body, updatedAt: "2026-11-23T10:00:00Z" }),
  add_entry: (made: Partial<Stored>) => {
    const kept = entry("e9", { title: made.title, body: made.body, on: made.on ?? "2026-11-23" });
    stored = [kept, ...stored];
    return kept;
  },
  promote_paragraph: ({ entry: id }: { entry: string }) => stored.find((one) => one.id === id),
  attach: ({ name }: { name: string }) => ({ id: "a1", name, mediaType: "image/png", size: 3, hash: "", visibility: null }),
  mark_all: ({ records, evidence }: { records: string[]; evidence: object[] }) => {
    stored = stored.map((one) => (records.includes(one.id) ? entry(one.id, { ...one, evidence, updatedAt: "2026-11-23T11:00:00Z" }) : one));
    return records.length;
  },
  journal_year: (year: number) => ({ year, years: [2026, 2024], days: year === 2026 ? [{ on: "2026-11-20", count: 3 }] : [] }),
  get_profile: { weekStart: "monday" },
  list_entry_templates: { templates: TEMPLATES, prompts: PROMPTS },
  list_areas: AREAS,
  list_people: PEOPLE,
  search: [{ id: "g1", kind: "goal", title: "Ship DDP", snippet: "", on: null }],
  today: { onThisDay: [entry("old", { on: "2024-11-23", title: "Two years ago" })] },
  logbook: { name: "Mine", path: "", today: "2026-11-23" },
}));
const { sent } = core;

beforeEach(() => {
  stored = [entry("e1"), entry("e2"), entry("e3")];
  place.go("journal");
});
/** A day of the year; roles are slow to compute for hundreds of them. */
const dayOf = (on: string) =>
  vi.waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-day="${on}"]`);
    if (!found) throw new Error(`There is no ${on}.`);
    return found;
  });
const run = (id: string) => keys.run(keys.actions.find((action) => action.id === id)!);

/** The text that is written in, inside its shadow root. */
const text = () =>
  vi.waitFor(() => {
    const found = document.querySelector(".host")?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
    if (!found) throw new Error("There is no text to write in.");
    return found;
  });

test("the prompt of the day is offered to a new entry, and another one", async () => {
  render(Journal);
  await screen.findByRole("row", { name: /Entry e1/ });
  run("new-entry");
  expect(await screen.findByText("What did I learn today?")).toBeTruthy();
  run("prompt-another");
  expect(await screen.findByText("Who helped me?")).toBeTruthy();
  run("prompt-use");
  await vi.waitFor(() => expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Title" }).value).toBe("Who helped me?"));
  await vi.waitFor(() => expect(screen.queryByText(/^Prompt:/), "what is begun is not asked again").toBeNull());
});

test("a new entry begins with the text of a template", async () => {
  render(Journal);
  await screen.findByRole("row", { name: /Entry e1/ });
  run("new-entry");
  await screen.findByText("What did I learn today?");
  run("entry-template");
  await userEvent.click(await screen.findByRole("button", { name: /A win/ }));
  expect((await text()).textContent).toContain("Situation.");
  expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Kind" }).value).toBe("win");
});

test("an entry is kept as a template, and one's own are edited and deleted", async () => {
  place.go("journal", "e1");
  render(Journal);
  await screen.findByRole("button", { name: /Edit entry/ });
  run("entry-template-keep");
  await userEvent.click(await screen.findByRole("button", { name: "Keep template" }));
  await vi.waitFor(() => expect(sent("add_entry_template")).toEqual([{ name: "Entry e1", kind: "note", body: stored[0]?.body }]));
  place.go("journal", undefined, "templates");
  await userEvent.click(await screen.findByRole("button", { name: "Delete “My week”" }));
  await vi.waitFor(() => expect(sent("delete_entry_template")).toEqual(["t1"]));
  expect(screen.queryByRole("button", { name: "Delete “A win”" }), "those of Cairn stay").toBeNull();
  await userEvent.click(screen.getByText("My week"));
  await userEvent.type(await screen.findByRole("textbox", { name: /Name/ }), "!");
  await userEvent.click(screen.getByRole("button", { name: "Save template" }));
  await vi.waitFor(() => expect(sent("edit_entry_template")).toEqual([{ id: "t1", new: { name: "My week!", kind: "reflection", body: "## Moved\n" } }]));
});

test("a paragraph of an entry is made evidence by keys alone", async () => {
  place.go("journal", "e1");
  render(Journal);
  await screen.findByRole("button", { name: /Edit entry/ });
  run("entry-promote");
  const first = await screen.findByRole("radio", { name: "First of e1." });
  first.focus();
  await userEvent.keyboard("{ArrowDown}");
  await userEvent.click(screen.getByRole("button", { name: "Make evidence" }));
  expect(await screen.findByText("Say which skill or area the paragraph shows.")).toBeTruthy();
  await userEvent.type(screen.getByRole("combobox", { name: "Skills" }), "mentor{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Make evidence" }));
  await vi.waitFor(() => expect(sent("promote_paragraph")).toEqual([{ entry: "e1", paragraph: "Second of e1.", evidence: [{ name: "mentoring", verb: "practised" }] }]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "The paragraph is evidence now.", action: { label: "Undo" } }));
});

test("a paragraph that is evidence is shown on its entry", async () => {
  stored = [entry("e1", { evidence: [{ id: "v1", skill: "mentoring", area: "leadership", verb: "led", visibility: null, quote: "Second of e1." }] })];
  place.go("journal", "e1");
  render(Journal);
  expect((await screen.findByText("Second of e1.", { selector: "blockquote" })).parentElement?.textContent).toMatch(/Mentoring\s*led/);
});

test("a file that is pasted into a new entry is kept with it, and the entry first", async () => {
  render(Journal);
  await screen.findByRole("row", { name: /Entry e1/ });
  run("new-entry");
  const content = await text();
  const clipboardData = { files: [new File(["png"], "loss [1].png")], getData: () => "" };
  content.dispatchEvent(Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData }));
  await vi.waitFor(() => expect(sent("attach")).toEqual([{ record: "e9", name: "loss [1].png", bytes: btoa("png") }]));
  expect(sent("add_entry")).toHaveLength(1);
  await vi.waitFor(() => expect(content.textContent).toContain("![loss \\[1\\].png](attachment:a1)"));
  expect(toasts.shown.at(-1)?.message).toMatch(/^The entry was kept first/);
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  await vi.waitFor(() => expect(sent("edit_entry")).toMatchObject([{ id: "e9", entry: { body: "![loss \\[1\\].png](attachment:a1)" } }]));
  expect(sent("add_entry"), "it is one entry").toHaveLength(1);
  await vi.waitFor(() => expect(core.drafts).toEqual({}));
});

test("what is chosen while writing becomes a chip of the entry", async () => {
  const draft = { links: [] as RecordId[], evidence: [] as { name: string; verb: "led" | "practised" | "learned" | "taught" }[] };
  const found = vi.fn();
  const [records, skills, people] = entryOffers({ draft: () => draft, areas: () => AREAS as never, people: () => PEOPLE as never, id: () => "e1", found });
  const [goal] = await records!.find("ship");
  goal?.take?.();
  expect([goal?.text, draft.links, found.mock.lastCall]).toEqual(["[[Ship DDP]]", ["g1"], ["g1", "Ship DDP"]]);
  const [mentoring] = await skills!.find("ment");
  mentoring?.take?.();
  const [led] = await skills!.find("mentoring:le");
  led?.take?.();
  expect([led?.label, draft.evidence]).toEqual(["Mentoring: learned", [{ name: "mentoring", verb: "practised" }, { name: "mentoring", verb: "learned" }]]);
  expect((await people!.find("maya")).map(({ text }) => text), "those that are archived are offered no more").toEqual(["@Maya Lindqvist"]);
});

test("among records to link, the one that is called so comes before one that only speaks of it", async () => {
  core.answers["search"] = [{ id: "m1", title: "Mentorship with Maya", kind: "mentorship", snippet: "", on: null }, { id: "g1", title: "Train a transformer", kind: "goal", snippet: "", on: null }];
  const [records] = entryOffers({ draft: () => ({ links: [], evidence: [] }), areas: () => AREAS as never, people: () => PEOPLE as never, id: () => undefined, found: vi.fn() });
  expect((await records!.find("train")).map(({ label }) => label)).toEqual(["Train a transformer", "Mentorship with Maya"]);
});

test("entries of this day in other years stand above the list", async () => {
  render(Journal);
  await userEvent.click(await screen.findByRole("button", { name: /2024.*Two years ago/ }));
  expect(place.id).toBe("old");
});

test("the year shows each day with its number, and Enter shows its entries", async () => {
  place.go("journal", undefined, "year");
  render(Journal);
  const today = await dayOf("2026-11-23");
  expect(today.getAttribute("aria-label")).toBe("Monday, 23 November 2026: nothing written, today");
  await vi.waitFor(() => expect(document.activeElement).toBe(today));
  await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Friday, 20 November 2026: 3 entries");
  expect(document.activeElement?.textContent).toBe("3");
  await userEvent.keyboard("{Enter}");
  expect(place.view).toBe("day=2026-11-20");
  expect(await screen.findByRole("row", { name: /Entry e1/ })).toBeTruthy();
});

test("an empty day is written on", async () => {
  place.go("journal", undefined, "year=2026");
  render(Journal);
  await userEvent.click(await dayOf("2026-11-03"));
  await userEvent.type(await screen.findByRole("textbox", { name: "Title" }), "Late");
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  await vi.waitFor(() => expect(sent("add_entry")).toMatchObject([{ title: "Late", on: "2026-11-03" }]));
});

test("the year is also a table, and other years are gone to", async () => {
  place.go("journal", undefined, "year=2026");
  render(Journal);
  await dayOf("2026-11-20");
  run("year-table");
  expect((await screen.findByRole("row", { name: /November/ })).textContent).toBe("November13");
  run("year-before");
  expect(place.view).toBe("year=2024");
});

test("the inbox is sorted one by one, without leaving the keys", async () => {
  stored = [entry("c1", { captured: true, title: "Found a leak" }), entry("c2", { captured: true, title: "Led a talk" }), entry("e1")];
  place.go("journal", undefined, "inbox");
  render(Journal);
  expect(await screen.findByText("2 captures wait for a skill")).toBeTruthy();
  const field = await screen.findByRole("combobox", { name: "What does it show?" });
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
  await userEvent.keyboard("delegation{Enter}");
  await vi.waitFor(() => expect(sent("mark_all")).toMatchObject([{ records: ["c1"], evidence: [{ name: "delegation", verb: "practised" }] }]));
  expect(await screen.findByText("Led a talk")).toBeTruthy();
  expect(document.activeElement).toBe(field);
  run("inbox-leave");
  expect(await screen.findByText(/^That was all/)).toBeTruthy();
  expect(stored.find(({ id }) => id === "c2")?.evidence).toEqual([]);
});

test("an empty inbox says so kindly", async () => {
  place.go("journal", undefined, "inbox");
  render(Journal);
  expect(await screen.findByText(/^The inbox is empty/)).toBeTruthy();
});

test("one goes from entry to entry while reading", async () => {
  place.go("journal", "e1");
  render(Journal);
  await screen.findByRole("button", { name: /Edit entry/ });
  run("entry-next");
  expect(place.id).toBe("e2");
  await vi.waitFor(() => expect(keys.actions.some(({ id }) => id === "entry-previous")).toBe(true));
  run("entry-previous");
  expect(place.id).toBe("e1");
});

test("after a change only what it changed is read again, however many rows there are", async () => {
  stored = Array.from({ length: 300 }, (_, at) => entry(`m${at}`));
  render(Journal);
  await screen.findByRole("row", { name: /Entry m0/ });
  const before = sent("list_entries").length;
  stored = [entry("new"), ...stored.map((one, at) => (at === 3 ? entry("m3", { title: "Other", updatedAt: "2026-11-23T12:00:00Z" }) : one))].filter(({ id }) => id !== "m5");
  await change("delete_record", "m5" as RecordId);
  expect(await screen.findByRole("row", { name: /Other/ })).toBeTruthy();
  expect(screen.getByRole("row", { name: /Entry new/ })).toBeTruthy();
  expect(screen.queryByRole("row", { name: /Entry m5$/ })).toBeNull();
  expect(sent("get_entry").toSorted()).toEqual(["m50", "m3", "new"].toSorted());
  expect(sent("list_entries")).toHaveLength(before);
});

test("no two of the keys that a screen offers are the same", async () => {
  for (const [id, view] of [[undefined, undefined], ["e1", undefined], [undefined, "year"], [undefined, "inbox"]] as const) {
    place.go("journal", id, view);
    const { unmount } = render(Journal);
    await vi.waitFor(() => expect(keys.actions.length).toBeGreaterThan(0));
    if (id) await screen.findByRole("button", { name: /Edit entry/ });
    const used = keys.actions.flatMap(({ key, also }) => [key, also]).filter((key) => key !== undefined);
    expect(used.toSorted(), `${id} ${view}`).toEqual([...new Set(used)].toSorted());
    unmount();
  }
});
