// Bundles the extension and the graph's script; with the argument "test", the tests as well.
import { readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { bundledPackages, notices } from "./notices.mjs";

const common = { bundle: true, sourcemap: false, legalComments: "none", metafile: true, logLevel: "warning" };
const node = { ...common, platform: "node", format: "cjs", target: "node20" };

const extension = await build({
  ...node,
  entryPoints: ["src/extension.ts"],
  external: ["vscode"],
  outfile: "dist/extension.js",
  minify: true,
});
const graph = await build({
  ...common,
  entryPoints: ["media/graph.ts"],
  format: "iife",
  target: "es2022",
  outfile: "dist/graph.js",
  minify: true,
});
const bundled = bundledPackages([extension.metafile, graph.metafile]);
writeFileSync("dist/THIRD-PARTY-NOTICES.txt", notices(bundled));
if (process.argv[2] === "test") {
  await build({
    ...node,
    entryPoints: readdirSync("test").map((name) => `test/${name}`),
    outdir: "dist/test",
    external: ["vscode-textmate", "vscode-oniguruma"],
  });
}
