import { onDestroy } from "svelte";
import { ask, asTrouble, change, live } from "../lib/api.svelte";
import type { Profile } from "../lib/bindings/Profile";
import { did, sayTrouble } from "../lib/steps";
import { toasts } from "../lib/toasts.svelte";

interface Keeping<T> {
  /** What it is now; undefined while that is not known. */
  now: () => T | undefined;
  keep: (value: T) => Promise<unknown>;
  /** What is said once it is kept. */
  said: (value: T) => string;
  /** Whether it is a step of the logbook, which can be undone. */
  step?: () => boolean;
}

const tell = (message: string, step: boolean) => (step ? did(message) : toasts.say(message));

/** A choice that is kept as soon as it is made, and is again what it was where that is refused. Call it while a component is set up. */
export function chosen<T>({ now, keep, said, step = () => true }: Keeping<T>) {
  let mine = $state.raw<{ value: T }>();

  // What is read anew is what counts, whoever wrote it.
  $effect(() => {
    void now();
    mine = undefined;
  });

  return {
    get value(): T | undefined {
      return mine ? mine.value : now();
    },
    set value(value: T) {
      mine = { value };
      keep(value).then(
        () => tell(said(value), step()),
        (error) => {
          mine = undefined;
          sayTrouble(asTrouble(error));
        },
      );
    },
  };
}

/** A text that is kept when it is left. What is refused stays, with the reason, to be mended. Call it while a component is set up. */
export function written({ now, keep, said, step = () => true }: Keeping<string>) {
  let typed = $state<string>();
  let error = $state<string>();
  let gone = false;

  async function leave() {
    const text = typed;
    if (text === undefined || (gone && error !== undefined)) return;
    if (text === now()) return void (typed = error = undefined);
    try {
      await keep(text);
      tell(said(text), step());
      if (typed === text) typed = error = undefined;
    } catch (why) {
      const trouble = asTrouble(why);
      if (gone) sayTrouble(trouble);
      else error = trouble.message;
    }
  }

  // The section that is left while a text is typed takes the text with it.
  onDestroy(() => {
    gone = true;
    void leave();
  });

  return {
    get value(): string {
      return typed ?? now() ?? "";
    },
    set value(text: string) {
      typed = text;
    },
    get error() {
      return error;
    },
    leave,
  };
}

/** The profile as it is now. */
export const useProfile = () => live("get_profile", () => null);

/** Changes a part of the profile and leaves the rest as it is by then. */
export const setProfile = (part: Partial<Profile>) => change("set_profile", async () => ({ ...(await ask("get_profile", null)), ...part }));
