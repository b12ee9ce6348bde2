/** The capture lines on screen: there is one in the sidebar, on Today, or in a window of its own. */
const lines: (() => void)[] = [];

export const captureLine = {
  /** Puts the cursor into the line, from anywhere. */
  focus(): void {
    lines.at(-1)?.();
  },
  /** Registers a line that is on screen. Returns what takes it away. */
  here(focus: () => void): () => void {
    lines.push(focus);
    return () => void lines.splice(lines.indexOf(focus), 1);
  },
};
