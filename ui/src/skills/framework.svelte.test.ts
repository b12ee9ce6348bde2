import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FrameworkFile } from "../lib/bindings/FrameworkFile";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { refusal, standIn } from "../lib/standIn";
import { toasts } from "../lib/toasts.svelte";
import Skills from "./Skills.svelte";

const skill = (slug: string, name: string) => ({ slug, name, description: "", levels: { 1: "Tries." }, evidence: [], source: [] });
const level = (rank: number, name: string) => ({ rank, slug: name.toLowerCase(), name, description: "" });
const FILE = {
  ...{ id: "f", slug: "own", name: "Own", version: "1.2", description: "", source: [], levels: [level(0, "Nothing"), level(1, "Junior"), level(2, "Senior")] },
  ...{ areas: [{ slug: "people", name: "People", description: "", pinned: true, source: [], skills: [skill("mentoring", "Mentoring"), skill("feedback", "Feedback")] }] },
  ...{ criteria: [], challenges: [], templates: [], specialisations: [], guide: null },
} as unknown as FrameworkFile;
const CHANGES = [
  { path: "People / Mentoring / level 1", what: "changed", before: "Tries.", after: "Tries often." },
  { path: "People / Feedback", what: "added", before: "", after: "Feedback" },
];

vi.setConfig({ testTimeout: 30_000 });

const core = standIn(() => ({
  list_areas: [], logbook: { name: "", path: "", today: "2026-11-23" },
  framework_file: FILE,
  save_framework: (file: FrameworkFile) => {
    core.answers["framework_file"] = { ...file, version: "1.3" };
    return { id: "f", slug: "own", name: "Own", version: "1.3", inUse: true, builtIn: false };
  },
  framework_versions: [{ version: "1.2", savedAt: "2026-11-20T08:00:00Z", current: true }, { version: "1.1", savedAt: "2026-11-01T08:00:00Z", current: false }],
  compare_frameworks: CHANGES,
  restore_framework: {},
  import_framework_text: { name: "Theirs", version: "2" },
  export_framework: { path: "/home/me/Downloads/own-1.0.yaml", size: 10, warnings: [] },
  list_frameworks: [{ id: "f", slug: "own", name: "Own", version: "1.2", inUse: true, builtIn: false }, { id: "g", slug: "theirs", name: "Theirs", version: "2", inUse: false, builtIn: false }],
}));
const saved = () => core.sent("save_framework").at(-1) as FrameworkFile;

beforeEach(() => {
  place.go("skills", undefined, "framework");
  window.addEventListener("keydown", keys.handle);
});
afterEach(() => window.removeEventListener("keydown", keys.handle));

async function edit(id?: string) {
  place.go("skills", id, "framework");
  render(Skills);
  return within(await screen.findByRole("group", { name: "Framework" }));
}
const names = () => within(screen.getByRole("group", { name: "Framework" })).getAllByRole("button").map((row) => row.textContent?.trim()).slice(5);
const save = () => userEvent.keyboard("{Control>}s{/Control}");

test("names and descriptors are edited in place, and one save makes one version", async () => {
  await edit("mentoring");
  const name = screen.getByRole("textbox", { name: "Name" });
  await userEvent.type(name, " others");
  await userEvent.type(screen.getByRole("textbox", { name: "2 Senior" }), "Leads.");
  expect(names()).toEqual(["People", "Mentoring others", "Feedback"]);
  await save();
  await vi.waitFor(() => expect(toasts.shown.map(({ message, action }) => [message, action?.label])).toEqual([["Framework saved as version 1.3.", "Undo"]]));
  expect(core.sent("save_framework")).toHaveLength(1);
  expect(saved()).toMatchObject({ version: "1.2", areas: [{ slug: "people", skills: [{ slug: "mentoring", name: "Mentoring others", levels: { 1: "Tries.", 2: "Leads." } }, { slug: "feedback" }] }] });
  expect(await screen.findByText("Own, version 1.3")).toBeTruthy();
});

test("rows are moved by Alt and the arrows, and keep the focus", async () => {
  const tree = await edit();
  const row = tree.getByRole("button", { name: "Feedback" });
  row.focus();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(names()).toEqual(["People", "Feedback", "Mentoring"]);
  await vi.waitFor(() => expect(document.activeElement?.textContent?.trim()).toBe("Feedback"));
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(place.id).toBe("mentoring");
});

test("a new skill begins with its name", async () => {
  await edit("people");
  await userEvent.keyboard("c");
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" })));
  await userEvent.keyboard("Coaching");
  expect(names()).toEqual(["People", "Mentoring", "Feedback", "Coaching"]);
  await save();
  await vi.waitFor(() => expect(saved()?.areas[0]?.skills.at(-1)).toMatchObject({ slug: "", name: "Coaching" }));
});

test("what is removed can be put back before it is saved", async () => {
  const tree = await edit();
  tree.getByRole("button", { name: "Mentoring" }).focus();
  await userEvent.keyboard("{Delete}");
  expect(names()).toEqual(["People", "Feedback"]);
  await vi.waitFor(() => expect(document.activeElement?.textContent?.trim(), "the next row has the focus").toBe("Feedback"));
  toasts.shown.at(-1)?.action?.run();
  await vi.waitFor(() => expect(names()).toEqual(["People", "Mentoring", "Feedback"]));
});

test("a refusal is said in words, with a way to put back what it is about", async () => {
  core.answers["save_framework"] = refusal("4 records point to “Mentoring”, so it stays.", "framework");
  const tree = await edit();
  tree.getByRole("button", { name: "Mentoring" }).focus();
  await userEvent.keyboard("{Delete}");
  await save();
  expect(await screen.findByText("4 records point to “Mentoring”, so it stays.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Put “Mentoring” back" }));
  expect(names()).toEqual(["People", "Mentoring", "Feedback"]);
  expect(screen.queryByText(/so it stays/)).toBeNull();
});

test("what was changed and not saved is still there later, and can be let go", async () => {
  await edit("mentoring");
  await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "!");
  place.go("skills");
  await vi.waitFor(() => expect(core.drafts).toHaveProperty("framework"));
  place.go("skills", undefined, "framework");
  await screen.findByRole("group", { name: "Framework" });
  expect(names()).toContain("Mentoring!");
  await userEvent.click(screen.getAllByRole("button", { name: /Go back to the saved version/ })[0]!);
  expect(names()).toContain("Mentoring");
});

test("two versions are compared in words, and an older one comes back", async () => {
  await edit("~versions");
  const comparison = within(await screen.findByRole("region", { name: "Comparison" }));
  expect(await comparison.findByText("1 added, 1 changed.")).toBeTruthy();
  expect(core.sent("compare_frameworks").at(-1)).toEqual({ from: "own@1.1", to: "own@1.2" });
  expect(comparison.getAllByRole("listitem").map((one) => one.textContent?.replace(/\s+/g, " ").trim())).toEqual([
    "≠ Changed People / Mentoring / level 1 Tries. Tries often.",
    "+ Added People / Feedback Feedback",
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Restore" }));
  await vi.waitFor(() => expect(core.sent("restore_framework")).toEqual(["own@1.1"]));
});

test("a framework comes along as a file, and another one is used", async () => {
  await edit("~file");
  const file = new File(["name: Theirs\n"], "theirs.yaml");
  await userEvent.upload(await screen.findByLabelText("Framework file"), file, { applyAccept: false });
  await vi.waitFor(() => expect(core.sent("import_framework_text")).toEqual(["name: Theirs\n"]));
  await userEvent.click(await screen.findByRole("button", { name: "Use “Theirs”" }));
  await vi.waitFor(() => expect(core.sent("use_framework")).toEqual(["theirs"]));
});

test("no two things that can be done at once have the same key, and each has one", async () => {
  await edit("mentoring");
  await vi.waitFor(() => expect(keys.actions.some(({ id }) => id === "framework-remove")).toBe(true));
  const pressed = keys.actions.map(({ key }) => key);
  expect(pressed).not.toContain(undefined);
  expect(pressed.filter((key, at) => pressed.indexOf(key) !== at)).toEqual([]);
});
