# exit: 2
# Several articles need a folder: a page each, and an index; a single file is not begun.
"$HEARSAY" report "$DATA/records.jsonl" -o pages/ && ls pages && grep -c '<tr><th scope="row"><a' pages/index.html
"$HEARSAY" report "$DATA/records.jsonl" -o one.html
rc=$?
ls one.html
exit $rc
