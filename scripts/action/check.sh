#!/usr/bin/env bash
# A step of the action: checks DATASETS, annotates what it finds, and fails for findings of FAIL_ON.
set -euo pipefail
source "$GITHUB_ACTION_PATH/scripts/action/datasets.sh"
node "$GITHUB_ACTION_PATH/bin/reshare.js" check --format github --fail-on "$FAIL_ON" -- "${datasets[@]}"
