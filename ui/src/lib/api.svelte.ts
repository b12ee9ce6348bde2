import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { untrack } from "svelte";
import type { Commands } from "./bindings/Commands";
import type { Failure } from "./bindings/Failure";
import { today } from "./day";
import { same } from "./same";

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

/** Set once another logbook is open: what this page still wants is about the one before. */
let left = false;
const beforeLeaving = new Set<() => Promise<unknown>>();
const LEADS_AWAY: ReadonlySet<string> = new Set(["open_logbook", "move_logbook", "open_sample", "leave_sample", "close_capture"]);

/** Has something done before another logbook is opened or this window goes, while the one that is open still takes it. Returns what ends that. */
export function beforeSwitch(work: () => Promise<unknown>): () => void {
  beforeLeaving.add(work);
  return () => void beforeLeaving.delete(work);
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
  if (LEADS_AWAY.has(name)) await Promise.allSettled([...beforeLeaving].map((work) => work()));
  // Nothing of the logbook before may be read from, or written into, the one that is open now.
  if (left) return new Promise<never>(() => undefined);
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
    const step = ask("last_step", null).catch(() => null);
    revision += 1;
    newest = await step;
    return output;
  });
  turn = mine.catch(() => undefined);
  return mine;
}

/** How many reads of what is on screen have no first answer yet, and who waits for them. */
let unanswered = 0;
let waiters: (() => void)[] = [];

function answered(): void {
  unanswered -= 1;
  if (unanswered > 0) return;
  const told = waiters;
  waiters = [];
  for (const tell of told) tell();
}

/** Whether everything on screen has been read once. */
export const isRead = () => unanswered === 0;

/** Resolves when everything on screen has been read once. */
export const whenRead = () => (isRead() ? Promise.resolve() : new Promise<void>((tell) => void waiters.push(tell)));

/** An answer, and the revision that it was read at. */
interface Answer<T> {
  value: T;
  at: number;
}

/** How many answers are kept, the newest. */
const KEPT = 100;
/** What was read, by what was asked, in the order in which it was read. */
const answers = new Map<string, Answer<unknown>>();
/** How many reads are on screen; without any, no answer is kept. */
let reads = 0;

function stopReading(): void {
  reads -= 1;
  if (reads > 0) return;
  answers.clear();
  underway.clear();
}

/** What this was answered with before, and whether nothing has changed since. */
export function lastAnswer<T>(question: string): { value: T; current: boolean } | undefined {
  const last = answers.get(question) as Answer<T> | undefined;
  return last && { value: last.value, current: last.at === untrack(() => revision) };
}

/** Keeps an answer to what was asked at `at`, a revision of the logbook. */
export function keepAnswer(question: string, value: unknown, at: number): void {
  if (reads === 0 || at < (answers.get(question)?.at ?? 0)) return;
  answers.delete(question);
  answers.set(question, { value, at });
  const [oldest] = answers.keys();
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
}

/** Forgets what can no longer be read, unless it has been read later than at `at`. */
function dropAnswer(question: string, at: number): void {
  if ((answers.get(question)?.at ?? at) <= at) answers.delete(question);
}

/** What lies outside the logbook, and may change without it. */
const OUTSIDE: ReadonlySet<string> = new Set(["list_logbooks", "list_backups", "machine", "diagnostics"]);
/** What is being asked, so that many pieces of one screen ask it once. */
const underway = new Map<string, Promise<unknown>>();

function askOnce<N extends Name>(name: N, input: Input<N>, question: string): Promise<Output<N>> {
  const known = underway.get(question) as Promise<Output<N>> | undefined;
  if (known) return known;
  const asked = ask(name, input).finally(() => underway.get(question) === asked && underway.delete(question));
  underway.set(question, asked);
  return asked;
}

/**
 * Reads the logbook now and after every change, for as long as the caller is on screen. Without an input it waits. What was read
 * before is there at once, and is read again only where something has changed since.
 */
export function live<N extends Name>(name: N, input: () => Input<N> | undefined) {
  const questionOf = (asked: Input<N>) => `${name} ${JSON.stringify(asked)}`;
  const begins = untrack(input);
  let value = $state.raw(begins === undefined ? undefined : lastAnswer<Output<N>>(questionOf(begins))?.value);
  let failure = $state.raw<Trouble>();
  let newest = 0;
  let question: string | undefined;
  /** Whether the answer to this question is from before, and has not been read by this piece of the screen. */
  let borrowed = true;

  async function read(asked: Input<N>, of: string, at: number, mine: number) {
    try {
      const output = await askOnce(name, asked, `${at} ${of}`);
      if (mine !== newest) return;
      // What says the same is not drawn again.
      if (!same(value, output)) value = output;
      [failure, borrowed] = [undefined, false];
      keepAnswer(of, value, at);
    } catch (error) {
      dropAnswer(of, at);
      if (mine !== newest) return;
      failure = error as Trouble;
      // What cannot be read any more, as it is gone, is not shown as if it were there.
      if (borrowed) value = undefined;
    }
  }

  $effect(() => {
    reads += 1;
    return stopReading;
  });
  $effect(() => {
    const at = revision;
    const mine = (newest += 1);
    const asked = input();
    if (asked === undefined) {
      [value, failure, question] = [undefined, undefined, undefined];
      return;
    }
    const of = questionOf(asked);
    const known = lastAnswer<Output<N>>(of);
    if (of !== question) {
      [question, borrowed] = [of, true];
      if (known) [value, failure] = [known.value, undefined];
    }
    if (known?.current && !OUTSIDE.has(name)) {
      [value, failure, borrowed] = [known.value, undefined, false];
      return;
    }
    const first = untrack(() => borrowed && failure === undefined);
    if (first) unanswered += 1;
    const reading = read(asked, of, at, mine);
    if (first) void reading.then(answered);
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

/** Does something whenever the program tells of it. Returns what ends it. */
export function hear(event: "changed" | "dropped" | "switched" | "told", act: () => unknown): () => void {
  const stop = listen(event, act);
  return () => void stop.then((end) => end());
}

/** Reads everything again whenever another process has written to the logbook. Returns what ends it. */
export function followOtherWriters(): () => void {
  return hear("changed", () => (revision += 1));
}

/** Once another logbook is open, `begin` starts the page again with nothing of the one before. Returns what ends it. */
export function followSwitches(begin: () => void): () => void {
  return hear("switched", () => {
    left = true;
    begin();
  });
}

/** Passes on what the program itself has to say. Returns what ends it. */
export function followTold(say: (message: string) => void): () => void {
  const take = () => ask("take_told", null).then((told) => told.forEach(say), () => undefined);
  const stop = hear("told", take);
  // What it said before anyone listened.
  void take();
  return stop;
}

const LOOK_EVERY = 60_000;

/** Reads everything again when another day has begun. Returns what ends it. */
export function followTheDay(): () => void {
  let day = today();
  const look = () => {
    if (day === today()) return;
    day = today();
    revision += 1;
  };
  const events = ["focus", "visibilitychange"];
  for (const event of events) window.addEventListener(event, look);
  // Whoever works past midnight does not look away first.
  const timer = setInterval(look, LOOK_EVERY);
  return () => {
    events.forEach((event) => window.removeEventListener(event, look));
    clearInterval(timer);
  };
}
