import { defineConfig } from "vitest/config";

/** Builds the page that the engine serves; every address in it is relative, for ingress' sake. */
export default defineConfig({
  base: "./",
  build: {
    outDir: "../hearthwatch/api/page",
    emptyOutDir: true,
    target: "es2022",
    // A strict content security policy knows neither data: pictures nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Each page lies where the engine serves it, so that its relative addresses hold there.
    rollupOptions: { input: ["index.html", "api/v1/docs.html", "api/v1/redoc.html"] },
  },
  server: { proxy: { "/api": { target: "http://127.0.0.1:8099", ws: true } } },
  test: { include: ["tests/**/*.test.ts"] },
});
