// Task graphs for measuring runners. A graph is plain JSON: an array of { name, seconds, deps }, in the order in which
// its tasks are declared; names are unique, deps name tasks of the same graph.

/** A seeded generator of numbers from 0 (inclusive) to 1 (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const range = (count, make) => Array.from({ length: count }, (_, i) => make(i));
const chain = (prefix, length, seconds) =>
  range(length, (i) => ({ name: `${prefix}${i}`, seconds, deps: i === 0 ? [] : [`${prefix}${i - 1}`] }));

/** Short tasks first, and one long task declared last: who goes by order starts it last. */
const longpole = () => [
  ...range(40, (i) => ({ name: `short${i}`, seconds: 0.1, deps: [] })),
  { name: "long", seconds: 2, deps: [] },
];

/** Many independent tasks, and a chain declared after them that is the critical path. */
const chainwide = () => [
  ...range(60, (i) => ({ name: `wide${i}`, seconds: 0.1, deps: [] })),
  ...chain("chain", 10, 0.3),
];

/** Deep chains of tiny tasks and a shallow pair of heavy ones: who counts steps instead of seconds is misled. */
const deceptive = () => [
  ...range(20, (c) => chain(`deep${c}_`, 10, 0.05)).flat(),
  ...chain("heavy", 2, 1.5),
];

/** Eight layers of twelve tasks with durations that spread like real ones, each after one to three of the layer before. */
function layered() {
  const next = random(20260927);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const tasks = range(96, (i) => ({
    name: `l${Math.floor(i / 12)}_${i % 12}`,
    seconds: Math.exp(normal() * 0.9),
    deps: [],
  }));
  for (let i = 12; i < tasks.length; i++) {
    const below = tasks.slice(12 * (Math.floor(i / 12) - 1), 12 * Math.floor(i / 12));
    const count = 1 + Math.floor(next() * 3);
    tasks[i].deps = [...new Set(range(count, () => below[Math.floor(next() * 12)].name))];
  }
  const scale = 4.88 / lowerBound(tasks, 4);
  tasks.forEach((task) => (task.seconds = Math.round(task.seconds * scale * 1000) / 1000));
  return tasks;
}

/** The four shapes, by name; each call makes the same graph. */
export const shapes = { longpole, chainwide, deceptive, layered };

/** Seconds of the longest chain of deps. */
export function criticalPath(tasks) {
  const byName = new Map(tasks.map((task) => [task.name, task]));
  const known = new Map();
  const end = (task) => {
    if (!known.has(task.name)) {
      known.set(task.name, task.seconds + Math.max(0, ...task.deps.map((dep) => end(byName.get(dep)))));
    }
    return known.get(task.name);
  };
  return Math.max(0, ...tasks.map(end));
}

/** No run with so many workers can take fewer seconds than this. */
export function lowerBound(tasks, workers) {
  const work = tasks.reduce((sum, task) => sum + task.seconds, 0);
  return Math.max(criticalPath(tasks), work / workers);
}

/** The same graph with its tasks, and the deps of each, declared in another order. */
export function shuffled(tasks, seed) {
  const next = random(seed);
  const mix = (list) => {
    const mixed = [...list];
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
    }
    return mixed;
  };
  return mix(tasks).map((task) => ({ ...task, deps: mix(task.deps) }));
}

/**
 * What is wrong with a run, from the marks that its tasks left: lines "s NAME" and "e NAME" in the order of events.
 * An empty list when each task ran exactly once, after all its deps.
 */
export function violations(tasks, marks) {
  const starts = new Map();
  const ends = new Map();
  const wrong = [];
  marks.forEach((line, at) => {
    const [kind, name] = line.split(" ");
    const seen = kind === "s" ? starts : ends;
    if (seen.has(name)) {
      wrong.push(`${name} ran twice`);
    }
    seen.set(name, at);
  });
  for (const task of tasks) {
    if (!ends.has(task.name)) {
      wrong.push(`${task.name} did not run to its end`);
    }
    for (const dep of task.deps) {
      if (!(ends.get(dep) < starts.get(task.name))) {
        wrong.push(`${task.name} started before ${dep} had ended`);
      }
    }
  }
  return wrong;
}

/** The most tasks that ran at the same time. */
export function peak(marks) {
  let running = 0;
  let most = 0;
  for (const line of marks) {
    running += line.startsWith("s ") ? 1 : -1;
    most = Math.max(most, running);
  }
  return most;
}
