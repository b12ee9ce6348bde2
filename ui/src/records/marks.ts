import type { Evidence } from "../lib/bindings/Evidence";
import type { Marks } from "../lib/bindings/Marks";
import type { NewEvidence } from "../lib/bindings/NewEvidence";
import type { NewMarks } from "../lib/bindings/NewMarks";
import type { Person } from "../lib/bindings/Person";
import type { Visibility } from "../lib/bindings/Visibility";
import { mentorsAmong } from "./known";

/** The marks of something new: private, and nothing else. */
export function blankMarks(): NewMarks {
  return { visibility: "private", evidence: [], tags: [], links: [], base: null };
}

/** The marks that a record has, as an edit of it sends them back. */
export function marksOf(marks: Marks): NewMarks {
  return {
    visibility: marks.visibility,
    evidence: marks.evidence.map((one: Evidence): NewEvidence => ({ name: one.skill ?? one.area, verb: one.verb })),
    tags: [...marks.tags],
    links: marks.links.map(({ id }) => id),
    base: marks.updatedAt,
  };
}

const personOf = (visibility: Visibility) => (visibility.startsWith("mentor:") ? visibility.slice("mentor:".length) : undefined);

const nameIn = (people: readonly Person[], id: string) => people.find((person) => person.id === id)?.name ?? "one mentor";

/** Who may see a record, in two or three words. */
export function visibilityName(visibility: Visibility, people: readonly Person[]): string {
  const only = personOf(visibility);
  if (only) return `Only ${nameIn(people, only)}`;
  return { private: "Private", mentor: "All mentors", report: "Report" }[visibility as "private" | "mentor" | "report"];
}

/** What a visibility means, in one line. */
export function visibilityMeans(visibility: Visibility, people: readonly Person[]): string {
  const only = personOf(visibility);
  if (only) return `In the packets and briefs of ${nameIn(people, only)}, and nobody else’s.`;
  return {
    private: "Only you see it.",
    mentor: "In the packets and briefs of all your mentors.",
    report: "In the report, and in every mentor’s packet.",
  }[visibility as "private" | "mentor" | "report"];
}

/** Who a record can be shown to: each mentor alone, too. `now` is always among them. */
export function visibilities(people: readonly Person[], now: Visibility): Visibility[] {
  const all: Visibility[] = ["private", "mentor", ...mentorsAmong(people).map(({ id }): Visibility => `mentor:${id}`), "report"];
  return all.includes(now) ? all : [...all, now];
}
