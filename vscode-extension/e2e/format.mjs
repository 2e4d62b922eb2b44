// Formatting when a file is saved, and the indentation of new lines.
import fs from "node:fs";
import path from "node:path";

const NAME = "format/Taskfile.yml";

/** The file that these steps work on; an editor keeps to the columns that a file is indented by. */
export const FORMAT_FILES = {
  [NAME]: `version:   '3'
tasks:
  a:
    cmds:
      -   echo   a
  b:    echo b
`,
};

const FORMATTED = `version: '3'

tasks:
  a:
    cmds:
      - echo   a

  b: echo b
`;

/** @param {object} ui the page and the helpers of e2e.mjs, and the folder of the project */
export async function formatSteps({ page, step, openFile, command, editor, until, folder }) {
  const text = () => fs.readFileSync(path.join(folder, NAME), "utf8");
  const own = editor(NAME);

  await step("a file is formatted when it is saved", async () => {
    fs.mkdirSync(path.join(folder, ".vscode"), { recursive: true });
    fs.writeFileSync(path.join(folder, ".vscode/settings.json"), '{ "editor.formatOnSave": true }');
    await command("View: Close All Editors");
    await openFile(NAME);
    await own.locator(".view-line").first().click();
    await until(
      async () => {
        // What has not changed is not formatted, and the setting takes its time to be heard.
        await page.keyboard.press("Control+End");
        await page.keyboard.type(" ");
        await page.keyboard.press("Control+S");
        await page.waitForTimeout(500);
        return text() === FORMATTED;
      },
      () => `the file is ${JSON.stringify(text())}`,
    );
  });

  await step("a new line is indented where it belongs", async () => {
    await page.keyboard.press("Control+End");
    for (const line of ["  c:", "desc: new", "deps: [b]"]) {
      await page.keyboard.type(line);
      // A list of suggestions would take the line break.
      await page.keyboard.press("Escape");
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("Control+S");
    const added = "\n  c:\n    desc: new\n    deps: [b]\n";
    await until(
      async () => text() === FORMATTED + added,
      () => `the file is ${JSON.stringify(text())}`,
    );
  });
}
