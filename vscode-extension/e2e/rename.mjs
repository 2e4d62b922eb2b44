// Rename across two files, with its preview.

/** @param {object} ui the page and the helpers of e2e.mjs; the files are those of methods.mjs */
export async function renameSteps({ page, step, openFile, command, editor }) {
  const own = editor("methods/Taskfile.yml");

  await step("a task is renamed in two files after a preview", async () => {
    await command("View: Close All Editors");
    await openFile("methods/lib.yml");
    const name = editor("methods/lib.yml")
      .locator(".view-line span", { hasText: /^made$/ })
      .first();
    await name.click();
    await page.keyboard.press("F2");
    await page.locator(".rename-box input").fill("built");
    await page.keyboard.press("Control+Enter");
    const preview = page.locator(".bulk-edit-panel");
    await preview.locator(".monaco-list-row", { hasText: "lib.yml" }).first().waitFor();
    await preview.locator(".monaco-list-row", { hasText: "Taskfile.yml" }).first().waitFor();
    await preview.locator(".monaco-button", { hasText: "Apply" }).click();
    await editor("methods/lib.yml").locator(".view-line", { hasText: "built:" }).waitFor();
    await openFile("methods/Taskfile.yml");
    await own.locator(".view-line", { hasText: "lib:built" }).waitFor();
  });
}
