/** What can lie above the screen, one at a time. */
export type Layer = "palette" | "keys" | "history" | "versions" | "trash";

/** The record whose versions are shown. */
export interface Subject {
  id: string;
  title: string;
}

let open = $state<Layer>();
let subject = $state.raw<Subject>();

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
};
