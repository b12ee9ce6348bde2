import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";
import { SECTIONS } from "./sections";
import Settings from "./Settings.svelte";

const PROFILE = {
  name: "Ada", level: 2, targetLevel: 3, sinceOn: "2019-09-01", degree: "MSc", fiscalStart: null, reminders: [30, 90], paper: "a4",
  weekStart: "monday", digestAt: null, sessionReminder: null,
};
const LOGBOOK = { name: "mine", path: "/home/ada/mine.db", today: "2026-11-23", readOnly: null, sample: false, fresh: false };
const FILES = [
  { name: "mine", path: "/home/ada/mine.db", open: true, missing: false, sample: false },
  { name: "work", path: "/srv/work.db", open: false, missing: false, sample: false },
  { name: "old", path: "/mnt/old.db", open: false, missing: true, sample: false },
];
const MACHINE = { captureShortcut: null, shortcutPossible: true, shortcutWhy: null, notifications: true, notificationsWhy: null };
const person = (id: string, name: string, more = {}) => ({ id, name, role: "", relation: "mentor", archivedOn: null, ...more });

const core = standIn(() => ({
  get_profile: PROFILE,
  set_profile: (profile: object) => profile,
  list_levels: [{ rank: 0, name: "Not yet" }, { rank: 2, name: "Engineer" }, { rank: 3, name: "Senior" }],
  read_day: { on: "2020-01-06", reading: "Mon 6 Jan 2020" },
  logbook: LOGBOOK,
  list_logbooks: FILES,
  list_backups: [{ name: "b2.db", path: "", madeAt: "2026-11-22T10:00:00Z", size: 2_000_000 }, { name: "b1.db", path: "", madeAt: "2026-11-01T10:00:00Z", size: 1_000_000 }],
  backup_now: { name: "b3.db", path: "", madeAt: "2026-11-23T10:00:00Z", size: 2_100_000 },
  machine: MACHINE,
  try_notification: { shown: false, why: "This desktop has no notification service: reminders are shown on Today only." },
  list_people: [person("p1", "Maya"), person("p2", "Lena", { archivedOn: "2026-01-01" })],
  list_tags: [{ name: "ddp", count: 4 }, { name: "distributed", count: 9 }, { name: "reading", count: 1 }],
  merge_tags: { name: "distributed", count: 13 },
  delete_tag: 1,
  list_entry_templates: {
    templates: [{ id: "t1", name: "After an incident", kind: "challenge", body: "What happened?" }, { id: null, name: "Weekly", kind: "reflection", body: "## Went well" }],
    prompts: [{ id: null, name: "What did I change my mind about?", kind: "reflection", body: "" }],
  },
  add_entry_template: (template: object) => ({ id: "t9", ...template }),
  list_frameworks: [{ id: "f1", slug: "dle", name: "Deep Learning Engineer", version: "1.0", inUse: true, builtIn: true }, { id: "f2", slug: "own", name: "Own", version: "2", inUse: false, builtIn: false }],
  list_areas: [{ slug: "leadership", name: "Leadership", skills: [{ slug: "mentoring", name: "Mentoring" }] }],
  calendar: { hash: "of these", dates: ["session", "session", "session", "goal", "certification"].map((kind, at) => ({ uid: `u${at}`, kind, title: `Date ${at}`, on: "2026-12-01" })) },
  save_calendar: { path: "/home/ada/Documents/cairn-calendar-2026-11-23.ics", size: 2_100, warnings: [] },
  show_in_folder: null,
  diagnostics: "Cairn: 0.1.0\nPlatform: linux",
}));

beforeEach(() => {
  place.go("settings");
  window.addEventListener("keydown", keys.handle);
});
afterEach(() => window.removeEventListener("keydown", keys.handle));

const says = () => toasts.shown.at(-1)?.message;
async function open(section: string) {
  place.go("settings", undefined, section);
  render(Settings);
  return screen.findByRole("tabpanel");
}

test("the list of sections is walked with the arrows, and what is shown follows", async () => {
  render(Settings);
  const list = within(screen.getByRole("tablist", { name: "Sections" }));
  expect(list.getAllByRole("tab").map((tab) => tab.textContent)).toEqual(SECTIONS.map(({ label }) => label));
  list.getByRole("tab", { name: "Profile" }).focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(document.activeElement?.textContent).toBe("Logbooks");
  expect([place.view, screen.getByRole("tabpanel", { name: "Logbooks" }) !== null]).toEqual(["logbooks", true]);
  await userEvent.keyboard("{End}");
  expect(screen.getByRole("tabpanel", { name: "About" })).toBeTruthy();
  await userEvent.keyboard("sp");
  expect(screen.getByRole("tabpanel", { name: "Profile" })).toBeTruthy();
});

test("Tab leads from the sections to the first field of the one that is shown", async () => {
  await open("keys");
  screen.getByRole("tab", { name: "Keys" }).focus();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Find key" }));
});

test.each(SECTIONS.map(({ id }) => id))("in the section %s no two actions have one key, and each has one", async (section) => {
  await open(section);
  await vi.waitFor(() => expect(screen.getByRole("tabpanel").querySelectorAll("h3, input, dl, p").length).toBeGreaterThan(0));
  const taken = keys.actions.flatMap(({ key, also }) => [key, also]).filter((key) => key !== undefined);
  expect(taken).toEqual([...new Set(taken)]);
  expect(keys.actions.filter(({ key }) => !key)).toEqual([]);
});

test("a name is kept when it is left, as one step, and what another program wrote meanwhile stays", async () => {
  await open("profile");
  const name = await screen.findByLabelText("Name");
  await userEvent.clear(name);
  await userEvent.type(name, "Ada Novak");
  core.answers["get_profile"] = { ...PROFILE, degree: "PhD" };
  await userEvent.tab();
  await vi.waitFor(() => expect(core.sent("set_profile")).toEqual([{ ...PROFILE, degree: "PhD", name: "Ada Novak" }]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "Your name is Ada Novak.", action: { label: "Undo" } }));
});

test("a section that is left while a text is typed keeps the text", async () => {
  await open("profile");
  await userEvent.type(await screen.findByLabelText("Highest degree"), ", Prague");
  place.go("settings", undefined, "about");
  await vi.waitFor(() => expect(core.sent("set_profile")).toMatchObject([{ degree: "MSc, Prague" }]));
});

test("a level is kept as it is chosen; where that is refused the choice goes back and the reason is said", async () => {
  await open("profile");
  const level = await screen.findByRole<HTMLSelectElement>("combobox", { name: "Level" });
  await userEvent.selectOptions(level, "3");
  await vi.waitFor(() => expect(says()).toBe("Your level is Senior."));
  expect(core.sent("set_profile")).toMatchObject([{ level: 3, targetLevel: 3 }]);
  core.answers["set_profile"] = refusal("This logbook can only be read.");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Level aimed for" }), "2");
  await vi.waitFor(() => expect(says()).toBe("This logbook can only be read."));
  expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Level aimed for" }).value).toBe("3");
});

test("the day one began is read in words and kept with Enter", async () => {
  await open("profile");
  const since = await screen.findByLabelText("In the field since");
  await userEvent.clear(since);
  await userEvent.type(since, "6 jan 2020{Enter}");
  await vi.waitFor(() => expect(core.sent("set_profile")).toMatchObject([{ sinceOn: "2020-01-06" }]));
});

test("the year, the week and the paper are part of the logbook; the theme is of this window", async () => {
  await open("year");
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "The year starts in" }), "4");
  await vi.waitFor(() => expect(core.sent("set_profile")).toMatchObject([{ fiscalStart: 4 }]));
  await userEvent.click(screen.getByRole("radio", { name: "Sunday" }));
  await vi.waitFor(() => expect(core.sent("set_profile")).toHaveLength(2));
  await userEvent.click(screen.getByRole("radio", { name: "Letter" }));
  await vi.waitFor(() => expect(core.sent("set_profile")).toMatchObject([{}, { weekStart: "sunday" }, { paper: "letter" }]));
  await userEvent.click(screen.getByRole("radio", { name: "Dark" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  await userEvent.click(screen.getByRole("radio", { name: "As the system" }));
  expect(core.sent("set_profile")).toHaveLength(3);
});

test("known logbooks are switched to and forgotten, and a missing one says so", async () => {
  await open("logbooks");
  const list = await screen.findByRole("grid", { name: "Known logbooks" });
  const rows = within(list).getAllByRole("row").map((row) => row.textContent);
  expect(rows[0]).toContain("Open");
  expect(rows[2]).toContain("Missing");
  await userEvent.click(screen.getByRole("button", { name: "Open work" }));
  await vi.waitFor(() => expect(core.sent("open_logbook")).toEqual(["/srv/work.db"]));
  await userEvent.click(screen.getByRole("button", { name: "Forget old" }));
  await vi.waitFor(() => expect(core.sent("forget_logbook")).toEqual(["/mnt/old.db"]));
  list.focus();
  await userEvent.keyboard("{End}{Enter}");
  expect(says()).toContain("There is no file at /mnt/old.db any more.");
});

test("a logbook is opened, made and moved by a typed path, without the system’s dialog", async () => {
  await open("logbooks");
  await screen.findByRole("grid", { name: "Known logbooks" });
  await userEvent.keyboard("o");
  await userEvent.type(within(await screen.findByRole("dialog", { name: "Open another logbook" })).getByLabelText("File"), "/srv/other.db{Enter}");
  await vi.waitFor(() => expect(core.sent("open_logbook")).toEqual(["/srv/other.db"]));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.keyboard("c");
  const made = within(await screen.findByRole("dialog", { name: "New logbook" }));
  await userEvent.type(made.getByLabelText("Name"), "Side project");
  expect(made.getByLabelText<HTMLInputElement>("Folder").value, "beside the one that is open, unless said otherwise").toBe("/home/ada");
  await userEvent.clear(made.getByLabelText("Folder"));
  await userEvent.type(made.getByLabelText("Folder"), "/srv/{Enter}");
  await vi.waitFor(() => expect(core.sent("open_logbook").at(-1)).toBe("/srv/Side project.db"));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  core.answers["move_logbook"] = refusal("There is a logbook in /srv already.", "folder");
  await userEvent.keyboard("m");
  const move = within(await screen.findByRole("dialog", { name: "Move logbook" }));
  await userEvent.type(move.getByLabelText("Folder"), "/srv{Enter}");
  expect(await move.findByText("There is a logbook in /srv already.")).toBeTruthy();
});

test("the system’s dialog fills the path in", async () => {
  core.answers["choose_folder"] = "/home/ada/Documents";
  await open("logbooks");
  await userEvent.click(await screen.findByRole("button", { name: /^Move logbook/ }));
  const dialog = within(await screen.findByRole("dialog", { name: "Move logbook" }));
  await userEvent.click(dialog.getByRole("button", { name: "Choose…" }));
  await vi.waitFor(() => expect(dialog.getByLabelText<HTMLInputElement>("Folder").value).toBe("/home/ada/Documents"));
});

test("the sample year opens and goes by one key", async () => {
  core.answers["logbook"] = { ...LOGBOOK, sample: true };
  await open("logbooks");
  await screen.findByRole("button", { name: /^Leave the sample year/ });
  await userEvent.keyboard("y");
  await vi.waitFor(() => expect(core.sent("leave_sample")).toEqual([null]));
  expect(screen.queryByRole("button", { name: /^Move logbook/ }), "the sample is not moved").toBeNull();
});

test("backups are counted, the newest is named, and a new one is made and named", async () => {
  await open("folders");
  expect(await screen.findByText(/2 backups, 3 MB together/)).toBeTruthy();
  await userEvent.keyboard("b");
  await vi.waitFor(() => expect(says()).toBe("Made and checked b3.db (2.1 MB)."));
  await userEvent.click(screen.getByRole("button", { name: "Open folder: Backups" }));
  expect(core.sent("show_folder")).toEqual(["backups"]);
});

test("a backup is put back after a question that says what becomes of the rest", async () => {
  await open("folders");
  await userEvent.click((await screen.findAllByRole("button", { name: /^Restore…/ }))[1]!);
  const dialog = await screen.findByRole("alertdialog");
  expect(within(dialog).getByText(/What it holds now is backed up first/)).toBeTruthy();
  expect(core.sent("restore_backup"), "nothing is done before the answer").toEqual([]);
  await userEvent.click(within(dialog).getByRole("button", { name: "Restore backup" }));
  expect(core.sent("restore_backup")).toEqual(["b1.db"]);
});

test("reminders are off until asked for, and the trial tells the truth", async () => {
  core.answers["machine"] = { ...MACHINE, notifications: false, notificationsWhy: "This desktop has no notification service: reminders are shown on Today only." };
  const panel = await open("reminders");
  const digest = await screen.findByRole<HTMLSelectElement>("combobox", { name: "Daily digest" });
  expect([digest.value, panel.textContent?.includes("while Cairn is open")]).toEqual(["", true]);
  expect((await screen.findByRole("status")).textContent).toContain("no notification service");
  await userEvent.selectOptions(digest, "09:00");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Before a session" }), "15");
  await vi.waitFor(() => expect(core.sent("set_profile")).toMatchObject([{ digestAt: "09:00" }, { sessionReminder: 15 }]));
  await userEvent.click(screen.getByRole("button", { name: /^Show one reminder now/ }));
  await vi.waitFor(() => expect(says()).toContain("reminders are shown on Today only"));
});

test("a calendar file is counted before it is saved, says that it is one's own, and is shown where it lies", async () => {
  const panel = await open("reminders");
  expect(await screen.findByText("5 dates: 3 sessions, 1 goal, 1 certification date.")).toBeTruthy();
  expect(panel.textContent).toContain("It is for your own calendar: it holds titles only");
  expect(screen.queryByRole("button", { name: "Show in folder" }), "nothing is saved yet").toBeNull();
  await userEvent.click(screen.getByRole("button", { name: /^Save a calendar file/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Show in folder" }));
  expect([core.sent("save_calendar"), core.sent("show_in_folder")]).toEqual([["of these"], ["/home/ada/Documents/cairn-calendar-2026-11-23.ics"]]);
});

test("a calendar file that cannot be written says why", async () => {
  core.answers["save_calendar"] = refusal("/full cannot be written.", null, "broken");
  await open("reminders");
  await screen.findByText(/^5 dates/);
  await userEvent.keyboard("f");
  await vi.waitFor(() => expect(says()).toContain("/full cannot be written."));
  expect(screen.queryByRole("button", { name: "Show in folder" })).toBeNull();
});

test("with nothing to come there is no calendar file to save", async () => {
  core.answers["calendar"] = { hash: "of none", dates: [] };
  await open("reminders");
  await screen.findByText(/^Nothing with a day is to come yet/);
  await userEvent.keyboard("f");
  await vi.waitFor(() => expect(says()).toContain("no file to save"));
  expect(core.sent("save_calendar")).toEqual([]);
});

test("lead times are chips that go one by one, and another one is a whole number", async () => {
  await open("reminders");
  await userEvent.click(await screen.findByRole("button", { name: "Remove 90 days before" }));
  await vi.waitFor(() => expect(core.sent("set_profile")).toMatchObject([{ reminders: [30] }]));
  const more = screen.getByLabelText("Days before");
  await vi.waitFor(() => expect(document.activeElement, "the focus is not lost with the chip").toBe(more));
  await userEvent.type(more, "30{Enter}");
  expect(await screen.findByText("That one is there already.")).toBeTruthy();
  await userEvent.clear(more);
  await userEvent.type(more, "7{Enter}");
  await vi.waitFor(() => expect(core.sent("set_profile").at(-1)).toMatchObject({ reminders: [90, 30, 7] }));
});

test("a tag is found, renamed into another one, and deleted, each with Undo", async () => {
  await open("people");
  await userEvent.type(await screen.findByRole("searchbox", { name: "Find tag" }), "ddp");
  const grid = screen.getByRole("grid", { name: "Tags" });
  expect(within(grid).getAllByRole("row").map((row) => row.textContent)).toEqual([expect.stringContaining("4 records")]);
  grid.focus();
  await userEvent.keyboard("{Home}{Enter}r");
  const field = within(await screen.findByRole("dialog", { name: "Rename tag" })).getByLabelText("New name of “ddp”");
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
  // Nothing is cleared first: the old name is selected.
  await userEvent.keyboard("distributed");
  expect(await screen.findByText(/“distributed” is on 9 records already/)).toBeTruthy();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(core.sent("merge_tags")).toEqual([{ from: ["ddp"], into: "distributed" }]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ message: "The tag “ddp” is “distributed” now.", action: { label: "Undo" } }));
});

test("several tags become one, and one is deleted with how often it was used", async () => {
  await open("people");
  const grid = await screen.findByRole("grid", { name: "Tags" });
  grid.focus();
  await userEvent.keyboard("{Home}{Shift>}{ArrowDown}{/Shift}m");
  const dialog = within(await screen.findByRole("dialog", { name: "Merge tags" }));
  expect(dialog.getByLabelText<HTMLInputElement>("Name of the one tag").value, "the most used one is offered").toBe("distributed");
  await userEvent.click(dialog.getByRole("button", { name: "Merge tags" }));
  await vi.waitFor(() => expect(core.sent("merge_tags")).toEqual([{ from: ["ddp", "distributed"], into: "distributed" }]));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  grid.focus();
  await userEvent.keyboard("{End}{Enter}d");
  await vi.waitFor(() => expect(says()).toBe("Deleted the tag “reading”, which was on 1 record."));
  expect(core.sent("delete_tag")).toEqual(["reading"]);
});

test("a person’s row leads to their page", async () => {
  await open("people");
  await userEvent.click(await screen.findByText("Maya"));
  expect([place.screen, place.id, place.view]).toEqual(["sessions", "p1", "people"]);
});

test("a template is written, a built-in one is copied, and one’s own is deleted with Undo", async () => {
  await open("templates");
  await userEvent.click(await screen.findByRole("button", { name: "Copy Weekly" }));
  const form = within(await screen.findByRole("dialog", { name: "New template" }));
  expect(form.getByLabelText<HTMLTextAreaElement>("Text").value).toBe("## Went well");
  await userEvent.click(form.getByRole("button", { name: "Add template" }));
  await vi.waitFor(() => expect(core.sent("add_entry_template")).toEqual([{ name: "Weekly", kind: "reflection", body: "## Went well" }]));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.click(screen.getByRole("button", { name: "Delete After an incident" }));
  await vi.waitFor(() => expect(core.sent("delete_entry_template")).toEqual(["t1"]));
  await vi.waitFor(() => expect(toasts.shown.at(-1)).toMatchObject({ action: { label: "Undo" } }));
  await userEvent.keyboard("p");
  const prompt = within(await screen.findByRole("dialog", { name: "New prompt" }));
  expect(prompt.queryByLabelText("Text"), "a prompt is a question without a text").toBeNull();
});

test("another framework is taken into use, few skills can become all, and the editor is one key away", async () => {
  await open("framework");
  await userEvent.click(await screen.findByRole("button", { name: "Use Own" }));
  await vi.waitFor(() => expect(core.sent("use_framework")).toEqual(["own"]));
  await userEvent.keyboard("w");
  await vi.waitFor(() => expect(core.sent("take_whole_framework")).toEqual([null]));
  await userEvent.keyboard("e");
  expect([place.screen, place.view]).toEqual(["skills", "framework"]);
});

test("the desktop’s key is off until asked for, and a refusal leaves it off", async () => {
  await open("capture");
  const box = await screen.findByRole<HTMLInputElement>("checkbox", { name: "Use a key of the desktop" });
  core.answers["set_machine"] = refusal("Another program holds Ctrl+Alt+N.", "captureShortcut");
  await userEvent.click(box);
  await vi.waitFor(() => expect(says()).toBe("Another program holds Ctrl+Alt+N."));
  expect(box.checked).toBe(false);
});

test("where the desktop gives no key, that is said, and the command to bind by hand stands there", async () => {
  core.answers["machine"] = { ...MACHINE, shortcutPossible: false, shortcutWhy: "Wayland gives no program a key of the whole desktop." };
  const panel = await open("capture");
  expect((await screen.findByRole("status")).textContent).toContain("Wayland gives no program");
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(panel.textContent).toContain("cairn-desktop --capture");
});

test("keys are found by what they do and by themselves", async () => {
  await open("keys");
  await userEvent.type(screen.getByRole("searchbox", { name: "Find key" }), "select all");
  expect(screen.getByText("Select all")).toBeTruthy();
  expect(screen.queryByText("Next row")).toBeNull();
  await userEvent.type(screen.getByRole("searchbox", { name: "Find key" }), " of nothing");
  await userEvent.click(screen.getByRole("button", { name: "Show all keys" }));
  expect(screen.getByText("Next row")).toBeTruthy();
});

test("the page about privacy names every connection, which is none", async () => {
  const panel = await open("privacy");
  expect(panel.textContent).toContain("Cairn makes no connection to anything.");
  expect(within(panel).getAllByRole("rowheader").length).toBeGreaterThan(5);
});

test("diagnostics are read before they are copied", async () => {
  await open("about");
  expect((await screen.findByRole("region", { name: "Text of the diagnostics" })).textContent).toBe("Cairn: 0.1.0\nPlatform: linux");
  expect(screen.getByText("Cairn 0.1.0.")).toBeTruthy();
  await userEvent.setup();
  await userEvent.click(screen.getByRole("button", { name: /^Copy diagnostics/ }));
  await vi.waitFor(() => expect(says()).toBe("Copied the diagnostics."));
  expect(await navigator.clipboard.readText()).toBe("Cairn: 0.1.0\nPlatform: linux");
});
