import type { Attachment } from "../lib/bindings/Attachment";
import type { Shown } from "../lib/prose";
import { isPicture, read, save } from "../records/file";

/** The files of an entry, as its text can show them. */
export function shownFiles(files: readonly Attachment[]): Shown[] {
  return files.map((file) => ({
    id: file.id,
    name: file.name,
    picture: isPicture(file),
    read: () => read(file),
    save: () => save(file),
  }));
}

/** What stands for a file in the text. */
export function written(file: Attachment): string {
  const name = file.name.replace(/[[\]\\]/g, "\\$&");
  return `${isPicture(file) ? "!" : ""}[${name}](attachment:${file.id})`;
}
