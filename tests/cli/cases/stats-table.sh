# exit: 0
"$HEARSAY" stats --format table "$DATA/records.jsonl"
