import { asTrouble, change } from "../lib/api.svelte";
import type { RecordId } from "../lib/bindings/RecordId";
import { place } from "../lib/place.svelte";
import { did, sayTrouble } from "../lib/steps";

/** Deletes a record, closes its page and offers Undo; where the logbook refuses, it says why. */
export async function removeRecord(id: string, title: string): Promise<void> {
  try {
    await change("delete_record", id as RecordId);
    if (place.id === id) place.select(undefined);
    did(`Deleted “${title}”.`);
  } catch (error) {
    sayTrouble(asTrouble(error));
  }
}
