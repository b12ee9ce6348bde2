import type { EntryFilter } from "../lib/bindings/EntryFilter";
import type { EntryKind } from "../lib/bindings/EntryKind";
import { isDay } from "../lib/day";

/** What the list is narrowed to; empty where it is not. */
export interface Shown {
  kind: EntryKind | "";
  skill: string;
  tag: string;
  /** Only what was written on this day. */
  day: string;
  /** Only what was captured and has no skill yet. */
  inbox: boolean;
}

export const EVERYTHING: Shown = { kind: "", skill: "", tag: "", day: "", inbox: false };

/** The view that goes through the inbox one by one, as Today sends it. */
export const SORTING = "inbox";
/** The view in which the templates are looked after. */
export const TEMPLATES = "templates";

/** The year that a view of the screen shows as days: `year=2025`, or `year` for this one; undefined for any other view. */
export function yearOf(view: string | undefined, today: string): number | undefined {
  const year = new URLSearchParams(view).get("year");
  return year === null ? undefined : Number(year || today.slice(0, 4));
}

/** The filter that a view of the screen stands for, as `kind=win&tag=ddp` or `inbox`. */
export function readView(view: string | undefined): Shown {
  const said = new URLSearchParams(view);
  const day = said.get("day") ?? "";
  return {
    kind: (said.get("kind") ?? "") as EntryKind | "",
    skill: said.get("skill") ?? "",
    tag: said.get("tag") ?? "",
    day: isDay(day) ? day : "",
    inbox: said.has("inbox"),
  };
}

/** The view that stands for a filter; none for everything. */
export function viewOf(shown: Shown): string | undefined {
  const said = new URLSearchParams();
  for (const name of ["kind", "skill", "tag", "day"] as const) if (shown[name]) said.set(name, shown[name]);
  if (shown.inbox) said.set("inbox", "");
  return said.toString() || undefined;
}

/** The filter as the logbook is asked; without a limit, all that match. */
export function filterOf(shown: Shown, limit: number | null, offset = 0): EntryFilter {
  return {
    kinds: shown.kind ? [shown.kind] : [],
    skill: shown.skill || null,
    tag: shown.tag || null,
    inbox: shown.inbox,
    folder: null,
    from: shown.day || null,
    to: shown.day || null,
    limit,
    offset,
  };
}
