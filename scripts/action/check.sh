#!/usr/bin/env bash
# A step of the action: checks DATASETS, annotates what it finds, and fails for findings of FAIL_ON.
set -euo pipefail
source "$GITHUB_ACTION_PATH/scripts/action/datasets.sh"
code=0
node "$GITHUB_ACTION_PATH/bin/reshare.js" check --format github --fail-on "$FAIL_ON" -- "${datasets[@]}" || code=$?
# 1: findings, which are annotated
[ "$code" -le 1 ] || echo "::error title=reshare::The datasets cannot be checked. The log of this step says why."
exit "$code"
