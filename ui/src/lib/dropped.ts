import { ask, hear } from "./api.svelte";
import { bytesOf } from "./bytes";
import { sayTrouble } from "./steps";

/** Puts a text where a field has its cursor, as a web view does with one that is dropped on it. */
function typeInto(target: Element, text: string) {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  target.focus();
  target.setRangeText(text, target.selectionStart ?? 0, target.selectionEnd ?? 0, "end");
  target.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Passes on what is dropped on the window where the program takes it (WebKitGTK hands a page no files): as a drop on
 * what it was last dragged over. Returns what ends it.
 */
export function followDrops(): () => void {
  let over: { target: EventTarget | undefined; clientX: number; clientY: number } | undefined;
  const note = (event: DragEvent) => (over = { target: event.composedPath()[0], clientX: event.clientX, clientY: event.clientY });
  const drop = async () => {
    const at = over;
    over = undefined;
    const dropped = await ask("take_dropped", null);
    if (!(at?.target instanceof Element)) return;
    const files = dropped.files.map(({ name, bytes }) => new File([bytesOf(bytes)], name));
    const event = new Event("drop", { bubbles: true, cancelable: true, composed: true });
    const dataTransfer = { files, types: ["Files", "text/plain"], getData: () => dropped.text };
    const taken = !at.target.dispatchEvent(Object.assign(event, { dataTransfer, clientX: at.clientX, clientY: at.clientY }));
    if (!taken && dropped.text) typeInto(at.target, dropped.text);
  };
  addEventListener("dragover", note, { capture: true });
  const stop = hear("dropped", () => drop().catch(sayTrouble));
  return () => {
    removeEventListener("dragover", note, { capture: true });
    stop();
  };
}
