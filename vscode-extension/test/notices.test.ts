import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { test } from "node:test";

const root = path.join(__dirname, "..", "..");

void test("each package that is bundled has its licence in the notices", () => {
  const notices = readFileSync(path.join(root, "dist/THIRD-PARTY-NOTICES.txt"), "utf8");
  const bundle = readFileSync(path.join(root, "package.json"), "utf8");
  for (const name of Object.keys((JSON.parse(bundle) as { dependencies: object }).dependencies)) {
    assert.match(notices, new RegExp(`^${name} [0-9.]+ \\(.*\\):$`, "m"));
  }
  for (const name of ["vscode-jsonrpc", "vscode-languageserver-protocol", "semver"]) {
    assert.match(notices, new RegExp(`^${name} `, "m"));
  }
  assert.match(notices, /Permission is hereby granted/);
});
