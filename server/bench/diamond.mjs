// A large workspace: each file includes four more, and all of them include one file of helpers.
import fs from "node:fs";
import path from "node:path";

const FAN = 4;
const UTILS = "shared/Taskfile.yml";

const place = (i) => (i === 0 ? "Taskfile.yml" : `parts/p${i}/Taskfile.yml`);

/** A small generator of numbers, the same in every run. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 48271) >>> 0) % 0x7fffffff;
    return state % below;
  };
}

function taskfile(i, files, tasks, number) {
  const relative = (to) => path.posix.join(path.posix.relative(path.posix.dirname(place(i)), path.posix.dirname(to)) || ".", "Taskfile.yml");
  const lines = ["version: '3'", "", "includes:"];
  for (let child = i * FAN + 1; child <= i * FAN + FAN && child < files; child++) {
    lines.push(`  p${child}: {taskfile: ./${relative(place(child))}}`);
  }
  lines.push("  utils:", `    taskfile: ./${relative(UTILS)}`, "", "vars:", `  PART: part-${i}`, '  BIN: "{{.PART}}-bin"', "", "tasks:");
  for (let task = 0; task < tasks; task++) {
    lines.push(`  task-${task}:`, `    desc: "Step ${task} of {{.PART}}"`);
    if (task > 0) {
      lines.push("    deps:", `      - task-${number(task)}`, `      - task-${number(task)}`);
    }
    lines.push("    vars:", `      N: "${task}"`, "    cmds:", '      - echo "{{.BIN}} {{.N}} {{.TASK | upper}}"');
    if (task % 5 === 0) {
      lines.push(`      - task: utils:util-${task % 10}`);
    }
    lines.push("    sources:", "      - src/**/*.go", "    generates:", `      - out/bin-${task}`, "");
  }
  return lines.join("\n");
}

/** Writes the workspace into a folder. */
export function diamond(folder, files = 1000, tasks = 20, seed = 1) {
  const number = numbers(seed);
  const write = (name, text) => {
    fs.mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  };
  const helpers = Array.from({ length: 10 }, (_, i) => `  util-${i}:\n    desc: Helps ${i}\n    cmds:\n      - echo util ${i}\n`);
  write(UTILS, `version: '3'\n\ntasks:\n${helpers.join("")}`);
  for (let i = 0; i < files; i++) {
    write(place(i), taskfile(i, files, tasks, number));
  }
}
