import Bell from "@lucide/svelte/icons/bell";
import CalendarX from "@lucide/svelte/icons/calendar-x";
import DoorOpen from "@lucide/svelte/icons/door-open";
import PenLine from "@lucide/svelte/icons/pen-line";
import Repeat from "@lucide/svelte/icons/repeat";
import type { LucideIcon } from "@lucide/svelte";
import type { CertificationDay } from "../lib/bindings/CertificationDay";

/** The sign of what falls on a day; the word always stands beside it. */
export const SIGNS: Record<CertificationDay["what"], LucideIcon> = {
  exam: PenLine,
  expires: CalendarX,
  reminder: Bell,
  renewalOpens: DoorOpen,
  cycleEnds: Repeat,
};
