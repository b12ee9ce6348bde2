import type { Kind } from "../lib/bindings/Kind";
import { place, type Screen } from "../lib/place.svelte";

/** The screen on which each kind of record is opened. */
export const HOMES: Record<Kind, Screen> = {
  goal: "goals",
  session: "sessions",
  person: "sessions",
  mentorship: "sessions",
  certification: "certifications",
  entry: "journal",
  activity: "certifications",
  assessment: "skills",
  intention: "quarter",
};

/** What the screens call the kinds of record. */
export const KIND_NAMES: Record<Kind, string> = {
  goal: "Goal",
  session: "Session",
  person: "Person",
  mentorship: "Mentorship",
  certification: "Certification",
  entry: "Entry",
  activity: "Activity",
  assessment: "Assessment",
  intention: "Intention",
};

/** Opens a record on the screen that it belongs to. */
export function goTo({ kind, id }: { kind: Kind; id: string }): void {
  place.go(HOMES[kind], id);
}
