#!/usr/bin/env bash
# Runs the end-to-end test on the packaged extension: real VS Code workbench, real browser, real server.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
  if [ "$(id -u)" != 0 ]; then
    echo "e2e: install Chromium first, or name it in CHROMIUM" >&2
    exit 1
  fi
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core build-essential python3
fi
./install.sh
vsix=$(ls ../target/taskfile-ls-linux-*.vsix | tail -n 1)
exec node e2e.mjs "$vsix"
