import Flag from "@lucide/svelte/icons/flag";
import GraduationCap from "@lucide/svelte/icons/graduation-cap";
import NotebookPen from "@lucide/svelte/icons/notebook-pen";
import type { Action } from "../lib/keys.svelte";
import type { Gap } from "./GapForm.svelte";

/** The three ways to give a skill or an area something to show. */
export function gapActions(about: string, fill: (kind: Gap["kind"]) => unknown): Action[] {
  return [
    { id: "skill-entry", label: "Write an entry for it", key: "n", about, icon: NotebookPen, run: () => fill("entry") },
    { id: "skill-activity", label: "Log an activity for it", key: "y", about, icon: GraduationCap, run: () => fill("activity") },
    { id: "skill-goal", label: "Set a goal for it", key: "o", about, icon: Flag, run: () => fill("goal") },
  ];
}
