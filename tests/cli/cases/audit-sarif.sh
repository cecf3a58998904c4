# exit: 0
"$HEARSAY" audit --format sarif "$DATA/records.jsonl"
