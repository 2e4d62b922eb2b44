import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { test } from "node:test";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry } from "vscode-textmate";

const root = path.join(__dirname, "..", "..");
const files: Readonly<Record<string, string>> = {
  "source.taskfile": "syntaxes/taskfile.tmLanguage.json",
  "source.taskfile.template": "syntaxes/template.tmLanguage.json",
};

/** The scopes of the first place of each needle in a Taskfile. */
async function scopes(text: string, needles: readonly string[]): Promise<string[][]> {
  const wasm = createRequire(__filename).resolve("vscode-oniguruma/release/onig.wasm");
  await loadWASM(readFileSync(wasm)).catch((error: unknown) => {
    if (!String(error).includes("loadWASM")) {
      throw error; // A second call in one process is refused, and needless.
    }
  });
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (name) => {
      const file = files[name];
      return Promise.resolve(
        file === undefined
          ? { scopeName: name, patterns: [], repository: { $self: {}, $base: {} } } // The editor's own grammars.
          : parseRawGrammar(readFileSync(path.join(root, file), "utf8"), file),
      );
    },
    getInjections: (name) => (name === "source.taskfile" ? ["source.taskfile.template"] : []),
  });
  const grammar = await registry.loadGrammar("source.taskfile");
  assert.ok(grammar);
  const found = new Map<string, string[]>();
  let stack = INITIAL;
  for (const line of text.split("\n")) {
    const tokens = grammar.tokenizeLine(line, stack);
    stack = tokens.ruleStack;
    for (const needle of needles) {
      const at = line.indexOf(needle);
      const token = tokens.tokens.find((one) => one.startIndex <= at && at < one.endIndex);
      if (at >= 0 && token && !found.has(needle)) {
        found.set(needle, token.scopes);
      }
    }
  }
  return needles.map((needle) => found.get(needle) ?? []);
}

const TASKFILE = `version: '3'
tasks:
  build:
    desc: describe
    deps: [lint]
    cmds:
      - make all
      - |
        echo block {{.NAME | upper}}
      - cmd: go build
      - task: other
    status:
      - test -f out
  other:
    cmd: single
  after: plain
`;
const SHELL = "meta.embedded.shell.taskfile";

void test("commands are shell, and nothing else is", async () => {
  const found = await scopes(TASKFILE, [
    "make",
    "echo",
    "go build",
    "test -f",
    "single",
    "describe",
    "lint",
    "plain",
  ]);
  const shell = found.map((names) => names.includes(SHELL));
  assert.deepEqual(shell, [true, true, true, true, true, false, false, false]);
});

void test("templates are coloured inside commands", async () => {
  const [name, upper, task] = await scopes(TASKFILE, [".NAME", "upper", "other"]);
  assert.ok(name?.includes("variable.other.member.template"));
  assert.ok(upper?.includes("support.function.template"));
  assert.ok(!task?.includes(SHELL));
});
