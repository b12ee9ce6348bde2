import type { EntryKind } from "../lib/bindings/EntryKind";
import type { EntryTemplate } from "../lib/bindings/EntryTemplate";

/** The kinds of entry, by name. */
export const KIND: Record<EntryKind, string> = { note: "Note", win: "Win", reflection: "Reflection", challenge: "Challenge", feedback: "Feedback" };

/** What the form of a template or prompt is opened for. */
export interface Task {
  /** A question, which has no text to begin with. */
  prompt: boolean;
  /** What it begins with: one's own with its id, a copy of a built-in one without. */
  template?: EntryTemplate;
}

/** The name that a draft of the form goes by. */
export const draftName = ({ prompt, template }: Task): string => template?.id ?? (prompt ? "new-prompt" : "new-template");
