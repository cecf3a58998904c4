# exit: 2
"$HEARSAY" graph --around "Nobody At All" "$DATA/records.jsonl"
