# exit: 0
"$HEARSAY" stats --format csv "$DATA/records.jsonl"
