# exit: 0
# The name of the output or --format says what a map becomes.
"$HEARSAY" map "$DATA/records.jsonl" -o map.png && head -c 8 map.png | od -An -tx1
"$HEARSAY" map "$DATA/records.jsonl" -o map.pdf && head -c 5 map.pdf && echo
"$HEARSAY" map --input records --format svg "$DATA/records.jsonl" -o map.pdf && head -c 4 map.pdf && echo
"$HEARSAY" map --input records --format pdf "$DATA/records.jsonl" | head -c 5 && echo
