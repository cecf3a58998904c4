# exit: 0
# Quiet: 0, as here, or 141.
i=0; while [ $i -lt 300 ]; do sed "s/\"id\":\"ferry/&-$i/" "$DATA/records.jsonl"; i=$((i + 1)); done > many.jsonl
{ "$HEARSAY" list many.jsonl; echo "exit $?" >&2; } 2>said | head -n 1 | wc -l
cat said
{ "$HEARSAY" graph many.jsonl; echo "exit $?" >&2; } 2>said | head -c 10 | wc -c
cat said
{ "$HEARSAY" extract --input jsonl many.jsonl; echo "exit $?" >&2; } 2>said | true
cat said
