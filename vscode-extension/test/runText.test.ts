import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReportedEvent } from "../src/protocol";
import { RunText, stateAfter } from "../src/runText";

/** An event of one kind, with what is not said filled in. */
function event<K extends ReportedEvent["event"]>(
  name: K,
  members: Partial<Extract<ReportedEvent, { event: K }>> = {},
): ReportedEvent {
  const common = {
    seq: 1,
    at: 0,
    node: 1,
    task: "a",
    command: 1,
    stream: "stdout",
    name: "a",
    millis: 0,
    exit: 0,
  };
  return { ...common, event: name, ...members } as ReportedEvent;
}

/** The text of some events without its colours. */
function shown(events: readonly ReportedEvent[]): string {
  const text = new RunText();
  return events
    .map((one) => text.of(one))
    .join("")
    .replace(/\u001b\[\d+m/g, "");
}

void test("lines of two tasks are never torn", () => {
  const output = (task: string, command: number, text: string): ReportedEvent =>
    event("output", { task, command, stream: "stdout", text });
  assert.equal(
    shown([
      event("commandStarted", { task: "a", command: 1, text: "echo", echo: true, name: "a" }),
      output("a", 1, "one t"),
      output("b", 2, "other\n"),
      output("a", 1, "wo\nrest"),
      event("commandEnded", { task: "a", command: 1, exit: 0 }),
    ]),
    "[a] task: [a] echo\r\n[b] other\r\n[a] one two\r\n[a] rest\r\n",
  );
});

void test("a character that is cut in two stays whole", () => {
  const bytes = Buffer.from("é\n");
  const part = (from: number, to: number): ReportedEvent =>
    event("output", {
      task: "a",
      command: 1,
      stream: "stdout",
      base64: bytes.subarray(from, to).toString("base64"),
    });
  assert.equal(shown([part(0, 1), part(1, 3)]), "[a] é\r\n");
});

void test("a silent command is not shown", () => {
  assert.equal(shown([event("commandStarted", { task: "a", text: "x", echo: false })]), "");
});

void test("the end says how it went", () => {
  assert.equal(
    shown([event("runEnded", { status: "failed", failure: "exit status 3", millis: 1200 })]),
    "✘ failed after 1.2 s: exit status 3\r\n",
  );
  assert.equal(shown([event("runEnded", { status: "succeeded", millis: 100 })]), "✔ done in 0.1 s\r\n");
  assert.equal(
    shown([event("runEnded", { status: "succeeded", millis: 100, summary: "  slowest: a\n  not run: b\n" })]),
    "✔ done in 0.1 s\r\n  slowest: a\r\n  not run: b\r\n",
  );
});

void test("states follow the events", () => {
  assert.equal(stateAfter(event("nodeQueued")), "queued");
  assert.equal(stateAfter(event("nodeStarted")), "running");
  assert.equal(stateAfter(event("nodeReady")), "queued");
  assert.equal(stateAfter(event("nodeEnded", { status: "failed" })), "failed");
  assert.equal(stateAfter(event("output")), undefined);
});

void test("control characters of names and messages are not obeyed, those of output are", () => {
  const text = new RunText();
  const escape = "\u001b[31m";
  const told = [
    event("commandStarted", { task: `a${escape}`, text: `echo ${escape}\r`, echo: true, name: escape }),
    event("note", { text: `note ${escape}` }),
    event("nodeEnded", { status: "failed", failure: escape }),
    event("runEnded", { status: "failed", failure: "\u202e", summary: escape }),
  ]
    .map((one) => text.of(one))
    .join("");
  assert.ok(!told.replace(/\u001b\[(?:2|[39]\d|0)m/g, "").includes("\u001b"));
  assert.equal(told.split("\\x1b[31m").length, 7);
  assert.ok(told.includes("\\r") && told.includes("\\u202e"));
  const written = text.of(event("output", { text: `${escape}red\n` }));
  assert.ok(written.includes(`${escape}red`));
});
