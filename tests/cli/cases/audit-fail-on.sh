# exit: 5
"$HEARSAY" audit --rules ap --fail-on caution --format text -o /dev/null "$DATA/records.jsonl"
