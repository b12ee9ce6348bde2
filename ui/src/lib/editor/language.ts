import { defineLanguageFacet, Language, LanguageSupport } from "@codemirror/language";
import { GFM, parser } from "@lezer/markdown";

const facet = defineLanguageFacet({ commentTokens: { block: { open: "<!--", close: "-->" } } });

/** Markdown as the core renders it: with tables, tasks, strikethrough and bare addresses. */
export const markdown = new LanguageSupport(new Language(facet, parser.configure([GFM]), [], "markdown"));
