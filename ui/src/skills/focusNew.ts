/** Gives the first field of what is new, and has no name yet, the focus. */
export function focusNew(name: string) {
  const isNew = name === "";
  return (element: HTMLElement): void => {
    // Letters that are typed into it make it no newer.
    if (isNew && element.dataset.met === undefined) element.querySelector<HTMLElement>("input, textarea")?.focus();
    element.dataset.met = "";
  };
}
