// The runners under test: how each is told of a graph, and how it is started. A tool is
// { name, version, files(tasks, command), run(target, workers), cold(folder) }:
// files gives { path: text } for a graph whose task names are given to `command`, with a target "all" over all tasks;
// run gives the argument list for a target, with 0 workers for the tool's own default;
// cold makes the tool forget earlier runs.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const names = (tasks) => tasks.map((task) => task.name);
const list = (words) => words.join(", ");
const quoted = (words) => list(words.map((word) => JSON.stringify(word)));

/** Once for the whole file: a task that several others need runs once, as it does in the other tools. */
function taskfile(tasks, command) {
  const entries = tasks.map(
    (task) => `  ${task.name}:\n    deps: [${list(task.deps)}]\n    cmds: [${JSON.stringify(command(task))}]\n`,
  );
  return {
    "Taskfile.yml": `version: '3'\nrun: once\nsilent: true\ntasks:\n  all: {deps: [${list(names(tasks))}]}\n${entries.join("")}`,
  };
}

const makefile = (tasks, command) => ({
  Makefile: [
    `.PHONY: all ${names(tasks).join(" ")}`,
    `all: ${names(tasks).join(" ")}`,
    ...tasks.map((task) => `${task.name}: ${task.deps.join(" ")}\n\t@${command(task).replaceAll("$", "$$$$")}`),
    "",
  ].join("\n"),
});

/** No task makes the file of its name, so each runs in each run. */
const ninjafile = (tasks, command) => ({
  "build.ninja": [
    "rule r\n  command = $c\n",
    ...tasks.map(
      (task) =>
        `build ${task.name}: r ${task.deps.length > 0 ? `|| ${task.deps.join(" ")}` : ""}\n  c = ${command(task).replaceAll("$", "$$$$")}\n`,
    ),
    `build all: phony ${names(tasks).join(" ")}\n`,
  ].join("\n"),
});

const justfile = (tasks, command) => ({
  justfile: [
    `[parallel]\nall: ${names(tasks).join(" ")}\n`,
    ...tasks.map((task) => `[parallel]\n${task.name}: ${task.deps.join(" ")}\n    @${command(task)}\n`),
  ].join("\n"),
});

const misefile = (tasks, command) => ({
  "mise.toml": [
    `[tasks.all]\ndepends = [${quoted(names(tasks))}]\n`,
    ...tasks.map(
      (task) =>
        `[tasks.${task.name}]\ndepends = [${quoted(task.deps)}]\nrun = ${JSON.stringify(command(task))}\n`,
    ),
  ].join("\n"),
});

const nothing = () => {};
const forget = (name) => (folder) => fs.rmSync(path.join(folder, name), { recursive: true, force: true });
const limit = (flag, workers) => (workers > 0 ? [flag, String(workers)] : []);

function definitions(ours) {
  return [
    {
      name: "taskfile-ls",
      program: ours,
      files: taskfile,
      run: (target, workers) => [ours, "run", ...limit("-C", workers), target],
      version: [ours, "--version"],
      remembers: true,
      cold: forget(".task"),
    },
    {
      name: "task",
      files: taskfile,
      run: (target, workers) => ["task", ...limit("-C", workers), target],
      version: ["task", "--version"],
      cold: forget(".task"),
    },
    {
      name: "make",
      files: makefile,
      run: (target, workers) => ["make", "-rR", "-s", workers > 0 ? `-j${workers}` : "-j", target],
      version: ["make", "--version"],
      cold: nothing,
    },
    {
      name: "ninja",
      files: ninjafile,
      run: (target, workers) => ["ninja", "--quiet", ...(workers > 0 ? [`-j${workers}`] : ["-j0"]), target],
      version: ["ninja", "--version"],
      remembers: true,
      cold: forget(".ninja_log"),
    },
    {
      // It has no limit for tasks that run at the same time, so it stands only where there is none.
      name: "just",
      files: justfile,
      run: (target, workers) => (workers > 0 ? null : ["just", "--quiet", target]),
      version: ["just", "--version"],
      cold: nothing,
    },
    {
      name: "mise",
      files: misefile,
      run: (target, workers) => ["mise", "run", "--silent", "-j", String(workers > 0 ? workers : 1000), target],
      version: ["mise", "--version"],
      cold: nothing,
      environment: { MISE_TRUSTED_CONFIG_PATHS: "/", MISE_OFFLINE: "1", MISE_HIDE_UPDATE_WARNING: "1", MISE_YES: "1" },
    },
  ];
}

/** The tools that are there, each with the first line of what it says of its version; the absent ones by name. */
export function tools(ours) {
  const found = [];
  const absent = [];
  for (const tool of definitions(ours)) {
    const asked = spawnSync(tool.version[0], tool.version.slice(1), { encoding: "utf8", env: environment(tool) });
    const line = asked.status === 0 && asked.stdout.split("\n")[0].trim();
    line ? found.push({ ...tool, version: line }) : absent.push(tool.name);
  }
  return { found, absent };
}

/** The environment in which a tool runs: nothing that tells it of another runner or of colours. */
export function environment(tool) {
  const { MAKEFLAGS, MFLAGS, CI, FORCE_COLOR, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1", ...tool.environment };
}
