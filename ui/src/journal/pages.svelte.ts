import { untrack } from "svelte";
import { ask, asTrouble, currentRevision, keepAnswer, lastAnswer, type Trouble } from "../lib/api.svelte";
import type { Entry } from "../lib/bindings/Entry";
import type { EntryId } from "../lib/bindings/EntryId";
import { same } from "../lib/same";
import { filterOf, type Shown } from "./filter";

/** How many entries are read at a time. */
export const PAGE = 50;
/** With more changed than this, as after an import, reading them together costs less than one by one. */
const FEW = 25;

/** One entry; none where it went away while it was asked for. */
const present = (id: EntryId) =>
  ask("get_entry", id).catch((error) => {
    if (asTrouble(error).kind === "notFound") return undefined;
    throw error;
  });

const questionOf = (shown: Shown) => `entries ${JSON.stringify(shown)}`;

/** What matches now: of the entries that are known already, only those are read that are another version. */
async function renewed(of: Shown, known: readonly Entry[], limit: number): Promise<Entry[]> {
  const versions = await ask("list_entry_versions", filterOf(of, limit));
  const same = new Map(known.map((entry) => [entry.id, entry]));
  const other = versions.filter(({ id, updatedAt }) => same.get(id)?.updatedAt !== updatedAt);
  if (other.length > FEW) return ask("list_entries", filterOf(of, limit));
  for (const { id } of other) same.delete(id);
  for (const entry of await Promise.all(other.map(({ id }) => present(id)))) if (entry) same.set(entry.id, entry);
  return versions.flatMap(({ id }) => same.get(id) ?? []);
}

/** The entries that match, newest first: the first page at once, older ones when asked; after a change those that it changed. */
export function entries(shown: () => Shown) {
  let value = $state.raw(lastAnswer<Entry[]>(questionOf(untrack(shown)))?.value);
  let failure = $state.raw<Trouble>();
  let complete = $state(false);
  let reading = false;
  let newest = 0;
  let asked: string | undefined;

  async function read(question: string, limit: number, work: () => Promise<Entry[]>) {
    const mine = (newest += 1);
    const at = untrack(currentRevision);
    reading = true;
    try {
      const found = await work();
      if (mine !== newest) return;
      if (!same(value, found)) value = found;
      [failure, complete] = [undefined, found.length < limit];
      keepAnswer(question, value, at);
    } catch (error) {
      if (mine === newest) failure = asTrouble(error);
    } finally {
      if (mine === newest) reading = false;
    }
  }

  $effect(() => {
    void currentRevision();
    const of = shown();
    const now = questionOf(of);
    const last = lastAnswer<Entry[]>(now);
    // More than a page of what was there before stays: only what changed of it is read.
    const before = last && last.value.length > PAGE ? last.value : undefined;
    const known = asked === now ? untrack(() => value) : before;
    asked = now;
    if (last) value = last.value;
    if (last?.current) {
      newest += 1;
      reading = false;
      [failure, complete] = [undefined, false];
      return;
    }
    // A change may have added one, so one more than is shown.
    const limit = Math.max(PAGE, (known?.length ?? 0) + 1);
    void read(now, limit, () => (known ? renewed(of, known, limit) : ask("list_entries", filterOf(of, limit))));
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
      const known = value;
      if (reading || complete || failure || !known) return;
      const limit = known.length + PAGE;
      void read(asked ?? "", limit, async () => [...known, ...(await ask("list_entries", filterOf(shown(), PAGE, known.length)))]);
    },
  };
}
