# exit: 0
"$HEARSAY" list --format csv --safe-csv "$DATA/records.jsonl"
