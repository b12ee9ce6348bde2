import { forget, recall, remember } from "./remembered";
import { spot, type Spot } from "./spot";

export const SCREENS = ["today", "goals", "sessions", "certifications", "journal", "skills", "quarter", "guide", "settings"] as const;
export type Screen = (typeof SCREENS)[number];

/** Where the person is: a screen, what is selected on it, and which of the screen's views is shown. */
export interface Where {
  screen: Screen;
  id?: string;
  view?: string;
}

/** A place on the way that was taken, with what had the focus there. */
interface Left extends Where {
  focus?: Spot | undefined;
}

const LONGEST = 100;
/** How each screen was left. */
const left = new Map<Screen, Where>(recall<[Screen, Where][]>("screens", []));
const scrolls = new Map<string, number>();

function start(): Where {
  const last = recall<Where>("place", { screen: "today" });
  return SCREENS.includes(last.screen) ? last : { screen: "today" };
}

let here = $state.raw<Where>(start());
let behind = $state.raw<Left[]>([]);
let ahead = $state.raw<Left[]>([]);
let returned = $state.raw<Spot>();

const leave = (): Left => ({ ...here, focus: spot() });

function arrive({ focus, ...where }: Left): void {
  here = where;
  returned = focus;
  left.set(where.screen, where);
  remember("place", where);
  remember("screens", [...left]);
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
  /** What had the focus when this place was left, after going back or forward to it. */
  get returned() {
    return returned;
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
  },
  forward(): void {
    const [next, ...rest] = ahead;
    if (!next) return;
    behind = [...behind, leave()];
    ahead = rest;
    arrive(next);
  },
  /** Keeps nothing: another logbook has other things to open. */
  forget(): void {
    for (const name of ["place", "screens"]) forget(name);
  },
};

/** What a person does who has begun to read. */
const READS = ["wheel", "keydown", "pointerdown"];

/**
 * Keeps where an element was scrolled to, under a name, for as long as the window is open: `{@attach keepScroll("goal:" + id)}`.
 * The content may arrive later than the element, so it waits until there is enough of it.
 */
export function keepScroll(name: string) {
  return (element: HTMLElement): (() => void) => {
    const wanted = scrolls.get(name) ?? 0;
    element.scrollTop = wanted;
    let settling = element.scrollTop < wanted;
    const settle = new MutationObserver(() => {
      if (element.scrollHeight - element.clientHeight < wanted) return;
      element.scrollTop = wanted;
      settled();
    });
    // Whoever begins to read before it is all there is not led away again.
    const settled = () => {
      settling = false;
      settle.disconnect();
    };
    const note = () => void (settling || scrolls.set(name, element.scrollTop));
    if (settling) settle.observe(element, { childList: true, subtree: true });
    element.addEventListener("scroll", note, { passive: true });
    for (const event of READS) element.addEventListener(event, settled, { passive: true });
    return () => {
      settle.disconnect();
      element.removeEventListener("scroll", note);
      for (const event of READS) element.removeEventListener(event, settled);
    };
  };
}
