# exit: 0
"$HEARSAY" audit --format text "$DATA/records.jsonl"
