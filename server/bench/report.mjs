// Takes all figures and writes them to server/bench/REPORT.md:
//   node server/bench/report.mjs [--quick] [--only PART,PART] [--runs N] [--seeds N]
// In full it takes more than an hour of a machine that does nothing else, most of it for the runners side by side (--runs 3
// --seeds 5 takes half of that); parts that are not taken, or that fail, keep their last figures.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const quick = process.argv.includes("--quick");
const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? [] : [`--${name}`, process.argv[at + 1]];
};
const only = option("only")[1]?.split(",");
const target = path.join(import.meta.dirname, "REPORT.md");

/** The parts: what each is called, what it shows, and the script that prints it as Markdown. */
const PARTS = [
  {
    name: "runners",
    title: "Runners side by side",
    about: `Four shapes of graphs, every task a \`sleep\` (see \`runner/dag.mjs\`): \`longpole\` (41 tasks, the long one declared last),
\`chainwide\` (70, the critical chain declared last), \`deceptive\` (202, deep chains of tiny tasks beside a shallow heavy pair),
\`layered\` (96, durations spread like real ones). The lower bound is the larger of the critical path and work / P. A 2nd run
knows the durations of the first; only taskfile-ls and ninja keep any, and ninja before 1.14 does not use them. All
shells of the tools are their defaults. Rows where we lose stay.`,
    script: "runner/run.mjs",
    quick: ["--quick"],
    options: [...option("runs"), ...option("seeds")],
  },
  {
    name: "pool",
    title: "The pool without a number",
    about: `A task whose commands use no processor lends its slot, unless somebody says how many tasks work at once. Of tasks that use a
processor all the time one more than there are processors is the most that may be at it.`,
    script: "runner/pool.mjs",
    quick: ["--runs", "1"],
  },
  {
    name: "survivors",
    title: "What is left when a runner is stopped",
    about: `Processes of the run that are alive when the runner has ended, or ten seconds later ("runs on"). The signal goes to the
runner's process alone, as that of an editor's stop button does. A terminal's Ctrl-C is kinder to all of them.`,
    script: "runner/survivors.mjs",
    quick: [],
  },
  {
    name: "crash",
    title: "What a runner believes after a crash",
    about: `\`strace\` kills the runner, or one of its commands, at the K-th system call of a kind. The state of \`task\` is written
before its commands run, and in its \`timestamp\` method products alone decide.`,
    script: "runner/crash.mjs",
    quick: ["--limit", "5"],
  },
  {
    name: "noop",
    title: "Nothing to do",
    about: "One task with many source files that is up to date.",
    script: "noop.mjs",
    quick: [],
    options: ["--server"],
  },
  {
    name: "list",
    title: "Lists of large projects",
    about: "All tasks listed, a file included by many and many in a chain.",
    script: "list.mjs",
    quick: ["--rounds", "1"],
  },
  {
    name: "lsp",
    title: "Language server",
    about: "As an editor sees it.",
    script: "lsp.mjs",
    quick: [],
  },
  {
    name: "scale",
    title: "Large workspaces",
    about: `1,000 files in diamonds (\`diamond.mjs\`), 30,000 names, variables in each, descriptions with templates. Rows that miss
their aim stay.`,
    script: "scale.mjs",
    quick: ["--quick"],
  },
];

/** The parts of the last report, by title. */
function before() {
  if (!fs.existsSync(target)) {
    return new Map();
  }
  return new Map(
    fs
      .readFileSync(target, "utf8")
      .split(/^## /m)
      .slice(1)
      .map((part) => [part.split("\n", 1)[0], part.slice(part.indexOf("\n") + 1).trim()]),
  );
}

const last = before();
const parts = PARTS.map(({ name, title, about, script, quick: less, options = [] }) => {
  if (only && !only.includes(name)) {
    return last.has(title) ? `## ${title}\n\n${last.get(title)}` : null;
  }
  process.stderr.write(`== ${title}\n`);
  const load = os.loadavg()[0].toFixed(2);
  const words = [...(quick ? less : []), ...options];
  const run = spawnSync(process.execPath, [path.join(import.meta.dirname, script), ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (run.status !== 0) {
    process.stderr.write(`${script} did not complete: ${run.status ?? run.signal}\n`);
    return last.has(title) ? `## ${title}\n\n${last.get(title)}` : null;
  }
  const how = `node server/bench/${[script, ...words].join(" ")}`;
  return `## ${title}\n\n${about}\n\nTaken with \`${how}\`; load before: ${load}.\n\n${run.stdout.trim()}`;
});

const cpu = os.cpus()[0]?.model ?? "an unknown processor";
fs.writeFileSync(
  target,
  `# Figures

Taken on ${os.availableParallelism()} cores of ${cpu}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()}. Repeat them with
\`node server/bench/report.mjs\` after a build; every tool that is on the PATH takes part, and the others are named.

${parts.filter((part) => part !== null).join("\n\n")}
`,
);
