# exit: 3
printf '{"id":"cut","text":"Voss said the coun' | "$HEARSAY" extract; echo $?
head -c 700 "$DATA/records.jsonl" | "$HEARSAY" graph; echo $?
printf '{"graph":{"nodes":{' | "$HEARSAY" draw
