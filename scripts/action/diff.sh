#!/usr/bin/env bash
# A step of the action: compares each dataset that differs from the commit BASE with what it was there.
# A new edition is compared with the edition before it, and one that is deleted is named. DIFF_FAIL_ON fails as --fail-on of `reshare diff` does.
set -euo pipefail
source "$GITHUB_ACTION_PATH/scripts/action/datasets.sh"

if ! git cat-file -e "$BASE^{commit}" 2> /dev/null && ! git fetch --quiet --depth=1 origin "$BASE"; then
  echo '::error title=reshare::The base cannot be fetched, so nothing is compared. Give a commit of this repository as the input base.'
  exit 2
fi
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
old="$temporary/base"
mkdir "$old"
(cd "$(git rev-parse --show-toplevel)" && git archive "$BASE") | tar -x -C "$old"
below=$(git rev-parse --show-prefix)

# the folder to compare an edition with: itself in the base, or else the edition before it there
before() {
  if [ -e "$old/$below$1/datapackage.json" ]; then
    echo "$old/$below$1"
    return
  fi
  local siblings last=''
  siblings=$(cd "$old/$below$(dirname "$1")" 2> /dev/null && ls -d */ | tr -d / | sort -V) || return 0
  for edition in $siblings; do
    [ "$(printf '%s\n%s\n' "$edition" "$(basename "$1")" | sort -V | head -1)" = "$edition" ] || continue
    [ -e "$old/$below$(dirname "$1")/$edition/datapackage.json" ] && last=$edition
  done
  [ -z "$last" ] || echo "$old/$below$(dirname "$1")/$last"
}

failed=0
while IFS= read -r descriptor; do
  folder=$(dirname "${descriptor#./}")
  ! git --literal-pathspecs diff --quiet "$BASE" -- "$folder" || [ -n "$(git --literal-pathspecs ls-files --others -- "$folder")" ] || continue
  earlier=$(before "$folder")
  if [ -z "$earlier" ]; then
    echo "New: $folder. There is no edition before it to compare it with."
    continue
  fi
  code=0
  node "$GITHUB_ACTION_PATH/bin/reshare.js" diff "$earlier" "./$folder" --format github ${DIFF_FAIL_ON:+--fail-on "$DIFF_FAIL_ON"} |
    sed "s|$temporary/||g" || code=$?
  # 3: one of the two has errors, which the step before has shown
  case $code in
    0 | 3) ;;
    *) failed=$code ;;
  esac
done < <(find "${datasets[@]}" -name datapackage.json | sort)

while IFS= read -r descriptor; do
  [ -e "$descriptor" ] || echo "Deleted: $(dirname "${descriptor#./}")."
done < <(cd "$old/$below" 2> /dev/null && find "${datasets[@]}" -name datapackage.json 2> /dev/null | sort)
exit "$failed"
