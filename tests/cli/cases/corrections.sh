# exit: 1
"$HEARSAY" list --format csv --corrections "$DATA/corrections.jsonl" "$DATA/records.jsonl" | cut -d, -f1-8
"$HEARSAY" stats --quiet --corrections "$DATA/corrections.jsonl" "$DATA/records.jsonl" -o /dev/null
