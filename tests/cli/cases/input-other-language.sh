# exit: 3
cp "$DATA/german.txt" .
"$HEARSAY" extract german.txt -o out.jsonl
rc=$?
ls -A
echo 'Ada Lindholm sagte nichts.' | "$HEARSAY" extract | wc -l
exit $rc
