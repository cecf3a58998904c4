# exit: 4
"$HEARSAY" extract "$DATA/ferry.txt" -o nowhere/out.jsonl; echo $?
"$HEARSAY" map "$DATA/ferry.txt" -o map.svg --json nowhere/graph.json; echo $?
"$HEARSAY" graph --format csv "$DATA/records.jsonl" -o nowhere/graph; echo $?
"$HEARSAY" stats "$DATA/records.jsonl" -o .; echo $?
"$HEARSAY" extract --bad-records nowhere/bad.jsonl "$DATA/ferry.txt"
rc=$?
ls -A
exit $rc
