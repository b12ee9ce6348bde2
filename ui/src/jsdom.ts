/** What web views have and jsdom does not, so that components can be tested without a window. */
class NoLayout {
  observe() {}
  unobserve() {}
  disconnect() {}
}

globalThis.ResizeObserver ??= NoLayout;
Element.prototype.scrollIntoView ??= () => undefined;
globalThis.matchMedia ??= (media: string) =>
  Object.assign(new EventTarget(), { matches: false, media, onchange: null, addListener() {}, removeListener() {} });
