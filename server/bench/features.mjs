// What an editor asks for, in a long file and in a large workspace, beside yaml-language-server where it is on the PATH and has
// the feature: at rest, and right behind a keystroke, where the time begins with that.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { diamond } from "./diamond.mjs";
import { Editor, figures, now } from "./client.mjs";

const MINE = { warm: 20, rounds: 60 };

/** Of a server whose answers can take a second. */
const THEIRS = { warm: 3, rounds: 15 };
const OTHER = "yaml-language-server";
const CAPABILITIES = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true }, completionList: { itemDefaults: ["editRange"] } },
    hover: { contentFormat: ["markdown"] },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: ["function", "variable", "property", "string", "comment", "keyword", "namespace", "parameter", "macro", "operator", "number"],
      tokenModifiers: ["declaration", "readonly", "defaultLibrary"],
      formats: ["relative"],
    },
  },
};

/** A part of the JSON schema of Taskfiles, for a server that knows no other. */
const SCHEMA = {
  type: "object",
  properties: {
    version: { description: "The version of the format." },
    tasks: {
      additionalProperties: {
        type: "object",
        properties: Object.fromEntries(
          ["desc", "summary", "deps", "cmds", "sources", "generates", "status", "vars", "env", "dir", "silent", "internal", "aliases", "run", "method"].map(
            (key) => [key, { description: `The ${key} of a task.` }],
          ),
        ),
      },
    },
  },
};

function longFile(lines) {
  const text = ["version: '3'", "x-common: &common", "  A: 1", "vars:", "  BIN: app", "tasks:"];
  for (let i = 0; text.length < lines; i++) {
    text.push(`  task-${i}:`, `    desc: Step ${i}`, `    deps: [task-${i + 1}]`, "    env: *common", "    cmds:", `      - echo {{.BIN}} ${i}`);
  }
  text.push(`  task-${(text.length - 6) / 6}: echo`, "");
  return text.join("\n");
}

/** The place behind the first occurrence of a text after a line. */
function behind(text, word, after = 0) {
  const lines = text.split("\n");
  const line = lines.findIndex((content, i) => i >= after && content.includes(word));
  return { line, character: line < 0 ? 0 : lines[line].indexOf(word) + word.length };
}

const middle = (text) => Math.floor(text.split("\n").length / 2);

/**
 * The requests: where they ask, and which of the capabilities announces them. `typed` is where a letter is typed and taken
 * back before each, and asked behind it; else that happens in a description.
 */
function requests(text) {
  const half = middle(text);
  const call = behind(text, "task-", behind(text, "deps:", half).line);
  const key = behind(text, "cm", half);
  const use = behind(text, "{{.B", half);
  const at = (position) => ({ position });
  return [
    { what: "completion of a key", method: "textDocument/completion", typed: key, letter: "d", needs: "completionProvider", both: true },
    { what: "completion of a task", method: "textDocument/completion", typed: call, letter: "1", needs: "completionProvider" },
    { what: "completion of a variable", method: "textDocument/completion", typed: use, letter: "I", needs: "completionProvider" },
    { what: "hover on a key", method: "textDocument/hover", at: at(key), needs: "hoverProvider", both: true },
    { what: "hover on a task", method: "textDocument/hover", at: at(call), needs: "hoverProvider" },
    { what: "hover on a variable", method: "textDocument/hover", at: at(use), needs: "hoverProvider" },
    { what: "definition of a task", method: "textDocument/definition", at: at(call), needs: "definitionProvider" },
    ...(text.includes("*common")
      ? [{ what: "definition of an alias", method: "textDocument/definition", at: at(behind(text, "*com", half)), needs: "definitionProvider", both: true }]
      : []),
    { what: "references of a task", method: "textDocument/references", at: { ...at(call), context: { includeDeclaration: true } }, needs: "referencesProvider" },
    { what: "rename of a task", method: "textDocument/rename", at: { ...at(call), newName: "renamed" }, needs: "renameProvider" },
    { what: "all semantic tokens", method: "textDocument/semanticTokens/full", at: {}, needs: "semanticTokensProvider" },
    { what: "semantic tokens that changed", method: "textDocument/semanticTokens/full/delta", at: {}, needs: "semanticTokensProvider" },
  ];
}

/**
 * The times of the later rounds.
 *
 * @param typed where a letter is typed or taken back before each; undefined for none
 */
async function times(editor, uri, versions, request, typed, { warm, rounds }) {
  const times = [];
  let previousResultId;
  if (request.method.endsWith("/delta")) {
    previousResultId = (await editor.request("textDocument/semanticTokens/full", { textDocument: { uri } })).resultId;
  }
  for (let i = 0; i < warm + rounds; i++) {
    const insert = typed !== undefined && i % 2 === 0;
    const { line, character } = typed ?? request.typed ?? { line: 0, character: 0 };
    const position = { line, character: insert ? character + 1 : character };
    const start = now();
    if (typed !== undefined) {
      editor.type(uri, versions.next++, line, character, insert ? character : character + 1, insert ? (request.letter ?? "s") : "");
    }
    const answer = await editor.request(request.method, { textDocument: { uri }, previousResultId, ...(request.at ?? { position }) });
    if (i >= warm) {
      times.push(now() - start);
    }
    previousResultId = answer?.resultId;
  }
  return times;
}

/** Waits until a server answers, which is reading a large workspace at first. */
async function ready(editor, uri) {
  for (let tries = 1; ; tries++) {
    try {
      return await editor.request("textDocument/documentSymbol", { textDocument: { uri } });
    } catch (error) {
      if (tries === 4) {
        throw error;
      }
    }
  }
}

async function measured(program, words, language, folder, file, text, wanted, count) {
  const editor = new Editor(program, words);
  const { capabilities } = await editor.initialize(folder, CAPABILITIES);
  const uri = `file://${path.join(folder, file)}`;
  editor.open(uri, text, language);
  await ready(editor, uri);
  await editor.rest();
  const found = new Map();
  const versions = { next: 2 };
  const description = behind(text, "desc: Step", middle(text));
  const quoted = description.line < 0 ? behind(text, 'desc: "Step', middle(text)) : description;
  for (const request of wanted) {
    if (capabilities[request.needs]) {
      const rest = figures(await times(editor, uri, versions, request, undefined, count));
      const typing = figures(await times(editor, uri, versions, request, request.typed ?? quoted, count));
      found.set(request.what, { rest, typing });
    }
  }
  await editor.stop();
  return found;
}

/** The program on the PATH; undefined where there is none. */
function installed(program) {
  const folder = (process.env.PATH ?? "").split(path.delimiter).find((place) => place !== "" && fs.existsSync(path.join(place, program)));
  return folder === undefined ? undefined : path.join(folder, program);
}

/** Lines of Markdown. */
export async function features(server) {
  const other = installed(OTHER);
  const version = other && JSON.parse(fs.readFileSync(path.join(fs.realpathSync(other), "../../package.json"), "utf8")).version;
  const lines = [
    "Median and p95 in ms: at rest, and of a request that follows a keystroke in the same file, from the keystroke on.",
    other
      ? `${OTHER} is ${version}, with a schema of ${Object.keys(SCHEMA.properties).length} keys and those of a task.`
      : `${OTHER} is not on the PATH.`,
    "",
    `| request | where | at rest | behind a keystroke | ${OTHER}: at rest | behind a keystroke |`,
    "|---|---|---:|---:|---:|---:|",
  ];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "taskfile-bench-"));
  const long = path.join(folder, "long");
  const large = path.join(folder, "large");
  fs.mkdirSync(long);
  fs.writeFileSync(path.join(folder, "schema.json"), JSON.stringify(SCHEMA));
  const text = `# yaml-language-server: $schema=../schema.json\n${longFile(5000)}`;
  fs.writeFileSync(path.join(long, "Taskfile.yml"), text);
  diamond(large);
  const shown = (one) => (one === undefined ? "" : `${one.p50.toFixed(1)}, ${one.p95.toFixed(1)}`);
  const places = [
    ["a file of 5,000 lines", long, "Taskfile.yml"],
    ["the root of 1,000 files, 30,000 names", large, "Taskfile.yml"],
    ["the last of 1,000 files, 30,000 names", large, "parts/p999/Taskfile.yml"],
  ];
  for (const [where, place, file] of places) {
    const content = fs.readFileSync(path.join(place, file), "utf8");
    const wanted = requests(content);
    const mine = await measured(server, ["lsp"], "taskfile", place, file, content, wanted, MINE);
    const theirs =
      other && place === long
        ? await measured(other, ["--stdio"], "yaml", place, file, content, wanted.filter((request) => request.both), THEIRS)
        : new Map();
    for (const { what } of wanted.filter((request) => mine.has(request.what))) {
      const [one, two] = [mine.get(what), theirs.get(what)];
      lines.push(`| ${what} | ${where} | ${shown(one.rest)} | ${shown(one.typing)} | ${shown(two?.rest)} | ${shown(two?.typing)} |`);
    }
  }
  fs.rmSync(folder, { recursive: true });
  return lines;
}
