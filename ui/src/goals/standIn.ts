import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, vi } from "vitest";
import type { NewGoal } from "../lib/bindings/NewGoal";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { toasts } from "../lib/toasts.svelte";
import { refusal, standIn } from "../lib/standIn";
import { clearFilter } from "./filter.svelte";
import Goals from "./Goals.svelte";

export const goal = (id: string, title: string, more = {}) => ({
  id, title, why: "", successCriteria: "", priority: "normal", status: "active", startOn: "2026-09-01", dueOn: null, closedOn: null, dropReason: null,
  nextStep: "", parentId: null, targets: [], milestones: [], checkIns: [], visibility: "private", createdAt: "", updatedAt: "", evidence: [], tags: [], links: [], attachments: [], ...more,
});
export const step = (id: string, title: string, more = {}) => ({ id, title, dueOn: null, reachedOn: null, target: null, unit: null, value: null, visibility: null, ...more });
export const LEAD = goal("g1", "Lead a design review", {
  why: "Senior work is decided in reviews.",
  dueOn: "2026-11-20",
  targets: [{ skill: "mentoring", area: "leadership", level: 3 }],
  evidence: [{ skill: "mentoring", area: "leadership", verb: "led" }],
  milestones: [step("m1", "Write the agenda"), step("m2", "Hold reviews", { target: 3, unit: "reviews", value: 1 })],
  checkIns: [{ id: "k1", on: "2026-10-01", progress: 20, confidence: "medium", note: "Dates set", blocker: "", sessionId: null, visibility: null }, { id: "k2", on: "2026-11-01", progress: null, confidence: null, note: "Slow month", blocker: "Two people away", sessionId: "s1", visibility: null }],
});
export const GOALS = [goal("g3", "Learn JAX", { status: "dropped", dropReason: "The team stays with PyTorch.", closedOn: "2026-08-01" }), goal("g2", "Publish a post", { status: "planned", startOn: "2027-01-01" }), LEAD];
export const AREAS = [{ slug: "leadership", name: "Leadership", pinned: true, evidence: 0, skills: [{ slug: "mentoring", name: "Mentoring", mine: 2 }] }];
export const TEMPLATES = [{ slug: "mentor", title: "Mentor a junior through a project", why: "Teaching shows what is understood.", kind: "growth", skills: [{ skill: "mentoring", level: 3 }], milestones: [{ title: "Weekly pairing", target: 8, unit: "weeks" }], source: [] }];

// Whole forms are typed, key by key; a busy machine may need more than the usual five seconds for one.
vi.setConfig({ testTimeout: 30_000 });

const REFUSED = { title: refusal("Give it a title: it is empty.", "title"), reason: refusal("Say why the goal is dropped.", "reason") };
export const core = standIn(() => ({
  list_goals: GOALS, get_goal: LEAD, list_areas: AREAS, list_levels: [{ rank: 3, name: "Senior" }], list_templates: TEMPLATES, logbook: { name: "", path: "", today: "2026-11-23" },
  add_goal: ({ title }: NewGoal) => (title ? goal("g9", title) : REFUSED.title()), edit_goal: LEAD, mark_all: 2, read_day: { on: "2026-12-18", reading: "Fri 18 Dec" },
  move_goal: ({ new: move }: { new: { reason?: string } }) => (move.reason === "" ? REFUSED.reason() : {}),
}));
export const inputOf = (command: string) => core.sent(command).at(-1);
export const says = () => toasts.shown.map(({ message }) => message);

beforeEach(() => {
  place.go("goals");
  clearFilter();
  window.addEventListener("keydown", keys.handle);
});
afterEach(() => window.removeEventListener("keydown", keys.handle));

export async function openLead() {
  render(Goals);
  (await screen.findByRole("grid", { name: "Goals" })).focus();
  await userEvent.keyboard("{Home}{Enter}");
  return screen.findByRole("region", { name: "Goal" });
}

export async function openBoard() {
  place.go("goals", undefined, "board");
  render(Goals);
  await screen.findByRole("group", { name: "Board of goals" });
}

export const card = (title: string) => screen.findByRole("link", { name: new RegExp(title) });
export const column = (name: string) => screen.getByRole("region", { name: new RegExp(`^${name}`) });
