# exit: 0
"$HEARSAY" list --format json --safe-csv "$DATA/records.jsonl"
