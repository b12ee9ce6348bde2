import type { Entry } from "../lib/bindings/Entry";
import type { NewEntry } from "../lib/bindings/NewEntry";
import { blankMarks, marksOf } from "../records/marks";

/** Stands for the entry that has no id yet. */
export const NEW = "new";

/** An entry as an edit of it begins. */
export function editOf(entry: Entry): NewEntry {
  const { on, kind, title, body, challenge, minutes, mood, energy } = entry;
  return { on, kind, title, body, challenge, minutes, mood, energy, ...marksOf(entry) };
}

/** An entry of a day, or of today where none is said, that says nothing yet. */
export function blankEntry(day: string | null): NewEntry {
  return { on: day, kind: "note", title: "", body: "", challenge: "", minutes: null, mood: null, energy: null, ...blankMarks() };
}
