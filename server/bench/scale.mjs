// Measures large workspaces: node server/bench/scale.mjs [--server PROGRAM] [--quick] [--part PART] [--json FILE]
// PART is commands, start, session or many; without it, all are measured.
// Prints a table with the aim of each row; asserts nothing. Task and yaml-language-server take part where they are on PATH.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { diamond } from "./diamond.mjs";
import { Editor, figures, now } from "./client.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const server = path.resolve(
  option("server", path.join(import.meta.dirname, "../target/taskfile-ls/bin/taskfile-ls")),
);
const quick = process.argv.includes("--quick");
const rounds = quick ? 1 : 5;
const strokes = quick ? 20 : 200;
const WATCHING = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
const DIAGNOSTICS = "textDocument/publishDiagnostics";
const rows = [];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const installed = (program) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

/** One row; the aim is a limit in the unit of the row. */
function row(what, value, unit, aim) {
  rows.push({ what, value, unit, aim, met: value <= aim });
}

function peak(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Wall time and peak memory of a command, medians of some rounds. */
async function command(words, folder) {
  const times = [];
  const memory = [];
  for (let i = 0; i < rounds; i++) {
    const start = now();
    const child = spawn(words[0], words.slice(1), { cwd: folder, stdio: ["ignore", "ignore", "ignore"] });
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, peak(child.pid))), 5);
    await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
    clearInterval(watch);
    times.push(now() - start);
    memory.push(most);
  }
  return { ms: figures(times).p50, MiB: figures(memory).p50 };
}

async function commands(folder) {
  const all = await command([server, "run", "--list-all"], folder);
  const task = installed("task") ? await command(["task", "--list-all"], folder) : undefined;
  if (task) {
    row(`\`run --list-all\`, part of Task's ${task.ms.toFixed(0)} ms`, all.ms / task.ms, "", 0.15);
    row(`\`run --list-all\`, part of Task's ${task.MiB.toFixed(0)} MiB`, all.MiB / task.MiB, "", 0.15);
  }
  const list = await command([server, "list"], folder);
  row(`\`list\`, times \`run --list-all\` (${all.ms.toFixed(0)} ms)`, list.ms / all.ms, "", 1.2);
  row(`\`list\`, times its memory (${all.MiB.toFixed(0)} MiB)`, list.MiB / all.MiB, "", 1.05);
  const check = await command([server, "check"], folder);
  row("`check`, all rules", check.ms, "ms", 1000);
  if (task) {
    // Where the aims were set, Task took 1.8 s.
    row(`\`check\`, all rules, part of Task's ${task.ms.toFixed(0)} ms`, check.ms / task.ms, "", 0.56);
  }
  row("`check`, memory", check.MiB, "MiB", 120);
}

const diagnosed = (editor, uri, condition = () => true) =>
  editor.next(DIAGNOSTICS, (params) => params.uri === uri && condition(params));

async function started(folder) {
  const editor = new Editor(server);
  await editor.initialize(folder, WATCHING);
  return { editor, ms: now() - editor.started };
}

async function opened(editor, file) {
  const uri = `file://${file}`;
  const text = fs.readFileSync(file, "utf8");
  const first = diagnosed(editor, uri);
  const start = now();
  editor.open(uri, text);
  await first;
  return { uri, lines: text.split("\n"), ms: now() - start };
}

/** Types one letter and takes it away again, at the end of the first line that fits. */
async function type(editor, { uri, lines }, pattern, back, first) {
  const line = lines.findIndex((text) => pattern.test(text));
  const at = lines[line].length - back;
  const times = [];
  for (let i = 0; i < strokes; i++) {
    const version = first + i;
    const answer = diagnosed(editor, uri, (params) => params.version === version);
    const start = now();
    editor.type(uri, version, line, at, i % 2 === 0 ? at : at + 1, i % 2 === 0 ? "x" : "");
    await answer;
    times.push(now() - start);
  }
  return figures(times.slice(Math.min(20, strokes / 2)));
}

async function session(folder) {
  const cold = [];
  const alone = [];
  fs.mkdirSync(path.join(folder, "alone"));
  fs.writeFileSync(path.join(folder, "alone/Taskfile.yml"), "version: '3'\ntasks:\n  a: {deps: [nope]}\n");
  for (let i = 0; i < rounds; i++) {
    for (const [file, times] of [["Taskfile.yml", cold], ["alone/Taskfile.yml", alone]]) {
      const { editor } = await started(folder);
      times.push((await opened(editor, path.join(folder, file))).ms);
      await editor.stop();
    }
  }
  row("first diagnostics of the root, cold", figures(cold).p50, "ms", 400);
  row("first diagnostics of a file without includes", figures(alone).p50, "ms", 30);
  fs.rmSync(path.join(folder, "alone"), { recursive: true });
  const { editor } = await started(folder);
  const root = await opened(editor, path.join(folder, "Taskfile.yml"));
  await editor.rest();
  row("keystroke in the root that changes a reference, p95", (await type(editor, root, /^ {6}- task-/, 0, 2)).p95, "ms", 10);
  row("keystroke that changes no summary, median", (await type(editor, root, /^ {6}- echo/, 1, 2 + strokes)).p50, "ms", 3);
  await editor.rest();
  row("peak memory of that server", editor.peakMemory() ?? 0, "MiB", 110);
  await checkout(editor, folder, root.uri);
  await editor.stop();
}

/** Half of the files change at once, while somebody asks for an outline again and again. */
async function checkout(editor, folder, open) {
  const files = fs.readdirSync(path.join(folder, "parts")).slice(0, 500).map((part) => path.join(folder, "parts", part, "Taskfile.yml"));
  for (const file of files) {
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("- task-0", "- task-gone"));
  }
  const wrong = new Set();
  const all = editor.next(DIAGNOSTICS, (params) => {
    if (params.diagnostics.some((finding) => finding.message.includes("task-gone"))) {
      wrong.add(params.uri);
    }
    return wrong.size >= files.length;
  });
  let done = false;
  const start = now();
  editor.notify("workspace/didChangeWatchedFiles", { changes: files.map((file) => ({ uri: `file://${file}`, type: 2 })) });
  const asking = (async () => {
    let longest = 0;
    while (!done) {
      const asked = now();
      await editor.request("textDocument/documentSymbol", { textDocument: { uri: open } });
      longest = Math.max(longest, now() - asked);
      await pause(10);
    }
    return longest;
  })();
  await all;
  const right = now() - start;
  done = true;
  row("500 files change at once: all diagnostics are right after", right, "ms", 2000);
  row("the longest that a request waits meanwhile", await asking, "ms", 100);
}

async function startUp(folder) {
  const ours = [];
  const theirs = [];
  const yaml = installed("yaml-language-server");
  for (let i = 0; i < 3 * rounds; i++) {
    const { editor, ms } = await started(folder);
    ours.push(ms);
    await editor.stop();
    if (yaml) {
      const other = new Editor("yaml-language-server", ["--stdio"]);
      await other.initialize(folder, WATCHING);
      theirs.push(now() - other.started);
      other.process.kill("SIGKILL");
    }
  }
  if (yaml) {
    const median = figures(theirs).p50;
    row(`start → \`initialize\` (${figures(ours).p50.toFixed(0)} ms), part of yaml-language-server's ${median.toFixed(0)} ms`, figures(ours).p50 / median, "", 0.35);
  }
  return figures(ours).p50;
}

/** Twenty such workspaces in one folder. */
async function twentyThousand(folder, initialize) {
  for (let i = 0; i < 20; i++) {
    diamond(path.join(folder, `w${i}`), 1000, 20, i + 1);
  }
  const { editor, ms } = await started(folder);
  row("20,000 files: start → `initialize`, times that of 1,000", ms / initialize, "", 1.2);
  row("20,000 files: first diagnostics of the root of 1,000", (await opened(editor, path.join(folder, "w3/Taskfile.yml"))).ms, "ms", 400);
  await editor.rest();
  row("20,000 files: peak memory", editor.peakMemory() ?? 0, "MiB", 400);
  await editor.stop();
}

const temporary = () => fs.mkdtempSync(path.join(os.tmpdir(), "taskfile-scale-"));
const folder = temporary();
const many = temporary();
try {
  const part = option("part");
  const wanted = (name) => part === undefined || part === name;
  diamond(folder);
  if (wanted("commands")) {
    await commands(folder);
  }
  const initialize = wanted("start") || wanted("many") ? await startUp(folder) : 0;
  if (wanted("session")) {
    await session(folder);
  }
  if (wanted("many") && !quick) {
    await twentyThousand(many, initialize);
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.rmSync(many, { recursive: true, force: true });
}
const shown = (value, unit) => `${value.toFixed(unit === "" ? 2 : 0)} ${unit}`.trim();
console.log("| what | is | aim | |\n|---|---:|---:|---|");
for (const { what, value, unit, aim, met } of rows) {
  console.log(`| ${what} | ${shown(value, unit)} | ${shown(aim, unit)} | ${met ? "met" : "missed"} |`);
}
const json = option("json");
if (json !== undefined) {
  fs.writeFileSync(json, JSON.stringify(rows, null, 2));
}
