import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Commands } from "./bindings/Commands";
import type { Failure } from "./bindings/Failure";
import { today } from "./day";

type Name = keyof Commands;
type Input<N extends Name> = Commands[N]["input"];
type Output<N extends Name> = Commands[N]["output"];

/** Why a call did not succeed. `details` is for "Copy details" and is never shown as text. */
export type Trouble = Failure & { details?: string };

/** Grows by one each time the logbook may have changed. */
let revision = $state(0);

/** The state of the logbook as this window knows it: two equal numbers mean that nothing was written in between. */
export function currentRevision(): number {
  return revision;
}

/** Names the first part of `value` that holds half a character (a lone surrogate), which no file could keep. */
function malformed(value: unknown, field: string): string | undefined {
  if (typeof value === "string") return value.isWellFormed() ? undefined : field;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = malformed(part, Array.isArray(value) ? field : key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Turns whatever a call was rejected with into a failure that can be shown. */
export function asTrouble(error: unknown): Trouble {
  if (typeof error === "object" && error !== null && "kind" in error && "message" in error) return error as Trouble;
  return {
    kind: "broken",
    message: "Cairn could not finish this. What you typed is still here, so you can try again.",
    field: null,
    details: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
}

/** Asks the logbook once, without following later changes. Rejects with a `Trouble`, as `change` does. */
export async function ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>> {
  const field = malformed(input, "text");
  if (field !== undefined) {
    const refused: Trouble = {
      kind: "invalid",
      message: "This holds half of a character, which cannot be kept. Delete it, or paste the text again.",
      field,
    };
    throw refused;
  }
  try {
    return await invoke<Output<N>>(name, { input });
  } catch (error) {
    throw asTrouble(error);
  }
}

let turn: Promise<unknown> = Promise.resolve();
let newest: number | null = null;

/** The step that the last change of this window became; null where it changed nothing. */
export function lastStep(): number | null {
  return newest;
}

/**
 * Changes the logbook; everything on screen then reads itself again. Changes are made one after another, and an input that
 * builds on what the logbook holds is a function: it is called, and may ask, when its turn has come.
 */
export function change<N extends Name>(name: N, input: Input<N> | (() => Promise<Input<N>>)): Promise<Output<N>> {
  const mine = turn.then(async () => {
    const output = await ask(name, input instanceof Function ? await input() : input);
    newest = await ask("last_step", null).catch(() => null);
    revision += 1;
    return output;
  });
  turn = mine.catch(() => undefined);
  return mine;
}

/** Reads the logbook now and after every change, for as long as the caller is on screen. Without an input it waits. */
export function live<N extends Name>(name: N, input: () => Input<N> | undefined) {
  let value = $state.raw<Output<N>>();
  let failure = $state.raw<Trouble>();
  let newest = 0;

  $effect(() => {
    void revision;
    const mine = (newest += 1);
    const asked = input();
    if (asked === undefined) {
      [value, failure] = [undefined, undefined];
      return;
    }
    ask(name, asked).then(
      (output) => {
        if (mine === newest) [value, failure] = [output, undefined];
      },
      (error: Trouble) => {
        if (mine === newest) failure = error;
      },
    );
  });

  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
  };
}

/** Reads everything again whenever another process has written to the logbook. Returns what ends it. */
export function followOtherWriters(): () => void {
  const stop = listen("changed", () => {
    revision += 1;
  });
  return () => void stop.then((end) => end());
}

/** Reads everything again when the window is looked at on another day than before. Returns what ends it. */
export function followTheDay(): () => void {
  let day = today();
  const look = () => {
    if (day === today()) return;
    day = today();
    revision += 1;
  };
  const events = ["focus", "visibilitychange"];
  for (const event of events) window.addEventListener(event, look);
  return () => events.forEach((event) => window.removeEventListener(event, look));
}
