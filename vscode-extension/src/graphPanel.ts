import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { printableLine } from "./printable";
import type { FromPanel, Graph, GraphParams, NodeState, ToPanel } from "./protocol";
import type { Runs } from "./runs";

/** The panels that draw graphs, one for each graph that was asked for. */
export class GraphPanels implements vscode.Disposable {
  private readonly panels = new Map<string, GraphPanel>();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly client: LanguageClient,
    private readonly runs: Runs,
  ) {
    this.subscription = runs.onDidChange(({ root, states }) => {
      for (const panel of this.panels.values()) {
        panel.runChanged(root, states);
      }
    });
  }

  dispose(): void {
    this.subscription.dispose();
    for (const panel of this.panels.values()) {
      panel.dispose();
    }
  }

  /** Shows a graph; one that is open already comes to the front. */
  show(params: GraphParams): void {
    const key = JSON.stringify([params.root ?? params.uri, params.kind, params.task]);
    const known = this.panels.get(key);
    if (known) {
      known.reveal();
      return;
    }
    const panel = new GraphPanel(this.context, this.client, this.runs, params, () => this.panels.delete(key));
    this.panels.set(key, panel);
  }

  /** Graphs may look different now. */
  changed(): void {
    for (const panel of this.panels.values()) {
      panel.load();
    }
  }
}

class GraphPanel {
  private readonly panel: vscode.WebviewPanel;
  private graph: Graph | undefined;

  constructor(
    context: vscode.ExtensionContext,
    private readonly client: LanguageClient,
    private readonly runs: Runs,
    private readonly params: GraphParams,
    onClose: () => void,
  ) {
    this.panel = vscode.window.createWebviewPanel(
      "taskfile.graph",
      params.task === undefined ? "Taskfile Graph" : `Graph: ${printableLine(params.task)}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      {
        enableScripts: true,
        retainContextWhenHidden: true,
        localResourceRoots: [
          vscode.Uri.joinPath(context.extensionUri, "dist"),
          vscode.Uri.joinPath(context.extensionUri, "media"),
        ],
      },
    );
    this.panel.webview.html = html(this.panel.webview, context.extensionUri);
    this.panel.webview.onDidReceiveMessage((message: FromPanel) => this.receive(message));
    this.panel.onDidDispose(onClose);
  }

  dispose(): void {
    this.panel.dispose();
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  load(): void {
    this.client.sendRequest<Graph>("taskfile/graph", this.params).then(
      (graph) => {
        this.graph = graph;
        this.panel.title = graph.title;
        this.send({ type: "graph", graph, states: this.runs.statesOf(graph.root) });
      },
      (error: unknown) => {
        // A task that was renamed while its graph is open: the last picture stays.
        console.warn("taskfile graph:", error);
      },
    );
  }

  runChanged(root: string, states: Record<string, NodeState>): void {
    if (this.graph?.root === root) {
      this.send({ type: "states", states });
    }
  }

  private send(message: ToPanel): void {
    void this.panel.webview.postMessage(message);
  }

  private async receive(message: FromPanel): Promise<void> {
    switch (message.type) {
      case "ready":
        this.load();
        break;
      case "copy":
        await vscode.env.clipboard.writeText(this.graph?.mermaid ?? "");
        vscode.window.setStatusBarMessage("The Mermaid text of the graph was copied", 3000);
        break;
      case "open": {
        const location = this.graph?.nodes.find((node) => node.id === message.id)?.location;
        if (location) {
          const place = this.client.protocol2CodeConverter.asLocation(location);
          await vscode.window.showTextDocument(place.uri, {
            selection: place.range,
            viewColumn: vscode.ViewColumn.One,
          });
        }
        break;
      }
    }
  }
}

function html(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", "graph.js")).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, "media", "graph.css")).toString();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${style}">
<title>Graph</title>
</head>
<body>
<header>
<h1 id="title"></h1>
<span id="summary" role="status"></span>
<button id="fit" type="button">Fit</button>
<button id="source" type="button" aria-pressed="false">Mermaid</button>
<button id="copy" type="button">Copy Mermaid</button>
</header>
<main id="graph" tabindex="-1"></main>
<pre id="mermaid" hidden tabindex="0"></pre>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
