# exit: 0
"$HEARSAY" graph "$DATA/records.jsonl"
