# exit: 1
cp "$DATA/ferry.txt" .
"$HEARSAY" extract --max-bytes 100 ferry.txt; echo $?
"$HEARSAY" extract --max-bytes 200 --bad-records bad.jsonl "$DATA/articles.jsonl" | cut -c1-40
cat bad.jsonl
"$HEARSAY" extract --max-bytes 200 "$DATA/articles.jsonl" > /dev/null 2>&1
