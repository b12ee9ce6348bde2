import { announce } from "./announce.svelte";

export interface ToastAction {
  label: string;
  run: () => unknown;
}

export interface Toast {
  id: number;
  message: string;
  action?: ToastAction;
  /** Text for "Copy details"; never shown. */
  details?: string;
  /** The step of the logbook that it speaks of. */
  step?: number | null;
}

/** How long a toast stays, in milliseconds: at least ten seconds to reach its Undo. */
export const STAYS = 12_000;
const AT_ONCE = 3;

let shown = $state.raw<Toast[]>([]);
let nextId = 1;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

function leaveLater(id: number): void {
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => toasts.dismiss(id), STAYS),
  );
}

export const toasts = {
  get shown() {
    return shown;
  },
  /** Shows a message and announces it; the focus stays where it is. */
  say(message: string, extra: Pick<Toast, "action" | "details" | "step"> = {}): void {
    const toast: Toast = { id: nextId++, message, ...extra };
    for (const old of shown.slice(0, Math.max(0, shown.length + 1 - AT_ONCE))) toasts.dismiss(old.id);
    shown = [...shown, toast];
    announce(message);
    leaveLater(toast.id);
  },
  dismiss(id: number): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
    shown = shown.filter((toast) => toast.id !== id);
  },
  /** Takes away what was said of a step that is taken back: its Undo has nothing left to do. */
  dismissOf(step: number): void {
    for (const toast of shown.filter((one) => one.step === step)) toasts.dismiss(toast.id);
  },
  /** Keeps a toast while the pointer or the focus is on it. */
  hold(id: number): void {
    clearTimeout(timers.get(id));
  },
  /** The time starts again from the beginning. */
  release(id: number): void {
    if (shown.some((toast) => toast.id === id)) leaveLater(id);
  },
};
