#!/bin/sh
# The main job on the demo projects: the warnings of a broken project, the graph of a good one, and its parallel run.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
taskfile_ls=$here/../server/target/taskfile-ls/bin/taskfile-ls

echo "== Warnings in testdata/demo-cycle (its cycles and its missing include are errors)"
if "$taskfile_ls" check "$here/demo-cycle"; then
  echo "run-demo: the errors of demo-cycle were not found" >&2
  exit 1
fi

echo
echo "== Warnings in testdata/demo (there are none)"
"$taskfile_ls" check "$here/demo"

echo
echo "== The task graph of testdata/demo, as Mermaid"
"$taskfile_ls" graph --tasks "$here/demo"

echo
echo "== The run of testdata/demo, in parallel"
"$taskfile_ls" run -d "$here/demo" -C 4 --output prefixed --run-summary default
