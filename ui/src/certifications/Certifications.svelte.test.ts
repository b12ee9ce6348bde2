import { fireEvent, render, screen, within } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Activity } from "../lib/bindings/Activity";
import type { Certification } from "../lib/bindings/Certification";
import Toaster from "../lib/components/Toaster.svelte";
import { longDay } from "../lib/day";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { refusal, standIn } from "../lib/standIn";
import { actionsOn } from "./moves";
import Certifications from "./Certifications.svelte";
import { inOrder, standing } from "./standing";

const MARKS = { visibility: "private", createdAt: "", updatedAt: "", evidence: [], tags: [], links: [], attachments: [] };
const CKA = {
  ...MARKS,
  ...{ id: "c1", name: "Kubernetes Administrator", issuer: "Linux Foundation", stage: "earned", status: "expiring", examOn: null, verification: null },
  ...{ earnedOn: "2022-01-20", expiresOn: "2027-01-19", credentialId: "LF-8k2m", url: "https://example.org/verify", cost: "USD 445" },
  ...{ creditsNeeded: 20, cycle: "2y", expiringDays: null, reminders: null, renewals: [{ renewedOn: "2025-01-12", expiresOn: "2027-01-19" }] },
  credits: { gained: 13.5, needed: 20, fromOn: "2025-01-12", list: [{ amount: 13.5, on: "2026-04-03", note: "Two days of talks", fromId: "x1" }] },
  attachments: [{ id: "f1", name: "proof.pdf", mediaType: "application/pdf", size: 182_340, hash: "", visibility: null }],
} as unknown as Certification;
const NO_CREDITS = { gained: 0, needed: null, fromOn: null, list: [] };
const PLANNED = {
  ...CKA,
  ...{ id: "c2", name: "Security Specialist", stage: "planned", status: "none", earnedOn: null, expiresOn: null, creditsNeeded: null },
  ...{ renewals: [], credits: NO_CREDITS, attachments: [] },
} as unknown as Certification;
const BOOKED = { ...PLANNED, id: "c3", name: "Generative AI", stage: "booked", examOn: "2026-11-26" } as unknown as Certification;
const EXPIRED = { ...CKA, id: "c4", name: "Machine Learning", status: "expired", expiresOn: "2026-10-30" } as unknown as Certification;
const KUBECON = { ...MARKS, id: "x1", title: "KubeCon", kind: "conference", minutes: 960, on: "2026-04-03", url: "", note: "" } as unknown as Activity;

const day = (on: string, what: string, of: Certification) => ({ on, what, certification: of.id, name: of.name, issuer: of.issuer, visibility: "private" });
const DAYS = [day("2026-11-26", "exam", BOOKED), day("2027-01-12", "cycleEnds", CKA), day("2027-01-19", "expires", CKA)];

let user: UserEvent;
const core = standIn(() => ({
  logbook: { name: "Mine", path: "", today: "2026-11-23" },
  list_certifications: [EXPIRED, CKA, PLANNED, BOOKED],
  list_activities: [KUBECON],
  ...{ list_sessions: [], list_people: [], list_areas: [], list_tags: [], list_steps: [] },
  add_certification: { ...PLANNED, id: "c9" },
  add_activity: { ...KUBECON, id: "x9" },
  read_day: { on: "2026-12-04", reading: "" },
  get_profile: { reminders: [90, 30] },
  edit_certification: CKA,
  certification_calendar: DAYS,
}));
const { sent } = core;

beforeEach(() => {
  user = userEvent.setup({ delay: null });
  place.go("certifications");
});

const press = (key: string) => keys.handle(new KeyboardEvent("keydown", { key }));

async function open(id?: string, view?: string) {
  place.go("certifications", id, view);
  render(Certifications);
  render(Toaster);
  await screen.findByRole("grid", { name: view === "activities" ? "Activities" : "Certifications" });
}

test("what runs out first is on top, then the nearest exam, and each says where it stands", async () => {
  await open();
  const rows = within(screen.getByRole("grid", { name: "Certifications" })).getAllByRole("row");
  expect(rows.map((row) => row.textContent?.replace(/\s+/g, " ").trim())).toEqual([
    "Machine Learning Linux Foundation 24 days ago Expired",
    "Kubernetes Administrator Linux Foundation 57 days left Expiring",
    "Generative AI Linux Foundation exam in 3 days Booked",
    "Security Specialist Linux Foundation Planned",
  ]);
});

test("amber and red are for time alone", () => {
  const tone = (certification: Certification) => standing(certification, "2026-11-23").tone;
  expect([CKA, EXPIRED, PLANNED, BOOKED].map(tone)).toEqual(["soon", "late", "plain", "plain"]);
  expect(tone({ ...CKA, status: "valid" })).toBe("plain");
});

test("the last day is still valid, and what has no end says so", () => {
  const words = (expiresOn: string | null, status: Certification["status"]) => standing({ ...CKA, expiresOn, status }, "2026-11-23").when;
  expect([words("2026-11-23", "expiring"), words("2026-11-24", "expiring"), words(null, "valid")]).toEqual(["last day", "1 day left", "does not run out"]);
});

test("the nearest exam comes first, and what was withdrawn last", () => {
  const later = { ...BOOKED, id: "c5", examOn: "2027-02-01" } as unknown as Certification;
  const gone = { ...PLANNED, id: "c6", stage: "withdrawn" } as unknown as Certification;
  expect(inOrder([gone, later, PLANNED, BOOKED, CKA]).map(({ id }) => id)).toEqual(["c1", "c3", "c5", "c2", "c6"]);
});

test("a page shows credits by their numbers, the chain of renewals and the proof", async () => {
  await open("c1");
  expect(screen.getByRole("progressbar", { name: "Credits of this cycle" }).getAttribute("aria-valuetext")).toBe("13.5 of 20");
  expect(within(screen.getByRole("region", { name: "Renewals" })).getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "Earned 20 Jan 2022",
    "Renewed 12 Jan 2025valid until 19 Jan 2027",
  ]);
  expect(screen.getByText("proof.pdf")).toBeTruthy();
  expect(screen.getByRole("link", { name: "https://example.org/verify" })).toBeTruthy();
  await user.click(await screen.findByRole("button", { name: "KubeCon" }));
  expect([place.id, place.view]).toEqual(["x1", "activities"]);
});

test("adding a certification sends what was typed and opens it", async () => {
  await open();
  press("c");
  const form = within(await screen.findByRole("dialog", { name: "Add certification" }));
  await user.type(form.getByRole("textbox", { name: "Name" }), "Generative AI");
  await user.type(form.getByRole("combobox", { name: "Issuer" }), "NVIDIA");
  await user.selectOptions(form.getByRole("combobox", { name: "Stage" }), "Booked");
  await user.type(form.getByRole("textbox", { name: "Exam" }), "next fri");
  await user.selectOptions(form.getByRole("combobox", { name: "Renewed every" }), "2 years");
  await user.click(form.getByRole("button", { name: "Add certification" }));
  await vi.waitFor(() => expect(place.id).toBe("c9"));
  expect(sent("add_certification")).toMatchObject([{ name: "Generative AI", issuer: "NVIDIA", stage: "booked", examOn: "2026-12-04", cycle: "2y", visibility: "private" }]);
});

test("a refused certification shows the sentence at its field and keeps what was typed", async () => {
  core.answers["add_certification"] = refusal("Say on which day it was earned.", "earned");
  await open();
  press("c");
  const form = within(await screen.findByRole("dialog"));
  await user.type(form.getByRole("textbox", { name: "Name" }), "CKA");
  await user.selectOptions(form.getByRole("combobox", { name: "Stage" }), "Earned");
  await user.click(form.getByRole("button", { name: "Add certification" }));
  const field = form.getByRole("textbox", { name: "Earned" });
  await vi.waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  expect(document.getElementById(field.getAttribute("aria-describedby")!)?.textContent).toBe("Say on which day it was earned.");
  expect(document.activeElement).toBe(field);
  expect(form.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("CKA");
});

test("only the moves that a stage allows are offered, the next one in sight", async () => {
  await open("c2");
  const labels = () => keys.actions.filter(({ about }) => about !== undefined).map(({ label }) => label);
  expect(screen.getByRole("button", { name: /Start studying/ })).toBeTruthy();
  expect(labels()).toEqual(expect.arrayContaining(["Start studying", "Book exam", "Earn certification", "Withdraw certification"]));
  expect(labels()).not.toContain("Renew certification");
  place.select("c1");
  await screen.findByRole("button", { name: /Renew certification/ });
  expect(labels()).not.toContain("Start studying");
});

test("studying and withdrawing happen at once and can be undone", async () => {
  await open("c2");
  press("s");
  expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
  expect(sent("move_certification")).toEqual([{ id: "c2", new: { to: "study" } }]);
});

test("a renewal without an end is left to the cycle", async () => {
  await open("c1");
  press("r");
  const form = within(await screen.findByRole("dialog", { name: "Renew certification" }));
  expect(form.getByText("Left empty: 2 years more, by its cycle.")).toBeTruthy();
  await user.click(form.getByRole("button", { name: "Renew certification" }));
  await vi.waitFor(() => expect(sent("move_certification")).toEqual([{ id: "c1", new: { to: "renew", renewedOn: "2026-11-23", expiresOn: null } }]));
});

test("credits come from an activity", async () => {
  await open("c1");
  press("+");
  const form = within(await screen.findByRole("dialog", { name: "Add credits" }));
  await user.type(form.getByRole("spinbutton", { name: "How many" }), "7.5");
  await user.type(form.getByRole("textbox", { name: "What for" }), "Talks");
  await user.click(form.getByRole("combobox", { name: "From an activity or session" }));
  await user.click(await screen.findByText("KubeCon", { selector: "[role=option] *" }));
  await user.click(form.getByRole("button", { name: "Add credits" }));
  await vi.waitFor(() => expect(sent("move_certification")).toEqual([{ id: "c1", new: { to: "credit", amount: 7.5, note: "Talks", fromId: "x1" } }]));
});

test("an exam is not booked without a day", async () => {
  await open("c2");
  press("b");
  const form = within(await screen.findByRole("dialog", { name: "Book exam" }));
  await user.click(form.getByRole("button", { name: "Book exam" }));
  expect(await form.findByText("Say on which day the exam is.")).toBeTruthy();
  expect(sent("move_certification")).toEqual([]);
});

test("a file that is dropped is kept with the certification", async () => {
  await open("c2");
  const file = new File(["proof"], "proof.pdf", { type: "application/pdf" });
  await fireEvent.drop(screen.getByRole("region", { name: "Files" }), { dataTransfer: { files: [file] } });
  await vi.waitFor(() => expect(sent("attach")).toEqual([{ record: "c2", name: "proof.pdf", bytes: btoa("proof") }]));
  expect(await screen.findByText("File attached.", { selector: ".toast p" })).toBeTruthy();
});

test("a file is taken away with an Undo", async () => {
  await open("c1");
  await user.click(screen.getByRole("button", { name: "Remove “proof.pdf”" }));
  expect(sent("detach")).toEqual(["f1"]);
  expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
});

test("a copy of a file is saved, and said where", async () => {
  core.answers["save_attachment"] = { path: "/home/ada/Downloads/proof.pdf", size: 182_340, warnings: [] };
  await open("c1");
  await user.click(screen.getByRole("button", { name: "Save a copy of “proof.pdf”" }));
  expect(await screen.findByText("Saved as /home/ada/Downloads/proof.pdf", { selector: ".toast p" })).toBeTruthy();
  expect(sent("save_attachment")).toEqual(["f1"]);
});

test("deleting a certification closes its page and offers Undo", async () => {
  await open("c1");
  press("Delete");
  expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
  expect(sent("delete_record")).toEqual(["c1"]);
  expect(place.id).toBeUndefined();
});

test("activities are listed with their time, and one is added by its key", async () => {
  await open(undefined, "activities");
  expect(screen.getByRole("row", { name: /KubeCon/ }).textContent).toContain("16 h");
  press("c");
  const form = within(await screen.findByRole("dialog", { name: "Add activity" }));
  await user.type(form.getByRole("textbox", { name: "Title" }), "ZeRO");
  await user.selectOptions(form.getByRole("combobox", { name: "Kind" }), "Paper");
  await user.type(form.getByRole("spinbutton", { name: "Time it took" }), "95");
  await user.click(form.getByRole("button", { name: "Add activity" }));
  await vi.waitFor(() => expect(place.id).toBe("x9"));
  expect(sent("add_activity")).toMatchObject([{ title: "ZeRO", kind: "paper", minutes: 95, on: "2026-11-23" }]);
});

test("what was typed into an activity or a certification is still there after Esc", async () => {
  await open(undefined, "activities");
  press("c");
  await user.type(await screen.findByRole("textbox", { name: "What came of it" }), "Ten pages");
  await user.keyboard("{Escape}");
  await vi.waitFor(() => expect(core.drafts).toMatchObject({ "new-activity": { typed: { to: { note: "Ten pages" } } } }));
  place.go("certifications", "c1");
  await screen.findByRole("button", { name: /Renew certification/ });
  press("e");
  await user.type(await screen.findByRole("combobox", { name: "Issuer" }), "!");
  await user.keyboard("{Escape}");
  await vi.waitFor(() => expect(core.drafts).toMatchObject({ c1: { typed: { to: { issuer: "Linux Foundation!" } } } }));
  press("e");
  expect((await screen.findByRole<HTMLInputElement>("combobox", { name: "Issuer" })).value).toBe("Linux Foundation!");
});

test("an activity says which certifications it gained credits for", async () => {
  await open("x1", "activities");
  await user.click(await screen.findByRole("button", { name: "Kubernetes Administrator" }));
  expect([place.id, place.view]).toEqual(["c1", undefined]);
});

test("empty lists say what they are for", async () => {
  core.answers["list_certifications"] = [];
  core.answers["list_activities"] = [];
  render(Certifications);
  expect(await screen.findByText(/Certifications go from planned to earned/)).toBeTruthy();
  place.show("activities");
  expect(await screen.findByText(/Activities are what you take, read, hear/)).toBeTruthy();
});

test("another certification opens at its top, and the first one where it was left", async () => {
  await open("c1");
  const page = screen.getByRole("region", { name: "Certification" });
  page.scrollTop = 300;
  await fireEvent.scroll(page);
  place.select("c2");
  await vi.waitFor(() => expect(page.scrollTop).toBe(0));
  place.select("c1");
  await vi.waitFor(() => expect(page.scrollTop).toBe(300));
});

test("what was renewed is renewed again, also after it was withdrawn, and is not earned a second time", () => {
  const labels = (certification: Certification) => actionsOn(certification, () => {}).flat().map(({ label }) => label);
  for (const stage of ["withdrawn", "studying", "booked", "planned"] as const) {
    expect(labels({ ...CKA, stage })).toContain("Renew certification");
    expect(labels({ ...CKA, stage })).not.toContain("Earn certification");
    expect(labels({ ...PLANNED, stage })).toContain("Earn certification");
  }
});

test("the next step is the primary action of a page, and where it stands is said", async () => {
  await open("c3");
  const stages = within(screen.getByRole("list", { name: "Stages" })).getAllByRole("listitem");
  expect(stages.map((step) => step.textContent?.replace(/\s+/g, " ").trim())).toEqual(["Planned, done", "Studying, done", "Booked exam 26 Nov 2026, in 3 days", "Earned"]);
  expect(stages[2]!.getAttribute("aria-current")).toBe("step");
  const primary = [...document.querySelectorAll("main, body")].flatMap((one) => [...one.querySelectorAll("button.primary")]);
  expect([...new Set(primary)].map((button) => button.textContent?.trim()), "one primary action at most").toEqual([expect.stringContaining("Earn certification")]);
});

test("the calendar shows what falls into which month, and leads to the certification by keys alone", async () => {
  place.go("certifications");
  render(Certifications);
  await screen.findByRole("grid", { name: "Certifications" });
  press("v");
  const exam = await screen.findByRole("button", { name: `Generative AI, exam, ${longDay("2026-11-26")}, in 3 days` });
  expect(core.sent("certification_calendar")).toEqual([{ from: "2026-11-01", to: "2027-10-31" }]);
  const months = within(screen.getByRole("list", { name: "Months" }));
  expect(months.getByText("November 2026").closest("li")?.getAttribute("aria-current"), "the month of today is marked").toBe("date");
  expect(months.getByText("December 2026").closest("li")?.textContent?.trim(), "an empty month says nothing").toBe("December 2026");
  const ran = months.getByRole("button", { name: /Machine Learning, runs out/ });
  expect([ran.tabIndex, exam.tabIndex], "Tab reaches one of them").toEqual([0, -1]);
  ran.focus();
  await user.keyboard("{ArrowDown}{ArrowRight}{ArrowDown}");
  const end = months.getByRole("button", { name: /Kubernetes Administrator, runs out/ });
  await vi.waitFor(() => expect(document.activeElement).toBe(end));
  await user.keyboard("{Enter}");
  expect([place.id, place.view]).toEqual(["c1", "calendar"]);
});

test("the calendar is a table, too, and can reach further", async () => {
  await open();
  press("v");
  await screen.findByRole("list", { name: "Months" });
  press("t");
  const rows = within(await screen.findByRole("table")).getAllByRole("row");
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim()).join(" | "))).toEqual([
    "Day | Away | What | Certification | Issuer",
    "30 Oct 2026 | 24 days ago | Runs out | Machine Learning | Linux Foundation",
    "26 Nov 2026 | in 3 days | Exam | Generative AI | Linux Foundation",
    "12 Jan 2027 | in 50 days | Cycle ends | Kubernetes Administrator | Linux Foundation",
    "19 Jan 2027 | in 57 days | Runs out | Kubernetes Administrator | Linux Foundation",
  ]);
  press("m");
  await vi.waitFor(() => expect(core.sent("certification_calendar").at(-1)).toEqual({ from: "2026-11-01", to: "2028-04-30" }));
});

test("reminders are those of the profile until they are the certification's own", async () => {
  await open("c1");
  const reminders = within(await screen.findByRole("group", { name: "Reminders" }));
  expect(await reminders.findByText("90 days before")).toBeTruthy();
  expect(reminders.getByText("as in your profile")).toBeTruthy();
  press("l");
  await user.click(reminders.getByRole("button", { name: "Add reminder" }));
  const field = reminders.getByRole("spinbutton", { name: "Days before the end" });
  expect(document.activeElement).toBe(field);
  await user.keyboard("7{Enter}");
  await vi.waitFor(() => expect(sent("edit_certification")).toMatchObject([{ id: "c1", new: { name: CKA.name, reminders: [90, 30, 7] } }]));
  await user.click(reminders.getByRole("button", { name: "Remove 30 days before" }));
  await vi.waitFor(() => expect(sent("edit_certification").at(-1)).toMatchObject({ new: { reminders: [90] } }));
  expect((await screen.findAllByRole("button", { name: "Undo" })).length).toBeGreaterThan(0);
});

test("an issuer's rule is suggested while one types, and fills the fields only when it is taken", async () => {
  core.answers["suggest_certification"] = { sentence: "CNCF certifications hold for 24 months.", expiresOn: "2028-12-04", creditsNeeded: null, cycle: "24m", reminders: null, source: "CNCF" };
  await open();
  press("c");
  const form = within(await screen.findByRole("dialog"));
  await user.type(form.getByRole("textbox", { name: "Name" }), "CKA");
  await user.type(form.getByRole("combobox", { name: "Issuer" }), "CNCF");
  await user.selectOptions(form.getByRole("combobox", { name: "Stage" }), "Earned");
  await user.type(form.getByRole("textbox", { name: "Earned" }), "4 dec");
  const take = await form.findByRole("button", { name: "Use until 4 Dec 2028, a cycle of 24 months" });
  expect(form.getByRole<HTMLInputElement>("textbox", { name: "Valid until" }).value, "nothing is filled in unasked").toBe("");
  await user.click(take);
  expect(form.getByRole<HTMLInputElement>("textbox", { name: "Valid until" }).value).toBe("4 Dec 2028");
  expect(form.getByText("Filled in; you can still change it.")).toBeTruthy();
  expect(form.getByText(/CNCF certifications hold/).contains(document.activeElement), "the focus stays in the form").toBe(true);
  await user.click(form.getByRole("button", { name: "Add certification" }));
  await vi.waitFor(() => expect(sent("add_certification")).toMatchObject([{ expiresOn: "2028-12-04", cycle: "24m" }]));
});

test("an activity can gain credits for a certification, beginning with its hours", async () => {
  await open("x1", "activities");
  press("+");
  const form = within(await screen.findByRole("dialog", { name: "Add credits" }));
  expect((await form.findByRole<HTMLSelectElement>("combobox", { name: "For which certification" })).value).toBe("c4");
  await user.selectOptions(form.getByRole("combobox", { name: "For which certification" }), "c1");
  await user.click(form.getByRole("button", { name: "Add credits" }));
  await vi.waitFor(() => expect(sent("move_certification")).toEqual([{ id: "c1", new: { to: "credit", amount: 16, note: "", fromId: "x1" } }]));
});

test("activities are narrowed to one kind, and where none is left the filter can be cleared", async () => {
  await open(undefined, "activities");
  await user.selectOptions(screen.getByRole("combobox", { name: "Kind" }), "Paper (0)");
  expect(await screen.findByText(/No paper yet: the filter hides the others/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /Clear filter/ }));
  expect(await screen.findByRole("row", { name: /KubeCon/ })).toBeTruthy();
});

test("a picture that proves it is shown small on the page", async () => {
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:proof", revokeObjectURL: () => undefined }));
  core.answers["attachment_bytes"] = { bytes: btoa("picture") };
  core.answers["list_certifications"] = [{ ...CKA, attachments: [{ id: "f2", name: "badge.png", mediaType: "image/png", size: 9, hash: "", visibility: null }] }];
  await open("c1");
  await user.click(await screen.findByRole("button", { name: "Show “badge.png”" }));
  expect(await screen.findByRole("dialog", { name: "badge.png" })).toBeTruthy();
});

test("no two things that can be done at once have the same key, and each has one", async () => {
  for (const [id, view] of [[undefined, undefined], ["c1", undefined], ["c2", undefined], ["c1", "calendar"], ["x1", "activities"]] as const) {
    place.go("certifications", id, view);
    const { unmount } = render(Certifications);
    await vi.waitFor(() => expect(keys.actions.length).toBeGreaterThan(3));
    await vi.waitFor(() => expect(id === undefined || keys.actions.some(({ about }) => about !== undefined)).toBe(true));
    const pressed = keys.actions.map(({ key }) => key);
    expect(pressed).not.toContain(undefined);
    expect(pressed.filter((key, at) => pressed.indexOf(key) !== at), `${id} ${view}`).toEqual([]);
    unmount();
  }
});

test.each([
  [undefined, "Certifications", ["c4", "c1", "c3", "c2"]],
  ["activities", "Activities", ["x1"]],
])("on the view %s what is selected is marked together", async (view, name, ids) => {
  await open(undefined, view);
  screen.getByRole("grid", { name }).focus();
  await user.keyboard("{Control>}a{/Control}");
  expect(await screen.findByRole("button", { name: new RegExp(`^Mark ${ids.length}`) })).toBeTruthy();
  press("v");
  const form = within(await screen.findByRole("dialog", { name: /^Mark/ }));
  await user.selectOptions(form.getByRole("combobox", { name: "Who may see them" }), "report");
  await user.click(form.getByRole("button", { name: "Mark" }));
  await vi.waitFor(() => expect(sent("mark_all")).toMatchObject([{ records: ids, visibility: "report" }]));
});

test("what is selected on one view is not marked on another", async () => {
  await open();
  screen.getByRole("grid", { name: "Certifications" }).focus();
  await user.keyboard("x");
  await screen.findByRole("button", { name: /^Mark 1/ });
  press("2");
  await screen.findByRole("grid", { name: "Activities" });
  expect(screen.queryByRole("button", { name: /^Mark/ })).toBeNull();
});

test("the issuer is offered as it was written before", async () => {
  await open();
  press("c");
  const form = within(await screen.findByRole("dialog", { name: "Add certification" }));
  await user.type(form.getByRole("textbox", { name: "Name" }), "CKAD");
  await user.type(form.getByRole("combobox", { name: "Issuer" }), "lin");
  expect(await screen.findAllByText("Linux Foundation", { selector: "[role=option] *" }), "once each").toHaveLength(1);
  await user.keyboard("{Enter}");
  await user.click(form.getByRole("button", { name: "Add certification" }));
  await vi.waitFor(() => expect(sent("add_certification")).toMatchObject([{ name: "CKAD", issuer: "Linux Foundation" }]));
});

// Last: the change that it leaves open keeps every later one waiting.
test("files dropped on one certification are not shown as being kept with the next one", async () => {
  core.answers["attach"] = () => new Promise(() => undefined);
  await open("c1");
  await user.upload(screen.getByLabelText("Files to attach"), new File(["proof"], "proof.txt"));
  expect(await screen.findByText("Keeping the file")).toBeTruthy();
  place.select("c2");
  await screen.findByRole("button", { name: /Start studying/ });
  expect(screen.queryByText("Keeping the file")).toBeNull();
});
