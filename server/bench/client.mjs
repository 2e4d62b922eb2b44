// A small editor: JSON-RPC over the standard streams of a language server.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const PATIENCE = 30_000;

/** The middle and the ends of some figures. */
export function figures(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { min: sorted[0], p50: at(0.5), p95: at(0.95), max: sorted.at(-1) };
}

export const now = () => Number(process.hrtime.bigint()) / 1e6;

export class Editor {
  #id = 0;
  #answers = new Map();
  #buffer = Buffer.alloc(0);
  #waiting = [];
  published = new Map();

  /** Starts a server; `started` is the time just before. */
  constructor(server, words = ["lsp"]) {
    this.started = now();
    this.process = spawn(server, words, { stdio: ["pipe", "pipe", "inherit"] });
    this.process.stdout.on("data", (data) => this.#read(data));
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      const length = /Content-Length: (\d+)/.exec(this.#buffer.subarray(0, Math.max(0, end)).toString())?.[1];
      if (end < 0 || this.#buffer.length < end + 4 + Number(length)) {
        return;
      }
      const body = this.#buffer.subarray(end + 4, end + 4 + Number(length));
      this.#buffer = this.#buffer.subarray(end + 4 + Number(length));
      this.#receive(JSON.parse(body.toString()));
    }
  }

  #receive(message) {
    if (message.method === undefined) {
      // An answer that nobody waits for any longer is passed over.
      const [resolve, reject] = this.#answers.get(message.id) ?? [() => {}, () => {}];
      this.#answers.delete(message.id);
      message.error ? reject(new Error(message.error.message)) : resolve(message.result);
      return;
    }
    if (message.id !== undefined) {
      const result = message.method === "workspace/configuration" ? message.params.items.map(() => ({})) : null;
      this.#send({ id: message.id, result });
      return;
    }
    if (message.method === "textDocument/publishDiagnostics") {
      this.published.set(message.params.uri, message.params);
    }
    this.#waiting = this.#waiting.filter((wait) => !wait(message));
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  request(method, params) {
    const id = ++this.#id;
    this.#send({ id, method, params });
    return limited(method, (resolve, reject) => this.#answers.set(id, [resolve, reject]));
  }

  /** The next message of a method that fulfils a condition. */
  next(method, condition = () => true) {
    return limited(method, (resolve) =>
      this.#waiting.push((message) => {
        const fits = message.method === method && condition(message.params);
        if (fits) {
          resolve(message.params);
        }
        return fits;
      }),
    );
  }

  async initialize(folder, capabilities = {}) {
    const result = await this.request("initialize", {
      processId: process.pid,
      capabilities,
      initializationOptions: { notifications: true },
      workspaceFolders: folder === undefined ? null : [{ uri: `file://${folder}`, name: "bench" }],
    });
    this.notify("initialized", {});
    return result;
  }

  open(uri, text, languageId = "taskfile") {
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces a part of one line. */
  type(uri, version, line, from, to, text) {
    const range = { start: { line, character: from }, end: { line, character: to } };
    this.notify("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  /** The most memory that the server ever had, in MiB; undefined where the system does not tell. */
  peakMemory() {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, "utf8"))[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  /** Waits until the server has had next to nothing to do for half a second; at most a minute. */
  async rest() {
    const ticks = () => {
      try {
        const fields = readFileSync(`/proc/${this.process.pid}/stat`, "utf8").replace(/.*\) /, "").split(" ");
        return Number(fields[11]) + Number(fields[12]);
      } catch {
        return 0;
      }
    };
    for (let tries = 0, before = -10; tries < 120 && ticks() - before > 2; tries++) {
      before = ticks();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    await this.request("shutdown", null);
    this.notify("exit", null);
    await ended;
  }
}

function limited(what, body) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${what} in ${PATIENCE / 1000} s`)), PATIENCE);
    body(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
