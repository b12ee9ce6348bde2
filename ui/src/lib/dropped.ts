import { listen } from "@tauri-apps/api/event";
import { ask } from "./api.svelte";
import { bytesOf } from "./bytes";
import { sayTrouble } from "./steps";

/**
 * Passes on what is dropped on the window where the program takes it (WebKitGTK hands a page no files): as a drop on
 * what it was last dragged over. Returns what ends it.
 */
export function followDrops(): () => void {
  let over: { target: EventTarget | undefined; clientX: number; clientY: number } | undefined;
  const note = (event: DragEvent) => (over = { target: event.composedPath()[0], clientX: event.clientX, clientY: event.clientY });
  const drop = async () => {
    const at = over;
    const dropped = await ask("take_dropped", null);
    if (!at?.target) return;
    const files = dropped.files.map(({ name, bytes }) => new File([bytesOf(bytes)], name));
    const event = new Event("drop", { bubbles: true, cancelable: true, composed: true });
    const dataTransfer = { files, types: ["Files", "text/plain"], getData: () => dropped.text };
    at.target.dispatchEvent(Object.assign(event, { dataTransfer, clientX: at.clientX, clientY: at.clientY }));
  };
  addEventListener("dragover", note, { capture: true });
  const stop = listen("dropped", () => void drop().catch(sayTrouble));
  return () => {
    removeEventListener("dragover", note, { capture: true });
    void stop.then((end) => end());
  };
}
