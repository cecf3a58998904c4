# exit: 2
printf 'profile = ap\nvague-source = loud\n' > rules.txt
"$HEARSAY" audit --rules rules.txt "$DATA/records.jsonl"
"$HEARSAY" audit --rules no-such "$DATA/records.jsonl"
"$HEARSAY" audit --fail-on always "$DATA/records.jsonl"
