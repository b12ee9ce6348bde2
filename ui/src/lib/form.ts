import { getContext, setContext } from "svelte";

/** What a form tells the fields inside it. */
export interface FormErrors {
  /** What was wrong with the field of this name when the form was last sent. */
  of(name: string): string | undefined;
  /** A field says that it will show the errors of this name; returns what ends it. */
  claim(name: string): () => void;
}

const FORM = Symbol("form");

export function provideErrors(errors: FormErrors): void {
  setContext(FORM, errors);
}

/** The form around this component, if there is one. */
export function formErrors(): FormErrors | undefined {
  return getContext<FormErrors | undefined>(FORM);
}
