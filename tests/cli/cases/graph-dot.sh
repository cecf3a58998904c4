# exit: 0
"$HEARSAY" graph --format dot "$DATA/records.jsonl"
