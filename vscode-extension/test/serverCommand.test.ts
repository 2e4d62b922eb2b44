import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { NoServer, serverCommand } from "../src/serverCommand";

const skip = process.platform === "win32" ? "the programs of this test are shell scripts" : false;
let extension: string;
let server: string;

function programIn(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

beforeEach(() => {
  extension = mkdtempSync(path.join(tmpdir(), "taskfile-ls-"));
  server = path.join(extension, "server");
  mkdirSync(server);
  writeFileSync(
    path.join(server, "launch.json"),
    JSON.stringify({ version: "1.2.3", jarTime: "2001-02-03T04:05:06Z", flags: ["-Xone", "-Xtwo"] }),
  );
});

afterEach(() => rmSync(extension, { recursive: true }));

void test(
  "the image is started as it is, and its jar has the time of the build again",
  { skip },
  async () => {
    const image = programIn(path.join(server, "bin"), "taskfile-ls", "");
    mkdirSync(path.join(server, "lib"));
    const jar = path.join(server, "lib", "taskfile-ls.jar");
    writeFileSync(jar, "");
    const command = await serverCommand(extension, "", "");
    assert.equal(command.command, image);
    assert.deepEqual(command.args, ["lsp"]);
    assert.equal(statSync(jar).mtime.toISOString(), "2001-02-03T04:05:06.000Z");
  },
);

void test("the jar is started by a new enough Java with the flags of the build", { skip }, async () => {
  const home = path.join(extension, "java");
  const java = programIn(path.join(home, "bin"), "java", "#!/bin/sh\necho 'openjdk version \"25\"'\n");
  const command = await serverCommand(extension, "", home);
  assert.equal(command.command, java);
  assert.deepEqual(command.args, ["-Xone", "-Xtwo", "-jar", path.join(server, "taskfile-ls.jar"), "lsp"]);
});

void test("a program of the settings needs nothing of the extension, but it must exist", async () => {
  const mine = programIn(extension, "mine", "");
  rmSync(path.join(server, "launch.json"));
  assert.deepEqual((await serverCommand(extension, mine, "")).args, ["lsp"]);
  await assert.rejects(serverCommand(extension, path.join(extension, "none"), ""), NoServer);
});
