import { ask, change } from "../lib/api.svelte";
import type { Entry } from "../lib/bindings/Entry";
import type { EntryEdit } from "../lib/bindings/EntryEdit";
import type { EntryId } from "../lib/bindings/EntryId";
import type { NewEntry } from "../lib/bindings/NewEntry";
import { keepDraft, type Draft } from "../lib/drafts.svelte";
import { merged } from "../lib/typing.svelte";
import { blankEntry, editOf, NEW } from "./draft";

interface Beginning {
  /** What is edited; nothing for a new entry. */
  entry: Entry | undefined;
  /** What was typed before, to go on with. */
  begun: Draft<NewEntry> | null;
  /** The day of a new entry, where it is not today. */
  day: string | undefined;
}

/** What became of what was typed. */
export interface Written {
  entry: Entry | undefined;
  /** What to say of it; nothing where nothing was written. */
  said?: string;
}

/** An entry while it is written: its draft, the version that it began from, and how it becomes a step. */
export function writing({ entry, begun, day }: Beginning) {
  let kept = $state.raw(entry);
  let original = entry ? editOf(entry) : blankEntry(day ?? null);
  const draft = $state<NewEntry>({ ...original, ...begun?.typed, base: original.base });
  /** What was typed as the day and cannot be read as one. */
  let unread = $state("");

  const textOf = (now: NewEntry) => JSON.stringify({ ...now, on: unread || now.on });
  const changed = (now: NewEntry = draft) => textOf(now) !== JSON.stringify(original);
  const goesOn = begun !== null && changed();
  let resumed = $state(goesOn);
  let base = (goesOn ? begun.base : null) ?? original.base;
  /** What was taken up again: as long as it is not touched, leaving it leaves it a draft. */
  let untouched = goesOn ? textOf(draft) : undefined;
  /** Whether the text that was kept is one of two. */
  let twice = false;

  let keeper!: ReturnType<typeof keepDraft<NewEntry>>;
  let stop: (() => void) | undefined;
  /** Keeps the draft under the name of the entry, which a new one gets while it is written. */
  function follow() {
    stop?.();
    stop = $effect.root(() => {
      keeper = keepDraft(kept?.id ?? NEW, () => (changed() ? { base, typed: { ...draft, on: unread || draft.on } } : null));
    });
  }
  follow();

  /** What was typed, put onto the entry as it is now; only text that was changed in both places is an edit of the older one. */
  async function put(id: EntryId, typed: NewEntry): Promise<EntryEdit> {
    const present = await ask("get_entry", id);
    const now = merged(original, typed, editOf(present));
    const differ = (["title", "body"] as const).filter((part) => now[part] !== present[part]);
    const older = base !== original.base || differ.some((part) => original[part] !== present[part]);
    twice = older && differ.length > 0;
    return { id, base: older ? base : present.updatedAt, entry: now };
  }

  async function write(now: NewEntry): Promise<Written> {
    if (!changed(now)) {
      keeper.drop();
      return { entry: kept };
    }
    if (unread) {
      const message = `“${unread}” cannot be read as a day, so what you typed waits as a draft. Write the day as yesterday, last fri or 3 may.`;
      throw { kind: "invalid", field: "day", message };
    }
    const id = kept?.id;
    twice = false;
    const made = await keeper.becomes(() => (id ? change("edit_entry", () => put(id, now)) : change("add_entry", now)));
    if (twice) return { entry: made, said: "Both texts were kept: yours here, and the one that was written meanwhile as an entry of its own." };
    return { entry: made, said: id ? "Entry changed." : "Entry added." };
  }

  /** Goes on with an entry that was written meanwhile; `sent` is what it was made of. */
  function goOn(now: Entry, sent: NewEntry) {
    const present = editOf(now);
    Object.assign(draft, merged(sent, $state.snapshot(draft), present), { base: present.base });
    [kept, original, base, resumed, untouched] = [now, present, present.base, false, undefined];
    follow();
  }

  return {
    draft,
    get unread() {
      return unread;
    },
    set unread(text) {
      unread = text;
    },
    get resumed() {
      return resumed;
    },
    /** The entry as it is kept; none while it is new. */
    get entry() {
      return kept;
    },
    get touched() {
      return textOf(draft) !== untouched;
    },
    drop: () => keeper.drop(),
    anew() {
      keeper.drop();
      [resumed, untouched, base, unread] = [false, undefined, original.base, ""];
      Object.assign(draft, structuredClone(original));
    },
    /** Makes what was typed one step, if it says anything new. */
    write: () => write($state.snapshot(draft)),
    /** The same, to go on with it: what is there is kept, and where that is nothing, `words`. */
    async keep(words: string): Promise<Entry> {
      const typed = $state.snapshot(draft);
      const sent = kept || typed.title || typed.body ? typed : { ...typed, body: words };
      const { entry: now } = await write(sent);
      if (!now) throw new Error("An entry that says something was not kept.");
      if (now !== kept) goOn(now, sent);
      return now;
    },
    /** Takes over what was done to the entry meanwhile. */
    take(now: Entry) {
      goOn(now, original);
    },
    /** Ends the keeping of drafts, after the last of them. */
    end: () => stop?.(),
  };
}
