import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Programs that are served as they came, with the words that must go along with them. */
const SERVED = {
  "swagger-ui": [
    "swagger-ui-dist/LICENSE",
    "swagger-ui-dist/NOTICE",
    "swagger-ui-dist/swagger-ui-bundle.js.LICENSE.txt",
  ],
  redoc: ["redoc/LICENSE", "redoc/bundles/redoc.standalone.js.LICENSE.txt"],
};

/** Puts the licences of what is served beside it. */
function licences(): Plugin {
  return {
    name: "licences",
    generateBundle() {
      for (const [name, files] of Object.entries(SERVED)) {
        const texts = files.map((file) => readFileSync(`node_modules/${file}`, "utf8"));
        this.emitFile({
          type: "asset",
          fileName: `assets/${name}.LICENSE.txt`,
          source: texts.join("\n\n"),
        });
      }
    },
  };
}

const FOREIGN = "https://cdn.redoc.ly/redoc/logo-mini.svg";

/** Takes out of Redoc a picture that it would ask another host for, which the page may not. */
function noForeignPicture(): Plugin {
  return {
    name: "no-foreign-picture",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "asset" || !file.fileName.includes("redoc.standalone")) continue;
        const script = Buffer.from(file.source).toString();
        if (!script.includes(FOREIGN)) this.error("Redoc has changed: what does it ask for now?");
        file.source = script.replace(FOREIGN, "data:,"); // no picture: it is left out
      }
    },
  };
}

/** Builds the page that the engine serves; every address in it is relative, for ingress' sake. */
export default defineConfig({
  base: "./",
  plugins: [licences(), noForeignPicture()],
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
