/** The formats of a report, by the endings of their files, each with its key; the first is what most want. */
export const FORMATS = [
  { value: "pdf", label: "PDF", key: "s" },
  { value: "html", label: "HTML", key: "Shift+h" },
  { value: "md", label: "Markdown", key: "Shift+m" },
  { value: "docx", label: "DOCX", key: "Shift+d" },
  { value: "xlsx", label: "XLSX", key: "Shift+x" },
  { value: "csv", label: "CSV", key: "Shift+v" },
  { value: "json", label: "JSON", key: "Shift+j" },
] as const;

export type Format = (typeof FORMATS)[number]["value"];
