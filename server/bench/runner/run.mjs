// Measures runners of tasks side by side:
//   node server/bench/runner/run.mjs [--quick] [--runs N] [--seeds N] [--server PROGRAM] [--only TOOL,TOOL] [--patience SECONDS] [--json FILE]
// Every tool on the PATH takes part. Rounds go A B C, A B C, so that a noisy minute hits all alike. Prints Markdown.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { lowerBound, peak, shapes, shuffled, violations } from "./dag.mjs";
import { folder, quiet, spread, timed } from "./measure.mjs";
import { environment, tools } from "./tools.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const quick = process.argv.includes("--quick");
const runs = Number(option("runs", quick ? 1 : 5));
const seeds = Number(option("seeds", quick ? 1 : 10));
const pools = quick ? [4] : [2, 4, 8];
const ours = path.resolve(
  option("server", path.join(import.meta.dirname, "../../target/taskfile-ls/bin/taskfile-ls")),
);
const patience = 1000 * Number(option("patience", quick ? "0" : "10"));
const only = option("only", "");
const { found, absent } = tools(ours);
const taking = found.filter((tool) => only === "" || only.split(",").includes(tool.name));
const say = (text) => process.stderr.write(`${text}\n`);
let noisy = 0;
let starts = 0;

const failed = [];

/** The work of a task whose run is measured. */
const work = (task) => `sleep ${task.seconds}`;

/** The work of a task whose run is checked: it leaves marks. A tenth of the time is enough to see who goes too early. */
const marked = (marks) => (task) =>
  `printf "s ${task.name}\\\\n" >> ${marks}; sleep ${task.seconds / 10}; printf "e ${task.name}\\\\n" >> ${marks}`;

/** A folder in which a tool finds a graph and remembers nothing. */
function prepared(tool, tasks, command) {
  const place = folder({});
  for (const [name, text] of Object.entries(tool.files(tasks, command(path.join(place, "marks"))))) {
    fs.writeFileSync(path.join(place, name), text);
  }
  tool.cold(place);
  return place;
}

/** One run in a prepared folder. */
async function once(tool, place, words) {
  starts++;
  if (!(await quiet(patience))) {
    noisy++;
  }
  const result = await timed(words, { cwd: place, env: environment(tool) });
  return { ...result, wrong: result.status === 0 ? [] : [`exit ${result.status}: ${result.errors.slice(0, 300)}`] };
}

/** What the marks of a run tell of it, and of one more where the tool remembers; its time does not count. */
async function checked(tool, tasks, words) {
  const place = prepared(tool, tasks, marked);
  const marks = path.join(place, "marks");
  const wrong = [];
  let most = 0;
  for (let run = 0; run < (tool.remembers ? 2 : 1); run++) {
    fs.rmSync(marks, { force: true });
    wrong.push(...(await once(tool, place, words)).wrong);
    const lines = fs.existsSync(marks) ? fs.readFileSync(marks, "utf8").trim().split("\n") : [];
    wrong.push(...violations(tasks, lines));
    most = Math.max(most, peak(lines));
  }
  fs.rmSync(place, { recursive: true, force: true });
  return { wrong, peak: most };
}

/** Makespans of one graph and pool for all tools: cold, and again where the tool remembers. */
async function makespans(shape, tasks, workers, rounds) {
  const contenders = [];
  for (const tool of taking) {
    const words = tool.run("all", workers);
    if (words) {
      contenders.push({ tool, words, cold: [], warm: [], check: await checked(tool, tasks, words) });
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      const place = prepared(contender.tool, tasks, () => work);
      contender.cold.push(await once(contender.tool, place, contender.words));
      if (contender.tool.remembers) {
        contender.warm.push(await once(contender.tool, place, contender.words));
      }
      fs.rmSync(place, { recursive: true, force: true });
    }
  }
  say(`${shape}, P = ${workers}`);
  return contenders;
}

const bare = (count, deps) => Array.from({ length: count }, (_, i) => ({ name: `t${i}`, seconds: 0, deps: deps(i) }));

/** Wall time of "all" over tasks whose only command is `true`. */
async function overhead(tool, tasks, workers, rounds) {
  const words = tool.run("all", workers);
  if (!words) {
    return null;
  }
  const place = folder(tool.files(tasks, () => "true"));
  const results = [];
  for (let round = 0; round < rounds; round++) {
    await quiet(patience);
    results.push(await timed(words, { cwd: place, env: environment(tool) }));
  }
  fs.rmSync(place, { recursive: true, force: true });
  const bad = results.find((result) => result.status !== 0);
  return bad ? { error: bad.errors.slice(0, 200) } : results;
}

const fixed = (value, digits = 2) => value.toFixed(digits);
const cell = (values, digits = 2) => {
  const { median, min, max } = spread(values);
  return values.length === 1 ? fixed(median, digits) : `${fixed(median, digits)} (${fixed(min, digits)}–${fixed(max, digits)})`;
};
const table = (head, rows) =>
  [head, head.map((_, i) => (i === 0 ? "---" : "---:")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

function figuresOf(contender, which, bound) {
  const results = contender[which];
  if (results.length === 0) {
    return null;
  }
  for (const { wrong } of [contender.check, ...results].filter(({ wrong }) => wrong.length > 0)) {
    failed.push(`${contender.tool.name} (${wrong.slice(0, 2).join("; ")})`);
  }
  const seconds = results.map((result) => result.seconds);
  return `${cell(seconds)} = ${fixed(spread(seconds).median / bound)}×`;
}

const columns = taking.flatMap((tool) =>
  tool.run("all", 1) ? [{ name: tool.name, which: "cold" }, ...(tool.remembers ? [{ name: tool.name, which: "warm" }] : [])] : [],
);
const heading = (column) => (column.which === "warm" ? `${column.name}, 2nd run` : column.name);

const cpu = os.cpus()[0]?.model ?? "an unknown processor";
const load = os.loadavg().map((value) => fixed(value)).join(" ");
const out = [];
const all = [];
out.push(
  `Machine: ${cpu}, ${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Linux ${os.release()}; load before: ${load}.`,
  `Tools: ${taking.map((tool) => (tool.version.includes(tool.name) ? tool.version : `${tool.name} ${tool.version}`)).join("; ")}.` +
    (absent.length > 0 ? ` Not there: ${absent.join(", ")}.` : ""),
);

const declared = [];
for (const [shape, make] of Object.entries(shapes)) {
  for (const workers of pools) {
    const tasks = make();
    const bound = lowerBound(tasks, workers);
    const contenders = await makespans(shape, tasks, workers, runs);
    all.push({ shape, workers, bound, contenders });
    declared.push([
      `${shape}, P = ${workers}`,
      fixed(bound),
      ...columns.map(({ name, which }) =>
        figuresOf(contenders.find((contender) => contender.tool.name === name), which, bound),
      ),
    ]);
  }
}
out.push(
  "",
  `### Makespan, tasks in declared order (seconds: median (min–max) of ${runs} = times the lower bound)`,
  "",
  table(["shape", "bound", ...columns.map(heading)], declared),
);

const mixed = [];
for (const [shape, make] of Object.entries(shapes)) {
  for (const workers of pools) {
    const ratios = new Map(columns.map((column) => [heading(column), []]));
    for (let seed = 1; seed <= seeds; seed++) {
      const tasks = shuffled(make(), seed);
      const bound = lowerBound(tasks, workers);
      const contenders = await makespans(`${shape}, seed ${seed}`, tasks, workers, 1);
      all.push({ shape: `${shape}, seed ${seed}`, workers, bound, contenders });
      for (const column of columns) {
        const contender = contenders.find(({ tool }) => tool.name === column.name);
        for (const result of contender[column.which]) {
          ratios.get(heading(column)).push(result.seconds / bound);
        }
        for (const { wrong } of [contender.check, ...contender[column.which]].filter(({ wrong }) => wrong.length > 0)) {
          failed.push(`${heading(column)} on ${shape}, seed ${seed} (${wrong.slice(0, 2).join("; ")})`);
        }
      }
    }
    mixed.push([`${shape}, P = ${workers}`, ...[...ratios.values()].map((values) => (values.length > 0 ? cell(values) : "–"))]);
  }
}
out.push(
  "",
  `### Makespan in shuffled order (times the lower bound: median (min–max) of ${seeds} orders, one run each)`,
  "",
  table(["shape", ...columns.map(heading)], mixed),
);

const small = [];
const rounds = quick ? 3 : 11;
for (const tool of taking) {
  const one = await overhead(tool, bare(1, () => []), 0, rounds);
  const sequence = await overhead(tool, bare(200, (i) => (i === 0 ? [] : [`t${i - 1}`])), 2, Math.min(rounds, 5));
  const wide = await overhead(tool, bare(1000, () => []), 0, quick ? 1 : 5);
  const limited = await overhead(tool, bare(1000, () => []), 2, quick ? 1 : 5);
  const base = Array.isArray(one) ? spread(one.map((result) => result.seconds)).median : NaN;
  const each = (results, count) =>
    Array.isArray(results) ? cell(results.map((result) => ((result.seconds - base) * 1000) / count)) : "–";
  small.push([
    tool.name,
    Array.isArray(one) ? cell(one.map((result) => result.seconds * 1000), 1) : "–",
    each(sequence, 200),
    each(limited, 1000),
    each(wide, 1000),
    Array.isArray(one) ? fixed(Math.max(...one.map((result) => result.rss)), 0) : "–",
    Array.isArray(limited) ? fixed(Math.max(...limited.map((result) => result.rss)), 0) : "–",
  ]);
  say(`overhead of ${tool.name}`);
}
out.push(
  "",
  "### Start-up and overhead (ms: median (min–max); every command is `true`; above what the start costs)",
  "",
  table(
    ["tool", "one task", "per task, chain of 200", "per task, 1,000 side by side, P = 2", "per task, 1,000, no limit", "peak MiB, one task", "peak MiB, 1,000 tasks"],
    small,
  ),
  "",
  "`task` runs `true` in its own interpreter, `make` and `ninja` without or with `sh`, taskfile-ls with a `bash` in a session of its own, " +
    "since it is built into bash.",
);

const ownName = "taskfile-ls";
const seconds = (results) => spread(results.map((result) => result.seconds)).median;

/** How many rows are within an aim, and which are not. */
function told(what, aim, rows) {
  const beyond = rows.filter(({ ratio }) => ratio > aim);
  return (
    `The aim, ${what}, is met in ${rows.length - beyond.length} of ${rows.length} rows` +
    `${beyond.length > 0 ? `, not in: ${beyond.map(({ row, ratio }) => `${row} (${fixed(ratio)}×)`).join(", ")}` : ""}.`
  );
}

const own = all.flatMap(({ shape, workers, bound, contenders }) => {
  const ours = contenders.find(({ tool }) => tool.name === ownName);
  const best = Math.min(
    ...contenders.filter(({ tool }) => ["task", "make", "ninja"].includes(tool.name)).map(({ cold }) => seconds(cold)),
  );
  return ours ? [{ row: `${shape}, P = ${workers}`, ours, bound, best }] : [];
});
out.push(
  "",
  told(
    "a first run within 1.10 times the best of task, make and ninja",
    1.1,
    own.filter(({ best }) => best < Infinity).map(({ row, ours, best }) => ({ row, ratio: seconds(ours.cold) / best })),
  ),
  told(
    "a 2nd run within 1.10 times the bound",
    1.1,
    own.filter(({ ours }) => ours.warm.length > 0).map(({ row, ours, bound }) => ({ row, ratio: seconds(ours.warm) / bound })),
  ),
);

const peaks = all.flatMap(({ workers, contenders }) =>
  contenders.map(({ tool, check }) => [tool.name, check.peak - workers]),
);
const over = [...new Set(peaks.filter(([, more]) => more > 0).map(([name]) => name))];
out.push(
  "",
  "Each tool was checked on each graph, in runs of a tenth of the time in which tasks leave marks: each task exactly once, " +
    "after all its deps, at most P at a time. " +
    (failed.length > 0 ? `Not so: ${failed.join("; ")}. ` : "All were right. ") +
    (over.length > 0 ? `More than P at a time: ${over.join(", ")}. ` : "") +
    `${starts} runs; before ${noisy} of them the machine did not become quiet in time.`,
);
console.log(out.join("\n"));
if (option("json", "")) {
  fs.writeFileSync(option("json"), JSON.stringify({ all, small }, null, 1));
}
