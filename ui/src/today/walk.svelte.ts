import { goHome, isLost } from "../lib/focus";

/** A thing on Today: one row, whichever part it stands in. */
export interface Thing {
  /** Names the row. */
  row: string;
}

/** The element of a row. */
export const rowOf = (row: string) => [...document.querySelectorAll<HTMLElement>("[data-row]")].find((one) => one.dataset.row === row);

/** The row that was current when Today was left. */
let left: string | undefined;

/** Lets the arrows walk over all rows of Today, of whichever part, and knows the one that the keys act on; call it while Today is set up. */
export function walk<T extends Thing>(things: () => T[]) {
  let row = $state(left);
  let last = 0;

  const at = $derived.by(() => {
    const found = things().findIndex((thing) => thing.row === row);
    // What is gone leaves its place to the next one.
    return found >= 0 ? (last = found) : Math.min(last, things().length - 1);
  });

  // The rows may be read after the screen has opened, and the one in focus may go.
  $effect(() => {
    if (things().length > 0 && (isLost() || document.activeElement?.matches("main"))) goHome();
  });

  return {
    get current(): T | undefined {
      return things()[at];
    },
    step(by: 1 | -1): void {
      // From anywhere else the first press leads to the row where the last one ended.
      const here = document.activeElement?.closest<HTMLElement>("[data-row]") !== null;
      const next = things()[Math.min(Math.max(here ? at + by : at, 0), things().length - 1)];
      if (next) rowOf(next.row)?.querySelector<HTMLElement>("[data-walk]")?.focus();
    },
    focusin({ target }: FocusEvent): void {
      const found = (target as Element).closest<HTMLElement>("[data-row]")?.dataset.row;
      if (found !== undefined) left = row = found;
    },
  };
}
