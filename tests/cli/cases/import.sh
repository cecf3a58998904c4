# exit: 0
spans() { grep -o '"\(id\|source_spans\|cue_spans\|content_spans\)":\("[aqE][0-9]*"\|"[0-9]"\|\[\[*[0-9,]*\]*[^"]*\)'; }
for format in brat citron corenlp; do
    case $format in brat) file=harbor_7b.ann ;; *) file=harbor.$format.json ;; esac
    echo "== $format"
    "$HEARSAY" resolve --input $format --outlet "The Bay Herald" "$DATA/annotated/$file" -o $format.jsonl || exit 1
    spans <$format.jsonl
done
echo "== back and forth"
cat brat.jsonl citron.jsonl >both.jsonl
"$HEARSAY" export both.jsonl -o pages.jsonld && "$HEARSAY" resolve --input webanno pages.jsonld | cmp - both.jsonl && echo same
"$HEARSAY" export brat.jsonl -o page.jsonld && "$HEARSAY" resolve --input webanno <page.jsonld | cmp - brat.jsonl && echo same
"$HEARSAY" export --no-text brat.jsonl -o page.jsonld && "$HEARSAY" resolve --input webanno --text "$DATA/annotated/harbor.txt" page.jsonld | cmp - brat.jsonl && echo same
"$HEARSAY" export --format brat -o folder brat.jsonl && ls folder && cmp folder/*.txt "$DATA/annotated/harbor.txt" &&
    "$HEARSAY" resolve --input brat --outlet "The Bay Herald" folder/*.ann | spans | cmp - - <<END && echo same
$(spans <brat.jsonl)
END
echo "== a map"
"$HEARSAY" map --input brat "$DATA/annotated/harbor_7b.ann" -o map.svg && grep -c '<svg' map.svg
cp "$DATA/annotated/harbor_7b.ann" alone.ann
"$HEARSAY" map --input brat --text "$DATA/annotated/harbor.txt" - <alone.ann | grep -c '<svg'
