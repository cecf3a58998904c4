# exit: 4
"$HEARSAY" extract "$DATA/ferry.txt" -o /dev/full; echo $?
"$HEARSAY" extract "$DATA/ferry.txt" > /dev/full; echo $?
"$HEARSAY" graph "$DATA/records.jsonl" > /dev/full; echo $?
"$HEARSAY" list "$DATA/records.jsonl" > /dev/full; echo $?
"$HEARSAY" stats "$DATA/records.jsonl" > /dev/full; echo $?
"$HEARSAY" map "$DATA/ferry.txt" --json graph.json -o /dev/full; echo $?
"$HEARSAY" map "$DATA/ferry.txt" --json /dev/full -o map.svg; echo $?
ls -A
"$HEARSAY" extract --bad-records /dev/full "$DATA/ferry.txt" nowhere.txt > out
