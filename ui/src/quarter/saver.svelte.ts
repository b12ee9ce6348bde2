import { ask, asTrouble, change } from "../lib/api.svelte";
import type { Audience } from "../lib/bindings/Audience";
import type { PacketOf } from "../lib/bindings/PacketOf";
import type { SavedFile } from "../lib/bindings/SavedFile";
import { announce } from "../lib/announce.svelte";
import { recall, remember } from "../lib/remembered";
import { did, sayTrouble } from "../lib/steps";
import type { Format } from "../records/formats";

/** Writes reports into a folder, and knows what was written last. */
export function saver(report: () => { quarter: string; audience: Audience; hash: string } | undefined) {
  let folder = $state(recall<string | null>("folder", null));
  let file = $state.raw<SavedFile>();
  let busy = $state(false);

  /** Waits for files to be written, one thing at a time. */
  async function writing(written: () => Promise<SavedFile | undefined>): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      file = await written();
      if (file) announce(`Saved ${file.path}`);
    } catch (error) {
      sayTrouble(asTrouble(error));
    }
    busy = false;
  }

  return {
    get folder() {
      return folder;
    },
    /** The file that was written last, until it is dismissed. */
    get file() {
      return file;
    },
    get busy() {
      return busy;
    },
    async as(format: Format): Promise<void> {
      const what = report();
      if (what) await writing(() => ask("save_report", { ...what, format, folder }));
    },
    /** Writes a packet: exactly the one that was looked at. */
    packet(what: { of: PacketOf; hash: string }): Promise<void> {
      return writing(() => ask("save_packet", { ...what, folder }));
    },
    /** Closes a quarter with the report that was looked at, and writes the files that are kept with it. */
    closing(what: { quarter: string; hash: string; formats: Format[] }): Promise<void> {
      return writing(async () => {
        const files = await change("close_quarter", { ...what, folder });
        did(`${what.quarter} is closed.`);
        return files[0];
      });
    },
    /** Writes a file of a closed quarter once more. */
    again(quarter: string, name: string): Promise<void> {
      return writing(() => ask("save_frozen_file", { quarter, name, folder }));
    },
    async chooseFolder(): Promise<void> {
      try {
        const chosen = await ask("choose_folder", null);
        // Closing the dialog without a choice keeps the folder.
        if (chosen !== null) remember("folder", (folder = chosen));
      } catch (error) {
        sayTrouble(asTrouble(error));
      }
    },
    dismiss(): void {
      file = undefined;
    },
  };
}

export type Saver = ReturnType<typeof saver>;
