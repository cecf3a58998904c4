# exit: 1
"$HEARSAY" extract nowhere.txt "$DATA/ferry.txt" nowhere.jsonl 2>err | cut -c1-38
sed 's/^/said: /' err
"$HEARSAY" extract nowhere.txt "$DATA/ferry.txt" nowhere.jsonl -o out.jsonl 2>/dev/null
rc=$?
wc -l < out.jsonl
ls -A
exit $rc
