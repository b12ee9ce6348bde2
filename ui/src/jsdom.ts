/** What web views have and jsdom does not, so that components can be tested without a window. */
class RowSizes {
  readonly #tell: ResizeObserverCallback;

  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }

  /** The rows of a long list have a size, without which they stay hidden; nothing else has one. */
  observe(target: HTMLElement) {
    const list = target.closest(".many");
    if (!list || target === list) return;
    Object.defineProperty(target, "offsetParent", { value: list, configurable: true });
    queueMicrotask(() => this.#tell([{ target, contentRect: { width: 800, height: 34 } } as unknown as ResizeObserverEntry], this));
  }
  unobserve() {}
  disconnect() {}
}

globalThis.ResizeObserver ??= RowSizes;
Element.prototype.scrollIntoView ??= () => undefined;
globalThis.matchMedia ??= (media: string) =>
  Object.assign(new EventTarget(), { matches: false, media, onchange: null, addListener() {}, removeListener() {} });
