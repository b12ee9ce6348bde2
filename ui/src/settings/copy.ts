import { toasts } from "../lib/toasts.svelte";

/** Copies a text, and says so or why not. */
export function copy(text: string, what: string): Promise<void> {
  return navigator.clipboard.writeText(text).then(
    () => toasts.say(`Copied ${what}.`),
    () => toasts.say("The clipboard did not take it. Select the text and copy it with the keys."),
  );
}
