# exit: 1
cp "$DATA/bad-records.jsonl" .
"$HEARSAY" list --format csv bad-records.jsonl | cut -d, -f1 | sort | uniq -c
"$HEARSAY" stats --format csv bad-records.jsonl > /dev/null 2>&1; echo $?
"$HEARSAY" resolve bad-records.jsonl 2>/dev/null | wc -l
"$HEARSAY" graph bad-records.jsonl -o graph.json 2>/dev/null
