// Measures how tasks share the processors where nobody says how many work at once, beside a run of as many tasks as there
// are processors and beside Task:
//   node server/bench/runner/pool.mjs [--runs N] [--server PROGRAM] [--patience SECONDS] [--only PART,PART]
// Servers that never end, tasks that only wait, a build whose tasks use a processor all the time. Prints Markdown.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { peak } from "./dag.mjs";
import { folder, quiet, spread, timed } from "./measure.mjs";
import { environment, tools } from "./tools.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const runs = Number(option("runs", "5"));
const patience = 1000 * Number(option("patience", "10"));
const only = option("only", "servers,sleeps,build").split(",");
const ours = path.resolve(option("server", path.join(import.meta.dirname, "../../target/taskfile-ls/bin/taskfile-ls")));
const processors = os.availableParallelism();
const LIMIT = 60_000;

const task = tools(ours).found.find(({ name }) => name === "task");
const ways = [
  { name: "taskfile-ls", words: [ours, "run"] },
  { name: `taskfile-ls -C ${processors}`, words: [ours, "run", "-C", String(processors)] },
  ...(task ? [{ name: `task ${task.version}`, words: ["task"] }] : []),
];

/** Works for some milliseconds of processor time, then does what is written after it. */
const works = (millis) =>
  `const used = () => process.cpuUsage().user + process.cpuUsage().system; while (used() < ${millis * 1000});`;

/** A Taskfile whose "all" needs so many tasks with one command. */
function taskfile(count, command) {
  const names = Array.from({ length: count }, (_, i) => `t${i}`);
  const entries = names.map((name) => `  ${name}: ${JSON.stringify(command)}\n`);
  return `version: '3'\nsilent: true\ntasks:\n  all: {deps: [${names.join(", ")}]}\n${entries.join("")}`;
}

/** The same with a script of node, which leaves its marks in a file. */
function project(count, script) {
  const place = folder({ "Taskfile.yml": taskfile(count, `'${process.execPath}' work.cjs`) });
  const marks = path.join(place, "marks");
  const mark = `const mark = (text) => require("fs").appendFileSync(${JSON.stringify(marks)}, text + "\\n");`;
  fs.writeFileSync(path.join(place, "work.cjs"), mark + script);
  return { place, marks };
}

const lines = (file) => (fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim().split("\n").filter(Boolean) : []);
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Seconds until so many servers have said that they listen, and how many that were in the end. */
async function servers(way, count) {
  const { place, marks } = project(
    count,
    `${works(200)} require("http").createServer().listen(0, "127.0.0.1", () => mark("up"));`,
  );
  const begin = process.hrtime.bigint();
  const child = spawn(way.words[0], [...way.words.slice(1), "all"], {
    cwd: place,
    env: environment({}),
    stdio: "ignore",
    detached: true,
  });
  const over = new Promise((resolve) => child.on("exit", resolve));
  const seconds = () => Number(process.hrtime.bigint() - begin) / 1e9;
  while (lines(marks).length < count && seconds() < 10) {
    await sleep(10);
  }
  const result = { seconds: seconds(), up: lines(marks).length };
  process.kill(-child.pid, "SIGTERM");
  const hard = setTimeout(() => process.kill(-child.pid, "SIGKILL"), LIMIT);
  await over;
  clearTimeout(hard);
  fs.rmSync(place, { recursive: true, force: true });
  return result;
}

/** Seconds of a whole run of tasks that only wait. */
async function sleeps(way, count) {
  const place = folder({ "Taskfile.yml": taskfile(count, "sleep 1") });
  const { seconds, status } = await timed([...way.words, "all"], { cwd: place, env: environment({}) });
  fs.rmSync(place, { recursive: true, force: true });
  return { seconds: status === 0 ? seconds : NaN };
}

/** Seconds of a whole run, and how many of its tasks were at it at once. */
async function build(way, count, script) {
  const { place, marks } = project(count, `mark("s"); ${script}`);
  const result = await timed([...way.words, "all"], { cwd: place, env: environment({}) });
  const busy = peak(lines(marks).map((line) => `${line} `));
  fs.rmSync(place, { recursive: true, force: true });
  return { seconds: result.status === 0 ? result.seconds : NaN, busy };
}

const PARTS = {
  servers: { what: "eight servers that work for 0.2 s and then listen: all are up", of: (way) => servers(way, 8) },
  sleeps: { what: "four tasks that sleep for 1 s", of: (way) => sleeps(way, 4) },
  build: {
    what: "40 tasks that use a processor for 0.2 s each",
    of: (way) => build(way, 40, `${works(200)} mark("e");`),
  },
};

const figure = (results) => {
  const { median, min, max } = spread(results.map(({ seconds }) => seconds));
  const missing = results.filter(({ up }) => up !== undefined && up < 8).length;
  const busy = Math.max(...results.map(({ busy = 0 }) => busy));
  const text = `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
  return missing > 0 ? `never (${Math.min(...results.map(({ up }) => up))} are)` : busy > 0 ? `${text}, ${busy} at once` : text;
};

let noisy = 0;
const rows = [];
const load = os.loadavg()[0].toFixed(2);
for (const [name, { what, of }] of Object.entries(PARTS).filter(([name]) => only.includes(name))) {
  const results = new Map(ways.map((way) => [way, []]));
  for (let round = 0; round < runs; round++) {
    for (const way of ways) {
      noisy += (await quiet(patience)) ? 0 : 1;
      results.get(way).push(await of(way));
    }
    process.stderr.write(`${name}, round ${round + 1}\n`);
  }
  rows.push(`| ${[what, ...ways.map((way) => figure(results.get(way)))].join(" | ")} |`);
}
console.log(
  [
    `On ${processors} processors, seconds: median (min–max) of ${runs}; load before: ${load}; ${noisy} runs while others were busy.`,
    "",
    `| what | ${ways.map(({ name }) => name).join(" | ")} |`,
    `| --- | ${ways.map(() => "---:").join(" | ")} |`,
    ...rows,
  ].join("\n"),
);
