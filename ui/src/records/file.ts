import { ask } from "../lib/api.svelte";
import type { Attachment } from "../lib/bindings/Attachment";
import { bytesOf } from "../lib/bytes";
import { sayTrouble } from "../lib/steps";
import { toasts } from "../lib/toasts.svelte";

/** Pictures can be looked at here; anything else is saved first. */
const PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

export const isPicture = ({ mediaType }: Pick<Attachment, "mediaType">) => PICTURES.includes(mediaType);

/** What is in a file. */
export async function read({ id, mediaType }: Attachment): Promise<Blob> {
  const { bytes } = await ask("attachment_bytes", id);
  return new Blob([bytesOf(bytes)], { type: mediaType });
}

/** Writes a copy into the folder for downloads, and says where. */
export const save = ({ id }: Attachment) => ask("save_attachment", id).then(({ path }) => toasts.say(`Saved as ${path}`), sayTrouble);

/** Gives `show` an address for a picture, and takes it back when the caller goes: the way out of an effect. */
export function shown(file: Attachment, show: (address: string | undefined) => void): () => void {
  const address = read(file).then(URL.createObjectURL);
  address.then(show, sayTrouble);
  return () => {
    show(undefined);
    address.then(URL.revokeObjectURL, () => undefined);
  };
}

/** The bytes of a file as they travel to the core. */
export async function base64(file: Blob): Promise<string> {
  const reader = new FileReader();
  const done = new Promise<string>((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
  });
  reader.readAsDataURL(file);
  return (await done).replace(/^.*?,/, "");
}
