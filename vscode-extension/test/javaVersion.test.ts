import assert from "node:assert/strict";
import { test } from "node:test";
import { javaMajor } from "../src/javaVersion";

void test("the major version of old, new and early Javas", () => {
  assert.equal(javaMajor('openjdk version "25.0.3" 2026-04-21 LTS'), 25);
  assert.equal(javaMajor('java version "1.8.0_401"'), 8);
  assert.equal(javaMajor('openjdk version "26-ea" 2026-03-17'), 26);
  assert.equal(javaMajor("command not found"), undefined);
});
