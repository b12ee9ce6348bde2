import { change } from "../lib/api.svelte";
import type { RecordId } from "../lib/bindings/RecordId";
import { place } from "../lib/place.svelte";
import { make } from "../lib/steps";

/** Deletes a record, closes its page and offers Undo; where the logbook refuses, it says why. */
export function removeRecord(id: string, title: string): Promise<void> {
  const removed = change("delete_record", id as RecordId).then(() => place.id === id && place.select(undefined));
  return make(removed, `Deleted “${title}”.`);
}
