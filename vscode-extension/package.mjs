// Packs the extension: "platform" with the runtime image for this machine, "universal" with the jar alone.
import { cpSync, mkdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createVSIX } from "@vscode/vsce";

const kind = process.argv[2];
const built = "../server/target";
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const launch = JSON.parse(readFileSync(`${built}/launch.json`, "utf8"));
if (launch.version.replace("-SNAPSHOT", "") !== version) {
  throw new Error(
    `package.json has the version ${version}, but the server in this package is ${launch.version}`,
  );
}

rmSync("server", { recursive: true, force: true });
mkdirSync("server");
mkdirSync("target", { recursive: true });
if (kind === "platform") {
  cpSync(realpathSync(`${built}/taskfile-ls`), "server", { recursive: true, verbatimSymlinks: true });
} else {
  cpSync(`${built}/taskfile-ls.jar`, "server/taskfile-ls.jar");
}
cpSync(`${built}/launch.json`, "server/launch.json");
const system = { win32: "win32", darwin: "darwin", linux: "linux" }[process.platform];
const target = kind === "platform" ? `${system}-${process.arch}` : undefined;
await createVSIX({
  packagePath: `target/taskfile-ls-${target ?? "universal"}-${version}.vsix`,
  target,
  dependencies: false,
  allowMissingRepository: true,
});
