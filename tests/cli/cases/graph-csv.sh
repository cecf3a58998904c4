# exit: 0
"$HEARSAY" graph --format csv --safe-csv "$DATA/records.jsonl" -o g
cat g.nodes.csv g.edges.csv
ls -A
