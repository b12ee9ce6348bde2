import { render, screen } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { beforeEach } from "vitest";
import type { Mentorship } from "../lib/bindings/Mentorship";
import type { Person } from "../lib/bindings/Person";
import type { Session } from "../lib/bindings/Session";
import Toaster from "../lib/components/Toaster.svelte";
import { keys } from "../lib/keys.svelte";
import { place } from "../lib/place.svelte";
import { standIn } from "../lib/standIn";
import Sessions from "./Sessions.svelte";

export const MARKS = { visibility: "private", createdAt: "", updatedAt: "", evidence: [], tags: [], links: [], attachments: [] };
export const MAYA = { ...MARKS, id: "p1", name: "Maya Lindqvist", role: "Principal engineer", relation: "mentor", email: "", archivedOn: null } as unknown as Person;
export const JON = { ...MAYA, id: "p2", name: "Jon Abara", relation: "mentee" } as unknown as Person;
export const WITH_MAYA = {
  ...MARKS,
  ...{ id: "m1", personId: "p1", person: "Maya Lindqvist", as: "mentee", purpose: "Lead an effort", cadence: "2w", minutes: 45 },
  ...{ confidentiality: "", fromOn: "2026-03-02", untilOn: null, endedOn: null, skills: [], lastSessionOn: "2026-11-11", nextSessionOn: null, dueOn: "2026-11-25" },
} as unknown as Mentorship;
export const HELD = {
  ...MARKS,
  ...{ id: "s1", person: "Maya Lindqvist", personId: "p1", mentorship: "m1", status: "held", on: "2026-11-11", startsAt: null, zone: "Europe/London" },
  ...{ minutes: 45, notes: "", privateNotes: "I was nervous.", takeaway: "Write for the person who says no." },
  topics: [{ id: "t1", text: "The RFC", state: "open", visibility: null, carried: 0 }],
  decisions: [{ id: "d1", text: "Storage first.", visibility: null }],
  actions: [{ id: "a1", session: "s1", text: "Send the draft", owner: "me", dueOn: "2026-11-18", doneOn: null, droppedOn: null, dropReason: "", visibility: null, carried: 0 }],
} as unknown as Session;
export const PLANNED = { ...HELD, id: "s2", status: "planned", on: "2026-11-25", takeaway: "", topics: [], decisions: [], actions: [], privateNotes: "" } as unknown as Session;
export const PLANNED_LATER = { ...PLANNED, id: "s3", on: "2026-12-09", takeaway: "Later" } as unknown as Session;
export const OLDER = { ...PLANNED, id: "s4", status: "held", on: "2026-10-02", person: "Jon Abara", personId: "p2", takeaway: "Draw the bug." } as unknown as Session;

export let user: UserEvent;
export const core = standIn(() => ({
  logbook: { name: "Mine", path: "", today: "2026-11-23" },
  list_people: [MAYA, JON],
  list_mentorships: [WITH_MAYA],
  list_sessions: [PLANNED_LATER, PLANNED, HELD, OLDER],
  list_areas: [],
  list_tags: [],
  list_steps: [],
  list_parked_topics: [{ id: "t9", text: "The talk in January", state: "open", visibility: null, carried: 0 }],
  session_brief: { personId: "p1", person: "Maya Lindqvist", lastOn: "2026-11-11", since: "2026-11-11", nextSession: "s2", goals: [], actions: [], topics: [], evidence: [], certifications: [], entries: [] },
  add_session: { ...HELD, id: "s9" },
  edit_session: HELD,
  get_session: HELD,
  list_levels: ["Not yet", "Junior", "Engineer", "Senior", "Lead"].map((name, rank) => ({ rank, name, description: "" })),
  add_person: { ...JON, id: "p3", name: "Priya Nair" },
  read_day: { on: "2026-11-20", reading: "" },
  render_markdown: "<p>I was nervous.</p>",
}));
export const { sent } = core;

beforeEach(() => {
  user = userEvent.setup({ delay: null });
  place.go("sessions");
});

export const press = (key: string) => keys.handle(new KeyboardEvent("keydown", { key }));

export async function open(id?: string, view?: string) {
  place.go("sessions", id, view);
  render(Sessions);
  render(Toaster);
  await screen.findByRole("grid", { name: view === "people" ? "People" : "Sessions" });
}
