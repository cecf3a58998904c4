# exit: 3
echo '{"article":"x","change":"improve"}' > bad.jsonl
"$HEARSAY" list --corrections bad.jsonl "$DATA/records.jsonl"
echo "exit $?"
"$HEARSAY" list --corrections missing.jsonl "$DATA/records.jsonl"
