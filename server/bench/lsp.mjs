// Measures the language server as an editor sees it: node server/bench/lsp.mjs [--server PROGRAM] [--json FILE]
// Prints a table; asserts no times. --without-features leaves out what is asked of two large files, which takes minutes.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Editor, figures, now } from "./client.mjs";
import { features } from "./features.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const server = path.resolve(
  option("server", path.join(import.meta.dirname, "../target/taskfile-ls/bin/taskfile-ls")),
);
const rows = [];
const row = (what, values, unit = "ms") => {
  const { min, p50, p95 } = figures(values);
  rows.push({ what, unit, n: values.length, min, p50, p95 });
};

/** A workspace in a temporary folder, from paths to texts. */
function workspace(files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "taskfile-bench-"));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const tasks = (count, prefix = "t") =>
  Array.from(
    { length: count },
    (_, i) => `  ${prefix}${i}:\n    desc: task ${i}\n    deps: [${i + 1 < count ? prefix + (i + 1) : ""}]\n    cmds:\n      - echo ${i}\n`,
  );

function included(count) {
  const includes = Array.from({ length: count }, (_, i) => `  f${i}: ./f${i}/Taskfile.yml\n`);
  const files = { "Taskfile.yml": `version: '3'\nincludes:\n${includes.join("")}tasks:\n  all: {deps: [f0:a]}\n` };
  for (let i = 0; i < count; i++) {
    files[`f${i}/Taskfile.yml`] =
      `version: '3'\ntasks:\n  a:\n    deps: [b]\n    cmds:\n      - echo a\n  b:\n    cmds:\n      - echo b\n`;
  }
  return files;
}

/** Layers of files, each including all of the next layer. */
function layered(layers, width) {
  const files = {};
  for (let layer = 0; layer < layers; layer++) {
    for (let i = 0; i < width; i++) {
      const next = layer + 1 < layers ? Array.from({ length: width }, (_, j) => `  n${j}: ./l${layer + 1}_${j}.yml\n`) : [];
      const name = layer === 0 && i === 0 ? "Taskfile.yml" : `l${layer}_${i}.yml`;
      files[name] = `version: '3'\n${next.length > 0 ? `includes:\n${next.join("")}` : ""}tasks:\n  a: echo a\n`;
    }
  }
  return files;
}

function flat(count) {
  const files = { "Taskfile.yml": `version: '3'\nincludes:\n${Array.from({ length: count - 1 }, (_, i) => `  n${i}: ./n${i}.yml\n`).join("")}` };
  for (let i = 0; i < count - 1; i++) {
    files[`n${i}.yml`] = "version: '3'\ntasks:\n  a: echo a\n";
  }
  return files;
}

async function startUp() {
  const init = [];
  const first = [];
  const text = `version: '3'\ntasks:\n  a: {deps: [nope]}\n`;
  const folder = workspace({ "Taskfile.yml": text });
  for (let i = 0; i < 20; i++) {
    const editor = new Editor(server);
    await editor.initialize();
    init.push(now() - editor.started);
    const opened = now();
    editor.open(`file://${folder}/Taskfile.yml`, text);
    await editor.next("textDocument/publishDiagnostics");
    first.push(now() - opened);
    await editor.stop();
  }
  row("process start → `initialize` reply", init);
  row("`didOpen` → first diagnostics, fresh server", first);
  fs.rmSync(folder, { recursive: true });
}

/** Types a wrong and a right name in turn; each keystroke changes the diagnostics. */
async function keystrokes(editor, uri, line, character, count) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const wrong = i % 2 === 0;
    const answer = editor.next(
      "textDocument/publishDiagnostics",
      (params) => params.uri === uri && params.version === i + 2,
    );
    const start = now();
    editor.type(uri, i + 2, line, character, wrong ? character : character + 1, wrong ? "x" : "");
    await answer;
    times.push(now() - start);
  }
  return times;
}

async function typing() {
  const text = `version: '3'\ntasks:\n${tasks(60).join("")}`;
  const folder = workspace({ "Taskfile.yml": text });
  const editor = new Editor(server);
  await editor.initialize(folder);
  const uri = `file://${folder}/Taskfile.yml`;
  editor.open(uri, text);
  await editor.next("textDocument/publishDiagnostics", (params) => params.uri === uri);
  await keystrokes(editor, uri, 4, 11, 60);
  await editor.stop();
  const second = new Editor(server);
  await second.initialize(folder);
  second.open(uri, text);
  await second.next("textDocument/publishDiagnostics", (params) => params.uri === uri);
  row("keystroke → diagnostics, 300-line file", await keystrokes(second, uri, 4, 11, 200));
  await second.stop();
  fs.rmSync(folder, { recursive: true });
}

async function thousand() {
  const folder = workspace(included(1000));
  const root = `file://${folder}/Taskfile.yml`;
  const cold = new Editor(server);
  await cold.initialize(folder);
  const start = now();
  const graph = await cold.request("taskfile/graph", { uri: root, kind: "include", root });
  row(`cold include graph of ${graph.nodes.length} files`, [now() - start]);
  await cold.stop();
  const editor = new Editor(server);
  await editor.initialize(folder);
  await editor.next("taskfile/graphChanged", (params) => params.roots.includes(root));
  const member = `${folder}/f500/Taskfile.yml`;
  const uri = `file://${member}`;
  editor.open(uri, fs.readFileSync(member, "utf8"));
  await editor.next("textDocument/publishDiagnostics", (params) => params.uri === uri);
  row("keystroke → diagnostics, a file of 1,000 included ones", await keystrokes(editor, uri, 3, 12, 200));
  const memory = editor.peakMemory();
  if (memory !== undefined) {
    row("peak memory of that session", [memory], "MiB");
  }
  await editor.stop();
  fs.rmSync(folder, { recursive: true });
}

async function diamonds() {
  for (const [what, files] of [
    ["25 files, flat", flat(25)],
    ["25 files in layered diamonds, 4 wide", layered(7, 4)],
    ["97 files in 25 layers of diamonds, 4 wide", layered(25, 4)],
  ]) {
    const folder = workspace(files);
    const root = `file://${folder}/Taskfile.yml`;
    const editor = new Editor(server);
    await editor.initialize(folder);
    const start = now();
    const graph = await editor.request("taskfile/graph", { uri: root, kind: "include", root });
    row(`cold include graph, ${what} (${graph.nodes.length} nodes)`, [now() - start]);
    await editor.stop();
    fs.rmSync(folder, { recursive: true });
  }
}

await startUp();
await typing();
await thousand();
await diamonds();
const asked = process.argv.includes("--without-features") ? [] : await features(server);
const machine = `${os.cpus()[0].model.trim()}, ${os.cpus().length} cores, ${os.type()} ${os.release()}`;
console.log(`Measured on ${machine}.\n`);
console.log("| what | n | min | median | p95 | |\n|---|---:|---:|---:|---:|---|");
for (const { what, n, min, p50, p95, unit } of rows) {
  console.log(`| ${what} | ${n} | ${min.toFixed(1)} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${unit} |`);
}
console.log(`\n${asked.join("\n")}`);
const json = option("json");
if (json !== undefined) {
  fs.writeFileSync(json, JSON.stringify({ machine, rows }, null, 2));
}
