import { EditorSelection, type StateCommand } from "@codemirror/state";

const ADDRESS = /^(https?:\/\/|mailto:)\S+$/;

/** Puts a sign on both sides of what is selected, of the word at the cursor, or of nothing yet; or takes it away again. */
export function toggleSign(sign: string): StateCommand {
  return ({ state, dispatch }) => {
    const size = sign.length;
    const change = state.changeByRange((range) => {
      const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : range;
      const outside = state.sliceDoc(from - size, from) === sign && state.sliceDoc(to, to + size) === sign;
      // A single sign inside of a double one is that one's half.
      const half = size === 1 && state.sliceDoc(from - 2, from - 1) === sign && state.sliceDoc(from - 3, from - 2) !== sign;
      if (outside && !half) {
        return {
          changes: [{ from: from - size, to: from }, { from: to, to: to + size }],
          range: EditorSelection.range(range.anchor - size, range.head - size),
        };
      }
      return {
        changes: [{ from, insert: sign }, { from: to, insert: sign }],
        range: EditorSelection.range(range.anchor + size, range.head + size),
      };
    });
    dispatch(state.update(change, { scrollIntoView: true, userEvent: "input" }));
    return true;
  };
}

/** Makes a link of what is selected, with the cursor where its other half belongs; does nothing where nothing is selected. */
export const makeLink: StateCommand = ({ state, dispatch }) => {
  const { from, to, empty } = state.selection.main;
  if (empty) return false;
  const words = state.sliceDoc(from, to);
  const address = ADDRESS.test(words.trim());
  const insert = address ? `[](${words.trim()})` : `[${words}]()`;
  const head = from + (address ? 1 : insert.length - 1);
  dispatch(state.update({ changes: { from, to, insert }, selection: EditorSelection.cursor(head), scrollIntoView: true, userEvent: "input" }));
  return true;
};
