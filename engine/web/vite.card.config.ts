import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

/** Builds the cards into one file, which the integration serves to Home Assistant's page. */
export default defineConfig({
  publicDir: false,
  plugins: [
    {
      name: "licence",
      generateBundle() {
        const source = readFileSync("node_modules/lit/LICENSE", "utf8");
        this.emitFile({ type: "asset", fileName: "hearthwatch-cards.LICENSE.txt", source });
      },
    },
  ],
  build: {
    outDir: "../../custom_components/hearthwatch/frontend",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      input: "src/card/main.ts",
      output: {
        entryFileNames: "hearthwatch-cards.js",
        inlineDynamicImports: true,
        banner:
          "/* Hearthwatch's cards, Apache-2.0; with Lit, see hearthwatch-cards.LICENSE.txt */",
      },
    },
  },
});
