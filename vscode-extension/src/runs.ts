import * as vscode from "vscode";
import { ResponseError, type LanguageClient } from "vscode-languageclient/node";
import { printableLine } from "./printable";
import type { NodeState, ReportedEnd, ReportedEvent, RunEvents, RunParams, RunRefusal } from "./protocol";
import { RunText, stateAfter } from "./runText";

/** One run: its terminal and the states of its tasks. */
class Run implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  private readonly text = new RunText();
  private early = "";
  private opened = false;
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;
  readonly states: Record<string, NodeState> = {};
  ended: ReportedEnd | undefined;
  terminal: vscode.Terminal | undefined;

  constructor(
    readonly id: string,
    readonly root: string,
    readonly tasks: readonly string[],
    private readonly cancel: () => void,
  ) {}

  open(): void {
    this.opened = true;
    this.written.fire(this.early);
    this.early = "";
  }

  /** The terminal is closed: nobody watches any more, so the run ends. */
  close(): void {
    this.cancelIfRunning();
  }

  handleInput(data: string): void {
    if (data === "\u0003") {
      this.cancelIfRunning();
    }
  }

  private cancelIfRunning(): void {
    if (!this.ended) {
      this.cancel();
    }
  }

  accept(event: ReportedEvent): void {
    const state = stateAfter(event);
    if (state && "task" in event && event.task !== undefined) {
      this.states[event.task] = state;
    }
    if (event.event === "runEnded") {
      this.ended = event;
    }
    const text = this.text.of(event);
    if (this.opened) {
      this.written.fire(text);
    } else {
      this.early += text;
    }
  }

  get progress(): string {
    const all = Object.values(this.states);
    const done = all.filter((state) => !["queued", "running", "waiting"].includes(state)).length;
    return `${done}/${all.length}`;
  }
}

/** Starts runs and shows them: terminal, status bar, and a message when one fails. */
export class Runs implements vscode.Disposable {
  private readonly runs = new Map<string, Run>();
  private readonly early = new Map<string, ReportedEvent[]>();
  private readonly changed = new vscode.EventEmitter<{ root: string; states: Record<string, NodeState> }>();
  private readonly status = vscode.window.createStatusBarItem(
    "taskfile.run",
    vscode.StatusBarAlignment.Left,
    10,
  );
  /** The states of the tasks of a run have changed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly client: LanguageClient) {
    this.status.name = "Taskfile run";
    this.status.command = "taskfile.cancel";
  }

  dispose(): void {
    this.status.dispose();
    this.changed.dispose();
  }

  /** Runs a task of a root Taskfile, perhaps with variables and arguments, or only tells what it would run. */
  async start(
    root: string,
    task: string,
    how: Pick<RunParams, "vars" | "cliArgs" | "dry"> = {},
  ): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage("Tasks are run only in a workspace that you trust.");
      return;
    }
    const params: RunParams = {
      root,
      tasks: [task],
      ...how,
      // Whoever chose it in this window sees where it is from; the window itself is trusted.
      ...(vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(root)) ? {} : { outside: true }),
    };
    const id = await this.ask(params);
    if (id === undefined) {
      return;
    }
    this.forget(root, task);
    const run = new Run(id, root, [task], () => void this.cancel(id));
    this.runs.set(id, run);
    run.terminal = vscode.window.createTerminal({
      name: `task ${how.dry === true ? "--dry " : ""}${printableLine(task)}`,
      pty: run,
      iconPath: new vscode.ThemeIcon("play"),
    });
    run.terminal.show(true);
    for (const event of this.early.get(id) ?? []) {
      this.show(run, event);
    }
    this.early.delete(id);
    this.refresh(run);
  }

  /** Closes the terminals of earlier runs of a task that have ended, so that they do not pile up. */
  private forget(root: string, task: string): void {
    for (const run of [...this.runs.values()]) {
      if (run.ended && run.root === root && run.tasks.includes(task)) {
        run.terminal?.dispose();
        this.runs.delete(run.id);
      }
    }
  }

  /** Asks the server to start; saves files first where that is needed and the user agrees. */
  private async ask(params: RunParams): Promise<string | undefined> {
    try {
      const answer = await this.client.sendRequest<{ runId: string }>("taskfile/run", params);
      return answer.runId;
    } catch (error) {
      const refusal = error instanceof ResponseError ? (error.data as RunRefusal | undefined) : undefined;
      if (refusal?.kind === "unsaved-changes") {
        const choice = await vscode.window.showWarningMessage(
          "There are unsaved changes in Taskfiles of this run.",
          "Save and Run",
        );
        if (choice === undefined) {
          return undefined;
        }
        const uris = new Set(refusal.uris ?? []);
        await Promise.all(
          vscode.workspace.textDocuments
            .filter((document) => document.isDirty && uris.has(document.uri.toString()))
            .map((document) => document.save()),
        );
        return this.ask(params);
      }
      await this.showRefusal(error, refusal);
      return undefined;
    }
  }

  private async showRefusal(error: unknown, refusal: RunRefusal | undefined): Promise<void> {
    const problem = refusal?.problems?.[0];
    const message = problem?.message ?? (error instanceof Error ? error.message : String(error));
    const actions = problem?.location ? ["Show"] : [];
    const choice = await vscode.window.showErrorMessage(
      `Task was not started: ${printableLine(message)}`,
      ...actions,
    );
    if (choice !== undefined && problem?.location) {
      const location = this.client.protocol2CodeConverter.asLocation(problem.location);
      await vscode.window.showTextDocument(location.uri, { selection: location.range });
    }
  }

  async cancel(id: string): Promise<void> {
    await this.client.sendRequest("taskfile/cancel", { runId: id });
  }

  /** Cancels the newest run that still goes on. */
  async cancelNewest(): Promise<void> {
    const running = [...this.runs.values()].filter((run) => !run.ended).pop();
    if (running) {
      await this.cancel(running.id);
    }
  }

  accept({ runId, events }: RunEvents): void {
    const run = this.runs.get(runId);
    if (!run) {
      // The answer to the request may still be on its way.
      this.early.set(runId, [...(this.early.get(runId) ?? []), ...events]);
      return;
    }
    for (const event of events) {
      this.show(run, event);
    }
    this.refresh(run);
  }

  private show(run: Run, event: ReportedEvent): void {
    run.accept(event);
    if (event.event === "runEnded" && event.status === "failed") {
      void this.tellFailure(run, event);
    }
  }

  private async tellFailure(run: Run, event: ReportedEnd): Promise<void> {
    const choice = await vscode.window.showErrorMessage(
      printableLine(
        `Task ${run.tasks.join(", ")} failed${event.failure === undefined ? "" : `: ${event.failure}`}`,
      ),
      "Show Log",
    );
    if (choice !== undefined) {
      run.terminal?.show();
    }
  }

  private refresh(run: Run): void {
    this.changed.fire({ root: run.root, states: run.states });
    const running = [...this.runs.values()].filter((one) => !one.ended);
    const newest = running.at(-1);
    if (newest) {
      this.status.text = `$(sync~spin) ${plain(newest.tasks.join(" "))} ${newest.progress}`;
      this.status.tooltip = "A task is running. Click to cancel it.";
      this.status.show();
    } else {
      this.status.hide();
    }
  }

  /** The states of the last run of a root. */
  statesOf(root: string): Record<string, NodeState> {
    const last = [...this.runs.values()].filter((run) => run.root === root).pop();
    return last?.states ?? {};
  }
}

/** A name in the status bar, where `$(name)` would be an icon. */
function plain(name: string): string {
  return printableLine(name).replace(/\$\(/g, "$ (");
}
