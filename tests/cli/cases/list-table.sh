# exit: 0
"$HEARSAY" list --format table --safe-csv "$DATA/records.jsonl"
