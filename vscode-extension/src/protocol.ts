// The custom messages of the server, as its PROTOCOL.md describes them.
import type { Location, Position } from "vscode-languageclient";
import type { NodeEnded, RunEnded, RunEvent } from "./runEvents";

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly kind: "file" | "task" | "unknown";
  readonly flags: readonly string[];
  readonly location?: Location;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "include" | "dep" | "call";
  readonly label?: string;
  readonly cycle: boolean;
  readonly location?: Location;
  readonly points?: readonly (readonly [number, number])[];
}

export interface Graph {
  readonly kind: "include" | "task";
  readonly root: string;
  readonly title: string;
  readonly revision: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly cycles: readonly (readonly string[])[];
  readonly mermaid: string;
}

export interface GraphParams {
  readonly uri: string;
  readonly kind: "include" | "task";
  readonly root?: string;
  readonly task?: string;
}

export interface TaskInfo {
  readonly name: string;
  readonly desc: string;
  readonly aliases: readonly string[];
  readonly internal: boolean;
  readonly root: string;
  readonly location: Location;
}

export interface RunParams {
  readonly root: string;
  readonly tasks: readonly string[];
  readonly vars?: Readonly<Record<string, string>>;
  readonly cliArgs?: readonly string[];
  /** Only tell what would be run. */
  readonly dry?: boolean;
  /** The root may lie outside of the workspace. */
  readonly outside?: boolean;
}

/** What the lens that counts references hands to its command. */
export interface ShownReferences {
  readonly uri: string;
  readonly position: Position;
  readonly locations: Location[];
}

/** An event as the server reports it: the last one also says where the time went, unless only one task ran. */
export type ReportedEvent = Exclude<RunEvent, RunEnded> | ReportedEnd;
export type ReportedEnd = RunEnded & { readonly summary?: string };

export interface RunEvents {
  readonly runId: string;
  readonly events: readonly ReportedEvent[];
}

export interface RunRefusal {
  readonly kind: "unsaved-changes" | "outside-workspace" | "refused";
  readonly uris?: readonly string[];
  readonly problems?: readonly { readonly message: string; readonly location?: Location }[];
}

/** What a node of a graph shows of the run that goes on. */
export type NodeState = "queued" | "running" | "waiting" | NodeEnded["status"];

/** What the graph panel is told. */
export type ToPanel =
  | { readonly type: "graph"; readonly graph: Graph; readonly states: Readonly<Record<string, NodeState>> }
  | { readonly type: "states"; readonly states: Readonly<Record<string, NodeState>> };

/** What the graph panel tells. */
export type FromPanel =
  | { readonly type: "ready" }
  | { readonly type: "open"; readonly id: string }
  | { readonly type: "copy" };
