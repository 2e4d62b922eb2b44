// What a runner believes after it was killed: node server/bench/runner/crash.mjs [--server PROGRAM] [--limit N]
// strace kills it (and whatever of its commands gets there) at the K-th call of one kind, K = 1, 2, …; then it runs again.
// Counts the second runs that end well and leave half-made products: false "up to date". Prints Markdown.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { folder } from "./measure.mjs";
import { environment, tools } from "./tools.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const limit = Number(option("limit", "60"));
const ours = path.resolve(
  option("server", path.join(import.meta.dirname, "../../target/taskfile-ls/bin/taskfile-ls")),
);
const halves = (product) => `['head -c 3 in.txt > ${product}', 'sleep 0.02', 'cat in.txt > ${product}']`;
const TASKFILE = `version: '3'
tasks:
  all: {deps: [build, stamp]}
  build: {sources: [in.txt], generates: [build.txt], cmds: ${halves("build.txt")}}
  stamp: {method: timestamp, sources: [in.txt], generates: [stamp.txt], cmds: ${halves("stamp.txt")}}
`;
const products = ["build.txt", "stamp.txt"];
const calls = ["rename,renameat", "write", "clone,clone3,vfork", "unlink,unlinkat", "wait4,waitid"];
const text = (version) => `text number ${version}\n`;

if (spawnSync("strace", ["-f", "-o", "/dev/null", "true"]).status !== 0) {
  console.log("Not measured: there is no strace that may trace here.");
  process.exit(0);
}

/** The kills of one tool, and after how many of them the next run was wrong. */
function crashes(tool) {
  const place = folder({ "Taskfile.yml": TASKFILE });
  const options = { cwd: place, env: environment(tool), stdio: "ignore" };
  const run = (before) => {
    const words = [...before, ...tool.run("all", 1)];
    return spawnSync(words[0], words.slice(1), options).status;
  };
  const write = (version) => fs.writeFileSync(path.join(place, "in.txt"), text(version));
  const right = (version) =>
    products.every((name) => fs.readFileSync(path.join(place, name), "utf8") === text(version));
  let version = 1;
  let kills = 0;
  let wrong = 0;
  for (const call of calls) {
    for (let k = 1; k <= limit; k++) {
      // A clean state to start from, whatever the last round left.
      fs.rmSync(path.join(place, ".task"), { recursive: true, force: true });
      products.forEach((name) => fs.rmSync(path.join(place, name), { force: true }));
      write(version);
      run([]);
      write(++version);
      if (run(["strace", "-f", "-o", "/dev/null", "-e", `inject=${call}:signal=SIGKILL:when=${k}`]) === 0) {
        break;
      }
      kills++;
      wrong += run([]) === 0 && !right(version) ? 1 : 0;
    }
  }
  fs.rmSync(place, { recursive: true, force: true });
  return { kills, wrong };
}

const rows = [];
for (const tool of tools(ours).found.filter(({ name }) => name === "taskfile-ls" || name === "task")) {
  const { kills, wrong } = crashes(tool);
  rows.push(`| ${tool.name} | ${kills} | ${wrong} |`);
}
console.log(`| tool | runs killed at a system call | next run said "up to date" over half-made products |
| --- | ---: | ---: |
${rows.join("\n")}`);
