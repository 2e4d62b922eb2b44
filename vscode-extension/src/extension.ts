import * as vscode from "vscode";
import {
  DidChangeConfigurationNotification,
  LanguageClient,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import { GraphPanels } from "./graphPanel";
import { printableLine } from "./printable";
import type { GraphParams, RunEvents, ShownReferences, TaskInfo } from "./protocol";
import { registerReports } from "./reports";
import { runArguments } from "./runArguments";
import { Runs } from "./runs";
import { NoServer, serverCommand } from "./serverCommand";
import { untrusted } from "./trustedSettings";

const LANGUAGE = "taskfile";

/** What a code lens hands to its command. */
interface LensArgument {
  readonly uri?: string;
  readonly root?: string;
  readonly kind?: "include" | "task";
  readonly task?: string;
  readonly dry?: boolean;
}

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("Taskfile", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("taskfile.showOutput", () => output.show()),
  );
  const settings = vscode.workspace.getConfiguration("taskfile");
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: LANGUAGE, scheme: "file" },
      { language: LANGUAGE, scheme: "untitled" },
      { pattern: "**/.taskfile-ls.yml", scheme: "file" },
    ],
    outputChannel: output,
    initializationOptions: {
      clientCommands: true,
      notifications: true,
      rulePages: vscode.Uri.joinPath(context.extensionUri, "server", "rules").toString(),
    },
    synchronize: { configurationSection: "taskfile" },
    // Else documents are asked for only when they are opened.
    diagnosticPullOptions: { onChange: true },
    middleware: {
      workspace: {
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          return vscode.workspace.isTrusted || !Array.isArray(answers) ? answers : untrusted(answers);
        },
      },
    },
  };
  try {
    const command = await serverCommand(
      context.extensionPath,
      settings.get("server.path", ""),
      settings.get("server.java.home", ""),
    );
    client = new LanguageClient("taskfile", "Taskfile", command, options);
  } catch (error) {
    if (error instanceof NoServer) {
      void offerSettings(error.message);
      return;
    }
    throw error;
  }
  const server = client;
  const runs = new Runs(server);
  const graphs = new GraphPanels(context, server, runs);
  const included = new Set<string>();
  const claimed = new Set<string>();
  context.subscriptions.push(
    runs,
    graphs,
    server.onNotification("taskfile/runEvent", (events: RunEvents) => runs.accept(events)),
    server.onNotification("taskfile/graphChanged", () => graphs.changed()),
    server.onNotification("taskfile/includedFiles", ({ uris }: { uris: string[] }) => {
      included.clear();
      uris.forEach((uri) => included.add(vscode.Uri.parse(uri).toString()));
      vscode.workspace.textDocuments.forEach((document) => claim(document, included, claimed));
    }),
    vscode.workspace.onDidOpenTextDocument((document) => claim(document, included, claimed)),
    vscode.commands.registerCommand("taskfile.run", (argument?: LensArgument) => run(server, runs, argument)),
    vscode.commands.registerCommand("taskfile.runWithArguments", (argument?: LensArgument) =>
      runWithArguments(server, runs, argument),
    ),
    vscode.commands.registerCommand("taskfile.showReferences", (shown: ShownReferences) =>
      showReferences(server, shown),
    ),
    vscode.commands.registerCommand("taskfile.graph", (argument?: LensArgument) =>
      showGraph(graphs, argument),
    ),
    vscode.commands.registerCommand("taskfile.cancel", () => runs.cancelNewest()),
    ...registerReports(server),
    vscode.commands.registerCommand("taskfile.restartServer", () => server.restart()),
    vscode.workspace.onDidGrantWorkspaceTrust(() =>
      server.sendNotification(DidChangeConfigurationNotification.type, { settings: null }),
    ),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("taskfile.server")) {
        void vscode.window.showInformationMessage("Reload the window to use the new server settings.");
      }
    }),
  );
  await server.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function offerSettings(message: string): Promise<void> {
  const choice = await vscode.window.showErrorMessage(message, "Open Settings");
  if (choice !== undefined) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "taskfile.server");
  }
}

/**
 * A YAML file that a Taskfile includes is a Taskfile, whatever its name, as long as it is included: then it is given
 * back, because its language alone would keep it a Taskfile.
 */
function claim(document: vscode.TextDocument, included: ReadonlySet<string>, claimed: Set<string>): void {
  const uri = document.uri.toString();
  if (document.languageId === "yaml" && included.has(uri)) {
    claimed.add(uri);
    void vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
  } else if (!included.has(uri) && claimed.delete(uri) && document.languageId === LANGUAGE) {
    void vscode.languages.setTextDocumentLanguage(document, "yaml");
  }
}

/** A task and the Taskfile with which it is run. */
interface Target {
  readonly root: string;
  readonly task: string;
}

async function run(server: LanguageClient, runs: Runs, argument: LensArgument | undefined): Promise<void> {
  const target = await targetOf(server, argument);
  if (target) {
    await runs.start(target.root, target.task, argument?.dry === true ? { dry: true } : {});
  }
}

/** Asks for what stands behind the name of the task on a command line, and runs it with that. */
async function runWithArguments(
  server: LanguageClient,
  runs: Runs,
  argument: LensArgument | undefined,
): Promise<void> {
  const target = await targetOf(server, argument);
  if (!target) {
    return;
  }
  const text = await vscode.window.showInputBox({
    title: `Run ${printableLine(target.task)}`,
    prompt: "Variables, and after -- arguments for CLI_ARGS",
    placeHolder: "NAME=value -- arguments",
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const read = runArguments(typed);
      return typeof read === "string" ? read : undefined;
    },
  });
  const read = text === undefined ? undefined : runArguments(text);
  if (read !== undefined && typeof read !== "string") {
    await runs.start(target.root, target.task, read);
  }
}

/** The task of a lens, or one that the user chooses. */
async function targetOf(
  server: LanguageClient,
  argument: LensArgument | undefined,
): Promise<Target | undefined> {
  if (argument?.root !== undefined && argument.task !== undefined) {
    return { root: argument.root, task: argument.task };
  }
  const tasks = await server.sendRequest<TaskInfo[]>("taskfile/tasks", {});
  const roots = new Set(tasks.map((task) => task.root));
  const items = tasks
    .filter((task) => !task.internal && !task.name.includes("*"))
    .map((task) => ({
      label: printableLine(task.name),
      description: printableLine(task.desc),
      ...(roots.size > 1 ? { detail: vscode.workspace.asRelativePath(vscode.Uri.parse(task.root)) } : {}),
      task,
    }));
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: items.length > 0 ? "Task to run" : "No tasks found in this workspace",
    matchOnDescription: true,
  });
  return chosen ? { root: chosen.task.root, task: chosen.task.name } : undefined;
}

/** The editor's own command takes its own types only. */
async function showReferences(server: LanguageClient, shown: ShownReferences): Promise<void> {
  const convert = server.protocol2CodeConverter;
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    convert.asUri(shown.uri),
    convert.asPosition(shown.position),
    shown.locations.map((location) => convert.asLocation(location)),
  );
}

function showGraph(graphs: GraphPanels, argument: LensArgument | undefined): void {
  const uri = argument?.uri ?? vscode.window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) {
    void vscode.window.showInformationMessage("Open a Taskfile to see its graph.");
    return;
  }
  const params: GraphParams = {
    uri,
    kind: argument?.kind ?? "task",
    ...(argument?.root === undefined ? {} : { root: argument.root }),
    ...(argument?.task === undefined ? {} : { task: argument.task }),
  };
  graphs.show(params);
}
