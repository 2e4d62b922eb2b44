// Who is left when a runner is stopped: node server/bench/runner/survivors.mjs [--server PROGRAM]
// Sends a signal to the runner's process alone, as an editor's stop button does, and counts what still runs when it has
// ended, or ten seconds later. Simple tree: shell, child, grandchild. Nasty tree: also one that ignores the signals and
// one that left the session. Prints Markdown.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { folder } from "./measure.mjs";
import { environment, tools } from "./tools.mjs";

const PATIENCE = 10_000;
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const ours = path.resolve(
  option("server", path.join(import.meta.dirname, "../../target/taskfile-ls/bin/taskfile-ls")),
);
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
let trees = 0;

/** The scripts carry the mark in their arguments; so do the sleeps, as their number of seconds. */
const scripts = (mark) => ({
  "simple.sh": `sleep ${mark} &\nbash -c 'sleep ${mark} & wait' tree ${mark} &\ntouch ready\nwait\n`,
  "nasty.sh": `sleep ${mark} &
bash -c 'sleep ${mark} & wait' tree ${mark} &
(trap '' INT TERM HUP; sleep ${mark}; sleep ${mark}) &
setsid bash -c 'sleep ${mark}; true' tree ${mark} &
touch ready
wait
`,
});

/** The processes that carry a mark, without the runner itself. */
function marked(mark, except) {
  return fs.readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === except) {
      return false;
    }
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, "latin1").includes(mark);
    } catch {
      return false; // Ended meanwhile.
    }
  });
}

async function survivors(tool, tree, signal) {
  const mark = `86400.${process.pid}${++trees}`;
  const command = `bash ${tree}.sh ${mark}`;
  const place = folder({
    ...scripts(mark),
    ...tool.files([{ name: "tree", seconds: 0, deps: [] }], () => command),
  });
  const words = tool.run("tree", 0);
  const runner = spawn(words[0], words.slice(1), { cwd: place, env: environment(tool), stdio: "ignore", detached: true });
  const ended = new Promise((resolve) => runner.on("exit", () => resolve(true)));
  for (let i = 0; i < 400 && !fs.existsSync(path.join(place, "ready")); i++) {
    await sleep(50);
  }
  await sleep(200);
  const all = marked(mark, runner.pid).length;
  const begin = Date.now();
  process.kill(runner.pid, signal);
  const inTime = await Promise.race([ended, sleep(PATIENCE).then(() => false)]);
  const took = (Date.now() - begin) / 1000;
  // A process that watches over the run needs a moment more than the run itself.
  for (let i = 0; i < 30 && inTime && marked(mark, runner.pid).length > 0; i++) {
    await sleep(100);
  }
  const left = marked(mark, runner.pid);
  spawnSync("kill", ["-KILL", "--", ...left, ...(inTime ? [] : [String(runner.pid)])]);
  fs.rmSync(place, { recursive: true, force: true });
  return `${left.length} of ${all}, ${inTime ? `${took.toFixed(1)} s` : "runs on"}`;
}

if (!fs.existsSync("/proc/self/cmdline")) {
  console.log("Not measured: there is no /proc to look for processes.");
  process.exit(0);
}
const signals = ["SIGINT", "SIGTERM", "SIGKILL"];
const shapes = ["simple", "nasty"];
const rows = [];
for (const tool of tools(ours).found) {
  const cells = [];
  for (const signal of signals) {
    for (const tree of shapes) {
      cells.push(await survivors(tool, tree, signal));
    }
  }
  rows.push(`| ${[tool.name, ...cells].join(" | ")} |`);
}
console.log(`| tool | ${signals.flatMap((signal) => shapes.map((tree) => `${signal}, ${tree} tree`)).join(" | ")} |
| --- |${" ---: |".repeat(signals.length * shapes.length)}
${rows.join("\n")}`);
