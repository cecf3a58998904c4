# exit: 0
# Same bytes whatever the number of threads; metadata from options; --no-text; a record is passed on.
"$HEARSAY" extract --id f --outlet "The Island Post" --title T --author A --date "March 4, 2024" --url https://example.org/ "$DATA/ferry.txt" > one.jsonl
cut -d, -f1-7 one.jsonl
"$HEARSAY" extract --no-text "$DATA/ferry.txt" | grep -c '"text"'
"$HEARSAY" extract --jobs 1 "$GRAPHS"/*y.txt "$GRAPHS"/*-report.txt > a
"$HEARSAY" extract --jobs 7 "$GRAPHS"/*y.txt "$GRAPHS"/*-report.txt > b
cmp a b && wc -l < b
"$HEARSAY" extract one.jsonl | cmp - one.jsonl && echo passed on
"$HEARSAY" extract < "$DATA/ferry.txt" | wc -l
"$HEARSAY" extract < "$DATA/articles.jsonl" 2>/dev/null | wc -l
"$HEARSAY" extract --input text - < "$DATA/records.jsonl" 2>/dev/null | wc -l
