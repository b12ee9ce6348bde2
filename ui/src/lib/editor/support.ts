/** Whether a shadow root can have style sheets of its own here; without, a plain field takes the text. */
export function canHoldStyles(): boolean {
  return "adoptedStyleSheets" in ShadowRoot.prototype;
}
