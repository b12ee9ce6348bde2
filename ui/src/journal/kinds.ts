import MessageCircle from "@lucide/svelte/icons/message-circle";
import Mountain from "@lucide/svelte/icons/mountain";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import Sparkles from "@lucide/svelte/icons/sparkles";
import Trophy from "@lucide/svelte/icons/trophy";
import type { EntryKind } from "../lib/bindings/EntryKind";
import type { Choice } from "../lib/choice";
import type { LucideIcon } from "@lucide/svelte";

/** The kinds of entry, as they are chosen from. */
export const KINDS: (Choice & { value: EntryKind; icon: LucideIcon })[] = [
  { value: "note", label: "Note", icon: NotebookPen },
  { value: "win", label: "Win", icon: Trophy },
  { value: "reflection", label: "Reflection", icon: Sparkles },
  { value: "challenge", label: "Challenge", icon: Mountain },
  { value: "feedback", label: "Feedback", icon: MessageCircle },
];

export const kindOf = (kind: EntryKind) => KINDS.find(({ value }) => value === kind)!;
