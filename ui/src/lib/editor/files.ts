import { Facet, type Extension } from "@codemirror/state";
import { dropCursor, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

/** Keeps files and gives back what stands for each in the text. */
export type KeepFiles = (files: File[]) => Promise<string[]>;

const keeper = Facet.define<KeepFiles | undefined, KeepFiles | undefined>({ combine: (all) => all[0] });

/** Places in the text that move with it while files are being kept. */
const places = ViewPlugin.fromClass(
  class {
    at = new Set<{ place: number }>();
    update({ changes }: ViewUpdate) {
      for (const mark of this.at) mark.place = changes.mapPos(mark.place, 1);
    }
  },
);

/** Keeps the files, and writes what stands for them where they were put, wherever that is by then. */
function put(view: EditorView, files: File[] | Promise<File[]>, place: number): boolean {
  const keep = view.state.facet(keeper);
  if (!keep) return false;
  const mark = { place };
  const marks = view.plugin(places)?.at;
  marks?.add(mark);
  const kept = Promise.resolve(files).then((all) => (all.length > 0 ? keep(all) : []));
  void kept.then((written) => {
    marks?.delete(mark);
    const insert = written.join("\n");
    if (insert === "") return;
    view.dispatch({ changes: { from: mark.place, insert }, selection: { anchor: mark.place + insert.length }, scrollIntoView: true, userEvent: "input.paste" });
  });
  return true;
}

/** The pictures on the clipboard; none where they may not be read. */
async function pictures(): Promise<File[]> {
  const items = await navigator.clipboard.read().catch(() => []);
  const found = items.flatMap((item) => item.types.filter((type) => type.startsWith("image/")).slice(0, 1).map((type) => ({ item, type })));
  return Promise.all(found.map(async ({ item, type }) => new File([await item.getType(type)], `image.${type.slice("image/".length)}`, { type })));
}

/** Pasted and dropped files are kept; text goes its usual way, also where it brings a picture of itself. */
export function takesFiles(keep: KeepFiles | undefined): Extension {
  return [
    keeper.of(keep),
    places,
    dropCursor(),
    EditorView.domEventHandlers({
      paste({ clipboardData }, view) {
        const place = view.state.selection.main.head;
        if (!clipboardData || clipboardData.getData("text/plain") !== "") return false;
        if (clipboardData.files.length > 0) return put(view, [...clipboardData.files], place);
        // WebKitGTK pastes a picture as nothing at all, and gives it to who asks (bugs.webkit.org/218519).
        return clipboardData.types.length === 0 && put(view, pictures(), place);
      },
      drop({ dataTransfer, clientX, clientY }, view) {
        const files = [...(dataTransfer?.files ?? [])];
        const place = view.posAtCoords({ x: clientX, y: clientY }) ?? view.state.selection.main.head;
        return files.length > 0 && put(view, files, place);
      },
    }),
  ];
}
