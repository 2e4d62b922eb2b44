import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";

/** The commands that show what the server knows, to be pasted into a bug report. */
export function registerReports(server: LanguageClient): vscode.Disposable[] {
  return [
    vscode.commands.registerCommand("taskfile.showState", () => show(server, "state")),
    vscode.commands.registerCommand("taskfile.showSyntaxTree", () => showOfFile(server, "tree")),
    vscode.commands.registerCommand("taskfile.showOccurrences", () => showOfFile(server, "occurrences")),
  ];
}

async function showOfFile(server: LanguageClient, what: "tree" | "occurrences"): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) {
    void vscode.window.showInformationMessage("Open the Taskfile that the report is about.");
    return;
  }
  await show(server, what, uri);
}

async function show(server: LanguageClient, what: string, uri?: string): Promise<void> {
  const { text } = await server.sendRequest<{ text: string }>("taskfile/report", { what, uri });
  const document = await vscode.workspace.openTextDocument({
    content: text === "" ? "The server knows nothing of this file.\n" : text,
    language: "plaintext",
  });
  await vscode.window.showTextDocument(document);
}
