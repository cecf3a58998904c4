# exit: 0
# what the audit writes is a record again, and a second audit changes nothing
"$HEARSAY" audit "$DATA/records.jsonl" > once.jsonl && "$HEARSAY" audit once.jsonl > twice.jsonl && cmp once.jsonl twice.jsonl && grep -c '"indicators":\[{"id":"i1"' once.jsonl
