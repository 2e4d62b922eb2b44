// node --test server/bench/runner/dag.test.mjs
import assert from "node:assert/strict";
import test from "node:test";
import { criticalPath, lowerBound, peak, shapes, shuffled, violations } from "./dag.mjs";

test("the shapes have the sizes and the lower bounds for four workers that are published for them", () => {
  const bounds = Object.fromEntries(
    Object.entries(shapes).map(([name, make]) => [name, [make().length, lowerBound(make(), 4).toFixed(2)]]),
  );
  assert.deepEqual(bounds, {
    longpole: [41, "2.00"],
    chainwide: [70, "3.00"],
    deceptive: [202, "3.25"],
    layered: [96, "4.88"],
  });
});

test("a shuffled graph is the same graph, and the same for the same seed", () => {
  const tasks = shapes.layered();
  const mixed = shuffled(tasks, 7);
  const sorted = (list) =>
    list
      .map((task) => JSON.stringify({ ...task, deps: [...task.deps].sort() }))
      .sort();
  assert.deepEqual(sorted(mixed), sorted(tasks));
  assert.deepEqual(shuffled(tasks, 7), mixed);
  assert.notDeepEqual(mixed.map((task) => task.name), tasks.map((task) => task.name));
  assert.equal(criticalPath(mixed), criticalPath(tasks));
});

test("marks tell who ran twice, not at all, or too early", () => {
  const tasks = [
    { name: "a", seconds: 0, deps: [] },
    { name: "b", seconds: 0, deps: ["a"] },
  ];
  assert.deepEqual(violations(tasks, ["s a", "e a", "s b", "e b"]), []);
  assert.deepEqual(violations(tasks, ["s a", "s b", "e a", "e b"]), ["b started before a had ended"]);
  assert.deepEqual(violations(tasks, ["s a", "e a"]), ["b did not run to its end", "b started before a had ended"]);
  assert.deepEqual(violations(tasks, ["s a", "s a", "e a", "s b", "e b"]), ["a ran twice"]);
  assert.equal(peak(["s a", "s b", "e a", "s c", "e b", "e c"]), 2);
});
