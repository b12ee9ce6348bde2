/** What the window's one polite live region says. The second part makes an equal message heard again. */
let said = $state.raw({ message: "", turn: 0 });

export const announcer = {
  get message() {
    return said.message;
  },
  get turn() {
    return said.turn;
  },
};

/** Tells a screen reader about a change that has no focus. */
export function announce(message: string): void {
  said = { message, turn: said.turn + 1 };
}
