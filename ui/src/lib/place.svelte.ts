import { tick } from "svelte";
import { recall, remember } from "./remembered";

export const SCREENS = ["today", "goals", "sessions", "certifications", "journal", "skills", "quarter"] as const;
export type Screen = (typeof SCREENS)[number];

/** Where the person is: a screen, what is selected on it, and which of the screen's views is shown. */
export interface Where {
  screen: Screen;
  id?: string;
  view?: string;
}

interface Visit extends Where {
  /** The id of the element that had the focus when the person left. */
  focus?: string;
}

const LONGEST = 100;
/** How each screen was left. */
const left = new Map<Screen, Where>(recall<[Screen, Where][]>("screens", []));
const scrolls = new Map<string, number>();

function start(): Visit {
  const last = recall<Visit>("place", { screen: "today" });
  return SCREENS.includes(last.screen) ? last : { screen: "today" };
}

let here = $state.raw<Visit>(start());
let behind = $state.raw<Visit[]>([]);
let ahead = $state.raw<Visit[]>([]);

function leave(): Visit {
  return { ...here, focus: document.activeElement?.id || undefined };
}

function arrive(visit: Visit): void {
  here = visit;
  const where: Where = { screen: visit.screen, id: visit.id, view: visit.view };
  left.set(where.screen, where);
  remember("place", where);
  remember("screens", [...left]);
}

async function refocus(visit: Visit): Promise<void> {
  await tick();
  if (visit.focus) document.getElementById(visit.focus)?.focus();
}

export const place = {
  get screen() {
    return here.screen;
  },
  get id() {
    return here.id;
  },
  get view() {
    return here.view;
  },
  get canGoBack() {
    return behind.length > 0;
  },
  get canGoForward() {
    return ahead.length > 0;
  },
  /** Goes somewhere; `back` returns from it. Going where one already is changes nothing. */
  go(screen: Screen, id?: string, view?: string): void {
    if (screen === here.screen && id === here.id && view === here.view) return;
    behind = [...behind, leave()].slice(-LONGEST);
    ahead = [];
    arrive({ screen, id, view });
  },
  /** Goes to a screen as it was left; on that screen already, closes what is open. */
  visit(screen: Screen): void {
    const where = left.get(screen);
    if (screen === here.screen) place.go(screen, undefined, here.view);
    else place.go(screen, where?.id, where?.view);
  },
  /** Opens something on this screen, or closes what is open, keeping the view. */
  select(id: string | undefined): void {
    place.go(here.screen, id, here.view);
  },
  /** Shows another view of this screen, with the same thing selected. */
  show(view: string | undefined): void {
    place.go(here.screen, here.id, view);
  },
  back(): void {
    const last = behind.at(-1);
    if (!last) return;
    ahead = [leave(), ...ahead];
    behind = behind.slice(0, -1);
    arrive(last);
    void refocus(last);
  },
  forward(): void {
    const [next, ...rest] = ahead;
    if (!next) return;
    behind = [...behind, leave()];
    ahead = rest;
    arrive(next);
    void refocus(next);
  },
};

/**
 * Keeps where an element was scrolled to, under a name, for as long as the window is open: `{@attach keepScroll("goal:" + id)}`.
 * The content may arrive later than the element, so it waits until there is enough of it.
 */
export function keepScroll(name: string) {
  return (element: HTMLElement): (() => void) => {
    const wanted = scrolls.get(name) ?? 0;
    const note = () => void scrolls.set(name, element.scrollTop);
    const settle = new MutationObserver(() => {
      if (element.scrollHeight - element.clientHeight < wanted) return;
      element.scrollTop = wanted;
      settle.disconnect();
    });
    if (wanted > 0) settle.observe(element, { childList: true, subtree: true });
    element.addEventListener("scroll", note, { passive: true });
    return () => {
      settle.disconnect();
      element.removeEventListener("scroll", note);
    };
  };
}
