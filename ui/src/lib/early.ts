import { tick } from "svelte";
import { whenRead } from "./api.svelte";
import { goHome, inLayer, inText } from "./focus";
import { pressAgain } from "./keys.svelte";

const MOVES = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", "Delete", "Escape"];
const PRESSES = ["Enter", " "];
const OWN_PRESS = "a, button, input, select, summary, [role=button]";

/** Whether a press is a command: nothing that is typed, and nothing that the thing in focus or the web view takes itself. */
function isCommand(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (inText(target) || inLayer(target)) return false;
  if (PRESSES.includes(event.key)) return !(target instanceof Element && target.closest(OWN_PRESS));
  return event.key.length === 1 || MOVES.includes(event.key);
}

/**
 * Keeps the keys that are pressed before what they are meant for is on screen, and passes them on, in their order, when it is.
 * `arrived` resolves when the screen is there; what is on it is then read.
 */
export function earlyKeys(arrived: () => Promise<unknown>) {
  let waiting: KeyboardEvent[] = [];
  let passing = false;

  async function pass() {
    while (waiting.length > 0) {
      await arrived();
      await tick();
      await whenRead();
      await tick();
      if (document.activeElement === document.body || document.activeElement?.matches("main")) goHome();
      const [next, ...rest] = waiting;
      waiting = rest;
      passing = true;
      try {
        pressAgain(next!, document.activeElement ?? document.body);
      } finally {
        passing = false;
      }
    }
  }

  return {
    /** Whether presses are waiting, so that one that comes now has to wait behind them. */
    get waiting() {
      return waiting.length > 0 && !passing;
    },
    /** Keeps a press that may be too early, and returns whether it did: what is typed, and what is held with Ctrl, waits for nothing. */
    keep(event: KeyboardEvent): boolean {
      if (passing || !isCommand(event)) return false;
      event.preventDefault();
      waiting = [...waiting, event];
      if (waiting.length === 1) void pass();
      return true;
    },
  };
}
