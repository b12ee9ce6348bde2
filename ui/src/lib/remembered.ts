/** What the window itself remembers between two starts (never a record): theme, zoom, place, used commands. */
export function recall<T>(name: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`cairn.${name}`);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    // A value that cannot be read is worth less than a window that opens.
    return fallback;
  }
}

export function remember(name: string, value: unknown): void {
  localStorage.setItem(`cairn.${name}`, JSON.stringify(value));
}

export function forget(name: string): void {
  localStorage.removeItem(`cairn.${name}`);
}
