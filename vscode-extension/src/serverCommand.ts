import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync, utimesSync } from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import type { Executable } from "vscode-languageclient/node";
import { javaMajor, OLDEST_JAVA } from "./javaVersion";

/** There is no way to start the server; the message says what to do. */
export class NoServer extends Error {}

/** What the server's build says of the server in this extension (launch.json, which Image.java writes). */
interface Launch {
  /** The version of the server. */
  readonly version: string;
  /** The time of the jar when the AOT caches were made, ISO 8601. */
  readonly jarTime: string;
  /** The flags of the JVM. */
  readonly flags: readonly string[];
}

const run = promisify(execFile);
const windows = process.platform === "win32";

/**
 * How to start the server: the program of the setting, else the runtime image that comes with the extension, else its jar
 * with a Java of this machine.
 */
export async function serverCommand(
  extensionPath: string,
  serverPath: string,
  javaHome: string,
): Promise<Executable> {
  if (serverPath !== "") {
    if (!existsSync(serverPath)) {
      throw new NoServer(`The setting taskfile.server.path names ${serverPath}, which does not exist.`);
    }
    return program(serverPath);
  }
  const folder = path.join(extensionPath, "server");
  const launch = JSON.parse(readFileSync(path.join(folder, "launch.json"), "utf8")) as Launch;
  const image = path.join(folder, "bin", windows ? "taskfile-ls.cmd" : "taskfile-ls");
  if (existsSync(image)) {
    restoreTime(path.join(folder, "lib", "taskfile-ls.jar"), Date.parse(launch.jarTime));
    return program(image);
  }
  const java = await findJava(javaHome);
  return { command: java, args: [...launch.flags, "-jar", path.join(folder, "taskfile-ls.jar"), "lsp"] };
}

/** A batch file needs a shell, which needs quotes around a path with spaces. */
function program(file: string): Executable {
  return { command: windows ? `"${file}"` : file, args: ["lsp"], options: { shell: windows } };
}

/**
 * Unpacking gave the jar a new time, and the JVM takes its AOT cache only for a jar with the time that the build gave it.
 * Where that can't be set the server starts all the same, in three times the time.
 */
function restoreTime(jar: string, millis: number): void {
  try {
    if (statSync(jar).mtimeMs !== millis) {
      utimesSync(jar, millis / 1000, millis / 1000);
    }
  } catch (error) {
    console.warn("taskfile-ls: the start is slower, for the time of its jar is not as built:", error);
  }
}

async function findJava(javaHome: string): Promise<string> {
  const program = windows ? "java.exe" : "java";
  const homes = [javaHome, process.env["JAVA_HOME"] ?? ""].filter((home) => home !== "");
  const candidates = [...homes.map((home) => path.join(home, "bin", program)), program];
  const found: string[] = [];
  for (const candidate of candidates) {
    const major = await versionOf(candidate);
    if (major !== undefined && major >= OLDEST_JAVA) {
      return candidate;
    }
    if (major !== undefined) {
      found.push(`Java ${major} (${candidate})`);
    }
  }
  const seen = found.length > 0 ? ` Found only ${found.join(", ")}.` : "";
  throw new NoServer(
    `Taskfile needs Java ${OLDEST_JAVA} or newer.${seen} Install one and name its folder in the setting taskfile.server.java.home, or install the package of this extension for your platform, which needs none.`,
  );
}

async function versionOf(java: string): Promise<number | undefined> {
  try {
    const { stdout, stderr } = await run(java, ["-version"], { timeout: 10_000 });
    return javaMajor(stderr + stdout);
  } catch {
    return undefined; // No such program: the next candidate is tried, and the message lists what was found.
  }
}
