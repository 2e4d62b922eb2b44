import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import { test } from "node:test";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry } from "vscode-textmate";

const root = path.join(__dirname, "..", "..");
/** The editor's own grammars, as VS Code has them. */
const editor = (language: string, file: string): string =>
  `node_modules/@codingame/monaco-vscode-${language}-default-extension/resources/${file}.tmLanguage.json`;
const files: Readonly<Record<string, string>> = {
  "source.taskfile": "syntaxes/taskfile.tmLanguage.json",
  "source.taskfile.template": "syntaxes/template.tmLanguage.json",
  "source.yaml": editor("yaml", "yaml"),
  "source.yaml.1.0": editor("yaml", "yaml-1.0"),
  "source.yaml.1.1": editor("yaml", "yaml-1.1"),
  "source.yaml.1.2": editor("yaml", "yaml-1.2"),
  "source.yaml.1.3": editor("yaml", "yaml-1.3"),
  "source.yaml.embedded": editor("yaml", "yaml-embedded"),
  "source.shell": editor("shellscript", "shell-unix-bash"),
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
      assert.ok(file, `the grammar ${name} is missing`);
      return Promise.resolve(parseRawGrammar(readFileSync(path.join(root, file), "utf8"), file));
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

        later line
        docker run \\
          continued image \\
          twice continued
        resumed after
      - cmd: go build
      - task: other
        vars: {GIVEN: value}
      # remark
      - defer: rm -f "$X"
      - cmd: >-
          folded command
    preconditions:
      - sh: stat file
        msg: message
    status:
    - test -f out
    sources:
      - 'src/**'
  other:
    cmd: single
  after: plain
vars:
  V:
    sh: git describe
  TEXT: |
    cmd: prose
    - neither
`;
const SHELL = "meta.embedded.shell.taskfile";

async function inShell(needles: readonly string[]): Promise<string[]> {
  const found = await scopes(TASKFILE, needles);
  return needles.filter((_, i) => found[i]?.includes(SHELL));
}

void test("commands are shell", async () => {
  const commands = ["make", "echo", "later", "go", "rm", "folded", "stat", "test"];
  assert.deepEqual(await inShell([...commands, "single", "git"]), [...commands, "single", "git"]);
});

void test("nothing else is shell", async () => {
  const others = [
    "describe",
    "lint",
    "other",
    "value",
    "remark",
    "message",
    "src",
    "plain",
    "prose",
    "neither",
  ];
  assert.deepEqual(await inShell(others), []);
});

void test("commands have the colours of the editor's shell", async () => {
  const [command, block, variable] = await scopes(TASKFILE, ["make", "later", "$X"]);
  assert.ok(command?.some((scope) => scope.startsWith("entity.name.command.shell")));
  assert.ok(block?.some((scope) => scope.startsWith("entity.name.command.shell")));
  assert.ok(variable?.some((scope) => scope.startsWith("variable.other")));
});

void test("a line after a backslash begins no command", async () => {
  const found = await scopes(TASKFILE, ["docker", "continued", "twice", "resumed"]);
  const command = (scope: string): boolean => scope.startsWith("entity.name.command.shell");
  assert.deepEqual(
    found.map((one) => one.some(command)),
    [true, false, false, true],
  );
  assert.ok(found.every((one) => one.includes(SHELL)));
});

void test("the rest is the editor's YAML", async () => {
  const [key, item, text] = await scopes(TASKFILE, ["desc", "src", "message"]);
  assert.ok(key?.includes("entity.name.tag.yaml"));
  assert.ok(item?.includes("string.quoted.single.yaml"));
  assert.ok(text?.some((scope) => scope.startsWith("string.unquoted.plain")));
});

void test("templates are coloured inside commands", async () => {
  const [name, upper] = await scopes(TASKFILE, [".NAME", "upper"]);
  assert.ok(name?.includes("variable.other.member.template"));
  assert.ok(upper?.includes("support.function.template"));
});

void test("a long line of blanks is coloured in time", async () => {
  const begin = Date.now();
  for (const blank of [" ", "\t"]) {
    const text = `version: '3'\ntasks:\n  t:\n    cmds:\n      - ${blank.repeat(20_000)}x\n`;
    const [version] = await scopes(text, ["version"]);
    assert.ok(version?.includes("entity.name.tag.yaml"), version?.join(" "));
  }
  // A grammar that looks back to the begin of the line from each place takes minutes.
  assert.ok(Date.now() - begin < 30_000);
});
