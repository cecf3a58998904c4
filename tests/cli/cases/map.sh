# exit: 0
svg() { head -c 5 "$1" | tr '\n' ' '; tail -c 7 "$1"; }
"$HEARSAY" map --outlet "The Island Post" "$DATA/ferry.txt" -o map.svg --json graph.json
svg map.svg
"$HEARSAY" draw graph.json > again.svg; cmp map.svg again.svg && echo same
"$HEARSAY" draw < graph.json | cmp - map.svg && echo same
"$HEARSAY" map "$DATA/records.jsonl" | svg /dev/stdin
"$HEARSAY" graph "$DATA/records.jsonl" | "$HEARSAY" draw --top 2 -o two.svg; svg two.svg
ls -A
