import { tick } from "svelte";
import { announce } from "./announce.svelte";

const PAGE = 10;

/** The row that was active in a list when it was left, by the list's label. */
const lastActive = new Map<string, string>();

export interface RowsOf<T> {
  label: string;
  items: readonly T[];
  id: (item: T) => string;
  name: (item: T) => string;
  open?: (item: T) => unknown;
  opened?: string;
  multiple?: boolean;
  selected: string[];
  move?: (item: T, by: -1 | 1) => unknown;
  toggle?: (item: T) => unknown;
  /** Brings the row into view. */
  reveal: (at: number) => void;
}

/** Where a key moves to in a list of `length` rows from row `at`; undefined for any other key. */
function moved(key: string, at: number, length: number): number | undefined {
  const wanted = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: length - 1,
  }[key];
  return wanted === undefined || length === 0 ? undefined : Math.min(Math.max(wanted, 0), length - 1);
}

/** The active row and the selection of a list, and the keys that move them; `of` is read again at each use. */
export function createRows<T>(of: RowsOf<T>) {
  let activeId = $state(lastActive.get(of.label));
  let anchor: number | undefined;
  /** Where the active row was when it was last there: the next one takes its place when it goes. */
  let last = 0;

  const at = () => {
    const wanted = activeId ?? of.opened;
    const found = of.items.findIndex((item) => of.id(item) === wanted);
    if (found >= 0) last = found;
    return Math.min(last, of.items.length - 1);
  };

  // What is gone is not selected any more.
  $effect(() => {
    if (of.selected.length === 0) return;
    const there = new Set(of.items.map(of.id));
    if (of.selected.some((id) => !there.has(id))) of.selected = of.selected.filter((id) => there.has(id));
  });

  async function activate(next: number): Promise<void> {
    const item = of.items[next];
    if (!item) return;
    activeId = of.id(item);
    lastActive.set(of.label, activeId);
    await tick();
    of.reveal(next);
  }

  function select(ids: string[]): void {
    of.selected = ids;
    announce(ids.length === 0 ? "Nothing selected" : `${ids.length} selected`);
  }

  function toggle(row: number): void {
    const item = of.items[row];
    if (!item) return;
    anchor = row;
    const key = of.id(item);
    const on = !of.selected.includes(key);
    of.selected = on ? [...of.selected, key] : of.selected.filter((one) => one !== key);
    announce(`${of.name(item)} ${on ? "selected" : "not selected"}, ${of.selected.length} in all`);
  }

  function extend(to: number): void {
    anchor ??= at();
    const rows = of.items.slice(Math.min(anchor, to), Math.max(anchor, to) + 1);
    select(rows.map(of.id));
    void activate(to);
  }

  function reorder(by: -1 | 1): void {
    const from = at();
    const item = of.items[from];
    if (!item || !of.move || !of.items[from + by]) return;
    activeId = of.id(item);
    // Where it cannot go it stays.
    if (of.move(item, by) === false) return;
    announce(`${of.name(item)}, now ${from + 1 + by} of ${of.items.length}`);
  }

  return {
    get active() {
      return at();
    },
    keydown(event: KeyboardEvent): void {
      // What is pressed in a control inside a row is the control's.
      if (event.target !== event.currentTarget || event.isComposing) return;
      const item = of.items[at()];
      const mod = event.ctrlKey || event.metaKey;
      const plain = !mod && !event.altKey;
      const next = moved(event.key, at(), of.items.length);
      if (event.altKey && /^Arrow(Up|Down)$/.test(event.key)) reorder(event.key === "ArrowUp" ? -1 : 1);
      else if (next !== undefined && of.multiple && event.shiftKey) extend(next);
      else if (next !== undefined && plain) void activate(next);
      else if (event.key === "Enter" && item && of.open && plain) of.open(item);
      else if (of.multiple && plain && ["x", "X", " "].includes(event.key)) toggle(at());
      else if (item && of.toggle && plain && ["x", " "].includes(event.key)) of.toggle(item);
      else if (of.multiple && mod && event.key.toLowerCase() === "a") select(of.items.map(of.id));
      else if (event.key === "Escape" && of.selected.length > 0) select([]);
      else return;
      event.preventDefault();
    },
    click(event: MouseEvent): void {
      const target = event.target as HTMLElement;
      const row = Number(target.closest<HTMLElement>("[data-at]")?.dataset.at ?? -1);
      const item = of.items[row];
      if (!item || target.closest("button, a, input, select, label")) return;
      if (of.multiple && event.shiftKey) return extend(row);
      void activate(row);
      if (of.multiple && (event.ctrlKey || event.metaKey)) toggle(row);
      else of.open?.(item);
    },
  };
}
