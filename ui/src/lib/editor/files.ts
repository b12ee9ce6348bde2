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
function put(view: EditorView, files: File[], place: number): boolean {
  const keep = view.state.facet(keeper);
  if (files.length === 0 || !keep) return false;
  const mark = { place };
  const marks = view.plugin(places)?.at;
  marks?.add(mark);
  void keep(files).then((written) => {
    marks?.delete(mark);
    const insert = written.join("\n");
    if (insert === "") return;
    view.dispatch({ changes: { from: mark.place, insert }, selection: { anchor: mark.place + insert.length }, scrollIntoView: true, userEvent: "input.paste" });
  });
  return true;
}

/** Pasted and dropped files are kept; text goes its usual way, also where it brings a picture of itself. */
export function takesFiles(keep: KeepFiles | undefined): Extension {
  return [
    keeper.of(keep),
    places,
    dropCursor(),
    EditorView.domEventHandlers({
      paste({ clipboardData }, view) {
        if (!clipboardData || clipboardData.getData("text/plain") !== "") return false;
        return put(view, [...clipboardData.files], view.state.selection.main.head);
      },
      drop({ dataTransfer, clientX, clientY }, view) {
        const place = view.posAtCoords({ x: clientX, y: clientY }) ?? view.state.selection.main.head;
        return put(view, [...(dataTransfer?.files ?? [])], place);
      },
    }),
  ];
}
