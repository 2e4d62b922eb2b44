import assert from "node:assert/strict";
import { test } from "node:test";
import { untrusted } from "../src/trustedSettings";

void test("no program is started in a workspace that nobody has trusted", () => {
  assert.deepEqual(
    untrusted([
      { shellcheck: { enabled: true, path: "/bin/x" }, diagnostics: { knownKeys: ["a"] } },
      null,
      3,
    ]),
    [{ shellcheck: { enabled: false, path: "" }, diagnostics: { knownKeys: ["a"] } }, null, 3],
  );
});
