import { ask, asTrouble } from "./api.svelte";
import { toasts } from "./toasts.svelte";

/** What is being typed: the logbook keeps it, outside its history, until it becomes something. */
export interface Draft<T> {
  /** When the version that it began from was last changed; none for something new. */
  base: string | null;
  typed: T;
}

const KEEP_AFTER = 600;
let last: Promise<unknown> = Promise.resolve();
let said = false;

/** One after another, so that a draft kept late never comes back after it was dropped. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}

/** Says once that drafts cannot be kept, until they can be again. */
function quietly(work: Promise<unknown>): Promise<void> {
  return work.then(
    () => void (said = false),
    (error) => {
      const { message, details } = asTrouble(error);
      if (!said) toasts.say(`What you type cannot be kept while you type it. ${message}`, { details });
      said = true;
    },
  );
}

/** What was being typed under that name, if it has become nothing yet. */
export async function draftOf<T>(name: string): Promise<Draft<T> | null> {
  let found: unknown = null;
  await quietly(inTurn(async () => (found = await ask("draft", name))));
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

  function keep() {
    clearTimeout(timer);
    timer = undefined;
    const typed = now();
    const text = JSON.stringify(typed);
    if (over || text === kept) return;
    kept = text;
    const write = () => (typed ? ask("keep_draft", { id: name, new: JSON.parse(text) as Draft<T> }) : ask("drop_draft", name));
    void quietly(
      inTurn<unknown>(write).catch((error) => {
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
    return () => {
      removeEventListener("pagehide", keep);
      document.removeEventListener("visibilitychange", keep);
      keep();
    };
  });

  const drop = () => quietly(ask("drop_draft", name));

  return {
    /** What was typed becomes something: its draft goes once that is written, and stays where it is refused. */
    async becomes<R>(write: () => Promise<R>): Promise<R> {
      keep();
      over = true;
      try {
        return await inTurn(async () => {
          const made = await write();
          await drop();
          return made;
        });
      } catch (error) {
        over = false;
        keep();
        throw error;
      }
    },
    /** What was typed is not wanted. */
    drop(): void {
      over = true;
      clearTimeout(timer);
      void inTurn(drop);
    },
  };
}
