import type { ReplyFrom } from "./bindings/ReplyFrom";

/** What can lie above the screen, one at a time. */
export type Layer = "palette" | "keys" | "history" | "versions" | "trash" | "reply";

/** The record whose versions are shown. */
export interface Subject {
  id: string;
  title: string;
}

let open = $state<Layer>();
let subject = $state.raw<Subject>();
let replied = $state.raw<ReplyFrom>();

export const layers = {
  get open() {
    return open;
  },
  set open(layer: Layer | undefined) {
    open = layer;
  },
  get subject() {
    return subject;
  },
  /** Shows every version of a record. */
  versions(of: Subject): void {
    subject = of;
    open = "versions";
  },
  /** The reply that is shown. */
  get replied() {
    return replied;
  },
  /** Shows a mentor’s reply to a packet. */
  reply(from: ReplyFrom): void {
    replied = from;
    open = "reply";
  },
};
