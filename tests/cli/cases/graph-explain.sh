# exit: 0
"$HEARSAY" graph --explain "Ellen Marsh" "$DATA/namesakes.jsonl"
echo ==
"$HEARSAY" graph --explain marsh --aliases "$DATA/names.csv" "$DATA/namesakes.jsonl"
echo ==
"$HEARSAY" graph --explain 67de88f649b70e23 "$DATA/namesakes.jsonl" -o why.txt && cat why.txt
echo ==
"$HEARSAY" graph --aliases "$DATA/names.csv" "$DATA/namesakes.jsonl" | grep -o '"[0-9a-f]*":{"label":"[^"]*"\|"wikidata":"[^"]*"'
