/** What lies over the page has the keys for itself. */
const LAYERS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** Whether a key or a focus belongs to something open above the page. */
export function inLayer(target: EventTarget | undefined): boolean {
  for (let at = target; at instanceof Element; ) {
    if (at.closest(LAYERS)) return true;
    // What the editor is made of stands in a root of its own.
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return false;
}

/** Whether a key that is pressed there is typed. */
export function inText(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether the focus is nowhere: what had it is gone from the page, and nothing lies over it. */
export function isLost(): boolean {
  return (document.activeElement ?? document.body) === document.body && document.querySelector(LAYERS) === null;
}

/** Whatever takes away what had the focus, a dialog that closes or a row that goes, gives it to the screen. Returns what ends it. */
export function keepFocus(): () => void {
  const watching = new MutationObserver(() => void (isLost() && goHome()));
  watching.observe(document.body, { childList: true, subtree: true });
  return () => watching.disconnect();
}

/** Gives the focus to the screen's main list, or to the screen; returns what has it now. */
export function goHome(): HTMLElement | null {
  for (const home of document.querySelectorAll<HTMLElement>("main [data-main]")) {
    home.focus({ preventScroll: true });
    // A list that gives way to the page, in a narrow window, takes no focus.
    if (document.activeElement === home) return home;
  }
  const screen = document.querySelector<HTMLElement>("main");
  screen?.focus({ preventScroll: true });
  return screen;
}
