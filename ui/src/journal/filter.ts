import type { EntryFilter } from "../lib/bindings/EntryFilter";
import type { EntryKind } from "../lib/bindings/EntryKind";

/** What the list is narrowed to; empty where it is not. */
export interface Shown {
  kind: EntryKind | "";
  skill: string;
  tag: string;
  /** Only what was captured and has no skill yet. */
  inbox: boolean;
}

export const EVERYTHING: Shown = { kind: "", skill: "", tag: "", inbox: false };

/** The filter that a view of the screen stands for, as `kind=win&tag=ddp` or `inbox`. */
export function readView(view: string | undefined): Shown {
  const said = new URLSearchParams(view);
  return {
    kind: (said.get("kind") ?? "") as EntryKind | "",
    skill: said.get("skill") ?? "",
    tag: said.get("tag") ?? "",
    inbox: said.has("inbox"),
  };
}

/** The view that stands for a filter; none for everything. */
export function viewOf(shown: Shown): string | undefined {
  const said = new URLSearchParams();
  for (const name of ["kind", "skill", "tag"] as const) if (shown[name]) said.set(name, shown[name]);
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
    from: null,
    to: null,
    limit,
    offset,
  };
}
