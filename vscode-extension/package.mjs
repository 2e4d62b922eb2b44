// Packs the extension: "platform" with the runtime image for this machine, "universal" with the jar alone.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createVSIX } from "@vscode/vsce";
import { withServer } from "./notices.mjs";

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
cpSync("../server/docs/rules", "server/rules", { recursive: true });
writeFileSync(
  "THIRD-PARTY-NOTICES.txt",
  withServer(
    readFileSync("dist/THIRD-PARTY-NOTICES.txt", "utf8"),
    `${built}/classes/META-INF/THIRD-PARTY-NOTICES.txt`,
  ),
);
writeFileSync("target/taskfile-ls-vscode.cdx.json", billOfMaterials());
const system = { win32: "win32", darwin: "darwin", linux: "linux" }[process.platform];
const target = kind === "platform" ? `${system}-${process.arch}` : undefined;
await createVSIX({
  packagePath: `target/taskfile-ls-${target ?? "universal"}-${version}.vsix`,
  target,
  dependencies: false,
  allowMissingRepository: true,
});

/** What is bundled, as CycloneDX: the same for two builds of one commit. */
function billOfMaterials() {
  const arguments_ = ["sbom", "--sbom-format=cyclonedx", "--omit=dev", "--package-lock-only"];
  const bill = JSON.parse(
    execFileSync("npm", arguments_, { encoding: "utf8", shell: process.platform === "win32" }),
  );
  delete bill.serialNumber;
  bill.metadata.timestamp = launch.jarTime;
  return `${JSON.stringify(bill, null, 2)}\n`;
}
