import { execFile } from "node:child_process";
import { existsSync, statSync, utimesSync } from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import type { Executable } from "vscode-languageclient/node";
import { javaMajor, OLDEST_JAVA } from "./javaVersion";

/** There is no way to start the server; the message says what to do. */
export class NoServer extends Error {}

const run = promisify(execFile);
const JAR_TIME = Date.parse("2026-01-01T00:00:00Z");
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
  const image = path.join(extensionPath, "server", "bin", windows ? "taskfile-ls.cmd" : "taskfile-ls");
  if (existsSync(image)) {
    restoreTime(path.join(extensionPath, "server", "lib", "taskfile-ls.jar"));
    return program(image);
  }
  const java = await findJava(javaHome);
  const jar = path.join(extensionPath, "server", "taskfile-ls.jar");
  return {
    command: java,
    args: [
      "-Xlog:disable",
      "-Xlog:all=error:stderr",
      "-XX:+UseSerialGC",
      "-XX:-UsePerfData",
      "-Xms32m",
      "-XX:TieredStopAtLevel=1",
      "-cp",
      jar,
      "io.github.taskfilels.cli.Main",
      "lsp",
    ],
  };
}

/** A batch file needs a shell, which needs quotes around a path with spaces. */
function program(file: string): Executable {
  return { command: windows ? `"${file}"` : file, args: ["lsp"], options: { shell: windows } };
}

/**
 * Unpacking gave the jar a new time, and the JVM takes its AOT cache only for a jar with the time that the build gave it
 * (JAR_TIME in Image.java). Where that can't be set the server starts all the same, in three times the time.
 */
function restoreTime(jar: string): void {
  try {
    if (statSync(jar).mtimeMs !== JAR_TIME) {
      utimesSync(jar, JAR_TIME / 1000, JAR_TIME / 1000);
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
