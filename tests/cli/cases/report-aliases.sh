# exit: 3
# Names that a person decided are one card and one source, on the index, on the pages and in the statistics.
sources() { sed -n 's|^<li><b>\([0-9]* statements\{0,1\}\)</b> by \([0-9]* sources\{0,1\}\).*|\1 by \2|p' "$1"; }
"$HEARSAY" report --input records "$DATA/namesakes.jsonl" -o plain/
"$HEARSAY" report --input records --aliases "$DATA/names.csv" "$DATA/namesakes.jsonl" -o decided/
for folder in plain decided; do
    echo "$folder: $(sources $folder/index.html); the page of one article: $(sources $folder/mill-2-*.html)"
    grep -o 'class="card person" data-node="[0-9a-f]*"' $folder/index.html | sort
    grep -o '"name":"[^"]*","kind":"person","node":"[0-9a-f]*"' $folder/vote-2-*.html
done
for aliases in "" "--aliases $DATA/names.csv"; do "$HEARSAY" stats --format csv $aliases "$DATA/namesakes.jsonl" | grep -i 'sources' | head -n 3; done
"$HEARSAY" report --aliases nowhere.csv "$DATA/namesakes.jsonl" -o none/
rc=$?
[ -e none ] || echo "no folder was begun"
exit $rc
