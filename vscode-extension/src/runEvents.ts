// The events of a run. Made from the server's table of them by its ContractTest: do not edit.

interface Numbered {
  /** Its number in the run, from 1. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The run begins. */
export interface RunStarted extends Numbered {
  readonly event: "runStarted";
  /** The version of this form. */
  readonly schema: number;
  /** Unique. */
  readonly runId: string;
  /** The calls as asked for. */
  readonly requested: readonly string[];
  /** How many tasks may work at once, 0 for any number. */
  readonly concurrency: number;
  /** What runs the commands. */
  readonly shell: string;
}

/** A task was called. */
export interface NodeQueued extends Numbered {
  readonly event: "nodeQueued";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
  /** The node that called it; absent when it was requested. */
  readonly parent?: number;
  /** Why it was called. */
  readonly reason: "requested" | "dep" | "call" | "deferred";
  /** Hash of the variables it was called with. */
  readonly variant?: string;
}

/** It can go on as soon as a worker is free; comes again after each wait. */
export interface NodeReady extends Numbered {
  readonly event: "nodeReady";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
}

/** A worker took it for the first time. */
export interface NodeStarted extends Numbered {
  readonly event: "nodeStarted";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
}

/** Its command uses no processor, so that another task may work instead. */
export interface SlotLent extends Numbered {
  readonly event: "slotLent";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
}

/** It uses a processor again, or its command has ended; comes before it waits or ends. */
export interface SlotTakenBack extends Numbered {
  readonly event: "slotTakenBack";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
}

/** It waits for nodes it called, and holds no worker. */
export interface NodeWaiting extends Numbered {
  readonly event: "nodeWaiting";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
  /** The nodes it waits for. */
  readonly on: readonly number[];
}

/** A worker took it again after a wait. */
export interface NodeResumed extends Numbered {
  readonly event: "nodeResumed";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
}

/** Another node does the same run-once work, or has done it; this one ends as that one does. */
export interface NodeJoined extends Numbered {
  readonly event: "nodeJoined";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
  /** The other node. */
  readonly owner: number;
}

/** A command begins or, in a dry run, would begin. */
export interface CommandStarted extends Numbered {
  readonly event: "commandStarted";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
  /** Its number in the run. */
  readonly command: number;
  /** As shown to people. */
  readonly text: string;
  /** Whether it is shown. */
  readonly echo: boolean;
  /** Stands in brackets before it. */
  readonly name: string;
  /** For the prefixed style. */
  readonly prefix: string;
  /** Line before its output in the group style. */
  readonly begin?: string;
  /** Line after it. */
  readonly end?: string;
  /** Its output is passed straight through in every style. */
  readonly raw?: true;
}

/** A command wrote something. */
export interface Output extends Numbered {
  readonly event: "output";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
  /** The command; 0 for output of something that is none. */
  readonly command: number;
  /** Where to; `stdout` for both where they end in one place. */
  readonly stream: "stdout" | "stderr";
  /** What it wrote. */
  readonly text?: string;
  /** What it wrote, where that is not UTF-8. */
  readonly base64?: string;
}

/** A command has ended, and all its output was before. */
export interface CommandEnded extends Numbered {
  readonly event: "commandEnded";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
  /** The command. */
  readonly command: number;
  /** Its exit code. */
  readonly exit: number;
  /** How it ended. */
  readonly how: "exited" | "timedOut" | "cancelled" | "notStarted";
  /** Why it was not started. */
  readonly why?: string;
  /** How long it took. */
  readonly millis: number;
  /** Its failure does not count. */
  readonly ignored?: true;
}

/** A line for people, such as that a task is up to date. */
export interface Note extends Numbered {
  readonly event: "note";
  /** The node it is about; absent for the run. */
  readonly node?: number;
  /** Its task. */
  readonly task?: string;
  /** Without a newline. */
  readonly text: string;
  /** Where Task shows it. */
  readonly stream: "stdout" | "stderr";
  /** What kind of line. */
  readonly level: "plain" | "good" | "info" | "warning" | "error";
}

/** A node has ended. */
export interface NodeEnded extends Numbered {
  readonly event: "nodeEnded";
  /** Numbers the calls of the run from 1. */
  readonly node: number;
  /** The task's full name in the root. */
  readonly task: string;
  /** How it ended. */
  readonly status: "succeeded" | "failed" | "skipped" | "upToDate" | "cancelled";
  /** Why it was skipped or is up to date. */
  readonly why?: string;
  /** What went wrong. */
  readonly failure?: string;
  /** The tasks that need each other in a circle. */
  readonly cycle?: readonly string[];
  /** From its start, 0 if it never started. */
  readonly millis: number;
  /** How long workers were busy with it. */
  readonly activeMillis: number;
}

/** The run is over, and its processes are gone unless a command that ended well left some in the background. The last event. */
export interface RunEnded extends Numbered {
  readonly event: "runEnded";
  /** How it ended. */
  readonly status: "succeeded" | "failed" | "skipped" | "upToDate" | "cancelled";
  /** Why it was skipped or is up to date. */
  readonly why?: string;
  /** What went wrong. */
  readonly failure?: string;
  /** The tasks that need each other in a circle. */
  readonly cycle?: readonly string[];
  /** Exit code for the runner. */
  readonly exit: number;
  /** Wall time. */
  readonly millis: number;
  /** Processes that could not be ended. */
  readonly survivors?: readonly number[];
}

/** Something that happened in a run; `event` tells what. */
export type RunEvent =
  | RunStarted
  | NodeQueued
  | NodeReady
  | NodeStarted
  | SlotLent
  | SlotTakenBack
  | NodeWaiting
  | NodeResumed
  | NodeJoined
  | CommandStarted
  | Output
  | CommandEnded
  | Note
  | NodeEnded
  | RunEnded;
