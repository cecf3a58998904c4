# exit: 1
# One bad line never ends a run: the others come out, in order.
cp "$DATA/articles.jsonl" .
"$HEARSAY" extract articles.jsonl > out.jsonl; echo $?
cut -c1-50 out.jsonl
"$HEARSAY" extract --bad-records bad.jsonl -o out.jsonl articles.jsonl
rc=$?
wc -l < out.jsonl
cat bad.jsonl
exit $rc
