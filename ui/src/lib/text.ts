const SIGNS = /^(#{1,6}|>|[-*+]|\d+[.)])\s+(\[[ xX]\]\s+)?/;

/** The first line of a Markdown text that says something, without its signs: what a text without a title is called. */
export function firstLine(markdown: string): string {
  const line = markdown.split("\n").find((one) => one.trim() !== "") ?? "";
  return line
    .trim()
    .replace(SIGNS, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`~]{1,3}(\S(?:.*?\S)?)[*_`~]{1,3}/g, "$1");
}
