import { printable, printableLine } from "./printable";
import type { NodeState, ReportedEnd, ReportedEvent } from "./protocol";
import type { CommandEnded, Output } from "./runEvents";

const COLOURS = [36, 33, 35, 34, 32, 96, 93, 95, 94, 92];

/**
 * Turns the events of one run into text for a terminal: each line with the name of its task before it, whole lines only,
 * so that tasks that run at the same time never share one.
 */
export class RunText {
  private readonly open = new Map<string, { task: string; text: string; decoder: TextDecoder }>();
  private readonly colours = new Map<string, number>();

  /** The text for one event, lines ended with CR and LF; empty for an event that shows nothing. */
  of(event: ReportedEvent): string {
    switch (event.event) {
      case "commandStarted":
        return event.echo
          ? line(`${this.prefix(event.task)}${green(`task: [${event.name}] ${event.text}`)}`)
          : "";
      case "output":
        return this.output(event);
      case "commandEnded":
        return this.flush(event);
      case "note":
        return line(`${this.prefix(event.task)}${dim(event.text)}`);
      case "nodeEnded":
        return event.status === "failed" && event.failure !== undefined
          ? line(`${this.prefix(event.task)}${red(event.failure)}`)
          : "";
      case "runEnded":
        return line(this.ended(event)) + details(event.summary ?? "");
      default:
        return "";
    }
  }

  private ended(event: ReportedEnd): string {
    const seconds = `${(event.millis / 1000).toFixed(1)} s`;
    switch (event.status) {
      case "succeeded":
      case "upToDate":
      case "skipped":
        return green(`✔ done in ${seconds}`);
      case "cancelled":
        return yellow(`■ cancelled after ${seconds}`);
      default:
        return red(`✘ failed after ${seconds}${event.failure === undefined ? "" : `: ${event.failure}`}`);
    }
  }

  private output(event: Output): string {
    const key = `${event.command} ${event.stream}`;
    const known = this.open.get(key) ?? { task: event.task, text: "", decoder: new TextDecoder() };
    this.open.set(key, known);
    known.text +=
      event.base64 === undefined
        ? (event.text ?? "")
        : known.decoder.decode(Buffer.from(event.base64, "base64"), { stream: true });
    const lines = known.text.split("\n");
    known.text = lines.pop() ?? "";
    return lines.map((text) => line(this.prefix(event.task) + text.replace(/\r$/, ""))).join("");
  }

  /** A command has ended: what it wrote without a line break at the end is a line, too. */
  private flush(event: CommandEnded): string {
    let text = "";
    for (const stream of ["stdout", "stderr"]) {
      const key = `${event.command} ${stream}`;
      const rest = this.open.get(key);
      this.open.delete(key);
      if (rest && rest.text !== "") {
        text += line(this.prefix(rest.task) + rest.text);
      }
    }
    return text;
  }

  private prefix(task: string | undefined): string {
    if (task === undefined) {
      return "";
    }
    let colour = this.colours.get(task);
    if (colour === undefined) {
      colour = COLOURS[this.colours.size % COLOURS.length] ?? 36;
      this.colours.set(task, colour);
    }
    return `\u001b[${colour}m[${printableLine(task)}]\u001b[0m `;
  }
}

/** The state that a node of the graph has after an event; undefined for events that change none. */
export function stateAfter(event: ReportedEvent): NodeState | undefined {
  switch (event.event) {
    case "nodeQueued":
    case "nodeReady":
      return "queued";
    case "nodeStarted":
    case "nodeResumed":
      return "running";
    case "nodeWaiting":
    case "nodeJoined":
      return "waiting";
    case "nodeEnded":
      return event.status;
    default:
      return undefined;
  }
}

function details(summary: string): string {
  const lines = summary === "" ? [] : summary.trimEnd().split("\n");
  return lines.map((text) => line(dim(text))).join("");
}

function line(text: string): string {
  return `${text}\r\n`;
}

function green(text: string): string {
  return `\u001b[32m${shown(text)}\u001b[0m`;
}

function red(text: string): string {
  return `\u001b[31m${shown(text)}\u001b[0m`;
}

function yellow(text: string): string {
  return `\u001b[33m${shown(text)}\u001b[0m`;
}

function dim(text: string): string {
  return `\u001b[2m${shown(text)}\u001b[0m`;
}

/** What is said of a run, in contrast to what its commands write: no control character of it is obeyed. */
function shown(text: string): string {
  return printable(text).replace(/\n/g, "\r\n");
}
