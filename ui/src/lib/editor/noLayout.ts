/** What a text field measures and jsdom does not have, for tests. */
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
document.execCommand = () => false;
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
