import { ask } from "../lib/api.svelte";
import { layers } from "../lib/layers.svelte";
import { sayTrouble } from "../lib/steps";

/** Asks for the file of a reply, and shows what is in it. */
export async function chooseReply(): Promise<void> {
  const file = await ask("choose_reply", null).catch(sayTrouble);
  // Closing the dialog without a choice shows nothing.
  if (file) layers.reply(file);
}
