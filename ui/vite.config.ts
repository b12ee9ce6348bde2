import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  // The oldest web view that Cairn supports is WKWebView of macOS 14.5.
  // The page's policy takes scripts and styles from files of its own only, so nothing may be inlined.
  build: { target: "safari17", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/jsdom.ts"],
    css: true,
    // A machine that does something else besides is slow, not wrong.
    testTimeout: 30_000,
    // bits-ui and the icons ship Svelte sources, which have to pass through the compiler.
    server: { deps: { inline: [/bits-ui/, /@lucide\/svelte/, /virtua/, /svelte-toolbelt/, /runed/] } },
  },
});
