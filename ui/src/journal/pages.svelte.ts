import { ask, asTrouble, currentRevision, type Trouble } from "../lib/api.svelte";
import type { Entry } from "../lib/bindings/Entry";
import { filterOf, type Shown } from "./filter";

/** How many entries are read at a time. */
export const PAGE = 100;

/** The entries that match, newest first: the first page at once, older ones when asked, all of those again after a change. */
export function entries(shown: () => Shown) {
  let value = $state.raw<Entry[]>();
  let failure = $state.raw<Trouble>();
  let complete = $state(false);
  let reading = false;
  let newest = 0;
  let before: Shown | undefined;

  async function read(limit: number, offset: number, of: Shown) {
    const mine = (newest += 1);
    reading = true;
    try {
      const found = await ask("list_entries", filterOf(of, limit, offset));
      if (mine !== newest) return;
      value = offset === 0 ? found : [...(value ?? []), ...found];
      [failure, complete] = [undefined, found.length < limit];
    } catch (error) {
      if (mine === newest) failure = asTrouble(error);
    } finally {
      if (mine === newest) reading = false;
    }
  }

  let loaded = 0;
  $effect(() => {
    loaded = value?.length ?? 0;
  });

  $effect(() => {
    void currentRevision();
    const of = shown();
    const same = before !== undefined && JSON.stringify(before) === JSON.stringify(of);
    before = of;
    // A change may have added one, so one more than is shown.
    void read(same ? Math.max(PAGE, loaded + 1) : PAGE, 0, of);
  });

  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    /** Reads the next page, unless one is being read or there is none. */
    more(): void {
      if (!reading && !complete && value) void read(PAGE, value.length, shown());
    },
  };
}
