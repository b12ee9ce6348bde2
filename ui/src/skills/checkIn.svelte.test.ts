import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CheckInRow } from "../lib/bindings/CheckInRow";
import type { RateInCheckIn } from "../lib/bindings/RateInCheckIn";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { standIn } from "../lib/standIn";
import Skills from "./Skills.svelte";

const LEVELS = ["Not yet", "Junior", "Engineer", "Senior", "Lead"].map((name, rank) => ({ rank, slug: name.toLowerCase(), name, description: "" }));
const row = (skill: string, name: string, mine: number | null): CheckInRow =>
  ({ skill, name, area: "leadership", areaName: "Leadership", pinned: true, mine, theirs: null, me: null, mentor: null, agreed: null, myNext: null, theirNext: null, unexplained: [], levels: [] });
const OPEN = {
  ...{ id: "c1", personId: "p1", person: "Maya", on: "2026-11-23", closedAt: null, framework: "Own", version: "1.2", levels: LEVELS },
  rows: [row("mentoring", "Mentoring", 2), row("planning", "Planning", null)],
};
const LINE = { id: "c1", personId: "p1", person: "Maya", on: "2026-11-23", closedAt: null, version: null, skills: 0 };

vi.setConfig({ testTimeout: 30_000 });

/** Keeps what is said as the core does. */
const core = standIn(() => {
  const kept = structuredClone(OPEN);
  return {
    list_areas: [{ id: "a", slug: "leadership", name: "Leadership", pinned: true, evidence: 0, skills: [] }],
    logbook: { name: "", path: "", today: "2026-11-23" },
    list_people: [{ id: "p1", name: "Maya", relation: "mentor", archivedOn: null }],
    list_check_ins: [LINE],
    start_check_in: kept,
    get_check_in: () => structuredClone(kept),
    rate_in_check_in: ({ new: { skill, side, level, reason } }: { new: RateInCheckIn }) => {
      const of = kept.rows.find((one) => one.skill === skill)!;
      of[side] = level === null ? null : { level, reason, on: null };
      of.unexplained = level !== null && reason === "" && level !== of.mine ? [side] : [];
      of.myNext = side !== "mentor" && level !== of.mine ? level : of.myNext;
      return kept;
    },
    close_check_in: {},
    skill_page: (slug: string) => ({ skill: { ...kept.rows[0], slug, mentor: null, evidence: 0 }, description: "", levels: [], examples: [], evidence: [], assessments: [] }),
  };
});
const said = () => core.sent("rate_in_check_in").map((input) => (input as { new: RateInCheckIn }).new);

beforeEach(() => window.addEventListener("keydown", keys.handle));
afterEach(() => window.removeEventListener("keydown", keys.handle));

/** The level of a column that Tab leads to. */
const radio = (column: string, name: string) => within(screen.getByRole("radiogroup", { name: column })).getByRole("radio", { name }) as HTMLInputElement;

/** Opens it at the level of the first column. */
async function open() {
  place.go("skills", "c1", "check-in");
  render(Skills);
  await screen.findByRole("radiogroup", { name: "Me" });
  radio("Me", "2 Engineer").focus();
}

test("the keys say level and reason in each column, and go from skill to skill", async () => {
  await open();
  await userEvent.keyboard("{ArrowUp}");
  expect(radio("Me", "3 Senior").checked, "up is up, from the level before").toBe(true);
  await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}");
  expect(radio("Me", "4 Lead").checked, "and the top is the end").toBe(true);
  await userEvent.keyboard("{Enter}");
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Why I say so" }));
  await userEvent.keyboard("Led three{Escape}");
  expect(document.activeElement).toBe(radio("Me", "4 Lead"));
  radio("Agreed", "2 Engineer").focus();
  await userEvent.keyboard("3{ArrowRight}");
  await screen.findByRole("heading", { name: "Planning" });
  await waitFor(() => expect(document.activeElement).toBe(radio("Agreed", "0 Not yet")));
  expect(said()).toEqual([
    { skill: "mentoring", side: "me", level: 4, reason: "Led three" },
    { skill: "mentoring", side: "agreed", level: 3, reason: "" },
  ]);
  await userEvent.keyboard("{ArrowLeft}");
  await screen.findByRole("heading", { name: "Mentoring" });
  radio("Me", "4 Lead").focus();
  await userEvent.keyboard("{Delete}");
  expect(radio("Me", "4 Lead").checked, "what was said is taken back").toBe(false);
});

test("only what changed is shown when that is wanted, and what has no reason is said", async () => {
  await open();
  await userEvent.keyboard("3{ArrowRight}");
  const list = screen.getByRole("grid", { name: "Skills" });
  await within(list).findByText("mine 2 → 3");
  expect(within(list).getByText("why?")).toBeTruthy();
  await userEvent.keyboard("{ArrowLeft}f");
  await waitFor(() => expect(within(list).getAllByRole("row")).toHaveLength(1));
});

test("closing lists what is written and who may see it", async () => {
  await open();
  await userEvent.keyboard("3{Control>}{Enter}{/Control}");
  const dialog = within(await screen.findByRole("dialog", { name: "Close check-in" }));
  expect(await dialog.findByText("mine 2 → 3")).toBeTruthy();
  expect(dialog.getByRole("button", { name: "Mentoring" }), "which still has no reason").toBeTruthy();
  await userEvent.selectOptions(dialog.getByRole("combobox", { name: "Who may see it" }), "mentor");
  await userEvent.click(dialog.getByRole("button", { name: "Close check-in" }));
  await waitFor(() => expect(core.sent("close_check_in")).toEqual([{ id: "c1", new: "mentor" }]));
});

test("a closed one is a table of what each side said, with the framework of then", async () => {
  const agreed = { level: 3, reason: "Led two", on: null };
  const closed = { ...OPEN, closedAt: "2026-11-23T11:00:00Z", rows: [{ ...row("mentoring", "Mentoring", 2), agreed, myNext: 3, levels: [{ level: 3, name: "Senior", text: "Leads." }] }] };
  core.answers["get_check_in"] = closed;
  place.go("skills", "c1", "check-in");
  render(Skills);
  const table = within(await screen.findByRole("table"));
  expect(table.getAllByRole("columnheader").map((head) => head.textContent)).toEqual(["Skill", "Me", "Maya", "Agreed"]);
  expect(table.getByText("Led two") && table.getByText("3: Leads.") && screen.getByText(/Own 1\.2/)).toBeTruthy();
});

test("one begins with a person or alone", async () => {
  core.answers["list_check_ins"] = [];
  place.go("skills", undefined, "check-in");
  render(Skills);
  await screen.findByText(/beside your mentor/);
  await userEvent.keyboard("c");
  const dialog = within(await screen.findByRole("dialog", { name: "Begin check-in" }));
  expect((dialog.getByRole("combobox", { name: "With" }) as HTMLSelectElement).selectedOptions[0]?.textContent).toBe("Maya");
  await userEvent.selectOptions(dialog.getByRole("combobox", { name: "With" }), "Nobody, I rate alone");
  await userEvent.click(dialog.getByRole("button", { name: "Begin check-in" }));
  await waitFor(() => expect([core.sent("start_check_in"), place.id]).toEqual([[null], "c1"]));
});
