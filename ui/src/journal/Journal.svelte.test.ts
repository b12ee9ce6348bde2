import { fireEvent, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { change } from "../lib/api.svelte";
import type { EntryFilter } from "../lib/bindings/EntryFilter";
import type { RecordId } from "../lib/bindings/RecordId";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";
import { filterOf, readView, viewOf } from "./filter";
import Journal from "./Journal.svelte";

const entry = (id: string, extra: object = {}) => ({
  id,
  on: "2026-11-20",
  kind: "note",
  title: `Entry ${id}`,
  body: `Text of ${id}`,
  challenge: "",
  minutes: null,
  mood: null,
  energy: null,
  captured: false,
  sourcePath: null,
  frontmatter: null,
  visibility: "report",
  createdAt: "2026-11-20T08:00:00Z",
  updatedAt: "2026-11-20T09:00:00Z",
  evidence: [{ skill: "mentoring", area: "leadership", verb: "led" }],
  tags: ["ddp"],
  links: [],
  attachments: [],
  ...extra,
});
let stored = [entry("e1"), entry("e2"), entry("e3")];
const core = standIn(() => ({
  list_entries: ({ limit, offset }: EntryFilter) => stored.slice(offset, limit === null ? undefined : offset + limit),
  list_entry_versions: ({ limit, offset }: EntryFilter) =>
    stored.slice(offset, limit === null ? undefined : offset + limit).map(({ id, updatedAt }) => ({ id, updatedAt })),
  list_entry_templates: { templates: [], prompts: [] },
  get_line: (id: string) => (stored.some((one) => one.id === id) ? { id, kind: "entry", title: "", on: null } : refusal("There is none.", null, "notFound")()),
  get_entry: (id: string) => stored.find((one) => one.id === id),
  render_markdown: (text: string) => `<p>${text}</p>`,
  edit_entry: ({ id }: { id: string }) => entry(id, { updatedAt: "2026-11-23T10:00:00Z" }),
  add_entry: entry("e9"),
  mark_all: ({ records }: { records: string[] }) => records.length,
  read_day: { on: "2026-11-19", reading: "" },
  list_challenges: [{ slug: "data-drift", name: "Data drift", description: "Data changes." }],
  list_areas: [{ slug: "leadership", name: "Leadership", pinned: true, skills: [{ slug: "mentoring", name: "Mentoring" }] }],
  logbook: { name: "Mine", path: "", today: "2026-11-23" },
}));
const { sent } = core;

beforeEach(() => {
  stored = [entry("e1"), entry("e2"), entry("e3")];
  place.go("journal");
});
const run = (id: string) => keys.run(keys.actions.find((action) => action.id === id)!);

async function edit() {
  place.go("journal", "e1");
  render(Journal);
  await userEvent.click(await screen.findByRole("button", { name: /Edit entry/ }));
  return screen.findByRole("textbox", { name: "Text" });
}

test("an edit sends all that the entry is, and the version it began from", async () => {
  const text = await edit();
  await userEvent.type(text, " and more");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Kind" }), "win");
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  await vi.waitFor(() => expect(sent("edit_entry")).toHaveLength(1));
  expect(sent("edit_entry")[0]).toEqual({
    id: "e1",
    base: "2026-11-20T09:00:00Z",
    entry: {
      on: "2026-11-20",
      kind: "win",
      title: "Entry e1",
      body: "Text of e1 and more",
      challenge: "",
      minutes: null,
      mood: null,
      energy: null,
      visibility: "report",
      evidence: [{ name: "mentoring", verb: "led" }],
      tags: ["ddp"],
      links: [],
      base: "2026-11-20T09:00:00Z",
    },
  });
  expect(toasts.shown.at(-1)).toMatchObject({ message: "Entry changed.", action: { label: "Undo" } });
});

test("an entry that is left while it is edited is kept in one step, and the place one went to stays", async () => {
  await userEvent.type(await edit(), "!");
  place.go("journal", "e2");
  await vi.waitFor(() => expect(sent("edit_entry")).toHaveLength(1));
  expect(sent("edit_entry")[0]).toMatchObject({ id: "e1", entry: { body: "Text of e1!" } });
  expect(place.id).toBe("e2");
});

test("leaving an editor keeps what was set meanwhile, in one text", async () => {
  const text = await edit();
  stored = stored.map((one) => (one.id === "e1" ? { ...one, visibility: "private", tags: ["ddp", "held"], minutes: 30 as never, updatedAt: "2026-11-21T09:00:00Z" } : one));
  await userEvent.type(text, "!");
  place.go("journal", "e2");
  await vi.waitFor(() => expect(sent("edit_entry")).toHaveLength(1));
  expect(sent("edit_entry")[0]).toMatchObject({
    base: "2026-11-21T09:00:00Z",
    entry: { body: "Text of e1!", visibility: "private", tags: ["ddp", "held"], minutes: 30 },
  });
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toBe("Entry changed."));
});

test("text that was changed on both sides is an edit of the one it began from", async () => {
  const text = await edit();
  stored = stored.map((one) => (one.id === "e1" ? { ...one, body: "Theirs", updatedAt: "2026-11-21T09:00:00Z" } : one));
  await userEvent.type(text, "!");
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  await vi.waitFor(() => expect(sent("edit_entry")[0]).toMatchObject({ base: "2026-11-20T09:00:00Z", entry: { body: "Text of e1!" } }));
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toMatch(/^Both texts were kept/));
});

test("what was typed when the window went away is there again, with the version it began from", async () => {
  core.drafts["e1"] = { base: "2026-11-01T00:00:00Z", typed: { ...filterless(), body: "Half a thou" } };
  place.go("journal", "e1");
  render(Journal);
  const text = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Text" });
  expect(text.value).toBe("Half a thou");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  text.focus();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await vi.waitFor(() => expect(sent("edit_entry")).toHaveLength(1));
  expect(sent("edit_entry")[0]).toMatchObject({ base: "2026-11-01T00:00:00Z", entry: { body: "Half a thou" } });
  await vi.waitFor(() => expect(core.drafts, "what became an entry is no draft any more").toEqual({}));
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toMatch(/^Both texts were kept/));
});

test("an older draft that is only looked at is not written over the newer text", async () => {
  const older = { base: "2026-11-01T00:00:00Z", typed: { ...filterless(), body: "Half a thou" } };
  core.drafts["e1"] = older;
  place.go("journal", "e1");
  render(Journal);
  await screen.findByRole("textbox", { name: "Text" });
  place.go("journal", "e2");
  await screen.findByText("Text of e2");
  expect([sent("edit_entry"), core.drafts["e1"]]).toEqual([[], older]);
  place.go("journal", "e1");
  await userEvent.click(await screen.findByRole("button", { name: "Begin anew" }));
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Text" }).value).toBe("Text of e1");
  await vi.waitFor(() => expect(core.drafts).toEqual({}));
});

test("a new entry that was begun is there again when the journal is, and again under its key", async () => {
  core.drafts["new"] = { base: null, typed: { ...filterless(), title: "Half a title" } };
  core.answers["add_entry"] = refusal("The day is none.", "day");
  const { unmount } = render(Journal);
  expect((await screen.findByRole<HTMLInputElement>("textbox", { name: "Title" })).value).toBe("Half a title");
  expect(screen.queryByText("What happened?"), "the list alone was never on screen").toBeNull();
  await userEvent.type(screen.getByRole("textbox", { name: "Title" }), ".");
  place.select("e1");
  unmount();
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message, "what is refused on leaving stays a draft, and says why").toBe("The day is none."));
  expect(core.drafts["new"]).toMatchObject({ typed: { title: "Half a title." } });
});

test("an entry that is asked for is shown, also while a new one waits unfinished", async () => {
  core.drafts["new"] = { base: null, typed: { ...filterless(), title: "Half a title" } };
  place.go("journal", "e1");
  render(Journal);
  expect(await screen.findByText("Text of e1")).toBeTruthy();
  await userEvent.click(await screen.findByRole("button", { name: "Unfinished entry" }));
  expect((await screen.findByRole<HTMLInputElement>("textbox", { name: "Title" })).value).toBe("Half a title");
  place.go("journal", "e2");
  expect(await screen.findByText("Text of e2")).toBeTruthy();
  place.go("journal");
  expect(await screen.findByRole("button", { name: "Unfinished entry" }), "not touched, it is still a draft").toBeTruthy();
  expect(sent("add_entry")).toEqual([]);
});

test("a new entry that was left for another one is written once, however one comes back", async () => {
  render(Journal);
  await screen.findByRole("row", { name: /Entry e1/ });
  run("new-entry");
  await userEvent.type(await screen.findByRole("textbox", { name: "Title" }), "A good day");
  place.go("journal", "e2");
  await screen.findByText("Text of e2");
  place.back();
  await vi.waitFor(() => expect(sent("add_entry")).toHaveLength(1));
  await vi.waitFor(() => expect(core.drafts).toEqual({}));
  expect(screen.queryByRole("textbox", { name: "Title" })).toBeNull();
});

test("a new entry whose day cannot be read is not filed under today, but waits with that day", async () => {
  core.answers["read_day"] = refusal("“smoeday” is no day.", "day");
  const { unmount } = render(Journal);
  await screen.findByRole("row", { name: /Entry e1/ });
  run("new-entry");
  await userEvent.type(await screen.findByRole("textbox", { name: "Title" }), "A good day");
  await userEvent.type(screen.getByRole("textbox", { name: "Day" }), "smoeday");
  unmount();
  await vi.waitFor(() => expect(toasts.shown.at(-1)?.message).toMatch(/^“smoeday” cannot be read as a day, so what you typed waits as a draft/));
  render(Journal);
  expect((await screen.findByRole<HTMLInputElement>("textbox", { name: "Day" })).value).toBe("smoeday");
  expect(await screen.findByText("“smoeday” is no day.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Begin anew" }));
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Day" }).value).toBe("");
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  await vi.waitFor(() => expect(core.drafts).toEqual({}));
  expect(sent("add_entry")).toEqual([]);
});

test("an entry that is edited leaves nothing behind when nothing was typed", async () => {
  await edit();
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  await screen.findByRole("button", { name: /Edit entry/ });
  expect([sent("edit_entry"), sent("keep_draft"), core.drafts]).toEqual([[], [], {}]);
});

const filterless = () => ({ on: "2026-11-20", kind: "note", title: "", body: "", challenge: "", minutes: null, mood: null, energy: null, visibility: "private", evidence: [], tags: [], links: [] });

test("a challenge is asked for its kind, and loses it when it is no challenge any more", async () => {
  await edit();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Kind" }), "challenge");
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Kind of challenge" }), await screen.findByRole("option", { name: "Data drift" }));
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Kind" }), "note");
  await userEvent.type(screen.getByRole("textbox", { name: "Text" }), ".");
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  await vi.waitFor(() => expect(sent("edit_entry")[0]).toMatchObject({ entry: { kind: "note", challenge: "" } }));
});

test("a new entry is written and opened; one that says nothing is none", async () => {
  render(Journal);
  await screen.findByRole("row", { name: /Entry e1/ });
  run("new-entry");
  await userEvent.click(await screen.findByRole("button", { name: "Done" }));
  expect(sent("add_entry")).toEqual([]);
  run("new-entry");
  await userEvent.type(await screen.findByRole("textbox", { name: "Title" }), "A good day");
  await userEvent.click(screen.getByRole("button", { name: "Done" }));
  await vi.waitFor(() => expect(sent("add_entry")[0]).toMatchObject({ title: "A good day", kind: "note", visibility: "private" }));
  await vi.waitFor(() => expect(place.id).toBe("e9"));
});

test("several entries are marked in one step", async () => {
  render(Journal);
  await screen.findByRole("row", { name: /Entry e1/ });
  screen.getByRole("grid", { name: "Entries" }).focus();
  await userEvent.keyboard("{Home}{Shift>}{ArrowDown}{/Shift}");
  await userEvent.click(screen.getByRole("button", { name: /Mark 2/ }));
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Who may see them" }), "report");
  await userEvent.click(screen.getByRole("button", { name: "Mark" }));
  await vi.waitFor(() => expect(sent("mark_all")).toEqual([{ records: ["e1", "e2"], visibility: "report", evidence: [], tags: [], untags: [] }]));
  expect(toasts.shown.at(-1)?.action?.label).toBe("Undo");
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /Mark 2/ }), "nothing stays selected").toBeNull());
});

test("all that match the filter are marked, also those that were not read yet", async () => {
  stored = Array.from({ length: 250 }, (_, at) => entry(`m${at}`));
  place.go("journal", undefined, "kind=note");
  render(Journal);
  await vi.waitFor(() => expect(sent("list_entries")).toContainEqual(filterOf(readView("kind=note"), 50)));
  run("mark-matching");
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Who may see them" }), "mentor");
  await userEvent.click(screen.getByRole("button", { name: "Mark" }));
  await vi.waitFor(() => expect((sent("mark_all")[0] as { records: string[] }).records).toHaveLength(250));
  expect(sent("list_entry_versions"), "without their texts").toContainEqual(filterOf(readView("kind=note"), null));
  expect(sent("list_entries")).not.toContainEqual(filterOf(readView("kind=note"), null));
});

test("older entries are read when the end comes near, each once", async () => {
  stored = Array.from({ length: 80 }, (_, at) => entry(`m${at}`));
  render(Journal);
  const rows = () => screen.getByRole("grid", { name: "Entries" }).getAttribute("aria-rowcount");
  await screen.findByRole("row", { name: /Entry m0/ });
  expect(rows()).toBe("50");
  await fireEvent.scroll(screen.getByRole("grid", { name: "Entries" }));
  await vi.waitFor(() => expect(rows()).toBe("80"));
  await fireEvent.scroll(screen.getByRole("grid", { name: "Entries" }));
  expect(sent("list_entries").map((filter) => (filter as EntryFilter).offset)).toEqual([0, 50]);
});

test("opening an entry does not read the list again", async () => {
  render(Journal);
  await screen.findByRole("row", { name: /Entry e1/ });
  place.select("e2");
  await screen.findByRole("button", { name: /Edit entry/ });
  expect(sent("list_entries")).toHaveLength(1);
});

test("an entry that is gone closes its page", async () => {
  place.go("journal", "e1");
  render(Journal);
  await screen.findByRole("button", { name: /Edit entry/ });
  stored = stored.filter(({ id }) => id !== "e1");
  await change("delete_record", "e1" as RecordId);
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /Edit entry/ })).toBeNull());
});

test("a filter that hides everything says so and is cleared at once", async () => {
  stored = [];
  place.go("journal", undefined, "kind=win");
  render(Journal);
  await userEvent.click((await screen.findAllByRole("button", { name: /Clear filter/ })).at(-1)!);
  expect(place.view).toBeUndefined();
});

test("a filter and the view that stands for it are the same", () => {
  const shown = { kind: "win", skill: "leadership", tag: "ddp hang", day: "2026-11-20", inbox: true } as const;
  expect(readView(viewOf(shown))).toEqual(shown);
  expect(viewOf(readView(undefined))).toBeUndefined();
  expect(readView("inbox").inbox, "as Today sends it").toBe(true);
});
