# exit: 0
printf 'Ada Lindholm said that the ferry was \377\376 safe. Critics said it was not.' > bytes.txt
"$HEARSAY" extract --id bytes bytes.txt | grep -o '"text":"[^"]*"'
"$HEARSAY" extract --quiet bytes.txt | wc -l
printf '{"id":"b","text":"Voss said \355\240\200 that the council knew all about it."}\n' > bytes.jsonl
"$HEARSAY" extract bytes.jsonl | grep -o '"text":"[^"]*"'
