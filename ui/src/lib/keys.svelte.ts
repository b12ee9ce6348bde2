import { SvelteSet } from "svelte/reactivity";
import { goHome, inLayer, inText, isLost } from "./focus";
import { recall, remember } from "./remembered";
import type { LucideIcon } from "@lucide/svelte";

/** Something a person can do: the palette, menus and the list of keys all read the same one. */
export interface Action {
  id: string;
  /** A verb and its object, the same words everywhere. */
  label: string;
  /**
   * `c`, `?`, `g d` (one after the other), `Mod+k`, `Mod+Shift+z`, `Alt+ArrowLeft`. Mod is ⌘ on a Mac and Ctrl elsewhere.
   * Nothing is out of reach of the keyboard, so everything has one; two that are offered together never share it.
   */
  key: string;
  /** A second key for the same, not shown in rows. */
  also?: string;
  run: () => unknown;
  /** When it can be done; always, if left out. */
  when?: () => boolean;
  /** The heading under which it is listed; "This screen" if left out. */
  group?: string;
  /** The name of the open thing that it acts on: listed before everything else, under that name. */
  about?: string;
  icon?: LucideIcon;
  /** The text field has this key itself (undo, for one), so it acts only outside of one. */
  outsideText?: boolean;
}

/** Keys that lists and text fields have by themselves, for the list of keys. */
export const STANDING_KEYS = [
  {
    heading: "In lists",
    keys: [
      { key: "ArrowDown", label: "Next row" },
      { key: "ArrowUp", label: "Previous row" },
      { key: "PageDown", label: "Ten rows down" },
      { key: "PageUp", label: "Ten rows up" },
      { key: "Home", label: "First row" },
      { key: "End", label: "Last row" },
      { key: "Enter", label: "Open" },
      { key: "x", label: "Select" },
      { key: "Shift+ArrowDown", label: "Extend the selection" },
      { key: "Mod+a", label: "Select all" },
      { key: "Escape", label: "Clear the selection" },
      { key: "Alt+ArrowDown", label: "Move the row, where rows have an order" },
    ],
  },
  {
    heading: "On a board",
    keys: [
      { key: "ArrowDown", label: "Next card" },
      { key: "ArrowRight", label: "Next column" },
      { key: "Enter", label: "Open" },
      { key: "Alt+ArrowRight", label: "Move the card to the next column" },
    ],
  },
  {
    heading: "In text",
    keys: [
      { key: "Mod+Enter", label: "Keep it and be done" },
      { key: "Escape", label: "Back to the list; the text stays" },
      { key: "Alt+ArrowDown", label: "Open the calendar, in a day" },
      { key: "[ [", label: "Link a record, in the journal" },
      { key: "#", label: "Add a skill, in the journal" },
      { key: "@", label: "Add a person, in the journal" },
      { key: "Tab", label: "Indent, in a list of the journal" },
      { key: "Alt+ArrowDown", label: "Move the line, in the journal" },
    ],
  },
];

const SECOND_KEY_WITHIN = 1500;
const RECENT = 5;
const offers = new SvelteSet<() => Action[]>();

let pending = $state<string>();
let recent = $state.raw<string[]>(recall("recent", []));
/** Whether a press is just being passed on to what has the focus now. */
let passing = false;
let patience: ReturnType<typeof setTimeout> | undefined;

/** Whether this is a Mac, where Mod is ⌘ and some keys are the text’s. */
export const onMac = () => /Mac/.test(navigator.platform);

/** Offers actions for as long as the calling component is on screen. */
export function offer(actions: () => Action[]): void {
  $effect(() => {
    offers.add(actions);
    return () => void offers.delete(actions);
  });
}

function wait(first: string | undefined): void {
  clearTimeout(patience);
  pending = first;
  if (first) patience = setTimeout(() => (pending = undefined), SECOND_KEY_WITHIN);
}

function pressed(event: KeyboardEvent): string {
  // With a layout that has no Latin letters, the key's place on the keyboard decides.
  const letter = /^Key[A-Z]$/.test(event.code) && !/^[ -~]$/.test(event.key) ? event.code.slice(3) : event.key;
  const named = letter.length > 1 || /^[a-z]$/i.test(letter);
  return [
    (onMac() ? event.metaKey : event.ctrlKey) && "Mod",
    event.altKey && "Alt",
    event.shiftKey && named && "Shift",
    letter.length === 1 ? letter.toLowerCase() : letter,
  ]
    .filter(Boolean)
    .join("+");
}

/** Out of a text field with what is in it, to the keys of the screen. */
function leave(event: KeyboardEvent): void {
  event.preventDefault();
  goHome();
}

/** Gives a press to an element as if it had been pressed there. Returns whether it was used. */
export function pressAgain({ type, key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent, element: Element): boolean {
  return !element.dispatchEvent(new KeyboardEvent(type, { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true }));
}

/** The same press for another element, whose own keys it has: no action takes it a second time. Returns whether it was used. */
function again(event: KeyboardEvent, element: HTMLElement): boolean {
  passing = true;
  try {
    return pressAgain(event, element);
  } finally {
    passing = false;
  }
}

/** The open thing is nearer than the screen, and the screen nearer than what has a heading of its own. */
function nearness(action: Action): number {
  return action.about !== undefined ? 0 : action.group === undefined ? 1 : 2;
}

export const keys = {
  /** Everything that can be done now, the nearest first; of two with the same key the first one has it. */
  get actions(): Action[] {
    const all = [...offers].reverse().flatMap((actions) => actions());
    const seen = new Set<string>();
    return all
      .filter((action) => (action.when?.() ?? true) && !seen.has(action.id) && seen.add(action.id))
      .sort((one, other) => nearness(one) - nearness(other));
  },
  /** The first key of a sequence, while the second is awaited. */
  get pending() {
    return pending;
  },
  /** The ids of the commands used last, newest first. */
  get recent() {
    return recent;
  },
  /** Does it, and remembers it for the empty palette. */
  run(action: Pick<Action, "id" | "run">): void {
    recent = [action.id, ...recent.filter((id) => id !== action.id)].slice(0, RECENT);
    remember("recent", recent);
    action.run();
  },
  /** Handles a key press of the window; true when an action took it. */
  handle(event: KeyboardEvent): boolean {
    if (passing || event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.repeat) return false;
    if (event.getModifierState("AltGraph") || ["Shift", "Control", "Alt", "Meta"].includes(event.key)) return false;
    const target = event.composedPath()[0];
    if (inLayer(target)) return false;

    const lost = isLost() ? goHome() : null;
    const key = pressed(event);
    const plain = !/^(Mod|Alt)\+/.test(key);
    const text = inText(target);
    if (text && key === "Escape") leave(event);
    if (text && plain) return false;

    const wanted = pending ? `${pending} ${key}` : key;
    wait(undefined);
    const all = keys.actions.filter((action) => !(text && action.outsideText));
    const found = all.find((action) => action.key === wanted || action.also === wanted);
    if (found) {
      event.preventDefault();
      keys.run(found);
    } else if (plain && all.some((action) => [action.key, action.also].some((one) => one?.startsWith(`${wanted} `)))) {
      event.preventDefault();
      wait(wanted);
    }
    // The press went to nothing; it is meant for what has the focus from now on.
    if (lost && !event.defaultPrevented && again(event, lost)) event.preventDefault();
    return found !== undefined;
  },
};

export interface ActionGroup {
  heading: string;
  /** Whether these act on one open thing, which the heading names. */
  about: boolean;
  actions: Action[];
}

/** Actions under their headings, in the order in which they were given. */
export function grouped(actions: Action[]): ActionGroup[] {
  const groups = new Map<string, ActionGroup>();
  for (const action of actions) {
    const heading = action.about ?? action.group ?? "This screen";
    const group = groups.get(heading) ?? { heading, about: action.about !== undefined, actions: [] };
    group.actions.push(action);
    groups.set(heading, group);
  }
  return [...groups.values()];
}

export interface KeyGroup {
  heading: string;
  keys: { key: string; label: string }[];
}

/** Every key of these actions under its heading, for the list of keys. */
export function listed(actions: Action[]): KeyGroup[] {
  return grouped(actions).map(({ heading, actions: under }) => ({
    heading,
    keys: under.flatMap(({ key, also, label }) => [key, also].filter((one) => one !== undefined).map((one) => ({ key: one, label }))),
  }));
}

const WORDS: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" };

/** How a key is written for a person: one list per key press, one word per key. */
export function spelled(key: string): string[][] {
  const mac: Record<string, string> = onMac() ? { Mod: "⌘", Alt: "⌥", Shift: "⇧" } : { Mod: "Ctrl" };
  const word = (part: string) => mac[part] ?? WORDS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  // A `+` at the end is the key itself.
  return key.split(" ").map((press) => press.split(/\+(?=.)/).map(word));
}
