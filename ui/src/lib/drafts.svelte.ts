import { ask, asTrouble, beforeSwitch } from "./api.svelte";
import { toasts } from "./toasts.svelte";

/** What is being typed: the logbook keeps it, outside its history, until it becomes something. */
export interface Draft<T> {
  /** When the version that it began from was last changed; none for something new. */
  base: string | null;
  typed: T;
}

const KEEP_AFTER = 600;
const queues = new Map<string, Promise<void>>();
/** What the logbook has not kept yet, by name: it is tried again, and outlives the field that it was typed into. */
const unkept = new Map<string, Draft<unknown>>();
let said = false;

/** One after another under each name, so that a draft kept late never comes back after it was dropped. */
function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const mine = (queues.get(name) ?? Promise.resolve()).then(work);
  const over = () => {
    if (queues.get(name) === last) queues.delete(name);
  };
  const last: Promise<void> = mine.then(over, over);
  queues.set(name, last);
  return mine;
}

/** Says once that drafts cannot be kept, until one is again. */
function quietly(work: Promise<unknown>): Promise<void> {
  return work.then(
    () => undefined,
    (error) => {
      const { message, details } = asTrouble(error);
      if (!said) toasts.say(`What you type cannot be kept while you type it. ${message}`, { details });
      said = true;
    },
  );
}

async function write(name: string, draft: Draft<unknown>): Promise<void> {
  unkept.set(name, draft);
  await ask("keep_draft", { id: name, new: draft });
  if (unkept.get(name) === draft) unkept.delete(name);
  said = false;
  keepAgain();
}

async function forget(name: string): Promise<void> {
  unkept.delete(name);
  await ask("drop_draft", name);
}

/** Tries once more to keep what was refused, as long as nothing newer took its place. */
function keepAgain(): void {
  for (const [name, draft] of unkept) {
    void quietly(inTurn(name, async () => (unkept.get(name) === draft ? write(name, draft) : undefined)));
  }
}

addEventListener("pagehide", keepAgain);
document.addEventListener("visibilitychange", keepAgain);

/** What was being typed under that name, if it has become nothing yet. */
export async function draftOf<T>(name: string): Promise<Draft<T> | null> {
  let found: unknown = null;
  await quietly(inTurn(name, async () => (found = unkept.get(name) ?? (await ask("draft", name)))));
  keepAgain();
  return found as Draft<T> | null;
}

/**
 * Keeps what is typed under a name within a second, and at once when the window is hidden or the calling component goes.
 * `now` is what is typed; null where that is nothing worth keeping.
 */
export function keepDraft<T>(name: string, now: () => Draft<T> | null) {
  let kept = JSON.stringify(now());
  let over = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keep(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const typed = now();
    const text = JSON.stringify(typed);
    if (over || text === kept) return Promise.resolve();
    kept = text;
    return quietly(
      inTurn(name, () => (typed ? write(name, JSON.parse(text) as Draft<T>) : forget(name))).catch((error) => {
        kept = "";
        throw error;
      }),
    );
  }

  $effect(() => {
    const text = JSON.stringify(now());
    // Where nothing is left of what was done with, what comes next is another draft.
    if (over && text === "null") [over, kept] = [false, text];
    // Counted from the first unkept letter, so that steady typing is kept too.
    if (!over && text !== kept) timer ??= setTimeout(keep, KEEP_AFTER);
  });

  $effect(() => {
    addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", keep);
    const stay = beforeSwitch(keep);
    return () => {
      removeEventListener("pagehide", keep);
      document.removeEventListener("visibilitychange", keep);
      stay();
      void keep();
    };
  });

  const drop = () => quietly(forget(name));

  return {
    /** What was typed becomes something: its draft goes once that is written, and stays where it is refused. */
    async becomes<R>(write: () => Promise<R>): Promise<R> {
      clearTimeout(timer);
      timer = undefined;
      over = true;
      const typed = now();
      // Not worth a write of its own, and not to be lost where the write is refused and its field is gone by then.
      if (typed) unkept.set(name, JSON.parse(JSON.stringify(typed)) as Draft<T>);
      try {
        const made = inTurn(name, write);
        void inTurn(name, () => made.then(drop, () => undefined));
        return await made;
      } catch (error) {
        over = false;
        void keep();
        keepAgain();
        throw error;
      }
    },
    /** What was typed is not wanted. */
    drop(): void {
      over = true;
      clearTimeout(timer);
      void inTurn(name, drop);
    },
  };
}
