# exit: 3
"$HEARSAY" extract nowhere.txt -o out.jsonl
rc=$?
ls -A
exit $rc
