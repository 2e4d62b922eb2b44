// Each thing that the server can be asked, once, as a person asks it. Leaves the files as they were.
import assert from "node:assert/strict";

/** The file that these steps work on; its lines are counted on below. */
export const METHODS_FILES = {
  "methods/Taskfile.yml": `version: '3'

includes:
  lib: ./lib.yml

vars:
  GREETING: hello

tasks:
  # Says something.
  first:
    desc: The first task
    deps: [lib:made]
    cmds:
      - echo "{{.GREETING}} there"

  second:
    cmds:
      - task: first
      - &again echo "{{.GREETING}} again"
      - *again

  third: echo third
`,
  "methods/lib.yml": `version: '3'

tasks:
  made:
    desc: Made in the library
    cmds:
      - echo made
`,
  "shown/Taskfile.yml": `version: '3'

includes:
  sub: ./sub

tasks:
  all:
    deps: [sub:made]
    cmds:
      - echo "{{upper .NAME}}" "$HOME"
`,
  "shown/sub/Taskfile.yml": `version: '3'

tasks:
  made: echo made
`,
};

const NAME = "methods/Taskfile.yml";

/** @param {object} ui the page and the helpers of e2e.mjs */
export async function methodSteps({ page, step, openFile, command, editor, quickInput, problems, until }) {
  const own = editor(NAME);
  const at = (line, column) => goTo(`:${line}:${column}`);
  const rows = (selector, text) => page.locator(selector, { hasText: text });

  async function goTo(place) {
    await until(
      async () => {
        await page.keyboard.press("Control+P");
        // What another view does when it comes up can close the box again.
        return quickInput.fill(place, { timeout: 3_000 }).then(
          () => true,
          () => false,
        );
      },
      () => `nowhere to write ${place}`,
    );
    await page.keyboard.press("Enter");
    await quickInput.waitFor({ state: "hidden" });
    const [, line, column] = place.split(":");
    await isAt(line, column);
  }

  const isAt = (line, column) =>
    page
      .locator(".statusbar-item", { hasText: `Ln ${line}, Col ${column}` })
      .first()
      .waitFor();

  await step("completion is accepted by keyboard", async () => {
    await command("View: Close All Editors");
    await openFile(NAME);
    await at(13, 20);
    await page.keyboard.type(", thi");
    await page.keyboard.press("Control+Space");
    await rows(".suggest-widget.visible .monaco-list-row", "third").first().waitFor();
    await page.keyboard.press("Enter");
    await own.locator(".view-line", { hasText: "lib:made, third]" }).waitFor();
  });

  await step("pulled diagnostics follow the typing", async () => {
    await page.keyboard.type("x");
    await own.locator(".squiggly-error").first().waitFor({ state: "attached" });
    await command("Problems: Focus on Problems View");
    await problems.filter({ hasText: "thirdx" }).first().waitFor();
    await openFile(NAME);
    await command("File: Revert File");
    await own.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await until(
      async () => (await problems.filter({ hasText: "thirdx" }).count()) === 0,
      () => "the problem is still listed",
    );
  });

  await step("definition leads into the included file and back", async () => {
    await at(13, 18);
    await page.keyboard.press("F12");
    await editor("methods/lib.yml").locator(".view-line").first().waitFor();
    await isAt(4, 3);
    await openFile(NAME);
  });

  await step("hover tells what a task is", async () => {
    await at(13, 18);
    await command("Show or Focus Hover");
    await rows(".monaco-hover:not(.hidden)", "Made in the library").first().waitFor();
    await page.keyboard.press("Escape");
  });

  await step("the references view lists all files", async () => {
    await at(13, 18);
    await command("References: Find All References");
    const tree = page.locator(".pane-body .monaco-list-row");
    await tree.filter({ hasText: "lib.yml" }).first().waitFor();
    await tree.filter({ hasText: "Taskfile.yml" }).first().waitFor();
    // The view opens the first of them at last, and shows it in the editor.
    await tree.filter({ hasText: "deps:" }).first().waitFor();
    await own.locator(".view-line").first().click();
  });

  await step("the same name is highlighted", async () => {
    await at(7, 5);
    await until(
      async () =>
        (await own.locator(".wordHighlight, .wordHighlightStrong, .wordHighlightText").count()) >= 3,
      () => "no highlights",
    );
  });

  await step("breadcrumbs say where the cursor is", async () => {
    await at(12, 8);
    await rows(".breadcrumbs-control .monaco-breadcrumb-item", "first").first().waitFor();
  });

  await step("the outline and the symbols of the workspace are found", async () => {
    await page.keyboard.press("Control+Shift+O");
    await quickInput.waitFor();
    await rows(".quick-input-list .monaco-list-row", "second").first().waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+T");
    await quickInput.waitFor();
    await quickInput.fill("#made");
    await rows(".quick-input-list .monaco-list-row", "lib:made").first().waitFor();
    await page.keyboard.press("Escape");
  });

  await step("a task is folded", async () => {
    await at(11, 3);
    await page.keyboard.press("Control+Shift+BracketLeft");
    await own.locator(".view-line", { hasText: "The first task" }).waitFor({ state: "detached" });
    await page.keyboard.press("Control+Shift+BracketRight");
    await own.locator(".view-line", { hasText: "The first task" }).waitFor();
  });

  await step("the selection grows from a template to its value", async () => {
    await at(15, 18);
    const selected = page.locator(".statusbar-item", { hasText: /\(\d+ selected\)/ });
    const sizes = [];
    for (let i = 0; i < 4; i++) {
      await command("Expand Selection");
      await selected.first().waitFor();
      await until(
        async () => {
          const size = Number(/\((\d+) selected\)/.exec(await selected.first().innerText())?.[1]);
          return size > (sizes.at(-1) ?? 0) && sizes.push(size);
        },
        () => `the selection does not grow beyond ${sizes}`,
      );
    }
    await page.keyboard.press("Escape");
  });

  await step("an anchor and its alias change together", async () => {
    await at(20, 15);
    // The workbench asks for the ranges once the cursor rests.
    await own.locator(".linked-editing-decoration").first().waitFor({ state: "attached" });
    await page.keyboard.type("x");
    await own.locator(".view-line", { hasText: "*againx" }).waitFor();
    await page.keyboard.press("Escape");
    await command("File: Revert File");
    await own.locator(".view-line", { hasText: "*againx" }).waitFor({ state: "detached" });
  });

  await step("the call hierarchy shows who calls a task", async () => {
    await at(11, 4);
    await command("Calls: Show Call Hierarchy");
    await rows(".pane-body .monaco-list-row", "second").first().waitFor();
    await own.locator(".view-line").first().click();
  });

  await step("links lead to included files", async () => {
    await until(
      async () => (await own.locator(".detected-link").count()) > 0,
      () => "no link",
    );
  });

  await step("code lenses stand above tasks", async () => {
    await own.locator(".view-line").first().click();
    await page.locator(".codelens-decoration a", { hasText: "▶ Run" }).first().waitFor();
    await page
      .locator(".codelens-decoration a, .codelens-decoration span", { hasText: "reference" })
      .first()
      .waitFor();
  });

  await step("a report for bugs is shown", async () => {
    await command("Taskfile: Show Syntax Tree of This File");
    await rows(".view-line", "flow sequence").first().waitFor();
    assert.equal(await rows(".view-line", "hello").count(), 0, "values are not shown");
    await command("View: Revert and Close Editor");
  });

  await step("a hint names the file that an include found", async () => {
    await openFile("shown/Taskfile.yml");
    await rows(".view-line", "./sub/Taskfile.yml").first().waitFor();
  });

  await step("the signature of a function is shown", async () => {
    await at(10, 23);
    await command("Trigger Parameter Hints");
    await rows(".parameter-hints-widget.visible", "upper").first().waitFor();
    await page.keyboard.press("Escape");
  });

  await step("the server colours what a template calls", async () => {
    await at(10, 18);
    await command("Developer: Inspect Editor Tokens and Scopes");
    const inspected = rows(".token-inspect-widget", "semantic token type");
    await inspected.filter({ hasText: "function" }).first().waitFor();
    await page.keyboard.press("Escape");
  });
}
