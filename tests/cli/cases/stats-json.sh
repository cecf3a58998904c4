# exit: 0
"$HEARSAY" stats --format json "$DATA/records.jsonl"
