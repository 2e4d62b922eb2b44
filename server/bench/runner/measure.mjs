// Runs one command and takes its figures.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const POLL = 10;
const PATIENCE = 300_000;

/** A folder with these files; the caller deletes it. */
export function folder(files) {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), "runner-bench-"));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
    fs.writeFileSync(path.join(place, name), text);
  }
  return place;
}

/**
 * Runs a command to its end: { seconds, rss, cpu, status, errors } with the wall time, the peak resident memory (MiB) and
 * the CPU seconds of the started process alone, without its children, as far as /proc shows them.
 */
export function timed(words, options) {
  return new Promise((resolve, reject) => {
    const begin = process.hrtime.bigint();
    const child = spawn(words[0], words.slice(1), { ...options, stdio: ["ignore", "ignore", "pipe"] });
    const seen = { rss: 0, cpu: 0 };
    const poll = setInterval(() => look(child.pid, seen), POLL);
    const patience = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    let errors = "";
    let seconds = 0;
    child.stderr.on("data", (data) => (errors += data));
    child.on("error", reject);
    child.on("exit", () => (seconds = Number(process.hrtime.bigint() - begin) / 1e9));
    child.on("close", (status, signal) => {
      clearInterval(poll);
      clearTimeout(patience);
      resolve({ seconds, rss: seen.rss, cpu: seen.cpu, status: status ?? signal, errors });
    });
  });
}

function look(pid, seen) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, "latin1");
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    seen.rss = Math.max(seen.rss, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    seen.cpu = (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return; // It has ended, or the system has no /proc.
  }
}

function busyTicks() {
  try {
    const ticks = fs.readFileSync("/proc/stat", "latin1").split("\n")[0].trim().split(/\s+/).slice(1).map(Number);
    return { all: ticks.reduce((a, b) => a + b, 0), idle: ticks[3] + ticks[4] };
  } catch {
    return null; // Not a system that tells.
  }
}

const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Waits until others leave the machine alone (at most a quarter of it busy), for at most so long; says whether they do. */
export async function quiet(patience) {
  const deadline = Date.now() + patience;
  for (;;) {
    const before = busyTicks();
    await sleep(200);
    const after = busyTicks();
    if (!before || (after.idle - before.idle) / Math.max(1, after.all - before.all) >= 0.75) {
      return true;
    }
    if (Date.now() > deadline) {
      return false;
    }
  }
}

/** The middle and the ends of some figures. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median =
    sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1), n: sorted.length };
}
