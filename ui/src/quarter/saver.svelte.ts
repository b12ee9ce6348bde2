import { ask, asTrouble } from "../lib/api.svelte";
import type { Audience } from "../lib/bindings/Audience";
import type { SavedFile } from "../lib/bindings/SavedFile";
import { announce } from "../lib/announce.svelte";
import { recall, remember } from "../lib/remembered";
import { sayTrouble } from "../lib/steps";

export type Format = "pdf" | "html" | "md" | "docx" | "xlsx" | "csv" | "json";

/** Writes reports into a folder, and knows what was written last. */
export function saver(report: () => { quarter: string; audience: Audience; hash: string } | undefined) {
  let folder = $state(recall<string | null>("folder", null));
  let file = $state.raw<SavedFile>();
  let busy = $state(false);

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
      if (!what || busy) return;
      busy = true;
      try {
        file = await ask("save_report", { ...what, format, folder });
        announce(`Saved ${file.path}`);
      } catch (error) {
        sayTrouble(asTrouble(error));
      }
      busy = false;
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
