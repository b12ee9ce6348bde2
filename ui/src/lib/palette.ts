import { matches } from "./choice";
import type { LucideIcon } from "@lucide/svelte";

export interface PaletteItem {
  id: string;
  label: string;
  detail?: string;
  /** A piece of its text; what matched stands between U+0002 and U+0003. */
  snippet?: string;
  key?: string;
  icon?: LucideIcon;
  run: () => unknown;
  /** It is a part of the search: the palette stays open. */
  stays?: boolean;
}

export interface PaletteGroup {
  heading: string;
  items: PaletteItem[];
  /** Before everything else, even what was used last: actions on the open thing. */
  first?: boolean;
}

/** A piece of text in runs, those that matched marked. */
export function marked(snippet: string): { text: string; match: boolean }[] {
  return snippet
    .split(/(\u0002[^\u0003]*\u0003)/)
    .filter((run) => run !== "")
    .map((run) => ({ text: run.replace(/[\u0002\u0003]/g, ""), match: run.startsWith("\u0002") }));
}

/** The commands as the palette shows them: on the open thing, then used last (while nothing is typed), then the rest. */
export function arranged(groups: PaletteGroup[], recent: string[], typed: string): PaletteGroup[] {
  const fitting = groups
    .map((group) => ({ ...group, items: group.items.filter((item) => matches(`${group.heading} ${item.label}`, typed)) }))
    .filter((group) => group.items.length > 0);
  const [first, rest] = [fitting.filter((group) => group.first), fitting.filter((group) => !group.first)];
  if (typed.trim() !== "") return [...first, ...rest];
  const all = rest.flatMap((group) => group.items);
  const used = recent.map((id) => all.find((item) => item.id === id)).filter((item) => item !== undefined);
  return [...first, ...(used.length > 0 ? [{ heading: "Used last", items: used }] : []), ...rest];
}

/** As many groups as it takes to show the first `count` items. */
export function firstOf(groups: PaletteGroup[], count: number): PaletteGroup[] {
  let left = count;
  return groups.flatMap((group) => {
    const items = group.items.slice(0, Math.max(0, left));
    left -= items.length;
    return items.length > 0 ? [{ ...group, items }] : [];
  });
}
