// Measures how fast all tasks of large projects are listed, side by side with Task where it is on PATH:
//   node server/bench/list.mjs [--cmd "PROGRAM run"] [--rounds N] [--files N] [--chain N] [--tasks N] [--alone] [--json FILE]
// Wall time and peak memory (VmHWM of the process, read while it runs) as medians. Prints a table; asserts nothing.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { figures, now } from "./client.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const ours = option("cmd", `${path.join(import.meta.dirname, "../target/taskfile-ls/bin/taskfile-ls")} run`).split(" ");
const rounds = Number(option("rounds", "5"));
const fileCount = Number(option("files", "1000"));
const chainLength = Number(option("chain", "200"));

/** How long one list may take; whoever needs longer is stopped and shown with that time. */
const LIMIT = 60_000;
const tasksEach = Number(option("tasks", "10"));

/** The tasks of one file. */
const tasks = (count) =>
  `tasks:\n${Array.from(
    { length: count },
    (_, i) => `  t${i}:\n    desc: Does ${i}\n    deps: [${i > 0 ? `t${i - 1}` : ""}]\n    cmds:\n      - echo "{{.TASK}} ${i}"\n`,
  ).join("")}`;

/** A variable of a file's own, where files shall have one: Task copies all of them for each include. */
const own = (variables, i) => (variables ? `vars: {V${i}: ${i}}\n` : "");

/** One root that includes many files. */
function wide(count, each, variables) {
  const includes = Array.from({ length: count }, (_, i) => `  n${i}: ./n${i}/Taskfile.yml\n`).join("");
  const files = { "Taskfile.yml": `version: '3'\nincludes:\n${includes}${tasks(each)}` };
  for (let i = 0; i < count; i++) {
    files[`n${i}/Taskfile.yml`] = `version: '3'\n${own(variables, i)}${tasks(each)}`;
  }
  return files;
}

/** Each file includes the next one. */
function chain(length, each, variables) {
  const files = {};
  for (let i = 0; i < length; i++) {
    const include = i + 1 < length ? `includes:\n  c: ./f${i + 1}.yml\n` : "";
    files[i === 0 ? "Taskfile.yml" : `f${i}.yml`] = `version: '3'\n${own(variables, i)}${include}${tasks(each)}`;
  }
  return files;
}

function project(files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "taskfile-list-"));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** The peak resident memory of a process in MiB; 0 where the system does not tell. */
function peak(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function once(command, folder) {
  return new Promise((resolve, reject) => {
    const began = now();
    const child = spawn(command[0], [...command.slice(1), "--list-all"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let lines = 0;
    let errors = "";
    let memory = 0;
    const watch = setInterval(() => (memory = Math.max(memory, peak(child.pid))), 5);
    child.stdout.on("data", (data) => (lines += data.toString().split("\n").length - 1));
    child.stderr.on("data", (data) => (errors += data));
    let stopped = false;
    const limit = setTimeout(() => (stopped = child.kill("SIGKILL")), LIMIT);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      clearTimeout(limit);
      if (code === 0 || stopped) {
        resolve({ wall: now() - began, memory, lines });
      } else {
        reject(new Error(`${command.join(" ")} ended with ${code}: ${errors}`));
      }
    });
  });
}

const rows = [];
async function measure(what, files) {
  const folder = project(files);
  try {
    const commands = { "taskfile-ls": ours };
    if (!process.argv.includes("--alone") && spawnSync("task", ["--version"]).status === 0) {
      commands.task = ["task"];
    }
    const results = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, command] of Object.entries(commands)) {
        results[name].push(await once(command, folder));
      }
    }
    for (const [name, all] of Object.entries(results)) {
      const wall = figures(all.map((result) => result.wall));
      const memory = figures(all.map((result) => result.memory));
      rows.push({ what, program: name, lines: all[0].lines, ms: Math.round(wall.p50), least: Math.round(wall.min), MiB: Math.round(memory.p50) });
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

await measure("one task", { "Taskfile.yml": `version: '3'\ntasks:\n  a: echo a\n` });
for (const variables of [false, true]) {
  const more = variables ? ", a variable in each" : "";
  await measure(`${fileCount} included files${more}`, wide(fileCount, tasksEach, variables));
  await measure(`a chain of ${chainLength} includes${more}`, chain(chainLength, tasksEach, variables));
}
// Large files, without variables: with them Task needs gigabytes.
await measure(`${fileCount} included files of 25 tasks`, wide(fileCount, 25, false));
await measure(`a chain of ${chainLength} includes of 50 tasks`, chain(chainLength, 50, false));
console.table(rows);
const json = option("json");
if (json) {
  fs.writeFileSync(json, `${JSON.stringify({ cpu: os.cpus()[0]?.model, cores: os.cpus().length, rows }, null, 1)}\n`);
}
