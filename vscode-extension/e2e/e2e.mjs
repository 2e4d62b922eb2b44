// The product as a person uses it: node e2e.mjs EXTENSION.vsix
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { FORMAT_FILES, formatSteps } from "./format.mjs";
import { METHODS_FILES, methodSteps } from "./methods.mjs";
import { renameSteps } from "./rename.mjs";
import { startWorkbench } from "./workbench.mjs";

const here = import.meta.dirname;
const vsix = path.resolve(process.argv[2]);
const artifacts = path.join(here, "artifacts");
fs.rmSync(artifacts, { recursive: true, force: true });
fs.mkdirSync(artifacts, { recursive: true });

const MARKER = `4${process.pid}.25`; // Seconds that only our long task sleeps.
const FILES = {
  "Taskfile.yml": `version: '3'

includes:
  api: ./services/api
  web: ./services/web
  tools: ./tools

tasks:
  default:
    desc: Build and check everything
    deps: [api:build, web:build]
    cmds:
      - echo "all {{.WHAT | default "parts"}} are built"

  long:
    desc: Runs until it is cancelled
    cmds:
      - echo "long has started"
      - sleep ${MARKER}
`,
  "services/api/Taskfile.yml": `version: '3'

includes:
  lib: ../../tools

tasks:
  build:
    deps: [lib:prepare, generate]
    cmds:
      - seq 1 20000 | sort -r | tail -n 1
      - echo "api is built"
  generate:
    cmds:
      - sleep 3
      - echo "api sources are generated"
`,
  "services/web/Taskfile.yml": `version: '3'

includes:
  lib: ../../tools

tasks:
  build:
    deps: [lib:prepare]
    cmds:
      - sleep 0.4
      - echo "web is built"
`,
  "tools/Taskfile.yml": `version: '3'

tasks:
  prepare:
    run: once
    cmds:
      - sleep 0.2
      - echo "tools are ready"
  fail: exit 3
`,
  "missing/Taskfile.yml": `version: '3'

includes:
  extra: ./extra.yml

tasks:
  hello: echo hello
`,
  ...FORMAT_FILES,
  ...METHODS_FILES,
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "taskfile-demo-"));
for (const [name, text] of Object.entries(FILES)) {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
}

const start = Date.now();
let passed = 0;
let failed = 0;
const { page, foreign, stop } = await startWorkbench(vsix, folder, artifacts);

async function step(name, body) {
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1).padStart(6);
  const file = name.replaceAll(/[^a-z0-9]+/gi, "-");
  try {
    await body();
    passed++;
    console.log(`ok     ${seconds()}s ${name}`);
    await page.screenshot({
      path: path.join(artifacts, `${String(passed + failed).padStart(2, "0")}-${file}.png`),
    });
  } catch (error) {
    failed++;
    console.log(`not ok ${seconds()}s ${name}: ${String(error.message ?? error).slice(0, 600)}`);
    await page.screenshot({ path: path.join(artifacts, `FAILED-${file}.png`) });
  }
}

const quickInput = page.locator(".quick-input-widget .quick-input-box input");
const editor = (name) => page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
const lens = (text) => page.locator(".codelens-decoration a", { hasText: text });
const problems = page.locator(".markers-panel .monaco-list-row");
const terminal = page.locator(".terminal-wrapper.active .xterm-rows");

/** Opens a file of the project. The list may still be that of other words when its first row is clicked; then again. */
async function openFile(name) {
  const opened = editor(`${path.basename(folder)}/${name}`)
    .locator(".view-line")
    .first();
  for (let left = 5; ; left--) {
    await page.keyboard.press("Control+P");
    await quickInput.waitFor();
    await quickInput.fill(name);
    await page.locator(".quick-input-list .monaco-list-row").first().click();
    try {
      return await opened.waitFor({ timeout: 5_000 });
    } catch (e) {
      if (left === 0) {
        throw e;
      }
    }
  }
}

async function command(title) {
  await page.keyboard.press("F1");
  await quickInput.waitFor();
  await quickInput.fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first().click();
}

async function webview(selector, timeout = 20_000) {
  const end = Date.now() + timeout;
  for (;;) {
    for (const frame of page.frames()) {
      if (
        await frame
          .locator(selector)
          .count()
          .catch(() => 0)
      ) {
        return frame;
      }
    }
    if (Date.now() > end) {
      throw new Error(`no graph with ${selector}`);
    }
    await page.waitForTimeout(50);
  }
}

/** The command lines of living processes that hold a text. */
function processesWith(text) {
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => {
      try {
        return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      } catch {
        return ""; // It has ended meanwhile.
      }
    })
    .filter((line) => line.includes(text));
}

async function until(condition, what, timeout = 15_000) {
  const end = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > end) {
      throw new Error(what());
    }
    await page.waitForTimeout(100);
  }
}

try {
  await step("the project opens", async () => {
    await page
      .locator(".monaco-workbench .explorer-folders-view .monaco-list-row", { hasText: "Taskfile.yml" })
      .waitFor({ timeout: 60_000 });
    await openFile("Taskfile.yml");
  });

  await step("the file is a Taskfile and has lenses", async () => {
    await page.locator(".statusbar-item", { hasText: "Taskfile" }).first().waitFor();
    await lens("▶ Run").first().waitFor({ timeout: 60_000 });
    assert.deepEqual(
      // References are counted later.
      (await page.locator(".codelens-decoration a").allInnerTexts()).filter(
        (text) => !/^\s*$|reference/.test(text),
      ),
      ["Include graph", "▶ Run", "Run…", "Graph", "▶ Run", "Run…", "Graph"],
    );
  });

  await step("a cycle that is typed gets a squiggle and a problem", async () => {
    await openFile("tools/Taskfile.yml");
    await page.keyboard.press("Control+End");
    await page.keyboard.type("includes: {up: ../services/api}");
    await page.keyboard.press("Escape"); // What is offered meanwhile is not meant.
    await page.keyboard.press("Enter");
    await editor("tools/Taskfile.yml").locator(".squiggly-error").first().waitFor({ state: "attached" });
    // The workbench asks for lenses only while the editor has the focus.
    await lens("Include graph").first().waitFor();
    await command("Problems: Focus on Problems View");
    await problems
      .filter({ hasText: /include cycle/i })
      .first()
      .waitFor();
  });

  await step("the include graph marks the cycle", async () => {
    await lens("Include graph").first().click();
    const frame = await webview(".node.cycle");
    assert.equal(await frame.locator(".node.cycle").count(), 2);
    assert.equal(await frame.locator(".edge.cycle").count(), 2);
  });

  await step("the cycle is fixed and everything about it vanishes", async () => {
    const frame = await webview(".node.cycle");
    await page.locator('.tab[data-resource-name="Taskfile.yml"]', { hasText: "tools" }).first().click();
    await page.keyboard.press("Control+End");
    for (let i = 0; i < "includes: {up: ../services/api}\n".length; i++) {
      await page.keyboard.press("Backspace");
    }
    await editor("tools/Taskfile.yml").locator(".squiggly-error").first().waitFor({ state: "detached" });
    await until(
      async () => (await problems.filter({ hasText: /include cycle/i }).count()) === 0,
      () => "the problem is still listed",
    );
    await frame.locator(".node.cycle").first().waitFor({ state: "detached" });
    await page.keyboard.press("Control+S");
  });

  await step("the lens shows the graph of a task", async () => {
    await command("View: Close All Editors");
    await openFile("Taskfile.yml");
    await lens("Graph").nth(1).waitFor({ timeout: 60_000 });
    await page
      .locator(".codelens-decoration a", { hasText: /^Graph$/ })
      .first()
      .click();
    const frame = await webview('.node[data-id="api:build"]');
    const ids = await frame
      .locator(".node")
      .evaluateAll((nodes) => nodes.map((node) => node.dataset.id).sort());
    assert.deepEqual(ids, [
      "api:build",
      "api:generate",
      "api:lib:prepare",
      "default",
      "web:build",
      "web:lib:prepare",
    ]);
  });

  await step("the lens runs the task and the graph turns green", async () => {
    await lens("▶ Run").first().click();
    const frame = await webview('.node[data-id="default"]');
    await frame.locator('.node[data-state="running"]').first().waitFor({ state: "attached" });
    await page.screenshot({ path: path.join(artifacts, "running.png") });
    await terminal.filter({ hasText: "all parts are built" }).waitFor();
    await frame.locator('.node[data-id="default"][data-state="succeeded"]').waitFor({ state: "attached" });
    await frame.locator('.node[data-id="api:build"][data-state="succeeded"]').waitFor({ state: "attached" });
    await terminal.filter({ hasText: "done in" }).waitFor();
    await page.screenshot({ path: path.join(artifacts, "screenshot.png") });
  });

  await step("a click on a node leads to its task", async () => {
    const frame = await webview('.node[data-id="api:generate"]');
    await frame.locator('.node[data-id="api:generate"]').click();
    await editor("services/api/Taskfile.yml").locator(".view-line").first().waitFor();
    await page.locator(".statusbar-item", { hasText: "Ln 12, Col 11" }).first().waitFor();
    await command("View: Close Editor");
    // Lenses of an editor that comes back are pictures until it has the focus.
    await editor("Taskfile.yml").locator(".view-line").first().click();
    await lens("▶ Run").nth(1).waitFor();
  });

  await step("a failure is told and leads to its log", async () => {
    await command("Taskfile: Run Task…");
    await quickInput.fill("tools:fail");
    await page
      .locator(".quick-input-list .monaco-list-row")
      .filter({ hasText: "tools:fail" })
      .first()
      .click();
    const toast = page.locator(".notification-toast", { hasText: /Task tools:fail failed/ });
    await toast.waitFor();
    await toast.locator("a", { hasText: "Show Log" }).click();
    await terminal.filter({ hasText: "exit status 3" }).waitFor();
  });

  await step("a long run is cancelled and leaves no process", async () => {
    await lens("▶ Run").nth(1).click();
    await terminal.filter({ hasText: "long has started" }).waitFor();
    await until(
      () => processesWith(`sleep ${MARKER}`).length > 0,
      () => "the long task does not sleep",
    );
    await page.locator(".terminal-wrapper.active").click();
    await page.keyboard.press("Control+C");
    await terminal.filter({ hasText: "cancelled" }).waitFor();
    await until(
      () => processesWith(MARKER).length === 0,
      () => `still there: ${processesWith(MARKER)}`,
    );
  });

  await step("a missing include is warned of until the file is there", async () => {
    await openFile("missing/Taskfile.yml");
    await editor("missing/Taskfile.yml").locator(".squiggly-error").first().waitFor({ state: "attached" });
    await command("Problems: Focus on Problems View");
    await problems
      .filter({ hasText: /extra\.yml/ })
      .first()
      .waitFor();
    await page.screenshot({ path: path.join(artifacts, "missing-include.png") });
    fs.writeFileSync(path.join(folder, "missing/extra.yml"), "version: '3'\ntasks:\n  more: echo more\n");
    await editor("missing/Taskfile.yml").locator(".squiggly-error").first().waitFor({ state: "detached" });
    await until(
      async () => (await problems.filter({ hasText: /extra\.yml/ }).count()) === 0,
      () => "the problem is still listed",
    );
  });

  await step("a deleted folder is noticed", async () => {
    fs.rmSync(path.join(folder, "services/web"), { recursive: true });
    await problems
      .filter({ hasText: /include 'web'/ })
      .first()
      .waitFor();
  });

  await step("hover and definition lead through namespaces", async () => {
    await openFile("Taskfile.yml");
    await page.keyboard.press("Control+P");
    await quickInput.fill(":11:17"); // The task in api:build.
    await page.keyboard.press("Enter");
    await quickInput.waitFor({ state: "hidden" });
    await command("Show or Focus Hover");
    await page.locator(".monaco-hover:not(.hidden)", { hasText: "generate" }).first().waitFor();
  });

  await methodSteps({ page, step, openFile, command, editor, quickInput, problems, until });
  await renameSteps({ page, step, openFile, command, editor });
  await formatSteps({ page, step, openFile, command, editor, until, folder });

  await step("nothing left this machine", async () => {
    assert.deepEqual([...foreign], []);
  });
} finally {
  await stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
await (async () => {
  const left = processesWith("taskfile-ls.jar");
  console.log(left.length === 0 ? "ok     no server is left" : `not ok a server is left: ${left}`);
  left.length === 0 ? passed++ : failed++;
})();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
