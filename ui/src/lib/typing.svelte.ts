import { draftOf, keepDraft, type Draft } from "./drafts.svelte";

/** The draft that a form goes on with; null where there is none. */
export type Begun = Draft<unknown> | null;

/** What a form was filled with at first, and what was made of it: together they are its draft. */
interface Typed<T> {
  from: T;
  to: T;
}

/** What `Form` offers about the typing in it. */
export interface Typing {
  /** Whether it goes on with what was typed before. */
  readonly resumed: boolean;
  /** Puts everything back to how it was filled at first. */
  anew(): void;
  /** What was typed is not wanted. */
  drop(): void;
  /** Puts what was typed onto the record as it is now, as `merged` does; what was not touched becomes as it is there. */
  onto?: () => Promise<void>;
}

interface Beginning<T> {
  /** The id of the record, or a word for what has none yet. */
  name: string;
  begun: Begun;
  /** How the fields are filled without a draft. */
  start: T;
  /** How they would be filled by the record as it is now. */
  present?: () => Promise<T>;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** By what an item of a list is known again: its id, the name that it goes by, or itself; null while it is new. */
function keyOf(item: unknown): unknown {
  if (typeof item !== "object" || item === null) return item;
  return "id" in item ? item.id : "name" in item ? item.name : null;
}

function mergedList(from: unknown[], typed: unknown[], now: unknown[]): unknown[] {
  const among = (list: unknown[], item: unknown) => list.find((one) => keyOf(one) !== null && keyOf(one) === keyOf(item));
  const mine = typed.flatMap((item) => {
    const [before, present] = [among(from, item), among(now, item)];
    if (present !== undefined) return [merged(before, item, present)];
    if (before === undefined) return [item];
    // It is gone there: what was typed into it is kept as something new.
    return same(before, item) ? [] : [isRecord(item) && "id" in item ? { ...item, id: null } : item];
  });
  return [...mine, ...now.filter((item) => among(from, item) === undefined && among(typed, item) === undefined)];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What was typed, beginning at `from`, put onto what is there now. A field that was not touched is as it is there; of a list
 * that was, what was added or taken away on either side is so, and each item that both sides have is put together the same way.
 */
export function merged<T>(from: T, typed: T, now: T): T;
export function merged(from: unknown, typed: unknown, now: unknown): unknown {
  if (same(typed, from)) return now;
  if (Array.isArray(from) && Array.isArray(typed) && Array.isArray(now)) return mergedList(from, typed, now);
  if (!isRecord(from) || !isRecord(typed) || !isRecord(now)) return typed;
  return { ...typed, ...Object.fromEntries(Object.keys(now).map((key) => [key, merged(from[key], typed[key], now[key])])) };
}

/** Keeps what is typed into a form as a draft, with the version that it began from; call it while the form is set up. */
export function typing<T extends object>({ name, begun, start, present }: Beginning<T>) {
  const before = begun?.typed as Partial<Typed<T>> | undefined;
  const blank = JSON.stringify(start);
  let from = $state.raw<T>(before?.from ?? start);
  let resumed = $state(before?.to !== undefined);
  const typed = $state<T>({ ...(JSON.parse(blank) as T), ...before?.to });

  const base = () => ("base" in from ? (from.base as string | null) : null);
  const keeper = keepDraft<Typed<T>>(name, () => (same(typed, from) ? null : { base: base(), typed: { from, to: typed } }));

  return {
    typed,
    becomes: keeper.becomes,
    drop: keeper.drop,
    get resumed() {
      return resumed;
    },
    anew() {
      keeper.drop();
      from = start;
      resumed = false;
      Object.assign(typed, JSON.parse(blank));
    },
    onto: present && (async () => {
      const now = await present();
      Object.assign(typed, merged(from, typed, now));
      from = now;
    }),
  };
}

/** The draft under a name, read each time that one is named; undefined until it is known. */
export function resumed(name: () => string | undefined) {
  // A record that is read again has the same name: the form over it stays as it is.
  const wanted = $derived(name());
  let found = $state.raw<{ name: string; begun: Begun }>();

  $effect(() => {
    let gone = false;
    found = undefined;
    const asked = wanted;
    if (asked !== undefined) void draftOf(asked).then((begun) => gone || (found = { name: asked, begun }));
    return () => void (gone = true);
  });

  return {
    get value(): Begun | undefined {
      return found !== undefined && found.name === wanted ? found.begun : undefined;
    },
  };
}
