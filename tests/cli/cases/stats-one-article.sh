# exit: 0
head -n 1 "$DATA/records.jsonl" | "$HEARSAY" stats
