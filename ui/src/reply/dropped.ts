import { ask } from "../lib/api.svelte";
import { layers } from "../lib/layers.svelte";
import { sayTrouble } from "../lib/steps";
import { base64 } from "../records/file";

/** Lets the window take files where nothing on the screen takes them, so that the web view does not open them in its place. */
export function takesDrop(event: DragEvent): void {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
}

/** Shows a reply that is dropped where nothing else takes files; any other file is left alone. */
export function dropReply(event: DragEvent): void {
  const file = event.dataTransfer?.files[0];
  if (event.defaultPrevented || !file) return;
  event.preventDefault();
  void show(file).catch(sayTrouble);
}

async function show(file: File): Promise<void> {
  const bytes = await base64(file);
  if (await ask("is_reply", { bytes })) layers.reply({ bytes });
}
