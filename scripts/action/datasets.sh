# For the steps of the action: reads DATASETS, one on each line without blanks around it, into the array `datasets`.
datasets=()
while IFS= read -r line; do
  line="${line#"${line%%[![:space:]]*}"}"
  line="${line%"${line##*[![:space:]]}"}"
  [ -z "$line" ] || datasets+=("$line")
done <<< "$DATASETS"
if [ ${#datasets[@]} -eq 0 ]; then
  echo '::error title=reshare::The input datasets names no folder. Write one on each line, such as ./datasets.'
  exit 2
fi
