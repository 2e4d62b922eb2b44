import assert from "node:assert/strict";
import { test } from "node:test";
import { runArguments } from "../src/runArguments";

void test("variables and arguments are told apart", () => {
  assert.deepEqual(runArguments("A=1 B=x=y -- --fix A=2 --"), {
    vars: { A: "1", B: "x=y" },
    cliArgs: ["--fix", "A=2", "--"],
  });
  assert.deepEqual(runArguments("   "), { vars: {}, cliArgs: [] });
  assert.deepEqual(runArguments("A= --"), { vars: { A: "" }, cliArgs: [] });
  assert.deepEqual(runArguments("__proto__=1"), {
    vars: Object.fromEntries([["__proto__", "1"]]),
    cliArgs: [],
  });
});

void test("quotes and backslashes are those of a shell", () => {
  assert.deepEqual(runArguments(String.raw`A="a b"'c d'\ e -- '' "x\"y\n" $HOME *`), {
    vars: { A: "a bc d e" },
    cliArgs: ["", String.raw`x"y\n`, "$HOME", "*"],
  });
});

void test("what is wrong is said", () => {
  for (const open of ["A='x", 'A="x', "A=x\\", "-- it's"]) {
    assert.equal(runArguments(open), "Close the quote, or write a backslash before it.");
  }
  for (const word of ["build", "=x"]) {
    assert.equal(runArguments(word), `Write NAME=value instead of "${word}", or -- before arguments.`);
  }
});
