// Measures how fast it is known that nothing has to be done, side by side with Task, make and ninja where they are on PATH:
//   node server/bench/noop.mjs [--cmd "PROGRAM run"] [--rounds N] [--counts 10000,100000] [--alone] [--server] [--json [FILE]]
// One task with many source files of 4 KiB, all in the page cache; wall time of the whole process. make and ninja get the
// list of files written out and compare times, the others find the files and go by content. Prints a table; asserts no
// times, but fails if a program does something. --server also runs the task in one language server and takes the time of
// the task from the events of the run.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Editor, figures, now } from "./client.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? undefined : process.argv[at + 1];
  return value === undefined || value.startsWith("--") ? otherwise : value;
};
const ours = option("cmd", `${path.join(import.meta.dirname, "../target/taskfile-ls/bin/taskfile-ls")} run`).split(" ");
const rounds = Number(option("rounds", "7"));
const counts = option("counts", "10000,100000").split(",").map(Number);
const PER_FOLDER = 50;

/** A project with so many sources, for all programs. */
function project(count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "taskfile-noop-"));
  const names = [];
  for (let i = 0; i < count; i++) {
    const below = `src/m${Math.floor(i / (PER_FOLDER * 20))}/d${Math.floor(i / PER_FOLDER) % 20}`;
    if (i % PER_FOLDER === 0) {
      fs.mkdirSync(path.join(folder, below), { recursive: true });
    }
    names.push(`${below}/f${i}.txt`);
    fs.writeFileSync(path.join(folder, names.at(-1)), `content of file ${i}\n`.repeat(200).slice(0, 4096));
  }
  fs.writeFileSync(
    path.join(folder, "Taskfile.yml"),
    "version: '3'\ntasks:\n  build: {sources: ['src/**/*.txt'], generates: [out], cmds: [touch out]}\n",
  );
  fs.writeFileSync(path.join(folder, "Makefile"), `made: ${names.join(" ")}\n\ttouch made\n`);
  const inputs = names.join(" $\n  ");
  fs.writeFileSync(path.join(folder, "build.ninja"), `rule t\n  command = touch $out\nbuild ninjad: t ${inputs}\n`);
  return folder;
}

const tools = [
  { name: "taskfile-ls", words: [...ours, "build"], idle: /up to date/ },
  { name: "taskfile-ls strict", words: [...ours, "--fingerprint", "strict", "build"], idle: /up to date/ },
  { name: "task", words: ["task", "build"], idle: /up to date/ },
  { name: "make -rR", words: ["make", "-rR"], idle: /up to date/ },
  { name: "ninja", words: ["ninja"], idle: /no work to do/ },
].filter(({ name, words }) => {
  const there = !spawnSync(words[0], ["--version"], { stdio: "ignore" }).error;
  return there && (name.startsWith("taskfile-ls") || !process.argv.includes("--alone"));
});

function run(tool, folder) {
  const begin = now();
  const { status, stdout, stderr } = spawnSync(tool.words[0], tool.words.slice(1), { cwd: folder, encoding: "utf8" });
  const time = now() - begin;
  if (status !== 0) {
    throw new Error(`${tool.name} ended with ${status}: ${stderr}`);
  }
  return { time, idle: tool.idle.test(stdout + stderr) };
}

/** The same task in a language server: milliseconds from the start to the end of the task, whole ones. */
async function inServer(folder, count) {
  const editor = new Editor(ours[0]);
  await editor.initialize(folder);
  const params = { root: `file://${folder}/Taskfile.yml`, tasks: ["build"] };
  const times = [];
  for (let i = 0; i < rounds + 2; i++) {
    const events = [];
    const over = editor.next("taskfile/runEvent", (batch) => {
      events.push(...batch.events);
      return events.some(({ event }) => event === "runEnded");
    });
    await editor.request("taskfile/run", params);
    await over;
    if (i > 0 && events.some(({ event }) => event === "commandStarted")) {
      throw new Error("the server did something although nothing has changed");
    }
    times.push(events.find(({ event }) => event === "nodeEnded").millis);
  }
  await editor.stop();
  // The second run may still look at all: what the first one made is new.
  const { min, p50, p95 } = figures(times.slice(2));
  return { what: "taskfile-ls in the server", files: count, first: times[0], min, p50, p95, n: rounds, unit: "ms" };
}

const rows = [];
for (const count of counts) {
  const folder = project(count);
  try {
    for (const tool of tools) {
      fs.rmSync(path.join(folder, ".task"), { recursive: true, force: true });
      const first = run(tool, folder).time;
      const times = [];
      for (let i = 0; i < rounds; i++) {
        const { time, idle } = run(tool, folder);
        if (!idle) {
          throw new Error(`${tool.name} did something although nothing has changed`);
        }
        times.push(time);
      }
      const { min, p50, p95 } = figures(times);
      rows.push({ what: tool.name, files: count, first, min, p50, p95, n: rounds, unit: "ms" });
    }
    if (process.argv.includes("--server")) {
      fs.rmSync(path.join(folder, ".task"), { recursive: true, force: true });
      rows.push(await inServer(folder, count));
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const machine = `${os.cpus().length} × ${os.cpus()[0]?.model}, load ${os.loadavg()[0].toFixed(1)}`;
console.log(`${machine}; ms, median of ${rounds}\n`);
console.log("| files | program | first run | nothing to do, min | median | p95 |\n|---|---|---|---|---|---|");
for (const { files, what, first, min, p50, p95 } of rows) {
  console.log(`| ${files} | ${what} | ${[first, min, p50, p95].map((time) => time.toFixed(0)).join(" | ")} |`);
}
if (process.argv.includes("--json")) {
  const text = JSON.stringify({ bench: "noop", machine, rows }, null, 2) + "\n";
  const file = option("json", "");
  if (file === "") {
    process.stdout.write(text);
  } else {
    fs.writeFileSync(file, text);
  }
}
