/** A record that a text may name as `[[title]]`. */
export interface Named {
  id: string;
  title: string;
  open: () => unknown;
}

/** A file that a text may show as `![name](attachment:id)`. */
export interface Shown {
  id: string;
  name: string;
  /** Whether it can be looked at here. */
  picture: boolean;
  read: () => Promise<Blob>;
  save: () => unknown;
}

const TITLE = /\[\[([^[\]\n]+)\]\]/g;
const FILE = "attachment:";

function* textsOf(root: ParentNode): Generator<Text> {
  const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT);
  // What is written as code stays as it is written.
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement?.closest("code, pre, a")) yield node as Text;
}

function link({ id, title, open }: Named): HTMLAnchorElement {
  const made = document.createElement("a");
  made.href = `#${id}`;
  made.textContent = title;
  made.className = "leads";
  made.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  return made;
}

/** Makes links of the titles in double brackets that name a record which is linked; others stay as they are written. */
export function nameRecords(root: ParentNode, records: readonly Named[]): void {
  const known = new Map(records.map((record) => [record.title.toLocaleLowerCase(), record]));
  for (const text of [...textsOf(root)]) {
    const parts: (string | Node)[] = [];
    let at = 0;
    for (const { 0: whole, 1: title = "", index } of text.data.matchAll(TITLE)) {
      const record = known.get(title.trim().toLocaleLowerCase());
      if (!record) continue;
      parts.push(text.data.slice(at, index), link(record));
      at = index + whole.length;
    }
    if (at > 0) text.replaceWith(...parts, text.data.slice(at));
  }
}

function picture(file: Shown, words: string): { made: HTMLElement; release: () => void } {
  const made = document.createElement("img");
  made.alt = words;
  made.title = file.name;
  const read = file.read().then(URL.createObjectURL);
  read.then(
    (address) => (made.src = address),
    () => made.replaceWith(words),
  );
  return { made, release: () => void read.then(URL.revokeObjectURL, () => undefined) };
}

function saveButton({ name, save }: Shown, words: string): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "file";
  made.textContent = words;
  made.title = `Save a copy of “${name}”`;
  made.addEventListener("click", () => save());
  return made;
}

/** Shows the pictures that links name, and makes the other files buttons that save them. Returns what lets go of the pictures. */
export function showFiles(root: ParentNode, files: readonly Shown[]): () => void {
  const releases: (() => void)[] = [];
  for (const found of root.querySelectorAll<HTMLAnchorElement>(`a[href^="${FILE}"]`)) {
    const id = found.getAttribute("href")?.slice(FILE.length);
    const file = files.find((one) => one.id === id);
    const words = found.textContent.trim() || file?.name || "";
    if (!file) found.replaceWith(words);
    else if (!file.picture) found.replaceWith(saveButton(file, words));
    else {
      const { made, release } = picture(file, words);
      releases.push(release);
      found.replaceWith(made);
    }
  }
  return () => releases.forEach((release) => release());
}
