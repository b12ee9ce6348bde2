import type { Entry } from "../lib/bindings/Entry";
import type { NewEntry } from "../lib/bindings/NewEntry";
import { recall, remember } from "../lib/remembered";
import { blankMarks, marksOf } from "../records/marks";

/** What is being typed: it becomes the entry when the entry is left, and outlives the window until then. */
export interface Draft {
  /** When the version that it began from was last changed; none for a new entry. */
  base: string | null;
  entry: NewEntry;
}

/** Stands for the entry that has no id yet. */
export const NEW = "new";

const name = (id: string) => `draft.${id}`;

export const draftOf = (id: string): Draft | null => recall<Draft | null>(name(id), null);
export const keepDraft = (id: string, draft: Draft): void => remember(name(id), draft);
export const dropDraft = (id: string): void => localStorage.removeItem(`cairn.${name(id)}`);

/** An entry as an edit of it begins. */
export function editOf(entry: Entry): NewEntry {
  const { on, kind, title, body, challenge, minutes, mood, energy } = entry;
  return { on, kind, title, body, challenge, minutes, mood, energy, ...marksOf(entry) };
}

/** An entry of today that says nothing yet. */
export function blankEntry(today: string | null): NewEntry {
  return { on: today, kind: "note", title: "", body: "", challenge: "", minutes: null, mood: null, energy: null, ...blankMarks() };
}
