/** Where on a screen the focus was, so that coming back finds it: by what it is and is called, as elements do not outlive their screen. */
export interface Spot {
  called: string;
  /** The how many-th of those that are called so. */
  at: number;
}

const LENGTH = 120;
const REACHABLE = "a[href], button, input, textarea, select, [tabindex]";

const called = (element: Element) =>
  `${element.tagName} ${element.getAttribute("role") ?? ""} ${element.ariaLabel ?? element.textContent?.trim().slice(0, LENGTH) ?? ""}`;
const likeIt = (name: string) => [...document.querySelectorAll<HTMLElement>(`main :is(${REACHABLE})`)].filter((one) => called(one) === name);

/** The spot that has the focus now; undefined where that is not on the screen. */
export function spot(): Spot | undefined {
  const focused = document.activeElement;
  if (!focused?.matches(`main :is(${REACHABLE})`)) return undefined;
  const name = called(focused);
  return { called: name, at: likeIt(name).indexOf(focused as HTMLElement) };
}

/** Gives the focus to a spot, if it is there (again). */
export function focusSpot({ called: name, at }: Spot): boolean {
  const found = likeIt(name)[at];
  found?.focus({ preventScroll: true });
  return found !== undefined;
}
