// Draws a graph from the coordinates that the server has computed. Nodes show the state of the run that goes on.
import type { FromPanel, Graph, GraphEdge, GraphNode, NodeState, ToPanel } from "../src/protocol";

declare function acquireVsCodeApi(): { postMessage(message: FromPanel): void };

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 24;
const vscode = acquireVsCodeApi();

function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`no element ${id}`);
  }
  return element;
}

const canvas = find("graph");
const source = find("mermaid");
let svg: SVGSVGElement | undefined;
let view = { x: 0, y: 0, width: 100, height: 100 };
let whole = view;
let shown = "";

function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] {
  const created = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    created.setAttribute(key, String(value));
  }
  return created;
}

function draw(graph: Graph): void {
  find("title").textContent = graph.title;
  find("summary").textContent = summary(graph);
  source.textContent = graph.mermaid;
  const drawing = element("svg", { role: "group", "aria-label": graph.title });
  const defs = element("defs", {});
  for (const kind of ["plain", "cycle"]) {
    const marker = element("marker", {
      id: `arrow-${kind}`,
      class: `arrow ${kind}`,
      viewBox: "0 0 10 10",
      refX: 9,
      refY: 5,
      markerWidth: 7,
      markerHeight: 7,
      orient: "auto-start-reverse",
    });
    marker.append(element("path", { d: "M0 0L10 5L0 10z" }));
    defs.append(marker);
  }
  drawing.append(defs);
  graph.edges.forEach((edge) => drawing.append(drawEdge(edge)));
  graph.nodes.forEach((node) => drawing.append(drawNode(node)));
  canvas.replaceChildren(drawing);
  svg = drawing;
  const width = Math.max(0, ...graph.nodes.map((node) => (node.x ?? 0) + (node.width ?? 0)));
  const height = Math.max(0, ...graph.nodes.map((node) => (node.y ?? 0) + (node.height ?? 0)));
  whole = { x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  if (shown !== graph.title) {
    shown = graph.title;
    view = { ...whole };
  }
  apply();
}

function summary(graph: Graph): string {
  const what = graph.kind === "task" ? "task" : "file";
  const count = `${graph.nodes.length} ${what}${graph.nodes.length === 1 ? "" : "s"}`;
  const cycles = graph.cycles.length;
  return cycles === 0 ? count : `${count}, ${cycles} cycle${cycles === 1 ? "" : "s"}`;
}

function drawEdge(edge: GraphEdge): SVGGElement {
  const group = element("g", { class: `edge ${edge.kind}${edge.cycle ? " cycle" : ""}` });
  const points = edge.points ?? [];
  const path = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
  const line = element("path", {
    d: path,
    "data-from": edge.from,
    "data-to": edge.to,
    "marker-end": `url(#arrow-${edge.cycle ? "cycle" : "plain"})`,
  });
  const title = element("title", {});
  title.textContent = `${edge.from} → ${edge.to}${edge.label === undefined ? "" : ` (${edge.label})`}`;
  line.append(title);
  group.append(line);
  return group;
}

function drawNode(node: GraphNode): SVGGElement {
  const x = node.x ?? 0;
  const y = node.y ?? 0;
  const width = node.width ?? 100;
  const height = node.height ?? 30;
  const group = element("g", {
    class: ["node", node.kind, ...node.flags].join(" "),
    "data-id": node.id,
    tabindex: 0,
    role: "button",
    "aria-label": [node.label, node.detail ?? "", ...node.flags].filter((text) => text !== "").join(", "),
  });
  group.append(element("rect", { x, y, width, height, rx: 5 }));
  const label = element("text", {
    x: x + width / 2,
    y: y + height / 2,
    "text-anchor": "middle",
    dy: "0.35em",
  });
  label.textContent = node.label;
  group.append(label);
  const title = element("title", {});
  title.textContent = [node.label, node.detail ?? "", node.flags.join(", ")]
    .filter((t) => t !== "")
    .join("\n");
  group.append(title);
  const open = (): void => vscode.postMessage({ type: "open", id: node.id });
  group.addEventListener("click", open);
  group.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open();
    }
  });
  return group;
}

function showStates(states: Readonly<Record<string, NodeState>>): void {
  for (const node of canvas.querySelectorAll<SVGGElement>(".node")) {
    const state = states[node.dataset["id"] ?? ""];
    if (state === undefined) {
      delete node.dataset["state"];
    } else {
      node.dataset["state"] = state;
    }
  }
}

function apply(): void {
  svg?.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
}

canvas.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    const factor = Math.exp(event.deltaY * 0.001);
    const box = canvas.getBoundingClientRect();
    const dx = (event.clientX - box.left) / box.width;
    const dy = (event.clientY - box.top) / box.height;
    view = {
      x: view.x + view.width * dx * (1 - factor),
      y: view.y + view.height * dy * (1 - factor),
      width: view.width * factor,
      height: view.height * factor,
    };
    apply();
  },
  { passive: false },
);

let drag: { x: number; y: number } | undefined;
canvas.addEventListener("pointerdown", (event) => {
  drag = { x: event.clientX, y: event.clientY };
});
window.addEventListener("pointermove", (event) => {
  if (drag && event.buttons === 1) {
    const box = canvas.getBoundingClientRect();
    const scale = Math.max(view.width / box.width, view.height / box.height);
    view = {
      ...view,
      x: view.x - (event.clientX - drag.x) * scale,
      y: view.y - (event.clientY - drag.y) * scale,
    };
    drag = { x: event.clientX, y: event.clientY };
    apply();
  }
});
window.addEventListener("pointerup", () => {
  drag = undefined;
});

find("fit").addEventListener("click", () => {
  view = { ...whole };
  apply();
});
find("copy").addEventListener("click", () => vscode.postMessage({ type: "copy" }));
find("source").addEventListener("click", (event) => {
  const pressed = source.hidden;
  source.hidden = !pressed;
  canvas.hidden = pressed;
  (event.currentTarget as HTMLElement).setAttribute("aria-pressed", String(pressed));
});

window.addEventListener("message", (event: MessageEvent<ToPanel>) => {
  if (event.data.type === "graph") {
    draw(event.data.graph);
  }
  showStates(event.data.states);
});
vscode.postMessage({ type: "ready" });
